"""No page offers what will be refused: signing up where nobody signs up, writing where there is nobody, and so on."""

import pytest

from activities import services
from activities.models import Registration
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, sign_up, wall
from tests.reading import text_at, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 11, 24, 9)
    builders.office(organiser_phone="897610295")


def pages(desk, row):
    """All that staff read of a meeting."""
    return [text_at(desk, f"/biuro/spotkania/{row.pk}/{more}") for more in ("", "zapisy/")]


def sends(desk, row):
    return desk.get(f"/biuro/spotkania/{row.pk}/zapisy/nowy/", follow=True)


def test_a_meeting_without_sign_ups_offers_none(desk):
    row = make_occurrence(make_activity(sign_up="none"))
    its_page, sign_ups = pages(desk, row)
    assert "Zapisz osobę<" not in its_page + sign_ups.split("<main", 1)[1]
    assert "zapisy/nowy/" not in its_page + sign_ups
    assert "To spotkanie jest bez zapisów." in sign_ups
    page = sends(desk, row)
    assert page.redirect_chain
    assert "To spotkanie jest bez zapisów. Zapisy włączysz w pozycji oferty." in text_of(page)


def test_who_signed_up_before_sign_ups_were_turned_off_is_still_written_to_and_corrected(desk, organiser):
    row = make_occurrence(make_activity(sign_up="needed"))
    sign_up(row)
    services.change_activity(row.activity, {"sign_up": "none"}, revision=1, by=organiser)
    its_page, sign_ups = pages(desk, row)
    assert "Napisz do zapisanych" in its_page
    assert "Napisz do zapisanych" in sign_ups
    assert f"/biuro/zapisy/{Registration.objects.get().pk}/" in sign_ups


@pytest.mark.parametrize("fields", [{"cancelled_at": builders.EPOCH, "cancelled_reason": "mróz"}, {"over": True}])
def test_what_is_off_or_over_leads_back_instead_of_asking_for_a_name(fields, desk):
    when = {"starts_at": wall(2026, 11, 20, 10)} if fields.pop("over", False) else {}
    page = sends(desk, make_occurrence(make_activity(sign_up="needed"), **when, **fields))
    assert page.redirect_chain
    assert "zapisy/nowy/" not in text_of(page)


def test_nobody_signed_up_is_not_written_to(desk):
    row = make_occurrence(make_activity(sign_up="needed"))
    assert not any("Napisz do zapisanych" in words for words in pages(desk, row))


def test_a_planned_meeting_for_which_somebody_came_is_not_offered_for_deletion(desk, organiser):
    free, taken = (make_occurrence(make_activity(sign_up="phone"), published_at=None) for _row in range(2))
    sign_up(taken, by=organiser)
    assert [f"/biuro/spotkania/{row.pk}/usun/" in pages(desk, row)[0] for row in (free, taken)] == [True, False]


def test_the_list_of_meetings_leads_to_publishing_with_ticks(desk, signed_in, coworker):
    seen, draft = make_activity(title="Herbata"), make_activity(title="Szkic", published_at=None)
    for activity in (seen, seen, draft):
        make_occurrence(activity, published_at=None)
    page = text_at(desk, "/biuro/spotkania/")
    assert "Opublikuj spotkania: Herbata, 2" in page
    assert f"/biuro/oferta/{seen.pk}/spotkania/opublikuj/" in page
    assert "Opublikuj spotkania: Szkic" not in page
    assert "Opublikuj spotkania" not in text_at(signed_in(coworker), "/biuro/spotkania/")
