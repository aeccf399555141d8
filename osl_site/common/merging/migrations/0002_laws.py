# Written by `manage.py maketriggers` from osl_site.common.merging.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_functions"),
        ("merging", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- The kept row of a merge that holds is the gone one of no other.
create function merging_has_no_chains() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.undone_at is null and exists (
        select from merging_merge other where other.subject_type = new.subject_type and other.undone_at is null
            and other.id <> new.id and (other.gone_id = new.kept_id or other.kept_id = new.gone_id)
    ) then
        raise exception '% on % refused: a part of what is a part', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'merge_has_no_chains';
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function merging_has_no_chains;
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists merging_merge_has_no_chains on merging_merge;
create constraint trigger merging_merge_has_no_chains after insert or update on merging_merge deferrable initially deferred
    for each row
    execute function merging_has_no_chains();
""",
            reverse_sql="""
drop trigger merging_merge_has_no_chains on merging_merge;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger merging_merge_stays before update on merging_merge
    for each row
    when (old.undone_at is not null or (old.id, old.subject_type, old.gone_id, old.before, old.at, old.by_id, old.by_name, old.by_position) is distinct from (new.id, new.subject_type, new.gone_id, new.before, new.at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('what was merged stays told, and is taken back once');
""",
            reverse_sql="""
drop trigger merging_merge_stays on merging_merge;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger merging_merge_no_truncate before truncate on merging_merge
    for each statement
    execute function osl_refuse('what was merged stays told');
""",
            reverse_sql="""
drop trigger merging_merge_no_truncate on merging_merge;
""",
        ),
    ]
