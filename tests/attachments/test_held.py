"""Photographs that were chosen stay chosen while the rest of the form is put right; nobody is handed them meanwhile."""

import re

import pytest
from django.db import connection

from needs.models import FieldNote, Submission
from osl_site.common.attachments.held import services as held
from osl_site.common.attachments.models import Attachment, HeldPhoto
from osl_site.common.privacy.services import remove_all_due
from tests import builders
from tests.attachments.pictures import of_a_phone, picture, sent
from tests.needs.test_submission_views import typed

pytestmark = pytest.mark.django_db
TELL_US = "/powiedz-nam/"
NOTE = "/biuro/rozeznanie/notatki/nowa/"
WITHOUT_WORDS = {"kind": "lack", "words": ""}
NOTED = {"noted_on": "2026-11-20", "method": "talk", "finding": "need", "commune": "2801052"}


def token_of(page):
    found = re.search(r'name="photos_held" value="([^"]+)"', page.content.decode())
    return found[1] if found else ""


def photos_of(row):
    return Attachment.objects.of(row).count()


@pytest.fixture
def opened(client, at):
    """What the form of residents holds as it is opened."""
    at(2026, 11, 24, 9)
    builders.office()
    return typed(client)


def test_a_resident_chooses_a_photograph_once(client, opened):
    refused = client.post(TELL_US, opened | WITHOUT_WORDS | {"photos": sent(of_a_phone())})
    assert "Mamy już 1 zdjęcie." in refused.content.decode()
    assert b"Model Jana" not in bytes(HeldPhoto.objects.get().content)
    token = token_of(refused)
    sent_again = opened | {"kind": "lack", "words": "Ławka.", "photos_held": token}
    assert client.post(TELL_US, sent_again).status_code == 302
    assert photos_of(Submission.objects.get()) == 1
    assert bytes(HeldPhoto.objects.get().content) == b""

    assert client.post(TELL_US, sent_again).status_code == 302  # pressed twice
    assert photos_of(Submission.objects.get()) == 1


def test_more_may_be_added_to_what_is_held_up_to_as_many_as_are_taken(client, opened):
    first = client.post(TELL_US, opened | WITHOUT_WORDS | {"photos": sent(picture(), picture())})
    typed = opened | {"kind": "lack", "words": "Ławka.", "photos_held": token_of(first)}
    too_many = client.post(TELL_US, typed | {"photos": sent(picture(), picture())})
    assert too_many.context["form"].errors["photos"] == ["Wybrano zdjęć: 2. Tu zmieści się jeszcze: 1."]
    assert client.post(TELL_US, typed | {"photos": sent(picture())}).status_code == 302
    assert photos_of(Submission.objects.get()) == 3


def test_whoever_changes_their_mind_sends_without_them(client, opened):
    token = token_of(client.post(TELL_US, opened | WITHOUT_WORDS | {"photos": sent(picture())}))
    typed = {"kind": "lack", "words": "Ławka.", "photos_held": token, "photos_drop": "1"}
    client.post(TELL_US, opened | typed)
    assert photos_of(Submission.objects.get()) == 0
    assert held.held(token) == []


def test_of_several_those_that_are_photographs_are_held(client, opened):
    page = client.post(TELL_US, opened | {"kind": "lack", "words": "Ławka."} | {"photos": sent(picture(), b"umowa")})
    assert len(page.context["form"].errors["photos"]) == 1
    assert "Mamy już 1 zdjęcie." in page.content.decode()


def test_after_three_hours_they_are_gone_and_it_is_said(client, opened, at):
    token = token_of(client.post(TELL_US, opened | WITHOUT_WORDS | {"photos": sent(picture())}))
    remove_all_due(is_hourly=True)
    assert HeldPhoto.objects.count() == 1
    at(2026, 11, 24, 12, 1)
    remove_all_due(is_hourly=True)
    assert not HeldPhoto.objects.exists()
    page = client.post(TELL_US, opened | {"kind": "lack", "words": "Ławka.", "photos_held": token})
    assert page.context["form"].errors["photos"] == [
        "Zdjęcia czekały za długo i już ich nie ma. Wybierz je jeszcze raz."
    ]
    assert not Submission.objects.exists()


@pytest.mark.parametrize("token", ["", "zmyślony", "x" * 100_000])
def test_a_made_up_token_brings_nobody_anything(token, client, opened):
    client.post(TELL_US, opened | WITHOUT_WORDS | {"photos": sent(picture())})
    client.post(TELL_US, opened | {"kind": "lack", "words": "Ławka.", "photos_held": token})
    assert not Attachment.objects.exists()


def test_what_is_held_stands_under_a_digest_in_no_log_and_at_most_so_much(monkeypatch):
    token = held.hold([picture()])
    assert token not in str(HeldPhoto.objects.values())
    with connection.cursor() as cursor:
        cursor.execute("select relpersistence from pg_class where relname = 'attachments_heldphoto'")
        assert cursor.fetchone() == ("u",)
    monkeypatch.setattr(held, "MOST_HELD", 1)
    assert held.hold([picture()]) == ""
    assert HeldPhoto.objects.count() == 1


def test_the_office_chooses_once_too(signed_in, organiser):
    builders.commune()
    desk = signed_in(organiser)
    page = desk.post(NOTE, NOTED | {"text": "", "photos": sent(picture(), picture())})
    assert "Mamy już 2 zdjęcia." in page.content.decode()
    desk.post(NOTE, NOTED | {"text": "Schody.", "photos_held": token_of(page)})
    assert photos_of(FieldNote.objects.get()) == 2


def test_a_form_keeps_to_itself_what_was_chosen_in_another(client, opened):
    client.post(TELL_US, opened | WITHOUT_WORDS | {"photos": sent(picture())})
    assert token_of(client.post(TELL_US, opened | WITHOUT_WORDS)) == ""
