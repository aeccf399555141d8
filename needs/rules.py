"""Who may do what with what the office learnt (design § 3): everyone writes notes, the organiser draws from them."""

from needs.models import FieldNote
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_organiser, may_read_rooms, only_decides


def may_read(user: User) -> bool:
    return may_read_rooms(user)


def may_read_note(user: User, note: FieldNote) -> bool:
    """With its photographs."""
    return may_read(user)


def may_write_notes(user: User) -> bool:
    """Whoever meets residents writes down what they heard: organiser, coworker and director alike."""
    return may_read_rooms(user)


def writes_on_the_way(user: User) -> bool:
    """Has a new note at hand on a phone: everyone who writes notes but those who only decide."""
    return may_write_notes(user) and not only_decides(user)


def may_change_note(user: User, note: FieldNote) -> bool:
    """The organiser any note, everyone else only their own."""
    return is_organiser(user) or (may_write_notes(user) and note.written_by_id == user.pk)


def may_edit(user: User) -> bool:
    """Needs, assets and conclusions."""
    return is_organiser(user)
