"""Pages of plans as people use them: what is refused stays typed, what is hidden stays hidden, bounded queries."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from needs.services import replace_conclusion
from osl_site.common import clock
from osl_site.common.sign_in.models import Attempt
from osl_site.common.text.date_formats import polish_day
from plans import services
from plans.models import State
from tests import builders
from tests.activities import builders as activity_builders
from tests.partners.builders import partner
from tests.plans.builders import COMPLETE, action, approved, conclusion, draft, goal, plan, returned, submitted
from tests.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sketched")]
PASSWORD = "trzy zwykłe słowa"
DUE = {"due_on": f"{clock.today() + timedelta(days=7):%d.%m.%Y}"}


def url(name, row):
    return reverse(f"plans:{name}", args=[row.pk])


def test_a_plan_is_founded_and_leads_to_its_draft(signed_in, organiser):
    typed = {"title": "Plan", "starts_on": "1.01.2030", "ends_on": "31.12.2030", "shape": "eight"}
    answer = signed_in(organiser).post(reverse("plans:plan_add"), typed, follow=True)
    assert answer.context["version"].state == State.DRAFT
    assert "Plan jest założony." in answer.text


@pytest.mark.parametrize(
    ("starts", "ends", "sentence"),
    [
        ("30.02.2030", "31.12.2030", "Wpisz datę, na przykład 1.12.2026."),
        ("1.01.2030", "1.01.2029", "Koniec okresu musi być późniejszy niż początek. Popraw jedną z dat."),
        ("", "31.12.2030", "Wpisz datę, na przykład 1.12.2026."),
    ],
)
def test_a_wrong_period_is_refused_and_stays_typed(starts, ends, sentence, signed_in, organiser):
    answer = signed_in(organiser).post(
        reverse("plans:plan_add"), {"title": "Mój plan", "starts_on": starts, "ends_on": ends}
    )
    assert answer.status_code == 200
    assert sentence in answer.text
    assert 'value="Mój plan"' in answer.text
    assert f'value="{starts}"' in answer.text or starts == ""


def test_what_is_missing_stands_as_sentences_with_their_way_there(signed_in, organiser):
    version = plan(organiser).versions.get()
    row = action(goal(version, organiser), organiser, manner="")
    page = signed_in(organiser).get(url("version_submit", version)).text
    assert page.count("Działanie 1.1 nie ma sposobu realizacji.") == 1
    assert f'href="{url("action_edit", row)}#id_manner"' in page
    assert "Proszę o decyzję do" not in page


@pytest.fixture
def director(director):
    director.set_password(PASSWORD)
    director.save()
    return director


def test_the_way_from_draft_to_approval(signed_in, organiser, director):
    version = draft(organiser)
    writer, decider = signed_in(organiser), signed_in(director)
    writer.post(url("version_submit", version), DUE)
    review = url("version_review", version)
    assert review in decider.get(reverse("plans:awaiting")).text
    key = version.goals.get().key
    decider.post(review, {"remark": "1", "u-place": f"goal:{key}", "u-text": "Za ogólnie."})
    decider.post(review, {"decide": "1", "d-outcome": "returned"})
    page = writer.get(version.get_absolute_url()).text
    assert "Za ogólnie." in page
    remark = version.remarks.get()
    answered = writer.post(
        reverse("plans:remark_answer", args=[remark.pk]), {"outcome": "adopted", "text": "Poprawione."}
    )
    assert answered.url == f"{version.get_absolute_url()}#uwaga-{remark.pk}"
    attempt = writer.post(url("version_next", version), follow=True).context["version"]
    writer.post(url("version_submit", attempt), DUE)
    day = f"1.02.{version.starts_on.year}"
    typed = {"decide": "1", "d-outcome": "approved", "d-effective_on": day, "d-password": PASSWORD}
    answer = decider.post(url("version_review", attempt), typed, follow=True)
    assert "Zatwierdzono." in answer.text
    attempt.refresh_from_db()
    assert attempt.state == State.APPROVED


def test_a_return_without_a_word_is_refused_at_its_field(signed_in, organiser, director):
    version = submitted(organiser)
    answer = signed_in(director).post(url("version_review", version), {"decide": "1", "d-outcome": "returned"})
    assert answer.status_code == 200
    assert answer.context["form"].errors == {
        "text": ["Napisz tutaj, co poprawić, albo zapisz uwagę przy miejscu, którego dotyczy."]
    }


@pytest.mark.parametrize("button", ["decide", "remark"])
def test_what_a_review_lacks_is_said_once_and_takes_the_focus(button, signed_in, organiser, director):
    page = signed_in(director).post(url("version_review", submitted(organiser)), {button: "1"}).text
    assert page.count('id="bledy"') == page.count("autofocus") == 1
    assert 'action="#' not in page  # a browser that follows a fragment leaves the focus where it was


def test_a_remark_leads_back_to_its_place(signed_in, organiser, director):
    version = submitted(organiser)
    review, key = url("version_review", version), version.goals.get().key
    answer = signed_in(director).post(review, {"remark": "1", "u-place": f"goal:{key}", "u-text": "Za ogólnie."})
    assert answer.url == f"{review}#uwaga-{version.remarks.get().pk}"
    answer = signed_in(director).post(review, {"remark": "1", "u-place": "version", "u-text": "Dobrze."})
    assert answer.url == f"{review}#uwagi"


def test_a_replayed_decision_is_told_what_happened(signed_in, organiser, director):
    version = approved(organiser, director)
    answer = signed_in(director).post(
        url("version_review", version), {"decide": "1", "d-outcome": "returned", "d-text": "Jednak nie."}
    )
    assert "Ta wersja jest już zatwierdzona." in answer.text
    assert version.decision.outcome == "approved"


def test_two_tabs_never_lose_each_others_text(signed_in, organiser):
    chapter = draft(organiser).chapters.first()
    writer = signed_in(organiser)
    address = reverse("plans:chapter_edit", args=[chapter.pk])
    writer.post(address, {"title": "Wstęp", "text": "Pierwsza karta.", "revision": 1})
    second = writer.post(address, {"title": "Wstęp", "text": "Druga karta.", "revision": 1})
    assert "Pierwsza karta." in second.text
    assert "Druga karta." in second.text
    writer.post(address, {"title": "Wstęp", "text": "Druga karta.", "revision": 2})
    chapter.refresh_from_db()
    assert chapter.text == "Druga karta."


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"time_words": "1.03.2027–1.02.2027"}, "Koniec terminu jest wcześniejszy niż początek."),
        ({"costs-0-amount": "-5"}, "Wpisz zero albo liczbę większą od zera."),
        ({"title": "x" * 601}, "600"),
        ({"kind": "zmyślony"}, "Wybierz"),
    ],
)
def test_a_wrong_action_is_refused_and_stays_typed(typed, sentence, signed_in, organiser):
    row = goal(draft(organiser), organiser)
    answer = signed_in(organiser).post(
        reverse("plans:action_add", args=[row.pk]), COMPLETE | {"description": "Mój opis działania"} | typed
    )
    assert answer.status_code == 200
    assert sentence in answer.text
    assert "Mój opis działania" in answer.text
    assert not row.actions.exists()


def test_what_was_added_is_where_one_lands(signed_in, organiser):
    version = draft(organiser)
    first = goal(version, organiser)
    writer, page = signed_in(organiser), version.get_absolute_url()
    added = writer.post(reverse("plans:action_add", args=[first.pk]), COMPLETE)
    assert added.url == f"{page}#d-{first.actions.get().key}"
    again = writer.post(reverse("plans:action_add", args=[first.pk]), COMPLETE | {"nastepne": "1"})
    assert again.url == reverse("plans:action_add", args=[first.pk])
    chapter = writer.post(reverse("plans:chapter_add", args=[version.pk]), {"title": "Nowy", "text": "Treść."})
    assert chapter.url == f"{page}#r-{version.chapters.get(title='Nowy').key}"


def test_an_edit_after_the_submission_is_refused_with_what_was_typed(signed_in, organiser):
    version = draft(organiser)
    chapter = version.chapters.first()
    services.submit(version, by=organiser)
    answer = signed_in(organiser).post(
        reverse("plans:chapter_edit", args=[chapter.pk]), {"title": "Wstęp", "text": "Za późno.", "revision": 1}
    )
    assert "przekazana dyrektorowi" in answer.text
    assert "Za późno." in answer.text


def test_the_pdf_comes_when_the_worker_made_it(signed_in, organiser, director, run_queue):
    version = submitted(organiser)
    reader = signed_in(director)
    assert "PDF jest w przygotowaniu" in reader.get(url("version_pdf", version)).text
    run_queue()
    answer = reader.get(url("version_pdf", version))
    assert (answer["Content-Type"], answer.content[:5]) == ("application/pdf", b"%PDF-")


def test_a_draft_has_no_pdf(signed_in, organiser):
    assert signed_in(organiser).get(url("version_pdf", draft(organiser))).status_code == 404


@pytest.mark.parametrize("name", ["goal_detail", "action_detail"])
def test_the_chain_leads_both_ways(name, signed_in, organiser):
    version = approved(organiser)
    row = version.goals.get()
    row = row if name == "goal_detail" else row.actions.get()
    page = signed_in(organiser).get(url(name, row)).text
    cited = version.goals.get().conclusions.get()
    assert f'href="{cited.get_absolute_url()}"' in page
    above = signed_in(organiser).get(cited.get_absolute_url()).text
    assert f'href="{version.goals.get().get_absolute_url()}"' in above


def approving(version, **typed):
    day = f"{version.starts_on:%d.%m.%Y}"
    typed = {"outcome": "approved", "effective_on": day, "password": PASSWORD, "text": "Dobrze."} | typed
    return {"decide": "1"} | {f"d-{name}": value for name, value in typed.items()}


def test_an_approval_with_a_wrong_password_keeps_what_was_typed_but_the_password(signed_in, organiser, director):
    version = submitted(organiser)
    answer = signed_in(director).post(url("version_review", version), approving(version, password="nie to"))
    assert answer.context["form"].errors == {
        "password": ["To nie jest Twoje hasło. Wpisz je jeszcze raz. Reszta jest zachowana."]
    }
    assert "Dobrze." in answer.text
    assert "nie to" not in answer.text
    version.refresh_from_db()
    assert version.state == State.SUBMITTED


def test_after_ten_wrong_passwords_the_right_one_waits_too_and_nothing_typed_is_lost(signed_in, organiser, director):
    version = submitted(organiser)
    decider = signed_in(director)
    for _ in range(10):
        decider.post(url("version_review", version), approving(version, password="nie to"))
    answer = decider.post(url("version_review", version), approving(version))
    assert "Spróbuj ponownie o " in answer.context["form"].errors["password"][0]
    assert "Dobrze." in answer.text
    version.refresh_from_db()
    assert version.state == State.SUBMITTED


def test_a_wrong_password_that_confirms_is_counted_with_those_of_signing_in(signed_in, organiser, director):
    version = submitted(organiser)
    signed_in(director).post(url("version_review", version), approving(version, password="prawie moje hasło"))
    attempt = Attempt.objects.get()
    assert (attempt.user, attempt.step, attempt.outcome) == (director, "confirmation", "wrong")


def test_a_case_mark_with_a_gap_is_not_approved(signed_in, organiser, director):
    version = submitted(organiser)
    answer = signed_in(director).post(url("version_review", version), approving(version, case_mark="CUS.____.2026"))
    assert list(answer.context["form"].errors) == ["case_mark"]


def test_everything_wrong_with_an_approval_is_told_at_once(signed_in, organiser, director):
    version = submitted(organiser)
    typed = approving(version, case_mark="CUS.____.2026", effective_on="1.01.2025", password="nie to")
    errors = signed_in(director).post(url("version_review", version), typed).context["form"].errors
    assert list(errors) == ["case_mark", "effective_on"]  # the password is looked at when all else is right


def test_a_replayed_approval_reads_who_decided(signed_in, organiser, director):
    version = submitted(organiser)
    decider = signed_in(director)
    decider.post(url("version_review", version), approving(version))
    again = decider.post(url("version_review", version), approving(version, password=""))
    assert f"Ta wersja jest już zatwierdzona. Nie czeka na uwagi ani na decyzję. Decyzja: {director.name}" in again.text


def test_where_one_person_is_both_the_page_says_who_can_decide(signed_in):
    both, deputy = builders.user("organiser", "director"), builders.user("director", name="Ewa Zastępca")
    version = draft(both)
    page = signed_in(both).get(url("version_submit", version)).text
    assert "Ewa Zastępca" in page
    assert "o wersji, którą przekazujesz, decyduje ktoś inny" in page
    version = services.submit(version, by=both)
    assert "Zdecydować może: Ewa Zastępca." in text_of(signed_in(both).get(url("version_review", version)))
    desks = [signed_in(person).get(reverse("desk")).text for person in (both, deputy)]
    assert [">Przeczytaj<" in page for page in desks] == [False, True]


def test_where_nobody_can_decide_the_page_says_what_to_do(signed_in):
    both = builders.user("organiser", "director")
    version = draft(both)
    assert "Nie ma osoby, która może o tym zdecydować" in signed_in(both).get(url("version_submit", version)).text
    services.submit(version, by=both)
    assert "Potrzebna jest inna osoba z rolą dyrektora" in signed_in(both).get(version.get_absolute_url()).text


def test_a_decision_that_is_late_says_so_on_both_desks(signed_in, organiser, director, at):
    at(2026, 12, 1, 9)
    submitted(organiser)
    at(2026, 12, 16, 9)
    pages = [signed_in(person).get(reverse("desk")).text for person in (organiser, director)]
    assert ["po terminie" in page for page in pages] == [True, True]
    assert "Po terminie" in signed_in(director).get(reverse("plans:awaiting")).text


def updated(organiser, director, **changed):
    """An update that waits; the approved plan has one action."""
    version = approved(organiser, director)
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    row = update.goals.get().actions.get()
    services.change_action(row, changed or {"title": "Kawa u sąsiadów"}, revision=1, by=organiser)
    return services.submit(update, by=organiser)


def test_a_review_says_what_of_the_offer_stands_on_an_action_that_is_taken_out(signed_in, organiser, director):
    version = approved(organiser, director)
    stands = activity_builders.make_activity(
        action=version.goals.get().actions.get(), outside_plan_reason="", title="Herbatka"
    )
    update = services.open_update(version.plan, {"reason": "Zmiana.", "changed_conclusions": []}, by=organiser)
    action(update.goals.get(), organiser, title="Co innego")
    services.remove(update.goals.get().actions.get(title=COMPLETE["title"]), by=organiser)
    services.submit(update, by=organiser)
    page = signed_in(director).get(url("version_review", update)).text
    assert "Aktualizacja usuwa działanie 1.1 Herbata u sąsiadów" in page
    assert f'href="{stands.get_absolute_url()}"' in page


def test_the_register_tells_what_holds_when(signed_in, organiser, director, at):
    update = updated(organiser, director)
    year = update.starts_on.year
    services.decide(update, outcome="approved", effective_on=date(year, 6, 1), by=director)
    reader, told = signed_in(organiser), []
    for day in ((year - 1, 12, 31), (year, 3, 1), (year, 6, 1), (year + 1, 1, 1)):
        at(*day, 12)
        entries = reader.get(update.plan.get_absolute_url()).context["entries"]
        told.append([entry.words.word for entry in entries])
    june, january = (f"{polish_day(date(year, month, 1))}" for month in (6, 1))
    assert told == [
        [f"Wejdzie w życie {june}", f"Wejdzie w życie {january}"],
        [f"Wejdzie w życie {june}", f"Obowiązuje od {january}"],
        [f"Obowiązuje od {june}", "Zastąpiona aktualizacją nr 1"],
        ["Okres planu minął", "Zastąpiona aktualizacją nr 1"],
    ]


@pytest.mark.parametrize("count", [1, 7])
def test_the_register_asks_as_much_of_one_update_as_of_seven(
    count, signed_in, organiser, director, django_assert_num_queries
):
    version = approved(organiser, director)
    for _ in range(count):
        values = {"reason": "Zmiana.", "changed_conclusions": [conclusion()]}
        update = services.submit(
            services.open_update(version.plan, values, by=organiser), unchanged_is_meant=True, by=organiser
        )
        services.decide(update, outcome="approved", effective_on=version.starts_on, by=director)
    reader = signed_in(organiser)
    with django_assert_num_queries(9):
        reader.get(version.plan.get_absolute_url())
    with django_assert_num_queries(8):
        reader.get(reverse("plans:plan_compare", args=[version.plan_id]) + "?od=0.1&do=1.1")


def test_a_version_that_is_not_theirs_to_read_is_compared_by_nobody(signed_in, organiser, director, coworker):
    update = updated(organiser, director)
    address = reverse("plans:plan_compare", args=[update.plan_id]) + "?od=0.1&do=1.1"
    assert [signed_in(person).get(address).status_code for person in (director, coworker)] == [200, 404]


def test_a_material_change_is_a_duty_until_an_update_names_it(signed_in, organiser, director):
    version = approved(organiser, director)
    values = {"text": "Jest gorzej.", "about": "needs", "scope": ["supporting"], "valid_from": date(2026, 11, 1)}
    cited = version.goals.get().conclusions.get()
    newer = replace_conclusion(cited, values | {"material_change": "Znikł autobus."}, by=organiser)
    writer = signed_in(organiser)
    told = f"<strong>Plan wymaga aktualizacji</strong>: istotnie zmienił się wniosek z rozeznania {newer.code}."
    assert told in text_of(writer.get(reverse("desk")))
    assert "Plan wymaga aktualizacji" in writer.get(newer.get_absolute_url()).text
    update = services.open_update(version.plan, {"reason": "Autobus.", "changed_conclusions": [newer]}, by=organiser)
    services.submit(update, unchanged_is_meant=True, by=organiser)
    taken = told.removesuffix(".") + f". Podejmuje to {update.name}: "
    assert taken in text_of(writer.get(reverse("desk")))
    services.decide(update, outcome="approved", effective_on=version.starts_on, by=director)
    assert told not in text_of(writer.get(reverse("desk")))
    assert "Obowiązek spełniony aktualizacją nr 1." in writer.get(newer.get_absolute_url()).text


def test_an_attempt_that_was_returned_stays_readable_and_offers_no_edit(signed_in, organiser, director):
    version = returned(organiser, director)
    services.next_attempt(version, by=organiser)
    page = signed_in(organiser).get(version.get_absolute_url()).text
    assert "Brakuje celu o młodzieży." in page
    assert "nie można go zmieniać" in page
    assert "Przejdź do podejścia 2" in page
    assert "/zmien/" not in page


def many(version, by, count):
    for number in range(count):
        row = goal(version, by, text=f"Cel {number}", conclusions=[conclusion(f"Wniosek {number}")])
        services.add_indicator(action(row, by), {"name": "osoby", "target": 5}, by=by)


@pytest.mark.parametrize("count", [1, 7])
def test_pages_of_a_version_ask_as_much_of_one_goal_as_of_seven(
    count, signed_in, organiser, director, django_assert_num_queries
):
    version = plan(organiser).versions.get()
    many(version, organiser, count)
    writer, decider = signed_in(organiser), signed_in(director)
    with django_assert_num_queries(44):
        writer.get(version.get_absolute_url())
    with django_assert_num_queries(14):
        writer.get(version.goals.first().get_absolute_url())
    services.submit(version, by=organiser)
    with django_assert_num_queries(12):
        writer.get(version.get_absolute_url())
    with django_assert_num_queries(16):
        decider.get(url("version_review", version))


@pytest.mark.parametrize("count", [1, 7])
def test_lists_ask_as_much_of_one_plan_as_of_seven(count, signed_in, organiser, director, django_assert_num_queries):
    for _ in range(count):
        submitted(organiser)
    writer, decider = signed_in(organiser), signed_in(director)
    with django_assert_num_queries(8):
        writer.get(reverse("plans:plan_list"))
    with django_assert_num_queries(6):
        decider.get(reverse("plans:awaiting"))


def test_what_a_coworker_may_not_know_of_is_not_there(signed_in, coworker, organiser):
    version = returned(organiser)
    reader = signed_in(coworker)
    assert reader.get(version.get_absolute_url()).status_code == 404
    assert version.get_absolute_url() not in reader.get(reverse("plans:plan_list")).text


@pytest.mark.parametrize(("who", "may_be"), [("coworker", approved), ("director", submitted)])
def test_a_plan_of_which_somebody_may_read_nothing_is_not_there_for_them(who, may_be, signed_in, organiser, request):
    hidden, known = draft(organiser).plan, may_be(organiser).plan
    client = signed_in(request.getfixturevalue(who))
    page = client.get(reverse("plans:plan_list")).text
    assert (hidden.title in page, known.title in page) == (False, True)
    for name in ("plan_detail", "plan_compare"):
        assert [client.get(url(name, row)).status_code for row in (hidden, known)] == [404, 200]
    assert hidden.title in signed_in(organiser).get(url("plan_detail", hidden)).text


def test_a_person_who_may_not_is_told_so(signed_in, organiser):
    version = draft(organiser)
    assert signed_in(builders.user("administrator")).post(url("version_submit", version)).status_code == 403


@pytest.mark.parametrize(("who", "sees"), [("organiser", True), ("director", False), ("coworker", False)])
def test_what_a_draft_says_stands_on_no_page_of_whoever_may_not_read_it(who, sees, signed_in, organiser, request):
    drawn, library = conclusion(), partner()
    row = goal(plan(organiser).versions.get(), organiser, text="Cel roboczy", conclusions=[drawn])
    action(row, organiser, title="Działanie robocze", partners=[library])
    reader = signed_in(request.getfixturevalue(who))

    pages = reader.get(drawn.get_absolute_url()).text + reader.get(library.get_absolute_url()).text

    assert ("Cel roboczy" in pages, "Działanie robocze" in pages) == (sees, sees)


def test_an_action_in_force_opens_into_the_offer_for_the_organiser_alone(signed_in, organiser, director):
    row, in_draft = (version.goals.get().actions.get() for version in (approved(organiser, director), draft(organiser)))
    doors = lambda user, of: [door.label for door in signed_in(user).get(of.get_absolute_url()).context["doors"]]

    assert doors(organiser, row) == ["Dodaj do oferty"]
    assert f"/biuro/oferta/nowa/?dzialanie={row.pk}" in signed_in(organiser).get(row.get_absolute_url()).text
    assert (doors(director, row), doors(organiser, in_draft)) == ([], [])


def test_a_draft_read_as_a_document_offers_no_paper_that_nobody_was_given(signed_in, organiser):
    version = draft(organiser)
    page = signed_in(organiser).get(f"{version.get_absolute_url()}?widok=dokument").text
    assert reverse("plans:version_pdf", args=[version.pk]) not in page
