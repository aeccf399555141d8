"""Nobody learns by the form who is signed up: whoever is gets no other answer, no second place, and word of it."""

import re
import uuid

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from activities import services
from activities.models import Notice, Registration
from activities.registrations import codes
from activities.registrations.emails import place_in_line, written
from activities.registrations.pace import SIGN_UP
from activities.seats import seats_of
from osl_site.common.audit.models import Actor, Entry
from osl_site.common.guard.guard import Proof
from osl_site.common.guard.stamps import Stamp
from tests import builders
from tests.activities.builders import line_up, sign_up
from tests.activities.working import hidden_in
from tests.reading import text_of

pytestmark = pytest.mark.django_db
MARIA = {"name": "Maria Nowak", "phone": "601234567", "email": "maria@przyklad.pl"}
ANNA = {"name": "Anna Wilk", "phone": "602345678", "email": "anna@przyklad.pl"}
OF_ONE_PAGE = re.compile(r"[A-Z]\d(?:-[A-Z]\d){4}|/moj-zapis/[^/\"]+|/spotkania/\d+|csrf\S+ value=\"\w+\"|miejsce \d+")


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 11, 24, 9)
    builders.office(organiser_phone="897610295")


def kinds(registration):
    return [(notice.kind, notice.channel) for notice in registration.notices.order_by("id")]


def answer(client, occurrence, who):
    """All that whoever sends the form sees: the page after it, and then the page of signing up."""
    address = f"/spotkania/{occurrence.pk}/zapis/"
    form = {"people": "1"} | who | hidden_in(client.get(address).text)
    pages = [client.post(address, form, follow=True), client.get(address)]
    seen = [OF_ONE_PAGE.sub("…", re.sub(r'value="[^"]{20,}"', "", page.text)) for page in pages]
    return [page.redirect_chain and page.status_code for page in pages[:1]], re.sub(r"Herbata \d+", "", "".join(seen))


@pytest.mark.parametrize(("capacity", "others", "limit"), [(5, 2, 3), (2, 3, 9), (None, 2, 3), (1, 3, 2), (1, 2, 2)])
def test_the_answer_is_the_same_whether_one_is_signed_up_or_not(capacity, others, limit, client):
    """Free places, a line, no number of places, a line that is full, its last place: code, words, numbers, refusals."""
    seen = []
    for known in (MARIA, ANNA):
        occurrence, _rows = line_up(capacity, 0, waiting_limit=limit)
        sign_up(occurrence, **known)
        for _other in range(others - 1):
            sign_up(occurrence)
        seen.append(answer(client, occurrence, MARIA))
    assert seen[0] == seen[1]


def test_who_comes_next_is_told_the_same_place_in_the_line():
    told = []
    for known in (MARIA, ANNA):
        occurrence, _rows = line_up(1, 2)
        sign_up(occurrence, **known)
        sign_up(occurrence, **MARIA)
        told.append(place_in_line(sign_up(occurrence)))
    assert told == [4, 4]


def test_it_is_asked_of_the_database_about_as_often(django_assert_max_num_queries):
    occurrence, _rows = line_up(9, 0)
    counted = []
    proof = lambda: Proof(Stamp.fresh(SIGN_UP), "")
    sign_up(occurrence, proof=proof())
    for who in (MARIA, MARIA, MARIA):
        with django_assert_max_num_queries(80) as done:
            sign_up(occurrence, proof=proof(), **who)
        counted.append(len(done))
    assert max(counted) - min(counted) <= 6


def test_who_signs_up_again_has_one_place_and_a_letter_an_hour_later(at):
    occurrence, _rows = line_up(5, 0)
    first, second = sign_up(occurrence, **MARIA), sign_up(occurrence, **MARIA | {"name": "maria NÓWAK"})
    assert (second.state, second.told_state, second.repeats) == ("repeated", "confirmed", first)
    assert codes.code_of(first) != codes.code_of(second)
    assert seats_of(occurrence).taken == 1
    assert Entry.objects.roots().latest("id").act == "registration.repeated"
    assert kinds(first) == [("confirmation", "mail")]
    at(2026, 11, 24, 10, 1)
    sign_up(occurrence, **MARIA)
    assert kinds(first) == [("confirmation", "mail"), ("repeated", "mail")]
    assert kinds(second) == []
    letter = written(first.notices.get(kind="repeated"))
    assert letter.subject.startswith("Ten zapis już mamy")
    assert codes.page_of_registration(first) in letter.body
    assert codes.page_of_registration(second) not in letter.body


def test_who_left_a_telephone_alone_is_rung_once(desk):
    occurrence, _rows = line_up(5, 0)
    who = MARIA | {"email": ""}
    first = sign_up(occurrence, **who)
    for _again in range(3):
        sign_up(occurrence, **who)
    assert kinds(first) == [("repeated", "phone")]
    assert "Powiedz, że jest już na liście, i zapytaj, czy przyjdzie." in text_of(
        desk.get("/biuro/zapisy/do-obdzwonienia/")
    )


def test_an_honest_second_press_shows_the_same_page():
    occurrence, _rows = line_up(5, 0)
    key = uuid.uuid4()
    assert sign_up(occurrence, key=key, **MARIA) == sign_up(occurrence, key=key, **MARIA)
    again = uuid.uuid4()
    assert sign_up(occurrence, key=again, **MARIA) == sign_up(occurrence, key=again, **MARIA)


def test_a_telephone_that_many_have_tells_nothing_and_signs_up_every_neighbour():
    occurrence, _rows = line_up(9, 0)
    rows = [sign_up(occurrence, name=name, phone="601234567", email="") for name in ("Maria", "Anna", "Jan", "Piotr")]
    assert [row.state for row in rows] == ["confirmed"] * 4


