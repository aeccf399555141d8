"""Forms of residents sent at one moment, on connections of their own: none is lost, none is made twice."""

import uuid
from concurrent.futures import ThreadPoolExecutor

from django.core.exceptions import ValidationError
from django.db import connection

from needs import services
from needs.models import Submission
from needs.submissions.clause import days_kept, notice_of
from needs.submissions.pace import FORM, MOST_A_MINUTE
from osl_site.common.centre.office import office
from osl_site.common.guard.guard import Proof
from osl_site.common.guard.stamps import Stamp
from tests.activities.working import answer_to

CROWD, MORE = 12, 8  # at one moment; after so many came that each is asked for work


def sent(number, clause):
    """The form pressed, and pressed again with the work where work is asked for, as the page's script does it."""
    typed = {"kind": "lack", "words": f"Nie ma ławki numer {number}.", "for_director": False, "locality": None}
    given = {"contact": {}, "key": uuid.UUID(int=number), "language": "pl", "clause": clause}
    stamp = Stamp.fresh(FORM)
    try:
        for answer in ("", answer_to(stamp)):
            try:
                return services.receive(typed | {"place_unknown": True}, **given, proof=Proof(stamp, answer))
            except ValidationError:
                continue
    finally:
        connection.close()


def test_of_more_forms_than_ever_come_in_a_minute_each_pressed_twice_none_is_lost(own_database):
    clause, before = notice_of(office(), days_kept()), Submission.objects.count()
    number = MOST_A_MINUTE + MORE
    with ThreadPoolExecutor(CROWD) as crowd:
        rows = list(crowd.map(lambda one: sent(one // 2 + 1, clause), range(2 * number)))
    assert all(rows) and len({row.pk for row in rows}) == number
    assert Submission.objects.count() - before == number
    assert len({row.code_digest for row in rows}) == number
