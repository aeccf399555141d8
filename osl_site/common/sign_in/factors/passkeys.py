"""Passkeys (WebAuthn): a key that a device keeps, and uses only at the office's own address once its owner unlocked it.

The library looks at origin, challenge, presence, verification and signature. Here: what is asked of a browser as JSON,
what is read from its answer, and one error for whatever is wrong with that. Pure.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

from django.conf import settings
from fido2 import cbor
from fido2.cose import UnsupportedKey
from fido2.server import Fido2Server, to_descriptor
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestedCredentialData,
    AuthenticationResponse,
    AuthenticatorData,
    CollectedClientData,
    PublicKeyCredentialRpEntity,
    PublicKeyCredentialUserEntity,
)

MUST = "required"  # the device asks for a fingerprint, a face or a PIN
NO_MODEL = bytes(16)  # which model of device it is is not asked
LONGEST_ID = 1023  # octets (WebAuthn, 6.1)


class Unfit(Exception):
    """An answer that proves nothing: not ours, not to what was asked, of another address, or of nobody's key."""


@dataclass(frozen=True)
class Known:
    """A key that was joined: `public_key` is a COSE key."""

    credential_id: bytes
    public_key: bytes

    @property
    def data(self) -> AttestedCredentialData:
        """As the library reads it (WebAuthn, 6.5.1)."""
        length = len(self.credential_id).to_bytes(2)
        return AttestedCredentialData(NO_MODEL + length + self.credential_id + self.public_key)


@dataclass(frozen=True)
class Answered:
    """What a device said: with which key, how often it has been used (0 where it does not count), whether others hold
    a copy of it, as those of a telephone's maker do."""

    known: Known
    sign_count: int
    is_backed_up: bool


def origin() -> str:
    """At which address passkeys work: that of the settings. Browsers know no key of a number, so this machine, while
    one develops, is called by its name."""
    parts = urlsplit(settings.ORIGIN)
    if parts.hostname == "127.0.0.1":
        return f"{parts.scheme}://localhost:{parts.port}" if parts.port else f"{parts.scheme}://localhost"
    return f"{parts.scheme}://{parts.netloc}"


def works_here() -> bool:
    """Whether the office has a name, of which there can be keys."""
    try:
        ip_address(_host())
    except ValueError:
        return True
    return False


def to_join(*, user: int, account: str, name: str, office: str, known: Iterable[Known], challenge: bytes) -> str:
    """What a browser is asked so that a device makes a key. A device that keeps one of `known` already refuses."""
    person = PublicKeyCredentialUserEntity(id=str(user).encode(), name=account, display_name=name)
    there = [to_descriptor(one.data) for one in known]
    asked, _state = _server(office).register_begin(
        person, there, resident_key_requirement="preferred", user_verification=MUST, challenge=challenge
    )
    return json.dumps(dict(asked)["publicKey"])


def to_prove(known: Iterable[Known], challenge: bytes) -> str:
    """What a browser is asked so that one of these keys signs the challenge."""
    there = [to_descriptor(one.data) for one in known]
    asked, _state = _server().authenticate_begin(there, user_verification=MUST, challenge=challenge)
    return json.dumps(dict(asked)["publicKey"])


def challenge_of(answer: str) -> bytes:
    """Which challenge an answer is to, by its own word. Raises Unfit."""
    try:
        return CollectedClientData(websafe_decode(_read(answer)["response"]["clientDataJSON"])).challenge
    except Exception as error:  # whatever a stranger sends
        raise Unfit from error


def joined(answer: str, challenge: bytes) -> Answered:
    """The key that a device made. Raises Unfit."""
    try:
        found = _server().register_complete(_state(challenge), _read(answer))
        key = found.credential_data
        if isinstance(key.public_key, UnsupportedKey) or not 0 < len(key.credential_id) <= LONGEST_ID:
            raise Unfit
    except Exception as error:
        raise Unfit from error
    return _answered(Known(key.credential_id, cbor.encode(dict(key.public_key))), found)


def proved(answer: str, challenge: bytes, known: Iterable[Known]) -> Answered:
    """Which of these keys signed, and what it said beside. Raises Unfit."""
    there = {one.credential_id: one for one in known}
    try:
        said = _read(answer)
        found = _server().authenticate_complete(_state(challenge), [one.data for one in there.values()], said)
        return _answered(there[found.credential_id], AuthenticationResponse.from_dict(said).response.authenticator_data)
    except Exception as error:
        raise Unfit from error


def _answered(known: Known, said: AuthenticatorData) -> Answered:
    return Answered(known, said.counter, bool(said.flags & AuthenticatorData.FLAG.BS))


def _host() -> str:
    return urlsplit(origin()).hostname or ""


def _server(office: str = "") -> Fido2Server:
    """`office` is the name that a device shows; only what it signed is compared."""
    place = PublicKeyCredentialRpEntity(id=_host(), name=office or _host())
    return Fido2Server(place, attestation="none", verify_origin=lambda said: said == origin())


def _state(challenge: bytes) -> dict[str, str]:
    return {"challenge": websafe_encode(challenge), "user_verification": MUST}


def _read(answer: str) -> dict:
    said = json.loads(answer)
    if not isinstance(said, dict):
        raise Unfit
    return said
