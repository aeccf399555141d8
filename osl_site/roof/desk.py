"""The desk: what waits for a person today, as sentences that ask for something, most urgent first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import ngettext

from activities import minors
from activities.models import Activity, Occurrence, Registration, RegistrationState
from activities.registrations.notices import calls_of
from activities.registrations.seats import seats_by_occurrence
from needs.models import Asset
from osl_site.common import clock
from osl_site.common.accounts import rules
from osl_site.common.accounts.models import User
from osl_site.common.centre.models import SocialService
from osl_site.common.text.date_formats import hours_in_words, nearness, polish_day, quoted, short_day_in_words
from partners.models import Partner
from plans.drafting.update_obligations import open_versions_by_conclusion, progress_sentence, unmet_duties
from plans.models import Action, State, Version

ONLY_TO_CONFIRM = "?do_potwierdzenia=on"  # a question that both lists know
MOST_OF_A_KIND = 5


@dataclass(frozen=True)
class Todo:
    """One thing that waits: the sentence, and the one button that goes there."""

    sentence: str
    action: str
    url: str
    urgent: bool = False


def todos(user: User) -> list[Todo]:
    """Everything that waits for this person, most urgent first. A constant number of queries for each role."""
    found: list[Todo] = []
    if rules.is_director(user):
        found += decisions_to_take(user)
    if rules.is_organiser(user) or rules.is_coworker(user):
        found += occurrences_without_result(user)
    if rules.is_organiser(user):
        found += [*plan_work(), *approved_unpublished(), *checks_to_make(), *activity_drafts()]
        found += [*confirmations(), *services_without_action()]
    if rules.is_organiser(user) or rules.is_coworker(user):
        found += [*calls_to_make(user), *offered_places(user), *own_occurrences(user)]
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


def decisions_to_take(user: User) -> Iterator[Todo]:
    """What waits for this director: never what they handed over themselves."""
    for version in (
        Version.objects.awaiting_decision().exclude(submitted_by=user).select_related("plan").defer("snapshot")
    ):
        yield Todo(
            f"{version.name.capitalize()} czeka na decyzję {days_ago(version.submitted_at)}.{until_when(version)}",
            "Przeczytaj i zdecyduj",
            reverse("plans:version_review", args=[version.pk]),
            urgent=True,
        )


def plan_work() -> Iterator[Todo]:
    """Changes of conclusions that no approved update has met, and versions that are open."""
    duties = unmet_duties()[:MOST_OF_A_KIND]
    taken = open_versions_by_conclusion(row.pk for row in duties) if duties else {}
    for conclusion in duties:
        version = taken.get(conclusion.pk)
        yield Todo(
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
        yield Todo(sentence, "Otwórz plan", version.get_absolute_url())


def approved_unpublished() -> Iterator[Todo]:
    """Residents still read the version before, or none."""
    waiting = Version.objects.to_publish(clock.today()).select_related("plan").defer("snapshot")
    for version in waiting.order_by("-plan__starts_on", "-number")[:1]:
        approved, published = ("zatwierdzona", "opublikowana") if version.number else ("zatwierdzony", "opublikowany")
        yield Todo(
            f"{version.name.capitalize()} jest {approved}, ale nie {published}. Mieszkańcy jeszcze tego nie widzą.",
            "Opublikuj",
            reverse("plans:publication_detail", args=[version.pk]),
            urgent=True,
        )


def activity_drafts() -> Iterator[Todo]:
    for activity in Activity.objects.filter(published_at=None).order_by("id")[:MOST_OF_A_KIND]:
        yield Todo(
            f"{quoted(activity.title)} to jeszcze szkic. Mieszkańcy go nie widzą.",
            "Otwórz szkic",
            activity.get_absolute_url(),
        )


def checks_to_make() -> Iterator[Todo]:
    """Offers for minors that are out while somebody who leads them lacks a check that is required by now."""
    for activity in minors.activities_unchecked()[:MOST_OF_A_KIND]:
        yield Todo(
            f"{quoted(activity.title)} jest dla małoletnich, a brakuje wpisu o sprawdzeniu osoby prowadzącej.",
            "Zobacz sprawdzenia",
            reverse("activities:activity_checks", args=[activity.pk]),
            urgent=True,
        )


def confirmations() -> Iterator[Todo]:
    """Partners and assets whose data nobody has confirmed for half a year."""
    today = clock.today()
    if count := Partner.objects.to_confirm(today).count():
        sentence = ngettext(
            "Dane %(count)d partnera są do potwierdzenia.", "Dane %(count)d partnerów są do potwierdzenia.", count
        )
        yield Todo(sentence % {"count": count}, "Sprawdź partnerów", reverse("partners:partner_list") + ONLY_TO_CONFIRM)
    if count := Asset.objects.to_confirm(today).count():
        sentence = ngettext("%(count)d zasób jest do potwierdzenia.", "Zasoby do potwierdzenia: %(count)d.", count)
        yield Todo(sentence % {"count": count}, "Sprawdź zasoby", reverse("needs:asset_list") + ONLY_TO_CONFIRM)


def services_without_action() -> Iterator[Todo]:
    """Art. 32 pkt 3 with the services programme: every service is to be complemented by supporting activities."""
    in_force = Version.objects.in_force(clock.today()).values("pk")
    newest = in_force if in_force else Version.objects.filter(state=State.APPROVED).values("pk")
    answered = Action.objects.filter(goal__version__in=list(newest.values_list("pk", flat=True)))
    lonely = SocialService.objects.filter(is_offered=True).exclude(actions__in=answered)
    for service in lonely[:MOST_OF_A_KIND]:
        yield Todo(
            f"Usługi {quoted(service.name)} nie uzupełnia żadne działanie planu.",
            "Otwórz plan",
            reverse("plans:plan_list"),
        )


def occurrences_without_result(user: User) -> Iterator[Todo]:
    """Meetings that are over and of which nobody has said how they went: the organiser's all, a coworker's own."""
    waiting = Occurrence.objects.awaiting_result(clock.now())
    if not rules.is_organiser(user):
        waiting = waiting.filter(activity__in_charge=user)
    if count := waiting.count():
        sentence = ngettext(
            "%(count)d spotkanie czeka na wpisanie wyników.", "%(count)d spotkań czeka na wpisanie wyników.", count
        )
        yield Todo(sentence % {"count": count}, "Wpisz wyniki", reverse("activities:result_list"))


def calls_to_make(user: User) -> Iterator[Todo]:
    """Whom nobody has told yet that a meeting is off, moved, or has a place for them."""
    if count := calls_of(user).count():
        sentence = ngettext("Zadzwoń: czeka %(count)d osoba.", "Zadzwoń: czeka %(count)d osób.", count)
        yield Todo(
            sentence % {"count": count}, "Zobacz, do kogo zadzwonić", reverse("activities:call_list"), urgent=True
        )


def offered_places(user: User) -> Iterator[Todo]:
    """Places that somebody has to confirm within two days, soonest first."""
    soon = Registration.objects.filter(
        state=RegistrationState.OFFERED, offered_until__lt=clock.now() + timedelta(days=2)
    )
    rows = (soon if rules.is_organiser(user) else soon.filter(occurrence__activity__in_charge=user)).filter(
        occurrence__cancelled_at=None, occurrence__starts_at__gt=clock.now()
    )
    for row in rows.order_by("offered_until", "id").select_related("occurrence__activity")[:MOST_OF_A_KIND]:
        until = localtime(row.offered_until)
        yield Todo(
            f"{row.occurrence.activity.title}: miejsce czeka na potwierdzenie "
            f"({nearness(until.date()) or short_day_in_words(until.date())} do godz. {until:%-H:%M}).",
            "Zobacz zapisy",
            reverse("activities:registration_list", args=[row.occurrence_id]),
        )


def own_occurrences(user: User) -> Iterator[Todo]:
    """The next seven days of meetings this person is in charge of."""
    start = clock.midnight(clock.today())
    week = Occurrence.objects.published().between(start, start + timedelta(days=7)).in_order()
    own = list(week.filter(activity__in_charge=user, cancelled_at=None).select_related("activity")[:MOST_OF_A_KIND])
    places = seats_by_occurrence(own)
    for occurrence in own:
        sentence = f"{occurrence.activity.title}: {in_words(occurrence)}."
        if taken := places[occurrence.pk].taken:
            counted = ngettext("Zapisana jest %(n)d osoba.", "Zapisanych jest %(n)d osób.", taken) % {"n": taken}
            url = reverse("activities:registration_list", args=[occurrence.pk])
            yield Todo(f"{sentence} {counted}", "Zobacz zapisy", url)
        else:
            yield Todo(sentence, "Zobacz spotkanie", occurrence.get_absolute_url())


def in_words(occurrence: Occurrence) -> str:
    """„jutro, godz. 10:00–12:00”, „wtorek, 1 grudnia, godz. 10:00–12:00”: within a week no year is needed."""
    start, end = localtime(occurrence.starts_at), localtime(occurrence.ends_at)
    return f"{nearness(start.date()) or short_day_in_words(start.date())}, {hours_in_words(start, end)}"
