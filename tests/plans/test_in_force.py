"""Which text holds on a day is said by decisions alone, and residents are told it whatever was published."""

from datetime import date, timedelta

import pytest

from osl_site.common import clock
from plans import services
from plans.in_force.status import Standing, decided_plans, status_of
from plans.in_force.words import from_to, of_plan, of_version
from plans.models import DocumentKind, Outcome
from plans.tasks import make_document
from tests.plans.builders import action, approved, goal, plan

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]
WHY = {"text": "Trwa nabór."}
DAY = timedelta(days=1)


def updated(version, by, director, day):
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=by)
    services.submit(update, unchanged_is_meant=True, by=by)
    services.decide(update, outcome=Outcome.APPROVED, effective_on=day, by=director)
    return update


def published(version, by):
    make_document(version.pk, DocumentKind.APPROVED)
    return services.publish(version, by=by)


def standings(version, day):
    return [row.standing.value for row in status_of(version.plan, day).versions]


def test_every_text_is_something_on_every_day(organiser, director):
    first = approved(organiser, director)
    year = first.starts_on.year
    updated(first, organiser, director, date(year, 6, 1))
    assert [
        (status_of(first.plan, day).standing.value, standings(first, day))
        for day in (date(year - 1, 12, 31), date(year, 5, 31), date(year, 6, 1), date(year + 1, 1, 1))
    ] == [
        ("ahead", ["ahead", "ahead"]),
        ("in_force", ["ahead", "in_force"]),
        ("in_force", ["in_force", "replaced"]),
        ("ended", ["ended", "replaced"]),
    ]


def test_a_text_that_a_repeal_forestalls_never_holds(organiser, director):
    first = approved(organiser, director)
    year = first.starts_on.year
    update = updated(first, organiser, director, date(year, 6, 1))
    services.repeal(update, since=date(year, 3, 1), values=WHY, by=director)
    status = status_of(first.plan, date(year, 2, 1))
    assert (status.standing, standings(first, date(year, 2, 1))) == (Standing.IN_FORCE, ["repealed", "in_force"])
    assert from_to(status.of(first)).startswith(f"Obowiązuje od 1 stycznia {year}\xa0r. do 2")
    assert from_to(status.of(update)) == "Nie obowiązywała ani jednego dnia."
    assert of_version(status_of(first.plan, date(year, 7, 1)).of(first)).word == "Uchylona"
    assert of_plan(status_of(first.plan, date(year, 7, 1))).word == "Uchylony"


def test_a_plan_without_an_approved_text_has_no_days(organiser):
    draft = plan(organiser)
    status = status_of(draft, date(2060, 1, 1))
    assert (status.standing, status.starts, of_plan(status).word) == (Standing.UNDECIDED, None, "Niezatwierdzony")


@pytest.mark.parametrize("count", [1, 8])
def test_statuses_of_all_plans_ask_as_much_as_of_one(count, organiser, director, django_assert_num_queries):
    for _ in range(count):
        approved(organiser, director)
    services.repeal(approved(organiser, director), since=clock.today(), values=WHY, by=director)
    with django_assert_num_queries(3):
        assert len([status_of(row, date(2060, 1, 1)) for row in decided_plans()]) == count + 1


def test_residents_are_told_that_the_text_has_changed_before_it_is_published(organiser, director, client, at):
    first = approved(organiser, director)
    year = first.starts_on.year
    publication = published(first, organiser)
    update = updated(first, organiser, director, date(year, 6, 1))
    at(year, 5, 1, 9)
    ahead = client.get("/plan/")
    assert f"Zmieniony tekst planu niedługo opublikujemy. Będzie obowiązywać od 1 czerwca {year}" in ahead.text
    assert ">Obowiązuje</span>" in ahead.text
    at(year, 6, 1, 9)
    page = client.get("/plan/").text
    assert f"niedługo go opublikujemy. Zmieniony obowiązuje od 1 czerwca {year}" in page
    assert ">Poprzednia wersja</span>" in page
    assert f"Obowiązywała od 1 stycznia {year}\xa0r. do 31 maja {year}\xa0r." in page
    assert "Tekst planu się zmienił" in client.get("/plan/wersje/").text
    published(update, organiser)
    page = client.get("/plan/").text
    assert "Tekst planu się zmienił" not in page
    assert f"Obowiązuje od 1 czerwca {year}\xa0r. do 31 grudnia {year}\xa0r." in page
    assert "Obowiązywała od" in client.get(publication.get_absolute_url()).text


def test_a_new_plan_that_is_approved_and_not_published_is_told(organiser, director, client, at):
    version = approved(organiser, director)
    at(version.starts_on.year, 2, 1, 9)
    page = client.get("/plan/").text
    assert "Nowy plan jest zatwierdzony, niedługo go opublikujemy. Obowiązuje od 1 stycznia" in page
    assert version.title not in page


def test_residents_read_of_a_repeal_a_prolonging_and_a_correction(organiser, director, client, at):
    version = approved(organiser, director)
    year = version.starts_on.year
    published(version, organiser)
    at(year, 2, 1, 9)
    services.prolong(version, until=date(year + 1, 3, 31), values=WHY, by=director)
    page = client.get("/plan/")
    assert f"Obowiązuje od 1 stycznia {year}\xa0r. do 31 marca {year + 1}\xa0r." in page.text
    assert "Plan przedłużono" in page.text
    said = {"place": "version", "key": None, "was": "Herbata", "becomes": "Kawa"}
    services.correct(version, **said, values=WHY, by=director)
    again = client.get("/plan/", headers={"If-None-Match": page["ETag"]})
    assert again.status_code == 200
    assert "<ins>Kawa</ins>" in again.text
    services.repeal(version, since=date(year, 3, 1), values=WHY, by=director)
    at(year, 3, 1, 9)
    page = client.get("/plan/").text
    assert ">Plan uchylony</span>" in page
    assert "Plan uchylono" in page


def test_the_plan_that_holds_is_shown_and_the_coming_one_is_listed(organiser, director, client, at):
    first = approved(organiser, director)
    following = plan(organiser, year=first.starts_on.year + 1)
    version = following.versions.get()
    action(goal(version, organiser), organiser)
    services.submit(version, by=organiser)
    services.decide(version, outcome=Outcome.APPROVED, effective_on=version.starts_on, by=director)
    published(first, organiser)
    published(version, organiser)
    at(first.starts_on.year, 12, 1, 9)
    page = client.get("/plan/").text
    assert f"<h1>{first.title}" in page.replace("\xa0", " ")
    assert "Następna wersja jest już opublikowana" in page
    at(version.starts_on.year, 1, 1, 9)
    assert f"<h1>{version.title}" in client.get("/plan/").text.replace("\xa0", " ")
