"""Voices after a meeting: three questions, answered without a name; each answer is a field note."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from activities.models.occurrences import Occurrence
from needs.models import FieldNote
from osl_site.common.accounts.models import keeps_the_name, name_of_the_day, position_of_the_day
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import no_personal_data

MOST_AT_ONCE = 999  # people who were asked aloud together


class Question(models.TextChoices):
    """Which of the three; the words in which it is asked are the office's."""

    GOOD = "good", "Co było dobre?"
    CHANGE = "change", "Co zmienić?"
    NEEDED = "needed", "Czego jeszcze potrzeba we wsi?"


class HowHeard(models.TextChoices):
    """By which way it came."""

    PAGE = "page", "ze strony"
    PAPER = "paper", "z kartek"
    ALOUD = "aloud", "na głos"


class Voice(models.Model):
    """What was answered at once after a meeting: by one resident on the page, or by several whom the office asked.

    Of a resident nothing is kept but the day and the language. It stays; what was said are the notes.
    """

    occurrence = models.ForeignKey(Occurrence, models.PROTECT, verbose_name="spotkanie", related_name="voices")
    heard = models.CharField("skąd", max_length=8, choices=HowHeard)
    people = models.PositiveSmallIntegerField("ile osób", default=1)
    language = models.CharField("język", max_length=2, default="pl")
    heard_on = models.DateField("kiedy")
    key = models.UUIDField("klucz formularza", null=True, unique=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    by_name, by_position = name_of_the_day(), position_of_the_day()
    privacy = no_personal_data("occurrence heard people language heard_on key")

    class Meta:
        ordering = ["id"]
        constraints = [
            keeps_the_name("by", name="voice_keeps_the_name"),
            known("heard", HowHeard, name="voice_has_known_way"),
            models.CheckConstraint(
                condition=Q(heard="page", by=None, people=1) | (~Q(heard="page") & Q(by__isnull=False)),
                name="voice_of_the_page_is_nobodys",
            ),
            models.CheckConstraint(
                condition=Q(people__gte=1, people__lte=MOST_AT_ONCE),
                name="voice_of_somebody",
                violation_error_message=f"Wpisz, ile osób odpowiadało: od 1 do {MOST_AT_ONCE}.",
            ),
        ]

    def __str__(self) -> str:
        return f"głos po spotkaniu {self.occurrence_id}"

    def get_absolute_url(self) -> str:
        return self.occurrence.get_absolute_url()


class Answer(models.Model):
    """One question of a voice, in the words in which it was asked, and the note that says what was answered. A note
    that is deleted takes it along."""

    voice = models.ForeignKey(Voice, models.PROTECT, related_name="answers")
    question = models.CharField("pytanie", max_length=8, choices=Question)
    asked = models.CharField("jak zapytano", max_length=200)
    note = models.OneToOneField(FieldNote, models.CASCADE, verbose_name="notatka", related_name="+")
    privacy = no_personal_data("voice question asked note")

    class Meta:
        ordering = ["id"]
        constraints = [
            known("question", Question, name="answer_to_known_question"),
            models.UniqueConstraint(fields=["voice", "question"], name="answer_once_of_voice"),
        ]

    def __str__(self) -> str:
        return f"odpowiedź {self.pk}"
