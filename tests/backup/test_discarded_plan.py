"""A plan that was discarded after a backup was made does not come back with it."""

from datetime import date, datetime

import pyrage
import pytest

from osl_site.common import clock
from osl_site.common.audit.models import Erasure
from osl_site.common.backup import services as backups
from osl_site.common.backup import shelf
from osl_site.common.discarding import services as discarding
from plans.models import Decision, Goal, Plan, Version
from tests import builders
from tests.backup import places
from tests.backup.test_restore import key_file, restore
from tests.breaking import refused, sql
from tests.plans.builders import approved, returned

SAFE = pyrage.x25519.Identity.generate()
KEYS = [str(SAFE.to_public()), str(pyrage.x25519.Identity.generate().to_public())]


@pytest.mark.usefixtures("sketched")
def test_a_plan_that_went_since_goes_again_and_others_stay(little, tmp_path):
    organiser, director = builders.user("organiser"), builders.user("director")
    plan, other = approved(organiser, director).plan, returned(organiser, director).plan
    title = plan.title
    made = backups.take(tmp_path / "kopie", keys=KEYS)
    consent = {"ground": "consent", "archive": "Archiwum", "number": "1/2099", "consented_on": date(2099, 1, 3)}
    with clock.at(datetime(2099, 1, 4, 9, tzinfo=clock.WARSAW)):
        said = discarding.say_ground("plan", plan.pk, consent, by=director)
    with clock.at(datetime(2099, 1, 11, 9, tzinfo=clock.WARSAW)):
        discarding.discard(said, by=director)
    line = Erasure.objects.get()
    assert (line.table, line.row, line.column, line.leaves) == ("plans_plan", str(plan.pk), "", "")
    backups.ship_erasures(tmp_path / "kopie")
    archive = tmp_path / "kopie" / made.name
    assert title not in shelf.list_of(archive).read_text()
    with places.empty_database(f"{little}_discarded"):
        restore(archive, key_file(tmp_path, SAFE))
        assert list(Plan.objects.values_list("pk", flat=True)) == [other.pk]
        assert set(Version.objects.values_list("plan", flat=True)) == {other.pk}
        assert Goal.objects.exclude(version__plan=other).count() == 0
        assert Decision.objects.exclude(version__plan=other).count() == 0
        assert Erasure.objects.count() == 1
        refused(lambda: sql("delete from plans_decision"))  # the laws are at work again


@pytest.mark.django_db
def test_nobody_but_the_function_that_discards_says_that_a_plan_went():
    values = "values ('plans_plan', '1', '', '', now())"
    refused(lambda: sql(f'insert into audit_erasure ("table", "row", "column", leaves, at) {values}'))
    refused(lambda: sql("select plans_plan_gone_again('1')"))
