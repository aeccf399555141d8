"""Lists that rooms choose from: added to, renamed, put in order, ended, and held by the database."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.html import strip_tags

from needs.models import Need
from needs.services import change_need
from osl_site.common.audit.models import Change, Entry
from osl_site.common.centre.dictionaries import services
from osl_site.common.centre.models import Centre, Commune, Locality, LocalityForm, SocialService, TargetGroup, Village
from tests import builders
from tests.activities.builders import make_activity
from tests.needs import builders as needs_builders
from tests.reading import text_of

pytestmark = pytest.mark.django_db
SETTINGS = "/biuro/ustawienia/"


def need_of(group):
    need = needs_builders.need()
    need.groups.add(group)
    return need


@pytest.fixture
def desk(signed_in, administrator):
    return signed_in(administrator)


def test_a_group_is_added_by_the_administrator_and_stands_where_it_was_put(desk):
    first = builders.group("Seniorzy", position=1)
    builders.group("Dzieci", position=2)
    answer = desk.post(SETTINGS + "grupy/nowe/", {"name": "Rodziny", "name_uk": "Родини", "after": first.pk})

    assert (answer.status_code, answer.url) == (302, SETTINGS + "grupy/")
    assert list(TargetGroup.objects.values_list("name", "position")) == [("Seniorzy", 1), ("Rodziny", 2), ("Dzieci", 3)]
    assert TargetGroup.objects.get(name="Rodziny").slug == "rodziny"


def test_a_group_moves_to_the_head_of_its_list_and_keeps_its_address(desk):
    builders.group("Dzieci", slug="dzieci", position=1)
    group = builders.group("Seniorzy", slug="seniorzy", position=2)
    desk.post(f"{SETTINGS}grupy/{group.pk}/zmien/", {"name": "Osoby starsze", "after": "", "revision": "1"})

    assert list(TargetGroup.objects.values_list("name", "slug")) == [
        ("Osoby starsze", "seniorzy"),
        ("Dzieci", "dzieci"),
    ]
    told = Change.objects.filter(entry__act="group.changed").order_by("field")
    assert list(told.values_list("field", "before", "after")) == [
        ("name", "Seniorzy", "Osoby starsze"),
        ("position", "2", "1"),
    ]


@pytest.mark.parametrize(
    ("page", "typed", "field", "said"),
    [
        ("grupy/nowe/", {"name": "seniorzy"}, "name", "Ta nazwa jest już na liście."),
        ("uslugi/nowe/", {"name": "Opieka", "area": ""}, "area", "Wybierz"),
        ("gminy/nowe/", {"terc": "280105", "name": "Górowo", "kind": "gmina wiejska"}, "terc", "siedem cyfr"),
        ("gminy/nowe/", {"terc": "2801052", "name": "Górowo", "kind": "gmina wiejska"}, "terc", "już na liście"),
        ("solectwa/nowe/", {"name": "toprzyny", "commune": "2801052"}, "name", "już w tej gminie"),
        (
            "miejscowosci/nowe/",
            {
                "name": "Bądle",
                "simc": "04 739 39",
                "kind": "wieś",
                "commune": "2801052",
                "latitude": "20,5",
                "longitude": "54,3",
            },
            "latitude",
            "nie są zamienione",
        ),
        (
            "miejscowosci/nowe/",
            {"name": "Bądle", "simc": "0473939", "kind": "wieś", "commune": "2801052", "latitude": "54,3"},
            "longitude",
            "obie liczby albo żadnej",
        ),
        (
            "miejscowosci/nowe/",
            {"name": "Bądle", "simc": "0473939", "kind": "wieś", "commune": "2801052", "latitude": "54.3, 20.5"},
            "latitude",
            "jedną liczbę stopni",
        ),
        ("gminy/nowe/", {"terc": "280 10 52", "name": "Górowo", "kind": "gmina wiejska"}, "terc", "już na liście"),
    ],
)
def test_what_cannot_be_so_is_said_at_its_field_with_everything_still_there(desk, page, typed, field, said):
    builders.group("Seniorzy")
    Village.objects.create(name="Toprzyny", commune=builders.commune())
    answer = desk.post(SETTINGS + page, typed)

    assert answer.status_code == 200
    assert said in " ".join(answer.context["form"].errors[field])
    assert f'value="{typed["name"]}"' in answer.content.decode()


def test_a_locality_added_has_an_address_and_proposals_and_is_asked_how_its_name_reads(desk):
    builders.locality("Paustry", slug="paustry")
    typed = {
        "name": "Paustry",
        "simc": "0474301",
        "kind": "osada",
        "commune": "2801052",
        "latitude": "54,25",
        "longitude": "20,5",
    }
    answer = desk.post(SETTINGS + "miejscowosci/nowe/", typed)

    place = Locality.objects.get(pk="0474301")
    assert answer.url == f"{SETTINGS}miejscowosci/0474301/"
    assert (place.slug, place.latitude, place.longitude) == ("paustry-0474301", 54.25, 20.5)
    assert place.forms.exists()


def test_a_locality_renamed_keeps_its_address_and_what_the_office_said_of_its_name(desk):
    place = builders.locality("Kandyty", slug="kandyty", locative="w Kandytach")
    typed = {"name": "Nowe Kandyty", "kind": "wieś", "commune": "2801052", "revision": "1"}
    answer = desk.post(f"{SETTINGS}miejscowosci/{place.pk}/zmien/", typed)

    assert answer.url == f"{SETTINGS}miejscowosci/{place.pk}/"
    assert Locality.objects.get(pk=place.pk).slug == "kandyty"
    assert LocalityForm.objects.get(locality=place, case="locative").text == "w Kandytach"
    assert LocalityForm.objects.filter(locality=place, source="analogy", text__contains="Nowych").exists()


def test_two_people_who_rename_one_service_see_both_names(desk, administrator):
    service = SocialService.objects.create(name="Opieka", area="social_assistance")
    services.change_row(service, {"name": "Usługi opiekuńcze"}, revision=1, by=administrator)
    typed = {"name": "Pomoc w domu", "area": "social_assistance", "is_offered": "on", "revision": "1"}
    page = desk.post(f"{SETTINGS}uslugi/{service.pk}/zmien/", typed)

    assert ("Nazwa usługi", "Usługi opiekuńcze") in page.context["form"].stored_version
    assert 'value="Pomoc w domu"' in page.content.decode()


def test_what_is_used_is_ended_and_what_is_not_is_deleted(desk):
    group = builders.group("Seniorzy")
    need = need_of(group)
    page = f"{SETTINGS}grupy/{group.pk}/usun/"

    assert "Coś już się na tym opiera" in desk.post(page, {"usun": "1"}).content.decode()
    assert TargetGroup.objects.filter(pk=group.pk).exists()
    assert desk.post(page, {"reason": "łączymy z inną grupą"}).status_code == 302
    assert need.groups.get() == group
    assert "łączymy z inną grupą" in desk.get(f"{SETTINGS}grupy/{group.pk}/zmien/").content.decode()

    other = builders.group("Dzieci")
    desk.post(f"{SETTINGS}grupy/{other.pk}/usun/", {"usun": "1"})
    assert not TargetGroup.objects.filter(pk=other.pk).exists()


def test_an_ended_group_is_offered_only_where_it_is_named_already(signed_in, organiser, administrator):
    group = builders.group("Seniorzy")
    named, other = need_of(group), needs_builders.need()
    services.withdraw_row(group, reason="łączymy", by=administrator)
    client = signed_in(organiser)

    def offered(need):
        return (
            group
            in client.get(f"/biuro/rozeznanie/potrzeby/{need.pk}/zmien/").context["form"].fields["groups"].queryset
        )

    assert offered(named) and not offered(other)
    with pytest.raises(ValidationError) as refused:
        change_need(other, {"groups": [group]}, revision=None, by=organiser)
    assert "groups" in refused.value.error_dict
    change_need(named, {"groups": [group], "title": "Inaczej"}, revision=None, by=organiser)
    with pytest.raises(IntegrityError), transaction.atomic():
        Need.groups.through.objects.create(need=other, targetgroup=group)


def test_an_ended_row_is_called_as_it_was_until_it_is_brought_back(administrator):
    service = SocialService.objects.create(name="Opieka", area="social_assistance")
    services.withdraw_row(service, reason="koniec programu", by=administrator)
    with pytest.raises(ValidationError):
        services.change_row(service, {"name": "Inna"}, revision=None, by=administrator)
    with pytest.raises(IntegrityError), transaction.atomic():
        SocialService.objects.filter(pk=service.pk).update(name="Inna")
    services.restore_row(service, by=administrator)

    assert services.change_row(service, {"name": "Inna"}, revision=None, by=administrator).name == "Inna"
    acts = Entry.objects.order_by("id").values_list("act", flat=True)
    assert list(acts) == ["service.withdrawn", "service.restored", "service.changed"]


def test_the_last_commune_that_is_served_stays_so(desk, administrator):
    served = builders.commune()
    builders.commune(terc="2801021", name="Sąsiednia", is_served=False)
    typed = {"name": served.name, "kind": served.kind, "revision": "1"}
    page = desk.post(f"{SETTINGS}gminy/{served.pk}/zmien/", typed)

    assert "co najmniej jedną gminę" in str(page.context["form"].errors["is_served"])
    with pytest.raises(ValidationError, match="co najmniej jedną gminę"):
        services.remove_row(served, by=administrator)
    with pytest.raises(IntegrityError), transaction.atomic():
        Commune.objects.filter(pk=served.pk).update(is_served=False)


def test_a_locality_lies_in_the_commune_of_its_village(administrator):
    other = builders.commune(terc="2801021", name="Sąsiednia")
    village = Village.objects.create(name="Toprzyny", commune=other)
    place = builders.locality()
    with pytest.raises(ValidationError) as refused:
        services.change_row(place, {"village": village}, revision=None, by=administrator)
    assert "village" in refused.value.error_dict
    with pytest.raises(IntegrityError), transaction.atomic():
        Locality.objects.filter(pk=place.pk).update(village=village)
    with pytest.raises(IntegrityError), transaction.atomic():
        Village.objects.filter(pk=village.pk).update(commune=builders.commune())


def test_the_lists_are_read_in_as_many_queries_as_there_are_lists(desk, django_assert_max_num_queries):
    desk.get(SETTINGS + "slowniki/")
    with django_assert_max_num_queries(8 + 8):
        page = desk.get(SETTINGS + "slowniki/")
    assert page.status_code == 200


def test_an_empty_list_waits_on_the_administrators_desk_until_it_has_a_row(desk):
    builders.office(address="ul. Nowa 1", opening_hours="7:30–15:30", organiser_phone="897610295", controller="CUS")
    Centre.objects.update(dpo_contact="iod@przyklad.pl", approval_basis="art. 20")
    builders.locality()

    def words():
        return strip_tags(text_of(desk.get("/biuro/")))

    assert "Grupy i usługi (grupy mieszkańców, usługi społeczne)" in words()

    builders.group()
    SocialService.objects.create(name="Opieka", area="social_assistance")
    assert "Grupy i usługi" not in words()


@pytest.mark.parametrize("name", ["groups", "services"])
def test_an_activity_is_given_nothing_that_is_ended(name, administrator):
    activity = make_activity()
    row = builders.group() if name == "groups" else SocialService.objects.create(name="Opieka", area="health")
    services.withdraw_row(row, reason="koniec", by=administrator)
    with pytest.raises(IntegrityError), transaction.atomic():
        getattr(activity, name).add(row)


def test_a_name_stands_once_on_its_list_however_it_is_written(administrator):
    first = services.add_row(TargetGroup, {"name": "Seniorzy"}, by=administrator)
    other = services.add_row(TargetGroup, {"name": "Dzieci"}, by=administrator)
    for act in (
        lambda: services.add_row(TargetGroup, {"name": " seniorzy"}, by=administrator),
        lambda: services.change_row(other, {"name": "SENIORZY"}, revision=None, by=administrator),
    ):
        with pytest.raises(ValidationError) as refused:
            act()
        assert refused.value.message_dict == {"name": ["Ta nazwa jest już na liście."]}
    assert services.change_row(first, {"name": "seniorzy"}, revision=None, by=administrator).name == "seniorzy"
