"""What the month's sheets have for the desk, letters and the trail."""

from activities import rules
from activities.village_sheets import letters, matters
from osl_site.common import registry
from osl_site.common.registry import MattersOf

ROOM = "activities:activity_list"
LABELS = {
    "sheet.made": "sporządzono arkusz miesiąca",
    "sheet.told": "zadzwoniono z arkuszem miesiąca",
    "sheets.sent": "wysłano arkusze miesiąca",
}


def register() -> None:
    """For the hooks of this room."""
    may = rules.may_edit
    registry.desk.register(
        MattersOf.of_room(ROOM, matters.first_sheets, matters.due_first_sheets, may=may, in_one=True), position=204
    )
    registry.desk.register(MattersOf(matters.corrected_sheets, may=may), position=206)
    registry.desk.register(
        MattersOf.of_room(ROOM, matters.sheets_to_tell, matters.calls_due, may=may, in_one=True), position=209
    )
    registry.letters.register(letters.SENT, letters.KIND)
    registry.row_kinds.register({"activities.villagesheet": "arkusze miesiąca"})
    registry.trail_labels.register(LABELS)
