"""What this room has for the partners' room, the frame of every page and the trail."""

from needs import desk, links, rules, search
from needs.models import FieldNote
from osl_site.common import registry
from osl_site.common.registry import MattersOf, MenuEntry, Photographed, SearchOf
from partners.models import Partner

registry.links.register(Partner, links.assets_of_partners)

registry.menu.register(
    MenuEntry(
        "Rozeznanie",
        "needs:note_list",
        "notebook-pen",
        others=("needs:need_list", "needs:asset_list", "needs:conclusion_list"),
        may=rules.may_read,
    ),
    position=20,
)
registry.tabs.register(
    "needs:note_list",
    (
        MenuEntry("Notatki", "needs:note_list"),
        MenuEntry("Potrzeby", "needs:need_list"),
        MenuEntry("Zasoby", "needs:asset_list"),
        MenuEntry("Wnioski", "needs:conclusion_list"),
    ),
)
registry.bar.register(
    MenuEntry("Notatka", "needs:note_add", "notebook-pen", alone=True, may=rules.writes_on_the_way), position=20
)

registry.desk.register(MattersOf(desk.assets_to_confirm, may=rules.may_edit), position=80)
registry.desk.register(MattersOf(desk.needs_to_confirm, may=rules.may_edit), position=85)

registry.quick_acts.register(
    MenuEntry("Dodaj notatkę", "needs:note_add", "notebook-pen", may=rules.writes_on_the_way), position=10
)
registry.quick_acts.register(MenuEntry("Dodaj potrzebę", "needs:need_add", "plus", may=rules.may_edit), position=50)

registry.search.register(
    SearchOf("Notatki", search.notes, search.note_link, may=rules.may_read, day="noted_on"), position=50
)
registry.search.register(
    SearchOf("Potrzeby", search.needs, search.row_link, may=rules.may_read, day="created_at"), position=60
)
registry.search.register(
    SearchOf("Zasoby", search.assets, search.row_link, may=rules.may_read, day="created_at"), position=70
)
registry.search.register(
    SearchOf("Wnioski", search.conclusions, search.conclusion_link, may=rules.may_read, day="valid_from"), position=80
)

registry.photographed.register("needs.fieldnote", Photographed(FieldNote, rules.may_read_note, rules.may_change_note))

registry.trail_labels.register(
    {
        "asset.changed": "zmieniono zasób",
        "asset.created": "dodano zasób",
        "asset.removed": "usunięto zasób",
        "asset.restored": "przywrócono wycofany zasób",
        "asset.withdrawn": "wycofano zasób",
        "conclusion.changed": "zmieniono wniosek z rozeznania",
        "conclusion.created": "dodano wniosek z rozeznania",
        "conclusion.removed": "usunięto wniosek z rozeznania",
        "conclusion.replaced": "zastąpiono wniosek z rozeznania nowszym",
        "conclusion.restored": "przywrócono wycofany wniosek z rozeznania",
        "conclusion.withdrawn": "wycofano wniosek z rozeznania",
        "need.changed": "zmieniono potrzebę",
        "need.created": "dodano potrzebę",
        "need.removed": "usunięto potrzebę",
        "need.restored": "przywrócono wycofaną potrzebę",
        "need.withdrawn": "wycofano potrzebę",
        "note.changed": "zmieniono notatkę",
        "note.created": "dodano notatkę",
        "note.deleted": "usunięto notatkę",
    }
)
