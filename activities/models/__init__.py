from activities.models.activities import Activity, ActivityPartner, ActivityState, Leader, SignUp
from activities.models.calendar_changes import CalendarChange
from activities.models.civic import CivicDate, CivicDone
from activities.models.coverage import ServiceCoverage
from activities.models.leads import ActivityLead, Check, Lead, RecordedCheck, RemovedCheck, RemovedLead
from activities.models.occurrences import Occurrence, Series
from activities.models.partner_links import PartnerLink
from activities.models.proposals import EventProposal
from activities.models.registrations import (
    Channel,
    InformationClause,
    Notice,
    NoticeKind,
    NoticeState,
    Registration,
    RegistrationState,
    WrongCode,
)
from activities.models.results import HeadCount, Result
from activities.models.tallies import Tally, TallySource
from activities.models.venues import StepFree, Toilet, Venue
from activities.models.village_sheets import SHEET, SheetCall, SheetDocument, SheetSending, VillageSheet
from activities.models.voices import Answer, HowHeard, Question, Voice
from activities.models.words_back import WordBack, WordBackState

__all__ = [
    "SHEET",
    "Activity",
    "ActivityLead",
    "ActivityPartner",
    "ActivityState",
    "Answer",
    "CalendarChange",
    "Channel",
    "Check",
    "CivicDate",
    "CivicDone",
    "EventProposal",
    "HeadCount",
    "HowHeard",
    "InformationClause",
    "Lead",
    "Leader",
    "Notice",
    "NoticeKind",
    "NoticeState",
    "Occurrence",
    "PartnerLink",
    "Question",
    "RecordedCheck",
    "Registration",
    "RegistrationState",
    "RemovedCheck",
    "RemovedLead",
    "Result",
    "Series",
    "ServiceCoverage",
    "SheetCall",
    "SheetDocument",
    "SheetSending",
    "SignUp",
    "StepFree",
    "Tally",
    "TallySource",
    "Toilet",
    "Venue",
    "VillageSheet",
    "Voice",
    "WordBack",
    "WordBackState",
    "WrongCode",
]
