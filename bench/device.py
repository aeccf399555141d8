"""A device that keeps passkeys, made of software: it answers what a page asks as a browser would."""

import hashlib
import json
import secrets

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

FLAG = AuthenticatorData.FLAG


class Device:
    """`origin` and `host`: where its browser believes to be. `unlocked` by its owner; `counts` how often it signed;
    `synced` with other devices."""

    def __init__(
        self,
        *,
        origin: str = "http://localhost:8000",
        host: str = "localhost",
        unlocked: bool = True,
        counts: bool = True,
        synced: bool = False,
    ) -> None:
        self.origin, self.host, self.count, self.counts = origin, host, 0, counts
        self.flags = FLAG.UP | (FLAG.UV if unlocked else 0) | (FLAG.BE | FLAG.BS if synced else 0)
        self.credential_id, self.key = secrets.token_bytes(32), ec.generate_private_key(ec.SECP256R1())

    def make(self, asked: str) -> str:
        """Its answer to the page that joins a key: `asked` is what the page gives to its script."""
        public = ES256.from_cryptography_key(self.key.public_key())
        data = AttestedCredentialData.create(bytes(16), self.credential_id, public)
        said = AuthenticatorData.create(self._place, self.flags | FLAG.AT, self.count, data)
        client = self._client("webauthn.create", asked)
        return self._answer(clientDataJSON=client, attestationObject=AttestationObject.create("none", said, {}))

    def sign(self, asked: str) -> str:
        """Its answer to a page that asks for proof."""
        self.count += self.counts
        said = AuthenticatorData.create(self._place, self.flags, self.count)
        client = self._client("webauthn.get", asked)
        signature = self.key.sign(said + hashlib.sha256(client).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer(clientDataJSON=client, authenticatorData=said, signature=signature)

    @property
    def _place(self) -> bytes:
        return hashlib.sha256(self.host.encode()).digest()

    def _client(self, kind: str, asked: str) -> bytes:
        challenge = json.loads(asked)["challenge"]
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, **parts: bytes) -> str:
        response = {name: websafe_encode(part) for name, part in parts.items()}
        name = websafe_encode(self.credential_id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})
