"""Who stands in for somebody who is away: for these days the whole role but for handing plans over, and it is told."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from needs.services import create_need
from osl_site.common import clock
from osl_site.common.accounts import rules, services
from osl_site.common.accounts.models import Substitution, User
from osl_site.common.accounts.services import substitutes
from osl_site.common.audit.models import Entry
from osl_site.common.web.guards import hold_to
from plans import rules as plan_rules
from plans.review.deciders import deciders
from plans.services import add_remark, submit
from tests import builders
from tests.breaking import refused, sql
from tests.plans.builders import draft, submitted
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 12)
DAYS = {"from_on": FIRST, "until_on": LAST}


@pytest.fixture
def on_the_first(at):
    at(2026, 12, 1, 9)


@pytest.fixture
def held(on_the_first, organiser, coworker):
    """The coworker stands in for the organiser until 12 December."""
    return services.set_substitute(organiser, substitute=coworker, **DAYS, by=organiser)


def today(person):
    """The person as a request finds them."""
    return User.objects.get(pk=person.pk)


def test_for_these_days_alone_the_substitute_may_what_the_other_may(held, coworker, at):
    found = [(day, rules.is_organiser(today(coworker))) for day in days(at)]
    assert found == [("30.11", False), ("1.12", True), ("12.12", True), ("13.12", False)]
    assert rules.is_director(today(coworker)) is False


def days(at):
    for month, day in ((11, 30), (12, 1), (12, 12), (12, 13)):
        at(2026, month, day, 23, 59)
        yield f"{day}.{month}"


def test_of_a_closed_account_nobody_has_anything(held, coworker, organiser):
    User.objects.filter(pk=organiser.pk).update(is_active=False)
    assert not rules.is_organiser(today(coworker))


def test_it_is_called_off_and_ends_at_once(held, coworker, organiser, signed_in):
    address = reverse("substitution_call_off", args=[held.pk])
    assert signed_in(today(coworker)).post(address).status_code == 403
    assert signed_in(organiser).post(address).status_code == 302
    assert not rules.is_organiser(today(coworker))
    with pytest.raises(ValidationError, match="już się skończyło"):
        services.call_off_substitute(held, by=organiser)
    services.set_substitute(organiser, substitute=coworker, **DAYS, by=organiser)
    acts = Entry.objects.filter(act__startswith="substitution").order_by("id").values_list("act", flat=True)
    assert list(acts) == ["substitution.set", "substitution.called_off", "substitution.set"]


def test_what_is_done_only_because_of_it_says_so_and_nothing_else(held, coworker, organiser, signed_in):
    client = signed_in(coworker)
    asked = client.get(reverse("needs:need_add"))
    assert asked.status_code == 200
    person = today(coworker)
    hold_to(rules.is_organiser, person)
    create_need({"title": "Dojazd"}, by=person)
    hold_to(rules.may_read_rooms, person)
    create_need({"title": "Inna"}, by=person)
    told = Entry.objects.filter(act="need.created").order_by("id").values_list("by_name", "by_position")
    assert list(told) == [
        (coworker.name, f"w zastępstwie: {organiser.name}"),
        (coworker.name, "współpracownik"),
    ]


def test_a_page_of_the_substitute_asks_nothing_more(held, coworker, signed_in):
    client, address = signed_in(coworker), reverse("my_sign_in")
    with CaptureQueriesContext(connection) as standing_in:
        client.get(address)
    Substitution.objects.update(called_off_at=clock.now(), called_off_by=coworker, called_off_by_name="x")
    with CaptureQueriesContext(connection) as alone:
        client.get(address)
    assert len(standing_in) == len(alone)


def test_a_plan_is_not_handed_over_by_a_substitute(held, coworker, organiser, signed_in):
    version = draft(organiser)
    person = today(coworker)
    assert plan_rules.may_edit(person, version)
    assert not plan_rules.may_hand_over(person)
    assert signed_in(coworker).get(reverse("plans:version_submit", args=[version.pk])).status_code == 403
    with pytest.raises(PermissionDenied):
        submit(version, by=person)


def test_a_substitute_of_the_director_decides_also_before_the_database(on_the_first, organiser, director, sketched):
    deputy = builders.user("coworker")
    version = submitted(organiser)
    assert list(deciders(organiser)) == [director]
    services.set_substitute(director, substitute=deputy, **DAYS, by=director)
    assert list(deciders(organiser)) == [director, deputy]
    person = today(deputy)
    hold_to(plan_rules.may_decide, person, version)
    remark = add_remark(version, place="version", key=None, text="Dopisz.", by=person)
    assert remark.by_position == f"w zastępstwie: {director.name}"
    stranger = User(pk=builders.user("coworker").pk, name="Ktoś", roles=["director"])
    refused(lambda: add_remark(version, place="version", key=None, text="Nie.", by=stranger))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"from_on": FIRST - timedelta(days=1)}, "from_on"),
        ({"until_on": FIRST - timedelta(days=1)}, "__all__"),
        ({"until_on": FIRST + timedelta(days=367)}, "until_on"),
        ({"from_on": FIRST + timedelta(days=367), "until_on": FIRST + timedelta(days=368)}, "from_on"),
        ({"substitute": "organiser"}, "__all__"),
        ({"substitute": "closed"}, "substitute"),
        ({"substitute": "away"}, "substitute"),
    ],
)
def test_what_cannot_be_is_refused_in_words(change, field, on_the_first, organiser, coworker):
    away = builders.user("coworker")
    services.set_substitute(away, substitute=builders.user("coworker"), **DAYS, by=away)
    people = {
        "organiser": organiser,
        "closed": builders.user("coworker", is_active=False),
        "away": away,
    }
    wanted = {"substitute": coworker, **DAYS} | change
    wanted["substitute"] = people.get(change.get("substitute"), coworker)
    with pytest.raises(ValidationError) as refusal:
        services.set_substitute(organiser, **wanted, by=organiser)
    assert list(refusal.value.error_dict if hasattr(refusal.value, "error_dict") else ["__all__"]) == [field]


def test_whoever_stands_in_for_somebody_finds_no_substitute_for_these_days(held, coworker):
    with pytest.raises(ValidationError) as refusal:
        services.set_substitute(coworker, substitute=builders.user("coworker"), **DAYS, by=coworker)
    assert list(refusal.value.error_dict) == ["from_on"]


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-12-01", "2026-12-12", "Od dziś do 12 grudnia zastępuje {}. Zastępstwo"),
        ("2026-12-30", "2027-01-10", "Od 30 grudnia do 10 stycznia 2027\N{NO-BREAK SPACE}r. zastępuje {}. Zastępstwo"),
    ],
)
def test_whoever_sets_it_reads_from_when_until_when(first, last, said, on_the_first, organiser, coworker, signed_in):
    address = reverse("account_substitutes", args=[organiser.pk])
    typed = {"substitute": coworker.pk, "from_on": first, "until_on": last}
    told = text_of(signed_in(organiser).post(address, typed, follow=True))
    assert " ".join(said.format(coworker.name).split()) in " ".join(told.split())


def test_whoever_was_invited_and_never_came_is_offered_with_that_word(on_the_first, organiser, coworker, signed_in):
    invited = builders.user("coworker", name="Ola Zaproszona")
    User.objects.filter(pk=coworker.pk).update(last_login=builders.EPOCH)
    page = signed_in(organiser).get(reverse("account_substitutes", args=[organiser.pk]))
    offered = dict(page.context["form"].fields["substitute"].choices)
    assert offered[invited.pk] == "Ola Zaproszona – czeka na pierwsze hasło"
    assert offered[coworker.pk] == coworker.name


def test_one_substitute_at_a_time(held, organiser, signed_in, coworker):
    client, address = signed_in(organiser), reverse("account_substitutes", args=[organiser.pk])
    other = builders.user("coworker")
    typed = {"substitute": other.pk, "from_on": "2026-12-12", "until_on": "2026-12-14"}
    page = client.post(address, typed)
    assert errors(page) == {"__all__": ["W tych dniach tę osobę już ktoś zastępuje. Wybierz inne dni."]}
    assert client.post(address, typed | {"from_on": "2026-12-13"}).status_code == 302
    assert Substitution.objects.count() == 2


def test_the_person_the_administrator_and_the_director_set_it_by_their_own_role(on_the_first, organiser, coworker):
    for by in (organiser, builders.user("administrator"), builders.user("director")):
        row = services.set_substitute(organiser, substitute=coworker, **DAYS, by=by)
        services.call_off_substitute(row, by=by)
    director = builders.user("director")
    services.set_substitute(director, substitute=coworker, **DAYS, by=director)
    for by in (coworker, today(coworker), builders.user("organiser")):
        with pytest.raises(PermissionDenied):
            services.set_substitute(organiser, substitute=coworker, **DAYS, by=by)


def test_nobody_names_themselves_in_the_place_of_another(on_the_first, organiser, signed_in):
    for by in (builders.user("administrator"), builders.user("director")):
        typed = {"substitute": by.pk, "from_on": "2026-12-01", "until_on": "2026-12-12"}
        page = signed_in(by).post(reverse("account_substitutes", args=[organiser.pk]), typed)
        assert errors(page) == {"substitute": [substitutes.NOT_YOURSELF]}
    assert not Substitution.objects.exists()


def test_a_director_names_no_substitute_for_an_administrator(on_the_first, director, coworker, signed_in):
    administrator = builders.user("administrator")
    with pytest.raises(PermissionDenied):
        services.set_substitute(administrator, substitute=coworker, **DAYS, by=director)
    assert signed_in(director).get(reverse("account_substitutes", args=[administrator.pk])).status_code == 403


def test_accounts_are_managed_by_ones_own_role_alone(on_the_first, coworker, organiser, signed_in):
    administrator = builders.user("administrator")
    services.set_substitute(administrator, substitute=coworker, **DAYS, by=administrator)
    person = today(coworker)
    assert rules.is_administrator(person)
    assert not rules.may_manage_accounts(person)
    with pytest.raises(PermissionDenied):
        services.add_user(email="x@przyklad.pl", name="X", roles=["administrator"], password=None, by=person)
    client = signed_in(coworker)
    for name, args in (("account_list", []), ("account_edit", [coworker.pk]), ("account_substitutes", [organiser.pk])):
        assert client.get(reverse(name, args=args)).status_code == 403


def test_who_is_away_and_who_stands_in_are_told_when_somebody_else_set_it(
    on_the_first, organiser, coworker, director, run_queue
):
    own = services.set_substitute(organiser, substitute=coworker, **DAYS, by=organiser)
    run_queue()
    assert mail.outbox == []
    services.call_off_substitute(own, by=organiser)
    services.set_substitute(organiser, substitute=coworker, **DAYS, by=director)
    run_queue()
    assert [letter.to for letter in mail.outbox] == [[organiser.email], [coworker.email]]
    said = mail.outbox[0].body.replace("\N{NO-BREAK SPACE}", " ")
    assert f"Kogo nie ma: {organiser.name}\nKto zastępuje: {coworker.name}\n" in said
    assert "Od 1 grudnia 2026 r. do 12 grudnia 2026 r., oba dni włącznie." in said
    assert f"Kto to ustalił: {director.name}" in said


def test_the_database_keeps_what_was_set(held, organiser):
    refused(lambda: sql("delete from accounts_substitution"))
    refused(lambda: sql("update accounts_substitution set until_on = '2027-01-01'"))
    with pytest.raises(IntegrityError, match="substitution_one_at_a_time"), transaction.atomic():
        Substitution.objects.filter(pk=held.pk).first()
        row = Substitution(away=organiser, substitute=builders.user("coworker"), at=clock.now(), **DAYS)
        row.by, row.by_name = organiser, organiser.name
        row.save()


def test_residents_read_whom_to_ask(held, client, coworker):
    builders.office(organiser_name="Anna Kuzyk")
    assert "W zastępstwie do 12 grudnia" in client.get("/kontakt/").text
    assert coworker.name in client.get("/kontakt/").text
    assert "Заміщує до 12 грудня" in client.get("/uk/kontakt/").text
    assert "Standing in until 12 December" in client.get("/en/kontakt/").text


def test_after_these_days_residents_read_nothing_of_it(held, client, at):
    at(2026, 12, 13, 8)
    assert "zastępstwie" not in client.get("/kontakt/").text


def test_whoever_stands_in_reads_whose_work_it_is_and_until_when(held, coworker, organiser, signed_in):
    theirs = signed_in(coworker)
    said = f"Zastępujesz: {organiser.name} (organizator społeczności lokalnej), do"
    assert said in text_of(theirs.get(reverse("desk")))
    assert f"{organiser.name} (organizator społeczności lokalnej), do" in text_of(theirs.get(reverse("settings")))
    refusal = theirs.get(reverse("account_list"))
    assert refusal.status_code == 403 and said in text_of(refusal)
    assert "Zastępujesz" not in text_of(signed_in(organiser).get(reverse("desk")))


def test_the_form_says_what_the_substitute_of_this_person_may_not(on_the_first, organiser, director, signed_in):
    own = text_of(signed_in(organiser).get(reverse("account_substitutes", args=[organiser.pk])))
    assert "Nie przekaże tylko planu dyrektorowi." in own
    directors = text_of(signed_in(director).get(reverse("account_substitutes", args=[director.pk])))
    assert "Nie przekaże" not in directors and "Może też zdecydować o planie" in directors
