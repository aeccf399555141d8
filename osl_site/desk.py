"""The desk: what waits for a person today, as sentences that ask for something, most urgent first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import ngettext

from activities.models import Activity, Occurrence
from needs.models import Asset
from osl_site import clock
from osl_site.accounts import rules
from osl_site.accounts.models import User
from osl_site.centre.models import SocialService
from osl_site.words import hours_in_words, nearness, polish_day, short_day_in_words
from partners.models import Partner
from plans.duties import unmet_duties
from plans.models import Action, State, Version

ONLY_TO_CONFIRM = "?do_potwierdzenia=on"  # a question that both lists know
MOST_OF_A_KIND = 5


@dataclass(frozen=True)
class Matter:
    """One thing that waits: the sentence, and the one button that goes there."""

    sentence: str
    action: str
    url: str
    urgent: bool = False


def matters(user: User) -> list[Matter]:
    """Everything that waits for this person, most urgent first. A constant number of queries for each role."""
    found: list[Matter] = []
    if rules.is_director(user):
        found += decisions_to_take(user)
    if rules.is_organiser(user):
        found += [*plan_work(), *offer_drafts(), *confirmations(), *services_without_action()]
    if rules.is_organiser(user) or rules.is_coworker(user):
        found += own_meetings(user)
    return sorted(found, key=lambda matter: not matter.urgent)


def days_ago(moment: datetime) -> str:
    """„od dziś”, „od wczoraj”, „od 3 dni”."""
    days = (clock.today() - localtime(moment).date()).days
    if days < 2:
        return "od dziś" if days < 1 else "od wczoraj"
    return ngettext("od %(days)d dnia", "od %(days)d dni", days) % {"days": days}


def until_when(version: Version) -> str:
    """„ Prośba o decyzję do 10 grudnia 2026 r.”, and „po terminie” once that day has passed."""
    if version.due_on is None:
        return ""
    late = " To już po terminie." if version.due_on < clock.today() else ""
    return f" Prośba o decyzję do {polish_day(version.due_on)}{late}"


def decisions_to_take(user: User) -> Iterator[Matter]:
    """What waits for this director: never what they handed over themselves."""
    for version in Version.objects.awaiting_decision().exclude(submitted_by=user).select_related("plan"):
        yield Matter(
            f"{version.name.capitalize()} czeka na decyzję {days_ago(version.submitted_at)}.{until_when(version)}",
            "Przeczytaj i zdecyduj",
            reverse("plans:version_review", args=[version.pk]),
            urgent=True,
        )


def plan_work() -> Iterator[Matter]:
    """Changes of conclusions that no approved update has met, and versions that are open."""
    for conclusion in unmet_duties()[:MOST_OF_A_KIND]:
        yield Matter(
            f"Plan wymaga aktualizacji: istotnie zmienił się wniosek z rozeznania {conclusion.code}.",
            "Zobacz wniosek",
            conclusion.get_absolute_url(),
            urgent=True,
        )
    for version in Version.objects.open().select_related("plan"):
        name = version.name.capitalize()
        if version.is_submitted:
            sentence = f"{name} czeka na decyzję dyrektora {days_ago(version.submitted_at)}.{until_when(version)}"
        else:
            sentence = f"{name}: wersja robocza czeka na dokończenie."
        yield Matter(sentence, "Otwórz plan", version.get_absolute_url())


def offer_drafts() -> Iterator[Matter]:
    for activity in Activity.objects.filter(published_at=None).order_by("id")[:MOST_OF_A_KIND]:
        yield Matter(
            f"„{activity.title}” to jeszcze szkic. Mieszkańcy go nie widzą.",
            "Otwórz szkic",
            activity.get_absolute_url(),
        )


def confirmations() -> Iterator[Matter]:
    """Partners and assets whose data nobody has confirmed for half a year."""
    today = clock.today()
    if count := Partner.objects.to_confirm(today).count():
        sentence = ngettext(
            "Dane %(count)d partnera są do potwierdzenia.", "Dane %(count)d partnerów są do potwierdzenia.", count
        )
        yield Matter(
            sentence % {"count": count}, "Sprawdź partnerów", reverse("partners:partner_list") + ONLY_TO_CONFIRM
        )
    if count := Asset.objects.to_confirm(today).count():
        sentence = ngettext("%(count)d zasób jest do potwierdzenia.", "Zasoby do potwierdzenia: %(count)d.", count)
        yield Matter(sentence % {"count": count}, "Sprawdź zasoby", reverse("needs:asset_list") + ONLY_TO_CONFIRM)


def services_without_action() -> Iterator[Matter]:
    """Art. 32 pkt 3 with the services programme: every service is to be complemented by supporting activities."""
    in_force = Version.objects.in_force(clock.today()).values("pk")
    newest = in_force if in_force else Version.objects.filter(state=State.APPROVED).values("pk")
    answered = Action.objects.filter(goal__version__in=list(newest.values_list("pk", flat=True)))
    lonely = SocialService.objects.filter(is_offered=True).exclude(actions__in=answered)
    for service in lonely[:MOST_OF_A_KIND]:
        yield Matter(
            f"Usługi „{service.name}” nie uzupełnia żadne działanie planu.", "Otwórz plan", reverse("plans:plan_list")
        )


def own_meetings(user: User) -> Iterator[Matter]:
    """The next seven days of meetings this person is in charge of."""
    start = clock.midnight(clock.today())
    week = Occurrence.objects.published().between(start, start + timedelta(days=7)).in_order()
    for meeting in week.filter(activity__in_charge=user, cancelled_at=None).select_related("activity")[:MOST_OF_A_KIND]:
        yield Matter(f"{meeting.activity.title}: {in_words(meeting)}.", "Zobacz spotkanie", meeting.get_absolute_url())


def in_words(meeting: Occurrence) -> str:
    """„jutro, godz. 10:00–12:00”, „wtorek, 1 grudnia, godz. 10:00–12:00”: within a week no year is needed."""
    start, end = localtime(meeting.starts_at), localtime(meeting.ends_at)
    return f"{nearness(start.date()) or short_day_in_words(start.date())}, {hours_in_words(start, end)}"
