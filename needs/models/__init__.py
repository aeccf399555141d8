from needs.models.assets import Asset, AssetKind, AssetState
from needs.models.conclusions import About, Conclusion, Scope
from needs.models.handovers import ConsentWay, Handover, HandoverEnd, HandoverTaken, Outcome
from needs.models.helpers import Helper, HelperClause, HelperContact
from needs.models.initiatives import AssetForLack, InitiativeOrigin
from needs.models.ipus import IpusSummary
from needs.models.legal import LegalKind, LegalMark, LegalType
from needs.models.needs import Need, NeedState, Priority
from needs.models.notes import FieldNote, Finding
from needs.models.pairing import Pairing
from needs.models.passing_on import ContactConsent, PassedOn
from needs.models.rounds import AssessmentRound, RoundVisit
from needs.models.submission_course import CallState, Line, SameMatter, Side, SubmissionCall, SubmissionStep
from needs.models.submissions import (
    Helped,
    StateType,
    Submission,
    SubmissionChannel,
    SubmissionKind,
    SubmissionState,
    SubmitterClause,
    SubmitterContact,
)
from needs.models.support import Support, SupportedKind, SupportForm, SupportTheme
from needs.models.surveys import Question, QuestionCondition, QuestionKind, QuestionOption, Survey
from needs.models.urgent import MistakeWhy, UrgentMistake, UrgentNotice, UrgentTakeover, UrgentTo, UrgentWay
from needs.models.walks import WalkPoint
from needs.models.weighing import Criterion, WeighedNeed, WeighingSession, Weight

__all__ = [
    "About",
    "AssessmentRound",
    "Asset",
    "AssetForLack",
    "AssetKind",
    "AssetState",
    "CallState",
    "Conclusion",
    "ConsentWay",
    "ContactConsent",
    "Criterion",
    "FieldNote",
    "Finding",
    "Handover",
    "HandoverEnd",
    "HandoverTaken",
    "Helped",
    "Helper",
    "HelperClause",
    "HelperContact",
    "InitiativeOrigin",
    "IpusSummary",
    "LegalKind",
    "LegalMark",
    "LegalType",
    "Line",
    "MistakeWhy",
    "Need",
    "NeedState",
    "Outcome",
    "Pairing",
    "PassedOn",
    "Priority",
    "Question",
    "QuestionCondition",
    "QuestionKind",
    "QuestionOption",
    "RoundVisit",
    "SameMatter",
    "Scope",
    "Side",
    "StateType",
    "Submission",
    "SubmissionCall",
    "SubmissionChannel",
    "SubmissionKind",
    "SubmissionState",
    "SubmissionStep",
    "SubmitterClause",
    "SubmitterContact",
    "Support",
    "SupportForm",
    "SupportTheme",
    "SupportedKind",
    "Survey",
    "UrgentMistake",
    "UrgentNotice",
    "UrgentTakeover",
    "UrgentTo",
    "UrgentWay",
    "WalkPoint",
    "WeighedNeed",
    "WeighingSession",
    "Weight",
]
