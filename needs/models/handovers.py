"""Submissions handed over in the house, with the yes of their authors: to whom, who took them over, what came of it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from needs.models.submission_course import SubmissionStep
from needs.models.submissions import StateType, Submission
from needs.privacy import HANDOVERS
from osl_site.common.accounts.models import DoneBy, Role, Substitution, User, keeps_the_name, name_of_the_day
from osl_site.common.accounts.rules import TAKING_OVER
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import no_personal_data, personal


class ConsentWay(models.TextChoices):
    """How the author said yes."""

    PHONE = "phone", "przez telefon"
    TALK = "talk", "w rozmowie"
    CODE = "code", "na stronie z kodem"
    PAPER = "paper", "na piśmie"


class Outcome(models.TextChoices):
    """What came of it, without details."""

    TAKEN = "taken", "przejęte"
    NOT_OURS = "not_ours", "to nie u nas"
    NO_CONTACT = "no_contact", "brak kontaktu"
    WITHDRAWN = "withdrawn", "cofnięte"


RETURNED = (Outcome.NOT_OURS, Outcome.NO_CONTACT)


class HandoverQuerySet(models.QuerySet):
    def open(self) -> "HandoverQuerySet":
        """Those of which no outcome was said yet."""
        return self.filter(ended=None)

    def waiting(self) -> "HandoverQuerySet":
        """Those that nobody took over yet."""
        return self.open().filter(taken=None)

    def last_word(self) -> "HandoverQuerySet":
        """Those after which the submission moved nowhere but where the outcome put it."""
        later = SubmissionStep.objects.filter(submission=models.OuterRef("submission"), pk__gt=models.OuterRef("step"))
        return self.filter(~models.Exists(later.exclude(was__type=StateType.ELSEWHERE)))

    def in_their_hands(self) -> "HandoverQuerySet":
        """Those that somebody of the house took over, at work or done: they have left the organiser's list."""
        return self.last_word().filter(Q(ended=None, taken__isnull=False) | Q(ended__outcome=Outcome.TAKEN))

    def of(self, user: User) -> "HandoverQuerySet":
        """Open ones that this person may take over: handed to a role of theirs, or to them; or to whom they stand in
        for, or to somebody whose account is closed."""
        roles = [role for role in TAKING_OVER if user.acts_as(role)]
        away = Substitution.objects.today().filter(substitute=user.pk, away__is_active=True).values("away")
        theirs = Q(person=None) | Q(person=user.pk) | Q(person__in=away) | Q(person__is_active=False)
        return self.open().filter(theirs, to__in=roles)


class Handover(DoneBy):
    """A submission in the hands of a role of the house, or of one person of that role: its words, and the contact where
    the author agreed to that as well. When and how the author said yes stands beside it. Never changed."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="handovers")
    step = models.OneToOneField(SubmissionStep, models.PROTECT, related_name="handover")
    to = models.CharField("komu", max_length=20, choices=Role)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    consent_way = models.CharField("jak autor się zgodził", max_length=5, choices=ConsentWay)
    consent_at = models.DateTimeField("kiedy autor się zgodził")
    with_contact = models.BooleanField("z kontaktem", default=False)
    at = models.DateTimeField("kiedy przekazano")
    privacy = personal(HANDOVERS, "consent_way consent_at with_contact", none="submission step to at")

    objects = HandoverQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(to__in=TAKING_OVER), name="handover_to_a_role_that_takes_over"),
            known("consent_way", ConsentWay, name="handover_has_known_consent"),
            models.CheckConstraint(condition=Q(consent_at__lte=F("at")), name="handover_after_the_consent"),
            models.CheckConstraint(condition=~Q(by_name=""), name="handover_keeps_the_name"),
        ]

    def __str__(self) -> str:
        return f"przekazanie {self.pk}"

    @property
    def is_taken(self) -> bool:
        return hasattr(self, "taken")

    @property
    def is_over(self) -> bool:
        return hasattr(self, "ended")

    @property
    def standing(self) -> str:
        """„czeka na przejęcie”, „przejęte”, „wynik: to nie u nas”."""
        if self.is_over and self.ended.is_by_author:
            return self.ended.in_words
        if self.is_over:
            return f"wynik: {self.ended.in_words}"
        return "przejęte" if self.is_taken else "czeka na przejęcie"


class HandoverTaken(DoneBy):
    """„Przejmuję”: who pressed it, and when. Once."""

    handover = models.OneToOneField(Handover, models.PROTECT, related_name="taken")
    at = models.DateTimeField("kiedy")
    privacy = no_personal_data("handover at")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(by_name=""), name="handover_taken_keeps_the_name")]

    def __str__(self) -> str:
        return f"przejęcie {self.pk}"


class HandoverEnd(DoneBy):
    """What came of a handover, in one word and without details. Once; by nobody of the office where its author withdrew
    the yes."""

    handover = models.OneToOneField(Handover, models.PROTECT, related_name="ended")
    outcome = models.CharField("wynik", max_length=10, choices=Outcome)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    by_name = name_of_the_day()
    at = models.DateTimeField("kiedy")
    privacy = no_personal_data("handover outcome at")

    class Meta:
        constraints = [
            known("outcome", Outcome, name="handover_has_known_outcome"),
            keeps_the_name("by", name="handover_end_keeps_the_name"),
            models.CheckConstraint(
                condition=Q(by__isnull=False) | Q(outcome=Outcome.WITHDRAWN),
                name="handover_end_by_the_author_withdraws",
            ),
        ]

    def __str__(self) -> str:
        return f"wynik {self.pk}"

    @property
    def is_by_author(self) -> bool:
        """Whether its author ended it, who took the yes back on the page with the code."""
        return self.by_id is None

    @property
    def in_words(self) -> str:
        """„to nie u nas”, „autor cofnął zgodę”."""
        return "autor cofnął zgodę" if self.is_by_author else self.get_outcome_display()
