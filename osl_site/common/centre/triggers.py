"""The office's one row stays; communes, localities and lists are rows like others."""

from osl_site.common.database.grants import ADD_AND_CHANGE, ALL_ROWS
from osl_site.common.triggers import Function, Trigger

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS: tuple[Trigger, ...] = ()
GRANTS = {
    "centre_centre": ADD_AND_CHANGE,
    **dict.fromkeys(
        ("centre_commune", "centre_village", "centre_locality", "centre_targetgroup", "centre_socialservice"), ALL_ROWS
    ),
}
