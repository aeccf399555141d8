"""What of reports waits for a person, for the desk."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localtime

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_director
from osl_site.common.registry import Degree, Group, Matter
from osl_site.common.registry.matters import few
from osl_site.common.text.date_formats import since_days, until
from plans.models import Report, ReportState
from plans.reports.chapter import YearToTell, year_to_tell
from plans.rules import may_draft

LIGHT = ("snapshot", "figures")
SOON = 14  # days before the term of the chapter


def to_accept(user: User) -> QuerySet[Report]:
    """What waits for this director: never what they handed over themselves."""
    return Report.objects.awaiting().exclude(submitted_by=user)


def reports_to_accept(user: User) -> Iterator[Matter]:
    """Each with the way to its page of deciding. One query, two of many."""

    def each(report: Report) -> Matter:
        return Matter(
            f"{report.heading}: {report.title} czeka na przyjęcie ({report.period}).",
            "Przeczytaj",
            reverse("plans:report_review", args=[report.pk]),
            subject=report.heading,
            group=Group.DECIDE,
            when=since_days(report.submitted_at),
            since=report.submitted_at,
        )

    yield from few(to_accept(user).defer(*LIGHT), each, _list(Group.DECIDE, "Na przyjęcie czekają sprawozdania"))


def open_reports(user: User) -> Iterator[Matter]:
    """What the director has, and drafts. Four queries at most."""
    rows = Report.objects.defer(*LIGHT).order_by("pk")
    at_director = rows.filter(state=ReportState.SUBMITTED)
    yield from few(at_director, _handed_over, _list(Group.OTHERS, "Dyrektor ma do przyjęcia sprawozdania"))
    drafts = rows.filter(state=ReportState.DRAFT)
    yield from few(drafts, _draft, _list(Group.LATER, "Sprawozdania czekają na dokończenie"))


def _handed_over(report: Report) -> Matter:
    return Matter(
        f"Dyrektor ma sprawozdanie: {report.title}.",
        "Otwórz",
        report.get_absolute_url(),
        subject="Dyrektor",
        group=Group.OTHERS,
        when=since_days(report.submitted_at),
        since=report.submitted_at,
    )


def _draft(report: Report) -> Matter:
    is_over = report.ends_on < clock.today()
    said = "okres minął, dokończ je i przekaż" if is_over else "wersja robocza czeka na dokończenie"
    return Matter(
        f"{report.title}: {said}.",
        "Otwórz",
        report.get_absolute_url(),
        subject="Sprawozdanie",
        group=Group.LATER,
    )


def to_try_again(user: User) -> QuerySet[Report]:
    """What came back from the director, or was taken back, and nobody has taken up again."""
    return Report.objects.without_attempts_after().filter(state__in=(ReportState.RETURNED, ReportState.WITHDRAWN))


def reports_that_came_back(user: User) -> Iterator[Matter]:
    """Each with the way to its page, where the next attempt is begun. Two queries at most."""

    def each(report: Report) -> Matter:
        is_returned = report.state == ReportState.RETURNED
        came = "wróciło do poprawy" if is_returned else "jest wycofane"
        return Matter(
            f"{report.title}: sprawozdanie {came}. Zacznij następne podejście.",
            "Odpowiedz" if is_returned else "Popraw",
            report.get_absolute_url(),
            subject="Sprawozdanie",
            degree=Degree.SOON if is_returned else Degree.CALM,
            when=since_days(report.decision.at) if is_returned else "",
            since=report.decision.at if is_returned else None,
        )

    rows = to_try_again(user).select_related("decision").defer(*LIGHT).order_by("pk")
    yield from few(rows, each, _list(Group.TO_DO, "Sprawozdania do poprawy"))


def to_bip(user: User) -> QuerySet[Report]:
    """Accepted, and nobody has said yet where in BIP it stands or why it does not."""
    return Report.objects.filter(state=ReportState.ACCEPTED, in_bip=None)


def reports_to_bip(user: User) -> Iterator[Matter]:
    """Each with the way to its file and the words for BIP. Two queries at most."""

    def each(report: Report) -> Matter:
        return Matter(
            f"Sprawozdanie {report.title} jest przyjęte. Umieść je w BIP albo zapisz, dlaczego nie.",
            "Zobacz",
            reverse("plans:report_bip", args=[report.pk]),
            subject="BIP",
            when=since_days(report.decision.at),
            since=localtime(report.decision.at),
        )

    rows = to_bip(user).select_related("decision").defer(*LIGHT).order_by("pk")
    yield from few(rows, each, _list(Group.TO_DO, "Przyjęte sprawozdania czekają na BIP"))


def chapter_of_the_year(user: User) -> Iterator[Matter]:
    """The organiser's chapter of the centre's yearly report, in its days: for whom is to write it, and for whom puts
    the report together. Three queries at most."""
    told = year_to_tell()
    if told is None:
        return
    report = told.report()
    is_organiser = may_draft(user)
    if report and report.is_accepted and is_director(user):
        yield _to_put_in(report, told)
    if report and (report.is_submitted or report.is_accepted):
        return
    days = (told.due_on - clock.today()).days
    by_hand = f"{reverse('plans:report_add')}?rok={told.year}" if is_organiser else reverse("plans:report_list")
    yield Matter(
        f"Rozdział do sprawozdania centrum za {told.year} rok czeka na sprawozdanie organizatora z tego roku.",
        ("Dokończ" if report else "Ułóż z zapisów") if is_organiser else "Zobacz",
        report.get_absolute_url() if report and is_organiser else by_hand,
        subject="Rozdział do sprawozdania centrum",
        group=Group.TO_DO if is_organiser else Group.OTHERS,
        degree=Degree.LATE if days < 0 else Degree.SOON if days <= SOON else Degree.CALM,
        when="po terminie" if days < 0 else until(told.due_on),
        since=clock.midnight(told.due_on),
    )


def _to_put_in(report: Report, told: YearToTell) -> Matter:
    return Matter(
        f"Rozdział organizatora za {told.year} rok jest gotowy do sprawozdania centrum.",
        "Pobierz",
        reverse("plans:report_chapter", args=[report.pk]),
        subject="Rozdział organizatora",
        group=Group.LATER,
    )


def _list(group: Group, words: str) -> object:
    def together(count: int, first: Report) -> Matter:
        said = f"{words}: {count}."
        return Matter(said, "Zobacz", reverse("plans:report_list"), subject="Sprawozdania", group=group)

    return together
