"""What somebody who agrees to be rung is told about their data (art. 13 GDPR): read, or read out to them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from osl_site.common.texts.clauses import Clause

CONTACTS = "helpers"  # the removal of the schedule that ends them


def when_removed(days: int) -> str:
    """„425 dni po ostatniej zgodzie”."""
    return ngettext("%(days)d dzień po ostatniej zgodzie", "%(days)d dni po ostatniej zgodzie", days) % {"days": days}


def _sentences() -> list[str]:
    return [
        _("Zadzwonimy, gdy ktoś będzie potrzebował tego, w czym pomagasz. Do niczego innego tych danych nie użyjemy."),
        _("Robimy to za Twoją zgodą: art. 6 ust. 1 lit. a RODO. Możesz ją wycofać w każdej chwili."),
        _("Widzi je tylko organizator. Nikomu nie podamy Twojego numeru bez pytania."),
        _("Co rok zapytamy, czy nadal możemy dzwonić. Dane usuwamy, gdy powiesz „nie”, najpóźniej %(when)s.")
        % {"when": "{termin}"},
    ]


def _rights() -> str:
    return _(
        "Możesz dostać kopię danych, poprawić je i ograniczyć ich używanie. "
        "Możesz złożyć skargę do Prezesa Urzędu Ochrony Danych Osobowych."
    )


CLAUSE = Clause(
    key="klauzula-osob-chetnych",
    name="Klauzula dla osób chętnych",
    where="Mieszkaniec czyta ją, gdy pozwala do siebie dzwonić (art. 13 RODO). Zostaje wersja, którą widział.",
    removal=CONTACTS,
    when_removed=when_removed,
    sentences=_sentences,
    rights=_rights,
    spoken_words="Zapiszę numer, żeby zadzwonić, gdy ktoś będzie potrzebował takiej pomocy. Widzi go tylko "
    "organizator. Usuniemy go, gdy tylko zechcesz, najpóźniej {termin}. Czy tak może być?",
)
KIND = CLAUSE.kind(sample_days=425)
