"""What waits for a person in the offer and its meetings, for the desk."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Exists, Min, QuerySet
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import ngettext

from activities import minors
from activities.coverage.programme import uncovered
from activities.models import Activity, Occurrence, Registration, RegistrationState, Venue
from activities.planning.clashes import InTheWay, clashes_of, slot_of
from activities.registrations.audience import calls_of
from activities.seats import Seats, seats_by_occurrence
from activities.standing_help import months
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_organiser
from osl_site.common.centre.models import Centre, Locality, SocialService
from osl_site.common.registry import Degree, Group, Matter
from osl_site.common.registry.matters import few
from osl_site.common.text.date_formats import (
    hour_in_words,
    month_in_words,
    nearness,
    quoted,
    short_day_in_words,
    since_days,
    until,
)
from osl_site.common.text.number_format import SPACE

MOST_NEAR = 12  # meetings of two days; the list of meetings has them all

FORTNIGHT = timedelta(days=14)
TWO_DAYS = timedelta(days=2)


def without_venue(user: User) -> QuerySet[Centre]:
    """The office, while it has villages and knows no place in any of them to meet at."""
    return Centre.objects.filter(Exists(Locality.objects.order_by()), ~Exists(Venue.objects.order_by()))


def first_venue(user: User) -> Iterator[Matter]:
    """One matter. One query."""
    for _row in without_venue(user).only("pk"):
        said = "Nie ma jeszcze żadnego miejsca spotkań. Mieszkańcy nie przeczytają, dokąd przyjść."
        way = reverse("activities:venue_add")
        yield Matter(said, "Dodaj pierwsze miejsce", way, subject="miejsca spotkań", group=Group.SET_UP)


def without_result(user: User) -> QuerySet[Occurrence]:
    """Meetings that are over and of which nobody has said how they went: the organiser's all, a coworker's own."""
    waiting = Occurrence.objects.awaiting_result(clock.now())
    return waiting if is_organiser(user) else waiting.filter(activity__in_charge=user)


def occurrences_without_result(user: User) -> Iterator[Matter]:
    """All of them as one matter, by how long the oldest waits. One query."""
    found = without_result(user).aggregate(count=Count("pk"), oldest=Min("ends_at"))
    if count := found["count"]:
        day = localtime(found["oldest"])
        subject = ngettext("%(count)d spotkanie", "%(count)d spotkań", count) % {"count": count}
        oldest = f", najstarsze {day:%-d.%m}" if count > 1 else f", {day:%-d.%m}"
        yield Matter(
            f"Bez wyników: {subject}{oldest}.",
            "Wpisz wyniki",
            reverse("activities:result_list"),
            subject=subject,
            when=since_days(found["oldest"]),
            since=found["oldest"],
        )


def uncounted(user: User) -> QuerySet[Activity]:
    """Standing help of which nothing is entered for the month that is over: the organiser's all, a coworker's own."""
    rows = months.uncounted_in(months.month_before(months.month_of(clock.today())))
    return rows if is_organiser(user) else rows.filter(in_charge=user)


def help_to_count(user: User) -> Iterator[Matter]:
    """All of it as one matter, since the month ended. One query."""
    if count := uncounted(user).count():
        this = months.month_of(clock.today())
        before = months.month_before(this)
        subject = ngettext("%(count)d pozycja oferty", "%(count)d pozycji oferty", count) % {"count": count}
        yield Matter(
            f"Stała pomoc bez liczb za {month_in_words(before)}: {subject}.",
            "Wpisz liczby",
            reverse("activities:tally_month", args=[before]),
            subject=subject,
            when=since_days(clock.midnight(this)),
            since=clock.midnight(this),
        )


def gaps_to_look_at(user: User) -> Iterator[Matter]:
    """Each with the way to say why. Not counted in the rail: it would be asked on every page."""

    def each(service: SocialService) -> Matter:
        name, page = quoted(service.name), reverse("activities:gap_explain", args=[service.pk])
        said = f"Usługi {name} nie uzupełnia żadne działanie wspierające. Napisz, dlaczego, i kiedy do tego wrócisz."
        return Matter(said, "Napisz", page, subject=name)

    def together(count: int, first: SocialService) -> Matter:
        said = f"Usługi bez działania wspierającego, do wyjaśnienia: {count}."
        return Matter(said, "Zobacz", reverse("activities:coverage_list"))

    yield from few(uncovered().order_by("pk"), each, together)


def unchecked(user: User) -> QuerySet[Activity]:
    """What is out for minors and lacks a check."""
    return minors.activities_unchecked()


def checks_to_make(user: User) -> Iterator[Matter]:
    """Offers for minors that are out while somebody who leads them lacks a check that is required by now."""

    def each(activity: Activity) -> Matter:
        title = quoted(activity.title)
        return Matter(
            f"{title} jest dla małoletnich, a brakuje wpisu o sprawdzeniu osoby prowadzącej.",
            "Sprawdź",
            reverse("activities:activity_checks", args=[activity.pk]),
            subject=title,
            degree=Degree.LATE,
            when="po terminie",
        )

    def together(count: int, first: Activity) -> Matter:
        subject = "osób prowadzących"
        said = f"Brakuje wpisów o sprawdzeniu {subject} zajęcia dla małoletnich. Liczba pozycji oferty: {count}."
        url = reverse("activities:lead_list")
        return Matter(said, "Sprawdź", url, subject=subject, degree=Degree.LATE, when="po terminie")

    yield from few(unchecked(user), each, together)


def activity_drafts(user: User) -> Iterator[Matter]:
    """What residents do not see yet, the oldest first."""

    def each(activity: Activity) -> Matter:
        title, url = quoted(activity.title), activity.get_absolute_url()
        said = f"{title} to jeszcze szkic. Mieszkańcy go nie widzą."
        return Matter(said, "Otwórz szkic", url, subject=title, group=Group.LATER)

    def together(count: int, first: Activity) -> Matter:
        subject, url = "szkiców", reverse("activities:activity_list") + "?stan=szkic"
        said = f"W ofercie jest kilka {subject}, których mieszkańcy nie widzą: {count}."
        return Matter(said, "Zobacz szkice", url, subject=subject, group=Group.LATER)

    yield from few(Activity.objects.filter(published_at=None).order_by("id"), each, together)


def unpublished(user: User) -> QuerySet[Activity]:
    """Offers that residents see with meetings of the next two weeks that they do not."""
    now = clock.now()
    hidden = Occurrence.objects.filter(published_at=None, cancelled_at=None, starts_at__range=(now, now + FORTNIGHT))
    shown = Activity.objects.filter(published_at__isnull=False, paused_at=None, ended_at=None)
    counted = {"hidden": Count("occurrences"), "first": Min("occurrences__starts_at")}
    return shown.filter(occurrences__in=hidden).annotate(**counted)


def unpublished_soon(user: User) -> Iterator[Matter]:
    """The soonest first, at most two queries."""

    def each(row: Activity) -> Matter:
        title = quoted(row.title)
        return Matter(
            f"{title}: spotkania z najbliższych dwóch tygodni, których mieszkańcy nie widzą: {row.hidden}. "
            f"Pierwsze: {day_and_hour(row.first)}.",
            "Opublikuj",
            reverse("activities:occurrences_publish", args=[row.pk]),
            subject=title,
            degree=Degree.SOON if row.first < clock.now() + TWO_DAYS else Degree.CALM,
            when=until(row.first),
            since=row.first,
        )

    def together(count: int, first: Activity) -> Matter:
        subject, url = "spotkań z najbliższych dwóch tygodni", reverse("activities:activity_list")
        said = f"Mieszkańcy nie widzą {subject}. Liczba pozycji oferty: {count}."
        return Matter(said, "Opublikuj", url, subject=subject, degree=Degree.SOON, when=until(first.first))

    yield from few(unpublished(user).order_by("first", "pk"), each, together)


def at_closed_places(user: User) -> QuerySet[Occurrence]:
    """Meetings to come that residents are told of, at a place that was withdrawn since."""
    return Occurrence.objects.at_closed_places()


def places_to_change(user: User) -> Iterator[Matter]:
    """The soonest first, at most two queries."""

    def each(row: Occurrence) -> Matter:
        title = quoted(row.activity.title)
        return Matter(
            f"{title}, {day_and_hour(row.starts_at)}: miejsce jest zamknięte. Przenieś albo odwołaj.",
            "Otwórz",
            row.get_absolute_url(),
            subject=title,
            degree=Degree.LATE,
            when=until(row.starts_at),
            since=row.starts_at,
        )

    def together(count: int, first: Occurrence) -> Matter:
        subject, url = "spotkania w zamkniętych miejscach", reverse("activities:occurrence_list")
        said = f"Przenieś albo odwołaj {subject}: {count}."
        when, url = until(first.starts_at), f"{url}?stan=zamkniete-miejsce"
        return Matter(said, "Zobacz", url, subject=subject, degree=Degree.LATE, when=when, since=first.starts_at)

    yield from few(at_closed_places(user).select_related("activity").in_order(), each, together)


def to_ring(user: User) -> QuerySet[Registration]:
    """Whom nobody has told yet that a meeting is off, moved, or has a place for them. What is over is rung about no
    more."""
    ahead = calls_of(user).filter(registration__occurrence__ends_at__gt=clock.now())
    return Registration.objects.filter(pk__in=ahead.values("registration"))


def calls_to_make(user: User) -> Iterator[Matter]:
    """All calls as one matter, by the soonest meeting. Two queries at most."""
    rows = to_ring(user).select_related("occurrence__activity").order_by("occurrence__starts_at", "pk")
    if first := rows.first():
        found = rows.order_by().aggregate(people=Count("pk"), meetings=Count("occurrence", distinct=True))
        subject = ngettext("%(n)d osoby", "%(n)d osób", found["people"]) % {"n": found["people"]}
        about = f"{quoted(first.occurrence.activity.title)}, {day_and_hour(first.occurrence.starts_at)}"
        others = f", i dalsze spotkania: {found['meetings'] - 1}" if found["meetings"] > 1 else ""
        yield Matter(
            f"Zadzwoń do {subject}: {about}{others}.",
            "Zadzwoń",
            reverse("activities:call_list"),
            subject=subject,
            degree=Degree.LATE,
            when=until(first.occurrence.starts_at),
            since=first.occurrence.starts_at,
        )


def day_and_hour(moment: datetime) -> str:
    """„jutro, godz. 10:00”, „wtorek, 1 grudnia, godz. 10:00”."""
    day = localtime(moment).date()
    return f"{nearness(day) or short_day_in_words(day)}, {hour_in_words(localtime(moment))}"


def offered_places(user: User) -> Iterator[Matter]:
    """Places that somebody has to confirm within two days, soonest first."""
    soon = Registration.objects.filter(state=RegistrationState.OFFERED, offered_until__lt=clock.now() + TWO_DAYS)
    rows = (soon if is_organiser(user) else soon.filter(occurrence__activity__in_charge=user)).filter(
        occurrence__cancelled_at=None, occurrence__starts_at__gt=clock.now()
    )

    def each(row: Registration) -> Matter:
        title = quoted(row.occurrence.activity.title)
        return Matter(
            f"Ktoś ma potwierdzić miejsce: {title}, {day_and_hour(row.occurrence.starts_at)}.",
            "Zobacz zapisy",
            reverse("activities:registration_list", args=[row.occurrence_id]),
            subject=title,
            group=Group.OTHERS,
            degree=Degree.SOON,
            when=until(row.offered_until),
            since=row.offered_until,
        )

    def together(count: int, first: Registration) -> Matter:
        said = f"Wolne miejsca czekają na potwierdzenie przez mieszkańców: {count}."
        url = reverse("activities:sign_up_list")
        known = {"group": Group.OTHERS, "degree": Degree.SOON, "when": until(first.offered_until)}
        return Matter(said, "Zobacz zapisy", url, **known)

    in_order = rows.order_by("offered_until", "id").select_related("occurrence__activity")
    yield from few(in_order, each, together)


def own_occurrences(user: User) -> Iterator[Matter]:
    """Today's and tomorrow's meetings that this person is in charge of, with seats and what is in their way."""
    yield from _near(Occurrence.objects.filter(activity__in_charge=user))


def all_occurrences(user: User) -> Iterator[Matter]:
    """The same of the whole office."""
    yield from _near(Occurrence.objects.all())


def _near(rows: QuerySet[Occurrence]) -> Iterator[Matter]:
    start = clock.midnight(clock.today())
    ahead = rows.published().on_between(start, start + TWO_DAYS).filter(cancelled_at=None, ends_at__gt=clock.now())
    found = list(ahead.in_order().select_related("activity", "venue__locality")[:MOST_NEAR])
    places = seats_by_occurrence(found)
    clashes = clashes_of([slot_of(row) for row in found], instead_of=[row.pk for row in found]) if found else []
    for occurrence, clash in zip(found, clashes, strict=True):
        title = quoted(occurrence.activity.title)
        where = f", {occurrence.venue}" if occurrence.venue_id else ", przez telefon"
        said = f"{title}{where}. {_seats_in_words(places[occurrence.pk])}".strip()
        why = _why(clash)
        known = {"subject": title, "group": Group.TODAY, "when": near_hours(occurrence), "since": occurrence.starts_at}
        here = occurrence.get_absolute_url()
        if why:
            move = reverse("activities:occurrence_move", args=[occurrence.pk])
            yield Matter(said, "Przenieś", move, degree=Degree.SOON, trouble=why, subject_url=here, **known)
        elif places[occurrence.pk].taken:
            sign_ups = reverse("activities:registration_list", args=[occurrence.pk])
            yield Matter(said, "Zapisy", sign_ups, subject_url=here, **known)
        else:
            yield Matter(said, "Otwórz", here, **known)


def _why(clash: InTheWay) -> str:
    """„ta sama osoba”: in what two meetings of one time are in each other's way."""
    same_venue = any(one.same_venue for one in clash.named)
    same_person = any(one.same_person for one in clash.named)
    if same_venue and same_person:
        return "to samo miejsce i ta sama osoba"
    return "to samo miejsce" * same_venue or "ta sama osoba" * same_person


def _seats_in_words(seats: Seats) -> str:
    """„Zapisanych 12 z 12, rezerwowa 2.”, nothing where nobody signed up."""
    if not seats.taken and seats.capacity is None:
        return ""
    of = f"{SPACE}z{SPACE}{seats.capacity}" if seats.capacity is not None else ""
    line = f", rezerwowa {seats.waiting}" if seats.waiting else ""
    return f"Zapisanych{SPACE}{seats.taken}{of}{line}."


def near_hours(occurrence: Occurrence) -> str:
    """„dziś 16:00”, „jutro 10:00”; of what began before today „trwa”."""
    start = localtime(occurrence.starts_at)
    return f"{nearness(start.date())} {start:%-H:%M}" if nearness(start.date()) else "trwa"
