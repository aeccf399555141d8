"""Helpers (osoby chętne): people who agreed to be rung when somebody needs what they can do."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from needs.privacy import HELPERS
from osl_site.common.accounts.models import keeps_the_name, name_of_the_day, position_of_the_day
from osl_site.common.centre.models import Locality
from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.privacy.kept_words import KeptWords


class HelperQuerySet(models.QuerySet):
    def standing(self) -> "HelperQuerySet":
        """Those who may be rung."""
        return self.filter(ended_at=None)


class HelperClause(KeptWords):
    """What people were told about their data before they agreed to be rung: read beside the form, or to them."""

    privacy = no_personal_data("language text digest kept_at")

    def __str__(self) -> str:
        return f"klauzula {self.pk}"


class Helper(models.Model):
    """Somebody who agreed to be rung. Who it is stands in the contact, which goes by one press or with its period;
    then this row stays, nameless, with its end.

    `confirmed_at` is when they last said that they may be rung: asked again a year later.
    """

    localities = models.ManyToManyField(Locality, verbose_name="w których wsiach", blank=True, related_name="helpers")
    language = models.CharField("język", max_length=2, choices=settings.LANGUAGES, default="pl")
    since = models.DateTimeField("od kiedy")
    confirmed_at = models.DateTimeField("potwierdzono")
    ended_at = models.DateTimeField("wypisano", null=True, blank=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    entered_by_name, entered_by_position = name_of_the_day(), position_of_the_day()
    key = models.UUIDField("klucz formularza", null=True, blank=True, unique=True, editable=False)
    created_at = models.DateTimeField("zapisano")
    changed_at = models.DateTimeField("zmieniono")
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = no_personal_data("language since confirmed_at ended_at key created_at changed_at")

    objects = HelperQuerySet.as_manager()

    class Meta:
        ordering = ["-since", "-id"]
        constraints = [
            keeps_the_name("entered_by", name="helper_keeps_the_name"),
            models.CheckConstraint(condition=Q(ended_at=None) | Q(ended_at__gte=models.F("since")), name="helper_ends"),
        ]

    def __str__(self) -> str:
        return f"osoba chętna {self.code}"

    def get_absolute_url(self) -> str:
        return reverse("needs:helper_detail", args=[self.pk])

    @property
    def code(self) -> str:
        return f"H-{self.pk}"

    @property
    def is_standing(self) -> bool:
        return self.ended_at is None

    def is_to_ask(self, before: datetime) -> bool:
        """Whether they last said it before that moment."""
        return self.is_standing and self.confirmed_at < before


class HelperContact(models.Model):
    """Who a helper is and what they can do, as long as they may be rung."""

    helper = models.OneToOneField(Helper, models.PROTECT, related_name="contact")
    called = models.CharField("jak się zwracać", max_length=80)
    phone = models.CharField("telefon", max_length=16)
    email = models.EmailField("e-mail", blank=True)
    what = models.CharField("w czym pomoże", max_length=500)
    when = models.CharField("kiedy dzwonić", max_length=200, blank=True)
    clause = models.ForeignKey(HelperClause, models.PROTECT, related_name="+")
    was_read_out = models.BooleanField("zdanie o danych przeczytano na głos", default=False)
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(HELPERS, "called phone email what when", none="helper clause was_read_out")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(called=""), name="helper_is_called"),
            models.CheckConstraint(
                condition=~Q(what=""), name="helper_does_something", violation_error_message="Napisz, w czym pomożesz."
            ),
            models.CheckConstraint(
                condition=Q(phone__regex=r"^([1-9][0-9]{8}|[+][0-9]{8,15})$"), name="helper_phone_is_dialled"
            ),
        ]

    def __str__(self) -> str:
        return f"kontakt do {self.helper_id}"
