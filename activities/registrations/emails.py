"""Letters to residents who signed up, in the language of each: a place offered, a meeting moved or cancelled.

Put together when they go, so that each says what is so then; where it is no longer so, nothing is sent.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from activities.calendar.facts import About, Key
from activities.calendar.icalendar import calendar_of
from activities.calendar.outlets import Outlet, facts_of
from activities.models import Notice, NoticeKind, NoticeState, Occurrence, Registration, RegistrationState
from activities.models.occurrences import When
from activities.registrations import texts
from activities.registrations.audience import unreachable_for
from activities.registrations.codes import code_of, page_of_registration
from activities.rules import may_ring
from osl_site.common import clock, emails
from osl_site.common.accounts.models import User
from osl_site.common.centre.models import Centre
from osl_site.common.centre.office import asked_once
from osl_site.common.letters.models import Letter
from osl_site.common.registry import Link, Written
from osl_site.common.text.date_formats import moment_in_words, short_day_in_words, span_in_words
from osl_site.common.text.languages import in_language
from osl_site.common.text.typed_text import plain_of
from osl_site.common.texts.words import said

NOTICE = "activities.notice"
OWN_LINK = "(tu każda osoba ma swój link)"  # in what the office looks at before it is sent
IN_CALENDARS = {
    NoticeKind.CONFIRMATION,
    NoticeKind.CANCELLED,
    NoticeKind.RESTORED,
    NoticeKind.MOVED,
    NoticeKind.CHANGED,
    NoticeKind.EDITED,
    NoticeKind.REPEATED,
}


def place_in_line(registration: Registration) -> int:
    """1 for who is next. Whoever was told of a place in the line counts, or the number of the next would tell who was
    signed up already. One query."""
    told = Q(state=RegistrationState.REPEATED, told_state=RegistrationState.WAITING)
    line = Registration.objects.filter(Q(state=RegistrationState.WAITING) | told, occurrence=registration.occurrence_id)
    return line.filter(pk__lt=registration.pk).count() + 1


def write(letter: Letter) -> Written | None:
    """The words of this letter; None where the notice was dropped, or comes too late to be of any use."""
    found = Notice.objects.select_related(
        "registration__occurrence__activity__in_charge",
        "registration__occurrence__venue__locality",
        "registration__knows_venue__locality",
    )
    notice = found.get(letter=letter)
    notice.registration.state = notice.registration.stands
    occurrence = notice.registration.occurrence
    last = occurrence.starts_at if notice.kind == NoticeKind.REMINDER else occurrence.ends_at
    if notice.state != NoticeState.QUEUED or last <= clock.now():
        return None
    return written(notice)


def written(notice: Notice) -> Written:
    """Whole sentences with everything a person needs to come or not to; the meeting for the calendar of a phone."""
    registration = notice.registration
    with asked_once() as here, override(registration.language):
        subject, body = words_of(notice)
        return Written(subject, body, _who_answers(registration), _event(notice, here))


def words_of(notice: Notice) -> tuple[str, str]:
    """Subject and body. Of a registration without a number, drawn to be looked at, it names no page of its own."""
    registration = notice.registration
    with override(registration.language):
        title = in_language(registration.occurrence.activity, "title", registration.language)
        body = "\n\n".join(part for part in (_("Dzień dobry,"), what_happened(notice), below(notice)) if part)
        return f"{subject_of(notice.kind)}: {title}", f"{body}\n"


def below(notice: Notice) -> str:
    """What stands below the sentences for which the letter is sent: the facts, what one can do, who signs."""
    registration = notice.registration
    with asked_once() as here:
        parts = (_facts(registration, here), _what_to_do(notice), _signature(registration.occurrence, here))
    return "\n\n".join(part for part in parts if part)


def _who_answers(registration: Registration) -> str:
    """Whoever is in charge of the activity; the office where that person works here no more."""
    person = registration.occurrence.activity.in_charge
    return person.email if person.is_active else ""


def _event(notice: Notice, here: Centre) -> tuple[tuple[str, bytes, str], ...]:
    """The one meeting as in our feed, under the same UID and SEQUENCE: a phone that has it changes it."""
    if notice.kind not in IN_CALENDARS or not notice.registration.has_seat:
        return ()
    one = Occurrence.objects.filter(pk=notice.registration.occurrence_id)
    return ((_("spotkanie") + ".ics", calendar_of(one, office=here), "text/calendar"),)


def subject_of(kind: str) -> str:
    return {
        NoticeKind.CONFIRMATION: _("Zapis przyjęty"),
        NoticeKind.WAITING: _("Lista rezerwowa"),
        NoticeKind.OFFERED: _("Zwolniło się miejsce"),
        NoticeKind.EXPIRED: _("Miejsce dostała następna osoba"),
        NoticeKind.REMINDER: _("Przypominamy o spotkaniu"),
        NoticeKind.CANCELLED: _("Spotkanie odwołane"),
        NoticeKind.RESTORED: _("Spotkanie jednak się odbędzie"),
        NoticeKind.MOVED: _("Spotkanie przeniesione"),
        NoticeKind.CHANGED: _("Zmiana miejsca spotkania"),
        NoticeKind.MESSAGE: _("Wiadomość o spotkaniu"),
        NoticeKind.EDITED: _("Zapis zmieniony"),
        NoticeKind.GIVEN_UP: _("Rezygnacja przyjęta"),
        NoticeKind.REPEATED: _("Ten zapis już mamy"),
    }[NoticeKind(kind)]


def what_happened(notice: Notice) -> str:
    """The sentence for which the letter is sent; read out over the phone to those who get none."""
    registration = notice.registration
    occurrence = registration.occurrence
    match notice.kind:
        case NoticeKind.WAITING:
            told = said(texts.WAITING, texts.values_of(occurrence, numer=str(place_in_line(registration))))
            return f"{told} {rule_of_the_line() if registration.people > 1 else ''}".rstrip()
        case NoticeKind.OFFERED:
            return said(texts.OFFERED, texts.values_of(occurrence, termin=_until(registration)))
        case NoticeKind.EXPIRED:
            return said(texts.EXPIRED, texts.values_of(occurrence))
        case NoticeKind.REMINDER:
            return said(texts.REMINDER, texts.values_of(occurrence))
        case NoticeKind.CANCELLED:
            reason = occurrence.cancelled_reason.rstrip(".")
            return said(texts.CANCELLED, texts.values_of(occurrence, powód=reason))
        case NoticeKind.RESTORED:
            change = f"{restored_words(registration)} {_see_below()}"
            return _with_deadline(said(texts.RESTORED, texts.values_of(occurrence, zmiana=change)), registration)
        case NoticeKind.MOVED:
            further = "" if is_told_all(registration) else _("Sprawdź poniżej, kiedy się kończy.")
            change = f"{moved_words(registration)} {further}".rstrip()
            return _with_deadline(said(texts.MOVED, texts.values_of(occurrence, zmiana=change)), registration)
        case NoticeKind.CHANGED:
            change = f"{changed_words(notice)} {_see_below()}"
            return said(texts.PLACE_CHANGED, texts.values_of(occurrence, zmiana=change))
        case NoticeKind.MESSAGE:
            return f"{plain_of(notice.text)}\n\n{without_seat_words(registration)}".rstrip()
        case NoticeKind.EDITED:
            return f"{said(texts.EDITED, texts.values_of(occurrence))} {_where_one_stands(registration)}".rstrip()
        case NoticeKind.GIVEN_UP:
            return said(texts.GIVEN_UP, texts.values_of(occurrence))
        case NoticeKind.REPEATED:
            return f"{said(texts.REPEATED, texts.values_of(occurrence))} {_where_one_stands(registration)}".rstrip()
    return said(texts.CONFIRMATION, texts.values_of(occurrence))


def _see_below() -> str:
    return _("Aktualne dane są poniżej.")


def _where_one_stands(registration: Registration) -> str:
    """Of whoever has no place."""
    if registration.state == RegistrationState.WAITING:
        return in_line_words(registration)
    if registration.state == RegistrationState.OFFERED:
        return offered_place_words(registration)
    return ""


def without_seat_words(registration: Registration) -> str:
    """What goes with a message to whoever waits: without it they would take it for a place. Nothing to others."""
    if registration.state != RegistrationState.WAITING:
        return ""
    return _("Jesteś na liście rezerwowej, więc nie masz jeszcze miejsca. Damy znać, gdy się zwolni.")


def in_line_words(registration: Registration) -> str:
    """„Jesteś na liście rezerwowej, miejsce 3. …”, and for a group by which rule somebody later may be first."""
    words = _("Jesteś na liście rezerwowej, miejsce %(number)d. Damy znać, gdy zwolni się miejsce.") % {
        "number": place_in_line(registration)
    }
    return f"{words} {rule_of_the_line()}" if registration.people > 1 else words


def rule_of_the_line() -> str:
    return _("Wolne miejsca dostaje pierwsza osoba z listy, dla której ich wystarczy.")


def offered_place_words(registration: Registration) -> str:
    """„Zwolniło się miejsce dla Ciebie. Potwierdź je do: …”"""
    return _("Zwolniło się miejsce dla Ciebie. Potwierdź je do: %(moment)s.") % {"moment": _until(registration)}


def _until(registration: Registration) -> str:
    return moment_in_words(registration.offered_until) if registration.offered_until else "–"


def expired_words() -> str:
    return _("Czas na potwierdzenie minął, więc miejsce dostała następna osoba. Możesz zapisać się jeszcze raz.")


def moved_words(registration: Registration) -> str:
    """When it was to be, as this person was last told, and where; to whoever knows no other time, that it stays."""
    now, knows, start = registration.occurrence.when, registration.knows_when, was_to_begin(registration)
    if start not in (None, now.starts_at):
        words = _("Spotkanie jest przeniesione. Miało być: %(moment)s.") % {"moment": moment_in_words(start)}
    elif knows is None:
        words = _("Spotkanie zaczyna się tak, jak było zaplanowane.")
    elif knows != now:
        words = _("Zmienił się koniec spotkania. Miało być: %(when)s.") % {"when": _span(knows)}
    else:
        words = _("Spotkanie jest wtedy, kiedy było zaplanowane.")
    return f"{words} {place_words(registration, also=True)}".rstrip()


def restored_words(registration: Registration) -> str:
    """That it takes place after all; and when and where it was to be, to whoever knows it otherwise."""
    now, knows, start = registration.occurrence.when, registration.knows_when, registration.knows_start
    if start not in (None, now.starts_at):
        words = _("Odwołanie jest cofnięte, ale zmienił się termin. Spotkanie miało być: %(moment)s.") % {
            "moment": moment_in_words(start)
        }
    elif knows is None:
        words = _("Odwołanie jest cofnięte. Spotkanie zaczyna się tak, jak było zaplanowane.")
    elif knows != now:
        words = _("Odwołanie jest cofnięte, ale zmienił się koniec. Spotkanie miało być: %(when)s.") % {
            "when": _span(knows)
        }
    else:
        words = _("Odwołanie jest cofnięte. Spotkanie jest wtedy, kiedy było zaplanowane.")
    return f"{words} {place_words(registration, also=True)}".rstrip()


def changed_words(notice: Notice) -> str:
    """That it is elsewhere, and where it was to be, as this person was last told; of a place whose village was
    corrected, as the place was told of before."""
    if words := place_words(notice.registration):
        return words
    if notice.text:
        return _("Zmieniło się miejsce spotkania. Miało być: %(place)s.") % {"place": notice.text}
    return _("Zmieniło się miejsce spotkania.")


def place_words(registration: Registration, *, also: bool = False) -> str:
    """„Zmieniło się też miejsce. Miało być: Klub, Kandyty.”; nothing to whoever knows no other place."""
    knows = registration.knows_venue
    if registration.knows_end is None or registration.knows_venue_id == registration.occurrence.venue_id:
        return ""
    words = {"place": str(knows) if knows else _("przez telefon")}
    if also:
        return _("Zmieniło się też miejsce. Miało być: %(place)s.") % words
    return _("Zmieniło się miejsce spotkania. Miało być: %(place)s.") % words


def is_told_all(registration: Registration) -> bool:
    """Whether it is known what this person was told, so that what is otherwise now is said."""
    return registration.knows_when is not None or was_to_begin(registration) not in (
        None,
        registration.occurrence.starts_at,
    )


def was_to_begin(registration: Registration) -> datetime | None:
    """The beginning that this person was last told; of sign-ups older than this memory, that of the calendar."""
    return registration.knows_start or registration.occurrence.moved_from


def _span(when: When) -> str:
    return span_in_words(when.starts_at, when.ends_at, is_open=when.open_ended)


def _with_deadline(words: str, registration: Registration) -> str:
    """The same, and until when, to whoever is to confirm a place that is offered."""
    if registration.state != RegistrationState.OFFERED:
        return words
    until = moment_in_words(registration.offered_until)
    return f"{words} " + _("Wolne miejsce czeka na Twoje potwierdzenie do: %(moment)s.") % {"moment": until}


def _facts(registration: Registration, here: Centre) -> str:
    occurrence = registration.occurrence
    people = ngettext("%(people)d osoba", "%(people)d osób", registration.people) % {"people": registration.people}
    told = facts_of(About.of(occurrence, here), Outlet.EMAIL)
    lines = [
        *((fact.term, fact.bare) for fact in told.beside(Key.STATE, Key.NOTE, Key.PHONE)),
        (_("Dla ilu osób"), people),
        *([(_("Twój kod"), code)] if (code := code_of(registration)) else []),
    ]
    if Key.NOTE in told:
        lines.append((_("Ważne tego dnia"), told.plain(Key.NOTE)))
    return "\n".join(f"{term}: {words}" for term, words in lines)


def _what_to_do(notice: Notice) -> str:
    registration = notice.registration
    occurrence = registration.occurrence
    if occurrence.is_cancelled:
        return ""
    page = emails.link(page_of_registration(registration)) if registration.pk else OWN_LINK
    if registration.state == RegistrationState.OFFERED:
        return _("Tu potwierdzisz miejsce albo z niego zrezygnujesz:") + f"\n{page}"
    if registration.state == RegistrationState.WAITING:
        return _("Nie możesz przyjść? Wypisz się tutaj z listy rezerwowej:") + f"\n{page}"
    if registration.is_active:
        return _("Nie możesz przyjść? Zrezygnuj tutaj, a miejsce dostanie ktoś inny:") + f"\n{page}"
    return ""


def _signature(occurrence: Occurrence, here: Centre) -> str:
    """The office, and the number of the activity, or of the office where it has none of its own."""
    call = facts_of(About.of(occurrence, here), Outlet.EMAIL).plain(Key.PHONE)
    return "\n".join(line for line in (here.name_here, call) if line)


def about(letters: Sequence[Letter]) -> Mapping[int, Link]:
    """The meeting of each, and where its registration is corrected. One query."""
    found = Notice.objects.filter(letter__in=letters).select_related("registration__occurrence__activity")
    return {row.letter_id: _link(row) for row in found}


def _link(notice: Notice) -> Link:
    occurrence = notice.registration.occurrence
    words = f"{occurrence.activity.title}, {short_day_in_words(localtime(occurrence.starts_at).date())}"
    return Link(
        notice.get_kind_display(), words, reverse("activities:registration_edit", args=[notice.registration_id])
    )


def theirs(user: User) -> Q | None:
    """Of meetings to come, letters that nobody rings about instead."""
    return Q(notice__in=unreachable_for(user)) if may_ring(user) else None
