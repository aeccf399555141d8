"""The rows of the table that are pages of notes on the way: without signal, slip by slip, on a walk, and of
what was promised about them; columns as in
`osl_site.roof.pages.table`."""

from osl_site.roof.pages.rows import ORGANISER, ORGANISER_MAIL, PUBLIC, READERS, Row, one, part, point

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
    "promise_list": Row(READERS),
    "promise_list with filters": Row(READERS, query="?moje=on&zrobione=on&od=2026-01-01"),
    "promise_add": Row(READERS, part("notatka", "needs.FieldNote")),
    "promise_add about a submission": Row(
        "in 404 200 403 403", part("zgloszenie", "needs.Submission", for_director=False)
    ),
    "promise_edit": Row(ORGANISER, one("promises.Promise", done_on=None, owner__email=ORGANISER_MAIL)),
    "promise_keep": Row(ORGANISER, one("promises.Promise", done_on=None, owner__email=ORGANISER_MAIL)),
    "promise_keep of what is done": Row("in 302 302 302 403", one("promises.Promise", done_on__isnull=False)),
}
