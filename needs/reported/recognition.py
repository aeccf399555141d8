"""What reports tell of the recognition of some days: notes, who was talked with, submissions, needs, conclusions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.timezone import localtime

from needs.models import Conclusion, FieldNote, Need, Submission
from needs.models.submissions import SubmissionKind
from osl_site.common import clock
from osl_site.common.registry import Link, ReportFigure, ReportPart, ReportSectionOf, ReportTable, rows_named
from osl_site.common.text.date_formats import polish_day

NOTE, SUBMISSION, NEED, CONCLUSION = "needs.fieldnote", "needs.submission", "needs.need", "needs.conclusion"
NOWHERE = "nie wiadomo gdzie"
RECOGNISED = 1  # the task of art. 32
FEW = 5  # of fewer persons nothing is told to residents


def draw(first: date, last: date) -> ReportPart:
    """Of notes of these days, submissions received and needs and conclusions written down on them. Complaints that the
    director alone reads are left out. Four queries."""
    moments = {"gte": clock.midnight(first), "lt": clock.midnight(last + timedelta(days=1))}
    notes = list(
        FieldNote.objects.filter(noted_on__range=(first, last)).values_list(
            "pk", "people_count", "locality", "locality__name"
        )
    )
    received = {f"received_at__{name}": moment for name, moment in moments.items()}
    submissions = list(Submission.objects.filter(for_director=False, **received).values_list("pk", "kind"))
    written = {f"created_at__{name}": moment for name, moment in moments.items()}
    needs = list(Need.objects.filter(**written).values_list("pk", flat=True))
    conclusions = list(Conclusion.objects.filter(**written).values_list("pk", flat=True))
    talked = [(pk, people) for pk, people, _place, _name in notes if people]
    figures = (
        _figure("notes", "Notatki z rozeznania", NOTE, [pk for pk, *_rest in notes]),
        _talked(talked),
        ReportFigure(
            "places",
            "Miejscowości z notatką",
            Decimal(len({place for _pk, _people, place, _name in notes if place})),
            rows_named(NOTE, (pk for pk, _people, place, _name in notes if place)),
            task=RECOGNISED,
        ),
        replace(
            _figure("submissions", "Zgłoszenia mieszkańców", SUBMISSION, [pk for pk, _kind in submissions]),
            plain="Zgłoszenia od mieszkańców",
        ),
        _figure("needs", "Potrzeby zapisane w tym czasie", NEED, needs),
        _figure("conclusions", "Wnioski z rozeznania", CONCLUSION, conclusions),
    )
    return ReportPart(figures, (*_by_place(notes), *_by_kind(submissions)))


def _talked(talked: Sequence[tuple[int, int]]) -> ReportFigure:
    """With how many people; of few residents are told nothing."""
    people = sum(number for _pk, number in talked)
    plain = "Rozmowy z mieszkańcami o tym, czego potrzeba" if people >= FEW else ""
    rows = rows_named(NOTE, (pk for pk, _number in talked))
    label = "Osoby, z którymi rozmawialiśmy (suma z notatek)"
    return ReportFigure("talked", label, Decimal(people), rows, task=RECOGNISED, plain=plain)


def _figure(key: str, label: str, kind: str, ids: Sequence[int]) -> ReportFigure:
    return ReportFigure(key, label, Decimal(len(ids)), rows_named(kind, ids), task=RECOGNISED)


def _by_place(notes: Sequence[tuple[Any, ...]]) -> list[ReportTable]:
    counted: dict[tuple[int | None, str], int] = {}
    for _pk, _people, place, name in notes:
        counted[place, name or NOWHERE] = counted.get((place, name or NOWHERE), 0) + 1
    lines = sorted(counted.items(), key=lambda row: (-row[1], row[0][1]))
    if not lines:
        return []
    rows = tuple((name, str(number)) for (_place, name), number in lines)
    return [ReportTable("notes-by-place", "Notatki według miejscowości", ("Miejscowość", "Notatki"), rows, (1,))]


def _by_kind(submissions: Sequence[tuple[int, str]]) -> list[ReportTable]:
    kinds = [kind for _pk, kind in submissions]
    rows = tuple((kind.label, str(kinds.count(kind))) for kind in SubmissionKind if kind in kinds)
    if not rows:
        return []
    return [ReportTable("submissions-by-kind", "Zgłoszenia według rodzaju", ("Rodzaj", "Zgłoszenia"), rows, (1,))]


def _notes(ids: Sequence[int]) -> dict[int, Link]:
    found = FieldNote.objects.filter(pk__in=ids).only("pk", "noted_on")
    return {row.pk: Link("notatka", f"{row.code}, {polish_day(row.noted_on)}", row.get_absolute_url()) for row in found}


def _submissions(ids: Sequence[int]) -> dict[int, Link]:
    """By their codes: what residents said stands on their own pages, for those who may read it."""
    found = Submission.objects.filter(pk__in=ids).only("pk", "received_at")
    day = lambda row: polish_day(localtime(row.received_at).date())
    return {row.pk: Link("zgłoszenie", f"{row.code}, {day(row)}", row.get_absolute_url()) for row in found}


def _needs(ids: Sequence[int]) -> dict[int, Link]:
    found = Need.objects.filter(pk__in=ids).only("pk", "title")
    return {row.pk: Link("potrzeba", str(row), row.get_absolute_url()) for row in found}


def _conclusions(ids: Sequence[int]) -> dict[int, Link]:
    return {pk: Link("wniosek", f"W-{pk}", reverse("needs:conclusion_detail", args=[pk])) for pk in ids}


SECTION = ReportSectionOf(
    "recognition",
    "Rozeznanie i zgłoszenia",
    "Napisz, o czym mówią mieszkańcy i gdzie jeszcze nikt nie pytał.",
    draw,
    {NOTE: _notes, SUBMISSION: _submissions, NEED: _needs, CONCLUSION: _conclusions},
)
