"""Tables of partners, by noun."""

from partners.models.partners import ContactPerson, Partner, PartnerKind

__all__ = ["ContactPerson", "Partner", "PartnerKind"]
