"""What needs, weighed, merged, split, paired, have for settings, the trail and what stands on a row."""

from osl_site.common import registry
from osl_site.common.registry import SettingsPage

LABELS = {
    "asset.paired": "wskazano, komu może pomóc",
    "asset.unpaired": "rozłączono zasób i potrzebę",
    "criterion.changed": "zmieniono kryterium ważenia potrzeb",
    "need.changed": "zmieniono potrzebę",
    "need.created": "dodano potrzebę",
    "need.merged": "połączono z inną potrzebą, ta została",
    "need.merged_away": "połączono z inną potrzebą, ta zniknęła",
    "need.paired": "wskazano, co może pomóc",
    "need.parted": "rozłączono potrzeby",
    "need.removed": "usunięto potrzebę",
    "need.restored": "przywrócono wycofaną potrzebę",
    "need.split": "podzielono potrzebę",
    "need.split_off": "wydzielono potrzebę z innej",
    "need.unpaired": "rozłączono potrzebę i zasób",
    "need.weighed": "zważono potrzebę",
    "need.withdrawn": "wycofano potrzebę",
    "weighing.changed": "zmieniono ważenie potrzeb",
    "weighing.closed": "zamknięto ważenie potrzeb",
    "weighing.dots_counted": "wpisano kropki mieszkańców",
    "weighing.opened": "zaczęto ważenie potrzeb",
    "weighing.removed": "usunięto ważenie potrzeb",
}


def register() -> None:
    """For the hooks of this room."""
    registry.settings_pages.register(
        SettingsPage(
            "Kryteria ważenia potrzeb",
            "needs:criterion_list",
            "Trzy pytania, którymi biuro waży potrzeby, i słowa ich odpowiedzi.",
        ),
        position=41,
    )
    registry.row_kinds.register(
        {
            "needs.weighedneed": "ważenia potrzeb",
            "needs.weighingsession": "ważenia",
            "needs.pairing": "zasoby przy potrzebach",
        }
    )
    registry.trail_labels.register(LABELS)
