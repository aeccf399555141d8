"""The office's own template of chapters. Plans that were begun with it keep what they took."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction

from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import GONE
from plans import rules
from plans.drafting.outlines import EIGHT
from plans.models import TemplateChapter
from plans.services.arranging import REORDERED, ChangedSinceSeen
from plans.services.drafting import next_of


@transaction.atomic
def begin_template(*, by: User) -> None:
    """Fill an empty template with the eight chapters, to be changed. Raises ValidationError when it is not empty."""
    if not rules.may_draft(by):
        raise PermissionDenied
    if _all():
        raise ValidationError("Szablon ma już rozdziały. Zmień te, które są.")
    rows = [
        TemplateChapter(position=position, title=chapter.title, guidance=chapter.guidance)
        for position, chapter in enumerate(EIGHT, 1)
    ]
    TemplateChapter.objects.bulk_create(rows)
    record("template.begun", rows[0], by=by)


@transaction.atomic
def add_template_chapter(values: Mapping[str, Any], *, by: User) -> TemplateChapter:
    """Add a chapter at the end of the template."""
    if not rules.may_draft(by):
        raise PermissionDenied
    _all()
    chapter = records.create(TemplateChapter, values, position=next_of(TemplateChapter.objects.all()))
    record("template.chapter_added", chapter, by=by)
    return chapter


@transaction.atomic
def change_template_chapter(
    chapter: TemplateChapter, values: Mapping[str, Any], *, revision: int | None, by: User
) -> TemplateChapter:
    """Change a chapter of the template. Raises ChangedMeanwhile when someone else saved it first."""
    if not rules.may_draft(by):
        raise PermissionDenied
    chapter, changed = records.change(chapter, values, revision=revision)
    record("template.chapter_changed", chapter, by=by, fields=changed)
    return chapter


@transaction.atomic
def move_template_chapter(chapter: TemplateChapter, step: int, *, seen: int | None, by: User) -> None:
    """One place up (-1) or down (1). Raises ValidationError when the order changed since the person saw it."""
    if not rules.may_draft(by):
        raise PermissionDenied
    rows = _all()
    if chapter not in rows:
        raise ValidationError(GONE)
    here = rows.index(chapter)
    if seen is not None and seen != here + 1:
        raise ValidationError(REORDERED)
    rows.insert(min(max(here + step, 0), len(rows) - 1), rows.pop(here))
    _number(rows)
    record("template.chapter_moved", chapter, by=by, fields=["position"])


@transaction.atomic
def remove_template_chapter(chapter: TemplateChapter, *, revision: int | None, by: User) -> None:
    """Take a chapter out of the template. Raises ChangedSinceSeen when someone changed it meanwhile."""
    if not rules.may_draft(by):
        raise PermissionDenied
    rows = _all()
    if chapter not in rows:
        raise ValidationError(GONE)
    chapter = rows.pop(rows.index(chapter))
    if revision is not None and revision != chapter.revision:
        raise ChangedSinceSeen
    record("template.chapter_removed", chapter, by=by)
    chapter.delete()
    _number(rows)


def _all() -> list[TemplateChapter]:
    """Every chapter in its order, held until the transaction ends; an empty template has no row to be held by."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [TemplateChapter._meta.db_table])
    return list(TemplateChapter.objects.select_for_update())


def _number(rows: list[TemplateChapter]) -> None:
    for position, row in enumerate(rows, 1):
        row.position = position
    TemplateChapter.objects.bulk_update(rows, ["position"])
