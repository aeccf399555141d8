from activities.models.leads import ActivityLead, Check, Lead, RecordedCheck
from activities.models.occurrences import Occurrence, Series
from activities.models.offer import Activity, ActivityPartner, Leader, SignUp, Theme
from activities.models.results import Result
from activities.models.venues import StepFree, Toilet, Venue

__all__ = [
    "Activity",
    "ActivityLead",
    "ActivityPartner",
    "Check",
    "Lead",
    "Leader",
    "Occurrence",
    "RecordedCheck",
    "Result",
    "Series",
    "SignUp",
    "StepFree",
    "Theme",
    "Toilet",
    "Venue",
]
