from activities.models.changes import CalendarChange
from activities.models.occurrences import Occurrence, Series
from activities.models.offer import Activity, ActivityPartner, Leader, OfferState, SignUp, Theme
from activities.models.registrations import (
    Channel,
    InformationClause,
    Notice,
    NoticeKind,
    NoticeState,
    Registration,
    Standing,
    WrongCode,
)
from activities.models.venues import StepFree, Toilet, Venue

__all__ = [
    "Activity",
    "ActivityPartner",
    "CalendarChange",
    "Channel",
    "InformationClause",
    "Leader",
    "Notice",
    "NoticeKind",
    "NoticeState",
    "Occurrence",
    "OfferState",
    "Registration",
    "Series",
    "SignUp",
    "Standing",
    "StepFree",
    "Theme",
    "Toilet",
    "Venue",
    "WrongCode",
]
