"""Every column × every outlet: what residents are told somewhere is in the table, and what is not told has its reason.

A column that is added to an activity, an occurrence or a place fails here until it is told or called staff's own.
"""

import re
from contextlib import contextmanager
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.http import QueryDict
from django.urls import reverse
from django.utils import translation

from activities.calendar import atom, icalendar, json_ld, plain_text
from activities.calendar.facts import MAKERS, READS, TYPED_IN_POLISH, About, Key
from activities.calendar.outlets import (
    ASKED_FOR,
    LEFT_OUT,
    OF_ACTIVITIES,
    SEEN_OF_ACTIVITY,
    SEEN_OF_VENUE,
    TOLD,
    Outlet,
    columns_of,
)
from activities.models import Activity, ActivityPartner, Notice, NoticeKind, Occurrence, Venue
from activities.paper import month_sheet, posters
from activities.public.printing import PrintFilter
from activities.registrations import emails
from osl_site.common.centre.models import Centre, SocialService
from osl_site.common.centre.office import office
from osl_site.common.text.languages import has_polish
from tests import builders
from tests.activities.builders import checked, make_activity, make_occurrence, sign_up, venue, wall
from tests.activities.columns import NEW
from tests.partners.builders import partner
from tests.plans.builders import action, draft

pytestmark = pytest.mark.django_db
ROOT = settings.BASE_DIR
ROWS = {"activity": Activity, "occurrence": Occurrence, "venue": Venue}
LONGER = {"moved_from": wall(2026, 12, 8, 10), "moved_from_end": wall(2026, 12, 9)}
BOOKKEEPING = {"id", "created_at", "changed_at", "revision", "published_at"}
OF_STAFF = {
    "activity": {
        *{"kind", "further_kinds", "action", "outside_plan_reason", "services"},  # the plan's and the law's
        "submissions",  # whose idea it was, told to its author alone
        *{"in_charge", "for_minors", "not_for_minors_reason", "confirm_days", "reminds"},  # how the office works
        "venue",  # only for what is planned next, and where there is no date
    },
    "occurrence": {"activity", "series", "uid", "sequence", "venue", "moved_alone"},  # what it is, not what it is like
    "venue": {"name_key"},
}
PAUSED = {"paused_at": builders.EPOCH, "stopped_reason": "remont"}
OFF = {"cancelled_at": builders.EPOCH, "cancelled_reason": "mróz"}
BESIDE = {"paused_at": {"stopped_reason": "remont"}, "ended_at": {"stopped_reason": "remont"}, "cancelled_at": OFF}
BEFORE = {
    "moved_from_end": LONGER,
    "moved_from_open": LONGER,
    "stopped_reason": PAUSED,
    "cancelled_reason": OFF,
    "open_ended": {"ends_at": wall(2026, 12, 9)},
}
MANY = {"activity": {"groups", "partners"}, "occurrence": set(), "venue": {"locality"}}
OF_DATES = {("occurrence", column) for column in NEW["occurrence"]} | {("activity", "waiting_limit")}  # listed there
PLACES = [(model, column) for model, columns in NEW.items() for column in [*columns, *MANY[model]]]


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


@pytest.fixture
def shown(client):
    """One occurrence that is full, whose line is open, and of which somebody has to be told."""
    builders.office(name="Centrum", short_name="CUS", organiser_phone="897610295")
    activity = make_activity(venue=venue(), sign_up="needed", capacity=5)
    row = make_occurrence(activity, starts_at=wall(2026, 12, 8, 10), is_full=True)
    for language in ("pl", "uk", "en"):
        sign_up(row, language=language)
    Occurrence.objects.update(is_full=True)
    for said in Notice.objects.all():
        Notice.objects.create(
            registration=said.registration,
            kind=NoticeKind.MOVED,
            channel="phone",
            state="to_call",
            made_at=said.made_at,
        )
    return row


def told(client, language="pl"):
    """What each outlet says now, without what no two answers have in common."""
    with translation.override(language):
        return {outlet: re.sub(ONCE, "", str(say(client))) for outlet, say in OUTLETS.items()}


ONCE = r'\d{10}-\w{16}-[\w.:-]+|csrfmiddlewaretoken" value="\w+"|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'
OTHERS = re.compile(r'<script type="application/ld\+json">.*?</script>|<details class="fold">.*?</details>', re.DOTALL)


def the_row():
    return Occurrence.objects.select_related("activity", "venue__locality").get()


