"""What the letter says by which the month's sheet goes to the head of a village, with its PDF."""

from collections.abc import Mapping, Sequence

from django.db.models import Q, QuerySet
from django.urls import reverse

from activities import rules
from activities.models import SHEET, SheetDocument, VillageSheet
from osl_site.common import clock, emails
from osl_site.common.accounts.models import User
from osl_site.common.audit.models import Actor
from osl_site.common.centre.models import Centre
from osl_site.common.centre.office import office
from osl_site.common.letters.models import Letter, LetterState
from osl_site.common.registry import LetterKind, Link, Written
from osl_site.common.text.date_formats import month_in_words
from partners.heads.registered import days_kept
from partners.models import InformedBy, VillageHead
from partners.services import told_by_sheet

SENT = "activities.sheet"
FIXED = "Parę zdań do sołtysa, który czeka na arkusz. Treść jest w arkuszu."
BODY = """Dzień dobry,

{what}

{why}

Kto woli arkusz na papierze albo przez telefon, niech odpisze{ring}.

{office}"""
FIRST = "w załączniku jest arkusz spotkań: {month}, {village} i okolica. Prosimy powiesić go na tablicy."
CORRECTED = (
    "w spotkaniach coś się zmieniło. W załączniku jest poprawiony arkusz: {month}, {village} i okolica."
    " Prosimy zdjąć poprzedni i powiesić ten."
)
INFORMED = (
    "O danych sołtysa (art. 14 RODO): administratorem jest {controller}.{officer} Imię i nazwisko, telefon i e-mail"
    " mamy z informacji gminy albo od mieszkańców. Służą do tego, żeby co miesiąc przekazać arkusz i zadzwonić"
    " w sprawie spotkań (art. 6 ust. 1 lit. e RODO, art. 32 pkt 5 ustawy o CUS). Czyta je tylko biuro. Trzymamy je,"
    " dopóki ktoś jest sołtysem, i jeszcze tyle dni: {days}. Można poprosić o wgląd, poprawienie, usunięcie"
    " i ograniczenie, sprzeciwić się albo złożyć skargę do Prezesa UODO. Więcej: {link}"
)
KNOWN = "Ten adres mamy jako adres sołtysa, żeby co miesiąc wysłać arkusz; więcej o danych: {link}"


def write(letter: Letter) -> Written | None:
    """The letter with its PDF; none where a newer sheet went meanwhile, or the month is over."""
    sheet = VillageSheet.objects.select_related("village", "sending").filter(pk=letter.subject_id).first()
    document = SheetDocument.objects.filter(sheet=letter.subject_id, kind=SHEET).select_related("file").first()
    if sheet is None or document is None or hasattr(sheet, "corrected_by") or is_over(sheet):
        return None
    here, month = office(), month_in_words(sheet.month)
    told = {"month": month, "village": sheet.village.name}
    name = "Poprawiony arkusz" if sheet.is_correction else "Arkusz na tablicę"
    body = BODY.format(
        what=(CORRECTED if sheet.is_correction else FIRST).format(**told),
        why=_of_data(sheet, letter, here),
        ring=f" albo zadzwoni: {here.organiser_phone}" if here.organiser_phone else "",
        office=here.name,
    )
    attachment = (document.file.name, bytes(document.file.content), document.file.content_type)
    return Written(f"{name}: {month}, {sheet.village.name}", body, attachments=(attachment,))


def _of_data(sheet: VillageSheet, letter: Letter, here: Centre) -> str:
    """To whom it is the first contact everything that art. 14 GDPR asks; to others where it stands."""
    link = emails.link(reverse("data_protection"))
    if not unaware(sheet, letter.to).exists():
        return KNOWN.format(link=link)
    officer = f" Inspektor ochrony danych: {here.dpo_contact.rstrip('.')}." if here.dpo_contact else ""
    controller = (here.controller or here.name).rstrip(".")
    return INFORMED.format(controller=controller, officer=officer, days=days_kept(), link=link)


def unaware(sheet: VillageSheet, to: str) -> QuerySet[VillageHead]:
    """The head of the village who has this address and was not told yet that the office has their data."""
    heads = VillageHead.objects.holding(clock.today()).filter(village=sheet.village_id, informed_on=None)
    return heads.filter(email__iexact=to)


def follow(letter: Letter) -> None:
    """A letter that went has informed whoever did not know: it is the first contact."""
    if letter.state != LetterState.SENT:
        return
    sheet = VillageSheet.objects.filter(pk=letter.subject_id).first()
    for head in unaware(sheet, letter.to) if sheet else ():
        told_by_sheet(head, how=InformedBy.LETTER, by=Actor.WORKER)


def is_over(sheet: VillageSheet) -> bool:
    """Whether the month of the sheet is behind."""
    return sheet.month < clock.today().replace(day=1)


def about(letters: Sequence[Letter]) -> Mapping[int, Link]:
    """The sheet of each, and the page of its month. One query."""
    ids = [letter.subject_id for letter in letters]
    found = {row.pk: row for row in VillageSheet.objects.filter(pk__in=ids).select_related("village")}
    return {letter.pk: _link(found[letter.subject_id]) for letter in letters if letter.subject_id in found}


def _link(sheet: VillageSheet) -> Link:
    words = f"{sheet.village}, {month_in_words(sheet.month)}"
    return Link("Arkusz miesiąca", words, reverse("activities:sheet_list", args=[sheet.month]))


def theirs(user: User) -> Q | None:
    """Whoever sends sheets may send a letter of one again."""
    return Q(kind=SENT) if rules.may_edit(user) else None


KIND = LetterKind(write, about, theirs, follow=follow, fixed=FIXED)
