"""Letters that invite to a meeting of partners, tell of a change, call it off or take one partner off, each with a file
for the calendar."""

from collections.abc import Sequence
from datetime import datetime
from enum import Enum

from django.conf import settings
from django.db.models import Q, QuerySet

from osl_site.common.accounts.models import User
from osl_site.common.centre.models import Centre
from osl_site.common.centre.office import office
from osl_site.common.letters.models import Letter, LetterState
from osl_site.common.registry import LetterKind, Link, Written
from osl_site.common.templatetags.osl import phone
from osl_site.common.text.date_formats import plain_day_in_words
from osl_site.common.text.icalendar_lines import VTIMEZONE, ZONE, folded, moment, text, wall
from osl_site.common.text.typed_text import plain_of
from partners import rules
from partners.models import PartnerMeeting

INVITATION = "partner_meeting"
NO_LONGER = "partner_meeting_no_longer"
PRODUCT = "-//Organizator spolecznosci lokalnej//Spotkania partnerow//PL"


class Method(Enum):
    """What a file for the calendar does, and how it says so there."""

    INVITED = ("REQUEST", "CONFIRMED")
    CALLED_OFF = ("CANCEL", "CANCELLED")
    NO_LONGER = ("CANCEL", "")

    @property
    def method(self) -> str:
        return self.value[0]

    @property
    def status(self) -> str:
        return self.value[1]


def invited(row: PartnerMeeting) -> list[str]:
    """Addresses to which a letter about it was promised and which were not told since that they are no longer invited,
    each once. One query."""
    newest = dict(_letters(row.pk).exclude(to="").order_by("pk").values_list("to", "kind"))
    return [address for address, kind in newest.items() if kind == INVITATION]


def _letters(meeting_id: int) -> QuerySet[Letter]:
    label = PartnerMeeting._meta.label_lower
    return Letter.objects.filter(kind__in=(INVITATION, NO_LONGER), subject_type=label, subject_id=meeting_id)


def write(letter: Letter) -> Written | None:
    """What is so now: an invitation, a change of it, or that it will not be. None where the meeting is gone, and for
    whoever is no longer invited."""
    row = _meeting(letter)
    if row is None or _later(letter, NO_LONGER).exists():
        return None
    is_known, facts = _has_invitation(letter), _facts(row)
    if row.is_off:
        kind, parts = (
            "Odwołane",
            [f"Tego spotkania nie będzie: {row.title}.", facts, f"Dlaczego: {row.cancelled_reason}"],
        )
    else:
        kind = "Zmiana" if is_known else "Zaproszenie"
        lead = "Zmieniło się zaproszenie na spotkanie" if is_known else "Zapraszamy na spotkanie"
        parts = [f"{lead}: {row.title}.", facts]
        parts += [f"Porządek:\n{plain_of(row.agenda)}"] if row.agenda else []
        parts += ["Plik w załączniku doda spotkanie do kalendarza. Odpisz albo zadzwoń, czy będziecie."]
    return _written(kind, row, parts, letter, file=Method.CALLED_OFF if row.is_off else Method.INVITED)


def write_no_longer(letter: Letter) -> Written | None:
    """That a partner is not invited any more, for it alone, with a file that takes the meeting out of its calendar.
    None where nothing was heard of the meeting there, or where it is invited again."""
    row = _meeting(letter)
    heard = Q(state__in=(LetterState.SENT, LetterState.SENDING)) | Q(state=LetterState.FAILED, is_doubtful=True)
    before = _letters(letter.subject_id).filter(heard, kind=INVITATION, to=letter.to, pk__lt=letter.pk)
    if row is None or _later(letter, INVITATION).exists() or not before.exists():
        return None
    parts = [
        f"Zaproszenie na spotkanie już Was nie dotyczy: {row.title}.",
        _facts(row),
        "Plik w załączniku usunie spotkanie z kalendarza. Jeżeli to pomyłka, odpisz albo zadzwoń.",
    ]
    return _written("Nieaktualne zaproszenie", row, parts, letter, file=Method.NO_LONGER)


