"""Covering passages of a row for ever."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Model

from osl_site.common import clock, registry
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.redaction.models import Redaction
from osl_site.common.redaction.passages import Place, places_of
from osl_site.common.registry import Redactable
from osl_site.common.search.services import index

GONE = "Tego wpisu już nie ma."
STALE = "Ktoś w tym czasie zmienił ten tekst. Sprawdź miejsca jeszcze raz."
NONE_CHOSEN = "Zaznacz co najmniej jedno miejsce."


@transaction.atomic
def redact(key: str, pk: int, passage: str, chosen: Collection[str], *, why: str, by: User) -> Model:
    """Cover the passage at the chosen places (`Place.key`): in the row and its parts, in what their changes said, in
    drafts and in the search. Nothing brings it back: a restore covers it again.

    The trail says in which fields, never which words. Answers the row as it is now. Raises ValidationError with the
    sentence: the row is gone or may not be touched, no place is chosen, or one is no longer there. KeyError of a kind
    that nobody registered.
    """
    case = registry.redactable.of(key)
    row = _held(case, pk, by)
    if row is None:
        raise ValidationError(GONE)
    if why_not := case.why_not(row):
        raise ValidationError(why_not)
    if not chosen:
        raise ValidationError({"places": NONE_CHOSEN})
    for part in case.parts:
        if part.may_change:
            list(part.rows(row, by).select_for_update(of=("self",)).order_by("pk"))
    found = places_of(case, row, passage, by)
    if not set(chosen) <= {name for name, _label in found.choices}:
        raise ValidationError({"places": STALE})
    now = [place for place in found.now if place.key in chosen]
    for place in sorted(now, key=lambda place: place.begins, reverse=True):  # what stands before keeps its place
        _cover(place, row, why=why, by=by)
    columns = {place.column for place in now} | {place.row.field for place in found.history}
    while history := places_of(case, row, passage, by).history:  # what is left, of other fields or spaced otherwise
        _cover(history[-1], row, why=why, by=by)
    touched = {(type(place.row), place.row.pk): place.row for place in now}
    for each in touched.values():
        each.refresh_from_db()
    index(*touched.values())
    row.refresh_from_db()
    for tell in registry.after_covering:
        tell(row)
    record("record.redacted", row, by=by, fields=columns)
    return row


def _held(case: Redactable, pk: int, by: User) -> Model | None:
    """The row, in which nobody else writes or covers until the transaction ends."""
    rows = case.rows(by).filter(pk=pk)
    if case.may_change:
        return rows.select_for_update(of=("self",)).first()
    with connection.cursor() as cursor:
        said = f"redaction {case.model._meta.label_lower} {pk}"
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [said])
    return rows.first()


def _cover(place: Place, whole: Model, *, why: str, by: User) -> None:
    Redaction.objects.create(
        subject_type=place.row._meta.label_lower,
        subject_id=place.row.pk,
        whole_type=whole._meta.label_lower,
        whole_id=whole.pk,
        column=place.row._meta.get_field(place.column).column,
        begins=place.begins,
        ends=place.ends,
        why=why,
        at=clock.now(),
        **done_by(by, *Role),
    )
