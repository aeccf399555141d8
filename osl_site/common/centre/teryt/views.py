"""Gminy and localities from the files of the register: sent, chosen, looked at, taken by one press."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from osl_site.common.centre import rules
from osl_site.common.centre.models import Commune
from osl_site.common.centre.teryt import registers
from osl_site.common.centre.teryt.forms import CommunesForm, FilesForm
from osl_site.common.centre.teryt.places import NOT_CHOSEN, SPEC, TERYT
from osl_site.common.forms.form_handling import add_errors, run_action, submit_form
from osl_site.common.imports import services
from osl_site.common.imports.models import ImportRow, ImportRun, Outcome, RunState
from osl_site.common.web.guards import staff_view
from osl_site.common.web.uploads import WITH_FILE, takes

SHOWN = 60  # names of one sort that are not folded
HEADINGS = {  # of what the file does, in the order in which one wants to know it
    Outcome.ADDED: "Nowe gminy i miejscowości",
    Outcome.CHANGED: "Zmieni się nazwa, rodzaj albo gmina",
    Outcome.GONE: "Nie ma ich w pliku, zostają",
    Outcome.SAME: "Zostają bez zmian",
}
WERE = {Outcome.CHANGED: "Zmieniono nazwę, rodzaj albo gminę"}  # once it is taken


@takes(WITH_FILE)
@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit_dictionaries)
def teryt_upload(request: HttpRequest) -> HttpResponse:
    """Send the two files. Nothing but that is done by it."""
    form = FilesForm(request.POST or None, request.FILES or None)
    if run := submit_form(request, form, lambda: services.take(SPEC, form.received, by=request.user)):
        return redirect("teryt_choose", run.pk)
    last = ImportRun.objects.filter(spec=TERYT).exclude(files=None).first()
    return render(request, "centre/teryt_upload.html", {"form": form, "last": last})


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_edit_dictionaries)
def teryt_choose(request: HttpRequest, pk: int) -> HttpResponse:
    """Which gminy are meant: looked for by name, ticked; then the worker or this page looks what they would change."""
    run = get_object_or_404(ImportRun, pk=pk, spec=TERYT)
    terc = run.files.filter(role=registers.TERC).first()
    if terc is None or run.goes_on:
        return redirect("teryt_run", run.pk)
    served = run.scope or list(Commune.objects.filter(is_served=True).values_list("pk", flat=True))
    found = registers.units(bytes(terc.content))
    form = CommunesForm(request.POST or None, found=found, served=[code for code in served if code in found])
    if request.method == "POST" and "dalej" in request.POST and form.is_valid():
        try:
            if not form.chosen:
                raise ValidationError({"nazwa": NOT_CHOSEN})
            services.ask(run, scope=form.chosen, is_for_real=False, by=request.user)
            return redirect("teryt_run", run.pk)
        except ValidationError as error:
            add_errors(form, error)
    taken = ImportRun.objects.filter(spec=TERYT, sha256=run.sha256, state=RunState.DONE).first()
    names = ", ".join(str(found[code]) for code in taken.scope if code in found) if taken else ""
    return render(request, "centre/teryt_choose.html", {"form": form, "run": run, "taken": taken, "names": names})


@require_http_methods(["GET"])
@staff_view(may=rules.may_edit_dictionaries)
def teryt_run(request: HttpRequest, pk: int) -> HttpResponse:
    """What the file would change, how far the worker is, or what was taken."""
    run = get_object_or_404(ImportRun.objects.select_related("progress"), pk=pk, spec=TERYT)
    is_done = run.state == RunState.DONE
    title = "Wczytane miejscowości" if is_done else "Co zmieni ten plik?"
    parts = parts_of(run)
    changes = any(words in (HEADINGS[Outcome.ADDED], HEADINGS[Outcome.CHANGED]) for words, *_rest in parts)
    context = {"run": run, "parts": parts, "is_done": is_done, "title": title, "changes": changes}
    return render(request, "centre/teryt_run.html", context)


@require_POST
@staff_view(may=rules.may_edit_dictionaries)
def teryt_take(request: HttpRequest, pk: int) -> HttpResponse:
    """Take what was looked at."""
    run = get_object_or_404(ImportRun, pk=pk, spec=TERYT)
    run_action(
        request,
        lambda: services.ask(run, scope=run.scope, is_for_real=True, by=request.user),
        "Wczytywanie się zaczęło.",
    )
    return redirect("teryt_run", run.pk)


def parts_of(run: ImportRun) -> list[tuple[str, int, list[str], list[str]]]:
    """Of each outcome its heading, how many rows it has, the first names, and those that are folded. One query."""
    names: dict[str, list[str]] = defaultdict(list)
    for row in ImportRow.objects.filter(run=run):
        names[row.outcome].append(row.name)
    return [
        (
            WERE.get(outcome, words) if run.state == RunState.DONE else words,
            len(names[outcome]),
            names[outcome][:SHOWN],
            names[outcome][SHOWN:],
        )
        for outcome, words in HEADINGS.items()
        if names[outcome]
    ]
