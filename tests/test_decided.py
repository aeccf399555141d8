"""What is decided is for ever: all that a decision, a document or the trail cites is frozen, or says why it is not."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection
from django.db.models import CASCADE, DateField, DateTimeField, Field, Model
from django.utils import timezone

from needs.models import Need
from needs.services import change_need, create_need
from osl_site.common import clock
from osl_site.common.audit.models import Access, Change, Entry
from osl_site.common.centre.models import Locality
from osl_site.common.triggers import stored
from partners.models import Partner
from plans.models import (
    Answer,
    CopyPublication,
    Correction,
    Decision,
    Document,
    Exclusion,
    ExclusionEnd,
    Publication,
    PublicDocument,
    Remark,
    Reminder,
    SignedCopy,
    TermDecision,
    Version,
)
from plans.triggers.cited import SAID_IN_THE_SNAPSHOT
from tests import builders
from tests.breaking import refused, sql
from tests.plans.builders import action, conclusion, draft, plan, submitted

pytestmark = pytest.mark.django_db
DECIDED = (Decision, Document, Publication, Remark, Answer, SignedCopy, CopyPublication, Reminder)
DECIDED += (TermDecision, Correction, Exclusion, ExclusionEnd, PublicDocument, Entry, Change, Access)
AHEAD = "2199-01-01T00:00Z"
OF_DRAFTS = {  # no decision rests on when somebody went on to type, nor on when a conclusion was begun
    ("plans_version", "changed_at"),
    ("needs_conclusion", "created_at"),
    ("needs_conclusion", "changed_at"),
}
UPDATE, DELETE, TRUNCATE = 16, 8, 32  # bits of pg_trigger.tgtype

Edge = tuple[type[Model], Field, type[Model]]


def edges(model: type[Model]) -> Iterator[Edge]:
    """What a row cites, and the parts that are deleted with it."""
    for field in model._meta.get_fields(include_hidden=True):
        if field.concrete and (field.many_to_one or field.one_to_one):
            yield model, field, field.related_model
        elif (field.one_to_many or field.one_to_one) and field.auto_created and field.on_delete is CASCADE:
            yield field.related_model, field.field, model


def walk() -> list[Edge]:
    """Every foreign key that is reached from what is decided, to where the words live in the snapshot."""
    found, waiting, seen = [], list(DECIDED), set()
    while waiting:
        model = waiting.pop()
        if model in seen or model._meta.db_table in SAID_IN_THE_SNAPSHOT:
            continue
        seen.add(model)
        for citing, field, cited in edges(model):
            found.append((citing, field, cited))
            waiting += [citing, cited]
    return found


@pytest.fixture(scope="module")
def laws(django_db_setup, django_db_blocker):
    """Of each table what its triggers look at, and which citations they hold to."""
    question = """select relname, tgtype, proname, encode(tgargs, 'escape') from pg_trigger t
        join pg_class c on c.oid = tgrelid join pg_proc p on p.oid = tgfoid where not tgisinternal"""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()


def is_looked_at(table: str, laws: list[tuple], *bits: int) -> bool:
    """Whether triggers of the table's own see every such change."""
    looked_at = [kind for name, kind, function, _ in laws if name == table and function != "osl_refuse_cited"]
    return all(any(kind & bit for kind in looked_at) for bit in bits)


def loose_citations(laws: list[tuple]) -> list[Edge]:
    """Foreign keys to rows that may be deleted, and put in anew, by whoever deletes what cites them at the end."""
    held = {(table, *args.split("\\000")[:2]) for table, _, function, args in laws if function == "osl_refuse_cited"}
    return [
        (citing, field, cited)
        for citing, field, cited in walk()
        if not is_looked_at(cited._meta.db_table, laws, DELETE)
        and (cited._meta.db_table, citing._meta.db_table, field.column) not in held
    ]


