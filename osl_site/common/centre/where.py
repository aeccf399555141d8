"""Where a row is at home: in localities, in communes as a whole, or in both."""

from django.db.models import Model, Prefetch, QuerySet

from osl_site.common.centre.models import Commune

UNKNOWN = "nie wskazano"


def with_places(rows: QuerySet) -> QuerySet:
    """Rows with all that `where` says of them: two queries for them all."""
    return rows.prefetch_related("localities", Prefetch("communes", Commune.objects.among_served()))


def where(row: Model) -> str:
    """„cała gmina”, or „cała gmina Bartoszyce, Kandyty” where the centre serves several. For rows of `with_places`."""
    communes = list(row.communes.all())
    if any(commune.is_only for commune in communes):
        return "cała gmina"
    whole = {commune.pk for commune in communes}
    names = [f"cała gmina {commune.name}" for commune in communes]
    names += [locality.name for locality in row.localities.all() if locality.commune_id not in whole]
    return ", ".join(names) or UNKNOWN
