"""What waits for a person in the plan, for the desk."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import ngettext

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.centre.models import SocialService
from osl_site.common.registry import Matter
from osl_site.common.registry.entries import MOST_OF_A_KIND
from osl_site.common.text.date_formats import polish_day, quoted
from plans.drafting.update_obligations import open_versions_by_conclusion, progress_sentence, unmet_duties
from plans.in_force.gone_by import texts_gone_by
from plans.models import Action, CopyUpload, Plan, State, Version
from plans.models.versions import ONE_DAY
from plans.rules import may_draft

A_QUARTER = timedelta(days=91)


def decisions_to_take(user: User) -> Iterator[Matter]:
    """What waits for this director: never what they handed over themselves."""
    for version in (
        Version.objects.awaiting_decision().exclude(submitted_by=user).select_related("plan").defer("snapshot")
    ):
        yield Matter(
            f"{version.name.capitalize()} czeka na decyzję {days_ago(version.submitted_at)}.{until_when(version)}",
            "Przeczytaj i zdecyduj",
            reverse("plans:version_review", args=[version.pk]),
            urgent=True,
        )


def plan_work(user: User) -> Iterator[Matter]:
    """Changes of conclusions that no approved update has met, and versions that are open."""
    duties = unmet_duties()[:MOST_OF_A_KIND]
    taken = open_versions_by_conclusion(row.pk for row in duties) if duties else {}
    for conclusion in duties:
        version = taken.get(conclusion.pk)
        yield Matter(
            f"Plan wymaga aktualizacji: istotnie zmienił się wniosek z rozeznania {conclusion.code}."
            f"{progress_sentence(version)}",
            "Zobacz wniosek",
            conclusion.get_absolute_url(),
            urgent=version is None,
        )
    for version in Version.objects.open().select_related("plan").defer("snapshot"):
        name = version.name.capitalize()
        if version.is_submitted:
            sentence = f"{name} czeka na decyzję dyrektora {days_ago(version.submitted_at)}.{until_when(version)}"
        else:
            sentence = f"{name}: wersja robocza czeka na dokończenie."
        yield Matter(sentence, "Otwórz plan", version.get_absolute_url())


def attempts_to_follow(user: User) -> Iterator[Matter]:
    """Attempts that came back from the director, or were taken back, and that nobody has taken up again. One query."""
    later = Q(number__gt=OuterRef("number")) | Q(number=OuterRef("number"), attempt__gt=OuterRef("attempt"))
    followed = Exists(Version.objects.filter(later, plan=OuterRef("plan")))
    standing = Q(remarks__replaced_by=None) & ~Q(remarks__text="")
    back = Version.objects.filter(~followed, state__in=(State.RETURNED, State.WITHDRAWN))
    going_on = back.exclude(plan__in_force_span__endswith__lte=clock.today())
    counted = going_on.annotate(said=Count("remarks", filter=standing, distinct=True)).defer("snapshot")
    for version in counted.order_by("pk")[:MOST_OF_A_KIND]:
        is_returned = version.state == State.RETURNED
        returned, withdrawn = ("wróciła", "wycofana") if version.number else ("wrócił", "wycofany")
        came = f"{returned} do poprawy. Uwagi dyrektora: {version.said}" if is_returned else f"{withdrawn} z decyzji"
        yield Matter(
            f"{version.name.capitalize()}: {came}. Zacznij następne podejście.",
            "Zobacz i popraw",
            version.get_absolute_url(),
            urgent=is_returned,
        )


def days_without_plan(user: User) -> Iterator[Matter]:
    """The last plan ends within a quarter, is over or repealed, and nobody writes the next one. Two queries at most.

    Said to whoever writes it, and to a director, who may prolong what ends.
    """
    ends = Plan.objects.exclude(in_force_span=None).order_by("-in_force_span__endswith")
    spans = ends.values_list("in_force_span__endswith", flat=True)
    days = [day for day in spans if day]
    today = clock.today()
    if not spans or (days and days[0] > today + A_QUARTER) or Version.objects.open().filter(number=0).exists():
        return
    is_on = bool(days) and days[0] > today
    yield Matter(
        f"Plan obowiązuje tylko do {polish_day(days[0] - ONE_DAY)} Następnego jeszcze nie ma."
        if is_on
        else "Dziś nie obowiązuje żaden plan i nikt nie pisze następnego.",
        *(
            ("Zacznij nowy plan", reverse("plans:plan_add"))
            if may_draft(user)
            else ("Zobacz plany", reverse("plans:plan_list"))
        ),
        urgent=not is_on,
    )


def files_to_check(user: User) -> Iterator[Matter]:
    """Files of a plan that this person sent and has not looked at: they go after a day. One query."""
    for upload in CopyUpload.objects.filter(by=user).order_by("pk")[:MOST_OF_A_KIND]:
        yield Matter(
            "Przesłany plik planu czeka, aż sprawdzisz, co w nim jest. Po dobie go usuwamy.",
            "Sprawdź plik",
            reverse("plans:copy_check", args=[upload.version_id, upload.pk]),
        )


def approved_unpublished(user: User) -> Iterator[Matter]:
    """Residents still read the version before, or none."""
    waiting = Version.objects.to_publish(clock.today()).select_related("plan").defer("snapshot")
    for version in waiting.order_by("-plan__in_force_span", "-number")[:1]:
        approved, published = ("zatwierdzona", "opublikowana") if version.number else ("zatwierdzony", "opublikowany")
        yield Matter(
            f"{version.name.capitalize()} jest {approved}, ale nie {published}. Mieszkańcy jeszcze tego nie widzą.",
            "Opublikuj",
            reverse("plans:publication_detail", args=[version.pk]),
            urgent=True,
        )


def services_without_action(user: User) -> Iterator[Matter]:
    """Art. 32 pkt 3 with the services programme: every service is to be complemented by supporting activities."""
    soonest = texts_gone_by(clock.today())[:1]
    answered = Action.objects.filter(goal__version__in=[text.version.pk for text in soonest])
    lonely = SocialService.objects.filter(is_offered=True).exclude(actions__in=answered)
    for service in lonely[:MOST_OF_A_KIND]:
        yield Matter(
            f"Usługi {quoted(service.name)} nie uzupełnia żadne działanie planu.",
            "Otwórz plan",
            reverse("plans:plan_list"),
        )


def until_when(version: Version) -> str:
    """„ Prośba o decyzję do 10 grudnia 2026 r.”, and „po terminie” once that day has passed."""
    if version.due_on is None:
        return ""
    late = " To już po terminie." if version.due_on < clock.today() else ""
    return f" Prośba o decyzję do {polish_day(version.due_on)}{late}"


def days_ago(moment: datetime) -> str:
    """„od dziś”, „od wczoraj”, „od 3 dni”."""
    days = (clock.today() - localtime(moment).date()).days
    if days < 2:
        return "od dziś" if days < 1 else "od wczoraj"
    return ngettext("od %(days)d dnia", "od %(days)d dni", days) % {"days": days}
