"""That an approved version lies in the office's own files: under which mark, of which category, where. Written once."""

from django.db import models
from django.db.models import Q
from django.utils.timezone import localtime

from osl_site.common.accounts.models import DoneBy
from osl_site.common.privacy.declaration import personal
from osl_site.common.text.date_formats import polish_day
from plans.models.versions import Version
from plans.privacy import PLANS


class FilingQuerySet(models.QuerySet):
    def standing(self) -> "FilingQuerySet":
        """Those that no later one corrects."""
        return self.filter(successor=None)


class Filing(DoneBy):
    """„W aktach”: somebody put an approved version in the office's files, by print or by export, and says where.

    A wrong one stays, and the one that corrects it says why. Of one version one stands.
    """

    version = models.ForeignKey(Version, models.PROTECT, related_name="filings")
    case_mark = models.CharField("znak sprawy", max_length=80)
    archive_category = models.CharField("kategoria archiwalna", max_length=10)
    place = models.CharField("miejsce w aktach", max_length=200)
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="successor")
    reason = models.CharField("co poprawia", max_length=300, blank=True)
    at = models.DateTimeField("kiedy")
    privacy = personal(PLANS, "place reason", none="version case_mark archive_category supersedes at")

    objects = FilingQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version"],
                condition=Q(supersedes=None),
                name="filing_first_once",
                violation_error_message="Tę wersję już odnotowano w aktach.",
            ),
            models.CheckConstraint(condition=~Q(by_name=""), name="filing_keeps_the_name"),
            models.CheckConstraint(
                condition=~Q(case_mark="") & ~Q(archive_category="") & ~Q(place=""), name="filing_says_where"
            ),
            models.CheckConstraint(
                condition=Q(supersedes=None, reason="") | Q(supersedes__isnull=False) & ~Q(reason=""),
                name="filing_says_what_it_corrects",
                violation_error_message="Napisz, co poprawia ten wpis.",
            ),
        ]

    def __str__(self) -> str:
        return f"wpis o aktach {self.pk}"

    @property
    def filed_on(self) -> str:
        """„1 grudnia 2026 r.”"""
        return polish_day(localtime(self.at).date())
