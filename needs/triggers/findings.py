"""What changes of notes, needs, assets and conclusions said goes with the row, and no other row takes the place of one
that a conclusion, a need or an asset rests on. What is withdrawn is neither changed nor cited anew. What a submitted
plan cites of them is kept by the plans' triggers."""

from osl_site.common.attachments.triggers import photographs_go_with
from osl_site.common.audit.numbers import numbered_anew
from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.database.readable_days import readable
from osl_site.common.promises.triggers import promises_go_with
from osl_site.common.search.triggers import words_go_with
from osl_site.common.triggers import Function, holds_what_it_cites, kept_while_cited
from osl_site.common.withdrawal.triggers import (
    not_chosen_by_slug_once_withdrawn,
    not_chosen_once_withdrawn,
    unchanged_while_withdrawn,
)

CITED = (
    ("needs_need", "needs_conclusion_needs", "need_id"),
    ("needs_asset", "needs_conclusion_assets", "asset_id"),
    ("needs_fieldnote", "needs_conclusion_notes", "fieldnote_id"),
    ("needs_fieldnote", "needs_need_notes", "fieldnote_id"),
    ("needs_fieldnote", "needs_asset_notes", "fieldnote_id"),
    ("needs_conclusion", "needs_conclusion", "replaces_id"),
    ("needs_need", "needs_need", "split_from_id"),
)

GROUPS = {"named": "centre_targetgroup", "kind": "centre.targetgroup"}

FUNCTIONS: tuple[Function, ...] = ()
TRIGGERS = (
    *(
        kept_while_cited(
            name=f"{citing}_keeps_its_{column.removesuffix('_id')}", table=table, citing=citing, column=column
        )
        for table, citing, column in CITED
    ),
    *(
        holds_what_it_cites(
            name=f"{citing}_holds_its_{column.removesuffix('_id')}", table=citing, column=column, cited=table
        )
        for table, citing, column in CITED
        if table == "needs_fieldnote"  # whoever chooses another row holds it by the laws of withdrawal
    ),
    unchanged_while_withdrawn("needs_need", "needs.need"),
    unchanged_while_withdrawn("needs_asset", "needs.asset"),
    unchanged_while_withdrawn("needs_conclusion", "needs.conclusion"),
    not_chosen_once_withdrawn("needs_conclusion_needs", "need_id", named="needs_need", kind="needs.need"),
    not_chosen_once_withdrawn("needs_conclusion_assets", "asset_id", named="needs_asset", kind="needs.asset"),
    not_chosen_once_withdrawn("needs_conclusion", "replaces_id", named="needs_conclusion", kind="needs.conclusion"),
    not_chosen_once_withdrawn("needs_asset", "partner_id", named="partners_partner", kind="partners.partner"),
    not_chosen_once_withdrawn("needs_need_groups", "targetgroup_id", **GROUPS),
    not_chosen_once_withdrawn("needs_fieldnote", "group_id", **GROUPS),
    not_chosen_by_slug_once_withdrawn("needs_fieldnote", "method", named="centre_method", kind="centre.method"),
    readable("needs_fieldnote", "noted_on", "created_at", "changed_at"),
    readable("needs_need", "created_at", "changed_at"),
    readable("needs_asset", "confirmed_on", "created_at", "changed_at"),
    readable("needs_conclusion", "valid_from", "created_at", "changed_at"),
    *changes_go_with("needs_fieldnote", "needs.fieldnote", may_be_tried=True),
    photographs_go_with("needs_fieldnote", "needs.fieldnote"),
    promises_go_with("needs_fieldnote", "needs.fieldnote"),
    photographs_go_with("needs_walkpoint", "needs.walkpoint"),
    numbered_anew("needs_walkpoint"),
    readable("needs_walkpoint", "created_at", "changed_at"),
    *changes_go_with("needs_need", "needs.need", may_be_tried=True),
    *changes_go_with("needs_asset", "needs.asset"),
    *changes_go_with("needs_conclusion", "needs.conclusion"),
    *words_go_with("needs_fieldnote", "needs_need", "needs_asset", "needs_conclusion"),
)
GRANTS = dict.fromkeys(
    (
        "needs_fieldnote",
        "needs_walkpoint",
        "needs_need",
        "needs_need_communes",
        "needs_need_groups",
        "needs_need_localities",
        "needs_need_notes",
        "needs_asset",
        "needs_asset_communes",
        "needs_asset_localities",
        "needs_asset_notes",
        "needs_conclusion",
        "needs_conclusion_needs",
        "needs_conclusion_assets",
        "needs_conclusion_notes",
    ),
    ALL_ROWS,
)
