"""How one joins, in words; nobody is asked to ring where there is no number."""

from django.utils.translation import gettext as _

from activities.models import Activity, SignUp


def how_one_joins(row: Activity, *, has_place: bool, may_ring: bool) -> str:
    """How one joins, as a sentence that says what to do; nobody is asked to ring where there is no number."""
    if row.paused_at:
        return _("Zadzwoń i zapytaj, kiedy wracamy.") if may_ring else _("Zapytaj nas, kiedy wracamy.")
    if row.sign_up == SignUp.NONE:
        return no_sign_up_in_words(has_place=has_place, may_ring=may_ring)
    if row.is_continuous and may_ring:
        return _("Zadzwoń i powiedz, czego potrzebujesz albo w czym możesz pomóc.")
    if row.is_continuous:
        return _("Powiedz nam, czego potrzebujesz albo w czym możesz pomóc.")
    if row.sign_up != SignUp.PHONE:
        return _("Trzeba się zapisać.")
    return _("Zapisz się przez telefon.") if may_ring else at_office()[0]


def at_office() -> tuple[str, str]:
    """How one signs up where it is not done by oneself, and there is no number to ring; and the same in short."""
    return _("Zapisz się u nas w biurze."), _("zapisy w biurze")


def no_sign_up_in_words(*, has_place: bool, may_ring: bool) -> str:
    """What one does where nobody signs up."""
    if has_place:
        return _("Nie trzeba się zapisywać. Przyjdź.")
    return _("Po prostu zadzwoń.") if may_ring else _("Nie trzeba się zapisywać.")
