"""What an author who leaves a telephone or an e-mail is told about it (art. 13 GDPR): read, or read out to them."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from osl_site.common import clock
from osl_site.common.centre.models import Centre
from osl_site.common.privacy.kept_words import PrivacyNotice
from osl_site.common.privacy.retention import due_of
from osl_site.common.registry import TextKind
from osl_site.common.text.languages import in_language, spoken
from osl_site.common.text.typed_text import line_of
from osl_site.common.texts.words import notice_said

CLAUSE = "klauzula-zgloszen"
CONTACTS = "submitters"  # the removal of the schedule that ends them


def days_kept() -> int:
    """So long after a submission was dealt with its contact is kept. One query."""
    return due_of(CONTACTS, clock.now()).days


def when_removed(days: int) -> str:
    """„30 dni po odpowiedzi”."""
    return ngettext("%(days)d dzień po odpowiedzi", "%(days)d dni po odpowiedzi", days) % {"days": days}


def notice_of(office: Centre, days: int, language: str = "") -> PrivacyNotice:
    """The words in force, in the language of the page or in another: the office's own, or ours. One query."""
    language = language or spoken()
    controller = line_of(office.controller) or in_language(office, "name", language)
    with override(language):
        values = {
            "administrator": controller.rstrip("."),
            "inspektor": office.dpo_contact.rstrip("."),
            "termin": when_removed(days),
        }
    return notice_said(CLAUSE, values, language)


def _ours(values: Mapping[str, str]) -> str:
    sentences = [
        _("Administrator danych: %(controller)s.") % {"controller": "{administrator}"},
        _("Inspektor ochrony danych: %(contact)s.") % {"contact": "{inspektor}"},
        _("Telefon albo e-mail są nam potrzebne tylko po to, żeby odpowiedzieć na zgłoszenie."),
        _(
            "Robimy to w interesie publicznym: art. 6 ust. 1 lit. e RODO i ustawa z 19 lipca 2019 r. "
            "o realizowaniu usług społecznych przez centrum usług społecznych."
        ),
        _("Nie musisz ich podawać: odpowiedź zawsze przeczytasz na stronie z kodem."),
        _("Widzi je tylko organizator, a przy skardze na organizatora lub centrum tylko dyrektor."),
        _(
            "Za Twoją zgodą zobaczy je też osoba w centrum, która przejmie sprawę. "
            "Gdy komuś grozi niebezpieczeństwo, możemy je podać policji albo prokuraturze."
        ),
        _("Usuwamy je %(when)s. Możesz je usunąć wcześniej na stronie z kodem.") % {"when": "{termin}"},
        _("Nie wysyłamy ich poza Europejski Obszar Gospodarczy."),
        _(
            "Możesz dostać kopię danych, poprawić je, ograniczyć ich używanie i sprzeciwić się mu. "
            "Możesz złożyć skargę do Prezesa Urzędu Ochrony Danych Osobowych."
        ),
    ]
    return "\n".join(sentences)


def _samples() -> Mapping[str, str]:
    made_up = {"administrator": "Centrum Usług Społecznych", "inspektor": "iod@przyklad.pl"}
    return made_up | {"termin": when_removed(30)}


KIND = TextKind(
    name="Klauzula przy zgłoszeniach",
    where="Mieszkaniec czyta ją, gdy zostawia telefon albo e-mail przy zgłoszeniu (art. 13 RODO). "
    "Przy zgłoszeniu zostaje wersja, którą widział.",
    ours=_ours,
    samples=_samples,
    needed=("administrator", "inspektor", "termin"),
)


def read_out(days: int) -> str:
    """The one sentence for a talk over the telephone. Polish: who takes the call speaks it."""
    return f"Zapiszę numer tylko po to, żeby odpowiedzieć. Usuniemy go {when_removed(days)}. Czy tak może być?"
