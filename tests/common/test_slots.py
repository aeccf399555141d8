"""Every slot of the registry is opened, with one row and with thirty: as many queries for both."""

from datetime import date, timedelta
from functools import partial
from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from activities import services
from activities.models import Check, CivicDate
from needs import services as listening
from needs.models import (
    Asset,
    AssetForLack,
    Conclusion,
    FieldNote,
    InitiativeOrigin,
    LegalKind,
    Submission,
    Support,
    UrgentTo,
    UrgentWay,
)
from osl_site.common import clock, registry
from osl_site.common.accounts.emails import PASSWORD
from osl_site.common.accounts.models import Role, done_by
from osl_site.common.backup.models import Backup
from osl_site.common.centre.models import Centre, SocialService
from osl_site.common.files.services import keep
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import Recipient, promise
from osl_site.common.registry.matters import MOST_OF_A_KIND
from osl_site.common.registry.slots import ConditionSlot, KeySlot, LabelSlot, RowSlot, Slot
from osl_site.common.texts.previews import previews_of
from osl_site.common.web.navigation import menu_items
from partners import services as partner_services
from partners.models import Initiative, Lack, Partner
from plans import services as plans
from plans.models import Action, CopyUpload, Outcome, Version
from tests import builders
from tests.activities.builders import activity_for_minors, make_activity, make_occurrence, result, sign_up, venue
from tests.builders import EPOCH
from tests.needs.builders import (
    asset,
    conclusion,
    contact,
    goal_citing,
    need,
    note,
    passed_on,
    submission,
    submit,
)
from tests.partners.builders import initiative, money, partner, person, signed_agreement
from tests.plans.builders import action, approved, draft, returned

pytestmark = pytest.mark.django_db
SLOTS = {
    name: slot
    for name, slot in vars(registry).items()
    if isinstance(slot, ConditionSlot | KeySlot | LabelSlot | RowSlot | Slot)
}
MENUS = {"bar", "menu", "public_foot", "public_menu", "quick_acts", "settings_menu"}
_days = count()
OF_ROWS = {name for name, slot in SLOTS.items() if isinstance(slot, ConditionSlot | RowSlot)}


def goal_of_two_days(*cited):
    """A goal of a draft for two days that no other plan has."""
    goal, day = goal_citing(*cited), date(2030, 1, 1) + timedelta(days=2 * next(_days))
    Version.objects.filter(pk=goal.version_id).update(starts_on=day, ends_on=day + timedelta(days=1))
    return goal


def conclusions(number):
    """Each changed materially, with a goal of a plan that is handed over."""
    rows = [conclusion(replaces=conclusion(), material_change="Znikł autobus.") for _ in range(number)]
    for row in rows:
        submit(goal_of_two_days(row))
    return rows


def supported(**whom):
    """Half an hour for somebody."""
    Support.objects.create(
        form="talk",
        theme="doing",
        minutes=30,
        held_on=date(2026, 11, 30),
        place_unknown=True,
        created_at=EPOCH,
        changed_at=EPOCH,
        **whom,
        **done_by(builders.user("organiser")),
    )


def partners(number):
    """Each gives something, takes part in an action and in an offer."""
    rows = [partner() for _ in range(number)]
    for row in rows:
        asset(partner=row)
        supported(kind="partner", partner=row)
    draft().goals.get().actions.get().partners.set(rows)
    make_activity().partners.set(rows)
    return rows


def changed_since(number):
    """The same beside a plan that they oblige to update."""
    approved()
    return conclusions(number)


def actions(number):
    """Of a plan that is gone by, each with an offer, of which one meeting is over."""
    by = builders.user("organiser")
    version = draft(by)
    rows = [action(version.goals.get(), by) for _ in range(number)]
    plans.submit(version, by=by)
    plans.decide(version, outcome=Outcome.APPROVED, effective_on=version.starts_on, by=builders.user("director"))
    for row in rows:
        result(make_occurrence(make_activity(action=row, outside_plan_reason="")))
    return rows


