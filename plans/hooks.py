"""What this room has for the rooms below and for the frame of every page."""

from django.utils.translation import gettext_lazy as _

from needs.models import Conclusion
from osl_site.common import registry
from osl_site.common.accounts.rules import may_read_rooms, only_decides
from osl_site.common.registry import MenuEntry
from partners.models import Partner
from plans import links
from plans.drafting import update_obligations

registry.links.register(Conclusion, links.goals_of_conclusions)
registry.links.register(Partner, links.actions_of_partners)
registry.frozen.register(Conclusion, links.cited_in_submitted)
registry.duties.register(Conclusion, update_obligations.duties_of)

registry.menu.register(MenuEntry("Plan", "plans:plan_list", "scroll-text", may=may_read_rooms), position=30)
registry.bar.register(MenuEntry("Plan", "plans:plan_list", "scroll-text", alone=True, may=only_decides), position=30)
registry.public_menu.register(MenuEntry(_("Plan"), "public_plan"), position=30)
