"""What weakens the care for minors says why (act of 13 May 2016, art. 21), and the reason stays where one looks."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from activities import services
from activities.models import Activity, RemovedLead
from osl_site.common.accounts.models import done_by
from osl_site.common.audit.models import Change
from tests import builders
from tests.activities.builders import activity_for_minors, lead, make_activity
from tests.breaking import sql
from tests.reading import errors, text_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def tuesday(at):
    at(2026, 12, 1, 9)


@pytest.mark.usefixtures("owner")
def test_who_leads_no_longer_leaves_the_reason_with_the_offer(desk, organiser):
    activity, outside = make_activity(for_minors=True, published_at=None, in_charge=organiser), lead(name="Jan Kos")
    services.add_lead(activity, outside, by=organiser)
    address = f"/biuro/oferta/{activity.pk}/sprawdzenia/{outside.slug}/usun/"
    assert "Ustawa z 13 maja 2016" in text_of(desk.get(address))
    page = desk.post(address, {"reason": " "})
    assert errors(page) == {"reason": ["Wpisz tutaj: powód."]}
    assert activity.activity_leads.exists()
    page = desk.post(address, {"reason": "wyjechał"}, follow=True)
    assert "Wcześniejsze osoby prowadzące" in text_of(page)
    assert "Do 1 grudnia 2026 r. Powód: wyjechał" in text_of(page)
    assert Change.objects.get().after == "wyjechał"
    assert desk.post(address, {"reason": "drugi raz"}).status_code == 200
    assert desk.get(address).status_code == 302
    assert RemovedLead.objects.count() == 1
    with pytest.raises(DatabaseError, match="stays as it was written"), transaction.atomic():
        RemovedLead.objects.update(reason="co innego")
    with pytest.raises(DatabaseError, match="goes with its person"), transaction.atomic():
        sql("set constraints all immediate")
        sql("truncate activities_removedlead")


def test_an_offer_is_for_minors_no_longer_only_with_a_reason(desk, organiser):
    activity = activity_for_minors(in_charge=organiser)
    address = f"/biuro/oferta/{activity.pk}/zmien/"
    form = desk.get(address).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value()} | {"title": "Dla dorosłych"}
    del sent["for_minors"]
    page = desk.post(address, sent)
    assert errors(page) == {"not_for_minors_reason": ["Napisz, dlaczego te zajęcia nie są już dla małoletnich."]}
    assert "Dla dorosłych" in page.text
    page = desk.post(address, sent | {"for_minors": "on", "not_for_minors_reason": "zmiana"})
    assert "Zajęcia są nadal dla małoletnich." in errors(page)["not_for_minors_reason"][0]
    desk.post(address, sent | {"not_for_minors_reason": "przyjdą dorośli"})
    activity.refresh_from_db()
    assert (activity.for_minors, activity.not_for_minors_reason) == (False, "przyjdą dorośli")
    assert "przyjdą dorośli" in Change.objects.values_list("after", flat=True)
    assert "już nie: przyjdą dorośli" in text_of(desk.get(activity.get_absolute_url()))
    assert "not_for_minors_reason" not in desk.get(address).text
    services.change_activity(activity, {"title": "Znowu"}, revision=None, by=organiser)
    assert Activity.objects.get().not_for_minors_reason == "przyjdą dorośli"
    services.change_activity(activity, {"for_minors": True}, revision=None, by=organiser)
    assert Activity.objects.get().not_for_minors_reason == ""


def test_the_database_asks_for_the_reason_as_well(organiser):
    activity = activity_for_minors(in_charge=organiser)
    with pytest.raises(DatabaseError, match="only with a reason"), transaction.atomic():
        Activity.objects.filter(pk=activity.pk).update(for_minors=False)
    with pytest.raises(IntegrityError, match="without_reason_against"), transaction.atomic():
        Activity.objects.filter(pk=activity.pk).update(not_for_minors_reason="nic")
    with pytest.raises(IntegrityError, match="removed_lead_has_reason"), transaction.atomic():
        by = done_by(organiser, field="by")
        RemovedLead.objects.create(activity=activity, lead=lead(), reason="", at=builders.EPOCH, **by)
