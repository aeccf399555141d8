"""What the search has for the monitor."""

from osl_site.common import registry
from osl_site.common.search import standing

registry.health.register(standing.of_search, position=65)
