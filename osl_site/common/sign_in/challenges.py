"""What a browser was asked to have a passkey sign: kept in its session, each good for one answer.

A few are kept, so that two tabs do not spoil each other's.
"""

import secrets

from django.http import HttpRequest
from fido2.utils import websafe_decode, websafe_encode

from osl_site.common.accounts.models import User
from osl_site.common.sign_in.factors.passkeys import Unfit, challenge_of, to_prove
from osl_site.common.sign_in.services import known, passkeys_of

ASKED = "passkey_challenges"  # in the session
KEPT, OCTETS = 4, 32


def new_challenge(request: HttpRequest) -> bytes:
    made = secrets.token_bytes(OCTETS)
    request.session[ASKED] = [*request.session.get(ASKED, [])[1 - KEPT :], websafe_encode(made)]
    return made


def challenge_answered(request: HttpRequest, answer: str) -> bytes | None:
    """Which challenge of this browser's it answers; that one is used up. None of any other."""
    try:
        said = websafe_encode(challenge_of(answer))
    except Unfit:
        return None
    waiting = request.session.get(ASKED, [])
    if said not in waiting:
        return None
    request.session[ASKED] = [one for one in waiting if one != said]
    return websafe_decode(said)


def asked_of_passkey(request: HttpRequest, user: User) -> str:
    """What the page gives to its script, so that one of the person's keys proves that it is they; nothing for who has
    none. One query."""
    rows = passkeys_of(user)
    return to_prove(known(rows), new_challenge(request)) if rows else ""
