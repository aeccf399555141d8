"""Each service of the programme by the supporting activities that complement it; where to send somebody."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities import services
from activities.coverage.programme import cover_of, uncovered
from activities.models import Activity, ServiceCoverage
from osl_site.common import registry
from osl_site.common.audit.models import Entry
from osl_site.common.centre.models import SocialService
from osl_site.roof import desk as matters
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, result, sign_up, venue, wall
from tests.breaking import refused, sql
from tests.reading import text_of

pytestmark = pytest.mark.django_db
LIST, WHERE = "/biuro/oferta/uslugi/", "/biuro/oferta/dokad-skierowac/"
FIRST, LAST = date(2026, 9, 1), date(2026, 12, 3)
SAID = {"reason": "Nikt nie prosił o grupę.", "look_again_on": date(2027, 1, 15)}


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 12, 3, 15)


def service(name="Asystent rodziny"):
    return SocialService.objects.create(name=name, area="family_support")


def covering(row, **fields):
    activity = make_activity(**fields)
    activity.services.add(row)
    return activity


def cover(row):
    return cover_of([row], first=FIRST, last=LAST)[0]


def test_a_service_is_complemented_by_supporting_activities_and_by_no_others():
    row = service()
    assert cover(row).is_gap
    covering(row, kind="bonds")
    assert cover(row).is_gap
    covering(row, kind="neighbourly")
    assert not cover(row).is_gap


def test_meetings_participations_and_standing_help_are_those_of_a_slow_count(organiser):
    row, other = service(), service("Opieka")
    activity = covering(row, kind="self_help")
    activity.services.add(other)
    for moment, heads in (((2026, 10, 1, 10), 7), ((2026, 11, 5, 10), 4), ((2026, 8, 1, 10), 50)):
        result(make_occurrence(activity, starts_at=wall(*moment)), adults=heads, older=0)
    lifts = covering(row, kind="neighbourly", is_continuous=True, published_at=wall(2026, 9, 1, 9))
    for month, number in ((date(2026, 10, 1), 14), (date(2026, 11, 1), 5)):
        values = {"unit": "podwózki", "number": number, "source": "own", "comment": ""}
        services.enter_tally(lifts, month, values, by=organiser)
    told = cover(row)
    assert (told.activities, told.occurrences, told.people, told.helped_words) == (2, 2, 11, "podwózki: 19")
    assert (cover(other).occurrences, cover(other).helped) == (2, ())


def test_rooms_below_are_told_of_a_past_period_what_stood_then(organiser):
    row, gap = service(), service("Opieka")
    activity = covering(row, kind="self_help", published_at=wall(2026, 9, 1, 9))
    Activity.objects.filter(pk=activity.pk).update(ended_at=wall(2026, 11, 20, 9), stopped_reason="Koniec.")
    result(make_occurrence(activity, starts_at=wall(2026, 10, 1, 10)), adults=7, older=2)
    services.explain_gap(gap, SAID, by=organiser)
    (tell,) = registry.complemented
    then = {one.name: one for one in tell(FIRST, date(2026, 10, 31))}
    told = then["Asystent rodziny"]
    assert (told.offered, told.occurrences, told.participations, told.is_gap) == (1, 1, 9, False)
    assert (then["Opieka"].reason, then["Opieka"].look_again_on) == (SAID["reason"], SAID["look_again_on"])
    now = {one.name: one for one in tell(FIRST, LAST)}
    assert (now["Asystent rodziny"].offered, now["Asystent rodziny"].is_gap) == (0, True)


def test_a_gap_is_explained_by_the_organiser_until_the_day_to_look_again(organiser, director, at):
    row = service()
    assert list(uncovered()) == [row]
    with pytest.raises(PermissionDenied):
        services.explain_gap(row, SAID, by=director)
    with pytest.raises(ValidationError, match="od jutra"):
        services.explain_gap(row, SAID | {"look_again_on": date(2026, 12, 3)}, by=organiser)
    services.explain_gap(row, SAID, by=organiser)
    assert list(uncovered()) == []
    assert cover(row).said_words == "Nikt nie prosił o grupę. Wrócimy do tego 15.01.2027"
    assert list(Entry.objects.values_list("act", flat=True)) == ["coverage.explained"]
    at(2027, 1, 15, 9)
    assert list(uncovered()) == [row]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({"starts_on": date(2026, 1, 1), "ends_on": date(2030, 12, 31)}, "1.01.2026–31.12.2030"),
        ({"starts_on": date(2026, 1, 1)}, "od 1.01.2026"),
        ({"ends_on": date(2030, 12, 31)}, "do 31.12.2030"),
        ({}, ""),
    ],
)
def test_a_programme_says_as_much_of_its_period_as_is_known(days, words):
    assert SocialService(name="Opieka", **days).programme_words == words


def test_the_desk_tells_of_a_gap_until_it_is_explained(organiser):
    row = service("Poradnictwo")

    def waits():
        return [one.sentence for one in matters.matters(organiser) if "Poradnictwo" in one.sentence]

    assert len(waits()) == 1
    services.explain_gap(row, SAID, by=organiser)
    assert waits() == []


def test_what_was_said_of_a_gap_stays(organiser):
    services.explain_gap(service(), SAID, by=organiser)
    for statement in (
        "update activities_servicecoverage set reason = 'inaczej'",
        "delete from activities_servicecoverage",
        "truncate activities_servicecoverage",
    ):
        refused(lambda statement=statement: sql(statement))


def test_bad_answers_are_said_at_their_field_and_stay_typed(desk):
    path = f"{LIST}{service().pk}/luka/"
    answer = desk.post(path, {"reason": "Bo tak.", "look_again_on": "2026-12-01"})
    assert list(answer.context["form"].errors) == ["look_again_on"]
    assert answer.context["form"]["reason"].value() == "Bo tak."
    assert desk.post(path, {"reason": "Bo tak.", "look_again_on": "2026-12-20"}).url == LIST
    said = desk.get(path).context["form"].initial
    assert said == {"reason": "Bo tak.", "look_again_on": date(2026, 12, 20)}
    assert ServiceCoverage.objects.get().reason == "Bo tak."


def test_a_service_that_is_complemented_has_no_gap_to_explain(desk):
    row = service()
    covering(row, kind="volunteer")
    assert desk.get(f"{LIST}{row.pk}/luka/").url == LIST


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_as_much_of_one_service_as_of_thirty(desk, count):
    for number in range(count):
        covering(service(f"Usługa {number}"), kind="volunteer")
    desk.get(LIST)
    with CaptureQueriesContext(connection) as asked:
        desk.get(LIST)
    assert len(asked) == QUERIES


QUERIES = 13


def test_one_is_sent_to_what_is_near(desk):
    here = builders.locality(name="Kandyty", latitude=54.30, longitude=20.50)
    near = builders.locality(name="Toprzyny", latitude=54.33, longitude=20.55)
    far = builders.locality(name="Dwórzno", latitude=54.33, longitude=20.95)
    for place in (near, far):
        there = venue(locality=place, step_free="yes")
        activity = make_activity(title=f"Herbata {place.name}", venue=there, sign_up="needed", capacity=3)
        make_occurrence(activity, starts_at=wall(2026, 12, 10, 10))
    make_activity(title="Podwózki", is_continuous=True)
    shown = text_of(desk.get(f"{WHERE}?miejscowosc={here.pk}"))
    assert "Herbata Toprzyny" in shown
    assert "Herbata Dwórzno" not in shown
    assert "wejście bez schodów" in shown
    assert "wolne: 3" in shown
    assert "przy zapisie można prosić o podwózkę" in shown
    assert "Podwózki" in shown
    assert "Herbata Dwórzno" in text_of(desk.get(f"{WHERE}?miejscowosc={here.pk}&odleglosc=30"))


def test_the_print_has_standing_help_with_its_entrance_besides_meetings(desk):
    there = venue(locality=builders.locality(name="Kandyty"), step_free="yes")
    make_activity(title="Magiel", is_continuous=True, venue=there, ukrainian_spoken=True)
    printed = text_of(desk.get(f"{WHERE}?format=druk"))
    assert "Magiel" in printed
    assert "wejście bez schodów, toaleta: nie wiemy, także po ukraińsku" in printed


def test_a_woman_in_a_wheelchair_is_sent_where_there_are_no_stairs_and_told_whom_to_ring(desk):
    for name, stairs in (("Kandyty", "yes"), ("Dwórzno", "no"), ("Toprzyny", "unknown")):
        there = venue(locality=builders.locality(name), step_free=stairs)
        tea = make_activity(title=f"Herbata {name}", venue=there, contact_phone="501502503")
        make_occurrence(tea, starts_at=wall(2026, 12, 10, 10))
        make_activity(title=f"Dyżur {name}", is_continuous=True, venue=there)
        make_activity(title=f"Rozmowy {name}", is_continuous=True, venue=there, comes_to_you=True)
    make_activity(title="Telefon życzliwości", is_continuous=True)
    shown = text_of(desk.get(f"{WHERE}?bez_schodow=on"))
    assert [name for name in ("Kandyty", "Dwórzno", "Toprzyny") if f"Herbata {name}" in shown] == ["Kandyty"]
    assert [name for name in ("Kandyty", "Dwórzno", "Toprzyny") if f"Dyżur {name}" in shown] == ["Kandyty"]
    assert all(f"Rozmowy {name}" in shown for name in ("Kandyty", "Dwórzno", "Toprzyny"))
    assert "przez telefon albo u osoby w domu" in shown
    assert "Telefon życzliwości" in shown
    assert "tel. 501 502 503" in shown


def test_help_that_comes_is_told_however_far_its_office_is(desk):
    here = builders.locality(name="Kandyty", latitude=54.30, longitude=20.50)
    far = venue(locality=builders.locality(name="Górowo", latitude=54.33, longitude=20.95))
    make_activity(title="Rozmowy", is_continuous=True, venue=far, comes_to_you=True)
    make_activity(title="Magiel", is_continuous=True, venue=far)
    shown = text_of(desk.get(f"{WHERE}?miejscowosc={here.pk}"))
    assert ("Rozmowy" in shown, "Magiel" in shown) == (True, False)


def test_what_comes_again_at_one_place_is_told_once_with_the_days_that_follow(desk, organiser):
    here, there = (venue(locality=builders.locality(name)) for name in ("Kandyty", "Dwórzno"))
    tea = make_activity(title="Herbata", venue=here, sign_up="needed", capacity=1)
    weekly = [make_occurrence(tea, starts_at=wall(2026, 12, day, 10), venue=here) for day in (8, 15, 22, 29)]
    make_occurrence(tea, starts_at=wall(2027, 1, 5, 10), venue=here)
    make_occurrence(tea, starts_at=wall(2026, 12, 10, 10), venue=there)
    sign_up(weekly[0])
    lines = desk.get(WHERE).context["lines"]
    assert [(line.occurrence.venue, line.later) for line in lines] == [
        (here, "potem 15.12, 22.12, 29.12 i jeszcze 1"),
        (there, ""),
    ]
    assert [line.places for line in lines] == ["brak miejsc; 15.12 wolne: 1", "wolne: 1"]
    near = desk.get(f"{WHERE}?miejscowosc={there.locality_id}").context["lines"]
    assert [line.occurrence.venue for line in near] == [there]


@pytest.mark.parametrize(
    ("toilet", "written", "said"),
    [
        ("unknown", "", "toaleta: nie wiemy"),
        ("ordinary", "", "toaleta nie dla osób na wózku"),
        ("accessible", "", "toaleta dostępna"),
        ("unknown", "toaleta w remoncie", "toaleta w remoncie"),
    ],
)
def test_of_the_toilet_something_is_always_said_to_whoever_sends_somebody(desk, toilet, written, said):
    there = venue(locality=builders.locality("Kandyty"), step_free="yes", toilet=toilet, getting_in=written)
    make_occurrence(make_activity(venue=there), starts_at=wall(2026, 12, 10, 10))
    make_activity(title="Magiel", is_continuous=True, venue=there)
    page, printed = (text_of(desk.get(f"{WHERE}{query}")) for query in ("", "?format=druk"))
    assert [shown.count(said) for shown in (page, printed)] == [2, 2]
    assert ("nie wiemy" in page) == ("nie wiemy" in said)


def test_a_mother_who_speaks_ukrainian_is_sent_to_what_is_for_families(desk):
    families = builders.group("rodziny z dziećmi")
    for title, said, groups in (("Klub", True, [families]), ("Warsztat", True, []), ("Piknik", False, [families])):
        activity = make_activity(title=title, ukrainian_spoken=said, groups=groups)
        make_occurrence(activity, starts_at=wall(2026, 12, 10, 10))
        make_activity(title=f"{title} na stałe", is_continuous=True, ukrainian_spoken=said, groups=groups)
    page = desk.get(f"{WHERE}?po_ukrainsku=on&dla={families.pk}")
    shown = text_of(page)
    assert "Klub na stałe" in shown and "Warsztat na stałe" not in shown and "Piknik na stałe" not in shown
    assert [line.occurrence.activity.title for line in page.context["lines"]] == ["Klub"]
    assert desk.get(f"{WHERE}?dla=x&bez_schodow=on").status_code == 200


def test_a_programme_of_all_services_is_said_once_and_of_several_beside_each(desk):
    for name in ("Opieka", "Poradnictwo"):
        SocialService.objects.create(name=name, area="family_support", programme="Program 2026")
    assert text_of(desk.get(LIST)).count("Program 2026") == 1
    SocialService.objects.filter(name="Opieka").update(programme="Program 2027")
    assert text_of(desk.get(LIST)).count("Program 202") == 2


def test_whoever_only_takes_over_may_look_where_to_send_somebody(signed_in):
    client = signed_in(builders.user("ipus_coordinator"))
    assert client.get(WHERE).status_code == 200
    assert client.get(LIST).status_code == 403
