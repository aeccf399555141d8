"""What this room has for the rooms below and for the frame of every page."""

from needs.models import Conclusion
from osl_site.common import registry
from partners.models import Partner
from plans import links
from plans.drafting import update_obligations

registry.links.register(Conclusion, links.goals_of_conclusions)
registry.links.register(Partner, links.actions_of_partners)
registry.frozen.register(Conclusion, links.cited_in_submitted)
registry.duties.register(Conclusion, update_obligations.duties_of)
