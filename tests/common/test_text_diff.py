"""Two texts woven together: nothing is lost, nothing is made up, and a long chapter is compared while one waits."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osl_site.common.text.text_diff import Mark, Piece, is_rewritten, pieces, shortened
from tests.effort import at_most

WORDS = st.sampled_from(
    [
        "Herbata",
        "u",
        "sąsiadów",
        "co",
        "tydzień",
        ".",
        ",",
        "!",
        "\n",
        "\n\n",
        "|",
        "co",
        "dwa",
        "tygodnie",
        "żółw",
        "12",
    ]
)
TEXTS = st.lists(WORDS | st.text(max_size=8), max_size=60).map(" ".join)


def before(run):
    return "".join(piece.text for piece in run if piece.mark != Mark.ADDED)


def after(run):
    return "".join(piece.text for piece in run if piece.mark != Mark.REMOVED)


@given(TEXTS, TEXTS)
def test_pieces_give_both_texts_back_to_the_letter(old, new):
    run = pieces(old, new)
    assert (before(run), after(run)) == (old, new)


@given(TEXTS, TEXTS)
def test_between_two_runs_that_stayed_there_is_one_removal_and_one_addition_at_most(old, new):
    marks = [piece.mark for piece in pieces(old, new)]
    pairs = set(pairwise(marks))
    assert pairs <= {
        (Mark.SAME, Mark.ADDED),
        (Mark.SAME, Mark.REMOVED),
        (Mark.REMOVED, Mark.ADDED),
        (Mark.ADDED, Mark.SAME),
        (Mark.REMOVED, Mark.SAME),
    }


@given(TEXTS)
def test_the_same_text_has_no_marks(text):
    assert [piece.mark for piece in pieces(text, text)] == ([Mark.SAME] if text else [])


@given(TEXTS, TEXTS)
def test_what_is_shown_leaves_out_nothing_that_changed(old, new):
    run = pieces(old, new)
    changed = [piece for piece in run if piece.mark != Mark.SAME]
    assert [piece for piece in shortened(run) if piece.mark != Mark.SAME] == changed


def test_one_word_in_a_sentence_is_told_as_that_word():
    run = pieces("Herbata w świetlicy co tydzień, w czwartki.", "Herbata w świetlicy co miesiąc, w czwartki.")
    assert [(piece.mark.value, piece.text) for piece in run] == [
        ("same", "Herbata w świetlicy co "),
        ("removed", "tydzień"),
        ("added", "miesiąc"),
        ("same", ", w czwartki."),
    ]


def test_a_short_word_that_comes_twice_does_not_hide_what_stayed():
    run = pieces("Sala jest w poniedziałki i w środy.", "Sala jest we wtorki i w środy, ławki.")
    assert [piece.text for piece in run if piece.mark == Mark.SAME] == ["Sala jest ", " i w środy", "."]


def test_what_stayed_before_and_after_a_change_counts_as_alike():
    run = pieces("Spotykamy się w środy w Kandytach, z herbatą.", "Spotykamy się we wtorki w Kandytach.")
    assert [piece.text for piece in run if piece.mark == Mark.REMOVED] == ["w środy", ", z herbatą"]


def test_a_sentence_written_anew_is_not_sprinkled_with_marks():
    run = pieces(
        "Dyżur prowadzi animator z klubu w każdy piątek.", "W świetlicy odbywa się raz na kwartał wieczór pieśni."
    )
    assert [piece.mark.value for piece in run] == ["removed", "added", "same"]


def test_a_paragraph_put_between_two_others_is_all_that_is_marked():
    run = pieces("Pierwszy akapit.\n\nTrzeci akapit.\n", "Pierwszy akapit.\n\nDrugi akapit.\n\nTrzeci akapit.\n")
    assert [piece.text for piece in run if piece.mark != Mark.SAME] == ["Drugi akapit.\n\n"]


@pytest.mark.parametrize(
    "text",
    [
        "Mieszkańcy spotykają się w świetlicy i rozmawiają o tym, co ważne. " * 1500,
        "raz dwa " * 12_500,
        "a\n" * 50_000,
        "ab " * 33_333,
        "|kol|umna|\n" * 9_000,
    ],
    ids=["sentences", "no full stop", "lines of a letter", "two letters", "a long table"],
)
def test_a_chapter_of_100_000_characters_is_compared_while_one_waits(text):
    changed = (
        text.replace("ważne", "istotne").replace("dwa", "trzy")[: len(text) // 2] + "Nowe. " + text[len(text) // 3 :]
    )
    with at_most(3_000_000):
        run = pieces(text, changed)
    assert (before(run), after(run)) == (text, changed)


def test_long_passages_that_are_the_same_are_left_out():
    run = shortened(pieces("a " * 500 + "koniec", "a " * 500 + "kres"))
    assert len(run[0].text) < 200
    assert run[1:] == (Piece(Mark.REMOVED, "koniec"), Piece(Mark.ADDED, "kres"))


@pytest.mark.parametrize(
    ("old", "new", "is_anew"),
    [
        ("Spotkania są we wtorki w Kandytach.", "Spotkania są w środy w Kandytach.", False),
        ("Spotkania są we wtorki.", "Dyżur prowadzi sołtys", True),
    ],
)
def test_a_text_written_anew_is_told_apart(old, new, is_anew):
    assert is_rewritten(pieces(old, new)) == is_anew
