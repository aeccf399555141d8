"""Submissions from a file: what residents said and the office has written down elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django import forms
from django.conf import settings

from needs import rules, services
from needs.forms.submissions import KINDS
from needs.imports.heads import PLACE, ROUND
from needs.imports.known import Known, added_or_there, known_for
from needs.models import StateType, Submission, SubmissionChannel, SubmissionKind, SubmissionState
from needs.models.submissions import IN_POLISH
from needs.services.together import Entered
from needs.submissions.states import AT_FIRST
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.centre.place_cells import PlaceCell, SimcCell
from osl_site.common.database.records import tidy
from osl_site.common.imports.cells import DayCell, RowForm, WordCell, Words, YesNoCell
from osl_site.common.imports.models import ImportRun
from osl_site.common.imports.specs import Cells, Choices, Done, Head, Pages, Spec
from osl_site.common.text.folding import fold
from osl_site.common.withdrawal.models import standing

NOT_YET = "ten dzień jeszcze nie nadszedł."
KIND_WORDS = Words.of(SubmissionKind.choices, {str(label): kind for kind, label in KINDS})
CHANNELS = Words.of(SubmissionChannel.choices, {"formularz": SubmissionChannel.FORM, "pismo": SubmissionChannel.LETTER})
LANGUAGES = Words.of(IN_POLISH.items(), {name: code for code, name in settings.LANGUAGES})
SAID_WHY = {
    StateType.ASIDE: ("reason", "responsible"),
    StateType.ELSEWHERE: ("responsible",),
}
MOST_ROWS = 10_000


class Stands(NamedTuple):
    """What a state means, and which one it is where the office has several that mean it."""

    kind: StateType
    called: str = ""


def state_words() -> Words:
    """What the office calls its states; what they mean and were called at first is understood, too."""
    ours = [(Stands(StateType(row.type), row.name), row.name) for row in standing(SubmissionState.objects.all())]
    first = [(Stands(kind), names[0]) for kind, names in AT_FIRST.items()]
    known = {fold(name) for _stands, name in ours}
    others = {name: stands for stands, name in first} | {kind.label: Stands(kind) for kind in StateType}
    return Words.of(ours or first, {name: stands for name, stands in others.items() if fold(name) not in known})


@dataclass
class KnownToSubmissions(Known):
    states: Words = field(default_factory=state_words)


class SubmissionRow(RowForm):
    received_on = DayCell(label="Przyszło")
    words = forms.CharField(label="Treść", max_length=Submission._meta.get_field("words").max_length)
    place = PlaceCell(label="Miejscowość", required=False)
    simc = SimcCell(label="SIMC", required=False)
    kind = WordCell(KIND_WORDS, label="Co to jest")
    channel = WordCell(CHANNELS, label="Jak przyszło")
    language = WordCell(LANGUAGES, label="Język", required=False, otherwise="pl")
    in_polish = forms.CharField(
        label="Po polsku", required=False, max_length=Submission._meta.get_field("in_polish").max_length
    )
    round = WordCell(label="Runda", required=False)
    for_director = YesNoCell(label="Skarga tylko dla dyrektora")
    state = WordCell(label="Stan", required=False, otherwise=Stands(StateType.WAITING))
    reason = forms.CharField(label="Dlaczego odłożone", required=False, max_length=300)
    responsible = forms.CharField(label="Kto odpowiada", required=False, max_length=200)

    def __init__(self, cells: Cells, known: KnownToSubmissions) -> None:
        super().__init__(cells)
        self.fields["place"].places = self.fields["simc"].places = known.places
        self.fields["state"].words, self.fields["round"].words = known.states, known.rounds

    def clean_received_on(self) -> Any:
        if self.cleaned_data["received_on"] > clock.today():
            raise forms.ValidationError(NOT_YET)
        return self.cleaned_data["received_on"]

    def clean_words(self) -> str:
        return tidy(self.cleaned_data["words"])

    def clean(self) -> dict[str, Any]:
        """Who set it aside or has it now is said as on the page; of other states nobody asks."""
        typed = super().clean()
        for name in SAID_WHY.get(getattr(typed.get("state"), "kind", None), ()):
            if not typed.get(name):
                self.add_error(name, forms.ValidationError("brakuje", code="required"))
        return typed

    @property
    def entered(self) -> Entered:
        typed = dict(self.cleaned_data)
        place, exact = typed.pop("place"), typed.pop("simc")
        day, state = typed.pop("received_on"), typed.pop("state")
        said = {name: typed.pop(name) for name in ("reason", "responsible")}
        said = {name: words if name in SAID_WHY.get(state.kind, ()) else "" for name, words in said.items()}
        values = typed | (exact or place).values
        if typed["for_director"]:
            values["round"] = None  # a complaint belongs to none
        received_at = clock.now() if day == clock.today() else clock.midnight(day)
        return Entered(values, received_at, *state, **said)


def begin(run: ImportRun, by: User) -> tuple[KnownToSubmissions, list[Done]]:
    known = known_for(Submission, run)
    return KnownToSubmissions(known.model, known.last, known.is_trial), []


def act_all(filled: Sequence[SubmissionRow], known: KnownToSubmissions, by: User) -> list[Done]:
    """Enter those that are not among what this person may read: of the same day and words."""

    def there(rows: Sequence[SubmissionRow]) -> Any:
        said = {row.cleaned_data["words"] for row in rows}
        days = {row.cleaned_data["received_on"] for row in rows}
        return rules.submissions_of(by).filter(words__in=said, received_at__date__in=days)

    def add(rows: list[SubmissionRow]) -> list[Submission]:
        return services.enter_together([row.entered for row in rows], is_trial=known.is_trial, by=by)

    key = lambda row: (row.cleaned_data["received_on"], row.cleaned_data["words"])
    key_of = lambda row: (row.received_at.astimezone(clock.WARSAW).date(), row.words)
    return added_or_there(known, filled, key=key, there=there, key_of=key_of, add=add)


def one_state_for_all() -> Choices:
    return [(label, label) for label in state_words().shown]


SPEC = Spec(
    key="zgloszenia",
    title="Zgłoszenia",
    heads=(
        Head(
            "received_on",
            "Przyszło",
            ("data", "kiedy", "dzień", "wpłynęło", "data wpływu"),
            help="Dzień, na przykład 29.11.2026. Od niego liczy się termin przeczytania.",
            examples=("2026-11-20", "21.11.2026"),
        ),
        Head(
            "words",
            "Treść",
            ("zgłoszenie", "słowa mieszkańca", "tekst", "opis", "sprawa"),
            help="Słowa mieszkańca, najwyżej 4000 znaków. Potem nikt ich nie zmieni.",
            examples=("Nie ma ławki przy przystanku.", "Mogę uczyć szydełkowania."),
        ),
        *PLACE,
        Head(
            "kind",
            "Co to jest",
            ("rodzaj", "typ"),
            help="Czegoś brakuje, Pomysł, Ktoś może pomóc albo Sprawa dla urzędu.",
            examples=("Czegoś brakuje", "Ktoś może pomóc"),
            same_for_all=lambda: SubmissionKind.choices,
        ),
        Head(
            "channel",
            "Jak przyszło",
            ("kanał", "sposób"),
            help="Telefon, Rozmowa, Skrzynka, List albo Strona.",
            examples=("Telefon", "Rozmowa"),
            same_for_all=lambda: SubmissionChannel.choices,
        ),
        Head("language", "Język", is_wanted=False, help="polski, ukraiński albo angielski. Pusty znaczy: polski."),
        Head("in_polish", "Po polsku", ("tłumaczenie",), is_wanted=False, help="Gdy słowa są w innym języku."),
        Head(
            "for_director",
            "Skarga tylko dla dyrektora",
            ("skarga",),
            is_wanted=False,
            help="tak, gdy to skarga na organizatora lub centrum. Zobaczy ją tylko dyrektor.",
        ),
        Head(
            "state",
            "Stan",
            ("status",),
            is_wanted=False,
            help="Nowe, U nas, U kogoś innego, Załatwione albo Odłożone. Pusty znaczy: Nowe.",
            examples=("Załatwione", "Nowe"),
            same_for_all=one_state_for_all,
        ),
        ROUND,
        Head("reason", "Dlaczego odłożone", ("powód",), is_wanted=False, help="Potrzebne przy stanie „Odłożone”."),
        Head(
            "responsible",
            "Kto odpowiada",
            ("kto ma", "u kogo"),
            is_wanted=False,
            help="Potrzebne przy „Odłożone” i „U kogoś innego”.",
        ),
    ),
    most_rows=MOST_ROWS,
    form=SubmissionRow,
    begin=begin,
    act_all=act_all,
    may=rules.may_enter_submissions,
    pages=Pages(
        what="Zgłoszenia",
        list_view="needs:submission_list",
        lead="Jeden wiersz arkusza to jedno zgłoszenie.",
        leaves_out="Telefonów i e-maili nie wczytamy: autor musi najpierw usłyszeć, co się z nimi stanie.",
    ),
)
