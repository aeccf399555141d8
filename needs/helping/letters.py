"""The letter after signing on: what the office keeps, and the link by which one goes."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from needs import rules
from needs.helping.links import page_of
from needs.helping.questions import link
from needs.models import Helper
from needs.submissions.letters import signature
from osl_site.common import emails
from osl_site.common.accounts.models import User
from osl_site.common.letters.models import Letter
from osl_site.common.registry import Link, Written


def write(letter: Letter) -> Written | None:
    """None where they have gone meanwhile."""
    helper = Helper.objects.standing().filter(pk=letter.subject_id).first()
    if helper is None:
        return None
    with override(helper.language):
        further = _("Tu zobaczysz, co o Tobie wiemy, i wypiszesz się jednym przyciskiem:")
        parts = [
            _("Dzień dobry,"),
            _("dziękujemy. Zadzwonimy, gdy ktoś będzie potrzebował tego, w czym pomagasz."),
            f"{further}\n{emails.link(page_of(helper))}",
            signature(),
        ]
        return Written(_("Możemy do Ciebie dzwonić"), "\n\n".join(parts) + "\n")


def about(letters: Sequence[Letter]) -> dict[int, Link]:
    return {letter.pk: link(letter.subject_id) for letter in letters}


def theirs(user: User) -> Q | None:
    """Letters that this person may send again."""
    return Q() if rules.may_keep_helpers(user) else None
