# Written by `manage.py maketriggers` from osl_site.common.merging.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_functions"),
        ("merging", "0003_days_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql=r"""
-- What the gone row said otherwise stays told, but for what is covered in it.
create function merging_former_is_only_covered() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if jsonb_array_length(new.before) <> jsonb_array_length(old.before) or exists (
        select from jsonb_array_elements(old.before) with ordinality was(pair, at)
            join jsonb_array_elements(new.before) with ordinality is_now(pair, at) using (at)
            where was.pair is distinct from is_now.pair and (
                was.pair ->> 0 is distinct from is_now.pair ->> 0 or jsonb_array_length(is_now.pair) <> 2
                or was.pair ->> 1 not like
                    replace(regexp_replace(is_now.pair ->> 1, '([!%_])', '!\1', 'g'), '▇▇▇', '%') escape '!'
            )
    ) then
        raise exception '% on % refused: what was merged stays told, and is taken back once', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function merging_former_is_only_covered;
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger merging_merge_stays before update on merging_merge
    for each row
    when (old.undone_at is not null and to_jsonb(old) - 'before' is distinct from to_jsonb(new) - 'before' or (old.id, old.subject_type, old.gone_id, old.at, old.by_id, old.by_name, old.by_position) is distinct from (new.id, new.subject_type, new.gone_id, new.at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('what was merged stays told, and is taken back once');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER merging_merge_stays BEFORE UPDATE ON public.merging_merge FOR EACH ROW WHEN (((old.undone_at IS NOT NULL) OR ((((((((old.id IS DISTINCT FROM new.id) OR ((old.subject_type)::text IS DISTINCT FROM (new.subject_type)::text)) OR (old.gone_id IS DISTINCT FROM new.gone_id)) OR (old.before IS DISTINCT FROM new.before)) OR (old.at IS DISTINCT FROM new.at)) OR (old.by_id IS DISTINCT FROM new.by_id)) OR ((old.by_name)::text IS DISTINCT FROM (new.by_name)::text)) OR ((old.by_position)::text IS DISTINCT FROM (new.by_position)::text)))) EXECUTE FUNCTION osl_refuse('what was merged stays told, and is taken back once');
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger merging_merge_former_stays before update of before on merging_merge
    for each row
    when (old.before is distinct from new.before)
    execute function merging_former_is_only_covered();
""",
            reverse_sql="""
drop trigger merging_merge_former_stays on merging_merge;
""",
        ),
    ]
