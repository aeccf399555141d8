"""Meetings ticked on the list are published or called off together, after it was looked at what that does."""

import re

import pytest
from django.core.exceptions import ValidationError

from activities import services
from activities.models import Occurrence
from osl_site.common.audit.models import Entry
from tests.activities.builders import make_activity, make_occurrence, sign_up, venue, wall
from tests.reading import text_of

LIST = "/biuro/spotkania/"
PUBLISH, CANCEL = f"{LIST}zaznaczone/opublikuj/", f"{LIST}zaznaczone/odwolaj/"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


def hidden(page, name):
    return re.findall(rf'name="{name}" value="([^"]+)"', page.text)


def shown(desk, path, *rows, **more):
    """What the page of the act carries along: as the browser would send it."""
    page = desk.get(path, {"spotkanie": [row.pk for row in rows], **more})
    return {"widziane": hidden(page, "widziane"), "klucz": hidden(page, "klucz")[0]}


def acts():
    return list(Entry.objects.roots().order_by("id").values_list("act", flat=True))


def test_the_list_has_ticks_for_whoever_may_publish_and_ticks_all_of_a_page(desk, signed_in, coworker):
    make_occurrence()
    page = desk.get(f"{LIST}?zaznacz=wszystkie&stan=opublikowane")
    assert re.search(r'name="spotkanie" value="\d+"[^>]* checked', page.text)
    assert f'formaction="{CANCEL}"' in page.text
    assert 'name="lista" value="stan=opublikowane"' in page.text
    assert " checked" not in desk.get(LIST).text.partition("<table")[2]
    assert "spotkanie" not in re.findall(r'<input[^>]*name="(\w+)"', signed_in(coworker).get(LIST).text)


def test_a_coworker_ticks_the_meetings_that_are_theirs_and_calls_them_off(signed_in, coworker):
    theirs = make_occurrence(make_activity(title="Klub", in_charge=coworker))
    others = make_occurrence(make_activity(title="Herbata"))
    hand = signed_in(coworker)
    page = hand.get(LIST).text
    assert re.findall(r'name="spotkanie" value="(\d+)"', page) == [str(theirs.pk)]
    assert (PUBLISH in page, CANCEL in page) == (False, True)
    assert "Za to spotkanie odpowiada inna osoba." in text_of(hand.get(CANCEL, {"spotkanie": [theirs.pk, others.pk]}))
    sent = shown(hand, CANCEL, theirs) | {"reason": "remont"}
    mark = f"{others.pk}:1.0.0"
    page = hand.post(CANCEL, sent | {"widziane": [*sent["widziane"], mark]}, follow=True)
    assert "Odwołano 1 spotkanie." in text_of(page)
    assert list(Occurrence.objects.exclude(cancelled_at=None)) == [theirs]


def test_nobody_calls_off_what_another_is_in_charge_of(signed_in, coworker):
    others = make_occurrence(make_activity(title="Herbata"))
    mark = f"{others.pk}:1.0.0"
    with pytest.raises(ValidationError, match="Za to spotkanie odpowiada inna osoba"):
        services.cancel_chosen({others.pk: mark.partition(":")[2]}, reason="remont", by=coworker)


@pytest.mark.parametrize("path", [PUBLISH, CANCEL])
def test_without_a_tick_the_list_says_so_and_stays_narrowed(path, desk):
    page = desk.get(path, {"lista": "stan=odwolane"}, follow=True)
    assert page.redirect_chain == [(f"{LIST}?stan=odwolane", 302)]
    assert "Zaznacz co najmniej jedno spotkanie." in text_of(page)
    assert desk.get(path, {"spotkanie": ["x", "9" * 30]}).status_code == 302


