"""The log of cooperation: each time that the office spoke with partners, and what was agreed."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator

from osl_site.common.accounts.models import DoneBy
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import personal
from osl_site.common.search.searched import Searched
from osl_site.common.text.typed_text import line_of
from partners.models.partners import Partner
from partners.privacy import COOPERATION

NOTHING_SAID = "Napisz, o czym była mowa albo co ustalono."


class LogForm(models.TextChoices):
    """How they spoke."""

    CALL = "call", "telefon"
    TALK = "talk", "rozmowa"
    VISIT = "visit", "wizyta"
    MEETING = "meeting", "spotkanie"
    EMAIL = "email", "e-mail"
    LETTER = "letter", "list"


class LogEntry(DoneBy):
    """One time that somebody of the office spoke with one or more partners. It always names whom (`triggers/log.py`),
    and says what was spoken of or agreed."""

    held_on = models.DateField("kiedy")
    form = models.CharField("jak", max_length=10, choices=LogForm)
    partners = models.ManyToManyField(Partner, verbose_name="z kim", related_name="log")
    summary = models.TextField("o czym była mowa", max_length=2000, blank=True)
    agreed = models.TextField("co ustalono", max_length=1000, blank=True)
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(COOPERATION, "summary agreed", none="held_on form created_at changed_at")
    searched = Searched("summary agreed", code="L", joined=("partners",))

    recorded_fields = ("held_on", "form", "partners", "summary", "agreed")

    class Meta:
        ordering = ["-held_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="log_keeps_the_name"),
            known("form", LogForm, name="log_has_known_form"),
            models.CheckConstraint(
                condition=~Q(summary="") | ~Q(agreed=""),
                name="log_says_something",
                violation_error_message=NOTHING_SAID,
            ),
        ]
        indexes = [models.Index(fields=["-held_on", "-id"], name="log_newest")]

    def __str__(self) -> str:
        return f"wpis {self.code}"

    def get_absolute_url(self) -> str:
        return reverse("partners:log_detail", args=[self.pk])

    @property
    def code(self) -> str:
        return f"L-{self.pk}"

    @property
    def in_words(self) -> str:
        """The code, how and when: what a page of it is called."""
        return f"{self.code} {self.get_form_display()}, {self.held_on:%-d.%m.%Y}"

    @property
    def in_short(self) -> str:
        """What was agreed, else what was spoken of, on one line."""
        return Truncator(line_of(self.agreed or self.summary)).chars(90)
