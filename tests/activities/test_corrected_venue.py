"""The village of a place is corrected: who signed up to meetings to come there is told, after it was looked at whom."""

import pytest
from django.core.exceptions import ValidationError

from activities import services
from activities.models import Notice, Venue
from activities.registrations.audience import calls_of
from activities.registrations.emails import written
from activities.views.call_list import to_say
from osl_site.common.audit.models import Entry
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, sign_up, venue, wall
from tests.reading import text_of

pytestmark = pytest.mark.django_db
WAS = "Zmieniło się miejsce spotkania. Miało być: Klub, Kandyty."


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 11, 24, 9)
    builders.office(organiser_phone="897610295")


@pytest.fixture
def klub():
    return venue(name="Klub", locality=builders.locality("Kandyty"))


@pytest.fixture
def elsewhere():
    return builders.locality("Toprzyny")


def planned(where, **fields):
    return make_occurrence(make_activity(title="Herbata", sign_up="needed"), venue=where, **fields)


def typed(where, **other):
    held = {"name": where.name, "locality": where.locality_id, "revision": "1"}
    return held | {"step_free": "unknown", "toilet": "unknown"} | other


def saved(desk, where, **other):
    return desk.post(f"/biuro/oferta/miejsca/{where.pk}/", typed(where, **other), follow=True)


def test_who_is_signed_up_is_told_once_it_was_looked_at(desk, klub, elsewhere, organiser):
    row, over = planned(klub), planned(klub, starts_at=wall(2026, 11, 1, 10))
    by_mail, by_phone = sign_up(row), sign_up(row, email="", name="Jan Kos")
    before = Notice.objects.count()
    page = saved(desk, klub, locality=elsewhere.pk)
    assert "E-mail dostaną: 1. Trzeba zadzwonić do: 1." in text_of(page)
    assert "do telefonu: Jan Kos." in text_of(page)
    assert (Notice.objects.count(), Venue.objects.get(pk=klub.pk).locality) == (before, klub.locality)

    letter = page.context["told"].letter

    page = saved(desk, klub, locality=elsewhere.pk, shown=page.context["told"].fingerprint)
    assert (letter.count, WAS in letter.body, "Toprzyny" in letter.body) == (1, True, True)
    assert "Zapisane osoby dowiedzą się o zmianie." in text_of(page)
    assert WAS in written(Notice.objects.get(registration=by_mail, kind="changed")).body
    assert "Toprzyny" in written(Notice.objects.get(registration=by_mail, kind="changed")).body
    (call,) = calls_of(organiser).filter(registration=by_phone)
    assert to_say(call) == f"{WAS} Powiedz, gdzie teraz będzie."
    assert not over.registrations.exists()
    assert Entry.objects.roots().latest("id").act == "venue.changed"


def test_who_knows_an_older_place_is_told_of_that_one(klub, elsewhere, organiser):
    row = planned(venue(name="Remiza", locality=builders.locality("Dęby")))
    known = sign_up(row)
    services.change_place(row, venue=klub, capacity=None, by=organiser)
    services.change_venue(klub, {"locality": elsewhere}, revision=1, by=organiser)
    letters = Notice.objects.filter(registration=known, kind="changed").exclude(state="dropped")
    assert ["Miało być: Remiza, Dęby." in written(letter).body for letter in letters] == [True]


def test_another_name_is_no_news_and_nobody_signed_up_is_said(desk, klub, elsewhere):
    row = planned(klub)
    sign_up(row)
    before = Notice.objects.count()
    assert "Miejsce jest zapisane." in text_of(saved(desk, klub, name="Klub Senior+"))
    assert Notice.objects.count() == before

    empty = venue(name="Remiza", locality=klub.locality)
    page = saved(desk, empty, locality=elsewhere.pk)
    assert "Nikogo nie powiadomiliśmy, bo na spotkania w nim nikt nie jest zapisany." in text_of(page)


def test_who_signs_up_after_the_preview_is_looked_at_first(klub, elsewhere, organiser):
    sign_up(planned(klub))
    with pytest.raises(ValidationError, match="Zobacz najpierw"):
        services.change_venue(klub, {"locality": elsewhere}, revision=1, seen="", by=organiser)
    with pytest.raises(ValidationError, match="Po podglądzie coś się zmieniło"):
        services.change_venue(klub, {"locality": elsewhere}, revision=1, seen="inny", by=organiser)
