"""That it is this person who confirms an act: by the password, or where there is a second step by a code or a passkey.
Wrong ones count."""

import re

from django.http import HttpRequest

from osl_site.common.forms.carried import OF_PASSKEY
from osl_site.common.sign_in import services
from osl_site.common.sign_in.confirmation import confirm
from osl_site.common.sign_in.forms import CodeForm
from osl_site.common.sign_in.passwords import refused_password

CODE = "kod"
LOOKS_LIKE_CODE = re.compile(r"[\d\s-]{6,20}")


def refused_proof(request: HttpRequest, typed: str) -> str:
    """Why what was typed does not confirm that it is `request.user`, as a sentence. Empty when it does: then nothing
    else is asked for a quarter of an hour. A code that confirmed is used up. What a passkey signed comes beside."""
    is_by_passkey = bool(request.POST.get(OF_PASSKEY))  # first: a browser fills in a password by itself
    if is_by_passkey or (LOOKS_LIKE_CODE.fullmatch(typed) and services.has_factor(request.user)):
        sent = {OF_PASSKEY: request.POST[OF_PASSKEY]} if is_by_passkey else {CODE: typed}
        form = CodeForm(sent, request=request, user=request.user)
        refusal = "" if form.is_valid() else " ".join(form.errors[CODE])
    else:
        refusal = refused_password(request, typed)
    if not refusal:
        confirm(request)
    return refusal
