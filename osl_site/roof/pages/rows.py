"""A row of the table of addresses: what each role gets there, and how the rows an address speaks of are found."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from activities.models import Registration
from activities.proposals.own_link import OWN as PARTNERS_OWN
from activities.registrations.codes import token_of
from needs.helping.links import OWN
from needs.submissions.codes import RECEIPT, code_of
from osl_site.common.confirmations.links import ANSWER

ROLES = ("nobody", "coworker", "organiser", "director", "administrator", "receiver")
PUBLIC = "200 200 200 200 200"
READERS = "in 200 200 200 403"
NOBODYS = "in 403 403 403 403"
LISTENERS = "in 403 200 200 403"
ORGANISER = "in 403 200 403 403"
ADMINISTRATOR = "in 403 403 403 200"
DIRECTOR = "in 404 403 200 403"
ORGANISER_MAIL = "organizator@przyklad.pl"


@dataclass(frozen=True)
class Row:
    """One address: what each role gets, and the arguments it takes, found in the seeded office when they are needed."""

    answers: str
    args: Callable[[], list[Any]] = list
    method: str = "GET"
    query: str = ""
    language: str = "pl"
    is_page: bool = True
    receiver: str = ""  # what whoever only takes submissions over gets, where that is not what `by_role` says

    @property
    def by_role(self) -> dict[str, str]:
        """Whoever only takes submissions over gets what everybody of the office gets alike, and else is refused."""
        answers = self.answers.split()
        alike = set(answers[1:])
        return dict(zip(ROLES, [*answers, self.receiver or (alike.pop() if len(alike) == 1 else "403")], strict=True))


def one(path: str, **chosen: Any) -> Callable[[], list[Any]]:
    """The argument of an address: the id of the first row of „app.Model” in the seeded office that is like this."""
    return lambda: [apps.get_model(path).objects.filter(**chosen).order_by("pk").values_list("pk", flat=True)[0]]


LETTER = Row("in 404 302 302 404", one("letters.Letter", kind="plans.submitted"), method="POST", receiver="404")


def submission(at: int, *further: Any) -> Callable[[], list[Any]]:
    """The submission at this place of the story, and what else the address takes."""
    return lambda: [apps.get_model("needs.Submission").objects.order_by("pk")[at].pk, *further]


def passed_on() -> list[Any]:
    """A submission that somebody else has, and the number under which nobody has answered."""
    rows = apps.get_model("needs.PassedOn").objects.filter(answered_on=None, submission__for_director=False)
    return list(rows.order_by("pk").values_list("submission", "pk")[0])


def weighed(**chosen: Any) -> Callable[[], list[Any]]:
    """The first weighing that is like this, and the first need that it weighs."""
    rows = lambda: apps.get_model("needs.WeighedNeed").objects.filter(**{f"session__{k}": v for k, v in chosen.items()})
    return lambda: list(rows().order_by("pk").values_list("session", "need")[0])


def paired() -> list[Any]:
    """A need, and an asset that may help with it."""
    return list(apps.get_model("needs.Pairing").objects.order_by("pk").values_list("need", "asset")[0])


def code_at(at: int) -> Callable[[], list[Any]]:
    """The code of the submission at this place of the story."""
    return lambda: [code_of(apps.get_model("needs.Submission").objects.order_by("pk")[at])]


def receipt_at(at: int) -> Callable[[], list[Any]]:
    return lambda: [RECEIPT.token(submission(at)()[0])]


def own_of_helper(**chosen: Any) -> Callable[[], list[Any]]:
    """The link of the first helper who is like this."""
    return lambda: [OWN.token(one("needs.Helper", **(chosen or {"ended_at": None}))()[0])]


def link_of_question(**chosen: Any) -> Callable[[], list[Any]]:
    """The link of the first question to a partner that is like this."""
    about = {"subject_type": "partners.partner", **(chosen or {"outcome": ""})}
    return lambda: [ANSWER.token(one("confirmations.Confirmation", **about)()[0])]


def own_link(*, is_open: bool = True) -> Callable[[], list[Any]]:
    """The link of a partner's own, or one that was called off."""
    return lambda: [PARTNERS_OWN.token(one("activities.PartnerLink", called_off_at__isnull=is_open)()[0])]


