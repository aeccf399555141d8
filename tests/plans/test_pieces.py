"""Goals, the schedule and the indicators stand in the chapter that holds them, and otherwise after the chapters."""

import re

import pytest
from django.core.exceptions import ValidationError

from plans import services
from plans.document.rendering import contents, html_of
from plans.document.snapshot import snapshot
from plans.models import DocumentKind
from tests.plans.builders import eight_chapters, one_table

pytestmark = pytest.mark.django_db


def headings(version, organiser):
    services.submit(version, by=organiser)
    version.refresh_from_db()
    html = html_of(version, DocumentKind.READ)
    return [
        " ".join(re.sub("<[^>]+>", " ", text).split()) for text in re.findall("<h2[^>]*>(.*?)</h2>", html, re.DOTALL)
    ]


def hold(version, position, *pieces, by):
    chapter = version.chapters.get(position=position)
    return services.change_chapter(chapter, {"holds": list(pieces)}, revision=chapter.revision, by=by)


def test_goals_and_schedule_stand_in_their_chapters_below_its_heading(organiser):
    version = eight_chapters(organiser)
    hold(version, 3, "goals", by=organiser)
    hold(version, 4, "schedule", by=organiser)
    lines = [line.text for line in contents(snapshot(version))]
    assert lines[2:6] == [
        "3. Cel główny i cele szczegółowe",
        "Cel 1. Osoby starsze mają z kim być",
        "Cel 2. Sąsiedzi pomagają sobie na co dzień",
        "4. Harmonogram działań",
    ]
    assert lines[-1] == "Wskaźniki"
    found = headings(version, organiser)
    assert found[-2:] == ["8. Zakładane rezultaty", "Wskaźniki"]
    assert "Cele i działania" not in found


def test_what_no_chapter_holds_comes_after_them(organiser):
    assert headings(eight_chapters(organiser), organiser)[-3:] == ["Cele i działania", "Wskaźniki", "Terminy i koszty"]


def test_a_piece_stands_in_one_chapter(organiser):
    version = eight_chapters(organiser)
    hold(version, 3, "goals", by=organiser)
    with pytest.raises(ValidationError, match="Rozdział 3 ma już pod tekstem: cele i działania"):
        hold(version, 4, "schedule", "goals", by=organiser)
    hold(version, 3, by=organiser)
    hold(version, 4, "schedule", "goals", by=organiser)


def test_a_chapter_without_words_is_printed_when_it_holds_something(organiser):
    version = eight_chapters(organiser)
    chapter = version.chapters.get(position=4)
    services.change_chapter(chapter, {"text": "", "holds": ["schedule"]}, revision=chapter.revision, by=organiser)
    assert "4. Harmonogram działań" in headings(version, organiser)


def test_the_one_table_may_stand_in_its_chapter_too(organiser):
    version = one_table(organiser)
    hold(version, 1, "goals", by=organiser)
    services.submit(version, by=organiser)
    version.refresh_from_db()
    assert html_of(version, DocumentKind.READ).count("<caption>Zadania, ich adresaci i terminy") == 1
