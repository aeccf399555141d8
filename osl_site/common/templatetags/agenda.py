"""The lines of an agenda and the days of a month, written in one go: a page has dozens of them, and in a template each
word of each costs as much as a whole line does here. Days and entries are the calendar's (`AgendaDay`, `AgendaEntry`).
Moments (`iso`) and tones are words of ours; all others are escaped where they are put in, unless they are markup.
"""

from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from osl_site.common.templatetags.osl import icon, tied

register = template.Library()


@register.simple_tag
def agenda_lines(day: Any) -> SafeString:
    """The `<li>`s of a day: its meetings, then those that were moved away from it."""
    lines = [_line(entry, is_off=entry.cancelled, has_status=bool(entry.word)) for entry in day.entries]
    return mark_safe("".join([*lines, *(_line(entry, is_off=entry.cancelled, has_status=True) for entry in day.away)]))


@register.simple_tag
def tells_in_polish(days: Any) -> bool:
    """Whether one of these days has words that the office wrote in Polish, on a page in another language."""
    return any(day.tells_in_polish for day in days)


def _line(entry: Any, *, is_off: bool, has_status: bool) -> str:
    time = _safe(entry.time)
    until = f'<span class="entry__until">–{_safe(entry.until)}</span>' if entry.until else ""
    place = f"{_safe(entry.place)}{f', {_safe(entry.distance)}' if entry.distance else ''}"
    note = f"{icon('info')} <span>{_safe(entry.note)}</span>" if entry.note else ""
    said = [("audience", _safe(entry.part)), ("place", place), ("audience", _safe(entry.audience))]
    said += [("facts", _safe(entry.facts)), ("note", note)]
    word = f'<span class="status status--{entry.tone or "quiet"}">{_safe(entry.word)}</span>'
    status = f'<p class="entry__status">{word}</p>\n'
    return (
        f'<li class="entry{" entry--cancelled" if is_off else ""}">\n'
        f'<time class="entry__time" datetime="{entry.iso}">{time}{until}</time>\n'
        f'<div class="entry__text">\n<a class="entry__title" href="{_safe(entry.url)}">'
        f"{_heard(entry.day, f' {time},')}{_drawn(entry.title)}</a>\n"
        f"{''.join(_said(*one) for one in said)}</div>\n{status if has_status else ''}</li>\n"
    )


def _said(kind: str, words: str) -> str:
    return f'<span class="entry__{kind}">{words}</span>\n' if words else ""


@register.simple_tag
def month_day(day: Any) -> SafeString:
    """The `<td>` of a day: its number, „dziś”, the holiday, the meetings as far as there is room."""
    is_empty = not (day.entries or day.away or day.holiday)
    marks = {"other": day.other, "today": day.today, "empty": is_empty}
    classes = "".join(f" month__day--{mark}" for mark, is_so in marks.items() if is_so)
    today = f'\n<span class="month__today">{_safe(_("dziś"))}</span>' if day.today else ""
    holiday = f'<span class="month__holiday">{_safe(day.holiday)}</span>\n' if day.holiday else ""
    return mark_safe(
        f'<td class="month__day{classes}">\n<span class="month__number"><time datetime="{day.iso}">'
        f'<span aria-hidden="true" class="month__figure">{day.number:d}</span> '
        f'<span class="month__name">{_safe(day.label)}</span></time>{today}</span>\n{holiday}{_list(day)}</td>'
    )


def _list(day: Any) -> str:
    cells = [_cell(entry, is_off=entry.cancelled, has_state=bool(entry.short)) for entry in day.entries]
    cells += [_cell(entry, is_off=entry.cancelled, has_state=True) for entry in day.away]
    if day.more:
        words = ngettext("i jeszcze %(more)s", "i jeszcze %(more)s", day.more) % dict(more=day.more)
        cells.append(f'<li><a href="{_safe(day.more_url)}">{_heard(day.label)}{_safe(words)}</a></li>\n')
    return f'<ul class="month__list">\n{"".join(cells)}</ul>\n' if cells else ""


def _cell(entry: Any, *, is_off: bool, has_state: bool) -> str:
    off = ' class="month__entry--cancelled"' if is_off else ""
    state = f'<strong class="month__state month__state--{entry.tone}">{_safe(entry.short)}</strong>\n'
    return (
        f'<li{off}>\n<a href="{_safe(entry.url)}">{_heard(entry.day)}<time datetime="{entry.iso}">{_safe(entry.time)}'
        f'</time><span class="visually-hidden">,</span>\n{_drawn(entry.title)}</a>\n{state if has_state else ""}</li>\n'
    )


def _heard(day: str, hour: str = "") -> str:
    """Whoever goes from link to link hears the day with it."""
    return f'<span class="visually-hidden">{_safe(day)},{hour} </span>' if day else ""


@lru_cache(maxsize=1024, typed=True)  # the meetings of an activity all say the same; markup is not taken for text
def _drawn(title: str) -> str:
    return _safe(tied(title))


def _safe(words: str) -> str:
    return words if isinstance(words, SafeString) else escape(words)
