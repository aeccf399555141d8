"""The office's words, written and taken back."""

from collections.abc import Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.privacy.kept_words import PrivacyNotice, Words, values_of
from osl_site.common.registry import TextKind
from osl_site.common.texts import rules
from osl_site.common.texts.models import TextTemplate
from osl_site.common.texts.placeholders import wrong_with

BODIES = ("body", "body_uk", "body_en")
OURS_ALREADY = "Ten tekst jest już nasz."


@transaction.atomic
def save_text(key: str, values: Mapping[str, str], *, revision: int | None, by: User) -> TextTemplate:
    """Say a text in the office's own words; what is left empty is the program's. Letters that go from now on say it.

    Raises PermissionDenied, ChangedMeanwhile, KeyError for a kind that nobody registered, and ValidationError by field
    for placeholders that the kind does not have, or lacks.
    """
    if not rules.may_edit_texts(by):
        raise PermissionDenied
    kind = registry.texts.of(key)
    if wrong := refusals(kind, values):
        raise ValidationError(wrong)
    stored, is_new = TextTemplate.objects.get_or_create(kind=key, name="")
    text, changed = records.change(stored, values, revision=None if is_new else revision)
    if changed:
        record("text.changed", text, by=by, fields=changed)
    return text


@transaction.atomic
def restore_text(key: str, *, by: User) -> TextTemplate:
    """Let the program's words stand again, in every language. The trail keeps what the office said. Raises
    ValidationError where they stand already."""
    if not rules.may_edit_texts(by):
        raise PermissionDenied
    stored = TextTemplate.objects.filter(kind=key, name="").first()
    if stored is None:
        raise ValidationError(OURS_ALREADY)
    text, changed = records.change(stored, dict.fromkeys(BODIES, ""), revision=None)
    if not changed:
        raise ValidationError(OURS_ALREADY)
    record("text.restored", text, by=by, fields=changed)
    return text


def keep_words(model: type[Words], notice: PrivacyNotice) -> Words:
    """The row of these very words about data, made when somebody is shown them for the first time. In the transaction
    that keeps what they said beside them."""
    return model.objects.get_or_create(digest=notice.digest, defaults=values_of(notice))[0]


def refusals(kind: TextKind, values: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with these words, by field. No query."""
    known = kind.samples().keys()
    found = {name: wrong_with(values.get(name, ""), known=known, needed=kind.needed) for name in BODIES}
    return {name: sentence for name, sentence in found.items() if sentence}
