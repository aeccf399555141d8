"""Letters to residents who signed up, in the language of each: a place offered, a meeting moved or cancelled."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from activities.calendar.facts import About, Key
from activities.calendar.outlets import Outlet, facts_of
from activities.models import Notice, NoticeKind, Occurrence, Registration, RegistrationState
from activities.registrations.codes import page_of_registration
from osl_site.common import emails
from osl_site.common.centre.office import office
from osl_site.common.text.date_formats import moment_in_words
from osl_site.common.text.languages import in_language
from osl_site.common.text.typed_text import plain_of


def place_in_line(registration: Registration) -> int:
    """1 for who is next. One query."""
    line = Registration.objects.filter(occurrence=registration.occurrence_id).in_line()
    return line.filter(pk__lte=registration.pk).count()


def letter(notice: Notice) -> tuple[str, str]:
    """Subject and body, whole sentences with everything a person needs to come or not to."""
    registration = notice.registration
    with override(registration.language):
        title = in_language(registration.occurrence.activity, "title", registration.language)
        subject = f"{_subject(notice.kind)}: {title}"
        parts = [_("Dzień dobry,"), what_happened(notice), _facts(registration), _what_to_do(notice), _office_lines()]
    return " ".join(subject.split()), "\n\n".join(part for part in parts if part) + "\n"


def _subject(kind: str) -> str:
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
    }[NoticeKind(kind)]


def what_happened(notice: Notice) -> str:
    """The sentence for which the letter is sent; read out over the phone to those who get none."""
    registration = notice.registration
    occurrence = registration.occurrence
    match notice.kind:
        case NoticeKind.WAITING:
            return in_line_words(registration)
        case NoticeKind.OFFERED:
            return offered_place_words(registration)
        case NoticeKind.EXPIRED:
            return _(
                "Czas na potwierdzenie minął, więc miejsce dostała następna osoba. Możesz zapisać się jeszcze raz."
            )
        case NoticeKind.REMINDER:
            return _("Przypominamy o spotkaniu. Do zobaczenia!")
        case NoticeKind.CANCELLED:
            return _("Spotkanie jest odwołane. Powód: %(reason)s.") % {
                "reason": occurrence.cancelled_reason.rstrip(".")
            }
        case NoticeKind.RESTORED:
            return _("Odwołanie jest cofnięte. Spotkanie odbędzie się tak, jak było zaplanowane.")
        case NoticeKind.MOVED:
            return moved_words(occurrence)
        case NoticeKind.CHANGED:
            return _("Zmieniło się miejsce spotkania. Aktualne dane są poniżej.")
        case NoticeKind.MESSAGE:
            return plain_of(notice.text)
    return _("Zapis przyjęty. Do zobaczenia!")


def in_line_words(registration: Registration) -> str:
    """„Jesteś na liście rezerwowej, miejsce 3. …”"""
    return _("Jesteś na liście rezerwowej, miejsce %(number)d. Damy znać, gdy zwolni się miejsce.") % {
        "number": place_in_line(registration)
    }


def offered_place_words(registration: Registration) -> str:
    """„Zwolniło się miejsce dla Ciebie. Potwierdź je do: …”"""
    return _("Zwolniło się miejsce dla Ciebie. Potwierdź je do: %(moment)s.") % {
        "moment": moment_in_words(registration.offered_until) if registration.offered_until else "–"
    }


def moved_words(occurrence: Occurrence) -> str:
    if not occurrence.is_moved:
        return _("Spotkanie jednak odbędzie się tak, jak było zaplanowane na początku. Aktualne dane są poniżej.")
    return _("Spotkanie jest przeniesione. Miało być: %(moment)s.") % {"moment": moment_in_words(occurrence.moved_from)}


def _facts(registration: Registration) -> str:
    occurrence = registration.occurrence
    people = ngettext("%(people)d osoba", "%(people)d osób", registration.people) % {"people": registration.people}
    told = facts_of(About.of(occurrence), Outlet.EMAIL)
    lines = [
        *((fact.term, fact.bare) for fact in told.beside(Key.STATE, Key.NOTE)),
        (_("Dla ilu osób"), people),
        (_("Twój kod"), registration.code_in_words),
    ]
    if Key.NOTE in told:
        lines.append((_("Ważne tego dnia"), told.plain(Key.NOTE)))
    return "\n".join(f"{term}: {words}" for term, words in lines)


def _what_to_do(notice: Notice) -> str:
    registration = notice.registration
    occurrence = registration.occurrence
    if occurrence.is_cancelled:
        return ""
    page = emails.link(page_of_registration(registration))
    if registration.state == RegistrationState.OFFERED:
        return _("Tu potwierdzisz miejsce albo z niego zrezygnujesz:") + f"\n{page}"
    if registration.is_active:
        return _("Nie możesz przyjść? Zrezygnuj tutaj, a miejsce dostanie ktoś inny:") + f"\n{page}"
    return ""


def _office_lines() -> str:
    centre = office()
    call = _("Telefon: %(number)s") % {"number": centre.organiser_phone} if centre.organiser_phone else ""
    return "\n".join(line for line in (centre.name_here, call) if line)
