"""Who acted is told by the id of an account: it stays the account it is, for whoever reads the trail or a decision."""

from osl_site.common.database.grants import ADD_AND_CHANGE
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, never_emptied, refusal

TABLE = "accounts_user"
STAYS = "an account is made inactive, never deleted"

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    refusal(name="accounts_user_stays", table=TABLE, fires="before delete", says=STAYS),
    refusal(
        name="accounts_user_keeps_its_id",
        table=TABLE,
        fires="before update of id",
        when="old.id is distinct from new.id",
        says="an account keeps its id",
    ),
    never_emptied(TABLE, STAYS),
    readable(TABLE, "last_login", "created_at"),
)
GRANTS = {TABLE: ADD_AND_CHANGE}
