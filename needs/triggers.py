"""What changes of notes, needs, assets and conclusions said goes with the row, and no other row takes the place of one
that a conclusion rests on. What a submitted plan cites of them is kept by the plans' triggers."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.triggers import Function, kept_while_cited

CITED_BY_CONCLUSIONS = {
    "needs_need": ("needs_conclusion_needs", "need_id"),
    "needs_asset": ("needs_conclusion_assets", "asset_id"),
    "needs_fieldnote": ("needs_conclusion_notes", "fieldnote_id"),
    "needs_conclusion": ("needs_conclusion", "replaces_id"),
}

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    *(
        kept_while_cited(
            name=f"{citing}_keeps_its_{column.removesuffix('_id')}", table=table, citing=citing, column=column
        )
        for table, (citing, column) in CITED_BY_CONCLUSIONS.items()
    ),
    changes_go_with("needs_fieldnote", "needs.fieldnote"),
    changes_go_with("needs_need", "needs.need"),
    changes_go_with("needs_asset", "needs.asset"),
    changes_go_with("needs_conclusion", "needs.conclusion"),
)
