"""What a resident who signs up is told about their data (art. 13 GDPR): whole sentences, of the office as it is."""

from collections.abc import Mapping

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from osl_site.common.centre.models import Centre
from osl_site.common.privacy.kept_words import PrivacyNotice
from osl_site.common.registry import TextKind
from osl_site.common.text.languages import in_language, spoken
from osl_site.common.text.typed_text import line_of
from osl_site.common.texts.words import notice_said

CLAUSE = "klauzula-zapisow"


def privacy_notice_of(office: Centre, language: str = "") -> PrivacyNotice:
    """The clause in force, in the language of the page or in another: the office's own words, or ours. One query."""
    language = language or spoken()
    controller = line_of(office.controller) or in_language(office, "name", language)
    values = {
        "administrator": controller.rstrip("."),
        "inspektor": office.dpo_contact.rstrip("."),
        "dni": str(office.registrations_kept_days),
    }
    return notice_said(CLAUSE, values, language)


def digests_in_force(office: Centre) -> set[str]:
    """Of the clause in every language. One query each."""
    return {privacy_notice_of(office, code).digest for code, _label in settings.LANGUAGES}


def _ours(values: Mapping[str, str]) -> str:
    kept = ngettext(
        "Imię, telefon i e-mail usuwamy %(days)d dzień po spotkaniu.",
        "Imię, telefon i e-mail usuwamy %(days)d dni po spotkaniu.",
        int(values["dni"]),
    )
    sentences = [
        _("Administrator danych: %(controller)s.") % {"controller": "{administrator}"},
        _("Inspektor ochrony danych: %(contact)s.") % {"contact": "{inspektor}"},
        _(
            "Pytamy o imię i nazwisko, telefon albo e-mail, liczbę osób i prośby, "
            "żeby zapisać Cię na spotkanie, przygotować je i dać Ci znać o zmianie."
        ),
        _(
            "Robimy to w interesie publicznym: art. 6 ust. 1 lit. e RODO i ustawa z 19 lipca 2019 r. "
            "o realizowaniu usług społecznych przez centrum usług społecznych."
        ),
        _("Nie musisz podawać danych, ale bez nich nie możemy zapisać Cię na spotkanie."),
        _("Dane widzą tylko organizator i osoba, która odpowiada za spotkanie."),
        kept.replace("%(days)d", "{dni}"),
        _("Nie wysyłamy ich poza Europejski Obszar Gospodarczy."),
        _(
            "Możesz dostać kopię danych, poprawić je, ograniczyć ich używanie i sprzeciwić się mu. "
            "Możesz złożyć skargę do Prezesa Urzędu Ochrony Danych Osobowych."
        ),
    ]
    return "\n".join(sentences)


def _samples() -> Mapping[str, str]:
    return {"administrator": "Centrum Usług Społecznych", "inspektor": "iod@przyklad.pl", "dni": "30"}


KIND = TextKind(
    name="Klauzula przy zapisach",
    where="Mieszkaniec czyta ją, gdy się zapisuje (art. 13 RODO). Przy zapisie zostaje wersja, którą widział.",
    ours=_ours,
    samples=_samples,
    needed=("administrator", "inspektor", "dni"),
)
