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
    "add_template_chapter",
    "answer_remark",
    "begin_template",
    "change_action",
    "change_chapter",
    "change_goal",
    "change_indicator",
    "change_remark",
    "change_template_chapter",
    "change_version",
    "correct",
    "correct_log",
    "correct_value",
    "create_plan",
    "decide",
    "discard",
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
    "move_template_chapter",
    "move_to_goal",
    "next_attempt",
    "open_update",
    "prolong",
    "publish",
    "publish_copy",
    "remove",
    "remove_template_chapter",
    "repeal",
    "submit",
    "take_back_remark",
    "upload_copy",
    "withdraw",
]
