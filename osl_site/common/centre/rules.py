"""Who may set the office up."""

from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_administrator, is_organiser

CONTENT_FIELDS = (
    "name_uk",
    "name_en",
    "address",
    "opening_hours",
    "organiser_name",
    "organiser_room",
    "organiser_phone",
    "organiser_email",
    "controller",
    "dpo_contact",
    "registrations_kept_days",
    "statement_published_on",
    "statement_reviewed_on",
    "approval_basis",
    "file_plan_symbol",
    "archive_category",
    "case_mark_pattern",
    "days_to_decide",
    "days_to_read",
    "days_to_hear",
    "chapter_days",
    "sheet_day",
    "sheet_km",
)


def may_edit_office(user: User) -> bool:
    """The administrator everything, the organiser the content: contacts, hours, texts."""
    return is_administrator(user) or is_organiser(user)


def may_edit_whole_office(user: User) -> bool:
    return is_administrator(user)


def may_edit_dictionaries(user: User) -> bool:
    return is_administrator(user)
