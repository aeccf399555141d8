"""Heads by group add up to the whole of each result. Those of the groups with which every office began follow its
columns, whoever writes them; what a release before this one enters is counted by group as well."""

from osl_site.common.triggers import Function, Trigger, never_emptied

RESULT, COUNT = "activities_result", "activities_headcount"
STAYS = "heads that were counted stay"

FUNCTIONS = (
    Function(
        name="activities_heads_follow_columns",
        says="Each of the first four groups has a row of its own, named as the office called it when it was counted.",
        body="""
begin
    insert into activities_headcount (result_id, group_id, name, people)
        select new.id, g.id, g.name, c.people
            from (values ('children', new.children), ('youth', new.youth), ('adults', new.adults), ('older', new.older))
                as c (slug, people)
            join centre_headgroup as g on g.slug = c.slug
            where c.people > 0
        on conflict (result_id, group_id) do update set people = excluded.people
            where activities_headcount.people <> excluded.people;
    delete from activities_headcount as h using centre_headgroup as g
        where h.result_id = new.id and g.id = h.group_id
            and ((g.slug = 'children' and new.children = 0) or (g.slug = 'youth' and new.youth = 0)
                or (g.slug = 'adults' and new.adults = 0) or (g.slug = 'older' and new.older = 0));
    return null;
end
""",
    ),
    Function(
        name="activities_heads_add_up",
        says="What was counted by groups comes to as many as the result says.",
        body="""
declare
    whole bigint;
    parts bigint;
    counted bigint := case when tg_table_name = 'activities_result' then (to_jsonb(new) ->> 'id')::bigint
        else (to_jsonb(coalesce(new, old)) ->> 'result_id')::bigint end;
begin
    select children + youth + adults + older + others into whole from activities_result where id = counted;
    select coalesce(sum(people), 0) into parts from activities_headcount where result_id = counted;
    if whole is distinct from parts and whole is not null then
        raise exception 'heads of result % do not add up: % and %', counted, parts, whole
            using errcode = 'integrity_constraint_violation', constraint = 'headcount_adds_up';
    end if;
    return null;
end
""",
    ),
)
TRIGGERS = (
    Trigger(
        name="activities_heads_follow_columns",
        table=RESULT,
        fires="after insert or update of children, youth, adults, older",
        calls="activities_heads_follow_columns()",
    ),
    Trigger(
        name="activities_result_heads_add_up",
        table=RESULT,
        fires="after insert or update of children, youth, adults, older, others",
        calls="activities_heads_add_up()",
        at_commit=True,
    ),
    Trigger(
        name="activities_headcount_adds_up",
        table=COUNT,
        fires="after insert or update or delete",
        calls="activities_heads_add_up()",
        at_commit=True,
    ),
    never_emptied(COUNT, STAYS),
)
