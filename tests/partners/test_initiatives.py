"""Initiatives: begun of what residents said, led from stage to stage, with what they lack and their money; counted."""

from datetime import date, timedelta
from decimal import Decimal
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from needs import services as needs
from needs.initiatives.links import SUBMISSION
from needs.models import InitiativeOrigin, Support
from osl_site.common import clock
from osl_site.common.audit.models import Entry
from osl_site.common.forms.abouts import about
from partners import services
from partners.initiatives.figures import counted
from partners.initiatives.matters import money_due
from partners.initiatives.reported import SECTION
from partners.models import Funding, Initiative, Lack, Leader, Stage
from tests import builders
from tests.breaking import refused, sql
from tests.needs.builders import asset, note, submission
from tests.partners.builders import partner
from tests.reading import text_of

pytestmark = pytest.mark.django_db
ROOM = "/biuro/partnerzy/inicjatywy/"
TODAY = date(2026, 11, 30)


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 11, 30, 9)


def begun(by, *, since=TODAY, stage=Stage.IDEA, leader=Leader.TOGETHER, **values):
    told = {"title": "Ławka z daszkiem", "locality": values.pop("locality", None) or builders.locality("Bukowiec")}
    return services.begin_initiative(told | values, since=since, stage=stage, leader=leader, by=by)


def money(row, by, **values):
    return services.add_means(Funding, row, {"source": "lag", "state": "seeking"} | values, by=by)


def acts():
    return list(Entry.objects.roots().order_by("id").values_list("act", flat=True))


def test_an_idea_of_a_submission_becomes_an_initiative_that_says_whence_it_came(desk, organiser):
    said = submission()
    page = desk.get(said.get_absolute_url())
    add = f"{reverse('partners:initiative_add')}?{about(SUBMISSION, said)}"
    assert add in page.content.decode()
    form = desk.get(add).context["form"]
    typed = {"title": "Ławka", "locality": builders.locality("Bukowiec").pk, "stage": "idea", "leader": "together"}
    assert desk.post(add, typed | {"since": "2026-11-30"}).status_code == 302
    row = Initiative.objects.as_they_stand().get()
    assert (row.stage, row.led_by, row.begun_on) == ("idea", "together", TODAY)
    assert InitiativeOrigin.objects.get().submission_id == said.pk
    assert f"Zg-{said.pk}" in text_of(desk.get(row.get_absolute_url()))
    assert row.title in text_of(desk.get(said.get_absolute_url()))
    assert form.initial.get("locality") in (None, said.locality)
    assert "initiative.begun" in acts()


def test_a_word_about_a_row_that_was_changed_or_is_not_ours_begins_an_empty_form(desk, organiser):
    said = submission()
    good = about(SUBMISSION, said)
    for wrong in (good[:-2], good.replace("zgloszenie", "notatka"), f"z=zgloszenie:{said.pk}", "z=", "z=nic:1.a"):
        page = desk.get(f"{ROOM}nowa/?{wrong}")
        assert page.status_code == 200
        assert page.context["told"] is None


def test_a_complaint_for_the_director_begins_nothing(organiser):
    said = submission(for_director=True)
    with pytest.raises(ValidationError):
        begun_of = lambda row: needs.keep_origin(said, row)
        services.begin_initiative(
            {"title": "Skarga", "locality": builders.locality()}, since=TODAY, keep=begun_of, by=organiser
        )
    assert not Initiative.objects.exists()


def test_it_goes_from_stage_to_stage_and_says_why_it_is_held_up_and_what_was_done(desk, organiser):
    row = begun(organiser, since=TODAY - timedelta(days=5))
    page = f"{ROOM}{row.pk}/etap/"
    form = desk.post(page, {"stage": "stopped", "since": "2026-11-30", "reason": ""}).context["form"]
    assert form.errors["reason"] == ["Napisz, dlaczego jest wstrzymana."]
    form = desk.post(page, {"stage": "done", "since": "2026-11-30"}).context["form"]
    assert form.errors["result"]
    form = desk.post(page, {"stage": "doing", "since": "2026-11-20"}).context["form"]
    assert form.errors["since"]
    form = desk.post(page, {"stage": "doing", "since": "2026-12-20"}).context["form"]
    assert form.errors["since"]
    assert desk.post(page, {"stage": "done", "since": "2026-11-30", "result": "Ławka stoi."}).status_code == 302
    row = Initiative.objects.as_they_stand().get()
    assert (row.stage, row.result, row.is_ended) == ("done", "Ławka stoi.", True)
    with pytest.raises(ValidationError):
        services.move_initiative(row, stage=Stage.DONE, since=TODAY, by=organiser)
    assert acts().count("initiative.moved") == 1


