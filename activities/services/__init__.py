from activities.planning.recurrence import hours
from activities.services.activities import (
    change_activity,
    copied_values,
    copy_activity,
    create_activity,
    remove_draft,
    why_not_removable,
)
from activities.services.activity_states import end_activity, pause_activity, resume_activity
from activities.services.burst import remove_burst
from activities.services.chosen import cancel_chosen, publish_chosen
from activities.services.civic import (
    add_civic_date,
    add_usual_dates,
    change_civic_date,
    tick_civic_date,
    untick_civic_date,
)
from activities.services.codes import by_code, give_new_code
from activities.services.coverage import explain_gap
from activities.services.handing_over import hand_over_activities
from activities.services.minors import (
    add_check,
    add_lead,
    change_check,
    correct_check,
    forget_lead,
    record_check,
    record_checks,
    register_lead,
    remove_check,
    remove_lead,
    require_check,
)
from activities.services.notices import contacts_due, erase_contacts, record_call, remind, send_message, to_remind
from activities.services.occurrences import (
    annotate_occurrence,
    cancel_occurrence,
    change_place,
    delete_occurrence,
    move_occurrence,
    plan_occurrence,
    restore_occurrence,
)
from activities.services.partner_links import call_link_off, give_link
from activities.services.proposals import propose_event
from activities.services.publication import publish_activity, publish_occurrences, why_not_public
from activities.services.registrations import (
    change_registration,
    confirm_place,
    give_up,
    sign_up,
    take_back_giving_up,
)
from activities.services.results import correct_result, enter_result, note_learnt, why_no_result, why_not_deleted
from activities.services.series import change_occurrences, create_with_dates, plan_occurrences
from activities.services.tallies import AHEAD as TALLY_AHEAD
from activities.services.tallies import correct_tally, enter_tallies, enter_tally
from activities.services.venues import change_venue, create_venue, remove_venue, restore_venue, withdraw_venue
from activities.services.village_sheets import make_sheet, make_sheets_that_lack, send_sheets, tell_by_phone
from activities.services.voices import answer_after, enter_voice
from activities.services.waiting_list import expire_offered_seats, unanswered
from activities.services.words_back import SHOWN as WORD_BACK_SHOWN
from activities.services.words_back import (
    approve_word_back,
    change_word_back,
    draft_word_back,
    remove_word_back,
    withdraw_word_back,
)

__all__ = [
    "TALLY_AHEAD",
    "WORD_BACK_SHOWN",
    "add_check",
    "add_civic_date",
    "add_lead",
    "add_usual_dates",
    "annotate_occurrence",
    "answer_after",
    "approve_word_back",
    "by_code",
    "call_link_off",
    "cancel_chosen",
    "cancel_occurrence",
    "change_activity",
    "change_check",
    "change_civic_date",
    "change_occurrences",
    "change_place",
    "change_registration",
    "change_venue",
    "change_word_back",
    "confirm_place",
    "contacts_due",
    "copied_values",
    "copy_activity",
    "correct_check",
    "correct_result",
    "correct_tally",
    "create_activity",
    "create_venue",
    "create_with_dates",
    "delete_occurrence",
    "draft_word_back",
    "end_activity",
    "enter_result",
    "enter_tallies",
    "enter_tally",
    "enter_voice",
    "erase_contacts",
    "expire_offered_seats",
    "explain_gap",
    "forget_lead",
    "give_link",
    "give_new_code",
    "give_up",
    "hand_over_activities",
    "hours",
    "make_sheet",
    "make_sheets_that_lack",
    "move_occurrence",
    "note_learnt",
    "pause_activity",
    "plan_occurrence",
    "plan_occurrences",
    "propose_event",
    "publish_activity",
    "publish_chosen",
    "publish_occurrences",
    "record_call",
    "record_check",
    "record_checks",
    "register_lead",
    "remind",
    "remove_burst",
    "remove_check",
    "remove_draft",
    "remove_lead",
    "remove_venue",
    "remove_word_back",
    "require_check",
    "restore_occurrence",
    "restore_venue",
    "resume_activity",
    "send_message",
    "send_sheets",
    "sign_up",
    "take_back_giving_up",
    "tell_by_phone",
    "tick_civic_date",
    "to_remind",
    "unanswered",
    "untick_civic_date",
    "why_no_result",
    "why_not_deleted",
    "why_not_public",
    "why_not_removable",
    "withdraw_venue",
    "withdraw_word_back",
]
