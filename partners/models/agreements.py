"""Agreements with partners: what is agreed, from when till when, amended, signed, ended; notices before the end."""

from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, When
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.accounts.models import DoneBy
from osl_site.common.database.known_values import known
from osl_site.common.files.models import StoredFile
from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.search.searched import Searched
from partners.models.partners import Partner
from partners.privacy import AGREEMENTS

NOTICES = (90, 30, 7)  # days before the end
ENDS_SOON = timedelta(days=90)
BACKWARDS = "Koniec jest wcześniejszy niż początek. Popraw jedną z dat."


class AgreementKind(models.TextChoices):
    """What it is about."""

    COOPERATION = "cooperation", "współpraca"
    USE = "use", "użyczenie sali albo sprzętu"
    WORKSHOPS = "workshops", "zajęcia i warsztaty"
    PARTNERSHIP = "partnership", "partnerstwo"
    OTHER = "other", "inne"


class AgreementState(models.TextChoices):
    """How it stands on a day, as its dates say."""

    DRAFT = "draft", "projekt"
    AHEAD = "ahead", "jeszcze nie obowiązuje"
    IN_FORCE = "in_force", "obowiązuje"
    OVER = "over", "zakończone"
    ENDED = "ended", "rozwiązane"


class AgreementQuerySet(models.QuerySet):
    def as_they_stand(self, day: date | None = None) -> "AgreementQuerySet":
        """Each with the day `until` which it holds, as the newest amendment of the end says, or the newest one agreed
        by that `day`; None is without an end. No query of its own."""
        moved = Amendment.objects.filter(agreement=OuterRef("pk"), moves_end=True).order_by("-number")
        moved = moved.filter(agreed_on__lte=day) if day else moved
        return self.annotate(
            amended=Subquery(moved.values("pk")[:1]), amended_until=Subquery(moved.values("ends_on")[:1])
        ).annotate(
            until=Case(
                When(amended__isnull=True, then=F("ends_on")),
                default=F("amended_until"),
                output_field=models.DateField(),
            )
        )

    def holding(self, day: date) -> "AgreementQuerySet":
        """Those in force on a day."""
        rows = self.as_they_stand().filter(signed_on__isnull=False, begins_on__lte=day)
        return rows.filter(Q(ended_on=None) | Q(ended_on__gt=day)).filter(Q(until=None) | Q(until__gte=day))

    def ending(self, day: date, within: timedelta = ENDS_SOON) -> "AgreementQuerySet":
        """Those in force that end within so many days."""
        return self.holding(day).filter(until__lte=day + within)

    def in_state(self, state: str, day: date) -> "AgreementQuerySet":
        """Those that stand so on a day: the same as `state_on` says of each."""
        rows = self.as_they_stand()
        if state == AgreementState.ENDED:
            return rows.filter(ended_on__lte=day)
        rows = rows.filter(Q(ended_on=None) | Q(ended_on__gt=day))
        if state == AgreementState.DRAFT:
            return rows.filter(signed_on=None)
        rows = rows.filter(signed_on__isnull=False)
        if state == AgreementState.OVER:
            return rows.filter(until__lt=day)
        rows = rows.filter(Q(until=None) | Q(until__gte=day))
        return rows.filter(begins_on__gt=day) if state == AgreementState.AHEAD else rows.filter(begins_on__lte=day)


