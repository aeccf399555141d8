"""Plans and their versions: number 0 is the plan, 1… are updates, attempts within a number."""

from datetime import date, timedelta

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q
from django.urls import reverse
from django.utils.functional import cached_property
from psycopg.types.range import DateRange

from needs.models import Conclusion
from osl_site.common.database.known_values import known
from osl_site.common.frozen_documents.models import HandedOn
from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.search.searched import Searched
from osl_site.common.text.date_formats import polish_day
from plans.privacy import PLANS

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)  # a year beyond them is a slip of the finger
ONE_DAY = timedelta(days=1)


class ClosedDateRange(Func):
    """daterange(from, to, '[]'): both days belong to it. Only for the first migration, in which it stands."""

    function = "DATERANGE"
    output_field = DateRangeField()


class State(models.TextChoices):
    DRAFT = "draft", "Wersja robocza"
    SUBMITTED = "submitted", "Czeka na decyzję dyrektora"
    APPROVED = "approved", "Zatwierdzona"
    RETURNED = "returned", "Zwrócona do poprawy"
    WITHDRAWN = "withdrawn", "Wycofana"


OPEN_STATES = (State.DRAFT, State.SUBMITTED)
SPEAKS_FIRST = {State.APPROVED: 2, State.DRAFT: 0}  # of a plan; every other state stands between


class PlanQuerySet(models.QuerySet):
    def newest_first(self) -> "PlanQuerySet":
        """By the first day that any version of it names."""
        return self.annotate(first=models.Max("versions__starts_on")).order_by("-first", "-pk")

    def holding_within(self, first: date, last: date) -> "PlanQuerySet":
        """Plans that hold, held or will hold on any of these days."""
        return self.filter(in_force_span__overlap=DateRange(first, last, "[]"))


