"""What changes of notes, needs, assets and conclusions said goes with the row. What a submitted plan cites of them is
kept by the plans' triggers."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.triggers import Function

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    changes_go_with("needs_fieldnote", "needs.fieldnote"),
    changes_go_with("needs_need", "needs.need"),
    changes_go_with("needs_asset", "needs.asset"),
    changes_go_with("needs_conclusion", "needs.conclusion"),
)
