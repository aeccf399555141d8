"""Questions whose SQL is built once: the rows of now, in the order asked, by one query."""

import pytest

from osl_site.common.centre import territory
from osl_site.common.centre.models import Locality, TargetGroup, Theme
from osl_site.common.centre.office import office
from osl_site.common.database.prepared import prepared, prepared_values
from tests import builders

pytestmark = pytest.mark.django_db


def test_rows_are_those_of_now_by_one_query(django_assert_num_queries):
    asked = []
    themes = prepared(lambda: asked.append("once") or Theme.objects.filter(name__contains="a"))
    assert themes() == list(Theme.objects.filter(name__contains="a"))
    Theme.objects.create(slug="zupa", name="Zupa dnia", position=0)
    with django_assert_num_queries(1):
        found = themes()
    assert found == list(Theme.objects.filter(name__contains="a"))
    assert "zupa" in [theme.slug for theme in found]
    assert asked == ["once"]


def test_every_locality_is_there_in_the_order_of_the_alphabet():
    builders.locality("Żabin")
    builders.locality("Ćmielów", latitude=54.2, longitude=20.5)
    assert [place.name for place in territory.places().values()] == ["Ćmielów", "Żabin"]
    assert next(iter(territory.places().values())).latitude == 54.2
    Locality.objects.filter(name="Żabin").delete()
    assert len(territory.places()) == 1


def test_the_office_is_the_one_of_now():
    assert office().pk is None
    row = builders.office(name="Centrum")
    assert (office().pk, office().name) == (row.pk, "Centrum")
    type(row).objects.update(name="Inne centrum")
    assert office().name == "Inne centrum"


def test_a_question_about_a_row_names_it_each_time(django_assert_num_queries):
    asked = prepared_values(lambda pk: TargetGroup.objects.filter(pk=pk).values_list("name"))
    first, second = builders.group("Seniorzy"), builders.group("Rodzice")
    with django_assert_num_queries(2):
        assert (asked(first.pk), asked(second.pk)) == ([("Seniorzy",)], [("Rodzice",)])
