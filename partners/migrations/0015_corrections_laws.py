# Written by `manage.py maketriggers` from partners.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0014_corrections_laws"),
        ("common", "0001_functions"),
        ("confirmations", "0002_laws"),
        ("correspondence", "0002_laws"),
        ("files", "0002_laws"),
        ("partners", "0014_corrections"),
        ("promises", "0003_laws"),
        ("redaction", "0013_agreements_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Who agreed stays as it was signed, but for two entries of one party made one, or taken apart again.
create function partners_parties_stay() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (
        select from partners_agreement where id in (new.agreement_id, old.agreement_id) and signed_on is not null
    ) and not exists (
        select from merging_merge where subject_type = 'partners.partner'
            and gone_id in (new.partner_id, old.partner_id)
    ) then
        raise exception '% on % refused: what was signed stays as it was signed', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'agreement_parties_stay';
    end if;
    return coalesce(new, old);
end
$$;
""",
            reverse_sql="""
drop function partners_parties_stay;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_agreement_parties_stay before insert or update or delete on partners_agreement_parties
    for each row
    execute function partners_parties_stay();
""",
            reverse_sql="""
drop trigger partners_agreement_parties_stay on partners_agreement_parties;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_agreement_parties_no_truncate before truncate on partners_agreement_parties
    for each statement
    execute function osl_refuse('what was signed stays as it was signed');
""",
            reverse_sql="""
drop trigger partners_agreement_parties_no_truncate on partners_agreement_parties;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_corrected_value_stays before update on partners_correctedvalue
    for each row
    when ((old.id, old.correction_id, old.field, old.person_id, old.was, old.proposed) is distinct from (new.id, new.correction_id, new.field, new.person_id, new.was, new.proposed))
    execute function osl_refuse('a correction stays as it was said until it is decided');
""",
            reverse_sql="""
drop trigger partners_corrected_value_stays on partners_correctedvalue;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_correction_days_are_read before insert or update of at, closed_at on partners_correction
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29' or new.closed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger partners_correction_days_are_read on partners_correction;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_partner_takes_its_confirmations after delete on partners_partner
    for each row
    execute function confirmations_go_with_row('partners.partner');
""",
            reverse_sql="""
drop trigger partners_partner_takes_its_confirmations on partners_partner;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_correctedvalue_numbered_anew before insert on partners_correctedvalue
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger partners_correctedvalue_numbered_anew on partners_correctedvalue;
""",
        ),
    ]
