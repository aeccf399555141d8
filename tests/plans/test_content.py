"""What a version says, typed: whatever was stored is read, and written again letter for letter."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from plans import services
from plans.content import SCHEMAS, read, write
from plans.document.snapshot import snapshot
from plans.models import Version
from tests.plans import contents
from tests.plans.builders import eight_chapters, one_table
from tests.plans.contents import action, chapter, content, goal, indicator
from tests.test_architecture import ROOT

SCHEMA_1 = json.loads((Path(__file__).parent / "snapshot_of_schema_1.json").read_text(encoding="utf-8"))


@given(contents.stored())
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_whatever_was_stored_is_written_as_it_was_read(stored):
    assert json.dumps(write(read(stored))) == json.dumps(stored)


def test_what_the_first_schema_stored_is_written_as_it_was():
    assert json.dumps(write(read(SCHEMA_1)), sort_keys=True) == json.dumps(SCHEMA_1, sort_keys=True)


@pytest.mark.django_db
@pytest.mark.parametrize("build", [eight_chapters, one_table])
def test_what_was_submitted_is_written_as_it_was_read_and_as_it_was_drawn(build, organiser):
    version = services.submit(build(organiser), by=organiser)
    version.refresh_from_db()
    assert write(read(version.snapshot)) == version.snapshot
    assert read(version.snapshot) == snapshot(version)


def test_what_the_demonstration_stored_is_written_as_it_was(seeded):
    stored = [row.snapshot for row in Version.objects.exclude(snapshot=None)]
    assert len(stored) > 1
    assert [write(read(each)) for each in stored] == stored


def test_what_the_first_schema_did_not_know_is_empty():
    row = read(SCHEMA_1)
    (first,) = row.actions
    assert (row.first_day, row.communes, first.time_kind, first.communes) == ("", (), "", ())
    assert [each.counts for each in row.goals[0].conclusions] == [None]
    assert row.chapters[0].heading == "Wstęp"


def test_chapters_of_the_first_schema_are_numbered_when_they_are_read():
    several = SCHEMA_1 | {"chapters": [{"key": key, "title": f"Rozdział {key}", "text": ""} for key in "ab"]}
    assert [row.heading for row in read(several).chapters] == ["1. Rozdział a", "2. Rozdział b"]


def test_a_schema_of_a_later_release_is_refused_and_nothing_of_it_dropped():
    with pytest.raises(ValueError, match=f"schema {max(SCHEMAS) + 1}"):
        read(SCHEMA_1 | {"schema": max(SCHEMAS) + 1})
    with pytest.raises(TypeError, match="later"):
        read(SCHEMA_1 | {"later": ""})


def test_what_no_release_stored_is_refused():
    with pytest.raises((KeyError, TypeError), match="manner"):
        read({name: value for name, value in SCHEMA_1.items() if name != "manner"})


def test_parts_are_called_as_they_are_printed():
    assert goal("A", number="2", text="Młodzi i starsi").heading == "Cel 2. Młodzi i starsi"
    assert goal("A", text="").heading == "Tabela działań"
    assert chapter("r", number="3", title="Cel główny").heading == "3. Cel główny"
    row = indicator("i", name="liczba spotkań", baseline="0", target="85", unit="spotkania")
    assert row.words == "liczba spotkań: od 0 do 85 (spotkania)"


def test_a_plan_is_one_table_when_its_only_goal_has_no_words():
    assert content(goal("A", text="")).is_one_table
    assert not content(goal("A")).is_one_table
    assert not content(goal("A", text=""), goal("B", text="")).is_one_table
    assert not content().is_one_table


def test_every_place_that_a_remark_may_name_has_its_key():
    row = content(goal("A", action("a"), action("b")), goal("B"), chapters=(chapter("r"),))
    assert row.keys == {"A", "B", "a", "b", "r"}


def test_no_content_travels_as_a_bare_dictionary():
    """Forms and contexts of templates are dictionaries by Django's custom; a plan is not."""
    bare = re.compile(r"(dict|Mapping)\[str, Any\]|: dict\b(?!\[)|-> dict\b(?!\[)")
    modules = {str(path.relative_to(ROOT)): path.read_text() for path in (ROOT / "plans").rglob("*.py")}
    typed = (
        "content.py",
        "services/drafting.py",
        "services/versions.py",
        "services/template.py",
        "services/decisions.py",
        "services/paper.py",
        "services/exclusions.py",
        "services/filing.py",
        "services/reports.py",
        "services/report_review.py",
    )  # the last six: by forms
    asked = [name for name in modules if not re.search("migrations|views|form", name) and not name.endswith(typed)]
    assert [name for name in asked if bare.search(modules[name])] == []
