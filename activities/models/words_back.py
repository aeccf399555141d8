"""Words back: what residents said and what was done about it, as they read it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from activities.models.activities import Activity
from activities.privacy import ANNOUNCED
from needs.models import Need, Submission
from osl_site.common.accounts.models import keeps_the_name, name_of_the_day, position_of_the_day
from osl_site.common.centre.models import Locality
from osl_site.common.privacy.declaration import personal


class WordBackState(models.TextChoices):
    """How a sentence stands. Computed from its moments, never stored."""

    DRAFT = "draft", "Szkic"
    SHOWN = "shown", "Na stronie"
    WITHDRAWN = "withdrawn", "Wycofane"


class WordBackQuerySet(models.QuerySet):
    def shown(self) -> "WordBackQuerySet":
        """What residents read."""
        return self.filter(approved_at__isnull=False, withdrawn_at=None)

    def in_state(self, state: str) -> "WordBackQuerySet":
        if state == WordBackState.DRAFT:
            return self.filter(approved_at=None)
        return self.shown() if state == WordBackState.SHOWN else self.exclude(withdrawn_at=None)


class WordBack(models.Model):
    """One „you said, we did”: drafted from records, approved by the organiser, and from then on as it stands.

    It says nobody's name. A wrong one is withdrawn with a reason, and another written.
    """

    said = models.CharField("co powiedzieli mieszkańcy", max_length=300)
    said_uk = models.CharField("po ukraińsku", max_length=300, blank=True)
    said_en = models.CharField("po angielsku", max_length=300, blank=True)
    did = models.CharField("co zrobiliśmy", max_length=300)
    did_uk = models.CharField("co zrobiliśmy, po ukraińsku", max_length=300, blank=True)
    did_en = models.CharField("co zrobiliśmy, po angielsku", max_length=300, blank=True)
    locality = models.ForeignKey(
        Locality, models.PROTECT, verbose_name="miejscowość", null=True, blank=True, related_name="+"
    )
    activity = models.ForeignKey(
        Activity, models.PROTECT, verbose_name="pozycja oferty", null=True, blank=True, related_name="words_back"
    )
    submissions = models.ManyToManyField(
        Submission, verbose_name="z których zgłoszeń", blank=True, related_name="words_back"
    )
    needs = models.ManyToManyField(Need, verbose_name="z których potrzeb", blank=True, related_name="words_back")
    approved_at = models.DateTimeField("zatwierdzono", null=True, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    approved_by_name, approved_by_position = name_of_the_day(), position_of_the_day()
    withdrawn_at = models.DateTimeField("wycofano", null=True, blank=True)
    withdrawn_reason = models.CharField("powód wycofania", max_length=300, blank=True)
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(
        ANNOUNCED,
        "said said_uk said_en did did_uk did_en withdrawn_reason",
        none="locality activity approved_at withdrawn_at created_at changed_at",
    )

    objects = WordBackQuerySet.as_manager()
    recorded_fields = (
        *("said", "said_uk", "said_en", "did", "did_uk", "did_en"),
        *("locality", "activity", "submissions", "needs"),
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_at=None, approved_by=None)
                | Q(approved_at__isnull=False, approved_by__isnull=False),
                name="word_back_approved_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_reason="")
                | (Q(approved_at__isnull=False, withdrawn_at__isnull=False) & ~Q(withdrawn_reason="")),
                name="word_back_withdrawn_with_reason",
                violation_error_message="Napisz, dlaczego to wycofujesz.",
            ),
            models.CheckConstraint(condition=~Q(said="") & ~Q(did=""), name="word_back_says_both"),
            keeps_the_name("approved_by", name="word_back_keeps_the_name"),
        ]

    def __str__(self) -> str:
        return self.did

    def get_absolute_url(self) -> str:
        return reverse("activities:word_back_detail", args=[self.pk])

    @property
    def state(self) -> WordBackState:
        if self.withdrawn_at:
            return WordBackState.WITHDRAWN
        return WordBackState.SHOWN if self.approved_at else WordBackState.DRAFT

    @property
    def place(self) -> str:
        """„Kandyty”, „cała gmina”."""
        return self.locality.name if self.locality_id else "cała gmina"
