"""Setting the office up. `by` is None only from the command line, for an office that has nobody yet."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.centre import rules
from osl_site.common.centre.models import (
    NAMED_FORMS,
    Centre,
    Commune,
    Locality,
    LocalityForm,
    SocialService,
    Source,
    TargetGroup,
    Village,
)
from osl_site.common.centre.placeholders import refuse_placeholders
from osl_site.common.centre.territory import proposals
from osl_site.common.database import records
from osl_site.common.database.locking import ChangedMeanwhile, lock_row
from osl_site.common.text.cleaning import on_one_line

Row = TypeVar("Row", bound=Model)
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
def add_commune(values: Typed, *, by: User | None) -> Commune:
    """Add a gmina, served by the centre or next to it."""
    commune = _added(Commune, values, by)
    record("commune.added", commune, by=by or Actor.WORKER)
    return commune


@transaction.atomic
def add_village(values: Typed, *, by: User | None) -> Village:
    """Add a sołectwo; its name stands once in a commune."""
    village = _added(Village, values, by)
    record("village.added", village, by=by or Actor.WORKER)
    return village


@transaction.atomic
def add_locality(values: Typed, *, forms: Forms = MappingProxyType({}), by: User | None) -> Locality:
    """Add a locality of the TERYT register by its SIMC id, with the forms of its name that the office knows; the others
    are proposed by analogy, so that it is found by them."""
    locality = _added(Locality, values, by)
    _keep_forms(locality, forms)
    proposed = [LocalityForm(locality=locality, source=Source.ANALOGY, **form) for form in proposals(locality.name)]
    LocalityForm.objects.bulk_create(proposed, ignore_conflicts=True)
    record("locality.added", locality, by=by or Actor.WORKER)
    return locality


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
    if changed := _keep_forms(locality, forms):
        locality.revision += 1
        locality.save(update_fields=["revision"])
        record("locality.named", locality, by=by, fields=changed)
    return locality


def _keep_forms(locality: Locality, forms: Forms) -> list[str]:
    """Make the forms so; the names of those that changed."""
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


def _store_form(row: LocalityForm, name: str) -> None:
    """Raises ValidationError at the field of that name."""
    try:
        records.store(row)
    except ValidationError as error:
        raise ValidationError({name: error.messages}) from error


@transaction.atomic
def add_group(values: Typed, *, by: User | None) -> TargetGroup:
    """Add a group whom meetings and actions may be for."""
    group = _added(TargetGroup, values, by)
    record("group.added", group, by=by or Actor.WORKER)
    return group


@transaction.atomic
def add_service(values: Typed, *, by: User | None) -> SocialService:
    """Add a service of the social services programme."""
    service = _added(SocialService, values, by)
    record("service.added", service, by=by or Actor.WORKER)
    return service


def _added(model: type[Row], values: Typed, by: User | None) -> Row:
    if by is not None and not rules.may_edit_dictionaries(by):
        raise PermissionDenied
    return records.create(model, values)
