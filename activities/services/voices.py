"""Voices after a meeting: typed by residents on the page, or by the office, which asked. Answers are field notes."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from activities import rules
from activities.after_meetings.pace import FORM, floods
from activities.after_meetings.questions import FINDINGS, questions, window
from activities.models import Answer, HowHeard, Occurrence, Question, Voice
from activities.services.locking import lock_occurrence
from activities.services.results import why_no_result
from needs.models import FieldNote
from needs.services import create_note, keep_what_was_typed
from osl_site.common import clock
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.models import Actor
from osl_site.common.audit.trail import record, within
from osl_site.common.centre.dictionaries.models import FEEDBACK, Method
from osl_site.common.centre.office import office
from osl_site.common.database import records
from osl_site.common.guard.guard import Proof
from osl_site.common.guard.services import HOUR, MINUTE, count

NOTHING_SAID = "Wpisz odpowiedź na co najmniej jedno pytanie."
Answers = Mapping[Question, str]


def closed() -> str:
    return _("Na te pytania nie można już odpowiedzieć. Możesz napisać do nas na stronie „Powiedz nam”.")


@transaction.atomic
def answer_after(occurrence: Occurrence, said: Answers, *, key: UUID, language: str, proof: Proof) -> Voice:
    """Keep what a resident answered on the page, without a name. One form (`key`) is one voice, however often sent.

    Raises ValidationError where nothing was said or it is not asked now; WorkWanted, with nothing done, while very many
    are sent.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"voice {key}"])
    if first := Voice.objects.filter(key=key).first():
        return first
    occurrence = lock_occurrence(occurrence)
    asked = window(occurrence, office())
    if asked is None or not asked.is_open:
        raise ValidationError(closed())
    said = _told(said)
    if not said:
        raise ValidationError(_("Napisz coś przy jednym z pytań. Wystarczy jedno zdanie."))
    if floods():
        proof.take()
    given = {"heard": HowHeard.PAGE, "people": 1, "language": language, "heard_on": clock.today(), "key": key}
    voice = records.create(Voice, given, occurrence=occurrence, **done_by(None))
    with within(record("voice.typed", voice, by=Actor.RESIDENT)):
        values = [_note_of(voice, question, text) for question, text in said.items()]
        _join(voice, said, keep_what_was_typed(values))
    for span in (MINUTE, HOUR):
        count(FORM, span=span)
    return voice


@transaction.atomic
def enter_voice(occurrence: Occurrence, values: Mapping[str, Any], said: Answers, *, by: User) -> Voice:
    """Write down what several people answered, asked aloud or on slips: one act, a note for each question. `values`
    are `heard` and `people`. Raises ValidationError by field, and for a meeting that was called off or has not begun.
    """
    occurrence = lock_occurrence(occurrence)
    if not rules.may_enter_result(by, occurrence.activity):
        raise PermissionDenied
    if refusal := why_no_result(occurrence):
        raise ValidationError(refusal)
    said = _told(said)
    if not said:
        raise ValidationError({Question.GOOD.value: NOTHING_SAID})
    voice = records.create(Voice, values, occurrence=occurrence, heard_on=clock.today(), **done_by(by, *Role))
    with within(record("voice.entered", voice, by=by)):
        notes = [create_note(_note_of(voice, question, text), by=by) for question, text in said.items()]
        _join(voice, said, notes)
    return voice


def _told(said: Answers) -> dict[Question, str]:
    """What was answered, in the order of the questions."""
    return {question: text for question in Question if (text := records.tidy(said.get(question, "")))}


def _note_of(voice: Voice, question: Question, text: str) -> dict[str, Any]:
    """The day is that of the meeting: when somebody wrote is kept nowhere else than in the day of the voice."""
    occurrence = voice.occurrence
    locality = occurrence.venue.locality if occurrence.venue else None
    return {
        "text": text,
        "finding": FINDINGS[question],
        "method": Method.objects.get(slug=FEEDBACK),
        "noted_on": localtime(occurrence.starts_at, clock.WARSAW).date(),
        "locality": locality,
        "place_unknown": locality is None,
        "source": "uczestnik spotkania" if voice.heard == HowHeard.PAGE else "uczestnicy spotkania",
        "people_count": voice.people,
    }


def _join(voice: Voice, said: Answers, notes: list[FieldNote]) -> None:
    asked = questions()
    for question, note in zip(said, notes, strict=True):
        records.create(Answer, {"question": question, "asked": asked[question]}, voice=voice, note=note)
