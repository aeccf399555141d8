"""What a director decides after the approval: a plan is prolonged, repealed, a clerical error in it corrected."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.audit.models import Entry
from osl_site.common.letters.models import Letter
from osl_site.common.letters.services import send
from osl_site.common.text.date_formats import polish_day
from plans import services
from plans.content import read
from plans.document.corrections import is_said_at
from plans.in_force.status import Standing, status_of
from plans.models import Correction, Outcome, Plan, TermDecision, Version
from tests import builders
from tests.breaking import refused, sql
from tests.plans.builders import action, approved, goal, plan, submitted

pytestmark = pytest.mark.django_db
PASSWORD = "trzy zwykłe słowa"
WHY = {"text": "Trwa nabór.", "basis": "§ 5 regulaminu", "case_mark": "CUS.1.2060"}
DAY = timedelta(days=1)


@pytest.fixture
def version(organiser, director):
    return approved(organiser, director)


def last_act():
    return Entry.objects.roots().order_by("-id").values_list("act", flat=True)[0]


def days_of(version):
    held = Plan.objects.get(pk=version.plan_id).in_force_span
    return held.lower, held.upper


def update_of(version, by, **values):
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=by)
    return services.change_version(update, values, revision=update.revision, by=by)


def test_a_plan_is_prolonged_and_its_text_stays(version, director):
    until = version.ends_on + timedelta(days=90)
    decision = services.prolong(version, until=until, values=WHY, by=director)
    assert (decision.by_name, decision.basis, decision.case_mark) == (director.name, WHY["basis"], WHY["case_mark"])
    assert days_of(version) == (version.starts_on, until + DAY)
    assert Version.objects.in_force(until).get() == version
    assert not Version.objects.in_force(until + DAY).exists()
    assert read(version.snapshot).last_day == version.ends_on.isoformat()
    assert last_act() == "plan.prolonged"


@pytest.mark.parametrize(
    ("days", "sentence"), [(0, "Podaj dzień późniejszy"), (-5, "Podaj dzień późniejszy"), (367, "najwyżej o rok")]
)
def test_a_plan_is_prolonged_to_a_later_day_within_a_year(days, sentence, version, director):
    with pytest.raises(ValidationError, match=sentence) as refusal:
        services.prolong(version, until=version.ends_on + timedelta(days=days), values=WHY, by=director)
    assert list(refusal.value.message_dict) == ["day"]
    refused(later(TermDecision, version, director, kind="prolonged", day=version.ends_on + timedelta(days=days)).save)


def test_a_plan_is_not_prolonged_into_another(version, organiser, director):
    values = {"title": "Następny", "starts_on": version.ends_on + DAY, "ends_on": version.ends_on + 200 * DAY}
    following = services.create_plan(values, by=organiser).versions.get()
    action(goal(following, organiser), organiser)
    services.submit(following, by=organiser)
    services.decide(following, outcome=Outcome.APPROVED, effective_on=following.starts_on, by=director)
    with pytest.raises(ValidationError, match="obowiązuje inny plan: „Następny”"):
        services.prolong(version, until=version.ends_on + DAY, values=WHY, by=director)
    refused(later(TermDecision, version, director, kind="prolonged", day=version.ends_on + DAY).save)
    assert [Version.objects.in_force(day).get() for day in (version.ends_on, following.starts_on)] == [
        version,
        following,
    ]


def test_a_repealed_plan_holds_no_more_and_nothing_of_it_is_approved(version, organiser, director):
    update = services.submit(update_of(version, organiser), unchanged_is_meant=True, by=organiser)
    since = version.starts_on + timedelta(days=30)
    services.repeal(version, since=since, values=WHY, by=director)
    assert days_of(version) == (version.starts_on, since)
    assert last_act() == "plan.repealed"
    with pytest.raises(ValidationError, match="Plan jest uchylony, więc nie można zatwierdzić"):
        services.decide(update, outcome=Outcome.APPROVED, effective_on=version.starts_on, by=director)
    services.decide(update, outcome=Outcome.RETURNED, text="Plan uchylony.", by=director)
    with pytest.raises(ValidationError, match="nie można go aktualizować"):
        services.open_update(version.plan, {"reason": "Znów.", "changed_conclusions": []}, by=organiser)
    for act, day in ((services.repeal, {"since": since}), (services.prolong, {"until": version.ends_on + DAY})):
        with pytest.raises(ValidationError, match="już uchylony"):
            act(version, **day, values=WHY, by=director)


def test_after_a_repeal_another_plan_may_hold_from_that_day(version, organiser, director):
    since = version.starts_on + timedelta(days=30)
    services.repeal(version, since=since, values=WHY, by=director)
    other = plan(organiser, year=version.starts_on.year).versions.get()
    action(goal(other, organiser), organiser)
    services.submit(other, by=organiser)
    services.decide(other, outcome=Outcome.APPROVED, effective_on=since, by=director)
    assert [Version.objects.in_force(day).get() for day in (since - DAY, since)] == [version, other]


def test_a_plan_repealed_before_its_first_day_never_holds(version, organiser, director):
    services.repeal(version, since=clock.today(), values=WHY, by=director)
    assert not Version.objects.in_force(version.starts_on).exists()
    status = status_of(version.plan, version.starts_on)
    assert (status.standing, status.newest.ever_holds) == (Standing.REPEALED, False)


def test_no_repeal_works_backwards_or_after_the_end(version, director, at):
    at(version.starts_on.year, 6, 1, 9)
    for day, sentence in ((date(version.starts_on.year, 5, 31), "wstecz"), (version.ends_on + DAY, "nie późniejszy")):
        with pytest.raises(ValidationError, match=sentence):
            services.repeal(version, since=day, values=WHY, by=director)
    at(version.starts_on.year + 1, 1, 1, 9)
    with pytest.raises(ValidationError, match="Okres tego planu minął"):
        services.prolong(version, until=version.ends_on + 90 * DAY, values=WHY, by=director)


def test_an_update_begins_with_the_prolonged_end(version, organiser, director):
    until = version.ends_on + timedelta(days=90)
    services.prolong(version, until=until, values=WHY, by=director)
    assert update_of(version, organiser).ends_on == until


def test_an_update_begun_before_does_not_undo_the_prolonging(version, organiser, director):
    update = update_of(version, organiser)
    until = version.ends_on + timedelta(days=90)
    services.prolong(version, until=until, values=WHY, by=director)
    services.submit(update, unchanged_is_meant=True, by=organiser)
    services.decide(update, outcome=Outcome.APPROVED, effective_on=version.starts_on + DAY, by=director)
    assert days_of(version)[1] == until + DAY
    assert status_of(version.plan, until).ends == until


def test_an_update_that_says_another_end_has_the_last_word(version, organiser, director):
    services.prolong(version, until=version.ends_on + 90 * DAY, values=WHY, by=director)
    ends = version.ends_on - 30 * DAY
    update = services.submit(update_of(version, organiser, ends_on=ends), by=organiser)
    services.decide(update, outcome=Outcome.APPROVED, effective_on=version.starts_on, by=director)
    assert days_of(version)[1] == ends + DAY
    assert status_of(version.plan, ends).ends == ends
    with pytest.raises(ValidationError, match="przy jego najnowszym"):
        services.prolong(version, until=version.ends_on, values=WHY, by=director)


def test_a_clerical_error_is_corrected_beside_the_document(version, director):
    key = version.goals.get().actions.get().key
    before = Version.objects.get(pk=version.pk).snapshot
    said = {"place": "action", "key": key, "was": "Herbata  u sąsiadów", "becomes": "Herbata u sąsiadek"}
    row = services.correct(version, **said, values=WHY, by=director)
    assert row.place_name == "Działanie 1.1 Herbata u sąsiadów"
    assert Version.objects.get(pk=version.pk).snapshot == before
    assert last_act() == "plan.corrected"


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"was": "Kawa u sąsiadów"}, "was"),
        ({"becomes": "Herbata u sąsiadów"}, "becomes"),
        ({"place": "action", "key": "00000000-0000-0000-0000-000000000000"}, "place"),
        ({"was": "  "}, "was"),
    ],
)
def test_a_correction_names_words_that_stand_there(said, field, version, director):
    said = {"place": "version", "key": None, "was": "Herbata u sąsiadów", "becomes": "Herbata"} | said
    with pytest.raises(ValidationError) as refusal:
        services.correct(version, **said, values=WHY, by=director)
    assert list(refusal.value.message_dict) == [field]


def test_words_are_found_as_they_are_printed(organiser):
    version = plan(organiser).versions.get()
    chapter = version.chapters.first()
    services.change_chapter(chapter, {"text": "Zaczynamy **bardzo\npowoli**."}, revision=1, by=organiser)
    action(goal(version, organiser), organiser)
    content = read(services.submit(version, by=organiser).snapshot)
    assert is_said_at(content, str(chapter.key), "Zaczynamy bardzo powoli.")
    assert not is_said_at(content, str(version.chapters.last().key), "Zaczynamy bardzo powoli.")


ACTS = {
    "prolong": lambda row, by: services.prolong(row, until=row.ends_on + DAY, values=WHY, by=by),
    "repeal": lambda row, by: services.repeal(row, since=row.ends_on, values=WHY, by=by),
    "correct": lambda row, by: services.correct(
        row, place="version", key=None, was="Herbata", becomes="Kawa", values=WHY, by=by
    ),
}


@pytest.mark.parametrize("act", ACTS)
def test_only_another_director_decides_and_only_on_what_was_approved(act, organiser, director):
    both = builders.user("organiser", "director")
    own = approved(both, director)
    for person in (organiser, both, builders.user("coworker")):
        with pytest.raises(PermissionDenied):
            ACTS[act](own, person)
    with pytest.raises(ValidationError, match="tylko zatwierdzonego"):
        ACTS[act](submitted(organiser), director)


def later(model, version, by, **values):
    """A row as somebody would write it past the application."""
    given = {"text": "Bo tak.", "by_name": "Ewa", "at": clock.now()}
    return model(version=version, by=by, **given | values)


CORRECTED = {"place": "version", "place_name": "Całość", "was": "a", "becomes": "b"}


def test_the_database_lets_nobody_else_decide_and_nothing_else_be_decided_on(organiser, director):
    waiting, own = submitted(organiser), approved(both := builders.user("organiser", "director"), director)
    for row, by in ((waiting, director), (own, both), (own, organiser)):
        refused(later(TermDecision, row, by, kind="repealed", day=row.ends_on).save)
        refused(later(Correction, row, by, **CORRECTED).save)
    refused(later(TermDecision, own, director, kind="repealed", day=clock.today() - DAY).save)
    refused(later(TermDecision, own, director, kind="paused", day=own.ends_on).save)
    refused(later(TermDecision, own, director, kind="repealed", day=own.ends_on, at=builders.EPOCH).save)


def test_what_was_decided_later_is_written_once(version, director):
    ACTS["prolong"](version, director)
    ACTS["correct"](version, director)
    for model in (TermDecision, Correction):
        refused(lambda model=model: model.objects.update(text="Inaczej."))
        refused(lambda model=model: model.objects.all().delete())
        sql("set constraints all immediate")
        refused(lambda model=model: sql(f"truncate {model._meta.db_table} cascade"))


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("prolong", "Plan przedłużono do"),
        ("repeal", "Plan uchylono od"),
        ("correct", "Było: „Herbata”. Powinno być: „Kawa”."),
    ],
)
def test_the_organiser_reads_what_was_decided(act, words, version, director):
    row = ACTS[act](version, director)
    send(Letter.objects.get(subject_id=row.pk, kind__in=("plans.term", "plans.corrected")).pk)
    (letter,) = mail.outbox
    assert words in letter.body
    assert version.title in letter.subject


PAGES = {"plan_prolong": "Przedłuż do", "plan_repeal": "Uchyl od", "plan_correct": "Jest napisane"}


@pytest.mark.parametrize("name", PAGES)
def test_each_decision_has_a_page_that_says_what_follows(name, version, organiser, director, signed_in):
    url = reverse(f"plans:{name}", args=[version.pk])
    assert signed_in(organiser).get(url).status_code == 403
    reader = signed_in(director)
    page = reader.get(url).text
    assert PAGES[name] in page
    assert "Co się stanie" in page
    assert url in reader.get(version.get_absolute_url()).text


def test_a_plan_is_prolonged_on_its_page_with_the_password(version, director, signed_in):
    director.set_password(PASSWORD)
    director.save()
    url, reader = reverse("plans:plan_prolong", args=[version.pk]), signed_in(director)
    typed = {"day": f"{version.ends_on + DAY:%d.%m.%Y}", "text": "Trwa nabór.", "password": "nie to"}
    assert "To nie jest Twoje hasło" in reader.post(url, typed).text
    page = reader.post(url, typed | {"password": PASSWORD}, follow=True).text
    assert "Plan jest przedłużony." in page
    assert f"Plan przedłużono do {polish_day(version.ends_on + DAY)}" in page
    assert "okres w tekście planu: od" in page
    typed["day"] = f"{version.ends_on:%d.%m.%Y}"
    assert "Podaj dzień późniejszy" in reader.post(url, typed | {"password": PASSWORD}).text


def test_who_repeals_a_plan_once_more_is_led_to_the_plan(version, director, signed_in):
    director.set_password(PASSWORD)
    director.save()
    url, reader = reverse("plans:plan_repeal", args=[version.pk]), signed_in(director)
    typed = {"day": f"{version.ends_on:%d.%m.%Y}", "text": "Nowy plan.", "password": PASSWORD}
    assert "Plan jest uchylony." in reader.post(url, typed, follow=True).text
    again = reader.post(url, typed, follow=True)
    assert again.redirect_chain == [(version.get_absolute_url(), 302)]
    assert "Ten plan jest już uchylony." in again.text
    assert TermDecision.objects.count() == 1
