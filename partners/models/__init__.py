"""Tables of partners, by noun."""

from partners.models.choices import (
    Channel,
    CommunityWork,
    HoldingBasis,
    InformedBy,
    LegalForm,
    NumberKind,
    PartnerKind,
    PartnerState,
)
from partners.models.partners import Partner
from partners.models.people import ContactPerson

__all__ = [
    "Channel",
    "CommunityWork",
    "ContactPerson",
    "HoldingBasis",
    "InformedBy",
    "LegalForm",
    "NumberKind",
    "Partner",
    "PartnerKind",
    "PartnerState",
]
