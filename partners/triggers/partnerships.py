"""Members of partnerships and meetings of partners: whom one may choose; what follows from them goes with them."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.grants import ADD_AND_CHANGE, ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.promises.triggers import promises_go_with
from osl_site.common.triggers import Function
from osl_site.common.withdrawal.triggers import not_chosen_once_withdrawn

PARTNERSHIP, MEMBERSHIP = "partners_partnership", "partners_membership"
MEETING = "partners_partnermeeting"
INVITED, PRESENT = "partners_partnermeeting_partners", "partners_partnermeeting_present"
OF_PARTNERS = {"named": "partners_partner", "kind": "partners.partner"}

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    *changes_go_with(PARTNERSHIP, "partners.partnership"),
    *changes_go_with(MEMBERSHIP, "partners.membership"),
    *changes_go_with(MEETING, "partners.partnermeeting"),
    promises_go_with(MEETING, "partners.partnermeeting"),
    readable(PARTNERSHIP, "since", "ended_on", "created_at", "changed_at"),
    readable(MEMBERSHIP, "since", "until"),
    readable(MEETING, "held_on", "cancelled_at", "created_at", "changed_at"),
    not_chosen_once_withdrawn(MEMBERSHIP, "partner_id", **OF_PARTNERS),
    not_chosen_once_withdrawn(MEETING, "host_id", **OF_PARTNERS),
    not_chosen_once_withdrawn(INVITED, "partner_id", **OF_PARTNERS),
)
GRANTS = {
    PARTNERSHIP: ADD_AND_CHANGE,
    MEMBERSHIP: ADD_AND_CHANGE,
    MEETING: ADD_AND_CHANGE,
    INVITED: ALL_ROWS,
    PRESENT: ALL_ROWS,
}
