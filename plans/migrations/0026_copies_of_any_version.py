# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0007_names_of_the_day"),
        ("centre", "0005_name_laws"),
        ("common", "0007_fold"),
        ("files", "0005_written_at_once"),
        ("needs", "0008_what_was_told_stays"),
        ("partners", "0004_withdrawn"),
        ("plans", "0025_exclusion_laws"),
        ("withdrawal", "0003_names_of_the_day"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Residents are shown signed copies, not replaced, of published versions that no exclusion names.
create or replace function plans_copy_publication_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform 1 from plans_signedcopy copy join plans_version v on v.id = copy.version_id
        where copy.id = new.copy_id for update of v;
    if not exists (
        select 1 from plans_signedcopy copy
            join plans_publication published on published.version_id = copy.version_id
            where copy.id = new.copy_id and copy.kind = 'signed'
            and not exists (select 1 from plans_signedcopy later where later.supersedes_id = copy.id)
            and not exists (
                select 1 from plans_exclusion e join plans_version said on said.id = e.version_id
                    join plans_version here on here.id = copy.version_id and here.plan_id = said.plan_id
                    where not exists (select 1 from plans_exclusionend where exclusion_id = e.id)
                    and (said.id = here.id or exists (
                        select 1 from plans_publicdocument d
                            where d.version_id = here.id and e.number = any (string_to_array(d.kind, ',')::int[])
                    ))
            )
    ) then
        raise exception 'only a signed copy of a published version that still stands is published'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_copy_publication_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    perform 1 from plans_signedcopy copy join plans_version v on v.id = copy.version_id
        where copy.id = new.copy_id for update of v;
    if not exists (
        select 1 from plans_signedcopy copy
            join plans_publication published on published.version_id = copy.version_id
            where copy.id = new.copy_id and copy.kind = 'signed'
            and not exists (select 1 from plans_signedcopy later where later.supersedes_id = copy.id)
            and not exists (
                select 1 from plans_exclusion e where e.version_id = copy.version_id
                and not exists (select 1 from plans_exclusionend where exclusion_id = e.id)
            )
    ) then
        raise exception 'only a signed copy of a published version that still stands is published'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
    ]
