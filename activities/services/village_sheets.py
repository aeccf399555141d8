"""The month's sheets on their way to the heads of villages: sent by one press, corrected by another, told by telephone.
Nothing goes twice: the first sheet of a village and month is there once, and each is corrected once."""

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from activities import rules
from activities.models import SHEET, SheetCall, SheetDocument, SheetSending, VillageSheet
from activities.village_sheets.drawing import pdf_of
from activities.village_sheets.letters import SENT, is_over
from activities.village_sheets.state import to_go
from osl_site.common import clock, queue
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.centre.models import Centre
from osl_site.common.database.locking import lock_row
from osl_site.common.frozen_documents.services import make_once
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import Recipient, promise
from osl_site.common.text.folding import fold
from partners.models import HeadChannel, InformedBy, VillageHead
from partners.services import told_by_sheet

MAKE = "activities.tasks.make_sheet"
MADE = "sheet.made"
ALREADY = "Te arkusze już wysłano. Nic nie poszło drugi raz."
TOO_LATE = "Ten miesiąc już minął. Nie ma czego wysyłać."
RUNG = "Ktoś już zadzwonił z tym arkuszem."
NEWER = "Ten arkusz zmienił się. Zadzwoń z poprawionym."
NOT_BY_PHONE = "Ten arkusz nie idzie przez telefon."


@transaction.atomic
def send_sheets(month: date, *, by: User) -> SheetSending:
    """Send the sheets of a month that have not gone yet, and anew those that residents would read otherwise by now;
    each by the way that its head wants. Of two people who press at once the second sends nothing.

    Raises ValidationError where nothing is to go, and of a month that is over.
    """
    if not rules.may_edit(by):
        raise PermissionDenied
    here = lock_row(Centre(pk=1))
    if month < clock.today().replace(day=1):
        raise ValidationError(TOO_LATE)
    lines = to_go(month, here=here)
    if not lines:
        raise ValidationError(ALREADY)
    sending = SheetSending.objects.create(month=month, at=clock.now(), **done_by(by, *Role))
    sheets = VillageSheet.objects.bulk_create(
        VillageSheet(
            sending=sending,
            village=line.village,
            month=month,
            channel=line.head.channel,
            occurrences=line.content.occurrences,
            digest=line.content.digest,
            corrects=line.last,
        )
        for line in lines
    )
    queue.defer_each(MAKE, [{"sheet_id": sheet.pk} for sheet in sheets])
    record("sheets.sent", sending, by=by)
    return sending


@transaction.atomic
def tell_by_phone(sheet: VillageSheet, *, by: User) -> SheetCall:
    """Note that the head was rung and told the sheet, and with it that the office has their data. Raises
    ValidationError the second time, and where a corrected one stands in its place."""
    if not rules.may_edit(by):
        raise PermissionDenied
    lock_row(sheet.village)
    if sheet.channel != HeadChannel.CALL:
        raise ValidationError(NOT_BY_PHONE)
    if VillageSheet.objects.filter(corrects=sheet).exists():
        raise ValidationError(NEWER)
    if SheetCall.objects.filter(sheet=sheet).exists():
        raise ValidationError(RUNG)
    call = SheetCall.objects.create(sheet=sheet, at=clock.now(), **done_by(by, *Role))
    for head in VillageHead.objects.holding(clock.today()).filter(village=sheet.village_id, informed_on=None):
        told_by_sheet(head, how=InformedBy.CALL, by=by)
    record("sheet.told", sheet, by=by)
    return call


def make_sheet(sheet_id: int) -> None:
    """Draw the PDF of a sheet and keep its bytes; then promise the letter, where it goes by mail. The worker's, done
    once however often it is asked for."""
    sheet = VillageSheet.objects.select_related("village", "sending").get(pk=sheet_id)
    if not sheet.documents.exists():
        said = {"kind": SHEET, "text_digest": sheet.digest, "name": file_name(sheet)}
        make_once(sheet.documents, sheet.village, **said, draw=lambda: pdf_of(sheet), act=MADE)
    if sheet.channel == HeadChannel.MAIL:
        _promise_letter(sheet)


@transaction.atomic
def _promise_letter(sheet: VillageSheet) -> None:
    """To whoever is head now. None where one is promised, a newer sheet went, or nobody has an address any more."""
    lock_row(sheet.village)
    if VillageSheet.objects.filter(corrects=sheet).exists() or is_over(sheet) or letters_of(sheet).exists():
        return
    head = VillageHead.objects.holding(clock.today()).filter(village=sheet.village_id).exclude(email="").first()
    if head:
        promise(SENT, [Recipient(head.email, sheet)])


def letters_of(sheet: VillageSheet) -> QuerySet[Letter]:
    """The letter by which it went, in any state."""
    return Letter.objects.filter(kind=SENT, subject_type=sheet._meta.label_lower, subject_id=sheet.pk)


def make_sheets_that_lack() -> None:
    """Sheets of this month and the next whose work was lost on the way, or whose head got an address meanwhile. Two
    queries."""
    rows = VillageSheet.objects.newest().filter(month__gte=clock.today().replace(day=1))
    letters = Letter.objects.filter(kind=SENT, subject_type=VillageSheet._meta.label_lower, subject_id=OuterRef("pk"))
    drawn = Exists(SheetDocument.objects.filter(sheet=OuterRef("pk")))
    lacking = rows.exclude(drawn) | rows.filter(~Exists(letters), channel=HeadChannel.MAIL)
    queue.defer_each(MAKE, [{"sheet_id": pk} for pk in lacking.values_list("pk", flat=True)])


def file_name(sheet: VillageSheet) -> str:
    """„arkusz-2026-12-kandyty.pdf”, „arkusz-2026-12-kandyty-poprawiony.pdf”."""
    end = "-poprawiony" if sheet.is_correction else ""
    return f"arkusz-{sheet.month:%Y-%m}-{fold(sheet.village.name).replace(' ', '-')}{end}.pdf"
