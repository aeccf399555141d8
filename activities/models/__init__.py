from activities.models.occurrences import Occurrence, Series
from activities.models.offer import Activity, ActivityPartner, Leader, SignUp, Standing, Theme
from activities.models.venues import StepFree, Toilet, Venue

__all__ = [
    "Activity",
    "ActivityPartner",
    "Leader",
    "Occurrence",
    "Series",
    "SignUp",
    "Standing",
    "StepFree",
    "Theme",
    "Toilet",
    "Venue",
]
