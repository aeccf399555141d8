"""What an initiative came of stays said; an asset that is withdrawn is not chosen for what is lacking."""

from osl_site.common.database.grants import ADD, ALL_ROWS
from osl_site.common.triggers import Function, never_emptied, refusal
from osl_site.common.withdrawal.triggers import not_chosen_once_withdrawn

ORIGIN, FOR_LACK = "needs_initiativeorigin", "needs_assetforlack"
STAYS = "what an initiative came of stays said"

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    refusal(name="needs_initiative_origin_stays", table=ORIGIN, fires="before update or delete", says=STAYS),
    never_emptied(ORIGIN, STAYS),
    not_chosen_once_withdrawn(FOR_LACK, "asset_id", named="needs_asset", kind="needs.asset"),
)
GRANTS = {ORIGIN: ADD, FOR_LACK: ALL_ROWS}
