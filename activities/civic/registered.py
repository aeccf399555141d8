"""What the year's civic dates have for the settings of the office, for the desk and the trail."""

from activities import rules
from activities.civic.matters import civic_dates
from osl_site.common import registry
from osl_site.common.registry import MattersOf, SettingsPage


def register() -> None:
    """Once, when the room is made ready."""
    registry.settings_pages.register(
        SettingsPage(
            "Terminy roku",
            "activities:civic_date_list",
            "Fundusz sołecki, informacja o programie usług, dostępność strony, standardy ochrony małoletnich.",
            may=rules.may_read_civic_dates,
        ),
        position=42,
    )
    registry.desk.register(MattersOf(civic_dates, may=rules.may_tick_civic_dates), position=208)
    registry.trail_labels.register(
        {
            "civic_date.added": "dodano termin roku",
            "civic_date.changed": "zmieniono termin roku",
            "civic_date.ticked": "odhaczono termin roku",
            "civic_date.unticked": "cofnięto odhaczenie terminu roku",
        }
    )
