"""What heads of villages have for the desk, the schedule and the trail."""

from osl_site.common import clock, registry
from osl_site.common.privacy.retention import due_of
from osl_site.common.registry import MattersOf, Removal
from partners import rules
from partners.heads import matters
from partners.privacy import HEADS

KEPT = "partners-heads"
LABELS = {
    "head.changed": "poprawiono dane sołtysa",
    "head.ended": "zapisano ostatni dzień sołtysa",
    "head.entered": "zapisano sołtysa",
    "head.informed": "poinformowano sołtysa, że biuro ma jego dane",
    "head.removed": "usunięto sołtysa",
}


def register() -> None:
    """For the hooks of this room."""
    registry.desk.register(
        MattersOf.of_room("partners:partner_list", matters.heads_to_inform, matters.to_inform, may=rules.may_edit),
        position=73,
    )
    registry.removals.register(
        KEPT,
        Removal(
            what="Dawni sołtysi",
            since="od ostatniego dnia, w którym osoba była sołtysem",
            days=30,
            kind=HEADS,
            due=matters.heads_over,
        ),
    )
    registry.row_kinds.register({"partners.villagehead": "sołtysi"})
    registry.trail_labels.register(LABELS)


def days_kept() -> int:
    """For how many days after their last day somebody's data stay. One query."""
    return due_of(KEPT, clock.now()).days