class Agreement(DoneBy):
    """An agreement under a number of the office, without a gap. How it stands follows from its dates.

    Once it is signed what it says stays; what changes is an `Amendment`. It is a record of a case.
    """

    year = models.PositiveSmallIntegerField("rok")
    number = models.PositiveIntegerField("numer")
    kind = models.CharField("rodzaj", max_length=12, choices=AgreementKind)
    subject = models.CharField("czego dotyczy", max_length=200)
    terms = models.TextField("kto co robi", max_length=6000, blank=True)
    parties = models.ManyToManyField(Partner, verbose_name="strony", related_name="agreements")
    begins_on = models.DateField("od")
    ends_on = models.DateField("do", null=True, blank=True)
    signed_on = models.DateField("podpisane", null=True, blank=True)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="kto pilnuje", related_name="+")
    case_mark = models.CharField("znak sprawy", max_length=80, blank=True)
    archive_category = models.CharField("kategoria archiwalna", max_length=10, blank=True)
    ended_on = models.DateField("rozwiązane z dniem", null=True, blank=True)
    ended_why = models.CharField("dlaczego", max_length=300, blank=True)
    filed_place = models.CharField("miejsce w aktach", max_length=200, blank=True)
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        AGREEMENTS,
        "subject terms ended_why filed_place",
        none="year number kind begins_on ends_on signed_on owner case_mark archive_category ended_on created_at"
        " changed_at",
    )
    searched = Searched("subject", "terms case_mark", code="PR", joined=("parties",))

    objects = AgreementQuerySet.as_manager()
    recorded_fields = (
        "kind",
        "subject",
        "terms",
        "parties",
        "begins_on",
        "ends_on",
        "signed_on",
        "owner",
        "case_mark",
        "archive_category",
        "ended_on",
        "ended_why",
        "filed_place",
    )

    class Meta:
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="agreement_number_once"),
            models.CheckConstraint(condition=~Q(by_name=""), name="agreement_keeps_the_name"),
            models.CheckConstraint(condition=~Q(subject=""), name="agreement_says_of_what"),
            known("kind", AgreementKind, name="agreement_has_known_kind"),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("begins_on")),
                name="agreement_runs_forward",
                violation_error_message=BACKWARDS,
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended_why="") | Q(ended_on__isnull=False) & ~Q(ended_why=""),
                name="agreement_ended_says_why",
                violation_error_message="Napisz, dlaczego porozumienie się kończy.",
            ),
            models.CheckConstraint(
                condition=Q(filed_place="") | Q(signed_on__isnull=False) | Q(ended_on__isnull=False),
                name="agreement_is_filed_once_it_is_more_than_a_draft",
                violation_error_message="Do akt trafia porozumienie podpisane albo takie, z którego nic nie wyszło.",
            ),
        ]

    def __str__(self) -> str:
        return f"porozumienie {self.code}"

    def get_absolute_url(self) -> str:
        return reverse("partners:agreement_detail", args=[self.pk])

    @property
    def code(self) -> str:
        """„4/2026”: its number in the register."""
        return f"{self.number}/{self.year}"

    @property
    def in_words(self) -> str:
        return f"Porozumienie {self.code}"

    def state_on(self, day: date) -> AgreementState:
        """How it stands on a day, of rows `as_they_stand`."""
        if self.ended_on and self.ended_on <= day:
            return AgreementState.ENDED
        if self.signed_on is None:
            return AgreementState.DRAFT
        if self.until and self.until < day:
            return AgreementState.OVER
        return AgreementState.AHEAD if day < self.begins_on else AgreementState.IN_FORCE

    @property
    def state(self) -> AgreementState:
        """How it stands today."""
        return self.state_on(clock.today())

    @property
    def days_left(self) -> int | None:
        """Days until the end, of one that is in force and has an end; else None."""
        is_running = self.state == AgreementState.IN_FORCE and self.until
        return (self.until - clock.today()).days if is_running else None

    @property
    def last_day(self) -> date | None:
        """When it ended or is to end, the earlier of what was agreed and of a day on which it was ended before; None
        where neither is said. What was never signed ends on that day alone. Of rows `as_they_stand`."""
        return min(filter(None, (self.until if self.signed_on else None, self.ended_on)), default=None)

    @property
    def is_over(self) -> bool:
        """Whether nothing of it holds any more."""
        return self.state in (AgreementState.OVER, AgreementState.ENDED)


class Amendment(DoneBy):
    """What was agreed anew: in words, and perhaps another end or none. Never changed; numbers follow one another."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="amendments")
    number = models.PositiveSmallIntegerField("numer aneksu")
    agreed_on = models.DateField("z dnia")
    changes = models.TextField("co się zmienia", max_length=3000)
    moves_end = models.BooleanField("zmienia koniec", default=False)
    ends_on = models.DateField("nowy koniec", null=True, blank=True)
    at = models.DateTimeField("zapisano")
    privacy = personal(AGREEMENTS, "changes", none="agreement number agreed_on moves_end ends_on at")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "number"], name="amendment_number_once"),
            models.CheckConstraint(condition=~Q(by_name=""), name="amendment_keeps_the_name"),
            models.CheckConstraint(condition=~Q(changes=""), name="amendment_says_what_changes"),
            models.CheckConstraint(
                condition=Q(moves_end=True) | Q(ends_on=None), name="amendment_moves_the_end_or_leaves_it"
            ),
        ]

    def __str__(self) -> str:
        return f"aneks nr {self.number} do porozumienia {self.agreement_id}"


class SignedAgreement(DoneBy):
    """A signed file of an agreement or of one of its amendments. It never changes; a wrong one is superseded, with a
    reason, and stays."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="signed_files")
    amendment = models.ForeignKey(Amendment, models.PROTECT, null=True, blank=True, related_name="signed_files")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    reason = models.CharField("dlaczego zastępuje poprzedni", max_length=300, blank=True)
    at = models.DateTimeField("zapisano")
    privacy = personal(AGREEMENTS, "reason", none="agreement amendment file supersedes at")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="signed_agreement_keeps_the_name"),
            models.CheckConstraint(
                condition=Q(supersedes=None, reason="") | Q(supersedes__isnull=False) & ~Q(reason=""),
                name="signed_agreement_says_why_it_supersedes",
            ),
            models.UniqueConstraint(
                fields=["agreement", "amendment"],
                condition=Q(supersedes=None),
                nulls_distinct=False,
                name="signed_agreement_first_once",
            ),
        ]

    def __str__(self) -> str:
        return f"podpisany plik porozumienia {self.agreement_id}"


class AgreementNotice(models.Model):
    """That the office was told so many days before an agreement ends. Once for each end: an amendment that moves the
    end lets it be told anew."""

    agreement = models.ForeignKey(Agreement, models.PROTECT, related_name="notices")
    days = models.PositiveSmallIntegerField("ile dni przed końcem")
    ends_on = models.DateField("przed którym końcem")
    at = models.DateTimeField("kiedy")
    privacy = no_personal_data("agreement days ends_on at")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["agreement", "ends_on", "days"], name="agreement_notice_once"),
            models.CheckConstraint(condition=Q(days__in=NOTICES), name="agreement_notice_is_one_of_three"),
        ]

    def __str__(self) -> str:
        return f"przypomnienie {self.days} dni o porozumieniu {self.agreement_id}"
