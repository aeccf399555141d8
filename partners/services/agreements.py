"""Agreements: drafted under a number, signed, amended, ended, put in the files; the office told before the end."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.centre.placeholders import refuse_gap
from osl_site.common.correspondence.services import take_number, this_year
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.files.services import keep
from osl_site.common.files.whole_pdf import PdfFault, fault_of
from osl_site.common.letters.services import Recipient, promise
from osl_site.common.withdrawal import services as withdrawal
from partners import rules
from partners.agreements.letters import ENDING
from partners.models import Agreement, AgreementNotice, Amendment, SignedAgreement
from partners.models.agreements import NOTICES

SERIES = "agreement"
IS_SIGNED = "To porozumienie jest podpisane, więc jego treść się nie zmienia. Zapisz aneks."
NOT_SIGNED = "Najpierw wgraj podpisane porozumienie."
IS_OVER = "To porozumienie jest już zakończone."
ENDED_ALREADY = "To porozumienie już rozwiązano. Ktoś zrobił to przed chwilą."
AHEAD = "Ten dzień jeszcze nie nadszedł. Wpisz dzień podpisania."
BEFORE_BEGIN = "Nowy koniec jest wcześniejszy niż początek porozumienia. Popraw datę."
NO_CHANGES = "Napisz, co się zmienia."
NO_WHY = "Napisz, dlaczego ten plik zastępuje poprzedni."
NO_REASON = "Napisz, dlaczego porozumienie się kończy."
NO_LONGER = "Ten plik zastąpiono już innym. Zobacz, jak jest teraz."
NO_PLACE = "Napisz, gdzie w aktach leży porozumienie."
NO_PARTY = "Wybierz co najmniej jedną stronę."
FAULTS = {
    PdfFault.NO_PDF: "To nie jest plik PDF. Wybierz podpisane porozumienie w PDF.",
    PdfFault.CUT: "Ten plik PDF jest urwany. Zapisz go albo pobierz jeszcze raz i wybierz od nowa.",
    PdfFault.LOCKED: "Ten plik PDF jest zaszyfrowany. Wybierz plik bez hasła, żeby za kilka lat dało się go otworzyć.",
}
SIGNED_STAY = ("kind", "subject", "terms", "parties", "begins_on", "ends_on")


@transaction.atomic
def draft_agreement(values: Mapping[str, Any], *, by: User) -> Agreement:
    """Write down an agreement under the next number of this year. Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    _refuse_parties(values)
    withdrawal.refuse_choosing(values)
    refuse_gap(values.get("case_mark", ""))
    year = this_year()
    number = take_number(SERIES, year)
    row = records.create(Agreement, values, year=year, number=number, **done_by(by, *Role))
    record("agreement.drafted", row, by=by)
    return row


@transaction.atomic
def change_agreement(row: Agreement, values: Mapping[str, Any], *, revision: int | None, by: User) -> Agreement:
    """Correct a draft; of what is signed only who sees to it and where it belongs in the files. Raises ChangedMeanwhile
    when someone else saved it first, ValidationError by field."""
    row = _held(row, by)
    if row.signed_on and any(name in values for name in SIGNED_STAY):
        raise ValidationError(IS_SIGNED)
    if "parties" in values:
        _refuse_parties(values)
    withdrawal.refuse_choosing(values, kept=row)
    refuse_gap(values.get("case_mark", ""))
    row, changed = records.change(row, values, revision=revision)
    if changed:
        record("agreement.changed", row, by=by, fields=changed)
    return row


@transaction.atomic
def sign_agreement(row: Agreement, *, content: bytes, signed_on: date, by: User) -> SignedAgreement:
    """Keep the signed file: from now on what the agreement says stays. Raises ValidationError by field, and the second
    time."""
    row = _held(row, by)
    if row.signed_on:
        raise ValidationError(IS_SIGNED)
    if row.ended_on:
        raise ValidationError(ENDED_ALREADY)
    if signed_on > clock.today():
        raise ValidationError({"signed_on": AHEAD})
    signed = _keep(row, None, content, by)
    records.change(row, {"signed_on": signed_on}, revision=None)
    record("agreement.signed", row, by=by, fields=["signed_on"])
    return signed


@transaction.atomic
def sign_amendment(amendment: Amendment, *, content: bytes, by: User) -> SignedAgreement:
    """Keep the signed file of an amendment. Raises ValidationError by field, and where there is one already."""
    row = _held(amendment.agreement, by)
    if amendment.signed_files.exists():
        raise ValidationError(NO_LONGER)
    signed = _keep(row, amendment, content, by)
    record("agreement.amendment_signed", row, by=by)
    return signed


@transaction.atomic
def supersede_file(signed: SignedAgreement, *, content: bytes, reason: str, by: User) -> SignedAgreement:
    """Put another file in the place of a wrong one, which stays and is no longer shown. Raises ValidationError by
    field, and where somebody did it meanwhile."""
    row = _held(signed.agreement, by)
    if not records.tidy(reason):
        raise ValidationError({"reason": NO_WHY})
    if SignedAgreement.objects.filter(supersedes=signed).exists():
        raise ValidationError(NO_LONGER)
    new = _keep(row, signed.amendment, content, by, supersedes=signed, reason=reason)
    record("agreement.file_superseded", row, by=by)
    return new


