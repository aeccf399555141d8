"""Surveys: begun, changed, put together question by question, copied as the next round, removed."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F, Max
from django.utils.text import slugify

from needs import rules
from needs.models import Question, QuestionCondition, QuestionOption, Survey
from needs.surveys.wordings import Wording
from osl_site.common.accounts.models import User
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.database.locking import lock_row
from osl_site.common.text.folding import fold

MOST_QUESTIONS = 60
LONGEST_ADDRESS = 50
LATER = "Warunek wskazuje późniejsze pytanie. Wybierz wcześniejsze."
GONE = "Tej odpowiedzi już nie ma. Otwórz to pytanie jeszcze raz."
SEVERAL = "Wybierz odpowiedzi z jednego pytania."
TOO_MANY = f"Ankieta ma już {MOST_QUESTIONS} pytań. Usuń któreś, zanim dodasz następne."
IS_REPEATED = "Ta ankieta ma powtórkę. Najpierw usuń powtórkę."


@transaction.atomic
def create_survey(values: Mapping[str, Any], *, by: User) -> Survey:
    """Begin a survey without questions. Raises ValidationError by field."""
    if not rules.may_edit(by):
        raise PermissionDenied
    survey = records.create(Survey, values, slug=_address(values["title"]))
    record("survey.created", survey, by=by)
    return survey


@transaction.atomic
def change_survey(survey: Survey, values: Mapping[str, Any], *, revision: int | None, by: User) -> Survey:
    """Change what it is called and how it begins; its address stays. Raises ChangedMeanwhile when someone else saved it
    first."""
    if not rules.may_edit(by):
        raise PermissionDenied
    survey, changed = records.change(survey, values, revision=revision)
    if changed:
        record("survey.changed", survey, by=by, fields=changed)
    return survey


@transaction.atomic
def remove_survey(survey: Survey, *, by: User) -> None:
    """Remove a survey with its questions. Raises ValidationError where it was repeated, and the second time."""
    survey = _held(survey, by)
    if survey.followed_by.exists():
        raise ValidationError(IS_REPEATED)
    record("survey.removed", survey, by=by)
    survey.delete()


@transaction.atomic
def repeat_survey(survey: Survey, *, by: User) -> Survey:
    """The same questions as the survey's next round: a draft of its own. Questions and answers keep their keys, by
    which the two rounds are compared."""
    survey = _held(survey, by)
    words = {name: getattr(survey, name) for name in Survey.recorded_fields if name != "round"}
    again = records.create(Survey, words, slug=_address(survey.title), follows=survey)
    made: dict[int, QuestionOption] = {}
    for question in survey.questions.prefetch_related("options", "conditions"):
        stored = _copy(question, survey=again)
        made |= {option.pk: _copy(option, question=stored) for option in question.options.all()}
        QuestionCondition.objects.bulk_create(
            QuestionCondition(question=stored, option=made[condition.option_id])
            for condition in question.conditions.all()
        )
    record("survey.repeated", again, by=by)
    return again


@transaction.atomic
def add_question(
    survey: Survey,
    values: Mapping[str, Any],
    *,
    options: Sequence[Wording] = (),
    only_if: Sequence[QuestionOption] = (),
    by: User,
) -> Question:
    """Put a question at the end. `only_if` are answers to one earlier question, one of which opens it. Raises
    ValidationError by field."""
    survey = _held(survey, by)
    last = survey.questions.aggregate(last=Max("position"))["last"] or 0
    if last >= MOST_QUESTIONS:
        raise ValidationError(TOO_MANY)
    question = records.create(Question, values, survey=survey, position=last + 1)
    _set_options(question, options)
    _set_conditions(question, only_if)
    record("survey.question_added", question, by=by)
    return question


@transaction.atomic
def change_question(
    question: Question,
    values: Mapping[str, Any],
    *,
    options: Sequence[Wording] = (),
    only_if: Sequence[QuestionOption] = (),
    revision: int | None,
    by: User,
) -> Question:
    """Change a question, its answers and when it is put. An answer that is worded otherwise stays the same answer; one
    on which another question depends is not taken away. Raises ChangedMeanwhile when someone else saved it first."""
    _held(question.survey, by)
    question, changed = records.change(question, values, revision=revision)
    has_moved = _set_options(question, options)
    has_moved |= _set_conditions(question, only_if)
    if has_moved and not changed:
        Question.objects.filter(pk=question.pk).update(revision=F("revision") + 1)
    if has_moved or changed:
        record("survey.question_changed", question, by=by, fields=changed)
    return question


@transaction.atomic
def move_question(question: Question, *, up: bool, seen: int, by: User) -> Question:
    """Let it change places with the one above or below; at the end nothing happens, and neither where it is no longer
    at the place that was `seen`. Raises ValidationError where one of the two depends on the other."""
    survey = _held(question.survey, by)
    question = lock_row(question)
    if question.position != seen:
        return question
    beside = survey.questions.filter(position=question.position + (-1 if up else 1)).first()
    if beside is None:
        return question
    upper, lower = (beside, question) if up else (question, beside)
    if lower.conditions.filter(option__question=upper).exists():
        raise ValidationError(
            f"Pytanie {lower.position} zależy od odpowiedzi na pytanie {upper.position}, więc musi być po nim."
        )
    for row, position in ((upper, lower.position), (lower, upper.position)):
        Question.objects.filter(pk=row.pk).update(position=position)
    record("survey.question_moved", question, by=by)
    return lock_row(question)


@transaction.atomic
def remove_question(question: Question, *, by: User) -> None:
    """Take a question away; those after it move up. Raises ValidationError where one depends on it, and the second
    time."""
    survey = _held(question.survey, by)
    question = lock_row(question)
    _refuse_opened(question.options.all())
    record("survey.question_removed", survey, by=by)
    position = question.position
    question.delete()
    survey.questions.filter(position__gt=position).update(position=F("position") - 1)


def _held(survey: Survey, by: User) -> Survey:
    if not rules.may_edit(by):
        raise PermissionDenied
    return lock_row(survey)


def _address(title: str) -> str:
    """Of the title, and a number where another survey has that already."""
    plain = slugify(fold(title))[:LONGEST_ADDRESS].strip("-") or "ankieta"
    taken = set(Survey.objects.filter(slug__startswith=plain).values_list("slug", flat=True))
    numbered = (f"{plain}-{number}" for number in range(2, len(taken) + 3))
    return next(address for address in (plain, *numbered) if address not in taken)


def _copy(row: Any, **given: Any) -> Any:
    """The same row, key included, as a part of something else."""
    names = [field.name for field in row._meta.concrete_fields if field.name not in ("id", "revision", *given)]
    return records.create(type(row), {name: getattr(row, name) for name in names}, **given)


def _set_options(question: Question, wanted: Sequence[Wording]) -> bool:
    """Let the question have these answers in this order. One that is there already stays: the one with its words, else
    the one that stood in its place. Whether anything changed."""
    stored = list(question.options.select_for_update())
    said = {wording.label for wording in wanted}
    by_label = {option.label: option for option in stored}
    kept: list[QuestionOption | None] = []
    for place, wording in enumerate(wanted):
        there = stored[place] if place < len(stored) and stored[place].label not in said else None
        kept.append(by_label.get(wording.label) or there)
    gone = [option for option in stored if option not in kept]
    _refuse_opened(gone)
    changed = bool(gone)
    QuestionOption.objects.filter(pk__in=[option.pk for option in gone]).delete()
    for position, (option, wording) in enumerate(zip(kept, wanted, strict=True), 1):
        told = {"label": wording.label, "label_uk": wording.label_uk, "label_en": wording.label_en}
        if option is None:
            records.create(QuestionOption, told, question=question, position=position)
            changed = True
        elif any(getattr(option, name) != value for name, value in (told | {"position": position}).items()):
            QuestionOption.objects.filter(pk=option.pk).update(position=position, **told)
            changed = True
    return changed


def _refuse_opened(options: Sequence[QuestionOption]) -> None:
    """No answer goes on which a question depends."""
    opened = QuestionCondition.objects.filter(option__in=options).select_related("question", "option").first()
    if opened is not None:
        raise ValidationError(
            f"Od odpowiedzi „{opened.option}” zależy pytanie {opened.question.position}. Najpierw zmień jego warunek."
        )


def _set_conditions(question: Question, wanted: Sequence[QuestionOption]) -> bool:
    """Put the question only to those who chose one of these. Whether anything changed."""
    pks = {option.pk for option in wanted}
    found = list(QuestionOption.objects.filter(pk__in=pks).select_related("question"))
    if len(found) < len(pks):
        raise ValidationError({"only_if": GONE})
    earlier = {option.question for option in found}
    if len(earlier) > 1:
        raise ValidationError({"only_if": SEVERAL})
    if any(one.survey_id != question.survey_id or one.position >= question.position for one in earlier):
        raise ValidationError({"only_if": LATER})
    stored = set(question.conditions.values_list("option", flat=True))
    question.conditions.exclude(option__in=pks).delete()
    QuestionCondition.objects.bulk_create(
        QuestionCondition(question=question, option_id=pk) for pk in sorted(pks - stored)
    )
    return stored != pks
