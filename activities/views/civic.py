"""Staff: the year's civic dates, which come next, what was ticked off and taken back."""

from collections.abc import Callable, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from activities import rules, services
from activities.civic import dates as civic
from activities.forms.civic import CivicDateForm, TickForm
from activities.models import CivicDate, CivicDone
from osl_site.common import clock
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.lists.listing import AddButton, Column, Listing, RowAct
from osl_site.common.web.guards import staff_view

TONES = {"po terminie": "brick", "wkrótce": "amber"}
CIVIC = Listing(
    title="Terminy roku",
    file="terminy-roku",
    columns=(
        Column(
            "Co",
            lambda line: line.awaited.date.name,
            link=lambda line: reverse("activities:civic_date_edit", args=[line.awaited.date.pk]),
            may_follow=rules.may_keep_civic_dates,
            is_heading=True,
            note=lambda line: line.awaited.date.basis,
            note_is_below=True,
        ),
        Column("Kto", lambda line: line.awaited.date.whose),
        Column("Dzień", lambda line: line.awaited.date.day_words),
        Column(
            "Najbliższy",
            lambda line: line.awaited.on,
            note=lambda line: f"ostatnio {line.done_words}" if line.done_words else "",
            note_is_below=True,
            is_protected=True,
        ),
        Column("Stan", lambda line: line.state, tone=lambda line: TONES.get(line.state, "quiet"), needs_label=False),
        Column("Ostatnio", lambda line: line.done_words, only_in_files=True, is_protected=True),
        Column("Podstawa", lambda line: line.awaited.date.basis, only_in_files=True),
    ),
    caption="Terminy roku: {count}",
    empty="Nie ma jeszcze terminów. Dodaj te z przepisów jednym przyciskiem niżej i zmień je po swojemu.",
    size=50,
    add=AddButton("Dodaj termin", "activities:civic_date_add", "plus", rules.may_keep_civic_dates),
    act=RowAct("Zrobione", lambda line: line.tick_url),
)


@require_GET
@staff_view(may=rules.may_read_civic_dates)
def civic_date_list(request: HttpRequest) -> HttpResponse:
    """All of them, the soonest first; those of the law are added by one press."""
    may_keep, may_tick = rules.may_keep_civic_dates(request.user), rules.may_tick_civic_dates(request.user)

    def lines(rows: Sequence[CivicDate]) -> list[civic.Line]:
        return [civic.Line(one, may_tick=may_tick) for one in civic.awaited(rows)]

    context = {"may_add_usual": may_keep and civic.lacks_usual()}
    rows = CivicDate.objects.order_by("month", "day", "pk")
    return list_page(request, CIVIC, rows, lines=lines, template="activities/civic_date_list.html", context=context)


@require_POST
@staff_view(may=rules.may_keep_civic_dates)
def civic_dates_usual(request: HttpRequest) -> HttpResponse:
    """Adds those of the law that are not on the list."""
    run_action(request, lambda: services.add_usual_dates(by=request.user), "Dodane. Sprawdź dni i podstawy.")
    return redirect("activities:civic_date_list")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_keep_civic_dates)
def civic_date_add(request: HttpRequest) -> HttpResponse:
    form = CivicDateForm(request.POST or None, initial={"first_year": clock.today().year})
    act = lambda: services.add_civic_date(form.values, by=request.user)
    return _form(request, form, act, "Nowy termin roku")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_keep_civic_dates)
def civic_date_edit(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(CivicDate, pk=pk)
    form = CivicDateForm(request.POST or None, instance=row)
    act = lambda: services.change_civic_date(row, form.values, revision=form.seen_revision, by=request.user)
    return _form(request, form, act, f"Zmień termin: {row}")


def _form(request: HttpRequest, form: CivicDateForm, act: Callable[[], CivicDate], title: str) -> HttpResponse:
    back = reverse("activities:civic_date_list")
    if submit_form(request, form, act):
        messages.success(request, "Termin jest zapisany.")
        return redirect(back)
    context = {"form": form, "title": title, "button": "Zapisz termin", "back": back}
    return render(request, "base_form.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_tick_civic_dates)
def civic_date_tick(request: HttpRequest, pk: int) -> HttpResponse:
    """It was done for the year whose day waits."""
    row = get_object_or_404(CivicDate, pk=pk)
    waits = civic.awaited([row])[0]
    year, last = waits.year, waits.done
    form = TickForm(request.POST or None, initial={"done_on": clock.today()})
    typed = lambda: {name: form.cleaned_data[name] for name in ("done_on", "note")}
    act = lambda: services.tick_civic_date(row, year=year, **typed(), by=request.user)
    back = reverse("activities:civic_date_list")
    if submit_form(request, form, act):
        messages.success(request, f"Odhaczone za rok {year}.")
        return redirect(back)
    context = {"form": form, "title": f"Zrobione za rok {year}: {row}", "button": "Odhacz", "back": back, "last": last}
    return render(request, "activities/civic_date_tick.html", context)


@require_POST
@staff_view(may=rules.may_tick_civic_dates)
def civic_date_untick(request: HttpRequest, pk: int) -> HttpResponse:
    """„Cofnij odhaczenie”: the year waits again."""
    done = get_object_or_404(CivicDone.objects.select_related("civic_date"), pk=pk)
    said = f"Odhaczenie za rok {done.year} jest cofnięte. Termin znów czeka."
    run_action(request, lambda: services.untick_civic_date(done, by=request.user), said)
    return redirect("activities:civic_date_list")
