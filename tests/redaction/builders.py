"""Passages that are covered: one line of it without the page, or every place where they stand, as by the page."""

from osl_site.common import clock, registry
from osl_site.common.redaction import services
from osl_site.common.redaction.models import Redaction
from osl_site.common.redaction.passages import places_of
from tests import builders

NAME = "Zygmuntowicz"


def line(row, column, begins, ends, **other):
    """What covers these signs of the row once it is saved."""
    who = builders.user("organiser")
    label = row._meta.label_lower
    told = {"subject_type": label, "subject_id": row.pk, "whole_type": label, "whole_id": row.pk, "why": "other"}
    told |= {"column": column, "begins": begins, "ends": ends, "at": clock.now(), "by": who, "by_name": who.name}
    return Redaction(**told | other)


def covered(row, column, begins, ends):
    """Cover them, and answer the row as it is then."""
    line(row, column, begins, ends).save()
    row.refresh_from_db()
    return row


def address(key, row):
    return f"/biuro/zaslon/{key}/{row.pk}/"


def places(key, row, passage=NAME, by=None):
    by = by or builders.user("organiser")
    return [name for name, _label in places_of(registry.redactable.of(key), row, passage, by).choices]


def cover(key, row, by, passage=NAME, why="other"):
    return services.redact(key, row.pk, passage, places(key, row, passage, by), why=why, by=by)
