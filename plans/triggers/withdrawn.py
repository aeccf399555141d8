"""A version cites nothing anew that is withdrawn. The copy with which an update begins keeps what the plan cites."""

from osl_site.common.withdrawal.triggers import not_chosen_once_withdrawn

CONCLUSIONS = {"named": "needs_conclusion", "kind": "needs.conclusion"}
IN_ACTIONS = {  # by the table in which actions name them: the column, the named table and its kind
    "plans_action_partners": ("partner_id", "partners_partner", "partners.partner"),
    "plans_action_groups": ("targetgroup_id", "centre_targetgroup", "centre.targetgroup"),
    "plans_action_services": ("socialservice_id", "centre_socialservice", "centre.socialservice"),
}
COUNTED = {"named": "centre_headgroup", "kind": "centre.headgroup"}
COUNTED_ALREADY = (
    "select exists (select 1 from plans_indicator there where there.key = ($1 ->> 'key')::uuid"
    " and there.group_id = ($1 ->> 'group_id')::bigint)"
)
IN_GOAL, IN_VERSION = "plans_goal_conclusions", "plans_version_changed_conclusions"


def _cited_by_the_same(table: str, citing: str, column: str, *, same: str) -> str:
    """Whether `table` names the row already under another `citing` of the same key, or of the same plan."""
    return (
        f"select exists (select 1 from {table} there join plans_{citing} other on other.id = there.{citing}_id"
        f" join plans_{citing} ours on ours.{same} = other.{same} where ours.id = ($1 ->> '{citing}_id')::bigint"
        f" and there.{column} = ($1 ->> '{column}')::bigint)"
    )


TRIGGERS = (
    not_chosen_once_withdrawn(
        IN_GOAL,
        "conclusion_id",
        **CONCLUSIONS,
        kept=_cited_by_the_same(IN_GOAL, "goal", "conclusion_id", same="key"),
    ),
    *(
        not_chosen_once_withdrawn(
            table, column, named=named, kind=kind, kept=_cited_by_the_same(table, "action", column, same="key")
        )
        for table, (column, named, kind) in IN_ACTIONS.items()
    ),
    not_chosen_once_withdrawn("plans_indicator", "group_id", **COUNTED, kept=COUNTED_ALREADY),
    not_chosen_once_withdrawn(
        IN_VERSION,
        "conclusion_id",
        **CONCLUSIONS,
        kept=_cited_by_the_same(IN_VERSION, "version", "conclusion_id", same="plan_id"),
    ),
)
