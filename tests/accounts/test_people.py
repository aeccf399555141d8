"""Accounts of people: changed, closed when they leave, opened again, unlocked, signed out everywhere."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from osl_site.common.accounts import services
from osl_site.common.accounts.models import Role, RoleGrant, User
from osl_site.common.audit.models import Change, Entry
from osl_site.common.database.locking import ChangedMeanwhile
from tests import builders
from tests.accounts.test_sign_in import PASSWORD
from tests.activities.builders import make_activity
from tests.breaking import refused, sql
from tests.reading import errors

pytestmark = pytest.mark.django_db
LATER = {"name": "Anna Nowa", "position": "animatorka", "roles": ["coworker"]}


def page(account, act=""):
    return reverse(f"account_{act or 'detail'}", args=[account.pk])


def roles_of(account):
    return list(account.grants.order_by("id").values_list("role", "by_name", "until_at", "ended_by_name"))


def test_a_name_and_roles_are_changed_and_a_letter_tells_of_the_roles(signed_in, administrator, coworker, run_queue):
    client = signed_in(administrator)
    assert client.post(page(coworker, "edit"), LATER | {"revision": 1}).status_code == 302
    run_queue()
    assert mail.outbox == []
    client.post(page(coworker, "edit"), LATER | {"roles": ["organiser", "coworker"], "revision": 2})
    run_queue()
    coworker.refresh_from_db()
    assert (coworker.name, coworker.position, coworker.roles) == ("Anna Nowa", "animatorka", ["organiser", "coworker"])
    assert [letter.to for letter in mail.outbox] == [[coworker.email]]
    assert list(Entry.objects.values_list("act", "by")) == [("user.changed", administrator.pk)] * 2
    told = Change.objects.filter(field="roles").values_list("before", "after")
    assert list(told) == [("współpracownik", "organizator społeczności lokalnej, współpracownik")]


def test_two_who_change_one_account_see_each_other(administrator, coworker):
    services.change_account(coworker, {"name": "Pierwsza"}, revision=1, by=administrator)
    with pytest.raises(ChangedMeanwhile):
        services.change_account(coworker, {"name": "Druga"}, revision=1, by=administrator)


def test_who_gave_and_took_a_role_and_when_is_written_by_the_database(at, administrator, coworker):
    at(2026, 12, 1, 9)
    services.change_account(coworker, {"roles": ["coworker", "director"]}, revision=None, by=administrator)
    at(2026, 12, 2, 9)
    coworker = services.change_account(coworker, {"roles": ["director"]}, revision=None, by=administrator)
    (first, second) = coworker.grants.order_by("id")
    assert (first.role, first.by_name, first.until_at.day) == ("coworker", "", 2)
    assert (first.ended_by_name, second.ended_by_name) == (administrator.name, "")
    assert (second.role, second.by_name, second.from_at.day) == ("director", administrator.name, 1)
    assert second.until_at is None


def test_whoever_writes_roles_past_the_product_leaves_a_grant_all_the_same(coworker):
    sql("update accounts_user set roles = '{organiser}' where id = %s", coworker.pk)
    assert [(row[0], row[2] is None) for row in roles_of(coworker)] == [("coworker", False), ("organiser", True)]


def test_the_history_of_roles_is_nobodys_to_write(coworker):
    grant = coworker.grants.get()
    refused(lambda: sql("update accounts_rolegrant set until_at = now() where id = %s", grant.pk))
    refused(lambda: sql("delete from accounts_rolegrant where id = %s", grant.pk))
    refused(lambda: RoleGrant.objects.create(user=coworker, role="director", from_at=grant.from_at))


def test_not_even_the_owner_of_the_tables_writes_a_grant_past_the_roles(owner, coworker):
    grant = coworker.grants.get()
    refused(lambda: sql("update accounts_rolegrant set until_at = now() where id = %s", grant.pk))
    refused(lambda: RoleGrant.objects.create(user=coworker, role="director", from_at=grant.from_at))
    sql("update accounts_user set roles = '{organiser}' where id = %s", coworker.pk)
    assert list(coworker.grants.filter(until_at=None).values_list("role", flat=True)) == ["organiser"]


def test_not_even_the_owner_rewrites_what_ended(owner):
    person = builders.user("coworker")
    User.objects.filter(pk=person.pk).update(roles=["director"])
    ended = person.grants.exclude(until_at=None).get()
    refused(lambda: sql("update accounts_rolegrant set until_at = now() where id = %s", ended.pk))
    refused(lambda: sql("delete from accounts_rolegrant where id = %s", ended.pk))


@pytest.mark.parametrize("role", ["administrator", "director"])
def test_the_last_of_a_role_neither_loses_it_nor_leaves(role, administrator, request):
    person = administrator if role == "administrator" else request.getfixturevalue("director")
    builders.user(role)  # was invited, and never came in
    with pytest.raises(ValidationError) as refusal:
        services.change_account(person, {"roles": ["coworker"]}, revision=None, by=administrator)
    assert list(refusal.value.error_dict) == ["roles"]
    with pytest.raises(ValidationError, match="Najpierw nadaj tę rolę komuś innemu"):
        services.close_account(person, reason="Odchodzi.", to=None, by=administrator)
    assert User.objects.get(pk=person.pk).is_active


@pytest.mark.parametrize("change", ["roles = '{coworker}'", "is_active = false"])
@pytest.mark.parametrize("role", ["administrator", "director"])
def test_the_database_keeps_the_last_of_a_role(role, change):
    person = builders.user(role)

    def take():
        sql(f"update accounts_user set {change} where id = %s", person.pk)
        connection.check_constraints()

    refused(take)
    other = builders.user(role)
    take()
    assert User.objects.filter(roles=[role], is_active=True).get() == other


def test_whoever_leaves_is_signed_out_and_comes_in_no_more(signed_in, client, administrator, coworker):
    coworker.set_password(PASSWORD)
    coworker.save()
    theirs = signed_in(coworker)
    assert theirs.get("/biuro/").status_code == 200
    asked = signed_in(administrator).get(page(coworker, "close")).text
    assert "Nic w programie nie czeka na tę osobę." in asked
    answer = signed_in(administrator).post(page(coworker, "close"), {"reason": "Koniec umowy."})
    assert (answer.status_code, answer.url) == (302, page(coworker))
    assert theirs.get("/biuro/").status_code == 302
    assert client.post("/logowanie/", {"username": coworker.email, "password": PASSWORD}).status_code == 200
    shown = signed_in(administrator).get(page(coworker)).text
    assert "Powód: Koniec umowy." in shown
    assert "Otwórz ponownie" in shown
    signed_in(administrator).post(page(coworker, "reopen"))
    assert client.post("/logowanie/", {"username": coworker.email, "password": PASSWORD}).status_code == 302
    acts = Entry.objects.filter(act__startswith="user.").order_by("id").values_list("act", flat=True)
    assert list(acts) == ["user.closed", "user.sessions_ended", "user.reopened"]


def test_a_closed_account_is_not_changed_and_not_closed_again(administrator, coworker):
    services.close_account(coworker, reason="Odchodzi.", to=None, by=administrator)
    for act in (
        lambda: services.close_account(coworker, reason="Znowu.", to=None, by=administrator),
        lambda: services.change_account(coworker, {"name": "Ktoś"}, revision=None, by=administrator),
    ):
        with pytest.raises(ValidationError, match="To konto jest zamknięte"):
            act()
    with pytest.raises(IntegrityError, match="user_open_is_not_closed"), transaction.atomic():
        User.objects.filter(pk=coworker.pk).update(is_active=True)


def test_what_a_person_is_in_charge_of_goes_to_another(signed_in, administrator, organiser, coworker):
    led, ended = make_activity(in_charge=coworker), make_activity(in_charge=coworker)
    type(ended).objects.filter(pk=ended.pk).update(published_at=builders.EPOCH)
    type(ended).objects.filter(pk=ended.pk).update(ended_at=builders.EPOCH, stopped_reason="Koniec.")
    client, address = signed_in(administrator), page(coworker, "close")
    asked = client.get(address)
    assert "Odpowiada za pozycje oferty" in asked.text
    assert asked.text.count(f"<li>{led.title}</li>") == 1  # said, and not linked: the administrator reads no rooms
    assert list(asked.context["form"].fields["to"].queryset) == [organiser]
    without = client.post(address, {"reason": "Odchodzi."})
    assert errors(without) == {"to": ["Wskaż osobę, która to przejmie."]}
    assert 'value="Odchodzi."' in without.text
    assert client.post(address, {"reason": "Odchodzi.", "to": organiser.pk}).status_code == 302
    led.refresh_from_db()
    ended.refresh_from_db()
    assert (led.in_charge, ended.in_charge) == (organiser, coworker)
    closed, handed = Entry.objects.order_by("id")
    assert (closed.act, handed.act, handed.part_of) == ("user.closed", "activity.handed_over", closed)


def test_nothing_is_closed_where_the_other_may_not_have_it(administrator, coworker, director):
    activity = make_activity(in_charge=coworker)
    for to in (director, builders.user("coworker", is_active=False), coworker, None):
        with pytest.raises(ValidationError) as refusal:
            services.close_account(coworker, reason="Odchodzi.", to=to, by=administrator)
        assert list(refusal.value.error_dict) == ["to"]
    activity.refresh_from_db()
    assert activity.in_charge == coworker
    assert User.objects.get(pk=coworker.pk).is_active
    assert not Entry.objects.filter(act="user.closed").exists()


def test_all_sessions_of_a_person_are_ended_and_no_other(signed_in, administrator, coworker, organiser):
    first, second, other = signed_in(coworker), signed_in(coworker), signed_in(organiser)
    signed_in(administrator).post(page(coworker, "sign_out"))
    assert [client.get("/biuro/").status_code for client in (first, second, other)] == [302, 302, 200]
    assert signed_in(User.objects.get(pk=coworker.pk)).get("/biuro/").status_code == 200


def test_a_lock_after_wrong_passwords_is_taken_off(signed_in, client, administrator, coworker):
    coworker.set_password(PASSWORD)
    coworker.save()
    office = signed_in(administrator)
    assert "Zdejmij blokadę" not in office.get(page(coworker)).text
    for _ in range(10):
        client.post("/logowanie/", {"username": coworker.email, "password": "nie to"})
    assert client.post("/logowanie/", {"username": coworker.email, "password": PASSWORD}).status_code == 429
    assert "Zdejmij blokadę" in office.get(page(coworker)).text
    office.post(page(coworker, "unlock"))
    assert client.post("/logowanie/", {"username": coworker.email, "password": PASSWORD}).status_code == 302
    again = office.post(page(coworker, "unlock"), follow=True)
    assert "To konto nie jest zablokowane." in again.text
    assert Entry.objects.filter(act="user.unlocked").count() == 1


@pytest.mark.parametrize("role", [Role.ORGANISER, Role.DIRECTOR, Role.COWORKER])
def test_nobody_else_does_any_of_it(role, signed_in, coworker):
    person = builders.user(role)
    for act in (
        lambda: services.change_account(coworker, {"name": "Ktoś"}, revision=None, by=person),
        lambda: services.close_account(coworker, reason="Odchodzi.", to=None, by=person),
        lambda: services.reopen_account(coworker, by=person),
        lambda: services.unlock_account(coworker, by=person),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_a_page_of_an_account_takes_as_many_queries_however_often_its_roles_changed(
    signed_in, administrator, coworker, director, django_assert_num_queries
):
    client = signed_in(administrator)
    with django_assert_num_queries(10):
        client.get(page(coworker))
    for number in range(15):
        User.objects.filter(pk=coworker.pk).update(roles=["director"] if number % 2 else ["organiser"])
    with django_assert_num_queries(10):
        shown = client.get(page(coworker))
    assert len(shown.context["grants"]) == 16


def test_closing_the_only_one_says_at_the_top_why_not_and_shows_no_form(signed_in, administrator, director):
    for account, said in ((administrator, "jedyny administrator"), (director, "jedyny dyrektor")):
        shown = signed_in(administrator).get(page(account, "close")).text
        assert ("Tego konta nie można zamknąć." in shown, said in shown) == (True, True)
        assert "Dlaczego zamykasz to konto?" not in shown
        signed_in(administrator).post(page(account, "close"), {"reason": "Odchodzi."})
        account.refresh_from_db()
        assert account.is_active


def test_opening_again_and_signing_out_ask_first_and_a_closed_account_is_said_to_be(signed_in, administrator, coworker):
    client = signed_in(administrator)
    theirs = signed_in(coworker)
    assert "we wszystkich przeglądarkach trzeba będzie" in client.get(page(coworker, "sign_out")).text
    assert client.get(page(coworker, "reopen")).url == page(coworker)
    assert theirs.get("/biuro/").status_code == 200
    client.post(page(coworker, "sign_out"))
    assert theirs.get("/biuro/").status_code == 302
    services.close_account(coworker, reason="Odchodzi.", to=None, by=administrator)
    assert "Najpierw otwórz je znowu" in client.get(page(coworker, "close"), follow=True).text
    assert "dostanie z powrotem te same role" in client.get(page(coworker, "reopen")).text
    coworker.refresh_from_db()
    assert not coworker.is_active
    client.post(page(coworker, "reopen"))
    coworker.refresh_from_db()
    assert coworker.is_active
