"""What the search of the whole office finds in the offer: meetings to come before those that are over."""

from django.db.models import Case, F, QuerySet, Value, When
from django.urls import reverse
from django.utils.timezone import localtime

from activities.models import Activity, Occurrence, Venue
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.registry import Link
from osl_site.common.text.date_formats import moment_in_words


def activities(user: User) -> QuerySet[Activity]:
    return Activity.objects.order_by("-pk")


def occurrences(user: User) -> QuerySet[Occurrence]:
    ahead = Case(When(ends_at__gt=clock.now(), then=Value(0)), default=Value(1))
    away = Case(When(ends_at__gt=clock.now(), then=F("starts_at") - clock.now()), default=clock.now() - F("starts_at"))
    return Occurrence.objects.select_related("activity", "venue__locality").order_by(ahead, away, "pk")


def venues(user: User) -> QuerySet[Venue]:
    return Venue.objects.select_related("locality").order_by("name_key", "pk")


def activity_link(activity: Activity) -> Link:
    return Link(activity.state.label, activity.title, activity.get_absolute_url())


def occurrence_link(occurrence: Occurrence) -> Link:
    where = str(occurrence.venue) if occurrence.venue_id else "przez telefon"
    said = f"{occurrence.activity.title}, {moment_in_words(localtime(occurrence.starts_at))}"
    return Link(where, said, occurrence.get_absolute_url(), "Odwołane" if occurrence.is_cancelled else "")


def venue_link(venue: Venue) -> Link:
    return Link("miejsce", str(venue), reverse("activities:venue_edit", args=[venue.pk]))