def _meeting(letter: Letter) -> PartnerMeeting | None:
    return PartnerMeeting.objects.select_related("host").filter(pk=letter.subject_id).first()


def _later(letter: Letter, kind: str) -> QuerySet[Letter]:
    return _letters(letter.subject_id).filter(kind=kind, to=letter.to, pk__gt=letter.pk)


def _has_invitation(letter: Letter) -> bool:
    """Whether this address was invited before, and not told since that it is no longer."""
    earlier = _letters(letter.subject_id).filter(to=letter.to, pk__lt=letter.pk, state=LetterState.SENT)
    return earlier.order_by("-pk").values_list("kind", flat=True).first() == INVITATION


def _facts(row: PartnerMeeting) -> str:
    host = row.host.name if row.host else office().name
    return f"Kiedy: {plain_day_in_words(row.held_on)}, {row.hours}\nGdzie: {row.place}\nGospodarz: {host}"


def _written(kind: str, row: PartnerMeeting, parts: Sequence[str], letter: Letter, *, file: Method) -> Written:
    here = office()
    number = phone(here.organiser_phone) if here.organiser_phone else ""
    signed = filter(None, ["Organizator społeczności lokalnej", here.organiser_name, here.name, number])
    body = "\n\n".join(["Dzień dobry,", *parts, "\n".join(signed)]) + "\n"
    attached = ("spotkanie.ics", calendar(row, letter.to, here, file), f"text/calendar; method={file.method}")
    return Written(f"{kind}: {row.title}, {row.held_on:%-d.%m.%Y}", body, attachments=(attached,))


def calendar(row: PartnerMeeting, to: str, here: Centre, file: Method) -> bytes:
    """The meeting as iTIP (RFC 5546): the same UID whatever changes, a higher SEQUENCE with each change. What takes one
    attendee off says no STATUS (section 3.2.5): for the others it goes on."""
    organiser = here.organiser_email or settings.DEFAULT_FROM_EMAIL
    lines = [
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        folded(f"PRODID:{PRODUCT}"),
        b"CALSCALE:GREGORIAN\r\n",
        folded(f"METHOD:{file.method}"),
        VTIMEZONE,
        b"BEGIN:VEVENT\r\n",
        folded(f"UID:{row.uid}"),
        folded(f"SEQUENCE:{row.sequence}"),
        folded(f"DTSTAMP:{moment(row.changed_at)}"),
        *(folded(f"{name};TZID={ZONE}:{wall(at)}") for name, at in _ends(row)),
        folded(f"ORGANIZER:mailto:{organiser}"),
        folded(f"ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION:mailto:{to}"),
        text("SUMMARY", row.title),
        text("LOCATION", row.place),
        *([text("DESCRIPTION", plain_of(row.agenda))] if row.agenda else []),
        *([folded(f"STATUS:{file.status}")] if file.status else []),
        b"END:VEVENT\r\nEND:VCALENDAR\r\n",
    ]
    return b"".join(lines)


def _ends(row: PartnerMeeting) -> Sequence[tuple[str, datetime]]:
    return (("DTSTART", row.starts_at), ("DTEND", row.ends_at))


def about(letters: Sequence[Letter]) -> dict[int, Link]:
    """What each letter is about. One query."""
    rows = PartnerMeeting.objects.in_bulk({letter.subject_id for letter in letters})
    return {
        letter.pk: Link("spotkanie partnerów", row.title, row.get_absolute_url())
        for letter in letters
        if (row := rows.get(letter.subject_id))
    }


def theirs(user: User) -> Q | None:
    """The organiser's."""
    return Q() if rules.may_edit(user) else None


KIND = LetterKind(write, about, theirs, fixed="Mówi tylko o spotkaniu: kiedy, gdzie i po co.")
KIND_NO_LONGER = LetterKind(
    write_no_longer, about, theirs, fixed="Mówi tylko, że zaproszenie na spotkanie jest nieaktualne."
)
