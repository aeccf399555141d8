"""The days on which a plan holds follow from decisions: the database keeps them, and takes them from nobody else."""

from osl_site.common.triggers import Function, Trigger

FUNCTIONS = (
    Function(
        name="plans_span_of",
        says="The days on which a plan holds, as decisions say: null before number 0 is approved.",
        arguments="asked bigint",
        returns="daterange",
        properties="stable",
        body="""
declare starts date;
declare ends date;
begin
    select min(d.effective_on) into starts from plans_version v join plans_decision d on d.version_id = v.id
        where v.plan_id = asked and v.state = 'approved';
    select ends_on into ends from plans_version
        where plan_id = asked and state = 'approved' order by number desc limit 1;
    return case when starts is not null then daterange(starts, greatest(ends + 1, starts)) end;
end
""",
    ),
    Function(
        name="plans_keep_span",
        says="What was decided is seen at once in the days on which the plan holds.",
        body="""
begin
    update plans_plan set in_force_span = plans_span_of(id) where id = new.plan_id;
    return null;
end
""",
    ),
    Function(
        name="plans_span_is_decided",
        says="Nobody writes other days than those that were decided.",
        body="""
begin
    if new.in_force_span is distinct from plans_span_of(new.id) then
        raise exception 'plan % holds on the days that were decided, and on no others', new.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
)

TRIGGERS = (
    Trigger(
        name="plans_plan_span_decided",
        table="plans_plan",
        fires="before insert or update",
        calls="plans_span_is_decided()",
    ),
    Trigger(
        name="plans_version_keeps_span",
        table="plans_version",
        fires="after update",
        when="new.state = 'approved' and old.state <> 'approved'",
        calls="plans_keep_span()",
    ),
)
