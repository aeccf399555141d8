"""The class of the plan in the unit's own file plan: how a category is written, and whether somebody confirmed it."""

import re

from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, QuerySet

from osl_site.common.centre.models import Centre, ConfirmedClass

CATEGORY = re.compile(r"A|BC|BE?[1-9]\d?")


def category_of(typed: str) -> str:
    """An archive category as file plans write it: „A”, „B10”, „BE10”, „Bc”. Raises ValidationError for another word."""
    said = "".join(typed.split()).upper()
    if not CATEGORY.fullmatch(said):
        raise ValidationError("Wpisz kategorię z wykazu akt: A, Bc albo B lub BE z liczbą lat. Na przykład: BE10.")
    return "Bc" if said == "BC" else said


def unconfirmed() -> QuerySet[Centre]:
    """The office, as long as nobody has confirmed the symbol and the category that it has today."""
    newer = ConfirmedClass.objects.filter(pk__gt=OuterRef("pk")).order_by()
    last = ConfirmedClass.objects.filter(~Exists(newer)).order_by()
    same = last.filter(symbol=OuterRef("file_plan_symbol"), category=OuterRef("archive_category"))
    return Centre.objects.filter(~Exists(same))
