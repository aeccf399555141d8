"""Two people at once, on two connections with real commits."""

from django.core.exceptions import ValidationError

from osl_site.common.database.records import create
from partners.models import Partner
from tests.together import answer_of_the_second


def test_who_saves_the_same_name_a_moment_later_is_told_so(own_database):
    library = lambda: create(Partner, {"name": "Biblioteka", "kind": "library"})
    told = answer_of_the_second(library, library)
    assert isinstance(told, ValidationError)
    assert list(told.error_dict) == ["name"]
