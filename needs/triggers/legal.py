"""What a submission is in law: with a name and an address where the law wants them, once for each, ended once."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.grants import ADD_AND_CHANGE
from osl_site.common.database.readable_days import readable
from osl_site.common.redaction.triggers import stays_but_for_cover
from osl_site.common.triggers import Function, Trigger, kept_while_cited, never_emptied, refusal, written_at_once

KIND, MARK = "needs_legalkind", "needs_legalmark"
STAYS = "that a submission was something in law stays written"

FUNCTIONS = (
    Function(
        name="needs_legal_mark_holds",
        says="A complaint, a proposal and a petition bear a name and an address; the council is asked about complaints"
        " that the director reads.",
        body="""
declare kind text;
begin
    select type into kind from needs_legalkind where id = new.kind_id for share;
    if kind in ('complaint', 'proposal', 'petition') and not new.is_signed then
        raise exception '% on % refused: without a name and an address it stays recognition', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.to_council and (kind <> 'complaint'
        or not exists (select from needs_submission where id = new.submission_id and for_director)) then
        raise exception '% on % refused: the council handles complaints about the director', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = (
    Trigger(
        name="needs_legal_mark_holds",
        table=MARK,
        fires="before insert or update of kind_id, is_signed, to_council, submission_id",
        calls="needs_legal_mark_holds()",
    ),
    stays_but_for_cover(
        name="needs_legalmark_ended_stays",
        table=MARK,
        columns=("extended_why",),
        fires="before update",
        when="old.ended_on is not null",
        says="a term that ended stays ended",
    ),
    refusal(
        name="needs_legalmark_of_its_submission",
        table=MARK,
        fires="before update of id, submission_id, at, by_id, by_name, by_position",
        when="(old.id, old.submission_id, old.at, old.by_id, old.by_name, old.by_position)"
        " is distinct from (new.id, new.submission_id, new.at, new.by_id, new.by_name, new.by_position)",
        says=STAYS,
    ),
    refusal(name="needs_legalmark_stays", table=MARK, fires="before delete", says=STAYS),
    never_emptied(MARK, STAYS),
    written_at_once(MARK),
    readable(MARK, "pass_on_by", "due_on", "extended_to", "extended_on", "ended_on"),
    refusal(
        name="needs_legalkind_keeps_its_type",
        table=KIND,
        fires="before update of type",
        when="old.type <> new.type",
        says="a kind goes on meaning what it means",
    ),
    refusal(name="needs_legalkind_stays", table=KIND, fires="before delete", says="there is a kind of each type"),
    never_emptied(KIND, "there is a kind of each type"),
    kept_while_cited(name="needs_legalkind_of_mark_stays", table=KIND, citing=MARK, column="kind_id"),
    *changes_go_with(KIND, "needs.legalkind"),
)
GRANTS = {KIND: ADD_AND_CHANGE, MARK: ADD_AND_CHANGE}
