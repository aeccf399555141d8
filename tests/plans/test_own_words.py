"""Times in people's own words: printed as they stand, and understood as days where words say a day."""

from datetime import date

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from plans import services
from plans.document.snapshot import snapshot
from plans.drafting.own_words import days_in_words, says_no_time, understood
from plans.drafting.warnings import vague_times
from plans.forms.actions import ActionForm, read_back
from plans.models import TimeKind
from tests.plans.builders import action, goal, plan

SCHOOL_YEAR = (date(2024, 9, 1), date(2025, 8, 31))
THREE_YEARS = (date(2024, 1, 1), date(2026, 12, 31))
REAL = {  # as plans of centres write them: the kind of time, its first day, its last
    "styczeń–grudzień 2023": ("month", "2023-01-01", "2023-12-31"),
    "na bieżąco": ("ongoing", "", ""),
    "II kwartał 2024": ("quarter", "2024-04-01", "2024-06-30"),
    "od września": ("range", "2024-09-01", ""),
    "do 31 marca 2025": ("range", "", "2025-03-31"),
    "I półrocze 2024": ("month", "2024-01-01", "2024-06-30"),
    "rok szkolny 2024/2025": ("month", "2024-09-01", "2025-08-31"),
    "wakacje 2024": ("month", "2024-07-01", "2024-08-31"),
    "co najmniej raz w miesiącu": ("recurring", "", ""),
    "cały rok": ("ongoing", "", ""),
    "w kadencji 2024–2029": ("year", "2024-01-01", "2029-12-31"),
    "marzec, maj i wrzesień 2024": ("recurring", "2024-03-01", "2024-09-30"),
    "zgodnie z harmonogramem": ("words", "", ""),
    "ferie zimowe": ("month", "2025-01-01", "2025-02-28"),
    "raz na kwartał": ("recurring", "", ""),
    "IV kw. 2023 – I kw. 2024": ("quarter", "2023-10-01", "2024-03-31"),
    "w miarę potrzeb": ("words", "", ""),
    "I–III kwartał 2024 r.": ("quarter", "2024-01-01", "2024-09-30"),
    "I i II kwartał 2024": ("quarter", "2024-01-01", "2024-06-30"),
    "25 maja 2024 r.": ("date", "2024-05-25", "2024-05-25"),
    "1–15 maja 2024": ("range", "2024-05-01", "2024-05-15"),
    "01.03.2024 – 30.06.2024": ("range", "2024-03-01", "2024-06-30"),
    "listopad 2024 – styczeń 2025": ("month", "2024-11-01", "2025-01-31"),
    "listopad–styczeń": ("month", "2024-11-01", "2025-01-31"),
    "lata 2024–2026": ("year", "2024-01-01", "2026-12-31"),
    "cały rok 2024": ("year", "2024-01-01", "2024-12-31"),
    "jesień 2024": ("month", "2024-09-01", "2024-11-30"),
    "zima 2024/2025": ("month", "2024-12-01", "2025-02-28"),
    "do końca 2024 r.": ("range", "", "2024-12-31"),
    "co drugi wtorek, godz. 9.30–11.00": ("recurring", "", ""),
    "soboty od marca do maja 2025": ("recurring", "2025-03-01", "2025-05-31"),
    "pierwsze półrocze 2025 roku": ("month", "2025-01-01", "2025-06-30"),
    "przez cały okres obowiązywania planu": ("ongoing", "", ""),
    "czerwiec 2025 (Dzień Sąsiada)": ("month", "2025-06-01", "2025-06-30"),
}

PIECES = ["od", "do", "–", "-", ",", "i", "31", "0.0", "30.02.2025", "0000", "9999", "2024/2025", "2024-13-01", "I"]
PIECES += ["maja", "luty", "zima", "kw.", "rok", "szkolny", "półrocze", "co", "wtorek", "(", ")", "r.", "bieżąco", "5"]


def read(words, period=SCHOOL_YEAR):
    time = understood(words, period)
    return (time.kind, *(day.isoformat() if day else "" for day in (time.start, time.end)))


@pytest.mark.parametrize(("words", "meant"), REAL.items())
def test_a_real_time_is_understood(words, meant):
    assert read(words) == meant