def notes(number):
    """Each learnt at a meeting, with an initiative that was made of it."""
    rows = [result(note=note()).note for _ in range(number)]
    for row in rows:
        InitiativeOrigin.objects.create(initiative=initiative(), note=row)
    return rows


def helpful(number):
    """Assets, each of which may help an initiative."""
    rows = [asset() for _ in range(number)]
    for row, lack in zip(rows, lacks(number), strict=True):
        AssetForLack.objects.create(lack=lack, asset=row)
    return rows


def lacks(number):
    """Each with an asset that may help."""
    who = builders.user("organiser")
    values = {"kind": "hall", "what": "sala"}
    rows = [partner_services.add_means(Lack, initiative(), values, by=who) for _ in range(number)]
    for row in rows:
        AssetForLack.objects.create(lack=row, asset=asset())
    return rows


def initiatives(number):
    """Each made of a submission, and supported."""
    rows = [initiative() for _ in range(number)]
    for row in rows:
        InitiativeOrigin.objects.create(initiative=row, submission=submission())
        supported(kind="initiative", initiative=row, name="Ławka")
    return rows


def ideas(number):
    """Of each an offer came that residents see, with a meeting to come."""
    rows = [submission() for _ in range(number)]
    for row in rows:
        activity = make_activity()
        activity.submissions.add(row)
        make_occurrence(activity, starts_at=clock.now() + timedelta(days=3))
    return rows


def versions(number):
    """Each approved."""
    return [approved() for _ in range(number)]


def explained(number):
    """Services without a supporting activity, of each of which it was said why."""
    who = builders.user("organiser")
    rows = [SocialService.objects.create(name=f"Usługa {one}", area="family_support") for one in range(number)]
    for row in rows:
        say_why(row, who)
    return rows


def say_why(row, who):
    """Yesterday, to look again today."""
    with clock.at(clock.now() - timedelta(days=1)):
        values = {"reason": "Nikt nie prosił.", "look_again_on": clock.today() + timedelta(days=1)}
        services.explain_gap(row, values, by=who)


ROWS = {
    Asset: helpful,
    Conclusion: changed_since,
    Initiative: initiatives,
    Lack: lacks,
    Partner: partners,
    Action: actions,
    FieldNote: notes,
    Submission: ideas,
    SocialService: explained,
    Version: versions,
}


def queries_of(question):
    with CaptureQueriesContext(connection) as queries:
        answer = question()
    return len(queries), answer


def test_every_slot_is_opened_here():
    others = {
        "abouts",  # tests/partners/test_initiatives.py
        "after_covering",  # tests/plans/test_reports.py
        "after_restore",  # tests/plans/test_reports.py
        "case_records",
        "complemented",  # tests/activities/test_coverage.py
        "confirmed",
        "corresponded",
        "desk",
        "dictionaries",
        "hashes",
        "health",
        "imports",
        "letters",
        "occasions",  # tests/partners/test_network.py
        "photographed",
        "promised",
        "redactable",
        "removals",
        "report_sections",  # tests/plans/test_reports.py
        "rests_on_office",
        "row_codes",  # tests/audit/test_views.py
        "row_kinds",  # tests/common/test_withdrawal.py
        "search",
        "search_elsewhere",
        "served",
        "settings_pages",
        "starting",
        "tabs",
        "texts",
        "ties",
        "traces",  # tests/plans/test_progress.py
        "trail_labels",
        "trail_names",
        "undecided",
    }
    assert set(SLOTS) == OF_ROWS | MENUS | others


