"""Words in every case find what was written in any other; what is typed is never a mistake."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction

from activities.models import Occurrence, Venue
from needs import services as recognition
from needs.models import FieldNote, Need
from osl_site.common.search import checks, lemmas, services, standing
from osl_site.common.search.asked import asked_for, numbered
from osl_site.common.search.lemmas import Snowball, marked
from osl_site.common.search.models import Indexed, Lexeme, SearchIndex
from osl_site.common.search.vectors import vector
from tests import builders
from tests.activities.builders import make_activity, make_occurrence, venue
from tests.needs.builders import asset, need, note

pytestmark = pytest.mark.django_db


def found(typed, model=Need):
    rows = model.objects.filter(asked_for(typed).within(model))
    return sorted(getattr(row, "title", "") or row.text for row in rows)


SIGNS = ["&|!():*'", "\\", "%", "<->", "''"]


@pytest.mark.parametrize(
    "typed",
    [
        "świetlica",
        "świetlicą",
        "ŚWIETLIC",
        "swietlice",
        "w świetlicy",
        "świetl",
        "świetlica remont",
        '"remontu świetlicy"',
        "„remont świetlicy”",
        '"remont',
        "remonty",
        "święt-lica",
    ],
)
def test_a_word_is_found_in_any_case_with_and_without_marks(typed):
    need(title="Nie ma remontu świetlicy", description="Dach przecieka.")
    need(title="Droga do szkoły")
    assert found(typed) == ["Nie ma remontu świetlicy"]


@pytest.mark.parametrize("typed", ['"świetlicy remont"', "świetlica boisko", "świt", *SIGNS])
def test_what_is_not_there_is_not_found_and_signs_are_no_mistake(typed):
    need(title="Nie ma remontu świetlicy")
    assert found(typed) == []


def test_a_text_written_without_marks_is_found_as_well():
    need(title="Brak lawki na przystanku")
    assert found("ławki przystanek") == ["Brak lawki na przystanku"]


def test_a_word_typed_with_marks_finds_no_other_word_that_differs_by_them_alone():
    for title in ("Sąd wydał wyrok", "Sad pełen jabłek", "Szkolenie wolontariuszy"):
        need(title=title)
    assert found("sądu") == found("sądem") == ["Sąd wydał wyrok"]
    assert found("sadu") == ["Sad pełen jabłek", "Sąd wydał wyrok"]  # typed without marks it may be either
    assert found("szkole") == []  # no form of „szkolić”


def test_in_a_text_typed_without_marks_a_word_may_be_any_that_it_is_with_them():
    plain = "Prosze o pomoc bo mam list z sadu i nie wiem co mam robic"
    need(title="Pismo", description=plain)
    need(title="Jabłka", description="Kto zbierze jabłka z sadu za szkołą i co z nimi zrobimy jesienią?")
    assert found("sądem") == ["Pismo"]


def test_two_letters_are_a_beginning_where_no_word_is_so_short():
    need(title="Zjazd kół")
    assert found("zj") == ["Zjazd kół"] and found("z") == []


def test_a_whole_word_finds_its_forms_and_a_begun_one_what_begins_so():
    need(title="Dom kultury")
    need(title="Domofon nie działa")
    assert found("domu") == ["Dom kultury"]
    assert found("domof") == ["Domofon nie działa"]


@pytest.mark.parametrize("typed", ["P-{}", "p{}", "P {}", "p–{}", "{}"])
def test_a_row_is_found_by_the_number_that_people_say(typed):
    wanted, _other = need(title="Droga"), need(title="Most")
    assert found(typed.format(wanted.pk)) == ["Droga"]


def test_numbers_are_numbers_only_where_rows_bear_them():
    assert [numbered(typed, "N") for typed in ("N-25", "25", "P-25", "9" * 12)] == [25, 25, None, None]
    assert numbered("25", "") is None


@pytest.mark.parametrize("typed", ["Stega", "w Stedze", "STEGI", "Стега", "Стег", "у Стегу", "Стегою"])
def test_a_village_is_found_in_every_case_that_the_office_says_and_in_ukrainian(typed):
    stega = builders.locality("Stega", locative="w Stedze", genitive="Stegi", ukrainian="Стега")
    note(text="Nie ma chodnika.", locality=stega)
    note(text="Chodnik w Stedze jest krzywy.")
    note(text="Autobus", locality=builders.locality("Kandyty"))
    assert found(typed, FieldNote) == ["Chodnik w Stedze jest krzywy.", "Nie ma chodnika."]


NEW_VILLAGE = ["Nowa Wieś Iławecka", "w Nowej Wsi Iławeckiej", "nowawies ilawecka", "nowawieśiławecka chodnik"]


@pytest.mark.parametrize("typed", NEW_VILLAGE)
def test_a_name_of_several_words_is_one_place(typed):
    here = builders.locality("Nowa Wieś Iławecka", locative="w Nowej Wsi Iławeckiej")
    note(text="Nie ma chodnika.", locality=here)
    note(text="Nowa droga we wsi.")
    assert found(typed, FieldNote) == ["Nie ma chodnika."]


def test_a_meeting_is_found_by_what_it_is_where_it_is_and_what_is_noted():
    here = venue(name="Remiza", locality=builders.locality("Kandyty"))
    wanted = make_occurrence(make_activity(title="Gimnastyka"), venue=here, note="Zabierzcie maty")
    make_occurrence()
    for typed in ("gimnastyki", "remizie gimnastyką", "mata", "Kandytach gimnastyka"):
        assert list(Occurrence.objects.filter(asked_for(typed).within(Occurrence))) == [wanted]
    assert Venue.objects.get(asked_for("remizy").within(Venue)) == here


def test_words_are_written_with_the_row_and_go_with_it(organiser):
    made = recognition.create_note(note_values("Dziura w drodze"), by=organiser)
    assert found("drogi", FieldNote) == ["Dziura w drodze"]
    recognition.change_note(made, {"text": "Brak lampy"}, revision=made.revision, by=organiser)
    assert (found("drogi", FieldNote), found("lampy", FieldNote)) == ([], ["Brak lampy"])
    FieldNote.objects.all()._raw_delete("default")
    assert not Indexed.objects.of(FieldNote).exists()


def test_words_of_what_was_not_written_are_not_either(organiser):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        recognition.create_note(note_values("Dziura"), by=organiser)
        raise ZeroDivisionError
    assert not Indexed.objects.exists()


def note_values(text):
    values = {"noted_on": builders.EPOCH.date(), "method": builders.method(), "finding": "need", "text": text}
    return values | {"commune": builders.commune()}


def test_reindex_mends_what_differs_and_says_so(capsys):
    stale, gone = need(title="Stary most"), asset(title="Sala")
    Need.objects.filter(pk=stale.pk).update(title="Nowa kładka")
    Indexed.objects.create(kind="needs_asset", row=gone.pk + 1, words="'duch':1")
    with pytest.raises(CommandError, match="nie zgadzają: 2"):
        call_command("reindex", check=True)
    assert found("kładki") == []
    call_command("reindex")
    assert found("kładki") == ["Nowa kładka"]
    call_command("reindex", check=True)
    assert "needs_need: 1 z 1" in capsys.readouterr().out


def test_another_dictionary_asks_for_a_new_index(capsys):
    call_command("reindex")
    assert "indeks_wyszukiwania" not in standing.of_search()
    call_command("reindex", if_changed=True)
    assert "aktualne" in capsys.readouterr().out
    SearchIndex.objects.update(dict_id="inny")
    assert standing.of_search()["indeks_wyszukiwania"] == standing.BEHIND


def test_rows_without_words_take_no_place():
    make_occurrence()
    assert not Indexed.objects.of(Occurrence).exists()


def test_words_are_counted_by_kind():
    need(title="Ławka"), need(title="Ławki i droga"), asset(title="Ławka")
    services.count_lexemes()
    services.count_lexemes()
    assert dict(Lexeme.objects.filter(word="lawka").values_list("kind", "rows")) == {"needs_need": 2, "needs_asset": 1}


def test_without_the_dictionary_endings_are_cut(monkeypatch):
    monkeypatch.setattr(lemmas, "dictionary", Snowball)
    for cached in (lemmas.known, lemmas.guessed, lemmas.of_asked):
        cached.cache_clear()
    try:
        need(title="Remont świetlicy")
        assert found("świetlica remonty") == ["Remont świetlicy"]
    finally:
        monkeypatch.undo()
        for cached in (lemmas.known, lemmas.guessed, lemmas.of_asked):
            cached.cache_clear()


def test_marks_are_put_back_in_every_way_up_to_a_bound():
    assert set(marked("laz", 600)) == {"łaz", "ląz", "laź", "laż", "łąz", "łaź", "łaż", "ląź", "ląż", "łąź", "łąż"}
    assert len(list(marked("zasadzzlecenniaasocjacja", 600))) <= 600


TEXTS = ["a " * 60_000, "ż" * 100_000, " ".join(map(str, range(20_000))), "\x01' \\ : & |", "п’ять"]


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_is_a_vector(text):
    with connection.cursor() as cursor:
        cursor.execute("select %s::tsvector", [vector("Tytuł", text)])


def test_a_search_asks_the_database_as_often_for_one_word_as_for_eight(django_assert_num_queries):
    need(title="Droga")
    for typed in ("droga", "droga most szkoła lampa chodnik autobus lekarz sklep"):
        with django_assert_num_queries(2):
            list(Need.objects.filter(asked_for(typed).within(Need)))


@pytest.mark.parametrize(
    ("setting", "wheel", "said"),
    [("", True, []), ("", False, ["search.W001"]), ("snowball", False, []), ("słownik", True, ["search.E001"])],
)
def test_the_check_says_what_is_missing(setting, wheel, said, settings, monkeypatch):
    settings.LEMMAS = setting
    monkeypatch.setattr(checks, "find_spec", lambda name: wheel or None)
    assert [one.id for one in checks.dictionary_is_there()] == said
