"""Addresses of agreements: the list, one of them, its amendments, drafts and signed files (columns:
`pages/table.py`)."""

from osl_site.roof.pages.rows import ORGANISER, READERS, Row, one

DRAFT = one("partners.Agreement", signed_on=None)
SIGNED = one("partners.Agreement", amendments__isnull=False)
ENDED = one("partners.Agreement", ended_on__isnull=False)
AMENDMENT = one("partners.Amendment")
FILE = one("partners.SignedAgreement")
AGREEMENTS = {
    "partners:agreement_list": Row(READERS),
    "partners:agreement_list with filters": Row(READERS, query="?stan=in_force&rodzaj=use"),
    "partners:agreement_list without any": Row(READERS, query="?szukaj=nie+ma+takiego"),
    "partners:agreement_add": Row(ORGANISER),
    "partners:agreement_detail": Row(READERS, SIGNED),
    "partners:agreement_detail of a draft": Row(READERS, DRAFT),
    "partners:agreement_detail of what was ended": Row(READERS, ENDED),
    "partners:agreement_edit": Row(ORGANISER, SIGNED),
    "partners:agreement_edit of a draft": Row(ORGANISER, DRAFT),
    "partners:agreement_amend": Row(ORGANISER, SIGNED),
    "partners:agreement_amend of a draft": Row("in 403 302 403 403", DRAFT),
    "partners:agreement_end": Row(ORGANISER, SIGNED),
    "partners:agreement_file": Row(ORGANISER, SIGNED),
    "partners:agreement_sign": Row(ORGANISER, DRAFT),
    "partners:agreement_pdf": Row(READERS, SIGNED, is_page=False),
    "partners:agreement_docx": Row(READERS, SIGNED, is_page=False),
    "partners:amendment_pdf": Row(READERS, AMENDMENT, is_page=False),
    "partners:amendment_docx": Row(READERS, AMENDMENT, is_page=False),
    "partners:amendment_sign": Row(ORGANISER, AMENDMENT),
    "partners:signed_file": Row(READERS, FILE, is_page=False),
    "partners:signed_supersede": Row(ORGANISER, FILE),
}
LISTS_OF_AGREEMENTS = ("partners:agreement_list",)
