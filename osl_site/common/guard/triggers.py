"""Mailboxes as the database finds them; what the application's role may do with counters and work that was done."""

from osl_site.common.database.grants import ADD_AND_REMOVE, ALL_ROWS
from osl_site.common.guard.mailboxes import MAILBOX_IN_SQL
from osl_site.common.triggers import Function, Trigger

FUNCTIONS = (
    Function(
        name="osl_mailbox",
        says="To which mailbox an address leads: as `guard.mailboxes` says.",
        arguments="t text",
        returns="text",
        language="sql",
        properties="immutable strict parallel safe",
        body=MAILBOX_IN_SQL,
    ),
)
TRIGGERS: tuple[Trigger, ...] = ()
GRANTS = {
    "guard_counter": ALL_ROWS,
    "guard_daysecret": ADD_AND_REMOVE,
    "guard_spentwork": ADD_AND_REMOVE,
}
