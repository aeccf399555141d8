"""What may be typed on the pages of partners."""

from partners.forms.partners import PartnerForm
from partners.forms.people import BasePeople, People, PersonForm, people_of

__all__ = ["BasePeople", "PartnerForm", "People", "PersonForm", "people_of"]
