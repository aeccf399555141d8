"""Agreements: numbers have no gap, what was signed stays as it was signed, amendments and files are only added."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.correspondence.triggers import NUMBERS, SERIES
from osl_site.common.database.grants import ADD, ADD_AND_CHANGE, ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.promises.triggers import promises_go_with
from osl_site.common.redaction.triggers import stays_but_for_cover
from osl_site.common.search.triggers import words_go_with
from osl_site.common.triggers import Function, Trigger, kept_while_cited, never_emptied, refusal, written_at_once
from osl_site.common.withdrawal.triggers import not_chosen_once_withdrawn

AGREEMENT, AMENDMENT = "partners_agreement", "partners_amendment"
SIGNED, NOTICE = "partners_signedagreement", "partners_agreementnotice"
PARTIES = "partners_agreement_parties"
STAYS = "what was signed stays as it was signed"
TOLD = "what was told of an end stays said"

FUNCTIONS = (
    Function(
        name="partners_agreement_number_is_borne",
        says="A number that the series of agreements reached is borne by one when the transaction ends.",
        body=f"""
begin
    if not exists (select from partners_agreement where year = new.year and number = new.last) then
        raise exception '% on % refused: {NUMBERS}', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
""",
    ),
    Function(
        name="partners_agreement_is_next",
        says="An agreement bears the number that its series reached with it, in the same transaction.",
        body=f"""
declare
    reached bigint;
    moved boolean;
begin
    select last, osl_is_being_written(xmin) into reached, moved
        from correspondence_numberseries where kind = 'agreement' and year = new.year for update;
    if reached is distinct from new.number or not moved then
        raise exception '% on % refused: {NUMBERS}', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="partners_agreement_stays",
        says="Its number is for ever; once signed what it says stays, but for what is covered; ended stays ended.",
        body=f"""
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
        raise exception '% on % refused: {STAYS}', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'agreement_stays_as_signed';
    end if;
    return new;
end
""",
    ),
    Function(
        name="partners_parties_stay",
        says="Who agreed stays as it was signed, but for two entries of one party made one, or taken apart again.",
        body=f"""
begin
    if exists (
        select from partners_agreement where id in (new.agreement_id, old.agreement_id) and signed_on is not null
    ) and not exists (
        select from merging_merge where subject_type = 'partners.partner'
            and gone_id in (new.partner_id, old.partner_id)
    ) then
        raise exception '% on % refused: {STAYS}', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'agreement_parties_stay';
    end if;
    return coalesce(new, old);
end
""",
    ),
    Function(
        name="partners_amendment_is_next",
        says="Amendments of one agreement are numbered from one on, once it is signed and before it is ended.",
        body="""
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
""",
    ),
    Function(
        name="partners_signed_agreement_fits",
        says="A signed file is of its agreement or of an amendment of it, and supersedes one of the same.",
        body="""
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
""",
    ),
)
TRIGGERS = (
    Trigger(
        name="partners_agreement_number_is_borne",
        table=SERIES,
        fires="after update",
        when="new.kind = 'agreement'",
        calls="partners_agreement_number_is_borne()",
        at_commit=True,
    ),
    Trigger(
        name="partners_agreement_is_next",
        table=AGREEMENT,
        fires="before insert",
        calls="partners_agreement_is_next()",
    ),
    Trigger(
        name="partners_agreement_stays", table=AGREEMENT, fires="before update", calls="partners_agreement_stays()"
    ),
    Trigger(
        name="partners_agreement_parties_stay",
        table=PARTIES,
        fires="before insert or update or delete",
        calls="partners_parties_stay()",
    ),
    never_emptied(PARTIES, STAYS),
    refusal(name="partners_agreement_is_kept", table=AGREEMENT, fires="before delete", says=NUMBERS),
    never_emptied(AGREEMENT, STAYS),
    Trigger(
        name="partners_amendment_is_next", table=AMENDMENT, fires="before insert", calls="partners_amendment_is_next()"
    ),
    stays_but_for_cover(name="partners_amendment_stays", table=AMENDMENT, says=STAYS, columns=("changes",)),
    never_emptied(AMENDMENT, STAYS),
    written_at_once(AMENDMENT),
    Trigger(
        name="partners_signed_agreement_fits",
        table=SIGNED,
        fires="before insert",
        calls="partners_signed_agreement_fits()",
    ),
    stays_but_for_cover(name="partners_signed_agreement_stays", table=SIGNED, says=STAYS, columns=("reason",)),
    never_emptied(SIGNED, STAYS),
    written_at_once(SIGNED),
    kept_while_cited(name="partners_agreement_file_stays", table="files_storedfile", citing=SIGNED, column="file_id"),
    refusal(name="partners_agreement_notice_stays", table=NOTICE, fires="before update or delete", says=TOLD),
    never_emptied(NOTICE, TOLD),
    written_at_once(NOTICE),
    not_chosen_once_withdrawn(PARTIES, "partner_id", named="partners_partner", kind="partners.partner"),
    readable(AGREEMENT, "begins_on", "ends_on", "signed_on", "ended_on", "created_at", "changed_at"),
    readable(AMENDMENT, "agreed_on", "ends_on"),
    readable(NOTICE, "ends_on"),
    *changes_go_with(AGREEMENT, "partners.agreement"),
    promises_go_with(AGREEMENT, "partners.agreement"),
    *words_go_with(AGREEMENT),
)
GRANTS = {AGREEMENT: ADD_AND_CHANGE, PARTIES: ALL_ROWS, AMENDMENT: ADD, SIGNED: ADD, NOTICE: ADD}