def test_who_leads_is_said_with_new_leaders_that_the_centre_has_none_of(desk, organiser):
    row = begun(organiser, leader=Leader.CENTRE)
    page = f"{ROOM}{row.pk}/kto-prowadzi/"
    typed = {"leader": "residents", "since": "2026-11-30", "new_leaders": "2"}
    assert desk.post(page, typed).status_code == 302
    assert Initiative.objects.as_they_stand().get().led_by == "residents"
    assert "pierwszy raz prowadzi coś osób: 2" in text_of(desk.get(row.get_absolute_url()))
    with pytest.raises(ValidationError):
        services.hand_initiative(row, leader=Leader.RESIDENTS, since=TODAY, by=organiser)
    with pytest.raises(ValidationError):
        services.hand_initiative(row, leader=Leader.CENTRE, since=TODAY, new_leaders=1, by=organiser)


def test_how_it_stood_stays_said_in_the_database(organiser):
    row = begun(organiser)
    for statement in (
        "update partners_initiativestage set stage = 'done'",
        "delete from partners_initiativestage",
        "update partners_initiativelead set leader = 'residents'",
        "delete from partners_initiative",
    ):
        refused(partial(sql, statement))
    earlier = (
        "insert into partners_initiativestage (initiative_id, stage, since, reason, at, by_name, by_position)"
        f" values ({row.pk}, 'doing', '2020-01-01', '', now(), 'A', 'B')"
    )
    refused(partial(sql, earlier))


def test_an_initiative_stands_somewhere_when_its_transaction_ends(owner, organiser):
    here = builders.locality("Bukowiec")
    sql(
        "insert into partners_initiative (title, description, locality_id, given, result, is_public, created_at,"
        f" changed_at, revision) values ('Bez etapu', '', '{here.pk}', '', '', false, now(), now(), 1)"
    )
    refused(partial(sql, "set constraints all immediate"))


def test_what_is_lacking_is_paired_with_assets_and_met(desk, organiser):
    row = begun(organiser)
    have = asset(title="Wałki")
    assert desk.post(f"{ROOM}{row.pk}/brakuje/", {"kind": "tool", "what": "wałki"}).status_code == 302
    lack = Lack.objects.get()
    pair = reverse("needs:lack_asset", args=[lack.pk])
    assert pair in desk.get(row.get_absolute_url()).content.decode()
    assert desk.post(pair, {"asset": have.pk}).status_code == 302
    assert "może pomóc" in text_of(desk.get(row.get_absolute_url()))
    assert str(row) in text_of(desk.get(have.get_absolute_url()))
    form = desk.post(f"{ROOM}brakuje/{lack.pk}/", {"kind": "tool", "what": "wałki", "met_by": "rada"}).context["form"]
    assert form.errors["met_on"] == ["Wpisz, od kiedy to jest."]
    assert desk.post(reverse("needs:lack_asset_remove", args=[lack.pk, have.pk])).status_code == 302
    assert not lack.helped_by.exists()
    desk.post(f"{ROOM}brakuje/{lack.pk}/usun/")
    assert not Lack.objects.exists()
    assert {"initiative_lack.paired", "initiative_lack.parted", "initiative_lack.removed"} <= set(acts())


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"state": "filed"}, "filed_on"),
        ({"state": "won", "filed_on": "2026-11-02", "granted": "5"}, "decided_on"),
        ({"state": "won", "filed_on": "2026-11-02", "decided_on": "2026-11-03"}, "granted"),
        ({"state": "refused", "filed_on": "2026-11-02", "decided_on": "2026-11-01"}, "decided_on"),
        ({"state": "filed", "filed_on": "2027-01-02"}, "filed_on"),
        ({"state": "seeking", "asked": "-5"}, "asked"),
    ],
)
def test_money_says_what_its_state_wants_and_keeps_what_was_typed(typed, field, desk, organiser):
    row = begun(organiser)
    form = desk.post(f"{ROOM}{row.pk}/pieniadze/", {"source": "lag", "name": "nabór"} | typed).context["form"]
    assert list(form.errors) == [field]
    assert form["name"].value() == "nabór"
    assert not Funding.objects.exists()


