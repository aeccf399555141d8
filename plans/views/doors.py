"""The doors of the room that lead to a version at once: the draft that is written, the text that holds today."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from osl_site.common import clock
from osl_site.common.accounts.rules import may_read_rooms
from osl_site.common.web.guards import staff_view
from plans import rules
from plans.in_force.gone_by import texts_gone_by
from plans.in_force.status import Standing
from plans.models import State, Version

MOST = 50
NO_DRAFT = "Nie ma wersji roboczej. Załóż nowy plan albo otwórz aktualizację tego, który obowiązuje."
NO_PLAN = "Dziś nie obowiązuje żaden plan."


@require_GET
@staff_view(may=rules.may_draft)
def draft_now(request: HttpRequest) -> HttpResponse:
    """„Wersja robocza”: the draft; where there are several, which one."""
    rows = Version.objects.filter(state=State.DRAFT).select_related("plan").defer("snapshot").order_by("-pk")[:MOST]
    rows = list(rows)
    ways = [] if rows else _ways_to_a_draft()
    return _led_to(request, rows, {"title": "Wersja robocza", "nothing": NO_DRAFT, "ways": ways})


def _ways_to_a_draft() -> list[tuple[str, str]]:
    """Where a draft begins: a new plan, or an update of each that holds today."""
    texts = [text for text in texts_gone_by(clock.today()) if text.standing == Standing.IN_FORCE]
    updates = [(reverse("plans:update_open", args=[text.version.plan_id]), "Otwórz aktualizację") for text in texts]
    return [*updates, (reverse("plans:plan_add"), "Załóż nowy plan")]


@require_GET
@staff_view(may=may_read_rooms)
def in_force_now(request: HttpRequest) -> HttpResponse:
    """„Obowiązujący”: the text that holds today."""
    texts = [text for text in texts_gone_by(clock.today()) if text.standing == Standing.IN_FORCE]
    return _led_to(request, [text.version for text in texts], {"title": "Obowiązujący plan", "nothing": NO_PLAN})


def _led_to(request: HttpRequest, versions: Sequence[Version], words: dict[str, Any]) -> HttpResponse:
    if len(versions) == 1:
        return redirect("plans:version_detail", pk=versions[0].pk)
    return render(request, "plans/door.html", {"versions": versions, **words})
