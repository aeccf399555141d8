"""Acts on partners, each in one transaction with its entry in the trail."""

from partners.services.partners import (
    PERSON_FIELDS,
    change_partner,
    confirm_partner,
    create_partner,
    remove_partner,
    restore_partner,
    withdraw_partner,
)

__all__ = [
    "PERSON_FIELDS",
    "change_partner",
    "confirm_partner",
    "create_partner",
    "remove_partner",
    "restore_partner",
    "withdraw_partner",
]
