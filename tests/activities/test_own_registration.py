"""A resident's own registration by its link: shown back, changed by the same rules, one person however spelled."""

import pytest
from django.core.exceptions import ValidationError

from activities import services
from activities.models import Notice, Occurrence, Registration
from activities.registrations.codes import page_of_registration
from activities.registrations.emails import written
from osl_site.common.audit.models import Actor, Entry
from tests import builders
from tests.activities.builders import line_up, sign_up, wall
from tests.reading import errors, text_of

LARGER = "Chcecie przyjść większą grupą? Zadzwoń do nas."
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 11, 24, 9)
    builders.office(organiser_phone="897610295")


def change(client, row, **typed):
    stored = {"name": row.name, "phone": row.phone, "email": row.email, "people": row.people}
    return client.post(f"{page_of_registration(row)}zmiana/", stored | typed)


def test_the_form_shows_back_what_was_typed_and_changes_it(client):
    _occurrence, (row,) = line_up(5, 1)
    page = client.get(f"{page_of_registration(row)}zmiana/")
    assert page.context["form"]["email"].value() == row.email
    answer = change(client, row, people=3, phone="+48 (89) 761-02-95", step_free="on")
    assert answer.url == page_of_registration(row), "nothing stays in the address"
    page = text_of(client.get(answer.url))
    for said in ("Zmiany są zapisane.", "3 osoby", "89 761 02 95"):
        assert said in page
    assert "Zmiany są zapisane." not in text_of(client.get(page_of_registration(row)))

    changed = Registration.objects.get()
    assert (changed.people, changed.phone, changed.step_free) == (3, "897610295", True)
    assert changed.state == "confirmed"
    assert Entry.objects.roots().latest("id").act == "registration.changed"
    assert Notice.objects.latest("id").kind == "edited"


def test_more_people_take_no_place_that_is_not_there(client):
    _occurrence, (row, _other) = line_up(3, 2)
    refused = change(client, row, people=3)
    assert errors(refused) == {"people": [f"Wolne jest jeszcze 1 miejsce. Możesz wpisać najwyżej 2 osoby. {LARGER}"]}
    assert refused.context["form"]["people"].value() == "3"
    change(client, row, people=2)
    assert Registration.objects.get(pk=row.pk).people == 2
    refused = change(client, row, people=3)
    assert errors(refused) == {"people": [f"Nie ma już wolnych miejsc. Możesz wpisać najwyżej 2 osoby. {LARGER}"]}


def test_fewer_people_free_a_place_for_the_line(client):
    occurrence, _rows = line_up(2, 0)
    pair, single = sign_up(occurrence, people=2), sign_up(occurrence)
    change(client, pair, people=1)
    assert Registration.objects.get(pk=single.pk).state == "offered"


def test_what_is_given_up_or_has_begun_is_not_changed(client, at):
    _occurrence, (row, other) = line_up(2, 2)
    services.give_up(row, by=Actor.RESIDENT)
    assert "Tego zapisu nie można już zmienić." in text_of(change(client, row, people=2))
    with pytest.raises(ValidationError, match="nie można już zmienić"):
        services.change_registration(row, {"people": 2}, revision=None, by=Actor.RESIDENT)
    at(2026, 12, 1, 10)
    with pytest.raises(ValidationError, match="już się zaczęło"):
        services.change_registration(other, {"people": 2}, revision=None, by=Actor.RESIDENT)


@pytest.mark.parametrize(("hour", "said"), [(11, "już się zaczęło"), (13, "już się odbyło")])
def test_a_code_says_that_its_meeting_has_begun_or_is_over_and_offers_nothing_more(hour, said, client, at):
    _occurrence, (row,) = line_up(2, 1)
    at(2026, 12, 1, hour)
    for path in ("", "zmiana/", "rezygnacja/"):
        page = text_of(client.get(page_of_registration(row) + path))
        assert f"To spotkanie {said}." in page
        for later in ("Do zobaczenia", "Zrezygnuj", "Zmień swój zapis", "<form"):
            assert later not in page


def test_below_every_page_of_residents_stands_the_way_to_ones_own_registration(client):
    for language in ("", "/uk", "/en"):
        assert f'<li><a href="{language}/moj-zapis/">' in client.get(f"{language}/kontakt/").text


def test_a_place_is_given_up_only_after_a_question(client):
    _occurrence, (row, waiting) = line_up(1, 2)
    for one, asked in ((waiting, "Wypisać się z listy rezerwowej?"), (row, "Zrezygnować z miejsca?")):
        own = page_of_registration(one)
        assert f'href="{own}rezygnacja/"' in text_of(client.get(own))
        assert asked in text_of(client.get(f"{own}rezygnacja/"))
        assert Registration.objects.get(pk=one.pk).state == one.state
        client.post(f"{own}rezygnacja/")
        assert Registration.objects.get(pk=one.pk).state == "cancelled"


def test_whoever_waits_leaves_the_waiting_list_and_no_place(client):
    _occurrence, (_row, waiting) = line_up(1, 2)
    page = text_of(client.get(page_of_registration(waiting)))
    assert "Wypisz się z listy rezerwowej" in page
    assert "Zrezygnuj z miejsca" not in page
    letter = written(waiting.notices.get()).body
    assert "Wypisz się tutaj z listy rezerwowej:" in letter
    assert "Zrezygnuj" not in letter


def test_of_a_move_ones_own_page_tells_the_day_that_one_was_told_last(client):
    occurrence, (row,) = line_up(2, 1)
    Occurrence.objects.filter(pk=occurrence.pk).update(starts_at=wall(2026, 12, 4, 10), ends_at=wall(2026, 12, 4, 12))
    Occurrence.objects.filter(pk=occurrence.pk).update(
        moved_from=wall(2026, 11, 30, 10), moved_from_end=wall(2026, 11, 30, 12)
    )
    assert "Przeniesione z wtorku, 1 grudnia." in text_of(client.get(page_of_registration(row)))
    now = {"knows_start": wall(2026, 12, 4, 10), "knows_end": wall(2026, 12, 4, 12)}
    Registration.objects.update(**now)
    page = text_of(client.get(page_of_registration(row)))
    assert "Przeniesione." in page
    assert "Przeniesione z" not in page


def test_nobody_fills_a_mailbox_by_changing_an_address():
    _occurrence, (row,) = line_up(2, 1)
    for number in range(9):
        values = {"phone": row.phone, "email": f"{number}@przyklad.pl"}
        services.change_registration(row, values, revision=None, by=Actor.RESIDENT)
    with pytest.raises(ValidationError, match="zmieniany już wiele razy"):
        services.change_registration(row, {"email": "kto@przyklad.pl"}, revision=None, by=Actor.RESIDENT)


def test_a_made_up_link_changes_nothing(client):
    assert client.get("/moj-zapis/1.abc/zmiana/").status_code == 404


@pytest.mark.parametrize("name", ["MARIA  nowak", "Nowak Maria", "Maria Nówak", " maria-nowak "])
def test_one_person_is_one_registration_however_spelled(name, organiser):
    occurrence, _rows = line_up(5, 0)
    who = {"phone": "601234567", "email": ""}
    first = sign_up(occurrence, name="Maria Nowak", **who)
    assert sign_up(occurrence, name=name, **who).repeats == first
    with pytest.raises(ValidationError) as refusal:
        sign_up(occurrence, name=name, by=organiser, **who)
    assert refusal.value.message_dict == {"name": ["Ta osoba już jest zapisana na to spotkanie."]}
    assert sign_up(occurrence, name="Łucja Nowak", **who).state == "confirmed"
