"""A code that is sent twice at one moment lets in once; what is refused at one moment is one row."""

from datetime import timedelta

import pyotp

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.sign_in import services
from osl_site.common.sign_in.factors.secrets import hidden
from osl_site.common.sign_in.lines import Line
from osl_site.common.sign_in.models import Attempt, Outcome, Step
from osl_site.common.sign_in.services.throttle import AT_ONE_LINE, TooMany
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


def tried_in_vain(person):
    try:
        services.begin_attempt(Step.PASSWORD, email=person.email, line=Line("l" * 64, "203.0.113.0/24"))
    except TooMany:
        return "not looked at"


def test_a_flood_that_begins_at_one_moment_is_one_row(own_database):
    person = User.objects.get(email="organizator@przyklad.pl")
    for _time in range(AT_ONE_LINE):
        assert tried_in_vain(person) is None
    assert at_once(*[lambda: tried_in_vain(person)] * 4) == ["not looked at"] * 4
    assert [row.number for row in Attempt.objects.filter(user=person, outcome=Outcome.LOCKED)] == [4]
