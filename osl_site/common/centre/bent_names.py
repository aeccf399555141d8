"""Cases and languages in which names of localities are bent, and who says that one is."""

from django.db import models


class Case(models.TextChoices):
    """A case of a name."""

    NOMINATIVE = "nominative", "mianownik"
    GENITIVE = "genitive", "dopełniacz"
    DATIVE = "dative", "celownik"
    ACCUSATIVE = "accusative", "biernik"
    INSTRUMENTAL = "instrumental", "narzędnik"
    LOCATIVE = "locative", "miejscownik"


class Source(models.TextChoices):
    """Who says that a name is bent so."""

    OFFICE = "office", "z centrum"
    ANALOGY = "analogy", "propozycja"


POLISH, UKRAINIAN = "pl", "uk"
NAMED_FORMS = {  # how pages, the demonstration and the trail name the forms that there are
    **{str(case): {"case": case, "language": POLISH} for case in Case if case != Case.NOMINATIVE},
    "ukrainian": {"case": Case.NOMINATIVE, "language": UKRAINIAN},
}
