"""What the month's sheets have for the desk, letters and the trail."""

from activities import rules
from activities.village_sheets import letters, matters
from osl_site.common import registry
from osl_site.common.registry import MattersOf

LABELS = {
    "sheet.made": "sporządzono arkusz miesiąca",
    "sheet.told": "zadzwoniono z arkuszem miesiąca",
    "sheets.sent": "wysłano arkusze miesiąca",
}


def register() -> None:
    """For the hooks of this room."""
    registry.desk.register(MattersOf(matters.sheets, may=rules.may_edit), position=206)
    registry.letters.register(letters.SENT, letters.KIND)
    registry.row_kinds.register({"activities.villagesheet": "arkusze miesiąca"})
    registry.trail_labels.register(LABELS)
