"""Summaries of individual plans of social services (IPUS), which the service organiser presents to the office."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from needs.models.needs import Need
from needs.models.notes import FieldNote
from needs.privacy import RECOGNITION
from osl_site.common.accounts.models import DoneBy
from osl_site.common.database.corrections import Correctable, correction_says_why
from osl_site.common.files.models import StoredFile
from osl_site.common.privacy.declaration import personal
from osl_site.common.text.date_formats import period_in_figures

LEAST = 5  # persons of a group that may be told of
COUNTS = ("persons", "begun", "ended", "resigned")
WITHIN = (("begun", "persons"), ("ended", "persons"), ("resigned", "ended"))  # a part, and what it is a part of
SMALL = f"Grupę mniejszą niż {LEAST} osób pomiń: zostaw to pole puste."
DIFFERENCE = f"Z tych liczb da się wyliczyć grupę mniejszą niż {LEAST} osób. Zostaw jedno z tych pól puste."
MORE = "Część nie może być większa od całości. Sprawdź obie liczby."
NOTHING_SAID = "Wpisz liczby albo słowa, albo dołącz plik."
NAMES = "Potwierdź, że w pliku nie ma nazwisk ani grup mniejszych niż 5 osób."


def _is_told(name: str) -> Q:
    return Q(**{name: None}) | Q(**{name: 0}) | Q(**{f"{name}__gte": LEAST})


def _is_part(part: str, whole: str) -> Q:
    unknown = Q(**{part: None}) | Q(**{whole: None})
    return unknown | Q(**{part: F(whole)}) | Q(**{part: 0}) | Q(**{f"{whole}__gte": F(part) + LEAST})


class IpusSummary(Correctable, DoneBy):
    """What was presented of individual plans in one period: numbers of persons, words, a file; no person is named.

    Never changed: a correction is a new row. None of its groups has fewer than five persons, and of none smaller can
    the number be found by subtracting; what was left out is empty, which is not zero.
    """

    first_day = models.DateField("od")
    last_day = models.DateField("do")
    persons = models.PositiveIntegerField("ile osób miało indywidualny plan", null=True, blank=True)
    begun = models.PositiveIntegerField("ile z nich zaczęło", null=True, blank=True)
    ended = models.PositiveIntegerField("ile z nich skończyło", null=True, blank=True)
    resigned = models.PositiveIntegerField("ile ze skończonych zrezygnowało", null=True, blank=True)
    lacks = models.TextField("czego brakowało", max_length=4000, blank=True)
    works = models.TextField("co pomagało", max_length=4000, blank=True)
    file = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    is_nameless = models.BooleanField("w pliku nie ma osób", default=False)
    notes = models.ManyToManyField(FieldNote, verbose_name="notatki", blank=True, related_name="ipus_summaries")
    needs = models.ManyToManyField(Need, verbose_name="potrzeby", blank=True, related_name="ipus_summaries")
    at = models.DateTimeField("wpisano")
    privacy = personal(
        RECOGNITION,
        "lacks works reason",
        none="first_day last_day persons begun ended resigned file is_nameless corrects at",
    )

    class Meta:
        ordering = ["-first_day", "-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="ipus_keeps_the_name"),
            models.CheckConstraint(condition=Q(first_day__day=1, last_day__gt=F("first_day")), name="ipus_of_months"),
            *(
                models.CheckConstraint(
                    condition=_is_told(name), name=f"ipus_{name}_not_small", violation_error_message=SMALL
                )
                for name in COUNTS
            ),
            *(
                models.CheckConstraint(
                    condition=_is_part(part, whole),
                    name=f"ipus_{part}_leaves_no_small_group",
                    violation_error_message=DIFFERENCE,
                )
                for part, whole in WITHIN
            ),
            models.CheckConstraint(
                condition=Q(persons__isnull=False) | ~Q(lacks="") | ~Q(works="") | Q(file__isnull=False),
                name="ipus_says_something",
                violation_error_message=NOTHING_SAID,
            ),
            models.CheckConstraint(
                condition=Q(file=None, is_nameless=False) | Q(file__isnull=False, is_nameless=True),
                name="ipus_file_is_nameless",
                violation_error_message=NAMES,
            ),
            correction_says_why("ipus"),
            models.UniqueConstraint(fields=["first_day"], condition=Q(corrects=None), name="ipus_begins_once"),
        ]

    def __str__(self) -> str:
        return f"podsumowanie IPUS {self.period_words}"

    def get_absolute_url(self) -> str:
        return reverse("needs:ipus_detail", args=[self.pk])

    @property
    def period_words(self) -> str:
        """„1.01.2026–30.06.2026”."""
        return period_in_figures(self.first_day, self.last_day)

    def said(self, name: str) -> str:
        """One of its counts in words: „12”, „0”, and of what was left out „mniej niż 5 albo nie podano”."""
        value = getattr(self, name)
        return f"mniej niż {LEAST} albo nie podano" if value is None else str(value)
