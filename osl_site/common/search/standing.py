"""What a monitor and the administrator are told of the search: with which dictionary, and whether rows are behind."""

from collections.abc import Mapping

from osl_site.common.search import services
from osl_site.common.search.lemmas import dictionary

BEHIND = "do zbudowania na nowo: w nocy albo od razu poleceniem manage.py reindex"


def of_search() -> Mapping[str, object]:
    """One query. Another dictionary than the rows were indexed with is said, and no alarm: the night indexes anew."""
    said = {"wyszukiwanie": dictionary().label}
    return said if services.is_current() else said | {"indeks_wyszukiwania": BEHIND}
