"""What a page says of the next removal is what the removal takes, row for row, of everything the schedule removes."""

from contextlib import nullcontext
from datetime import UTC, timedelta
from itertools import count
from uuid import uuid4

import pytest
from django.db import connection
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from activities.models import Notice, Registration, WrongCode
from needs.models import HelperContact, SubmitterContact
from needs.services import enter_helper
from osl_site.common import clock, queue, registry
from osl_site.common.accounts.models import done_by
from osl_site.common.attachments.models import HeldPhoto
from osl_site.common.audit.erasures import note_erasure
from osl_site.common.audit.models import Access, AccessKind, Erasure
from osl_site.common.files.services import keep
from osl_site.common.forms.models import Draft, FormKey
from osl_site.common.guard.models import Counter, DaySecret, SpentWork
from osl_site.common.imports.models import ImportFile, ImportRun
from osl_site.common.letters.models import Letter
from osl_site.common.privacy import services
from osl_site.common.privacy.kept_words import PrivacyNotice
from osl_site.common.privacy.models import RetentionRun
from osl_site.common.privacy.retention import due_of
from osl_site.common.sign_in.models import Attempt, KnownLine, Outcome, Session, Step
from partners.models import ContactPerson, VillageHead
from plans.models import CopyUpload
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, sign_up
from tests.needs.builders import contact, submission
from tests.partners.builders import head, partner, village
from tests.partners.builders import person as partner_person
from tests.plans.builders import approved

pytestmark = pytest.mark.django_db
_numbers = count(1)
HOUR = timedelta(hours=1)
BY_THE_DATABASE = {"access_log", "erasures"}  # whose law reads the clock of the database


def session(moment, person):
    begun = {"created_at": moment - timedelta(days=2), "seen_at": moment - HOUR, "idle_for": timedelta(days=9)}
    Session.objects.create(session_key=f"{next(_numbers)}", session_data="", expire_date=moment, **begun)


def attempt(moment, person):
    said = {"step": Step.PASSWORD, "name": "n", "line": "l", "at": moment, "counts": False}
    for outcome in (Outcome.PASSED, Outcome.WRONG):
        Attempt.objects.create(outcome=outcome, **said)


def import_file(moment, person):
    said = {"spec": "teryt", "by": person, "made_at": moment}
    quoted = ["Wiersz 2: Kiedy: „Anna Nowak” nie jest dniem."]
    run = ImportRun.objects.create(sha256=f"{next(_numbers):064}", state="refused", errors=quoted, **said)
    ImportFile.objects.create(run=run, role="simc", name="a.csv", content=b"x")
    ImportRun.objects.create(sha256=f"{next(_numbers):064}", state="done", ended_at=moment, **said)


def letter(moment, person):
    about = {"kind": "plans.submitted", "subject_type": "plans.version", "subject_id": 1, "made_at": moment}
    told = {"message_id": f"<{next(_numbers)}@x>", "to": "a@przyklad.pl", "due_at": moment}
    Letter.objects.create(state="sent", ended_at=moment, **about, **told)
    Letter.objects.create(**about, **told | {"message_id": f"<{next(_numbers)}@x>"})


def job(moment, person):
    queue.defer("osl_site.common.letters.tasks.send_letter", letter_id=next(_numbers))
    pk = ProcrastinateJob.objects.order_by("-pk").values_list("pk", flat=True)[0]
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set status = 'failed' where id = %s", [pk])
        cursor.execute("update procrastinate_events set at = %s where job_id = %s", [moment, pk])


def counter(moment, person):
    Counter.objects.create(bucket=f"{next(_numbers)}", starts_at=moment, n=1)
    SpentWork.objects.create(challenge=f"{next(_numbers)}", at=moment)
    DaySecret.objects.get_or_create(day=timezone.localtime(moment).date(), defaults={"secret": "x"})


def registration(moment, person):
    with clock.at(moment - timedelta(days=2)):
        activity = make_activity(sign_up="needed", capacity=5)
        sign_up(make_occurrence(activity, starts_at=moment - HOUR, ends_at=moment))


def upload(moment, person):
    file = keep(f"plik {next(_numbers)}".encode(), name="a.pdf", content_type="application/pdf", by=person)
    with clock.at(moment):
        CopyUpload.objects.create(version=VERSION[0], file=file, by=person, at=moment)


