# Written by `manage.py maketriggers` from partners.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0012_agreements_laws"),
        ("common", "0001_functions"),
        ("correspondence", "0002_laws"),
        ("files", "0002_laws"),
        ("partners", "0010_agreements"),
        ("promises", "0003_laws"),
        ("redaction", "0013_agreements_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- A number that the series of agreements reached is borne by one when the transaction ends.
create function partners_agreement_number_is_borne() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not exists (select from partners_agreement where year = new.year and number = new.last) then
        raise exception '% on % refused: numbers have no gap, and none is given twice', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function partners_agreement_number_is_borne;
""",
        ),
        migrations.RunSQL(
            sql="""
-- An agreement bears the number that its series reached with it, in the same transaction.
create function partners_agreement_is_next() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    reached bigint;
    moved boolean;
begin
    select last, osl_is_being_written(xmin) into reached, moved
        from correspondence_numberseries where kind = 'agreement' and year = new.year for update;
    if reached is distinct from new.number or not moved then
        raise exception '% on % refused: numbers have no gap, and none is given twice', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function partners_agreement_is_next;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Its number is for ever; once signed what it says stays, but for what is covered; ended stays ended.
create function partners_agreement_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare is_cover boolean := osl_is_done_by('redaction_cover', tg_relid);
begin
    if (new.id, new.year, new.number, new.by_id, new.by_name) is distinct from
        (old.id, old.year, old.number, old.by_id, old.by_name)
        or old.signed_on is not null and (new.kind, new.begins_on, new.ends_on, new.signed_on) is distinct from
            (old.kind, old.begins_on, old.ends_on, old.signed_on)
        or old.signed_on is not null and not is_cover and (new.subject, new.terms) is distinct from
            (old.subject, old.terms)
        or old.ended_on is not null and new.ended_on is distinct from old.ended_on
        or old.ended_on is not null and not is_cover and new.ended_why is distinct from old.ended_why
        or old.filed_place <> '' and new.filed_place = ''
    then
        raise exception '% on % refused: what was signed stays as it was signed', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'agreement_stays_as_signed';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function partners_agreement_stays;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Amendments of one agreement are numbered from one on, once it is signed and before it is ended.
create function partners_amendment_is_next() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.number is distinct from (
        select coalesce(max(number), 0) + 1 from partners_amendment where agreement_id = new.agreement_id
    ) or not exists (
        select from partners_agreement where id = new.agreement_id and signed_on is not null and ended_on is null
            and (new.ends_on is null or new.ends_on >= begins_on)
    ) then
        raise exception '% on % refused: no such amendment', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'amendment_is_next';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function partners_amendment_is_next;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A signed file is of its agreement or of an amendment of it, and supersedes one of the same.
create function partners_signed_agreement_fits() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.amendment_id is not null and not exists (
        select from partners_amendment where id = new.amendment_id and agreement_id = new.agreement_id
    ) or new.supersedes_id is not null and not exists (
        select from partners_signedagreement where id = new.supersedes_id and agreement_id = new.agreement_id
            and amendment_id is not distinct from new.amendment_id
    ) then
        raise exception '% on % refused: it is of another agreement', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'signed_agreement_fits';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function partners_signed_agreement_fits;
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists partners_agreement_number_is_borne on correspondence_numberseries;
create constraint trigger partners_agreement_number_is_borne after update on correspondence_numberseries deferrable initially deferred
    for each row
    when (new.kind = 'agreement')
    execute function partners_agreement_number_is_borne();
""",
            reverse_sql="""
drop trigger partners_agreement_number_is_borne on correspondence_numberseries;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_agreement_is_next before insert on partners_agreement
    for each row
    execute function partners_agreement_is_next();
""",
            reverse_sql="""
drop trigger partners_agreement_is_next on partners_agreement;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_agreement_stays before update on partners_agreement
    for each row
    execute function partners_agreement_stays();
""",
            reverse_sql="""
drop trigger partners_agreement_stays on partners_agreement;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_agreement_is_kept before delete on partners_agreement
    for each row
    execute function osl_refuse('numbers have no gap, and none is given twice');
""",
            reverse_sql="""
drop trigger partners_agreement_is_kept on partners_agreement;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_agreement_no_truncate before truncate on partners_agreement
    for each statement
    execute function osl_refuse('what was signed stays as it was signed');
""",
            reverse_sql="""
drop trigger partners_agreement_no_truncate on partners_agreement;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_amendment_is_next before insert on partners_amendment
    for each row
    execute function partners_amendment_is_next();
""",
            reverse_sql="""
drop trigger partners_amendment_is_next on partners_amendment;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_amendment_stays before update or delete on partners_amendment
    for each row
    execute function redaction_covers_alone('what was signed stays as it was signed', 'changes');
""",
            reverse_sql="""
drop trigger partners_amendment_stays on partners_amendment;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_amendment_no_truncate before truncate on partners_amendment
    for each statement
    execute function osl_refuse('what was signed stays as it was signed');
""",
            reverse_sql="""
drop trigger partners_amendment_no_truncate on partners_amendment;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_amendment_written_at_once before insert or update of at on partners_amendment
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger partners_amendment_written_at_once on partners_amendment;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_signed_agreement_fits before insert on partners_signedagreement
    for each row
    execute function partners_signed_agreement_fits();
""",
            reverse_sql="""
drop trigger partners_signed_agreement_fits on partners_signedagreement;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_signed_agreement_stays before update or delete on partners_signedagreement
    for each row
    execute function redaction_covers_alone('what was signed stays as it was signed', 'reason');
""",
            reverse_sql="""
drop trigger partners_signed_agreement_stays on partners_signedagreement;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_signedagreement_no_truncate before truncate on partners_signedagreement
    for each statement
    execute function osl_refuse('what was signed stays as it was signed');
""",
            reverse_sql="""
drop trigger partners_signedagreement_no_truncate on partners_signedagreement;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_signedagreement_written_at_once before insert or update of at on partners_signedagreement
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger partners_signedagreement_written_at_once on partners_signedagreement;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_agreement_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('partners_signedagreement', 'file_id');
""",
            reverse_sql="""
drop trigger partners_agreement_file_stays on files_storedfile;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_agreement_notice_stays before update or delete on partners_agreementnotice
    for each row
    execute function osl_refuse('what was told of an end stays said');
""",
            reverse_sql="""
drop trigger partners_agreement_notice_stays on partners_agreementnotice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_agreementnotice_no_truncate before truncate on partners_agreementnotice
    for each statement
    execute function osl_refuse('what was told of an end stays said');
""",
            reverse_sql="""
drop trigger partners_agreementnotice_no_truncate on partners_agreementnotice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_agreementnotice_written_at_once before insert or update of at on partners_agreementnotice
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger partners_agreementnotice_written_at_once on partners_agreementnotice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_agreement_parties_partner_stands before insert or update of partner_id on partners_agreement_parties
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id');
""",
            reverse_sql="""
drop trigger partners_agreement_parties_partner_stands on partners_agreement_parties;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_agreement_days_are_read before insert or update of begins_on, ends_on, signed_on, ended_on, created_at, changed_at on partners_agreement
    for each row
    when (new.begins_on not between '0001-01-03' and '9999-12-29' or new.ends_on not between '0001-01-03' and '9999-12-29' or new.signed_on not between '0001-01-03' and '9999-12-29' or new.ended_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger partners_agreement_days_are_read on partners_agreement;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_amendment_days_are_read before insert or update of agreed_on, ends_on on partners_amendment
    for each row
    when (new.agreed_on not between '0001-01-03' and '9999-12-29' or new.ends_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger partners_amendment_days_are_read on partners_amendment;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_agreementnotice_days_are_read before insert or update of ends_on on partners_agreementnotice
    for each row
    when (new.ends_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger partners_agreementnotice_days_are_read on partners_agreementnotice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_agreement_takes_its_changes after delete or update of id on partners_agreement
    for each row
    execute function audit_forget_changes('partners.agreement');
""",
            reverse_sql="""
drop trigger partners_agreement_takes_its_changes on partners_agreement;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_agreement_numbered_anew before insert on partners_agreement
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger partners_agreement_numbered_anew on partners_agreement;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_agreement_takes_its_promises after delete on partners_agreement
    for each row
    execute function promises_go_with_row('partners.agreement');
""",
            reverse_sql="""
drop trigger partners_agreement_takes_its_promises on partners_agreement;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger partners_agreement_words_go after delete on partners_agreement
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger partners_agreement_words_go on partners_agreement;
""",
        ),
    ]
