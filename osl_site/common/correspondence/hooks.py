"""What letters have for the trail, and for whoever removes records of cases. Rooms that write them show the register
among their lists and its matters on the desk."""

from osl_site.common import registry
from osl_site.common.correspondence import discarding

registry.case_records.register("pismo", discarding.CASE)
registry.trail_labels.register(
    {
        "correspondence.filed": "odnotowano pismo w aktach",
        "correspondence.sent": "zapisano, jak wyszło pismo",
        "letter_numbers.begun": "zapisano, od którego numeru są pisma w tym roku",
    }
)
