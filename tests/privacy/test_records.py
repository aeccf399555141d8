"""What is a record of a case goes by no schedule, and the application's role cannot delete it by SQL either."""

import pytest
from django.db import connection

from osl_site.common import registry
from osl_site.common.database.grants import granted
from osl_site.common.privacy.declaration import Nature
from osl_site.common.privacy.register import kinds
from plans.models import Action, Chapter, Decision, Document, Version
from tests.breaking import refused, sql
from tests.plans.builders import approved

pytestmark = pytest.mark.django_db
OF_DRAFTS_TOO = {  # rows of a draft may be deleted, of what was handed over never: `plans/triggers/`
    "files_storedfile",
    "plans_action",
    "plans_chapter",
    "plans_goal",
    "plans_indicator",
    "plans_report",
    "plans_reportsection",
    "plans_version",
}


def record_tables():
    return {one.table for kind, found in kinds().items() if kind.nature is Nature.RECORD for one in found}


def test_no_removal_of_the_schedule_is_of_a_record():
    removed = {removal.kind.nature for _key, removal in registry.removals.items() if removal.kind}
    assert removed == {Nature.TRACE, Nature.CURRENT}


def test_records_may_be_deleted_by_nobody_but_as_parts_of_a_draft():
    with connection.cursor() as cursor:
        cursor.execute(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'"
            " and has_table_privilege(oid, 'delete')"
        )
        may = {table for (table,) in cursor.fetchall()}
    assert record_tables() & may == OF_DRAFTS_TOO
    assert {table for table in record_tables() if "delete" in granted()[table]} == OF_DRAFTS_TOO


@pytest.mark.usefixtures("sketched")
def test_what_was_decided_cannot_be_deleted_by_sql():
    version = approved()
    assert Decision.objects.filter(version=version).exists()
    for model in (Version, Chapter, Action, Decision, Document):
        if model.objects.exists():
            refused(lambda model=model: sql(f"delete from {model._meta.db_table}"))
    assert Version.objects.filter(pk=version.pk).exists()
