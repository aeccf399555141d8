from datetime import date

import pytest

from osl_site.common.audit.models import Entry
from osl_site.common.forms.phones import NO_AREA, WHOLE_NUMBER, WITH_NOUGHT
from partners.models import ContactPerson, Partner
from tests import builders
from tests.needs.builders import asset
from tests.partners.builders import partner, person

pytestmark = pytest.mark.django_db
LIST = "/biuro/partnerzy/spis/"
ADD = f"{LIST}nowy/"
TYPED = {"name": "Koło Gospodyń", "kind": "rural_women", "offers": "Pierogi i sala."}
MARIA = {"name": "Maria Hnat", "phone": "897610001"}
NOT_OFFERED = "Tej odpowiedzi nie ma już na liście. Wybierz inną."


@pytest.fixture
def desk(signed_in, organiser, at):
    """The organiser's browser, on a fixed day."""
    at(2026, 12, 1, 9)
    return signed_in(organiser)


def with_people(*typed, stored=0):
    """The part of the form with people: those stored when it was opened, then two empty places."""
    places = [*typed, *[{}] * (stored + 2 - len(typed))]
    fields = {f"osoby-{number}-{name}": value for number, row in enumerate(places) for name, value in row.items()}
    return fields | {"osoby-TOTAL_FORMS": str(len(places)), "osoby-INITIAL_FORMS": str(stored)}


def words_of(form):
    return {name: form[name].value() for name in form.fields if form[name].value() not in (None, "", [], False)}


def edit(row):
    return f"{row.get_absolute_url()}zmien/"


def test_a_partner_is_saved_with_the_people_to_contact(desk):
    kandyty = builders.locality("Kandyty")
    answer = desk.post(ADD, TYPED | {"localities": [kandyty.pk]} | with_people(MARIA | {"is_public": "on"}))

    row = Partner.objects.get()
    assert (answer.status_code, answer.url) == (302, row.get_absolute_url())
    assert list(ContactPerson.objects.values_list("name", "is_public")) == [("Maria Hnat", True)]
    assert "Maria Hnat" in desk.get(answer.url).content.decode()
    assert Entry.objects.roots().count() == 1


@pytest.mark.parametrize(
    ("bad", "field", "sentence"),
    [
        ({"name": " "}, "name", "Wpisz tutaj: nazwa."),
        ({"name": "Remiza"}, "name", "Partner o tej nazwie już jest w spisie. Wpisz inną nazwę."),
        ({"name": "a\0b"}, "name", "W tym tekście jest znak, którego nie da się zapisać. Wpisz ten tekst jeszcze raz."),
        ({"kind": ""}, "kind", "Wybierz z listy: typ."),
        ({"confirmed_on": "99999-01-01"}, "confirmed_on", "Wpisz datę, na przykład 1.12.2026."),
        ({"confirmed_on": "9999-12-31"}, "confirmed_on", "Wpisz rok od 2000 do 2100."),
        ({"confirmed_on": "0001-01-01"}, "confirmed_on", "Wpisz rok od 2000 do 2100."),
        (
            {"localities": ["0"]},
            "localities",
            NOT_OFFERED,
        ),
    ],
)
def test_bad_words_are_refused_at_their_field_with_everything_still_there(bad, field, sentence, desk):
    partner(name="Remiza")
    page = desk.post(ADD, TYPED | bad | with_people(MARIA))

    assert (page.status_code, page.context["form"].errors) == (200, {field: [sentence]})
    assert sentence in page.content.decode()
    assert words_of(page.context["form"]) == {name: value for name, value in (TYPED | bad).items() if value}
    assert words_of(page.context["people"][0]) == MARIA
    assert Partner.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"phone": "897610001"}, {"name": ["Wpisz tutaj: imię i nazwisko."]}),
        (MARIA | {"phone": "12"}, {"phone": [WHOLE_NUMBER]}),
        (MARIA | {"phone": "761 02 95"}, {"phone": [NO_AREA]}),
        (MARIA | {"phone": "089 761 02 95"}, {"phone": [WITH_NOUGHT]}),
        (MARIA | {"email": "maria"}, {"email": ["Wpisz adres e-mail, na przykład anna@przyklad.pl."]}),
    ],
)
def test_a_bad_word_about_a_person_is_refused_at_its_field_too(typed, errors, desk):
    page = desk.post(ADD, TYPED | with_people(typed))

    assert (page.status_code, page.context["people"][0].errors) == (200, errors)
    assert words_of(page.context["people"][0]) == typed
    assert words_of(page.context["form"]) == TYPED
    assert not Partner.objects.exists()


