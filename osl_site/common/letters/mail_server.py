"""The mail server: how a letter goes there, in bounded time, and what its refusals mean."""

import smtplib
from email.utils import formataddr, parseaddr
from threading import Timer

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends import smtp
from django.utils.translation import gettext as _

from osl_site.common import registry
from osl_site.common.accounts.models import Role, Substitution
from osl_site.common.centre.models import Centre
from osl_site.common.centre.office import office
from osl_site.common.letters.models import Letter
from osl_site.common.registry import Written
from osl_site.common.text.date_formats import until_day_in_words

WHOLE_TALK = 60.0  # seconds for all that is said about one letter; EMAIL_TIMEOUT is for each answer
FOR_EVER = 500  # SMTP (RFC 5321, 4.2.1): what is refused with such a code will be refused again
LONGEST_NAME = 60


class _InTime:
    """A talk that a server which answers by drops cannot draw out: the line is cut after WHOLE_TALK."""

    _watch: Timer | None = None

    def getreply(self) -> tuple[int, bytes]:
        if self._watch is None:
            self._watch = Timer(WHOLE_TALK, self._cut)
            self._watch.daemon = True
            self._watch.start()
        return super().getreply()

    def close(self) -> None:
        if self._watch:
            self._watch.cancel()
        super().close()

    def _cut(self) -> None:
        if self.sock:
            self.sock.shutdown(2)


class Plain(_InTime, smtplib.SMTP):
    pass


class Encrypted(_InTime, smtplib.SMTP_SSL):
    pass


class Backend(smtp.EmailBackend):
    """Django's own, whose talks are bounded."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return Encrypted if self.use_ssl else Plain


def message(letter: Letter, written: Written) -> EmailMessage:
    """What is sent. Raises ValueError for an address or a subject that no letter can have."""
    here = office()
    headers = {
        "Message-ID": f"<{letter.message_id}>",
        "Auto-Submitted": "auto-generated",  # RFC 3834: no holiday answers to a machine
        "Content-Language": letter.language,
    }
    made = EmailMessage(
        subject=" ".join(written.subject.split()),
        body=f"{written.body}{standing_in(letter)}",
        from_email=sender(here),
        to=[letter.to],
        reply_to=[address] if (address := written.reply_to or here.organiser_email) else None,
        headers=headers,
        attachments=list(written.attachments),
    )
    made.message()  # whatever cannot be written shows now, and not in the middle of a talk
    return made


def standing_in(letter: Letter) -> str:
    """A line for residents alone, while somebody stands in for the organiser whom they know, in the language spoken."""
    if not registry.letters.of(letter.kind).to_residents:
        return ""
    away = Substitution.objects.today().filter(away__is_active=True, away__roles__contains=[Role.ORGANISER])
    found = away.select_related("substitute").first()
    if found is None:
        return ""
    day = until_day_in_words(found.until_on)
    return "\n" + _("Organizatora zastępuje do %(day)s") % {"day": day} + f": {found.substitute.name}\n"


def sender(here: Centre) -> str:
    """„Centrum usług społecznych <osl@example.pl>”: the name in the language spoken, short where it is long."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    called = here.name_here if len(here.name_here) <= LONGEST_NAME else here.short_name
    return formataddr((name or called, address))


def is_for_ever(problem: Exception) -> bool:
    """Whether the letter itself was refused and would be again: an address that its server does not know, or contents.

    What the server has against us (a password, a sender) is mended by somebody, and lost lines come back: that passes.
    """
    if isinstance(problem, smtplib.SMTPRecipientsRefused):
        return all(code >= FOR_EVER for code, _words in problem.recipients.values())
    if isinstance(problem, smtplib.SMTPDataError):
        return problem.smtp_code >= FOR_EVER
    return isinstance(problem, ValueError | smtplib.SMTPNotSupportedError)


def in_words(problem: Exception) -> str:
    """What happened, for whoever reads it in the office. Never the address: servers repeat it in their answers."""
    match problem:
        case smtplib.SMTPRecipientsRefused():
            code = next((code for code, _words in problem.recipients.values()), 0)
            return f"Serwer poczty nie przyjmuje tego adresu ({code})."
        case smtplib.SMTPResponseException():
            return f"Serwer poczty odmówił ({problem.smtp_code})."
        case ValueError() | smtplib.SMTPNotSupportedError():
            return "Na ten adres nie da się wysłać e-maila."
        case OSError():
            return "Serwer poczty nie odpowiada."
    return "Nie udało się ułożyć e-maila. Błąd jest w dzienniku serwera."
