"""Tallies stay as they were written: of a month that has begun, of help offered then, corrected by new rows."""

from osl_site.common.redaction.triggers import stays_but_for_cover
from osl_site.common.triggers import Function, Trigger, never_emptied, reads_what_is_there, written_at_once

TALLY = "activities_tally"
STAYS = "what was counted stays as it was written"

FUNCTIONS = (
    Function(
        name="activities_tally_fits",
        says="Of a month that has begun, while it was offered; a correction speaks of the same as what it corrects.",
        body="""
declare
    offer record;
    mended record;
begin
    if new.month > (osl_now() at time zone 'Europe/Warsaw')::date then
        raise exception '% on % refused: this month has not begun', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'tally_of_a_month_that_began';
    end if;
    select published_at, ended_at into offer from activities_activity where id = new.activity_id for share;
    if offer.published_at is null
        or new.month < date_trunc('month', offer.published_at at time zone 'Europe/Warsaw')::date
        or (new.corrects_id is null and new.month > (offer.ended_at at time zone 'Europe/Warsaw')::date)
    then
        raise exception '% on % refused: it was not offered then', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'tally_while_offered';
    end if;
    if new.corrects_id is not null then
        select activity_id, month, unit into mended from activities_tally where id = new.corrects_id;
        if (mended.activity_id, mended.month, mended.unit) is distinct from (new.activity_id, new.month, new.unit) then
            raise exception '% on % refused: a correction speaks of the same', tg_op, tg_table_name
                using errcode = 'integrity_constraint_violation', constraint = 'tally_corrects_the_same';
        end if;
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = (
    Trigger(name="activities_tally_fits", table=TALLY, fires="before insert", calls="activities_tally_fits()"),
    stays_but_for_cover(name="activities_tally_stays", table=TALLY, says=STAYS, columns=("comment", "reason")),
    never_emptied(TALLY, STAYS),
    reads_what_is_there(TALLY),
    written_at_once(TALLY),
)
