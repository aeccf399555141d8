"""What was passed on stays as it went, with its letter; what they answered is written once; nothing is taken away."""

from osl_site.common.database.grants import ADD_AND_CHANGE
from osl_site.common.database.readable_days import readable
from osl_site.common.redaction.triggers import stays_but_for_cover
from osl_site.common.triggers import Function, Trigger, never_emptied, refusal, written_at_once

PASSED = "needs_passedon"
STAYS = "what was passed on stays written"
WENT = (
    "id, submission_id, partner_id, addressee, addressee_key, by_letter, is_whole, with_contact, consent_on,"
    " consent_way, term, day, at, by_id, by_name, by_position"
)


def _pair(row: str) -> str:
    return "(" + ", ".join(f"{row}.{name.strip()}" for name in WENT.split(",")) + ")"


FUNCTIONS = (
    Function(
        name="needs_step_is_with_somebody",
        says="With somebody else is what was passed on, or handed over in the house: what was written without either,"
        " by a release that knows of neither, is written down here as passed on without a letter, and without words.",
        body="""
begin
    if (select type from needs_submissionstate where id = new.state_id) <> 'elsewhere'
        or (select type from needs_submissionstate where id = new.was_id) = 'elsewhere'
        or exists (select from needs_passedon where submission_id = new.submission_id
            and (answered_on is null or osl_is_being_written(xmin)))
    then
        return null;
    end if;
    if not exists (select from needs_handover where step_id = new.id) then
        insert into needs_passedon (submission_id, addressee, addressee_key, by_letter, is_whole, with_contact,
            consent_way, answer, day, at, by_id, by_name, by_position)
        values (new.submission_id, new.responsible, osl_fold(new.responsible), false, false, false, '', '',
            (new.at at time zone 'Europe/Warsaw')::date, new.at, new.by_id, new.by_name, new.by_position);
    end if;
    return null;
end
""",
    ),
    Function(
        name="needs_passed_on_has_its_letter",
        says="What was passed on by letter has one in the register when its transaction ends.",
        body="""
begin
    if not exists (select from correspondence_outgoingletter
        where subject_type = 'needs.passedon' and subject_id = new.id)
    then
        raise exception '% on % refused: there is no such letter', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
""",
    ),
)
TRIGGERS = (
    Trigger(
        name="needs_step_is_with_somebody",
        table="needs_submissionstep",
        fires="after insert",
        calls="needs_step_is_with_somebody()",
        at_commit=True,
    ),
    Trigger(
        name="needs_passed_on_has_its_letter",
        table=PASSED,
        fires="after insert",
        when="new.by_letter",
        calls="needs_passed_on_has_its_letter()",
        at_commit=True,
    ),
    refusal(
        name="needs_passedon_as_it_went",
        table=PASSED,
        fires=f"before update of {WENT}",
        when=f"{_pair('old')} is distinct from {_pair('new')}",
        says=STAYS,
    ),
    stays_but_for_cover(
        name="needs_passedon_answer_stays",
        table=PASSED,
        columns=("answer",),
        fires="before update of answer, answered_on",
        when="old.answered_on is not null",
        says="what somebody answered stays said",
    ),
    refusal(name="needs_passedon_stays", table=PASSED, fires="before delete", says=STAYS),
    never_emptied(PASSED, STAYS),
    written_at_once(PASSED),
    readable(PASSED, "consent_on", "term", "answered_on", "day"),
)
GRANTS = {PASSED: ADD_AND_CHANGE}
