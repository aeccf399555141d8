"""Tables of partners, by noun."""

from partners.models.agreements import (
    Agreement,
    AgreementKind,
    AgreementNotice,
    AgreementState,
    Amendment,
    SignedAgreement,
)
from partners.models.choices import (
    LANGUAGE_NAMES,
    Channel,
    CommunityWork,
    HoldingBasis,
    InformedBy,
    LegalForm,
    NumberKind,
    PartnerKind,
    PartnerState,
)
from partners.models.corrections import CorrectedField, CorrectedValue, Correction
from partners.models.heads import HeadChannel, VillageHead
from partners.models.initiative_means import Funding, FundingSource, FundingState, Lack, LackKind
from partners.models.initiatives import Initiative, InitiativeLead, InitiativeStage, Leader, Stage
from partners.models.log import LogEntry, LogForm
from partners.models.meetings import PartnerMeeting
from partners.models.partners import Partner
from partners.models.partnerships import Membership, Partnership, PartnershipKind
from partners.models.people import ContactPerson

__all__ = [
    "LANGUAGE_NAMES",
    "Agreement",
    "AgreementKind",
    "AgreementNotice",
    "AgreementState",
    "Amendment",
    "Channel",
    "CommunityWork",
    "ContactPerson",
    "CorrectedField",
    "CorrectedValue",
    "Correction",
    "Funding",
    "FundingSource",
    "FundingState",
    "HeadChannel",
    "HoldingBasis",
    "InformedBy",
    "Initiative",
    "InitiativeLead",
    "InitiativeStage",
    "Lack",
    "LackKind",
    "Leader",
    "LegalForm",
    "LogEntry",
    "LogForm",
    "Membership",
    "NumberKind",
    "Partner",
    "PartnerKind",
    "PartnerMeeting",
    "PartnerState",
    "Partnership",
    "PartnershipKind",
    "SignedAgreement",
    "Stage",
    "VillageHead",
]
