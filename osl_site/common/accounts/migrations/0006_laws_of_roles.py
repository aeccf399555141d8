# Written by `manage.py maketriggers` from osl_site.common.accounts.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_grants_so_far"),
        ("common", "0008_held_while_cited"),
    ]

    operations = [
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
create or replace trigger accounts_user_days_are_read before insert or update of last_login, created_at, roles_at, closed_at on accounts_user
    for each row
    when (new.last_login not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.roles_at not between '0001-01-03' and '9999-12-29' or new.closed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER accounts_user_days_are_read BEFORE INSERT OR UPDATE OF last_login, created_at ON public.accounts_user FOR EACH ROW WHEN ((((new.last_login < '0001-01-03 00:00:00+00'::timestamp with time zone) OR (new.last_login > '9999-12-29 00:00:00+00'::timestamp with time zone)) OR ((new.created_at < '0001-01-03 00:00:00+00'::timestamp with time zone) OR (new.created_at > '9999-12-29 00:00:00+00'::timestamp with time zone)))) EXECUTE FUNCTION osl_refuse('a day has a number that pages can read');
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
