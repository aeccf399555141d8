"""Passages of what other rooms write: results of meetings, drafts of plans, partners, reasons of withdrawals."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from activities.models import Notice, Result
from activities.services import delivery as activities
from needs import services as needs
from needs.models import FieldNote, LegalKind, LegalMark, Need, PassedOn, Submission
from osl_site.common import clock
from osl_site.common.audit.models import Change
from osl_site.common.withdrawal.models import Withdrawal
from partners import services as partners
from partners.models import Partner
from plans import services as plans
from plans.models import Action, Chapter
from tests.activities.builders import make_activity, make_occurrence, result, sign_up, wall
from tests.breaking import refused
from tests.needs.builders import need, note, passed_on, submission
from tests.plans.builders import action, conclusion, goal, plan
from tests.reading import text_of
from tests.redaction.builders import NAME, address, cover, line, places
from tests.redaction.test_redaction import standing, taken_away

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def monday(at):
    at(2026, 11, 23, 9)


def written(organiser):
    """A draft with the name in many places of it."""
    version = plan(organiser).versions.get()
    plans.change_version(version, {"manner": f"Z panem {NAME}."}, revision=version.revision, by=organiser)
    of_it = goal(version, organiser, text=f"Spór pana {NAME}", conclusions=[conclusion()])
    action(of_it, organiser, title=f"Rozmowa z panem {NAME}", responsible=NAME)
    chapter = version.chapters.first()
    plans.change_chapter(chapter, {"text": f"Pan {NAME}\n\nPan {NAME}"}, revision=chapter.revision, by=organiser)
    version.refresh_from_db()
    return version


def test_a_draft_of_a_plan_is_covered_in_all_its_parts(organiser, signed_in):
    version = written(organiser)
    assert "Zasłoń fragment" in text_of(signed_in(organiser).get(version.get_absolute_url()))
    assert len(places("plan", version)) == 6
    client = signed_in(organiser)
    files = [reverse(f"plans:version_{kind}", args=[version.pk]) for kind in ("docx", "xlsx")]
    assert all(NAME in taken_away(client, file) for file in files)
    cover("plan", version, organiser)
    assert standing() == [] and not any(NAME in taken_away(client, file) for file in files)
    assert (Action.objects.get().responsible, Chapter.objects.get(text__contains="▇").text) == (
        "▇▇▇",
        "Pan ▇▇▇\n\nPan ▇▇▇",
    )


def test_what_was_handed_over_stays_and_the_page_says_so(organiser, coworker, director, signed_in):
    version = written(organiser)
    plans.submit(version, by=organiser)
    with pytest.raises(ValidationError, match="przekazana dyrektorowi, więc jej słowa zostają"):
        cover("plan", version, organiser)
    with pytest.raises(IntegrityError), transaction.atomic():
        line(Action.objects.get(), "responsible", 0, 6).save()
    page = signed_in(organiser).get(address("plan", version))
    assert "Z jawności wyłącza je dyrektor." in text_of(page) and b'name="passage"' not in page.content
    assert [signed_in(user).get(address("plan", version)).status_code for user in (coworker, director)] == [404, 404]


def test_results_of_a_meeting_are_covered_with_the_note_that_came_of_them(organiser, coworker, signed_in):
    held = make_occurrence(make_activity(in_charge=coworker), starts_at=wall(2026, 11, 20, 10))
    told = note(text=f"Pan {NAME} jest chory.", written_by=coworker)
    result(held, learnt=f"Pan {NAME} jest chory.", deviations=f"Pan {NAME} nie przyszedł.", note=told)
    other = make_occurrence()
    assert "Zasłoń fragment" in text_of(signed_in(coworker).get(held.get_absolute_url()))
    assert [signed_in(coworker).get(address("spotkanie", of)).status_code for of in (held, other)] == [200, 404]
    assert len(places("spotkanie", held, by=coworker)) == 3
    cover("spotkanie", held, coworker)
    assert standing() == [] and Result.objects.get().learnt == FieldNote.objects.get().text == "Pan ▇▇▇ jest chory."


def test_what_those_who_signed_up_were_told_is_covered_and_else_stays(organiser):
    activity = make_activity(sign_up="needed", capacity=5)
    held = make_occurrence(activity, starts_at=wall(2026, 11, 25, 10))
    sign_up(held, phone="601234567", email="")
    activities.notify(held.registrations.all(), "changed", text=f"Klucz ma pan {NAME}.")
    assert standing() == ["activities_notice.text"] and len(places("spotkanie", held)) == 1
    cover("spotkanie", held, organiser)
    assert standing() == [] and Notice.objects.exclude(text="").get().text == "Klucz ma pan ▇▇▇."
    refused(lambda: Notice.objects.update(text="▇▇▇"))


def test_support_of_a_group_is_covered_by_whoever_entered_it(organiser, coworker, signed_in):
    told = {"kind": "group", "name": f"Sąsiedzi pana {NAME}", "people": 5, "note": f"Pan {NAME} pomoże."}
    told |= {"form": "talk", "theme": "loneliness", "minutes": 30, "place_unknown": True, "held_on": clock.today()}
    row = needs.create_support(told, by=coworker)
    other = needs.create_support(told | {"name": "Inni", "note": ""}, by=organiser)
    assert "Zasłoń fragment" in text_of(signed_in(coworker).get(row.get_absolute_url()))
    assert [signed_in(coworker).get(address("wsparcie", of)).status_code for of in (row, other)] == [200, 404]
    cover("wsparcie", row, coworker)
    assert standing() == []


def test_of_partners_and_withdrawals_too(organiser):
    row = partners.create_partner({"name": "Koło", "kind": "ngo", "offers": f"salę u pana {NAME}"}, by=organiser)
    partners.change_partner(row, {"offers": f"dom pana {NAME}"}, revision=row.revision, by=organiser)
    cover("partner", Partner.objects.get(), organiser)
    assert standing() == [] and Change.objects.get(field="offers").after == "dom pana ▇▇▇"
    lacking = need()
    conclusion().needs.add(lacking)
    needs.withdraw_finding(lacking, reason=f"Prosił o to pan {NAME}.", by=organiser)
    cover("potrzeba", Need.objects.get(), organiser)
    assert standing() == [] and Withdrawal.objects.get().reason == "Prosił o to pan ▇▇▇."
    with pytest.raises(IntegrityError), transaction.atomic():
        Withdrawal.objects.update(reason="Inaczej.")


def test_what_others_answered_and_why_a_term_is_longer_are_covered_when_both_have_ended(organiser):
    row = submission(received_at=clock.now())
    needs.mark_in_law(row, LegalKind.objects.get(type="petition"), is_signed=True, by=organiser)
    later = {"extended_to": date(2027, 4, 1), "extended_why": f"Pan {NAME} ma oddać mapę.", "text": "Później."}
    needs.extend_term(row, **later, by=organiser)
    answer = {"answer": f"Pan {NAME} to naprawi.", "answered_on": clock.today()}
    needs.record_answer(passed_on(row), **answer, text="Naprawią to.", by=organiser)
    needs.answer_in_law(row, by=organiser)
    assert standing() == ["needs_legalmark.extended_why", "needs_passedon.answer"]
    cover("zgloszenie", Submission.objects.get(), organiser)
    assert standing() == [] and PassedOn.objects.get().answer == "Pan ▇▇▇ to naprawi."
    with pytest.raises(IntegrityError), transaction.atomic():
        PassedOn.objects.update(answer="Inaczej.")
    with pytest.raises(IntegrityError), transaction.atomic():
        LegalMark.objects.update(extended_why="Inaczej.")
