"""Acts on partners, each in one transaction with its entry in the trail."""

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
    "PERSON_FIELDS",
    "change_partner",
    "confirm_partner",
    "create_partner",
    "erase_people",
    "inform_person",
    "people_due",
    "remove_partner",
    "restore_partner",
    "withdraw_partner",
]
