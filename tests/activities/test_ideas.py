"""From whose idea an activity comes: said by number or words, read on both sides, told to its author."""

import pytest

from activities.models import Activity
from activities.services import change_activity
from needs.models import Submission
from needs.submissions.codes import page_of
from osl_site.common.search.services import index
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, wall
from tests.breaking import refused
from tests.needs.builders import submission
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
ROOM = "/biuro/oferta/"
SEWING = "Chciałabym kurs szycia dla początkujących."


@pytest.fixture(autouse=True)
def monday(at):
    at(2026, 11, 23, 9)
    builders.office()


def said(words, **fields):
    """A submission that is found by its words."""
    row = submission(words=words, **fields)
    index(row)
    return row


def typed(**changed):
    values = {"title": "Kurs szycia", "text": "Szyjemy.", "theme": "neighbours", "kind": "bonds", "led_by": "together"}
    values |= {
        "outside_plan_reason": "Prośba mieszkanki",
        "in_charge": builders.user("organiser").pk,
        "sign_up": "none",
    }
    return values | changed


@pytest.mark.parametrize(
    "named", ["Zg-{pk}", "zg {pk}", "{pk}", "kurs szycia", "szyciem początkującym", "Zg-{pk}, szycia"]
)
def test_an_idea_is_named_by_its_number_or_found_by_its_words(named, desk):
    builders.theme("neighbours")
    row = said(SEWING, kind="idea")
    said("Nie ma ławki.")
    desk.post(f"{ROOM}nowa/", typed(submissions=named.format(pk=row.pk)))
    assert list(Activity.objects.get().submissions.all()) == [row]


def test_what_is_found_nowhere_or_several_times_is_said_at_the_field_and_stays_typed(desk):
    builders.theme("neighbours")
    first, second = said(SEWING), said("Szycie zasłon do świetlicy.")
    page = desk.post(f"{ROOM}nowa/", typed(submissions="szycie"))
    assert f"Te słowa są w kilku zgłoszeniach: {second.code}" in text_of(page) and first.code in text_of(page)
    assert 'value="szycie"' in page.content.decode()
    page = desk.post(f"{ROOM}nowa/", typed(submissions="Zg-999999, ławeczka"))
    assert set(errors(page)) == {"submissions"}
    assert not Activity.objects.exists()


def test_a_complaint_is_named_by_nobody_and_linked_by_no_one(desk, director):
    builders.theme("neighbours")
    row = said("Organizator nie oddzwania.", for_director=True)
    for named in (row.code, "oddzwania"):
        assert set(errors(desk.post(f"{ROOM}nowa/", typed(submissions=named)))) == {"submissions"}
    assert "oddzwania" not in text_of(desk.get(f"{ROOM}nowa/?zgloszenie={row.pk}"))
    refused(lambda: make_activity().submissions.add(row))


def test_it_is_read_on_both_sides_and_moves_no_state(desk, organiser):
    row, activity = submission(words=SEWING), make_activity(title="Kurs szycia")
    begun = desk.get(f"{ROOM}nowa/?zgloszenie={row.pk}").content.decode()
    assert f'value="{row.code}"' in begun
    change_activity(activity, {"submissions": [row]}, revision=None, by=organiser)
    assert row.code in text_of(desk.get(f"{ROOM}{activity.pk}/"))
    page = text_of(desk.get(row.get_absolute_url()))
    assert "Co z tego powstało" in page and "Kurs szycia" in page
    assert Submission.objects.get().state.type == "waiting"


def test_its_author_reads_what_came_of_it_and_when_in_their_language(client, organiser):
    row = submission(words=SEWING, language="uk")
    draft, activity = (
        make_activity(published_at=None, title="Szkic"),
        make_activity(title="Kurs szycia", title_uk="Курс шиття"),
    )
    for one in (draft, activity):
        change_activity(one, {"submissions": [row]}, revision=None, by=organiser)
    page = page_of(row)
    told = text_of(client.get(page))
    assert "З цього вийшло:" in told and "Курс шиття</a>" in told and "Найближча" not in told
    make_occurrence(activity, starts_at=wall(2026, 12, 8, 16))
    coming = make_occurrence(activity, starts_at=wall(2026, 12, 1, 16))
    make_occurrence(
        activity, starts_at=wall(2026, 11, 24, 16), cancelled_at=wall(2026, 11, 23, 8), cancelled_reason="Mróz"
    )
    make_occurrence(activity, starts_at=wall(2026, 11, 25, 16), published_at=None)
    found = client.get(page)
    assert "Найближча зустріч: вівторок, 1 грудня" in text_of(found) and ", 16:00." in text_of(found)
    assert f"/uk/spotkania/{coming.pk}/" in found.content.decode() and "Szkic" not in text_of(found)
    told = text_of(client.get(page.removeprefix("/uk")))
    assert "Z tego powstało:" in told and "Kurs szycia</a>" in told


def test_a_copy_of_an_offer_comes_from_nobody(desk, organiser):
    row, activity = submission(words=SEWING), make_activity(title="Kurs szycia")
    change_activity(activity, {"submissions": [row]}, revision=None, by=organiser)
    assert row.code not in desk.get(f"{ROOM}{activity.pk}/kopiuj/").content.decode()
