"""Letters about a version: to those who can decide, and to whoever handed it over. Sent by the worker."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse

from osl_site.common import clock, emails, queue
from osl_site.common.accounts.models import Role, User
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.text.date_formats import polish_day, quoted
from osl_site.common.text.typed_text import plain_of
from plans.models import Correction, Outcome, Reminder, ReminderKind, State, TermDecision, Version
from plans.review.deciders import deciders

AHEAD = timedelta(days=2)


def tell_directors(version_id: int) -> None:
    """Write to everyone who can decide that a version waits, and until when."""
    version = _waiting(version_id)
    opening = f"{version.submitted_by_name} przekazuje do decyzji {version.accusative}."
    _write_to_deciders(version, f"Czeka na decyzję: {version.name}", opening, key="submitted")


def remind_of_decisions() -> None:
    """Of every version that waits, have reminded once two days before the day that was asked for, and once on it."""
    today = clock.today()
    for version in Version.objects.awaiting_decision().filter(due_on__lte=today + AHEAD).defer("snapshot"):
        kind = ReminderKind.DUE if version.due_on <= today else ReminderKind.AHEAD
        remind_of_decision(version, kind=kind, by=Actor.WORKER)


@transaction.atomic
def remind_of_decision(version: Version, *, kind: ReminderKind, by: Actor) -> None:
    """Have everyone who can decide reminded, once of each kind; of nothing that somebody has decided meanwhile."""
    held = Version.objects.select_for_update().filter(pk=version.pk, state=State.SUBMITTED)
    if held.exists() and not Reminder.objects.filter(version=version, kind=kind).exists():
        reminder = Reminder.objects.create(version=version, kind=kind, at=clock.now())
        queue.defer("plans.tasks.remind_directors", version_id=version.pk, kind=kind)
        record("decision.reminded", reminder, by=by)


def remind_directors(version_id: int, kind: str) -> None:
    """Write to everyone who can decide that the day is near or has come. Nothing once somebody has decided."""
    version = _waiting(version_id)
    if not version.is_submitted:
        return
    is_due = kind == ReminderKind.DUE
    subject = f"{'Termin decyzji' if is_due else 'Zbliża się termin decyzji'}: {version.name}"
    opening = f"{version.name.capitalize()} nadal czeka na decyzję."
    _write_to_deciders(version, subject, opening, key=f"reminded-{kind}")


def tell_submitter(version_id: int) -> None:
    """Write to whoever submitted the version how the director decided."""
    version = Version.objects.select_related("plan", "submitted_by", "decision").get(pk=version_id)
    ending = "a" if version.number else "y"
    what = f"zatwierdzon{ending}" if version.decision.outcome == Outcome.APPROVED else f"zwrócon{ending} do poprawy"
    text = f"\n{quoted(plain_of(version.decision.text))}\n" if version.decision.text else ""
    emails.send(
        to=version.submitted_by.email,
        subject=f"Decyzja dyrektora: {version.name}",
        body=(
            f"Dzień dobry,\n\n{version.name.capitalize()} jest {what}.\n{text}\n"
            f"{emails.link(reverse('plans:version_detail', args=[version.pk]))}\n"
        ),
        key=f"version-{version.pk}-decided",
    )


def tell_directors_of_paper(version_id: int) -> None:
    """Write to every director that a plan decided on paper was written down, for them to compare it with the paper."""
    version = Version.objects.select_related("submitted_by", "decision").defer("snapshot").get(pk=version_id)
    decision = version.decision
    body = (
        f"Dzień dobry,\n\n{version.submitted_by.name} wpisuje plan przyjęty na papierze.\n{version.title}\n"
        f"Decyzja: {decision.by_words}, {polish_day(decision.day)}\n\nPlan obowiązuje jak zatwierdzony. "
        f"Sprawdź, czy zgadza się z papierem:\n{emails.link(reverse('plans:version_detail', args=[version.pk]))}\n"
    )
    for director in User.objects.filter(roles__contains=[Role.DIRECTOR], is_active=True):
        key = f"version-{version.pk}-paper-{director.pk}"
        emails.send(to=director.email, subject=f"Plan przyjęty na papierze: {version.title}", body=body, key=key)


def tell_organisers(decision_id: int, is_correction: bool) -> None:
    """Write to every organiser what was decided on an approved plan: prolonged, repealed, or a clerical error."""
    model = Correction if is_correction else TermDecision
    decision = model.objects.select_related("version").defer("version__snapshot").get(pk=decision_id)
    version, what = decision.version, _what_was_decided(decision)
    body = (
        f"Dzień dobry,\n\n{what}\n{version.title}\n\n{quoted(plain_of(decision.text))}\n{decision.by_words}\n\n"
        f"{emails.link(reverse('plans:version_detail', args=[version.pk]))}\n"
    )
    kind = "correction" if is_correction else "term"
    for person in User.objects.filter(roles__contains=[Role.ORGANISER], is_active=True):
        key = f"{kind}-{decision.pk}-{person.pk}"
        emails.send(to=person.email, subject=f"Decyzja dyrektora: {version.title}", body=body, key=key)


def _what_was_decided(decision: Correction | TermDecision) -> str:
    if isinstance(decision, Correction):
        was, becomes = quoted(decision.was), quoted(decision.becomes)
        return f"Sprostowano oczywistą omyłkę ({decision.place_name}). Było: {was}. Powinno być: {becomes}."
    return decision.words


def _waiting(version_id: int) -> Version:
    return Version.objects.select_related("plan", "submitted_by").defer("snapshot").get(pk=version_id)


def _write_to_deciders(version: Version, subject: str, opening: str, *, key: str) -> None:
    day = f"Prośba o decyzję do: {polish_day(version.due_on)}\n" if version.due_on else ""
    address = emails.link(reverse("plans:version_review", args=[version.pk]))
    body = f"Dzień dobry,\n\n{opening}\n{version.title}\n{day}\nPrzeczytaj i zdecyduj:\n{address}\n"
    for director in deciders(version.submitted_by):
        emails.send(to=director.email, subject=subject, body=body, key=f"version-{version.pk}-{key}-{director.pk}")
