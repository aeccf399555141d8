"""Covered words stand in no „dawne dane” either: what a merge kept of the row that went is covered with the row."""

import pytest

from osl_site.common.merging.models import Merge
from osl_site.common.merging.services.former import cover_all_former
from partners import services
from partners.models import Partner
from tests.breaking import refused, sql
from tests.partners.builders import partner
from tests.reading import text_of
from tests.redaction.builders import NAME, cover, covered, places

pytestmark = pytest.mark.django_db
WORDS = f"Pani {NAME} daje klucz, 100% pewna."


@pytest.fixture(autouse=True)
def monday(at):
    at(2026, 11, 23, 9)


@pytest.fixture
def merged(organiser):
    """The kept partner says something of its own; the gone one names somebody."""
    kept, gone = partner(offers="sala", alert="klucz u sołtysa"), partner(offers=WORDS)
    services.merge_partners(kept, gone, by=organiser)
    return kept, gone


def former():
    return dict(Merge.objects.get().before)


def test_they_are_found_from_the_kept_one_and_covered_in_what_it_shows(merged, organiser, desk):
    kept, gone = merged
    assert NAME in text_of(desk.get(kept.get_absolute_url()))
    assert len(places("partner", kept)) == 1
    cover("partner", kept, organiser)
    assert former()["Co daje"] == "Pani ▇▇▇ daje klucz, 100% pewna."
    gone.refresh_from_db()
    assert gone.offers == former()["Co daje"]
    assert NAME not in text_of(desk.get(kept.get_absolute_url()))


def test_covered_at_the_gone_one_they_are_covered_in_the_merge_too(merged, organiser):
    cover("partner", merged[1], organiser)
    assert NAME not in str(former())


def test_after_it_was_taken_apart_and_changed_nothing_of_them_is_left(merged, organiser):
    services.part_partners(Merge.objects.get(), by=organiser)
    gone = Partner.objects.get(pk=merged[1].pk)
    gone = services.change_partner(gone, {"offers": f"Klucz ma {NAME}."}, revision=gone.revision, by=organiser)
    cover("partner", gone, organiser)
    assert former()["Co daje"] == "▇▇▇"


def test_a_restore_covers_them_once_more(merged):
    begins = WORDS.index(NAME)
    covered(merged[1], "offers", begins, begins + len(NAME))  # as the lines of the backup do, and nobody is told
    assert NAME in former()["Co daje"]
    cover_all_former()
    assert former()["Co daje"] == "Pani ▇▇▇ daje klucz, 100% pewna."


def test_former_data_are_changed_by_nothing_but_covers(merged):
    told = Merge.objects.get()
    for before in (
        [],
        [["Co daje", "coś innego"]],
        [*told.before[:-1], ["Co daje", "Pani ▇▇▇ daje młotek."]],
        [["Inne", words] for _name, words in told.before],
    ):
        refused(lambda before=before: Merge.objects.filter(pk=told.pk).update(before=before))
    refused(lambda: sql("update merging_merge set gone_id = gone_id + 1"))
    assert dict(Merge.objects.get().before) == dict(told.before)
