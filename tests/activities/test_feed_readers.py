"""Four readers that share no code with the writer of the feed find the same in it, and what the database holds."""

import json
import re
import subprocess
from datetime import UTC, date, datetime, time
from pathlib import Path

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from activities import services
from activities.models import Occurrence
from osl_site.common import emails
from osl_site.common.text.icalendar_lines import CONTROLS, ENDS_OF_LINES, escaped, folded, text
from osl_site.common.text.languages import in_language
from tests import tools
from tests.activities.builders import make_activity, make_occurrence, rule, venue, wall

SCRIPT = Path(__file__).parent / "read_by_ical_js.mjs"
WAY_IN = "Wejście jest bez schodów. Nie ma toalety."
PHONE = "89 761 00 00"
HELD_TOGETHER = PHONE.replace(" ", "\N{NO-BREAK SPACE}")
ODD = "Zażółć; gęślą, „jaźń” \\ 🐢\nDruga linia: ćma\\nnie koniec " * 9


def iso(moment):
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000Z"


def by_icalendar(body):
    rows = icalendar.Calendar.from_ical(body).walk("VEVENT")
    return [
        {
            "uid": str(row["UID"]),
            "sequence": int(row["SEQUENCE"]),
            "status": str(row["STATUS"]),
            "summary": str(row["SUMMARY"]),
            "description": str(row["DESCRIPTION"]),
            "location": str(row.get("LOCATION", "")),
            "url": str(row["URL"]),
            "start": iso(row["DTSTART"].dt),
            "end": iso(row["DTEND"].dt),
            "changed": iso(row["LAST-MODIFIED"].dt),
            "stamp": iso(row["DTSTAMP"].dt),
        }
        for row in rows
    ]


def by_vobject(body):
    rows = vobject.readOne(body.decode()).contents.get("vevent", [])
    return [
        {
            "uid": row.uid.value,
            "sequence": int(row.sequence.value),
            "status": row.status.value,
            "summary": row.summary.value,
            "description": row.description.value,
            "location": row.location.value if "location" in row.contents else "",
            "url": row.url.value,
            "start": iso(row.dtstart.value),
            "end": iso(row.dtend.value),
            "changed": iso(row.last_modified.value),
            "stamp": iso(row.dtstamp.value),
        }
        for row in rows
    ]


def by_ical(body):
    return [
        {
            "uid": row.uid,
            "sequence": row.sequence,
            "status": str(row.status.value),
            "summary": row.summary,
            "description": row.description,
            "location": row.location or "",
            "url": str(row.url),
            "start": iso(row.dtstart),
            "end": iso(row.dtend),
            "changed": iso(row.last_modified),
            "stamp": iso(row.dtstamp),
        }
        for row in IcsCalendarStream.calendar_from_ics(body.decode()).events
    ]


def by_ical_js(body):
    library = tools.need_node_module("ical.js", "2.2.1") / "dist" / "ical.js"
    read = subprocess.run(["node", SCRIPT, library], input=body, capture_output=True, check=True)
    return json.loads(read.stdout)


READERS = [by_icalendar, by_vobject, by_ical, by_ical_js]


def by_the_database():
    """What every reader must find, said without the writer."""
    found = []
    for row in Occurrence.objects.in_order().select_related("activity", "venue__locality"):
        title = in_language(row.activity, "title", "pl")
        said = [f"Odwołane. Powód: {row.cancelled_reason}"] if row.is_cancelled else []
        known = [WAY_IN, f"Telefon: {HELD_TOGETHER}"] if row.venue else []
        found.append(
            {
                "uid": f"{row.uid}@osl",
                "sequence": row.sequence,
                "status": "CANCELLED" if row.is_cancelled else "CONFIRMED",
                "summary": f"ODWOŁANE: {title}" if row.is_cancelled else title,
                "description": "\n".join([*said, *filter(None, [row.note, row.activity.text]), *known]),
                "location": ", ".join(filter(None, [str(row.venue), row.venue.address])) if row.venue else "",
                "url": emails.link(f"/spotkania/{row.pk}/"),
                "start": iso(row.starts_at),
                "end": iso(row.ends_at),
                "changed": iso(row.changed_at),
                "stamp": iso(row.changed_at),
            }
        )
    return found


@pytest.fixture
def office_of_a_winter(organiser, at):
    """Every Sunday and Tuesday from October to April, both clock changes among them; odd words; one called off."""
    at(2026, 9, 25, 9)
    place = venue(name="Świetlica; „Pod Dębem”, sala 2", address="ul. Leśna 1\\2", step_free="yes", toilet="none")
    activity = make_activity(
        in_charge=organiser, title="Ćma, żółw; i \\", text=ODD.strip(), venue=place, contact_phone=PHONE
    )
    winter = rule(weekdays=(1, 6), starts_on=date(2026, 10, 4), until=date(2027, 4, 13), count=None)
    services.plan_occurrences(activity, winter, starts=time(9), ends=time(10, 30), venue=place, by=organiser)
    services.publish_occurrences(activity, by=organiser)
    at(2026, 10, 1, 12)
    rows = list(Occurrence.objects.in_order())
    services.cancel_occurrence(rows[3], reason="remont; pieca, długi", by=organiser)
    services.annotate_occurrence(rows[5], note="Weź kubek, łyżkę; i ciasto", by=organiser)
    make_occurrence(
        make_activity(title="Telefon życzliwości"), starts_at=wall(2026, 10, 25, 3), ends_at=wall(2026, 10, 25, 4)
    )
    make_occurrence(make_activity(title="Noc"), starts_at=wall(2027, 3, 28, 1, 30), ends_at=wall(2027, 3, 28, 3, 30))
    return rows


