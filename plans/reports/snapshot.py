"""What a report says: of a draft as its rows say it now, of one that was handed over as it was stored."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from django.utils.timezone import localtime

from osl_site.common.centre.office import office
from osl_site.common.text.date_formats import polish_day
from plans.content import Office
from plans.models import Report
from plans.reports.content import SCHEMA, Counted, ReportContent, Section, read, read_counted


def content_of(report: Report) -> ReportContent:
    """The stored snapshot, or of a draft the live one. One query, none of what was handed over."""
    return live(report) if report.is_draft else read(report.snapshot)


def live(report: Report) -> ReportContent:
    """All that will be printed of a draft. Its figures are those that were drawn last. One query."""
    here = office()
    counted = {row.key: row for row in read_counted(report.figures)}
    nothing = Counted(key="", figures=(), tables=())
    sections = [
        Section(
            key=row.key,
            number=0,
            title=row.title,
            text=row.text,
            figures=counted.get(row.key, nothing).figures,
            tables=counted.get(row.key, nothing).tables,
            paths=counted.get(row.key, nothing).paths,
        )
        for row in report.sections.all()
    ]
    return ReportContent(
        schema=SCHEMA,
        office=Office(name=here.name, is_demo=here.is_demo, file_plan_symbol=here.file_plan_symbol),
        archive_category=here.archive_category,
        title=report.title,
        starts_on=polish_day(report.starts_on),
        ends_on=polish_day(report.ends_on),
        first_day=report.starts_on.isoformat(),
        last_day=report.ends_on.isoformat(),
        attempt=report.attempt,
        as_of=polish_day(localtime(report.figures_at).date()),
        sections=tuple(_numbered(sections)),
        submitted_by=report.submitted_by_name,
        submitted_on=polish_day(localtime(report.submitted_at).date()) if report.submitted_at else "",
    )


def _numbered(sections: Iterable[Section]) -> Iterator[Section]:
    """Those that say something are counted, as they are printed."""
    number = 0
    for row in sections:
        number += not row.is_empty
        yield row if row.is_empty else replace(row, number=number)
