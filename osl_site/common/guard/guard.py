"""Holding a machine off a form that is open to everybody, without following anybody and without a riddle.

A page draws `{% form_guard %}` in its form and loads `js/work.js`; its view makes a `Guard` and hands `guard.proof` to
the service, which asks for work (`proof.take`) only while the room says that more come than ever do. Nobody is refused
for good: whatever is odd shows the form again, with everything typed and one button.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from osl_site.common import clock
from osl_site.common.guard.services import take_work
from osl_site.common.guard.stamps import OLDEST, Stamp

TRAP, STAMP, ANSWER = "website", "pieczec", "praca"  # fields of the form


@dataclass(frozen=True)
class Proof:
    """What a form brings for being let in while very many are sent."""

    stamp: Stamp
    answer: str

    def take(self) -> None:
        """Raises WorkWanted unless work was done for this very page, and for no form before."""
        take_work(self.stamp, self.answer)


class Guard:
    """One form of one request. `purpose` names it and its row; `asks` says whether work is asked for now."""

    def __init__(self, request: HttpRequest, purpose: str, asks: Callable[[], bool]) -> None:
        self.request, self.purpose, self._asks = request, purpose, asks

    @property
    def proof(self) -> Proof:
        sent = self.request.POST
        return Proof(Stamp(self.purpose, sent.get(STAMP, "")), sent.get(ANSWER, ""))

    def refuse_machines(self) -> None:
        """Raises ValidationError for what no person sends at the first try: a field that nobody sees filled in, a form
        sent sooner than one can read it, or from a page of yesterday. The same form sent again from the page that says
        so is taken."""
        drawn_at = self.proof.stamp.drawn_at
        if drawn_at is None or clock.now() - drawn_at > OLDEST:
            raise ValidationError(
                _("Ta strona była długo otwarta. Sprawdź, co jest wpisane, i naciśnij przycisk jeszcze raz.")
            )
        if self.request.POST.get(TRAP) or clock.now() - drawn_at < self.least:
            raise ValidationError(_("Sprawdź, co jest wpisane, i naciśnij przycisk jeszcze raz."))

    @cached_property
    def stamp(self) -> Stamp:
        """Of the page that is drawn now; shown again it may be sent at once."""
        return Stamp.fresh(self.purpose, age=self.least if self.request.method == "POST" else timedelta())

    @cached_property
    def asks_for_work(self) -> bool:
        return self._asks()

    @property
    def least(self) -> timedelta:
        """How long one needs at least to fill a form in."""
        return timedelta(seconds=settings.GUARD_LEAST_SECONDS)
