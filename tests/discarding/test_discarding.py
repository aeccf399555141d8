"""A plan that is over goes for good: on a ground that a director said a week before, and in no other way."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from activities.models import Activity
from osl_site.common import clock, registry
from osl_site.common.audit.models import Change, Entry
from osl_site.common.discarding import services
from osl_site.common.discarding.models import Discarded, Discarding
from osl_site.common.files.models import StoredFile
from osl_site.common.privacy.declaration import Nature
from osl_site.common.privacy.register import kinds
from osl_site.common.triggers import stored
from plans import services as plans
from plans.models import Action, Decision, Document, Plan, Version
from plans.tasks import make_document
from plans.triggers.gone import IN_ORDER
from tests.activities.builders import make_activity
from tests.breaking import refused, sql
from tests.common.test_once import held_by
from tests.plans.builders import approved, returned, submitted
from tests.plans.signing import bring
from tests.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]
FILED = {"ground": "filed"}
CONSENT = {
    "ground": "consent",
    "archive": "Archiwum Państwowe w Olsztynie",
    "number": "OL.12.2099",
    "consented_on": date(2099, 1, 3),
}
SAID = {"case_mark": "8110.1.2026", "archive_category": "B10", "place": "teczka w pokoju 12"}
WEEK = timedelta(days=7)
KEPT_ELSEWHERE = {"trail": "tells of acts by number, as long as the office is", "files": "go with their document"}


def plan_over(organiser, director, at):
    """A plan with all that belongs to one, of which the last day has passed."""
    version = approved(organiser, director)
    make_document(version.pk, "approved")
    plans.publish(version, by=organiser)
    bring(version, by=organiser)
    plans.file_away(version, SAID, seen=None, by=organiser)
    at(2099, 1, 4, 9)
    return version.plan


def after_a_week(at):
    at(2099, 1, 11, 9)


def told(page):
    return " ".join(text_of(page).split())


def test_every_kind_of_record_can_be_let_go_or_says_why_not():
    records = {kind.key for kind in kinds() if kind.nature is Nature.RECORD}
    assert {case.kind.key for _key, case in registry.case_records.items()} | KEPT_ELSEWHERE.keys() == records


def test_all_that_belongs_to_a_plan_stands_in_the_order_in_which_it_goes():
    rooms = {model._meta.db_table for model in Plan._meta.apps.get_app_config("plans").get_models(True)}
    others = {name for name in rooms if name.startswith("plans_report")}  # of a period, whichever plan it falls in
    assert rooms - others - {"plans_templatechapter"} == {name for name in IN_ORDER if name.startswith("plans_")}


def test_what_is_in_the_files_goes_a_week_later_with_all_that_belongs_to_it(organiser, director, at):
    plan, other = plan_over(organiser, director, at), returned(organiser, director)
    files = set(StoredFile.objects.values_list("pk", flat=True))
    laws = stored()
    said = services.say_ground("plan", plan.pk, FILED, by=director)
    with pytest.raises(ValidationError, match="musi minąć 7 dni"):
        services.discard(said, by=director)
    after_a_week(at)
    services.discard(said, by=director)
    assert not Plan.objects.filter(pk=plan.pk).exists()
    assert [row.pk for row in Version.objects.all()] == [other.pk]
    assert set(Decision.objects.values_list("version", flat=True)) == {other.pk}
    assert files
    assert not StoredFile.objects.filter(pk__in=files).exists()
    done = Discarded.objects.get()
    assert (done.discarding, done.rows["plans_plan"], done.rows["plans_decision"]) == (said, 1, 1)
    assert [row.act for row in Entry.objects.order_by("id")][-2:] == ["record.may_go", "record.discarded"]
    assert not Change.objects.filter(entry__subject_type="plans.version", entry__subject_id=plan.pk).exists()
    assert stored() == laws
    refused(lambda: sql("delete from plans_decision"))
    with pytest.raises(ValidationError, match="już nie ma"):
        services.discard(said, by=director)


def test_only_a_director_by_right_lets_go(organiser, director, coworker, administrator, at):
    plan = plan_over(organiser, director, at)
    for person in (organiser, coworker, administrator):
        with pytest.raises(PermissionDenied):
            services.say_ground("plan", plan.pk, FILED, by=person)
    said = services.say_ground("plan", plan.pk, FILED, by=director)
    after_a_week(at)
    with pytest.raises(PermissionDenied):
        services.discard(said, by=organiser)
    refused(lambda: Discarding.objects.create(**(vars_of(said) | {"by": organiser})))


def vars_of(said):
    names = ("subject_type", "subject_id", "name", "ground", "by_name")
    return {name: getattr(said, name) for name in names} | {"at": clock.now()}


@pytest.mark.parametrize("ground", [FILED, CONSENT])
def test_what_is_not_over_stays_whatever_the_ground(ground, organiser, director):
    for version, why in ((approved(organiser, director), "obowiązuje do"), (submitted(organiser), "czeka na decyzję")):
        with pytest.raises(ValidationError, match=why):
            services.say_ground("plan", version.plan_id, ground | {"consented_on": date(2020, 1, 1)}, by=director)


def test_what_nobody_filed_goes_by_a_consent_alone(organiser, director, at):
    version, never = approved(organiser, director), returned(organiser, director)
    at(2099, 1, 4, 9)
    with pytest.raises(ValidationError, match="odnotowana w aktach"):
        services.say_ground("plan", version.plan_id, FILED, by=director)
    with pytest.raises(ValidationError, match="zgoda archiwum"):
        services.say_ground("plan", never.plan_id, FILED, by=director)
    with pytest.raises(ValidationError, match="którego jeszcze nie było"):
        services.say_ground("plan", version.plan_id, CONSENT | {"consented_on": date(2099, 1, 5)}, by=director)
    said = [services.say_ground("plan", one.plan_id, CONSENT, by=director) for one in (version, never)]
    after_a_week(at)
    for one in said:
        services.discard(one, by=director)
    assert (Plan.objects.count(), Discarded.objects.count()) == (0, 2)


def test_a_plan_on_which_the_offer_stands_stays(organiser, director, at):
    plan = plan_over(organiser, director, at)
    ours = {"action": Action.objects.get(goal__version__plan=plan), "outside_plan_reason": ""}
    activity = make_activity(in_charge=organiser, **ours)
    with pytest.raises(ValidationError, match="oferta: 1"):
        services.say_ground("plan", plan.pk, FILED, by=director)
    Activity.objects.filter(pk=activity.pk).update(action=None, outside_plan_reason="po planie")
    said = services.say_ground("plan", plan.pk, FILED, by=director)
    Activity.objects.filter(pk=activity.pk).update(**ours)
    after_a_week(at)
    refused(lambda: sql(f"select plans_discard({said.pk})"))
    assert Plan.objects.filter(pk=plan.pk).exists()


def test_a_later_ground_counts_and_an_earlier_one_no_more(organiser, director, at):
    plan = plan_over(organiser, director, at)
    first = services.say_ground("plan", plan.pk, FILED, by=director)
    after_a_week(at)
    services.say_ground("plan", plan.pk, CONSENT, by=director)
    with pytest.raises(ValidationError, match="inną podstawę"):
        services.discard(first, by=director)
    refused(lambda: sql(f"select plans_discard({first.pk})"))


def test_what_was_said_and_done_stays_written(organiser, director, at):
    said = services.say_ground("plan", plan_over(organiser, director, at).pk, FILED, by=director)
    after_a_week(at)
    services.discard(said, by=director)
    refused(lambda: Discarding.objects.update(name="inaczej"))
    refused(lambda: sql("truncate discarding_discarding cascade"))
    for attempt in ("delete from discarding_discarded", "update discarding_discarded set rows = '{}'"):
        refused(lambda attempt=attempt: sql(attempt))
    with pytest.raises(DatabaseError), transaction.atomic():
        sql(f"select discarding_is_due({said.pk}, 'plans.plan')")


def test_the_database_keeps_the_week_and_the_days_of_the_plan_itself(true_time, organiser, director):
    with clock.at(clock.now()):
        version = approved(organiser, director)
        given = {"subject_type": "plans.plan", "subject_id": version.plan_id, "name": "Plan", "by_name": "Ewa"}
        said = Discarding.objects.create(ground="filed", by=director, at=clock.now(), **given)
        with pytest.raises(DatabaseError, match="seven days"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("select plans_discard(%s)", [said.pk])


def test_a_director_says_the_ground_and_removes_on_two_pages(organiser, director, at, signed_in, unconfirmed):
    plan = plan_over(organiser, director, at)
    client, listed = signed_in(director), reverse("discarding_list")
    add, remove = (reverse(f"discarding_{name}", args=["plan", plan.pk]) for name in ("add", "remove"))
    assert "Można go usunąć, gdy będzie podstawa." in told(client.get(listed))
    page = client.post(add, {"ground": "consent", "archive": "Archiwum", "consented_on": "3.1.2099"})
    assert list(page.context["form"].errors) == ["number"]
    assert 'value="Archiwum"' in page.text
    consent = SimpleUploadedFile("zgoda.pdf", b"%PDF-1.7 zgoda", "application/pdf")
    sent = held_by(client.get(add)) | CONSENT | {"consented_on": "3.1.2099"}
    page = client.post(add, sent | {"file": consent}, follow=True)
    client.post(add, sent)
    assert "Archiwum Państwowe w Olsztynie, znak OL.12.2099 z 3 stycznia 2099" in told(page)
    assert "Można usunąć od: 11 stycznia 2099" in told(page)
    said = Discarding.objects.get()
    assert b"".join(client.get(reverse("discarding_file", args=[said.pk]))) == b"%PDF-1.7 zgoda"
    assert "Usuń na zawsze</button>" not in client.get(remove).text
    assert (client.post(remove).status_code, Plan.objects.count()) == (409, 1)
    after_a_week(at)
    assert "Potwierdź, że to Ty" in unconfirmed(signed_in(director)).get(remove).text
    assert "decyzje: 1" in told(client.get(remove))
    page = client.post(remove, follow=True)
    assert "Usunięto: Plan na rok" in told(page)
    assert "Ile wpisów" in told(page)
    assert not Document.objects.exists()


def test_the_administrator_reads_it_and_may_do_nothing(organiser, director, administrator, at, signed_in):
    plan = plan_over(organiser, director, at)
    client = signed_in(administrator)
    assert "Zapisz podstawę" not in client.get(reverse("discarding_list")).text
    assert client.get(reverse("discarding_add", args=["plan", plan.pk])).status_code == 403
    assert signed_in(organiser).get(reverse("discarding_list")).status_code == 403
    assert signed_in(director).get(reverse("discarding_add", args=["inne", 1])).status_code == 404
    assert signed_in(director).get(reverse("discarding_add", args=["plan", 0])).status_code == 404
