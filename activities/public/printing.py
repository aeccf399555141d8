"""Paper for residents: the month for the notice board and the poster of one meeting."""

from datetime import date

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from activities.calendar import filter_summary, queries
from activities.calendar.converters import FIRST, LAST
from activities.calendar.filters import CalendarFilter
from activities.models import Activity
from activities.paper import month_sheet, posters
from osl_site.common.centre.office import office
from osl_site.common.documents.pdf_cache import drawn_while_waiting
from osl_site.common.forms.widgets import NamePicks
from osl_site.common.text.date_formats import month_in_words, other_month_in_words
from osl_site.common.text.languages import spoken

LARGE = "duzy"
KEPT = ("temat", "dla", "szukaj", "dostepnosc", "bez_odwolanych")  # asked in the calendar; kept as they are


class PrintFilter(CalendarFilter):
    """The calendar's questions, of several villages at once, and how large the letters are."""

    miejscowosc = forms.MultipleChoiceField(
        label=_("Które miejscowości?"),
        required=False,
        widget=NamePicks,
        help_text=_("Nie zaznaczaj niczego, jeśli kartka ma być dla całej gminy."),
    )
    druk = forms.ChoiceField(
        label=_("Wielkość liter"),
        required=False,
        choices=[("", _("Zwykła")), (LARGE, _("Duża, dla osób, które słabiej widzą"))],
        widget=forms.RadioSelect,
    )

    def count(self, by_place: dict[str, int]) -> None:
        """Say beside each village how many meetings it has, and leave out the answer that means all of them."""
        field = self.fields["miejscowosc"]
        field.choices = [(simc, _counted(name, by_place.get(simc, 0))) for simc, name in field.choices if simc]


def _counted(name: str, count: int) -> str:
    if not count:
        return name
    return ngettext("%(name)s: %(count)d spotkanie", "%(name)s: %(count)d spotkań", count) % {
        "name": name,
        "count": count,
    }


@login_not_required
@require_safe
def calendar_print_choice(request: HttpRequest, first: date) -> HttpResponse:
    """Which villages and how large: a plain form that leads to the month's paper."""
    form = PrintFilter(request.GET, language=spoken())
    form.count(month_sheet.occurrences_by_place(first))
    months = [(day, other_month_in_words(day, first)) for day in month_sheet.neighbours(first) if FIRST <= day <= LAST]
    context = {
        "form": form,
        "first": first,
        "month": month_in_words(first),
        "neighbours": months,
        "kept": [(name, value) for name in KEPT for value in request.GET.getlist(name) if value],
        "narrowed": filter_summary.narrowed(form, form.asked()),
    }
    return render(request, "activities/public/print_choice.html", context)


@login_not_required
@require_safe
def calendar_print(request: HttpRequest, first: date) -> HttpResponse:
    """The month's sheet as PDF. What cannot be understood is refused on the page on which one chooses."""
    form = PrintFilter(request.GET, language=spoken())
    if not form.is_valid():
        query = request.GET.urlencode()
        return redirect(f"{reverse('calendar_print_choice', args=[first])}?{query}")
    sheet = month_sheet.month_sheet(first, form, large=form.cleaned_data["druk"] == LARGE)
    html = month_sheet.paper("activities/paper/sheet.html", {"sheet": sheet}, office())
    return drawn_while_waiting(request, html, moment=sheet.moment, name=f"{first:%Y-%m}.pdf")


@login_not_required
@require_safe
def occurrence_poster(request: HttpRequest, pk: int) -> HttpResponse:
    """One meeting on one sheet, for a door or a shop window."""
    row = get_object_or_404(queries.readable(), pk=pk)
    here = office()
    html = month_sheet.paper("activities/paper/poster.html", {"poster": posters.of_occurrence(row, here)}, here)
    return drawn_while_waiting(request, html, moment=row.changed_at, name=f"spotkanie-{row.pk}.pdf")


@login_not_required
@require_safe
def activity_poster(request: HttpRequest, pk: int) -> HttpResponse:
    """A group or a kind of help on one sheet."""
    row = get_object_or_404(Activity.objects.published().select_related("venue__locality"), pk=pk)
    here = office()
    html = month_sheet.paper("activities/paper/poster.html", {"poster": posters.of_activity(row, here)}, here)
    return drawn_while_waiting(request, html, moment=row.changed_at, name=f"oferta-{row.pk}.pdf")
