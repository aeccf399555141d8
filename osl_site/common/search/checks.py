"""What `manage.py check` says of the dictionary."""

from importlib.util import find_spec

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning

from osl_site.common.search.lemmas import MORFEUSZ, SNOWBALL

UNKNOWN = f"OSL_LEMMAS: wpisz „{MORFEUSZ}” albo „{SNOWBALL}”, albo usuń tę zmienną."
NO_DICTIONARY = "Na tym komputerze nie ma słownika Morfeusz: wyszukiwarka obcina końcówki i znajduje mniej."


def dictionary_is_there(**options: object) -> list[CheckMessage]:
    """A setting that names none is an error; a missing wheel is said, unless the setting says it is to be so."""
    if settings.LEMMAS not in ("", MORFEUSZ, SNOWBALL):
        return [Error(UNKNOWN, id="search.E001")]
    if settings.LEMMAS != SNOWBALL and not find_spec("morfeusz2"):
        hint = f"OSL_LEMMAS={SNOWBALL} mówi, że tak ma być."
        return [Warning(NO_DICTIONARY, hint=hint, id="search.W001")]
    return []
