"""Words that the office says itself: of its letters, its clauses, its answers."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from osl_site.common.privacy.declaration import personal
from osl_site.common.privacy.kinds import OFFICE

LONGEST = 6000


class TextTemplate(models.Model):
    """The office's own words of one kind (`osl_site.common.registry.texts`), with placeholders in braces.

    A language without words of the office has those of the program; so has a kind without a row. `name` tells several
    texts of one kind apart, and is empty where there is one.
    """

    kind = models.CharField("rodzaj", max_length=60, editable=False)
    name = models.CharField("nazwa", max_length=120, blank=True, default="", editable=False)
    body = models.TextField("tekst", blank=True, default="", max_length=LONGEST)
    body_uk = models.TextField("tekst po ukraińsku", blank=True, default="", max_length=LONGEST)
    body_en = models.TextField("tekst po angielsku", blank=True, default="", max_length=LONGEST)
    revision = models.PositiveIntegerField(default=1, editable=False)
    privacy = personal(OFFICE, "body body_uk body_en", none="kind name")

    recorded_fields = ("body", "body_uk", "body_en")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "name"], name="text_once_of_kind_and_name"),
            models.CheckConstraint(condition=~Q(kind=""), name="text_has_kind"),
        ]

    def __str__(self) -> str:
        return f"tekst {self.kind}"

    def in_language(self, language: str) -> str:
        """The office's words in that language alone; nothing where it wrote none."""
        return self.body if language == settings.LANGUAGE_CODE[:2] else getattr(self, f"body_{language}")
