"""Three questions on paper: a poster with their QR in three languages, and slips for who writes by hand."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import override

from activities.after_meetings.questions import Window, questions
from activities.models import Occurrence
from osl_site.common import clock, emails
from osl_site.common.centre.office import office
from osl_site.common.documents.qr_code import qr_code

ON_PAPER = 3  # slips of one sheet


@dataclass(frozen=True)
class Sheet:
    """A document to be drawn, and as of when it stands."""

    html: str
    moment: datetime


@dataclass(frozen=True)
class Asked:
    """The questions in one language."""

    language: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """One question in one language."""

    language: str
    text: str


def poster(occurrence: Occurrence, when: str, asked: Window | None) -> Sheet:
    """One sheet with the QR of the page. Three queries."""
    link = emails.link(reverse("after_meeting", args=[occurrence.pk]))
    context = {
        "window": asked,
        "all_asked": _in_all_languages(),
        "qr": qr_code(link),
        "address": link.split("://", 1)[1],
    }
    return _sheet("activities/paper/after_meeting.html", occurrence, when, context)


def slips(occurrence: Occurrence, when: str) -> Sheet:
    """Several slips a sheet. Three queries."""
    spoken = [[Words(one.language, text) for text in one.questions] for one in _in_all_languages()]
    context = {"slips": range(ON_PAPER), "rows": list(zip(*spoken, strict=True))}
    return _sheet("activities/paper/after_meeting_slips.html", occurrence, when, context)


def _sheet(template: str, occurrence: Occurrence, when: str, context: dict[str, object]) -> Sheet:
    shared = {"office": office(), "occurrence": occurrence, "when": when}
    return Sheet(render_to_string(template, shared | context), clock.midnight(clock.today()))


def _in_all_languages() -> list[Asked]:
    """Polish first."""
    found = []
    for language, _name in settings.LANGUAGES:
        with override(language):
            found.append(Asked(language, tuple(questions().values())))
    return found
