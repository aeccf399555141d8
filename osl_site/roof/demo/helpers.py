"""People who agreed to be rung in half a year, and what the community has through them."""

from typing import Any
from uuid import uuid4

from needs import services
from needs.helping.clause import CLAUSE
from needs.helping.pace import FORM
from needs.models import Helper
from needs.services.helpers import SIGNED_ON
from osl_site.common import clock
from osl_site.common.audit.models import Actor
from osl_site.common.centre.office import office
from osl_site.common.guard.guard import Proof
from osl_site.common.guard.stamps import Stamp
from osl_site.common.letters.models import Letter, LetterState
from osl_site.roof.demo.load import Cast, read


def tell_helpers(cast: Cast) -> None:
    """Osoby chętne"""
    here, days = office(), CLAUSE.days_kept()
    for story in read("helpers.toml")["helpers"]:
        with clock.at(cast.days.at(story["days"], hour=13)):
            language = story.get("language", "pl")
            helper = _signed_on(cast, story, language, CLAUSE.notice_of(here, days, language))
            if "asset" in story:
                _give(cast, helper, story)
        if "gone" in story:
            with clock.at(cast.days.at(story["gone"], hour=13)):
                services.sign_off(helper, by=Actor.RESIDENT)
    Letter.objects.filter(kind=SIGNED_ON).update(state=LetterState.SENT, ended_at=cast.days.morning)


def _signed_on(cast: Cast, story: dict[str, Any], language: str, clause: Any) -> Helper:
    values = {name: story.get(name, "") for name in ("called", "email", "what", "when")}
    values |= {"phone": story["phone"].replace(" ", ""), "localities": cast.localities(story["places"])}
    if language == "pl":
        return services.enter_helper(values, clause=clause, by=cast.organiser)
    proof = Proof(Stamp(FORM, ""), "")  # asked of nobody: never many at once
    return services.sign_on(values, key=uuid4(), language=language, clause=clause, proof=proof)


def _give(cast: Cast, helper: Helper, story: dict[str, Any]) -> None:
    """The nameless asset that points to a helper."""
    values = story["asset"] | {"kind": "human", "helper": helper, "localities": cast.localities(story["places"])}
    services.create_asset(values | {"confirmed_on": clock.today()}, by=cast.organiser)
