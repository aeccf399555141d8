"""What this room has for the rooms below and for the frame of every page."""

from activities import links
from needs.models import FieldNote
from osl_site.common import registry
from partners.models import Partner
from plans.models import Action

registry.links.register(Action, links.activities_of_actions)
registry.links.register(Partner, links.activities_of_partners)
registry.origins.register(FieldNote, links.occurrences_of_notes)