@pytest.mark.parametrize("model", sorted({model for name in OF_ROWS for model in SLOTS[name]}, key=str))
def test_as_much_is_asked_of_thirty_rows_as_of_one(model):
    ids = [row.pk for row in ROWS[model](30)]
    for name in sorted(name for name in OF_ROWS if model in SLOTS[name]):
        slot = SLOTS[name]
        ask = partial(slot.among if isinstance(slot, ConditionSlot) else slot.of, model)
        one, _ = queries_of(partial(ask, ids[:1]))
        thirty, found = queries_of(partial(ask, ids))

        assert (name, thirty) == (name, one)
        assert (name, [pk for pk in ids if pk not in found]) == (name, [])
        assert isinstance(found, set) or all(found.values()), name


@pytest.mark.parametrize("name", sorted(MENUS))
def test_a_menu_asks_nothing(name, organiser, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert menu_items(SLOTS[name], "/biuro/", organiser)


def test_pages_of_settings_ask_nothing_and_a_preview_of_a_text_little(
    django_assert_num_queries, django_assert_max_num_queries
):
    with django_assert_num_queries(0):
        assert all(page.url for page in registry.settings_pages)
    for _key, kind in registry.texts.items():
        with django_assert_max_num_queries(4):  # the office, and the facts of a made-up meeting
            assert previews_of(kind, {})


def test_a_monitor_asks_little(django_assert_num_queries):
    with django_assert_num_queries(7):
        for check in registry.health:
            check()


def failed(number, who):
    """So many letters and jobs that did not go well, and a worker that is silent."""
    letters = promise(PASSWORD, [Recipient(who.email, who) for _ in range(number)])
    Letter.objects.filter(pk__in=[row.pk for row in letters]).update(state="failed", ended_at=clock.now())
    with connection.cursor() as cursor:
        cursor.execute("update procrastinate_jobs set status = 'failed' where status = 'todo'")
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now() - interval '1 hour')")


def submissions(who):
    """One to be read, one that is urgent, one whose author wrote, one to be rung about; a letter that waits, a term."""
    submission()
    urgent = {"to": UrgentTo.POLICE, "way": UrgentWay.PHONE, "told_at": clock.now()}
    listening.tell_at_once(submission(), **urgent, by=who)
    passed_on(submission(), term=clock.today() - timedelta(days=1))
    petition = LegalKind.objects.get(type="petition")
    listening.mark_in_law(submission(), petition, is_signed=True, by=who)
    letter = listening.Passing(addressee="Urząd Gminy", title="lampa", opening="Przekazujemy.")
    listening.pass_on(submission(), letter, text="", by=who)
    listening.add_line(submission(stands="ours"), text="Przy sklepie.")
    told = submission(stands="ours")
    contact(told, phone="601234567", email="")
    listening.write_to_author(told, text="Gdzie?", is_question=True, by=who)


def handed_over(who):
    """One that nobody took for a week, and one that came back."""
    week_ago = clock.now() - timedelta(days=7)
    agreed = {"to": Role.SERVICE_ORGANISER, "person": None, "consent_way": "talk", "with_contact": False}
    with clock.at(week_ago):
        listening.hand_over(submission(stands="ours"), **agreed, consent_at=week_ago, by=who)
        back = listening.hand_over(submission(stands="ours"), **agreed, consent_at=week_ago, by=who)
        listening.end_handover(back, outcome="not_ours", by=who)


def civic_date(number):
    """Whose day is soon."""
    return {"name": f"Termin {number}", "whose": "wójt", "day": 20, "month": 12}


