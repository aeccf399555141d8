"""Two entries of the register made one: every link counted before and after, in every room; and taken apart again."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from activities.models import ActivityPartner
from needs import services as needs
from needs.models import Support
from osl_site.common.audit.models import Entry
from osl_site.common.merging import services as merging
from osl_site.common.merging.models import Merge, MergeMove
from osl_site.common.merging.services import IS_UNDONE, NEWER_FIRST, SAME, TOO_LATE
from osl_site.common.merging.services.links import naming
from osl_site.common.withdrawal.models import withdrawal_of
from partners import services
from partners.models import Partner
from plans import services as plan_acts
from tests import builders
from tests.activities.builders import make_activity
from tests.needs.builders import asset
from tests.partners.builders import entry, partner, person
from tests.plans import builders as plans

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 12, 1, 9)


def links(row):
    """By table and column, how many rows name it."""
    rows = {
        (one.table, one.field.column): one.model._base_manager.filter(**{one.field.name: row.pk})
        for one in naming(Partner)
    }
    return {place: found.count() for place, found in rows.items() if found.exists()}


def everywhere(row, other, organiser):
    """Something of every room that names the row; one entry of the log names both."""
    person(row)
    asset(partner=row)
    entry(row)
    entry(row, other)
    make_activity().partners.set([row])
    plans.draft().goals.get().actions.get().partners.set([row])
    by = {"by": organiser, "by_name": "Anna"}
    moments = {"created_at": "2026-12-01T08:00Z", "changed_at": "2026-12-01T08:00Z"}
    here = {"place_unknown": True, "form": "talk", "theme": "other", "minutes": 5, "held_on": "2026-12-01"}
    Support.objects.create(kind="partner", partner=row, people=2, **by, **moments, **here)


def test_every_link_of_every_room_is_moved_counted_and_comes_back(organiser):
    kept, gone = partner(name="Stowarzyszenie (Dwórzno)"), partner(name="Stow. Dworzno", offers="Śpiewniki")
    everywhere(gone, kept, organiser)
    before = links(gone)
    assert set(before.values()) == {1, 2}
    outcome = services.preview_merge(kept, gone, organiser)
    assert (links(gone), Merge.objects.count(), withdrawal_of(gone)) == (before, 0, None)
    assert outcome == services.merge_partners(kept, gone, by=organiser)
    assert (links(gone), outcome.count, outcome.left) == ({}, sum(before.values()), {})
    after = dict(before) | {("partners_logentry_partners", "partner_id"): 2}
    assert links(kept) == after
    assert outcome.before == [("Nazwa", "Stow. Dworzno"), ("Co daje", "Śpiewniki")]
    assert withdrawal_of(gone).reason == f"Połączono: częścią {kept.code}."
    told = Entry.objects.filter(act__startswith="partner.").order_by("id")
    assert list(told.values_list("act", "subject_id", "part_of__act")) == [
        ("partner.merged", kept.pk, None),
        ("partner.merged_away", gone.pk, "partner.merged"),
    ]
    assert services.part_partners(Merge.objects.get(), by=organiser) == outcome.count
    assert links(gone) == before
    assert links(kept) == {("partners_logentry_partners", "partner_id"): 1}
    assert withdrawal_of(gone) is None
    connection.check_constraints()


def test_a_submitted_plan_goes_on_citing_the_partner_of_its_day(organiser):
    kept, gone = partner(), partner()
    version = plans.draft()
    action = version.goals.get().actions.get()
    action.partners.set([gone])
    plan_acts.submit(version, by=organiser)
    outcome = services.merge_partners(kept, gone, by=organiser)
    assert (outcome.moved, outcome.left_count) == ({}, 1)
    assert list(action.partners.all()) == [gone]
    services.part_partners(Merge.objects.get(), by=organiser)
    assert list(action.partners.all()) == [gone]


def test_a_role_that_both_have_in_one_offer_stays_said(organiser):
    kept, gone, activity = partner(), partner(), make_activity()
    for row, role in ((kept, "sala"), (gone, "piecze")):
        ActivityPartner.objects.create(activity=activity, partner=row, role=role)
    outcome = services.merge_partners(kept, gone, by=organiser)
    assert (outcome.count, outcome.left_count) == (0, 1)
    assert sorted(ActivityPartner.objects.values_list("partner", "role")) == [(kept.pk, "sala"), (gone.pk, "piecze")]


def test_what_somebody_changed_since_stays_as_they_left_it(organiser):
    kept, gone, third = partner(), partner(), partner()
    row, stays = asset(partner=gone), asset(partner=gone)
    services.merge_partners(kept, gone, by=organiser)
    row.refresh_from_db()
    needs.change_asset(row, {"partner": third}, revision=row.revision, by=organiser)
    assert services.part_partners(Merge.objects.get(), by=organiser) == 1
    row.refresh_from_db(), stays.refresh_from_db()
    assert (row.partner, stays.partner) == (third, gone)


def test_a_part_is_part_of_the_root_and_is_taken_apart_from_the_newest(organiser):
    one, two, three = partner(name="A"), partner(name="B"), partner(name="C")
    here = asset(partner=one)
    services.merge_partners(two, one, by=organiser)
    services.merge_partners(three, two, by=organiser)
    here.refresh_from_db()
    assert here.partner == three
    assert merging.merged_into(one) == merging.merged_into(two) == three.pk
    first, second = Merge.objects.order_by("pk")
    with pytest.raises(ValidationError, match=NEWER_FIRST[:30]):
        services.part_partners(first, by=organiser)
    services.part_partners(second, by=organiser)
    assert merging.merged_into(one) == two.pk
    services.part_partners(Merge.objects.get(pk=first.pk), by=organiser)
    here.refresh_from_db()
    assert here.partner == one
    with pytest.raises(ValidationError, match=IS_UNDONE):
        services.part_partners(first, by=organiser)


def test_into_what_goes_into_another_is_refused_and_names_that_one(organiser):
    one, two, three = partner(name="A"), partner(name="B"), partner(name="C")
    services.merge_partners(three, two, by=organiser)
    said = f"{two.code} jest już częścią {three.code}. Otwórz {three.code}."
    for act in (
        lambda: services.merge_partners(two, one, by=organiser),
        lambda: services.merge_partners(one, two, by=organiser),
        lambda: services.change_partner(two, {"name": "Inny"}, revision=None, by=organiser),
        lambda: services.restore_partner(two, by=organiser),
    ):
        with pytest.raises(ValidationError) as refusal:
            act()
        assert refusal.value.messages == [said]
    with pytest.raises(ValidationError, match=SAME):
        services.merge_partners(one, one, by=organiser)
    with pytest.raises(IntegrityError), transaction.atomic():
        told = {"subject_type": "partners.partner", "at": "2026-12-01T08:00Z", "by": organiser, "by_name": "A"}
        Merge.objects.create(kept_id=two.pk, gone_id=one.pk, **told)
        connection.check_constraints()


def test_who_changes_one_of_them_meanwhile_is_waited_for_with_a_sentence(organiser):
    kept, gone = partner(), partner()
    services.change_partner(gone, {"offers": "Sala"}, revision=1, by=organiser)
    with pytest.raises(ValidationError) as refusal:
        services.merge_partners(kept, gone, seen=(1, 1), by=organiser)
    said = f"Ktoś zmienia {gone.code}. Obejrzyj podgląd jeszcze raz i połącz, gdy skończy."
    assert (refusal.value.messages, Merge.objects.count()) == ([said], 0)


def test_after_thirty_days_it_stays(organiser, at):
    kept, gone = partner(), partner()
    services.merge_partners(kept, gone, by=organiser)
    at(2026, 12, 31, 10)
    with pytest.raises(ValidationError, match=TOO_LATE[:20]):
        services.part_partners(Merge.objects.get(), by=organiser)


def test_only_the_organiser_merges_and_parts(coworker, organiser):
    kept, gone = partner(), partner()
    with pytest.raises(PermissionDenied):
        services.merge_partners(kept, gone, by=coworker)
    services.merge_partners(kept, gone, by=organiser)
    with pytest.raises(PermissionDenied):
        services.part_partners(Merge.objects.get(), by=coworker)


@pytest.mark.parametrize(
    "statement", ["gone_id = gone_id + 1", "before = '[1]'", "at = at - interval '1 day'", "undone_at = null"]
)
def test_what_was_merged_stays_told(statement, organiser):
    services.merge_partners(partner(), partner(), by=organiser)
    services.part_partners(Merge.objects.get(), by=organiser)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"update merging_merge set {statement}")
    assert not MergeMove.objects.exists()


def test_the_pages_ask_show_what_would_move_do_it_and_take_it_back(signed_in, organiser):
    desk = signed_in(organiser)
    kept, gone = partner(name="Stowarzyszenie (Dwórzno)"), partner(name="Stow. Dworzno")
    entry(gone)
    address = f"{kept.get_absolute_url()}polacz/"
    assert "Nie ma takiego partnera" in desk.get(f"{address}?z=Cyrk").content.decode()
    page = desk.get(f"{address}?z={gone.code}")
    text = page.content.decode()
    assert f"Zostaje {kept.code}, znika {gone.code} Stow. Dworzno." in text
    assert "Powiązania, które przenosimy: 1." in text
    sent = {"gone": gone.code, "seen_kept": "1", "seen_gone": "1", "polacz": "1"}
    assert "Ktoś zmienia" in desk.post(address, sent | {"seen_gone": "7"}).content.decode()
    assert desk.post(address, sent).url == kept.get_absolute_url()
    shown = desk.get(kept.get_absolute_url()).content.decode()
    assert f"Dawne dane wpisu {gone.code}" in shown
    assert f"{gone.code} jest już częścią" in desk.get(gone.get_absolute_url()).content.decode()
    part = f"/biuro/partnerzy/spis/polaczenia/{Merge.objects.get().pk}/rozlacz/"
    assert desk.get(part).status_code == 200
    assert desk.post(part).status_code == 302
    assert Partner.objects.filter(log__isnull=False).get() == gone
    assert "Dawne dane" not in desk.get(kept.get_absolute_url()).content.decode()


def test_what_the_kept_one_does_not_say_it_takes_over_and_gives_back(organiser, desk):
    village = builders.locality("Bukowiec")
    kept, gone = partner(offers="Sala", channel=""), partner(offers="Rzutnik", channel="phone", localities=[village])
    page = desk.get(f"{kept.get_absolute_url()}polacz/?z={gone.code}")
    assert page.context["filled"] == [("Jak się kontaktować", "telefon"), ("Miejscowości", "Bukowiec")]
    seen = {"seen_kept": kept.revision, "seen_gone": gone.revision}
    assert desk.post(page.request["PATH_INFO"], {"gone": gone.code, "polacz": "1"} | seen).status_code == 302
    kept.refresh_from_db()
    assert (kept.offers, kept.channel, list(kept.localities.all())) == ("Sala", "phone", [village])
    services.part_partners(Merge.objects.get(), by=organiser)
    kept.refresh_from_db()
    assert (kept.offers, kept.channel, kept.localities.count()) == ("Sala", "", 0)


def test_what_was_filled_and_then_changed_stays_as_somebody_left_it(organiser):
    kept, gone = partner(), partner(channel="phone")
    services.merge_partners(kept, gone, by=organiser)
    kept.refresh_from_db()
    services.change_partner(kept, {"channel": "email"}, revision=kept.revision, by=organiser)
    services.part_partners(Merge.objects.get(), by=organiser)
    kept.refresh_from_db()
    assert kept.channel == "email"


def test_many_entries_are_moved_and_go_back_by_as_many_queries_as_few(organiser):
    def queries(count):
        kept, gone = partner(), partner()
        for _ in range(count):
            entry(gone)
        with CaptureQueriesContext(connection) as merging_one:
            services.merge_partners(kept, gone, by=organiser)
        assert kept.log.count() == count
        with CaptureQueriesContext(connection) as parting:
            services.part_partners(Merge.objects.latest("pk"), by=organiser)
        assert gone.log.count() == count
        return len(merging_one), len(parting)

    assert queries(3) == queries(30)
