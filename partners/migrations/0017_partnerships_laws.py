# Written by `manage.py maketriggers` from partners.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0015_partnerships_laws"),
        ("common", "0001_functions"),
        ("confirmations", "0002_laws"),
        ("correspondence", "0002_laws"),
        ("files", "0002_laws"),
        ("partners", "0016_partnerships"),
        ("promises", "0003_laws"),
        ("redaction", "0014_partnerships_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger partners_partnership_takes_its_changes after delete or update of id on partners_partnership
    for each row
    execute function audit_forget_changes('partners.partnership');
""",
            reverse_sql="""
drop trigger partners_partnership_takes_its_changes on partners_partnership;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_partnership_numbered_anew before insert on partners_partnership
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger partners_partnership_numbered_anew on partners_partnership;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_membership_takes_its_changes after delete or update of id on partners_membership
    for each row
    execute function audit_forget_changes('partners.membership');
""",
            reverse_sql="""
drop trigger partners_membership_takes_its_changes on partners_membership;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_membership_numbered_anew before insert on partners_membership
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger partners_membership_numbered_anew on partners_membership;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_partnermeeting_takes_its_changes after delete or update of id on partners_partnermeeting
    for each row
    execute function audit_forget_changes('partners.partnermeeting');
""",
            reverse_sql="""
drop trigger partners_partnermeeting_takes_its_changes on partners_partnermeeting;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_partnermeeting_numbered_anew before insert on partners_partnermeeting
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger partners_partnermeeting_numbered_anew on partners_partnermeeting;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_partnermeeting_takes_its_promises after delete on partners_partnermeeting
    for each row
    execute function promises_go_with_row('partners.partnermeeting');
""",
            reverse_sql="""
drop trigger partners_partnermeeting_takes_its_promises on partners_partnermeeting;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_partnership_days_are_read before insert or update of since, ended_on, created_at, changed_at on partners_partnership
    for each row
    when (new.since not between '0001-01-03' and '9999-12-29' or new.ended_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger partners_partnership_days_are_read on partners_partnership;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_membership_days_are_read before insert or update of since, until on partners_membership
    for each row
    when (new.since not between '0001-01-03' and '9999-12-29' or new.until not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger partners_membership_days_are_read on partners_membership;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_partnermeeting_days_are_read before insert or update of held_on, cancelled_at, created_at, changed_at on partners_partnermeeting
    for each row
    when (new.held_on not between '0001-01-03' and '9999-12-29' or new.cancelled_at not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger partners_partnermeeting_days_are_read on partners_partnermeeting;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_membership_partner_stands before insert or update of partner_id on partners_membership
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id');
""",
            reverse_sql="""
drop trigger partners_membership_partner_stands on partners_membership;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_partnermeeting_host_stands before insert or update of host_id on partners_partnermeeting
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'host_id');
""",
            reverse_sql="""
drop trigger partners_partnermeeting_host_stands on partners_partnermeeting;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_partnermeeting_partners_partner_stands before insert or update of partner_id on partners_partnermeeting_partners
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id');
""",
            reverse_sql="""
drop trigger partners_partnermeeting_partners_partner_stands on partners_partnermeeting_partners;
""",
        ),
    ]
