"""What residents read of what was done stays as it was approved, until it is withdrawn for good."""

from osl_site.common.audit.triggers import changes_go_with
from osl_site.common.database.readable_days import readable
from osl_site.common.redaction.triggers import stays_but_for_cover
from osl_site.common.triggers import never_emptied, refusal

TABLE = "activities_wordback"
STAYS = "what was approved for residents is withdrawn and never changed"
WORDS = "said, said_uk, said_en, did, did_uk, did_en, locality_id, approved_at, approved_by_id"

COVERED = ("said", "said_uk", "said_en", "did", "did_uk", "did_en", "withdrawn_reason")

TRIGGERS = (
    stays_but_for_cover(
        name="activities_word_back_stays",
        table=TABLE,
        fires="before update",
        when="old.approved_at is not null and ("
        + ", ".join(f"old.{name}" for name in WORDS.split(", "))
        + ") is distinct from ("
        + ", ".join(f"new.{name}" for name in WORDS.split(", "))
        + ")",
        says=STAYS,
        columns=COVERED,
    ),
    stays_but_for_cover(
        name="activities_word_back_withdrawn_once",
        table=TABLE,
        fires="before update",
        when="old.withdrawn_at is not null",
        says=STAYS,
        columns=COVERED,
    ),
    refusal(
        name="activities_word_back_kept",
        table=TABLE,
        fires="before delete",
        when="old.approved_at is not null",
        says=STAYS,
    ),
    never_emptied(TABLE, STAYS),
    readable(TABLE, "approved_at", "withdrawn_at", "created_at", "changed_at"),
    *changes_go_with(TABLE, "activities.wordback"),
)
