"""What changes of a partner said goes with the partner; one that is withdrawn stays as it is."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.search.triggers import words_go_with
from osl_site.common.triggers import Function
from osl_site.common.withdrawal.triggers import unchanged_while_withdrawn

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    *changes_go_with("partners_partner", "partners.partner", may_be_tried=True),
    readable("partners_partner", "confirmed_on", "closed_until"),
    readable("partners_contactperson", "kept_until", "added_on", "informed_on"),
    *words_go_with("partners_partner"),
    unchanged_while_withdrawn("partners_partner", "partners.partner"),
)
GRANTS = dict.fromkeys(
    ("partners_partner", "partners_partner_communes", "partners_partner_localities", "partners_contactperson"), ALL_ROWS
)
