from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common.audit.models import Entry
from osl_site.common.centre import services, territory
from osl_site.common.centre.dictionaries import services as dictionaries
from osl_site.common.centre.models import (
    Centre,
    Commune,
    Locality,
    LocalityForm,
    SocialService,
    TargetGroup,
    Village,
)
from osl_site.common.database.locking import ChangedMeanwhile
from osl_site.common.database.many_records import RowRefused
from osl_site.common.search.models import Indexed
from tests import builders

pytestmark = pytest.mark.django_db
OFFICE = {"name": "Centrum Usług Społecznych w Górowie Iławeckim", "short_name": "CUS"}


def acts():
    return list(Entry.objects.roots().order_by("id").values_list("act", "fields"))


def test_the_office_is_filled_in_once_and_changed_afterwards(administrator):
    services.save_office(OFFICE, by=administrator)
    services.save_office({"opening_hours": "poniedziałek–piątek 7:30–15:30"}, by=administrator, revision=1)

    assert list(Centre.objects.values_list("short_name", "opening_hours", "revision")) == [
        ("CUS", "poniedziałek–piątek 7:30–15:30", 2)
    ]
    assert acts() == [("office.saved", ["name", "short_name"]), ("office.saved", ["opening_hours"])]


def test_the_organiser_changes_what_residents_read_and_nothing_else(administrator, organiser):
    services.save_office(OFFICE, by=administrator)

    assert services.save_office({"organiser_phone": "897610295"}, by=organiser).organiser_phone == "897610295"
    with pytest.raises(PermissionDenied):
        services.save_office({"name": "Inne centrum"}, by=organiser)


@pytest.mark.parametrize("role", ["coworker", "director"])
def test_others_do_not_change_the_office(role, administrator):
    services.save_office(OFFICE, by=administrator)
    with pytest.raises(PermissionDenied):
        services.save_office({"address": "ul. Nowa 1"}, by=builders.user(role))


def test_two_people_in_the_settings_lose_nothing(administrator):
    services.save_office(OFFICE, by=administrator)
    services.save_office({"address": "ul. Nowa 1"}, by=administrator, revision=1)
    with pytest.raises(ChangedMeanwhile):
        services.save_office({"address": "ul. Stara 2"}, by=administrator, revision=1)

    assert Centre.objects.get().address == "ul. Nowa 1"


def test_the_address_of_a_village_can_be_said_on_the_phone():
    places = [("0474063", "Gałajny"), ("0474347", "Piasty Wielkie"), ("0473980", "Dęby"), ("0474637", "Żołędnik")]

    assert list(territory.slugs(places).values()) == ["galajny", "piasty-wielkie", "deby", "zolednik"]


def test_villages_of_one_name_all_carry_the_register_number():
    places = [("0474293", "Paustry"), ("0474301", "Paustry"), ("0474287", "Pareżki")]

    assert list(territory.slugs(places).values()) == ["paustry-0474293", "paustry-0474301", "parezki"]


def test_a_locality_without_a_register_number_is_refused_at_its_field(administrator):
    with pytest.raises(ValidationError) as refused:
        dictionaries.add_locality(locality_values() | {"simc": ""}, by=administrator)
    assert list(refused.value.error_dict) == ["simc"]


def test_a_second_locality_of_one_register_number_does_not_take_the_first_ones_place(administrator):
    first = dictionaries.add_locality(locality_values(), by=administrator)
    with pytest.raises(ValidationError) as refused:
        dictionaries.add_locality(locality_values() | {"name": "Pieszkowo", "slug": "pieszkowo"}, by=administrator)

    assert list(refused.value.error_dict) == ["simc"]
    first.refresh_from_db()
    assert first.name == "Kandyty"


def locality_values():
    return {"name": "Kandyty", "simc": "0474123", "slug": "kandyty", "kind": "wieś", "commune": builders.commune()}


def many_values():
    """Three localities: the last one is told nothing of."""
    told = [("0474123", "Kandyty"), ("0474347", "Piasty Wielkie"), ("0474637", "Żołędnik")]
    rows = [locality_values() | {"simc": simc, "name": name, "slug": f"m{simc}"} for simc, name in told]
    forms = [{"locative": "w Kandytach", "ukrainian": "Кандити"}, {"genitive": "Piast  Wielkich", "locative": ""}, {}]
    return list(zip(rows, forms, strict=True))


def stored_of(localities):
    """All that adding them has written."""
    keys = [place.pk for place in localities]
    columns = [field.name for field in Locality._meta.concrete_fields if field.name != "id"]
    return (
        list(Locality.objects.filter(pk__in=keys).order_by("simc").values_list(*columns)),
        sorted(LocalityForm.objects.filter(locality__in=keys).values_list("locality__simc", "case", "text", "source")),
        list(Indexed.objects.of(Locality).filter(row__in=keys).order_by("row").values_list("words", flat=True)),
        list(Entry.objects.roots().values_list("act", "actor", "by_name", "fields")),
    )


def test_many_localities_at_once_are_what_they_are_one_by_one(administrator, django_assert_max_num_queries):
    with transaction.atomic():
        one_by_one = stored_of(
            [dictionaries.add_locality(values, forms=forms, by=administrator) for values, forms in many_values()]
        )
        transaction.set_rollback(True)
    rows = many_values()
    with django_assert_max_num_queries(20):
        together = dictionaries.add_localities(rows, by=administrator)

    assert stored_of(together) == one_by_one
    assert len(one_by_one[1]) > 3
    assert len(acts()) == 3


def test_of_many_localities_none_is_added_where_one_is_refused(administrator):
    rows = many_values()
    rows[2][0]["simc"] = rows[0][0]["simc"]
    with pytest.raises(ValidationError) as refused:
        dictionaries.add_localities(rows, by=administrator)
    assert list(refused.value.error_dict) == ["simc"]
    rows[2][0]["simc"], rows[2][0]["name"] = "0474637", ""
    with pytest.raises(RowRefused):
        dictionaries.add_localities(rows, by=administrator)
    with pytest.raises(PermissionDenied):
        dictionaries.add_localities(many_values(), by=builders.user("director"))
    assert not Locality.objects.exists()
    assert acts() == []


ADDITIONS = [
    (dictionaries.add_locality, locality_values, "locality"),
    (
        partial(dictionaries.add_row, Commune),
        lambda: {"terc": "2801021", "name": "Górowo Iławeckie", "kind": "gmina miejska"},
        "commune",
    ),
    (partial(dictionaries.add_row, Village), lambda: {"name": "Kandyty", "commune": builders.commune()}, "village"),
    (partial(dictionaries.add_row, TargetGroup), lambda: {"name": "Wszyscy mieszkańcy"}, "group"),
    (
        partial(dictionaries.add_row, SocialService),
        lambda: {"name": "Usługi opiekuńcze", "area": "social_assistance"},
        "service",
    ),
]


@pytest.mark.parametrize(("add", "values", "word"), ADDITIONS)
def test_an_addition_to_a_dictionary_leaves_one_entry(add, values, word, administrator):
    row = add(values(), by=administrator)

    assert type(row).objects.filter(pk=row.pk).exists()
    assert [act for act, _ in acts()] == [f"{word}.added"]


@pytest.mark.parametrize(("add", "values", "word"), ADDITIONS)
def test_dictionaries_are_the_administrators(add, values, word, organiser):
    with pytest.raises(PermissionDenied):
        add(values(), by=organiser)


def test_an_office_that_has_nobody_yet_is_set_up_from_the_command_line():
    services.save_office(OFFICE, by=None)

    assert list(Entry.objects.values_list("act", "actor", "by")) == [("office.saved", "worker", None)]
