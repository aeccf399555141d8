"""What errors have for the letters and for the log."""

from osl_site.common import registry
from osl_site.common.faults import handler, letters

for kind, one in letters.KINDS.items():
    registry.letters.register(kind, one)

handler.attach()
