"""What whoever decides, or looks at decisions later, finds without looking for it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from needs.services import replace_conclusion
from osl_site.common import clock
from plans import services
from tests import builders
from tests.plans.builders import action, approved, conclusion, draft, goal, plan, returned, submitted
from tests.reading import source_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]


def url(name, row):
    return reverse(f"plans:{name}", args=[row.pk])


def waiting_update(organiser, director):
    """An update that changes its one action and leaves the goal and the chapters as they were."""
    version = approved(organiser, director)
    values = {"reason": "Zamknięto klub.", "changed_conclusions": [conclusion("Klubu nie ma.")]}
    update = services.open_update(version.plan, values, by=organiser)
    row = update.goals.get().actions.get()
    services.change_action(row, {"description": "Spotkania w szkole."}, revision=row.revision, by=organiser)
    return services.submit(update, by=organiser)


@pytest.mark.parametrize("way", ["zmiany", "calosc"])
@pytest.mark.parametrize("what", ["chapter", "action"])
def test_a_remark_stands_on_the_page_whatever_part_it_is_about(way, what, signed_in, organiser, director):
    update = waiting_update(organiser, director)
    key = update.chapters.first().key if what == "chapter" else update.goals.get().actions.get().key
    reader, review = signed_in(director), url("version_review", update)
    sent = {"remark": "1", "u-place": f"{what}:{key}", "u-text": "Proszę to wyjaśnić."}
    answer = reader.post(f"{review}?widok={way}", sent)
    remark = update.remarks.get()
    assert answer.url == f"{review}?widok={way}#uwaga-{remark.pk}"
    page = reader.get(answer.url).text
    assert page.count(f'id="uwaga-{remark.pk}"') == 1
    assert ("Uwagi do części, których tu nie widać" in page) == ((way, what) == ("zmiany", "chapter"))


def test_a_director_changes_and_takes_back_their_own_remark_from_the_review(signed_in, organiser, director):
    version = submitted(organiser)
    remark = services.add_remark(version, place="version", key=None, text="Za długo.", by=director)
    reader, review = signed_in(director), url("version_review", version)
    edit, take_back = (reverse(f"plans:remark_{act}", args=[remark.pk]) for act in ("edit", "take_back"))
    assert f'href="{edit}"' in reader.get(review).text
    assert f'href="{edit}"' not in signed_in(builders.user("director")).get(review).text
    assert signed_in(builders.user("director")).get(edit).status_code == 403
    assert "Uwaga jest pusta." in reader.post(edit, {"text": " "}).text
    assert reader.post(edit, {"text": "Za krótko."}).url == f"{review}#uwagi"
    page = reader.get(review).text
    assert ("Za krótko." in page, "Za długo." in page) == (True, False)
    assert "została już zmieniona" in reader.post(take_back, follow=True).text
    changed = version.remarks.standing().get()
    reader.post(reverse("plans:remark_take_back", args=[changed.pk]))
    assert "Nie ma jeszcze uwag do tej wersji." in reader.get(review).text


def test_the_conclusions_that_changed_stand_beside_the_reason(signed_in, organiser, director):
    update = waiting_update(organiser, director)
    page = signed_in(director).get(url("version_review", update)).text
    assert page.index("Przyczyna: Zamknięto klub.") < page.index("Klubu nie ma.") < page.index('id="decyzja"')


def test_the_register_says_of_every_attempt_who_handed_it_over_and_who_decided(signed_in, organiser, director, at):
    at(2026, 10, 1, 12)
    version = returned(organiser, director)
    page = source_of(signed_in(organiser).get(version.plan.get_absolute_url()))
    handed = f"Przekazanie: 01.10.2026, {organiser.name}, organizator społeczności lokalnej."
    assert f"{handed} Decyzja: 01.10.2026, {director.name}, dyrektor." in page


def test_versions_to_compare_begin_with_the_newest_and_the_one_before(signed_in, organiser, director):
    update = waiting_update(organiser, director)
    answer = signed_in(organiser).get(url("plan_compare", update.plan))
    assert [answer.context[name].ordinal for name in ("first", "second")] == ["0.1", "1.1"]


def test_the_office_says_how_long_a_decision_may_take(signed_in, organiser):
    builders.office(days_to_decide=21)
    version, day = draft(organiser), clock.today() + timedelta(days=21)
    assert signed_in(organiser).get(url("version_submit", version)).context["form"]["due_on"].value() == day
    assert services.submit(version, by=organiser).due_on == day


def test_a_duty_says_which_open_update_takes_it_up(signed_in, organiser, director):
    version = approved(organiser, director)
    values = {"text": "Jest gorzej.", "about": "needs", "scope": ["supporting"], "valid_from": clock.today()}
    cited = version.goals.get().conclusions.get()
    newer = replace_conclusion(cited, values | {"material_change": "Znikł autobus."}, by=organiser)
    desk, told = signed_in(organiser), f"istotnie zmienił się wniosek z rozeznania {newer.code}."
    assert f"{told} Podejmuje" not in desk.get(reverse("desk")).text
    services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": [newer]}, by=organiser)
    assert f"{told} Podejmuje to aktualizacja nr 1: wersja robocza." in desk.get(reverse("desk")).text


def test_remarks_of_a_returned_update_are_all_there_even_on_what_it_takes_out(signed_in, organiser, director):
    version = approved(organiser, director)
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    gone = action(update.goals.get(), organiser, title="Co innego") and update.goals.get().actions.first()
    services.remove(gone, by=organiser)
    services.submit(update, by=organiser)
    services.add_remark(update, place="action", key=gone.key, text="Dlaczego to znika?", by=director)
    services.decide(update, outcome="returned", by=director)
    page = signed_in(organiser).get(update.get_absolute_url()).text
    assert page.count("Dlaczego to znika?") == 1
    assert "Usunięte: Działanie 1.1 Herbata u sąsiadów" in page


def test_a_plan_is_read_against_the_plan_of_the_year_before(signed_in, organiser, director):
    last_year = approved(organiser, director)
    version = following(last_year, organiser)
    reader, review = signed_in(director), url("version_review", version)
    assert "Zmiany wobec poprzedniego planu" in source_of(reader.get(review))
    page = source_of(reader.get(f"{review}?widok=poprzedni"))
    assert f'Poprzedni plan: <a href="{last_year.get_absolute_url()}">{last_year.title}</a>' in page
    assert "Ubywa 1 działanie: Działanie 1.1 „Herbata u sąsiadów”." in page
    assert "Dochodzi 1 działanie." in page
    assert "Zmiany w 1 celu." not in page  # called the same, so it is the same goal
    compare = f"{url('plan_compare', version.plan)}?od=poprzedni&do=0.1"
    assert "Ubywa 1 działanie: Działanie 1.1 „Herbata u sąsiadów”." in source_of(signed_in(organiser).get(compare))


def test_a_first_plan_has_nothing_to_be_read_against(signed_in, organiser, director):
    page = source_of(signed_in(director).get(url("version_review", submitted(organiser))))
    assert "Zmiany wobec" not in page


def following(last_year, organiser):
    """The plan of the next year, handed over: the same goal, another action."""
    version = plan(organiser, year=last_year.starts_on.year + 1).versions.get()
    row = goal(version, organiser, conclusions=list(last_year.goals.get().conclusions.all()))
    action(row, organiser, title="Warsztaty rowerowe")
    return services.submit(version, by=organiser)
