"""The month's sheet of a village as it was sent: to whom it went, how, and the very bytes of it."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from osl_site.common.accounts.models import DoneBy
from osl_site.common.centre.models import Village
from osl_site.common.database.known_values import known
from osl_site.common.frozen_documents.models import FrozenDocument
from osl_site.common.privacy.declaration import no_personal_data
from partners.models import HeadChannel

SHEET = "sheet"  # the only kind of its documents


class SheetSending(DoneBy):
    """One press: the sheets of a month that went then."""

    month = models.DateField("miesiąc")  # its first day
    at = models.DateTimeField("wysłano")
    privacy = no_personal_data("month at")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="sending_keeps_the_name"),
            models.CheckConstraint(condition=Q(month__day=1), name="sending_of_a_month"),
        ]

    def __str__(self) -> str:
        return f"arkusze {self.month:%Y-%m}"

    def get_absolute_url(self) -> str:
        return reverse("activities:sheet_list", args=[self.month])


class SheetQuerySet(models.QuerySet):
    def newest(self) -> "SheetQuerySet":
        """Those that no corrected one stands in place of."""
        return self.filter(corrected_by=None)


class VillageSheet(models.Model):
    """The sheet of one village that went by one way. The first of a month is there once; each later one corrects the
    one before. Who was head is not said: that is for the list of heads, and goes with it."""

    sending = models.ForeignKey(SheetSending, models.PROTECT, related_name="sheets")
    village = models.ForeignKey(Village, models.PROTECT, verbose_name="sołectwo", related_name="+")
    month = models.DateField("miesiąc")
    channel = models.CharField("jak poszedł", max_length=10, choices=HeadChannel)
    occurrences = models.PositiveSmallIntegerField("ile spotkań")
    digest = models.CharField("SHA-256 tego, co na nim było", max_length=64)
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    privacy = no_personal_data("sending village month channel occurrences digest corrects")

    objects = SheetQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        constraints = [
            known("channel", HeadChannel, name="sheet_has_known_channel"),
            models.UniqueConstraint(fields=["month", "village"], condition=Q(corrects=None), name="sheet_begins_once"),
            models.UniqueConstraint(fields=["sending", "village"], name="sheet_once_in_a_sending"),
            models.CheckConstraint(condition=~Q(corrects=F("id")), name="sheet_corrects_another"),
        ]

    def __str__(self) -> str:
        return f"arkusz {self.month:%Y-%m}, {self.village}"

    def get_absolute_url(self) -> str:
        return reverse("activities:sheet_copy", args=[self.pk])

    @property
    def is_correction(self) -> bool:
        return self.corrects_id is not None


class SheetDocument(FrozenDocument):
    """The PDF of one sheet that went."""

    sheet = models.ForeignKey(VillageSheet, models.PROTECT, related_name="documents")
    kind = models.CharField("rodzaj", max_length=8, default=SHEET)
    privacy = no_personal_data("file made_at text_digest seal sheet kind")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "kind"], name="sheetdocument_once"),
            models.CheckConstraint(condition=Q(kind=SHEET), name="sheetdocument_has_known_kind"),
        ]


class SheetCall(DoneBy):
    """That somebody rang a head and told them the sheet."""

    sheet = models.OneToOneField(VillageSheet, models.PROTECT, related_name="call")
    at = models.DateTimeField("kiedy")
    privacy = no_personal_data("sheet at")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(by_name=""), name="sheetcall_keeps_the_name")]

    def __str__(self) -> str:
        return f"telefon z arkuszem {self.sheet_id}"
