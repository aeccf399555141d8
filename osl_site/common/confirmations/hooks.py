"""What questions have for the trail and for letters."""

from osl_site.common import registry
from osl_site.common.confirmations import letters
from osl_site.common.confirmations.services import ASKED
from osl_site.common.registry import LetterKind

FIXED = "Pyta słowami tego działu, którego to sprawa, i prowadzi na stronę, gdzie się odpowiada."
registry.letters.register(
    ASKED, LetterKind(letters.write, letters.about, letters.theirs, to_residents=True, fixed=FIXED)
)
registry.trail_labels.register(
    {
        "confirmation.answered": "odpowiedziano, czy coś jest nadal aktualne",
        "confirmation.asked": "zapytano, czy coś jest nadal aktualne",
    }
)
