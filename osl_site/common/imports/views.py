"""A file of any kind is read in on the same pages: sent, its columns said, looked at, taken by one press."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Count, Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.forms.form_handling import add_errors, submit_form
from osl_site.common.imports import rows, services
from osl_site.common.imports.forms import LOOKED_AT, MOST_DECIDED, ColumnsForm, DecideForm, FileForm
from osl_site.common.imports.models import ImportFile, ImportRow, ImportRun, Outcome, RunState
from osl_site.common.imports.specs import Spec
from osl_site.common.lists.spreadsheets import CONTENT_TYPES, CSV, write_csv, write_xlsx
from osl_site.common.web.guards import staff_view
from osl_site.common.web.uploads import WITH_FILE, takes

SHOWN = 3  # rows as they would be read in
MOST_RUNS = 5
MOST_REMARKS = 50


@dataclass(frozen=True)
class Asked:
    """What an address speaks of: the kind of file, a run of it, the form of its sample."""

    spec: Spec
    pk: int = 0
    form: str = ""

    def run_of(self, user: User) -> ImportRun:
        """The run, where this person sent its file; else it is as if there were none."""
        return get_object_or_404(runs_of(self.spec, user).select_related("progress"), pk=self.pk)


def asked_or_404(kind: str, **rest: Any) -> Asked:
    """Of a kind that is read in on these pages."""
    try:
        spec = registry.imports.of(kind)
    except KeyError:
        raise Http404 from None
    if spec.pages is None:
        raise Http404
    return Asked(spec, **rest)


def may_import(user: User, asked: Asked) -> bool:
    """Whoever may enter such a row may read a file of them in."""
    return asked.spec.may(user)


def runs_of(spec: Spec, user: User) -> QuerySet[ImportRun]:
    """What this person sent; nobody sees what is in the file of somebody else."""
    return ImportRun.objects.filter(spec=spec.key, by=user)


@takes(WITH_FILE)
@require_http_methods(["GET", "POST"])
@staff_view(may=may_import, of=asked_or_404)
def import_add(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Send the file. Nothing but that is done by it."""
    spec = asked.spec
    form = FileForm(request.POST or None, request.FILES or None, spec=spec)
    if run := submit_form(request, form, lambda: services.take(spec, form.received, by=request.user)):
        return redirect("import_columns", spec.key, run.pk)
    names = Prefetch("files", ImportFile.objects.defer("content"))
    last = runs_of(spec, request.user).prefetch_related(names)[:MOST_RUNS]
    return render(request, "imports/import_add.html", {"form": form, "spec": spec, "runs": last} | _ways(spec))


def _ways(spec: Spec) -> dict[str, str]:
    return {"back": reverse(spec.pages.list_view), "add": reverse("import_add", args=[spec.key])}


@require_GET
@staff_view(may=may_import, of=asked_or_404)
def import_sample(request: HttpRequest, asked: Asked) -> HttpResponse:
    """A file of this kind with two rows that show how it is filled in."""
    spec, form = asked.spec, asked.form
    if form not in CONTENT_TYPES:
        raise Http404
    heading = [head.heading for head in spec.heads]
    lines = [[head.examples[at] for head in spec.heads] for at in range(2)]
    file = BytesIO()
    if form == CSV:
        write_csv(file, heading, lines)
    else:
        write_xlsx(file, heading, lines, title=spec.pages.what)
    headers = {"Content-Disposition": content_disposition_header(True, f"wzor-{spec.key}.{form}")}
    return HttpResponse(file.getvalue(), content_type=CONTENT_TYPES[form], headers=headers)


