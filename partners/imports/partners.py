"""Partners from a file: one row is one partner, with the people to contact there."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from osl_site.common.accounts.models import User
from osl_site.common.centre.place_cells import PlacesCell, communes_of, localities_of
from osl_site.common.database.many_records import RowRefused
from osl_site.common.database.records import tidy
from osl_site.common.imports.cells import DayCell, WordCell, Words, YesNoCell
from osl_site.common.imports.models import ImportRun, Outcome
from osl_site.common.imports.specs import Answer, Cells, Done, Pages, Spec
from osl_site.common.text.cleaning import on_one_line
from partners import rules, services
from partners.imports.heads import HEADS
from partners.imports.known import Found, Known, doubts, known_for, sure_numbers
from partners.imports.people_cells import COLUMNS, PeopleFields
from partners.models import LANGUAGE_NAMES, Channel, CommunityWork, LegalForm, Partner, PartnerKind, PartnerState
from partners.services import NewPartner

KINDS = Words.of(PartnerKind.choices, {"kgw": "rural_women", "osp": "fire_brigade", "lgd": "local_action_group"})
FORMS, WORKS, CHANNELS = Words.of(LegalForm.choices), Words.of(CommunityWork.choices), Words.of(Channel.choices)
STATES = Words.of(PartnerState.choices)
LANGUAGES = Words.of(LANGUAGE_NAMES.items())
NO_DAY = "wpisz, do którego dnia partner jest nieczynny."
MEANWHILE = "taki wpis powstał właśnie w spisie: {} Obejrzyj plik jeszcze raz."
MOST_ROWS = 5_000


def _text(name: str, label: str, *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, required=required, max_length=Partner._meta.get_field(name).max_length)


class PartnerRow(PeopleFields):
    field_order = tuple(head.name for head in HEADS)

    name = _text("name", "Nazwa", required=True)
    kind = WordCell(KINDS, label="Typ")
    legal_form = WordCell(FORMS, label="Forma prawna", required=False, otherwise="")
    nip = _text("nip", "NIP")
    regon = _text("regon", "REGON")
    krs = _text("krs", "KRS")
    krkgw = _text("krkgw", "KRKGW")
    places = PlacesCell(label="Gdzie działa", required=False)
    outside = _text("outside", "Siedziba poza gminą")
    community_work = WordCell(WORKS, label="Praca z mieszkańcami", required=False, otherwise="")
    animation = _text("animation", "Animacja lokalna")
    offers = _text("offers", "Co daje")
    channel = WordCell(CHANNELS, label="Jak się kontaktować", required=False, otherwise="")
    language = WordCell(LANGUAGES, label="Język listów", required=False, otherwise="pl")
    state = WordCell(STATES, label="Stan", required=False, otherwise=PartnerState.ACTIVE)
    closed_until = DayCell(label="Nieczynny do", required=False)
    alert = _text("alert", "Na co uważać")
    is_public = YesNoCell(label="Pokaż mieszkańcom")
    confirmed_on = DayCell(label="Potwierdzono", required=False)

    def __init__(self, cells: Cells, known: Known) -> None:
        super().__init__(cells)
        self.fields["places"].places = known.places

    def clean_name(self) -> str:
        return on_one_line(tidy(self.cleaned_data["name"]))

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("state") == PartnerState.CLOSED and not typed.get("closed_until"):
            self.add_error("closed_until", ValidationError(NO_DAY))
        self.check_people(typed)
        return typed

    @property
    def new(self) -> NewPartner:
        """The columns of a partner, what it chooses, and its people."""
        typed = {name: value for name, value in self.cleaned_data.items() if name not in COLUMNS}
        places = typed.pop("places")
        chosen = {"localities": localities_of(places), "communes": communes_of(places)}
        if typed["state"] != PartnerState.CLOSED:
            typed["closed_until"] = None
        return NewPartner(typed | chosen, self.people(self.cleaned_data))


def begin(run: ImportRun, by: User) -> tuple[Known, list[Done]]:
    return known_for(run), []


def act_all(filled: Sequence[PartnerRow], known: Known, by: User) -> list[Done]:
    """Enter those that are not there. Who may be there already is asked about; until then it is not entered."""
    done: list[Done | None] = []
    for place, row in enumerate(filled):
        typed = row.cleaned_data
        numbers = sure_numbers(typed)
        if again := known.said_before(row.line, typed["name"], numbers):
            raise RowRefused(place, ValidationError(again))
        done.append(_there(row, place, known, known.found(typed["name"], numbers)))
    new = [place for place, one in enumerate(done) if one is None]
    rows = [filled[place].new for place in new]
    added = services.create_partners_together(rows, is_trial=known.is_trial, by=by) if rows else []
    for place, partner in zip(new, added, strict=True):
        done[place] = Done(Outcome.ADDED, partner, doubts(filled[place].cleaned_data))
    return done


def _there(row: PartnerRow, place: int, known: Known, found: Found | None) -> Done | None:
    """What becomes of a row that is there already, or may be; None of one that is to be entered. Raises RowRefused."""
    answer = known.answer(row.line)
    if not found or (answer == Answer.ANOTHER and not found.is_sure):
        return None
    if found.is_sure or answer == Answer.SAME:
        is_told = found.partner.name != row.cleaned_data["name"]
        return Done(Outcome.SAME, found.partner, f"Pominięty, bo to {found.in_words}" if is_told else "")
    if known.is_trial:
        return Done(Outcome.ASKED, found.partner, f"Podobny jest {found.in_words}")
    raise RowRefused(place, ValidationError(MEANWHILE.format(found.in_words)))


SPEC = Spec(
    key="partnerzy",
    title="Partnerzy",
    heads=HEADS,
    most_rows=MOST_ROWS,
    form=PartnerRow,
    begin=begin,
    act_all=act_all,
    may=rules.may_edit,
    pages=Pages(
        what="Partnerzy",
        list_view="partners:partner_list",
        lead="Jeden wiersz arkusza to jeden partner.",
        leaves_out="Rozmów i porozumień plik nie przyniesie.",
    ),
)
