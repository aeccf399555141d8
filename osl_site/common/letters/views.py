"""How the work in the background goes, and what is done about a letter or a job that failed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST
from procrastinate.contrib.django.models import ProcrastinateJob

from osl_site.common import registry
from osl_site.common.accounts.rules import is_administrator
from osl_site.common.forms.form_handling import run_action
from osl_site.common.health import examined, in_words
from osl_site.common.letters import services
from osl_site.common.letters.models import Letter
from osl_site.common.letters.rules import theirs
from osl_site.common.queue_health import queue_health
from osl_site.common.registry import Link
from osl_site.common.registry.entries import anyone
from osl_site.common.web.guards import staff_view

MOST = 50


@dataclass(frozen=True)
class Line:
    """A letter that did not arrive: what about, and where its address is mended."""

    letter: Letter
    about: Link


@never_cache
@require_GET
@staff_view(may=anyone)
def system_status(request: HttpRequest) -> HttpResponse:
    """Figures of the queue for everybody of the office; to each the letters that wait for them, the newest first."""
    failed = list(Letter.objects.failed().filter(theirs(request.user)).order_by("-ended_at", "-pk")[:MOST])
    jobs = ProcrastinateJob.objects.filter(status="failed").order_by("-pk")
    context = {
        "work": queue_health(),
        "letters_waiting": Letter.objects.open().count(),
        "failed": _lines(failed),
        "jobs": [],
    }
    if is_administrator(request.user):
        told, is_well = examined()
        context |= {"jobs": jobs[:MOST], "server": in_words(told), "is_well": is_well}
        context["is_without_backup"] = told.get("kopia") in ("nie ustawiono", "jeszcze nie było")
    return render(request, "letters/system_status.html", context)


def _lines(letters: Sequence[Letter]) -> list[Line]:
    """Each with what its room says of it; as many questions as there are kinds."""
    links: dict[int, Link] = {}
    by_kind = sorted(letters, key=lambda letter: letter.kind)
    for kind, rows in groupby(by_kind, key=lambda letter: letter.kind):
        links |= registry.letters.of(kind).about(list(rows))
    return [Line(letter, links[letter.pk]) for letter in letters]


@require_POST
@staff_view(may=anyone)
def letter_send_again(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, services.send_again, "Wysyłamy ten e-mail jeszcze raz.")


@require_POST
@staff_view(may=anyone)
def letter_settle(request: HttpRequest, pk: int) -> HttpResponse:
    return _act(request, pk, services.settle, "Ten e-mail nie czeka już na wysłanie.")


def _act(request: HttpRequest, pk: int, act: Callable[..., Letter], words: str) -> HttpResponse:
    """Only on a letter that is this person's to mend; of others nobody learns that there are any."""
    letter = get_object_or_404(Letter.objects.filter(theirs(request.user)), pk=pk)
    run_action(request, lambda: act(letter, by=request.user), words)
    return redirect("system_status")


@require_POST
@staff_view(may=is_administrator)
def job_repeat(request: HttpRequest, pk: int) -> HttpResponse:
    """Have the worker do once more what failed."""
    job = get_object_or_404(ProcrastinateJob, pk=pk)
    run_action(request, lambda: services.repeat_job(job, by=request.user), "Zadanie wróciło do kolejki.")
    return redirect("system_status")
