"""Surveys: how people get to meetings, and the same questions a year later."""

from typing import Any

from needs import services
from needs.models import QuestionOption, Survey
from needs.surveys.wordings import Wording
from osl_site.common import clock
from osl_site.roof.demo.load import Cast, read

LANGUAGES = ("", "_uk", "_en")


def tell_surveys(cast: Cast) -> None:
    """Ankiety"""
    story = read("surveys.toml")
    first = story["first"]
    with clock.at(cast.days.at(first["days"], hour=10)):
        values = _words("title", first["title"]) | _words("intro", first["intro"]) | {"round": cast.rows["R-2"]}
        survey = services.create_survey(values, by=cast.organiser)
        for question in first["questions"]:
            _ask(cast, survey, question)
    cast.rows["A-1"] = survey
    with clock.at(cast.days.at(story["again"]["days"], hour=10)):
        again = services.repeat_survey(survey, by=cast.organiser)
        services.change_survey(again, _words("title", story["again"]["title"]), revision=None, by=cast.organiser)


def _ask(cast: Cast, survey: Survey, told: dict[str, Any]) -> None:
    values = {name: told[name] for name in ("kind", "is_required", "has_other") if name in told}
    after, answers = told.get("only_if", (0, ()))
    opened = QuestionOption.objects.filter(
        question__survey=survey, question__position=after, label__in=answers
    ).select_related("question")
    services.add_question(
        survey,
        values | _words("text", told["text"]),
        options=[Wording(*words) for words in told.get("options", ())],
        only_if=list(opened),
        by=cast.organiser,
    )


def _words(name: str, told: list[str]) -> dict[str, str]:
    """In the three languages, by column."""
    return {f"{name}{language}": words for language, words in zip(LANGUAGES, told, strict=True)}
