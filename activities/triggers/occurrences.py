"""What a phone already has stays; what has a result took place; nothing is planned anew at a withdrawn place."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.triggers import Function, Trigger, never_emptied, refusal
from osl_site.common.withdrawal.triggers import (
    not_chosen_by_slug_once_withdrawn,
    not_chosen_once_withdrawn,
    unchanged_while_withdrawn,
)

ACTIVITY = "activities_activity"
OCCURRENCE = "activities_occurrence"
VENUES = {"named": "activities_venue", "kind": "activities.venue"}
AT_HOME = (  # a meeting at the place that its offer has
    "select venue_id = ($1 ->> 'venue_id')::bigint from activities_activity where id = ($1 ->> 'activity_id')::bigint"
)

FUNCTIONS = (
    Function(
        name="activities_published_stays",
        says="What a phone already has stays: not deleted, hidden, renamed or counted back.",
        body="""
begin
    if old.published_at is null then
        return coalesce(new, old);
    end if;
    if tg_op = 'DELETE' or new.published_at is null or new.uid <> old.uid or new.sequence < old.sequence then
        raise exception 'a published meeting is moved or cancelled, never taken away'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="activities_result_follows_its_occurrence",
        says="What was called off, or has not begun, has no result.",
        body="""
declare occurrence activities_occurrence;
begin
    select * into occurrence from activities_occurrence where id = new.occurrence_id for share;
    if occurrence.cancelled_at is not null then
        raise exception 'meeting % was called off and has no result', occurrence.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.created_at < occurrence.starts_at then
        raise exception 'meeting % has not begun and has no result yet', occurrence.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="activities_occurrence_with_result_took_place",
        says="What has a result is not called off or moved past it.",
        body="""
begin
    if exists (
        select 1 from activities_result
        where occurrence_id = new.id and (new.cancelled_at is not null or created_at < new.starts_at)
    ) then
        raise exception 'meeting % has a result, so it took place', new.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="activities_told_stays_told",
        says="What residents were told only grows, but for passages of titles that redaction_cover covers. A published"
        " meeting that goes elsewhere, or on, says where it was.",
        body="""
declare day date := (old.starts_at at time zone 'Europe/Warsaw')::date;
begin
    if jsonb_typeof(new.formerly) <> 'array' or jsonb_array_length(new.formerly) < jsonb_array_length(old.formerly)
        or (not new.formerly @> old.formerly and not osl_is_done_by('redaction_cover', tg_relid))
    then
        raise exception 'what residents were told of meeting % stays told', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.published_at is not null and new.venue_id is distinct from old.venue_id and new.formerly = old.formerly then
        raise exception 'published meeting % goes elsewhere and leaves no trace', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.published_at is not null and old.moved_from is not null
        and day not in ((new.starts_at at time zone 'Europe/Warsaw')::date,
                        (old.moved_from at time zone 'Europe/Warsaw')::date)
        and not exists (
            select 1 from jsonb_array_elements(new.formerly) as told
            where told ->> 'of' = 'when' and (told ->> 'starts_at')::timestamptz = date_trunc('second', old.starts_at))
    then
        raise exception 'published meeting % is moved again and leaves no trace at the day between', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
)
FUNCTIONS += (
    Function(
        name="activities_cover_former_title",
        says="In what residents were told before, meetings of an offer bear this title as it is covered now; a restore"
        " empties all that they were told.",
        arguments="offer bigint, col text, said text, left_of_it text",
        returns="void",
        for_all=False,
        body="""
declare one record;
begin
    for one in
        select id from activities_occurrence where activity_id = offer
            and formerly @> jsonb_build_array(jsonb_build_object('of', 'title', col, said)) order by id
    loop
        update activities_occurrence set formerly = (
            select jsonb_agg(case when told ->> 'of' = 'title' and told ->> col = said
                then covered || jsonb_build_object('said', osl_fold(concat_ws(' ',
                    covered ->> 'title', covered ->> 'title_uk', covered ->> 'title_en')))
                else told end order by place)
            from jsonb_array_elements(formerly) with ordinality as entries (told, place),
                lateral (select told || jsonb_build_object(col, left_of_it) as covered) as made
        ) where id = one.id;
        insert into audit_erasure ("table", "row", "column", leaves, at)
            select 'activities_occurrence', one.id::text, 'formerly', '', now()
            where not exists (select from audit_erasure where "table" = 'activities_occurrence'
                and "row" = one.id::text and "column" = 'formerly' and at = now());
    end loop;
