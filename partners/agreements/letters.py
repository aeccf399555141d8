"""Letters to whoever sees to an agreement, before it ends: its number and the day, never what it is about."""

from collections.abc import Sequence

from django.db.models import Q
from django.urls import reverse

from osl_site.common import clock, emails
from osl_site.common.accounts.models import User
from osl_site.common.letters.models import Letter
from osl_site.common.registry import Link, Written
from osl_site.common.text.date_formats import polish_day
from partners import rules
from partners.models import Agreement

FIXED = "Mówi tylko, które porozumienie się kończy i kiedy: ani słowa o treści."
ENDING = "partners.agreement_ending"
NEXT = {7: "Po {day} będzie zakończone.", 30: "Aneks trzeba przygotować teraz.", 90: "Przedłużyć czy zakończyć?"}
WORDS = """Dzień dobry,

porozumienie {code} kończy się {day}, {left}. {next}

{link}
"""


def write_ending(letter: Letter) -> Written | None:
    """How many days are left on the day on which it goes; nothing where it was prolonged or ended meanwhile."""
    row = Agreement.objects.ending(clock.today()).filter(pk=letter.subject_id).first()
    if row is None:
        return None
    left, day = (row.until - clock.today()).days, polish_day(row.until)
    step = next(step for step in sorted(NEXT) if left <= step)
    link = emails.link(row.get_absolute_url())
    said = "dziś" if left == 0 else "jutro" if left == 1 else f"za {left} dni"
    words = WORDS.format(code=row.code, day=day, left=said, next=NEXT[step].format(day=day), link=link)
    return Written(f"Porozumienie {row.code} kończy się {said}", words)


def about(letters: Sequence[Letter]) -> dict[int, Link]:
    """What each letter is about. No query."""
    url = lambda pk: reverse("partners:agreement_detail", args=[pk])
    return {
        letter.pk: Link("porozumienie", f"porozumienie PR-{letter.subject_id}", url(letter.subject_id))
        for letter in letters
    }


def theirs(user: User) -> Q | None:
    """Letters that this person may send again."""
    return Q() if rules.may_edit(user) else None
