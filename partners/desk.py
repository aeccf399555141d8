"""What waits for a person among partners, for the desk."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import ngettext

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.registry import Degree, Group, Matter
from osl_site.common.registry.matters import few
from osl_site.common.text.date_formats import quoted
from osl_site.common.withdrawal.models import standing
from partners.models import ContactPerson, Partner

NEAR = timedelta(days=7)
SOON = 2  # days


def partners_to_confirm(user: User) -> Iterator[Matter]:
    """Partners whose data nobody has confirmed for half a year. One query."""
    if count := standing(Partner.objects.to_confirm(clock.today())).count():
        subject = ngettext("jednego partnera", "%(count)d partnerów", count) % {"count": count}
        url = reverse("partners:partner_list") + "?do_potwierdzenia=on"
        yield Matter(
            f"Dane {subject} trzeba potwierdzić.", "Sprawdź partnerów", url, subject=subject, group=Group.LATER
        )


def partners_to_reopen(user: User) -> Iterator[Matter]:
    """Partners that were closed until a day that has passed: one by one, more than five as one. Two queries at most."""

    def each(partner: Partner) -> Matter:
        subject = quoted(partner.name)
        said = f"Zapytaj, czy partner już działa: {subject}."
        url = reverse("partners:partner_edit", args=[partner.pk])
        return Matter(said, "Zapisz stan", url, subject=subject, since=clock.midnight(partner.closed_until))

    def together(count: int, first: Partner) -> Matter:
        said = f"Partnerzy, których dzień zamknięcia minął: {count}."
        url = reverse("partners:partner_list") + "?czy_czynni=on"
        since = clock.midnight(first.closed_until)
        return Matter(said, "Zobacz partnerów", url, subject=str(count), since=since)

    yield from few(closed_and_past(user), each, together)


def closed_and_past(user: User) -> QuerySet[Partner]:
    """Those that were to be open again by now, the longest first."""
    return standing(Partner.objects.closed_before(clock.today())).order_by("closed_until", "pk")


def to_inform(user: User) -> QuerySet[ContactPerson]:
    """People who must hear within a week that the office has their data (art. 14 GDPR), and those who are late."""
    rows = ContactPerson.objects.uninformed().filter(inform_by__lte=clock.today() + NEAR)
    return (
        rows.filter(partner__in=standing(Partner.objects.all())).select_related("partner").order_by("inform_by", "pk")
    )


def people_to_inform(user: User) -> Iterator[Matter]:
    """One by one; more than five as one matter. Two queries at most."""
    today = clock.today()

    def each(person: ContactPerson) -> Matter:
        subject = quoted(person.partner.name)
        return Matter(
            f"Powiedz osobie do kontaktu, że biuro ma jej dane: {subject}.",
            "Zapisz, że wie",
            f"{person.partner.get_absolute_url()}#osoby",
            subject=subject,
            **urgency(person.inform_by, today),
        )

    def together(count: int, first: ContactPerson) -> Matter:
        said = f"Osoby do kontaktu, które nie wiedzą, że biuro ma ich dane: {count}."
        url = reverse("partners:partner_list") + "?niepoinformowani=on"
        return Matter(said, "Zobacz partnerów", url, subject=str(count), **urgency(first.inform_by, today))

    yield from few(to_inform(user), each, together)


def urgency(day: date, today: date) -> dict[str, object]:
    """How urgent what is due on a day is, as a matter says it."""
    left = (day - today).days
    when = "po terminie" if left < 0 else "dziś" if left == 0 else "do jutra" if left == 1 else f"do {day:%-d.%m}"
    degree = Degree.LATE if left < 0 else Degree.SOON if left <= SOON else Degree.CALM
    return {"degree": degree, "when": when, "since": clock.midnight(day)}
