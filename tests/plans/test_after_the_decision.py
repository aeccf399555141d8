"""What is typed while a version is decided on or taken back, and what stands where afterwards."""

from types import SimpleNamespace

import pytest
from django.urls import reverse

from plans import services
from plans.desk import approved_unpublished, attempts_to_follow
from plans.drafting.warnings import hints
from plans.forms.decisions import LaterDecisionForm
from plans.forms.review import DecisionForm
from plans.models import Outcome
from plans.review.remarks import left_hints
from plans.services.review import earliest_effective_day
from tests.plans.builders import action, approved, goal, plan, submitted
from tests.reading import source_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]
CALLED_BACK = "Ta wersja jest wycofana."


def review(version):
    return reverse("plans:version_review", args=[version.pk])


def test_what_was_typed_while_the_version_was_taken_back_is_given_back(signed_in, organiser, director):
    version = submitted(organiser)
    services.withdraw(version, by=organiser)
    key = version.goals.get().key
    typed = {"u-place": "version", "u-text": "Za długo.", f"m-{key}-text": "Za ogólnie.", "d-text": "Wrócimy do tego."}
    page = source_of(signed_in(director).post(review(version), {"remark": f"goal:{key}", **typed}))
    assert page.index(CALLED_BACK) < page.index("Tego nie zapisano")
    assert all(words in page for words in ("Za długo.", "Za ogólnie.", "Wrócimy do tego."))
    assert ("prosi o decyzję" in page, "Przejdź do decyzji" in page) == (False, False)
    assert "Możesz ją wycofać" not in page


def test_a_change_of_a_remark_that_came_too_late_is_given_back(signed_in, organiser, director):
    version = submitted(organiser)
    remark = services.add_remark(version, place="version", key=None, text="Za długo.", by=director)
    services.withdraw(version, by=organiser)
    page = source_of(signed_in(director).post(reverse("plans:remark_edit", args=[remark.pk]), {"text": "Za krótko."}))
    assert ("Za krótko." in page, "nie czeka już na decyzję" in page) == (True, True)


def test_after_the_decision_it_stands_on_top_and_nothing_is_asked_for(signed_in, organiser, director):
    version = approved(organiser, director)
    page = source_of(signed_in(director).get(review(version)))
    assert page.index("Zatwierdzona</h2>") < page.index('id="uwagi"')
    assert page.count('id="decyzja"') == 1
    assert ("prosi o decyzję" in page, "Przejdź do decyzji" in page) == (False, False)


def test_a_remark_on_an_approved_version_is_told_before_and_shown_in_the_next_draft(signed_in, organiser, director):
    version = submitted(organiser)
    key = version.goals.get().actions.get().key
    remark = services.add_remark(version, place="action", key=key, text="Ile osób?", by=director)
    assert "Uwagi do tej wersji: 1. Jeśli ją zatwierdzisz" in source_of(signed_in(director).get(review(version)))
    services.decide(version, outcome=Outcome.APPROVED, effective_on=version.starts_on, by=director)
    page = source_of(signed_in(organiser).get(version.get_absolute_url()))
    assert ("do odpowiedzi" in page, "bez odpowiedzi" in page) == (False, True)
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    page = source_of(signed_in(organiser).get(update.get_absolute_url()))
    assert "Uwaga dyrektora do zatwierdzonej wersji: bez odpowiedzi" in " ".join(page.split())
    told = [hint.sentence for hint in left_hints(update)]
    assert told == ["Uwaga „Ile osób?” do zatwierdzonej wersji została bez odpowiedzi."]
    services.answer_remark(remark, outcome="explained", text="Dziesięć.", by=organiser)
    assert left_hints(update) == []


def test_the_desk_counts_from_the_decision(organiser, director, at):
    at(2026, 10, 1, 12)
    first, second = submitted(organiser), submitted(organiser)
    at(2026, 10, 3, 12)
    services.decide(first, outcome=Outcome.RETURNED, text="Popraw.", by=director)
    services.decide(second, outcome=Outcome.APPROVED, effective_on=second.starts_on, by=director)
    matters = [*attempts_to_follow(organiser), *approved_unpublished(organiser)]
    assert [(matter.when, matter.since.day) for matter in matters] == [("od dziś", 3)] * 2


def asked_for(version, **typed):
    days = (version.starts_on, version.ends_on)
    given = {
        "request": SimpleNamespace(user=version.submitted_by, POST={}),
        "version": version,
        "days": days,
        "refuse_day": lambda day: None,
    }
    return DecisionForm(typed, initial={"case_mark": "CUS.____.2026"}, **given)


def test_an_untouched_pattern_of_the_case_mark_is_none(organiser, monkeypatch):
    version = submitted(organiser)
    for module in ("osl_site.common.frozen_documents.forms", "plans.forms.decisions"):
        monkeypatch.setattr(f"{module}.refused_proof", lambda request, typed: "")
    said = {"outcome": "approved", "effective_on": version.starts_on, "password": "x"}
    untouched, torn = (asked_for(version, **said, case_mark=mark) for mark in ("CUS.____.2026", "CUS.__.2026"))
    assert (untouched.is_valid(), untouched.decision["case_mark"]) == (True, "")
    assert list(torn.errors) == ["case_mark"]
    later = {"text": "Omyłka.", "case_mark": "CUS.____.2026", "password": "x"}
    form = LaterDecisionForm(
        later, request=SimpleNamespace(user=organiser, POST={}), initial={"case_mark": "CUS.____.2026"}
    )
    assert (form.is_valid(), form.words["case_mark"]) == (True, "")


