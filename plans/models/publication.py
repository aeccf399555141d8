"""What residents are shown, and the copy that bears a signature. Rows here are written once (`plans/triggers/`)."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from osl_site.common.accounts.models import DoneBy
from osl_site.common.database.known_values import known
from osl_site.common.files.models import StoredFile
from osl_site.common.privacy.declaration import no_personal_data, personal
from plans.models.review import Document
from plans.models.versions import Plan, Version
from plans.privacy import PLANS, UPLOADS
from plans.signatures.seals import Verdict, read_seals


class PublicationQuerySet(models.QuerySet):
    def newest_first(self) -> "PublicationQuerySet":
        return self.order_by("-version__decision__effective_on", "-version__number", "-pk")

    def with_facts(self) -> "PublicationQuerySet":
        """What a page says of each, and no content: snapshots and bytes are long. What nobody decided on is shown to
        nobody, whoever put its publication in."""
        decided = self.filter(version__decision__effective_on__isnull=False, version__plan__in_force_span__isnull=False)
        return decided.select_related("version__plan", "version__decision", "document__file").defer("version__snapshot")

    def at(self, plan: int, number: int) -> "PublicationQuerySet":
        """The one behind a lasting address."""
        return self.filter(version__plan=plan, version__number=number)


class Publication(DoneBy):
    """The organiser's act after approval: from now on residents read this version, at an address that lasts.

    Only what was approved and whose approved document is kept can be published. The metryka for BIP is kept as it was
    said then.
    """

    version = models.OneToOneField(Version, models.PROTECT, related_name="publication")
    document = models.OneToOneField(Document, models.PROTECT, related_name="publication")
    metryka = models.TextField("metryka do BIP")
    at = models.DateTimeField("kiedy")
    privacy = personal(PLANS, "metryka", none="version document at")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(metryka=""), name="publication_has_metryka"),
            models.CheckConstraint(condition=~Q(by_name=""), name="publication_keeps_the_name"),
        ]

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


class CopyKind(models.TextChoices):
    """What a copy is called, everywhere: only what was checked is ever called signed."""

    SIGNED = "signed", "egzemplarz z podpisem elektronicznym"
    SCAN = "scan", "skan, podpisu nie sprawdzono"


class SignedCopyQuerySet(models.QuerySet):
    def standing(self) -> "SignedCopyQuerySet":
        """Those that no later one took the place of."""
        return self.filter(successor=None)

    def for_residents(self) -> "SignedCopyQuerySet":
        """Signed copies that somebody decided to publish and that still stand, the newest first."""
        return self.standing().filter(kind=CopyKind.SIGNED, publication__isnull=False)


class SignedCopy(DoneBy):
    """A second file beside the approved document, as frozen as the first: that document with signatures, or a scan.

    A wrong file stays, and the one that takes its place says why.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="signed_copies")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    kind = models.CharField("rodzaj", max_length=6, choices=CopyKind, default=CopyKind.SCAN)
    seals = models.JSONField("podpisy", default=list, blank=True)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="successor")
    reason = models.CharField("dlaczego zastępuje poprzedni plik", max_length=300, blank=True)
    at = models.DateTimeField("kiedy")
    privacy = personal(PLANS, "seals reason", none="version file kind supersedes at")

    objects = SignedCopyQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=~Q(by_name=""), name="signed_copy_keeps_the_name"),
            known("kind", CopyKind, name="signed_copy_has_known_kind"),
            models.CheckConstraint(
                condition=Q(kind=CopyKind.SIGNED) & ~Q(seals=[]) | Q(kind=CopyKind.SCAN, seals=[]),
                name="signed_copy_says_who_signed",
            ),
            models.CheckConstraint(
                condition=Q(supersedes=None, reason="") | Q(supersedes__isnull=False) & ~Q(reason=""),
                name="signed_copy_says_why_it_replaces",
                violation_error_message="Napisz, dlaczego ten plik zastępuje poprzedni.",
            ),
        ]

    def __str__(self) -> str:
        return f"egzemplarz {self.pk}"

    @property
    def is_signed(self) -> bool:
        return self.kind == CopyKind.SIGNED

    @property
    def verdict(self) -> Verdict:
        """Who signed it, when, and what was checked, as it was read when the copy was kept."""
        return Verdict(read_seals(self.seals))


class CopyUpload(models.Model):
    """A file that was sent and waits until the person has read what it is. Kept by nobody: it goes after a day."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="copy_uploads")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")
    at = models.DateTimeField("kiedy")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    privacy = personal(UPLOADS, "file", none="version at")

    def __str__(self) -> str:
        return f"plik do sprawdzenia {self.pk}"


class CopyPublication(DoneBy):
    """That somebody, warned of what certificates say of a person, decided to show residents a signed copy."""

    copy = models.OneToOneField(SignedCopy, models.PROTECT, related_name="publication")
    at = models.DateTimeField("kiedy")
    privacy = no_personal_data("copy at")

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(by_name=""), name="copy_publication_keeps_the_name")]

    def __str__(self) -> str:
        return f"publikacja egzemplarza {self.pk}"
