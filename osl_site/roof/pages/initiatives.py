"""Addresses of initiatives: the list, one of them, what it lacks, its money, and what residents read (columns:
`pages/table.py`); with them those of agreements."""

from osl_site.roof.pages.agreements import AGREEMENTS, LISTS_OF_AGREEMENTS
from osl_site.roof.pages.rows import ORGANISER, PUBLIC, READERS, Row, one

GOING_ON = one("partners.Initiative", title="Odnowić świetlicę")
DONE = one("partners.Initiative", is_public=True)
INITIATIVES = {
    "partners:initiative_list": Row(READERS),
    "partners:initiative_list with filters": Row(READERS, query="?etap=doing&prowadzi=residents"),
    "partners:initiative_list without any": Row(READERS, query="?szukaj=nie+ma+takiej"),
    "partners:initiative_add": Row(ORGANISER),
    "partners:initiative_detail": Row(READERS, GOING_ON),
    "partners:initiative_detail of what is done": Row(READERS, DONE),
    "partners:initiative_edit": Row(ORGANISER, GOING_ON),
    "partners:initiative_stage": Row(ORGANISER, GOING_ON),
    "partners:initiative_lead": Row(ORGANISER, GOING_ON),
    "partners:initiative_withdraw": Row(ORGANISER, GOING_ON),
    "partners:initiative_restore": Row("in 403 302 403 403", GOING_ON, method="POST"),
    "partners:lack_add": Row(ORGANISER, GOING_ON),
    "partners:lack_edit": Row(ORGANISER, one("partners.Lack", met_on=None)),
    "partners:lack_remove": Row(ORGANISER, one("partners.Lack", met_on=None)),
    "partners:funding_add": Row(ORGANISER, GOING_ON),
    "partners:funding_edit": Row(ORGANISER, one("partners.Funding", state="seeking")),
    "partners:funding_remove": Row(ORGANISER, one("partners.Funding", state="seeking")),
    "needs:lack_asset": Row(ORGANISER, one("partners.Lack", helped_by__isnull=False)),
    "needs:lack_asset_remove": Row(
        "in 403 302 403 403",
        lambda: [*one("partners.Lack", helped_by__isnull=False)(), *one("needs.Asset", for_lacks__isnull=False)()],
        method="POST",
    ),
    "public_initiatives": Row(PUBLIC),
    "public_initiatives in Ukrainian": Row(PUBLIC, language="uk"),
} | AGREEMENTS
LISTS_OF_INITIATIVES = ("partners:initiative_list", *LISTS_OF_AGREEMENTS)
