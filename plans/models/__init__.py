from plans.models.contents import Action, Chapter, Cost, Goal, Indicator, Piece, TimeKind
from plans.models.decisions import Correction, TermDecision, TermKind
from plans.models.entries import (
    ActionLog,
    Axis,
    IndicatorEntry,
    IndicatorPart,
    LogKind,
    SaidState,
)
from plans.models.exclusions import OF_SOMEBODY, Covers, Exclusion, ExclusionEnd, ExclusionKind, PublicDocument
from plans.models.filing import Filing
from plans.models.kinds import SUPPORTING_KINDS, Kind
from plans.models.measures import PARTICIPATIONS, Aggregate, Milestone, Source
from plans.models.publication import CopyKind, CopyPublication, CopyUpload, Publication, SignedCopy
from plans.models.review import (
    Answer,
    Decision,
    Document,
    DocumentKind,
    Outcome,
    Remark,
    Reminder,
    ReminderKind,
    Settled,
)
from plans.models.template import TemplateChapter
from plans.models.versions import OPEN_STATES, Plan, State, Version

__all__ = [
    "OF_SOMEBODY",
    "OPEN_STATES",
    "PARTICIPATIONS",
    "SUPPORTING_KINDS",
    "Action",
    "ActionLog",
    "Aggregate",
    "Answer",
    "Axis",
    "Chapter",
    "CopyKind",
    "CopyPublication",
    "CopyUpload",
    "Correction",
    "Cost",
    "Covers",
    "Decision",
    "Document",
    "DocumentKind",
    "Exclusion",
    "ExclusionEnd",
    "ExclusionKind",
    "Filing",
    "Goal",
    "Indicator",
    "IndicatorEntry",
    "IndicatorPart",
    "Kind",
    "LogKind",
    "Milestone",
    "Outcome",
    "Piece",
    "Plan",
    "PublicDocument",
    "Publication",
    "Remark",
    "Reminder",
    "ReminderKind",
    "SaidState",
    "Settled",
    "SignedCopy",
    "Source",
    "State",
    "TemplateChapter",
    "TermDecision",
    "TermKind",
    "TimeKind",
    "Version",
]
