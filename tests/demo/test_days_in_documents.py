"""Documents say their days as Polish papers do: „1 grudnia 2026 r.”, the year never without its sign."""

import html
import re

from osl_site.common.centre.office import office
from osl_site.common.text.date_formats import MONTHS, MONTHS_OF
from plans.models import Report
from plans.reports import chapter, rendering, sheet
from plans.reports.snapshot import content_of

NAMED = "|".join((*MONTHS_OF, *MONTHS))
BARE = re.compile(rf"(?:{NAMED})\s\d{{4}}(?!\d|\sr\.|\s?\N{{EN DASH}})[^,;]{{0,12}}")


MARKUP = re.compile(r"<style.*?</style>|<[^>]+>", re.DOTALL)


def bare_days(markup):
    """Days and months with a year that is not called one."""
    return BARE.findall(html.unescape(MARKUP.sub(" ", markup)))


def test_no_day_of_a_report_lacks_the_sign_of_its_year(seeded):
    papers = {}
    for report in Report.objects.select_related("decision"):
        content = content_of(report)
        papers[f"report {report.pk}"] = rendering.html_of(content, rendering.decision_of(report))
        papers[f"chapter {report.pk}"] = chapter.html_of(report, content)
        papers[f"sheet {report.pk}"] = sheet.html_of(report, content, office())
    assert {name: found for name, markup in papers.items() if (found := bare_days(markup))} == {}
