"""Forms of residents sent at one moment, each pressed twice, on connections of their own: is one lost or made twice?"""

import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from itertools import count

from django.core.exceptions import ValidationError
from django.db import connection

from needs import services
from needs.models import Submission
from needs.submissions.clause import CLAUSE
from needs.submissions.pace import FORM
from osl_site.common.centre.office import office
from osl_site.common.guard.guard import Proof
from osl_site.common.guard.stamps import Stamp
from osl_site.common.privacy.kept_words import PrivacyNotice

AT_ONE_MOMENT = 12  # connections


def sent_at_once(number: int) -> dict:
    """So many forms, each pressed twice; with the work where work is asked for, as the page's script does it."""
    clause, before, started = (
        CLAUSE.notice_of(office(), CLAUSE.days_kept()),
        Submission.objects.count(),
        time.perf_counter(),
    )
    with ThreadPoolExecutor(AT_ONE_MOMENT) as crowd:
        rows = list(crowd.map(lambda press: _press(press // 2 + 1, clause), range(2 * number)))
    kept = Submission.objects.count() - before
    return {
        "what": "submissions at once",
        "number": number,
        "seconds": round(time.perf_counter() - started, 1),
        "kept": kept,
        "codes": len({row.code_digest for row in rows if row}),
        "refused": rows.count(None),
    }


def _press(number: int, clause: PrivacyNotice) -> Submission | None:
    typed = {"kind": "lack", "words": f"Nie ma ławki numer {number}.", "for_director": False, "locality": None}
    given = {"contact": {}, "key": uuid.uuid5(uuid.NAMESPACE_OID, f"{number}"), "language": "pl", "clause": clause}
    stamp = Stamp.fresh(FORM)
    try:
        for is_worked in (False, True):
            answer = next(str(tried) for tried in count() if stamp.is_solved_by(str(tried))) if is_worked else ""
            try:
                return services.receive(typed | {"place_unknown": True}, **given, proof=Proof(stamp, answer))
            except ValidationError:
                continue
        return None
    finally:
        connection.close()
