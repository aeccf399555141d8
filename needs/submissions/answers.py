"""What an answer to an author begins with, and how it will reach them: looked at before it goes."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from needs.models import Line, Side, Submission
from needs.submissions.letters import written
from needs.submissions.told import aside_words
from osl_site.common.registry import TextKind
from osl_site.common.templatetags.osl import phone
from osl_site.common.texts.words import said

ANSWER, DONE, CONSENT = "odpowiedz-na-zgloszenie", "zgloszenie-zalatwione", "zgoda-na-przekazanie"
KINDS = {
    ANSWER: TextKind(
        name="Odpowiedź na zgłoszenie",
        where="Od tego zaczyna się odpowiedź autorowi zgłoszenia, w jego języku. Przed wysłaniem można to zmienić.",
        ours=lambda values: _("Dziękujemy za zgłoszenie."),
        samples=dict,
    ),
    DONE: TextKind(
        name="Zgłoszenie załatwione",
        where="Od tego zaczyna się wiadomość, że zgłoszenie jest załatwione, w języku autora. Przed wysłaniem można "
        "to zmienić.",
        ours=lambda values: _("To już zrobione:"),
        samples=dict,
    ),
}
KINDS[CONSENT] = TextKind(
    name="Pytanie o zgodę na przekazanie w centrum",
    where="Tym pytasz autora zgłoszenia, w jego języku, czy jego słowa może przeczytać ktoś inny w centrum. Przed "
    "wysłaniem można to zmienić.",
    ours=lambda values: "\n".join(
        [
            _(
                "Czy osoba w naszym centrum, która się tym zajmuje, może przeczytać Twoje słowa? Przeczyta je tylko "
                "ona. Odpisz „tak” albo „nie”."
            ),
            "{drugie}",
            _("Zgodę można cofnąć w każdej chwili na stronie z kodem."),
        ]
    ),
    samples=lambda: {"drugie": second_question()},
)
OF_ACTS = {"zgoda": CONSENT, "odpowiedz": ANSWER, "zalatwione": DONE}


@dataclass(frozen=True)
class Reach:
    """How the author will learn of it, in a sentence for the office; of an e-mail its subject and words."""

    sentence: str
    subject: str = ""
    body: str = ""


def beginning_of(act: str, submission: Submission) -> str:
    """What the field begins with, in the language of the author: the office's words, else the program's. At most one
    query."""
    if act not in OF_ACTS:
        return ""
    with override(submission.language):
        asks_twice = act == "zgoda" and hasattr(submission, "contact")
        return said(OF_ACTS[act], {"drugie": second_question() if asks_twice else ""})


def second_question() -> str:
    """The contact goes along by a yes of its own; asked only of who left one."""
    return _("Czy możemy tej osobie podać też Twój telefon albo e-mail? Odpisz osobno „tak” albo „nie”.")


def aside_text(submission: Submission, reason: str, responsible: str, number: str, more: str) -> str:
    """Everything that the author of what is set aside is told, in their language."""
    with override(submission.language):
        return "\n\n".join(filter(None, [str(aside_words(reason, responsible, number, is_plain=True)), more]))


def reach_of(submission: Submission, text: str, *, is_question: bool = False) -> Reach:
    """How this text would reach its author."""
    contact = getattr(submission, "contact", None)
    if contact is None:
        return Reach("Autor przeczyta to na stronie z kodem.")
    if not contact.email:
        return Reach(
            f"Jest tylko telefon, {phone(contact.phone)}. Zdanie trafi na listę telefonów i na stronę z kodem."
        )
    letter = written(Line(submission=submission, side=Side.OFFICE, text=text, is_question=is_question))
    return Reach("Autor dostanie e-mail i przeczyta to na stronie z kodem.", letter.subject, letter.body)
