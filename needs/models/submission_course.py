"""What happens with a submission: its steps from state to state, the talk with its author, others about the same."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from needs.models.submissions import Submission, SubmissionState
from needs.privacy import SUBMISSIONS
from osl_site.common.accounts.models import DoneBy, Role, keeps_the_name, name_of_the_day, position_of_the_day
from osl_site.common.database.known_values import known
from osl_site.common.letters.models import Letter
from osl_site.common.privacy.declaration import no_personal_data, personal


class SubmissionStep(DoneBy):
    """One move from state to state. Never changed, never deleted; the last one is where the submission stands.

    Who sets a submission aside says why, and who does or passes it on, who has it instead: its author reads it. Where
    the author moves it back by withdrawing the yes to a handover, it is by nobody of the office.
    """

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="steps")
    was = models.ForeignKey(SubmissionState, models.PROTECT, verbose_name="z", related_name="+")
    state = models.ForeignKey(SubmissionState, models.PROTECT, verbose_name="na", related_name="+")
    reason = models.CharField("powód", max_length=300, blank=True)
    responsible = models.CharField("kto odpowiada", max_length=200, blank=True)
    phone = models.CharField("telefon do tego, kto odpowiada", max_length=20, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    by_name = name_of_the_day()
    at = models.DateTimeField("kiedy")
    privacy = personal(SUBMISSIONS, "reason", none="submission was state responsible phone at")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(was=F("state")), name="submission_step_moves"),
            keeps_the_name("by", name="submission_step_keeps_the_name"),
        ]

    def __str__(self) -> str:
        return f"krok {self.pk}"


class Side(models.TextChoices):
    AUTHOR = "author", "autor"
    OFFICE = "office", "centrum"


class Line(models.Model):
    """One line of the talk by the code. Never changed; the author may add one between two of the office."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="lines")
    side = models.CharField("kto", max_length=6, choices=Side)
    text = models.TextField("treść", max_length=2000)
    is_question = models.BooleanField("pytanie do autora", default=False)
    letter = models.OneToOneField(Letter, models.PROTECT, null=True, blank=True, related_name="submission_line")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    by_name, by_position = name_of_the_day(), position_of_the_day()
    at = models.DateTimeField("kiedy")
    privacy = personal(SUBMISSIONS, "text", none="submission side is_question letter at")

    class Meta:
        ordering = ["id"]
        constraints = [
            known("side", Side, name="line_has_known_side"),
            keeps_the_name("by", name="line_keeps_the_name"),
            models.CheckConstraint(condition=~Q(text=""), name="line_has_text"),
            models.CheckConstraint(
                condition=Q(side=Side.OFFICE, by__isnull=False)
                | Q(side=Side.AUTHOR, by=None, is_question=False, letter=None),
                name="line_of_its_side",
            ),
        ]

    def __str__(self) -> str:
        return f"wiadomość {self.pk}"

    @property
    def is_of_office(self) -> bool:
        return self.side == Side.OFFICE

    @property
    def is_of_director(self) -> bool:
        """Whether a director wrote it who is no organiser: each line is signed by whoever wrote it."""
        return self.is_of_office and Role.DIRECTOR in self.by.roles and Role.ORGANISER not in self.by.roles


class CallState(models.TextChoices):
    TO_CALL = "to_call", "Zadzwonić"
    CALLED = "called", "Rozmowa odbyta"
    NOT_REACHED = "not_reached", "Nie odebrano"
    DROPPED = "dropped", "Nieaktualne"


class CallQuerySet(models.QuerySet):
    def to_ring(self) -> "CallQuerySet":
        """Nobody has talked with them yet, and there is a number to ring."""
        states = (CallState.TO_CALL, CallState.NOT_REACHED)
        return self.filter(state__in=states, line__submission__contact__isnull=False)


class SubmissionCall(models.Model):
    """A line of the office that has to be read out: its author left only a telephone."""

    line = models.OneToOneField(Line, models.PROTECT, related_name="call")
    state = models.CharField("stan", max_length=11, choices=CallState)
    made_at = models.DateTimeField("powstało")
    done_at = models.DateTimeField("załatwiono", null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    done_by_name, done_by_position = name_of_the_day(), position_of_the_day()
    privacy = no_personal_data("line state made_at done_at")

    objects = CallQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            known("state", CallState, name="submission_call_has_known_state"),
            keeps_the_name("done_by", name="submission_call_keeps_the_name"),
        ]

    def __str__(self) -> str:
        return f"rozmowa {self.pk}"


class SameMatter(DoneBy):
    """Two submissions that speak of the same; both codes and both texts stay alive."""

    a = models.ForeignKey(Submission, models.PROTECT, related_name="same_after")
    b = models.ForeignKey(Submission, models.PROTECT, related_name="same_before")
    at = models.DateTimeField("kiedy")
    privacy = no_personal_data("a b at")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=Q(a__lt=F("b")), name="same_matter_in_order"),
            models.UniqueConstraint(fields=["a", "b"], name="same_matter_once"),
            models.CheckConstraint(condition=~Q(by_name=""), name="same_matter_keeps_the_name"),
        ]

    def __str__(self) -> str:
        return f"{self.a_id} i {self.b_id}"
