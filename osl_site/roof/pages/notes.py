"""The rows of the table that are pages of notes on the way: without signal, slip by slip, on a walk; columns as in
`osl_site.roof.pages.table`."""

from osl_site.roof.pages.rows import PUBLIC, READERS, Row, one, point

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
}
