"""Doing the work that a form asks for, as the page's script does it."""

import re
from itertools import count

from activities.registrations.pace import SIGN_UP
from osl_site.common.guard.guard import ANSWER, STAMP
from osl_site.common.guard.stamps import Stamp

HIDDEN = re.compile(rf'<input type="hidden" name="(key|clause|otwarte|{STAMP})" value="([^"]+)"')


def hidden_in(page: str) -> dict[str, str]:
    """What a page of signing up carries for itself."""
    return dict(HIDDEN.findall(page))


def answer_to(stamp: Stamp) -> str:
    return next(str(number) for number in count() if stamp.is_solved_by(str(number)))


def worked(form: dict[str, str]) -> dict[str, str]:
    """The same form of signing up, with the work that was asked for."""
    return form | {ANSWER: answer_to(Stamp(SIGN_UP, form[STAMP]))}
