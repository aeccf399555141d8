"""Reports of a period: drafted from records, completed by hand, accepted by a director. `plans/triggers/reports.py`."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.timezone import localtime

from osl_site.common.accounts.models import DoneBy
from osl_site.common.database.known_values import known
from osl_site.common.frozen_documents.models import FrozenDocument, HandedOn
from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.text.date_formats import polish_day
from plans.models.versions import FIRST_DAY, LAST_DAY
from plans.privacy import PLANS


class ReportState(models.TextChoices):
    DRAFT = "draft", "Wersja robocza"
    SUBMITTED = "submitted", "Czeka na przyjęcie"
    ACCEPTED = "accepted", "Przyjęte"
    RETURNED = "returned", "Zwrócone do poprawy"
    WITHDRAWN = "withdrawn", "Wycofane"


class ReportQuerySet(models.QuerySet):
    def awaiting(self) -> "ReportQuerySet":
        return self.filter(state=ReportState.SUBMITTED).order_by("submitted_at", "pk")

    def telling_of(self, first: object, last: object) -> "ReportQuerySet":
        """Those that tell of any of these days, both included."""
        return self.filter(starts_on__lte=last, ends_on__gte=first)

    def without_attempts_after(self) -> "ReportQuerySet":
        return self.filter(next_attempt=None)


class Report(HandedOn):
    """One attempt at a report of some days. From submission on not a letter of it changes.

    `figures` are what records said at `figures_at`, each with the ids of its rows; the snapshot holds them as they were
    handed over. An attempt that came back is followed by a copy (`follows`).
    """

    title = models.CharField("tytuł", max_length=200)
    starts_on = models.DateField("od dnia")
    ends_on = models.DateField("do dnia")
    state = models.CharField("stan", max_length=10, choices=ReportState, default=ReportState.DRAFT)
    attempt = models.PositiveSmallIntegerField("podejście", default=1, editable=False)
    follows = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="next_attempt", editable=False
    )
    figures = models.JSONField("liczby z zapisów", default=list, blank=True, editable=False)
    figures_at = models.DateTimeField("stan liczb na", editable=False)
    created_at = models.DateTimeField("utworzono")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        PLANS,
        "title figures snapshot",
        none="starts_on ends_on state attempt follows figures_at created_at changed_at submitted_at snapshot_digest",
    )

    recorded_fields = ("title", "starts_on", "ends_on")

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="report_ends_after_start",
                violation_error_message="Ostatni dzień jest wcześniejszy niż pierwszy. Zamień je miejscami.",
            ),
            models.CheckConstraint(
                condition=Q(starts_on__gte=FIRST_DAY, ends_on__lte=LAST_DAY),
                name="report_of_this_century",
                violation_error_message="Wpisz rok od 2000 do 2100.",
            ),
            models.CheckConstraint(
                condition=Q(state=ReportState.DRAFT, submitted_at=None, submitted_by=None, snapshot=None)
                & Q(submitted_by_name="")
                | (
                    ~Q(state=ReportState.DRAFT)
                    & Q(submitted_at__isnull=False, submitted_by__isnull=False, snapshot__isnull=False)
                    & ~Q(submitted_by_name="")
                ),
                name="report_submitted_has_snapshot",
            ),
            models.CheckConstraint(
                condition=Q(attempt=1, follows=None) | Q(attempt__gt=1, follows__isnull=False),
                name="report_attempt_follows_another",
            ),
            known("state", ReportState, name="report_has_known_state"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plans:report_detail", args=[self.pk])

    @property
    def heading(self) -> str:
        """„Sprawozdanie”, „Sprawozdanie, podejście 2”."""
        is_told = self.attempt > 1 or self.state in (ReportState.RETURNED, ReportState.WITHDRAWN)
        return f"Sprawozdanie, podejście {self.attempt}" if is_told else "Sprawozdanie"

    @property
    def period(self) -> str:
        """„od 1 stycznia 2027 r. do 31 grudnia 2027 r.”."""
        return f"od {polish_day(self.starts_on)} do {polish_day(self.ends_on)}"

    @property
    def is_draft(self) -> bool:
        return self.state == ReportState.DRAFT

    @property
    def is_submitted(self) -> bool:
        return self.state == ReportState.SUBMITTED

    @property
    def is_accepted(self) -> bool:
        return self.state == ReportState.ACCEPTED

    @property
    def day_after(self) -> object:
        """The first day on which it can be handed over."""
        return self.ends_on + timedelta(days=1)


class ReportSection(models.Model):
    """A section of a report: a key of `registry.report_sections`, whose figures stand in it, or one of the office's
    own. Its text is written by people."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="sections")
    key = models.CharField("co to za część", max_length=40, editable=False)
    position = models.PositiveSmallIntegerField("kolejność", editable=False)
    title = models.CharField("tytuł części", max_length=200)
    text = models.TextField("tekst", max_length=20_000, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(PLANS, "title text", none="report key position")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "key"],
                name="reportsection_key_once",
                violation_error_message="Ta część już jest w sprawozdaniu.",
            ),
            models.CheckConstraint(
                condition=~Q(title=""),
                name="reportsection_has_a_title",
                violation_error_message="Wpisz tytuł części.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ReportRemark(DoneBy):
    """What a director says of a report that waits, at a section or of the whole. Written once."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="remarks")
    key = models.CharField("część", max_length=40, blank=True)
    text = models.TextField("uwaga", max_length=4000)
    at = models.DateTimeField("kiedy")
    privacy = personal(PLANS, "text", none="report key at")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="reportremark_keeps_the_name"),
            models.CheckConstraint(
                condition=~Q(text=""), name="reportremark_has_text", violation_error_message="Napisz treść uwagi."
            ),
        ]

    def __str__(self) -> str:
        return f"uwaga do sprawozdania {self.pk}"


class ReportAnswer(DoneBy):
    """What the organiser did about a remark. Written once."""

    remark = models.OneToOneField(ReportRemark, models.PROTECT, related_name="answer")
    text = models.TextField("odpowiedź", max_length=4000)
    at = models.DateTimeField("kiedy")
    privacy = personal(PLANS, "text", none="remark at")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="reportanswer_keeps_the_name"),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="reportanswer_has_text",
                violation_error_message="Napisz odpowiedź na uwagę.",
            ),
        ]

    def __str__(self) -> str:
        return f"odpowiedź na uwagę do sprawozdania {self.pk}"


class ReportOutcome(models.TextChoices):
    ACCEPTED = "accepted", "Przyjęte"
    RETURNED = "returned", "Zwrócone do poprawy"


class ReportDecision(DoneBy):
    """A director's word on a report that waited, once; never of whoever handed it over."""

    report = models.OneToOneField(Report, models.PROTECT, related_name="decision")
    outcome = models.CharField("decyzja", max_length=10, choices=ReportOutcome)
    text = models.TextField("treść decyzji", blank=True, max_length=4000)
    case_mark = models.CharField("znak sprawy", max_length=80, blank=True)
    at = models.DateTimeField("kiedy")
    privacy = personal(PLANS, "text", none="report outcome case_mark at")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="reportdecision_keeps_the_name"),
            known("outcome", ReportOutcome, name="reportdecision_has_known_outcome"),
        ]

    def __str__(self) -> str:
        return f"decyzja o sprawozdaniu {self.pk}"

    @property
    def decided_on(self) -> str:
        """„1 grudnia 2026 r.”."""
        return polish_day(localtime(self.at).date())


