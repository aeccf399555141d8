"""What says much the same is suggested to staff, the nearest first, with its village, three at most."""

import pytest

from needs import similar as of_recognition
from needs.models import FieldNote
from osl_site.common.search import services
from osl_site.common.search.similar import similar
from tests import builders
from tests.needs.builders import need, note, submission
from tests.reading import text_of

pytestmark = pytest.mark.django_db
BENCH = "Przy przystanku w Kandytach brakuje ławki dla starszych osób"


def counted():
    """As on the morning after these rows were written."""
    services.reindex()
    services.count_lexemes()


def test_the_same_matter_in_other_words_is_found_and_another_one_is_not():
    one = note(text=BENCH)
    other = note(text="Brakuje ławki przy przystanku w Kandytach, starsze osoby stoją")
    note(text="Przy szkole w Toprzynach brakuje lampy")
    for number in range(12):
        note(text=f"Droga numer {number} jest dziurawa")
    counted()
    assert [found.row for found in similar(one, FieldNote.objects.all())] == [other]


def test_three_at_most_the_nearest_first_and_never_the_row_itself():
    one = note(text=BENCH)
    for words in ("", ".", " już", " od dawna"):
        note(text=BENCH + words)
    counted()
    found = similar(one, FieldNote.objects.all())
    assert len(found) == 3
    assert [row.score for row in found] == sorted((row.score for row in found), reverse=True)
    assert found[0].is_same


def test_before_the_first_night_the_same_words_are_found_as_well():
    one, other = note(text=BENCH), note(text=BENCH)
    assert [found.row for found in similar(one, FieldNote.objects.all())] == [other]


def test_what_says_nothing_is_like_nothing():
    assert similar(note(text="!"), FieldNote.objects.all()) == []


def test_a_page_says_where_the_other_is_and_leaves_out_what_is_linked(desk):
    here, there = builders.locality("Kandyty"), builders.locality("Toprzyny")
    one = note(text=BENCH, locality=here)
    note(text=BENCH, locality=there)
    linked = need(title=BENCH, notes=[one], localities=[here])
    free = need(title=BENCH, localities=[here])
    counted()
    assert {(link.kind, link.url) for link in of_recognition.alike(one)} == {
        ("Toprzyny: to samo w innej miejscowości", FieldNote.objects.latest("pk").get_absolute_url()),
        ("Kandyty: to samo", free.get_absolute_url()),
    }
    assert linked.get_absolute_url() not in [link.url for link in of_recognition.alike(one)]
    assert "Podobne (2)" in text_of(desk.get(one.get_absolute_url()))
    assert "Podobne" in text_of(desk.get(free.get_absolute_url()))


def test_many_candidates_take_no_more_queries(django_assert_num_queries):
    one = note(text=BENCH)
    note(text=BENCH)
    counted()
    with django_assert_num_queries(3):
        similar(one, FieldNote.objects.all())
    for _ in range(10):
        note(text=BENCH)
    counted()
    with django_assert_num_queries(3):
        similar(one, FieldNote.objects.all())


def test_a_submission_shows_what_is_alike_and_one_press_links_it(signed_in, organiser):
    one = submission(words=BENCH, locality=builders.locality("Kandyty"))
    other = submission(words=BENCH + " już", locality=builders.locality("Toprzyny"))
    wanted = need(title="Przy przystanku w Kandytach brakuje ławki")
    submission(words=BENCH, for_director=True)
    counted()
    desk, page = signed_in(organiser), one.get_absolute_url()
    shown = text_of(desk.get(page))
    assert "Podobne" in shown and "Toprzyny: to samo w innej miejscowości" in shown
    assert {(found.kind, found.pk) for found in of_recognition.alike_submission(one, organiser)} == {
        ("zgloszenie", other.pk),
        ("potrzeba", wanted.pk),
    }
    for _twice in range(2):
        desk.post(f"{page}polacz/zgloszenie/{other.pk}/")
        desk.post(f"{page}polacz/potrzeba/{wanted.pk}/")
    assert one.same_after.get().b == other and wanted.submissions.get() == one
    assert of_recognition.alike_submission(one, organiser) == []
    assert of_recognition.alike_submission(other, organiser)[0].kind == "potrzeba"
    assert "Podobne" not in text_of(desk.get(page))


def test_nothing_is_alike_to_what_the_director_alone_reads(signed_in, organiser, director):
    one = submission(words=BENCH, for_director=True)
    submission(words=BENCH)
    counted()
    assert of_recognition.alike_submission(one, director) == []
    assert signed_in(organiser).post(f"{one.get_absolute_url()}polacz/zgloszenie/{one.pk}/").status_code == 404
