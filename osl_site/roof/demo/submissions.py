"""What residents said of themselves, by the page and otherwise, and what became of it in half a year."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

from activities.models import Activity
from activities.services import change_activity
from needs import services
from needs.models import ConsentWay, LegalKind, LegalMark, Outcome, Submission, UrgentTo, UrgentWay
from needs.submissions import handover_letters, letters, urgent_letters
from needs.submissions.clause import CLAUSE
from needs.submissions.pace import FORM
from needs.submissions.passing import closing_of, opening_of
from osl_site.common import clock, registry
from osl_site.common.accounts.models import Role, User
from osl_site.common.centre.office import office
from osl_site.common.correspondence.models import OutgoingLetter
from osl_site.common.correspondence.services import LETTERS, begin_numbers, file_letter, record_sending
from osl_site.common.guard.guard import Proof
from osl_site.common.guard.stamps import Stamp
from osl_site.common.letters.models import Letter, LetterState
from osl_site.common.promises.services import keep_promise, make_promise
from osl_site.common.redaction.passages import places_of
from osl_site.common.redaction.services import redact
from osl_site.roof.demo.load import Cast, read
from osl_site.roof.demo.photographs import drawn
from osl_site.roof.demo.recognition import SYNTHESIS

SENT_THEN = (letters.RECEIVED, letters.TOLD, urgent_letters.URGENT, handover_letters.HANDED_OVER)
MINUTES = timedelta(minutes=7)  # between acts that the story puts into one hour


def tell_submissions(cast: Cast) -> None:
    """Zgłoszenia mieszkańców"""
    here, days, told = office(), CLAUSE.days_kept(), []
    passed_on = []
    begin_numbers(LETTERS, cast.days.starts_on.year, after=1, by=None)  # the plan has the first
    for number, story in enumerate(read("submissions.toml")["submissions"], 1):
        moment = cast.days.at(story["days"], hour=story.get("hour", 10))
        with clock.at(moment):
            row = _received(cast, story, {"clause": CLAUSE.notice_of(here, days, story.get("language", "pl"))})
        told.append(row)
        steps = list(enumerate(story.get("steps", []), 1))
        letter = next((at for at, step in steps if step["act"] == "letter"), None)
        _take_steps(cast, row, steps[: letter and letter - 1], told)
        if letter:
            passed_on.append((steps[letter - 1][1]["days"], row, steps[letter - 1 :]))
        cast.rows[f"Zg-{number}"] = row
    for _day, row, steps in sorted(passed_on, key=lambda one: one[0]):  # letters are numbered as they are written
        _take_steps(cast, row, steps, told)
    kinds = Letter.objects.filter(kind__in=SENT_THEN)
    kinds.update(state=LetterState.SENT, ended_at=cast.days.morning)


def _take_steps(cast: Cast, row: Submission, steps: list[tuple[int, dict[str, Any]]], told: list[Submission]) -> None:
    for at, step in steps:
        with clock.at(cast.days.at(step["days"], hour=step.get("hour", 12)) + at * MINUTES):
            _take_step(cast, row, step, told)


def tell_promises(cast: Cast) -> None:
    """Co obiecano"""
    for story in read("submissions.toml")["promises"]:
        by = cast.people[story.get("by", "organizator")]
        values = {"what": story["what"], "due": cast.days.on(story["due"]), "owner": by}
        values |= {"is_private": story.get("private", False)}
        about = type(cast.rows[story["about"]]).objects.get(pk=cast.rows[story["about"]].pk)
        with clock.at(cast.days.at(story["days"], hour=15)):
            promise = make_promise(about, values, by=by)
        if "done" in story:
            with clock.at(cast.days.at(story["done"], hour=15)):
                keep_promise(promise, outcome=story["outcome"], by=by)


def _received(cast: Cast, story: dict[str, Any], told: dict[str, Any]) -> Submission:
    values = {name: story[name] for name in ("kind", "words")} | {"for_director": story.get("for_director", False)}
    place = cast.places[story["place"]] if "place" in story else None
    values |= {"locality": place, "place_unknown": place is None}
    contact = {name: story[name] for name in ("phone", "email") if name in story}
    language = story.get("language", "pl")
    if story["channel"] == "form":
        proof = Proof(Stamp(FORM, ""), "")  # asked of nobody: never many at once
        photos = [drawn(name) for name in story.get("photos", ())]
        told |= {"contact": contact, "language": language, "proof": proof, "photos": photos}
        row = services.receive(values, key=uuid4(), **told)
    else:
        values |= {"channel": story["channel"], "language": language}
        values |= {"round": cast.rows["R-2"] if story["days"] <= SYNTHESIS else None}
        by = cast.director if values["for_director"] else cast.organiser
        row = services.enter(values, contact=contact, received_at=clock.now(), by=by, **told)
    if "polish" in story:
        services.translate(row, text=story["polish"], revision=None, by=cast.organiser)
    return row


def _take_step(cast: Cast, row: Submission, step: dict[str, Any], told: list[Submission]) -> None:
    by = cast.organiser
    said = {name: step[name] for name in ("responsible", "reason") if name in step}
    match step["act"]:
        case "take":
            services.take_on(row, by=by)
        case "ask" | "answer" as act:
            services.write_to_author(row, text=step["text"], is_question=act == "ask", by=by)
        case "author":
            services.add_line(row, text=step["text"])
        case "elsewhere":
            services.pass_elsewhere(row, **said, text=step.get("text", ""), by=by)
        case "law" | "letter" | "reply":
            _take_step_of_office(cast, row, step)
        case "aside":
            services.set_aside(row, **said, text=step["text"], by=by)
        case "done":
            services.finish(row, text=step["text"], by=by)
        case "judge":
            services.say_whether_it_helped(row, helped=step["helped"])
        case "urgent":
            _tell_at_once(row, step, by)
        case "hand_over":
            _hand_over(row, step, by)
        case "take_over":
            services.take_over(row.handovers.get(), by=cast.people["uslugi"])
        case "outcome":
            services.end_handover(row.handovers.get(), outcome=Outcome(step["outcome"]), by=cast.people["uslugi"])
        case "same":
            services.join(row, told[step["to"] - 1], by=by)
        case "cover":
            _cover(cast, row, step["passage"])
        case "link":
            _link(cast, row, cast.rows[step["to"]])


def _take_step_of_office(cast: Cast, row: Submission, step: dict[str, Any]) -> None:
    match step["act"]:
        case "law":
            kind = LegalKind.objects.get(type=step["kind"])
            by = cast.director if row.for_director else cast.organiser
            services.mark_in_law(row, kind, is_signed=True, by=by)
        case "letter":
            _pass_on(cast, row, step)
        case "reply":
            asked, said = row.passed_on.open().get(), {"answer": step["answer"], "answered_on": clock.today()}
            services.record_answer(asked, **said, text=step["text"], by=cast.organiser)


def _tell_at_once(row: Submission, step: dict[str, Any], by: User) -> None:
    """At the very minute of the story; who took it over says so later the same day."""
    to = UrgentTo(step["to"])
    with clock.at(_minute(step["told"])):
        services.tell_at_once(row, to=to, way=UrgentWay.PHONE, told_at=clock.now(), by=by)
    if "taken" in step:
        with clock.at(_minute(step["taken"])):
            services.take_over_urgent(row, to=to, who=step["who"], taken_at=clock.now(), by=by)


def _hand_over(row: Submission, step: dict[str, Any], by: User) -> None:
    """With the yes of its author, who said it that day."""
    how = {"consent_way": ConsentWay(step["how"]), "consent_at": _minute(step["agreed"])}
    contact = step.get("contact", False)
    services.hand_over(row, to=Role.SERVICE_ORGANISER, person=None, **how, with_contact=contact, by=by)


def _minute(hour: str) -> datetime:
    """That hour of the day on which the story stands."""
    return datetime.combine(clock.today(), time.fromisoformat(hour), tzinfo=clock.WARSAW)


def _cover(cast: Cast, row: Submission, passage: str) -> None:
    found = places_of(registry.redactable.of("zgloszenie"), row, passage, cast.organiser)
    redact("zgloszenie", row.pk, passage, [key for key, _label in found.choices], why="other", by=cast.organiser)


def _pass_on(cast: Cast, row: Submission, step: dict[str, Any]) -> None:
    """A letter that went out on the same day."""
    term = cast.days.on(step["term"])
    passing = services.Passing(
        addressee=step["to"],
        title=step["title"],
        opening=opening_of(LegalMark.objects.filter(submission=row).select_related("kind").first()),
        words=row.in_polish or row.words,
        closing=closing_of(term),
        term=term,
    )
    passed = services.pass_on(row, passing, text=step.get("text", ""), by=cast.organiser)
    letter = OutgoingLetter.objects.of(passed).get()
    went = {"way": step["way"], "way_number": step.get("number", ""), "sent_on": clock.today()}
    letter = record_sending(letter, went, revision=None, by=cast.organiser)
    if "filed" in step:
        file_letter(letter, place=step["filed"], revision=None, by=cast.organiser)


def _link(cast: Cast, row: Submission, target: Any) -> None:
    """To a need, an asset or an offer of the story as it stands by now."""
    kept = type(target).objects.get(pk=target.pk)
    if isinstance(kept, Activity):
        change_activity(kept, {"submissions": [row]}, revision=None, by=cast.organiser)
    else:
        services.link(row, kept, by=cast.organiser)
