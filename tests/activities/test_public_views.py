"""What residents open: nobody signs in, nothing unpublished shows, and nothing that can be typed breaks a page."""

import html
import json
from urllib.parse import urlencode

import pytest

from activities import services
from tests import builders
from tests.activities.builders import TEN_TO_TWELVE, make_activity, make_occurrence, venue, wall
from tests.reading import source_of, text_at

pytestmark = pytest.mark.django_db
MONTH = "/kalendarz/2026-12/"
LISTS = ["/", "/kalendarz/", MONTH, "/oferta/", "/kalendarz.ics"]


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


def titles(page):
    return [entry.title for day in page.context["days"] for entry in day.entries]


@pytest.mark.parametrize("address", LISTS)
def test_only_what_is_published_shows(address, client):
    shown = make_activity(title="Herbata z sąsiadami")
    make_occurrence(shown)
    make_occurrence(make_activity(title="Cała w szkicu", published_at=None))
    make_occurrence(make_activity(title="Bez opublikowanych spotkań"), published_at=None)
    text = text_at(client, address)

    assert "Herbata z sąsiadami" in text
    assert [title for title in ("Cała w szkicu", "Bez opublikowanych spotkań") if title in text] == []


@pytest.mark.parametrize("fields", [{"published_at": None}, {"offer": {"published_at": None}}])
@pytest.mark.parametrize("ending", ["/", ".ics"])
def test_an_unpublished_meeting_has_no_address_for_residents(ending, fields, client):
    activity = make_activity(**fields.get("offer", {}))
    occurrence = make_occurrence(activity, published_at=fields.get("published_at", builders.EPOCH))
    assert client.get(f"/spotkania/{occurrence.pk}{ending}").status_code == 404


def test_staff_see_on_the_public_page_what_residents_see(client, signed_in, organiser):
    make_occurrence(make_activity(in_charge=organiser, venue=venue()))
    for address in ("/", "/kalendarz/", MONTH, "/oferta/"):
        assert signed_in(organiser).get(address).content == client.get(address).content


@pytest.mark.parametrize("address", ["/", "/kalendarz/", MONTH, "/spotkania/{pk}/"])
def test_a_cancelled_meeting_stays_and_says_so_in_words(address, client, organiser):
    occurrence = make_occurrence(make_activity(title="Herbata"))
    services.cancel_occurrence(occurrence, reason="remont pieca", by=organiser)
    text = text_at(client, address.format(pk=occurrence.pk))

    assert "Herbata" in text
    assert ("Odwołane" if address == MONTH else "Odwołane. Powód: remont pieca") in text


@pytest.mark.parametrize("address", ["/", "/kalendarz/", "/spotkania/{pk}/"])
def test_a_moved_meeting_says_from_which_day(address, client, organiser):
    occurrence = make_occurrence()
    services.move_occurrence(occurrence, day=wall(2026, 12, 9).date(), **TEN_TO_TWELVE, note="W remizie", by=organiser)
    assert "Przeniesione z wtorku, 1 grudnia. W remizie" in text_at(client, address.format(pk=occurrence.pk))


def test_a_meeting_moved_within_its_day_says_from_which_hour(client):
    occurrence = make_occurrence(starts_at=wall(2026, 12, 1, 12), moved_from=wall(2026, 12, 1, 10))
    assert "Przeniesione z godziny 10:00." in text_at(client, f"/spotkania/{occurrence.pk}/")


