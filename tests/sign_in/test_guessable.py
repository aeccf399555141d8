"""Which passwords are refused because somebody from nearby guesses them, and what is left to people."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from osl_site.common.centre.models import Centre, Commune, Locality
from osl_site.common.sign_in.guessable import EASY, NEARBY, is_made_of, known_words
from osl_site.common.text.folding import squash
from tests import builders

KNOWN = """
kasia12345 misiek1234 Haslo12345! kochammame1 Warszawa2026 Wiosna2026! P0lska2026 kasiakasia1 H4slo12345 Zima2026Zima
annakowalska1 !!!kowalska!!! Jabłko12345
"""
OF_HERE = """
gorowoilaweckie GorowoIlaweckie2026 Górowo2026!! K4ndyty2026 organizator1 kandyty-cus-1 AnnaMroz2026
"""
GOOD = (
    "zielony rower stoi",
    "kot pije mleko rano",
    "trzy zwykłe słowa",
    "korektapietruszkastol",
    "x7Kq!9mZ2p",
    "7391820465kasia",
)


@pytest.fixture
def here(db):
    """An office that has told its names."""
    Centre.objects.update_or_create(pk=1, defaults={"name": "CUS w Górowie", "short_name": "CUS"})
    commune = Commune.objects.get_or_create(terc="2801052", defaults={"name": "Górowo Iławeckie", "kind": "gmina"})[0]
    Locality.objects.get_or_create(
        simc="0000001", defaults={"name": "Kandyty", "kind": "wieś", "commune": commune, "slug": "kandyty-x"}
    )


def refusal(password, user=None):
    try:
        validate_password(password, user)
    except ValidationError as error:
        return error.messages
    return []


@pytest.mark.parametrize("password", KNOWN.split())
def test_known_words_with_a_year_behind_are_refused(here, password):
    assert EASY in refusal(password)


@pytest.mark.parametrize("password", OF_HERE.split())
def test_names_that_everybody_here_knows_are_refused(here, password):
    assert NEARBY in refusal(password, builders.user("coworker", name="Anna Mróz"))


@pytest.mark.parametrize("password", GOOD)
def test_three_words_and_what_nobody_knows_are_taken(here, password):
    assert refusal(password) == []


def test_an_office_without_a_name_is_asked_no_less(db):
    assert NEARBY in refusal("organizator1") and refusal("zielony rower stoi") == []


def test_the_list_is_folded_so_that_every_spelling_is_found():
    words = known_words()
    assert len(words) > 60_000 and all(word == squash(word) for word in words)
    assert is_made_of("JABŁKO-2026", words) and not is_made_of("jabłko" + "8" * 7, words)


def test_the_sentence_stands_at_the_field(here, signed_in):
    person = builders.user("coworker")
    person.set_password("trzy zwykłe słowa")
    person.save()
    typed = {"old_password": "trzy zwykłe słowa", "new_password1": "kandyty2026", "new_password2": "kandyty2026"}
    page = signed_in(person).post("/biuro/haslo/", typed)
    assert page.context["form"].errors == {"new_password1": [NEARBY]}
