"""The link by which a helper comes back: sees what the office knows and goes by one press."""

from django.urls import reverse
from django.utils.translation import override

from needs.models import Helper
from osl_site.common.letters.tokens import Purpose

OWN = Purpose("needs.helper")  # ends when they go


def page_of(helper: Helper, language: str = "") -> str:
    """The path of their page."""
    with override(language or helper.language):
        return reverse("helper_own", args=[OWN.token(helper.pk)])


def by_token(token: str) -> Helper | None:
    """Whose link this is, gone or not. None for anything else."""
    number = OWN.number(token)
    return Helper.objects.filter(pk=number).select_related("contact").first() if number else None
