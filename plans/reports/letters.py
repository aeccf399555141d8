"""What letters about a report say, put together when they go: of what is no longer so, nothing."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from django.db.models import Q
from django.urls import reverse

from osl_site.common import emails
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_director, is_organiser
from osl_site.common.letters.models import Letter
from osl_site.common.letters.words import body, called
from osl_site.common.registry import LetterKind, Link, Written
from osl_site.common.text.date_formats import quoted
from osl_site.common.text.typed_text import plain_of
from plans.models import Report
from plans.reports.remarks import placed
from plans.reports.snapshot import content_of


class Kind(StrEnum):
    """How letters about reports are stored."""

    SUBMITTED = "plans.report_submitted"
    WITHDRAWN = "plans.report_withdrawn"
    DECIDED = "plans.report_decided"


def submitted(letter: Letter) -> Written | None:
    report = _report(letter)
    if not report.is_submitted:
        return None
    opening = f"{report.submitted_by_name} przekazuje sprawozdanie do przyjęcia.\n{report.title}"
    address = emails.link(reverse("plans:report_review", args=[report.pk]))
    text = body(opening, f"Okres: {report.period}", f"Przeczytaj i zdecyduj:\n{address}")
    return Written(f"Czeka na przyjęcie: {called(report.title)}", text, reply_to=report.submitted_by.email)


def withdrawn(letter: Letter) -> Written:
    report = _report(letter)
    opening = f"Sprawozdanie jest wycofane. Nie trzeba już o nim decydować.\n{report.title}"
    return Written(f"Wycofano sprawozdanie: {called(report.title)}", body(opening, _address(report)))


def decided(letter: Letter) -> Written:
    """How the director decided; of a return with every remark at its section."""
    report = Report.objects.select_related("decision__by").get(pk=letter.subject_id)
    decision = report.decision
    word = [quoted(plain_of(decision.text))] if decision.text else []
    if report.is_accepted:
        lines = [f"Sprawozdanie jest przyjęte.\n{report.title}", *word, decision.by_words]
        return Written(f"Przyjęto: {called(report.title)}", body(*lines, _address(report)), reply_to=decision.by.email)
    told = placed(report.remarks.all(), content_of(report))
    said = [f"{number}. {row.place}: {plain_of(row.remark.text)}" for number, row in enumerate(told, 1)]
    opening = f"Sprawozdanie wróciło do poprawy. O poprawki prosi {decision.by_words}.\n{report.title}"
    text = body(opening, *said, *word, _address(report))
    return Written(f"Sprawozdanie wróciło do poprawy: {called(report.title)}", text, reply_to=decision.by.email)


def about(letters: Sequence[Letter]) -> Mapping[int, Link]:
    """The report of each. One query."""
    reports = Report.objects.defer("snapshot", "figures").in_bulk({row.subject_id for row in letters})
    found = {row.pk: reports[row.subject_id] for row in letters}
    return {pk: Link("sprawozdanie", called(row.title), row.get_absolute_url()) for pk, row in found.items()}


def theirs(user: User) -> Q | None:
    """Whoever works on reports mends it."""
    return Q() if is_organiser(user) or is_director(user) else None


def _report(letter: Letter) -> Report:
    return Report.objects.select_related("submitted_by").defer("snapshot", "figures").get(pk=letter.subject_id)


def _address(report: Report) -> str:
    return emails.link(report.get_absolute_url())


WRITES = {Kind.SUBMITTED: submitted, Kind.WITHDRAWN: withdrawn, Kind.DECIDED: decided}
WHY_FIXED = {
    Kind.SUBMITTED: "Mówi, które sprawozdanie czeka i gdzie je przeczytać.",
    Kind.WITHDRAWN: "Mówi tylko, że nie trzeba już decydować.",
    Kind.DECIDED: "Przytacza decyzję dyrektora jej własnymi słowami.",
}
KINDS = {kind: LetterKind(write, about, theirs, fixed=WHY_FIXED[kind]) for kind, write in WRITES.items()}
