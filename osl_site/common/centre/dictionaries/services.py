"""Lists that rooms choose from: rows added, renamed, put in order, ended or taken away. What the register of places
knows is added here, too. `by` is None only from the command line, for an office that has nobody yet."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max, Model

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record, record_all
from osl_site.common.centre import rules
from osl_site.common.centre.dictionaries.models import OF_OLD, HeadGroup, Method, Theme
from osl_site.common.centre.models import Commune, Locality, LocalityForm, SocialService, Source, TargetGroup, Village
from osl_site.common.centre.services import Forms, keep_forms, keep_forms_of_new
from osl_site.common.centre.territory import proposals, slug_of
from osl_site.common.database import many_records, records
from osl_site.common.withdrawal import services as withdrawal
from osl_site.common.withdrawal.models import standing

Row = TypeVar("Row", Commune, Village, Locality, TargetGroup, SocialService, Theme, Method, HeadGroup)
Ordered = TypeVar("Ordered", bound=Model)  # rows with a position
Typed = Mapping[str, Any]
NAMES = {
    Commune: "commune",
    Village: "village",
    Locality: "locality",
    TargetGroup: "group",
    SocialService: "service",
    Theme: "theme",
    Method: "method",
    HeadGroup: "head_group",
}
AFTER = "after"  # no column: behind which row of the list this one stands, None at its head
TAKEN = "Ta nazwa jest już na liście."
LAST_GROUP = "To ostatnia grupa. Dodaj inną, zanim tę wycofasz."
OURS = "Tę grupę liczyły już pierwsze wyniki. Możesz ją wycofać albo nazwać inaczej, ale nie usunąć."
NONE_SERVED = "Centrum musi obsługiwać co najmniej jedną gminę."
TWICE = "Jeden numer SIMC stoi przy dwóch miejscowościach."
OTHER_COMMUNE = "To leży w innej gminie. Wybierz coś z tej samej gminy albo popraw gminę."


@transaction.atomic
def add_row(model: type[Row], values: Typed, *, by: User | None) -> Row:
    """Add a gmina, a sołectwo, a service, or a row of an ordered list (at its end where `after` is not said).
    Raises ValidationError by field."""
    _refuse_others(by)
    _refuse_second_name(model, values)
    withdrawal.refuse_choosing(values)
    plain = {name: value for name, value in values.items() if name != AFTER}
    if _has(model, "position"):
        plain = {"position": last_position(model) + 1} | plain
    if _has(model, "position") and _has(model, "slug"):
        plain = {"slug": _free_slug(model, slug_of(plain["name"]))} | plain
    row = records.create(model, plain)
    if AFTER in values:
        stand_after(row, values[AFTER])
    record(_act("added", row), row, by=by or Actor.WORKER)
    return row


@transaction.atomic
def add_locality(values: Typed, *, forms: Forms = MappingProxyType({}), by: User | None) -> Locality:
    """Add a locality of the TERYT register by its SIMC id, with the forms of its name that the office knows; the others
    are proposed by analogy, so that it is found by them. Where no address is given, it has that of its name.

    Raises ValidationError by field.
    """
    _refuse_others(by)
    _refuse_other_commune(values)
    withdrawal.refuse_choosing(values)
    slug = values.get("slug") or _free_slug(Locality, slug_of(values["name"]), values["simc"])
    locality = records.create(Locality, values | {"slug": slug})
    keep_forms(locality, forms)
    _propose_forms(locality)
    record(_act("added", locality), locality, by=by or Actor.WORKER)
    return locality


@transaction.atomic
def add_localities(rows: Sequence[tuple[Typed, Forms]], *, by: User | None) -> list[Locality]:
    """The same of many, all or none, each with an address and the forms of its name; some statements, however many
    there are. What others are parts of was added before. Raises RowRefused, and ValidationError by field."""
    _refuse_others(by)
    if len({values["simc"] for values, _ in rows}) < len(rows):
        raise ValidationError({"simc": TWICE})
    for values, _ in rows:
        _refuse_other_commune(values)
    for name in ("commune", "village", "part_of"):
        withdrawal.refuse_choosing({name: [chosen for values, _ in rows if (chosen := values.get(name))]})
    localities = many_records.store_all(many_records.built(Locality, [(values, {}) for values, _ in rows]))
    keep_forms_of_new(zip(localities, (forms for _, forms in rows), strict=True))
    _propose_forms(*localities)
    record_all(f"{NAMES[Locality]}.added", localities, by=by or Actor.WORKER)
    return localities


@transaction.atomic
def change_row(row: Row, values: Typed, *, revision: int | None, by: User) -> Row:
    """Rename a row, correct it, or let it stand elsewhere in its order. Its address stays: people have it.

    Raises ChangedMeanwhile, and ValidationError by field: for a withdrawn row, and for the last gmina that is served.
    """
    _refuse_others(by)
    withdrawal.refuse_withdrawn(row)
    withdrawal.refuse_choosing(values, kept=row)
    _refuse_second_name(type(row), values, row)
    if isinstance(row, Locality):
        _refuse_other_commune(values, row)
    plain = {name: value for name, value in values.items() if name != AFTER}
    if isinstance(row, Commune) and not values.get("is_served", True) and not _is_other_served(row):
        raise ValidationError({"is_served": NONE_SERVED})
    row, changed = records.change(row, plain, revision=revision)
    if AFTER in values and (moved := stand_after(row, values[AFTER])):
        changed["position"] = moved
    if isinstance(row, Locality) and "name" in changed:
        _propose_forms(row)
    if changed:
        record(_act("changed", row), row, by=by, fields=changed)
    return row


@transaction.atomic
def remove_row(row: Row, *, by: User) -> None:
    """Delete a row on which nothing stands. Raises ValidationError where something does, or nothing goes without."""
    _refuse_others(by)
    if isinstance(row, Commune) and not _is_other_served(row) and Commune.objects.exclude(pk=row.pk).exists():
        raise ValidationError(NONE_SERVED)
    if isinstance(row, HeadGroup) and row.slug in OF_OLD:
        raise ValidationError(OURS)
    _refuse_end(row)
    record(_act("removed", row), row, by=by or Actor.WORKER)
    withdrawal.take_away(row)


@transaction.atomic
def withdraw_row(row: Row, *, reason: str, by: User) -> Row:
    """End a row: it stays wherever it stands, and nobody chooses it any more. Raises ValidationError without a reason,
    where it is ended already, and where nothing goes without it."""
    _refuse_others(by)
    _refuse_end(row)
    row = withdrawal.take_out(row, reason, by)
    record(_act("withdrawn", row), row, by=by or Actor.WORKER)
    return row


@transaction.atomic
def restore_row(row: Row, *, by: User) -> Row:
    """Let an ended row be chosen again. Raises ValidationError where it is not ended."""
    _refuse_others(by)
    row = withdrawal.put_back(row, by)
    record(_act("restored", row), row, by=by or Actor.WORKER)
    return row


def _refuse_others(by: User | None) -> None:
    if by is not None and not rules.may_edit_dictionaries(by):
        raise PermissionDenied


def _refuse_second_name(model: type[Row], values: Typed, row: Row | None = None) -> None:
    """Services and rows of ordered lists are told apart by their names alone, however they are written. Holds the whole
    list, so that of two people who add one name at once the second reads what the first did."""
    if not (_has(model, "position") or model is SocialService) or not values.get("name"):
        return
    others = model.objects.select_for_update().order_by("pk")
    if any(one.name.lower() == records.tidy(values["name"]).lower() for one in others if not row or one.pk != row.pk):
        raise ValidationError({"name": TAKEN})


def _act(what: str, row: Row) -> str:
    of_rooms = {kind.model: kind.key for kind in registry.dictionaries}
    return f"{(NAMES | of_rooms)[type(row)]}.{what}"


def _has(model: type[Model], name: str) -> bool:
    """Whether its rows have that column: a place in an order, an address."""
    return any(field.name == name for field in model._meta.concrete_fields)


def _refuse_end(row: Model) -> None:
    """What its room says against its end. Raises ValidationError."""
    for kind in registry.dictionaries:
        if isinstance(row, kind.model):
            kind.refuse_end(row)
    if isinstance(row, HeadGroup):
        _refuse_last(row)


def _refuse_last(row: HeadGroup) -> None:
    """Heads are counted by something. Holds all groups until the transaction ends."""
    groups = [one.pk for one in HeadGroup.objects.select_for_update().order_by("pk")]
    if not standing(HeadGroup.objects.filter(pk__in=groups).exclude(pk=row.pk)).exists():
        raise ValidationError(LAST_GROUP)


def _is_other_served(commune: Commune) -> bool:
    """Whether the office serves another gmina. Holds them all until the transaction ends."""
    communes = Commune.objects.select_for_update().order_by("terc")
    return any(row.is_served and row.pk != commune.pk for row in communes)


def _free_slug(model: type[Ordered] | type[Locality], wanted: str, number: str = "") -> str:
    """The address that a name gives, with the register's number, or the next free one, behind it where it is taken; as
    much of it as its column holds."""
    longest = model._meta.get_field("slug").max_length
    taken = set(model._default_manager.values_list("slug", flat=True))
    further = (f"-{number or count}" for count in range(2, len(taken) + 3))
    slugs = (f"{wanted[: longest - len(end)].rstrip('-')}{end}" for end in ("", *further))
    return next(slug for slug in slugs if slug not in taken)


def last_position(model: type[Ordered]) -> int:
    return model._default_manager.aggregate(last=Max("position"))["last"] or 0


def stand_after(row: Ordered, other: Ordered | None) -> tuple[str, str] | None:
    """Let the row stand behind the other one, or at the head of the list. Its position before and after that."""
    before, rows = row.position, type(row)._default_manager.select_for_update()
    others = list(rows.exclude(pk=row.pk).order_by("position", "id"))
    place = next((number for number, one in enumerate(others, 1) if other and one.pk == other.pk), 0)
    for position, one in enumerate([*others[:place], row, *others[place:]], 1):
        if one.position != position:
            one.position = position
            one.save(update_fields=["position"])
    return None if row.position == before else (str(before), str(row.position))


def _refuse_other_commune(values: Typed, row: Locality | None = None) -> None:
    """A locality lies in the gmina of its sołectwo, and of the locality that it is a part of."""
    commune = values.get("commune") or (row and row.commune)
    for name in ("village", "part_of"):
        chosen = values.get(name)
        if chosen and commune and chosen.commune_id != commune.pk:
            raise ValidationError({name: OTHER_COMMUNE})


def _propose_forms(*localities: Locality) -> None:
    """Forms by analogy, in place of earlier proposals; what the office said stays."""
    LocalityForm.objects.filter(locality__in=localities, source=Source.ANALOGY).delete()
    proposed = [
        LocalityForm(locality=locality, source=Source.ANALOGY, **form)
        for locality in localities
        for form in proposals(locality.name)
    ]
    LocalityForm.objects.bulk_create(proposed, ignore_conflicts=True)
