"""Areas of social services."""

from django.db import models


class Area(models.TextChoices):
    """The 14 areas of social services, art. 2 ust. 1 of the act of 19 July 2019."""

    FAMILY_POLICY = "family_policy", "polityka prorodzinna"
    FAMILY_SUPPORT = "family_support", "wspieranie rodziny"
    FOSTER_CARE = "foster_care", "system pieczy zastępczej"
    SOCIAL_ASSISTANCE = "social_assistance", "pomoc społeczna"
    HEALTH = "health", "promocja i ochrona zdrowia"
    DISABILITY = "disability", "wspieranie osób niepełnosprawnych"
    EDUCATION = "education", "edukacja publiczna"
    EMPLOYMENT = "employment", "przeciwdziałanie bezrobociu"
    CULTURE = "culture", "kultura"
    SPORT_AND_TOURISM = "sport_and_tourism", "kultura fizyczna i turystyka"
    CIVIC = "civic", "pobudzanie aktywności obywatelskiej"
    HOUSING = "housing", "mieszkalnictwo"
    ENVIRONMENT = "environment", "ochrona środowiska"
    REINTEGRATION = "reintegration", "reintegracja zawodowa i społeczna"
