"""The one row that every page's frame shows."""

from osl_site.common.centre.models import Centre

UNNAMED = "Centrum usług społecznych"


def office() -> Centre:
    """The office as stored, or an unsaved one with a generic name while nobody has filled it in. One query."""
    return Centre.objects.first() or Centre(name=UNNAMED, short_name="CUS")
