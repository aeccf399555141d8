"""The letter that asks: in the language of whoever gets it, with one link."""

from collections.abc import Sequence

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override

from osl_site.common import emails, registry
from osl_site.common.accounts.models import User
from osl_site.common.centre.office import office
from osl_site.common.confirmations.links import page_of
from osl_site.common.confirmations.models import Confirmation
from osl_site.common.letters.models import Letter
from osl_site.common.registry import Link, Written
from osl_site.common.templatetags.osl import phone


def write(letter: Letter) -> Written | None:
    """What is asked, and where it is answered. None where it was answered, or there is nothing to ask about."""
    row = Confirmation.objects.open().filter(letter=letter).first()
    kind = registry.confirmed.of(letter.subject_type)
    subject = kind.model._default_manager.filter(pk=letter.subject_id).first()
    if row is None or subject is None:
        return None
    with override(letter.language):
        question = kind.question(subject)
        here = office()
        number = phone(here.organiser_phone) if here.organiser_phone else ""
        signed = "\n".join(filter(None, [_("Organizator społeczności lokalnej"), here.name_here, number]))
        answer = _("Odpowiedz tutaj albo zadzwoń:") if number else _("Odpowiedz tutaj:")
        link = f"{answer}\n{emails.link(page_of(row, letter.language))}"
        parts = [_("Dzień dobry,"), "\n".join(question.sentences), link, signed]
        return Written(question.title, "\n\n".join(parts) + "\n")


def about(letters: Sequence[Letter]) -> dict[int, Link]:
    """What each letter is about, and where one goes to mend it."""
    return {letter.pk: registry.confirmed.of(letter.subject_type).link(letter.subject_id) for letter in letters}


def theirs(user: User) -> Q | None:
    """Letters that this person may send again: about rows that are theirs to see to."""
    labels = [label for label, kind in registry.confirmed.items() if kind.may(user)]
    return Q(subject_type__in=labels) if labels else None
