"""Setting the office up. `by` is None only from the command line, for an office that has nobody yet."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.centre import rules
from osl_site.common.centre.models import NAMED_FORMS, Centre, Locality, LocalityForm, Source
from osl_site.common.centre.placeholders import refuse_placeholders
from osl_site.common.database import many_records, records
from osl_site.common.database.locking import ChangedMeanwhile, lock_row
from osl_site.common.text.cleaning import on_one_line

Typed = Mapping[str, Any]
Forms = Mapping[str, str]  # of a name, by the names of NAMED_FORMS


@transaction.atomic
def save_office(values: Typed, *, revision: int | None = None, by: User | None) -> Centre:
    """Fill in the office's one row, made if it is not there. An organiser changes its content only.

    Raises ChangedMeanwhile, and ValidationError by field, also for what only says that a value is to be filled in, and
    for what would contradict rows of a room that rests on it.
    """
    allowed = by is None or rules.may_edit_whole_office(by)
    if not allowed and not (rules.may_edit_office(by) and set(values) <= set(rules.CONTENT_FIELDS)):
        raise PermissionDenied
    refuse_placeholders(values)
    for refuse in registry.rests_on_office:
        refuse(values)
    stored = Centre.objects.first()
    if stored is None:
        office, changed = records.create(Centre, values, pk=1), list(values)
    else:
        office, changed = records.change(stored, values, revision=revision)
    record("office.saved", office, by=by or Actor.WORKER, fields=changed)
    return office


@transaction.atomic
def name_locality(locality: Locality, forms: Forms, *, revision: int | None, by: User) -> Locality:
    """Write down how the name reads in its cases and in Ukrainian. What stands there is the office's from now on, also
    what was proposed; what is left empty is nothing.

    Raises ChangedMeanwhile, and ValidationError by field.
    """
    if not rules.may_edit_office(by):
        raise PermissionDenied
    locality = lock_row(locality)
    if revision is not None and revision != locality.revision:
        raise ChangedMeanwhile(locality)
    if changed := keep_forms(locality, forms):
        locality.revision += 1
        locality.save(update_fields=["revision"])
        record("locality.named", locality, by=by, fields=changed)
    return locality


def keep_forms(locality: Locality, forms: Forms) -> list[str]:
    """Make the forms of a name so, as the office says them; which of them changed. Part of an act."""
    stored = {form.name: form for form in locality.forms.all()}
    changed = []
    for name, typed in forms.items():
        text = on_one_line(records.tidy(typed))
        row = stored.get(name) or LocalityForm(locality=locality, **NAMED_FORMS[name])
        if (row.text, row.source) == (text, Source.OFFICE) or not (row.pk or text):
            continue
        changed.append(name)
        row.text, row.source = text, Source.OFFICE
        if text:
            _store_form(row, name)
        else:
            row.delete()
    return changed


def keep_forms_of_new(said: Iterable[tuple[Locality, Forms]]) -> None:
    """The same for many localities of which no form is stored yet. Part of an act. Raises RowRefused."""
    given = [
        ({"text": text}, {"locality": locality, "source": Source.OFFICE, **NAMED_FORMS[name]})
        for locality, forms in said
        for name, text in forms.items()
        if records.tidy(text)
    ]
    many_records.store_all(many_records.built(LocalityForm, given))


def _store_form(row: LocalityForm, name: str) -> None:
    """Raises ValidationError at the field of that name."""
    try:
        records.store(row)
    except ValidationError as error:
        raise ValidationError({name: error.messages}) from error
