"""Who signed up for some meetings, who waits, and how the calls after a cancellation ended."""

import uuid
from datetime import timedelta
from typing import Any

from django.utils.timezone import localtime

from activities import services
from activities.models import Notice, NoticeKind, NoticeState, Occurrence, Registration
from activities.registrations.privacy_notice import privacy_notice_of
from osl_site.common import clock
from osl_site.common.audit.models import Actor
from osl_site.common.centre.office import office
from osl_site.common.letters.models import Letter, LetterState
from osl_site.roof.demo.activities import occurrence_near
from osl_site.roof.demo.dates import MORNING
from osl_site.roof.demo.load import Cast, read

UNREACHED = "Mieczysław Dudek"
WISHES = ("needs_lift", "gives_lift", "step_free", "in_ukrainian")


def tell_sign_ups(cast: Cast) -> None:
    """Zapisy na spotkania"""
    for story in read("sign_ups.toml")["sign_ups"]:
        occurrence = occurrence_near(cast, story)
        first = min(occurrence.starts_at - timedelta(days=story["days_before"]), cast.days.at(-1))
        moment = localtime(first).replace(hour=9, minute=5)
        rows = []
        for number, person in enumerate(story["people"]):
            with clock.at(moment + timedelta(minutes=17 * number)):
                rows.append(_sign_up(cast, occurrence, person, story))
        if "gives_up" in story:
            with clock.at(cast.days.morning):
                services.give_up(rows[story["gives_up"]], by=Actor.RESIDENT)
    _delivered(cast)


def _sign_up(cast: Cast, occurrence: Occurrence, person: dict[str, Any], story: dict[str, Any]) -> Registration:
    language = person.get("language", "pl")
    cast.rows["telefony"] = cast.rows.get("telefony", 0) + 1
    values = {
        "name": person["name"],
        "phone": f"1000001{cast.rows['telefony']:02}" if person.get("phone") else "",  # no area begins with 10
        "email": f"{person['mail']}@przyklad.pl" if "mail" in person else "",
        "people": person.get("people", 1),
        **{name: person.get(name, False) for name in WISHES},
    }
    by = cast.people[story["by"]] if "by" in story else Actor.RESIDENT
    if "mail" not in person and by == Actor.RESIDENT:
        by = occurrence.activity.in_charge  # who has no e-mail rang
    return services.sign_up(occurrence, values, key=uuid.uuid4(), clause=privacy_notice_of(office(), language), by=by)


def tell_calls(cast: Cast) -> None:
    """Rozmowy po odwołanym spotkaniu"""
    for notice in Notice.objects.to_ring().filter(kind=NoticeKind.CANCELLED).select_related("registration"):
        was_reached = notice.registration.name != UNREACHED
        with clock.at(notice.made_at + MORNING):
            services.record_call(
                notice,
                outcome=NoticeState.CALLED if was_reached else NoticeState.NOT_REACHED,
                by=notice.registration.occurrence.activity.in_charge,
            )
    _delivered(cast)


def _delivered(cast: Cast) -> None:
    """Letters of the past arrived in the past: the worker finds them sent."""
    moment = cast.days.morning
    Letter.objects.filter(notice__state=NoticeState.QUEUED).update(state=LetterState.SENT, ended_at=moment)
    Notice.objects.filter(state=NoticeState.QUEUED).update(state=NoticeState.SENT, done_at=moment)
