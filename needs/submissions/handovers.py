"""What is handed over in the house: to whom it may go, and what the author reads of it."""

from django.utils.translation import gettext as _

from needs.models import Handover, Outcome, Submission
from osl_site.common.accounts.models import Role, User


def receivers(to: Role, person: User | None) -> list[User]:
    """Whoever would read it, of open accounts alone: this person, or everybody who has the role today."""
    people = User.objects.acting_as(to).order_by("pk")
    return list(people.filter(pk=person.pk, roles__contains=[to]) if person else people)


def last_handover(submission: Submission) -> Handover | None:
    """The one that still says where it stands: somebody of the house has it, or took it over for good. One query."""
    rows = submission.handovers.last_word().select_related("taken", "ended", "person")
    found = rows.order_by("id").last()
    return found if found and (not found.is_over or found.ended.outcome == Outcome.TAKEN) else None


def role_words(role: Role) -> str:
    """The role as residents read it, in the language of the page."""
    return {
        Role.SERVICE_ORGANISER: _("organizator usług społecznych"),
        Role.IPUS_COORDINATOR: _("koordynator indywidualnych planów usług społecznych"),
        Role.SOCIAL_WORKER: _("pracownik socjalny"),
    }[role]


def who_has_it(handover: Handover) -> str:
    """„Za Twoją zgodą ma to teraz: pracownik socjalny.”"""
    return _("Za Twoją zgodą ma to teraz: %(role)s.") % {"role": role_words(Role(handover.to))}


def house_words(handover: Handover) -> list[str]:
    """What the page of its author says: who has it, and while they have it, how the yes is taken back."""
    how = [] if handover.is_over else [_("Zgodę możesz cofnąć w każdej chwili.")]
    return [who_has_it(handover), *how]


def handed_words(handover: Handover) -> str:
    """The same, and whether the contact went along."""
    contact = _("Podaliśmy też Twój kontakt.") if handover.with_contact else _("Kontaktu nie podaliśmy.")
    return f"{who_has_it(handover)} {contact}"
