"""A code that is sent twice at one moment lets in once."""

from datetime import timedelta

import pyotp

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.sign_in import services
from osl_site.common.sign_in.factors.secrets import hidden
from tests.together import at_once

SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


def code(later):
    return pyotp.TOTP(SECRET).at(clock.now() + later * timedelta(seconds=30))


def test_of_paper_and_of_the_app(own_database):
    person = User.objects.get(email="organizator@przyklad.pl")
    codes = services.add_authenticator(person, secret=hidden(SECRET), code=code(0), by=person).codes
    for typed in (codes[0], code(1)):
        taken = at_once(*[lambda typed=typed: services.use_code(person, typed)] * 2)
        assert sorted(taken) == [False, True]
