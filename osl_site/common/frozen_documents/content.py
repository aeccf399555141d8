"""What a document says, typed and stored as JSON for ever: the part of it that is alike in every room.

A room writes its content as frozen dataclasses of `Printed`, one field being the schema under which it is stored. A
field that older schemas did not know says so in its metadata, `since(2)`, and its default is what it is in what they
stored. So what is read is written again as it was stored, letter for letter. Reading is the room's own: only it knows
how parts of older schemas become those of today.
"""

from dataclasses import fields, is_dataclass
from typing import Any


class Printed:
    """What templates may ask for. They ask by subscript before they ask for an attribute, and a document of a hundred
    actions asks five thousand times: each refusal would cost as much as ten answers."""

    __slots__ = ()

    def __getitem__(self, name: str) -> object:
        return getattr(self, name)


def since(schema: int) -> dict[str, int]:
    """Metadata of a field that is known since this schema."""
    return {"since": schema}


def as_json(content: Printed, schema: int) -> dict[str, Any]:
    """The content as JSON under that schema, its fields in their order and without those that it did not know."""
    return _plain(content, schema)


def _plain(value: Any, schema: int) -> Any:
    if is_dataclass(value):
        known = [row.name for row in fields(value) if row.metadata.get("since", 1) <= schema]
        return {name: _plain(getattr(value, name), schema) for name in known}
    return [_plain(part, schema) for part in value] if isinstance(value, tuple) else value
