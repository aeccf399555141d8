"""The steps by which a new office is set up: each saves by itself, in any order, and says what it still lacks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.db.models import BooleanField, Exists, ExpressionWrapper, Q, QuerySet
from django.urls import reverse

from osl_site.common.accounts.models import Role, User
from osl_site.common.accounts.one_person import undecided_here
from osl_site.common.centre.file_class import unconfirmed
from osl_site.common.centre.models import Centre, Commune, Locality, SocialService, TargetGroup
from osl_site.common.letters.models import Letter, LetterState
from osl_site.common.registry import FirstRows, starting
from osl_site.common.registry.entries import anyone

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
    public: str  # what residents see of it
    lacks: Lacks
    view: str = ""  # of a page of its own; else the step is a part of the office's form
    fields: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()  # views of other pages, on which and below which one is busy with it
    on_alone: tuple[str, ...] = ()  # and on these, but not below them
    tells: Callable[[], list[str]] = nothing_to_know  # what one has to know although the step is done
    whose: str = ""  # who does it, where it is not the administrator
    may: Callable[[User], bool] = anyone  # of those who see the steps

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


NEEDED = {  # columns of the office that have to say something, and how each is called
    "address": "adres",
    "opening_hours": "godziny pracy",
    "organiser_phone": "telefon organizatora",
    "controller": "administrator danych",
    "dpo_contact": "kontakt do inspektora ochrony danych",
    "statement_published_on": "data deklaracji dostępności",
    "approval_basis": "podstawa zatwierdzenia planu",
}
OF_DAYS = ("statement_published_on",)
FILED = {"file_plan_symbol": "symbol z wykazu akt", "archive_category": "kategoria archiwalna"}
ROLES = (Role.ORGANISER, Role.DIRECTOR)  # without whom nothing is planned or decided


def columns(*names: str) -> Lacks:
    return lambda office: [NEEDED[name] for name in names if not getattr(office, name)]


def _names(office: Centre) -> list[str]:
    return [] if office.pk else ["nazwa"]


def _places(office: Centre) -> list[str]:
    found = {"gminy": Commune.objects.filter(is_served=True), "miejscowości": Locality.objects.all()}
    return [words for words, rows in found.items() if not rows.exists()]


def _people(office: Centre) -> list[str]:
    """Who cannot sign in yet: a role that nobody was given, or one of those who were only invited."""
    people = list(User.objects.filter(is_active=True))
    at_work = {role for row in people if row.has_signed_in for role in row.roles}
    asked = {role: row.name for row in people for role in row.roles}
    return [
        f"{role.label} ({asked[role]}: zaproszenie jest, hasła jeszcze nie ma)" if role in asked else role.label
        for role in ROLES
        if role not in at_work
    ]


LISTS = (Locality, TargetGroup, SocialService)  # without which no form can be answered


def _lists(office: Centre) -> list[str]:
    found = {"grupy mieszkańców": TargetGroup, "usługi społeczne": SocialService}
    return [words for words, model in found.items() if not model.objects.exists()]


def _mail(office: Centre) -> list[str]:
    return [] if sent_letters().exists() else ["e-mail, który wyszedł"]


def sent_letters() -> QuerySet[Letter]:
    return Letter.objects.filter(state=LetterState.SENT)


def _file_class(office: Centre) -> list[str]:
    lacks = [said for column, said in FILED.items() if not getattr(office, column)]
    return lacks or (["potwierdzenie, że zgadzają się z wykazem akt"] if unconfirmed().exists() else [])


STEPS = (
    Step(
        "nazwa",
        "Nazwa centrum",
        "Po polsku. Po ukraińsku i po angielsku, jeśli chcesz.",
        "landmark",
        "Nazwa jest na górze każdej strony. Gdy nie ma jej w języku strony, stoi tam polska.",
        _names,
        fields=("name", "short_name", "name_uk", "name_en"),
    ),
    Step(
        "miejsca",
        "Gminy i miejscowości",
        "Z rejestru TERYT albo wpisane w słownikach.",
        "map-pin",
        "Mieszkańcy wybierają miejscowość w kalendarzu i w zapisach.",
        _places,
        view="teryt_upload",
        pages=("teryt_upload", "commune_list", "village_list", "locality_list"),
    ),
    Step(
        "osoby",
        "Osoby i ich role",
        "Kto pracuje w biurze i co mu wolno.",
        "users",
        "Mieszkańcy nie widzą kont. W planie jest, kto go przekazał i kto zatwierdził.",
        _people,
        view="account_list",
        pages=("account_list",),
        tells=undecided_here,
    ),
    Step(
        "kontakt",
        "Kontakt i godziny",
        "Dokąd przyjść, do kogo zadzwonić i kiedy.",
        "phone",
        "To jest cała strona „Kontakt” i stopka. Telefon jest na górze każdej strony.",
        columns("address", "opening_hours", "organiser_phone"),
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
        "To są strony „Ochrona danych” i „Deklaracja dostępności”. Jest o tym też przy zapisach.",
        columns("controller", "dpo_contact", "statement_published_on"),
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
        "Uchwała, podstawa zatwierdzania planu, dni na decyzję i na czytanie zgłoszeń.",
        "calendar-days",
        "Uchwała i podstawa są w opublikowanym planie. Dni na decyzję nikt spoza biura nie widzi.",
        columns("approval_basis"),
        fields=(
            "works_since",
            "founding_act",
            "approval_basis",
            "days_to_decide",
            "days_to_read",
            "days_to_hear",
        ),
    ),
    Step(
        "akta",
        "Akta planu",
        "Symbol, kategoria i znak sprawy z wykazu akt jednostki.",
        "folder",
        "Symbol i kategoria są w dokumencie planu i w jego metryce.",
        _file_class,
        view="start_files",
    ),
    Step(
        "slowniki",
        "Grupy i usługi",
        "Dla kogo są spotkania i które usługi uzupełnia plan.",
        "layers",
        "Grupy mieszkańcy wybierają w kalendarzu. Usługi są w planie.",
        _lists,
        view="dictionary_list",
        pages=("group_list", "service_list"),
        on_alone=("dictionary_list",),
    ),
    Step(
        "poczta",
        "Próba poczty",
        "Jeden e-mail do siebie pokaże, czy wysyłanie działa.",
        "mail",
        "Bez poczty mieszkańcy nie dostaną potwierdzeń zapisu ani wiadomości o zmianach.",
        _mail,
        view="start_mail",
    ),
)


def all_steps() -> list[Step]:
    """The office's own and those of upper rooms; mail is tried last."""
    return [*STEPS[:-1], *map(_of_room, starting), STEPS[-1]]


