"""What a resident who signs up is told about their data (art. 13 GDPR): whole sentences, of the office as it is."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from osl_site.common.centre.models import Centre
from osl_site.common.privacy.kept_words import PrivacyNotice
from osl_site.common.text.languages import in_language, spoken
from osl_site.common.text.typed_text import line_of


def privacy_notice_of(office: Centre, language: str = "") -> PrivacyNotice:
    """The clause in force, in the language of the page or in another. Asks nothing of the database."""
    language = language or spoken()
    with override(language):
        return PrivacyNotice(language, "\n".join(_sentences(office, language)))


def _sentences(office: Centre, language: str) -> list[str]:
    controller = line_of(office.controller) or in_language(office, "name", language)
    kept = ngettext(
        "Imię, telefon i e-mail usuwamy %(days)d dzień po spotkaniu.",
        "Imię, telefon i e-mail usuwamy %(days)d dni po spotkaniu.",
        office.registrations_kept_days,
    )
    officer = _("Inspektor ochrony danych: %(contact)s.") % {"contact": office.dpo_contact.rstrip(".")}
    return [
        _("Administrator danych: %(controller)s.") % {"controller": controller.rstrip(".")},
        *([officer] if office.dpo_contact else []),
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
        kept % {"days": office.registrations_kept_days},
        _("Nie wysyłamy ich poza Europejski Obszar Gospodarczy."),
        _(
            "Możesz dostać kopię danych, poprawić je, ograniczyć ich używanie i sprzeciwić się mu. "
            "Możesz złożyć skargę do Prezesa Urzędu Ochrony Danych Osobowych."
        ),
    ]
