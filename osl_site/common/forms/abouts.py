"""About which row of which room a form is opened: a signed word in its address, which the registry resolves.

The room of the form knows none of the rooms above it. Whoever changes the word, or may not begin with that row, gets
the form as if nothing had been said.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.http import HttpRequest

from osl_site.common import registry
from osl_site.common.letters.tokens import Purpose
from osl_site.common.registry import About

PARAMETER = "z"
BETWEEN = ":"


@dataclass(frozen=True)
class Told:
    """The row and what its room says of its kind."""

    row: Any
    about: About


def about(key: str, row: Model) -> str:
    """The end of an address: „z=zgloszenie:12.…”."""
    return f"{PARAMETER}={key}{BETWEEN}{_purpose(key).token(row.pk)}"


def told_in(request: HttpRequest) -> Told | None:
    """The row that the address names, if it was named by us, and this person may begin with it. One query."""
    key, _between, token = request.GET.get(PARAMETER, "").partition(BETWEEN)
    number = _purpose(key).number(token)
    if number is None:
        return None
    try:
        about = registry.abouts.of(key)
    except KeyError:
        return None
    row = about.rows(request.user).filter(pk=number).first()
    return Told(row, about) if row else None


def _purpose(key: str) -> Purpose:
    return Purpose(f"about-{key}")
