# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0005_days_are_read"),
        ("audit", "0021_records_go_again"),
        ("common", "0008_held_while_cited"),
        ("confirmations", "0002_confirmations_laws"),
        ("needs", "0045_urgent_mistakes"),
        ("promises", "0004_swept"),
        ("redaction", "0003_swept"),
        ("search", "0003_days_are_read"),
        ("withdrawal", "0007_swept"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Who was told of a submission, but for what was a mistake.
create function needs_urgent_notices(asked bigint) returns setof needs_urgentnotice
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    return query select * from needs_urgentnotice n where n.submission_id = asked and not exists (
        select from needs_urgentmistake m where m.submission_id = asked and m.last_id >= n.id
    );
end
$$;
""",
            reverse_sql="""
drop function needs_urgent_notices;
""",
        ),
        migrations.RunSQL(
            sql="""
-- All that was said so far is the mistake, and nobody took it over.
create function needs_urgent_by_mistake() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform from needs_submission where id = new.submission_id for update;
    if new.last_id is distinct from (select max(id) from needs_urgent_notices(new.submission_id)) then
        raise exception '% on % refused: it is about all that was said of this submission', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if exists (select from needs_urgenttakeover where submission_id = new.submission_id) then
        raise exception '% on % refused: somebody took it over', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_mistake_of_what_nobody_took';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_urgent_by_mistake;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The team against violence is told besides the police or the prosecutor, never instead; nobody is told before it came.
create or replace function needs_urgent_is_told() returns trigger
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
        select from needs_urgent_notices(new.submission_id) where "to" in ('police', 'prosecutor')
    ) then
        raise exception '% on % refused: the police or the prosecutor first', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_team_is_never_instead';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.needs_urgent_is_told()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Only who was told takes it over, and not before.
create or replace function needs_urgent_is_taken_over() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not exists (
        select from needs_urgent_notices(new.submission_id) where "to" = new."to" and told_at <= new.taken_at
    ) then
        raise exception '% on % refused: they were not told by then', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_taken_over_by_who_was_told';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.needs_urgent_is_taken_over()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The author of an urgent submission is told nothing but that it was read, and is asked nothing.
create or replace function needs_urgent_says_nothing_more() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform from needs_submission where id = new.submission_id for update;
    if exists (select from needs_urgent_notices(new.submission_id)) then
        raise exception '% on % refused: it is urgent', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_says_nothing_more';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.needs_urgent_says_nothing_more()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    perform from needs_submission where id = new.submission_id for update;
    if exists (select from needs_urgentnotice where submission_id = new.submission_id) then
        raise exception '% on % refused: it is urgent', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_says_nothing_more';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Of an urgent submission nobody says whether it helped: the page never asks.
create or replace function needs_urgent_is_not_judged() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (select from needs_urgent_notices(new.id)) then
        raise exception '% on % refused: it is urgent', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_says_nothing_more';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.needs_urgent_is_not_judged()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if exists (select from needs_urgentnotice where submission_id = new.id) then
        raise exception '% on % refused: it is urgent', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_says_nothing_more';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgent_by_mistake before insert on needs_urgentmistake
    for each row
    execute function needs_urgent_by_mistake();
""",
            reverse_sql="""
drop trigger needs_urgent_by_mistake on needs_urgentmistake;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgentmistake_reads_what_is_there before insert or update or delete on needs_urgentmistake
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_urgentmistake_reads_what_is_there on needs_urgentmistake;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgentmistake_stays before update or delete on needs_urgentmistake
    for each row
    execute function osl_refuse('who was told of an urgent submission, and who took it over, stays written');
""",
            reverse_sql="""
drop trigger needs_urgentmistake_stays on needs_urgentmistake;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgentmistake_no_truncate before truncate on needs_urgentmistake
    for each statement
    execute function osl_refuse('who was told of an urgent submission, and who took it over, stays written');
""",
            reverse_sql="""
drop trigger needs_urgentmistake_no_truncate on needs_urgentmistake;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgentmistake_written_at_once before insert or update of at on needs_urgentmistake
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_urgentmistake_written_at_once on needs_urgentmistake;
""",
        ),
    ]
