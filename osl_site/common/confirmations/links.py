"""The link of a question: whoever bears it answers once, without an account."""

from django.urls import reverse
from django.utils.translation import override

from osl_site.common.confirmations.models import Confirmation
from osl_site.common.letters.tokens import Purpose

ANSWER = Purpose("confirmations.answer")  # ends with the question, not with time


def page_of(confirmation: Confirmation, language: str) -> str:
    """The path of the page on which it is answered."""
    with override(language):
        return reverse("confirmation_answer", args=[ANSWER.token(confirmation.pk)])


def by_token(token: str) -> Confirmation | None:
    """The question of this link, answered or not. None for anything else."""
    number = ANSWER.number(token)
    return Confirmation.objects.filter(pk=number).first() if number else None
