"""The lists of the room: what each says, on a page, in print and in files alike."""

from django.utils.text import Truncator
from django.utils.translation import ngettext

from needs import rules
from needs.filters import AssetFilter, ConclusionFilter, NeedFilter, NoteFilter
from needs.models import Asset, AssetState, Conclusion, FieldNote, Need, NeedState
from osl_site.common import clock
from osl_site.common.centre.where import where
from osl_site.common.database.collation import polish_order
from osl_site.common.lists.listing import AddButton, Column, Listing, ReadsIn
from osl_site.common.text.typed_text import line_of, plain_of

ROOM = "Rozeznanie"
TONES_OF_NEEDS = {NeedState.ANSWERED: "meadow", NeedState.PLANNED: "lake", NeedState.CONFIRMED: "lake"}
TO_CONFIRM, REPLACED, CURRENT = "Do potwierdzenia", "Zastąpiony nowszym", "Aktualny"
MOST_PLACES = 3
WITHDRAWN = {Need: "Wycofana", Asset: "Wycofany", Conclusion: "Wycofany"}


def code_of(row: FieldNote | Need | Asset | Conclusion) -> str:
    """The number that people say: „N-12”."""
    return row.code


def in_short(text: str) -> str:
    """What a code stands for, for those who hear a list of codes."""
    return Truncator(line_of(text)).chars(80)


def heard_and_where(need: Need) -> str:
    """„3 notatki · Dwórzno, Kamińsk i 2”."""
    notes = ngettext("%(n)d notatka", "%(n)d notatek", need.note_count) % {"n": need.note_count}
    return f"{notes} · {few(where(need))}"


def few(places: str) -> str:
    """The first two of many places, and how many more."""
    names = places.split(", ")
    return places if len(names) <= MOST_PLACES else f"{', '.join(names[:2])} i {len(names) - 2}"


def notes_of(row: Need | Asset) -> str:
    """„N-3, N-12”. For rows of which notes were fetched."""
    return ", ".join(note.code for note in sorted(row.notes.all(), key=lambda note: note.pk))


def themes_of(row: Need | Asset) -> str:
    """„Dojazd, Zdrowie”. For rows of which themes were fetched."""
    return ", ".join(map(str, row.themes.all()))


