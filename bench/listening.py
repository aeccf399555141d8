"""What a person waits for in the inbox: its page, one submission, what is alike; and what a phone fetches for one."""

import gzip
import random
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from django.test import Client
from django.urls import reverse

from bench.emptying import empty
from bench.measure import figures
from needs import similar
from needs.models import StateType, Submission, SubmissionState, SubmissionStep
from needs.services.states import ensure_states
from needs.submissions.codes import fresh_codes
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.centre.models import Locality
from osl_site.common.search.models import Indexed

ROWS_AT_ONCE = 2_000
WAITING, OURS = 40, 20  # one of so many; the rest is done
SOME = 20  # rows of which each is asked


def fill(size: int, texts: Iterator[str], places: list[Locality], by: User) -> None:
    """As many submissions of three years as asked, in place of those that are there. All but some are done."""
    empty("needs_submission")
    Indexed.objects.of(Submission).delete()
    ensure_states()
    states = {row.type: row for row in SubmissionState.objects.all()}
    rows = _submissions(size, texts, places, states[StateType.WAITING])
    number = 0
    while some := list(islice(rows, ROWS_AT_ONCE)):
        for row, code in zip(some, fresh_codes(len(some)), strict=True):
            row.code_seed, row.code_digest = code["code_seed"], code["code_digest"]
        batch = Submission.objects.bulk_create(some)
        kinds = [_stands(number + place) for place in range(len(batch))]
        moved = [(row, states[kind]) for row, kind in zip(batch, kinds, strict=True) if kind != StateType.WAITING]
        SubmissionStep.objects.bulk_create(
            SubmissionStep(submission=row, was=row.state, state=state, at=row.received_at, **done_by(by, *Role))
            for row, state in moved
        )
        number += len(batch)


def _stands(number: int) -> StateType:
    if number % WAITING == 0:
        return StateType.WAITING
    return StateType.OURS if number % OURS == 1 else StateType.DONE


def _submissions(
    size: int, texts: Iterator[str], places: list[Locality], state: SubmissionState
) -> Iterator[Submission]:
    chance = random.Random(4)
    for _ in range(size):
        at = clock.now() - timedelta(days=chance.randrange(1000))
        yield Submission(
            kind=chance.choice(["lack", "idea", "offer", "matter"]),
            words=next(texts),
            locality=chance.choice(places),
            channel="form",
            received_at=at,
            due_on=at.date() + timedelta(days=7),
            state=state,
            created_at=at,
            changed_at=at,
        )


def pages(size: int, reader: User) -> list[dict]:
    """The inbox, its search, a submission within what was asked, and what is alike to one."""
    client = Client()
    client.force_login(reader, backend="django.contrib.auth.backends.ModelBackend")
    inbox = reverse("needs:submission_list")
    step = max(size // SOME, 1)
    some = list(Submission.objects.order_by("pk").select_related("locality", "commune")[::step][:SOME])
    waiting = list(Submission.objects.filter(state__type="waiting").order_by("pk")[:SOME])
    ask = lambda address, **asked: client.get(address, asked)
    return [
        figures("inbox page", size, lambda asked: ask(inbox, **asked), [{}, {"stan": "waiting"}, {"strona": "5"}]),
        figures("inbox searched", size, lambda words: ask(inbox, szukaj=words), ["ławki", "plac zabaw", "świetlicy"]),
        figures("one submission", size, lambda row: ask(row.get_absolute_url(), stan="waiting"), waiting),
        figures("similar submissions", size, lambda row: similar.alike_submission(row, reader), some),
    ]


def weight_of_form() -> dict:
    """Octets of the page on which a resident writes, as they are and as they are sent."""
    page = Client().get(reverse("tell_us")).content
    return {"what": "/powiedz-nam/", "bytes": len(page), "gzip_bytes": len(gzip.compress(page))}
