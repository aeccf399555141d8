"""Forms that were taken already, and what came of them; and drafts of those that were not sent yet."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localtime

from osl_site.common import clock
from osl_site.common.privacy.declaration import no_personal_data, personal
from osl_site.common.privacy.kinds import DRAFTS


class FormKey(models.Model):
    """A form that was taken: whose, with which contents, and the row (or how many rows) that came of it.

    Never the contents themselves, only a keyed digest of them.
    """

    key = models.UUIDField(primary_key=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    digest = models.CharField(max_length=64)
    subject_type = models.CharField(max_length=60, blank=True)
    subject_id = models.BigIntegerField(null=True)
    count = models.PositiveIntegerField(null=True)
    at = models.DateTimeField(db_index=True)
    privacy = no_personal_data("key digest subject_type subject_id count at")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(subject_type="", subject_id=None) | (~Q(subject_type="") & Q(subject_id__isnull=False)),
                name="form_key_subject_is_whole",
            )
        ]

    def __str__(self) -> str:
        return f"{self.key}"


class Draft(models.Model):
    """What one person typed into a form and has not sent yet; nobody else sees it.

    `path` is the address of the form and `query` what it was opened about, `key` the one-time key of its page, `fields`
    of each field's name its values. Never with passwords or files, and never of residents.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    path = models.CharField(max_length=500)
    query = models.TextField(blank=True)
    key = models.UUIDField()
    fields = models.JSONField()
    at = models.DateTimeField(db_index=True)
    privacy = personal(DRAFTS, "query fields", none="path key at")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "path", "key"], name="one_draft_a_page"),
            models.CheckConstraint(condition=Q(path__startswith="/"), name="draft_is_of_an_address"),
        ]

    def __str__(self) -> str:
        return f"{self.path} {self.at:%Y-%m-%d %H:%M}"

    def get_absolute_url(self) -> str:
        """The form, as it was opened then."""
        return self.path + (f"?{self.query}" if self.query else "")

    @property
    def hour(self) -> str:
        """„14:32”, and of another day „27 listopada, 14:32”."""
        moment = localtime(self.at)
        day = "" if moment.date() == clock.today() else f"{date_format(moment, 'j E')}, "
        return f"{day}{moment:%-H:%M}"

    @property
    def opening_url(self) -> str:
        """The form with the draft in it."""
        return f"{self.path}?{self.query}{'&' if self.query else ''}szkic={self.key}"