def frozen_tables() -> set[str]:
    """The tables that the walk reaches and nothing excepts."""
    reached = {model._meta.db_table for citing, _, cited in walk() for model in (citing, cited)}
    return (reached | {model._meta.db_table for model in DECIDED}) - SAID_IN_THE_SNAPSHOT.keys()


def test_all_that_is_reached_from_a_decision_is_frozen_or_said_in_the_snapshot(laws):
    loose = {table for table in frozen_tables() if not is_looked_at(table, laws, UPDATE, TRUNCATE)}
    loose |= {cited._meta.db_table for _, _, cited in loose_citations(laws)} & frozen_tables()
    loose |= {model._meta.db_table for model in DECIDED if not is_looked_at(model._meta.db_table, laws, DELETE)}
    assert sorted(loose) == [], "give them triggers as plans/triggers/ does, or say there why their words may change"


def test_every_exception_is_reached_and_says_why():
    reached = {cited._meta.db_table for _, _, cited in walk()}
    assert SAID_IN_THE_SNAPSHOT.keys() <= reached
    assert all(SAID_IN_THE_SNAPSHOT.values())


def test_no_row_takes_the_place_of_one_that_is_cited(laws):
    loose = [
        f"{cited._meta.db_table}, cited by {citing._meta.db_table}.{field.column}"
        for citing, field, cited in loose_citations(laws)
    ]
    assert sorted(loose) == [], "kept_while_cited of osl_site/common/triggers.py holds them"


def checks_of(table: str) -> list[str]:
    with connection.cursor() as cursor:
        question = "select pg_get_constraintdef(oid) from pg_constraint where conrelid = %s::regclass and contype = 'c'"
        cursor.execute(question, [table])
        return [definition for (definition,) in cursor.fetchall()]


def test_the_database_knows_the_words_of_every_choice_in_frozen_tables():
    frozen = frozen_tables()
    loose = []
    for model in (one for one in apps.get_models() if one._meta.db_table in frozen):
        checks = checks_of(model._meta.db_table)
        for field in model._meta.concrete_fields:
            choices = (field.base_field if isinstance(field, ArrayField) else field).flatchoices
            column = re.compile(rf"\b{field.column}\b.*(= ANY|<@)")
            if choices and not any(
                column.search(check) and all(f"'{value}'" in check for value, _ in choices) for check in checks
            ):
                loose.append(f"{model._meta.db_table}.{field.column}")
    assert sorted(loose) == [], "`known` of osl_site/common/database/known_values.py says it"


def test_every_moment_of_frozen_tables_is_the_moment_of_writing(laws):
    held = {(table, args.split("\\000")[0]) for table, _, function, args in laws if "another_time" in function}
    moments = {
        (model._meta.db_table, field.column)
        for model in apps.get_models()
        if model._meta.db_table in frozen_tables()
        for field in model._meta.concrete_fields
        if isinstance(field, DateTimeField)
    }
    assert moments - held == OF_DRAFTS


def is_ours(model):
    """Of the guard's counters no row stays, and no page shows one."""
    rooms = ("osl_site", "partners", "needs", "plans", "activities")
    return model.__module__.startswith(rooms) and not model.__module__.startswith("osl_site.common.guard")


def test_every_day_is_one_that_pages_can_read(laws):
    """Else a row that stays for ever keeps its page from being made for ever."""
    held = {(table, args.split("\\000")[0]) for table, _, function, args in laws if "another_time" in function}
    days = [
        (model._meta.db_table, field.column)
        for model in apps.get_models(include_auto_created=True)
        if is_ours(model)
        for field in model._meta.concrete_fields
        if isinstance(field, DateField)
    ]
    kept = {name: law for (_, name), law in stored().items() if name.endswith("_days_are_read")}
    loose = [
        (table, column)
        for table, column in days
        if f"(new.{column} < '" not in kept.get(f"{table}_days_are_read", "") and (table, column) not in held
    ]
    assert loose == [], "`readable` of osl_site/common/database/readable_days.py holds them"