def test_money_of_the_plan_is_filed_on_the_day_on_which_it_was_given(desk, organiser):
    row = begun(organiser)
    typed = {"source": "plan", "state": "won", "decided_on": "2026-11-03", "granted": "1 000,50"}
    assert desk.post(f"{ROOM}{row.pk}/pieniadze/", typed).status_code == 302
    one = Funding.objects.get()
    assert (one.filed_on, one.granted) == (date(2026, 11, 3), Decimal("1000.50"))
    assert "1 000,50" in text_of(desk.get(row.get_absolute_url())).replace("\N{NO-BREAK SPACE}", " ")


def test_the_day_of_money_is_on_the_desk_two_weeks_before_and_when_it_is_late(organiser):
    row = begun(organiser)
    money(row, organiser, due=TODAY + timedelta(days=15))
    assert not list(money_due(organiser))
    money(row, organiser, due=TODAY + timedelta(days=14))
    late = money(row, organiser, due=TODAY - timedelta(days=1))
    matters = list(money_due(organiser))
    assert [matter.when for matter in matters] == ["po terminie", "do 14.12"]
    assert matters[0].url == reverse("partners:funding_edit", args=[late.pk])
    services.move_initiative(row, stage=Stage.STOPPED, since=TODAY, reason="Zima.", by=organiser)
    assert not list(money_due(organiser))


def test_support_is_said_to_be_of_an_initiative_and_shown_on_its_page(desk, organiser):
    row = begun(organiser, people=4)
    page = f"{reverse('needs:support_add')}?inicjatywa={row.pk}"
    form = desk.get(page).context["form"]
    assert form.initial["initiative"] == row
    typed = {"kind": "initiative", "initiative": row.pk, "people": "4", "form": "visit", "theme": "doing"}
    typed |= {"minutes": "30", "held_on": "2026-11-30", "locality": row.locality_id}
    assert desk.post(page, typed).status_code == 302
    given = Support.objects.get()
    assert (given.initiative, given.name) == (row, row.title)
    assert "Wsparcie: 1 wpis" in text_of(desk.get(row.get_absolute_url()))


def test_figures_count_what_was_begun_done_led_filed_and_won_in_these_days(organiser):
    first, last = date(2026, 11, 1), date(2026, 11, 29)
    long_ago = begun(organiser, since=date(2026, 9, 1))
    services.move_initiative(long_ago, stage=Stage.DONE, since=date(2026, 10, 1), result="Stoi.", by=organiser)
    done = begun(organiser, since=date(2026, 10, 20))
    services.hand_initiative(done, leader=Leader.RESIDENTS, since=date(2026, 11, 3), new_leaders=2, by=organiser)
    services.move_initiative(done, stage=Stage.DONE, since=date(2026, 11, 20), result="Jest.", by=organiser)
    new = begun(organiser, since=date(2026, 11, 29))
    services.move_initiative(new, stage=Stage.STOPPED, since=TODAY, reason="Zima.", by=organiser)
    money(new, organiser, state="filed", filed_on=date(2026, 11, 5), asked=100)
    gained = {"filed_on": date(2026, 10, 5), "decided_on": date(2026, 11, 6), "granted": Decimal("700")}
    money(done, organiser, state="won", **gained)
    money(done, organiser, source="plan", state="won", **gained)

    found = counted(first, last)
    assert (found.begun, found.done, found.stopped, found.going_on) == ([new.pk], [done.pk], [], [new.pk])
    assert found.led_by_residents == [done.pk]
    assert (len(found.filed), len(found.won), found.granted, found.new_leaders) == (1, 1, Decimal(700), 2)

    part = SECTION.draw(first, last)
    assert {figure.key: figure.value for figure in part.figures}["leaders"] == 2
    assert len(part.tables[0].rows) == 2
    for kind, pages in SECTION.pages.items():
        named = {row for figure in part.figures for row in figure.rows if row.startswith(f"{kind}:")}
        ids = [int(row.partition(":")[2]) for row in named]
        assert set(pages(ids)) == set(ids)


def test_residents_read_what_was_done_by_village_once_the_office_shows_it(client, organiser):
    row = begun(organiser, locality=builders.locality("Bukowiec"))
    services.move_initiative(row, stage=Stage.DONE, since=TODAY, result="Ławka stoi przy przystanku.", by=organiser)
    page = reverse("public_initiatives")
    assert "Wystarczy kilka osób." in text_of(client.get(page))
    assert "Ławka" not in text_of(client.get(page))
    services.change_initiative(Initiative.objects.get(), {"is_public": True}, revision=None, by=organiser)
    shown = text_of(client.get(page))
    assert "Bukowiec" in shown and "Ławka stoi przy przystanku." in shown
    assert reverse("tell_us") in client.get(page).content.decode()
    assert "Have an idea?" in text_of(client.get("/en/inicjatywy/"))
    assert "Маєте ідею?" in text_of(client.get("/uk/inicjatywy/"))
    assert len(client.get(page).content) < 45_000
    services.move_initiative(row, stage=Stage.DOING, since=TODAY, by=organiser)
    assert "Ławka stoi" not in text_of(client.get(page))


