"""The lists of the room: what each says, on a page, in print and in files alike."""

from django.utils.text import Truncator

from needs import rules
from needs.filters import AssetFilter, ConclusionFilter, NeedFilter, NoteFilter
from needs.models import Asset, AssetState, Conclusion, FieldNote, Need, NeedState
from osl_site.common import clock
from osl_site.common.centre.where import where
from osl_site.common.lists.listing import AddButton, Column, Listing
from osl_site.common.text.typed_text import line_of, plain_of

ROOM = "Rozeznanie"
TONES_OF_NEEDS = {NeedState.ANSWERED: "meadow", NeedState.PLANNED: "lake", NeedState.CONFIRMED: "lake"}
TO_CONFIRM, REPLACED, CURRENT = "Do potwierdzenia", "Zastąpiony nowszym", "Aktualny"
WITHDRAWN = {Need: "Wycofana", Asset: "Wycofany", Conclusion: "Wycofany"}


def code_of(row: FieldNote | Need | Asset | Conclusion) -> str:
    """The number that people say: „N-12”."""
    return row.code


def address_of(row: FieldNote | Need | Asset | Conclusion) -> str:
    return row.get_absolute_url()


def state_of_asset(asset: Asset) -> str:
    """The state, or that it is time to ask whether it still holds, or that nobody may choose it any more."""
    if asset.is_withdrawn:
        return WITHDRAWN[Asset]
    return TO_CONFIRM if asset.is_to_confirm(clock.today()) else asset.get_state_display()


def tone_of_asset(asset: Asset) -> str:
    """The tone that goes with `state_of_asset`."""
    if asset.is_withdrawn:
        return "quiet"
    if asset.is_to_confirm(clock.today()):
        return "amber"
    return "meadow" if asset.state == AssetState.AVAILABLE else "quiet"


def state_of_need(need: Need) -> str:
    return WITHDRAWN[Need] if need.is_withdrawn else need.get_state_display()


def state_of_conclusion(conclusion: Conclusion) -> str:
    if conclusion.is_withdrawn:
        return WITHDRAWN[Conclusion]
    return REPLACED if getattr(conclusion, "replaced_by", None) else CURRENT


