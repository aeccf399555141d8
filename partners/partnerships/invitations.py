"""The letter that invites to a meeting of partners, tells of a change or calls it off, with a file for the calendar."""

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db.models import Q

from osl_site.common.accounts.models import User
from osl_site.common.centre.models import Centre
from osl_site.common.centre.office import office
from osl_site.common.letters.models import Letter
from osl_site.common.registry import LetterKind, Link, Written
from osl_site.common.templatetags.osl import phone
from osl_site.common.text.date_formats import plain_day_in_words
from osl_site.common.text.icalendar_lines import VTIMEZONE, ZONE, folded, moment, text, wall
from osl_site.common.text.typed_text import plain_of
from partners import rules
from partners.models import PartnerMeeting

INVITATION = "partner_meeting"
PRODUCT = "-//Organizator spolecznosci lokalnej//Spotkania partnerow//PL"


def invited(row: PartnerMeeting) -> list[str]:
    """Addresses to which a letter about it was promised and not given up, each once. One query."""
    letters = Letter.objects.filter(kind=INVITATION, subject_type=row._meta.label_lower, subject_id=row.pk)
    return list(dict.fromkeys(letters.exclude(to="").order_by("pk").values_list("to", flat=True)))


def write(letter: Letter) -> Written | None:
    """What is so now: an invitation, a change of it, or that it will not be. None where the meeting is gone."""
    row = PartnerMeeting.objects.select_related("host").filter(pk=letter.subject_id).first()
    if row is None:
        return None
    here = office()
    day = f"{plain_day_in_words(row.held_on)}, {row.hours}"
    facts = [f"Kiedy: {day}", f"Gdzie: {row.place}", f"Gospodarz: {row.host.name if row.host else here.name}"]
    if row.is_off:
        parts = [f"Tego spotkania nie będzie: {row.title}.", "\n".join(facts), f"Dlaczego: {row.cancelled_reason}"]
    else:
        lead = "Zmieniło się zaproszenie na spotkanie" if row.sequence else "Zapraszamy na spotkanie"
        parts = [f"{lead}: {row.title}.", "\n".join(facts)]
        parts += [f"Porządek:\n{plain_of(row.agenda)}"] if row.agenda else []
        parts += ["Plik w załączniku doda spotkanie do kalendarza. Odpisz albo zadzwoń, czy będziecie."]
    number = phone(here.organiser_phone) if here.organiser_phone else ""
    signed = filter(None, ["Organizator społeczności lokalnej", here.organiser_name, here.name, number])
    body = "\n\n".join(["Dzień dobry,", *parts, "\n".join(signed)]) + "\n"
    kind = "Odwołane" if row.is_off else "Zmiana" if row.sequence else "Zaproszenie"
    method = "CANCEL" if row.is_off else "REQUEST"
    file = ("spotkanie.ics", calendar(row, letter.to, here), f"text/calendar; method={method}")
    return Written(f"{kind}: {row.title}, {row.held_on:%-d.%m.%Y}", body, attachments=(file,))


def calendar(row: PartnerMeeting, to: str, here: Centre) -> bytes:
    """The meeting as iTIP (RFC 5546): the same UID whatever changes, a higher SEQUENCE with each change."""
    organiser = here.organiser_email or settings.DEFAULT_FROM_EMAIL
    lines = [
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        folded(f"PRODID:{PRODUCT}"),
        b"CALSCALE:GREGORIAN\r\n",
        folded(f"METHOD:{'CANCEL' if row.is_off else 'REQUEST'}"),
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
        folded(f"STATUS:{'CANCELLED' if row.is_off else 'CONFIRMED'}"),
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
