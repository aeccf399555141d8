"""What a partnership did in a year: who belonged to it, when it met and at whose, what was agreed and seen to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.template.loader import render_to_string

from osl_site.common import clock
from osl_site.common.centre.models import Centre
from osl_site.common.promises.models import Promise
from partners.models import Membership, PartnerMeeting, Partnership


@dataclass(frozen=True)
class YearOf:
    """All of it, from rows."""

    members: Sequence[Membership]
    meetings: Sequence[PartnerMeeting]
    kept: Sequence[Promise]
    open: Sequence[Promise]

    def changed_at(self, row: Partnership) -> datetime:
        """When the partnership or one of these meetings was changed last: the date of the paper."""
        return max([row.changed_at, *(one.changed_at for one in self.meetings)])


def years_of(row: Partnership, today: date) -> list[int]:
    """Calendar years in which it was there, the newest first."""
    last = min(row.ended_on or today, today)
    return list(range(last.year, row.since.year - 1, -1))


def year_of(row: Partnership, year: int) -> YearOf:
    """Five queries."""
    days = date(year, 1, 1), date(year, 12, 31)
    meetings = row.meetings.filter(held_on__range=days, cancelled_at=None).select_related("host")
    found = list(meetings.prefetch_related("present").order_by("held_on", "pk"))
    label = PartnerMeeting._meta.label_lower
    about = Promise.objects.filter(subject_type=label, subject_id__in=[one.pk for one in found], is_private=False)
    promises = list(about.select_related("owner").order_by("due", "pk"))
    return YearOf(
        members=list(row.memberships.within(*days).select_related("partner").order_by("partner__name_key", "since")),
        meetings=found,
        kept=[one for one in promises if one.is_done],
        open=[one for one in promises if not one.is_done],
    )


def html_of(row: Partnership, told: YearOf, year: int, office: Centre) -> str:
    """The whole page for paper."""
    context = {"row": row, "told": told, "year": year, "today": clock.today(), "office": office}
    return render_to_string("partners/paper/partnership_year.html", context)
