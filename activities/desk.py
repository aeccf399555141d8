"""What waits for a person in the offer and its meetings, for the desk."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Min
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import ngettext

from activities import minors
from activities.models import Activity, Occurrence, Registration, RegistrationState
from activities.registrations.audience import calls_of
from activities.seats import seats_by_occurrence
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_organiser
from osl_site.common.registry import Matter
from osl_site.common.registry.entries import MOST_OF_A_KIND
from osl_site.common.text.date_formats import (
    days_on,
    hour_in_words,
    hours_in_words,
    nearness,
    quoted,
    short_day_in_words,
    span_in_words,
)

FORTNIGHT = timedelta(days=14)


def occurrences_without_result(user: User) -> Iterator[Matter]:
    """Meetings that are over and of which nobody has said how they went: the organiser's all, a coworker's own."""
    waiting = Occurrence.objects.awaiting_result(clock.now())
    if not is_organiser(user):
        waiting = waiting.filter(activity__in_charge=user)
    if count := waiting.count():
        sentence = ngettext(
            "%(count)d spotkanie czeka na wpisanie wyników.", "%(count)d spotkań czeka na wpisanie wyników.", count
        )
        yield Matter(sentence % {"count": count}, "Wpisz wyniki", reverse("activities:result_list"))


def checks_to_make(user: User) -> Iterator[Matter]:
    """Offers for minors that are out while somebody who leads them lacks a check that is required by now."""
    for activity in minors.activities_unchecked()[:MOST_OF_A_KIND]:
        yield Matter(
            f"{quoted(activity.title)} jest dla małoletnich, a brakuje wpisu o sprawdzeniu osoby prowadzącej.",
            "Zobacz sprawdzenia",
            reverse("activities:activity_checks", args=[activity.pk]),
            urgent=True,
        )


def activity_drafts(user: User) -> Iterator[Matter]:
    """What residents do not see yet, the oldest first."""
    for activity in Activity.objects.filter(published_at=None).order_by("id")[:MOST_OF_A_KIND]:
        yield Matter(
            f"{quoted(activity.title)} to jeszcze szkic. Mieszkańcy go nie widzą.",
            "Otwórz szkic",
            activity.get_absolute_url(),
        )


def unpublished_soon(user: User) -> Iterator[Matter]:
    """Offers that residents see with meetings of the next two weeks that they do not, the soonest first. One query."""
    now = clock.now()
    hidden = Occurrence.objects.filter(published_at=None, cancelled_at=None, activity__published_at__isnull=False)
    soon = hidden.filter(activity__paused_at=None, activity__ended_at=None, starts_at__range=(now, now + FORTNIGHT))
    counted = soon.order_by().values_list("activity", "activity__title")
    rows = counted.annotate(Count("pk"), first=Min("starts_at")).order_by("first", "activity")
    for pk, title, number, first in rows[:MOST_OF_A_KIND]:
        yield Matter(
            f"{quoted(title)}: spotkania z najbliższych dwóch tygodni, których mieszkańcy nie widzą: {number}. "
            f"Pierwsze: {day_and_hour(first)}.",
            "Opublikuj spotkania",
            reverse("activities:occurrences_publish", args=[pk]),
            urgent=first < now + timedelta(days=3),
        )


def calls_to_make(user: User) -> Iterator[Matter]:
    """Whom nobody has told yet that a meeting is off, moved, or has a place for them: each meeting, the soonest first.
    What is over is rung about no more. One query."""
    ahead = calls_of(user).filter(registration__occurrence__ends_at__gt=clock.now())
    counted = ahead.order_by().values_list("registration__occurrence__activity__title", "registration__occurrence")
    counted = counted.annotate(Count("registration", distinct=True), starts=Min("registration__occurrence__starts_at"))
    rows = list(counted.order_by("starts", "registration__occurrence"))
    for title, _occurrence, count, starts_at in rows[:MOST_OF_A_KIND]:
        yield _call(f"{_waiting(count)} {quoted(title)}, {day_and_hour(starts_at)}.")
    if rest := len(rows[MOST_OF_A_KIND:]):
        yield _call(f"Zadzwoń też w sprawie dalszych spotkań. Liczba spotkań: {rest}.")


def _waiting(count: int) -> str:
    return ngettext("Zadzwoń: czeka %(count)d osoba.", "Zadzwoń: czeka %(count)d osób.", count) % {"count": count}


def _call(sentence: str) -> Matter:
    return Matter(sentence, "Zobacz, do kogo zadzwonić", reverse("activities:call_list"), urgent=True)


def day_and_hour(moment: datetime) -> str:
    """„jutro, godz. 10:00”, „wtorek, 1 grudnia, godz. 10:00”."""
    day = localtime(moment).date()
    return f"{nearness(day) or short_day_in_words(day)}, {hour_in_words(localtime(moment))}"


def offered_places(user: User) -> Iterator[Matter]:
    """Places that somebody has to confirm within two days, soonest first."""
    soon = Registration.objects.filter(
        state=RegistrationState.OFFERED, offered_until__lt=clock.now() + timedelta(days=2)
    )
    rows = (soon if is_organiser(user) else soon.filter(occurrence__activity__in_charge=user)).filter(
        occurrence__cancelled_at=None, occurrence__starts_at__gt=clock.now()
    )
    for row in rows.order_by("offered_until", "id").select_related("occurrence__activity")[:MOST_OF_A_KIND]:
        until = localtime(row.offered_until)
        yield Matter(
            f"{row.occurrence.activity.title}: miejsce czeka na potwierdzenie "
            f"({nearness(until.date()) or short_day_in_words(until.date())} do godz. {until:%-H:%M}).",
            "Zobacz zapisy",
            reverse("activities:registration_list", args=[row.occurrence_id]),
        )


def own_occurrences(user: User) -> Iterator[Matter]:
    """The next seven days of meetings this person is in charge of."""
    start = clock.midnight(clock.today())
    week = Occurrence.objects.published().on_between(start, start + timedelta(days=7)).in_order()
    own = list(week.filter(activity__in_charge=user, cancelled_at=None).select_related("activity")[:MOST_OF_A_KIND])
    places = seats_by_occurrence(own)
    for occurrence in own:
        sentence = f"{occurrence.activity.title}: {in_words(occurrence)}."
        if taken := places[occurrence.pk].taken:
            counted = ngettext("Zapisana jest %(n)d osoba.", "Zapisanych jest %(n)d osób.", taken) % {"n": taken}
            url = reverse("activities:registration_list", args=[occurrence.pk])
            yield Matter(f"{sentence} {counted}", "Zobacz zapisy", url)
        else:
            yield Matter(sentence, "Zobacz spotkanie", occurrence.get_absolute_url())


def in_words(occurrence: Occurrence) -> str:
    """„jutro, godz. 10:00–12:00”, „wtorek, 1 grudnia, godz. 10:00–12:00”: within a week no year is needed."""
    start, end, is_open = localtime(occurrence.starts_at), localtime(occurrence.ends_at), occurrence.open_ended
    if len(days_on(start, end)) > 1:
        return span_in_words(start, end, is_open=is_open)
    day = nearness(start.date()) or short_day_in_words(start.date())
    return f"{day}, {hours_in_words(start, end, is_open=is_open)}"
