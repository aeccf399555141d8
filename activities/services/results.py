"""What came of meetings: entered when they began, corrected later, and what was learnt handed back to recognition."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localtime

from activities import rules
from activities.models import Occurrence, Registration, Result, Voice
from activities.services.locking import lock_occurrence
from needs.models import FieldNote
from needs.services import create_note
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record, within
from osl_site.common.database import records
from osl_site.common.database.locking import ChangedMeanwhile, lock_row

CANCELLED = "To spotkanie jest odwołane, więc nie ma wyników."
NOT_YET = "To spotkanie jeszcze się nie zaczęło. Wyniki wpiszesz, gdy się zacznie."
TOOK_PLACE = "To spotkanie ma już wpisane wyniki, więc się odbyło. Nie można go odwołać ani przenieść."
SOMEONE_COMES = "Na spotkanie %(day)s ktoś się zapisał. Odwołaj je, żeby te osoby się o tym dowiedziały."
HAS_VOICES = "Po spotkaniu %(day)s ktoś odpowiedział na pytania, więc się odbyło. Nie można go usunąć."
HAS_RESULT = "Spotkanie %(day)s ma wpisane wyniki, więc się odbyło. Nie można go usunąć."
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
    result = records.create(Result, values, occurrence=occurrence, **done_by(by, *Role, field="entered_by"))
    record("result.entered", result, by=by)
    return result


@transaction.atomic
def correct_result(result: Result, values: Mapping[str, Any], *, revision: int | None, by: User) -> Result:
    """Correct what was entered. Raises ChangedMeanwhile when someone else saved it first."""
    if not rules.may_enter_result(by, result.occurrence.activity):
        raise PermissionDenied
    result, changed = records.change(result, values, revision=revision)
    record("result.corrected", result, by=by, fields=changed)
    return result


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
