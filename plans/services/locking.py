"""One door to a version that is going to change: locked, read afresh, and still in the state the act needs."""

from collections.abc import Callable, Mapping
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection

from osl_site.common.accounts.models import User
from osl_site.common.text.date_formats import polish_day
from plans import rules
from plans.models import Decision, Plan, State, Version

WHAT_HAPPENED = {
    State.DRAFT: "Ta wersja nie jest jeszcze przekazana.",
    State.SUBMITTED: "Ta wersja jest już przekazana dyrektorowi i nie można jej zmieniać. Możesz ją wycofać.",
    State.APPROVED: "Ta wersja jest już zatwierdzona. Zmiany wprowadza aktualizacja.",
    State.RETURNED: "Ta wersja jest już zwrócona do poprawy. Zmiany wprowadź w następnym podejściu.",
    State.WITHDRAWN: "Ta wersja jest wycofana. Zmiany wprowadź w następnym podejściu.",
}
FOR_THE_DIRECTOR = WHAT_HAPPENED | {
    State.APPROVED: "Ta wersja jest już zatwierdzona. Nie czeka na uwagi ani na decyzję.",
    State.RETURNED: "Ta wersja jest już zwrócona do poprawy. Uwagi napiszesz do następnego podejścia.",
    State.WITHDRAWN: "Ta wersja jest wycofana. Nie czeka już na uwagi ani na decyzję.",
}
STAYS = "Ta wersja jest przekazana dyrektorowi, więc jej słowa zostają. Z jawności wyłącza je dyrektor."
NOT_APPROVED = "Opublikować można tylko zatwierdzoną wersję."


def lock_plans() -> None:
    """Hold every plan until the transaction ends: of two decisions on when plans hold, the second one waits here."""
    list(Plan.objects.select_for_update().order_by("pk"))


def lock_version(version_id: int) -> Version:
    """The row of the version, locked until the transaction ends. Whoever comes second waits here.

    Raises ValidationError when the first one has thrown the draft away.
    """
    version = Version.objects.select_for_update(of=["self"]).select_related("plan").filter(pk=version_id).first()
    if version is None:
        raise ValidationError("Tej wersji roboczej już nie ma. Ktoś ją w tym czasie usunął.")
    return version


def lock_draft(version_id: int, by: User) -> Version:
    """The locked draft that this person may write in.

    Raises PermissionDenied for whoever drafts no plans, and ValidationError saying what happened to a draft that is
    none any more.
    """
    version = lock_version(version_id)
    if not rules.may_draft(by):
        raise PermissionDenied
    if not version.is_draft:
        raise refusal(version)
    return version


def lock_approved(version_id: int, by: User, *, may: Callable[[User, Version], bool]) -> Version:
    """The locked approved version with which this person may do what `may` says.

    Raises PermissionDenied, and for whoever writes or decides on plans ValidationError while it is not approved.
    """
    version = lock_version(version_id)
    if not rules.may_draft(by) and not rules.is_director(by):
        raise PermissionDenied
    if version.state != State.APPROVED:
        raise ValidationError(NOT_APPROVED)
    if not may(by, version):
        raise PermissionDenied
    return version


def refusal(version: Version, said: Mapping[State, str] = WHAT_HAPPENED) -> ValidationError:
    """What happened to the version meanwhile, in the words for whoever asks; and when it was decided on, by whom."""
    sentence = said[State(version.state)]
    if decision := Decision.objects.filter(version=version).first():
        sentence += f" Decyzja: {decision.by_name}, {polish_day(decision.day)}"
    return ValidationError(sentence)


def handed_over(version: Version) -> str:
    """Why no passage is covered in a version that was handed over; nothing of a draft."""
    return "" if version.is_draft else STAYS


def hold_key(key: UUID) -> None:
    """Whoever enters a value or a line under the same key meanwhile waits: of rows that may only be added none can be
    locked, so the key is (`plans_entry_is_lawful` takes the same lock)."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 14))", [str(key)])
