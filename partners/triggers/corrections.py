"""Corrections of the directory: what was said stays as it was said until it is decided, and then goes."""

from osl_site.common.audit.numbers import numbered_anew
from osl_site.common.confirmations.triggers import confirmations_go_with
from osl_site.common.database.grants import ADD_AND_REMOVE, ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, refusal

CORRECTION, VALUE = "partners_correction", "partners_correctedvalue"

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    refusal(
        name="partners_corrected_value_stays",
        table=VALUE,
        fires="before update",
        when="(old.id, old.correction_id, old.field, old.person_id, old.was, old.proposed)"
        " is distinct from (new.id, new.correction_id, new.field, new.person_id, new.was, new.proposed)",
        says="a correction stays as it was said until it is decided",
    ),
    readable(CORRECTION, "at", "closed_at"),
    confirmations_go_with("partners_partner", "partners.partner"),
    numbered_anew(VALUE),
)
GRANTS = {CORRECTION: ALL_ROWS, VALUE: ADD_AND_REMOVE}
