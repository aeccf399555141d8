# Written by `manage.py maketriggers` from osl_site.common.accounts.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0009_substitutes"),
        ("common", "0008_held_while_cited"),
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
create trigger accounts_substitution_days_are_read before insert or update of from_on, until_on, at, called_off_at on accounts_substitution
    for each row
    when (new.from_on not between '0001-01-03' and '9999-12-29' or new.until_on not between '0001-01-03' and '9999-12-29' or new.at not between '0001-01-03' and '9999-12-29' or new.called_off_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger accounts_substitution_days_are_read on accounts_substitution;
""",
        ),
    ]
