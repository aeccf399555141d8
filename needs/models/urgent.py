"""Urgent submissions: whom the office told at once, at which hour and how, who took it over; and what was a mistake."""

from django.db import models
from django.db.models import F, Q

from needs.models.submissions import Submission
from needs.privacy import URGENT
from osl_site.common.accounts.models import DoneBy
from osl_site.common.database.known_values import known
from osl_site.common.privacy.declaration import no_personal_data, personal


class UrgentTo(models.TextChoices):
    """Who is told. The team against violence is told besides the police or the prosecutor, never instead of them."""

    POLICE = "police", "policja"
    PROSECUTOR = "prosecutor", "prokuratura"
    TEAM = "team", "zespół interdyscyplinarny"


class UrgentWay(models.TextChoices):
    PHONE = "phone", "telefon"
    PERSON = "person", "osobiście"
    LETTER = "letter", "pismo"
    DELIVERY = "delivery", "e-Doręczenia"


class MistakeWhy(models.TextChoices):
    """Said by a choice, so that no reason tells of anybody."""

    OTHER_ROW = "other", "chodziło o inne zgłoszenie"
    READ_WRONG = "read", "źle je przeczytano, nikomu nic nie grozi"
    PRESSED = "pressed", "naciśnięto niechcący"


class NoticeQuerySet(models.QuerySet):
    def standing(self) -> "NoticeQuerySet":
        """Those that were no mistake: by them a submission is urgent."""
        mistakes = UrgentMistake.objects.filter(submission=models.OuterRef("submission"))
        return self.filter(~models.Exists(mistakes.filter(last__gte=models.OuterRef("pk"))))


class UrgentNotice(DoneBy):
    """Somebody was told of an urgent submission; told again, there is one more. Never changed, never deleted: with the
    first one the submission is urgent, and its author is told nothing but that it was read, unless it was a mistake."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="urgent_notices")
    to = models.CharField("kogo powiadomiono", max_length=10, choices=UrgentTo)
    way = models.CharField("jak", max_length=8, choices=UrgentWay)
    told_at = models.DateTimeField("o której")
    at = models.DateTimeField("kiedy zapisano")
    privacy = no_personal_data("submission to way told_at at")

    objects = NoticeQuerySet.as_manager()

    class Meta:
        ordering = ["told_at", "id"]
        constraints = [
            known("to", UrgentTo, name="urgent_notice_has_known_addressee"),
            known("way", UrgentWay, name="urgent_notice_has_known_way"),
            models.CheckConstraint(condition=Q(told_at__lte=F("at")), name="urgent_notice_is_written_after_it"),
            models.CheckConstraint(condition=~Q(by_name=""), name="urgent_notice_keeps_the_name"),
        ]

    def __str__(self) -> str:
        return f"powiadomienie {self.pk}"


class UrgentTakeover(DoneBy):
    """Whoever was told has it in hand: who said so, and at which hour. Until then the desk calls again."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="urgent_takeovers")
    to = models.CharField("kto przejął", max_length=10, choices=UrgentTo)
    who = models.CharField("kto to potwierdził", max_length=120)
    taken_at = models.DateTimeField("o której")
    at = models.DateTimeField("kiedy zapisano")
    privacy = personal(URGENT, "who", none="submission to taken_at at")

    class Meta:
        ordering = ["taken_at", "id"]
        constraints = [
            known("to", UrgentTo, name="urgent_takeover_has_known_addressee"),
            models.UniqueConstraint(fields=["submission", "to"], name="urgent_taken_over_once"),
            models.CheckConstraint(condition=~Q(who=""), name="urgent_takeover_says_who"),
            models.CheckConstraint(condition=Q(taken_at__lte=F("at")), name="urgent_takeover_is_written_after_it"),
            models.CheckConstraint(condition=~Q(by_name=""), name="urgent_takeover_keeps_the_name"),
        ]

    def __str__(self) -> str:
        return f"przejęcie {self.pk}"


class UrgentMistake(DoneBy):
    """All notices of a submission up to the `last` were a mistake: nobody was told, it is not urgent. Why is said. Only
    while nobody took it over; never changed, never deleted."""

    submission = models.ForeignKey(Submission, models.PROTECT, related_name="urgent_mistakes")
    last = models.OneToOneField(UrgentNotice, models.PROTECT, related_name="+")
    reason = models.CharField("dlaczego to pomyłka", max_length=7, choices=MistakeWhy)
    at = models.DateTimeField("kiedy")
    privacy = no_personal_data("submission last reason at")

    class Meta:
        ordering = ["id"]
        constraints = [
            known("reason", MistakeWhy, name="urgent_mistake_says_why"),
            models.CheckConstraint(condition=~Q(by_name=""), name="urgent_mistake_keeps_the_name"),
        ]

    def __str__(self) -> str:
        return f"pomyłka {self.pk}"
