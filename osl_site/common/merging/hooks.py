"""What merges copied of rows is covered with them."""

from osl_site.common import registry
from osl_site.common.merging.services.former import cover_all_former, cover_former

registry.after_covering.register(cover_former, position=20)
registry.after_restore.register(cover_all_former, position=20)
