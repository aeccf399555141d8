"""A plan that was decided on paper before the office had this application: written down, and not decided on again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Min
from django.utils.timezone import localtime

from osl_site.common import clock, queue
from osl_site.common.accounts.models import Role, User
from osl_site.common.audit.trail import record
from osl_site.common.centre.models import Centre
from osl_site.common.centre.placeholders import refuse_gap
from osl_site.common.database import records
from osl_site.common.files.models import MOST_BYTES
from osl_site.common.files.services import keep
from osl_site.common.frozen_documents.review import hand_on
from osl_site.common.text.date_formats import polish_day, quoted
from plans.content import PlanContent, is_printed, write
from plans.document.snapshot import snapshot
from plans.models import Decision, DocumentKind, Outcome, Plan, State, Version
from plans.services.locking import lock_draft, lock_plans
from plans.services.notifications import tell_directors_of_paper

SCANS = {b"%PDF-": ("application/pdf", "pdf"), b"\xff\xd8\xff": ("image/jpeg", "jpg"), b"\x89PNG": ("image/png", "png")}
NOT_ALONE = "Z papieru wpisuje się plan, który nie ma jeszcze innych wersji. Załóż nowy plan."


@transaction.atomic
def enter_from_paper(
    version: Version, *, number: int, reason: str, scan: bytes, values: Mapping[str, Any], by: User
) -> Decision:
    """Write down that this draft, the only version of its plan, was decided on paper: from now on it holds as approved.

    `number` says which update the paper is, 0 the plan itself; the next update here is one more. `values` are who
    decided (`by_name`, `by_position`), when (`decided_on`), from when it holds (`effective_on`), the case mark and the
    basis. What art. 20 asks of a draft is not asked: the paper is as it is. The directors are told. Raises
    ValidationError by field, for a paper not older than the first plan that was handed over here among others.
    """
    lock_plans()
    version = lock_draft(version.pk, by)
    if version.plan.versions.exclude(pk=version.pk).exists():
        raise ValidationError(NOT_ALONE)
    if number and not records.tidy(reason):
        raise ValidationError({"reason": "Napisz, z jakiej przyczyny plan był aktualizowany."})
    refuse_gap(values.get("case_mark", ""))
    _refuse_days(version, values["decided_on"], values["effective_on"])
    content_type, ending = _kind_of(scan)
    file = keep(scan, name=f"plan-{version.plan_id}-{number}-skan.{ending}", content_type=content_type, by=by)
    given = {"version": version, "outcome": Outcome.PAPER, "scan": file, "by": by, "at": clock.now()}
    decision = records.create(Decision, values, **given)
    version.number, version.reason = number, records.tidy(reason) if number else ""
    hand_on(version, lambda: write(_as_on_paper(snapshot(version))), by=by, role=Role.ORGANISER)
    version.state = State.APPROVED
    version.save()
    queue.defer("plans.tasks.make_document", version_id=version.pk, kind=DocumentKind.APPROVED)
    tell_directors_of_paper(decision)
    record("version.entered_from_paper", version, by=by, fields=["state"])
    return decision


def _as_on_paper(content: PlanContent) -> PlanContent:
    """Handed over by nobody here; chapters that nobody copied are left to the scan, as is what it says of services."""
    kept = tuple(row for row in content.chapters if is_printed(row))
    return replace(content, submitted_by="", submitted_on="", chapters=kept, services=())


def first_here() -> date | None:
    """The day on which the first version was handed over in this application; papers are older."""
    handed = Version.objects.exclude(state=State.DRAFT).exclude(decision__outcome=Outcome.PAPER)
    moment = handed.aggregate(first=Min("submitted_at"))["first"]
    return localtime(moment).date() if moment else None


def _refuse_days(version: Version, decided_on: date, effective_on: date) -> None:
    first, today = first_here(), clock.today()
    if first and decided_on >= first:
        sentence = f"Od {polish_day(first)} plany przekazuje się do decyzji tutaj. Wpisz plan przyjęty wcześniej."
        raise ValidationError({"decided_on": sentence})
    if decided_on > today:
        raise ValidationError({"decided_on": "Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym plan przyjęto."})
    since = Centre.objects.values_list("works_since", flat=True).first()
    if since and decided_on < since:
        raise ValidationError(
            {"decided_on": f"Centrum działa od {polish_day(since)}. Wpisz dzień, w którym plan przyjęto."}
        )
    if not version.starts_on <= effective_on <= version.ends_on:
        raise ValidationError({"effective_on": f"Podaj dzień z okresu planu: {version.period}"})
    if other := Plan.objects.holding_within(effective_on, version.ends_on).exclude(pk=version.plan_id).first():
        there = f"{quoted(other.title)} (do {polish_day(other.last_day)})"
        raise ValidationError({"effective_on": f"W tym czasie obowiązuje inny plan: {there}. Popraw okres."})


def refuse_later_start(values: Mapping[str, Any]) -> None:
    """The centre works since no later day than that of the oldest paper. For whoever fills in the office's data."""
    since = values.get("works_since")
    oldest = Decision.objects.aggregate(first=Min("decided_on"))["first"] if since else None
    if oldest and since > oldest:
        sentence = f"Jest tu plan przyjęty na papierze {polish_day(oldest)} Podaj ten dzień albo wcześniejszy."
        raise ValidationError({"works_since": sentence})


def _kind_of(scan: bytes) -> tuple[str, str]:
    if len(scan) > MOST_BYTES:
        raise ValidationError({"scan": "Plik może mieć najwyżej 10 MB."})
    for beginning, kind in SCANS.items():
        if scan.startswith(beginning):
            return kind
    raise ValidationError({"scan": "To nie jest PDF ani zdjęcie. Wybierz plik PDF, JPEG albo PNG."})
