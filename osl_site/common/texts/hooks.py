"""What the office's texts have for the page of lists and for the trail."""

from osl_site.common import registry
from osl_site.common.registry import SettingsPage

registry.settings_pages.register(
    SettingsPage("Teksty biura", "text_list", "Słowa listów i klauzul, które biuro może powiedzieć po swojemu."),
    position=10,
)
registry.trail_labels.register(
    {"text.changed": "zmieniono tekst biura", "text.restored": "przywrócono tekst programu w miejsce tekstu biura"}
)
