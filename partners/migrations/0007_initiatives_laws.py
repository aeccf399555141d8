# Written by `manage.py maketriggers` from partners.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0010_initiatives_laws"),
        ("common", "0001_functions"),
        ("partners", "0006_initiatives"),
        ("promises", "0003_laws"),
        ("redaction", "0011_initiatives_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- An initiative stands somewhere, and somebody leads it, when the transaction that made it ends.
create function partners_initiative_stands() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not exists (select from partners_initiativestage where initiative_id = new.id)
        or not exists (select from partners_initiativelead where initiative_id = new.id) then
        raise exception '% on % refused: it stands nowhere', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'initiative_stands_somewhere';
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function partners_initiative_stands;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Argument: the column with the day. What is said next of an initiative is not of an earlier day.
create function partners_initiative_goes_on() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare before date;
begin
    execute format('select max(%I) from %I where initiative_id = $1', tg_argv[0], tg_table_name)
        into before using new.initiative_id;
    if (to_jsonb(new) ->> tg_argv[0])::date < before then
        raise exception '% on % refused: days go on', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'initiative_goes_on';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function partners_initiative_goes_on;
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists partners_initiative_stands on partners_initiative;
create constraint trigger partners_initiative_stands after insert on partners_initiative deferrable initially deferred
    for each row
    execute function partners_initiative_stands();
""",
            reverse_sql="""
drop trigger partners_initiative_stands on partners_initiative;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_stage_goes_on before insert on partners_initiativestage
    for each row
    execute function partners_initiative_goes_on('since');
""",
            reverse_sql="""
drop trigger partners_stage_goes_on on partners_initiativestage;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_lead_goes_on before insert on partners_initiativelead
    for each row
    execute function partners_initiative_goes_on('since');
""",
            reverse_sql="""
drop trigger partners_lead_goes_on on partners_initiativelead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_stage_stays before update or delete on partners_initiativestage
    for each row
    execute function redaction_covers_alone('how an initiative stood stays said', 'reason');
""",
            reverse_sql="""
drop trigger partners_stage_stays on partners_initiativestage;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_lead_stays before update or delete on partners_initiativelead
    for each row
    execute function osl_refuse('who led an initiative stays said');
""",
            reverse_sql="""
drop trigger partners_lead_stays on partners_initiativelead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_initiativestage_no_truncate before truncate on partners_initiativestage
    for each statement
    execute function osl_refuse('how an initiative stood stays said');
""",
            reverse_sql="""
drop trigger partners_initiativestage_no_truncate on partners_initiativestage;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_initiativelead_no_truncate before truncate on partners_initiativelead
    for each statement
    execute function osl_refuse('who led an initiative stays said');
""",
            reverse_sql="""
drop trigger partners_initiativelead_no_truncate on partners_initiativelead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_initiativestage_written_at_once before insert or update of at on partners_initiativestage
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger partners_initiativestage_written_at_once on partners_initiativestage;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_initiativelead_written_at_once before insert or update of at on partners_initiativelead
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger partners_initiativelead_written_at_once on partners_initiativelead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_initiative_days_are_read before insert or update of created_at, changed_at on partners_initiative
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger partners_initiative_days_are_read on partners_initiative;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_initiativestage_days_are_read before insert or update of since on partners_initiativestage
    for each row
    when (new.since not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger partners_initiativestage_days_are_read on partners_initiativestage;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_initiativelead_days_are_read before insert or update of since on partners_initiativelead
    for each row
    when (new.since not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger partners_initiativelead_days_are_read on partners_initiativelead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_lack_days_are_read before insert or update of met_on, created_at, changed_at on partners_lack
    for each row
    when (new.met_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger partners_lack_days_are_read on partners_lack;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_funding_days_are_read before insert or update of due, filed_on, decided_on, created_at, changed_at on partners_funding
    for each row
    when (new.due not between '0001-01-03' and '9999-12-29' or new.filed_on not between '0001-01-03' and '9999-12-29' or new.decided_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger partners_funding_days_are_read on partners_funding;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_initiative_group_stands before insert or update of group_id on partners_initiative
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'group_id');
""",
            reverse_sql="""
drop trigger partners_initiative_group_stands on partners_initiative;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_initiative_takes_its_changes after delete or update of id on partners_initiative
    for each row
    execute function audit_forget_changes('partners.initiative');
""",
            reverse_sql="""
drop trigger partners_initiative_takes_its_changes on partners_initiative;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_initiative_numbered_anew before insert on partners_initiative
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger partners_initiative_numbered_anew on partners_initiative;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_lack_takes_its_changes after delete or update of id on partners_lack
    for each row
    execute function audit_forget_changes('partners.lack');
""",
            reverse_sql="""
drop trigger partners_lack_takes_its_changes on partners_lack;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_lack_numbered_anew before insert on partners_lack
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger partners_lack_numbered_anew on partners_lack;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_funding_takes_its_changes after delete or update of id on partners_funding
    for each row
    execute function audit_forget_changes('partners.funding');
""",
            reverse_sql="""
drop trigger partners_funding_takes_its_changes on partners_funding;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_funding_numbered_anew before insert on partners_funding
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger partners_funding_numbered_anew on partners_funding;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_initiative_takes_its_promises after delete on partners_initiative
    for each row
    execute function promises_go_with_row('partners.initiative');
""",
            reverse_sql="""
drop trigger partners_initiative_takes_its_promises on partners_initiative;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_initiative_words_go after delete on partners_initiative
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger partners_initiative_words_go on partners_initiative;
""",
        ),
    ]
