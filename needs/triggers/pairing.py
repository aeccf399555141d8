"""What is withdrawn helps nobody anew; a need and an asset that are paired stay, and so does a theme that they bear."""

from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, kept_while_cited
from osl_site.common.withdrawal.triggers import not_chosen_once_withdrawn

PAIRING, OF_NEEDS, OF_ASSETS = "needs_pairing", "needs_need_themes", "needs_asset_themes"

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    *(
        not_chosen_once_withdrawn(PAIRING, f"{name}_id", named=f"needs_{name}", kind=f"needs.{name}")
        for name in ("need", "asset")
    ),
    *(
        kept_while_cited(
            name=f"needs_pairing_keeps_its_{name}", table=f"needs_{name}", citing=PAIRING, column=f"{name}_id"
        )
        for name in ("need", "asset")
    ),
    *(
        not_chosen_once_withdrawn(table, "theme_id", named="centre_theme", kind="centre.theme")
        for table in (OF_NEEDS, OF_ASSETS)
    ),
    readable(PAIRING, "at"),
)
GRANTS = {PAIRING: ALL_ROWS, OF_NEEDS: ALL_ROWS, OF_ASSETS: ALL_ROWS}