end
""",
    ),
    Function(
        name="activities_title_covered",
        says="What an offer is called is covered where its meetings were called so before.",
        body="""
begin
    if old.title <> new.title then
        perform activities_cover_former_title(new.id, 'title', old.title, new.title);
    end if;
    if old.title_uk <> new.title_uk then
        perform activities_cover_former_title(new.id, 'title_uk', old.title_uk, new.title_uk);
    end if;
    if old.title_en <> new.title_en then
        perform activities_cover_former_title(new.id, 'title_en', old.title_en, new.title_en);
    end if;
    return null;
end
""",
    ),
    Function(
        name="activities_former_title_covered",
        says="What an offer was called is covered with the change that tells of it where its meetings were called so.",
        body="""
declare offer bigint;
begin
    select subject_id into offer from audit_entry where id = new.entry_id and subject_type = 'activities.activity';
    if offer is not null and old.before <> new.before then
        perform activities_cover_former_title(offer, new.field, old.before, new.before);
    end if;
    if offer is not null and old.after <> new.after then
        perform activities_cover_former_title(offer, new.field, old.after, new.after);
    end if;
    return null;
end
""",
    ),
)
TRIGGERS = (
    Trigger(
        name="activities_title_covered",
        table=ACTIVITY,
        fires="after update",
        when="(old.title, old.title_uk, old.title_en) is distinct from (new.title, new.title_uk, new.title_en)"
        f" and osl_is_done_by('redaction_cover', '{ACTIVITY}'::regclass)",
        calls="activities_title_covered()",
    ),
    Trigger(
        name="activities_former_title_covered",
        table="audit_change",
        fires="after update of before, after",
        when="new.field in ('title', 'title_uk', 'title_en')",
        calls="activities_former_title_covered()",
    ),
    Trigger(
        name="activities_told_stays_told",
        table=OCCURRENCE,
        fires="before update of formerly, venue_id, starts_at",
        calls="activities_told_stays_told()",
    ),
    Trigger(
        name="activities_published_stays",
        table=OCCURRENCE,
        fires="before update or delete",
        calls="activities_published_stays()",
    ),
    never_emptied(OCCURRENCE, "a published meeting stays"),
    refusal(
        name="activities_published_occurrence_keeps_its_activity",
        table=OCCURRENCE,
        fires="before update of activity_id",
        when="old.published_at is not null and new.activity_id <> old.activity_id",
        says="a published meeting stays under its offer",
    ),
    refusal(
        name="activities_published_activity_stays",
        table=ACTIVITY,
        fires="before update of published_at",
        when="old.published_at is not null and new.published_at is null",
        says="a published offer stays",
    ),
    refusal(
        name="activities_published_activity_is_kept",
        table=ACTIVITY,
        fires="before delete",
        when="old.published_at is not null",
        says="a published offer stays",
    ),
    Trigger(
        name="activities_result_follows_its_occurrence",
        table="activities_result",
        fires="before insert or update of occurrence_id, created_at",
        calls="activities_result_follows_its_occurrence()",
    ),
    Trigger(
        name="activities_occurrence_with_result_took_place",
        table=OCCURRENCE,
        fires="before update of cancelled_at, starts_at",
        calls="activities_occurrence_with_result_took_place()",
    ),
    *changes_go_with(ACTIVITY, "activities.activity"),
    *changes_go_with(OCCURRENCE, "activities.occurrence"),
    *changes_go_with("activities_venue", "activities.venue"),
    unchanged_while_withdrawn("activities_venue", "activities.venue"),
    not_chosen_once_withdrawn(ACTIVITY, "venue_id", **VENUES),
    not_chosen_by_slug_once_withdrawn(ACTIVITY, "theme", named="centre_theme", kind="centre.theme"),
    not_chosen_once_withdrawn(OCCURRENCE, "venue_id", **VENUES, kept=AT_HOME),
    Trigger(
        name="activities_activity_submissions_no_complaint",
        table="activities_activity_submissions",
        fires="before insert or update of submission_id",
        calls="needs_complaint_is_used_by_nothing()",
    ),
    not_chosen_once_withdrawn(
        "activities_activity_groups", "targetgroup_id", named="centre_targetgroup", kind="centre.targetgroup"
    ),
    not_chosen_once_withdrawn(
        "activities_activity_services", "socialservice_id", named="centre_socialservice", kind="centre.socialservice"
    ),
    not_chosen_once_withdrawn(
        "activities_activitypartner", "partner_id", named="partners_partner", kind="partners.partner"
    ),
)
