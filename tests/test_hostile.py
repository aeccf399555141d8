"""Everything of `hostile.sql` is tried where all has been decided, and refused: by rights, and by laws alone."""

import os
import re
from collections.abc import Iterator
from datetime import date, timedelta

from django.db import DatabaseError, connection, transaction

from needs.models import Need
from needs.services import change_need, create_need
from osl_site.common import clock
from osl_site.common.accounts.services import set_substitute
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.backup.models import Backup
from osl_site.common.centre.models import HeadGroup, SocialService
from osl_site.common.files.services import keep
from osl_site.common.frozen_documents.services import PDF
from osl_site.common.sign_in.lines import Line
from osl_site.common.sign_in.models import Step
from osl_site.common.sign_in.services import begin_attempt, pass_attempt
from partners.models import Partner
from plans import services
from plans.models import (
    CopyPublication,
    Correction,
    Filing,
    Publication,
    PublicDocument,
    Reminder,
    SignedCopy,
    TermDecision,
)
from plans.triggers.cited import SAID_IN_THE_SNAPSHOT
from tests import builders
from tests.breaking import sql
from tests.needs.builders import asset, need, note
from tests.plans.builders import SEAL, action, conclusion, document, goal, plan
from tests.plans.test_on_paper import on_paper
from tests.test_decided import frozen_tables
from tests.tools import ROOT

ATTEMPTS = [
    part
    for part in re.sub(r"^--.*\n\n?", "", (ROOT / "tests" / "hostile.sql").read_text(), flags=re.MULTILINE).split(
        "\n\n"
    )
    if part.strip()
]
REFUSED = {  # by SQLSTATE
    "23000": "a law of ours",
    "23503": "a key to what is not there",
    "23514": "a constraint",
    "23P01": "a constraint",
    "42501": "no right to it",
    "P0001": "a function of the owner's",
}
OF_RIGHTS_ALONE = re.compile(
    r"copy|lo_import|pg_read_file|create (role|schema|extension)|django_migrations|^lock|^set (role|session auth)"
)
TWISTED = (  # all that anybody may set and functions could read differently; a role may even keep it for itself
    "set local standard_conforming_strings = off",
    "set local transform_null_equals = on",
    "set local array_nulls = off",
    "set local extra_float_digits = -15",
    "set local datestyle = 'SQL, MDY'",
    "set local intervalstyle = 'iso_8601'",
    "set local bytea_output = 'escape'",
    "set local timezone = 'Pacific/Kiritimati'",
    "set local check_function_bodies = off",
)
PLAIN = f"osl_plain_{os.getpid()}"
TABLES = sorted(frozen_tables() | SAID_IN_THE_SNAPSHOT.keys())


def rows() -> dict[str, str]:
    """All that stands in the tables that are at stake."""
    parts = [f"select '{name}', md5(string_agg(t::text, '' order by t::text)) from {name} t" for name in TABLES]
    with connection.cursor() as cursor:
        cursor.execute(" union all ".join(parts))
        return dict(cursor.fetchall())


def answer(attempt: str) -> str:
    """With which SQLSTATE it is refused; nothing if it is not. It is taken back either way."""
    try:
        with transaction.atomic():
            wait = "immediate" if attempt.startswith("truncate") else "deferred"  # it is refused for checks that wait
            sql(f"set constraints all {wait}")
            sql(attempt)
            sql("set constraints all immediate")
            transaction.set_rollback(True)
    except DatabaseError as refusal:
        return refusal.__cause__.sqlstate
    return ""


def let_through(attempts: list[str]) -> Iterator[tuple[str, str]]:
    for attempt in attempts:
        if (said := answer(attempt)) not in REFUSED:
            yield attempt, said


