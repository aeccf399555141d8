# Written by `manage.py maketriggers` from partners.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0011_log_laws"),
        ("common", "0001_functions"),
        ("partners", "0008_log"),
        ("promises", "0003_laws"),
        ("redaction", "0012_log_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- An entry of the log is about one partner at least.
create function partners_log_names_somebody() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare entry bigint;
begin
    if tg_op = 'INSERT' then
        entry := new.id;
    else
        entry := old.logentry_id;
    end if;
    if exists (select from partners_logentry where id = entry)
        and not exists (select from partners_logentry_partners where logentry_id = entry) then
        raise exception '% on % refused: an entry of the log names a partner', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'log_names_somebody';
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function partners_log_names_somebody;
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists partners_log_is_with_somebody on partners_logentry;
create constraint trigger partners_log_is_with_somebody after insert on partners_logentry deferrable initially deferred
    for each row
    execute function partners_log_names_somebody();
""",
            reverse_sql="""
drop trigger partners_log_is_with_somebody on partners_logentry;
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists partners_log_stays_with_somebody on partners_logentry_partners;
create constraint trigger partners_log_stays_with_somebody after update or delete on partners_logentry_partners deferrable initially deferred
    for each row
    execute function partners_log_names_somebody();
""",
            reverse_sql="""
drop trigger partners_log_stays_with_somebody on partners_logentry_partners;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_logentry_partners_partner_stands before insert or update of partner_id on partners_logentry_partners
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id');
""",
            reverse_sql="""
drop trigger partners_logentry_partners_partner_stands on partners_logentry_partners;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_logentry_days_are_read before insert or update of held_on, created_at, changed_at on partners_logentry
    for each row
    when (new.held_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger partners_logentry_days_are_read on partners_logentry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_logentry_takes_its_changes after delete or update of id on partners_logentry
    for each row
    execute function audit_forget_changes('partners.logentry');
""",
            reverse_sql="""
drop trigger partners_logentry_takes_its_changes on partners_logentry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_logentry_numbered_anew before insert on partners_logentry
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger partners_logentry_numbered_anew on partners_logentry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_logentry_takes_its_promises after delete on partners_logentry
    for each row
    execute function promises_go_with_row('partners.logentry');
""",
            reverse_sql="""
drop trigger partners_logentry_takes_its_promises on partners_logentry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_logentry_words_go after delete on partners_logentry
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger partners_logentry_words_go on partners_logentry;
""",
        ),
    ]