def submitter(moment, person):
    with clock.at(moment):
        contact(submission(stands="done"))
    contact(submission())


def helper(moment, person):
    said = {"what": "Naprawię kran", "called": "Jan", "phone": "601234567", "localities": []}
    with clock.at(moment):
        enter_helper(said, clause=PrivacyNotice("pl", "Zadzwonimy."), by=person)


def contact_person(moment, person):
    for kept_until in (timezone.localdate(moment), None):
        partner_person(PARTNER[0], kept_until=kept_until)


def village_head(moment, person):
    where, day = village(f"Wieś {next(_numbers)}"), timezone.localdate(moment)
    head(where, ends_on=day - timedelta(days=1))
    head(where, starts_on=day)


PARTNER = []  # at whom people are to be rung
VERSION = []  # of which files are sent
MADE = {  # by removal: how a row of that moment is made, beside others that stay whatever their age
    "sessions": session,
    "attempts": attempt,
    "known_lines": lambda at, by: KnownLine.objects.create(user=by, line=f"{next(_numbers)}", seen_at=at),
    "imported_files": import_file,
    "drafts": lambda at, by: Draft.objects.create(by=by, path="/x/", key=uuid4(), fields={}, at=at),
    "letters": letter,
    "form_keys": lambda at, by: FormKey.objects.create(key=uuid4(), by=by, digest="x", at=at),
    "jobs": job,
    "access_log": lambda at, by: Access.objects.create(kind=AccessKind.READ, what="x", at=at, **done_by(by)),
    "counters": counter,
    "erasures": lambda at, by: note_erasure(Draft, [next(_numbers)], at=at),
    "sign_ups": registration,
    "wrong_codes": lambda at, by: WrongCode.objects.create(who="x", at=at),
    "uploads": upload,
    "submitters": submitter,
    "helpers": helper,
    "partners-people": contact_person,
    "partners-heads": village_head,
    "held_photos": lambda at, by: HeldPhoto.objects.create(token_digest="x", content=b"x", at=at),
}
GO_ALONG = {"sign_ups": {Notice, Letter}}  # what was written to these people goes with them
TOUCHED = (Session, Attempt, KnownLine, ImportFile, Draft, Letter, FormKey, ProcrastinateJob, Access, Counter)
TOUCHED += (SpentWork, DaySecret, Erasure, Registration, WrongCode, CopyUpload, Notice, SubmitterContact, HeldPhoto)
TOUCHED += (HelperContact, ImportRun, ContactPerson, VillageHead)


def test_every_removal_is_tried():
    assert MADE.keys() == {key for key, _removal in registry.removals.items()}


def rows():
    """What stands in every table that a removal touches."""
    return {(model, row["pk"]): row for model in TOUCHED for row in model.objects.values("pk", *columns(model))}


def columns(model):
    return [field.attname for field in model._meta.concrete_fields]


@pytest.mark.parametrize("key", MADE)
def test_what_is_shown_is_what_goes_and_nothing_else(key, at, organiser, director):
    at(2026, 11, 23, 9)
    builders.office(registrations_kept_days=60)
    PARTNER[:] = [partner()]
    VERSION[:] = [approved(organiser, director)] if key == "uploads" else []
    with clock.at(timezone.now().astimezone(UTC)) if key in BY_THE_DATABASE else nullcontext():
        edge = due_of(key, clock.now()).before
        for off in (-400 * HOUR, -HOUR, -timedelta(seconds=1), timedelta(0), timedelta(seconds=1), HOUR):
            MADE[key](edge + off, organiser)
        before = rows()
        due = due_of(key, clock.now())
        shown = {(found.model, pk) for found in due.rows for pk in found.values_list("pk", flat=True)}
        run = services.remove_due(key)
        after = rows()
    assert (run.seen, run.removed) == (len(shown), len(shown))
    assert len(shown) > 2
    assert RetentionRun.objects.filter(key=key).count() == 1
    gone = {place for place in before if after.get(place) != before[place]}
    assert {place for place in gone if place[0] in {found.model for found in due.rows}} == shown
    assert {model for model, _pk in gone - shown} <= GO_ALONG.get(key, set())
    assert due_of(key, due.moment).count == 0
