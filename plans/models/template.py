"""The office's own template of chapters."""

from django.db import models
from django.db.models import Q

from osl_site.common.privacy.declaration import no_personal_data


class TemplateChapter(models.Model):
    """A chapter of the office's own template: with those, in their order, a new plan begins if so chosen."""

    position = models.PositiveSmallIntegerField("kolejność")
    title = models.CharField("tytuł rozdziału", max_length=200)
    guidance = models.TextField("wskazówki do pisania", blank=True, max_length=2000)
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = no_personal_data("position title guidance")

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.CheckConstraint(condition=~Q(title=""), name="template_chapter_has_title")]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"
