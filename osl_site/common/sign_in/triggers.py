"""What the application's role may do with what is kept of signing in."""

from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (readable("sign_in_session", "created_at", "seen_at", "expire_date"),)
GRANTS = {"sign_in_session": ALL_ROWS}
