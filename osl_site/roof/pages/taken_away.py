"""What people of the office take away as a file or on paper, and of what they are asked to prove first to be there.

Each list that can be printed and exported (`LISTS`) and each address of the staff that hands out a file stands here:
`ASKED`, or the reason why nothing is asked. `tests/sign_in/test_taken_away.py` finds the ones that are missing, asks
for each without a proof, and looks into those that go out unasked for the data of residents.
"""

ASKED = ""  # a proof within fifteen minutes, and a line in the log of accesses
OF_A_PLAN = "a plan is public; where words of it are not, its files are asked about (`plans/views/whole_text.py`)"

TAKEN_AWAY: dict[str, str] = {
    "needs:note_list": ASKED,
    "needs:submission_list": ASKED,
    "outgoing_letter_list": ASKED,
    "needs:legal_kind_list": "articles and terms",
    "outgoing_letter_pdf": ASKED,
    "outgoing_letter_docx": ASKED,
    "needs:support_list": ASKED,
    "needs:handed_list": "numbers, days and places of submissions, and no word of them",
    "needs:round_list": "names and days of rounds, and how much they gathered",
    "needs:helper_list": ASKED,
    "promise_list": ASKED,
    "needs:need_list": ASKED,
    "needs:asset_list": ASKED,
    "needs:conclusion_list": "sentences that stand in the plan, which everybody reads; nobody is named in them",
    "partners:partner_list": ASKED,
    "plans:plan_list": "titles, days and states of plans",
    "activities:activity_list": "the offer as residents read it, and who of the office answers for it",
    "activities:occurrence_list": "the calendar as residents read it",
    "activities:result_list": "names and days of meetings whose results are missing",
    "activities:sign_up_list": "how many signed up, and never who",
    "activities:venue_list": "places, as residents read of them",
    "activities:check_list": "which checks the law wants, and of nobody",
    "locality_list": "names of the official register",
    "commune_list": "names of the official register",
    "village_list": "names of the official register",
    "group_list": "words for groups of residents",
    "service_list": "words for services",
    "theme_list": "words for themes of the offer",
    "submission_state_list": "words for how submissions stand",
    "method_list": "words for methods of recognition",
    "text_list": "whose words a text has, and none of them",
    "activities:clause_list": "what everybody reads beside the form, and how many did",
    "needs:clause_list": "the same beside the form of submissions",
    "account_list": ASKED,
    "refused_list": ASKED,
    "privacy_register": "kinds of data, and nobody's",
    "retention_list": "periods and figures",
    "discarding_list": "which plans went on which ground; who said so is on every plan",
    "audit_trail": ASKED,
    "access_log": ASKED,
    "activities:registration_sheet": ASKED,
    "activities:registration_export": ASKED,
    "import_sample": "a sample with made-up rows",
    "needs:slips_sheet": "an empty sheet of questions",
    "photo_file": "a photograph as the page of its row shows it, one at a time, to whoever reads that row",
    "discarding_file": "what the archive wrote of a plan; of nobody",
    "plans:version_pdf": OF_A_PLAN,
    "plans:version_docx": OF_A_PLAN,
    "plans:version_xlsx": OF_A_PLAN,
    "plans:version_scan": OF_A_PLAN,
    "plans:signed_copy_file": OF_A_PLAN,
}
