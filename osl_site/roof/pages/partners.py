"""Addresses of partners, and what each role gets there."""

from osl_site.roof.pages.rows import ORGANISER, ORGANISER_MAIL, PUBLIC, READERS, Row, link_of_question, one

PARTNERSHIP = one("partners.Partnership", kind="led")
AHEAD = one("partners.PartnerMeeting", note="")
OVER = one("partners.PartnerMeeting", partnership__isnull=False, note__gt="")
PARTNERS: dict[str, Row] = {
    "public_partners": Row(PUBLIC),
    "public_partners in Ukrainian": Row(PUBLIC, language="uk"),
    "public_partners_csv": Row(PUBLIC, is_page=False),
    "public_partner_correct": Row(PUBLIC, one("partners.Partner", is_public=True)),
    "public_partner_correct in Ukrainian": Row(PUBLIC, one("partners.Partner", is_public=True), language="uk"),
    "public_partner_correct_by_link": Row(PUBLIC, link_of_question()),
    "public_partner_correct_by_link that was used": Row(PUBLIC, link_of_question(outcome="no")),
    "public_partner_corrected": Row(PUBLIC),
    "confirmation_answer of a partner": Row(PUBLIC, link_of_question()),
    "confirmation_answer of a partner in Ukrainian": Row(PUBLIC, link_of_question(), language="uk"),
    "partners:correction_detail": Row("in 403 200 200 403", one("partners.Correction", closed_at=None)),
    "partners:correction_detail of what is decided": Row(
        "in 403 200 200 403", one("partners.Correction", closed_at__isnull=False)
    ),
    "partners:value_accept": Row("in 403 302 403 403", one("partners.CorrectedValue"), method="POST"),
    "partners:value_refuse": Row("in 403 302 403 403", one("partners.CorrectedValue"), method="POST"),
    "partners:partner_ask": Row("in 403 302 403 403", one("partners.Partner"), method="POST"),
    "partners:partner_list": Row(READERS),
    "partners:partner_add": Row(ORGANISER),
    "partners:partner_alike": Row("in 403 200 403 403", query="?name=Biblioteka", is_page=False),
    "partners:partner_detail": Row(READERS, one("partners.Partner")),
    "partners:partner_edit": Row(ORGANISER, one("partners.Partner")),
    "partners:partner_remove": Row(ORGANISER, one("partners.Partner")),
    "partners:partner_restore": Row("in 403 302 403 403", one("partners.Partner"), method="POST"),
    "partners:partner_confirm": Row("in 403 302 403 403", one("partners.Partner"), method="POST"),
    "partners:partner_merge": Row(ORGANISER, one("partners.Partner")),
    "partners:partner_merge with a preview": Row(
        ORGANISER, one("partners.Partner", name="Stowarzyszenie – przykład (Dwórzno)"), query="?z=Stow.+przyk%C5%82ad"
    ),
    "partners:partner_part": Row("in 403 404 403 403", lambda: [1], is_page=False),  # nobody merged any
    "partners:person_informed": Row("in 403 302 403 403", one("partners.ContactPerson"), method="POST"),
    "partners:network": Row(READERS),
    "partners:network of some": Row(READERS, query="?typ=ngo&od=2026-01-01&do=2026-11-30"),
    "partners:network_picture": Row(READERS),
    "partners:head_list": Row(READERS),
    "partners:head_list with filters": Row(READERS, query="?jak=call&szukaj=o"),
    "partners:head_list of those without": Row(READERS, query="?bez=on"),
    "partners:head_enter": Row(ORGANISER),
    "partners:head_enter of one": Row(ORGANISER, query="?wies=1"),
    "partners:head_edit": Row(ORGANISER, one("partners.VillageHead")),
    "partners:head_informed": Row("in 403 302 403 403", one("partners.VillageHead"), method="POST"),
    "partners:head_remove": Row(ORGANISER, one("partners.VillageHead")),
    "partners:coverage": Row(READERS),
    "partners:coverage of blank villages": Row(READERS, query="?bez_nikogo=on"),
    "partners:partnership_list": Row(READERS),
    "partners:partnership_add": Row(ORGANISER),
    "partners:partnership_detail": Row(READERS, PARTNERSHIP),
    "partners:partnership_edit": Row(ORGANISER, PARTNERSHIP),
    "partners:partnership_year": Row(READERS, lambda: [*PARTNERSHIP(), 2026]),
    "partners:partnership_year_pdf": Row(READERS, lambda: [*PARTNERSHIP(), 2026], is_page=False),
    "partners:member_add": Row(ORGANISER, PARTNERSHIP),
    "partners:member_edit": Row(ORGANISER, one("partners.Membership", until=None)),
    "partners:meeting_list": Row(READERS),
    "partners:meeting_add": Row(ORGANISER),
    "partners:meeting_detail": Row(READERS, AHEAD),
    "partners:meeting_detail of one that was": Row(READERS, OVER),
    "partners:meeting_edit": Row(ORGANISER, AHEAD),
    "partners:meeting_note": Row(ORGANISER, OVER),
    "partners:meeting_call_off": Row(ORGANISER, AHEAD),
    "partners:meeting_invite": Row("in 403 302 403 403", AHEAD, method="POST"),
    "partners:log_list": Row(READERS),
    "partners:log_add": Row(READERS),
    "partners:log_detail": Row(READERS, one("partners.LogEntry")),
    "partners:log_edit": Row(ORGANISER, one("partners.LogEntry", by__email=ORGANISER_MAIL)),
    "partners:log_remove": Row(ORGANISER, one("partners.LogEntry", by__email=ORGANISER_MAIL)),
}
LISTS_OF_PARTNERS = (
    "partners:head_list",
    "partners:coverage",
    "partners:log_list",
    "partners:network",
    "partners:meeting_list",
    "partners:partner_list",
    "partners:partnership_list",
)
