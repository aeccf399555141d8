"""Whoever signs in has another address by themselves: proved by their password before, and by its mailbox after."""

import re

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from osl_site.common.accounts import services
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Entry
from tests import builders
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
NEW = "nowy@przyklad.pl"


def test_it_holds_once_the_person_confirms_it_from_the_new_mailbox(coworker, signed_in, run_queue):
    before, inside = coworker.email, signed_in(coworker)
    assert reverse("own_email") in inside.get(reverse("settings")).text
    page = inside.post(reverse("own_email"), {"email": " Nowy@Przyklad.pl"}, follow=True)
    assert "Adres zmieni się, gdy go potwierdzisz." in text_of(page)
    assert f"nowy, niepotwierdzony: {NEW}" in text_of(inside.get(reverse("settings")))
    run_queue()
    (letter,) = mail.outbox
    assert (letter.to, User.objects.get(pk=coworker.pk).email) == ([NEW], before)
    inside.post(re.search(r"http://[^/]+(/konto/adres/\S+)", letter.body)[1])
    assert User.objects.get(pk=coworker.pk).email == NEW
    entry = Entry.objects.get(act="user.email_asked")
    assert entry.by_name == coworker.name


def test_who_has_no_password_yet_confirms_it_as_well(coworker):
    services.ask_for_new_email(coworker, email=NEW, by=coworker)
    assert User.objects.get(pk=coworker.pk).email == coworker.email


def test_a_quarter_of_an_hour_after_signing_in_the_password_is_asked_for(coworker, signed_in, unconfirmed):
    inside = signed_in(coworker)
    unconfirmed(inside)
    page = inside.post(reverse("own_email"), {"email": NEW})
    assert (page.status_code, 'name="potwierdzenie"' in page.text) == (403, True)
    assert User.objects.get(pk=coworker.pk).new_email == ""


def test_what_cannot_be_is_refused_at_its_field_with_what_was_typed(coworker, signed_in):
    inside, other = signed_in(coworker), builders.user("organiser")
    taken = inside.post(reverse("own_email"), {"email": other.email})
    assert errors(taken) == {"email": ["Konto z tym adresem już jest. Sprawdź na liście kont."]}
    assert f'value="{other.email}"' in taken.text
    assert errors(inside.post(reverse("own_email"), {"email": ""})) == {"email": ["Wpisz nowy adres."]}


def test_nobody_but_the_administrator_does_it_for_somebody_else(coworker, organiser):
    with pytest.raises(PermissionDenied):
        services.ask_for_new_email(coworker, email=NEW, by=organiser)