class Plan(models.Model):
    """The community organising plan (art. 20). What it says, its title and period among it, stands in its versions.

    `in_force_span` are the days on which it holds, as decisions say: from the approval of number 0 to the end of the
    period. The database keeps it whenever something is decided, and lets nobody write anything else there; no two plans
    hold on one day (`plans/triggers/`).
    """

    in_force_span = DateRangeField("dni, w które obowiązuje", null=True, blank=True, editable=False)
    created_at = models.DateTimeField("utworzono")
    privacy = no_personal_data("in_force_span created_at")

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            ExclusionConstraint(
                name="plan_days_in_force_do_not_overlap",
                expressions=[("in_force_span", RangeOperators.OVERLAPS)],
                violation_error_message="W tym czasie obowiązuje już inny plan.",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plans:plan_detail", args=[self.pk])

    @cached_property
    def speaking(self) -> "Version | None":
        """The version whose title and period stand for the plan: the newest approved one, else the newest that was
        handed over, else the draft. One query, none where `versions` are fetched already."""
        is_fetched = "versions" in getattr(self, "_prefetched_objects_cache", {})
        rows = self.versions.all() if is_fetched else self.versions.defer("snapshot")
        return max(rows, key=lambda row: (SPEAKS_FIRST.get(row.state, 1), row.number, row.attempt), default=None)

    @property
    def title(self) -> str:
        return self.speaking.title if self.speaking else ""

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds; None before it was approved."""
        return self.in_force_span.upper - ONE_DAY if self.in_force_span else None


class VersionQuerySet(models.QuerySet):
    def open(self) -> "VersionQuerySet":
        return self.filter(state__in=OPEN_STATES)

    def awaiting_decision(self) -> "VersionQuerySet":
        return self.filter(state=State.SUBMITTED).order_by("submitted_at")

    def approved_before(self, version: "Version") -> "VersionQuerySet":
        """What this version comes after: approved ones of its plan under a smaller number, the newest first."""
        return self.filter(plan=version.plan_id, state=State.APPROVED, number__lt=version.number).order_by("-number")

    def in_force(self, day: date) -> "VersionQuerySet":
        """The newest approved version whose effective date has come, of the plan that holds on that day."""
        return (
            self.filter(state=State.APPROVED, decision__effective_on__lte=day, plan__in_force_span__contains=day)
            .order_by("plan_id", "-number", "-attempt")
            .distinct("plan_id")
        )

    def to_publish(self, day: date) -> "VersionQuerySet":
        """Approved, of a plan that is not over, and neither it nor anything later was shown to residents."""
        later = Version.objects.filter(plan=OuterRef("plan"), number__gte=OuterRef("number"), publication__isnull=False)
        return self.filter(~Exists(later), state=State.APPROVED, plan__in_force_span__endswith__gt=day)


class Version(HandedOn):
    """One attempt at the plan (number 0) or at an update of it (1, 2…). From submission on it never changes.

    The database holds it to that, with all its contents: `plans/triggers/`. Title and period are two days and not a
    range, because each is a field of a form and has words of its own in the comparison.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("numer")
    attempt = models.PositiveSmallIntegerField("podejście", default=1)
    state = models.CharField("stan", max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField("tytuł", max_length=300)
    starts_on = models.DateField("początek okresu")
    ends_on = models.DateField("koniec okresu")
    reason = models.TextField("przyczyna aktualizacji", blank=True)
    changed_conclusions = models.ManyToManyField(
        Conclusion, verbose_name="zmienione wnioski z rozeznania", blank=True, related_name="updates"
    )
    manner = models.TextField("sposób realizacji wspólny dla całego planu", blank=True)
    created_at = models.DateTimeField("utworzono")
    changed_at = models.DateTimeField("zmieniono")
    due_on = models.DateField("prośba o decyzję do", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        PLANS,
        "reason manner snapshot",
        none="plan number attempt state title starts_on ends_on created_at changed_at submitted_at due_on"
        " snapshot_digest",
    )
    searched = Searched("title", "reason manner")

    recorded_fields = ("title", "starts_on", "ends_on")

    objects = VersionQuerySet.as_manager()

    class Meta:
        ordering = ["plan_id", "number", "attempt"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number", "attempt"], name="version_number_and_attempt_once"),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(state__in=OPEN_STATES),
                name="version_one_open_per_plan",
                violation_error_message="Ten plan ma już otwartą wersję. Dokończ ją, usuń albo wycofaj.",
            ),
            models.UniqueConstraint(
                fields=["plan", "number"], condition=Q(state=State.APPROVED), name="version_one_approved_per_number"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")),
                name="version_ends_after_start",
                violation_error_message="Koniec okresu musi być późniejszy niż początek. Popraw jedną z dat.",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__gte=FIRST_DAY, ends_on__lte=LAST_DAY),
                name="version_period_of_this_century",
                violation_error_message="Wpisz rok od 2000 do 2100.",
            ),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT, submitted_at=None, submitted_by=None, snapshot=None)
                | (
                    ~Q(state=State.DRAFT)
                    & Q(submitted_at__isnull=False, submitted_by__isnull=False, snapshot__isnull=False)
                ),
                name="version_submitted_has_snapshot",
            ),
            models.CheckConstraint(
                condition=Q(state=State.DRAFT, submitted_by_name="") | ~Q(state=State.DRAFT) & ~Q(submitted_by_name=""),
                name="version_keeps_the_name",
            ),
            models.CheckConstraint(
                condition=Q(due_on=None) | ~Q(state=State.DRAFT), name="version_due_day_comes_with_submission"
            ),
            models.CheckConstraint(
                condition=Q(number=0) | ~Q(reason=""),
                name="version_update_has_reason",
                violation_error_message="Napisz, z jakiej przyczyny plan jest aktualizowany.",
            ),
            known("state", State, name="version_has_known_state"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("plans:version_detail", args=[self.pk])

    @property
    def name(self) -> str:
        """„plan” or „aktualizacja nr 1”, as people say it."""
        return "plan" if self.number == 0 else f"aktualizacja nr {self.number}"

    @property
    def accusative(self) -> str:
        """Whom or what one hands over and approves: „plan” or „aktualizację nr 1”."""
        return "plan" if self.number == 0 else f"aktualizację nr {self.number}"

    @property
    def heading(self) -> str:
        """„Plan”, „Aktualizacja nr 1, podejście 2”: the attempt is told where there are several or will be."""
        is_told = self.attempt > 1 or self.state in (State.RETURNED, State.WITHDRAWN)
        return f"{self.name.capitalize()}, podejście {self.attempt}" if is_told else self.name.capitalize()

    @property
    def ordinal(self) -> str:
        """„1.2”: the number and the attempt, as addresses name a version of a plan."""
        return f"{self.number}.{self.attempt}"

    @property
    def period(self) -> str:
        """„od 1 grudnia 2026 r. do 30 listopada 2027 r.”"""
        return f"od {polish_day(self.starts_on)} do {polish_day(self.ends_on)}"

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT

    @property
    def is_submitted(self) -> bool:
        return self.state == State.SUBMITTED

    @property
    def is_frozen(self) -> bool:
        return not self.is_draft
