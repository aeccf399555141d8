"""What a submission is in law, and until when something has to happen. The register of it is the office's."""

from datetime import date

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from needs.models.submissions import Submission
from needs.privacy import SUBMISSIONS
from osl_site.common import clock
from osl_site.common.accounts.models import DoneBy
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import no_personal_data, personal


class LegalType(models.TextChoices):
    """What a kind means, whatever an office calls it."""

    MATTER = "matter", "sprawa"
    COMPLAINT = "complaint", "skarga"
    PROPOSAL = "proposal", "wniosek"
    PETITION = "petition", "petycja"
    INFORMATION = "information", "informacja publiczna"


WITH_NAME = (LegalType.COMPLAINT, LegalType.PROPOSAL, LegalType.PETITION)  # nameless they stay recognition
PASSED_ON_IN_TIME = (LegalType.COMPLAINT, LegalType.PROPOSAL, LegalType.PETITION)  # whose author is told so


def _days(label: str, most: int = 366) -> models.PositiveSmallIntegerField:
    within = [MinValueValidator(1), MaxValueValidator(most)]
    return models.PositiveSmallIntegerField(label, null=True, blank=True, validators=within)


class LegalKind(models.Model):
    """One kind with its terms, as an office reads them in the acts. There is one of each type, which never changes."""

    type = models.CharField("co znaczy", max_length=12, choices=LegalType, unique=True, editable=False)
    name = models.CharField("nazwa", max_length=60, unique=True)
    basis = models.CharField("przepis", max_length=200)
    pass_on_days = _days("dni na przekazanie")
    handle_days = _days("dni na odpowiedź")
    handle_months = _days("miesięcy na odpowiedź", 12)
    longest_months = _days("najdłużej miesięcy po zawiadomieniu", 24)
    position = models.PositiveSmallIntegerField("kolejność", editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = no_personal_data("type name basis pass_on_days handle_days handle_months longest_months position")

    recorded_fields = ("name", "basis", "pass_on_days", "handle_days", "handle_months", "longest_months")

    class Meta:
        ordering = ["position"]
        constraints = [
            known("type", LegalType, name="legal_kind_has_known_type"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(basis=""), name="legal_kind_says_its_law"),
            models.CheckConstraint(
                condition=Q(handle_days=None) | Q(handle_months=None),
                name="legal_kind_counts_days_or_months",
                violation_error_message="Wpisz dni albo miesiące, nie jedno i drugie.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("needs:legal_kind_edit", args=[self.pk])

    @property
    def needs_name(self) -> bool:
        return self.type in WITH_NAME


class LegalOutcome(models.TextChoices):
    HANDLED = "handled", "odpowiedziano"
    PASSED_ON = "passed_on", "przekazano"


class LegalMarkQuerySet(models.QuerySet):
    def open(self) -> "LegalMarkQuerySet":
        return self.filter(ended_on=None)

    def with_term(self) -> "LegalMarkQuerySet":
        """Those that wait for something until a day, the nearest first."""
        answered = Coalesce("extended_to", "due_on")
        due = models.Case(models.When(to_council=True, then=F("pass_on_by")), default=answered)
        return self.open().annotate(due=due).filter(due__isnull=False).order_by("due", "id")


class LegalMark(DoneBy):
    """That a submission is something in law: its kind and its terms, counted from the day on which it came.

    A complaint, a proposal and a petition are such only with a name and an address, which lie in the files: nameless
    ones stay recognition. `to_council`: a complaint about the director or the centre, which the council handles.
    """

    submission = models.OneToOneField(Submission, models.PROTECT, related_name="legal")
    kind = models.ForeignKey(LegalKind, models.PROTECT, verbose_name="co to jest w prawie", related_name="marks")
    is_signed = models.BooleanField("jest imię, nazwisko i adres", default=False)
    to_council = models.BooleanField("dotyczy dyrektora albo centrum", default=False)
    pass_on_by = models.DateField("przekazać do", null=True, blank=True)
    due_on = models.DateField("odpowiedzieć do", null=True, blank=True)
    extended_to = models.DateField("nowy termin", null=True, blank=True)
    extended_on = models.DateField("kiedy zawiadomiono o nowym terminie", null=True, blank=True)
    extended_why = models.CharField("dlaczego później", max_length=300, blank=True)
    ended_on = models.DateField("koniec", null=True, blank=True)
    outcome = models.CharField("jak się skończyło", max_length=10, choices=LegalOutcome, blank=True)
    at = models.DateTimeField("kiedy oznaczono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        SUBMISSIONS,
        "extended_why",
        none="submission kind is_signed to_council pass_on_by due_on extended_to extended_on ended_on outcome at",
    )

    objects = LegalMarkQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="legal_mark_keeps_the_name"),
            models.CheckConstraint(
                condition=Q(extended_to=None, extended_on=None, extended_why="")
                | Q(extended_to__isnull=False, extended_on__isnull=False) & ~Q(extended_why=""),
                name="legal_mark_longer_term_says_why",
                violation_error_message="Napisz, dlaczego odpowiedź będzie później i do kiedy.",
            ),
            models.CheckConstraint(
                condition=Q(extended_to=None) | Q(due_on__isnull=False, extended_to__gt=F("due_on")),
                name="legal_mark_longer_term_is_longer",
                violation_error_message="Nowy termin musi być późniejszy niż dotychczasowy.",
            ),
            models.CheckConstraint(
                condition=Q(extended_on=None) | Q(extended_on__lte=F("due_on")),
                name="legal_mark_notice_came_in_time",
                violation_error_message="O nowym terminie zawiadamia się przed końcem dotychczasowego.",
            ),
            known("outcome", LegalOutcome, name="legal_mark_has_known_outcome", blank=True),
            models.CheckConstraint(
                condition=Q(ended_on=None, outcome="") | Q(ended_on__isnull=False) & ~Q(outcome=""),
                name="legal_mark_end_says_how",
            ),
        ]

    def __str__(self) -> str:
        return f"zgłoszenie Zg-{self.submission_id}"

    def get_absolute_url(self) -> str:
        return self.submission.get_absolute_url()

    @property
    def term(self) -> date | None:
        """Until when it is answered, or of what the council handles, passed on; None where no term runs."""
        if self.ended_on:
            return None
        return self.pass_on_by if self.to_council else self.extended_to or self.due_on

    @property
    def is_to_pass_on(self) -> bool:
        """Whether it may still be passed on in time to whom it belongs."""
        return bool(self.pass_on_by and self.pass_on_by >= clock.today() and not self.extended_to)

    @property
    def is_late(self) -> bool:
        return self.term is not None and self.term < clock.today()

    @property
    def in_words(self) -> str:
        """„skarga, przekaż do 1.12 albo odpowiedz do 24.12”, „petycja, odpowiedz do 24.2”"""
        if not self.term:
            return self.kind.name.lower()
        if self.to_council:
            return f"{self.kind.name.lower()}, przekaż radzie do {self.term:%-d.%m}"
        passing = f"przekaż do {self.pass_on_by:%-d.%m} albo " if self.is_to_pass_on else ""
        return f"{self.kind.name.lower()}, {passing}odpowiedz do {self.term:%-d.%m}"