def sent(state: str, kind: str = "notatki") -> Callable[[], list[Any]]:
    """The kind and the number of a file that was sent, and stands so."""
    return lambda: [kind, *one("imports.ImportRun", spec=kind, state=state)()]


def part(kind: str, path: str, **chosen: Any) -> Callable[[], list[Any]]:
    return lambda: [kind, *one(path, **chosen)()]


def published() -> list[Any]:
    """Plan and number of what residents read."""
    version = apps.get_model("plans.Publication").objects.get().version
    return [version.plan_id, version.number]


def let_go() -> list[Any]:
    """What a director said may be removed, as addresses call it."""
    return ["plan", apps.get_model("discarding.Discarding").objects.values_list("subject_id", flat=True)[0]]


def first_draft() -> list[Any]:
    """A draft that is the first of its plan."""
    return one("plans.Version", state="draft", number=0, attempt=1)()


DRAFT = {"state": "draft"}
OF_DRAFT = {"version__state": "draft"}
SUBMITTED = {"state": "submitted"}
APPROVED = {"state": "approved", "decision__outcome": "approved"}  # here, not on paper
AHEAD = {
    "cancelled_at": None,
    "starts_at__gt": "2026-12-02T00:00:00+01:00",
    "activity__in_charge__email": ORGANISER_MAIL,
}

COWORKER_MAIL = "wspolpracownik@przyklad.pl"
OF_COWORKER = {"activity__in_charge__email": COWORKER_MAIL}
WAITING = OF_COWORKER | {
    "result": None,
    "cancelled_at": None,
    "published_at__isnull": False,
    "ends_at__lt": "2026-12-01T00:00:00+01:00",
}
ASKED_NOW = {
    "cancelled_at": None,
    "published_at__isnull": False,
    "activity__published_at__isnull": False,
    "ends_at__gt": "2026-11-20T00:00:00+01:00",
    "ends_at__lt": "2026-12-01T00:00:00+01:00",
}
LEARNT = OF_COWORKER | {"result__note": None, "result__learnt__gt": ""}
SEEN = {"recorded__lead__user": None, "recorded__isnull": False}


def copy(kind: str) -> Callable[[], list[Any]]:
    """The version and the number of a copy of this kind that stands beside it."""
    return lambda: list(
        apps.get_model("plans.SignedCopy").objects.filter(kind=kind).values_list("version", "pk").order_by("pk")[0]
    )


def upload(*, has_signature: bool) -> Callable[[], list[Any]]:
    """The version and the number of a file that waits to be looked at."""
    name = "podpisany" if has_signature else "skan"
    rows = apps.get_model("plans.CopyUpload").objects.filter(file__name__contains=name)
    return lambda: list(rows.values_list("version", "pk").order_by("pk")[0])


def point() -> list[Any]:
    """The note and the number of the first point of a walk."""
    return list(apps.get_model("needs.WalkPoint").objects.order_by("pk").values_list("note", "pk")[0])


def asked(kind: str) -> Callable[[], list[Any]]:
    """The survey and the number of a question of this kind."""
    found = lambda: apps.get_model("needs.Question").objects.filter(kind=kind).order_by("-position")
    return lambda: list(found().values_list("survey", "pk")[0])


def from_outside() -> list[Any]:
    """How addresses call the one person from outside who leads something in the seeded office, and lacks checks."""
    return [f"osoba-{one('activities.Lead', user=None)()[0]}"]


def of_activity_for_minors() -> list[Any]:
    return [*one("activities.Activity", for_minors=True)(), *from_outside()]


OPEN = {
    "activity__sign_up": "needed",
    "activity__published_at__isnull": False,
    "cancelled_at": None,
    "starts_at__gt": "2026-12-02T00:00:00+01:00",
}
FULL = {"is_full": True, "activity__in_charge__email": ORGANISER_MAIL}
OFF = {"cancelled_at__isnull": False, "registrations__isnull": False}
SIGNED_UP = {"state": "confirmed", "occurrence__is_full": True}


def link(**chosen: Any) -> Callable[[], list[Any]]:
    """The signed link of the first registration that is like this."""
    return lambda: [token_of(Registration.objects.filter(**chosen).order_by("id")[0])]
