"""Partners as residents read of them: who agreed to be shown, what they help with, whom to ring. Typed, put together
once for every outlet: the page, JSON-LD, CSV."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from osl_site.common.text.date_formats import plain_day_in_words
from osl_site.common.text.typed_text import plain_of
from osl_site.common.withdrawal.models import standing
from partners.models import ContactPerson, Partner, PartnerKind, PartnerState

LONG_AGO = timedelta(days=365)
KINDS = {  # as residents read them, in their language
    PartnerKind.RURAL_WOMEN: lambda: _("Koło gospodyń wiejskich"),
    PartnerKind.FIRE_BRIGADE: lambda: _("Ochotnicza straż pożarna"),
    PartnerKind.PARISH: lambda: _("Parafia"),
    PartnerKind.LIBRARY: lambda: _("Biblioteka"),
    PartnerKind.SCHOOL: lambda: _("Szkoła"),
    PartnerKind.VILLAGE_COUNCIL: lambda: _("Rada sołecka"),
    PartnerKind.LOCAL_ACTION_GROUP: lambda: _("Lokalna grupa działania"),
    PartnerKind.NGO: lambda: _("Organizacja pozarządowa"),
    PartnerKind.INFORMAL: lambda: _("Grupa mieszkańców"),
    PartnerKind.COMPANY: lambda: _("Firma"),
    PartnerKind.PUBLIC: lambda: _("Urząd albo instytucja"),
    PartnerKind.OTHER: lambda: _("Inne"),
}


@dataclass(frozen=True)
class Contact:
    """Somebody who agreed to be named. Phone and e-mail may be empty, not both."""

    name: str
    position: str
    phone: str
    email: str


@dataclass(frozen=True)
class Entry:
    """One partner. `places` are names of villages, of whole communes first, or where they are from outside."""

    pk: int
    name: str
    kind: str
    places: tuple[str, ...]
    helps: str
    contacts: tuple[Contact, ...]
    closed: str  # a sentence, empty where they are open
    confirmed_on: date | None
    is_old: bool  # nobody has confirmed it for a year

    @property
    def confirmed(self) -> str:
        """„3 listopada 2026”; empty where nobody has confirmed it."""
        return plain_day_in_words(self.confirmed_on) if self.confirmed_on else ""


def shown() -> QuerySet[Partner]:
    """Those who agreed to be shown and are still there, in the order of the alphabet."""
    return standing(Partner.objects.filter(is_public=True).exclude(state=PartnerState.ENDED)).order_by("name_key", "pk")


def entries(rows: QuerySet[Partner] | Iterable[Partner], today: date) -> list[Entry]:
    """As many queries for one row as for a page of them: four."""
    people = ContactPerson.objects.filter(is_public=True).order_by("pk")
    found = rows.prefetch_related("communes", "localities", Prefetch("people", people, to_attr="public_people"))
    return [_entry(row, today) for row in found]


def _entry(row: Partner, today: date) -> Entry:
    people = (Contact(one.name, one.position, one.phone, one.email) for one in row.public_people)
    places = [_("cała gmina {name}").format(name=here.name) for here in row.communes.all()]
    places += [here.name for here in row.localities.all()]
    return Entry(
        pk=row.pk,
        name=row.name,
        kind=KINDS[PartnerKind(row.kind)](),
        places=tuple(places) or ((row.outside,) if row.outside else ()),
        helps=plain_of(row.offers),
        contacts=tuple(one for one in people if one.phone or one.email),
        closed=_closed(row, today),
        confirmed_on=row.confirmed_on,
        is_old=row.confirmed_on is None or row.confirmed_on < today - LONG_AGO,
    )


def _closed(row: Partner, today: date) -> str:
    """Once the day has passed nobody is told that they are closed till then."""
    if row.state == PartnerState.CLOSED and row.closed_until >= today:
        return _("Nieczynne do {day}").format(day=plain_day_in_words(row.closed_until))
    return _("Działalność wstrzymana") if row.state == PartnerState.PAUSED else ""
