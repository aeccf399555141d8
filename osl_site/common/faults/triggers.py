"""What the application's role may do with errors that were remembered: they are told, then forgotten."""

from osl_site.common.database.grants import ADD_AND_REMOVE, ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, Trigger

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS: tuple[Trigger, ...] = (readable("faults_digest", "at"), readable("faults_fault", "at"))
GRANTS = {"faults_digest": ADD_AND_REMOVE, "faults_fault": ALL_ROWS}
