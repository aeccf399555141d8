from plans.services.action_log import add_log, correct_log
from plans.services.arranging import discard, edition_of, move, move_to_goal, remove
from plans.services.decisions import correct, prolong, repeal
from plans.services.drafting import (
    add_action,
    add_actions,
    add_chapter,
    add_goal,
    add_indicator,
    change_action,
    change_chapter,
    change_goal,
    change_indicator,
    change_version,
    create_plan,
)
from plans.services.entries import correct_value, enter_value, enter_values
from plans.services.exclusions import end_exclusion, exclude
from plans.services.filing import file_away
from plans.services.paper import enter_from_paper
from plans.services.publication import publish
from plans.services.report_review import (
    add_report_remark,
    answer_report_remark,
    decide_on_report,
    next_report,
    note_report_in_bip,
    submit_report,
    withdraw_report,
)
from plans.services.reports import (
    add_section,
    change_report,
    change_section,
    create_report,
    discard_report,
    draw_drafts_again,
    draw_report_again,
    move_section,
    remove_section,
)
from plans.services.review import add_remark, answer_remark, change_remark, decide, take_back_remark
from plans.services.signed_copies import drop_upload, keep_copy, publish_copy, upload_copy
from plans.services.submission import submit, withdraw
from plans.services.template import (
    add_template_chapter,
    begin_template,
    change_template_chapter,
    move_template_chapter,
    remove_template_chapter,
)
from plans.services.versions import next_attempt, open_update

__all__ = [
    "add_action",
    "add_actions",
    "add_chapter",
    "add_goal",
    "add_indicator",
    "add_log",
    "add_remark",
    "add_report_remark",
    "add_section",
    "add_template_chapter",
    "answer_remark",
    "answer_report_remark",
    "begin_template",
    "change_action",
    "change_chapter",
    "change_goal",
    "change_indicator",
    "change_remark",
    "change_report",
    "change_section",
    "change_template_chapter",
    "change_version",
    "correct",
    "correct_log",
    "correct_value",
    "create_plan",
    "create_report",
    "decide",
    "decide_on_report",
    "discard",
    "discard_report",
    "draw_drafts_again",
    "draw_report_again",
    "drop_upload",
    "edition_of",
    "end_exclusion",
    "enter_from_paper",
    "enter_value",
    "enter_values",
    "exclude",
    "file_away",
    "keep_copy",
    "move",
    "move_section",
    "move_template_chapter",
    "move_to_goal",
    "next_attempt",
    "next_report",
    "note_report_in_bip",
    "open_update",
    "prolong",
    "publish",
    "publish_copy",
    "remove",
    "remove_section",
    "remove_template_chapter",
    "repeal",
    "submit",
    "submit_report",
    "take_back_remark",
    "upload_copy",
    "withdraw",
    "withdraw_report",
]
