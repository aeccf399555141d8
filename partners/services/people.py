"""People to contact at a partner: kept with it, told that the office has their data, gone when their time is over."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.erasures import note_erasure
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.centre.models import Centre
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.database.many_records import RowRefused
from osl_site.common.withdrawal import services as withdrawal
from partners import rules
from partners.models import ContactPerson, InformedBy, Partner

PERSON_FIELDS = (
    "name",
    "position",
    "phone",
    "email",
    "is_public",
    "basis",
    "kept_until",
    "informed_on",
    "informed_by",
)
IS_INFORMED = "Zapisano już, że tę osobę poinformowano."
Typed = Mapping[str, Any]


@transaction.atomic
def inform_person(person: ContactPerson, *, how: InformedBy, by: User) -> Partner:
    """Note that a person was told today that the office has their data (art. 14 GDPR). Raises ValidationError the
    second time."""
    if not rules.may_edit(by):
        raise PermissionDenied
    partner = lock_row(Partner(pk=person.partner_id))
    withdrawal.refuse_withdrawn(partner)
    person = lock_row(person)
    if person.informed_on:
        raise ValidationError(IS_INFORMED)
    person.informed_on, person.informed_by = clock.today(), how
    person.save(update_fields=["informed_on", "informed_by"])
    next_revision(partner)
    record("partner.informed", partner, by=by)
    return partner


def set_people(partner: Partner, people: Sequence[Typed]) -> bool:
    """Make the partner's people be exactly these, in the caller's transaction. Whether anything changed.

    Who is there under the same name is changed and not entered anew, so that it stays known since when the office has
    their data.
    """
    stored = list(partner.people.order_by("pk"))
    wanted = [_whole(typed) for typed in people]
    for person in list(stored):
        as_stored = {name: getattr(person, name) for name in PERSON_FIELDS}
        if as_stored in wanted:
            wanted.remove(as_stored)
            stored.remove(person)
    for typed in wanted:
        person = next((one for one in stored if one.name == typed["name"]), None)
        if person:
            stored.remove(person)
        else:
            person = ContactPerson(partner=partner, added_on=clock.today())
        for name, value in typed.items():
            setattr(person, name, value)
        person.full_clean()
        person.save()
    _erase(ContactPerson.objects.filter(pk__in=[person.pk for person in stored]))
    return bool(stored or wanted)


def add_people(partners: Sequence[Partner], people: Sequence[Sequence[Typed]]) -> None:
    """Enter people at many new partners, by the place of each partner, in the caller's transaction; one statement for
    them all. Raises RowRefused."""
    new, today = [], clock.today()
    for place, (partner, theirs) in enumerate(zip(partners, people, strict=True)):
        for typed in theirs:
            person = ContactPerson(partner=partner, added_on=today, **_whole(typed))
            try:
                person.full_clean(exclude=["partner"], validate_unique=False, validate_constraints=False)
            except ValidationError as error:
                raise RowRefused(place, error) from error
            new.append(person)
    ContactPerson.objects.bulk_create(new)


def people_due(before: datetime) -> list[QuerySet[ContactPerson]]:
    """Those whose last day was that of the moment, or before it: the run of the night after it removes them."""
    return [ContactPerson.objects.due(localdate(before))]


@transaction.atomic
def erase_people(before: datetime, *, by: Actor) -> int:
    """Erase those whose time is over. The worker's. How many there were."""
    [due] = people_due(before)
    theirs = Partner.objects.filter(people__in=due.values("pk")).order_by("pk")
    held = {partner.pk: partner for partner in theirs.select_for_update(of=("self",))}
    [due] = people_due(before)  # somebody may have put the day off just now
    erased = _erase(due.filter(partner__in=held))
    for partner in held.values() if erased else ():
        Partner.objects.filter(pk=partner.pk).update(revision=partner.revision + 1)
    if erased:
        record("partner.people_erased", Centre(pk=1), by=by)
    return erased


def next_revision(partner: Partner) -> None:
    """People are part of what a person saw on the form, so a change of them alone is a change of the partner."""
    partner.revision += 1
    partner.save(update_fields=["revision"])


def _erase(rows: QuerySet[ContactPerson]) -> int:
    keys = list(rows.order_by().values_list("pk", flat=True))
    note_erasure(ContactPerson, keys, at=clock.now())
    ContactPerson.objects.filter(pk__in=keys).delete()
    return len(keys)


def _whole(typed: Typed) -> dict[str, Any]:
    """Every field as it is stored; what was not said is as a new row has it."""
    new = ContactPerson()
    said = {name: records.tidy(typed.get(name, getattr(new, name))) for name in PERSON_FIELDS}
    informed_by = said["informed_by"] if said["informed_on"] else ""
    days = {name: said[name] or None for name in ("kept_until", "informed_on")}
    texts = {name: said[name] or "" for name in ("name", "position", "phone", "email")}
    return {**said, **texts, **days, "is_public": bool(said["is_public"]), "informed_by": informed_by}
