"""Kinds of actions, by the tasks of art. 32."""

from django.db import models


class Kind(models.TextChoices):
    """The legal kind of an action or activity (art. 13 ust. 1 pkt 6, art. 32 pkt 1 and 3–5)."""

    SELF_HELP = "self_help", "samopomocowe"
    VOLUNTEER = "volunteer", "wolontaryjne"
    NEIGHBOURLY = "neighbourly", "sąsiedzkie"
    ACTIVATION = "activation", "aktywizacja"
    BONDS = "bonds", "więzi i integracja"
    COOPERATION = "cooperation", "współpraca z partnerami"
    RECOGNITION = "recognition", "rozeznanie"


SUPPORTING_KINDS = (Kind.SELF_HELP, Kind.VOLUNTEER, Kind.NEIGHBOURLY)
