"""An office without a telephone number invites nobody to ring: on pages, in letters and on paper, in three languages.

Sentences that are marked for translation are read where they stand: each that invites stands in a branch that asks for
a number, or beside the sentence that does without. What facts and texts of the office say is read as they are made.
"""

import ast
import re
from itertools import product

import pytest
from django.conf import settings
from django.template.base import Lexer, TokenType
from django.utils import translation

from activities.calendar.facts import MAKERS, About
from activities.models import SignUp
from osl_site.common import registry
from osl_site.common.centre.office import office
from tests import builders, catalogues
from tests.activities.builders import make_activity, make_occurrence, venue, wall

LANGUAGES = ("pl", "uk", "en")
INVITES = {
    "pl": re.compile(r"\b(?:zadzwoń|dzwoń|zadzwonić)\b|zapisz się przez telefon|zapytaj przez telefon", re.IGNORECASE),
    "uk": re.compile(r"зателефонуйте|телефонуйте|зателефонувати|(?:запишіться|запитайте) телефоном", re.IGNORECASE),
    "en": re.compile(
        r"(?<!your )(?<!the )(?<!name, )\b(?:call|ring|phone) (?:us|and\b(?! e-mail)|before|ahead|first|if|to ask)"
        r"|\bor (?:call|ring)\b|ask by phone|\bcall beforehand",
        re.IGNORECASE,
    ),
}
ASKS = re.compile(r"phone|number|ring\b")
ELSEWHERE = {  # no number of the office is meant
    "Jeśli komuś grozi niebezpieczeństwo, zadzwoń pod numer": "of emergencies",
}


def invites(words, language="pl"):
    return bool(INVITES[language].search(words)) and not any(words.startswith(start) for start in ELSEWHERE)


def said_in_templates():
    """Each marked sentence that invites, and under which conditions it is said."""
    for path in (settings.BASE_DIR / "templates").rglob("*.html"):
        branches, block = [], None
        for token in Lexer(path.read_text()).tokenize():
            word, _space, rest = token.contents.partition(" ")
            if token.token_type != TokenType.BLOCK:
                block = block + token.contents if block is not None else None
            elif word == "if":
                branches.append(rest)
            elif word == "elif":
                branches[-1] = rest
            elif word == "else" and branches:
                branches[-1] = ""
            elif word == "endif":
                branches.pop()
            elif word == "blocktranslate":
                block = ""
            elif word == "endblocktranslate":
                yield path, " ".join(block.split()), branches[:]
                block = None
            elif word == "translate":
                yield path, rest, branches[:]
            else:  # what a tag of ours is given: {% fact _("…") %}
                yield from ((path, said, branches[:]) for said in re.findall(r'_\("(.*?)"\)', rest))


def test_templates_invite_only_where_they_asked_for_a_number():
    found = [said for said in said_in_templates() if invites(said[1].strip('"'))]
    assert len(found) > 15
    assert [said for said in found if not any(map(ASKS.search, said[2]))] == []


def calls_that_invite(tree):
    """Each marked sentence that invites, with what stands around it, from the inside."""
    around = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in catalogues.MARKS:
            words = [word.value for word in call.args[:2] if isinstance(word, ast.Constant)]
            if any(map(invites, words)):
                outside, node = [], call
                while node := around.get(node):
                    outside.append(node)
                yield words[0], outside


def is_asked(outside):
    """Whether what stands around such a sentence has asked for a number, or hands it to `rung_or`."""
    for node in outside:
        if isinstance(node, ast.If | ast.IfExp) and ASKS.search(ast.unparse(node.test)):
            return True
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "rung_or":
            return True
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Door":  # of the home page: none without an address
            return "telephone(" in ast.unparse(node)
        if isinstance(node, ast.FunctionDef):
            named = {target.id for at in outside if isinstance(at, ast.Assign) for target in at.targets}
            return not named.isdisjoint(handed_over(node))
    return False


def handed_over(function):
    """Names that this function hands to `rung_or`."""
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call) and ast.unparse(node.func) == "rung_or"]
    return [word.id for call in calls for word in call.args if isinstance(word, ast.Name)]


def test_code_invites_only_where_it_asked_for_a_number():
    paths = [path for path in catalogues.sources() if path.suffix == ".py" and "zadzwo" in path.read_text().lower()]
    found = [(path.name, *said) for path in paths for said in calls_that_invite(ast.parse(path.read_text()))]
    assert len(found) > 15
    assert [(name, words) for name, words, outside in found if not is_asked(outside)] == []


@pytest.mark.parametrize("language", ["uk", "en"])
def test_translations_invite_only_where_the_polish_does(language):
    of_others = [
        (ids, forms)
        for ids, forms in catalogues.written(language).items()
        if not any(map(invites, ids)) and not any(ids[0].startswith(start) for start in ELSEWHERE)
    ]
    assert [ids for ids, forms in of_others if any(invites(form, language) for form in forms)] == []


def facts_said(number):
    """All facts of occurrences and activities of every kind, in one language, in an office with this number."""
    builders.office(name="Centrum", short_name="CUS", organiser_phone=number)
    here, said = office(), []
    paused = {"paused_at": builders.EPOCH, "stopped_reason": "remont"}
    kinds = product(SignUp.values, (None, venue()), (False, True), ({}, paused))
    for at, (sign_up, place, is_continuous, state) in enumerate(kinds):
        row = make_activity(sign_up=sign_up, venue=place, is_continuous=is_continuous, **state)
        occurrence = make_occurrence(row, starts_at=wall(2026, 12, 8, 10, at), venue=place)
        for about in (About.of(occurrence, here), About(row, here, venue=place)):
            facts = [fact for make in MAKERS.values() if (fact := make(about))]
            said += [words for fact in facts for words in (fact.text, fact.plain, fact.short)]
    return said


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["", "897610295"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_invite_where_there_is_a_number_and_nowhere_else(language, number, at):
    at(2026, 12, 1, 9)
    with translation.override(language):
        assert bool([words for words in facts_said(number) if invites(words, language)]) is bool(number)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_of_the_office_invite_only_where_there_is_a_number(language):
    builders.office(name="Centrum", short_name="CUS", organiser_phone="")
    with translation.override(language):
        said = {key: kind.ours(kind.samples()) for key, kind in registry.texts.items() if kind.is_public}
    assert len(said) > 10
    assert [key for key, words in said.items() if invites(words, language)] == []
