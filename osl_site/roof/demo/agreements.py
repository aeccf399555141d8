"""Agreements of half a year: one ended before its time, one that ends soon, one amended, a draft."""

from datetime import date, timedelta
from typing import Any

from osl_site.common import clock
from osl_site.common.letters.models import Letter, LetterState
from osl_site.roof.demo.load import STORY, Cast, read
from partners import services
from partners.agreements.letters import ENDING
from partners.models import Agreement


def tell_agreements(cast: Cast) -> None:
    """Porozumienia z partnerami"""
    scan = (STORY / "scan.pdf").read_bytes()
    for story in read("agreements.toml")["agreements"]:
        _tell(cast, story, scan)
    for days in (-64, -4):  # before the end of the one that ends soon
        with clock.at(cast.days.at(days, hour=6)):
            services.tell_of_ends()
    Letter.objects.filter(kind=ENDING).update(state=LetterState.SENT, ended_at=cast.days.morning)


def _tell(cast: Cast, story: dict[str, Any], scan: bytes) -> None:
    by, written = cast.organiser, _day(cast, story)
    begins = cast.days.on(story["begins"]) if "begins" in story else _plan_day(cast, story["begins_plan"])
    values = {
        "parties": cast.named(story["parties"]),
        "begins_on": begins,
        "ends_on": cast.days.on(story["ends"]) if "ends" in story else None,
        "owner": by,
        **{name: story[name] for name in ("kind", "subject", "terms") if name in story},
    }
    with _at(cast, written):
        row = services.draft_agreement(values, by=by)
        if story.get("is_draft"):
            return
        services.sign_agreement(row, content=scan, signed_on=clock.today(), by=by)
    if "amended" in story:
        with _at(cast, cast.days.on(story["amended"])):
            amendment = services.amend_agreement(
                row, {"agreed_on": clock.today(), "changes": story["changes"], "moves_end": False}, by=by
            )
            services.sign_amendment(amendment, content=scan, by=by)
    if "ended" in story:
        with _at(cast, cast.days.on(story["ended"])):
            services.end_agreement(row, on=clock.today(), reason=story["why"], by=by)
            row = Agreement.objects.get(pk=row.pk)
            mark = {"case_mark": f"CUS.0643.{row.number}.{row.year}", "archive_category": "B5"}
            filed = mark | {"filed_place": story["place"]}
            services.file_agreement(row, filed, revision=row.revision, by=by)


def _day(cast: Cast, story: dict[str, Any]) -> date:
    return cast.days.on(story["days"]) if "days" in story else _plan_day(cast, story["plan_days"])


def _plan_day(cast: Cast, days: int) -> date:
    return cast.days.starts_on + timedelta(days=days)


def _at(cast: Cast, day: date) -> Any:
    return clock.at(cast.days.at((day - cast.days.today).days, hour=12))
