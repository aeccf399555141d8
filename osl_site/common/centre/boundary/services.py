"""Acts on the boundary: loaded to be looked at, shown on maps, taken off them."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.centre import rules
from osl_site.common.centre.boundary.geojson import Read
from osl_site.common.centre.boundary.models import Boundary, Point
from osl_site.common.centre.models import Centre, Locality
from osl_site.common.text.cleaning import clean, on_one_line

IS_GONE = "Tej granicy już tu nie ma: ktoś ją zmienił albo usunął. Wczytaj plik jeszcze raz."


@transaction.atomic
def load_boundary(read: Read, *, source: str, licence: str, by: User) -> Boundary:
    """Keep a boundary to be looked at, in place of one that was looked at before; maps go on as they are."""
    if not rules.may_edit_office(by):
        raise PermissionDenied
    _hold()
    Boundary.objects.filter(is_shown=False).delete()
    row = Boundary(rings=read.rings, remarks=read.remarks, at=clock.now(), **done_by(by, *Role))
    row.source, row.licence = on_one_line(clean(source)), on_one_line(clean(licence))
    row.full_clean(validate_unique=False, validate_constraints=False)
    row.save()
    record("boundary.loaded", row, by=by)
    return row


@transaction.atomic
def show_boundary(number: int, *, by: User) -> Boundary:
    """Draw the boundary that was looked at on every map, in place of the one before. Pressed twice it is done once.
    Raises ValidationError where somebody replaced or removed it."""
    if not rules.may_edit_office(by):
        raise PermissionDenied
    _hold()
    row = Boundary.objects.filter(pk=number).first()
    if row is None:
        raise ValidationError(IS_GONE)
    if row.is_shown:
        return row
    Boundary.objects.filter(is_shown=True).delete()
    row.is_shown = True
    row.save(update_fields=["is_shown"])
    record("boundary.shown", row, by=by)
    return row


@transaction.atomic
def remove_boundary(number: int, *, by: User) -> None:
    """Take a boundary away: off every map, or what was only looked at. Raises ValidationError the second time."""
    if not rules.may_edit_office(by):
        raise PermissionDenied
    _hold()
    row = Boundary.objects.filter(pk=number).first()
    if row is None:
        raise ValidationError(IS_GONE)
    record("boundary.removed", row, by=by)
    row.delete()


def shown() -> Boundary | None:
    """The one that maps draw. One query."""
    return Boundary.objects.filter(is_shown=True).first()


def places_known() -> Sequence[Point]:
    """Where the served villages are (longitude, latitude), as far as it is known. One query."""
    rows = Locality.objects.served().filter(latitude__isnull=False, longitude__isnull=False)
    return [(float(x), float(y)) for x, y in rows.order_by().values_list("longitude", "latitude").distinct()]


def _hold() -> None:
    """Two people who load boundaries at once go one after the other."""
    Centre.objects.select_for_update().filter(pk=1).first()