def test_meetings_are_called_off_together_each_with_its_own_entry_and_notices(desk):
    full = make_occurrence(make_activity(title="Klub", sign_up="needed", capacity=5))
    other = make_occurrence(make_activity(title="Herbata"), starts_at=wall(2026, 12, 3, 10))
    off = make_occurrence(cancelled_at=wall(2026, 12, 1, 8), cancelled_reason="mróz")
    sign_up(full)
    sign_up(full, email="")
    ids = {"spotkanie": [full.pk, other.pk, off.pk]}
    preview = text_of(desk.get(CANCEL, ids))
    assert "E-mail dostaną: 1. Trzeba zadzwonić do: 1." in preview
    assert "Odwołaj 2 spotkania" in preview
    assert "To spotkanie jest odwołane." in preview

    sent = shown(desk, CANCEL, full, other, off)
    refused = desk.post(CANCEL, sent | {"reason": " "})
    assert "widziane" in refused.text
    assert not Occurrence.objects.filter(pk=full.pk, cancelled_at__isnull=False).exists()
    done = desk.post(CANCEL, sent | {"reason": "remont pieca"}, follow=True)
    assert "Odwołano 2 spotkania." in text_of(done)
    assert set(Occurrence.objects.filter(pk__in=[full.pk, other.pk]).values_list("cancelled_reason", flat=True)) == {
        "remont pieca"
    }
    assert acts().count("occurrence.cancelled") == 2


def test_a_second_press_changes_nothing_more(desk):
    rows = [make_occurrence(), make_occurrence()]
    sent = shown(desk, CANCEL, *rows) | {"reason": "remont"}
    answers = [desk.post(CANCEL, sent, follow=True) for _press in range(2)]
    assert ["Odwołano 2 spotkania." in text_of(answer) for answer in answers] == [True, True]
    assert acts().count("occurrence.cancelled") == 2


@pytest.mark.parametrize("path", [PUBLISH, CANCEL])
def test_what_changed_meanwhile_is_left_alone_and_said_while_the_others_stand(path, desk, organiser):
    activity = make_activity(sign_up="needed", capacity=5, title="Klub")
    published = None if path == PUBLISH else wall(2026, 11, 1, 10)
    first, second = (make_occurrence(activity, published_at=published, note="") for _ in range(2))
    sent = shown(desk, path, first, second) | {"reason": "remont"}
    services.annotate_occurrence(second, note="Toaleta w remoncie.", by=organiser)
    page = text_of(desk.post(path, sent, follow=True))
    assert "Bez zmian: „Klub”" in page
    assert "Po podglądzie coś się tu zmieniło." in page
    first.refresh_from_db()
    second.refresh_from_db()
    done = [bool(row.published_at if path == PUBLISH else row.cancelled_at) for row in (first, second)]
    assert done == [True, False]


def test_who_signed_up_after_the_preview_stops_the_calling_off(desk):
    row = make_occurrence(make_activity(sign_up="needed", capacity=5))
    sent = shown(desk, CANCEL, row) | {"reason": "remont"}
    sign_up(row)
    page = desk.post(CANCEL, sent)
    assert "Po podglądzie coś się tu zmieniło." in text_of(page)
    assert "E-mail dostaną: 1." in text_of(page)
    row.refresh_from_db()
    assert row.cancelled_at is None


def test_planned_meetings_of_several_offers_are_published_with_one_entry_for_each(desk):
    hall = venue()
    first, second = (make_activity(title=title) for title in ("Klub", "Herbata"))
    rows = [make_occurrence(activity, published_at=None, venue=hall) for activity in (first, first, second)]
    draft = make_occurrence(make_activity(published_at=None, title="Szkic"), published_at=None)
    preview = text_of(desk.get(PUBLISH, {"spotkanie": [row.pk for row in (*rows, draft)]}))
    assert "Opublikuj 3 spotkania" in preview
    assert "W tym czasie jest też" in preview
    assert "Najpierw opublikuj tę pozycję oferty." in preview

    done = desk.post(PUBLISH, shown(desk, PUBLISH, *rows, draft), follow=True)
    assert "Opublikowano 3 spotkania." in text_of(done)
    assert acts().count("occurrences.published") == 2
    assert not Occurrence.objects.get(pk=draft.pk).published_at


def test_none_that_can_be_leaves_no_button(desk):
    row = make_occurrence(cancelled_at=wall(2026, 12, 1, 8), cancelled_reason="mróz")
    page = desk.get(CANCEL, {"spotkanie": row.pk})
    assert "Żadnego z zaznaczonych spotkań nie można tak zmienić." in text_of(page)
    assert "button--danger" not in page.text


def test_what_waits_for_its_offer_leads_there(desk):
    activity = make_activity(published_at=None, text="")
    occurrence = make_occurrence(activity, published_at=None)
    page = desk.get("/biuro/spotkania/zaznaczone/opublikuj/", {"spotkanie": occurrence.pk}).text
    assert f'<a href="{activity.get_absolute_url()}">Pozycja oferty</a>' in page