def test_a_meeting_says_what_one_needs_to_know_before_setting_out(client):
    place = venue(
        name="Świetlica",
        locality=builders.locality("Kandyty"),
        address="Kandyty 5",
        step_free="yes",
        toilet="accessible",
        getting_in="dzwonek przy drzwiach",
        getting_there="autobus o 9:20",
        induction_loop=True,
        parking=True,
    )
    activity = make_activity(
        title="Herbata", venue=place, cost="5 zł", contact_phone="897610295", ukrainian_spoken=True
    )
    text = text_at(client, f"/spotkania/{make_occurrence(activity).pk}/")

    wanted = (
        "wtorek, 1 grudnia 2026 r., godz. 10:00–12:00",
        "Świetlica, Kandyty 5",
        "Autobus o 9:20.",
        "Wejście jest bez schodów.",
        "Dzwonek przy drzwiach.",
        "Toaleta jest dostępna dla osób na wózku.",
        "Jest pętla indukcyjna dla osób z aparatem słuchowym.",
        "Parking jest przy wejściu.",
        "Wszyscy mieszkańcy",
        "5 zł",
        'href="tel:+48897610295"',
        "Mówimy także po ukraińsku",
    )
    assert [words for words in wanted if words not in text] == []


@pytest.mark.parametrize(
    ("starts_at", "cancelled", "shown"),
    [
        (wall(2026, 12, 1, 10), False, ["Dodaj do kalendarza", "Zadzwoń i zapisz się"]),
        (wall(2026, 12, 1, 10), True, []),
        (wall(2026, 11, 1, 10), False, ["Odbyło się"]),
        (wall(2026, 11, 1, 10), True, []),
    ],
)
def test_one_signs_up_only_for_what_is_still_to_come(starts_at, cancelled, shown, client):
    off = {"cancelled_at": builders.EPOCH, "cancelled_reason": "remont"} if cancelled else {}
    activity = make_activity(sign_up="phone", contact_phone="897610295")
    text = text_at(client, f"/spotkania/{make_occurrence(activity, starts_at=starts_at, **off).pk}/")
    assert [words for words in ("Odbyło się", "Dodaj do kalendarza", "Zadzwoń i zapisz się") if words in text] == shown


def test_a_cancelled_meeting_asks_nobody_to_come_and_leads_to_the_next_one(client):
    activity = make_activity(sign_up="none")
    off = make_occurrence(activity, cancelled_at=builders.EPOCH, cancelled_reason="remont")
    coming = make_occurrence(activity, starts_at=wall(2026, 12, 8, 10))
    text = text_at(client, f"/spotkania/{off.pk}/")

    assert "Po prostu przyjdź" not in text
    assert f'href="/spotkania/{coming.pk}/">Najbliższe spotkanie: wtorek, 8 grudnia' in text


def test_help_that_travels_is_offered_where_it_will_be_next(client):
    place = venue(name="Świetlica", locality=builders.locality("Janikowo"))
    make_occurrence(make_activity(venue=None), venue=place)
    text = text_at(client, "/oferta/")
    assert "Świetlica, Janikowo" in text
    assert "Przez telefon" not in text


def test_what_a_meeting_tells_search_engines_cannot_leave_its_script(client):
    title = "</script><script>alert(1)</script>"
    occurrence = make_occurrence(make_activity(title=title), moved_from=wall(2026, 11, 24, 10))
    page = client.get(f"/spotkania/{occurrence.pk}/").content.decode()
    event = json.loads(page.partition('<script type="application/ld+json">')[2].partition("</script")[0])

    assert event["name"] == title
    assert (event["startDate"], event["endDate"]) == ("2026-12-01T10:00:00+01:00", "2026-12-01T12:00:00+01:00")
    assert event["eventStatus"] == "https://schema.org/EventRescheduled"
    assert event["previousStartDate"] == "2026-11-24T10:00:00+01:00"


def test_an_agenda_begins_with_what_is_not_over_yet(client, at):
    for hour, title in ((7, "Rano"), (9, "Teraz"), (15, "Potem")):
        make_occurrence(make_activity(title=title), starts_at=wall(2026, 12, 1, hour))
    at(2026, 12, 1, 10)
    assert titles(client.get("/kalendarz/")) == ["Teraz", "Potem"]


def test_a_day_is_a_day_in_warsaw(client):
    for hour in (0, 23):
        make_occurrence(make_activity(title=f"O {hour}"), starts_at=wall(2026, 12, 5, hour, 30))
    assert titles(client.get("/kalendarz/?od=2026-12-05&do=2026-12-05")) == ["O 0", "O 23"]
    assert titles(client.get("/kalendarz/?od=2026-12-06")) == []


