"""The office's own templates: chapters of a plan, sections of a report."""

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


class ReportOutline(models.Model):
    """A section that new reports have: one of a room, whose figures stand in it, by its `key`, or one of the office's
    own. One that ended stays in the reports that were begun with it."""

    key = models.CharField("co to za część", max_length=40, unique=True, editable=False)
    position = models.PositiveSmallIntegerField("kolejność")
    title = models.CharField("tytuł części", max_length=200)
    question = models.CharField("o co pytamy piszącego", max_length=300, blank=True)
    ended_on = models.DateField("nie ma jej w nowych od", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = no_personal_data("key position title question ended_on")

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(title=""),
                name="reportoutline_has_a_title",
                violation_error_message="Wpisz tytuł części.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"
