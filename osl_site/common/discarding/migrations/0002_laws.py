# Written by `manage.py maketriggers` from osl_site.common.discarding.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_functions"),
        ("discarding", "0001_initial"),
        ("files", "0002_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- For the functions that remove records: the number of the record of this kind that may go on that ground, held until the transaction ends. Refuses one that is not there, is done, or is younger than seven days.
create function discarding_is_due(asked bigint, kind text) returns bigint
    language plpgsql set search_path = public, pg_temp
as $$
declare said record;
begin
    select * into said from discarding_discarding where id = asked and subject_type = kind for update;
    if not found then
        raise exception 'nobody said on which ground this % may go', kind
            using errcode = 'integrity_constraint_violation';
    end if;
    if said.at > osl_now() - interval '7 days' then
        raise exception 'between the ground and the removal lie seven days'
            using errcode = 'integrity_constraint_violation';
    end if;
    if exists (
        select 1 from discarding_discarding later
            where later.subject_type = kind and later.subject_id = said.subject_id and later.id > said.id
    ) then
        raise exception 'another ground was said since' using errcode = 'integrity_constraint_violation';
    end if;
    return said.subject_id;
end
$$;
revoke all on function discarding_is_due from public;
""",
            reverse_sql="""
drop function discarding_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Before insert: a director by a role of their own says it, of a case that is there.
create function discarding_by_a_director() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform 1 from accounts_user where id = new.by_id and is_active and 'director' = any (roles) for share;
    if not found then
        raise exception 'only a director lets a record go' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function discarding_by_a_director;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger discarding_stays before update or delete on discarding_discarding
    for each row
    execute function osl_refuse('on which ground a record went stays written');
""",
            reverse_sql="""
drop trigger discarding_stays on discarding_discarding;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger discarding_discarding_no_truncate before truncate on discarding_discarding
    for each statement
    execute function osl_refuse('on which ground a record went stays written');
""",
            reverse_sql="""
drop trigger discarding_discarding_no_truncate on discarding_discarding;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger discarding_discarding_written_at_once before insert or update of at on discarding_discarding
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger discarding_discarding_written_at_once on discarding_discarding;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger discarding_discarding_days_are_read before insert or update of consented_on on discarding_discarding
    for each row
    when (new.consented_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger discarding_discarding_days_are_read on discarding_discarding;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger discarding_discarded_days_are_read before insert or update of at on discarding_discarded
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger discarding_discarded_days_are_read on discarding_discarded;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger discarding_by_a_director before insert on discarding_discarding
    for each row
    execute function discarding_by_a_director();
""",
            reverse_sql="""
drop trigger discarding_by_a_director on discarding_discarding;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger discarding_done_stays before update or delete on discarding_discarded
    for each row
    execute function osl_refuse('on which ground a record went stays written');
""",
            reverse_sql="""
drop trigger discarding_done_stays on discarding_discarded;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger discarding_discarded_no_truncate before truncate on discarding_discarded
    for each statement
    execute function osl_refuse('on which ground a record went stays written');
""",
            reverse_sql="""
drop trigger discarding_discarded_no_truncate on discarding_discarded;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger discarding_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('discarding_discarding', 'file_id');
""",
            reverse_sql="""
drop trigger discarding_file_stays on files_storedfile;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger discarding_holds_its_file before insert or update of file_id on discarding_discarding
    for each row
    when (new.file_id is not null)
    execute function osl_hold_cited('files_storedfile', 'file_id', 'id');
""",
            reverse_sql="""
drop trigger discarding_holds_its_file on discarding_discarding;
""",
        ),
    ]
