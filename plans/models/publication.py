"""What residents are shown, and the copy that bears a signature. Rows here are written once (`plans/triggers/`)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from osl_site.common.files.models import StoredFile
from plans.models.review import Document
from plans.models.versions import Plan, Version


class PublicationQuerySet(models.QuerySet):
    def newest_first(self) -> "PublicationQuerySet":
        return self.order_by("-version__decision__effective_on", "-version__number", "-pk")

    def with_facts(self) -> "PublicationQuerySet":
        """What a page says of each, and no content: snapshots and bytes are long."""
        return self.select_related("version__plan", "version__decision", "document__file").defer("version__snapshot")

    def at(self, plan: int, number: int) -> "PublicationQuerySet":
        """The one behind a lasting address."""
        return self.filter(version__plan=plan, version__number=number)


class Publication(models.Model):
    """The organiser's act after approval: from now on residents read this version, at an address that lasts.

    Only what was approved and whose approved document is kept can be published. The metryka for BIP is kept as it was
    said then.
    """

    version = models.OneToOneField(Version, models.PROTECT, related_name="publication")
    document = models.OneToOneField(Document, models.PROTECT, related_name="publication")
    metryka = models.TextField("metryka do BIP")
    at = models.DateTimeField("kiedy")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(metryka=""), name="publication_has_metryka")]

    def __str__(self) -> str:
        return f"publikacja {self.pk}"

    def get_absolute_url(self) -> str:
        """Where residents read it, for ever."""
        return reverse("public_version", args=[self.version.plan_id, self.version.number])

    @property
    def plan(self) -> Plan:
        return self.version.plan

    @property
    def holds_from(self) -> date:
        return self.version.decision.effective_on


class SignedCopy(models.Model):
    """An approved document that bears a qualified signature: a second file beside it, as frozen as the first."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="signed_copies")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    at = models.DateTimeField("kiedy")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"podpisany egzemplarz {self.pk}"
