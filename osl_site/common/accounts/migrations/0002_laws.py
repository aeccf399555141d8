# Written by `manage.py maketriggers` from osl_site.common.accounts.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0001_initial"),
        ("common", "0001_functions"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Whether a person has a role, or at that moment stands in for somebody who has it.
create function accounts_acts_as(person bigint, wanted text, moment timestamptz) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
declare day date := (moment at time zone 'Europe/Warsaw')::date;
begin
    return exists (select 1 from accounts_user where id = person and is_active and wanted = any (roles))
        or exists (
            select 1 from accounts_substitution held
                join accounts_user away on away.id = held.away_id and away.is_active and wanted = any (away.roles)
                join accounts_user stands on stands.id = held.substitute_id and stands.is_active
                where held.substitute_id = person and held.called_off_at is null
                    and day between held.from_on and held.until_on
        );
end
$$;
""",
            reverse_sql="""
drop function accounts_acts_as;
""",
        ),
        migrations.RunSQL(
            sql="""
-- After insert or update of an account: its open grants are its roles. Nobody else writes them.
create function accounts_keep_grants() returns trigger
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare
    moment timestamptz := new.roles_at;
    giver accounts_user%rowtype;
begin
    if tg_op = 'INSERT' then
        moment := new.created_at;
    elsif new.roles_at is not distinct from old.roles_at then
        moment := clock_timestamp();
    end if;
    select * into giver from accounts_user where id = new.roles_by_id;
    update accounts_rolegrant
       set until_at = greatest(moment, from_at), ended_by_id = giver.id,
           ended_by_name = coalesce(giver.name, ''), ended_by_position = coalesce(giver.position, '')
     where user_id = new.id and until_at is null and not role = any (new.roles);
    insert into accounts_rolegrant (user_id, role, from_at, by_id, by_name, by_position, ended_by_name,
            ended_by_position)
        select distinct new.id, given, moment, giver.id, coalesce(giver.name, ''), coalesce(giver.position, ''), '', ''
          from unnest(new.roles) given
         where not exists (
            select 1 from accounts_rolegrant where user_id = new.id and role = given and until_at is null
         );
    return null;
end
$$;
revoke all on function accounts_keep_grants from public;
""",
            reverse_sql="""
drop function accounts_keep_grants;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Before insert or update of a grant: the database writes it, as it follows from the roles of an account.
create function accounts_grants_alone() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if osl_is_done_by('accounts_keep_grants', tg_relid) then
        return new;
    end if;
    raise exception '% on % refused: the grants of an account follow from its roles', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;
""",
            reverse_sql="""
drop function accounts_grants_alone;
""",
        ),
        migrations.RunSQL(
            sql="""
-- At commit, after a role or an account was taken from somebody: another active person has that role.
create function accounts_keep_the_last() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare kept text;
begin
    perform pg_advisory_xact_lock(hashtext('accounts_user'));  -- two who close each other: the later one sees it
    foreach kept in array array['administrator', 'director'] loop
        if kept = any (old.roles)
            and not exists (select 1 from accounts_user where is_active and kept = any (roles)) then
            raise exception '% on % refused: nobody else is %', tg_op, tg_table_name, kept
                using errcode = 'integrity_constraint_violation';
        end if;
    end loop;
    return null;
end
$$;
""",
            reverse_sql="""
drop function accounts_keep_the_last;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_substitution_stays before delete on accounts_substitution
    for each row
    execute function osl_refuse('who stood in for whom stays written');
""",
            reverse_sql="""
drop trigger accounts_substitution_stays on accounts_substitution;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_substitution_ends_once before update on accounts_substitution
    for each row
    when (old.called_off_at is not null or (old.id, old.away_id, old.substitute_id, old.from_on, old.until_on, old.at, old.by_id, old.by_name, old.by_position) is distinct from (new.id, new.away_id, new.substitute_id, new.from_on, new.until_on, new.at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('who stood in for whom stays written');
""",
            reverse_sql="""
drop trigger accounts_substitution_ends_once on accounts_substitution;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_substitution_no_truncate before truncate on accounts_substitution
    for each statement
    execute function osl_refuse('who stood in for whom stays written');
""",
            reverse_sql="""
drop trigger accounts_substitution_no_truncate on accounts_substitution;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_substitution_not_back before insert on accounts_substitution
    for each row
    when (new.from_on < (new.at at time zone 'Europe/Warsaw')::date)
    execute function osl_refuse('nobody has stood in for somebody before it was said');
""",
            reverse_sql="""
drop trigger accounts_substitution_not_back on accounts_substitution;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_substitution_written_at_once before insert or update of at on accounts_substitution
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger accounts_substitution_written_at_once on accounts_substitution;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_substitution_called_off_at_once before insert or update of called_off_at on accounts_substitution
    for each row
    execute function osl_refuse_another_time('called_off_at');
""",
            reverse_sql="""
drop trigger accounts_substitution_called_off_at_once on accounts_substitution;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_substitution_days_are_read before insert or update of from_on, until_on, at, called_off_at on accounts_substitution
    for each row
    when (new.from_on not between '0001-01-03' and '9999-12-29' or new.until_on not between '0001-01-03' and '9999-12-29' or new.at not between '0001-01-03' and '9999-12-29' or new.called_off_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger accounts_substitution_days_are_read on accounts_substitution;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_user_stays before delete on accounts_user
    for each row
    execute function osl_refuse('an account is made inactive, never deleted');
""",
            reverse_sql="""
drop trigger accounts_user_stays on accounts_user;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_user_keeps_its_id before update of id on accounts_user
    for each row
    when (old.id is distinct from new.id)
    execute function osl_refuse('an account keeps its id');
""",
            reverse_sql="""
drop trigger accounts_user_keeps_its_id on accounts_user;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_user_no_truncate before truncate on accounts_user
    for each statement
    execute function osl_refuse('an account is made inactive, never deleted');
""",
            reverse_sql="""
drop trigger accounts_user_no_truncate on accounts_user;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_user_created_at_at_once before insert or update of created_at on accounts_user
    for each row
    execute function osl_refuse_another_time('created_at');
""",
            reverse_sql="""
drop trigger accounts_user_created_at_at_once on accounts_user;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_user_roles_at_at_once before insert or update of roles_at on accounts_user
    for each row
    execute function osl_refuse_another_time('roles_at');
""",
            reverse_sql="""
drop trigger accounts_user_roles_at_at_once on accounts_user;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_user_closed_at_at_once before insert or update of closed_at on accounts_user
    for each row
    execute function osl_refuse_another_time('closed_at');
""",
            reverse_sql="""
drop trigger accounts_user_closed_at_at_once on accounts_user;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_user_days_are_read before insert or update of last_login, created_at, roles_at, invited_at, closed_at on accounts_user
    for each row
    when (new.last_login not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.roles_at not between '0001-01-03' and '9999-12-29' or new.invited_at not between '0001-01-03' and '9999-12-29' or new.closed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger accounts_user_days_are_read on accounts_user;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_user_grants_are_its_roles after insert or update of roles on accounts_user
    for each row
    execute function accounts_keep_grants();
""",
            reverse_sql="""
drop trigger accounts_user_grants_are_its_roles on accounts_user;
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists accounts_user_last_stays on accounts_user;
create constraint trigger accounts_user_last_stays after update of roles, is_active on accounts_user deferrable initially deferred
    for each row
    when (old.is_active and old.roles && array['administrator', 'director']::varchar[] and not (new.is_active and new.roles @> old.roles))
    execute function accounts_keep_the_last();
""",
            reverse_sql="""
drop trigger accounts_user_last_stays on accounts_user;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_rolegrant_by_roles before insert or update on accounts_rolegrant
    for each row
    execute function accounts_grants_alone();
""",
            reverse_sql="""
drop trigger accounts_rolegrant_by_roles on accounts_rolegrant;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_rolegrant_stays before delete on accounts_rolegrant
    for each row
    execute function osl_refuse('who had which role stays written');
""",
            reverse_sql="""
drop trigger accounts_rolegrant_stays on accounts_rolegrant;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_rolegrant_ends_once before update on accounts_rolegrant
    for each row
    when (old.until_at is not null or (old.id, old.user_id, old.role, old.from_at, old.by_id, old.by_name, old.by_position) is distinct from (new.id, new.user_id, new.role, new.from_at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('who had which role stays written');
""",
            reverse_sql="""
drop trigger accounts_rolegrant_ends_once on accounts_rolegrant;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_rolegrant_no_truncate before truncate on accounts_rolegrant
    for each statement
    execute function osl_refuse('who had which role stays written');
""",
            reverse_sql="""
drop trigger accounts_rolegrant_no_truncate on accounts_rolegrant;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger accounts_rolegrant_days_are_read before insert or update of from_at, until_at on accounts_rolegrant
    for each row
    when (new.from_at not between '0001-01-03' and '9999-12-29' or new.until_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger accounts_rolegrant_days_are_read on accounts_rolegrant;
""",
        ),
    ]