def test_the_first_possible_day_is_proposed_also_of_an_update(signed_in, organiser, director):
    version = approved(organiser, director)
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    services.submit(update, unchanged_is_meant=True, by=organiser)
    form = signed_in(director).get(review(update)).context["form"]
    assert form["effective_on"].value() == earliest_effective_day(update)


@pytest.mark.parametrize(("year", "said"), [("26", "Wpisz rok od"), ("2045", "")])
def test_a_year_of_a_cost_is_a_whole_one_and_of_the_plan(year, said, signed_in, organiser):
    version = plan(organiser, year=2046).versions.get()
    row = action(goal(version, organiser), organiser)
    typed = {"title": "Herbata", "costs-0-amount": "100", "costs-0-year": year, "revision": row.revision}
    answer = signed_in(organiser).post(reverse("plans:action_edit", args=[row.pk]), typed, follow=True)
    page = source_of(answer)
    if said:
        assert said in page
        return
    told = "Koszt działania 1.1 ma rok spoza okresu planu: 2045."
    assert (told[:-1] in page, [hint.sentence for hint in hints(version) if "rok" in hint.sentence]) == (True, [told])


def test_a_remark_says_what_it_is_about_where_it_is_changed_and_answered(signed_in, organiser, director):
    version = submitted(organiser)
    row = version.goals.get().actions.get()
    remark = services.add_remark(version, place="action", key=row.key, text="Ile osób?", by=director)
    reader, edit = signed_in(director), reverse("plans:remark_edit", args=[remark.pk])
    page = source_of(reader.get(edit))
    assert ("Działanie 1.1 Herbata u sąsiadów" in page, "Spotkania osób starszych." in page) == (True, True)
    assert "Czy wycofać tę uwagę?" in page
    assert f'href="{edit}"' in source_of(reader.get(review(version))).split('id="uwagi"')[0]
    services.decide(version, outcome=Outcome.RETURNED, by=director)
    page = source_of(signed_in(organiser).get(reverse("plans:remark_answer", args=[remark.pk])))
    assert ("Działanie 1.1 Herbata u sąsiadów" in page, "Spotkania osób starszych." in page) == (True, True)


def test_taking_a_remark_back_is_said_at_the_top(signed_in, organiser, director):
    version = submitted(organiser)
    remark = services.add_remark(version, place="version", key=None, text="Za długo.", by=director)
    answer = signed_in(director).post(reverse("plans:remark_take_back", args=[remark.pk]), follow=True)
    assert (answer.redirect_chain[-1][0], "Uwaga jest wycofana." in answer.text) == (review(version), True)


def test_taking_a_version_back_is_asked_first(signed_in, organiser):
    version = submitted(organiser)
    page = source_of(signed_in(organiser).get(reverse("plans:version_withdraw", args=[version.pk])))
    version.refresh_from_db()
    assert ("Czy wycofać tę wersję przed decyzją?" in page, version.is_submitted) == (True, True)


def test_a_chapter_is_written_beside_what_the_director_says_of_it(signed_in, organiser, director):
    version = submitted(organiser)
    chapter = version.chapters.first()
    services.add_remark(version, place="chapter", key=chapter.key, text="Za ogólnie.", by=director)
    services.decide(version, outcome=Outcome.RETURNED, by=director)
    attempt = services.next_attempt(version, by=organiser)
    row = attempt.chapters.get(key=chapter.key)
    page = source_of(signed_in(organiser).get(reverse("plans:chapter_edit", args=[row.pk])))
    assert ("Za ogólnie." in page, f'href="{attempt.get_absolute_url()}"' in page) == (True, True)


def test_a_draft_of_an_update_says_that_nothing_changes_yet(signed_in, organiser, director):
    version = approved(organiser, director)
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    writer, told = signed_in(organiser), "Ta aktualizacja nie zmienia jeszcze niczego"
    assert told in source_of(writer.get(update.get_absolute_url()))
    row = update.goals.get().actions.get()
    services.change_action(row, {"description": ""}, revision=row.revision, by=organiser)
    page = source_of(writer.get(update.get_absolute_url()))
    there = reverse("plans:action_edit", args=[row.pk]) + "#id_description"
    assert (told in page, f'href="{there}">Działanie 1.1 nie ma opisu.' in page) == (False, True)


def test_without_a_draft_the_ways_to_one_are_there(signed_in, organiser):
    page = source_of(signed_in(organiser).get(reverse("plans:draft_now")))
    assert f'href="{reverse("plans:plan_add")}">Załóż nowy plan' in page


def test_an_answer_that_somebody_else_gave_first_leaves_the_typed_one_on_the_page(signed_in, organiser, director):
    version = submitted(organiser)
    remark = services.add_remark(version, place="version", key=None, text="Za długo.", by=director)
    services.decide(version, outcome=Outcome.RETURNED, by=director)
    services.answer_remark(remark, outcome="adopted", text="Skrócone.", by=organiser)
    page = reverse("plans:remark_answer", args=[remark.pk])
    refused = source_of(
        signed_in(organiser).post(page, {"outcome": "explained", "text": "Zostaje, bo tak każe ustawa."})
    )
    told = ("Skrócone.", "ktoś już odpowiedział", "Zostaje, bo tak każe ustawa.")
    assert [words for words in told if words not in refused] == []
    assert "<textarea" not in source_of(signed_in(organiser).get(page))
