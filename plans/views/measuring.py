"""What was measured: one indicator with its chart and all its values, a value entered, many at once, corrected."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET, require_http_methods

from osl_site.common import clock
from osl_site.common.accounts.rules import may_read_rooms
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.lists.list_page import list_page
from osl_site.common.pictures.paths import PathToTarget, path_chart
from osl_site.common.text.date_formats import polish_day
from osl_site.common.web.guards import staff_view
from osl_site.common.withdrawal.models import withdrawal_of
from plans import rules, services
from plans.forms.entries import ManyValuesForm, ValueForm, initial_of
from plans.measuring.due import Due, Period, due_in, period_by, periods
from plans.measuring.figures import Figure, Step, figures_of, typed_steps
from plans.measuring.measured import Measured, breakdown_of, measured_by, measured_in
from plans.models import Aggregate, IndicatorEntry
from plans.progress.whole import path_of, text_in_force
from plans.services.entries import aggregate_of
from plans.views.measuring_listing import ENTRIES

ENTERED = "Ta wartość jest wpisana."
GROUP_ENDED = "Biuro zakończyło tę grupę {}: w nowych wynikach jej nie ma, a to, co policzono, zostaje."


def measured_or_404(key: UUID) -> Measured:
    row = measured_by(key)
    if row is None:
        raise Http404
    return row


def chart_of(figure: Figure) -> object:
    """The path of an indicator against what was reached; of yes or no there is nothing to draw."""
    row = figure.measured
    if row.aggregate == Aggregate.YES_NO:
        return None
    return path_chart(PathToTarget(f"w-{row.pk}", row.name, path_of(row), figure.reached, clock.today(), row.said))


@require_GET
@staff_view(may=may_read_rooms)
def indicator_detail(request: HttpRequest, key: UUID) -> HttpResponse:
    """One indicator: what it came to, its chart, its groups and places, every value that was entered."""
    row = measured_or_404(key)
    figure = figures_of([row], row.first_day, row.last_day)[key]
    context = {
        "row": row,
        "figure": figure,
        "chart": chart_of(figure),
        "breakdowns": [],
        "progress_url": reverse("plans:progress"),
        "group_ended": _ended(row),
    }
    by_place = "Według miejsca, w którym to było" if row.is_counted else "Według miejsc"
    for head, shares in (("Według grup", figure.by_group), (by_place, figure.by_place)):
        context["breakdowns"] += [(head, [(name, row.said(value)) for name, value in shares])] if shares else []
    context["may_enter"] = rules.may_enter_values(request.user) and not row.is_counted
    entries = IndicatorEntry.objects.filter(key=key).select_related("corrected_by").order_by("-period", "-pk")
    return list_page(request, ENTRIES, entries, template="plans/indicator_detail.html", context=context)


def _ended(row: Measured) -> str:
    """That the group which it counts is ended, and what this means; nothing otherwise. A query where it counts one."""
    ended = withdrawal_of(row.group) if row.group else None
    return GROUP_ENDED.format(polish_day(localtime(ended.at).date())) if ended else ""


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_enter_values)
def value_add(request: HttpRequest, key: UUID) -> HttpResponse:
    """The value of one indicator for a period, with its groups and places."""
    row = measured_or_404(key)
    last = IndicatorEntry.objects.current().filter(key=key).order_by("-period").first()
    begins = last.last_day + timedelta(days=1) if last else row.first_day
    initial = {"first": begins, "last": min(clock.today(), row.last_day), "source": last.source if last else ""}
    form = ValueForm(request.POST or None, aggregate=aggregate_of(row), breakdown=breakdown_of(row), initial=initial)
    if submit_form(request, form, lambda: services.enter_value(key, form.values, by=request.user)):
        messages.success(request, ENTERED)
        return redirect("plans:measured_detail", key=key)
    context = {"form": form, "row": row, "title": f"Wpisz wartość: {row.name}", "button": "Wpisz wartość"}
    context["back"] = reverse("plans:measured_detail", args=[key])
    return render(request, "plans/value_form.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_enter_values)
def value_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """A newer row in the place of one: the old one stays to be read."""
    entry = get_object_or_404(IndicatorEntry.objects.prefetch_related("parts"), pk=pk)
    row = measured_or_404(entry.key)
    form = ValueForm(
        request.POST or None,
        aggregate=Aggregate(entry.aggregate),
        breakdown=breakdown_of(row),
        corrects=entry,
        initial=initial_of(entry),
    )

    def act() -> IndicatorEntry:
        return services.correct_value(entry, form.values, reason=form.cleaned_data["reason"], by=request.user)

    if submit_form(request, form, act):
        messages.success(request, "Wartość jest poprawiona. Poprzednia zostaje w historii.")
        return redirect("plans:measured_detail", key=entry.key)
    context = {"form": form, "row": row, "entry": entry, "title": f"Popraw wartość: {row.name}"}
    context |= {"button": "Popraw wartość", "back": reverse("plans:measured_detail", args=[entry.key])}
    return render(request, "plans/value_form.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_enter_values)
def values_add(request: HttpRequest) -> HttpResponse:
    """All indicators that people type, in one table, for the period that the address names (`?okres=`)."""
    text = text_in_force(clock.today())
    if text is None:
        return render(request, "plans/values_form.html", {"nothing": "Dziś nie obowiązuje żaden plan."})
    measured = [row for row in measured_in(text.version) if not row.is_counted]
    first, last = text.version.starts_on, text.version.ends_on
    steps = typed_steps([row.key for row in measured], first, last)
    waiting = list(due_in(measured, steps, clock.today()))
    period = period_by(request.GET.get("okres", ""), first, last, clock.today()) or _proposed(waiting, first, last)
    rows = [row for row in measured if f"{row.pk}-value" in request.POST or not _is_entered(steps, row, period)]
    sources = _last_sources([row.key for row in rows])
    initial = {f"{row.pk}-source": sources.get(row.key, "") for row in rows}
    form = ManyValuesForm(request.POST or None, rows=rows, period=period, initial=initial)
    if submit_form(request, form, lambda: _entered(form, request)):
        messages.success(request, f"Wartości za {period.name} są wpisane.")
        return redirect("plans:progress")
    context = {
        "form": form,
        "period": period,
        "progress_url": reverse("plans:progress"),
        "done": len(measured) - len(rows),
        "waiting": waiting,
    }
    context["choices"] = [*periods(first, last, 3, clock.today()), *periods(first, last, 1, clock.today())]
    return render(request, "plans/values_form.html", context)


def _is_entered(steps: Mapping[UUID, Sequence[Step]], row: Measured, period: Period) -> bool:
    return any(step.day >= period.first for step in steps.get(row.key, ()))


def _proposed(waiting: list[Due], first: object, last: object) -> Period:
    """The oldest that is due, else the month that runs."""
    return waiting[0].period if waiting else list(periods(first, last, 1, clock.today()))[-1]


def _entered(form: ManyValuesForm, request: HttpRequest) -> list[IndicatorEntry]:
    """Its refusals at the rows of the table, which are fewer than those of the service where some are empty."""
    try:
        return services.enter_values(form.values, by=request.user)
    except ValidationError as error:
        said = {}
        for name, sentences in error.message_dict.items():
            place, _dash, field = name.partition("-")
            row = form.typed_rows[int(place)]
            name = f"{row.pk}-{field}"
            said[name if name in form.fields else f"{row.pk}-value"] = sentences
        raise ValidationError(said) from error


def _last_sources(keys: list[UUID]) -> dict[UUID, str]:
    rows = IndicatorEntry.objects.current().filter(key__in=keys).exclude(source="").order_by("period")
    return dict(rows.values_list("key", "source"))
