"""Numbers move by one and have no gap; what a letter says stays as it was numbered."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.grants import ADD_AND_CHANGE
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, Trigger, never_emptied, refusal, written_at_once

SERIES, LETTER = "correspondence_numberseries", "correspondence_outgoingletter"
NUMBERS = "numbers have no gap, and none is given twice"
STAYS = "a letter stays as it was numbered"
WRITTEN = (
    "id, year, number, case_mark, archive_category, subject_type, subject_id, addressee, address, title, opening,"
    " quoted, quoted_as, closing, sender, sender_address, sender_contact, at, by_id, by_name, by_position"
)


def _pair(row: str) -> str:
    return "(" + ", ".join(f"{row}.{name.strip()}" for name in WRITTEN.split(",")) + ")"


FUNCTIONS = (
    Function(
        name="correspondence_number_moves",
        says="A series goes on by one, and is of one kind and year for ever.",
        body="""
begin
    if (new.id, new.kind, new.year) is distinct from (old.id, old.kind, old.year) or new.last <> old.last + 1 then
        raise exception '% on % refused: numbers have no gap', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="correspondence_number_is_borne",
        says="A number that a series of letters reached is borne by a letter when the transaction ends.",
        body="""
begin
    if not exists (select from correspondence_outgoingletter where year = new.year and number = new.last) then
        raise exception '% on % refused: numbers have no gap', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
""",
    ),
    Function(
        name="correspondence_letter_is_next",
        says="A letter bears the number that its series reached with it, in the same transaction.",
        body="""
declare
    reached bigint;
    moved boolean;
begin
    select last, osl_is_being_written(xmin) into reached, moved
        from correspondence_numberseries where kind = 'letter' and year = new.year for update;
    if reached is distinct from new.number or not moved then
        raise exception '% on % refused: numbers have no gap', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="correspondence_letter_stays",
        says="A letter goes by the function that removes records of cases, and in no other way.",
        body=f"""
begin
    if osl_is_done_by('correspondence_discard', tg_relid)
        or osl_is_done_by('correspondence_outgoingletter_gone_again', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: {STAYS}', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end
""",
    ),
    Function(
        name="correspondence_discard",
        says="For a director who said the ground seven days ago or earlier: a letter goes for good; its number stays"
        " taken. Returns how many rows went.",
        arguments="discarding bigint",
        returns="bigint",
        as_owner=True,
        body="""
declare
    asked bigint := discarding_is_due(discarding, 'correspondence.outgoingletter');
    letter record;
begin
    select * into letter from correspondence_outgoingletter where id = asked for update;
    if not found or letter.sent_on is null then
        raise exception 'only a letter that was sent goes' using errcode = 'integrity_constraint_violation';
    end if;
    if letter.filed_place = '' and (select ground from discarding_discarding where id = discarding) = 'filed' then
        raise exception 'only what is in the files goes' using errcode = 'integrity_constraint_violation';
    end if;
    delete from correspondence_outgoingletter where id = asked;
    insert into audit_erasure ("table", "row", "column", leaves, at)
        values ('correspondence_outgoingletter', asked::text, '', '', clock_timestamp());
    insert into discarding_discarded (discarding_id, rows, at)
        values (discarding, jsonb_build_object('correspondence_outgoingletter', 1), clock_timestamp());
    return 1;
end
""",
    ),
    Function(
        name="correspondence_outgoingletter_gone_again",
        says="For a restore, as the owner: a letter that went after the backup was made goes once more. Returns how"
        " many rows went.",
        arguments="letter text",
        returns="bigint",
        for_all=False,
        body="""
declare gone bigint;
begin
    delete from correspondence_outgoingletter where id = letter::bigint;
    get diagnostics gone = row_count;
    return gone;
end
""",
    ),
)
TRIGGERS = (
    Trigger(
        name="correspondence_number_moves", table=SERIES, fires="before update", calls="correspondence_number_moves()"
    ),
    Trigger(
        name="correspondence_number_is_borne",
        table=SERIES,
        fires="after update",
        when="new.kind = 'letter'",
        calls="correspondence_number_is_borne()",
        at_commit=True,
    ),
    refusal(name="correspondence_series_stays", table=SERIES, fires="before delete", says=NUMBERS),
    never_emptied(SERIES, NUMBERS),
    Trigger(
        name="correspondence_letter_is_next",
        table=LETTER,
        fires="before insert",
        calls="correspondence_letter_is_next()",
    ),
    refusal(
        name="correspondence_letter_as_numbered",
        table=LETTER,
        fires=f"before update of {WRITTEN}",
        when=f"{_pair('old')} is distinct from {_pair('new')}",
        says=STAYS,
    ),
    refusal(
        name="correspondence_sent_stays_sent",
        table=LETTER,
        fires="before update of sent_on, filed_place",
        when="old.sent_on is not null and new.sent_on is null or old.filed_place <> '' and new.filed_place = ''",
        says="what went out went out",
    ),
    Trigger(
        name="correspondence_letter_stays", table=LETTER, fires="before delete", calls="correspondence_letter_stays()"
    ),
    never_emptied(LETTER, STAYS),
    written_at_once(LETTER),
    readable(LETTER, "sent_on"),
    *changes_go_with(LETTER, "correspondence.outgoingletter"),
)
GRANTS = {SERIES: ADD_AND_CHANGE, LETTER: ADD_AND_CHANGE}
