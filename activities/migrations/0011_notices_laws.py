# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0010_swept_notices"),
        ("audit", "0005_notices_laws"),
        ("centre", "0003_laws"),
        ("common", "0001_functions"),
        ("needs", "0007_terms_stay"),
        ("partners", "0003_laws"),
        ("redaction", "0006_notices_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- What was to be said stays as it was, or is blank once a contact is erased, and said stays said; a passage of it is covered by redaction_cover alone.
create or replace function activities_notice_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'DELETE'
        or (new.id, new.registration_id, new.kind, new.channel, new.letter_id, new.made_at)
            is distinct from (old.id, old.registration_id, old.kind, old.channel, old.letter_id, old.made_at)
        or (new.text <> old.text and new.text <> '' and not osl_is_done_by('redaction_cover', tg_relid))
        or (old.state in ('sent', 'called')
            and (new.state, new.done_at, new.done_by_id, new.done_by_name, new.done_by_position)
                is distinct from (old.state, old.done_at, old.done_by_id, old.done_by_name, old.done_by_position))
    then
        raise exception '% on % refused: what somebody was told stays told', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.activities_notice_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if tg_op = 'DELETE'
        or (new.id, new.registration_id, new.kind, new.channel, new.letter_id, new.made_at)
            is distinct from (old.id, old.registration_id, old.kind, old.channel, old.letter_id, old.made_at)
        or (new.text <> old.text and new.text <> '')
        or (old.state in ('sent', 'called')
            and (new.state, new.done_at, new.done_by_id, new.done_by_name, new.done_by_position)
                is distinct from (old.state, old.done_at, old.done_by_id, old.done_by_name, old.done_by_position))
    then
        raise exception '% on % refused: what somebody was told stays told', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
    ]
