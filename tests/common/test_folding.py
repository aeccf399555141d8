"""What is typed finds what is stored, whatever its capitals, marks, spaces and hyphens; the database folds alike."""

import pytest
from django.db import connection

from needs.models import Need
from osl_site.common.lists.queries import mentions
from osl_site.common.text.folding import LEFT_OUT, PLAIN, edits, fold, squash, without_preposition
from tests.needs import builders

WORDS = [
    "Łączka",
    "Krasno-Łąka",
    "  Nowa\u00a0Wieś – Iławecka",
    "ŻÓŁĆ",
    "Кандити",
    "ҐАНОК",
    "п’ять",
    "N-25",
    "Świątki/Łęg",
]


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Łączka", "laczka"),
        ("KRASNO-ŁĄKA", "krasno laka"),
        ("Nowa\u00a0Wieś  Iławecka", "nowa wies ilawecka"),
        ("Z\u0307o\u0301łć", "zolc"),
        ("Ґанок п’ять", "ганок пять"),
    ],
)
def test_words_are_folded(typed, folded):
    assert fold(typed) == folded
    assert squash(typed) == folded.replace(" ", "")


@pytest.mark.django_db
def test_the_database_folds_as_we_do():
    with connection.cursor() as cursor:
        for words in [*WORDS, "".join(PLAIN), LEFT_OUT, "".join(PLAIN).upper()]:
            cursor.execute("select osl_fold(%s)", [words])
            assert " ".join(cursor.fetchone()[0].split()) == fold(words)


def test_a_preposition_is_not_the_name():
    assert [without_preposition(words) for words in ("w Kandytach", "we Włodkowie", "Wola", "w")] == [
        "Kandytach",
        "Włodkowie",
        "Wola",
        "w",
    ]


@pytest.mark.parametrize(
    ("one", "other", "most", "away"),
    [("kandyty", "kandyty", 2, 0), ("kandity", "kandyty", 2, 1), ("kanydty", "kandyty", 2, 1), ("abc", "xyz", 2, 3)],
)
def test_edits_are_letters_typed_left_out_changed_or_swapped(one, other, most, away):
    assert edits(one, other, most=most) == away


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["Świetlica w Łęgu", "SWIETLICA legu", "święt-lica", "świetlicaw"])
def test_lists_are_searched_whatever_the_marks(typed):
    need = builders.need(title="Świetlica w Łęgu", description="")
    builders.need(title="Droga", description="")
    assert list(Need.objects.filter(mentions(typed, "title", "description"))) == [need]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "title", "is_found"),
    [
        ("nowawies", "Nowa Wieś", True),
        ("nowawies", "Odnowa wieści", False),
        ("polana", "Pola nad rzeką", False),
        ("пять", "П’ять зустрічей", True),
        ("ŁĄCZKA", "Za Łączką i laczka", True),
        ("50%", "Zniżka 50%", True),
        ("50%", "500 osób", False),
        ("a.c", "abc", False),
        ("(x", "a (x) b", True),
        ("[^a]*", "cokolwiek", False),
    ],
)
def test_signs_are_only_signs_and_letters_are_all_that_look_alike(typed, title, is_found):
    builders.need(title=title, description="")
    assert Need.objects.filter(mentions(typed, "title")).exists() is is_found
