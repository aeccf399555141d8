"""Columns that files of notes and of submissions have alike."""

from osl_site.common.centre.place_cells import one_place_for_all
from osl_site.common.imports.specs import Head

PLACE = (
    Head(
        "place",
        "Miejscowość",
        ("gdzie", "wieś", "miejsce", "sołectwo"),
        is_wanted=False,
        help="Nazwa, „cała gmina” albo „nie wiadomo”. Pusta znaczy: nie wiadomo gdzie.",
        examples=("", "cała gmina"),
        same_for_all=one_place_for_all,
    ),
    Head(
        "simc",
        "SIMC",
        ("numer miejscowości",),
        is_wanted=False,
        help="Numer z rejestru, gdy dwie miejscowości nazywają się tak samo.",
    ),
)