@require_http_methods(["GET", "POST"])
@staff_view(may=may_import, of=asked_or_404)
def import_columns(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Which column of the file is which of ours; then this page or the worker looks what the rows would do."""
    spec, run = asked.spec, asked.run_of(request.user)
    if run.goes_on or not run.files.exists():
        return redirect("import_run", spec.key, run.pk)
    file = rows.opened(run, spec, most_rows=LOOKED_AT)
    first = [line.cells for line in islice(file.lines, LOOKED_AT)]
    form = ColumnsForm(request.POST or None, heads=spec.heads, headings=file.headings, first=first, said=run.mapping)
    if request.method == "POST" and form.is_valid():
        try:
            services.ask(run, scope=[], is_for_real=False, mapping=form.mapping, by=request.user)
            return redirect("import_run", spec.key, run.pk)
        except ValidationError as error:
            add_errors(form, error)
    context = {"form": form, "spec": spec, "run": run, "remarks": file.remarks}
    return render(request, "imports/import_columns.html", context | _ways(spec))


@require_GET
@staff_view(may=may_import, of=asked_or_404)
def import_run(request: HttpRequest, asked: Asked) -> HttpResponse:
    """What the file would do, how far the worker is, or what was taken."""
    run = asked.run_of(request.user)
    return _run_page(request, asked.spec, run, _decide_form(asked.spec, run))


def _run_page(request: HttpRequest, spec: Spec, run: ImportRun, form: DecideForm) -> HttpResponse:
    counts = {outcome: 0 for outcome in Outcome}
    counts |= {
        Outcome(row["outcome"]): row["count"]
        for row in ImportRow.objects.filter(run=run).order_by().values("outcome").annotate(count=Count("pk"))
    }
    added, is_done = counts[Outcome.ADDED], run.state == RunState.DONE
    context = {
        "spec": spec,
        "run": run,
        "is_done": is_done,
        "is_gone": not (is_done or run.goes_on or run.files.exists()),
        "title": "Wczytany plik" if is_done else "Co powstanie z tego pliku?",
        "are_more": len(run.errors) >= rows.MOST_MISTAKES,
        "added": added,
        "rows_in_words": ngettext("wiersz", "wierszy", added),
        "same": counts[Outcome.SAME],
        "asked": counts[Outcome.ASKED],
        "form": form,
        "remarked": run.rows.exclude(remark="").exclude(outcome=Outcome.ASKED)[:MOST_REMARKS],
        "first": first_rows(run, spec) if run.state == RunState.LOOKED else (),
    }
    return render(request, "imports/import_run.html", context | _ways(spec))


def _decide_form(spec: Spec, run: ImportRun, data: Any = None) -> DecideForm:
    """What is to be said of rows that may be there already, with what stands in the file's first column of ours."""
    asked = list(run.rows.filter(outcome=Outcome.ASKED)) if run.state == RunState.LOOKED else []
    wanted, cells = {row.line for row in asked[:MOST_DECIDED]}, {}
    if wanted and run.files.exists():
        cells = {line: row[spec.columns[0]] for line, row in rows.rows_of(run, spec) if line in wanted}
    return DecideForm(data, asked=asked, cells=cells)


def first_rows(run: ImportRun, spec: Spec) -> Sequence[Sequence[tuple[str, str]]]:
    """The first rows as they would be read in: each cell's name and what it was understood to say."""
    if not run.files.exists():
        return ()
    context, _first = spec.begin(run, run.by)
    shown = []
    for _line, cells in islice(rows.rows_of(run, spec, most_rows=SHOWN), SHOWN):
        form = spec.form(cells, context)
        if form.is_valid():
            labels = [str(field.label) for field in form.fields.values()]
            shown.append([(label, words) for label, words in zip(labels, form.told(), strict=True) if words])
    return shown


@require_POST
@staff_view(may=may_import, of=asked_or_404)
def import_take(request: HttpRequest, asked: Asked) -> HttpResponse:
    """Take what was looked at. Asks again where it was not said of each row that may be there whether it is."""
    spec, run = asked.spec, asked.run_of(request.user)
    form = _decide_form(spec, run, request.POST)
    if not form.is_valid():
        return _run_page(request, spec, run, form)
    try:
        if services.ask(run, scope=[], is_for_real=True, answers=form.answers, by=request.user).goes_on:
            messages.success(request, "Wczytywanie się zaczęło.")
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("import_run", spec.key, run.pk)
