"""Who leads an offer, and which checks of them are recorded: read, a constant number of queries whatever the number."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from activities.models import Activity, ActivityLead, Check, Lead, RecordedCheck, RemovedCheck
from osl_site.common.accounts.models import User

WHAT_TO_DO = "Wydruk włóż do akt, a tutaj wpisz datę sprawdzenia i miejsce w aktach."
NO_CHECKS = "Nie można opublikować. Lista sprawdzeń w ustawieniach jest pusta. Uzupełnia ją administrator."


@dataclass(frozen=True)
class CheckStatus:
    """One check of one person: recorded, or still open; and what was recorded of it and taken back."""

    kind: Check
    recorded: RecordedCheck | None
    removed: tuple[RemovedCheck, ...] = ()


@dataclass(frozen=True)
class Person:
    """Someone who leads, with their number on the offer's page and a line for every check that is required."""

    number: int
    lead: Lead
    lines: list[CheckStatus]

    @property
    def open(self) -> int:
        return sum(line.recorded is None for line in self.lines)

    @property
    def is_checked(self) -> bool:
        return bool(self.lines) and not self.open


def leads_of(activity: Activity, in_charge: User | None = None) -> list[Lead]:
    """Whoever is in charge (or is about to be), then the others. A person of the office may have no row yet."""
    first = account_lead(in_charge or activity.in_charge)
    others = Lead.objects.filter(activity_leads__activity=activity).select_related("user")
    return [first, *(lead for lead in others.order_by("activity_leads__id") if lead != first)]


def account_lead(user: User) -> Lead:
    """This person of the office as a lead; unsaved while nothing is recorded of them."""
    return Lead.objects.filter(user=user).select_related("user").first() or Lead(user=user)


def people(leads: Iterable[Lead]) -> list[Person]:
    """These leads with their checks. Three queries."""
    found = list(leads)
    stored = [lead.pk for lead in found if lead.pk]
    required = list(Check.objects.required())
    recorded = {(row.lead_id, row.kind_id): row for row in RecordedCheck.objects.filter(lead__in=stored)}
    removed = defaultdict(list)
    for row in RemovedCheck.objects.filter(lead__in=stored):
        removed[row.lead_id, row.kind_id].append(row)

    def line(lead: Lead, kind: Check) -> CheckStatus:
        about = lead.pk, kind.pk
        return CheckStatus(kind, recorded.get(about), tuple(removed.get(about, ())))

    return [Person(number, lead, [line(lead, kind) for kind in required]) for number, lead in enumerate(found, 1)]


def people_of(activity: Activity) -> list[Person]:
    return people(leads_of(activity))


def first_unchecked(activity: Activity, in_charge: User | None = None) -> Person | None:
    """The first of those who lead, or would, whose checks are not all recorded."""
    return next((person for person in people(leads_of(activity, in_charge)) if not person.is_checked), None)


def activities_unchecked() -> QuerySet[Activity]:
    """What is out for minors though somebody who leads it lacks a check: one that the office requires since. One
    query."""
    recorded = RecordedCheck.objects.filter(lead=OuterRef(OuterRef("pk")), kind=OuterRef("pk"))
    whole = Lead.objects.filter(~Exists(Check.objects.required().filter(~Exists(recorded))))
    in_charge = whole.filter(user__isnull=False).values("user")
    others = ActivityLead.objects.exclude(lead__in=whole.values("pk")).values("activity")
    out = Activity.objects.published().filter(for_minors=True)
    return out.filter(~Q(in_charge__in=in_charge) | Q(pk__in=others)).order_by("id")


def lacks(person: Person) -> str:
    return f"Osoba prowadząca nr {person.number} nie ma potwierdzonego sprawdzenia w rejestrach."


def why_not_public(activity: Activity) -> str:
    """The sentence that stops an offer for minors before it goes out; empty when every check is recorded."""
    person = first_unchecked(activity) if activity.for_minors else None
    if person is None:
        return ""
    return f"Nie można opublikować. {lacks(person)} {WHAT_TO_DO}" if person.lines else NO_CHECKS
