"""What came of meetings: entered when they began, corrected later, and what was learnt handed back to recognition."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localtime

from activities import rules
from activities.models import HeadCount, Occurrence, Registration, Result, Voice
from activities.models.results import GROUPS
from activities.services.locking import lock_occurrence
from needs.models import FieldNote
from needs.services import create_note
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record, within
from osl_site.common.centre.models import HeadGroup
from osl_site.common.database import records
from osl_site.common.database.locking import ChangedMeanwhile, lock_row
from osl_site.common.withdrawal import services as withdrawal

CANCELLED = "To spotkanie jest odwołane, więc nie ma wyników."
NOT_YET = "To spotkanie jeszcze się nie zaczęło. Wyniki wpiszesz, gdy się zacznie."
TOOK_PLACE = "To spotkanie ma już wpisane wyniki, więc się odbyło. Nie można go odwołać ani przenieść."
SOMEONE_COMES = "Na spotkanie %(day)s ktoś się zapisał. Odwołaj je, żeby te osoby się o tym dowiedziały."
HAS_VOICES = "Po spotkaniu %(day)s ktoś odpowiedział na pytania, więc się odbyło. Nie można go usunąć."
HAS_RESULT = "Spotkanie %(day)s ma wpisane wyniki, więc się odbyło. Nie można go usunąć."
Heads = Mapping[HeadGroup, int]
ALREADY_NOTED = "Z tych wyników jest już notatka."


def why_no_result(occurrence: Occurrence) -> str:
    """The sentence that says why a meeting has no result yet, or never will; empty when one may be entered."""
    if occurrence.is_cancelled:
        return CANCELLED
    return NOT_YET if occurrence.starts_at > clock.now() else ""


def refuse_after_result(occurrence: Occurrence) -> None:
    """A meeting that took place is neither called off nor moved: ValidationError."""
    if Result.objects.filter(occurrence=occurrence).exists():
        raise ValidationError(TOOK_PLACE)


def refuse_losing(occurrences: QuerySet[Occurrence]) -> None:
    """What people signed up for, or what took place, is not deleted: ValidationError that names the first of these."""
    signed_up = Exists(Registration.objects.filter(occurrence=OuterRef("pk")))
    heard = Exists(Voice.objects.filter(occurrence=OuterRef("pk")))
    kept = occurrences.annotate(is_heard=heard).filter(signed_up | heard | Q(result__isnull=False))
    if first := kept.in_order().select_related("result").first():
        day = f"{localtime(first.starts_at):%d.%m.%Y}"
        why = HAS_RESULT if hasattr(first, "result") else HAS_VOICES if first.is_heard else SOMEONE_COMES
        raise ValidationError(why % {"day": day})


def why_not_deleted(occurrence: Occurrence) -> str:
    """The sentence that says why an unpublished meeting stays; empty where it may go."""
    try:
        refuse_losing(Occurrence.objects.filter(pk=occurrence.pk))
    except ValidationError as refused:
        return " ".join(refused.messages)
    return ""


@transaction.atomic
def enter_result(occurrence: Occurrence, values: Mapping[str, Any], *, by: User) -> Result:
    """Say how a meeting went. Raises ChangedMeanwhile when somebody else has said it, ValidationError by field, and
    for a meeting that was called off or has not begun."""
    occurrence = lock_occurrence(occurrence)
    if not rules.may_enter_result(by, occurrence.activity):
        raise PermissionDenied
    if refusal := why_no_result(occurrence):
        raise ValidationError(refusal)
    if there := Result.objects.filter(occurrence=occurrence).first():
        raise ChangedMeanwhile(there)
    plain, others = _by_column(values)
    withdrawal.refuse_choosing({"heads": list(others)})
    result = records.create(Result, plain, occurrence=occurrence, **done_by(by, *Role, field="entered_by"))
    _keep_heads(result, others)
    record("result.entered", result, by=by)
    return result


@transaction.atomic
def correct_result(result: Result, values: Mapping[str, Any], *, revision: int | None, by: User) -> Result:
    """Correct what was entered. Raises ChangedMeanwhile when someone else saved it first."""
    if not rules.may_enter_result(by, result.occurrence.activity):
        raise PermissionDenied
    plain, others = _by_column(values)
    result, changed = records.change(result, plain, revision=revision)
    if "heads" in values and _keep_heads(result, others) and not changed:
        result.revision += 1  # as many as before, by other groups
        result.changed_at = clock.now()
        result.save(update_fields=["revision", "changed_at"])
        changed = ["others"]
    record("result.corrected", result, by=by, fields=changed)
    return result


def _by_column(values: Mapping[str, Any]) -> tuple[dict[str, Any], Heads]:
    """What columns of the result hold, and heads by groups of the office's own. `values` may name heads by group
    (`heads`), or the first four by their columns."""
    plain = {name: value for name, value in values.items() if name != "heads"}
    if "heads" not in values:
        return plain, {}
    heads: Heads = {group: people for group, people in values["heads"].items() if people}
    of_old = dict.fromkeys(GROUPS, 0) | {group.slug: people for group, people in heads.items() if group.slug in GROUPS}
    others = {group: people for group, people in heads.items() if group.slug not in GROUPS}
    return plain | of_old | {"others": sum(others.values())}, others


def _keep_heads(result: Result, heads: Heads) -> bool:
    """Heads by groups of the office's own, each under the name of the day on which it was first counted. Whether
    anything changed; those of the first four groups the database keeps."""
    rows = {one.group_id: one for one in result.heads.exclude(group__slug__in=GROUPS)}
    there = {pk: row.people for pk, row in rows.items()}
    gone = [row for pk, row in rows.items() if pk not in {group.pk for group in heads}]
    for row in gone:
        row.delete()
    told = {group: people for group, people in heads.items() if there.get(group.pk) != people}
    for group, people in told.items():
        if row := rows.get(group.pk):
            row.people = people
            records.store(row)
        else:
            records.create(HeadCount, {"people": people, "name": group.name}, result=result, group=group)
    return bool(gone or told)


@transaction.atomic
def note_learnt(result: Result, values: Mapping[str, Any], *, by: User) -> FieldNote:
    """Write down what a meeting taught us as a field note, once. Raises ValidationError by field of the note."""
    result = lock_row(result)
    if not rules.may_enter_result(by, result.occurrence.activity):
        raise PermissionDenied
    if result.note_id:
        raise ValidationError(ALREADY_NOTED)
    entry = record("result.noted", result, by=by, fields=["note"])
    with within(entry):
        result.note = create_note(values, by=by)
    result.save(update_fields=["note"])
    return result.note
