"""Withdrawals stay written for as long as the row they speak of; till they end, it is not changed and not chosen anew.

A room says of its tables which: `unchanged_while_withdrawn` of its rows, `not_chosen_once_withdrawn` of those that name
them.
"""

from osl_site.common.database.grants import ALL_ROWS
from osl_site.common.triggers import Function, Trigger, never_emptied, written_at_once

TABLE = "withdrawal_withdrawal"

FUNCTIONS = (
    Function(
        name="withdrawal_holds_of",
        says="Whether a row is withdrawn now.",
        arguments="kind text, row_id bigint",
        returns="boolean",
        properties="stable",
        body="""
begin
    return exists (
        select 1 from withdrawal_withdrawal where subject_type = kind and subject_id = row_id and ended_at is null
    );
end
""",
    ),
    Function(
        name="withdrawal_refuse_change",
        says="Argument: the kind of row. Before update: what is withdrawn stays as it is until it is brought back;"
        " a passage of it may be covered.",
        body="""
begin
    if withdrawal_holds_of(tg_argv[0], old.id) and not osl_is_done_by('redaction_cover', tg_relid) then
        raise exception '% on % refused: % is withdrawn', tg_op, tg_table_name, old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="withdrawal_refuse_choice",
        says="Arguments: named table, its kind, naming column; perhaps a query of the new row ($1): is it kept?",
        body="""
declare
    named bigint := (to_jsonb(new) ->> tg_argv[2])::bigint;
    held bigint;
    is_kept boolean := false;
begin
    if named is null or (tg_op = 'UPDATE' and (to_jsonb(old) ->> tg_argv[2])::bigint = named) then
        return new;
    end if;
    execute format('select id from %I where id = $1 for key share', tg_argv[0]) into held using named;
    if held is null then
        raise exception '% on % refused: % is not there', tg_op, tg_table_name, named
            using errcode = 'foreign_key_violation';
    end if;
    if withdrawal_holds_of(tg_argv[1], named) then
        if tg_nargs > 3 then
            execute tg_argv[3] into is_kept using to_jsonb(new);
        end if;
        if is_kept is not true then
            raise exception '% on % refused: % is withdrawn', tg_op, tg_table_name, named
                using errcode = 'integrity_constraint_violation';
        end if;
    end if;
    return new;
end
""",
    ),
    Function(
        name="withdrawal_refuse_choice_by_slug",
        says="Arguments: named table, its kind, naming column. As withdrawal_refuse_choice, of what is named by slug.",
        body="""
declare
    named text := to_jsonb(new) ->> tg_argv[2];
    held bigint;
begin
    if named is null or (tg_op = 'UPDATE' and to_jsonb(old) ->> tg_argv[2] = named) then
        return new;
    end if;
    execute format('select id from %I where slug = $1 for key share', tg_argv[0]) into held using named;
    if held is null then
        raise exception '% on % refused: % is not there', tg_op, tg_table_name, named
            using errcode = 'foreign_key_violation';
    end if;
    if withdrawal_holds_of(tg_argv[1], held) then
        raise exception '% on % refused: % is withdrawn', tg_op, tg_table_name, named
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="withdrawal_stays",
        says="What was said of a withdrawal stays said, it ends once, and it goes with its row alone.",
        body="""
declare is_there boolean := false;
begin
    if tg_op = 'DELETE' then
        if to_regclass('public.' || quote_ident(replace(old.subject_type, '.', '_'))) is not null then
            execute format('select exists (select 1 from public.%I where id = $1)', replace(old.subject_type, '.', '_'))
                into is_there using old.subject_id;
        end if;
        if is_there or current_setting('transaction_isolation') <> 'read committed' then
            raise exception '% on % refused: % % is still there', tg_op, tg_table_name, old.subject_type, old.subject_id
                using errcode = 'integrity_constraint_violation';
        end if;
        return old;
    end if;
    if osl_is_done_by('redaction_cover', tg_relid) and to_jsonb(new) - 'reason' = to_jsonb(old) - 'reason' then
        return new;
    end if;
    if old.ended_at is not null or new.ended_at is null
        or (new.id, new.subject_type, new.subject_id, new.reason, new.at, new.by_id, new.by_name, new.by_position)
            is distinct from
            (old.id, old.subject_type, old.subject_id, old.reason, old.at, old.by_id, old.by_name, old.by_position)
    then
        raise exception '% on % refused: what was said of a withdrawal stays', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = (
    Trigger(name="withdrawal_stays", table=TABLE, fires="before update or delete", calls="withdrawal_stays()"),
    never_emptied(TABLE, "withdrawals stay as long as their rows"),
    written_at_once(TABLE),
    written_at_once(TABLE, "ended_at", name="withdrawal_ended_at_once"),
)
GRANTS = {TABLE: ALL_ROWS}


def unchanged_while_withdrawn(table: str, kind: str) -> Trigger:
    """Rows of `table`, called `kind` in the trail, are not changed while they are withdrawn."""
    return Trigger(
        name=f"{table}_not_while_withdrawn",
        table=table,
        says="what is withdrawn stays as it is until it is brought back",
        fires="before update",
        calls=f"withdrawal_refuse_change('{kind}')",
    )


def not_chosen_once_withdrawn(table: str, column: str, *, named: str, kind: str, kept: str = "") -> Trigger:
    """`column` of `table` is given no withdrawn row of `named`, unless the query `kept` finds that it stood there.

    Whoever names a row holds it, and so waits for whoever withdraws or deletes it, and reads what came of that.
    """
    arguments = ", ".join(f"""'{text.replace("'", "''")}'""" for text in filter(None, (named, kind, column, kept)))
    return Trigger(
        name=f"{table}_{column.removesuffix('_id')}_stands",
        table=table,
        says="what is withdrawn is not chosen anew",
        fires=f"before insert or update of {column}",
        calls=f"withdrawal_refuse_choice({arguments})",
    )


def not_chosen_by_slug_once_withdrawn(table: str, column: str, *, named: str, kind: str) -> Trigger:
    """As `not_chosen_once_withdrawn`, of a column that names rows of `named` by their slug."""
    return Trigger(
        name=f"{table}_{column}_stands",
        table=table,
        says="what is withdrawn is not chosen anew",
        fires=f"before insert or update of {column}",
        calls=f"withdrawal_refuse_choice_by_slug('{named}', '{kind}', '{column}')",
    )
