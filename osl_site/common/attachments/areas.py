"""An area of a photograph."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Area:
    """A part of a picture, in hundredths of its width and height, from its upper left corner."""

    left: int
    top: int
    width: int
    height: int
