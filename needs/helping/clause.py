"""What somebody who agrees to be rung is told about their data (art. 13 GDPR): read, or read out to them."""

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

CLAUSE = "klauzula-osob-chetnych"
CONTACTS = "helpers"  # the removal of the schedule that ends them


def days_kept() -> int:
    """So long after somebody last said that they may be rung their data is kept. One query."""
    return due_of(CONTACTS, clock.now()).days


def when_removed(days: int) -> str:
    """„425 dni po ostatniej zgodzie”."""
    return ngettext("%(days)d dzień po ostatniej zgodzie", "%(days)d dni po ostatniej zgodzie", days) % {"days": days}


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
        _("Zadzwonimy, gdy ktoś będzie potrzebował tego, w czym pomagasz. Do niczego innego tych danych nie użyjemy."),
        _("Robimy to za Twoją zgodą: art. 6 ust. 1 lit. a RODO. Możesz ją wycofać w każdej chwili."),
        _("Widzi je tylko organizator. Nikomu nie podamy Twojego numeru bez pytania."),
        _("Co rok zapytamy, czy nadal możemy dzwonić. Dane usuwamy, gdy powiesz „nie”, najpóźniej %(when)s.")
        % {"when": "{termin}"},
        _("Nie wysyłamy ich poza Europejski Obszar Gospodarczy."),
        _(
            "Możesz dostać kopię danych, poprawić je i ograniczyć ich używanie. "
            "Możesz złożyć skargę do Prezesa Urzędu Ochrony Danych Osobowych."
        ),
    ]
    return "\n".join(sentences)


def _samples() -> Mapping[str, str]:
    made_up = {"administrator": "Centrum Usług Społecznych", "inspektor": "iod@przyklad.pl"}
    return made_up | {"termin": when_removed(425)}


KIND = TextKind(
    name="Klauzula dla osób chętnych",
    where="Mieszkaniec czyta ją, gdy pozwala do siebie dzwonić (art. 13 RODO). Zostaje wersja, którą widział.",
    ours=_ours,
    samples=_samples,
    needed=("administrator", "inspektor", "termin"),
)


def read_out(days: int) -> str:
    """The words for a talk over the telephone. Polish: who takes the call speaks it."""
    return (
        "Zapiszę numer, żeby zadzwonić, gdy ktoś będzie potrzebował takiej pomocy. Widzi go tylko organizator. "
        f"Usuniemy go, gdy tylko zechcesz, najpóźniej {when_removed(days)}. Czy tak może być?"
    )
