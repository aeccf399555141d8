"""The term of what a submission is in law ends with other acts on it: they call this, in their transaction."""

from django.core.exceptions import ValidationError

from needs.models import LegalMark, Submission
from needs.models.legal import PASSED_ON_IN_TIME, LegalOutcome
from osl_site.common import clock
from osl_site.common.database import records

TELL_THEM = {"text": "To {kind}: autor musi wiedzieć, komu ją przekazano (art. 231 i 243 KPA). Napisz mu to."}


def end_mark(submission: Submission, outcome: LegalOutcome, *, text: str = "") -> None:
    """Its term no longer runs: it was answered, or passed on to whom it belongs, and its author told.

    Nothing without an open mark. Raises ValidationError where it is passed on and the author would not be told.
    """
    mark = LegalMark.objects.open().select_related("kind").filter(submission=submission).first()
    if mark is None or (outcome == LegalOutcome.PASSED_ON and mark.kind.type not in PASSED_ON_IN_TIME):
        return
    if outcome == LegalOutcome.PASSED_ON and not records.tidy(text):
        raise ValidationError({"text": TELL_THEM["text"].format(kind=mark.kind.name.lower())})
    mark.ended_on, mark.outcome = clock.today(), outcome
    mark.revision += 1
    records.store(mark)
