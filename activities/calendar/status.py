"""How a meeting stands, in words: called off, moved, without a seat left, or with a word for the day."""

from datetime import datetime

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from activities.models import Occurrence, Result, SignUp
from osl_site.common import clock
from osl_site.common.clock import WARSAW
from osl_site.common.text.date_formats import from_day_in_words, hour_in_words, to_day_in_words
from osl_site.common.text.languages import in_polish


def state_in_words(meeting: Occurrence, *, seats: bool = True) -> tuple[str, str]:
    """Tone and words: called off and why; else moved and from when, full, and the word for the day.

    `seats=False` where the seats are told on their own, or to whoever has one or stands in the line.
    """
    if meeting.is_cancelled:
        return "brick", format_html(_("Odwołane. Powód: {reason}"), reason=in_polish(meeting.cancelled_reason))
    said = []
    if meeting.is_moved:
        said.append(f"{moved_in_words(meeting.moved_from, meeting.starts_at)}.")
    if seats and has_no_seat(meeting):
        said.append(full_in_words(meeting))
    if not said and not meeting.note:
        return "", ""
    tone = "amber" if said else "lake" if meeting.note else ""
    if meeting.note:
        said.append(in_polish(meeting.note))
    return tone, format_html_join(" ", "{}", ((words,) for words in said))


def full_in_words(meeting: Occurrence) -> str:
    """That it is full; the waiting list only where there is one."""
    if not meeting.activity.waiting_limit:
        return f"{_('Brak miejsc')}."
    return _("Brak miejsc. Możesz wpisać się na listę rezerwową.")


def staff_state(meeting: Occurrence) -> tuple[str, str]:
    """Tone and words for staff: what residents read, or that they do not see the meeting yet."""
    hidden = meeting.published_at is None or meeting.activity.published_at is None
    tone, word = state_in_words(meeting)
    if not hidden:
        ended = outcome_in_words(meeting, getattr(meeting, "result", None))
        return ended if ended[1] else (tone, word)
    return ("brick", format_html("{}. Nieopublikowane", word)) if meeting.is_cancelled else ("quiet", "Nieopublikowane")


def outcome_in_words(meeting: Occurrence, result: Result | None) -> tuple[str, str]:
    """Tone and word of how a meeting ended, for staff; nothing while it goes on, or when it was called off."""
    if result:
        return "meadow", "Odbyło się"
    is_known = meeting.is_cancelled or meeting.published_at is None or meeting.ends_at > clock.now()
    return ("", "") if is_known else ("amber", "Brak wyników")


def state_in_a_word(meeting: Occurrence) -> str:
    """The same where there is room for a word or two."""
    if meeting.is_cancelled:
        return _("Odwołane")
    if meeting.is_moved:
        return _("Przeniesione")
    return _("Brak miejsc") if has_no_seat(meeting) else ""


def has_no_seat(meeting: Occurrence) -> bool:
    """Whether whoever signs up now waits: said only where one has to sign up, and until it begins."""
    return meeting.is_full and meeting.activity.sign_up == SignUp.NEEDED and meeting.starts_at > clock.now()


def moved_in_words(before: datetime, start: datetime) -> str:
    """„Przeniesione z wtorku, 1 grudnia, godz. 10:00”; the hour only if it is another, the day only if it is."""
    before, start = before.astimezone(WARSAW), start.astimezone(WARSAW)
    if before.date() == start.date():
        return _("Przeniesione z godziny %(hour)s") % {"hour": f"{before:%-H:%M}"}
    return _("Przeniesione %(from_day)s") % {"from_day": _with_hour(from_day_in_words(before.date()), before, start)}


def moved_away_in_words(before: datetime, start: datetime) -> str:
    """„Przeniesione na środę, 9 grudnia, godz. 12:00”, as it is said at the day where the meeting no longer is."""
    before, start = before.astimezone(WARSAW), start.astimezone(WARSAW)
    return _("Przeniesione %(to_day)s") % {"to_day": _with_hour(to_day_in_words(start.date()), start, before)}


def _with_hour(day: str, there: datetime, here: datetime) -> str:
    return day if there.time() == here.time() else f"{day}, {hour_in_words(there)}"
