"""What came of meetings: entered by whoever ran them, corrected without losing a word, handed back to recognition."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from activities import figures, services
from activities.models import Result
from needs.models import FieldNote
from needs.services import delete_note
from osl_site.common.audit.models import Entry
from osl_site.common.database.locking import ChangedMeanwhile
from osl_site.roof import desk
from plans.models import Action
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, result, venue, wall
from tests.needs.builders import note
from tests.plans.builders import approved
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
ELEVEN = {"adults": 2, "older": 9}
WAITING = "/biuro/spotkania/bez-wynikow/"


@pytest.fixture(autouse=True)
def wednesday(at):
    at(2026, 12, 2, 9)


def acts():
    return list(Entry.objects.order_by("id").values_list("act", "part_of__act"))


def path(occurrence, more=""):
    return f"/biuro/spotkania/{occurrence.pk}/{more}"


def action():
    return Action.objects.get(goal__version=approved())


# Acts


def test_the_organiser_and_who_is_in_charge_say_how_a_meeting_went_and_nobody_else(organiser, coworker, director):
    own, foreign = make_occurrence(make_activity(in_charge=coworker)), make_occurrence()
    assert services.enter_result(own, ELEVEN, by=coworker).people == 11
    services.enter_result(foreign, ELEVEN, by=organiser)
    for person in (coworker, director):
        with pytest.raises(PermissionDenied):
            services.enter_result(make_occurrence(), ELEVEN, by=person)
        with pytest.raises(PermissionDenied):
            services.correct_result(foreign.result, ELEVEN, revision=1, by=person)
    assert acts() == [("result.entered", None)] * 2


def test_a_meeting_that_was_called_off_or_has_not_begun_has_none(organiser):
    cancelled = make_occurrence(cancelled_at=wall(2026, 11, 30, 9), cancelled_reason="remont")
    with pytest.raises(ValidationError, match="jest odwołane"):
        services.enter_result(cancelled, ELEVEN, by=organiser)
    with pytest.raises(ValidationError, match="jeszcze się nie zaczęło"):
        services.enter_result(make_occurrence(starts_at=wall(2026, 12, 2, 9, 1)), ELEVEN, by=organiser)
    services.enter_result(make_occurrence(starts_at=wall(2026, 12, 2, 9)), ELEVEN, by=organiser)
    assert Result.objects.count() == 1


def test_a_meeting_that_took_place_is_neither_called_off_nor_moved(organiser):
    occurrence = result().occurrence
    with pytest.raises(ValidationError, match="się odbyło"):
        services.cancel_occurrence(occurrence, reason="remont", by=organiser)
    hours = {"starts": wall(2026, 12, 8, 10).time(), "ends": wall(2026, 12, 8, 12).time()}
    with pytest.raises(ValidationError, match="się odbyło"):
        services.move_occurrence(occurrence, day=date(2026, 12, 8), **hours, by=organiser)
    assert acts() == []


def test_the_second_who_says_it_sees_what_the_first_said(organiser):
    occurrence = result().occurrence
    with pytest.raises(ChangedMeanwhile):
        services.enter_result(occurrence, ELEVEN, by=organiser)


def test_a_correction_keeps_who_entered_it_and_names_what_changed(organiser, coworker):
    row = result(entered_by=coworker)
    row = services.correct_result(row, {"older": 5, "adults": 0}, revision=1, by=organiser)
    assert (row.older, row.revision, row.entered_by) == (5, 2, coworker)
    assert list(Entry.objects.values_list("act", "fields")) == [("result.corrected", ["older"])]
    with pytest.raises(ChangedMeanwhile):
        services.correct_result(row, {"older": 6}, revision=1, by=organiser)


def learnt(**fields):
    return {
        "noted_on": date(2026, 12, 1),
        "method": builders.method("feedback"),
        "commune": builders.commune(),
        "finding": "both",
        "text": "Proszą o wcześniejszą godzinę.",
    } | fields


def test_what_was_learnt_becomes_one_note_as_one_act(coworker):
    row = result(make_occurrence(make_activity(in_charge=coworker)), learnt="Proszą o wcześniejszą godzinę.")
    written = services.note_learnt(row, learnt(), by=coworker)

    row.refresh_from_db()
    assert (row.note, written.written_by) == (written, coworker)
    assert acts() == [("result.noted", None), ("note.created", "result.noted")]
    with pytest.raises(ValidationError, match="już notatka"):
        services.note_learnt(row, learnt(), by=coworker)
    assert FieldNote.objects.count() == 1


def test_a_note_that_is_refused_leaves_the_result_as_it_was(organiser):
    row = result()
    with pytest.raises(ValidationError):
        services.note_learnt(row, learnt(text=" "), by=organiser)
    row.refresh_from_db()
    assert (row.note, acts()) == (None, [])


def test_a_coworker_makes_no_note_of_a_meeting_of_others(coworker):
    with pytest.raises(PermissionDenied):
        services.note_learnt(result(), learnt(), by=coworker)


def test_a_note_written_by_mistake_may_go_and_the_result_stays(organiser):
    row = result(note=note())
    delete_note(row.note, by=organiser)
    row.refresh_from_db()
    assert (row.note, FieldNote.objects.count()) == (None, 0)


# Figures


def test_figures_are_summed_by_action_in_two_queries_and_in_its_days(django_assert_num_queries):
    planned = action()
    activity = make_activity(action=planned, outside_plan_reason="")
    for day, hours in ((1, "1.5"), (8, "2"), (31, "4")):
        occurrence = make_occurrence(activity, starts_at=wall(2026, 12, day, 23))
        result(occurrence, children=1, older=10, volunteer_hours=Decimal(hours))
    result(make_occurrence(activity, starts_at=wall(2026, 12, 9, 10)), nobody_came=True)
    result(make_occurrence(make_activity(action=action(), outside_plan_reason="")), older=100)

    keys, period = [planned.key], {"first": date(2026, 12, 2), "last": date(2026, 12, 31)}
    with django_assert_num_queries(2):
        done = figures.of_actions(keys, **period)[planned.key]
    assert (done.occurrences, done.people, done.volunteer_hours) == (2, 22, Decimal(6))
    assert figures.participants(keys) == {planned.key: 33}
    assert figures.occurrences(keys, last=date(2026, 12, 30)) == {planned.key: 2}
    assert figures.volunteer_hours(keys, first=date(2027, 1, 1)) == {}


def test_figures_of_an_offer_without_results_are_nought():
    assert figures.of_activity(make_activity()) == figures.Figures()


# Pages


def test_ten_seconds_are_enough_for_the_heads(signed_in, coworker):
    occurrence = make_occurrence(make_activity(in_charge=coworker))
    answer = signed_in(coworker).post(path(occurrence, "wyniki/"), {"adults": "2", "older": " 9 "})
    assert answer.url == occurrence.get_absolute_url()
    row = Result.objects.get()
    counted = (row.children, row.youth, row.adults, row.older, row.volunteer_hours, row.cost, row.entered_by)
    assert counted == (0, 0, 2, 9, 0, None, coworker)


def test_hours_and_cost_are_typed_with_a_comma_or_a_full_stop(signed_in, organiser):
    occurrence = make_occurrence()
    typed = {"older": "9", "volunteer_hours": "4,5", "cost": "45.50", "deviations": "Zabrakło wałków."}
    signed_in(organiser).post(path(occurrence, "wyniki/"), typed)
    row = Result.objects.get()
    assert (row.volunteer_hours, row.cost, row.deviations) == (Decimal("4.5"), Decimal("45.5"), "Zabrakło wałków.")
    page = text_of(signed_in(organiser).get(path(occurrence)))
    assert "4,5" in page
    assert "45,50 zł" in page


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({}, "children", "Wpisz, ile osób przyszło, albo zaznacz, że nikt nie przyszedł."),
        ({"children": "0"}, "children", "Wpisz, ile osób przyszło, albo zaznacz, że nikt nie przyszedł."),
        (
            {"older": "2", "nobody_came": "on"},
            "nobody_came",
            "Wpisano liczbę osób, więc ktoś przyszedł. Popraw jedno albo drugie.",
        ),
        ({"older": "dużo"}, "older", "Wpisz liczbę osób cyframi, na przykład 12."),
        ({"older": "2", "youth": "1,5"}, "youth", "Wpisz liczbę osób cyframi, na przykład 12."),
        ({"older": "2", "volunteer_hours": "sporo"}, "volunteer_hours", "Wpisz liczbę godzin, na przykład 4,5."),
        ({"older": "2", "cost": "tanio"}, "cost", "Wpisz kwotę w złotych, na przykład 45,50."),
    ],
)
def test_what_cannot_be_is_said_at_its_field_with_everything_typed_still_there(
    typed, field, sentence, signed_in, organiser
):
    page = signed_in(organiser).post(path(make_occurrence(), "wyniki/"), typed | {"learnt": "Było miło."})
    assert errors(page) == {field: [sentence]}
    assert "Było miło." in text_of(page)
    assert all(f'value="{value}"' in text_of(page) for value in typed.values() if value != "on")
    assert Result.objects.count() == 0


def test_a_cost_of_a_thousand_is_typed_as_the_application_writes_it(signed_in, organiser):
    occurrence = make_occurrence()
    signed_in(organiser).post(path(occurrence, "wyniki/"), {"older": "9", "cost": "1 045,50"})
    assert Result.objects.get().cost == Decimal("1045.5")


@pytest.mark.parametrize("hours", ["-1", "1,3", "1,25", "2000,5", "999999", "NaN"])
def test_hours_that_cannot_be_are_refused(hours, signed_in, organiser):
    page = signed_in(organiser).post(path(make_occurrence(), "wyniki/"), {"older": "2", "volunteer_hours": hours})
    assert page.status_code == 200
    assert "volunteer_hours" in page.context["form"].errors


@pytest.mark.parametrize("people", ["-1", "10000", "99999999999999999999"])
def test_heads_that_cannot_be_are_refused(people, signed_in, organiser):
    page = signed_in(organiser).post(path(make_occurrence(), "wyniki/"), {"older": people})
    assert list(errors(page)) == ["older"]


def test_a_form_that_somebody_overtook_shows_both_and_the_next_save_wins(signed_in, organiser):
    occurrence = make_occurrence()
    browser = signed_in(organiser)
    result(occurrence, older=7, learnt="Proszą o ławkę.", volunteer_hours=Decimal("2.5"))
    page = browser.post(path(occurrence, "wyniki/"), {"older": "9", "learnt": "Chcą śpiewać."})

    assert "Proszą o ławkę." in text_of(page)
    assert "Chcą śpiewać." in text_of(page)
    assert ("Godziny wolontariuszy", "2,5") in page.context["form"].stored_version
    seen = page.context["form"]["revision"].value()
    browser.post(path(occurrence, "wyniki/"), {"older": "9", "learnt": "Chcą śpiewać.", "revision": seen})
    assert list(Result.objects.values_list("older", "learnt")) == [(9, "Chcą śpiewać.")]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"starts_at": wall(2026, 12, 9, 10)}, "To spotkanie jeszcze się nie zaczęło."),
        ({"cancelled_at": wall(2026, 11, 30, 9), "cancelled_reason": "remont"}, "To spotkanie jest odwołane"),
    ],
)
def test_there_is_no_form_before_the_meeting_or_when_it_is_off(fields, sentence, signed_in, organiser):
    occurrence = make_occurrence(**fields)
    page = signed_in(organiser).get(path(occurrence, "wyniki/"), follow=True)
    assert sentence in text_of(page)
    assert "Wpisz wyniki" not in text_of(page)


def test_the_note_begins_with_what_the_meeting_says(signed_in, coworker):
    hall = venue(locality=builders.locality("Toprzyny"))
    occurrence = make_occurrence(make_activity(in_charge=coworker, venue=hall))
    result(occurrence, older=9, adults=2, learnt="Proszą o wcześniejszą godzinę.")
    browser = signed_in(coworker)
    assert "Zrób z tego notatkę" in text_of(browser.get(path(occurrence)))

    form = browser.get(path(occurrence, "wyniki/notatka/")).context["form"]
    typed = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    assert (typed["noted_on"], typed["method"], typed["people_count"]) == (date(2026, 12, 1), "feedback", 11)
    answer = browser.post(path(occurrence, "wyniki/notatka/"), typed)

    written = FieldNote.objects.get()
    assert answer.url == written.get_absolute_url()
    assert (written.place, written.text) == ("Toprzyny", "Proszą o wcześniejszą godzinę.")
    assert browser.get(path(occurrence, "wyniki/notatka/")).url == written.get_absolute_url()


def test_the_meeting_and_the_note_know_of_each_other(signed_in, organiser):
    row = result(make_occurrence(make_activity(title="Herbata w czwartek")), learnt="Proszą o ławkę.", note=note())
    browser = signed_in(organiser)
    of_note = browser.get(row.note.get_absolute_url())
    assert "Powstała po spotkaniu" in text_of(of_note)
    assert f'<a href="{path(row.occurrence)}">Herbata w czwartek, 01.12.2026</a>' in text_of(of_note)
    assert of_note.context["neighbours"].steps[0].url == path(row.occurrence)

    steps = browser.get(path(row.occurrence)).context["steps"]
    assert [(step.label, step.text) for step in steps[-2:]] == [("wyniki", "osoby: 4"), ("notatka", row.note.code)]


def test_a_meeting_says_how_it_ended(signed_in, organiser):
    browser = signed_in(organiser)
    over, waiting, hidden = result().occurrence, make_occurrence(), make_occurrence(published_at=None)
    off = make_occurrence(cancelled_at=wall(2026, 11, 30, 9), cancelled_reason="remont")
    words = {occurrence: browser.get(path(occurrence)).context["word"] for occurrence in (over, waiting, hidden, off)}
    assert words == {
        over: "Odbyło się",
        waiting: "Brak wyników",
        hidden: "Nieopublikowane",
        off: "Odwołane. Powód: remont",
    }
    rows = browser.get("/biuro/spotkania/?kiedy=minione").context["list"].extra["rows"]
    assert {row.occurrence: row.word for row in rows} == words | {off: "Odwołane"}


def test_the_page_of_an_offer_sums_its_results(signed_in, organiser):
    activity = make_activity()
    for day in (1, 2):
        result(
            make_occurrence(activity, starts_at=wall(2026, 12, day, 7)),
            youth=2,
            older=5,
            volunteer_hours=Decimal("1.5"),
        )
    page = text_of(signed_in(organiser).get(activity.get_absolute_url()))
    assert "14: młodzież 4, osoby starsze 10" in page
    assert "<dt>Odbyło się</dt><dd>2</dd>" in page


def test_the_action_says_what_has_been_done(signed_in, organiser):
    planned = action()
    result(make_occurrence(make_activity(action=planned, outside_plan_reason="")), older=12)
    page = signed_in(organiser).get(planned.get_absolute_url())
    assert "Odbyło się: 1, osób: 12" in text_of(page)


# What waits


def test_the_list_holds_what_is_over_and_unsaid_newest_first(signed_in, organiser, coworker):
    own = make_occurrence(make_activity(in_charge=coworker), starts_at=wall(2026, 11, 20, 10))
    newer = make_occurrence()
    result()
    make_occurrence(published_at=None)
    make_occurrence(starts_at=wall(2026, 12, 2, 8))  # goes on
    make_occurrence(cancelled_at=wall(2026, 11, 30, 9), cancelled_reason="remont")
    occurrences = lambda person: [line.occurrence for line in signed_in(person).get(WAITING).context["lines"]]
    assert occurrences(organiser) == [newer, own]
    assert occurrences(coworker) == [own]


def test_when_nothing_waits_the_list_says_so(signed_in, organiser):
    assert "Wyniki są wpisane do wszystkich spotkań." in text_of(signed_in(organiser).get(WAITING))


def test_a_longer_list_takes_no_more_queries(signed_in, organiser, django_assert_num_queries):
    browser, activity = signed_in(organiser), make_activity(venue=venue())
    for number in (1, 30):
        while activity.occurrences.count() < number:
            make_occurrence(activity, starts_at=wall(2026, 11, activity.occurrences.count() + 1, 10))
        with django_assert_num_queries(6):
            assert len(browser.get(WAITING).context["lines"]) == number


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "Bez wyników: 1 spotkanie, 1.11."),
        (3, "Bez wyników: 3 spotkania, najstarsze 1.11."),
        (5, "Bez wyników: 5 spotkań, najstarsze 1.11."),
    ],
)
def test_the_desk_reminds_the_organiser_of_all_and_a_coworker_of_their_own(count, sentence, organiser, coworker):
    activity = make_activity(in_charge=coworker)
    for day in range(1, count + 1):
        make_occurrence(activity, starts_at=wall(2026, 11, day, 10))
    said = lambda person: [matter.sentence for matter in desk.matters(person) if matter.url == WAITING]
    assert said(coworker) == [sentence]
    assert said(organiser) == [sentence]
    assert said(builders.user("coworker")) == []
