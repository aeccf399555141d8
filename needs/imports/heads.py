"""Columns that files of notes and of submissions have alike."""

from needs.models import AssessmentRound
from osl_site.common.centre.place_cells import one_place_for_all
from osl_site.common.imports.specs import Choices, Head

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


def rounds_for_all() -> Choices:
    return [(str(row), str(row)) for row in AssessmentRound.objects.all()]


ROUND = Head(
    "round",
    "Runda",
    ("runda rozeznania", "rozeznanie"),
    is_wanted=False,
    help="Nazwa rundy, jak na liście rund. Pusta znaczy: poza rundą.",
    same_for_all=rounds_for_all,
)
