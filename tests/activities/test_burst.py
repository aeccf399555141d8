"""Sign-ups that came in a burst are removed by one act; all others stay, and the line moves."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from activities import services
from activities.models import Registration
from activities.planning.burst import bursts_of, preview_removal
from activities.registrations import codes
from osl_site.common import clock
from osl_site.common.audit.models import Access, Entry
from osl_site.common.forms.once import FIELD
from osl_site.common.letters.models import Letter
from tests import builders
from tests.activities.builders import line_up, sign_up, wall
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db
NIGHT = wall(2026, 11, 24, 3)


@pytest.fixture(autouse=True)
def morning(at):
    at(2026, 11, 24, 9)
    builders.office(organiser_phone="897610295")


def at_night(occurrence, number, *, apart=1, begins=NIGHT, **values):
    rows = []
    for place in range(number):
        with clock.at(begins + timedelta(seconds=apart * place)):
            rows.append(sign_up(occurrence, **values))
    return rows


@pytest.fixture
def attacked(organiser):
    """Ten places: two people, then a machine with six places and two in line behind one who waits."""
    occurrence, _rows = line_up(8, 0)
    people = at_night(occurrence, 2, apart=3600, begins=NIGHT - timedelta(days=1))
    caller = sign_up(occurrence, by=organiser)
    machine = at_night(occurrence, 5)
    waiting = at_night(occurrence, 1, begins=NIGHT + timedelta(hours=1))
    more = at_night(occurrence, 5, begins=NIGHT + timedelta(hours=2))
    return occurrence, [*people, caller, *waiting], machine, more


def states(rows):
    return [Registration.objects.get(pk=row.pk).state for row in rows]


def page_of(occurrence):
    return f"/biuro/spotkania/{occurrence.pk}/zapisy/seria/"


def remove(occurrence, rows, by):
    chosen = [row.pk for row in rows]
    return services.remove_burst(occurrence, chosen, seen=preview_removal(occurrence, chosen).fingerprint, by=by)


def test_a_burst_is_five_by_the_form_each_within_a_minute_of_the_one_before(organiser):
    occurrence, _rows = line_up(40, 0)
    at_night(occurrence, 4)
    slow = at_night(occurrence, 6, apart=61, begins=NIGHT + timedelta(hours=1))
    fast = at_night(occurrence, 6, apart=60, begins=NIGHT + timedelta(hours=2))
    for _caller in range(6):
        sign_up(occurrence, by=organiser)
    assert [list(burst.rows) for burst in bursts_of(occurrence)] == [fast]
    services.give_up(fast[0], by=organiser)
    assert [list(burst.rows) for burst in bursts_of(occurrence)] == [fast[1:]]
    assert slow


def test_the_page_ticks_the_largest_burst_shows_what_follows_and_removes_it_once(attacked, desk):
    occurrence, people, machine, more = attacked
    page = desk.get(page_of(occurrence))
    assert set(page.context["form"]["rows"].value()) == {row.pk for row in machine}
    ticked = {"rows": [row.pk for row in (*machine, *more)]}
    preview = desk.post(page_of(occurrence), ticked)
    assert "Usuniesz 10 zapisów. Zwolni się 5 miejsc." in text_of(preview)
    assert f"miejsce zaproponujemy: {people[3].name}. Nikt więcej nie czeka." in text_of(preview)
    assert states(machine) == ["confirmed"] * 5

    sent = ticked | {"shown": preview.context["preview"].fingerprint, "make": "1", FIELD: str(uuid4())}
    for _press in range(2):
        assert "Usunięto 10 zapisów." in text_of(desk.post(page_of(occurrence), sent, follow=True))
    assert states([*machine, *more]) == ["removed"] * 10
    assert states(people) == ["confirmed"] * 3 + ["offered"]
    assert [entry.act for entry in Entry.objects.roots().filter(act__startswith="registrations.")] == [
        "registrations.burst_removed"
    ]
    assert Access.objects.filter(what__startswith="zapisy z serii").exists()


def test_nothing_more_is_sent_to_whom_was_removed_and_nobody_else_is_touched(attacked, organiser):
    occurrence, people, machine, _more = attacked
    before = {row.pk: (row.state, row.revision) for row in people[:3]}
    remove(occurrence, machine, organiser)
    letters = Letter.objects.filter(notice__registration__in=machine)
    assert set(letters.values_list("state", flat=True)) == {"dropped"}
    assert {row.pk: (row.state, row.revision) for row in Registration.objects.filter(pk__in=before)} == before
    assert set(Letter.objects.filter(notice__registration__in=people).values_list("state", flat=True)) == {"waiting"}


def test_who_was_ticked_off_stays_and_who_is_in_no_burst_is_not_removed(attacked, organiser):
    occurrence, people, machine, _more = attacked
    assert remove(occurrence, [*machine[1:], people[0], people[2]], organiser) == 4
    assert states([machine[0], people[0], people[2]]) == ["confirmed"] * 3


def test_what_changed_after_the_preview_is_looked_at_again(attacked, desk, organiser):
    occurrence, _people, machine, _more = attacked
    ticked = {"rows": [row.pk for row in machine]}
    shown = desk.post(page_of(occurrence), ticked).context["preview"].fingerprint
    services.change_registration(machine[0], {"people": 1, "name": "Inna"}, revision=None, by=organiser)
    services.give_up(machine[4], by=organiser)
    page = desk.post(page_of(occurrence), ticked | {"shown": shown, "make": "1"})
    assert "Po podglądzie coś się zmieniło" in text_of(page)
    with pytest.raises(ValidationError, match="Zobacz najpierw"):
        services.remove_burst(occurrence, [machine[0].pk, machine[1].pk], seen="", by=organiser)
    assert "removed" not in states(machine)


@pytest.mark.parametrize("rows", [[], ["x"], ["999999"]])
def test_no_tick_or_one_of_nothing_is_refused_at_the_field(rows, attacked, desk):
    assert list(errors(desk.post(page_of(attacked[0]), {"rows": rows, "make": "1"}))) == ["rows"]


def test_a_meeting_without_a_burst_says_so_and_has_no_button(desk):
    occurrence, _rows = line_up(9, 2)
    assert "Nie ma zapisów, które przyszły" in text_of(desk.get(page_of(occurrence)))
    assert page_of(occurrence) not in desk.get(f"/biuro/spotkania/{occurrence.pk}/zapisy/").text
    at_night(occurrence, 5)
    assert page_of(occurrence) in desk.get(f"/biuro/spotkania/{occurrence.pk}/zapisy/").text


def test_only_who_runs_the_meeting_removes(attacked, coworker, director):
    occurrence, _people, machine, _more = attacked
    for person in (coworker, director):
        with pytest.raises(PermissionDenied):
            remove(occurrence, machine, person)


def test_who_was_removed_by_mistake_reads_whom_to_ring_and_may_sign_up_again(attacked, client, organiser):
    occurrence, _people, machine, _more = attacked
    remove(occurrence, machine, organiser)
    page = text_of(client.get(codes.page_of_registration(machine[0])))
    assert "Ten zapis usunęło nasze biuro. Jeśli to pomyłka, zadzwoń do nas" in page
    assert "Zapisz się jeszcze raz" in page
