"""What the page of a partner says of questions and corrections, to whoever sees to them."""

from dataclasses import dataclass
from typing import TypedDict

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.confirmations.models import Confirmation
from osl_site.common.text.date_formats import polish_day
from partners import rules
from partners.models import Correction, Partner
from partners.services import address_of


@dataclass(frozen=True)
class Open:
    """A question that waits for its answer, in words."""

    asked: str


class OfPartner(TypedDict):
    """For the template: the open question, whether one may be asked now, and corrections that wait."""

    question: Open | None
    may_ask: bool
    corrections: list[Correction]


def asked_of(partner: Partner, user: User) -> OfPartner:
    """Nothing for who may not see to it. Three queries at most."""
    if not rules.may_edit(user):
        return {"question": None, "may_ask": False, "corrections": []}
    row = Confirmation.objects.of(partner).open().select_related("letter").first()
    return {
        "question": Open(_in_words(row)) if row else None,
        "may_ask": not row and partner.is_public and bool(address_of(partner)),
        "corrections": list(Correction.objects.open().filter(partner=partner)),
    }


def _in_words(row: Confirmation) -> str:
    until = polish_day(row.until)
    if row.letter is None:
        return "Nikt tu nie ma adresu e-mail albo woli telefon: zadzwoń i zapytaj."
    return (
        f"Zapytano listem, odpowiedź do {until}."
        if row.until >= clock.today()
        else (f"Zapytano listem, do {until} nikt nie odpowiedział: zadzwoń i zapytaj.")
    )
