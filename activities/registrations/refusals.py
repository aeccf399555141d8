"""What a resident is refused, in words that both forms and services say."""

from django.utils.translation import gettext as _

from osl_site.common.centre.office import rung_or


def crowd_words() -> str:
    """How many may come together, and where one asks for more."""
    return rung_or(_("Wpisz liczbę od 1 do 8."), _("Wpisz liczbę od 1 do 8. Jeśli jest Was więcej, zadzwoń."))


def unchangeable_words() -> str:
    """Of a registration that is over, was erased or struck off."""
    ringing = _("Tego zapisu nie można już zmienić. Zadzwoń do nas.")
    return rung_or(_("Tego zapisu nie można już zmienić."), ringing)
