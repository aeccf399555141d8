"""Letters about a version: to those who can decide, and to whoever handed it over. Sent by the worker.

Every subject names the plan. What is not filled in is left out; nothing stands for it.
"""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse

from osl_site.common import clock, emails, queue
from osl_site.common.accounts.models import Role, User
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.text.date_formats import polish_day, quoted
from osl_site.common.text.typed_text import clipped, plain_of
from plans.models import Correction, Outcome, Reminder, ReminderKind, State, TermDecision, Version
from plans.review.deciders import deciders
from plans.review.remarks import remarks_at_places

AHEAD = timedelta(days=2)
LONGEST_TITLE = 120


def tell_directors(version_id: int) -> None:
    """Write to everyone who can decide that a version waits, and until when. Nothing once it was taken back."""
    version = _waiting(version_id)
    if version.state == State.WITHDRAWN:
        return
    opening = f"{version.submitted_by_name} przekazuje do decyzji {version.accusative}."
    _write_to_deciders(version, f"Czeka na decyzję: {_called(version)}", opening, key="submitted")


def tell_of_withdrawal(version_id: int, by_id: int) -> None:
    """Write to everyone who could have decided that the version was taken back, so that nobody reads it on."""
    version, person = _waiting(version_id), User.objects.get(pk=by_id)
    body = (
        f"Dzień dobry,\n\n{person.name} wycofuje z decyzji {version.accusative}.\n{version.title}\n\n"
        "Nie trzeba już o tym decydować. Kiedy organizator przekaże następne podejście, przyjdzie osobny list.\n"
        f"{emails.link(reverse('plans:version_detail', args=[version.pk]))}\n"
    )
    for director in deciders(version.submitted_by):
        key = f"version-{version.pk}-withdrawn-{director.pk}"
        emails.send(to=director.email, subject=f"Wycofano z decyzji: {_called(version)}", body=body, key=key)


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
    subject = f"{'Termin decyzji' if is_due else 'Zbliża się termin decyzji'}: {_called(version)}"
    opening = f"{version.name.capitalize()} nadal czeka na decyzję."
    _write_to_deciders(version, subject, opening, key=f"reminded-{kind}")


def tell_submitter(version_id: int) -> None:
    """Write to whoever submitted the version how the director decided; of a return, with every remark at its place."""
    version = Version.objects.select_related("plan", "submitted_by", "decision").get(pk=version_id)
    subject, lines = _return_of(version) if version.decision.outcome == Outcome.RETURNED else _approval_of(version)
    address = emails.link(reverse("plans:version_detail", args=[version.pk]))
    body = "\n\n".join(["Dzień dobry,", *lines, address])
    emails.send(to=version.submitted_by.email, subject=subject, body=f"{body}\n", key=f"version-{version.pk}-decided")


def _approval_of(version: Version) -> tuple[str, list[str]]:
    """The subject and the paragraphs of the letter about an approval."""
    decision, approved = version.decision, "zatwierdzona" if version.number else "zatwierdzony"
    day = polish_day(decision.effective_on)
    sentence = f"{version.name.capitalize()} jest {approved}. Obowiązuje od {day}\n{version.title}"
    said = [quoted(plain_of(decision.text))] if decision.text else []
    return f"Zatwierdzono: {_called(version)}", [sentence, *said, decision.by_words]


def _return_of(version: Version) -> tuple[str, list[str]]:
    """The subject and the paragraphs of the letter about a return: the remarks first, then the word of the decision."""
    remarks, decision, name = remarks_at_places(version), version.decision, version.name.capitalize()
    came_back, returned = ("wróciła", "zwrócona") if version.number else ("wrócił", "zwrócony")
    way = {0: "do poprawy", 1: "z jedną uwagą"}.get(len(remarks), f"z {len(remarks)} uwagami")
    subject = f"{name} {came_back} {way}: {_title(version)}"
    sentence = f"{name} jest {returned} do poprawy. O poprawki prosi {decision.by_words}.\n{version.title}"
    told = [f"{number}. {place}: {plain_of(row.text)}" for number, (place, row) in enumerate(remarks, 1)]
    said = [f"Treść decyzji: {quoted(plain_of(decision.text))}"] if decision.text else []
    return subject, [sentence, *told, *said]


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
        emails.send(to=person.email, subject=f"Decyzja dyrektora: {_title(version)}", body=body, key=key)


def _what_was_decided(decision: Correction | TermDecision) -> str:
    if isinstance(decision, Correction):
        was, becomes = quoted(decision.was), quoted(decision.becomes)
        return f"Sprostowano oczywistą omyłkę ({decision.place_name}). Było: {was}. Powinno być: {becomes}."
    return decision.words


def _called(version: Version) -> str:
    """How a subject names it: „Plan na rok 2027”, „Plan na rok 2027, aktualizacja nr 1”."""
    return f"{_title(version)}, {version.name}" if version.number else _title(version)


def _title(version: Version) -> str:
    """On one line, and so short that the rest of a subject stays in sight."""
    return clipped(version.title, LONGEST_TITLE)


def _waiting(version_id: int) -> Version:
    return Version.objects.select_related("plan", "submitted_by").defer("snapshot").get(pk=version_id)


def _write_to_deciders(version: Version, subject: str, opening: str, *, key: str) -> None:
    day = f"Prośba o decyzję do: {polish_day(version.due_on)}\n" if version.due_on else ""
    address = emails.link(reverse("plans:version_review", args=[version.pk]))
    body = f"Dzień dobry,\n\n{opening}\n{version.title}\n{day}\nPrzeczytaj i zdecyduj:\n{address}\n"
    for director in deciders(version.submitted_by):
        emails.send(to=director.email, subject=subject, body=body, key=f"version-{version.pk}-{key}-{director.pk}")
