import time

from hypothesis import given
from hypothesis import strategies as st

from osl_site.comparing import Piece, by_words, shortened


def test_what_differs_is_told_by_words():
    assert by_words("Spotkania są we wtorki w Kandytach.", "Spotkania są w środy w Kandytach.") == [
        Piece("same", "Spotkania są "),
        Piece("removed", "we wtorki"),
        Piece("added", "w środy"),
        Piece("same", " w Kandytach."),
    ]


def joined(pieces, without):
    return "".join(piece.text for piece in pieces if piece.kind != without)


@given(st.text(alphabet="ab \n"), st.text(alphabet="ab \n"))
def test_both_texts_are_in_what_is_told(first, second):
    pieces = by_words(first, second)
    assert (joined(pieces, "added"), joined(pieces, "removed")) == (first, second)


def test_a_chapter_as_long_as_it_may_be_is_compared_at_once():
    first = "Wspólna herbata u sąsiadów. " * 3570
    second = first.replace("herbata", "kawa", 1)[:-20] + "na koniec zmiana"
    started = time.perf_counter()
    pieces = by_words(first, second)
    assert joined(pieces, "removed") == second
    assert time.perf_counter() - started < 2


def test_long_passages_that_are_the_same_are_left_out():
    pieces = shortened(by_words("a " * 500 + "koniec", "a " * 500 + "kres"))
    assert (len(pieces[0].text) < 100, pieces[1:]) == (True, [Piece("removed", "koniec"), Piece("added", "kres")])
