"""What reports tell of voices after meetings: after how many, of how many people, and of each question how often."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from django.urls import reverse
from django.utils.timezone import localtime

from activities.models import Answer, Occurrence, Question, Voice
from osl_site.common import clock
from osl_site.common.registry import Link, ReportFigure, ReportPart, ReportSectionOf, rows_named
from osl_site.common.text.date_formats import polish_day

OCCURRENCE, ANSWER = "activities.occurrence", "activities.answer"
LEARNING = 1  # the task of art. 32: needs and potential


def draw(first: date, last: date) -> ReportPart:
    """Of meetings that begin on these days, whenever somebody answered. An answer whose note was deleted is none; the
    people who gave it stay counted. Two queries."""
    begins = (clock.midnight(first), clock.midnight(last + timedelta(days=1)))
    of_voice = {"occurrence__starts_at__gte": begins[0], "occurrence__starts_at__lt": begins[1]}
    voices = list(Voice.objects.filter(**of_voice).order_by("pk").values_list("occurrence", "people"))
    if not voices:
        return ReportPart()
    of_answer = {f"voice__{name}": value for name, value in of_voice.items()}
    answers = list(Answer.objects.filter(**of_answer).order_by("pk").values_list("question", "pk"))
    held = rows_named(OCCURRENCE, {occurrence for occurrence, _people in voices})
    people = Decimal(sum(people for _occurrence, people in voices))
    number = Decimal(len({occurrence for occurrence, _people in voices}))
    figures = [
        ReportFigure("asked", "Spotkania, po których ktoś odpowiedział na pytania", number, held, task=LEARNING),
        ReportFigure("people", "Osoby, które odpowiadały (kto dwa razy, liczy się dwa razy)", people, held),
    ]
    for question in Question:
        rows = [pk for asked, pk in answers if asked == question]
        label = f"Odpowiedzi na pytanie „{question.label}”"
        figures.append(ReportFigure(question.value, label, Decimal(len(rows)), rows_named(ANSWER, rows)))
    return ReportPart(tuple(figures))


def _pages(ids: Sequence[int]) -> dict[int, Link]:
    found = Occurrence.objects.filter(pk__in=ids).select_related("activity").only("pk", "starts_at", "activity__title")
    day = lambda row: polish_day(localtime(row.starts_at).date())
    url = lambda pk: reverse("activities:occurrence_detail", args=[pk])
    return {row.pk: Link("spotkanie", f"{row.activity.title}, {day(row)}", url(row.pk)) for row in found}


def _notes(ids: Sequence[int]) -> dict[int, Link]:
    found = Answer.objects.filter(pk__in=ids).select_related("note")
    return {row.pk: Link("notatka", row.note.code, row.note.get_absolute_url()) for row in found}


SECTION = ReportSectionOf(
    "voices",
    "Głosy po spotkaniach",
    "Napisz, co z nich wynika i co zmieniamy.",
    draw,
    {OCCURRENCE: _pages, ANSWER: _notes},
)