@pytest.mark.parametrize("day", ["infinity", "-infinity", "10000-01-01", "0001-01-01 BC"])
def test_no_day_is_one_that_no_page_can_read(day):
    row = conclusion()
    for column in ("valid_from", "created_at", "changed_at"):
        refused(lambda column=column: sql(f"update needs_conclusion set {column} = %s", day))
    row.refresh_from_db()


def test_nothing_comes_under_the_number_of_what_the_trail_tells_of(organiser):
    row = create_need({"title": "Dojazd"}, by=organiser)
    change_need(row, {"title": "Dojazd do miasta"}, revision=1, by=organiser)
    again = """do $$ declare kept {0}; begin
        select * into strict kept from {0} order by id limit 1;
        delete from {0} where id = kept.id;
        insert into {0} overriding system value values (kept.*);
    end $$"""
    create_need({"title": "Następna"}, by=organiser)
    refused(lambda: sql(again.format("needs_need")))
    assert Change.objects.count() == 1
    plan(organiser).versions.get().delete()
    plan(organiser)
    refused(lambda: sql(again.format("plans_plan")))
    last = Need.objects.latest("pk").pk
    ahead = {"act": "x", "subject_type": "needs.need", "actor": "worker", "at": clock.now()}
    Entry.objects.bulk_create(Entry(subject_id=last + far, **ahead) for far in range(1, 20))
    create_need({"title": "Nikt nie zajmuje numerów z góry"}, by=organiser)


@pytest.mark.parametrize("way", ["delete from {0} where {1} = '{2}'", "update {0} set {1} = '77777' where {1} = '{2}'"])
def test_whom_and_where_a_submitted_action_names_keep_their_ids(way, organiser):
    row = draft(organiser)
    named = {"partners": Partner.objects.create(name="Koło", kind="ngo"), "localities": builders.locality()}
    rich = action(row.goals.get(), organiser)
    rich.partners.add(named["partners"])
    rich.localities.add(named["localities"])
    for one in named.values():
        key = one._meta.pk
        refused(lambda one=one, key=key: sql(way.format(one._meta.db_table, key.column, one.pk)))
    assert (Partner.objects.count(), Locality.objects.count()) == (1, 1)


@pytest.mark.parametrize(
    "way", ["delete from accounts_user", "update accounts_user set id = id + 100", "truncate accounts_user cascade"]
)
def test_whoever_acted_stays_who_they_are(way, organiser):
    sql("set constraints all immediate")
    refused(lambda: sql(way))


def decision(version, by, **fields):
    given = {"outcome": "returned", "text": "Popraw.", "by_name": "Ewa", "at": version.submitted_at}
    return Decision(version=version, by=by, **given | fields)


def carried_out(row):
    row.save()
    Version.objects.filter(pk=row.version_id).update(state=row.outcome)


@pytest.mark.parametrize("roles", [["organiser"], ["coworker", "administrator"]])
def test_only_a_director_decides(roles, organiser):
    refused(decision(submitted(organiser), builders.user(*roles)).save)


def test_a_director_who_has_left_decides_on_nothing(organiser):
    refused(decision(submitted(organiser), builders.user("director", is_active=False)).save)


def test_nothing_is_decided_before_it_is_submitted(organiser, director):
    version = submitted(organiser)
    refused(decision(version, director, at=version.submitted_at - timedelta(seconds=1)).save)
    carried_out(decision(version, director))


def test_a_decision_is_of_a_kind_that_exists(organiser, director):
    refused(decision(submitted(organiser), director, outcome="blessed").save)


def test_nothing_is_decided_or_written_down_ahead(true_time, organiser, director):
    version = submitted(organiser)
    refused(decision(version, director, at=timezone.now() + timedelta(minutes=2)).save)
    refused(Remark(version=version, place="version", text="Za długo.", by=director, by_name="Ewa", at=AHEAD).save)
    refused(Entry(act="x", subject_type="x", subject_id=1, actor="worker", at=AHEAD).save)
    carried_out(decision(version, director, at=timezone.now() + timedelta(seconds=30)))
