"""What its author reads of a submission: plain words what became of it and who has it now, in the page's language."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from needs.models import (
    LegalMark,
    LegalType,
    Line,
    PassedOn,
    SameMatter,
    StateType,
    Submission,
    SubmissionStep,
    UrgentNotice,
)
from needs.submissions.handovers import house_words, last_handover
from needs.submissions.states import own_name
from needs.submissions.urgent import is_urgent
from osl_site.common import registry
from osl_site.common.audit.models import COVER
from osl_site.common.redaction.models import Redaction
from osl_site.common.registry import Link
from osl_site.common.templatetags.osl import phone
from osl_site.common.text.date_formats import until_day_in_words
from osl_site.common.text.languages import has_polish, in_polish, sentence

TONES = {StateType.WAITING: "amber", StateType.DONE: "meadow", StateType.OURS: "lake", StateType.ELSEWHERE: "lake"}


@dataclass(frozen=True)
class Told:
    """How it stands, in a word and in sentences; the talk; and what its author may do."""

    tone: str
    word: str
    sentences: list[str]
    lines: list[Line]
    asks: bool  # whether the last line of the office is a question
    came_of_it: list[Link]  # offers, each with its next meeting in `state`
    may_write: bool
    may_judge: bool
    may_withdraw: bool = False  # the yes to handing it over

    @property
    def tells_in_polish(self) -> bool:
        """Whether what came of it is said in Polish, on a page in another language."""
        return any(has_polish(link.label) for link in self.came_of_it)


def told_of(submission: Submission, *, to_office: bool = False) -> Told:
    """Six queries at most, whatever was said, and those of the rooms above. Of an urgent one its author reads what is
    said of any that was read, and nothing more, wherever it stands: the code may be in the wrong hands. The office
    reads all of it."""
    if not to_office and is_urgent(submission):
        return _only_read(submission)
    kind = StateType(submission.state.type)
    mark = LegalMark.objects.filter(submission=submission).select_related("kind").first()
    lines = list(submission.lines.select_related("by").order_by("id"))
    last = lines[-1] if lines else None
    handover = last_handover(submission) if kind in (StateType.ELSEWHERE, StateType.DONE) else None
    is_ended = kind in (StateType.DONE, StateType.ASIDE)
    word = word_of(StateType.ELSEWHERE) if handover else own_name(submission.state) or word_of(kind)
    return Told(
        tone=TONES.get(kind, "quiet"),
        word=word,
        sentences=[
            *_beside(word, house_words(handover) if handover else sentences_of(submission, kind)),
            *_in_law(submission, mark),
            *_others(submission),
            *_covered(submission, lines),
        ],
        lines=lines,
        asks=bool(last and last.is_question),
        came_of_it=[] if to_office else registry.told_authors.of(Submission, [submission.pk])[submission.pk],
        may_write=last is None or last.is_of_office,
        may_judge=is_ended and not submission.for_director,
        may_withdraw=bool(handover and not handover.is_over),
    )


def _only_read(submission: Submission) -> Told:
    last = submission.lines.order_by("id").last()
    return Told(
        tone=TONES[StateType.OURS],
        word=word_of(StateType.OURS),
        sentences=_beside(word_of(StateType.OURS), [_read_words(submission)]),
        lines=[],
        asks=False,
        came_of_it=[],
        may_write=last is None or last.is_of_office,
        may_judge=False,
    )


def _beside(word: str, sentences: list[str]) -> list[str]:
    """What is left to say of it where the word stands beside: „Czeka na przeczytanie” is not said twice."""
    begun = f"{word}. "
    return [said.removeprefix(begun) if type(said) is str else said for said in sentences]


def word_of(kind: StateType) -> str:
    """The state in a word or two."""
    return {
        StateType.WAITING: _("Czeka na przeczytanie"),
        StateType.OURS: _("Przeczytaliśmy"),
        StateType.ELSEWHERE: _("Przekazane"),
        StateType.DONE: _("To już zrobione"),
        StateType.ASIDE: _("Nie podejmiemy tego"),
    }[kind]


def sentences_of(submission: Submission, kind: StateType) -> list[str]:
    """What became of it, and who has it now."""
    if kind == StateType.WAITING:
        return [read_by_words(submission)]
    step = submission.steps.order_by("id").last()
    match kind:
        case StateType.ELSEWHERE:
            return [*map(_passed, submission.passed_on.order_by("id")), *_telephone(step)]
        case StateType.ASIDE:
            return [aside_words(step.reason, step.responsible, step.phone)]
        case StateType.DONE:
            return [_("To już zrobione. Niżej piszemy, co się stało.")]
    return [_read_words(submission)]


def standing_words(submission: Submission) -> str:
    """Until when it is read, or that it was: what receipts say, of every one alike."""
    is_waiting = submission.state.type == StateType.WAITING
    return read_by_words(submission) if is_waiting else _("Przeczytaliśmy.")


def _read_words(submission: Submission) -> str:
    who = _("dyrektor") if submission.for_director else _("organizator")
    return _("Przeczytaliśmy. Zajmuje się tym %(who)s.") % {"who": who}


def read_by_words(submission: Submission) -> str:
    """„Czeka na przeczytanie. Przeczytamy do 7 grudnia.”"""
    return sentence(_("Czeka na przeczytanie. Przeczytamy do %(day)s."), day=until_day_in_words(submission.due_on))


def aside_words(reason: str, responsible: str, number: str, *, is_plain: bool = False) -> str:
    """The sentence of what is set aside: for the page, where Polish words are marked, or as plain text for letters."""
    why, who = [words.rstrip(".") if is_plain else _as_typed(words) for words in (reason, responsible)]
    words = _("Nie podejmiemy tego, powód: %(reason)s. Odpowiada za to %(who)s")
    if not number:
        return sentence(f"{words}.", reason=why, who=who)
    return sentence(f"{words}, %(call)s %(number)s.", reason=why, who=who, call=_("telefon"), number=phone(number))


def _as_typed(words: str) -> str:
    """Words of the office, which are Polish, without the stop that the sentence has itself."""
    return in_polish(words.rstrip("."))


def _in_law(submission: Submission, mark: LegalMark | None) -> list[str]:
    """What it is in law, and who answers it until when, as long as a term runs here."""
    if mark is None or mark.term is None or mark.to_council:
        return []
    words = {
        LegalType.COMPLAINT: _("To jest skarga. Odpowie na nią %(who)s do %(day)s."),
        LegalType.PROPOSAL: _("To jest wniosek. Odpowie na niego %(who)s do %(day)s."),
        LegalType.PETITION: _("To jest petycja. Odpowie na nią %(who)s do %(day)s."),
        LegalType.INFORMATION: _("To jest wniosek o informację publiczną. Odpowie na niego %(who)s do %(day)s."),
    }
    who = _("dyrektor") if submission.for_director else _("centrum")
    said = words.get(LegalType(mark.kind.type))
    return [sentence(said, who=who, day=until_day_in_words(mark.term))] if said else []


def _passed(row: PassedOn) -> str:
    """Who has it, and whether they have answered: what they said of it stands in the talk. Who was told by word of
    mouth was asked for no answer."""
    who = _as_typed(row.addressee)
    if row.answered_on:
        return sentence(_("Przekazane do: %(who)s. Jest odpowiedź, piszemy o niej niżej."), who=who)
    if not row.by_letter:
        return sentence(_("Przekazane do: %(who)s."), who=who)
    if row.term is None or row.is_late:
        return sentence(_("Przekazane do: %(who)s. Czekamy na odpowiedź."), who=who)
    words = _("Przekazane do: %(who)s. Czekamy na odpowiedź do %(day)s.")
    return sentence(words, who=who, day=until_day_in_words(row.term))


def _telephone(step: SubmissionStep) -> list[str]:
    return [_("Telefon: %(number)s.") % {"number": phone(step.phone)}] if step.phone else []


def _others(submission: Submission) -> list[str]:
    """What is urgent is no other: nobody learns of it here."""
    urgent = UrgentNotice.objects.standing().values("submission")
    after = SameMatter.objects.filter(a=submission).exclude(b__in=urgent)
    before = SameMatter.objects.filter(b=submission).exclude(a__in=urgent)
    return [_("O tym samym piszą też inni.")] if (after | before).exists() else []


def _covered(submission: Submission, lines: list[Line]) -> list[str]:
    """By what was recorded: the marks of a cover may be typed by anybody. No query where nothing looks covered."""
    if not any(COVER in words for words in (submission.words, *(line.text for line in lines))):
        return []
    of_whole = Redaction.objects.filter(whole_type=Submission._meta.label_lower, whole_id=submission.pk)
    of_words = Q(subject_type=Submission._meta.label_lower, column="words")
    of_lines = Q(subject_type=Line._meta.label_lower, subject_id__in=[line.pk for line in lines])
    return [_("Zasłoniliśmy słowa o innej osobie.")] if of_whole.filter(of_words | of_lines).exists() else []
