from plans.models.contents import Action, Chapter, Cost, Goal, Indicator, Piece, Source, TimeKind
from plans.models.decisions import Correction, TermDecision, TermKind
from plans.models.exclusions import OF_SOMEBODY, Covers, Exclusion, ExclusionEnd, ExclusionKind, PublicDocument
from plans.models.filing import Filing
from plans.models.kinds import SUPPORTING_KINDS, Kind
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
    "SUPPORTING_KINDS",
    "Action",
    "Answer",
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
    "Kind",
    "Outcome",
    "Piece",
    "Plan",
    "PublicDocument",
    "Publication",
    "Remark",
    "Reminder",
    "ReminderKind",
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