def test_past_meetings_stay_reachable_by_days_and_by_month(client):
    make_occurrence(make_activity(title="Dawna herbata"), starts_at=wall(2026, 11, 10, 10))
    last_days = "od=2026-11-01&amp;do=2026-12-01"

    assert f'href="/kalendarz/?{last_days}"' in client.get("/kalendarz/").content.decode()
    assert titles(client.get(f"/kalendarz/?{html.unescape(last_days)}")) == ["Dawna herbata"]
    assert "Dawna herbata" in text_at(client, "/kalendarz/2026-11/")
    assert 'href="/kalendarz/2026-11/"' in client.get(MONTH).content.decode()


def test_a_crowded_day_of_a_month_leads_to_all_of_it(client):
    for hour in range(8, 13):
        make_occurrence(make_activity(title=f"O {hour}"), starts_at=wall(2026, 12, 7, hour))
    text = text_at(client, MONTH, {"temat": "neighbours"})

    assert [hour for hour in range(8, 13) if f"O {hour}" in text] == [8, 9, 10]
    assert "i jeszcze 2" in text
    assert titles(client.get("/kalendarz/?temat=neighbours&od=2026-12-07&do=2026-12-07"))[3:] == ["O 11", "O 12"]
    assert 'href="/kalendarz/?temat=neighbours&od=2026-12-07&do=2026-12-07"' in text


@pytest.mark.parametrize(("address", "neighbours"), [("2000-01", ["2000-02"]), ("2100-12", ["2100-11"])])
def test_the_first_and_the_last_month_lead_only_inwards(address, neighbours, client):
    page = client.get(f"/kalendarz/{address}/")
    assert [f"{day:%Y-%m}" for day, _ in page.context["neighbours"]] == neighbours


def test_a_village_has_an_address_to_say_on_the_phone(client):
    here = builders.locality("Kandyty", slug="kandyty", locative="w Kandytach")
    make_occurrence(make_activity(title="Tutaj", venue=venue(locality=here)))
    make_occurrence(make_activity(title="Gdzie indziej", venue=venue()))
    page = client.get("/kalendarz/kandyty/")

    assert titles(page) == ["Tutaj"]
    assert "<h1>Spotkania w\xa0Kandytach</h1>" in source_of(page)
    assert client.get("/kalendarz/nie-ma-takiej/").status_code == 404


def test_a_longer_agenda_keeps_the_questions_from_page_to_page(client):
    activity = make_activity()
    for hour in range(41):
        make_occurrence(activity, starts_at=wall(2026, 12, 2 + hour // 10, 8 + hour % 10))
    text = text_at(client, "/kalendarz/", {"temat": "neighbours"})

    assert 'href="?temat=neighbours&strona=2"' in text
    assert len(titles(client.get("/kalendarz/?temat=neighbours&strona=2"))) == 1


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("/", "Zadzwoń, jeśli masz pomysł na spotkanie."),
        ("/kalendarz/", "Wybierz inaczej albo zadzwoń."),
        (MONTH, "Zobacz inny miesiąc albo zadzwoń."),
        ("/oferta/", "Zadzwoń, jeśli czegoś szukasz."),
    ],
)
def test_where_there_is_nothing_something_is_suggested(address, sentence, client):
    builders.office(organiser_phone="897610295")
    assert sentence in text_at(client, address)


def test_a_search_that_finds_nothing_leads_back_to_everything(client):
    make_occurrence()
    page = client.get("/kalendarz/?szukaj=kajaki")
    assert titles(page) == []
    assert 'href="/kalendarz/">Bez wpisanego słowa: 1\xa0spotkanie</a>' in page.content.decode()


