"""A link of a partner is called off once and leads nowhere from then on; that it was given stays."""

from osl_site.common.database.grants import ADD_AND_CHANGE
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import refusal

LINK = "activities_partnerlink"

TRIGGERS = (
    refusal(
        name="activities_partner_link_is_called_off_once",
        table=LINK,
        fires="before update",
        when="(old.id, old.made_at, coalesce(old.called_off_at, new.called_off_at))"
        " is distinct from (new.id, new.made_at, new.called_off_at)",
        says="a link that was called off stays so",
    ),
    readable(LINK, "made_at", "called_off_at"),
)
GRANTS = {LINK: ADD_AND_CHANGE}
