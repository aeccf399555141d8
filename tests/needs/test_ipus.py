"""Summaries of individual plans: presented once, without small groups, awaited on the desk, drawn of by the office."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from needs import services
from needs.ipus.periods import awaited, open_periods, over
from needs.models import FieldNote, IpusSummary, Need
from osl_site.common.audit.models import Entry
from osl_site.roof import desk as matters
from tests import builders
from tests.breaking import refused, sql
from tests.reading import text_of

pytestmark = pytest.mark.django_db
LIST = "/biuro/rozeznanie/ipus/"
VALUES = {"persons": 20, "begun": 8, "ended": 6, "resigned": None, "lacks": "Brakuje dojazdu.", "works": ""}
TYPED = {"period": "2026-01-01", "persons": "20", "begun": "8", "ended": "", "resigned": "", "lacks": "", "works": ""}


@pytest.fixture(autouse=True)
def day(at):
    at(2026, 7, 10, 9)


@pytest.fixture
def presenter(db):
    return builders.user("service_organiser")


def presented(by, **values):
    return services.present_summary(open_periods()[0], VALUES | values, by=by)


def waits(user):
    return [one.sentence for one in matters.matters(user) if "IPUS" in one.sentence]


def test_nothing_is_awaited_of_before_the_centre_worked(presenter):
    builders.office(works_since=date(2026, 7, 1))
    assert (over(), awaited()) == ([], None)


def test_periods_are_those_that_the_office_set():
    assert [(one.first, one.last, one.due_on) for one in over(2)] == [
        (date(2026, 1, 1), date(2026, 6, 30), date(2026, 7, 30)),
        (date(2025, 7, 1), date(2025, 12, 31), date(2026, 1, 30)),
    ]
    builders.office(ipus_months=3, ipus_days=10)
    assert [(one.first, one.due_on) for one in over(2)] == [
        (date(2026, 4, 1), date(2026, 7, 10)),
        (date(2026, 1, 1), date(2026, 4, 10)),
    ]


def test_a_summary_is_presented_once_by_those_who_may(presenter, director, coworker):
    for other in (director, coworker, builders.user("ipus_coordinator")):
        with pytest.raises(PermissionDenied):
            presented(other)
    period = open_periods()[0]
    presented(presenter)
    with pytest.raises(ValidationError, match="już jest"):
        services.present_summary(period, VALUES, by=presenter)
    assert list(Entry.objects.values_list("act", flat=True)) == ["ipus.presented"]
    assert period not in open_periods()


@pytest.mark.parametrize(
    "values",
    [{"persons": 4}, {"begun": 1}, {"begun": 17}, {"ended": 18}, {"ended": 9, "resigned": 6}, {"begun": 25}],
)
def test_a_small_group_is_refused_also_where_it_is_what_is_left(presenter, values):
    with pytest.raises(ValidationError):
        presented(presenter, **values)
    row = presented(presenter)
    columns = "first_day, last_day, lacks, works, is_nameless, reason, at, by_id, by_name, by_position"
    counts = VALUES | values
    said = ", ".join("null" if counts[name] is None else str(counts[name]) for name in COUNTED)
    statement = f"insert into needs_ipussummary ({columns}, {', '.join(COUNTED)}) select '2025-07-01', '2025-12-31',"
    statement += f" 'x', '', false, '', now(), by_id, by_name, by_position, {said} from needs_ipussummary"
    refused(lambda: sql(f"{statement} where id = {row.pk}"))


COUNTED = ("persons", "begun", "ended", "resigned")


def test_what_was_presented_stays_and_is_corrected_by_a_new_row_with_what_was_drawn_of_it(presenter, organiser):
    row = presented(presenter)
    values = NOTE | {"commune": builders.commune(), "method": builders.method("ipus_summary")}
    note = services.note_of_summary(row, values, by=organiser)
    for statement in ("update needs_ipussummary set persons = 30", "delete from needs_ipussummary"):
        refused(lambda statement=statement: sql(statement))
    with pytest.raises(ValidationError, match="Nic się nie zmieniło"):
        services.correct_summary(row, VALUES, reason="Pomyłka.", by=presenter)
    newer = services.correct_summary(row, VALUES | {"persons": 30}, reason="Pomyłka.", by=presenter)
    assert list(IpusSummary.objects.current()) == [newer]
    assert list(newer.notes.all()) == [note]
    with pytest.raises(ValidationError, match="już poprawiono"):
        services.correct_summary(row, VALUES | {"persons": 40}, reason="Pomyłka.", by=presenter)


NOTE = {"noted_on": date(2026, 7, 9), "finding": "need", "text": "Brakuje dojazdu."}


def test_the_desk_awaits_it_until_it_comes_and_then_asks_to_draw_of_it(presenter, director, organiser, at):
    assert awaited().first == date(2026, 1, 1)
    assert [len(waits(user)) for user in (presenter, director, organiser)] == [1, 1, 0]
    row = presented(presenter)
    assert awaited() is None
    assert [len(waits(user)) for user in (presenter, director, organiser)] == [0, 0, 1]
    services.need_of_summary(row, {"title": "Dojazd"}, by=organiser)
    assert waits(organiser) == []


def test_nothing_is_awaited_where_nobody_in_the_house_presents_it(director):
    assert awaited() is None
    assert waits(director) == []


def test_whoever_presents_it_is_told_where_they_begin_and_presents_it_there(presenter, signed_in):
    client = signed_in(presenter)
    assert "Brakuje podsumowania IPUS" in text_of(client.get("/biuro/rozeznanie/przekazane/"))
    refusal = client.post(f"{LIST}nowe/", TYPED | {"begun": "17", "ended": "3"})
    assert set(refusal.context["form"].errors) == {"begun", "ended"}
    assert refusal.context["form"]["begun"].value() == "17"
    assert client.post(f"{LIST}nowe/", TYPED).status_code == 302
    shown = text_of(client.get(IpusSummary.objects.get().get_absolute_url()))
    assert "mniej niż 5 albo nie podano" in shown
    assert "Brakuje podsumowania" not in text_of(client.get(LIST))


def test_a_file_is_taken_only_where_it_is_said_to_name_nobody(presenter, signed_in):
    client = signed_in(presenter)
    nothing = TYPED | {"persons": "", "begun": ""}

    def sent(**more):
        file = SimpleUploadedFile("podsumowanie.pdf", b"%PDF-1.7 podsumowanie", content_type="application/pdf")
        return client.post(f"{LIST}nowe/", nothing | {"scan": file} | more)

    assert "Wpisz liczby albo słowa" in text_of(client.post(f"{LIST}nowe/", nothing))
    assert list(sent().context["form"].errors) == ["is_nameless"]
    assert sent(is_nameless="on").status_code == 302
    row = IpusSummary.objects.get()
    answer = client.get(f"{LIST}{row.pk}/plik/")
    assert answer.content == b"%PDF-1.7 podsumowanie"
    assert answer["Content-Disposition"].startswith("attachment")


def test_notes_and_needs_are_made_of_it_on_their_own_forms(presenter, desk):
    row = presented(presenter, works="Pomaga herbata.")
    form = desk.get(f"{LIST}{row.pk}/notatka/").context["form"]
    assert form.initial["text"] == "Brakuje dojazdu.\n\nPomaga herbata."
    note = desk.post(
        f"{LIST}{row.pk}/notatka/",
        {"text": "Brakuje dojazdu.", "finding": "need", "method": "ipus_summary", "noted_on": "2026-07-10"},
    )
    assert note.url == FieldNote.objects.get().get_absolute_url()
    need = desk.post(f"{LIST}{row.pk}/potrzeba/", {"title": "Dojazd", "state": "reported", "priority": "normal"})
    assert need.url == Need.objects.get().get_absolute_url()
    assert (row.notes.count(), row.needs.count()) == (1, 1)


def test_who_may_read_it(presenter, signed_in):
    path = presented(presenter).get_absolute_url()
    answers = {role: signed_in(builders.user(role)).get(path).status_code for role in READ_BY}
    assert answers == READ_BY


READ_BY = {"organiser": 200, "director": 200, "coworker": 403, "ipus_coordinator": 403, "administrator": 403}