def test_it_is_not_shown_without_a_sentence_of_what_was_done(desk, organiser):
    row = begun(organiser)
    seen = desk.get(f"{ROOM}{row.pk}/zmien/").context["form"]["revision"].value()
    typed = {"title": row.title, "locality": row.locality_id, "is_public": "on", "revision": seen}
    form = desk.post(f"{ROOM}{row.pk}/zmien/", typed).context["form"]
    assert form.errors["result"] == ["Napisz, co zrobiono. Jedno zdanie, bez nazwisk."]


def test_only_the_organiser_writes_and_the_office_reads(signed_in, director, coworker, organiser):
    row = begun(organiser)
    with pytest.raises(PermissionDenied):
        begun(director)
    with pytest.raises(PermissionDenied):
        services.move_initiative(row, stage=Stage.GROUP, since=TODAY, by=coworker)
    with pytest.raises(PermissionDenied):
        money(row, coworker)
    for who in (director, coworker):
        assert signed_in(who).get(row.get_absolute_url()).status_code == 200
        assert signed_in(who).get(f"{ROOM}nowa/").status_code == 403


def test_a_withdrawn_group_is_not_chosen(organiser):
    group = partner(name="Dawna grupa")
    services.withdraw_partner(group, reason="już nie ma", by=organiser)
    with pytest.raises(ValidationError):
        begun(organiser, group=group)


def test_the_list_asks_as_much_of_one_as_of_thirty(desk, organiser):
    group = partner(name="Sąsiedzi")
    begun(organiser, group=group)
    desk.get(ROOM)
    with CaptureQueriesContext(connection) as one:
        desk.get(ROOM)
    for number in range(24):
        row = begun(organiser, title=f"Pomysł {number}", group=group)
        services.add_means(Lack, row, {"kind": "hall", "what": "sala"}, by=organiser)
        money(row, organiser)
    with CaptureQueriesContext(connection) as many:
        page = desk.get(ROOM)
    assert len(many) == len(one)
    assert "Pomysł 23" in text_of(page)
    found = text_of(desk.get(f"{ROOM}?szukaj=pomysłu&etap=idea&prowadzi=together&pieniadze=lag&w_toku=on"))
    assert "Pomysł 3" in found and "Ławka" not in found
    assert b"Pomys" in desk.get(f"{ROOM}?format=csv").content


def test_an_initiative_of_a_note_keeps_it(organiser):
    heard = note()
    row = services.begin_initiative(
        {"title": "Ławka", "locality": builders.locality("Bukowiec")},
        since=clock.today(),
        keep=lambda made: needs.keep_origin(heard, made),
        by=organiser,
    )
    assert row.origins.get().note == heard
    refused(partial(sql, "delete from needs_initiativeorigin"))


def test_one_begun_by_mistake_is_withdrawn_with_a_reason_counted_nowhere_and_back(desk, organiser):
    row = begun(organiser, stage=Stage.DOING)
    money(row, organiser, due=TODAY)
    page = f"{ROOM}{row.pk}/"
    assert desk.post(f"{page}wycofaj/", {"reason": " "}).context["form"].errors["reason"]
    assert desk.post(f"{page}wycofaj/", {"reason": "wpisana dwa razy"}).status_code == 302
    assert "wpisana dwa razy" in text_of(desk.get(page))
    assert (counted(TODAY, TODAY).begun, list(money_due(organiser))) == ([], [])
    assert row.title not in text_of(desk.get(ROOM))
    assert "wycofana" in text_of(desk.get(f"{ROOM}?wycofane=on"))
    for act in (
        lambda: services.change_initiative(row, {"title": "x"}, revision=None, by=organiser),
        lambda: services.move_initiative(row, stage=Stage.IDEA, since=TODAY, by=organiser),
        lambda: services.hand_initiative(row, leader=Leader.CENTRE, since=TODAY, by=organiser),
        lambda: money(row, organiser),
        lambda: services.withdraw_initiative(row, reason="znowu", by=organiser),
    ):
        with pytest.raises(ValidationError):
            act()
    assert desk.post(f"{page}przywroc/").status_code == 302
    assert counted(TODAY, TODAY).begun == [row.pk]
    assert acts()[-2:] == ["initiative.withdrawn", "initiative.restored"]
