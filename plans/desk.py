"""What waits for a person in the plan, for the desk."""

from collections.abc import Iterator
from datetime import datetime

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
from plans.models import Action, Version


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
