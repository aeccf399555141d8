"""What a partner can be: kinds, legal forms, states, ways to be reached. Pure words."""

from django.db import models


class PartnerKind(models.TextChoices):
    RURAL_WOMEN = "rural_women", "koło gospodyń wiejskich"
    FIRE_BRIGADE = "fire_brigade", "ochotnicza straż pożarna"
    PARISH = "parish", "parafia"
    LIBRARY = "library", "biblioteka"
    SCHOOL = "school", "szkoła"
    VILLAGE_COUNCIL = "village_council", "rada sołecka"
    LOCAL_ACTION_GROUP = "local_action_group", "lokalna grupa działania"
    NGO = "ngo", "organizacja pozarządowa"
    INFORMAL = "informal", "grupa nieformalna"
    COMPANY = "company", "firma"
    PUBLIC = "public", "instytucja publiczna"
    OTHER = "other", "inny partner"


class LegalForm(models.TextChoices):
    """What a partner is in law. A group without numbers is an informal one."""

    ASSOCIATION = "association", "stowarzyszenie"
    SIMPLE_ASSOCIATION = "simple_association", "stowarzyszenie zwykłe"
    FOUNDATION = "foundation", "fundacja"
    RURAL_WOMEN = "rural_women", "koło gospodyń wiejskich"
    CHURCH = "church", "osoba prawna kościelna"
    CULTURE = "culture", "instytucja kultury"
    UNIT = "unit", "jednostka gminy"
    VILLAGE = "village", "organ sołectwa"
    COOPERATIVE = "cooperative", "spółdzielnia"
    BUSINESS = "business", "firma"
    HEALTH = "healthcare", "zakład leczniczy"
    PUBLIC = "public", "inny urząd albo instytucja"
    INFORMAL = "informal", "grupa bez osobowości prawnej"
    OTHER = "other", "inna"


class PartnerState(models.TextChoices):
    ACTIVE = "active", "Aktywny"
    PAUSED = "paused", "Wstrzymany"
    CLOSED = "closed", "Chwilowo nieczynny"
    ENDED = "ended", "Zakończył działalność"


class CommunityWork(models.TextChoices):
    """Whether a partner does what the act asks about (art. 32 pkt 5). Nothing: nobody asked yet."""

    ANIMATION = "animation", "animacja lokalna"
    OTHER = "other", "inna praca środowiskowa"
    BOTH = "both", "animacja i inna praca środowiskowa"
    NONE = "none", "nie prowadzi"


class Channel(models.TextChoices):
    """How they like to be reached."""

    PHONE = "phone", "telefon"
    EMAIL = "email", "e-mail"
    PRINT = "print", "list albo druk"
    IN_PERSON = "in_person", "osobiście"
    MESSENGER = "messenger", "komunikator"


LANGUAGE_NAMES = {"pl": "polski", "uk": "ukraiński", "en": "angielski"}  # of letters, as the office calls them


class NumberKind(models.TextChoices):
    """Numbers of registers; each is a column of a partner."""

    NIP = "nip", "NIP"
    REGON = "regon", "REGON"
    KRS = "krs", "KRS"
    KRKGW = "krkgw", "KRKGW"


class HoldingBasis(models.TextChoices):
    """On which basis of art. 6 GDPR the office holds a person to contact."""

    TASK = "task", "zadanie publiczne"
    CONSENT = "consent", "zgoda"


class InformedBy(models.TextChoices):
    """How a person learnt that the office has their data (art. 14 GDPR)."""

    LETTER = "letter", "listem"
    CALL = "call", "telefonicznie"
    TALK = "talk", "w rozmowie"