def decided_office():
    """At least one row in every table that is at stake."""
    organiser, director = builders.user("organiser"), builders.user("director", "administrator")
    builders.office(works_since=date(2021, 1, 1))
    on_paper(plan(organiser, year=2024).versions.get(), organiser, decided_on=date(2023, 12, 12))
    cited = conclusion()
    cited.needs.add(need())
    cited.assets.add(asset())
    cited.notes.add(note())
    version = plan(organiser).versions.get()
    rich = action(goal(version, organiser, conclusions=[cited]), organiser)
    rich.groups.add(builders.group())
    rich.localities.add(builders.locality())
    rich.communes.add(builders.commune())
    rich.partners.add(Partner.objects.create(name="Koło gospodyń", kind="ngo"))
    rich.services.add(SocialService.objects.create(name="Asystent", area="health"))
    services.add_indicator(rich, {"name": "spotkania", "target": 12}, by=organiser)
    guests = HeadGroup.objects.create(name="goście", slug="goscie", position=9)
    services.add_indicator(rich, {"name": "goście", "target": 9, "source": "group", "group": guests}, by=organiser)
    services.submit(version, by=organiser)
    Reminder.objects.create(version=version, kind="ahead", at=clock.now())
    remark = services.add_remark(version, place="version", key=None, text="Za długo.", by=director)
    services.decide(version, outcome="approved", effective_on=version.starts_on, by=director)
    services.answer_remark(remark, outcome="adopted", text="Skrócono.", by=organiser)
    version.refresh_from_db()
    told = {"by": organiser, "by_name": organiser.name, "at": clock.now()}
    file = {"name": "plan.pdf", "content_type": PDF, "by": organiser}
    approved, sealed = keep(b"plan", **file), keep(b"plan z podpisem", **file)
    Publication.objects.create(version=version, document=document(version, approved), metryka="Plan", **told)
    copy = SignedCopy.objects.create(version=version, file=sealed, kind="signed", seals=[SEAL], **told)
    CopyPublication.objects.create(copy=copy, **told)
    Filing.objects.create(version=version, case_mark="8110.1.2026", archive_category="BE10", place="teczka", **told)
    told = {"version": version, "text": "Tak trzeba.", "by": director, "by_name": director.name, "at": clock.now()}
    Correction.objects.create(place="version", place_name="całość", was="rok", becomes="roku", **told)
    TermDecision.objects.create(kind="prolonged", day=version.ends_on + timedelta(days=30), **told)
    told = {"place": "version", "key": None, "words": "Herbata", "by": director}
    why = {"scope": "napój", "kind": "privacy", "basis": "art. 5 ust. 2", "interest": "osoba prywatna"}
    ended = services.exclude(version, values=why, **told)
    services.end_exclusion(ended, reason="Pomyłka.", by=director)
    services.exclude(version, values=why, **told)
    other = {"file": keep(b"plan bez slow", **file), "made_at": clock.now(), "text_digest": "0" * 64, "seal": "0" * 64}
    PublicDocument.objects.create(version=version, kind="2", **other)
    sealed = keep(b"plan z innym podpisem", **file)
    told = {"by": organiser, "by_name": organiser.name, "at": clock.now()}
    SignedCopy.objects.create(version=version, file=sealed, kind="signed", seals=[SEAL], **told)
    plan(organiser)
    changed = {"reason": "Zmiana.", "changed_conclusions": [conclusion("Coś nowego.")]}
    services.submit(services.open_update(version.plan, changed, by=organiser), by=organiser)
    note_access(AccessKind.READ, by=director)
    change_need(Need.objects.get(), {"title": "Brakuje przystanku"}, revision=1, by=organiser)
    for title in ("Nikt o niej nie mówi", "Następna"):
        create_need({"title": title}, by=organiser)
    pass_attempt(begin_attempt(Step.PASSWORD, email=organiser.email, line=Line("łącze", "203.0.113.0/24")))
    set_substitute(organiser, substitute=director, from_on=clock.today(), until_on=clock.today(), by=organiser)
    made = {"started_at": clock.now(), "ended_at": clock.now(), "rehearsed_at": clock.now()}
    Backup.objects.create(name="osl.tar.age", size=1, sha256="0" * 64, **made)


def test_the_applications_role_changes_nothing_that_was_decided(db):
    decided_office()
    before = rows()
    assert [table for table in before if before[table] is None] == []
    assert dict(let_through(ATTEMPTS)) == {}
    assert rows() == before


def test_the_laws_hold_against_whoever_may_write_every_row(owner):
    decided_office()
    for statement in (
        "create role {0}",
        "grant {0} to current_user",
        "grant select, insert, update, delete, truncate on all tables in schema public to {0}",
        "grant usage on all sequences in schema public to {0}",
        "grant usage on schema public to {0}",
        "grant execute on all functions in schema public to {0}",
        *TWISTED,
        "set local role {0}",
    ):
        sql(statement.format(PLAIN))
    before = rows()
    assert dict(let_through([one for one in ATTEMPTS if not OF_RIGHTS_ALONE.search(one)])) == {}
    assert rows() == before


def test_every_frozen_table_is_tried_in_every_way():
    untried = [
        way
        for table in sorted(frozen_tables() | {"accounts_user"})
        for way in (
            rf"^update {table} set",
            rf"^delete from {table}\b",
            rf"^truncate {table}\b",
            rf"^alter table {table}\b",
            rf"delete from {table} where.*insert into {table} values",
        )
        if not any(re.search(way, one, re.DOTALL) for one in ATTEMPTS)
    ]
    assert untried == []


def test_every_row_that_is_cited_is_tried():
    ways = [(rf"delete from {table} where", rf"^update {table} set \w+ =") for table in SAID_IN_THE_SNAPSHOT]
    assert [way for pair in ways for way in pair if not any(re.search(way, one) for one in ATTEMPTS)] == []


def test_what_is_allowed_is_not_called_refused(db):
    assert answer("select 1") == ""
    assert answer("update needs_need set title = 'Inna'") == ""
    assert answer("selekt 1") not in REFUSED
