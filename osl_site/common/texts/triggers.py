"""What the office's texts said goes with the row; of which kind a text is stays."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.grants import ADD_AND_CHANGE
from osl_site.common.triggers import Function, refusal

TABLE = "texts_texttemplate"

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    *changes_go_with(TABLE, "texts.texttemplate"),
    refusal(
        name="texts_texttemplate_kind_stays",
        table=TABLE,
        fires="before update",
        when="(old.kind, old.name) is distinct from (new.kind, new.name)",
        says="a text stays of its kind",
    ),
)
GRANTS = {TABLE: ADD_AND_CHANGE}