@pytest.mark.django_db
def test_every_real_time_is_typed_kept_and_printed_as_it_stands(organiser):
    version = plan(organiser, year=2024).versions.get()
    row = goal(version, organiser)
    for number, words in enumerate(REAL):
        sent = QueryDict(mutable=True)
        sent.update({"title": f"Działanie {number}", "kind": "self_help", "time_words": words})
        form = ActionForm(sent, goal=row)
        assert form.errors == {}, words
        services.add_action(row, form.values, by=organiser)
    assert [action.time for action in snapshot(version).actions] == list(REAL)
    assert [ActionForm(instance=action, goal=row)["time_words"].value() for action in row.actions.all()] == list(REAL)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("wrzesień", ("recurring", "", "")),  # of which year? of each
        ("od stycznia do marca", ("recurring", "", "")),
        ("kwiecień i październik 2025", ("recurring", "2025-04-01", "2025-10-31")),
        ("wrzesień 2024 – czerwiec", ("month", "2024-09-01", "2025-06-30")),
        ("maj 2024, po podpisaniu umowy", ("words", "", "")),
        ("31 czerwca 2025", ("words", "", "")),
        ("31.13.2031", ("words", "", "")),
        ("w piątki o 9.30 od marca do maja 2025", ("recurring", "2025-03-01", "2025-05-31")),
        ("31.02.2025", ("words", "", "")),
        ("od poniedziałku do piątku, 8–15", ("words", "", "")),
        ("wkrótce", ("words", "", "")),
        ("5000 zł", ("words", "", "")),
        (" ", ("", "", "")),
        ("–", ("words", "", "")),
    ],
)
def test_no_day_is_made_up(words, meant):
    assert read(words, THREE_YEARS) == meant


@given(st.lists(st.sampled_from(PIECES), max_size=8).map(" ".join))
def test_whatever_is_typed_is_understood_or_not_but_never_fails(words):
    time = understood(words, SCHOOL_YEAR)
    assert time.kind in {"", *TimeKind}
    assert days_in_words(time) == "" or time.start or time.end


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("I kwartał 2025", f"od 1 stycznia 2025{chr(160)}r. do 31 marca 2025{chr(160)}r."),
        ("od września", f"od 1 września 2024{chr(160)}r."),
        ("do 31 marca 2025", f"do 31 marca 2025{chr(160)}r."),
        ("25.05.2025", f"25 maja 2025{chr(160)}r."),
        ("wkrótce", ""),
    ],
)
def test_what_was_understood_is_said(words, said):
    assert days_in_words(understood(words, SCHOOL_YEAR)) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", ""),
        ("od września", "Rozumiemy: od 1 września 2024\N{NO-BREAK SPACE}r."),
        ("na bieżąco", "Rozumiemy: przez cały okres planu."),
        ("wkrótce", "Dni z tych słów nie odczytujemy."),
        ("w miarę potrzeb", "To nie mówi, kiedy działanie będzie. Ustawa chce terminu (art. 20 ust. 3 pkt 2)."),
    ],
)
def test_the_form_reads_a_stored_time_back(words, said):
    assert read_back(words, SCHOOL_YEAR) == said


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "is_told"), [("31 lutego 2031", True), ("31.13.2031", True), ("w piątki 9.30", False)]
)
def test_a_day_of_no_calendar_is_told_when_the_plan_is_handed_over(words, is_told, organiser):
    version = plan(organiser).versions.get()
    action(goal(version, organiser), organiser, time_words=words)
    told = [hint.sentence for hint in vague_times(version) if "nie ma w kalendarzu" in hint.sentence]
    assert bool(told) == is_told


@pytest.mark.django_db
def test_a_time_that_says_no_time_is_told_when_the_plan_is_handed_over(organiser):
    version = plan(organiser).versions.get()
    row = goal(version, organiser)
    for words in ("na bieżąco", "W miarę potrzeb", "maj"):
        services.add_action(row, {"title": "Herbata", "kind": "self_help", "time_words": words}, by=organiser)
    (told,) = vague_times(version)
    assert told.sentence.startswith("Termin działania 1.2 „W miarę potrzeb” nie mówi, kiedy ono będzie.")
    assert [says_no_time(words) for words in ("według potrzeb", "do ustalenia", "raz w roku")] == [True, True, False]
