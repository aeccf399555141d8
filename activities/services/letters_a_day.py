"""How many letters a day the forms that are open to everybody send to one mailbox."""

from activities.models import Registration
from osl_site.common.guard.mailboxes import mailbox_of
from osl_site.common.guard.services import DAY, count

MOST_LETTERS = 5  # to a mailbox that nobody of the office has written down


def may_write_to(email: str) -> bool:
    """Whether one more letter about what somebody did on a page may go there today; it counts as sent.

    Letters about what the office does are not asked about, and a mailbox that the office has written down of somebody
    has no limit.
    """
    of_callers = Registration.objects.of_contact("", email).exclude(entered_by=None)
    return of_callers.exists() or count("letter", mailbox_of(email), span=DAY) <= MOST_LETTERS
