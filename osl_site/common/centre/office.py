"""The one row that every page's frame shows."""

from osl_site.common.centre.models import Centre
from osl_site.common.centre.placeholders import without_placeholders

UNNAMED = "Centrum usług społecznych"


def office() -> Centre:
    """The office as stored, or an unsaved one with a generic name while nobody has filled it in. One query.

    What only says that a value is to be filled in is nothing here.
    """
    return without_placeholders(Centre.objects.first() or Centre(name=UNNAMED, short_name="CUS"))
