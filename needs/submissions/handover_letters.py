"""The letter to whoever may take a submission over: a number and a link, never a word of what it is about."""

from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse

from needs import rules
from needs.models import Handover
from osl_site.common import emails
from osl_site.common.accounts.models import User
from osl_site.common.letters.models import Letter
from osl_site.common.registry import Link, Written

HANDED_OVER = "needs.handed_over"
WORDS = """Dzień dobry,

organizator społeczności lokalnej prosi o przejęcie zgłoszenia {code}. Jego autor się na to zgodził.
Zaloguj się, przeczytaj i naciśnij „Przejmuję” albo „To nie u nas”:

{link}

Treści zgłoszenia w tym liście nie ma.
"""


def write_handed_over(letter: Letter) -> Written | None:
    """That somebody waits. None once it was taken over or taken back."""
    handover = Handover.objects.waiting().filter(pk=letter.subject_id).select_related("submission").first()
    if handover is None:
        return None
    code, link = handover.submission.code, emails.link(reverse("needs:handed_detail", args=[handover.pk]))
    return Written(f"Do przejęcia: {code}", WORDS.format(code=code, link=link))


def about(letters: Sequence[Letter]) -> dict[int, Link]:
    """What each letter is about: the submission, by its number."""
    found = Handover.objects.in_bulk([letter.subject_id for letter in letters])
    rows = {letter.pk: found[letter.subject_id].submission_id for letter in letters if letter.subject_id in found}
    return {
        pk: Link("przekazanie", f"Zg-{number}", reverse("needs:submission_detail", args=[number]))
        for pk, number in rows.items()
    }


def theirs(user: User) -> Q | None:
    """Letters that this person may send again."""
    if not rules.may_read_submissions(user):
        return None
    handed = Handover.objects.filter(submission__in=rules.submissions_of(user).values("pk"))
    return Q(subject_id__in=handed.values("pk"))