def test_the_offer_holds_what_has_no_dates_and_the_next_date_of_the_rest(client):
    make_activity(title="Telefon raz w tygodniu", is_continuous=True)
    make_activity(title="Dawna grupa")
    cancelled = make_occurrence(make_activity(title="Herbata"))
    make_occurrence(cancelled.activity, starts_at=wall(2026, 12, 8, 10))
    cancelled.cancelled_at, cancelled.cancelled_reason = builders.EPOCH, "remont"
    cancelled.save()
    ((theme, activities),) = client.get("/oferta/").context["themes"]

    assert theme == "Spotkania sąsiedzkie"
    assert [(activity.title, [words for _, words in activity.dates]) for activity in activities] == [
        ("Herbata", ["wtorek, 8 grudnia, 10:00"]),
        ("Telefon raz w tygodniu", []),
    ]


def test_the_home_page_asks_where_one_lives_and_shows_what_is_next(client):
    activity = make_activity(title="Herbata")
    for day in range(2, 9):
        make_occurrence(activity, starts_at=wall(2026, 12, day, 10))
    page = client.get("/")

    assert len(titles(page)) == 5
    assert '<select name="miejscowosc"' in page.content.decode()


def test_subscribing_gives_the_address_of_the_feed_for_phones(client):
    text = text_at(client, "/kalendarz/subskrypcja/")
    assert 'href="webcal://testserver/kalendarz.ics"' in text
    assert "http://testserver/kalendarz.ics" in text


def test_subscribing_keeps_what_was_asked_of_the_calendar(client):
    here = builders.locality()
    asked = urlencode({"miejscowosc": here.simc, "odleglosc": 10})
    text = text_at(client, f"/kalendarz/subskrypcja/?{asked}&strona=2&cokolwiek=1")

    assert f'href="/kalendarz/subskrypcja/?{asked}"' in text_at(client, f"/kalendarz/?{asked}")
    assert f'href="webcal://testserver/kalendarz.ics?{asked}"' in text


@pytest.mark.parametrize("address", [*LISTS, "/kalendarz/subskrypcja/", "/kalendarz/kandyty/", "/spotkania/{pk}/"])
def test_a_resident_gets_no_cookie_and_the_same_bytes_again(address, client):
    place = venue(locality=builders.locality(slug="kandyty"))
    address = address.format(pk=make_occurrence(make_activity(venue=place)).pk)
    first, second = client.get(address), client.get(address)

    assert [first.headers.get(name) for name in ("Set-Cookie", "Cache-Control")] == [None, None]
    assert b"csrf" not in first.content
    assert first.content == second.content
    assert client.get(address, headers={"if-none-match": first.headers["ETag"]}).status_code == 304


def test_a_public_page_does_not_differ_by_cookie(client):
    assert "Cookie" not in client.get("/kalendarz/").headers["Vary"]


@pytest.mark.parametrize(
    ("address", "queries"),
    [("/", 6), ("/kalendarz/", 8), (MONTH, 6), ("/oferta/", 7), ("/kalendarz.ics", 8), ("/kalendarz.atom", 6)],
)
def test_thirty_meetings_ask_the_database_as_often_as_one(address, queries, client, django_assert_num_queries):
    make_occurrence(make_activity(venue=venue(), groups=[builders.group()]))
    with django_assert_num_queries(queries):
        client.get(address)
    for day in range(2, 31):
        make_occurrence(make_activity(venue=venue(), groups=[builders.group()]), starts_at=wall(2026, 12, day, 10))
    with django_assert_num_queries(queries):
        client.get(address)


def test_a_page_that_another_one_follows_asks_no_oftener(client, django_assert_num_queries):
    activity = make_activity(venue=venue(), groups=[builders.group()])
    for hour in range(8, 20):
        for day in range(1, 5):
            moved = wall(2026, 12, day + 7, hour) if hour == 8 else None
            make_occurrence(activity, starts_at=wall(2026, 12, day, hour), moved_from=moved)
    with django_assert_num_queries(8):
        page = client.get("/kalendarz/")
    assert (page.context["page"].paginator.count, sum(len(day.entries) for day in page.context["days"])) == (48, 40)


