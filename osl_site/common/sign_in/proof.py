"""That it is this person who confirms an act: by the password, or by a code where there is an app. Wrong ones count."""

import re

from django.http import HttpRequest

from osl_site.common.sign_in import services
from osl_site.common.sign_in.confirmation import confirm
from osl_site.common.sign_in.forms import CodeForm
from osl_site.common.sign_in.passwords import refused_password

CODE = "kod"
LOOKS_LIKE_CODE = re.compile(r"[\d\s-]{6,20}")


def refused_proof(request: HttpRequest, typed: str) -> str:
    """Why what was typed does not confirm that it is `request.user`, as a sentence. Empty when it does: then nothing
    else is asked for a quarter of an hour. A code that confirmed is used up."""
    if LOOKS_LIKE_CODE.fullmatch(typed) and services.has_factor(request.user):
        form = CodeForm({CODE: typed}, request=request, user=request.user)
        refusal = "" if form.is_valid() else " ".join(form.errors[CODE])
    else:
        refusal = refused_password(request, typed)
    if not refusal:
        confirm(request)
    return refusal
