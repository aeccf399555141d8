"""Who may open what of submissions: residents' pages and the inbox, on the demonstration office."""

from osl_site.roof.pages.rows import LISTENERS, NOBODYS, PUBLIC, Row, code_at, one, receipt_at, submission

HANDED_OVER = {"handovers__isnull": False, "handovers__ended": None}
SUBMISSIONS: dict[str, Row] = {
    "needs:submission_list": Row(LISTENERS),
    "needs:submission_list of what waits": Row(LISTENERS, query="?stan=waiting"),
    "needs:submission_list without any": Row(LISTENERS, query="?szukaj=nie+ma+takiego"),
    "needs:submission_add": Row(LISTENERS),
    "needs:submission_detail": Row(LISTENERS, submission(0)),
    "needs:submission_detail in another language": Row(LISTENERS, submission(10)),
    "needs:submission_detail to be rung": Row(LISTENERS, submission(13)),
    "needs:submission_detail of a complaint": Row("in 403 404 200 403", submission(20)),
    "needs:submission_hand_over": Row("in 403 200 403 403", submission(6)),
    "needs:handover_take_back": Row("in 403 302 403 403", one("needs.Submission", **HANDED_OVER), method="POST"),
    "needs:submission_detail handed over": Row(LISTENERS, one("needs.Submission", **HANDED_OVER)),
    "needs:submission_detail taken over": Row(LISTENERS, submission(15)),
    "submission_checked of what was handed over": Row(PUBLIC, code_at(15)),
    "needs:handed_list": Row(NOBODYS, receiver="200"),
    "needs:handed_detail": Row(NOBODYS, one("needs.Handover", ended=None, taken=None), receiver="200"),
    "needs:handed_detail taken over": Row(
        NOBODYS, one("needs.Handover", ended=None, taken__isnull=False), receiver="200"
    ),
    "needs:handed_take": Row(NOBODYS, one("needs.Handover", ended=None, taken=None), method="POST", receiver="302"),
    "needs:handed_end": Row(NOBODYS, one("needs.Handover", ended=None), method="POST", receiver="302"),
    "needs:submission_detail of what is urgent": Row(LISTENERS, submission(7)),
    "needs:submission_urgent": Row(LISTENERS, submission(7)),
    "needs:submission_urgent for the first time": Row(LISTENERS, submission(6)),
    "needs:urgent_taken_over": Row(LISTENERS, submission(7, "team")),
    "needs:submission_act of what is urgent": Row("in 403 200 403 403", submission(7, "odloz")),
    "submission_checked of what is urgent": Row(PUBLIC, code_at(7)),
    "needs:submission_act": Row("in 403 200 403 403", submission(6, "odloz")),
    "needs:submission_act of writing": Row("in 403 200 403 403", submission(6, "odpowiedz")),
    "needs:submission_act of links": Row("in 403 200 403 403", submission(6, "powiaz")),
    "needs:submission_act of Polish": Row("in 403 200 403 403", submission(23, "po-polsku")),
    "needs:submission_take_on": Row("in 403 302 403 403", submission(6), method="POST"),
    "needs:submission_erase_contact": Row("in 403 302 403 403", submission(23), method="POST"),
    "needs:submission_called": Row(
        "in 403 302 403 403",
        lambda: [*submission(13)(), *one("needs.SubmissionCall", state="to_call")()],
        method="POST",
    ),
    "needs:submission_link": Row(
        "in 403 302 403 403",
        lambda: [*submission(0, "zgloszenie")(), *submission(6)()],
        method="POST",
    ),
    "needs:submission_unlink": Row(
        "in 403 302 403 403",
        lambda: [*submission(0, "potrzeba")(), *one("needs.Need", submissions__isnull=False)()],
        method="POST",
    ),
    "tell_us": Row(PUBLIC),
    "tell_us in Ukrainian": Row(PUBLIC, language="uk"),
    "tell_us in English": Row(PUBLIC, language="en"),
    "submission_sent": Row(PUBLIC, receipt_at(6)),
    "submission_check": Row(PUBLIC),
    "submission_checked": Row(PUBLIC, code_at(16)),
    "submission_checked of what waits": Row(PUBLIC, code_at(6)),
    "submission_checked in Ukrainian": Row(PUBLIC, code_at(19), language="uk"),
}
