import ast
from pathlib import Path

import pytest

from activities.services import village_sheets
from needs.services import merging as needs_merging
from needs.services import pairing
from osl_site.common import registry
from osl_site.common.audit.models import AccessKind, Actor
from osl_site.common.audit.trail import note_access, record, within
from osl_site.common.centre.dictionaries.kinds import dictionaries
from partners.services import initiative_means, merging
from plans.services import documents, exclusions, report_review
from tests import builders
from tests.needs import builders as needs
from tests.parsed import nodes_of
from tests.reading import text_of

ROOT = Path(__file__).resolve().parents[2]
TRAIL = "/biuro/ustawienia/dziennik/"


def recorded_acts():
    """Every first argument of `record(…)` in the services, what papers that the ground keeps are recorded as, and what
    is done with lists that rooms choose from, with what an initiative lacks and its money, and when two partners are
    made one."""
    yield from (documents.MADE, exclusions.MADE, report_review.MADE, village_sheets.MADE)
    yield from (*merging.MERGED, *merging.PARTED)
    yield from (*needs_merging.MERGED, *needs_merging.PARTED, *needs_merging.SPLIT, *pairing.PAIRED, *pairing.UNPAIRED)
    for acts in (initiative_means.ADDED, initiative_means.CHANGED, initiative_means.REMOVED):
        yield from acts.values()
    for kind in dictionaries():
        ended = ("withdrawn", "restored") if kind.can_end else ()
        yield from (f"{kind.key}.{what}" for what in ("added", "changed", "removed", *ended))
    for top in ("osl_site", "partners", "needs", "plans", "activities"):
        for path in (ROOT / top).rglob("*.py"):
            for node in nodes_of(path):
                if isinstance(node, ast.Call) and ast.unparse(node.func) == "record":
                    constants = (leaf.value for leaf in ast.walk(node.args[0]) if isinstance(leaf, ast.Constant))
                    yield from (act for act in constants if "." in act)


def test_every_act_that_a_service_records_has_polish_words_and_no_other_has():
    assert set(recorded_acts()) == set(registry.trail_labels)


@pytest.mark.django_db
def test_the_trail_says_who_did_what_with_what_it_entailed(signed_in, director, organiser):
    outer = record("office.saved", director, by=organiser)
    with within(outer):
        record("locality.added", director, by=organiser)
        record("locality.added", director, by=organiser)
    record("user.added", director, by=Actor.WORKER)

    lines = signed_in(director).get(TRAIL).context["lines"]
    assert [(line.who, line.words, line.within) for line in lines] == [
        ("program", "dodano konto", []),
        (organiser.name, "zapisano dane centrum", ["dodano miejscowość (razy: 2)"]),
    ]


@pytest.mark.django_db
def test_the_trail_is_narrowed_by_person_and_days_in_warsaw(signed_in, director, organiser, at):
    at(2026, 11, 30, 23, 30)
    record("note.created", director, by=organiser)
    at(2026, 12, 1, 0, 30)
    record("note.changed", director, by=organiser)
    record("need.created", director, by=director)

    client = signed_in(director)
    words = lambda **asked: [line.words for line in client.get(TRAIL, asked).context["lines"]]
    assert words(osoba=organiser.pk) == ["zmieniono notatkę", "dodano notatkę"]
    assert words(od="2026-12-01") == ["dodano potrzebę", "zmieniono notatkę"]
    assert words(do="2026-11-30") == ["dodano notatkę"]


@pytest.mark.django_db
def test_a_day_that_cannot_be_read_narrows_nothing_and_says_so(signed_in, director):
    record("note.created", director, by=director)
    page = signed_in(director).get(TRAIL, {"od": "wczoraj"})

    assert (len(page.context["lines"]), list(page.context["form"].errors)) == (1, ["od"])


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_of_all_can_be_asked_for(day, signed_in, director):
    assert signed_in(director).get(TRAIL, {"od": day, "do": day}).context["lines"] == []


@pytest.mark.django_db
def test_sign_ins_stand_apart(signed_in, administrator):
    note_access(AccessKind.REFUSED, by=None)
    page = signed_in(administrator).get(f"{TRAIL}logowania/")
    assert [access.kind for access in page.context["page"]] == ["refused"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", [TRAIL, f"{TRAIL}logowania/"])
@pytest.mark.parametrize("role", ["organiser", "coworker"])
def test_the_trail_is_for_the_director_and_the_administrator(address, role, signed_in):
    assert signed_in(builders.user(role)).get(address).status_code == 403


@pytest.mark.django_db
def test_a_longer_trail_takes_no_more_queries(signed_in, director, django_assert_num_queries):
    client = signed_in(director)
    record("note.created", director, by=director)
    with django_assert_num_queries(8):
        client.get(TRAIL)
    for _ in range(29):
        with within(record("note.created", director, by=director)):
            record("note.changed", director, by=director)
    with django_assert_num_queries(8):
        page = client.get(TRAIL)
    assert len(page.context["lines"]) == 30


@pytest.mark.django_db
def test_an_act_names_and_opens_what_it_is_about_for_whoever_may_read_it(signed_in, director, administrator, organiser):
    asset = needs.asset(title="Świetlica w Kandytach")
    entry = record("asset.changed", asset, by=organiser)
    address = f"{TRAIL}{entry.pk}/"
    named = f'<a href="{asset.get_absolute_url()}">{asset}</a>'
    assert named in signed_in(director).get(address).text
    unnamed = text_of(signed_in(administrator).get(address))
    assert (asset.title in unnamed, asset.code in unnamed) == (False, True)
    asset.delete()
    assert f"Z-{entry.subject_id}" in text_of(signed_in(director).get(address))
