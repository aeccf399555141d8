"""The questions of a survey as they are put: what each is answered by, and which earlier answers open it."""

from dataclasses import dataclass
from math import ceil

from needs.models import Question, QuestionOption, Survey
from osl_site.common.text.languages import in_language, marked

SECONDS = 20  # that one question takes, with some air


@dataclass(frozen=True)
class Asked:
    """One question. `opened_by` are the keys of answers one of which opens it (none: put to everybody)."""

    question: Question
    options: tuple[QuestionOption, ...]
    opened_by: frozenset[int]
    after: int = 0  # the place of the question whose answers open it
    words: tuple[QuestionOption, ...] = ()  # these answers

    @property
    def name(self) -> str:
        """Of its field in a form."""
        return f"q{self.question.pk}"


def asked_of(survey: Survey) -> list[Asked]:
    """All questions in their order. Four queries, however many there are."""
    found = survey.questions.prefetch_related("options", "conditions__option__question")
    return [_asked(question) for question in found]


def minutes(asked: list[Asked]) -> int:
    """How long it takes at most, roughly."""
    return max(1, ceil(len(asked) * SECONDS / 60))


def words_of(survey: Survey, language: str) -> dict[str, str]:
    """Its title and how it begins in that language; what was not translated is in Polish, and said to be."""
    has_intro = language != "pl" and getattr(survey, f"intro_{language}")
    return {
        "title": marked(survey, "title", language),
        "intro": in_language(survey, "intro", language),
        "intro_language": language if has_intro else "pl",
    }


def _asked(question: Question) -> Asked:
    words = tuple(condition.option for condition in question.conditions.all())
    after = words[0].question.position if words else 0
    return Asked(question, tuple(question.options.all()), frozenset(word.pk for word in words), after, words)
