"""Nothing for good by mistake: what nobody stands on is deleted, everything else withdrawn with a reason, and back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from activities import services as activities
from activities.forms.activities import ActivityForm
from activities.forms.fields import venue_field
from activities.forms.occurrences import PlaceForm
from activities.models import Activity, Occurrence, Venue
from needs import services as needs
from needs.forms import AssetForm, ConclusionForm
from needs.models import Asset, Conclusion, Need
from osl_site.common.audit.models import Entry
from osl_site.common.withdrawal.models import Withdrawal, standing
from osl_site.common.withdrawal.services import STOOD_ON
from osl_site.common.withdrawal.standing_on import stands_on
from partners import services as partners
from partners.models import Partner
from plans.drafting.update_obligations import unmet_duties
from plans.forms.actions import ActionForm
from plans.forms.goals import GoalForm
from tests.activities.builders import make_activity, make_occurrence, sign_up, venue, wall
from tests.needs.builders import asset, conclusion, goal_citing, need, note
from tests.partners.builders import partner, person
from tests.plans import builders as plans
from tests.reading import text_at, text_of

pytestmark = pytest.mark.django_db
WHY = "Wpisane dwa razy."
FINDING = (needs.remove_finding, needs.withdraw_finding, needs.restore_finding)
OF_PARTNERS = (partners.remove_partner, partners.withdraw_partner, partners.restore_partner)
OF_VENUES = (activities.remove_venue, activities.withdraw_venue, activities.restore_venue)
KINDS = {  # how a row is made, what stands on it, the acts, how its acts and addresses are called, its address
    "need": (need, lambda row: conclusion(needs=[row]), FINDING, "needs:need"),
    "asset": (asset, lambda row: conclusion(assets=[row]), FINDING, "needs:asset"),
    "conclusion": (conclusion, goal_citing, FINDING, "needs:conclusion"),
    "partner": (partner, lambda row: asset(partner=row), OF_PARTNERS, "partners:partner"),
    "venue": (venue, lambda row: make_activity(venue=row), OF_VENUES, "activities:venue"),
}
each = pytest.mark.parametrize("kind", KINDS)


def acts_of(row):
    return list(Entry.objects.about(row).order_by("id").values_list("act", flat=True))


@each
def test_what_nothing_stands_on_is_deleted(kind, organiser):
    make, _above, (remove, *_), _address = KINDS[kind]
    row = make()
    pk = row.pk
    remove(row, by=organiser)
    assert not type(row).objects.filter(pk=pk).exists()
    assert Entry.objects.get(act=f"{kind}.removed").subject_id == pk


@each
def test_what_something_stands_on_is_kept_and_may_be_withdrawn_and_brought_back(kind, organiser):
    make, stand, (remove, withdraw, restore), _address = KINDS[kind]
    row = make()
    above = stand(row)
    with pytest.raises(ValidationError, match=STOOD_ON):
        remove(row, by=organiser)
    assert list(stands_on(row)) == [above]
    withdraw(row, reason=f" {WHY} ", by=organiser)
    told = Withdrawal.objects.get()
    assert (told.reason, told.by, told.ended_at) == (WHY, organiser, None)
    assert row not in standing(type(row).objects.all())
    assert row in standing(type(row).objects.all(), chosen=[row.pk])
    with pytest.raises(ValidationError, match="już wycofane"):
        withdraw(row, reason=WHY, by=organiser)
    restore(row, by=organiser)
    with pytest.raises(ValidationError, match="nie jest wycofane"):
        restore(row, by=organiser)
    assert row in standing(type(row).objects.all())
    assert acts_of(row)[-2:] == [f"{kind}.withdrawn", f"{kind}.restored"]


@each
def test_no_reason_no_withdrawal_and_nobody_but_the_organiser(kind, organiser, coworker):
    make, _above, (remove, withdraw, restore), _address = KINDS[kind]
    row = make()
    with pytest.raises(ValidationError, match="Napisz, dlaczego"):
        withdraw(row, reason=" ", by=organiser)
    for act in (lambda: remove(row, by=coworker), lambda: withdraw(row, reason=WHY, by=coworker)):
        with pytest.raises(PermissionDenied):
            act()
    withdraw(row, reason=WHY, by=organiser)
    with pytest.raises(PermissionDenied):
        restore(row, by=coworker)


@each
def test_the_page_asks_says_what_stands_there_and_does_it(kind, desk):
    make, stand, _acts, address = KINDS[kind]
    row = make()
    page = reverse(f"{address}_remove", args=[row.pk])
    assert "Nic się na tym nie opiera." in text_at(desk, page)
    above = stand(row)
    words = text_at(desk, page)
    assert ("Tego nie można usunąć" in words, "Nic się na tym nie opiera." in words) == (True, False)
    assert any(word in words for word in (getattr(above, "title", ""), getattr(above, "code", "Cel 1")) if word)
    refused = desk.post(page, {"usun": "1"})
    assert (refused.status_code, STOOD_ON in text_of(refused)) == (200, True)
    assert "Wypełnij to pole." in text_of(desk.post(page, {"reason": ""}))
    assert desk.post(page, {"reason": WHY}).status_code == 302
    detail = reverse(f"{address}_{'edit' if kind == 'venue' else 'detail'}", args=[row.pk])
    assert WHY in text_at(desk, detail)
    there = reverse(f"{address}_list")
    assert [detail in desk.get(there, query).content.decode() for query in ({}, {"wycofane": "on"})] == [False, True]
    assert "Wycofan" in text_at(desk, there, {"wycofane": "on"})
    assert desk.post(reverse(f"{address}_restore", args=[row.pk])).status_code == 302
    assert WHY not in text_at(desk, detail)


def choices(form, name):
    return set(form.fields[name].queryset)


def test_what_is_withdrawn_can_be_chosen_nowhere_but_where_it_stands(organiser):
    rows = {Need: need(), Asset: asset(), Conclusion: conclusion(), Partner: partner(), Venue: venue()}
    here, version = asset(partner=rows[Partner]), plans.draft()
    goal = version.goals.first()
    home, occurrence = make_activity(venue=rows[Venue]), make_occurrence(venue=rows[Venue])
    for row in rows.values():
        own = {Partner: partners.withdraw_partner, Venue: activities.withdraw_venue}
        own.get(type(row), needs.withdraw_finding)(row, reason=WHY, by=organiser)
    offered = {
        Need: [choices(ConclusionForm(), "needs")],
        Asset: [choices(ConclusionForm(), "assets")],
        Conclusion: [choices(GoalForm(version=version), "conclusions")],
        Partner: [choices(AssetForm(), "partner"), choices(ActionForm(goal=goal), "partners")],
        Venue: [choices(ActivityForm(), "venue"), set(venue_field().queryset)],
    }
    assert [model.__name__ for model, found in offered.items() if any(rows[model] in one for one in found)] == []
    assert str(rows[Partner].pk) not in ActivityForm().partners.known
    assert rows[Partner] in choices(AssetForm(instance=here), "partner")
    assert rows[Venue] in choices(ActivityForm(instance=home), "venue")
    assert rows[Venue] in choices(PlaceForm(None, occurrence, venue=occurrence.venue_id), "venue")


def test_a_conclusion_of_a_submitted_plan_is_withdrawn_without_a_change_of_its_row(organiser):
    version = plans.submitted()
    cited = Conclusion.objects.get(goals__version=version)
    needs.withdraw_finding(cited, reason=WHY, by=organiser)
    assert cited not in Conclusion.objects.current()


def test_a_withdrawn_conclusion_obliges_to_nothing(organiser):
    plans.approved()
    said = {"text": "Inaczej.", "about": "needs", "scope": ["services"], "valid_from": date(2026, 1, 1)}
    newer = needs.replace_conclusion(conclusion(), said | {"material_change": "Tak."}, by=organiser)
    assert unmet_duties() == [newer]
    needs.withdraw_finding(newer, reason=WHY, by=organiser)
    assert unmet_duties() == []


def test_people_to_contact_go_with_their_partner(organiser):
    row = person(partner()).partner
    partners.remove_partner(row, by=organiser)
    assert Partner.objects.count() == 0


def test_a_note_is_no_child_of_what_was_made_of_it(organiser):
    first = note()
    needs.remove_finding(need(notes=[first]), by=organiser)
    first.refresh_from_db()


def test_a_draft_goes_with_its_unpublished_meetings_and_what_was_seen_stays(organiser, desk):
    draft = make_activity(published_at=None)
    make_occurrence(draft, published_at=None)
    page = reverse("activities:activity_remove", args=[draft.pk])
    assert "ułożone spotkania: 1" in text_at(desk, page)
    assert desk.post(page).status_code == 302
    assert (Activity.objects.count(), Occurrence.objects.count()) == (0, 0)
    assert Entry.objects.filter(act="activity.removed").count() == 1
    seen = make_activity()
    with pytest.raises(ValidationError, match="Zakończ ją"):
        activities.remove_draft(seen, by=organiser)


def test_a_draft_for_which_somebody_signed_up_stays(organiser, at):
    at(2026, 12, 1, 9)
    draft = make_activity(published_at=None, sign_up="phone")
    sign_up(make_occurrence(draft, starts_at=wall(2026, 12, 8, 10), published_at=None), by=organiser, phone="601234567")
    with pytest.raises(ValidationError):
        activities.remove_draft(draft, by=organiser)


def test_copying_an_offer_opens_its_form_and_writes_nothing(desk):
    first = make_activity(title="Herbata", venue=venue(), capacity=9, sign_up="phone")
    activities.change_activity(first, {}, revision=1, partners={partner(name="KGW"): "piecze"}, by=first.in_charge)
    page = desk.get(reverse("activities:activity_copy", args=[first.pk]))
    form = page.context["form"]
    assert [form[name].value() for name in ("title", "capacity", "role_1")] == ["Kopia: Herbata", 9, "piecze"]
    assert (Activity.objects.count(), Entry.objects.filter(act="activity.copied").count()) == (1, 0)
