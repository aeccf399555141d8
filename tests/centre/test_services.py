import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from osl_site.audit.models import Entry
from osl_site.centre import services
from osl_site.centre.models import Centre, Locality
from osl_site.editing import ChangedMeanwhile
from tests import builders

pytestmark = pytest.mark.django_db
OFFICE = {"name": "Centrum Usług Społecznych w Górowie Iławeckim", "short_name": "CUS"}


def acts():
    return list(Entry.objects.roots().order_by("id").values_list("act", "fields"))


def locality(name, simc, by):
    values = {"name": name, "simc": simc, "kind": "wieś", "commune": builders.commune()}
    return services.add_locality(values, by=by)


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


@pytest.mark.parametrize(
    ("name", "address"),
    [("Gałajny", "galajny"), ("Łąka Żółw", "laka-zolw"), ("Piasty Wielkie", "piasty-wielkie"), ("Dęby", "deby")],
)
def test_the_address_of_a_village_can_be_said_on_the_phone(name, address):
    assert services.address_of(name) == address


def test_villages_of_one_name_all_carry_the_register_number(administrator):
    for name, simc in [("Paustry", "0474293"), ("Paustry", "0474301"), ("Pareżki", "0474287"), ("Paustry", "0474999")]:
        locality(name, simc, administrator)

    assert list(Locality.objects.order_by("simc").values_list("slug", flat=True)) == [
        "parezki",
        "paustry-0474293",
        "paustry-0474301",
        "paustry-0474999",
    ]
    assert [act for act, _ in acts()] == ["locality.added"] * 4


def test_a_locality_without_a_register_number_is_refused_at_its_field(administrator):
    with pytest.raises(ValidationError) as refused:
        locality("Kandyty", "", administrator)
    assert list(refused.value.error_dict) == ["simc"]


ADDITIONS = [
    (services.add_commune, lambda: {"terc": "2801021", "name": "Górowo Iławeckie", "kind": "gmina miejska"}, "commune"),
    (services.add_village, lambda: {"name": "Kandyty", "commune": builders.commune()}, "village"),
    (services.add_group, lambda: {"slug": "wszyscy", "name": "Wszyscy mieszkańcy", "position": 1}, "group"),
    (services.add_service, lambda: {"name": "Usługi opiekuńcze", "area": "social_assistance"}, "service"),
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
