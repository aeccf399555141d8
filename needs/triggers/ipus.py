"""What was presented of individual plans stays as it was written; a correction speaks of the same period."""

from osl_site.common.database.grants import ADD_AND_CHANGE, ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.redaction.triggers import stays_but_for_cover
from osl_site.common.triggers import Function, Trigger, kept_while_cited, never_emptied, written_at_once

IPUS = "needs_ipussummary"
STAYS = "what was presented stays as it was written"

FUNCTIONS = (
    Function(
        name="needs_ipus_fits",
        says="Of a period that is over; a correction speaks of the same one.",
        body="""
begin
    if new.last_day >= (osl_now() at time zone 'Europe/Warsaw')::date then
        raise exception '% on % refused: this period is not over', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'ipus_of_a_period_that_is_over';
    end if;
    if new.corrects_id is not null and not exists (
        select from needs_ipussummary
        where id = new.corrects_id and (first_day, last_day) = (new.first_day, new.last_day)
    ) then
        raise exception '% on % refused: a correction speaks of the same', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'ipus_corrects_the_same';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = (
    Trigger(name="needs_ipus_fits", table=IPUS, fires="before insert", calls="needs_ipus_fits()"),
    stays_but_for_cover(name="needs_ipus_stays", table=IPUS, says=STAYS, columns=("lacks", "works", "reason")),
    never_emptied(IPUS, STAYS),
    written_at_once(IPUS),
    kept_while_cited(name="needs_ipus_file_stays", table="files_storedfile", citing=IPUS, column="file_id"),
    readable(IPUS, "first_day", "last_day", "at"),
)
GRANTS = {IPUS: ADD_AND_CHANGE, f"{IPUS}_notes": ALL_ROWS, f"{IPUS}_needs": ALL_ROWS}