def test_a_person_is_taken_off_the_list_and_another_put_on_it(desk):
    row = partner()
    person(row, **MARIA)
    form = desk.get(edit(row)).context["people"]
    assert words_of(form[0]) == MARIA | {"basis": "task"}
    people = with_people(MARIA | {"DELETE": "on"}, {"name": "Jan Sawka"}, stored=1)
    assert desk.post(edit(row), TYPED | {"revision": "1"} | people).status_code == 302

    assert list(row.people.values_list("name", flat=True)) == ["Jan Sawka"]


def test_the_second_of_two_people_sees_both_versions_and_then_decides(desk):
    row = partner()
    assert desk.post(edit(row), TYPED | {"name": "Pierwsza", "revision": "1"} | with_people()).status_code == 302
    page = desk.post(edit(row), TYPED | {"name": "Druga", "revision": "1"} | with_people())

    assert page.status_code == 200
    assert ("Nazwa", "Pierwsza") in page.context["form"].stored_version
    assert "Pierwsza" in page.content.decode()
    assert words_of(page.context["form"]) == TYPED | {"name": "Druga", "revision": 2}
    assert desk.post(edit(row), TYPED | {"name": "Druga", "revision": "2"} | with_people()).status_code == 302
    assert Partner.objects.get().name == "Druga"


def test_people_that_somebody_has_added_meanwhile_are_shown_and_are_no_error(desk):
    row = partner()
    assert desk.post(edit(row), TYPED | {"revision": "1"} | with_people(MARIA)).status_code == 302
    page = desk.post(edit(row), TYPED | {"name": "Druga", "revision": "1"} | with_people({"name": "Jan Sawka"}))

    assert ("Osoby do kontaktu", "Maria Hnat, 897610001") in page.context["form"].stored_version
    assert [words_of(form) for form in page.context["people"]] == [{"name": "Jan Sawka"}, {}]
    page = desk.post(edit(row), TYPED | {"name": "Druga", "revision": "1"} | with_people())
    assert (page.context["people"].is_valid(), bool(page.context["form"].stored_version)) == (True, True)


def test_typing_the_same_person_as_somebody_meanwhile_keeps_that_person(desk):
    row = partner()
    assert desk.post(edit(row), TYPED | {"revision": "1"} | with_people(MARIA)).status_code == 302
    assert desk.post(edit(row), TYPED | {"revision": "2"} | with_people(MARIA)).status_code == 302

    assert list(row.people.values_list("name", flat=True)) == ["Maria Hnat"]


@pytest.mark.parametrize(
    "broken", [{}, {"osoby-TOTAL_FORMS": "x"}, {"osoby-TOTAL_FORMS": "1", "osoby-INITIAL_FORMS": ""}]
)
def test_a_form_without_its_people_changes_nothing(broken, desk):
    row = partner()
    person(row)
    page = desk.post(edit(row), TYPED | {"revision": "1"} | broken)

    assert (page.status_code, Partner.objects.get().name, row.people.count()) == (200, row.name, 1)


def test_confirming_today_is_one_press(desk):
    row = partner(confirmed_on=date(2026, 1, 5))
    page = desk.post(f"{row.get_absolute_url()}potwierdz/", follow=True)

    assert page.redirect_chain == [(row.get_absolute_url(), 302)]
    assert Partner.objects.get().confirmed_on == date(2026, 12, 1)
    assert desk.get(f"{row.get_absolute_url()}potwierdz/").status_code == 405


@pytest.mark.parametrize("role", ["coworker", "director", "administrator"])
def test_only_the_organiser_is_given_the_forms(role, signed_in):
    row, client = partner(), signed_in(builders.user(role))

    assert [client.get(path).status_code for path in (ADD, edit(row))] == [403, 403]
    paths = [ADD, edit(row), f"{row.get_absolute_url()}potwierdz/"]
    assert [client.post(path, TYPED | with_people()).status_code for path in paths] == [403] * 3


HIDDEN = "Niektóre osoby do kontaktu widzą tylko organizator i dyrektor."


