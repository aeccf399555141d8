"""The rows of the table that are pages of notes on the way: without signal, slip by slip, on a walk, of
support, of what was promised about them, and from files; columns as in
`osl_site.roof.pages.table`."""

from osl_site.roof.pages.rows import (
    COWORKER_MAIL,
    LISTENERS,
    ORGANISER,
    ORGANISER_MAIL,
    PUBLIC,
    READERS,
    Row,
    one,
    part,
    point,
    sent,
)

IPUS = "in 403 200 200 403"  # those to whom it is presented; who presents it is a receiver
OWN = "in 404 200 404 403"  # of whoever sent the file

NOTES: dict[str, Row] = {
    "phone_shell": Row(PUBLIC),
    "phone_worker": Row(PUBLIC, is_page=False),
    "phone_token": Row("401 200 200 200 403", is_page=False),
    "needs:slips_add": Row(READERS),
    "needs:slips_sheet": Row(READERS, is_page=False),
    "needs:walk_detail": Row(READERS, one("needs.FieldNote", points__position=1)),
    "needs:point_add": Row("in 200 200 403 403", one("needs.FieldNote", points__position=1)),
    "needs:point_edit": Row("in 200 200 403 403", point),
    "needs:point_remove": Row("in 200 200 403 403", point),
    "needs:round_list": Row(READERS),
    "needs:round_list without any": Row(READERS, query="?szukaj=nie+ma+takiej"),
    "needs:round_add": Row(ORGANISER),
    "needs:round_detail": Row(READERS, one("needs.AssessmentRound", notes__isnull=False)),
    "needs:round_edit": Row(ORGANISER, one("needs.AssessmentRound")),
    "needs:round_visit": Row(READERS, one("needs.AssessmentRound")),
    "needs:round_days": Row(ORGANISER, one("needs.AssessmentRound")),
    "needs:round_remove": Row(ORGANISER, one("needs.AssessmentRound")),
    "needs:ipus_list": Row(IPUS, receiver="200"),
    "needs:ipus_add": Row("in 403 200 403 403", receiver="200"),
    "needs:ipus_detail": Row(IPUS, one("needs.IpusSummary", corrected_by=None), receiver="200"),
    "needs:ipus_correct": Row("in 403 200 403 403", one("needs.IpusSummary", corrected_by=None), receiver="200"),
    "needs:ipus_file": Row(IPUS, one("needs.IpusSummary", file__isnull=False), is_page=False, receiver="200"),
    "needs:ipus_note": Row(ORGANISER, one("needs.IpusSummary", corrected_by=None)),
    "needs:ipus_need": Row(ORGANISER, one("needs.IpusSummary", corrected_by=None)),
    "needs:support_list": Row(READERS),
    "needs:support_list with filters": Row(READERS, query="?z_kim=person&od=2026-01-01"),
    "needs:support_list without any": Row(READERS, query="?szukaj=nie+ma+takiego"),
    "needs:support_add": Row(READERS),
    "needs:support_figures": Row(READERS),
    "needs:support_figures of nothing": Row(READERS, query="?od=2020-01-01&do=2020-01-02"),
    "needs:support_detail": Row(READERS, one("needs.Support", kind="person")),
    "needs:support_detail of a group": Row(READERS, one("needs.Support", kind="initiative")),
    "needs:support_edit": Row(ORGANISER, one("needs.Support", kind="person", by__email=ORGANISER_MAIL)),
    "needs:support_edit of a group": Row(ORGANISER, one("needs.Support", kind="initiative")),
    "needs:support_remove": Row(ORGANISER, one("needs.Support", kind="person", by__email=ORGANISER_MAIL)),
    "import_add": Row(READERS, lambda: ["notatki"]),
    "import_add of submissions": Row(LISTENERS, lambda: ["zgloszenia"]),
    "import_add of needs": Row(ORGANISER, lambda: ["potrzeby"]),
    "import_sample": Row(READERS, lambda: ["notatki", "xlsx"], is_page=False),
    "import_columns": Row(OWN, sent("taken")),
    "import_run": Row(OWN, sent("looked")),
    "import_run that is refused": Row(OWN, sent("refused")),
    "import_add of partners": Row(ORGANISER, lambda: ["partnerzy"]),
    "import_run that asks who is there already": Row(OWN, sent("looked", "partnerzy")),
    "import_take": Row("in 404 302 404 403", sent("taken"), method="POST"),
    "promise_list": Row(READERS),
    "promise_list with filters": Row(READERS, query="?moje=on&zrobione=on&od=2026-01-01"),
    "promise_add": Row(READERS, part("notatka", "needs.FieldNote")),
    "promise_add about a submission": Row(
        "in 404 200 403 403", part("zgloszenie", "needs.Submission", for_director=False)
    ),
    "promise_add about a person": Row(
        "in 200 200 403 403", part("wsparcie", "needs.Support", name="", partner=None, by__email=COWORKER_MAIL)
    ),
    "promise_edit": Row(ORGANISER, one("promises.Promise", done_on=None, owner__email=ORGANISER_MAIL)),
    "promise_keep": Row(ORGANISER, one("promises.Promise", done_on=None, owner__email=ORGANISER_MAIL)),
    "promise_keep of what is done": Row("in 302 302 302 403", one("promises.Promise", done_on__isnull=False)),
}
