"""Letters to residents who signed up, in the language in which they did; and what becomes of one that cannot go."""

from smtplib import SMTPRecipientsRefused

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app

from activities.calendar import queries
from activities.models import Channel, Notice, NoticeKind, NoticeState, Occurrence, Registration, RegistrationState
from activities.registrations.codes import page_of_registration
from osl_site.common import clock, emails
from osl_site.common.centre.office import office
from osl_site.common.text.date_formats import moment_in_words
from osl_site.common.text.languages import in_language

TRIES = 4
FOR_EVER = 500  # SMTP (RFC 5321, 4.2.1): what is refused with such a code will be refused again


@app.task(queue="letters", pass_context=True, retry=RetryStrategy(max_attempts=TRIES, exponential_wait=5))
def send_notice(context: JobContext, notice_id: int) -> None:
    """Send one letter, once. What cannot be sent after all tries is said so, and goes to the call list."""
    found = Notice.objects.select_related("registration__occurrence__activity", "registration__occurrence__venue")
    notice = found.get(pk=notice_id)
    if notice.state != NoticeState.QUEUED or not notice.registration.email:
        return
    if notice.kind == NoticeKind.REMINDER and notice.registration.occurrence.starts_at <= clock.now():
        Notice.objects.filter(pk=notice.pk).update(state=NoticeState.DROPPED, done_at=clock.now())
        return
    subject, body = letter(notice)
    try:
        emails.send(to=notice.registration.email, subject=subject, body=body, key=f"notice-{notice.pk}")
    except (OSError, ValueError) as problem:
        if context.job.attempts < TRIES and not is_for_ever(problem):
            raise
        cannot_be_sent(notice)
        return
    Notice.objects.filter(pk=notice.pk, state=NoticeState.QUEUED).update(state=NoticeState.SENT, done_at=clock.now())


def is_for_ever(problem: Exception) -> bool:
    """An address that cannot be, and one that its own server does not know. Everything else may pass."""
    if isinstance(problem, SMTPRecipientsRefused):
        return all(code >= FOR_EVER for code, _words in problem.recipients.values())
    return isinstance(problem, ValueError)


@transaction.atomic
def cannot_be_sent(notice: Notice) -> None:
    """Say that the letter did not go; whoever left a number is to be rung instead."""
    failed = Notice.objects.filter(pk=notice.pk, state=NoticeState.QUEUED)
    if failed.update(state=NoticeState.FAILED, done_at=clock.now()) and notice.registration.phone:
        Notice.objects.create(
            registration=notice.registration,
            kind=notice.kind,
            channel=Channel.PHONE,
            state=NoticeState.TO_CALL,
            text=notice.text,
            made_at=clock.now(),
        )


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
            return _("Zwolniło się miejsce dla Ciebie. Potwierdź je do: %(moment)s.") % {
                "moment": moment_in_words(registration.offered_until) if registration.offered_until else "–"
            }
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
            return notice.text
    return _("Zapis przyjęty. Do zobaczenia!")


def in_line_words(registration: Registration) -> str:
    """„Jesteś na liście rezerwowej, miejsce 3. …”"""
    return _("Jesteś na liście rezerwowej, miejsce %(number)d. Damy znać, gdy zwolni się miejsce.") % {
        "number": place_in_line(registration)
    }


def moved_words(occurrence: Occurrence) -> str:
    if not occurrence.is_moved:
        return _("Spotkanie jednak odbędzie się tak, jak było zaplanowane na początku. Aktualne dane są poniżej.")
    return _("Spotkanie jest przeniesione. Miało być: %(moment)s.") % {"moment": moment_in_words(occurrence.moved_from)}


def _facts(registration: Registration) -> str:
    occurrence = registration.occurrence
    people = ngettext("%(people)d osoba", "%(people)d osób", registration.people) % {"people": registration.people}
    venue = occurrence.venue
    lines = [
        (_("Co"), in_language(occurrence.activity, "title", registration.language)),
        (_("Kiedy"), queries.when_in_words(occurrence)),
        (_("Gdzie"), venue.in_full if venue else _("Przez telefon")),
        (_("Dla ilu osób"), people),
        (_("Twój kod"), registration.code_in_words),
    ]
    if occurrence.note:
        lines.append((_("Ważne tego dnia"), occurrence.note))
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