def page(name, pk=None):
    def say(client):
        answer = client.get(reverse(name, args=[the_row().pk if pk is None else pk()] if pk is not False else []))
        return OTHERS.sub("", answer.content.decode())

    return say


def on_paper(kind, made):
    return lambda client: month_sheet.paper(f"activities/paper/{kind}.html", {kind: made()}, office())


def month():
    return month_sheet.month_sheet(date(2026, 12, 1), PrintFilter(QueryDict(), language="pl"), large=False)


def letter(client):
    return emails.written(
        Notice.objects.get(registration__language=translation.get_language(), kind=NoticeKind.MOVED)
    ).body


OUTLETS = {
    Outlet.PAGE: page("public_occurrence"),
    Outlet.SIGN_UP: page("sign_up"),
    Outlet.AGENDA: page("calendar", pk=False),
    Outlet.POSTER: on_paper("poster", lambda: posters.of_occurrence(the_row(), office())),
    Outlet.SHEET: on_paper("sheet", month),
    Outlet.PLAIN_TEXT: lambda client: plain_text.plain_text(the_row(), office(), "https://przyklad.pl"),
    Outlet.ICAL: lambda client: icalendar.calendar_of(Occurrence.objects.all(), office=office()).replace(b"\r\n ", b""),
    Outlet.ATOM: lambda client: atom.feed_of(Occurrence.objects.all(), office=office(), language="pl", query=""),
    Outlet.JSON_LD: lambda client: json_ld.event_json(the_row(), "https://przyklad.pl", office()),
    Outlet.EMAIL: letter,
    Outlet.ACTIVITY_PAGE: page("public_activity", pk=lambda: the_row().activity_id),
    Outlet.ACTIVITIES: page("public_activities", pk=False),
}


def change(model, column):
    """Another value in that column, and what a constraint wants beside it."""
    row = ROWS[model].objects.get()
    if column == "groups":
        row.groups.set([builders.group("Seniorzy")])
    elif column == "partners":
        ActivityPartner.objects.create(activity=row, partner=partner(is_public=True))
    elif column == "locality":
        ROWS[model].objects.update(locality=builders.locality("Dęby"))
    else:
        ROWS[model].objects.update(**BESIDE.get(column, {}) | {column: NEW[model][column]})


def outlets_that_change(client):
    """For each column, which outlets say something else when it alone does."""
    plain = {language: told(client, language) for language in ("pl", "uk", "en")}
    return {place: changed_by(client, *place, plain) for place in PLACES}


def changed_by(client, model, column, plain):
    language = column.rpartition("_")[2] if column.endswith(("_uk", "_en")) else "pl"
    with undone():
        ROWS[model].objects.update(**BEFORE.get(column, {}))
        before = told(client) if column in BEFORE else plain[language]
        change(model, column)
        after = told(client, language)
    listed = OF_ACTIVITIES if (model, column) in OF_DATES else set()
    return {outlet for outlet in Outlet if before[outlet] != after[outlet]} - listed


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def outlets_of(model, column):
    return {outlet for outlet in Outlet if column in columns_of(model, outlet)}


def test_every_outlet_tells_each_fact_or_says_why_not():
    assert set(TOLD) == set(OUTLETS) == set(Outlet)
    for key in Key:
        telling = [outlet for outlet in Outlet if key in TOLD[outlet]]
        stated = [*telling, *(outlet for outlets in LEFT_OUT[key].values() for outlet in outlets)]
        assert sorted(stated) == sorted(Outlet), key
    assert set(MAKERS) == set(READS) == set(Key)


@pytest.mark.parametrize("model", ROWS)
def test_every_column_is_told_or_is_of_staff(model):
    fields = ROWS[model]._meta.concrete_fields, ROWS[model]._meta.many_to_many
    columns = {field.name for some in fields for field in some} - BOOKKEEPING
    assert columns == set(NEW[model]) | MANY[model] | OF_STAFF[model]
    assert columns - OF_STAFF[model] == columns_of(model, *Outlet)


def test_a_column_shows_where_the_table_says_and_nowhere_else(shown, client):
    found = outlets_that_change(client)
    assert [place for place, outlets in found.items() if not outlets] == []
    assert {place: extra for place, outlets in found.items() if (extra := outlets - outlets_of(*place))} == {}
    silent = [
        f"{outlet} does not tell {key}"
        for outlet in Outlet
        for key in TOLD[outlet]
        if not any(outlet in found[tuple(name.split("."))] for name in READS[key])
    ]
    assert not silent, "\n".join(silent)


IN_THE_FORM_ALONE = {"title_uk", "title_en", "text_uk", "text_en", "waiting_limit", "sign_up_closes"}


