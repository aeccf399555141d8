"""Letters as records of a case: which there are, and why one may not be removed."""

from collections.abc import Sequence

from django.db.models import QuerySet

from osl_site.common.correspondence.models import OutgoingLetter
from osl_site.common.correspondence.services import discard_letter
from osl_site.common.privacy.kinds import CASE_LETTERS
from osl_site.common.registry import CaseRecord

NOT_SENT = "Nikt nie zapisał, jak to pismo wyszło. Najpierw to odnotuj."
NOT_FILED = "Nikt nie odnotował, gdzie w aktach leży to pismo. Najpierw to odnotuj."


def numbered() -> QuerySet[OutgoingLetter]:
    """Letters under their numbers, the newest first."""
    return OutgoingLetter.objects.all()


def name_of(letter: OutgoingLetter) -> str:
    """Without what it is about: the trail of removals keeps the name."""
    mark = f", znak {letter.case_mark}" if letter.case_mark else ""
    return f"pismo {letter.code}{mark}"


def why_not(letter: OutgoingLetter, is_filed: bool) -> str:
    """Why this letter may not be removed, in a sentence; where the ground is that it is in the files, whether it is."""
    if letter.sent_on is None:
        return NOT_SENT
    return NOT_FILED if is_filed and not letter.filed_place else ""


def goes_with(letter: OutgoingLetter) -> Sequence[str]:
    """What is removed with it: nothing but itself. Its number stays taken."""
    return ["pismo: 1"]


CASE = CaseRecord(
    kind=CASE_LETTERS,
    model=OutgoingLetter,
    rows=numbered,
    name=name_of,
    why_not=why_not,
    goes=goes_with,
    discard=discard_letter,
)
