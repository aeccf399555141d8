"""How the author of a submission comes back: by a code that can be read out, or by the receipt just after sending."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import override

from needs.models import Submission
from osl_site.common.guard.codes import Codes
from osl_site.common.letters.tokens import Purpose

CODES = Codes("needs.submission")
RECEIPT = Purpose("needs.submission.receipt", max_age=timedelta(hours=24))
OPENED = Purpose("needs.submission.opened")  # never ends: whoever bears one was shown the page of its code


def fresh_code() -> dict[str, str]:
    """The columns of a new code, one that no submission has."""
    return CODES.fresh(lambda digest: Submission.objects.filter(code_digest=digest).exists())


def fresh_codes(number: int) -> list[dict[str, str]]:
    """The columns of as many new codes, each of which no submission has. One query."""
    codes = [CODES.fresh(lambda digest: False) for _ in range(number)]
    taken = Submission.objects.filter(code_digest__in=[code["code_digest"] for code in codes])
    taken = set(taken.values_list("code_digest", flat=True))
    return [fresh_code() if code["code_digest"] in taken else code for code in codes]


def code_of(submission: Submission) -> str:
    """The code in pairs, „K7-M2-P9-R4-T6”; empty where nobody can say it any more."""
    return CODES.code(submission.code_seed, submission.code_digest)


def page_of(submission: Submission, language: str = "") -> str:
    """The path of the page where its author reads what became of it, in the language of the submission or another."""
    with override(language or submission.language):
        return reverse("submission_checked", args=[code_of(submission)])


def receipt_of(submission: Submission) -> str:
    """The path of the page that says the code, for a day."""
    return reverse("submission_sent", args=[RECEIPT.token(submission.pk)])


def by_receipt(token: str) -> Submission | None:
    """The submission whose receipt this is. None for anything else: compared in constant time."""
    number = RECEIPT.number(token)
    return Submission.objects.filter(pk=number).first() if number else None


def mark_of_opened(submission: Submission) -> str:
    """What the page of a code bears: that it was opened, so that what is sent from it is no guess."""
    return OPENED.token(submission.pk, submission.code_digest)


def was_opened(code: str, mark: str) -> bool:
    """Whether the page of this very code bore that mark. Asks nothing of the database: of a code that nobody has one
    learns no more than of one that somebody has."""
    return OPENED.number(mark, CODES.digest(code)) is not None
