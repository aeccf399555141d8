"""What was merged stays told: a merge ends once, its moves are never changed, and nothing is part of what is a part."""

from osl_site.common.database.grants import ADD, ADD_AND_CHANGE
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, Trigger, never_emptied, refusal

MERGE, MOVE = "merging_merge", "merging_mergemove"
TOLD = "id, subject_type, gone_id, at, by_id, by_name, by_position"
STAYS = "what was merged stays told, and is taken back once"

FUNCTIONS = (
    Function(
        name="merging_has_no_chains",
        says="The kept row of a merge that holds is the gone one of no other.",
        body="""
begin
    if new.undone_at is null and exists (
        select from merging_merge other where other.subject_type = new.subject_type and other.undone_at is null
            and other.id <> new.id and (other.gone_id = new.kept_id or other.kept_id = new.gone_id)
    ) then
        raise exception '% on % refused: a part of what is a part', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'merge_has_no_chains';
    end if;
    return null;
end
""",
    ),
    Function(
        name="merging_former_is_only_covered",
        says="What the gone row said otherwise stays told, but for what is covered in it.",
        body=f"""
begin
    if jsonb_array_length(new.before) <> jsonb_array_length(old.before) or exists (
        select from jsonb_array_elements(old.before) with ordinality was(pair, at)
            join jsonb_array_elements(new.before) with ordinality is_now(pair, at) using (at)
            where was.pair is distinct from is_now.pair and (
                was.pair ->> 0 is distinct from is_now.pair ->> 0 or jsonb_array_length(is_now.pair) <> 2
                or was.pair ->> 1 not like
                    replace(regexp_replace(is_now.pair ->> 1, '([!%_])', '!\\1', 'g'), '▇▇▇', '%') escape '!'
            )
    ) then
        raise exception '% on % refused: {STAYS}', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = (
    Trigger(
        name="merging_merge_has_no_chains",
        table=MERGE,
        fires="after insert or update",
        calls="merging_has_no_chains()",
        at_commit=True,
    ),
    refusal(
        name="merging_merge_stays",
        table=MERGE,
        fires="before update",
        when="old.undone_at is not null and to_jsonb(old) - 'before' is distinct from to_jsonb(new) - 'before' or"
        f" ({', '.join(f'old.{name}' for name in TOLD.split(', '))}) is distinct from"
        f" ({', '.join(f'new.{name}' for name in TOLD.split(', '))})",
        says=STAYS,
    ),
    Trigger(
        name="merging_merge_former_stays",
        table=MERGE,
        fires="before update of before",
        when="old.before is distinct from new.before",
        calls="merging_former_is_only_covered()",
    ),
    never_emptied(MERGE, "what was merged stays told"),
    readable(MERGE, "at", "undone_at"),
)
GRANTS = {MERGE: ADD_AND_CHANGE, MOVE: ADD}