def waiting(number, who):
    """So many of everything that the desk knows, for an organiser who is director and administrator as well."""
    conclusions(number)
    for _ in range(number):
        goal_of_two_days()
        person(partner(), added_on=date(2026, 10, 1))
        partner(state="closed", closed_until=clock.today() - timedelta(days=1))
        money(initiative(), due=clock.today())
        signed_agreement(ends_on=clock.today())
        asset()
        make_activity(published_at=None)
        SocialService.objects.create(name=f"Usługa {SocialService.objects.count()}", area="family_support")
        say_why(SocialService.objects.create(name=f"Inna {SocialService.objects.count()}", area="civic"), who)
        services.add_civic_date(civic_date(CivicDate.objects.count()), by=who)
        activity_for_minors()
        now = clock.now()
        make_occurrence(make_activity(in_charge=who), starts_at=now - timedelta(days=2))
        full = make_occurrence(
            make_activity(in_charge=who, sign_up="needed", capacity=1), starts_at=now + timedelta(days=1)
        )
        first, _in_line = sign_up(full), sign_up(full)
        services.give_up(first, by=who)  # the place is offered to whoever is in line
        off = make_occurrence(make_activity(in_charge=who, sign_up="needed"), starts_at=now + timedelta(days=3))
        sign_up(off, email="")
        services.cancel_occurrence(off, reason="Remont.", by=who)
        make_occurrence(make_activity(), starts_at=now + timedelta(days=1), published_at=None)
        closed = venue()
        make_occurrence(make_activity(venue=closed), starts_at=now + timedelta(days=3))
        services.withdraw_venue(closed, reason="Remont.", by=who)
        need()
        submissions(who)
        handed_over(who)
        back = returned()
        file = keep(b"%PDF-", name="plan.pdf", content_type="application/pdf", by=who)
        CopyUpload.objects.create(version=back, file=file, at=now, by=who)
    Check.objects.create(name=f"Sprawdzenie {number}")
    if not Centre.objects.exists():
        builders.office()
    failed(number, who)
    for _ in range(number):
        builders.user("coworker", invited_at=clock.now() - timedelta(days=9))
        builders.user("coworker", last_login=clock.now() - timedelta(days=200))
        Backup.objects.create(started_at=clock.now(), ended_at=clock.now(), said="Zabrakło miejsca.")


def asked_by_the_desk(who):
    """By question, the number of its queries and what it found."""
    return {entry.answer.__name__: queries_of(partial(list, entry.answer(who))) for entry in registry.desk}


def test_the_desk_asks_as_much_when_seven_things_of_a_kind_wait_as_when_one_does(at, settings):
    settings.BACKUP_DIR, settings.BACKUP_KEYS = "/kopie", ["age1", "age2"]
    who = builders.user("organiser", "director", "administrator", "service_organiser")
    at(2026, 12, 1, 9)
    approved()
    waiting(1, who)
    one = asked_by_the_desk(who)
    waiting(6, who)
    seven = asked_by_the_desk(who)

    assert [name for name, (_, found) in one.items() if not found] == [
        "reports_to_accept",  # tests/roof/test_desk_states.py, as the other reports below
        "about_second_step",  # asked of nobody here
        "first_venue",  # is there
        "helpers_to_ring",  # nobody said yes to being rung
        "promises_due",  # none was made
        "plan_work_begun",  # by nobody here
        "days_without_plan",  # one is written here
        "carrying_out",  # of a plan that has just begun nothing is late: tests/plans/test_progress.py
        "open_reports",
        "reports_to_bip",
        "chapter_of_the_year",  # no plan held last year: tests/plans/test_report_chapter.py
        "reports_that_came_back",
        "corrections_sent",  # nobody sent any: tests/partners/test_corrections.py
        "partners_to_ring",  # the same
        "heads_to_inform",  # no head of a village is entered here
        "notes_to_write",  # tests/partners/test_partnerships.py
        "events_proposed",  # nobody proposed any: tests/activities/test_proposals.py
        "first_sheets",  # no village has one: tests/activities/test_village_sheets.py
        "help_to_count",  # no standing help is offered here
        "corrected_sheets",  # the same
        "sheets_to_tell",
        "summary_to_read",  # nobody else presented one: tests/needs/test_ipus.py
    ]
    assert {name for name, (queries, _) in seven.items() if queries - one[name][0] not in (0, 1, 2)} == set()
    crowds = {name: len(found) for name, (_, found) in seven.items() if len(found) > MOST_OF_A_KIND}
    assert crowds == {"own_occurrences": 7}, "of a day all are told"
