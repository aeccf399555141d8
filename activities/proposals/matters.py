"""What waits for the organiser of proposed events, for the desk."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import ngettext

from activities.models import EventProposal
from activities.proposals.listing import WAITS
from activities.proposals.told import taken_on
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.registry import Matter
from osl_site.common.registry.matters import few
from osl_site.common.text.date_formats import quoted, since_days
from osl_site.common.text.typed_text import plain_of


def unsettled(user: User) -> QuerySet[EventProposal]:
    """Those that were read and are with us, that nothing in the offer comes of yet, and whose day is still ahead. What
    nobody has read waits among the submissions."""
    rows = taken_on().filter(day__gte=clock.today())
    return rows.select_related("submission").order_by("day", "starts", "pk")


def events_proposed(user: User) -> Iterator[Matter]:
    """One by one; more than five as one matter. Two queries at most."""

    def each(one: EventProposal) -> Matter:
        subject = quoted(plain_of(one.title))
        at = one.submission.received_at
        said = f"Ktoś proponuje wydarzenie {subject} na {one.day:%-d.%m}."
        return Matter(
            said, "Sprawdź", one.submission.get_absolute_url(), subject=subject, when=since_days(at), since=at
        )

    def together(count: int, first: EventProposal) -> Matter:
        many = ngettext("%(count)d wydarzenie", "%(count)d wydarzeń", count) % {"count": count}
        at = first.submission.received_at
        url = f"{reverse('activities:proposal_list')}?stan={WAITS}"
        return Matter(f"Propozycje: {many}.", "Sprawdź", url, subject=many, when=since_days(at), since=at)

    yield from few(unsettled(user), each, together)
