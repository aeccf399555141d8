"""What came of the meetings, what was learnt from one of them, and whose checks are still missing."""

from datetime import timedelta
from decimal import Decimal
from itertools import cycle
from typing import Any
from uuid import uuid4

from activities import minors, services
from activities.after_meetings.pace import FORM
from activities.models import Activity, Check, HowHeard, Lead, Occurrence, Question
from activities.models.results import GROUPS
from osl_site.common import clock
from osl_site.common.guard.guard import Proof
from osl_site.common.guard.stamps import Stamp
from osl_site.roof.demo.load import Cast, read
from osl_site.roof.demo.recognition import note_values

Told = dict[str, Any]


def tell_results(cast: Cast) -> None:
    """Wyniki spotkań i sprawdzenia osób prowadzących"""
    story = read("results.toml")
    told = {(row["offer"], row["number"]): row for row in story["results"]}
    for told_id, rhythm in story["rhythm"].items():
        past = list(cast.rows[told_id].occurrences.filter(starts_at__lt=cast.days.at(0, hour=0)).in_order())
        held = [occurrence for occurrence in past if not occurrence.is_cancelled]
        if told_id == story["waiting"]["offer"]:
            held = held[: -story["waiting"]["last"]]
        usual = cycle(rhythm)
        for number, occurrence in enumerate(held, 1):
            row = told.get((told_id, number)) or {"people": next(usual), "hours": 0}
            _tell_result(cast, occurrence, row)
    _tell_checks(cast, story["minors"])


def tell_voices(cast: Cast) -> None:
    """Odpowiedzi po spotkaniach"""
    for story in read("results.toml")["voices"]:
        past = cast.rows[story["offer"]].occurrences.filter(starts_at__lt=cast.days.at(0, hour=0), cancelled_at=None)
        occurrence = past.in_order()[story["number"] - 1]
        said = {Question(name): text for name, text in story["said"].items()}
        moment = occurrence.ends_at + timedelta(hours=story["after"])
        with clock.at(moment):
            if people := story.get("people"):
                values = {"heard": HowHeard.ALOUD, "people": people}
                services.enter_voice(occurrence, values, said, by=occurrence.activity.in_charge)
            else:
                proof = Proof(Stamp.fresh(FORM), "")
                services.answer_after(occurrence, said, key=uuid4(), language=story["language"], proof=proof)


def _tell_result(cast: Cast, occurrence: Occurrence, row: Told) -> None:
    """Entered by whoever is in charge, an hour after the end."""
    by = occurrence.activity.in_charge
    values = dict(zip(GROUPS, row["people"], strict=True)) | {
        "nobody_came": not any(row["people"]),
        "volunteer_hours": Decimal(row["hours"]),
        "learnt": row.get("learnt", ""),
        "deviations": row.get("deviations", ""),
        "cost": Decimal(row["cost"]) if "cost" in row else None,
    }
    with clock.at(occurrence.ends_at + timedelta(hours=1)):
        result = services.enter_result(occurrence, values, by=by)
    if "note" in row:
        note = next(note for note in read("recognition.toml")["notes"] if note["id"] == row["note"])
        with clock.at(cast.days.at(note["days"], hour=15)):
            cast.rows[row["note"]] = services.note_learnt(result, note_values(cast, note), by=by)


def _tell_checks(cast: Cast, story: Told) -> None:
    """The person of the office has every check, the one from outside two too few: so the offer stays a draft."""
    activity: Activity = cast.rows[story["offer"]]
    with clock.at(cast.days.at(story["recorded"])):
        outside = services.add_lead(activity, Lead(name=story["outside"]), by=cast.organiser)
        for kind in Check.objects.required():
            _record(cast, minors.account_lead(activity.in_charge), kind, story["office_files"])
            if kind.name.startswith(tuple(story["outside_checks"])):
                _record(cast, outside, kind, story["outside_files"])


def _record(cast: Cast, lead: Lead, kind: Check, files: str) -> None:
    values = {"checked_on": clock.today(), "place_in_files": files}
    services.record_check(lead, kind, values, by=cast.organiser)
