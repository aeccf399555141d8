"""Words about data (art. 13 GDPR) kept exactly as they stood beside the form of somebody: a shape of tables."""

from dataclasses import dataclass
from hashlib import sha256
from typing import TypeVar

from django.conf import settings
from django.db import models

from osl_site.common import clock


@dataclass(frozen=True)
class PrivacyNotice:
    """The words as they stand beside the form, and their digest, by which the form says which words those were."""

    language: str
    text: str

    @property
    def digest(self) -> str:
        return sha256(f"{self.language} {self.text}".encode()).hexdigest()


class KeptWords(models.Model):
    """One wording in one language. Never changed, never deleted."""

    language = models.CharField("język", max_length=2, choices=settings.LANGUAGES)
    text = models.TextField("treść")
    digest = models.CharField("skrót treści", max_length=64, unique=True)
    kept_at = models.DateTimeField("pierwszy raz przy zapisie")

    class Meta:
        abstract = True


Words = TypeVar("Words", bound=KeptWords)


def values_of(notice: PrivacyNotice) -> dict[str, object]:
    """The columns of these very words but for their digest, when they are kept for the first time."""
    return {"language": notice.language, "text": notice.text, "kept_at": clock.now()}
