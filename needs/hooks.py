"""What this room has for the partners' room and for the frame of every page."""

from needs import links
from osl_site.common import registry
from partners.models import Partner

registry.links.register(Partner, links.assets_of_partners)
