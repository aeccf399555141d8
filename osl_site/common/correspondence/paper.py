"""A letter on paper: one template for PDF and DOCX alike, its parts the same as on the page of the office."""

from django.template.loader import render_to_string

from osl_site.common.centre.models import Centre
from osl_site.common.correspondence.models import OutgoingLetter


def html_of(letter: OutgoingLetter, office: Centre) -> str:
    """The whole page for paper. The same letter gives the same words for ever."""
    return render_to_string("correspondence/paper/letter.html", {"letter": letter, "office": office})


def file_name(letter: OutgoingLetter, kind: str) -> str:
    """„pismo-4-2026.pdf”"""
    return f"pismo-{letter.number}-{letter.year}.{kind}"
