"""Acts of setting the office up: its own data, its territory, whom it serves and with what."""

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify

from osl_site import editing
from osl_site.accounts.models import User
from osl_site.audit.trail import record
from osl_site.centre import rules
from osl_site.centre.models import Centre, Commune, Locality, SocialService, TargetGroup, Village

ONLY_ROW = 1


@transaction.atomic
def save_office(values: Mapping[str, Any], *, by: User, revision: int | None = None) -> Centre:
    """Fill in the office, or change what is given of it. Until someone has, there is no row.

    Raises ChangedMeanwhile when `revision` is given and is no longer the stored one; ValidationError by field.
    """
    if not rules.may_change_office(by, values):
        raise PermissionDenied
    row = Centre.objects.select_for_update().first()
    if row is None:
        row, changed = editing.create(Centre, values, pk=ONLY_ROW), list(values)
    else:
        row, changed = editing.change(row, values, revision=revision)
    record("office.saved", row, by=by, fields=changed)
    return row


@transaction.atomic
def add_commune(values: Mapping[str, Any], *, by: User) -> Commune:
    """Add a gmina: one that is served, or a neighbour where partners and places are. ValidationError by field."""
    if not rules.may_edit_dictionaries(by):
        raise PermissionDenied
    commune = editing.create(Commune, values)
    record("commune.added", commune, by=by)
    return commune


@transaction.atomic
def add_village(values: Mapping[str, Any], *, by: User) -> Village:
    """Add a sołectwo. ValidationError by field."""
    if not rules.may_edit_dictionaries(by):
        raise PermissionDenied
    village = editing.create(Village, values)
    record("village.added", village, by=by)
    return village


@transaction.atomic
def add_locality(values: Mapping[str, Any], *, by: User) -> Locality:
    """Add a miejscowość of the TERYT register. Its address on the site is its name in ASCII letters.

    Where a name repeats, every one of that name carries the SIMC id: an address never means the wrong village.
    ValidationError by field.
    """
    if not rules.may_edit_dictionaries(by):
        raise PermissionDenied
    address = address_of(values["name"])
    namesakes = Locality.objects.select_for_update().filter(slug__regex=rf"^{re.escape(address)}(-\d{{7}})?$")
    for namesake in namesakes:
        namesake.slug = f"{address}-{namesake.simc}"
        namesake.save(update_fields=["slug"])
    slug = f"{address}-{values['simc']}" if namesakes else address
    locality = editing.create(Locality, values, slug=slug)
    record("locality.added", locality, by=by)
    return locality


@transaction.atomic
def add_group(values: Mapping[str, Any], *, by: User) -> TargetGroup:
    """Add a group that meetings and actions are for. ValidationError by field."""
    if not rules.may_edit_dictionaries(by):
        raise PermissionDenied
    group = editing.create(TargetGroup, values)
    record("group.added", group, by=by)
    return group


@transaction.atomic
def add_service(values: Mapping[str, Any], *, by: User) -> SocialService:
    """Add a service of the social services programme (PUS). ValidationError by field."""
    if not rules.may_edit_dictionaries(by):
        raise PermissionDenied
    service = editing.create(SocialService, values)
    record("service.added", service, by=by)
    return service


def address_of(name: str) -> str:
    """„Gałajny” as „galajny”, „Piasty Wielkie” as „piasty-wielkie”: lower-case ASCII, fit to be said on the phone."""
    return slugify(unicodedata.normalize("NFC", name).replace("ł", "l").replace("Ł", "L"))
