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
from plans.desk import attempts_that_came_back
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
    if rows := list(rows):
        return _led_to(request, rows, {"title": "Wersja robocza"})
    came_back = attempts_that_came_back(request.user)
    words = {
        "nothing": NO_DRAFT,
        "came_back": came_back,
        "ways": _ways_to_a_draft(but={row.plan_id for row in came_back}),
    }
    return _led_to(request, [], {"title": "Wersja robocza", **words})


def _ways_to_a_draft(*, but: set[int]) -> list[tuple[str, str]]:
    """Where a draft begins: a new plan, or an update of each that holds today; of none of which a version waits with
    the director, or came back (`but`): that one is gone on with."""
    held = but | set(Version.objects.open().values_list("plan_id", flat=True))
    found = [text for text in texts_gone_by(clock.today()) if text.standing == Standing.IN_FORCE]
    texts = [text for text in found if text.version.plan_id not in held]
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
