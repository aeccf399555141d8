"""A version cites nothing anew that is withdrawn. The copy with which an update begins keeps what the plan cites."""

from osl_site.common.withdrawal.triggers import not_chosen_once_withdrawn

CONCLUSIONS = {"named": "needs_conclusion", "kind": "needs.conclusion"}
PARTNERS = {"named": "partners_partner", "kind": "partners.partner"}
IN_GOAL, IN_ACTION, IN_VERSION = "plans_goal_conclusions", "plans_action_partners", "plans_version_changed_conclusions"


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
    not_chosen_once_withdrawn(
        IN_ACTION, "partner_id", **PARTNERS, kept=_cited_by_the_same(IN_ACTION, "action", "partner_id", same="key")
    ),
    not_chosen_once_withdrawn(
        IN_VERSION,
        "conclusion_id",
        **CONCLUSIONS,
        kept=_cited_by_the_same(IN_VERSION, "version", "conclusion_id", same="plan_id"),
    ),
)
