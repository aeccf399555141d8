"""Addresses of reports: the list, one of them in each state, its sections, remarks and files (columns:
`pages/table.py`)."""

from osl_site.roof.pages.rows import ORGANISER, READERS, Row, one

OF_DRAFT = one("plans.Report", state="draft")
ACCEPTED = one("plans.Report", state="accepted")
RETURNED = one("plans.Report", state="returned")
OUTLINED = one("plans.ReportOutline")
SECTION = one("plans.ReportSection", report__state="draft", key="goals")
GOES_ON = "in 403 302 403 403"
REPORTS = {
    "plans:report_list": Row(READERS),
    "plans:report_add": Row(ORGANISER),
    "plans:report_detail": Row(READERS, ACCEPTED),
    "plans:report_detail of a draft": Row("in 404 200 404 403", OF_DRAFT),
    "plans:report_detail of what was returned": Row("in 404 200 200 403", RETURNED),
    "plans:report_rows": Row(READERS, ACCEPTED, query="?z=recognition&liczba=notes"),
    "plans:report_rows_xlsx": Row(READERS, ACCEPTED, query="?z=recognition&liczba=notes", is_page=False),
    "plans:report_pdf": Row(READERS, ACCEPTED, is_page=False),
    "plans:report_docx": Row(READERS, ACCEPTED, is_page=False),
    "plans:report_docx of a draft": Row("in 404 200 404 403", OF_DRAFT, is_page=False),
    "plans:report_xlsx": Row(READERS, ACCEPTED, is_page=False),
    "public_progress_sheet": Row("200 200 200 200 200", is_page=False),
    "plans:report_chapter": Row(READERS, ACCEPTED),
    "plans:report_chapter_pdf": Row(READERS, ACCEPTED, is_page=False),
    "plans:report_chapter_docx": Row(READERS, ACCEPTED, is_page=False),
    "plans:report_sheet": Row(READERS, ACCEPTED, is_page=False),
    "plans:report_edit": Row(ORGANISER, OF_DRAFT),
    "plans:report_draw": Row(GOES_ON, OF_DRAFT, method="POST"),
    "plans:outline_detail": Row(ORGANISER),
    "plans:outline_begin": Row(GOES_ON, method="POST"),
    "plans:outline_section_add": Row(ORGANISER),
    "plans:outline_section_edit": Row(ORGANISER, OUTLINED),
    "plans:outline_section_move": Row(GOES_ON, OUTLINED, method="POST"),
    "plans:outline_section_end": Row(GOES_ON, OUTLINED, method="POST"),
    "plans:report_section_add": Row(ORGANISER, OF_DRAFT),
    "plans:report_section_edit": Row(ORGANISER, SECTION),
    "plans:report_section_move": Row(GOES_ON, SECTION, method="POST"),
    "plans:report_section_remove": Row(ORGANISER, SECTION),
    "plans:report_submit": Row(ORGANISER, OF_DRAFT),
    "plans:report_submit of what was accepted": Row(ORGANISER, ACCEPTED),
    "plans:report_withdraw": Row(ORGANISER, ACCEPTED),
    "plans:report_next": Row(GOES_ON, RETURNED, method="POST"),
    "plans:report_discard": Row(ORGANISER, OF_DRAFT),
    "plans:report_bip": Row(ORGANISER, ACCEPTED),
    "plans:report_review": Row("in 403 403 200 403", ACCEPTED),
    "plans:report_remark": Row("in 403 403 200 403", ACCEPTED),
    "plans:report_answer": Row(ORGANISER, one("plans.ReportRemark")),
}
LISTS_OF_REPORTS = ("plans:report_list",)
