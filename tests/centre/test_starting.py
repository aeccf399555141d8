"""A new office is set up in steps that save by themselves; what is not said yet stands on no page as a blank."""

import re

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from osl_site.common.audit.models import Entry
from osl_site.common.centre import services as centre
from osl_site.common.centre.models import Centre, ConfirmedClass
from osl_site.common.centre.starting import services
from osl_site.common.centre.starting.steps import STEPS, progress
from osl_site.common.letters.models import Letter
from osl_site.roof.pages.rows import PUBLIC
from osl_site.roof.pages.table import TABLE, url_of
from tests import builders
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
    assert "Gotowe kroki: 0 z 9" in text_of(desk.get(reverse("office_start")))
    assert desk.get(STEP("kontakt")).url == STEP("nazwa")
    answer = desk.post(STEP("nazwa"), NAMES | {"name_uk": "Центр", "name_en": "Centre"})
    assert Centre.objects.get().name_en == "Centre"
    assert answer.url == reverse("office_start")
    page = desk.get(STEP("kontakt"))
    sent = {"address": "Rynek 1", "opening_hours": "8–15", "organiser_phone": "89 123 45 67", "revision": "1"}
    assert "Administrator danych" not in text_of(page)
    assert desk.post(STEP("kontakt"), sent).url == STEP("prawo")
    assert (Centre.objects.get().address, Centre.objects.get().name_en) == ("Rynek 1", "Centre")
    assert lacking() == ["miejsca", "osoby", "prawo", "terminy", "akta", "slowniki", "poczta"]
    assert "Gotowe kroki: 2 z 9" in text_of(desk.get(reverse("office_start")))


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


@pytest.mark.parametrize("address", ["/", "/kontakt/", "/plan/", "/oferta/", "/deklaracja-dostepnosci/"])
def test_nobody_is_told_to_ring_an_office_that_gives_no_number(client, address):
    builders.office(**NAMES, organiser_phone="", organiser_email="", address="", organiser_name="")
    for language in ("", "/en"):
        answer = client.get(f"{language}{address}")
        assert answer.status_code == 200
        words = text_of(answer)
        asked = r"Zadzwoń|zadzwonić|[Zz]apytaj przez telefon|jeszcze nie wpisana|Call us|call and ask"
        assert not re.search(asked, words)


def test_an_office_with_a_number_is_rung(client):
    builders.office(**NAMES, organiser_phone="897610295")
    assert "Zadzwoń" in text_of(client.get("/"))
    assert "zapytaj przez telefon" in text_of(client.get("/deklaracja-dostepnosci/"))
