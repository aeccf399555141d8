"""Surveys: a sheet of questions that residents answer online and on paper, each question with its answers to choose."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from needs.models.rounds import AssessmentRound
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import no_personal_data

LONGEST_QUESTION, LONGEST_OPTION = 300, 120
NOT_BACKWARDS = "Najmniejsza liczba jest większa od największej. Popraw jedną z nich."


class QuestionKind(models.TextChoices):
    """How a question is answered."""

    ONE = "one", "jedna odpowiedź z kilku"
    MANY = "many", "kilka odpowiedzi naraz"
    SCALE = "scale", "skala"
    NUMBER = "number", "liczba"
    SHORT = "short", "krótki tekst"
    LONG = "long", "dłuższy tekst"
    VILLAGE = "village", "miejscowość"
    GROUP = "group", "grupa, na przykład wiek"


CHOSEN = (QuestionKind.ONE, QuestionKind.MANY, QuestionKind.SCALE, QuestionKind.GROUP)  # from answers of its own
WITH_OTHER = (QuestionKind.ONE, QuestionKind.MANY)
ONCE = {
    QuestionKind.VILLAGE: "W ankiecie jest już pytanie o miejscowość. Wystarczy jedno.",
    QuestionKind.GROUP: "W ankiecie jest już pytanie o grupę. Wystarczy jedno.",
}


class Survey(models.Model):
    """Questions that the office puts to everybody in the same words. Without a name of whoever answers."""

    title = models.CharField("tytuł", max_length=120)
    title_uk = models.CharField("tytuł po ukraińsku", max_length=120, blank=True)
    title_en = models.CharField("tytuł po angielsku", max_length=120, blank=True)
    intro = models.TextField("wstęp", max_length=1000, blank=True)
    intro_uk = models.TextField("wstęp po ukraińsku", max_length=1000, blank=True)
    intro_en = models.TextField("wstęp po angielsku", max_length=1000, blank=True)
    slug = models.SlugField("adres", max_length=60, unique=True, editable=False)
    round = models.ForeignKey(
        AssessmentRound, models.SET_NULL, verbose_name="runda", null=True, blank=True, related_name="surveys"
    )
    follows = models.ForeignKey(
        "self", models.PROTECT, verbose_name="powtórka ankiety", null=True, blank=True, related_name="followed_by"
    )
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = no_personal_data(
        "title title_uk title_en intro intro_uk intro_en slug round follows created_at changed_at"
    )

    recorded_fields = ("title", "title_uk", "title_en", "intro", "intro_uk", "intro_en", "round")

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="survey_has_title"),
            models.CheckConstraint(condition=~Q(slug=""), name="survey_has_address"),
            models.CheckConstraint(condition=~Q(follows=F("id")), name="survey_follows_another"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("needs:survey_detail", args=[self.pk])

    @property
    def code(self) -> str:
        return f"A-{self.pk}"


class Question(models.Model):
    """One question of a survey. Its key goes on to the survey's next round, by which the two are compared."""

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="questions")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField("kolejność")
    kind = models.CharField("rodzaj", max_length=10, choices=QuestionKind)
    text = models.CharField("pytanie", max_length=LONGEST_QUESTION)
    text_uk = models.CharField("pytanie po ukraińsku", max_length=LONGEST_QUESTION, blank=True)
    text_en = models.CharField("pytanie po angielsku", max_length=LONGEST_QUESTION, blank=True)
    is_required = models.BooleanField("trzeba odpowiedzieć", default=False)
    has_other = models.BooleanField("z miejscem na inną odpowiedź", default=False)
    least = models.PositiveIntegerField("najmniej", null=True, blank=True)
    most = models.PositiveIntegerField("najwięcej", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = no_personal_data("survey key position kind text text_uk text_en is_required has_other least most")

    recorded_fields = ("kind", "text", "text_uk", "text_en", "is_required", "has_other", "least", "most")

    class Meta:
        ordering = ["position"]
        constraints = [
            known("kind", QuestionKind, name="question_has_known_kind"),
            models.CheckConstraint(condition=~Q(text=""), name="question_has_text"),
            models.CheckConstraint(
                condition=Q(most__gte=F("least")),
                name="question_bounds_run_forward",
                violation_error_message=NOT_BACKWARDS,
            ),
            models.CheckConstraint(
                condition=Q(kind=QuestionKind.NUMBER) | Q(least=None, most=None), name="question_bounds_are_of_numbers"
            ),
            models.CheckConstraint(
                condition=Q(has_other=False) | Q(kind__in=WITH_OTHER), name="question_other_is_beside_choices"
            ),
            models.UniqueConstraint(fields=["survey", "key"], name="question_key_once"),
            models.UniqueConstraint(
                fields=["survey", "position"], name="question_place_once", deferrable=models.Deferrable.DEFERRED
            ),
            *(
                models.UniqueConstraint(
                    fields=["survey"],
                    condition=Q(kind=kind),
                    name=f"survey_asks_{kind}_once",
                    violation_error_message=sentence,
                )
                for kind, sentence in ONCE.items()
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_chosen(self) -> bool:
        """Whether it is answered by answers of its own to choose from."""
        return self.kind in CHOSEN


class QuestionOption(models.Model):
    """An answer to choose; of a scale a step, from the lowest up."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="options")
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    position = models.PositiveSmallIntegerField("kolejność")
    label = models.CharField("odpowiedź", max_length=LONGEST_OPTION)
    label_uk = models.CharField("odpowiedź po ukraińsku", max_length=LONGEST_OPTION, blank=True)
    label_en = models.CharField("odpowiedź po angielsku", max_length=LONGEST_OPTION, blank=True)
    privacy = no_personal_data("question key position label label_uk label_en")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.CheckConstraint(condition=~Q(label=""), name="option_has_label"),
            models.UniqueConstraint(fields=["question", "id"], name="option_of_its_question"),
            models.UniqueConstraint(fields=["question", "key"], name="option_key_once"),
            models.UniqueConstraint(
                fields=["question", "position"], name="option_place_once", deferrable=models.Deferrable.DEFERRED
            ),
        ]

    def __str__(self) -> str:
        return self.label


class QuestionCondition(models.Model):
    """A question is put only to those who chose one of these answers to one earlier question."""

    question = models.ForeignKey(Question, models.CASCADE, related_name="conditions")
    option = models.ForeignKey(QuestionOption, models.RESTRICT, related_name="opens")
    privacy = no_personal_data("question option")

    class Meta:
        ordering = ["option__position"]
        constraints = [models.UniqueConstraint(fields=["question", "option"], name="condition_said_once")]

    def __str__(self) -> str:
        return f"pytanie {self.question_id} po odpowiedzi {self.option_id}"
