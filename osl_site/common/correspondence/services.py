"""Numbers without a gap; letters written, sent and put in the files."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.db.models import Model
from django.utils.timezone import localtime

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record
from osl_site.common.centre.office import office
from osl_site.common.centre.placeholders import refuse_gap
from osl_site.common.correspondence import rules
from osl_site.common.correspondence.case_marks import mark_of
from osl_site.common.correspondence.models import NumberSeries, OutgoingLetter
from osl_site.common.database import records
from osl_site.common.templatetags.osl import phone

LETTERS = "letter"  # the series
NEXT = """
insert into correspondence_numberseries (kind, year, last) values (%s, %s, 0) on conflict (kind, year) do nothing
"""
TAKE = "update correspondence_numberseries set last = last + 1 where kind = %s and year = %s returning last"
BEFORE_WRITTEN = "Pismo nie mogło wyjść, zanim powstało. Sprawdź dzień."
AHEAD = "Ten dzień jeszcze nie nadszedł. Wpisz dzień, w którym pismo wyszło."
BEGUN = "Numery w tym roku już się zaczęły. Nie da się tego zmienić."
NOT_SENT = "Najpierw zapisz, jak pismo wyszło."
NO_PLACE = {"filed_place": "Napisz, gdzie w aktach leży pismo."}


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What somebody wrote. Without a `case_mark` the letter begins a case under its own number."""

    addressee: str
    address: str = ""
    title: str
    opening: str
    quoted: str = ""
    quoted_as: str = ""
    closing: str = ""
    case_mark: str = ""


def take_number(kind: str, year: int) -> int:
    """The next number of this kind and year: the series is held to the end of the caller's transaction, so that nobody
    gets the same, and one that comes to nothing leaves no gap."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [kind, year])
        cursor.execute(TAKE, [kind, year])
        return cursor.fetchone()[0]


@transaction.atomic
def begin_numbers(kind: str, year: int, *, after: int, by: User | None) -> NumberSeries:
    """Let the numbers of a year begin after one that was given elsewhere (`by` is None only for the demonstration).
    Raises ValidationError once any was given: of two who press at once the second is told."""
    if by is not None and not rules.may_begin_numbers(by):
        raise PermissionDenied
    series, is_new = NumberSeries.objects.get_or_create(kind=kind, year=year, defaults={"last": after})
    if not is_new:
        raise ValidationError(BEGUN)
    record("letter_numbers.begun", series, by=by or Actor.WORKER, fields=["last"])
    return series


def this_year() -> int:
    """Whose numbers are given today."""
    return localtime(clock.now(), clock.WARSAW).year


def has_begun(kind: str, year: int) -> bool:
    """Whether a number of this kind was given in that year, here or elsewhere. One query."""
    return NumberSeries.objects.filter(kind=kind, year=year).exists()


def write_letter(subject: Model, draft: Draft, *, by: User) -> OutgoingLetter:
    """Keep a letter under the next number. A part of an act on `subject`, in its transaction, so it records nothing.

    Raises ValidationError by field.
    """
    here, now, year = office(), clock.now(), this_year()
    refuse_gap(draft.case_mark)
    number = take_number(LETTERS, year)
    typed = asdict(draft)
    address = records.tidy(typed.pop("address"))  # in the lines in which it was typed, as it stood before
    return records.create(
        OutgoingLetter,
        typed | {"case_mark": draft.case_mark or mark_of(here, number=number, year=year)},
        address=address,
        year=year,
        number=number,
        archive_category=here.archive_category,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        sender=here.name,
        sender_address=here.address,
        sender_contact=", ".join(filter(None, [phone(here.organiser_phone), here.organiser_email])),
        at=now,
        **done_by(by, *Role),
    )


@transaction.atomic
def record_sending(
    letter: OutgoingLetter, values: Mapping[str, object], *, revision: int | None, by: User
) -> OutgoingLetter:
    """Say how a letter went out (`way`, `way_number`, `sent_on`), or correct it. Nothing is sent by it.

    Raises PermissionDenied, ChangedMeanwhile, ValidationError by field.
    """
    if not rules.may_handle_letter(by, letter):
        raise PermissionDenied
    day = values.get("sent_on")
    if isinstance(day, date) and day < localtime(letter.at, clock.WARSAW).date():
        raise ValidationError({"sent_on": BEFORE_WRITTEN})
    if isinstance(day, date) and day > clock.today():
        raise ValidationError({"sent_on": AHEAD})
    letter, changed = records.change(letter, values, revision=revision)
    if changed:
        record("correspondence.sent", letter, by=by, fields=changed)
    return letter


@transaction.atomic
def file_letter(letter: OutgoingLetter, *, place: str, revision: int | None, by: User) -> OutgoingLetter:
    """Say where in the office's files a letter that went out lies, or correct it. Raises PermissionDenied,
    ChangedMeanwhile, ValidationError by field."""
    if not rules.may_handle_letter(by, letter):
        raise PermissionDenied
    if not records.tidy(place):
        raise ValidationError(NO_PLACE)
    if letter.sent_on is None:
        raise ValidationError(NOT_SENT)
    letter, changed = records.change(letter, {"filed_place": place}, revision=revision)
    if changed:
        record("correspondence.filed", letter, by=by, fields=changed)
    return letter


def discard_letter(discarding: int) -> None:
    """Remove the letter that this ground is about. A part of an act of `osl_site/common/discarding`, in its
    transaction. The database refuses what is not due."""
    with connection.cursor() as cursor:
        cursor.execute("select correspondence_discard(%s)", [discarding])
