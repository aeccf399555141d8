"""The rest of a letter about a plan round the sentence of the office: of a plan that is not there. Pure but for the
office's address."""

from datetime import timedelta

from django.urls import reverse

from osl_site.common import clock, emails
from osl_site.common.letters.words import HELLO
from osl_site.common.registry import Around
from plans.review.letters import asked
from plans.review.texts import APPROVED, ON_PAPER, REMINDED, RETURNED, SUBMITTED, TITLE, WITHDRAWN

SUBJECTS = {
    SUBMITTED: f"Czeka na decyzję: {TITLE}",
    REMINDED: f"Zbliża się termin decyzji: {TITLE}",
    WITHDRAWN: f"Wycofano z decyzji: {TITLE}",
    APPROVED: f"Zatwierdzono: {TITLE}",
    RETURNED: f"Plan wrócił z jedną uwagą: {TITLE}",
    ON_PAPER: f"Plan przyjęty na papierze: {TITLE}",
}
BELOW = {
    WITHDRAWN: "Nie trzeba już o tym decydować.",
    APPROVED: "Jan Przykładowy, dyrektor",
    RETURNED: "1. Całość: Brakuje celu o młodzieży.",
    ON_PAPER: "Plan obowiązuje jak zatwierdzony. Sprawdź, czy zgadza się z papierem:",
}


def around(key: str) -> Around:
    """Greeting, and what stands below the first sentence; the subject. No query."""
    address = emails.link(reverse("plans:plan_list"))
    if key in BELOW:
        after = f"{TITLE}\n\n{BELOW[key]}\n{address}"
    else:
        after = asked(TITLE, clock.today() + timedelta(days=7), address)
    return Around(HELLO, after, SUBJECTS[key])
