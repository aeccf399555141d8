"""Every column of the database is sorted beside its model: which personal data it holds, or none."""

import pytest
from django.db import connection, models
from django.test.utils import isolate_apps

from osl_site.common.accounts.models import User
from osl_site.common.privacy.declaration import Nature, declared_of, no_personal_data, personal, unsorted
from osl_site.common.privacy.kinds import DRAFTS, STAFF_ACTS
from osl_site.common.privacy.register import held, kinds, undeclared

pytestmark = pytest.mark.django_db
COLUMNS = """
select table_name, array_agg(column_name::text order by ordinal_position) from information_schema.columns
  join pg_class on relname = table_name and relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
 where table_schema = 'public' group by table_name
"""


def columns():
    with connection.cursor() as cursor:
        cursor.execute(COLUMNS)
        return dict(cursor.fetchall())


def test_every_column_is_sorted():
    found = columns()
    assert len(found) > 60
    problems = list(undeclared(found))
    assert problems == [], "\n".join(["say which personal data they hold, or none:", *problems])


def test_a_column_that_is_there_and_in_no_model_is_refused(owner):
    with connection.cursor() as cursor:
        cursor.execute("alter table needs_need add column who_said text")
        cursor.execute("create table scratch (id int, phone text)")
        cursor.execute("alter table django_session add column address text")
    assert sorted(undeclared(columns())) == [
        "needs_need.who_said: no model has this column: drop it",
        "osl_site/common/privacy/of_packages.py, django_session: add `address`",
        'osl_site/common/privacy/of_packages.py: add `"scratch": no_personal_data("id phone")`,'
        ' or `personal(KIND, "…", none="…")`',
    ]


@isolate_apps("osl_site.common.privacy")
def test_a_field_that_nobody_sorted_is_refused_and_the_words_say_where():
    class Forgotten(models.Model):
        phone = models.TextField()

        class Meta:
            app_label = "privacy"

    class Grown(models.Model):
        phone = models.TextField()
        colour = models.TextField()
        by = models.ForeignKey(User, models.PROTECT, related_name="+")

        privacy = personal(DRAFTS, "phone", none="gone")

        class Meta:
            app_label = "privacy"

    class Twice(models.Model):
        phone = models.TextField()

        privacy = personal(DRAFTS, "phone", none="phone")

        class Meta:
            app_label = "privacy"

    where = "tests/privacy/test_declared.py, class"
    assert list(unsorted(Forgotten)) == [
        f'{where} Forgotten: write below its fields `privacy = no_personal_data("phone")`, or `personal(KIND, "…")`'
    ]
    assert list(unsorted(Grown)) == [
        f"{where} Grown: add `colour` to `none` of its `privacy`, or to what it `holds` if it can tell of anybody",
        f"{where} Grown: `gone` of its `privacy` is no field of it: take it out",
    ]
    assert list(unsorted(Twice)) == [f"{where} Twice: `phone` stands twice in its `privacy`"]


@isolate_apps("osl_site.common.privacy")
def test_a_model_does_not_inherit_what_another_one_sorted():
    class Base(models.Model):
        privacy = no_personal_data("phone")
        phone = models.TextField()

        class Meta:
            abstract = True
            app_label = "privacy"

    class Child(Base):
        words = models.TextField()

    assert declared_of(Child) is None


def test_who_of_the_office_did_something_is_told_of_by_itself():
    assert "audit_entry" in {one.table for one in held() if one.kind is STAFF_ACTS}


def test_no_two_kinds_bear_one_key_and_each_says_all():
    found = list(kinds())
    assert len({kind.key for kind in found}) == len(found)
    for kind in found:
        assert all([kind.name, kind.whose, kind.why, kind.kept, kind.readers]), kind.key


def test_what_the_law_keeps_is_a_record_and_what_residents_sign_up_with_a_trace():
    natures = {kind.key: kind.nature for kind in kinds()}
    assert natures["plans"] == Nature.RECORD
    assert natures["sign_ups"] == natures["drafts"] == natures["letters"] == Nature.TRACE