@transaction.atomic
def amend_agreement(row: Agreement, values: Mapping[str, Any], *, by: User) -> Amendment:
    """Add an amendment: `agreed_on`, `changes`, and with `moves_end` another end or none. Raises ValidationError by
    field."""
    row = _held(row, by)
    if not row.signed_on:
        raise ValidationError(NOT_SIGNED)
    if row.ended_on:
        raise ValidationError(IS_OVER)
    if not records.tidy(values.get("changes", "")):
        raise ValidationError({"changes": NO_CHANGES})
    if values["agreed_on"] > clock.today():
        raise ValidationError({"agreed_on": AHEAD})
    if values.get("ends_on") and values["ends_on"] < row.begins_on:
        raise ValidationError({"ends_on": BEFORE_BEGIN})
    number = row.amendments.count() + 1
    amendment = records.create(Amendment, values, agreement=row, number=number, at=clock.now(), **done_by(by, *Role))
    record("agreement.amended", row, by=by)
    return amendment


@transaction.atomic
def end_agreement(row: Agreement, *, on: date, reason: str, by: User) -> Agreement:
    """End it on a day before its time, or let a draft come to nothing. Raises ValidationError by field, and the second
    time."""
    row = _held(row, by)
    if row.ended_on:
        raise ValidationError(ENDED_ALREADY)
    if not records.tidy(reason):
        raise ValidationError({"reason": NO_REASON})
    row, changed = records.change(row, {"ended_on": on, "ended_why": reason}, revision=None)
    record("agreement.ended", row, by=by, fields=changed)
    return row


@transaction.atomic
def file_agreement(row: Agreement, values: Mapping[str, Any], *, revision: int | None, by: User) -> Agreement:
    """Say where in the office's files it lies, under which mark and category, or correct it. Raises ChangedMeanwhile,
    ValidationError by field."""
    row = _held(row, by)
    if not row.signed_on and not row.ended_on:
        raise ValidationError(NOT_SIGNED)
    if not records.tidy(values.get("filed_place", "")):
        raise ValidationError({"filed_place": NO_PLACE})
    refuse_gap(values.get("case_mark", ""))
    row, changed = records.change(row, values, revision=revision)
    if changed:
        record("agreement.filed", row, by=by, fields=changed)
    return row


def discard_agreement(discarding: int) -> None:
    """Remove the agreement that this ground is about, with its amendments and signed files. A part of an act of
    `osl_site/common/discarding`, in its transaction. The database refuses what is not due."""
    with connection.cursor() as cursor:
        cursor.execute("select partners_agreement_discard(%s)", [discarding])


def tell_of_ends() -> int:
    """Tell whoever sees to them of agreements that end in 90, 30 and 7 days: each once for each end, the nearest alone
    where several are due at once. Answers how many were told."""
    day = clock.today()
    told = 0
    for pk in list(Agreement.objects.ending(day).order_by("pk").values_list("pk", flat=True)):
        told += _tell(pk, day)
    return told


@transaction.atomic
def _tell(pk: int, day: date) -> bool:
    """Under the row's lock, so that two workers tell once."""
    Agreement.objects.select_for_update().get(pk=pk)
    row = Agreement.objects.ending(day).select_related("owner").filter(pk=pk).first()
    if row is None:
        return False
    due = [days for days in NOTICES if row.until - timedelta(days=days) <= day]
    there = set(row.notices.filter(ends_on=row.until).values_list("days", flat=True))
    new = [days for days in due if days not in there]
    if not new or min(due) in there:
        return False
    AgreementNotice.objects.bulk_create(
        AgreementNotice(agreement=row, days=days, ends_on=row.until, at=clock.now()) for days in new
    )
    if row.owner.is_active and row.owner.email:
        promise(ENDING, [Recipient(row.owner.email, row)])
    record("agreement.end_told", row, by=Actor.WORKER)
    return True


def _held(row: Agreement, by: User) -> Agreement:
    row = lock_row(row)
    if not rules.may_edit(by):
        raise PermissionDenied
    return row


def _refuse_parties(values: Mapping[str, Any]) -> None:
    if not values.get("parties"):
        raise ValidationError({"parties": NO_PARTY})


def _keep(row: Agreement, amendment: Amendment | None, content: bytes, by: User, **given: Any) -> SignedAgreement:
    if fault := fault_of(content):
        raise ValidationError({"scan": FAULTS[fault]})
    of = f"-aneks-{amendment.number}" if amendment else ""
    name = f"porozumienie-{row.number}-{row.year}{of}.pdf"
    file = keep(content, name=name, content_type="application/pdf", by=by)
    return records.create(
        SignedAgreement,
        {"reason": given.pop("reason", "")},
        agreement=row,
        amendment=amendment,
        file=file,
        at=clock.now(),
        **given,
        **done_by(by, *Role),
    )
