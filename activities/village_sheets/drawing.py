"""A village's sheet as PDF: the month's sheet of its localities and their neighbourhood, in Polish."""

from dataclasses import replace

from django.http import QueryDict
from django.utils.timezone import localtime
from django.utils.translation import override

from activities.calendar.filters import CalendarFilter
from activities.models import VillageSheet
from activities.paper import month_sheet
from activities.village_sheets.contents import places_of
from osl_site.common.centre.office import office
from osl_site.common.documents import pdf


def pdf_of(sheet: VillageSheet) -> bytes:
    """The sheet as residents read the month now; one that corrects another says so, and of which day it is."""
    here = office()
    asked = QueryDict(mutable=True)
    asked.setlist("miejscowosc", [place.simc for place in places_of([sheet.village])[sheet.village_id]])
    asked["odleglosc"] = str(here.sheet_km)
    with override("pl"):
        drawn = month_sheet.month_sheet(sheet.month, CalendarFilter(asked, language="pl"), large=False)
        drawn = replace(drawn, corrected=corrected_in_words(sheet))
        html = month_sheet.paper("activities/paper/sheet.html", {"sheet": drawn}, here)
    return pdf.draw(html, moment=drawn.moment)


def corrected_in_words(sheet: VillageSheet) -> str:
    """„POPRAWIONY 2.12.2026. Poprzedni arkusz prosimy zdjąć.”; nothing of a first one."""
    if not sheet.is_correction:
        return ""
    return f"POPRAWIONY {localtime(sheet.sending.at):%-d.%m.%Y}. Poprzedni arkusz prosimy zdjąć."
