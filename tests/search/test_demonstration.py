"""Whatever the demonstration wrote through services is found by its words: no way of writing was forgotten."""

from osl_site.common.search import services
from osl_site.common.search.models import Indexed


def test_no_row_of_the_demonstration_is_found_by_other_words_than_it_says(seeded):
    behind = []
    services.reindex(is_check=True, tell=lambda progress: behind.append((progress.model.__name__, progress.stale)))
    assert dict(behind) == dict.fromkeys(dict(behind), 0)
    assert {"FieldNote", "Occurrence", "Action"} <= dict(behind).keys()
    assert Indexed.objects.exists()