def test_the_page_of_the_office_shows_each_column_of_an_activity_that_is_told(shown, organiser, client):
    client.force_login(organiser)
    found = {column for column in columns_of("activity", *Outlet) if changes_the_page(client, column)}
    assert columns_of("activity", *Outlet) - found == IN_THE_FORM_ALONE


def changes_the_page(client, column):
    address = the_row().activity.get_absolute_url()
    read = lambda: re.sub(ONCE, "", client.get(address).content.decode())
    with undone():
        Activity.objects.update(**BEFORE.get(column, {}))
        before = read()
        change("activity", column)
        return before != read()


NAMES = {Key.TITLE, Key.FORMERLY, Key.WHERE, Key.PLACE, Key.RUN_BY}  # which are Polish in every language


def test_a_fact_that_repeats_what_the_office_typed_says_so(shown):
    """Above it a page of another language says that some sentences are in Polish."""
    found = set()
    for model, column in PLACES:
        with undone(), translation.override("en"):
            ROWS[model].objects.update(**BEFORE.get(column, {}))
            change(model, column)
            facts = [make(About.of(the_row(), office())) for make in MAKERS.values()]
            found |= {fact.key for fact in facts if fact and has_polish(fact.text)}
    assert found - NAMES == TYPED_IN_POLISH


def test_what_is_of_staff_shows_nowhere(shown, client, organiser):
    planned = action(draft(organiser).goals.get(), organiser)
    checked(organiser)
    before = told(client)
    Activity.objects.update(
        kind="bonds",
        further_kinds=["neighbourly"],
        action=planned,
        outside_plan_reason="",
        in_charge=organiser,
        for_minors=True,  # of which only who leads it must be known
        confirm_days=3,
        reminds=False,
    )
    Activity.objects.get().services.add(SocialService.objects.create(name="Usługi opiekuńcze"))
    assert told(client) == before


def test_what_is_seen_follows_from_the_table():
    in_dates = {column for column in columns_of("activity", *Outlet) if outlets_of("activity", column) - OF_ACTIVITIES}
    assert in_dates | ASKED_FOR == SEEN_OF_ACTIVITY
    assert columns_of("venue", *Outlet) == SEEN_OF_VENUE
    assert columns_of("activity", *Outlet) - SEEN_OF_ACTIVITY == {"comes_to_you", "ended_at", "stopped_reason"}


def tables_read():
    """Of every column that is told, with what it points to; and the office."""
    yield Centre._meta.db_table
    for model, column in {tuple(name.split(".")) for names in READS.values() for name in names}:
        field = ROWS[model]._meta.get_field(column)
        yield field.model._meta.db_table
        if field.related_model:
            yield field.related_model._meta.db_table
        if field.many_to_many:
            yield field.remote_field.through._meta.db_table


def test_every_table_that_is_told_moves_the_version_of_the_calendar():
    with connection.cursor() as cursor:
        cursor.execute("select tgrelid::regclass::text from pg_trigger where tgname = 'activities_calendar_changed'")
        watched = {name for (name,) in cursor.fetchall()}
    assert set(tables_read()) - watched == set()


@pytest.mark.parametrize("number", [1, 30])
def test_full_meetings_cost_the_agenda_no_query_each(number, client, django_assert_num_queries):
    activities = [make_activity(sign_up="needed", venue=venue()) for _activity in range(number)]
    for activity in activities:
        make_occurrence(activity, starts_at=wall(2026, 12, 8, 10) + timedelta(minutes=number), is_full=True)
    client.get("/kalendarz/")
    with django_assert_num_queries(8):
        assert client.get("/kalendarz/").content.count("listę rezerwową".encode()) == number


WORDS = ["cost", "contact_phone", "ukrainian_spoken", "comes_to_you", "photographs", "led_by"]
WORDS += ["getting_in", "getting_there", "parking"]
MAKES_THEM = {"facts.py", "venue_text.py"}


def test_outlets_pick_facts_and_put_no_column_into_words_themselves():
    nouns = ("calendar", "paper", "planning", "public", "registrations")
    modules = [path for noun in nouns for path in (ROOT / "activities" / noun).glob("*.py")]
    pages = [path for name in ("public", "paper") for path in (ROOT / "templates" / "activities" / name).glob("*.html")]
    read = re.compile(rf"\.({'|'.join(WORDS)})\b")
    found = [path.name for path in (*modules, *pages) if read.search(path.read_text())]
    assert set(found) == MAKES_THEM
