"""A plan that the director pauses and takes up again: nothing is late meanwhile, and every page says so."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import send
from osl_site.roof.plan_progress import progress_of
from plans import services
from plans.in_force.status import status_of
from plans.models import DocumentKind, Plan, TermDecision, Version
from plans.progress import matters
from plans.progress.whole import plan_progress
from plans.reports.drawing import draw, links_of
from plans.tasks import make_document
from tests import builders
from tests.breaking import refused
from tests.plans.measuring import NOW, YEAR, carried_out
from tests.plans.test_later_decisions import last_act, later
from tests.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]
TODAY = NOW.date()
DAY = timedelta(days=1)
SINCE = date(YEAR, 5, 1)
WHY = {"text": "Świetlica jest po **pożarze**."}


@pytest.fixture(autouse=True)
def in_october():
    with clock.at(NOW):
        builders.office()
        yield


@pytest.fixture
def version(organiser, director):
    """With an action of 5 May that nothing was done for."""
    carried_out(organiser, director, time_words=f"5 maja {YEAR}")
    return Version.objects.get()


def paused(version, by, since=SINCE):
    return services.pause(version, since=since, values=WHY, by=by)


def resumed(version, by, since=TODAY):
    return services.resume(version, since=since, values={"text": "Dach jest naprawiony."}, by=by)


def sentences(user):
    return [matter.sentence for matter in matters.carrying_out(user)]


def test_nothing_is_late_while_the_plan_is_paused(version, organiser, director):
    assert sentences(organiser) == ["Działanie 1.1 jest po terminie.", "Wskaźniki bez wartości: 5."]
    paused(version, director)
    assert last_act() == "plan.paused"
    told = f"Plan jest wstrzymany od 1 maja {YEAR}\N{NO-BREAK SPACE}r. Świetlica jest po pożarze."
    assert sentences(organiser)[0] == told
    assert [row.period.code for row in plan_progress(TODAY).due] == [f"{YEAR}-Q1"] * 5  # over before the pause
    (row,) = plan_progress(TODAY).actions
    assert (row.word, row.is_late, row.is_by_hand) == ("wstrzymane", False, False)
    assert (plan_progress(TODAY).badly, plan_progress(TODAY).sentence) == ((), told)
    assert progress_of(TODAY).sentences[1].text == told
    resumed(version, director)
    assert last_act() == "plan.resumed"
    assert sentences(organiser) == ["Działanie 1.1 jest po terminie.", "Wskaźniki bez wartości: 5."]


def test_the_plan_holds_on_the_same_days_all_along(version, director):
    held = Plan.objects.get().in_force_span
    paused(version, director)
    resumed(version, director)
    assert Plan.objects.get().in_force_span == held
    assert status_of(Plan.objects.get(), TODAY).ends == version.ends_on
    services.prolong(version, until=version.ends_on + DAY, values=WHY, by=director)
    paused(version, director, since=TODAY)
    assert status_of(Plan.objects.get(), TODAY).ends == version.ends_on + DAY


def test_what_has_no_date_is_quiet_only_three_months_after_the_plan_goes_on(organiser, director):
    carried_out(organiser, director)
    version = Version.objects.get()
    assert plan_progress(TODAY).actions[0].word == "brak śladu od trzech miesięcy"
    paused(version, director)
    resumed(version, director, since=date(YEAR, 9, 1))
    assert plan_progress(TODAY).actions[0].word == "w terminie"


def test_of_each_day_it_is_known_whether_the_plan_was_held_up(version, director):
    paused(version, director)
    resumed(version, director, since=date(YEAR, 6, 1))
    paused(version, director, since=TODAY)
    days = (SINCE - DAY, SINCE, date(YEAR, 5, 31), date(YEAR, 6, 1), TODAY)
    found = [status_of(Plan.objects.get(), day).pause for day in days]
    assert [row and row.since for row in found] == [None, SINCE, SINCE, None, TODAY]


@pytest.mark.parametrize(
    ("since", "sentence"),
    [
        (TODAY + DAY, "Wstrzymać plan można najpóźniej od dziś"),
        (date(YEAR - 1, 12, 31), "Plan obowiązuje od 1 stycznia"),
    ],
)
def test_a_plan_is_paused_neither_ahead_nor_before_it_holds(since, sentence, version, director):
    with pytest.raises(ValidationError, match=sentence) as refusal:
        paused(version, director, since)
    assert list(refusal.value.message_dict) == ["day"]
    refused(later(TermDecision, version, director, kind="paused", day=since).save)


def test_pauses_never_overlap_and_end_once(version, director):
    with pytest.raises(ValidationError, match="nie jest wstrzymany"):
        resumed(version, director)
    paused(version, director)
    with pytest.raises(ValidationError, match="jest wstrzymany od 1 maja"):
        paused(version, director, since=TODAY)
    refused(later(TermDecision, version, director, kind="paused", day=TODAY).save)
    for day in (SINCE - DAY, TODAY + DAY):
        with pytest.raises(ValidationError):
            resumed(version, director, since=day)
        refused(later(TermDecision, version, director, kind="resumed", day=day).save)
    resumed(version, director, since=date(YEAR, 6, 1))
    refused(later(TermDecision, version, director, kind="resumed", day=TODAY).save)
    with pytest.raises(ValidationError, match="podjęto na nowo od 1 czerwca"):
        paused(version, director, since=date(YEAR, 5, 31))
    refused(later(TermDecision, version, director, kind="paused", day=date(YEAR, 5, 31)).save)


def test_a_plan_whose_day_has_not_come_or_that_is_over_is_not_paused(version, director):
    with clock.at(NOW.replace(year=YEAR - 1)), pytest.raises(ValidationError, match="jeszcze nie obowiązuje"):
        paused(version, director, since=date(YEAR - 1, 10, 1))
    with clock.at(NOW.replace(year=YEAR + 1)), pytest.raises(ValidationError, match="minął"):
        paused(version, director)


def test_the_organisers_are_told_by_letter(version, organiser, director, mailoutbox):
    paused(version, director)
    send(Letter.objects.filter(kind="plans.term").latest("pk").pk)
    assert f"Plan wstrzymano od 1 maja {YEAR}" in mailoutbox[-1].body
    assert "Świetlica jest po pożarze." in mailoutbox[-1].body


def test_the_pages_say_what_follows_and_lead_to_the_other_decision(version, organiser, director, signed_in):
    reader, shown = signed_in(director), version.get_absolute_url()
    pause, resume = (reverse(f"plans:plan_{act}", args=[version.pk]) for act in ("pause", "resume"))
    assert signed_in(organiser).get(pause).status_code == 403
    reader = signed_in(director)
    assert (pause in (page := reader.get(shown).text), resume in page) == (True, False)
    assert "Wstrzymaj od" in reader.get(pause).text
    assert "Nie ma czego podejmować" in reader.get(resume).text
    director.set_password("trzy zwykłe słowa")
    director.save()
    reader = signed_in(director)
    sent = {"day": f"{TODAY + DAY:%d.%m.%Y}", "text": "Pożar.", "password": "trzy zwykłe słowa"}
    again = reader.post(pause, sent)
    assert "Podaj dzień, który już nadszedł." in again.text
    assert "Pożar." in again.text
    page = text_of(reader.post(pause, sent | {"day": f"{TODAY:%d.%m.%Y}"}, follow=True))
    assert "Plan jest wstrzymany. Organizator dostanie e-mail." in page
    assert (pause in page, resume in page) == (False, True)
    paused_on = f"Wstrzymana od 5 października {YEAR}"
    assert [paused_on in text_of(reader.get(place)) for place in (shown, reverse("plans:plan_list"))] == [True, True]
    assert "Dopóki plan jest wstrzymany, żadne działanie nie idzie." in text_of(reader.get(reverse("plans:progress")))


def test_residents_read_since_when_and_why(version, organiser, director, client):
    make_document(version.pk, DocumentKind.APPROVED)
    services.publish(Version.objects.get(), by=organiser)
    before = text_of(client.get(reverse("public_progress")))
    paused(version, director)
    page = text_of(client.get(reverse("public_progress")))
    assert "spóźnia się" in before
    assert "spóźnia się" not in page
    assert f"Plan jest wstrzymany od 1 maja {YEAR}" in page
    assert "Świetlica jest po pożarze." in page
    assert "Plan wstrzymany" in text_of(client.get(reverse("public_plan")))
    assert "План призупинено" in text_of(client.get(f"/uk{reverse('public_plan')}"))
    assert "The plan has been on hold since" in text_of(client.get(f"/en{reverse('public_progress')}"))


def test_a_report_tells_the_days_that_the_plan_was_held_up(version, director):
    paused(version, director)
    resumed(version, director, since=date(YEAR, 6, 11))
    goals = next(row for row in draw(date(YEAR, 6, 1), date(YEAR, 6, 30)) if row.key == "goals")
    figure = next(row for row in goals.figures if row.key == "paused")
    assert figure.value == "10"
    assert [link.label for link in links_of(figure.rows)] == [f"Plan wstrzymano od 1 maja {YEAR}\N{NO-BREAK SPACE}r."]
    (row,) = next(row for row in goals.tables if row.key == "pauses").rows
    assert row.cells[2] == "Świetlica jest po pożarze."
    later_on = next(row for row in draw(date(YEAR, 7, 1), TODAY - DAY) if row.key == "goals")
    assert not [row for row in later_on.figures if row.key == "paused"]
