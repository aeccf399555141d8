"""What signing in costs, press by press: the password as production hashes it, then nothing, a code, or a passkey."""

import re
import time
from datetime import timedelta
from html import unescape
from statistics import median

import pyotp
from django.contrib.auth.hashers import make_password
from django.http import HttpResponse
from django.test import Client, override_settings

from bench import Write
from bench.device import Device
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User
from osl_site.common.sign_in.factors import passkeys
from osl_site.common.sign_in.factors.secrets import hidden
from osl_site.common.sign_in.factors.totp import STEP
from osl_site.common.sign_in.models import Authenticator, Passkey

TIMES = 10
ASKED = re.compile(r'data-passkey="([^"]+)"')
PASSWORD, SECRET = "trzy zwykłe słowa", "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
PRODUCTION = override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.PBKDF2PasswordHasher"])


def run(write: Write) -> list[dict]:
    """Sign a person in again and again, with each second step. Answers the medians, in milliseconds."""
    with PRODUCTION:
        rows = [_measured(kind) for kind in ("none", "code", "passkey")]
    for row in rows:
        write("second step {second_step:8} password {password_ms} ms, second press {second_ms} ms".format(**row))
    return rows


def _measured(kind: str) -> dict:
    user, device = _person(kind), Device(origin=passkeys.origin())
    if kind == "passkey":
        _joined(user, device)
    first, second = [], []
    for number in range(TIMES):
        client = Client()
        page, took = _pressed(client, "/logowanie/", {"username": user.email, "password": PASSWORD})
        first.append(took)
        if kind == "code":
            moment = clock.now()
            Authenticator.objects.filter(user=user).delete()  # as if it were the first code of its half minute
            _app(user, moment)
            _page, took = _pressed(client, "/logowanie/kod/", {"kod": pyotp.TOTP(SECRET).at(moment)})
            second.append(took)
        elif kind == "passkey":
            signed = device.sign(unescape(ASKED.search(page.text)[1]))
            _page, took = _pressed(client, "/logowanie/kod/", {"kod": "", "odpowiedz-klucza": signed})
            second.append(took)
        if client.get("/biuro/ustawienia/").status_code != 200:
            raise RuntimeError(f"nobody came in, try {number}")
    told = {"what": "signing in", "second_step": kind, "password_ms": round(median(first))}
    return told | {"second_ms": round(median(second), 1) if second else 0}


def _pressed(client: Client, address: str, sent: dict) -> tuple[HttpResponse, float]:
    started = time.perf_counter()
    page = client.post(address, sent)
    return page, (time.perf_counter() - started) * 1000


def _person(kind: str) -> User:
    given = {"name": "Pomiar", "roles": [Role.COWORKER], "created_at": clock.now()}
    user, _is_new = User.objects.get_or_create(email=f"pomiar-{kind}@przyklad.pl", defaults=given)
    User.objects.filter(pk=user.pk).update(password=make_password(PASSWORD))
    if kind == "code":
        _app(user, clock.now())
    return user


def _app(user: User, moment: object) -> None:
    past = int((moment - timedelta(hours=1)).timestamp()) // STEP
    told = {"secret": hidden(SECRET), "created_at": moment, "used_at": moment, "last_step": past}
    Authenticator.objects.update_or_create(user=user, defaults=told)


def _joined(user: User, device: Device) -> None:
    challenge = bytes(32)
    key = passkeys.joined(device.make(passkeys.to_prove([], challenge)), challenge).known
    stored = {"credential_id": key.credential_id, "public_key": key.public_key, "sign_count": 0, "is_backed_up": False}
    Passkey.objects.filter(user=user).delete()
    Passkey.objects.create(user=user, name="Pomiar", created_at=clock.now(), **stored)
