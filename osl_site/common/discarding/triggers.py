"""A record of a case goes by the function of its room alone, and that one asks here: on which ground, and since when.

Between the ground and the removal lie seven days of the clock of the database: whoever would have both at once, with
rights to rows alone, has to let the office see it first.
"""

from dataclasses import replace

from osl_site.common.database.grants import ADD, READ
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import (
    Function,
    Trigger,
    holds_what_it_cites,
    kept_while_cited,
    never_emptied,
    refusal,
    written_at_once,
)

GROUND, DONE = "discarding_discarding", "discarding_discarded"
STAYS = "on which ground a record went stays written"

FUNCTIONS = (
    Function(
        name="discarding_is_due",
        says="For the functions that remove records: the number of the record of this kind that may go on that ground,"
        " held until the transaction ends. Refuses one that is not there, is done, or is younger than seven days.",
        arguments="asked bigint, kind text",
        returns="bigint",
        for_all=False,
        body="""
declare said record;
begin
    select * into said from discarding_discarding where id = asked and subject_type = kind for update;
    if not found then
        raise exception 'nobody said on which ground this % may go', kind
            using errcode = 'integrity_constraint_violation';
    end if;
    if said.at > osl_now() - interval '7 days' then
        raise exception 'between the ground and the removal lie seven days'
            using errcode = 'integrity_constraint_violation';
    end if;
    if exists (
        select 1 from discarding_discarding later
            where later.subject_type = kind and later.subject_id = said.subject_id and later.id > said.id
    ) then
        raise exception 'another ground was said since' using errcode = 'integrity_constraint_violation';
    end if;
    return said.subject_id;
end
""",
    ),
    Function(
        name="discarding_by_a_director",
        says="Before insert: a director by a role of their own says it, of a case that is there.",
        body="""
begin
    perform 1 from accounts_user where id = new.by_id and is_active and 'director' = any (roles) for share;
    if not found then
        raise exception 'only a director lets a record go' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = (
    refusal(name="discarding_stays", table=GROUND, fires="before update or delete", says=STAYS),
    never_emptied(GROUND, STAYS),
    written_at_once(GROUND),
    readable(GROUND, "consented_on"),
    readable(DONE, "at"),
    Trigger(name="discarding_by_a_director", table=GROUND, fires="before insert", calls="discarding_by_a_director()"),
    refusal(name="discarding_done_stays", table=DONE, fires="before update or delete", says=STAYS),
    never_emptied(DONE, STAYS),
    kept_while_cited(name="discarding_file_stays", table="files_storedfile", citing=GROUND, column="file_id"),
    replace(
        holds_what_it_cites(name="discarding_holds_its_file", table=GROUND, column="file_id", cited="files_storedfile"),
        when="new.file_id is not null",
    ),
)
GRANTS = {GROUND: ADD, DONE: READ}
