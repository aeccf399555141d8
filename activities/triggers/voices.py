"""Voices after a meeting: none before it ended or of one that was called off; what was heard stays as it was."""

from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, Trigger, never_emptied, reads_what_is_there, refusal

VOICE, ANSWER = "activities_voice", "activities_answer"
STAYS = "what was heard after a meeting stays"

FUNCTIONS = (
    Function(
        name="activities_voice_fits",
        says="Of a meeting that took place: by the page once it has ended, asked by the office once it began.",
        body="""
declare
    held record;
begin
    select starts_at, ends_at, cancelled_at into held from activities_occurrence where id = new.occurrence_id for share;
    if held.cancelled_at is not null then
        raise exception '% on % refused: the meeting was called off', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'voice_of_a_meeting_held';
    end if;
    if osl_now() < held.starts_at or (new.heard = 'page' and osl_now() < held.ends_at)
        or new.heard_on > (osl_now() at time zone 'Europe/Warsaw')::date
    then
        raise exception '% on % refused: the meeting is not over', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'voice_after_the_meeting';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = (
    Trigger(name="activities_voice_fits", table=VOICE, fires="before insert", calls="activities_voice_fits()"),
    refusal(name="activities_voice_stays", table=VOICE, fires="before update or delete", says=STAYS),
    refusal(name="activities_answer_stays", table=ANSWER, fires="before update", says=STAYS),
    never_emptied(VOICE, STAYS),
    never_emptied(ANSWER, STAYS),
    reads_what_is_there(VOICE),
    readable(VOICE, "heard_on"),
)