def test_who_adds_an_address_that_nobody_knows_is_somebody_else():
    """Or no letter to it would tell that the name and the number are known."""
    occurrence, _rows = line_up(5, 0)
    first = sign_up(occurrence, **MARIA | {"email": ""})
    other = sign_up(occurrence, **MARIA | {"email": "ciekawy@przyklad.pl"})
    assert (other.state, kinds(other), kinds(first)) == ("confirmed", [("confirmation", "mail")], [])


# What is done on the second page


def test_giving_up_there_takes_no_place_away_and_the_person_is_asked(client):
    occurrence, _rows = line_up(5, 0)
    first, second = sign_up(occurrence, **MARIA), sign_up(occurrence, **MARIA)
    page = client.post(f"{codes.page_of_registration(second)}rezygnacja/", follow=True)
    said = "Ten zapis jest skreślony. Jeśli był to Twój drugi zapis na to spotkanie, pierwszy zostaje."
    assert said in text_of(page)
    assert "Miejsce dostanie ktoś inny" not in text_of(page)
    assert said in text_of(client.post(f"{codes.page_of_registration(first)}rezygnacja/", follow=True))
    again = text_of(client.get(codes.page_of_registration(sign_up(occurrence, **ANNA))))
    assert "Liczy się pierwszy i jego kod: kto z niego zrezygnuje, nie ma" in again


def test_giving_up_there_leaves_the_first(client):
    occurrence, _rows = line_up(5, 0)
    first, second = sign_up(occurrence, **MARIA), sign_up(occurrence, **MARIA)
    client.post(f"{codes.page_of_registration(second)}rezygnacja/")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("confirmed", "cancelled")
    assert kinds(first)[-1] == ("repeated", "mail")


def test_confirming_there_is_as_confirming_what_is_confirmed():
    occurrence, _rows = line_up(5, 0)
    rows = [sign_up(occurrence, **MARIA) for _time in range(2)]
    for row in rows:
        services.confirm_place(row, by=Actor.RESIDENT)
    assert [row.state for row in Registration.objects.order_by("id")] == ["confirmed", "repeated"]


def test_what_turns_out_to_be_another_person_gets_the_place_it_was_told_of(client):
    occurrence, _rows = line_up(5, 0)
    sign_up(occurrence, **MARIA)
    second = sign_up(occurrence, **MARIA)
    page = client.post(f"{codes.page_of_registration(second)}zmiana/", ANNA | {"people": 2})
    assert page.status_code == 302
    second.refresh_from_db()
    assert (second.state, second.repeats, seats_of(occurrence).taken) == ("confirmed", None, 3)
    assert kinds(second) == [("edited", "mail")]


def test_taking_another_name_by_the_link_is_answered_alike_and_keeps_the_place():
    occurrence, _rows = line_up(5, 0)
    first, own = sign_up(occurrence, **MARIA | {"email": ""}), sign_up(occurrence, **ANNA)
    services.change_registration(own, MARIA | {"email": ""}, revision=None, by=Actor.RESIDENT)
    own.refresh_from_db()
    assert (own.state, own.repeats, own.name) == ("confirmed", first, "Maria Nowak")
    assert kinds(first) == [("repeated", "phone")]


def test_the_office_is_told_that_a_caller_is_on_the_list(organiser):
    occurrence, _rows = line_up(5, 0)
    sign_up(occurrence, **MARIA)
    with pytest.raises(ValidationError, match="już jest zapisana"):
        sign_up(occurrence, by=organiser, **MARIA | {"email": "nowy@przyklad.pl"})


def test_the_database_has_one_row_of_a_person_however_spelled():
    occurrence, _rows = line_up(5, 0)
    sign_up(occurrence, **MARIA)
    other = sign_up(occurrence, **ANNA)
    spelled = "update activities_registration set name = %s, phone = %s, email = %s where id = %s"
    values = ["MARIA NÓWAK", "601234567", "Maria+2@przyklad.pl", other.pk]
    with pytest.raises(IntegrityError, match="registration_once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(spelled, values)
    with pytest.raises(IntegrityError, match="registration_repeats_another"), transaction.atomic():
        Registration.objects.filter(pk=other.pk).update(state="repeated")


# Letters


def test_a_strangers_mailbox_gets_five_letters_a_day_however_it_is_written(at):
    spelled = ["ofiara", "ofiara+1", "OFIARA", "o.fiara", "ofiara+a+b", "of.iara+9", "ofiara+7"]
    rows = [sign_up(line_up(2, 0)[0], email=f"{name}@gmail.com", phone="") for name in spelled]
    assert [row.state for row in rows] == ["confirmed"] * 7
    assert Notice.objects.count() == 5
    services.give_up(rows[0], by=Actor.RESIDENT)
    assert Notice.objects.count() == 5
    at(2026, 11, 25, 9)
    sign_up(line_up(2, 0)[0], email="ofiara@gmail.com", phone="")
    assert Notice.objects.count() == 6


def test_whom_the_office_has_written_down_gets_every_letter_and_so_does_whoever_the_office_writes_to(organiser):
    occurrences = [line_up(9, 0)[0] for _time in range(6)]
    sign_up(occurrences[0], by=organiser, **MARIA)
    rows = [sign_up(occurrence, **MARIA) for occurrence in occurrences[1:]]
    services.give_up(rows[0], by=Actor.RESIDENT)
    assert Notice.objects.count() == 7
    strangers = [sign_up(occurrence, **ANNA) for occurrence in occurrences]
    before = Notice.objects.count()
    services.cancel_occurrence(occurrences[5], reason="remont", by=organiser)
    assert strangers[5].notices.filter(kind="cancelled").count() == 1
    assert Notice.objects.count() == before + 2
