"""Letters to the office about what is urgent: a number and a link, never a word of what it is about."""

from django.urls import reverse

from needs.models import Submission
from osl_site.common import emails
from osl_site.common.letters.models import Letter
from osl_site.common.registry import Written

URGENT, RINGS = "needs.urgent", "needs.urgent_rings"
WORDS = """Dzień dobry,

zgłoszenie {code} jest pilne.
{how}

{link}

Treść przeczytasz po zalogowaniu. W tym liście jej nie ma.
"""


def write_urgent(letter: Letter) -> Written | None:
    """That it is urgent, and whether somebody took it over meanwhile; nothing where it was a mistake."""
    return _written(letter, is_reminder=False)


def write_rings(letter: Letter) -> Written | None:
    """That nobody took it over yet; nothing where somebody did meanwhile."""
    return _written(letter, is_reminder=True)


def _written(letter: Letter, *, is_reminder: bool) -> Written | None:
    row = Submission.objects.with_urgency().filter(pk=letter.subject_id).first()
    if row is None or not row.is_marked_urgent or (is_reminder and not row.rings):
        return None
    how = "Nie wszyscy powiadomieni je przejęli. Zadzwoń jeszcze raz." if row.rings else "Powiadomieni już je przejęli."
    link = emails.link(reverse("needs:submission_urgent", args=[row.pk]))
    subject = f"Pilne, nikt nie przejął: {row.code}" if row.rings else f"Pilne: {row.code}"
    return Written(subject, WORDS.format(code=row.code, how=how, link=link))
