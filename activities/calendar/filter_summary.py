"""What was asked of the calendar, said in words: for paper and the phone, which have no form beside them."""

from collections.abc import Callable

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from activities.calendar.filters import Asked, CalendarFilter
from osl_site.common.text.languages import spoken

NAMED = 6


def heading(asked: Asked, communes: list[str]) -> str:
    """„Spotkania w Kandytach i okolicy do 10 km”; of the whole territory „Spotkania w gminie Górowo Iławeckie”.

    Only Polish bends the name of a single place; others say it as the road signs do.
    """
    if not asked.localities:
        names = ", ".join(communes)
        if not names:
            return _("Kalendarz spotkań")
        return (_("Spotkania w gminie %(name)s") if len(communes) == 1 else _("Spotkania w gminach: %(name)s")) % {
            "name": names
        }
    if len(asked.localities) > 1 or spoken() != "pl":
        return _("Spotkania: %(places)s") % {"places": places(asked)}
    here = asked.localities[0].where
    return (
        f"Spotkania {here} i okolicy do\N{NO-BREAK SPACE}{asked.within_km}\N{NO-BREAK SPACE}km"
        if asked.within_km
        else f"Spotkania {here}"
    )


def places(asked: Asked, *, named: Callable[[str], str] = str) -> str:
    """„Kandyty, Toprzyny i okolica do 10 km”, „Cała gmina”. On pages that may speak another language the names are
    marked as Polish by `named`."""
    names = [named(place.name) for place in asked.localities]
    if not names:
        return _("Cała gmina")
    hidden = len(names) - NAMED
    said = format_html_join(", ", "{}", ((name,) for name in (names if hidden <= 1 else names[:NAMED])))
    if hidden > 1:
        others = ngettext("i jeszcze %(count)d miejscowość", "i jeszcze %(count)d miejscowości", hidden)
        said = format_html("{} {}", said, others % {"count": hidden})
    return format_html(_("{places} i okolica do {km} km"), places=said, km=asked.within_km) if asked.within_km else said


def narrowed(form: CalendarFilter, asked: Asked) -> list[str]:
    """Every other question that leaves meetings out, as the form itself names its answers."""
    groups, themes = (dict(form.fields[name].choices) for name in ("dla", "temat"))
    said = []
    if asked.group:
        said.append(_("dla kogo: %(group)s") % {"group": groups.get(asked.group, asked.group)})
    if asked.theme:
        said.append(_("temat: %(theme)s") % {"theme": themes.get(asked.theme, asked.theme)})
    if asked.step_free:
        said.append(_("wejście bez schodów"))
    if asked.without_cancelled:
        said.append(_("bez odwołanych"))
    if asked.words:
        said.append(_("słowa: %(words)s") % {"words": asked.words})
    return said
