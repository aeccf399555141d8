"""Localities are found by every form of their names, and called as the office calls them."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from osl_site.common.audit.models import Entry
from osl_site.common.centre import services, territory
from osl_site.common.centre.dictionaries import services as dictionaries
from osl_site.common.centre.fields import LocalityField
from osl_site.common.centre.models import Locality, LocalityForm
from osl_site.common.text.declension import bent
from osl_site.common.text.transcription import ukrainian
from tests import builders

pytestmark = pytest.mark.django_db
FORMS = {"locative": "w Kandytach", "genitive": "Kandyt", "ukrainian": "Кандити"}


@pytest.fixture
def places():
    kandyty = dictionaries.add_locality(
        {"simc": "0474123", "name": "Kandyty", "kind": "wieś", "slug": "kandyty", "commune": builders.commune()},
        forms={"locative": "w Kandytach"},
        by=None,
    )
    for simc, name in (
        ("0474293", "Paustry"),
        ("0474294", "Paustry"),
        ("0474300", "Krasnołąka"),
        ("0474301", "Toprzyny"),
    ):
        row = {"simc": simc, "name": name, "kind": "wieś", "slug": f"nazwa-{simc}"}
        dictionaries.add_locality(row | {"commune": kandyty.commune}, by=None)
    return kandyty


def names(rows):
    return [row.name for row in rows]


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Kandyty", ["Kandyty"]),
        ("w kandytach", ["Kandyty"]),
        ("Kandytami", ["Kandyty"]),
        ("Кандити", ["Kandyty"]),
        ("krasno-laka", ["Krasnołąka"]),
        ("Krasno Łące", ["Krasnołąka"]),
        ("Краснолонка", ["Krasnołąka"]),
        ("Toprzyn", ["Toprzyny"]),
        ("topr", ["Toprzyny"]),
        ("paustry", ["Paustry", "Paustry"]),
        ("0474293", ["Paustry"]),
        ("", []),
        ("ka", []),
        ("Warszawa", []),
    ],
)
def test_places_are_found_as_people_write_them(words, meant, places):
    assert names(territory.find(words).places) == meant


@pytest.mark.parametrize(
    ("words", "near"),
    [
        ("Kadnyty", ["Kandyty"]),
        ("Toprziny", ["Toprzyny"]),
        ("krasnaloka", ["Krasnołąka"]),
        ("Warszawa", []),
        ("x" * 5000, []),
    ],
)
def test_of_an_unknown_name_the_nearest_are_offered(words, near, places):
    found = territory.find(words)
    assert (names(found.places), names(found.near)) == ([], near)


def test_only_what_the_office_says_is_said_to_people(places, organiser):
    here, proposed = Locality.objects.get(name="Kandyty"), Locality.objects.get(name="Toprzyny")
    assert (here.where, proposed.where) == ("w Kandytach", "w miejscowości Toprzyny")

    services.name_locality(proposed, {"locative": "w Toprzynach"}, revision=1, by=organiser)
    assert proposed.where == "w Toprzynach"


def test_no_proposal_replaces_what_the_office_says(places):
    """Neither where a form is proposed, nor by any statement."""
    form = LocalityForm.objects.get(locality=places, case="locative")
    with pytest.raises(IntegrityError, match="no proposal"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("update centre_localityform set source = 'analogy' where id = %s", [form.pk])
    with pytest.raises(IntegrityError, match="locality_form_once"), transaction.atomic():
        LocalityForm.objects.create(locality=places, case="locative", language="pl", text="w Kandyt", source="analogy")


def test_naming_confirms_changes_and_takes_away_and_leaves_one_entry(places, organiser):
    services.name_locality(places, FORMS | {"dative": ""}, revision=1, by=organiser)
    said = {form.name: (form.text, form.source) for form in places.forms.all()}

    assert said["ukrainian"] == ("Кандити", "office")
    assert said["instrumental"] == ("Kandytami", "analogy")
    assert "dative" not in said
    entry = Entry.objects.order_by("-id")[0]
    assert (entry.act, entry.fields) == ("locality.named", ["dative", "genitive", "ukrainian"])


@pytest.mark.parametrize("role", ["coworker", "director"])
def test_others_do_not_name_places(role, places):
    with pytest.raises(PermissionDenied):
        services.name_locality(places, FORMS, revision=1, by=builders.user(role))


def test_a_field_of_staff_understands_a_name_and_refuses_one_that_two_share(places):
    assert LocalityField().clean("w Kandytach") == places
    assert LocalityField().clean(places.pk) == places
    with pytest.raises(ValidationError):
        LocalityField().clean("Paustry")


def test_places_of_one_name_are_told_apart_by_what_they_are(places):
    kinds = ("wieś", "osada", "osada")
    rows = [builders.locality("Zięby", slug=f"zieby-{number}", kind=kind) for number, kind in enumerate(kinds)]
    labels = dict(LocalityField().choices)
    assert [labels[row.pk] for row in rows] == ["Zięby (wieś)", *(f"Zięby (osada, {row.simc})" for row in rows[1:])]


def page_of(place):
    return f"/biuro/ustawienia/miejscowosci/{place.pk}/"


def test_the_page_says_what_is_proposed_and_saves_it(places, signed_in, organiser):
    client = signed_in(organiser)
    form = client.get(page_of(places)).context["form"]
    assert form["genitive"].value() == "Kandyt"
    assert form.fields["genitive"].help_text.startswith("To propozycja.")
    assert not form.fields["locative"].help_text.startswith("To propozycja.")

    answer = client.post(page_of(places), FORMS | {"revision": "1"})
    assert (answer.status_code, answer.url) == (302, "/biuro/ustawienia/miejscowosci/")
    assert "Kandyt (propozycja)" not in client.get(answer.url).content.decode()


@pytest.mark.parametrize(
    ("name", "text", "refused"),
    [
        ("ukrainian", "Kandyty", "Wpisz tę nazwę literami ukraińskimi."),
        ("genitive", "Кандит", "Wpisz tę nazwę literami polskimi."),
        ("locative", "Kandytach", "Zacznij od słowa „w”, „we” albo „na”. Na przykład: w Kandytach."),
    ],
)
def test_what_is_no_form_of_a_name_is_refused_at_their_field(name, text, refused, places, signed_in, organiser):
    page = signed_in(organiser).post(page_of(places), FORMS | {name: text, "revision": "1"})
    assert page.context["form"].errors == {name: [refused]}
    assert f'value="{text}"' in page.content.decode()


def test_a_preposition_that_pages_say_themselves_is_left_out(places, signed_in, organiser):
    typed = FORMS | {"genitive": "do Kandyt", "instrumental": "za  Kandytami", "revision": "1"}
    assert signed_in(organiser).post(page_of(places), typed).status_code == 302
    said = dict(places.forms.filter(case__in=("genitive", "instrumental")).values_list("case", "text"))
    assert said == {"genitive": "Kandyt", "instrumental": "Kandytami"}


def test_two_people_who_name_one_place_see_both_versions(places, signed_in, organiser, administrator):
    services.name_locality(places, {"genitive": "Kandytów"}, revision=1, by=administrator)
    client = signed_in(organiser)
    page = client.post(page_of(places), FORMS | {"revision": "1"})

    assert ("Dokąd? Do…", "Kandytów") in page.context["form"].stored_version
    assert places.forms.get(case="genitive").text == "Kandytów"
    assert client.post(page_of(places), FORMS | {"revision": "2"}).status_code == 302


@pytest.mark.parametrize(
    ("name", "cases"),
    [
        ("Kandyty", ["Kandyt", "Kandytom", "Kandyty", "Kandytami", "Kandytach"]),
        ("Krasnołąka", ["Krasnołąki", "Krasnołące", "Krasnołąkę", "Krasnołąką", "Krasnołące"]),
        ("Sołtysowizna", ["Sołtysowizny", "Sołtysowiźnie", "Sołtysowiznę", "Sołtysowizną", "Sołtysowiźnie"]),
        ("Bukowiec", ["Bukowca", "Bukowcowi", "Bukowiec", "Bukowcem", "Bukowcu"]),
        ("Dwórzno", ["Dwórzna", "Dwórznu", "Dwórzno", "Dwórznem", "Dwórznie"]),
        ("Stega Mała", ["Stegi Małej", "Stedze Małej", "Stegę Małą", "Stegą Małą", "Stedze Małej"]),
        ("Bądle", []),
    ],
)
def test_names_are_bent_by_analogy(name, cases):
    assert list(bent(name).values()) == cases


@pytest.mark.parametrize(
    ("name", "said"),
    [("Toprzyny", "Топшини"), ("Bukowiec", "Буковець"), ("Dzikowo Iławeckie", "Дзіково Ілавецьке"), ("Dęby", "Демби")],
)
def test_names_are_transcribed_for_those_who_read_ukrainian(name, said):
    assert ukrainian(name) == said
