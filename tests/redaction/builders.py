"""Passages that are covered, without the page."""

from osl_site.common import clock
from osl_site.common.redaction.models import Redaction
from tests import builders


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
