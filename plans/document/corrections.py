"""Where words stand in a document, so that a correction names what is really written there. Pure."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from osl_site.common.text.typed_text import plain_of
from plans.content import PlanContent


def is_said_at(content: PlanContent, key: str, words: str) -> bool:
    """Whether the words stand in the part of this key, or without one anywhere. Spaces and ends of
    lines are alike, and marks of light Markdown may be left out, as on paper."""
    parts = (*content.chapters, *content.goals, *content.actions)
    places = [part for part in parts if part.key == key] if key else [content]
    sought = _plain(words)
    texts = (text for part in places for text in _texts(part))
    return bool(sought) and any(sought in _plain(form) for text in texts for form in (text, plain_of(text)))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)
    elif is_dataclass(value):
        for row in fields(value):
            yield from _texts(getattr(value, row.name))
