"""Weighing of needs: three questions of the office, what people of the office answered, dots that residents gave."""

from dataclasses import dataclass

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from needs.models.needs import Need
from needs.models.rounds import AssessmentRound
from needs.privacy import RECOGNITION
from osl_site.common.accounts.models import DoneBy, keeps_the_name, name_of_the_day, position_of_the_day
from osl_site.common.privacy.declaration import no_personal_data, personal

LOW, MIDDLE, HIGH = MARKS = (1, 2, 3)
OF_THREE = len(MARKS)  # criteria, too
NO_REASON = "Napisz jednym zdaniem, dlaczego."
OPEN_ALREADY = "Takie ważenie już trwa. Zamknij je, zanim zaczniesz następne."


@dataclass(frozen=True)
class Asked:
    """One criterion in the words that a weighing began with."""

    pk: int
    name: str
    question: str
    marks: tuple[str, str, str]  # what 1, 2 and 3 are called

    def word(self, mark: int) -> str:
        """„dotyczy wielu”."""
        return self.marks[mark - 1]


class Criterion(models.Model):
    """One of the three questions by which the office weighs needs, and what its three answers are called."""

    position = models.PositiveSmallIntegerField("kolejność", unique=True, editable=False)
    name = models.CharField("nazwa", max_length=60)
    question = models.CharField("pytanie", max_length=120)
    low = models.CharField("słowa na 1", max_length=60)
    middle = models.CharField("słowa na 2", max_length=60)
    high = models.CharField("słowa na 3", max_length=60)
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = no_personal_data("position name question low middle high")

    recorded_fields = ("name", "question", "low", "middle", "high")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(condition=Q(position__range=(1, OF_THREE)), name="criterion_is_one_of_three"),
            models.CheckConstraint(
                condition=~(Q(name="") | Q(question="") | Q(low="") | Q(middle="") | Q(high="")),
                name="criterion_says_all",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("needs:criterion_edit", args=[self.pk])

    @property
    def in_words(self) -> dict[str, object]:
        """What a weighing keeps of it (`WeighingSession.asked`)."""
        marks = [self.low, self.middle, self.high]
        return {"pk": self.pk, "name": self.name, "question": self.question, "marks": marks}


class WeighingSession(DoneBy):
    """Needs weighed at one time, of a round or of none, by the criteria as they were worded then. Closed, it stays."""

    title = models.CharField("nazwa", max_length=120)
    round = models.ForeignKey(
        AssessmentRound, models.PROTECT, verbose_name="runda", null=True, blank=True, related_name="weighings"
    )
    criteria = models.JSONField("kryteria", editable=False)
    opened_at = models.DateTimeField("otwarto")
    dots_from = models.CharField("gdzie zebrano kropki", max_length=120, blank=True)
    dots_on = models.DateField("kiedy zebrano kropki", null=True, blank=True)
    dots_people = models.PositiveIntegerField("ile osób dało kropki", null=True, blank=True)
    closed_at = models.DateTimeField("zamknięto", null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    closed_by_name, closed_by_position = name_of_the_day(), position_of_the_day()
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = no_personal_data(
        "title round criteria opened_at dots_from dots_on dots_people closed_at closed_by_name closed_by_position"
    )

    recorded_fields = ("title", "round", "dots_from", "dots_on", "dots_people")

    class Meta:
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="weighing_has_title"),
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None) | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="weighing_closed_by_somebody",
            ),
            keeps_the_name("closed_by", name="weighing_keeps_the_name"),
            models.UniqueConstraint(
                fields=["round"],
                condition=Q(closed_at=None),
                nulls_distinct=False,
                name="weighing_open_once",
                violation_error_message=OPEN_ALREADY,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("needs:weighing_detail", args=[self.pk])

    @property
    def code(self) -> str:
        return f"WG-{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def asked(self) -> tuple[Asked, ...]:
        """The three criteria in the words of its first day."""
        return tuple(Asked(one["pk"], one["name"], one["question"], tuple(one["marks"])) for one in self.criteria)


class WeighedNeed(models.Model):
    """One need of one weighing, and how many dots residents gave it; none where nobody counted."""

    session = models.ForeignKey(WeighingSession, models.CASCADE, related_name="weighed")
    need = models.ForeignKey(Need, models.PROTECT, verbose_name="potrzeba", related_name="weighed")
    dots = models.PositiveIntegerField("kropki mieszkańców", null=True, blank=True)
    privacy = no_personal_data("session need dots")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["session", "need"], name="need_weighed_once_in_a_session")]

    def __str__(self) -> str:
        return f"P-{self.need_id} w ważeniu {self.session_id}"

    def get_absolute_url(self) -> str:
        return reverse("needs:weighing_need", args=[self.session_id, self.need_id])


class Weight(DoneBy):
    """What one person of the office says of one need by one criterion, 1 to 3, and why in one sentence."""

    weighed = models.ForeignKey(WeighedNeed, models.CASCADE, related_name="weights")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField("waga")
    why = models.CharField("dlaczego", max_length=200)
    at = models.DateTimeField("zważono")
    privacy = personal(RECOGNITION, "why", none="weighed criterion value at")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["weighed", "criterion", "by"], name="weight_once_by_each"),
            models.CheckConstraint(condition=Q(value__range=(LOW, HIGH)), name="weight_is_one_to_three"),
            models.CheckConstraint(condition=~Q(why=""), name="weight_says_why", violation_error_message=NO_REASON),
            models.CheckConstraint(condition=~Q(by_name=""), name="weight_keeps_the_name"),
        ]

    def __str__(self) -> str:
        return f"{self.value} za kryterium {self.criterion_id}"
