# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0002_attachment_laws"),
        ("audit", "0017_promises_erased"),
        ("common", "0008_held_while_cited"),
        ("needs", "0028_urgent"),
        ("promises", "0002_promises_laws"),
        ("search", "0003_days_are_read"),
        ("withdrawal", "0005_themes_methods_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- The team against violence is told besides the police or the prosecutor, never instead; nobody is told before it came.
create function needs_urgent_is_told() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare came timestamptz;
begin
    select date_trunc('minute', received_at) into came from needs_submission where id = new.submission_id for update;
    if new.told_at < came then
        raise exception '% on % refused: nobody is told of what has not come yet', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if new."to" = 'team' and not exists (
        select from needs_urgentnotice where submission_id = new.submission_id and "to" in ('police', 'prosecutor')
    ) then
        raise exception '% on % refused: the police or the prosecutor first', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_team_is_never_instead';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_urgent_is_told;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Only who was told takes it over, and not before.
create function needs_urgent_is_taken_over() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not exists (
        select from needs_urgentnotice
         where submission_id = new.submission_id and "to" = new."to" and told_at <= new.taken_at
    ) then
        raise exception '% on % refused: they were not told by then', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_taken_over_by_who_was_told';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_urgent_is_taken_over;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The author of an urgent submission is told nothing but that it was read, and is asked nothing.
create function needs_urgent_says_nothing_more() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform from needs_submission where id = new.submission_id for update;
    if exists (select from needs_urgentnotice where submission_id = new.submission_id) then
        raise exception '% on % refused: it is urgent', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_says_nothing_more';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_urgent_says_nothing_more;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Of an urgent submission nobody says whether it helped: the page never asks.
create function needs_urgent_is_not_judged() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (select from needs_urgentnotice where submission_id = new.id) then
        raise exception '% on % refused: it is urgent', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_says_nothing_more';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_urgent_is_not_judged;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgent_is_told before insert on needs_urgentnotice
    for each row
    execute function needs_urgent_is_told();
""",
            reverse_sql="""
drop trigger needs_urgent_is_told on needs_urgentnotice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgent_is_taken_over before insert on needs_urgenttakeover
    for each row
    execute function needs_urgent_is_taken_over();
""",
            reverse_sql="""
drop trigger needs_urgent_is_taken_over on needs_urgenttakeover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_line_of_what_is_not_urgent before insert on needs_line
    for each row
    when (new.side = 'office')
    execute function needs_urgent_says_nothing_more();
""",
            reverse_sql="""
drop trigger needs_line_of_what_is_not_urgent on needs_line;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgent_is_not_judged before update of helped on needs_submission
    for each row
    when (new.helped <> old.helped)
    execute function needs_urgent_is_not_judged();
""",
            reverse_sql="""
drop trigger needs_urgent_is_not_judged on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgentnotice_reads_what_is_there before insert or update or delete on needs_urgentnotice
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_urgentnotice_reads_what_is_there on needs_urgentnotice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgenttakeover_reads_what_is_there before insert or update or delete on needs_urgenttakeover
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_urgenttakeover_reads_what_is_there on needs_urgenttakeover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgentnotice_stays before update or delete on needs_urgentnotice
    for each row
    execute function osl_refuse('who was told of an urgent submission, and who took it over, stays written');
""",
            reverse_sql="""
drop trigger needs_urgentnotice_stays on needs_urgentnotice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgenttakeover_stays before update or delete on needs_urgenttakeover
    for each row
    execute function osl_refuse('who was told of an urgent submission, and who took it over, stays written');
""",
            reverse_sql="""
drop trigger needs_urgenttakeover_stays on needs_urgenttakeover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgentnotice_no_truncate before truncate on needs_urgentnotice
    for each statement
    execute function osl_refuse('who was told of an urgent submission, and who took it over, stays written');
""",
            reverse_sql="""
drop trigger needs_urgentnotice_no_truncate on needs_urgentnotice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgenttakeover_no_truncate before truncate on needs_urgenttakeover
    for each statement
    execute function osl_refuse('who was told of an urgent submission, and who took it over, stays written');
""",
            reverse_sql="""
drop trigger needs_urgenttakeover_no_truncate on needs_urgenttakeover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgentnotice_written_at_once before insert or update of at on needs_urgentnotice
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_urgentnotice_written_at_once on needs_urgentnotice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgenttakeover_written_at_once before insert or update of at on needs_urgenttakeover
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_urgenttakeover_written_at_once on needs_urgenttakeover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgentnotice_days_are_read before insert or update of told_at on needs_urgentnotice
    for each row
    when (new.told_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_urgentnotice_days_are_read on needs_urgentnotice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgenttakeover_days_are_read before insert or update of taken_at on needs_urgenttakeover
    for each row
    when (new.taken_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_urgenttakeover_days_are_read on needs_urgenttakeover;
""",
        ),
    ]
