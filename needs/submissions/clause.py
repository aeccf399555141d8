"""What an author who leaves a telephone or an e-mail is told about it (art. 13 GDPR): read, or read out to them."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from osl_site.common.texts.clauses import Clause

CONTACTS = "submitters"  # the removal of the schedule that ends them


def when_removed(days: int) -> str:
    """„30 dni po odpowiedzi”."""
    return ngettext("%(days)d dzień po odpowiedzi", "%(days)d dni po odpowiedzi", days) % {"days": days}


def _sentences() -> list[str]:
    return [
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
    ]


def _rights() -> str:
    return _(
        "Możesz dostać kopię danych, poprawić je, ograniczyć ich używanie i sprzeciwić się mu. "
        "Możesz złożyć skargę do Prezesa Urzędu Ochrony Danych Osobowych."
    )


CLAUSE = Clause(
    key="klauzula-zgloszen",
    name="Klauzula przy zgłoszeniach",
    where="Mieszkaniec czyta ją, gdy zostawia telefon albo e-mail przy zgłoszeniu (art. 13 RODO). "
    "Przy zgłoszeniu zostaje wersja, którą widział.",
    removal=CONTACTS,
    when_removed=when_removed,
    sentences=_sentences,
    rights=_rights,
    spoken_words="Zapiszę numer tylko po to, żeby odpowiedzieć. Usuniemy go {termin}. Czy tak może być?",
)
KIND = CLAUSE.kind(sample_days=30)
