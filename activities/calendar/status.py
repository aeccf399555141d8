"""How a meeting stands, in words: called off, moved, without a seat left, or with a word for the day."""

from datetime import datetime

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from activities.calendar.venue_text import sentence
from activities.models import Occurrence, Result, SignUp
from activities.models.occurrences import When
from activities.seats import takes_waiting
from osl_site.common import clock
from osl_site.common.clock import WARSAW
from osl_site.common.text.date_formats import (
    days_on,
    from_day_in_words,
    hour_in_words,
    hours_in_words,
    span_in_words,
    to_day_in_words,
)
from osl_site.common.text.languages import in_polish


def state_in_words(occurrence: Occurrence, *, seats: bool = True, knows: When | None = None) -> tuple[str, str]:
    """Tone and words: called off and why; else moved and from when, full, and the word for the day.

    `seats=False` where the seats are told on their own, or to whoever has one or stands in the line; `knows` is when it
    was to be as one person was last told.
    """
    if occurrence.is_cancelled:
        return "brick", format_html(_("Odwołane. Powód: {reason}"), reason=in_polish(occurrence.cancelled_reason))
    said = []
    if occurrence.is_moved:
        said.append(f"{_moved(occurrence, knows or occurrence.was_when)}.")
    if seats and has_no_seat(occurrence):
        said.append(full_in_words(occurrence))
    if not said and not occurrence.note:
        return "", ""
    tone = "amber" if said else "lake" if occurrence.note else ""
    if occurrence.note:
        said.append(in_polish(occurrence.note))
    return tone, format_html_join(" ", "{}", ((words,) for words in said))


def _moved(occurrence: Occurrence, was: When) -> str:
    """From when it was moved; only that it was, to whoever knows already when it is."""
    return moved_in_words(was, occurrence.when) if was != occurrence.when else state_in_a_word(occurrence)


def full_in_words(occurrence: Occurrence) -> str:
    """That it is full; the waiting list only where there is one."""
    if not takes_waiting(occurrence.activity):
        return f"{_('Brak miejsc')}."
    return _("Brak miejsc. Możesz wpisać się na listę rezerwową.")


def staff_state(occurrence: Occurrence) -> tuple[str, str]:
    """Tone and words for staff: what residents read but of seats, which are told in numbers; or that they do not see it
    yet."""
    hidden = occurrence.published_at is None or occurrence.activity.published_at is None
    tone, word = state_in_words(occurrence, seats=False)
    if not hidden:
        ended = outcome_in_words(occurrence, getattr(occurrence, "result", None))
        return ended if ended[1] else (tone, word)
    return (
        ("brick", format_html("{}. Nieopublikowane", word)) if occurrence.is_cancelled else ("quiet", "Nieopublikowane")
    )


def staff_state_in_a_word(occurrence: Occurrence) -> tuple[str, str]:
    """The same where there is room for a word. Nothing of a meeting that residents see as it was planned, full or not:
    the number of people stands beside it."""
    tone, word = staff_state(occurrence)
    if occurrence.is_cancelled:
        return tone, _("Odwołane")
    if occurrence.published_at is None or occurrence.activity.published_at is None:
        return tone, word
    ended = outcome_in_words(occurrence, getattr(occurrence, "result", None))
    if ended[1] or not occurrence.is_moved:
        return ended
    return tone, state_in_a_word(occurrence)


def outcome_in_words(occurrence: Occurrence, result: Result | None) -> tuple[str, str]:
    """Tone and word of how a meeting ended, for staff; nothing while it goes on, or when it was called off."""
    if result:
        return "meadow", "Odbyło się"
    is_known = occurrence.is_cancelled or occurrence.published_at is None or occurrence.ends_at > clock.now()
    return ("", "") if is_known else ("amber", "Brak wyników")


def state_in_a_word(occurrence: Occurrence) -> str:
    """The same where there is room for a word or two."""
    if occurrence.is_cancelled:
        return _("Odwołane")
    if occurrence.is_moved:
        return _("Przeniesione") if occurrence.begins_elsewhere else _("Inny koniec")
    return _("Brak miejsc") if has_no_seat(occurrence) else ""


def state_on_paper(occurrence: Occurrence) -> str:
    """Called off and why, or moved and from when: in capitals, as paper has no colour."""
    if occurrence.is_cancelled:
        return _("ODWOŁANE. Powód: %(reason)s") % {"reason": sentence(occurrence.cancelled_reason)}
    if not occurrence.is_moved:
        return ""
    if not occurrence.begins_elsewhere:
        return f"{other_end_in_words(occurrence.was_when, on_paper=True)}."
    before, start = occurrence.moved_from.astimezone(WARSAW), occurrence.starts_at.astimezone(WARSAW)
    if before.date() == start.date():
        return _("PRZENIESIONE z godziny %(hour)s.") % {"hour": f"{before:%-H:%M}"}
    return _("PRZENIESIONE %(from_day)s.") % {"from_day": from_day_in_words(before.date())}


def has_no_seat(occurrence: Occurrence) -> bool:
    """Whether whoever signs up now waits: said only where one has to sign up, and until it begins."""
    return occurrence.is_full and occurrence.activity.sign_up == SignUp.NEEDED and occurrence.starts_at > clock.now()


def moved_in_words(was: When, now: When) -> str:
    """„Przeniesione z wtorku, 1 grudnia, godz. 10:00”; the hour only if it is another, the day only if it is. Where it
    begins as it was to begin, its other end."""
    before, start = was.starts_at.astimezone(WARSAW), now.starts_at.astimezone(WARSAW)
    if before == start:
        return other_end_in_words(was)
    if before.date() == start.date():
        return _("Przeniesione z godziny %(hour)s") % {"hour": f"{before:%-H:%M}"}
    return _("Przeniesione %(from_day)s") % {"from_day": _with_hour(from_day_in_words(before.date()), before, start)}


def other_end_in_words(was: When, *, on_paper: bool = False) -> str:
    """„Inny koniec. Miało być: godz. 10:00–12:00”; of several days both ends."""
    what = _("Inny koniec")
    is_of_a_day = len(days_on(was.starts_at, was.ends_at)) == 1
    words = (hours_in_words if is_of_a_day else span_in_words)(*was[:2], is_open=was.open_ended)
    return _("%(what)s. Miało być: %(when)s") % {"what": what.upper() if on_paper else what, "when": words}


def moved_away_in_words(before: datetime, start: datetime) -> str:
    """„Przeniesione na środę, 9 grudnia, godz. 12:00”, as it is said at the day where the meeting no longer is."""
    before, start = before.astimezone(WARSAW), start.astimezone(WARSAW)
    return _("Przeniesione %(to_day)s") % {"to_day": _with_hour(to_day_in_words(start.date()), start, before)}


def _with_hour(day: str, there: datetime, here: datetime) -> str:
    return day if there.time() == here.time() else f"{day}, {hour_in_words(there)}"
