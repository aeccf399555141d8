"""The steps by which a new office is set up: each saves by itself, in any order, and says what it still lacks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.urls import reverse

from osl_site.common.accounts.models import Role, User
from osl_site.common.accounts.one_person import undecided_here
from osl_site.common.centre.file_class import unconfirmed
from osl_site.common.centre.models import Centre, Commune, Locality, SocialService, TargetGroup
from osl_site.common.letters.models import Letter, LetterState

TRIAL = "centre.trial"  # the kind of the letter by which mail is tried
Lacks = Callable[[Centre], list[str]]


def nothing_to_know() -> list[str]:
    return []


@dataclass(frozen=True)
class Step:
    """One step: its words, where it is done, and what of it is not there yet, in words (none: it is done)."""

    key: str
    title: str
    text: str
    icon: str
    lacks: Lacks
    view: str = ""  # of a page of its own; else the step is a part of the office's form
    fields: tuple[str, ...] = ()
    tells: Callable[[], list[str]] = nothing_to_know  # what one has to know although the step is done

    @property
    def url(self) -> str:
        return reverse(self.view) if self.view else reverse("start_step", args=[self.key])


@dataclass(frozen=True)
class Progress:
    """A step as it stands today."""

    step: Step
    lacks: Sequence[str]
    told: Sequence[str] = ()

    @property
    def is_done(self) -> bool:
        return not self.lacks


def columns(**words: str) -> Lacks:
    """These columns of the office have to say something; `words` is how each is called."""
    return lambda office: [said for column, said in words.items() if not getattr(office, column)]


def _names(office: Centre) -> list[str]:
    return columns(name_uk="nazwa po ukraińsku", name_en="nazwa po angielsku")(office) if office.pk else ["nazwa"]


def _places(office: Centre) -> list[str]:
    found = {"gminy": Commune.objects.filter(is_served=True), "miejscowości": Locality.objects.all()}
    return [words for words, rows in found.items() if not rows.exists()]


def _people(office: Centre) -> list[str]:
    there = {role for roles in User.objects.filter(is_active=True).values_list("roles", flat=True) for role in roles}
    return [Role(role).label for role in (Role.ORGANISER, Role.DIRECTOR) if role not in there]


def _lists(office: Centre) -> list[str]:
    found = {"grupy mieszkańców": TargetGroup, "usługi społeczne": SocialService}
    return [words for words, model in found.items() if not model.objects.exists()]


def _mail(office: Centre) -> list[str]:
    sent = Letter.objects.filter(state=LetterState.SENT).exists()
    return [] if sent else ["e-mail, który doszedł"]


def _file_class(office: Centre) -> list[str]:
    lacks = columns(file_plan_symbol="symbol z wykazu akt", archive_category="kategoria archiwalna")(office)
    return lacks or (["potwierdzenie, że zgadzają się z wykazem akt"] if unconfirmed().exists() else [])


STEPS = (
    Step(
        "nazwa",
        "Nazwa centrum",
        "Po polsku, a dla mieszkańców także po ukraińsku i po angielsku.",
        "landmark",
        _names,
        fields=("name", "short_name", "name_uk", "name_en"),
    ),
    Step(
        "miejsca",
        "Gminy i miejscowości",
        "Z rejestru TERYT albo wpisane w słownikach.",
        "map-pin",
        _places,
        view="teryt_upload",
    ),
    Step(
        "osoby",
        "Osoby i ich role",
        "Kto pracuje w biurze i co mu wolno.",
        "users",
        _people,
        view="account_list",
        tells=undecided_here,
    ),
    Step(
        "kontakt",
        "Kontakt i godziny",
        "Dokąd przyjść, do kogo zadzwonić i kiedy.",
        "phone",
        columns(address="adres", opening_hours="godziny pracy", organiser_phone="telefon organizatora"),
        fields=(
            "address",
            "opening_hours",
            "organiser_name",
            "organiser_room",
            "organiser_phone",
            "organiser_email",
        ),
    ),
    Step(
        "prawo",
        "Dane osobowe i dostępność",
        "Administrator danych, inspektor i deklaracja dostępności.",
        "scale",
        columns(
            controller="administrator danych",
            dpo_contact="kontakt do inspektora ochrony danych",
            statement_published_on="data deklaracji dostępności",
        ),
        fields=(
            "controller",
            "dpo_contact",
            "registrations_kept_days",
            "statement_published_on",
            "statement_reviewed_on",
        ),
    ),
    Step(
        "terminy",
        "Centrum i terminy",
        "Uchwała, podstawa zatwierdzania planu, dni na decyzję.",
        "calendar-days",
        columns(approval_basis="podstawa zatwierdzenia planu"),
        fields=(
            "works_since",
            "founding_act",
            "approval_basis",
            "days_to_decide",
        ),
    ),
    Step(
        "akta",
        "Akta planu",
        "Symbol, kategoria i znak sprawy z wykazu akt jednostki.",
        "folder",
        _file_class,
        view="start_files",
    ),
    Step(
        "slowniki",
        "Grupy i usługi",
        "Dla kogo są spotkania i które usługi uzupełnia plan.",
        "layers",
        _lists,
        view="dictionary_list",
    ),
    Step(
        "poczta",
        "Próba poczty",
        "Jeden e-mail do siebie pokaże, czy wysyłanie działa.",
        "mail",
        _mail,
        view="start_mail",
    ),
)


def is_new() -> bool:
    """Whether nobody has said anything of this office yet. At most two queries."""
    return not Centre.objects.exists() and not Commune.objects.exists()


def progress(office: Centre) -> list[Progress]:
    """Every step with what it lacks. One query for each list that a step asks about."""
    return [Progress(step, step.lacks(office), step.tells()) for step in STEPS]


def step_after(key: str, office: Centre) -> Step | None:
    """The next step behind this one that still lacks something, else the first that does; None where all is done."""
    places = [step.key for step in STEPS].index(key) + 1
    order = [*STEPS[places:], *STEPS[:places]]
    return next((step for step in order if step.lacks(office)), None)