class ReportInBip(DoneBy):
    """That an accepted report stands in BIP and where, or why it does not. Written once; newer rows say more."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="in_bip")
    address = models.URLField("adres w BIP", max_length=500, blank=True)
    reason = models.CharField("dlaczego nie publikujemy", max_length=300, blank=True)
    at = models.DateTimeField("kiedy")
    privacy = personal(PLANS, "reason", none="report address at")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="reportinbip_keeps_the_name"),
            models.CheckConstraint(
                condition=Q(address="") ^ Q(reason=""),
                name="reportinbip_where_or_why_not",
                violation_error_message="Podaj adres w BIP albo napisz, dlaczego sprawozdania tam nie będzie.",
            ),
        ]

    def __str__(self) -> str:
        return f"sprawozdanie w BIP {self.pk}"


class ReportDocumentKind(models.TextChoices):
    READ = "read", "PROJEKT przekazany dyrektorowi"
    ACCEPTED = "accepted", "przyjęte sprawozdanie"


class ReportDocument(FrozenDocument):
    """The PDF of a report: one that was read, one that was accepted."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="documents")
    kind = models.CharField("rodzaj", max_length=8, choices=ReportDocumentKind)
    privacy = no_personal_data("file made_at text_digest seal report kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "kind", "seal"], name="reportdocument_of_a_text_once"),
            known("kind", ReportDocumentKind, name="reportdocument_has_known_kind"),
        ]
