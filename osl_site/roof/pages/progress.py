"""Addresses of the plan that is carried out: how it goes, what was measured, the log (columns: `pages/table.py`)."""

from collections.abc import Callable
from typing import Any

from django.apps import apps

from osl_site.roof.pages.rows import ORGANISER, READERS, Row, one

ENTERING = "in 200 200 403 403"


def key_of(model: str, *further: str, field: str = "key", **chosen: Any) -> Callable[[], list[Any]]:
    """The key of the first such row of the seeded office, and what else the address takes."""
    return lambda: [
        apps.get_model(model).objects.filter(**chosen).order_by("pk").values_list(field, flat=True)[0],
        *further,
    ]


INDICATOR = key_of("plans.IndicatorEntry")
ACTION = key_of("plans.ActionLog", field="action_key")
PROGRESS = {
    "plans:indicator_add": Row(ORGANISER, one("plans.Action", goal__version__state="draft")),
    "plans:goal_indicator_add": Row(ORGANISER, one("plans.Goal", version__state="draft")),
    "plans:indicator_edit": Row(ORGANISER, one("plans.Indicator", action__goal__version__state="draft")),
    "plans:progress": Row(READERS),
    "plans:action_progress": Row(READERS, ACTION),
    "plans:measured_detail": Row(READERS, INDICATOR),
    "plans:measured_detail of what is counted": Row(
        READERS,
        key_of("plans.Indicator", source="meetings", action__goal__version__decision__outcome="approved"),
    ),
    "plans:values_enter": Row(ENTERING),
    "plans:value_add": Row(ENTERING, INDICATOR),
    "plans:value_correct": Row(ENTERING, one("plans.IndicatorEntry", corrected_by=None)),
    "plans:log_add": Row(ENTERING, key_of("plans.ActionLog", "wpis", field="action_key")),
    "plans:log_add of a state": Row(ENTERING, key_of("plans.ActionLog", "stan", field="action_key")),
    "plans:log_add of a spending": Row(ENTERING, key_of("plans.ActionLog", "wydatek", field="action_key")),
    "plans:log_correct": Row(ENTERING, one("plans.ActionLog", corrected_by=None)),
}
LISTS_OF_PROGRESS = ("plans:measured_detail",)