@pytest.mark.parametrize(
    "address",
    [
        "/kalendarz/2026-13/",
        "/kalendarz/2026-00/",
        "/kalendarz/9999-12/",
        "/kalendarz/0000-01/",
        "/kalendarz/1999-12/",
        "/kalendarz/%FF/",
        "/kalendarz/a%00b/",
        "/%00",
        "/spotkania/999999999999999999/",
        "/spotkania/" + "9" * 30 + "/",
        "/spotkania/" + "9" * 5000 + "/",
        "/spotkania/" + "9" * 30 + ".ics",
        "/spotkania/-1/",
    ],
)
def test_an_address_of_nothing_says_so_on_a_page_with_a_way_on(address, client):
    page = client.get(address)
    assert page.status_code == 404
    assert "<h1>Nie ma takiej strony</h1>" in page.content.decode()


@pytest.mark.parametrize(
    ("name", "typed", "refusal"),
    [
        ("od", "2026-02-30", "Wpisz datę, na przykład 1.12.2026."),
        ("od", "9999-12-31", "Wpisz rok od 2000 do 2100."),
        ("do", "0001-01-01", "Wpisz rok od 2000 do 2100."),
        ("od", "wczoraj", "Wpisz datę, na przykład 1.12.2026."),
        ("szukaj", "a\x00b", "jest znak, którego nie da się zapisać"),
        ("szukaj", "ż" * 10_000, "100"),
    ],
)
@pytest.mark.parametrize("address", ["/kalendarz/", MONTH])
def test_what_cannot_be_read_is_refused_at_its_field_and_still_there(address, name, typed, refusal, client):
    make_occurrence(make_activity(title="Herbata"))
    page = client.get(address, {name: typed, "temat": "neighbours"})
    text = html.unescape(page.content.decode())

    assert page.status_code == 200
    assert refusal in " ".join(page.context["form"].errors[name])
    wanted = ("Herbata", f'value="{typed}"', '<option value="neighbours" selected>', '<details class="fold" open>')
    assert [part for part in wanted if part not in text] == []


def test_days_in_the_wrong_order_are_refused_at_the_second(client):
    form = client.get("/kalendarz/?od=2026-12-10&do=2026-12-01").context["form"]
    assert form.errors == {"do": ["Ten dzień jest wcześniejszy niż pierwszy. Popraw jedną z dat."]}


def test_bytes_that_are_no_letters_find_nothing_and_stay_in_the_field(client):
    make_occurrence()
    page = client.get("/kalendarz/?szukaj=%ff%fe")
    assert titles(page) == []
    assert 'value="\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}"' in page.content.decode()


@pytest.mark.parametrize("times", [1000, 1999])
def test_one_place_asked_a_thousand_times_is_asked_once(times, client, django_assert_num_queries):
    here = builders.locality()
    make_occurrence(make_activity(title="Tutaj", venue=venue(locality=here)))
    make_occurrence(make_activity(title="Gdzie indziej", venue=venue()))
    with django_assert_num_queries(9):
        page = client.get("/kalendarz/?" + "&".join([f"miejscowosc={here.simc}"] * times))
    assert titles(page) == ["Tutaj"]


def test_more_answers_than_any_form_has_are_refused_on_a_page(client):
    page = client.get("/kalendarz/?" + "&".join(["miejscowosc=0000001"] * 3000))
    assert page.status_code == 413
    assert "<h1>" in page.content.decode()


@pytest.mark.parametrize("number", ["x", "-1", "0", "999999999999", "9" * 5000, "\x00"])
def test_a_page_number_of_no_page_gives_a_page(number, client):
    make_occurrence(make_activity(title="Herbata"))
    assert titles(client.get("/kalendarz/", {"strona": number})) == ["Herbata"]


@pytest.mark.parametrize("address", [*LISTS, "/kalendarz/subskrypcja/"])
def test_public_pages_are_only_read(address, client):
    assert client.post(address).status_code == 405
    assert client.head(address).status_code == 200
