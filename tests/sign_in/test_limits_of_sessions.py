"""How long one stays signed in: the office says it, within bounds, and who is in now is held to less at once."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client

from osl_site.common.audit.models import Entry
from osl_site.common.sign_in import services
from osl_site.common.sign_in.models import Session, SignInPolicy
from tests.accounts.test_sign_in import PASSWORD, sign_in
from tests.sign_in.test_second_step import MINE, is_in

pytestmark = pytest.mark.django_db
RULES = "/biuro/ustawienia/logowanie/"


@pytest.fixture
def anna(organiser):
    organiser.set_password(PASSWORD)
    organiser.save()
    return organiser


def limits(administrator, idle, longest):
    told = {"idle_minutes": idle, "longest_hours": longest}
    return services.change_policy(roles=[], since=None, **told, by=administrator)


def test_an_hour_unused_and_twelve_at_most_unless_the_office_says_otherwise(anna, administrator, client, at):
    at(2026, 12, 1, 9)
    sign_in(client, anna)
    assert "po 60 minutach, a każda najpóźniej po 12 godzinach" in " ".join(client.get(MINE).text.split())
    limits(administrator, 20, 4)
    other = Client()
    sign_in(other, anna)
    assert {(row.idle_for, row.expire_date - row.created_at) for row in Session.objects.exclude(user=None)} == {
        (timedelta(minutes=20), timedelta(hours=4))
    }
    at(2026, 12, 1, 9, 19)
    assert (is_in(client), is_in(other)) == (True, True)
    at(2026, 12, 1, 9, 40)
    assert (is_in(client), is_in(other)) == (False, False)


def test_more_is_for_who_signs_in_after_it(anna, administrator, client, at):
    at(2026, 12, 1, 9)
    sign_in(client, anna)
    limits(administrator, 120, 24)
    other = Client()
    sign_in(other, anna)
    at(2026, 12, 1, 10, 30)
    assert (is_in(client), is_in(other)) == (False, True)


def test_the_page_asks_within_bounds_and_the_trail_tells_what_was(administrator, signed_in):
    client, sent = signed_in(administrator), {"idle_minutes": "30", "longest_hours": "8"}
    for wrong, said in (({"idle_minutes": "5"}, "od 15 do 120"), ({"longest_hours": "x"}, "od 4 do 24")):
        page = client.post(RULES, sent | wrong)
        assert (page.status_code, said in page.text) == (200, True)
    assert client.post(RULES, sent).status_code == 302
    assert (SignInPolicy.objects.get().idle_minutes, SignInPolicy.objects.get().longest_hours) == (30, 8)
    told = {change.field: (change.before, change.after) for change in Entry.objects.get().changes.all()}
    assert told == {"idle_minutes": ("60", "30"), "longest_hours": ("12", "8")}
    page = client.get(RULES).text
    assert ('value="30"' in page, page.count("(nieobowiązkowe)")) == (True, 1)  # of the roles alone


@pytest.mark.parametrize("told", [(14, 12), (121, 12), (60, 3), (60, 25)])
def test_the_service_and_the_database_know_the_bounds(told, administrator):
    with pytest.raises(ValidationError):
        limits(administrator, *told)
    with pytest.raises(IntegrityError), transaction.atomic():
        SignInPolicy.objects.create(pk=1, idle_minutes=told[0], longest_hours=told[1])
