"""Meetings are shown to residents after it was looked at which: those that stay ticked, once."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from activities import services
from activities.models import Occurrence
from activities.planning.preview_seen import CHANGED_MEANWHILE, LOOK_FIRST
from osl_site.common.audit.models import Entry
from tests.activities.builders import make_activity, make_occurrence, venue, wall
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


def address(activity):
    return f"/biuro/oferta/{activity.pk}/spotkania/opublikuj/"


def hidden(activity, *moment, **fields):
    return make_occurrence(activity, starts_at=wall(*moment), published_at=None, **fields)


@pytest.fixture
def activity(organiser):
    return make_activity(in_charge=organiser)


def seen_by(page, *rows):
    ticked = [row.pk for row in rows] or page.context["form"]["occurrences"].value()
    return {"occurrences": ticked, "shown": page.context["preview"].fingerprint, "klucz": str(uuid4())}


def hidden_still():
    return list(Occurrence.objects.filter(published_at=None).in_order())


def test_all_that_will_be_is_ticked_and_what_is_odd_is_named(activity, desk, organiser):
    place = venue()
    gone, clashing, holiday = (hidden(activity, 2026, *day, 10, venue=place) for day in ((11, 30), (12, 8), (12, 25)))
    off = hidden(activity, 2026, 12, 15, 10, cancelled_at=wall(2026, 12, 1, 8), cancelled_reason="mróz")
    make_occurrence(make_activity(title="Próba chóru"), starts_at=wall(2026, 12, 8, 11), venue=place)
    page = desk.get(address(activity))
    words = text_of(page)
    for part in ("To spotkanie już minęło.", "„Próba chóru”", "to samo miejsce", "Święto: Boże Narodzenie", "mróz"):
        assert part in words
    assert page.context["form"]["occurrences"].value() == [clashing.pk, holiday.pk]
    desk.post(address(activity), seen_by(page))
    assert hidden_still() == [gone, off]


def test_what_is_unticked_waits_and_a_second_press_does_nothing_more(activity, desk):
    first, second = hidden(activity, 2026, 12, 8, 10), hidden(activity, 2026, 12, 15, 10)
    pressed = seen_by(desk.get(address(activity)), second)
    answers = [desk.post(address(activity), pressed, follow=True) for _time in range(2)]
    assert ["Opublikowano 1 spotkanie." in text_of(answer) for answer in answers] == [True, True]
    assert hidden_still() == [first]
    assert [entry.act for entry in Entry.objects.roots()] == ["occurrences.published"]


def test_the_offer_itself_goes_out_with_the_ticked_alone(desk, organiser):
    draft = make_activity(in_charge=organiser, published_at=None)
    first, second = hidden(draft, 2026, 12, 8, 10), hidden(draft, 2026, 12, 15, 10)
    page = desk.get(f"/biuro/oferta/{draft.pk}/opublikuj/")
    desk.post(f"/biuro/oferta/{draft.pk}/opublikuj/", seen_by(page, first))
    draft.refresh_from_db()
    assert (draft.published_at is not None, hidden_still()) == (True, [second])
    assert [entry.act for entry in Entry.objects.roots()] == ["activity.published"]


def test_what_changed_after_it_was_shown_is_shown_anew_with_the_ticks_as_they_were(activity, desk, organiser):
    first, second = hidden(activity, 2026, 12, 8, 10), hidden(activity, 2026, 12, 15, 10)
    pressed = seen_by(desk.get(address(activity)), first)
    services.annotate_occurrence(second, note="Weź kubek", by=organiser)
    page = desk.post(address(activity), pressed)
    assert errors(page) == {"__all__": [CHANGED_MEANWHILE]}
    assert page.context["form"]["occurrences"].value() == [str(first.pk)]
    assert hidden_still() == [first, second]


def test_what_somebody_else_published_meanwhile_is_said(activity, desk, organiser):
    hidden(activity, 2026, 12, 15, 10)
    pressed = seen_by(desk.get(address(activity)))
    services.publish_occurrences(activity, by=organiser)
    hidden(activity, 2026, 12, 22, 10)
    assert errors(desk.post(address(activity), pressed)) == {"occurrences": [CHANGED_MEANWHILE]}


def test_nothing_goes_out_unseen_or_unticked(activity, desk):
    hidden(activity, 2026, 12, 8, 10)
    assert errors(desk.post(address(activity))) == {"occurrences": ["Zaznacz co najmniej jedno spotkanie."]}
    row = Occurrence.objects.get()
    assert errors(desk.post(address(activity), {"occurrences": [row.pk]})) == {"__all__": [LOOK_FIRST]}
    assert hidden_still() == [row]


def test_where_nothing_is_hidden_the_page_says_so(activity, desk):
    words = text_of(desk.get(address(activity)))
    assert "Mieszkańcy widzą już wszystkie spotkania tej pozycji oferty." in words


def test_meetings_of_a_draft_are_not_published_without_it(desk, organiser):
    draft = make_activity(in_charge=organiser, published_at=None)
    hidden(draft, 2026, 12, 8, 10)
    assert "Najpierw opublikuj tę pozycję oferty." in text_of(desk.get(address(draft), follow=True))
    with pytest.raises(ValidationError, match="Najpierw opublikuj"):
        services.publish_occurrences(draft, by=organiser)


def test_the_offer_its_meeting_and_the_desk_lead_to_the_page(activity, desk):
    row = hidden(activity, 2026, 12, 3, 10)
    pages = [
        desk.get(path).content.decode() for path in (activity.get_absolute_url(), row.get_absolute_url(), "/biuro/")
    ]
    assert [address(activity) in page for page in pages] == [True, True, True]
