"""What reports tell of agreements of some days: in force, signed, amended, ended, each figure with its rows."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from osl_site.common.registry import Link, ReportFigure, ReportPart, ReportSectionOf, ReportTable, rows_named
from osl_site.common.text.date_formats import polish_day
from partners.agreements.drafts import WITHOUT_END
from partners.models import Agreement, AgreementState, Amendment

AGREEMENT, AMENDMENT = "partners.agreement", "partners.amendment"
COOPERATION = 5  # the task of art. 32


def draw(first: date, last: date) -> ReportPart:
    """Agreements as they stood on the last of these days, whatever was agreed later. Three queries."""
    rows = list(_signed_by(last))
    ended = [row for row in rows if (day := row.last_day) and first <= day <= last]
    holding = [row for row in rows if row.state_on(last) == AgreementState.IN_FORCE]
    signed = [row for row in rows if row.signed_on >= first]
    amended = list(
        Amendment.objects.filter(agreed_on__range=(first, last)).order_by("pk").values_list("pk", "agreement")
    )
    figures = (
        _figure("in_force", f"Porozumienia, które obowiązywały {polish_day(last)}", AGREEMENT, _ids(holding)),
        _figure("signed", "Podpisane porozumienia", AGREEMENT, _ids(signed)),
        _figure("amended", "Aneksy do porozumień", AMENDMENT, [pk for pk, _agreement in amended]),
        _figure("ended", "Porozumienia, które się skończyły", AGREEMENT, _ids(ended)),
    )
    told = {*_ids(holding), *_ids(signed), *_ids(ended), *(agreement for _pk, agreement in amended)}
    lines = tuple(_line(row) for row in rows if row.pk in told)
    heads = ("Numer", "Czego dotyczy", "Strony", "Od", "Do")
    return ReportPart(figures, (ReportTable("agreements", "Porozumienia", heads, lines),) if lines else ())


def _signed_by(day: date) -> QuerySet[Agreement]:
    return Agreement.objects.as_they_stand(day).filter(signed_on__lte=day).prefetch_related("parties").order_by("pk")


def _ids(rows: Sequence[Agreement]) -> list[int]:
    return [row.pk for row in rows]


def _figure(key: str, label: str, kind: str, ids: Sequence[int]) -> ReportFigure:
    return ReportFigure(key, label, Decimal(len(ids)), rows_named(kind, ids), task=COOPERATION)


def _line(row: Agreement) -> tuple[str, ...]:
    parties = ", ".join(party.name for party in row.parties.all())
    ends = polish_day(row.last_day) if row.last_day else WITHOUT_END
    return row.code, row.subject, parties, polish_day(row.begins_on), ends


def _agreements(ids: Sequence[int]) -> dict[int, Link]:
    found = Agreement.objects.filter(pk__in=ids).only("pk", "number", "year", "subject")
    return {row.pk: Link("porozumienie", f"{row.in_words}: {row.subject}", row.get_absolute_url()) for row in found}


def _amendments(ids: Sequence[int]) -> dict[int, Link]:
    found = Amendment.objects.filter(pk__in=ids).select_related("agreement")
    words = lambda row: f"Aneks nr {row.number} do porozumienia {row.agreement.code}"
    return {row.pk: Link("aneks", words(row), row.agreement.get_absolute_url()) for row in found}


SECTION = ReportSectionOf(
    "agreements",
    "Porozumienia",
    "Napisz, co dały porozumienia i które warto przedłużyć albo zawrzeć.",
    draw,
    {AGREEMENT: _agreements, AMENDMENT: _amendments},
)
