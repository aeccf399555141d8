"""What a gone row said otherwise is kept with its merge: covered there once it is covered in the row."""

import re
from collections.abc import Mapping

from django.db import transaction
from django.db.models import Model, Q

from osl_site.common import registry
from osl_site.common.database import records
from osl_site.common.merging.models import Merge
from osl_site.common.redaction.models import COVER


def cover_former(covered: Model) -> None:
    """Part of the act that covered words of this row or of one that became part of it. As many queries as merges of
    the row, and one."""
    of_row = Q(kept_id=covered.pk) | Q(gone_id=covered.pk)
    for told in Merge.objects.select_for_update().filter(of_row, subject_type=covered._meta.label_lower).order_by("pk"):
        _cover(told)


@transaction.atomic
def cover_all_former() -> None:
    """After a restore, which covers rows once more: merges of the backup may repeat their words."""
    for told in Merge.objects.select_for_update().order_by("pk"):
        _cover(told)


def _cover(told: Merge) -> None:
    covered = {case.model._meta.label_lower: case.model for _key, case in registry.redactable.items()}
    if told.subject_type not in covered:
        return
    gone = covered[told.subject_type]._base_manager.filter(pk=told.gone_id).first()
    now = _words_now(gone) if gone else {}
    before = [[name, _as_covered(words, now.get(name, ""))] for name, words in told.before]
    if before != [list(pair) for pair in told.before]:
        Merge.objects.filter(pk=told.pk).update(before=before)


def _words_now(row: Model) -> Mapping[str, str]:
    """By the name that people read, of columns in which anything is covered."""
    found = {}
    for name in row.recorded_fields:
        words = records.field_in_words(row, name)
        if COVER in words:
            label = str(row._meta.get_field(name).verbose_name)
            found[label[:1].upper() + label[1:]] = words
    return found


def _as_covered(words: str, now: str) -> str:
    """As the row says it now, where nothing but covers is otherwise. Of a row that was taken apart and changed since
    nothing is left: nobody can tell which of its words were covered."""
    if not now or words == now:
        return words
    pattern = ".*".join(map(re.escape, now.split(COVER)))
    return now if re.fullmatch(pattern, words, re.DOTALL) else COVER
