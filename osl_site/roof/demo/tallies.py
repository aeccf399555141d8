"""Standing help in numbers, one of them corrected, and what residents read was done."""

from datetime import date, datetime, time, timedelta

from activities import services
from activities.civic.dates import to_tell
from activities.models import Tally
from activities.standing_help import months
from osl_site.common import clock
from osl_site.roof.demo.load import Cast, read

THIRD = timedelta(days=2)  # months are entered on the third of the next one


def tell_tallies(cast: Cast) -> None:
    """Stała pomoc w liczbach"""
    for story in read("tallies.toml")["tallies"]:
        activity, by = cast.rows[story["offer"]], cast.people[story["by"]]
        month, rows = cast.days.starts_on, []
        for at, number in enumerate(story["numbers"]):
            comment = story["comments"][at] if "comments" in story else ""
            values = {"unit": story["unit"], "number": number, "source": story["source"], "comment": comment}
            with clock.at(_on(min(months.month_after(month) + THIRD, cast.days.on(-1)))):
                rows.append(services.enter_tally(activity, month, values, by=by))
            month = months.month_after(month)
        if told := story.get("correction"):
            _correct(cast, rows[told["month"]], told)


def tell_gaps(cast: Cast) -> None:
    """Usługi bez działania wspierającego"""
    for story in read("tallies.toml")["gaps"]:
        values = {"reason": story["reason"], "look_again_on": cast.days.on(story["look"])}
        with clock.at(cast.days.at(story["days"], hour=14)):
            services.explain_gap(cast.services[story["service"]], values, by=cast.organiser)


def tell_civic_dates(cast: Cast) -> None:
    """Terminy roku"""
    with clock.at(cast.days.at(-100)):
        services.add_usual_dates(by=cast.organiser)
    for awaited in to_tell():
        if awaited.on < cast.days.today:
            with clock.at(_on(awaited.on)):
                note = read("tallies.toml")["civic_note"]
                done = {"year": awaited.year, "done_on": awaited.on, "note": note}
                services.tick_civic_date(awaited.date, **done, by=cast.organiser)


def tell_words_back(cast: Cast) -> None:
    """Co zrobiliśmy"""
    for story in read("tallies.toml")["words_back"]:
        names = ("said", "said_uk", "said_en", "did", "did_uk", "did_en")
        needs = cast.named(story["needs"])
        values = {name: story.get(name, "") for name in names} | {
            "locality": cast.places[story["place"]] if "place" in story else None,
            "activity": cast.rows.get(story.get("offer")),
            "needs": [type(need).objects.get(pk=need.pk) for need in needs],
            "submissions": [type(one).objects.get(pk=one.pk) for one in cast.named(story.get("submissions", []))],
        }
        with clock.at(cast.days.at(story["days"], hour=14)):
            row = services.draft_word_back(values, by=cast.organiser)
            if not story.get("draft"):
                services.approve_word_back(row, revision=row.revision, by=cast.organiser)


def _correct(cast: Cast, tally: Tally, told: dict[str, object]) -> None:
    values = {name: getattr(tally, name) for name in ("source", "comment")}
    with clock.at(_on(cast.days.starts_on + timedelta(days=int(told["days"])))):
        services.correct_tally(tally, values | {"number": told["number"], "reason": told["reason"]}, by=tally.by)


def _on(day: date) -> datetime:
    return datetime.combine(day, time(15), tzinfo=clock.WARSAW)
