"""Plans as records of a case: which there are, why one may not be removed, and what would go with it."""

from collections.abc import Sequence

from django.db.models import Prefetch, QuerySet

from osl_site.common import clock, registry
from osl_site.common.registry import CaseRecord
from osl_site.common.text.date_formats import polish_day
from plans.models import Action, Plan, State, Version
from plans.models.versions import OPEN_STATES
from plans.privacy import PLANS
from plans.services.discarding import discard_plan

IS_OPEN = "Jakaś wersja tego planu jest jeszcze w pracy albo czeka na decyzję."
IN_FORCE = "Ten plan obowiązuje do {}"
NEVER_APPROVED = "Żadna wersja nie była zatwierdzona, więc planu nie ma w aktach. Potrzebna jest zgoda archiwum."
NOT_FILED = "Nie każda zatwierdzona wersja jest odnotowana w aktach. Najpierw odnotuj w aktach pozostałe."
STOOD_ON = "Do działań tego planu jest przypisana oferta: {}. Najpierw zmień w niej działanie."


def handed_over() -> QuerySet[Plan]:
    """Plans of which anything was handed over, the newest first. One that is all draft is no record yet."""
    handed = Version.objects.exclude(state=State.DRAFT).values("plan")
    versions = Version.objects.defer("snapshot").prefetch_related("filings")
    return Plan.objects.filter(pk__in=handed).prefetch_related(Prefetch("versions", versions)).order_by("-pk")


def name_of(plan: Plan) -> str:
    return plan.title


def why_not(plan: Plan, is_filed: bool) -> str:
    """Why this plan may not be removed, in a sentence; where the ground is that it is in the files, whether it is."""
    versions = plan.versions.all()
    approved = [row for row in versions if row.state == State.APPROVED]
    if any(row.state in OPEN_STATES for row in versions):
        return IS_OPEN
    if plan.last_day and plan.last_day >= clock.today():
        return IN_FORCE.format(polish_day(plan.last_day))
    if is_filed and not approved:
        return NEVER_APPROVED
    if is_filed and not all(row.filings.all() for row in approved):
        return NOT_FILED
    actions = Action.objects.filter(goal__version__plan=plan).values_list("pk", flat=True)
    offers = {link.label for links in registry.links.of(Action, actions).values() for link in links}
    return STOOD_ON.format(len(offers)) if offers else ""


def goes_with(plan: Plan) -> Sequence[str]:
    """What is removed with it, each with its number."""
    versions = plan.versions
    counted = {
        "wersje": versions.count(),
        "działania": Action.objects.filter(goal__version__plan=plan).count(),
        "decyzje": versions.exclude(decision=None).count(),
        "uwagi": versions.filter(remarks__isnull=False).values("remarks").count(),
        "dokumenty PDF i podpisane egzemplarze": versions.filter(documents__isnull=False).values("documents").count()
        + versions.filter(signed_copies__isnull=False).values("signed_copies").count(),
        "wpisy o aktach": versions.filter(filings__isnull=False).values("filings").count(),
    }
    return [f"{what}: {count}" for what, count in counted.items() if count]


CASE = CaseRecord(
    kind=PLANS,
    model=Plan,
    rows=handed_over,
    name=name_of,
    why_not=why_not,
    goes=goes_with,
    discard=discard_plan,
)
