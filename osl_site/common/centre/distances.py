"""How far places are from each other."""

from math import asin, cos, radians, sin, sqrt
from typing import Protocol

EARTH_RADIUS_KM = 6371.0


class Placed(Protocol):
    """Whatever has coordinates, in degrees."""

    latitude: float
    longitude: float


def kilometres(here: Placed, there: Placed) -> float:
    """Great-circle distance (haversine)."""
    north, south = radians(here.latitude), radians(there.latitude)
    half_height = (south - north) / 2
    half_width = radians(there.longitude - here.longitude) / 2
    chord = sin(half_height) ** 2 + cos(north) * cos(south) * sin(half_width) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(chord))
