"""Letters to authors of submissions, in the language of each: that theirs is here, and what the office writes them."""

from collections.abc import Sequence
from datetime import timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from needs import rules
from needs.models import Line, Submission
from needs.submissions.codes import code_of, page_of
from needs.submissions.told import read_by_words, standing_words
from needs.submissions.urgent import is_urgent
from osl_site.common import clock, emails
from osl_site.common.accounts.models import User
from osl_site.common.centre.office import office, rung_or
from osl_site.common.letters.models import Letter
from osl_site.common.registry import Around, Link, TextKind, Written
from osl_site.common.templatetags.osl import phone
from osl_site.common.texts.words import said

ARRIVED = "zgloszenie-przyjete"  # the text of the first of them
SAMPLE_CODE = "7H3K-9M2P"
RECEIVED, TOLD = "needs.submission_received", "needs.submission_told"


def write_received(letter: Letter) -> Written | None:
    """The code, until when it is read, or that it was, and where its author sees what comes of it. None where nobody is
    to get it."""
    submission = Submission.objects.filter(pk=letter.subject_id, contact__isnull=False).select_related("state").first()
    if submission is None or not code_of(submission):
        return None
    with override(submission.language):
        text = said(ARRIVED, {"kod": code_of(submission)})
        parts = [_("Dzień dobry,"), text, _below(standing_words(submission), emails.link(page_of(submission)))]
        return Written(_("Mamy Twoje zgłoszenie"), "\n\n".join(parts) + "\n")


def _below(standing: str, link: str) -> str:
    """What follows the first sentences: how it stands, and where its author sees what comes of it."""
    further = _("Tu zobaczysz, co dalej:")
    return "\n\n".join([f"{standing} {further}", link, signature()])


def _around() -> Around:
    """The same of a submission that is not there."""
    waiting, link = Submission(due_on=clock.today() + timedelta(days=7)), emails.link(reverse("submission_check"))
    return Around(_("Dzień dobry,"), _below(read_by_words(waiting), link), _("Mamy Twoje zgłoszenie"))


KIND = TextKind(
    name="Zgłoszenie przyjęte",
    where="Pierwsze zdania e-maila do autora zgłoszenia, w jego języku.",
    ours=lambda values: _("mamy Twoje zgłoszenie. Kod: %(code)s.") % {"code": "{kod}"},
    samples=lambda: {"kod": SAMPLE_CODE},
    needed=("kod",),
    around=_around,
)


def write_told(letter: Letter) -> Written | None:
    """What the office wrote, and where it is answered; where it became urgent meanwhile, only that it was read. None
    where the contact was taken back."""
    found = Line.objects.filter(letter=letter, submission__contact__isnull=False)
    line = found.select_related("submission__state").first()
    if line and is_urgent(line.submission):
        return _only_read(line.submission)
    return written(line) if line else None


def _only_read(submission: Submission) -> Written:
    """What may be said of any that was read."""
    with override(submission.language):
        link = emails.link(page_of(submission)) if code_of(submission) else ""
        parts = [_("Dzień dobry,"), _("Przeczytaliśmy."), *([f"{_('Twoje zgłoszenie:')}\n{link}"] if link else [])]
        return Written(_("Twoje zgłoszenie"), "\n\n".join([*parts, signature()]) + "\n")


def written(line: Line) -> Written:
    """The letter of this line; of one that is not stored yet, to be looked at before."""
    submission = line.submission
    with override(submission.language):
        subject = _("Mamy pytanie") if line.is_question else _("Odpowiedź na Twoje zgłoszenie")
        where = _how_to_answer() if line.is_question else _("Twoje zgłoszenie:")
        link = emails.link(page_of(submission)) if code_of(submission) else ""
        parts = [_("Dzień dobry,"), line.text, *([f"{where}\n{link}"] if link else []), signature()]
        return Written(subject, "\n\n".join(parts) + "\n")


def _how_to_answer() -> str:
    return rung_or(_("Odpowiedz tutaj:"), _("Odpowiedz tutaj albo zadzwoń:"))


def signature() -> str:
    """Who writes, and the telephone."""
    here = office()
    number = phone(here.organiser_phone) if here.organiser_phone else ""
    return "\n".join(filter(None, [_("Organizator społeczności lokalnej"), here.name_here, number]))


def about(letters: Sequence[Letter]) -> dict[int, Link]:
    """What each letter is about, and where one goes to mend it. Of a complaint not a word more than its number."""
    return {
        letter.pk: Link(
            "zgłoszenie", f"Zg-{letter.subject_id}", reverse("needs:submission_detail", args=[letter.subject_id])
        )
        for letter in letters
    }


def theirs(user: User) -> Q | None:
    """Letters that this person may send again."""
    if not rules.may_read_submissions(user):
        return None
    return Q(subject_id__in=rules.submissions_of(user).values("pk"))
