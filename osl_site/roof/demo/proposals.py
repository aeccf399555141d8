"""Events that others propose: one that meets another of the same day waits, one was not taken, with a reason."""

from datetime import time
from typing import Any
from uuid import uuid4

from django.utils.timezone import localtime

from activities.models import Occurrence
from activities.services import call_link_off, give_link, propose_event
from needs import services
from needs.models import Submission
from needs.submissions.clause import CLAUSE
from needs.submissions.letters import RECEIVED, TOLD
from needs.submissions.pace import FORM
from osl_site.common import clock
from osl_site.common.centre.office import office
from osl_site.common.guard.guard import Proof
from osl_site.common.guard.stamps import Stamp
from osl_site.common.letters.models import Letter, LetterState
from osl_site.roof.demo.load import Cast
from partners.models import Partner

DUMPLINGS = {
    "title": "Lepienie pierogów",
    "organiser": "KGW – przykład (Pieszkowo)",
    "place": "świetlica wiejska",
    "text": "Mąkę i ser mamy, fartuch weź z domu.",
}
TOURNAMENT = {
    "title": "Turniej piłki dla dzieci",
    "organiser": "LZS – przykład",
    "place": "boisko przy szkole",
    "text": "",
}
REFUSED = "Boisko jest teraz w remoncie, a innego w pobliżu nie ma. Wróćmy do tego na wiosnę, zadzwonimy."


def tell_proposals(cast: Cast) -> None:
    """Propozycje wydarzeń"""
    tournament = _proposed(cast, -40, TOURNAMENT, day=-20, for_minors=True, duties_stated=True)
    with clock.at(cast.days.at(-38, hour=9)):
        services.set_aside(
            tournament, reason="boisko w remoncie", responsible="szkoła", text=REFUSED, by=cast.organiser
        )
    library = cast.rows["O-08"].occurrences.filter(starts_at__gte=cast.days.at(15, hour=0), cancelled_at=None)
    beside: Occurrence | None = library.in_order().first()
    day = (localtime(beside.starts_at).date() - cast.days.today).days if beside else 16
    circle = _give_links(cast)
    ticks = {"for_minors": False, "duties_stated": False}
    dumplings = _proposed(cast, -8, DUMPLINGS, day=day, partner=circle, **ticks)
    with clock.at(cast.days.at(-7, hour=9)):
        services.take_on(dumplings, by=cast.organiser)
    Letter.objects.filter(kind__in=(RECEIVED, TOLD), subject_id__in=[tournament.pk, dumplings.pk]).update(
        state=LetterState.SENT, ended_at=cast.days.morning
    )


def _give_links(cast: Cast) -> Partner:
    """One partner has a link of its own, another's was called off."""
    circle, other = (Partner.objects.get(pk=cast.rows[key].pk) for key in ("PA-1", "PA-9"))
    with clock.at(cast.days.at(-50, hour=10)):
        give_link(circle, by=cast.organiser)
        given = give_link(other, by=cast.organiser)
    with clock.at(cast.days.at(-48, hour=10)):
        call_link_off(given, by=cast.organiser)
    return circle


def _proposed(
    cast: Cast, sent: int, story: dict[str, str], *, day: int, partner: Partner | None = None, **ticks: bool
) -> Submission:
    hours: dict[str, Any] = {"day": cast.days.on(day), "starts": time(11), "ends": time(14)}
    values = story | hours | ticks | {"locality": cast.places["Pieszkowo"]}
    with clock.at(cast.days.at(sent, hour=19)):
        return propose_event(
            values,
            contact={"phone": "", "email": "propozycje@example.org"},
            key=uuid4(),
            language="pl",
            clause=CLAUSE.notice_of(office(), CLAUSE.days_kept(), "pl"),
            proof=Proof(Stamp(FORM, ""), ""),
            partner=partner,
        )
