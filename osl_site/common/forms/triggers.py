"""A form that was taken is known until its key has had its time; a draft goes on changing until it is sent."""

from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, Trigger

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS: tuple[Trigger, ...] = tuple(readable(f"forms_{name}", "at") for name in ("draft", "formkey"))
GRANTS = {"forms_draft": ALL_ROWS, "forms_formkey": ALL_ROWS}
