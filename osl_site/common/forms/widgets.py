"""Widgets whose value a browser's own picker understands, whatever the language of the page."""

from collections.abc import Callable, Iterable
from datetime import date, time
from functools import lru_cache

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class DatePicker(forms.DateInput):
    """One day. The picker shows it in the reader's language; the value is always ISO 8601."""

    input_type = "date"

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")

    def get_context(self, name: str, value: object, attrs: dict) -> dict:
        return _kept_as_typed(super().get_context(name, value, attrs), date.fromisoformat)


class TimePicker(forms.TimeInput):
    """A time of day, to the minute."""

    input_type = "time"

    def __init__(self, attrs: dict | None = None) -> None:
        super().__init__(attrs, format="%H:%M")

    def get_context(self, name: str, value: object, attrs: dict) -> dict:
        return _kept_as_typed(super().get_context(name, value, attrs), time.fromisoformat)


def _kept_as_typed(context: dict, read: Callable[[str], object]) -> dict:
    """A picker shows nothing for words it cannot read, so those get a plain field with the words still in it."""
    try:
        read(context["widget"]["value"] or "")
    except ValueError:
        if context["widget"]["value"]:
            context["widget"]["type"] = "text"
    return context


class PlainSelect(forms.Select):
    """A list to choose from, written in one go and once for the same choices: Django renders a template for each, and
    places are many."""

    def render(self, name: str, value: object, attrs: dict | None = None, renderer: object = None) -> SafeString:
        choices = tuple((f"{key}", f"{label}", getattr(label, "lang", "")) for key, label in self.choices)  # escaped
        options = _options(choices, frozenset(self.format_value(value)))
        return format_html(
            '<select name="{}"{}>\n{}\n</select>', name, flatatt(self.build_attrs(self.attrs, attrs)), options
        )


@lru_cache(maxsize=128)
def _options(choices: tuple[tuple[str, str, str], ...], chosen: frozenset[str]) -> SafeString:
    options = ((key, flatatt({"selected": key in chosen, "lang": lang or None}), label) for key, label, lang in choices)
    return format_html_join("\n", '<option value="{}"{}>{}</option>', options)


class Suggested(forms.TextInput):
    """Words of one's own, with a few that the browser offers to begin with."""

    def __init__(self, suggestions: Iterable[str] = (), attrs: dict | None = None) -> None:
        super().__init__(attrs)
        self.suggestions = suggestions

    def render(self, name: str, value: object, attrs: dict | None = None, renderer: object = None) -> SafeString:
        if not self.suggestions:
            return super().render(name, value, attrs, renderer)
        offered = f"{(attrs or {}).get('id', name)}_propozycje"
        field = super().render(name, value, {**(attrs or {}), "list": offered}, renderer)
        return format_html('{}<datalist id="{}">{}</datalist>', field, offered, _offered(tuple(self.suggestions)))


@lru_cache(maxsize=128)
def _offered(suggestions: tuple[str, ...]) -> SafeString:
    return format_html_join("", '<option value="{}"></option>', ((words,) for words in suggestions))


class ShortPicks(forms.CheckboxSelectMultiple):
    """Check boxes of a word each: days of the week. They stand side by side."""

    is_short = True


class ManyPicks(forms.CheckboxSelectMultiple):
    """Check boxes of a few words each, in columns."""

    is_many = True


class Picks(forms.CheckboxSelectMultiple):
    """Many check boxes in a box of its own that scrolls. Those chosen come first, so that none is out of sight."""

    is_long = True

    def optgroups(self, name: str, value: list[str], attrs: dict | None = None) -> list[tuple]:
        return sorted(super().optgroups(name, value, attrs), key=lambda group: not group[1][0]["selected"])


class NamePicks(Picks):
    """The same of names, so short that the box shows them in columns where it has room: villages, groups."""

    is_names = True
