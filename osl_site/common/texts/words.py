"""What is said of a kind: the office's words where it wrote some, else the program's."""

from collections.abc import Mapping

from django.utils.translation import override

from osl_site.common import registry
from osl_site.common.privacy.kept_words import PrivacyNotice
from osl_site.common.registry import TextKind
from osl_site.common.text.languages import spoken
from osl_site.common.text.typed_text import plain_of
from osl_site.common.texts.models import TextTemplate
from osl_site.common.texts.placeholders import filled


def said(key: str, values: Mapping[str, str]) -> str:
    """The words of this kind in the language spoken, as plain text, with these values. One query. Raises KeyError for
    a kind that nobody registered."""
    row = TextTemplate.objects.filter(kind=key, name="").first()
    return in_plain(registry.texts.of(key), row.in_language(spoken()) if row else "", values)


def notice_said(key: str, values: Mapping[str, str], language: str) -> PrivacyNotice:
    """A clause in this language, one sentence or paragraph a line, without empty lines. One query."""
    with override(language):
        lines = said(key, values).splitlines()
    return PrivacyNotice(language, "\n".join(line for line in lines if line.strip()))


def in_plain(kind: TextKind, own: str, values: Mapping[str, str]) -> str:
    """These words of the office, or without any those of the program, with the values. No query."""
    return filled(plain_of(own) if own.strip() else kind.ours(values), values)
