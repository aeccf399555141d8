"""Setting the office up. `by` is None only from the command line, for an office that has nobody yet."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model

from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.centre import rules
from osl_site.common.centre.models import Centre, Commune, Locality, SocialService, TargetGroup, Village
from osl_site.common.centre.placeholders import refuse_placeholders
from osl_site.common.database import records

Row = TypeVar("Row", bound=Model)
Typed = Mapping[str, Any]


@transaction.atomic
def save_office(values: Typed, *, revision: int | None = None, by: User | None) -> Centre:
    """Fill in the office's one row, made if it is not there. An organiser changes its content only.

    Raises ChangedMeanwhile, and ValidationError by field, also for what only says that a value is to be filled in.
    """
    allowed = by is None or rules.may_edit_whole_office(by)
    if not allowed and not (rules.may_edit_office(by) and set(values) <= set(rules.CONTENT_FIELDS)):
        raise PermissionDenied
    refuse_placeholders(values)
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
def add_locality(values: Typed, *, by: User | None) -> Locality:
    """Add a locality of the TERYT register by its SIMC id."""
    locality = _added(Locality, values, by)
    record("locality.added", locality, by=by or Actor.WORKER)
    return locality


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
