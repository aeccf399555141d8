"""What initiatives come from, and what the community has for what they lack: links of this room to a lower one."""

from django.db import models
from django.db.models import Q

from needs.models.assets import Asset
from needs.models.notes import FieldNote
from needs.models.submissions import Submission
from osl_site.common.privacy.declaration import no_personal_data
from partners.models import Initiative, Lack


class InitiativeOrigin(models.Model):
    """What an initiative was made of: a submission, or a note of a talk. Written with it, never changed."""

    initiative = models.ForeignKey(Initiative, models.PROTECT, related_name="origins")
    submission = models.ForeignKey(
        Submission, models.PROTECT, verbose_name="zgłoszenie", null=True, blank=True, related_name="initiatives"
    )
    note = models.ForeignKey(
        FieldNote, models.PROTECT, verbose_name="notatka", null=True, blank=True, related_name="initiatives"
    )
    privacy = no_personal_data("initiative submission note")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(submission__isnull=False, note=None) | Q(submission=None, note__isnull=False),
                name="initiative_comes_of_one_row",
            ),
            models.UniqueConstraint(fields=["initiative", "submission"], name="initiative_of_submission_once"),
            models.UniqueConstraint(fields=["initiative", "note"], name="initiative_of_note_once"),
        ]

    def __str__(self) -> str:
        return f"skąd inicjatywa {self.initiative_id}"


class AssetForLack(models.Model):
    """An asset of the community that may help where an initiative lacks something."""

    lack = models.ForeignKey(Lack, models.CASCADE, related_name="helped_by")
    asset = models.ForeignKey(Asset, models.PROTECT, verbose_name="zasób", related_name="for_lacks")
    privacy = no_personal_data("lack asset")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["lack", "asset"], name="asset_for_lack_once")]

    def __str__(self) -> str:
        return f"zasób {self.asset_id} na brak {self.lack_id}"