def cited_by(conclusion: Conclusion) -> str:
    """„P-2, Z-5, N-12”. For rows of which all three were fetched."""
    cited = (conclusion.needs.all(), conclusion.assets.all(), conclusion.notes.all())
    return ", ".join(row.code for rows in cited for row in sorted(rows, key=lambda row: row.pk))


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
    columns=(
        Column(
            "Numer",
            code_of,
            link=address_of,
            hidden=lambda note: in_short(note.text),
            is_heading=True,
            width="code",
            order="pk",
        ),
        Column("Kiedy", lambda note: note.noted_on, needs_label=False, is_tied=True, width="day", order="noted_on"),
        Column(
            "Treść",
            lambda note: plain_of(note.text),
            short=lambda note: Truncator(line_of(note.text)).chars(160),
            needs_label=False,
            is_text=True,
        ),
        Column("Miejscowość", lambda note: note.place, needs_label=False, width="place"),
        Column("SIMC", lambda note: note.locality_id, only_in_files=True),
        Column("Metoda", lambda note: note.method.name, only_in_files=True),
        Column("Co to jest", lambda note: note.get_finding_display(), needs_label=False, width="kind"),
        Column("Osób", lambda note: note.people_count, is_number=True, width="figure", order="people_count"),
        Column("Kto mówił", lambda note: note.source, only_in_files=True, is_protected=True),
        Column("Kogo dotyczy", lambda note: str(note.group or ""), only_in_files=True),
        Column("Runda", lambda note: str(note.round or ""), only_in_files=True),
        Column("Kto zapisał", lambda note: note.written_by_name, only_in_files=True),
    ),
    caption="Wszystkie notatki: {count}, od najnowszej",
    found="Znalezione notatki: {count}, od najnowszej",
    none_found="Żadna notatka nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie notatki",
    empty="Nie ma jeszcze notatek. Zacznij od jednej rozmowy.",
    add=AddButton("Dodaj notatkę", "needs:note_add", "notebook-pen", rules.may_write_notes),
    reads_in=ReadsIn("notatki", rules.may_write_notes),
    ordered_by="-Kiedy",
    opens_by_code=True,
)
NEEDS = Listing(
    title="Potrzeby",
    file="potrzeby",
    filterset=NeedFilter,
    filters_label="Wybór potrzeb",
    filters_button="Pokaż potrzeby",
    columns=(
        Column(
            "Numer",
            code_of,
            link=address_of,
            hidden=lambda need: need.title,
            needs_label=False,
            width="code",
            order="pk",
        ),
        Column(
            "Potrzeba",
            lambda need: need.title,
            note=heard_and_where,
            note_is_below=True,
            is_heading=True,
            order=lambda: polish_order("title"),
        ),
        Column("Opis", lambda need: plain_of(need.description), only_in_files=True, is_protected=True),
        Column("Gdzie", where, only_in_files=True),
        Column("Kogo dotyczy", lambda need: ", ".join(map(str, need.groups.all())), only_in_files=True),
        Column("Tematy", themes_of, only_in_files=True),
        Column("Z których notatek", notes_of, only_in_files=True),
        Column(
            "Priorytet", lambda need: need.get_priority_display(), needs_label=False, width="kind", order="priority"
        ),
        Column("Miejsce", lambda need: need.place_in_short, is_tied=True, width="figure", order="place"),
        Column("Notatek", lambda need: need.note_count, only_in_files=True),
        Column("Wniosków", lambda need: need.conclusion_count, only_in_files=True),
        Column(
            "Stan",
            state_of_need,
            tone=lambda need: "quiet" if need.is_withdrawn else TONES_OF_NEEDS.get(need.state, "quiet"),
            normal=str(NeedState.CONFIRMED.label),
            needs_label=False,
            width="place",
        ),
        Column("Komu przekazana albo dlaczego nie", lambda need: need.state_reason, only_in_files=True),
    ),
    caption="Wszystkie potrzeby: {count}, od najnowszej",
    found="Znalezione potrzeby: {count}, od najnowszej",
    none_found="Żadna potrzeba nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie potrzeby",
    empty="Nie ma jeszcze potrzeb. Otwórz notatkę i wybierz „Zrób z niej potrzebę”.",
    add=AddButton("Dodaj potrzebę", "needs:need_add", "plus", rules.may_edit),
    reads_in=ReadsIn("potrzeby", rules.may_edit),
    for_files=lambda rows: rows.prefetch_related("groups", "themes", "notes"),
    ordered_by="-Numer",
    opens_by_code=True,
)
ASSETS = Listing(
    title="Zasoby",
    file="zasoby",
    filterset=AssetFilter,
    filters_label="Wybór zasobów",
    filters_button="Pokaż zasoby",
    columns=(
        Column(
            "Numer",
            code_of,
            link=address_of,
            hidden=lambda asset: asset.title,
            needs_label=False,
            width="code",
            order="pk",
        ),
        Column(
            "Zasób",
            lambda asset: asset.title,
            note=lambda asset: ", ".join(filter(None, [few(where(asset)), asset.owner])),
            note_is_below=True,
            is_heading=True,
            order=lambda: polish_order("title"),
            is_protected=True,
        ),
        Column("Rodzaj", lambda asset: asset.get_kind_display(), needs_label=False, width="place"),
        Column("Gdzie", where, only_in_files=True),
        Column("Tematy", themes_of, only_in_files=True),
        Column("Czyj", lambda asset: asset.owner, only_in_files=True),
        Column("Partner", lambda asset: str(asset.partner or ""), only_in_files=True),
        Column("Kiedy dostępny", lambda asset: asset.available, only_in_files=True),
        Column("Z których notatek", notes_of, only_in_files=True),
        Column(
            "Potwierdzono",
            lambda asset: asset.confirmed_on,
            nothing="jeszcze nie",
            width="place",
            order="confirmed_on",
        ),
        Column(
            "Stan",
            state_of_asset,
            tone=tone_of_asset,
            normal=str(AssetState.AVAILABLE.label),
            needs_label=False,
            width="place",
        ),
    ),
    caption="Wszystkie zasoby: {count}, od najnowszego",
    found="Znalezione zasoby: {count}, od najnowszego",
    none_found="Żaden zasób nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie zasoby",
    empty="Nie ma jeszcze zasobów. Zacznij od sali, w której ludzie już się spotykają.",
    add=AddButton("Dodaj zasób", "needs:asset_add", "plus", rules.may_edit),
    for_files=lambda rows: rows.select_related("partner").prefetch_related("themes", "notes"),
    ordered_by="-Numer",
    opens_by_code=True,
)
CONCLUSIONS = Listing(
    title="Wnioski z rozeznania",
    file="wnioski-z-rozeznania",
    filterset=ConclusionFilter,
    filters_label="Wybór wniosków",
    filters_button="Pokaż wnioski",
    columns=(
        Column(
            "Numer",
            code_of,
            link=address_of,
            hidden=lambda conclusion: in_short(conclusion.text),
            is_heading=True,
            width="code",
            order="pk",
        ),
        Column(
            "Wniosek",
            lambda conclusion: plain_of(conclusion.text),
            short=lambda conclusion: Truncator(line_of(conclusion.text)).chars(180),
            needs_label=False,
            is_text=True,
        ),
        Column("O czym mówi", lambda conclusion: conclusion.get_about_display(), needs_label=False, width="kind"),
        Column("Ważny od", lambda conclusion: conclusion.valid_from, width="day", order="valid_from"),
        Column("Z czego wynika", cited_by, only_in_files=True),
        Column("Potrzeb", lambda conclusion: conclusion.need_count, only_in_files=True),
        Column("Zasobów", lambda conclusion: conclusion.asset_count, only_in_files=True),
        Column(
            "Stan",
            state_of_conclusion,
            tone=lambda conclusion: "quiet",
            normal=CURRENT,
            needs_label=False,
            width="kind",
        ),
    ),
    caption="Aktualne wnioski: {count}, od najnowszego",
    found="Znalezione wnioski: {count}, od najnowszego",
    none_found="Żaden wniosek nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż aktualne wnioski",
    empty="Nie ma jeszcze wniosków. Napisz pierwszy, gdy kilka notatek mówi o tym samym.",
    add=AddButton("Dodaj wniosek z rozeznania", "needs:conclusion_add", "plus", rules.may_edit),
    for_files=lambda rows: rows.prefetch_related("needs", "assets", "notes"),
    ordered_by="-Numer",
    opens_by_code=True,
)