NOTES = Listing(
    title="Notatki",
    file="notatki",
    filterset=NoteFilter,
    filters_label="Wybór notatek",
    filters_button="Pokaż notatki",
    filters_template="needs/_note_filters.html",
    columns=(
        Column("Numer", code_of, link=address_of, is_heading=True),
        Column("Kiedy", lambda note: note.noted_on, needs_label=False, is_tied=True),
        Column(
            "Treść",
            lambda note: plain_of(note.text),
            short=lambda note: Truncator(line_of(note.text)).chars(140),
            needs_label=False,
            is_text=True,
        ),
        Column("Miejscowość", lambda note: note.place),
        Column("Metoda", lambda note: note.get_method_display()),
        Column("Co to jest", lambda note: note.get_finding_display()),
        Column("Osób", lambda note: note.people_count, is_number=True),
        Column("Kto mówił", lambda note: note.source, only_in_files=True, is_protected=True),
        Column("Kogo dotyczy", lambda note: str(note.group or ""), only_in_files=True),
    ),
    caption="Wszystkie notatki: {count}, od najnowszej",
    found="Znalezione notatki: {count}, od najnowszej",
    none_found="Żadna notatka nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie notatki",
    empty="Nie ma jeszcze notatek. Zacznij od jednej rozmowy.",
    add=AddButton("Dodaj notatkę", "needs:note_add", "notebook-pen", rules.may_write_notes),
    empty_adds=True,
)
NEEDS = Listing(
    title="Potrzeby",
    file="potrzeby",
    filterset=NeedFilter,
    filters_label="Wybór potrzeb",
    filters_button="Pokaż potrzeby",
    columns=(
        Column("Numer", code_of, only_in_files=True),
        Column("Potrzeba", lambda need: need.title, link=address_of, note=code_of, is_heading=True),
        Column("Opis", lambda need: plain_of(need.description), only_in_files=True),
        Column("Gdzie", where, nothing="nie wskazano"),
        Column("Priorytet", lambda need: need.get_priority_display()),
        Column("Notatek", lambda need: need.note_count, is_number=True),
        Column("Wniosków", lambda need: need.conclusion_count, is_number=True),
        Column(
            "Stan",
            state_of_need,
            tone=lambda need: "quiet" if need.is_withdrawn else TONES_OF_NEEDS.get(need.state, "quiet"),
            needs_label=False,
        ),
        Column("Komu przekazana albo dlaczego nie", lambda need: need.state_reason, only_in_files=True),
    ),
    caption="Wszystkie potrzeby: {count}, od najnowszej",
    found="Znalezione potrzeby: {count}, od najnowszej",
    none_found="Żadna potrzeba nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie potrzeby",
    empty="Nie ma jeszcze potrzeb. Otwórz notatkę i wybierz „Zrób z niej potrzebę”.",
    add=AddButton("Dodaj potrzebę", "needs:need_add", "plus", rules.may_edit),
)
ASSETS = Listing(
    title="Zasoby",
    file="zasoby",
    filterset=AssetFilter,
    filters_label="Wybór zasobów",
    filters_button="Pokaż zasoby",
    columns=(
        Column("Numer", code_of, only_in_files=True),
        Column("Zasób", lambda asset: asset.title, link=address_of, note=code_of, is_heading=True),
        Column("Rodzaj", lambda asset: asset.get_kind_display()),
        Column("Gdzie", where, nothing="nie wskazano"),
        Column("Czyj", lambda asset: asset.owner),
        Column("Kiedy dostępny", lambda asset: asset.available, only_in_files=True),
        Column("Potwierdzono", lambda asset: asset.confirmed_on, nothing="jeszcze nie"),
        Column("Stan", state_of_asset, tone=tone_of_asset, needs_label=False),
    ),
    caption="Wszystkie zasoby: {count}, od najnowszego",
    found="Znalezione zasoby: {count}, od najnowszego",
    none_found="Żaden zasób nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie zasoby",
    empty="Nie ma jeszcze zasobów. Zacznij od sali, w której ludzie już się spotykają.",
    add=AddButton("Dodaj zasób", "needs:asset_add", "plus", rules.may_edit),
)
CONCLUSIONS = Listing(
    title="Wnioski z rozeznania",
    file="wnioski-z-rozeznania",
    filterset=ConclusionFilter,
    filters_label="Wybór wniosków",
    filters_button="Pokaż wnioski",
    columns=(
        Column("Numer", code_of, link=address_of, is_heading=True),
        Column(
            "Wniosek",
            lambda conclusion: plain_of(conclusion.text),
            short=lambda conclusion: Truncator(line_of(conclusion.text)).chars(180),
            needs_label=False,
            is_text=True,
        ),
        Column("O czym mówi", lambda conclusion: conclusion.get_about_display()),
        Column("Ważny od", lambda conclusion: conclusion.valid_from),
        Column("Potrzeb", lambda conclusion: conclusion.need_count, is_number=True),
        Column("Zasobów", lambda conclusion: conclusion.asset_count, is_number=True),
        Column(
            "Stan",
            state_of_conclusion,
            tone=lambda conclusion: "meadow" if state_of_conclusion(conclusion) == CURRENT else "quiet",
            needs_label=False,
        ),
    ),
    caption="Aktualne wnioski: {count}, od najnowszego",
    found="Znalezione wnioski: {count}, od najnowszego",
    none_found="Żaden wniosek nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż aktualne wnioski",
    empty="Nie ma jeszcze wniosków. Napisz pierwszy, gdy kilka notatek mówi o tym samym.",
    add=AddButton("Dodaj wniosek z rozeznania", "needs:conclusion_add", "plus", rules.may_edit),
)
