"""Saying that a record of a case may go, and removing it a week later: two acts of a director."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from osl_site.common import clock, registry
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.discarding import rules
from osl_site.common.discarding.cases import WAIT, last_of
from osl_site.common.discarding.models import Discarding, Ground
from osl_site.common.files.services import keep
from osl_site.common.frozen_documents.services import PDF
from osl_site.common.text.date_formats import polish_day

NOT_YET = "Od zapisania podstawy musi minąć 7 dni. Możesz usunąć od: {}"
ANOTHER = "Ktoś w tym czasie zapisał inną podstawę albo tę sprawę już usunięto. Wróć do listy i sprawdź."
STOOD_ON = "Coś się na tym jeszcze opiera, więc nie można tego usunąć. Wróć do listy i sprawdź."
GONE = "Tej sprawy już nie ma."
AHEAD = "Zgoda nie może być z dnia, którego jeszcze nie było."


@transaction.atomic
def say_ground(key: str, pk: int, values: Mapping[str, Any], *, by: User) -> Discarding:
    """Write down on which ground a record may be removed. Nothing is removed yet.

    `values` are the `ground`; of a consent also `archive`, `number`, `consented_on` and, where there is one, the bytes
    of its `file`. Raises PermissionDenied, KeyError for a kind that nobody registered, and ValidationError by field, or
    with the sentence why the record may not go on that ground.
    """
    if not rules.may_discard(by):
        raise PermissionDenied
    case = registry.case_records.of(key)
    row = case.rows().filter(pk=pk).first()
    if row is None:
        raise ValidationError(GONE)
    ground = values["ground"]
    if why_not := case.why_not(row, ground == Ground.FILED):
        raise ValidationError(why_not)
    given = {"ground": ground}
    if ground == Ground.CONSENT:
        if values["consented_on"] and values["consented_on"] > clock.today():
            raise ValidationError({"consented_on": AHEAD})
        given |= {name: values[name] for name in ("archive", "number", "consented_on")}
        if values.get("file"):
            given["file"] = keep(values["file"], name=f"zgoda-{key}-{pk}.pdf", content_type=PDF, by=by)
    about = {"subject_type": case.model._meta.label_lower, "subject_id": pk, "name": case.name(row)[:300]}
    said = records.create(Discarding, given, **about, at=clock.now(), **done_by(by, Role.DIRECTOR))
    record("record.may_go", said, by=by)
    return said


@transaction.atomic
def discard(said: Discarding, *, by: User) -> Discarding:
    """Remove a record for good, with all that belongs to it, on a ground that was said seven days ago or earlier.

    What the office counts in its figures and what its trail tells of numbers stays. Raises PermissionDenied, and
    ValidationError with the sentence why it may not go.
    """
    if not rules.may_discard(by):
        raise PermissionDenied
    key, case = next(
        (key, case) for key, case in registry.case_records.items() if case.model._meta.label_lower == said.subject_type
    )
    row = case.rows().select_for_update(of=("self",)).filter(pk=said.subject_id).first()
    if row is None:
        raise ValidationError(GONE)
    if last_of(key, said.subject_id) != said:
        raise ValidationError(ANOTHER)
    if clock.now() < said.at + WAIT:
        raise ValidationError(NOT_YET.format(polish_day((said.at + WAIT).date())))
    if why_not := case.why_not(row, said.ground == Ground.FILED):
        raise ValidationError(why_not)
    try:
        with transaction.atomic():
            case.discard(said.pk)
    except IntegrityError as error:
        raise ValidationError(STOOD_ON) from error
    record("record.discarded", said, by=by)
    return said
