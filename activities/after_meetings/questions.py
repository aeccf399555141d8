"""The three questions, in the words of the office or the program's, and till when they are asked."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from activities.models import Occurrence, Question
from needs.models import Finding
from osl_site.common import clock, registry
from osl_site.common.centre.models import Centre
from osl_site.common.registry import TextKind
from osl_site.common.text.languages import spoken
from osl_site.common.text.typed_text import clipped
from osl_site.common.texts.models import TextTemplate
from osl_site.common.texts.words import in_plain

LONGEST = 200  # of a question, as it is kept beside an answer
FINDINGS = {Question.GOOD: Finding.POTENTIAL, Question.CHANGE: Finding.NEED, Question.NEEDED: Finding.NEED}


def _ours(question: Question) -> str:
    match question:
        case Question.GOOD:
            return _("Co było dobre?")
        case Question.CHANGE:
            return _("Co zmienić?")
    return _("Czego jeszcze potrzeba we wsi?")


def key_of(question: Question) -> str:
    """By which the office finds its words."""
    return f"po-spotkaniu-{list(Question).index(question) + 1}"


def _kind(question: Question) -> TextKind:
    return TextKind(
        name=f"Po spotkaniu: „{question.label}”",
        where="Jedno z trzech pytań po spotkaniu: na stronie, na plakacie i na kartkach.",
        ours=lambda values: _ours(question),
        samples=dict,
    )


KINDS = {key_of(question): _kind(question) for question in Question}


def questions() -> dict[Question, str]:
    """What is asked, in the language spoken, each on one line. One query."""
    own = {row.kind: row.in_language(spoken()) for row in TextTemplate.objects.filter(kind__in=KINDS, name="")}
    words = {one: in_plain(registry.texts.of(key_of(one)), own.get(key_of(one), ""), {}) for one in Question}
    return {one: clipped(" ".join(text.split()), LONGEST) for one, text in words.items()}


@dataclass(frozen=True)
class Window:
    """From which day till which residents are asked, both included; whether it is open now."""

    first: date
    last: date
    is_open: bool

    @property
    def is_ahead(self) -> bool:
        return not self.is_open and clock.today() <= self.first


def window(occurrence: Occurrence, here: Centre) -> Window | None:
    """When residents are asked about a meeting. None where they are not: it was called off, or the office asks
    nobody."""
    if occurrence.is_cancelled or not here.days_to_hear:
        return None
    first = localtime(occurrence.ends_at, clock.WARSAW).date()
    last = first + timedelta(days=here.days_to_hear)
    return Window(first, last, occurrence.ends_at <= clock.now() and clock.today() <= last)
