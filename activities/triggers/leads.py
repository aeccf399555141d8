"""Nothing for minors is published, or led by one person more, before the checks of everyone who leads it are recorded.

Act of 13 May 2016, art. 21. Whoever is in charge always counts as leading; a list without a single check stops
everything, too. A check that the office begins to require later is asked at the next such change, not backwards.
"""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.triggers import Function, Trigger, kept_while_cited, never_emptied, refusal

ACTIVITY = "activities_activity"
OCCURRENCE = "activities_occurrence"
LEAD = "activities_lead"

FUNCTIONS = (
    Function(
        name="activities_who_leads",
        says="Whoever is in charge of an activity always counts as leading it.",
        arguments="activity bigint",
        returns="setof bigint",
        language="sql",
        properties="stable",
        body="""
select l.id from activities_activity a left join activities_lead l on l.user_id = a.in_charge_id where a.id = activity
union
select lead_id from activities_activitylead where activity_id = activity
""",
    ),
    Function(
        name="activities_refuse_unchecked",
        says="Act of 13 May 2016, art. 21. The recorded checks are held, so that none is removed before the end.",
        arguments="activity bigint",
        returns="void",
        body="""
begin
    perform 1 from activities_recordedcheck
        where lead_id in (select activities_who_leads(activity)) order by id for share;
    if not exists (select 1 from activities_check where retired_on is null) or exists (
        select 1 from activities_who_leads(activity) as leads(id) cross join activities_check c
        where c.retired_on is null
        and not exists (select 1 from activities_recordedcheck r where r.lead_id = leads.id and r.kind_id = c.id)
    ) then
        raise exception 'activity_for_minors_waits_for_checks: offer % has a lead whose checks are not recorded',
            activity using errcode = 'check_violation', constraint = 'activity_for_minors_waits_for_checks';
    end if;
end
""",
    ),
    Function(
        name="activities_is_out_for_minors",
        says="Waits for whoever is publishing it just now.",
        arguments="activity bigint",
        returns="boolean",
        body="""
begin
    perform 1 from activities_activity where id = activity for share;
    return exists (
        select 1 from activities_activity where id = activity and for_minors and published_at is not null
    );
end
""",
    ),
    Function(
        name="activities_activity_asks_for_checks",
        says="Nothing for minors is published before the checks of everyone who leads it are recorded.",
        body="""
begin
    perform activities_refuse_unchecked(new.id);
    return null;
end
""",
    ),
    Function(
        name="activities_occurrence_asks_for_checks",
        says="A check that the office requires later is asked at the next occurrence, not backwards.",
        body="""
begin
    if (select for_minors from activities_activity where id = new.activity_id) then
        perform activities_refuse_unchecked(new.activity_id);
    end if;
    return null;
end
""",
    ),
    Function(
        name="activities_lead_asks_for_checks",
        says="Nobody unchecked joins those who lead for minors.",
        body="""
begin
    if activities_is_out_for_minors(new.activity_id) then
        perform activities_refuse_unchecked(new.activity_id);
    end if;
    return null;
end
""",
    ),
    Function(
        name="activities_recorded_check_is_relied_on",
        says="A recorded check that something published relies on stays.",
        body="""
declare activity bigint;
begin
    for activity in
        select activity_id from activities_activitylead where lead_id = old.lead_id
        union
        select a.id from activities_activity a join activities_lead l on l.user_id = a.in_charge_id
            where l.id = old.lead_id
    loop
        if activities_is_out_for_minors(activity) then
            perform activities_refuse_unchecked(activity);
        end if;
    end loop;
    return null;
end
""",
    ),
)
TRIGGERS = (
    Trigger(
        name="activities_new_activity_asks_for_checks",
        table=ACTIVITY,
        fires="after insert",
        when="new.for_minors and new.published_at is not null",
        calls="activities_activity_asks_for_checks()",
    ),
    Trigger(
        name="activities_activity_asks_for_checks",
        table=ACTIVITY,
        fires="after update of published_at, for_minors, in_charge_id",
        when="""new.for_minors and new.published_at is not null
        and not (old.for_minors and old.published_at is not null and old.in_charge_id = new.in_charge_id)""",
        calls="activities_activity_asks_for_checks()",
    ),
    Trigger(
        name="activities_new_occurrence_asks_for_checks",
        table=OCCURRENCE,
        fires="after insert",
        when="new.published_at is not null",
        calls="activities_occurrence_asks_for_checks()",
    ),
    Trigger(
        name="activities_occurrence_asks_for_checks",
        table=OCCURRENCE,
        fires="after update of published_at, activity_id",
        when="new.published_at is not null and (old.published_at is null or old.activity_id <> new.activity_id)",
        calls="activities_occurrence_asks_for_checks()",
    ),
    Trigger(
        name="activities_lead_asks_for_checks",
        table="activities_activitylead",
        fires="after insert or update",
        calls="activities_lead_asks_for_checks()",
    ),
    Trigger(
        name="activities_recorded_check_is_relied_on",
        table="activities_recordedcheck",
        fires="after delete or update of lead_id, kind_id",
        calls="activities_recorded_check_is_relied_on()",
    ),
    never_emptied("activities_recordedcheck", "recorded checks are removed one by one"),
    refusal(
        name="activities_removed_check_stays",
        table="activities_removedcheck",
        fires="before update",
        says="why a recorded check was removed stays as it was written",
    ),
    never_emptied("activities_removedcheck", "why a recorded check was removed goes with its person alone"),
    refusal(
        name="activities_removed_lead_stays",
        table="activities_removedlead",
        fires="before update",
        says="why somebody leads no longer stays as it was written",
    ),
    never_emptied("activities_removedlead", "why somebody leads no longer goes with its person alone"),
    refusal(
        name="activities_not_for_minors_with_reason",
        table=ACTIVITY,
        fires="before update of for_minors",
        when="old.for_minors and not new.for_minors and new.not_for_minors_reason = ''",
        says="an offer is for minors no longer only with a reason",
    ),
    *changes_go_with("activities_check", "activities.check"),
    *changes_go_with("activities_removedcheck", "activities.removedcheck"),
    *changes_go_with("activities_removedlead", "activities.removedlead"),
    refusal(
        name="activities_lead_stays_who_it_is",
        table=LEAD,
        fires="before update of user_id",
        when="old.user_id is distinct from new.user_id",
        says="a lead stays the person it is",
    ),
    *(
        kept_while_cited(name=f"activities_lead_{name}", table=LEAD, citing=citing, column="lead_id")
        for name, citing in (
            ("with_checks_stays", "activities_recordedcheck"),
            ("of_activity_stays", "activities_activitylead"),
        )
    ),
)
