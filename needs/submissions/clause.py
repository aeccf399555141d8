"""What an author who leaves a telephone or an e-mail is told about it (art. 13 GDPR): read, or read out to them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from osl_site.common import clock
from osl_site.common.centre.models import Centre
from osl_site.common.privacy.kept_words import PrivacyNotice
from osl_site.common.privacy.retention import due_of
from osl_site.common.text.languages import in_language, spoken
from osl_site.common.text.typed_text import line_of

CONTACTS = "submitters"  # the removal of the schedule that ends them


def days_kept() -> int:
    """So long after a submission was dealt with its contact is kept. One query."""
    return due_of(CONTACTS, clock.now()).days


def when_removed(days: int) -> str:
    """„30 dni po odpowiedzi”."""
    return ngettext("%(days)d dzień po odpowiedzi", "%(days)d dni po odpowiedzi", days) % {"days": days}


def notice_of(office: Centre, days: int, language: str = "") -> PrivacyNotice:
    """The words in force, in the language of the page or in another. Asks nothing of the database."""
    language = language or spoken()
    with override(language):
        return PrivacyNotice(language, "\n".join(_sentences(office, days, language)))


def _sentences(office: Centre, days: int, language: str) -> list[str]:
    controller = line_of(office.controller) or in_language(office, "name", language)
    officer = _("Inspektor ochrony danych: %(contact)s.") % {"contact": office.dpo_contact.rstrip(".")}
    return [
        _("Administrator danych: %(controller)s.") % {"controller": controller.rstrip(".")},
        *([officer] if office.dpo_contact else []),
        _("Telefon albo e-mail są nam potrzebne tylko po to, żeby odpowiedzieć na zgłoszenie."),
        _(
            "Robimy to w interesie publicznym: art. 6 ust. 1 lit. e RODO i ustawa z 19 lipca 2019 r. "
            "o realizowaniu usług społecznych przez centrum usług społecznych."
        ),
        _("Nie musisz ich podawać: odpowiedź zawsze przeczytasz na stronie z kodem."),
        _("Widzi je tylko organizator, a przy skardze na organizatora lub centrum tylko dyrektor."),
        _("Usuwamy je %(when)s. Możesz je usunąć wcześniej na stronie z kodem.") % {"when": when_removed(days)},
        _("Nie wysyłamy ich poza Europejski Obszar Gospodarczy."),
        _(
            "Możesz dostać kopię danych, poprawić je, ograniczyć ich używanie i sprzeciwić się mu. "
            "Możesz złożyć skargę do Prezesa Urzędu Ochrony Danych Osobowych."
        ),
    ]


def read_out(days: int) -> str:
    """The one sentence for a talk over the telephone. Polish: who takes the call speaks it."""
    return f"Zapiszę numer tylko po to, żeby odpowiedzieć. Usuniemy go {when_removed(days)}. Czy tak może być?"
