"""A new office is set up in steps that save by themselves; what is not said yet stands on no page as a blank."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import translation

from activities.models import Venue
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Entry
from osl_site.common.centre import services as centre
from osl_site.common.centre.models import Centre, ConfirmedClass, Locality, SocialService, TargetGroup
from osl_site.common.centre.starting import services
from osl_site.common.centre.starting.steps import STEPS, progress, unfinished
from osl_site.common.letters.models import Letter
from osl_site.roof.pages.rows import PUBLIC
from osl_site.roof.pages.table import TABLE, address_of, url_of
from tests import builders
from tests.activities.builders import venue
from tests.breaking import refused
from tests.reading import text_of

pytestmark = pytest.mark.django_db
STEP = "/biuro/start/{}/".format
NAMES = {"name": "Centrum Usług Społecznych w Dąbiu", "short_name": "CUS Dąbie"}
OF_A_DAY = ("calendar_month", "calendar_print")
OPEN_TO_ALL = sorted(
    name for name, row in TABLE.items() if row.answers == PUBLIC and (row.args is list or name.startswith(OF_A_DAY))
)


@pytest.fixture
def desk(signed_in, administrator):
    return signed_in(administrator)


def lacking():
    return [row.step.key for row in progress(Centre.objects.first() or Centre()) if not row.is_done]


def test_whoever_comes_first_to_an_empty_office_is_led_to_its_steps(desk, signed_in, organiser):
    assert desk.get(reverse("desk")).url == reverse("office_start")
    assert signed_in(organiser).get(reverse("desk")).status_code == 200
    builders.office()
    assert desk.get(reverse("desk")).status_code == 200


def test_each_step_saves_by_itself_and_leads_to_the_next_one(desk):
    assert "Gotowe kroki: 0 z 10" in text_of(desk.get(reverse("office_start")))
    assert desk.get(STEP("kontakt")).url == STEP("nazwa")
    answer = desk.post(STEP("nazwa"), NAMES)
    assert Centre.objects.get().name == NAMES["name"]
    assert answer.url == reverse("office_start")
    page = desk.get(STEP("kontakt"))
    sent = {"address": "Rynek 1", "opening_hours": "8–15", "organiser_phone": "89 123 45 67", "revision": "1"}
    assert "Administrator danych" not in text_of(page)
    assert desk.post(STEP("kontakt"), sent).url == STEP("prawo")
    assert (Centre.objects.get().address, Centre.objects.get().name) == ("Rynek 1", NAMES["name"])
    assert lacking() == ["miejsca", "osoby", "prawo", "terminy", "akta", "slowniki", "miejsca-spotkan", "poczta"]
    assert "Gotowe kroki: 2 z 10" in text_of(desk.get(reverse("office_start")))


def test_the_first_venue_is_a_step_that_waits_at_the_organisers_desk(desk, signed_in, organiser):
    builders.office()
    organisers, village = signed_in(organiser), builders.locality()
    said, way = "Nie ma jeszcze żadnego", reverse("activities:venue_add")
    assert said in text_of(organisers.get(reverse("desk")))
    assert f'href="{way}"' in organisers.get(reverse("desk")).text
    page = desk.get(reverse("office_start"))
    assert "Do uzupełnienia: pierwsze miejsce spotkań." in text_of(page)
    assert "Dodaje je organizator" in page.text
    assert f'href="{reverse("activities:venue_list")}"' not in page.text
    venue(locality=village)
    assert "miejsca-spotkan" not in lacking()
    assert said not in text_of(organisers.get(reverse("desk")))


def test_two_people_at_one_step_lose_nothing(desk):
    builders.office(**NAMES)
    desk.post(STEP("kontakt"), {"address": "Rynek 1", "revision": "1"})
    late = desk.post(STEP("kontakt"), {"address": "Rynek 2", "revision": "1"})
    assert late.status_code == 200
    assert "Rynek 2" in late.content.decode() and Centre.objects.get().address == "Rynek 1"


def test_mail_is_tried_by_a_letter_to_oneself_and_the_page_says_how_it_went(desk, administrator, mailoutbox):
    desk.post(reverse("start_mail"))
    assert "Czeka na wysłanie" in text_of(desk.get(reverse("start_mail")))
    assert "poczta" in lacking()
    builders.run_queue()
    assert "Wysłany" in text_of(desk.get(reverse("start_mail")))
    assert "poczta" not in lacking()
    assert [letter.to for letter in mailoutbox] == [[administrator.email]]
    assert Entry.objects.get(act="mail.tried").by == administrator


def test_at_most_one_trial_a_minute_and_by_the_administrator_alone(administrator, organiser, at):
    at(2026, 12, 1, 9)
    services.try_mail(by=administrator)
    with pytest.raises(ValidationError, match="w drodze"):
        services.try_mail(by=administrator)
    with pytest.raises(PermissionDenied):
        services.try_mail(by=organiser)
    at(2026, 12, 1, 9, 2)
    services.try_mail(by=administrator)
    assert Letter.objects.count() == 2


def test_every_step_has_its_page(desk):
    builders.office(**NAMES)
    assert {step.key: desk.get(step.url).status_code for step in STEPS} == {step.key: 200 for step in STEPS}


WAYS = ["teryt_upload", "account_list", "account_add", "dictionary_list", "locality_list", "group_add", "service_list"]


@pytest.mark.parametrize("page", WAYS)
def test_a_page_of_a_step_leads_back_to_the_steps_until_all_is_done(desk, signed_in, organiser, page):
    assert "Wróć do kroków" in text_of(desk.get(reverse(page)))
    builders.office(**NAMES)
    assert "Wróć do kroków" in text_of(desk.get(reverse(page)))
    assert "Wróć do kroków" not in text_of(signed_in(organiser).get(reverse("dictionary_list")))
    for other in ("settings", "text_list", "theme_list"):
        assert "Wróć do kroków" not in text_of(desk.get(reverse(other)))
    set_up()
    assert "Wróć do kroków" not in text_of(desk.get(reverse(page)))


def set_up(*, has_mail=True):
    """All that the steps ask for."""
    said = {"address": "Rynek 1", "opening_hours": "8–15", "organiser_phone": "891234567", "controller": "CUS"}
    said |= {"dpo_contact": "iod@przyklad.pl", "approval_basis": "art. 20", "statement_published_on": "2026-01-01"}
    Centre.objects.update(**said, file_plan_symbol="8110", archive_category="A")
    by = builders.user("director")
    User.objects.filter(roles__contains=["organiser"]).first() or builders.user("organiser")
    User.objects.update(last_login=clock.now())
    ConfirmedClass.objects.create(symbol="8110", category="A", at=clock.now(), by=by, by_name=by.name)
    builders.locality(), builders.group(), venue(), SocialService.objects.create(name="Opieka", area="health")
    if has_mail:
        Letter.objects.bulk_create(
            [Letter(**SENT_LETTER, made_at=clock.now(), due_at=clock.now(), ended_at=clock.now())]
        )


SENT_LETTER = {"kind": "centre.trial", "subject_type": "x", "subject_id": 1, "message_id": "<1@x>", "state": "sent"}
UNDONE = {
    "a column": lambda: Centre.objects.update(address=""),
    "a day": lambda: Centre.objects.update(statement_published_on=None),
    "the class": lambda: Centre.objects.update(archive_category="B10"),
    "a symbol": lambda: Centre.objects.update(file_plan_symbol=""),
    "localities": lambda: (Venue.objects.all().delete(), Locality.objects.all().delete()),
    "groups": lambda: TargetGroup.objects.all().delete(),
    "mail": lambda: None,
    "a director": lambda: User.objects.filter(roles=["director"]).update(password="!x", last_login=None),
    "an organiser": lambda: User.objects.filter(roles=["organiser"]).update(password="!x", last_login=None),
}


@pytest.mark.parametrize("what", UNDONE)
def test_the_desk_leads_to_the_steps_as_long_as_one_lacks_something(desk, what):
    builders.office(**NAMES)
    set_up(has_mail=what != "mail")
    if what != "mail":
        assert lacking() == [] and not unfinished().exists()
        assert "Do zrobienia:" not in text_of(desk.get(reverse("desk")))
    UNDONE[what]()
    (left,) = set(lacking()) - {"miejsca-spotkan"}  # waits at another desk
    assert unfinished().exists()
    page = desk.get(reverse("desk"))
    title = next(step.title for step in STEPS if step.key == left)
    assert f"Do zrobienia: {title} (" in text_of(page) and reverse("office_start") in page.text


def test_whoever_was_only_invited_is_named_as_such(desk, organiser, director):
    builders.office(**NAMES)
    User.objects.update(last_login=clock.now())
    User.objects.filter(pk=director.pk).update(password="!x", last_login=None)
    page = text_of(desk.get(reverse("office_start")))
    assert f"dyrektor ({director.name}: zaproszenie jest, hasła jeszcze nie ma)" in page
    assert "organizator społeczności lokalnej (" not in page
    assert "Mieszkańcy nie widzą kont." in page  # what residents see of each step
    assert 'aria-current="page"' in desk.get(reverse("office_start")).text


@pytest.mark.parametrize("name, is_taken", [("Centrum", False), ("Центр послуг CUS", True), ("", True)])
def test_a_name_in_ukrainian_has_letters_of_ukrainian(desk, name, is_taken):
    answer = desk.post(STEP("nazwa"), NAMES | {"name_uk": name})
    assert (answer.status_code == 302) is is_taken
    if not is_taken:
        assert "literami ukraińskimi" in text_of(answer) and f'value="{name}"' in answer.text
    group = desk.post(reverse("group_add"), {"name": "Seniorzy", "name_uk": name})
    assert ("name_uk" not in (group.context["form"].errors if group.context else {})) is is_taken


HOLDERS = "dd|dt|h1|h2|h3|li|p|td|th|title|a|strong"
BLANK = re.compile(rf"<({HOLDERS})\b(?![^>]*aria-live)[^>]*>(\s|&nbsp;)*</\1>|\bNone\b|\(\s*\)")


@pytest.mark.parametrize("name", OPEN_TO_ALL)
def test_what_residents_open_of_an_office_that_has_only_its_name_shows_no_blank(client, name):
    builders.office(**NAMES)
    answer = client.get(url_of(name))
    assert answer.status_code in (200, 404)
    if "html" in answer["Content-Type"]:
        body = re.sub(r"<(svg|script)\b.*?</\1>", "x", answer.content.decode(), flags=re.DOTALL)
        assert [found[0] for found in BLANK.finditer(body)] == []


def test_the_class_of_the_file_plan_is_confirmed_by_somebody_and_asked_until_then(desk, administrator, organiser):
    builders.office(**NAMES)
    assert "potwierdził, w której klasie" in text_of(desk.get(reverse("desk")))
    sent = {"file_plan_symbol": "8110", "archive_category": "być może", "is_confirmed": "on", "revision": "1"}
    page = desk.post(reverse("start_files"), sent)
    assert set(page.context["form"].errors) == {"archive_category"} and 'value="być może"' in page.text
    sent["archive_category"] = "be10"
    assert set(desk.post(reverse("start_files"), sent | {"is_confirmed": ""}).context["form"].errors) == {
        "is_confirmed"
    }
    assert desk.post(reverse("start_files"), sent).url == reverse("office_start")
    (row,) = ConfirmedClass.objects.all()
    assert (row.symbol, row.category, row.by) == ("8110", "BE10", administrator)
    assert Centre.objects.get().archive_category == "BE10"
    assert "akta" not in lacking()
    assert "potwierdził, w której klasie" not in text_of(desk.get(reverse("desk")))
    centre.save_office({"archive_category": "A"}, by=administrator)
    assert "akta" in lacking()
    assert Entry.objects.filter(act="office.class_confirmed").count() == 1
    with pytest.raises(PermissionDenied):
        services.confirm_class(sent, revision=None, by=organiser)
    refused(lambda: ConfirmedClass.objects.update(category="B5"))
    refused(ConfirmedClass.objects.all().delete)


ASKED = re.compile(
    r"[Zz]adzwoń|[Zz]adzwonić|dzwoń w|[Zz]apytaj przez telefon|jeszcze nie wpisana"
    r"|mailto:(?!\?)|tel:(?!112)"
    r"|Call us|or call|also call|call and ask|[Зз]ателефонуйте|зателефонувати"
)
URGENT = re.compile(r"<p\b[^>]*>(?:(?!</p>).)*tel:112.*?</p>", re.DOTALL)  # the number of whoever comes at once


@pytest.mark.parametrize("name", [name for name in OPEN_TO_ALL if name != "outbox"])  # of whoever develops
def test_nobody_is_told_to_ring_or_to_write_to_an_office_that_gives_no_number(client, name):
    builders.office(**NAMES)
    for language in ("pl", "uk", "en"):
        with translation.override(language):
            answer = client.get(reverse(address_of(name), args=TABLE[name].args()) + TABLE[name].query)
        if answer.status_code == 200 and "html" in answer["Content-Type"]:
            words = URGENT.sub("", answer.content.decode())
            assert [words[at.start() - 40 : at.end() + 40] for at in ASKED.finditer(words)] == []


def test_an_office_with_a_number_is_rung(client):
    builders.office(**NAMES, organiser_phone="897610295")
    assert "Zadzwoń" in text_of(client.get("/"))
    assert "zapytaj przez telefon" in text_of(client.get("/deklaracja-dostepnosci/"))
