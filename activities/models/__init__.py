from activities.models.changes import CalendarChange
from activities.models.occurrences import Occurrence, Series
from activities.models.offer import Activity, ActivityPartner, Leader, SignUp, Theme
from activities.models.venues import StepFree, Toilet, Venue

__all__ = [
    "Activity",
    "ActivityPartner",
    "CalendarChange",
    "Leader",
    "Occurrence",
    "Series",
    "SignUp",
    "StepFree",
    "Theme",
    "Toilet",
    "Venue",
]
