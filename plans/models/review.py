"""What the director reads, says and decides. Rows here are written once (`plans/triggers/`)."""

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.timezone import localtime

from osl_site.common.accounts.models import DoneBy
from osl_site.common.database.known_values import known
from osl_site.common.files.models import StoredFile
from osl_site.common.frozen_documents.models import FrozenDocument
from osl_site.common.privacy.declaration import no_personal_data, personal
from plans.models.versions import Version
from plans.privacy import PLANS


class Place(models.TextChoices):
    VERSION = "version", "całość"
    CHAPTER = "chapter", "rozdział"
    GOAL = "goal", "cel"
    ACTION = "action", "działanie"


class RemarkQuerySet(models.QuerySet):
    def standing(self) -> "RemarkQuerySet":
        """As they read now: neither changed by a later row nor taken back."""
        return self.filter(replaced_by=None).exclude(text="")


class Remark(DoneBy):
    """The director's remark on a place in a submitted version; the place is named by its stable key.

    A remark that was changed is followed by a row that replaces it; taken back, by one without words. What was said at
    first stays.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="remarks")
    place = models.CharField("miejsce", max_length=8, choices=Place)
    key = models.UUIDField("klucz miejsca", null=True, blank=True)
    text = models.TextField("uwaga", max_length=4000, blank=True)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="replaced_by")
    at = models.DateTimeField("kiedy")
    privacy = personal(PLANS, "text", none="version place key replaces at")

    objects = RemarkQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="remark_keeps_the_name"),
            models.CheckConstraint(
                condition=~Q(text="") | Q(replaces__isnull=False),
                name="remark_has_text",
                violation_error_message="Napisz treść uwagi.",
            ),
            models.CheckConstraint(
                condition=Q(place=Place.VERSION, key=None) | (~Q(place=Place.VERSION) & Q(key__isnull=False)),
                name="remark_names_its_place",
            ),
            known("place", Place, name="remark_has_known_place"),
        ]

    def __str__(self) -> str:
        return f"uwaga {self.pk}"


class Settled(models.TextChoices):
    """What became of a remark: the place was changed, or it was said why it stays."""

    ADOPTED = "adopted", "Uwzględniona"
    EXPLAINED = "explained", "Wyjaśniona"


class Answer(DoneBy):
    """What the organiser did about a remark, in the next attempt."""

    remark = models.OneToOneField(Remark, models.PROTECT, related_name="answer")
    outcome = models.CharField("co zrobiono", max_length=10, choices=Settled)
    text = models.TextField("odpowiedź", max_length=4000)
    at = models.DateTimeField("kiedy")
    privacy = personal(PLANS, "text", none="remark outcome at")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="answer_keeps_the_name"),
            models.CheckConstraint(
                condition=~Q(text=""), name="answer_has_text", violation_error_message="Napisz odpowiedź na uwagę."
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=Settled.values),
                name="answer_has_known_outcome",
                violation_error_message="Wybierz, co zrobiono z uwagą.",
            ),
        ]

    def __str__(self) -> str:
        return f"odpowiedź {self.pk}"


class Outcome(models.TextChoices):
    APPROVED = "approved", "Zatwierdzona"
    RETURNED = "returned", "Zwrócona do poprawy"
    PAPER = "paper", "Przyjęta na papierze"


class Decision(DoneBy):
    """The director's word on a submitted version, once. Whoever submitted it does not decide on it.

    The name stands in the document as it was then, whatever the account is called later. Of a plan that was decided on
    paper before the office had this application, it is what the paper says, with its scan: `by` and `at` are then who
    wrote it down and when.
    """

    version = models.OneToOneField(Version, models.PROTECT, related_name="decision")
    outcome = models.CharField("decyzja", max_length=10, choices=Outcome)
    text = models.TextField("treść decyzji", blank=True, max_length=4000)
    effective_on = models.DateField("obowiązuje od", null=True, blank=True)
    case_mark = models.CharField("znak sprawy", max_length=80, blank=True)
    basis = models.CharField("podstawa zatwierdzenia", max_length=300, blank=True)
    at = models.DateTimeField("kiedy")
    decided_on = models.DateField("dzień decyzji na papierze", null=True, blank=True)
    scan = models.OneToOneField(
        StoredFile, models.PROTECT, verbose_name="skan", null=True, blank=True, related_name="+"
    )
    privacy = personal(PLANS, "text", none="version outcome effective_on case_mark basis at decided_on scan")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="decision_keeps_the_name"),
            models.CheckConstraint(
                condition=Q(outcome__in=[Outcome.APPROVED, Outcome.PAPER], effective_on__isnull=False)
                | Q(outcome=Outcome.RETURNED, effective_on=None),
                name="decision_approval_has_effective_date",
            ),
            models.CheckConstraint(
                condition=Q(outcome=Outcome.PAPER, decided_on__isnull=False, scan__isnull=False)
                | (~Q(outcome=Outcome.PAPER) & Q(decided_on=None, scan=None)),
                name="decision_on_paper_has_day_and_scan",
            ),
            known("outcome", Outcome, name="decision_has_known_outcome"),
        ]

    def __str__(self) -> str:
        return f"decyzja {self.pk}"

    @property
    def is_on_paper(self) -> bool:
        return self.outcome == Outcome.PAPER

    @property
    def day(self) -> date:
        """On which day it was decided."""
        return self.decided_on or localtime(self.at).date()


class ReminderKind(models.TextChoices):
    AHEAD = "ahead", "przed terminem"
    DUE = "due", "w terminie"


class Reminder(models.Model):
    """That the directors were reminded of a version that waits: each kind once, however often the worker looks."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="reminders")
    kind = models.CharField("rodzaj", max_length=5, choices=ReminderKind)
    at = models.DateTimeField("kiedy")
    privacy = no_personal_data("version kind at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "kind"], name="reminder_kind_once"),
            known("kind", ReminderKind, name="reminder_has_known_kind"),
        ]

    def __str__(self) -> str:
        return f"przypomnienie {self.pk}"


class DocumentKind(models.TextChoices):
    READ = "read", "PROJEKT przekazany dyrektorowi"
    APPROVED = "approved", "dokument zatwierdzony"


class Document(FrozenDocument):
    """The PDF of a version: one that was read, one that was approved. Which of them is the one: `document/kept.py`."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="documents")
    kind = models.CharField("rodzaj", max_length=8, choices=DocumentKind)
    privacy = no_personal_data("file made_at text_digest seal version kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "kind", "seal"], name="document_of_a_text_once"),
            known("kind", DocumentKind, name="document_has_known_kind"),
        ]