def _of_room(first: FirstRows) -> Step:
    words = {name: getattr(first, name) for name in ("key", "title", "text", "icon", "public", "view", "whose", "may")}
    return Step(**words, lacks=lambda office: [] if first.rows().exists() else [first.lacks])


def is_new() -> bool:
    """Whether nobody has said anything of this office yet. At most two queries."""
    return not Centre.objects.exists() and not Commune.objects.exists()


def unfinished() -> QuerySet[Centre]:
    """The office, as long as any step of the administrator's lacks something: the same as `progress` says, asked of the
    database at once."""
    return Centre.objects.filter(_missing())


def _missing() -> Q:
    people = User.objects.at_work().order_by()
    missing = Q(**dict.fromkeys(FILED, ""), _connector=Q.OR) | Q(pk__in=unconfirmed().values("pk"))
    for column in NEEDED:
        missing |= Q(**({f"{column}__isnull": True} if column in OF_DAYS else {column: ""}))
    for role in ROLES:
        missing |= ~Exists(people.filter(roles__contains=[role]))
    for rows in (Commune.objects.filter(is_served=True), *(model.objects.all() for model in LISTS), sent_letters()):
        missing |= ~Exists(rows.order_by())
    return missing


def progress(office: Centre) -> list[Progress]:
    """Every step with what it lacks. One query for each list that a step asks about."""
    return [Progress(step, step.lacks(office), step.tells()) for step in all_steps()]


def step_after(key: str, office: Centre) -> Step | None:
    """The next step behind this one that still lacks something, else the first that does; None where all is done."""
    places = [step.key for step in STEPS].index(key) + 1
    order = [*STEPS[places:], *STEPS[:places]]
    return next((step for step in order if step.lacks(office)), None)


@dataclass(frozen=True)
class Back:
    """Above a page on which one is busy with a step: which one, what it lacks, and the way back to all of them."""

    step: Step
    lacks: Sequence[str]

    @property
    def url(self) -> str:
        return reverse("office_start")


def back_from(path: str) -> Back | None:
    """For a page that belongs to a step, while any step lacks something. No query for other pages."""
    step = next((one for one in STEPS if _is_busy_with(one, path)), None)
    if step is None:
        return None
    office = Centre.objects.annotate(is_unfinished=ExpressionWrapper(_missing(), BooleanField())).first()
    return None if office and not office.is_unfinished else Back(step, step.lacks(office or Centre()))


def _is_busy_with(step: Step, path: str) -> bool:
    below = tuple(reverse(view) for view in step.pages)
    return path.startswith(below) or path in {reverse(view) for view in step.on_alone}
