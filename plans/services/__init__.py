from plans.services.drafting import (
    add_action,
    add_chapter,
    add_goal,
    add_indicator,
    change_action,
    change_chapter,
    change_goal,
    change_indicator,
    change_version,
    create_plan,
    discard,
    move,
    remove,
)
from plans.services.handing import submit, withdraw
from plans.services.review import add_remark, answer_remark, decide
from plans.services.versions import next_attempt, open_update

__all__ = [
    "add_action",
    "add_chapter",
    "add_goal",
    "add_indicator",
    "add_remark",
    "answer_remark",
    "change_action",
    "change_chapter",
    "change_goal",
    "change_indicator",
    "change_version",
    "create_plan",
    "decide",
    "discard",
    "move",
    "next_attempt",
    "open_update",
    "remove",
    "submit",
    "withdraw",
]