@pytest.mark.parametrize("read", READERS)
def test_a_reader_finds_what_the_database_holds(read, office_of_a_winter, client):
    found = read(client.get("/kalendarz.ics").content)

    assert len(found) > 50
    assert sorted(found, key=lambda row: row["uid"]) == sorted(by_the_database(), key=lambda row: row["uid"])


@pytest.mark.parametrize("read", READERS)
def test_nine_is_nine_before_and_after_each_clock_change(read, office_of_a_winter, client):
    starts = {row["start"] for row in read(client.get("/kalendarz.ics").content)}
    for day, hour in (("2026-10-20", 7), ("2026-10-25", 8), ("2027-03-23", 8), ("2027-03-30", 7)):
        assert f"{day}T{hour:02}:00:00.000Z" in starts


@pytest.mark.parametrize("read", READERS)
def test_a_change_is_seen_by_its_sequence(read, office_of_a_winter, client, organiser, at):
    before = {row["uid"]: row for row in read(client.get("/kalendarz.ics").content)}
    at(2026, 10, 2, 9)
    moved = office_of_a_winter[8]
    services.move_occurrence(moved, day=date(2026, 12, 30), starts=time(12), ends=time(13), by=organiser)
    after = {row["uid"]: row for row in read(client.get("/kalendarz.ics").content)}

    assert before.keys() == after.keys()
    (changed,) = [uid for uid in before if before[uid] != after[uid]]
    assert changed == f"{moved.uid}@osl"
    assert after[changed]["sequence"] == before[changed]["sequence"] + 1
    assert (after[changed]["start"], after[changed]["changed"]) == (
        "2026-12-30T11:00:00.000Z",
        "2026-10-02T07:00:00.000Z",
    )


def test_what_is_called_off_may_be_left_out(office_of_a_winter, client):
    whole = by_vobject(client.get("/kalendarz.ics").content)
    without = by_vobject(client.get("/kalendarz.ics?bez_odwolanych=1").content)
    assert without == [row for row in whole if row["status"] == "CONFIRMED"] != whole


def test_a_new_title_advances_even_what_has_ended(client, organiser, at):
    at(2026, 12, 1, 9)
    ended = make_occurrence(make_activity(in_charge=organiser), starts_at=wall(2026, 11, 1, 10))
    values = {"title": "Nowa nazwa"}
    services.change_activity(ended.activity, values, revision=None, by=organiser)
    (row,) = by_vobject(client.get("/kalendarz.ics").content)
    assert (row["summary"], row["changed"]) == ("Nowa nazwa", "2026-12-01T08:00:00.000Z")


def unfolded(lines):
    return lines.replace(b"\r\n ", b"").removesuffix(b"\r\n").decode()


def unescaped(value):
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] in "nN" else sign[1], value)


def plain(words):
    """What is left of any words: line ends are one, what no calendar may hold is gone."""
    for end in ENDS_OF_LINES:
        words = words.replace(end, "\n")
    return words.translate(CONTROLS)


any_words = st.text(st.characters(exclude_categories=("Cs",)), max_size=400)


@given(words=any_words)
def test_folding_keeps_every_letter_whole_and_every_line_short(words):
    line = "DESCRIPTION:" + words.replace("\r", "").replace("\n", "")
    lines = folded(line)

    assert lines.endswith(b"\r\n")
    pieces = lines.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, pieces)) <= 75
    assert [piece for piece in pieces if not piece.decode() and len(pieces) > 1] == []
    assert unfolded(lines) == line


@given(words=any_words)
def test_escaping_loses_nothing_and_ends_no_line(words):
    value = escaped(words)
    assert [sign for sign in ("\n", *ENDS_OF_LINES) if sign in value] == []
    assert unescaped(value) == plain(words)


@given(words=any_words.filter(lambda words: plain(words).strip() == plain(words) != ""))
def test_other_readers_read_any_words(words):
    event = b"BEGIN:VEVENT\r\nUID:a@osl\r\nDTSTAMP:20261201T080000Z\r\nDTSTART:20261201T090000Z\r\n"
    body = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b//PL\r\n" + event + text("DESCRIPTION", words)
    body += b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    (row,) = icalendar.Calendar.from_ical(body).walk("VEVENT")

    assert str(row["DESCRIPTION"]) == plain(words)
    assert vobject.readOne(body.decode()).vevent.description.value == plain(words)


def test_what_icalendar_would_write_is_read_alike(office_of_a_winter, client):
    """The package we wrote it with before reads ours and writes it again: nothing is gained or lost."""
    body = client.get("/kalendarz.ics").content
    again = icalendar.Calendar.from_ical(body).to_ical()
    assert by_vobject(again) == by_vobject(body)
    assert by_icalendar(again) == by_icalendar(body)
    assert datetime.fromisoformat(by_icalendar(again)[0]["start"]).tzinfo is not None
