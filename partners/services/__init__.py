"""Acts on partners, each in one transaction with its entry in the trail."""

from partners.services.agreements import (
    NOT_SIGNED,
    amend_agreement,
    change_agreement,
    draft_agreement,
    end_agreement,
    file_agreement,
    sign_agreement,
    sign_amendment,
    supersede_file,
    tell_of_ends,
)
from partners.services.heads import NewHead, change_head, enter_heads, inform_head, remove_head
from partners.services.initiative_means import add_means, change_means, remove_means
from partners.services.initiatives import (
    begin_initiative,
    change_initiative,
    hand_initiative,
    move_initiative,
    restore_initiative,
    withdraw_initiative,
)
from partners.services.log import FollowUp, change_entry, create_entry, remove_entry
from partners.services.merging import merge_partners, part_partners, preview_merge
from partners.services.partners import (
    change_partner,
    confirm_partner,
    create_partner,
    remove_partner,
    restore_partner,
    withdraw_partner,
)
from partners.services.people import PERSON_FIELDS, erase_people, inform_person, people_due

__all__ = [
    "NOT_SIGNED",
    "PERSON_FIELDS",
    "FollowUp",
    "NewHead",
    "add_means",
    "amend_agreement",
    "begin_initiative",
    "change_agreement",
    "change_entry",
    "change_head",
    "change_initiative",
    "change_means",
    "change_partner",
    "confirm_partner",
    "create_entry",
    "create_partner",
    "draft_agreement",
    "end_agreement",
    "enter_heads",
    "erase_people",
    "file_agreement",
    "hand_initiative",
    "inform_head",
    "inform_person",
    "merge_partners",
    "move_initiative",
    "part_partners",
    "people_due",
    "preview_merge",
    "remove_entry",
    "remove_head",
    "remove_means",
    "remove_partner",
    "restore_initiative",
    "restore_partner",
    "sign_agreement",
    "sign_amendment",
    "supersede_file",
    "tell_of_ends",
    "withdraw_initiative",
    "withdraw_partner",
]
