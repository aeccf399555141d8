"""Who remarks on what, and until when; when a remark is answered; of what anybody is reminded; which words beside
what was decided may be covered."""

from osl_site.common.redaction.triggers import stays_but_for_cover
from osl_site.common.triggers import Function, Trigger, refusal

BUT_FOR_COVER = {  # of what is written once, the words beside what was decided
    "plans_remark": ("text",),
    "plans_answer": ("text",),
    "plans_filing": ("place", "reason"),
    "plans_signedcopy": ("reason",),
}


def stays_as_written(table: str) -> Trigger:
    """That rows of this table are written once; passages of some of their words may be covered."""
    named = {"name": f"{table}_written_once", "table": table, "says": "written once"}
    if columns := BUT_FOR_COVER.get(table):
        return stays_but_for_cover(**named, columns=columns)
    return refusal(**named, fires="before update or delete")


FUNCTIONS = (
    Function(
        name="plans_remark_is_due",
        says="Only what was submitted and not yet decided on is remarked on, by a director, and a remark is replaced"
        " at its place by whoever wrote it.",
        body="""
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'submitted' then
        raise exception 'only a submitted version is remarked on' using errcode = 'integrity_constraint_violation';
    end if;
    if exists (select 1 from plans_decision where version_id = new.version_id) then
        raise exception 'what is decided is remarked on no more' using errcode = 'integrity_constraint_violation';
    end if;
    if not exists (select 1 from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at)) then
        raise exception 'only a director remarks' using errcode = 'integrity_constraint_violation';
    end if;
    if new.replaces_id is not null and not exists (
        select 1 from plans_remark earlier where earlier.id = new.replaces_id and earlier.text <> ''
            and (earlier.version_id, earlier.place, earlier.by_id) = (new.version_id, new.place, new.by_id)
            and earlier.key is not distinct from new.key
    ) then
        raise exception 'a remark is replaced at its place by whoever wrote it'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="plans_reminder_is_due",
        says="Directors are reminded of what was submitted and waits.",
        body="""
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'submitted'
        or exists (select 1 from plans_decision where version_id = new.version_id) then
        raise exception 'nobody is reminded of what does not wait' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="plans_answer_is_due",
        says="A remark is answered once its attempt is closed.",
        body="""
begin
    if coalesce((
        select v.state from plans_remark r join plans_version v on v.id = r.version_id where r.id = new.remark_id
    ), 'draft') in ('draft', 'submitted') then
        raise exception 'a remark is answered after the attempt is closed'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = tuple(
    Trigger(name=name, table=table, fires="before insert", calls=f"{function}()")
    for name, table, function in (
        ("plans_remark_due", "plans_remark", "plans_remark_is_due"),
        ("plans_answer_due", "plans_answer", "plans_answer_is_due"),
        ("plans_reminder_due", "plans_reminder", "plans_reminder_is_due"),
    )
)
