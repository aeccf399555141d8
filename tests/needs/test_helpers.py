"""Helpers: sign on by the page or in a talk, are asked again after a year, go by one press; nothing of them stays."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from needs import services
from needs.helping.links import OWN, page_of
from needs.helping.pace import FORM, MOST_A_MINUTE
from needs.models import Asset, Helper, HelperClause, HelperContact
from osl_site.common import clock, registry
from osl_site.common.audit.models import Access, Actor, Entry, Erasure
from osl_site.common.confirmations.links import page_of as page_of_question
from osl_site.common.confirmations.models import Confirmation
from osl_site.common.confirmations.services import ask_all_due
from osl_site.common.guard.services import MINUTE, count
from osl_site.common.guard.stamps import Stamp
from osl_site.common.letters.models import Letter
from osl_site.common.privacy.kept_words import PrivacyNotice
from tests import builders
from tests.breaking import refused, sql
from tests.needs.builders import asset
from tests.reading import text_of

pytestmark = pytest.mark.django_db
ADDRESS = "/mozecie-do-mnie-dzwonic/"
ROOM = "/biuro/rozeznanie/osoby-chetne/"
SAID = {"what": "Naprawię kran", "when": "wieczorem", "called": "Jan", "phone": "601 234 567"}
CLAUSE = PrivacyNotice("pl", "Zadzwonimy.")


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 11, 30, 9)
    builders.office()


def helper(by, **values):
    said = SAID | {"phone": "601234567", "localities": [], "email": ""} | values
    return services.enter_helper(said, clause=CLAUSE, by=by)


def sent(client, **typed):
    """The form as its page drew it a while ago, with this typed into it."""
    form = client.get(ADDRESS).context["form"]
    carried = {name: form[name].value() for name in ("key", "clause")}
    stamp = Stamp.fresh(FORM, age=timedelta(minutes=1)).text
    return carried | {"pieczec": stamp} | SAID | typed


def acts():
    return list(Entry.objects.roots().order_by("id").values_list("act", flat=True))


def test_a_resident_signs_on_sees_what_is_known_and_goes_by_one_press(client):
    place = builders.locality("Kandyty")
    form = sent(client, localities=[place.pk])
    own = client.post(ADDRESS, form).url
    row = Helper.objects.get()
    assert own == page_of(row)
    assert client.post(ADDRESS, form).url == own  # the same form twice is one helper
    page = text_of(client.get(own))
    assert all(words in page for words in ("Naprawię kran", "wieczorem", "Kandyty", "Wypiszcie mnie"))
    assert "601" not in page  # whoever gets hold of the link reads no number
    contact = row.contact
    assert (contact.phone, contact.was_read_out, HelperClause.objects.get().digest) == (
        "601234567",
        False,
        form["clause"],
    )
    assert "Dane usunięte." in text_of(client.post(own, follow=True))
    assert not HelperContact.objects.exists()
    assert Erasure.objects.filter(table="needs_helpercontact", row=str(contact.pk)).count() == 1
    assert client.post(own).status_code == 302  # twice is the same as once
    assert acts() == ["helper.signed_on", "helper.signed_off"]
    assert client.get(f"{ADDRESS}zly-link/").status_code == 404


def test_looking_at_a_link_changes_nothing_and_a_made_up_one_opens_nothing(client, organiser):
    row = helper(organiser)
    for method in (client.get, client.head):
        method(page_of(row))
    assert HelperContact.objects.count() == 1
    assert OWN.number(OWN.token(row.pk) + "x") is None


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"what": " "}, "what"), ({"called": ""}, "called"), ({"phone": "12"}, "phone"), ({"email": "jan"}, "email")],
)
def test_what_cannot_be_is_said_at_its_field_and_all_that_was_typed_stays(wrong, field, client):
    form = client.post(ADDRESS, sent(client, **wrong)).context["form"]
    assert list(form.errors) == [field]
    assert form["when"].value() == "wieczorem"
    assert not Helper.objects.exists()


def test_other_words_about_data_are_shown_before_anything_is_kept(client):
    form = client.post(ADDRESS, sent(client, clause="inne")).context["form"]
    assert "Informacja o danych zmieniła się" in str(form.non_field_errors())
    assert not Helper.objects.exists()


def test_a_machine_is_held_off(client):
    trapped = client.post(ADDRESS, sent(client, website="http://x.pl"))
    assert trapped.context["form"].errors
    for _ in range(MOST_A_MINUTE):
        count(FORM, span=MINUTE)
    flooded = client.post(ADDRESS, sent(client))
    assert flooded.context["guard"].asks_for_work
    assert not Helper.objects.exists()


def test_the_page_is_light_and_stands_in_three_languages(client):
    for address, words in (
        (ADDRESS, "Zapiszcie mnie"),
        (f"/uk{ADDRESS}", "Запишіть мене"),
        (f"/en{ADDRESS}", "Add me"),
    ):
        page = client.get(address)
        assert words in text_of(page), address
        assert len(page.content) < 40_000
    assert ADDRESS in client.get("/powiedz-nam/").text


def test_with_an_email_one_gets_the_link_by_which_one_goes(client, run_queue):
    client.post(ADDRESS, sent(client, email="Jan@Przyklad.pl"))
    run_queue()
    [letter] = mail.outbox
    assert letter.to == ["jan@przyklad.pl"]
    assert page_of(Helper.objects.get()) in letter.body


def test_the_office_writes_down_who_agreed_after_reading_the_sentence(desk):
    page = desk.get(f"{ROOM}nowa/")
    assert "Czy tak może być?" in text_of(page)
    refusal = desk.post(f"{ROOM}nowa/", SAID).context["form"].errors
    assert list(refusal) == ["was_read_out"]
    row = desk.post(f"{ROOM}nowa/", SAID | {"was_read_out": "on"})
    helper = Helper.objects.get()
    assert (row.url, helper.contact.was_read_out) == (helper.get_absolute_url(), True)
    assert "601 234 567" in text_of(desk.get(row.url))
    assert f"osoba chętna {helper.code}" in Access.objects.values_list("what", flat=True)
    assert "601 234 567" in text_of(desk.get(ROOM))
    assert "lista osób chętnych" in Access.objects.values_list("what", flat=True)


def test_what_a_helper_says_otherwise_is_changed_and_two_who_change_it_are_told(desk, organiser):
    row = helper(organiser)
    seen = SAID | {"what": "Naprawię kran i zamek", "revision": "1"}
    assert desk.post(f"{ROOM}{row.pk}/zmien/", seen).url == row.get_absolute_url()
    assert HelperContact.objects.get().what == "Naprawię kran i zamek"
    late = desk.post(f"{ROOM}{row.pk}/zmien/", seen | {"what": "Tylko kran"})
    assert late.context["form"].errors
    assert late.context["form"]["what"].value() == "Tylko kran"
    assert HelperContact.objects.get().what == "Naprawię kran i zamek"


@pytest.mark.parametrize("role", ["director", "coworker", "administrator"])
def test_nobody_else_reads_or_keeps_them(role, signed_in, organiser):
    row, person = helper(organiser), builders.user(role)
    client = signed_in(person)
    for address in (ROOM, f"{ROOM}nowa/", row.get_absolute_url()):
        assert client.get(address).status_code == 403, address
    for act in (lambda: helper(person), lambda: services.sign_off(row, by=person)):
        with pytest.raises(PermissionDenied):
            act()


def test_a_year_later_they_are_asked_by_letter_and_answer_once(at, client, organiser, run_queue):
    row = helper(organiser, email="jan@przyklad.pl")
    at(2027, 12, 1, 4)
    assert [ask_all_due(), ask_all_due()] == [1, 0]
    run_queue()
    question = Confirmation.objects.get()
    link = page_of_question(question, "pl")
    assert link in mail.outbox[-1].body
    assert "Naprawię kran" in mail.outbox[-1].body
    assert "Tak, możecie dzwonić" in text_of(client.get(link))
    assert Confirmation.objects.open().exists()  # looking is no answer
    assert "Zapytamy znowu za rok" in text_of(client.post(link, {"odpowiedz": "tak"}, follow=True))
    row.refresh_from_db()
    assert row.confirmed_at == clock.now()
    client.post(link, {"odpowiedz": "nie"})  # used up: the other answer comes too late
    assert HelperContact.objects.exists()
    assert ask_all_due() == 0


def test_who_says_no_is_gone_and_so_is_the_address_of_the_letter(at, client, organiser, run_queue):
    row = helper(organiser, email="jan@przyklad.pl")
    at(2027, 12, 1, 4)
    ask_all_due()
    run_queue()
    link = page_of_question(Confirmation.objects.get(), "pl")
    assert "Dane usunięte." in text_of(client.post(link, {"odpowiedz": "nie"}, follow=True))
    assert not HelperContact.objects.exists()
    assert set(Letter.objects.values_list("to", flat=True)) == {""}
    row.refresh_from_db()
    assert row.ended_at == clock.now()
    assert acts()[-2:] == ["confirmation.answered", "helper.signed_off"]


def test_who_left_only_a_telephone_stands_on_the_desk_with_the_sentence(at, desk, organiser):
    row = helper(organiser)
    at(2027, 12, 1, 9)
    ask_all_due()
    assert "1 osobę chętną" in text_of(desk.get("/biuro/"))
    assert "Czy nadal możemy?" in text_of(desk.get(row.get_absolute_url()))
    assert desk.get(f"{ROOM}?dzwonic=on").context["list"].count == 1
    desk.post(reverse("needs:helper_confirm", args=[row.pk]))
    assert "osobę chętną" not in text_of(desk.get("/biuro/"))
    assert Confirmation.objects.get().outcome == "yes"


def test_who_does_not_answer_a_letter_is_rung_and_erased_after_the_period(at, organiser):
    row = helper(organiser, email="jan@przyklad.pl")
    at(2027, 12, 1, 4)
    ask_all_due()
    assert not Confirmation.objects.to_ring().exists()
    at(2027, 12, 23, 9)
    assert Confirmation.objects.to_ring().exists()
    at(2028, 1, 30, 4)
    removal = registry.removals.of("helpers")
    assert removal.remove(clock.now() - timedelta(days=removal.days)) == 1
    row.refresh_from_db()
    assert (HelperContact.objects.count(), row.is_standing) == (0, False)
    assert Confirmation.objects.get().outcome == "dropped"
    with pytest.raises(ValidationError):
        services.answer_by_phone(row, is_yes=True, by=organiser)


def test_the_database_lets_nobody_back_and_no_name_stay(organiser):
    row = helper(organiser)
    refused(lambda: sql("update needs_helper set ended_at = now() where id = %s", row.pk))
    refused(lambda: sql("delete from needs_helper where id = %s", row.pk))
    refused(lambda: sql("update needs_helpercontact set phone = '12' where helper_id = %s", row.pk))
    contact = HelperContact.objects.get()
    services.sign_off(row, by=Actor.RESIDENT)
    contact.pk = None
    refused(contact.save)
    refused(lambda: sql("update needs_helper set ended_at = null where id = %s", row.pk))
    refused(lambda: sql("update needs_helperclause set text = 'inne'"))


def test_a_question_is_answered_once_and_stays_about_its_row(at, organiser):
    row = helper(organiser)
    at(2027, 12, 1, 4)
    ask_all_due()
    refused(lambda: sql("update confirmations_confirmation set subject_id = subject_id + 1"))
    services.answer_by_phone(row, is_yes=True, by=organiser)
    refused(lambda: sql("update confirmations_confirmation set outcome = 'no'"))


def test_a_nameless_asset_points_to_a_helper_and_stays_when_they_go(desk, organiser):
    row = helper(organiser)
    typed = {"title": "Drobne naprawy", "kind": "human", "state": "available", "helper": row.pk}
    desk.post("/biuro/rozeznanie/zasoby/nowy/", typed)
    given = Asset.objects.get()
    assert given.helper == row
    assert row.code in text_of(desk.get(given.get_absolute_url()))
    assert given.title in text_of(desk.get(row.get_absolute_url()))
    services.sign_off(row, by=organiser)
    assert asset(helper=row).helper == row
    assert "Naprawię" not in desk.get(given.get_absolute_url()).text


def test_a_list_of_thirty_asks_as_much_as_a_list_of_one(desk, organiser):
    def queries():
        with CaptureQueriesContext(connection) as found:
            desk.get(ROOM)
        return len(found)

    helper(organiser)
    queries()
    one = queries()
    for _ in range(29):
        helper(organiser)
    assert queries() == one