@pytest.mark.parametrize(
    ("role", "names"),
    [
        ("organiser", ["Maria Hnat", "Jan Sawka"]),
        ("director", ["Maria Hnat", "Jan Sawka"]),
        ("coworker", ["Jan Sawka"]),
    ],
)
def test_people_that_are_not_public_are_not_shown_to_a_coworker(role, names, signed_in):
    row = partner()
    person(row, name="Maria Hnat", phone="897610001", email="maria@przyklad.pl")
    person(row, name="Jan Sawka", phone="897610002", is_public=True)
    page = signed_in(builders.user(role)).get(row.get_absolute_url())
    text = page.content.decode()

    sees_all = role != "coworker"
    assert [shown.name for shown in page.context["people"]] == names
    assert [word in text for word in ("Maria Hnat", "tel:+48897610001", "maria@przyklad.pl")] == [sees_all] * 3
    assert (HIDDEN in text) is not sees_all
    assert "tel:+48897610002" in text


def test_people_of_partners_are_found_by_nobody_in_the_list(signed_in, coworker):
    person(partner(), name="Maria Hnat")

    assert list(signed_in(coworker).get(f"{LIST}?szukaj=Hnat").context["page"]) == []


def test_the_page_of_a_partner_says_what_stands_on_it(desk):
    row = partner()
    hall = asset(title="Sala w remizie", partner=row)
    page = desk.get(row.get_absolute_url())

    assert [(link.kind, link.label, link.url) for link in page.context["links"]] == [
        ("zasób", "Sala w remizie", hall.get_absolute_url())
    ]


def test_a_longer_list_takes_no_more_queries(desk, django_assert_num_queries):
    partner(localities=[builders.locality()])
    with django_assert_num_queries(9):
        desk.get(LIST)
    for _ in range(29):
        partner(localities=[builders.locality(), builders.locality()])
    with django_assert_num_queries(9):
        page = desk.get(LIST)
    assert (len(page.context["page"]), page.context["page"].paginator.count) == (25, 30)


@pytest.mark.parametrize(
    "query",
    [
        "typ=x&animacja=%00&do_potwierdzenia=x",
        "typ=%00",
        "szukaj=%00",
        "szukaj=%25_%5C%27",
        f"szukaj={'a' * 101}",
        "miejscowosc=0000000",
        "miejscowosc=%00",
        "strona=x",
        "strona=-1",
        "strona=99999999999999999999",
    ],
)
def test_odd_questions_are_answered_by_the_list(query, desk):
    partner()

    assert desk.get(f"{LIST}?{query}").status_code == 200


@pytest.mark.parametrize("query", ["", "?do_potwierdzenia=on"])
@pytest.mark.parametrize("day", [date(9999, 12, 29), date(1, 1, 3)])
def test_a_partner_confirmed_on_the_first_or_last_day_that_may_be_is_shown(day, query, desk):
    row = partner(confirmed_on=day)

    assert [desk.get(path).status_code for path in (row.get_absolute_url(), LIST + query)] == [200, 200]


def test_a_question_that_cannot_be_understood_is_said_at_its_field_and_not_applied(desk):
    row = partner()
    page = desk.get(f"{LIST}?miejscowosc=0000000")

    assert page.context["form"].errors == {"miejscowosc": [NOT_OFFERED]}
    assert list(page.context["page"]) == [row]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("typ=library", ["Biblioteka"]),
        ("szukaj=POŻAR wóz", ["Straż"]),
        ("szukaj=wóz książki", []),
        ("animacja=on", ["Straż"]),
        ("do_potwierdzenia=on", ["Biblioteka"]),
    ],
)
def test_partners_are_found_by_kind_words_animation_and_age_of_their_data(query, expected, desk):
    partner(name="Biblioteka", offers="Książki", confirmed_on=date(2026, 5, 1))
    fresh = {"confirmed_on": date(2026, 11, 1)}
    partner(name="Straż", kind="fire_brigade", offers="Wóz strażacki", animation="pożarnicza drużyna", **fresh)

    assert [row.name for row in desk.get(f"{LIST}?{query}").context["page"]] == expected


def test_who_works_in_the_whole_commune_works_in_each_place(desk):
    kandyty = builders.locality("Kandyty")
    here, everywhere = partner(name="A", localities=[kandyty]), partner(name="B", communes=[kandyty.commune])
    partner(name="C", localities=[builders.locality("Pieszkowo")])

    assert list(desk.get(f"{LIST}?miejscowosc={kandyty.pk}").context["page"]) == [here, everywhere]


def test_the_page_of_two_versions_calls_the_partner_as_stored(desk):
    row = partner(name="Koło w Kandytach")
    page = desk.post(edit(row), TYPED | {"name": "Inna", "revision": "7"} | with_people())
    assert page.context["form"]["name"].value() == "Inna"
    crumbs = page.text.partition('class="crumbs"')[2].partition("</nav>")[0]
    assert "Kandytach" in crumbs
    assert "Inna" not in crumbs
