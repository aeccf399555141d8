"""No more people than places, nobody in line in vain; what was agreed at signing up and what was told since stays."""

from osl_site.common.triggers import Function, Trigger, kept_while_cited, never_emptied, refusal, written_at_once

ACTIVITY = "activities_activity"
OCCURRENCE = "activities_occurrence"
REGISTRATION = "activities_registration"
CLAUSE = "activities_informationclause"
CLAUSE_STAYS = "what stood beside a form stays"
REGISTRATION_STAYS = "a registration is given up or erased, never deleted"
NOTICE = "activities_notice"
NOTICE_STAYS = "what somebody was told stays told"

FUNCTIONS = (
    Function(
        name="activities_refuse_oversold",
        says="No more people than places, whoever writes the row.",
        arguments="occurrence bigint",
        returns="void",
        body="""
declare
    places integer;
    taken integer;
begin
    perform 1 from activities_occurrence where id = occurrence for update;
    select coalesce(o.capacity, a.capacity) into places
        from activities_occurrence o join activities_activity a on a.id = o.activity_id where o.id = occurrence;
    if places is null then
        return;
    end if;
    select coalesce(sum(people), 0) into taken
        from activities_registration where occurrence_id = occurrence and state in ('confirmed', 'offered');
    if taken > places then
        raise exception 'meeting % has % places and would have % people', occurrence, places, taken
            using errcode = 'check_violation', constraint = 'registration_within_capacity';
    end if;
end
""",
    ),
    Function(
        name="activities_refuse_hopeless",
        says="Nobody waits for more places than there are, whoever writes the row.",
        arguments="occurrence bigint",
        returns="void",
        body="""
declare
    places integer;
begin
    perform 1 from activities_occurrence where id = occurrence for update;
    select coalesce(o.capacity, a.capacity) into places
        from activities_occurrence o join activities_activity a on a.id = o.activity_id where o.id = occurrence;
    if exists (select from activities_registration
               where occurrence_id = occurrence and state = 'waiting' and people > places) then
        raise exception 'meeting % has % places, and more people wait together', occurrence, places
            using errcode = 'check_violation', constraint = 'registration_waits_for_what_is_there';
    end if;
end
""",
    ),
    Function(
        name="activities_registration_within_capacity",
        says="A registration takes a place that is there, or waits for one that may be.",
        body="""
begin
    if new.state = 'waiting' then
        perform activities_refuse_hopeless(new.occurrence_id);
        return null;
    end if;
    perform activities_refuse_oversold(new.occurrence_id);
    return null;
end
""",
    ),
    Function(
        name="activities_capacity_of_occurrence",
        says="The places of an occurrence are not fewer than its people.",
        body="""
begin
    perform activities_refuse_oversold(new.id);
    perform activities_refuse_hopeless(new.id);
    return null;
end
""",
    ),
    Function(
        name="activities_capacity_of_activity",
        says="What is over keeps whoever came; what counts as over is told by the moment of the change itself.",
        body="""
begin
    perform activities_refuse_oversold(o.id), activities_refuse_hopeless(o.id) from activities_occurrence o
        where o.activity_id = new.id and o.capacity is null and o.ends_at > new.changed_at
        order by o.id;
    return null;
end
""",
    ),
    Function(
        name="activities_notice_stays",
        says="What was to be said stays as it was, or is blank once a contact is erased, and said stays said; a passage"
        " of it is covered by redaction_cover alone.",
        body="""
begin
    if tg_op = 'DELETE'
        or (new.id, new.registration_id, new.kind, new.channel, new.letter_id, new.made_at)
            is distinct from (old.id, old.registration_id, old.kind, old.channel, old.letter_id, old.made_at)
        or (new.text <> old.text and new.text <> '' and not osl_is_done_by('redaction_cover', tg_relid))
        or (old.state in ('sent', 'called')
            and (new.state, new.done_at, new.done_by_id, new.done_by_name, new.done_by_position)
                is distinct from (old.state, old.done_at, old.done_by_id, old.done_by_name, old.done_by_position))
    then
        raise exception '% on % refused: what somebody was told stays told', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = (
    Trigger(
        name="activities_registration_within_capacity",
        table=REGISTRATION,
        fires="after insert or update of state, people, occurrence_id",
        when="new.state in ('confirmed', 'offered', 'waiting')",
        calls="activities_registration_within_capacity()",
    ),
    Trigger(
        name="activities_capacity_of_occurrence",
        table=OCCURRENCE,
        fires="after update of capacity, activity_id",
        when="new.capacity is distinct from old.capacity or new.activity_id <> old.activity_id",
        calls="activities_capacity_of_occurrence()",
    ),
    Trigger(
        name="activities_capacity_of_activity",
        table=ACTIVITY,
        fires="after update of capacity",
        when="new.capacity is distinct from old.capacity",
        calls="activities_capacity_of_activity()",
    ),
    refusal(name="activities_clause_stays", table=CLAUSE, fires="before update or delete", says=CLAUSE_STAYS),
    never_emptied(CLAUSE, CLAUSE_STAYS, name="activities_clause_no_truncate"),
    refusal(name="activities_registration_stays", table=REGISTRATION, fires="before delete", says=REGISTRATION_STAYS),
    never_emptied(REGISTRATION, REGISTRATION_STAYS),
    refusal(
        name="activities_registration_keeps_its_words",
        table=REGISTRATION,
        fires="before update of occurrence_id, clause_id",
        when="(old.occurrence_id, old.clause_id) is distinct from (new.occurrence_id, new.clause_id)",
        says="a registration stays at its meeting, with the words that stood beside its form",
    ),
    refusal(
        name="activities_registration_stays_erased",
        table=REGISTRATION,
        fires="before update of erased_at",
        when="old.erased_at is not null and new.erased_at is null",
        says="what was erased stays erased",
    ),
    kept_while_cited(
        name="activities_registration_of_notice_stays", table=REGISTRATION, citing=NOTICE, column="registration_id"
    ),
    Trigger(
        name="activities_notice_stays", table=NOTICE, fires="before update or delete", calls="activities_notice_stays()"
    ),
    never_emptied(NOTICE, NOTICE_STAYS),
    written_at_once(NOTICE, "made_at"),
    written_at_once(NOTICE, "done_at", name="activities_notice_done_at_once"),
    written_at_once(CLAUSE, "kept_at"),
    kept_while_cited(
        name="activities_result_keeps_its_note", table="needs_fieldnote", citing="activities_result", column="note_id"
    ),
)
