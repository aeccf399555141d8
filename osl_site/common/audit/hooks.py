"""What the trail has for the frame of every page."""

from osl_site.common import registry
from osl_site.common.audit import rules
from osl_site.common.registry import MenuEntry

registry.settings_menu.register(
    MenuEntry("Dziennik czynności", "audit_trail", seldom=True, may=rules.may_read_trail), position=60
)
