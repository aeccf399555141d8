"""Nothing for good by mistake: what nobody stands on is deleted, everything else withdrawn with a reason, and back."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from activities import services as activities
from activities.forms.activities import ActivityForm
from activities.forms.fields import venue_field
from activities.forms.occurrences import PlaceForm
from activities.models import Activity, ActivityPartner, Occurrence, Venue
from needs import services as needs
from needs.forms import AssetForm, ConclusionForm
from needs.models import Asset, Conclusion, Need
from osl_site.common import registry
from osl_site.common.audit.models import Entry
from osl_site.common.centre.dictionaries.kinds import DICTIONARIES
from osl_site.common.withdrawal.models import Withdrawal, standing
from osl_site.common.withdrawal.services import STOOD_ON
from osl_site.common.withdrawal.standing_on import standing_models, stands_on
from partners import services as partners
from partners.models import Partner
from plans import services as plan_acts
from plans.drafting.update_obligations import unmet_duties
from plans.forms.actions import ActionForm
from plans.forms.goals import GoalForm
from plans.models import Action
from tests.activities.builders import TEN_TO_TWELVE, make_activity, make_occurrence, rule, sign_up, venue, wall
from tests.breaking import refused
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


def test_what_was_said_of_a_withdrawal_goes_with_its_row_alone(organiser):
    row = partner()
    partners.withdraw_partner(row, reason=WHY, by=organiser)
    told = Withdrawal.objects.filter(subject_id=row.pk)
    refused(told.delete)
    refused(lambda: told.update(reason="Inny powód."))
    partners.restore_partner(row, by=organiser)
    refused(lambda: told.update(ended_at=None, ended_by=None, ended_by_name=""))
    partners.remove_partner(row, by=organiser)
    assert not told.exists()


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
    assert [link.url in refused.text for link in refused.context["how"].above] in ([True], [])
    assert refused.context["is_kept"]
    assert "Napisz, dlaczego to wycofujesz." in text_of(desk.post(page, {"reason": ""}))
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


CHANGES = {  # what is typed when a row of that kind is changed, by which service
    "need": ({"title": "Inaczej"}, needs.change_need),
    "asset": ({"title": "Inaczej"}, needs.change_asset),
    "conclusion": ({"text": "Inaczej"}, needs.change_conclusion),
    "partner": ({"name": "Inaczej"}, partners.change_partner),
    "venue": ({"name": "Inaczej"}, activities.change_venue),
}


@each
def test_what_is_withdrawn_is_not_changed_and_offers_no_button_for_it(kind, organiser, desk):
    make, _above, (_remove, withdraw, restore), address = KINDS[kind]
    values, change = CHANGES[kind]
    row = make()
    edit = reverse(f"{address}_edit", args=[row.pk])
    page = edit if kind == "venue" else row.get_absolute_url()
    typed = desk.get(edit).context["form"].initial
    withdraw(row, reason=WHY, by=organiser)
    with pytest.raises(ValidationError, match="Najpierw to przywróć"):
        change(row, values, revision=row.revision, by=organiser)
    with pytest.raises(IntegrityError, match="is withdrawn"), transaction.atomic():
        type(row).objects.filter(pk=row.pk).update(**values)
    shown = desk.get(page)
    assert (f'href="{edit}"' in shown.text, 'id="formularz"' in shown.text) == (False, False)
    if kind != "venue":
        assert "Najpierw to przywróć" in text_of(desk.get(edit, follow=True))
    late = desk.post(edit, {name: value or "" for name, value in typed.items()} | values | {"revision": row.revision})
    assert late.status_code == 200
    assert "Inaczej" in late.text  # what was typed meanwhile stays there
    restore(row, by=organiser)
    change(row, values, revision=row.revision, by=organiser)


def choosing(row, organiser):
    """Acts that choose the row anew, each by a service; and the same written past it."""
    version = plans.draft(organiser)
    goal, action = version.goals.get(), Action.objects.get(goal__version=version)
    home = make_activity()
    drawn = conclusion()
    said = {"text": "Wniosek", "about": "needs", "scope": ["supporting"], "valid_from": date(2026, 1, 1)}
    by = {"by": organiser}
    return {
        Need: [
            lambda: needs.create_conclusion(said | {"needs": [row]}, **by),
            lambda: needs.change_conclusion(drawn, {"needs": [row]}, revision=None, **by),
            lambda: drawn.needs.add(row),
        ],
        Asset: [
            lambda: needs.create_conclusion(said | {"assets": [row]}, **by),
            lambda: drawn.assets.add(row),
        ],
        Conclusion: [
            lambda: needs.replace_conclusion(row, said, **by),
            lambda: plan_acts.change_goal(goal, {"conclusions": [row]}, revision=None, **by),
            lambda: goal.conclusions.add(row),
            lambda: conclusion(replaces=row),
        ],
        Partner: [
            lambda: needs.create_asset({"title": "Sala", "kind": "material", "partner": row}, **by),
            lambda: plan_acts.change_action(action, {"partners": [row]}, revision=None, **by),
            lambda: activities.change_activity(home, {}, revision=None, partners={row: "piecze"}, **by),
            lambda: action.partners.add(row),
            lambda: asset(partner=row),
            lambda: ActivityPartner.objects.create(activity=home, partner=row),
        ],
        Venue: [
            lambda: activities.change_activity(home, {"venue": row}, revision=None, **by),
            lambda: activities.plan_occurrences(home, rule(), **TEN_TO_TWELVE, venue=row, **by),
            lambda: activities.change_place(make_occurrence(home), venue=row, capacity=None, **by),
            lambda: make_occurrence(home, venue=row),
            lambda: make_activity(venue=row),
        ],
    }[type(row)]


@each
def test_what_is_withdrawn_is_chosen_nowhere_anew_whoever_asks(kind, organiser, at):
    at(2026, 11, 20, 9)
    make, _above, (_remove, withdraw, _restore), _address = KINDS[kind]
    row = make()
    withdraw(row, reason=WHY, by=organiser)
    for number, act in enumerate(choosing(row, organiser)):
        with pytest.raises((ValidationError, IntegrityError)) as refused, transaction.atomic():
            act()
        words = " ".join(getattr(refused.value, "messages", [str(refused.value)]))
        assert any(said in words for said in ("nie da się wybrać", "Najpierw to przywróć", "is withdrawn")), number


def test_what_is_withdrawn_stays_where_it_was_chosen_when_its_owner_is_changed(organiser, director):
    kept, place = partner(), venue()
    version = plans.draft(organiser)
    action, cited = Action.objects.get(goal__version=version), Conclusion.objects.get(goals__version=version)
    plan_acts.change_action(action, {"partners": [kept]}, revision=None, by=organiser)
    plan_acts.submit(version, by=organiser)
    plan_acts.decide(version, outcome="approved", effective_on=version.starts_on, by=director)
    home = make_activity(venue=place)
    activities.change_activity(home, {}, revision=None, partners={kept: "piecze"}, by=organiser)
    needs.withdraw_finding(cited, reason=WHY, by=organiser)
    partners.withdraw_partner(kept, reason=WHY, by=organiser)
    activities.withdraw_venue(place, reason=WHY, by=organiser)
    activities.change_activity(home, {"venue": place}, revision=None, partners={kept: "gotuje"}, by=organiser)
    make_occurrence(home)
    update = plan_acts.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    goal, action = update.goals.get(), Action.objects.get(goal__version=update)
    assert (list(goal.conclusions.all()), list(action.partners.all())) == ([cited], [kept])
    plan_acts.change_goal(goal, {"text": "Inny cel", "conclusions": [cited]}, revision=None, by=organiser)
    assert home.partnerships.get().role == "gotuje"


def test_a_copy_of_an_offer_begins_without_what_is_withdrawn(organiser, desk):
    gone, first = partner(), make_activity(venue=venue())
    activities.change_activity(first, {}, revision=1, partners={gone: "piecze", partner(): "uczy"}, by=organiser)
    partners.withdraw_partner(gone, reason=WHY, by=organiser)
    activities.withdraw_venue(first.venue, reason=WHY, by=organiser)
    form = desk.get(reverse("activities:activity_copy", args=[first.pk])).context["form"]
    assert first.venue not in form.fields["venue"].queryset
    assert [form[name].value() for name in ("role_1", "role_2")] == ["uczy", None]


def test_a_page_that_draws_from_what_is_withdrawn_begins_without_it(organiser, desk):
    row = need()
    needs.withdraw_finding(row, reason=WHY, by=organiser)
    form = desk.get(reverse("needs:conclusion_add"), {"potrzeba": row.pk}).context["form"]
    assert row not in choices(form, "needs")


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


def test_a_row_that_has_no_page_for_what_stands_on_it_says_what_and_how_much(signed_in, administrator):
    """„inne wpisy” would not say which."""
    method = [note(), note()][0].method
    page = text_of(signed_in(administrator).get(reverse("method_remove", args=[method.pk])))
    assert "Opiera się na tym: notatki: 2. Możesz to wycofać" in page


def test_every_kind_of_row_that_another_can_stand_on_has_a_word():
    """Of each model that may be withdrawn or ended, every model that names it and would hold it."""
    rooms = ("partners", "needs", "plans", "activities", "centre")
    kinds = [kind for kind in (Need, Asset, Conclusion, Partner, Venue, *(one.model for one in DICTIONARIES))]
    named = {model._meta.label_lower for kind in kinds for model in standing_models(kind)}
    assert {label for label in named if label.split(".")[0] in rooms} - set(registry.row_kinds) == set()
