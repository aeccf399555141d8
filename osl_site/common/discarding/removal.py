"""How a record of a case goes with all that belongs to it: which tables in which order, and the statements that do it.

What refuses to delete parts of it rests meanwhile, in that transaction alone: nobody else sees the tables without
their laws, since the lock that this takes is held to its end. A room tells what belongs to its record (`Removal`) and
when it may go; its two functions are made of the pieces here.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from osl_site.common.triggers import Function

RESTING = """
        select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{tables}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = '{enabled}' order by relname, tgname
    """  # those that fire for each row (1) before (2) it is deleted (8)


@dataclass(frozen=True)
class Removal:
    """What goes with one record, whose number is `asked`.

    `in_order` has what names others before what it names, each with how its rows are found; `gathered` are the
    statements that fill the arrays of `declared`, by which they are.
    """

    table: str
    in_order: Mapping[str, str]
    declared: str
    gathered: str

    @property
    def variables(self) -> str:
        return f"""{self.declared}
    resting record;
    gone bigint;
    counted jsonb := '{{}}';"""

    @property
    def statements(self) -> str:
        """All of them go; `counted` says how many of each table."""
        prefix = self.table.split("_")[0]
        tables = "{" + ",".join(name for name in self.in_order if name.startswith(f"{prefix}_")) + "}"
        at_work, at_rest = (RESTING.format(tables=tables, enabled=state).strip() for state in "OD")
        deleted = "".join(
            f"""
    delete from {table} where {which};
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('{table}', gone);"""
            for table, which in self.in_order.items()
        )
        return f"""    set constraints all immediate;
{self.gathered}    for resting in {at_work} loop
        execute format('alter table %I disable trigger %I', resting.relname, resting.tgname);
    end loop;{deleted}
    for resting in {at_rest} loop
        execute format('alter table %I enable trigger %I', resting.relname, resting.tgname);
    end loop;
"""

    @property
    def told(self) -> str:
        """The end of the function that removes: the statements, the lines without a word, how many rows went."""
        not_none = "select jsonb_object_agg(key, value) into counted from jsonb_each(counted) where value <> '0';"
        return f"""{self.statements}    {not_none}
    insert into audit_erasure ("table", "row", "column", leaves, at)
        values ('{self.table}', asked::text, '', '', clock_timestamp());
    insert into discarding_discarded (discarding_id, rows, at) values (discarding, counted, clock_timestamp());
    return (select sum(value::bigint) from jsonb_each_text(counted));
end
"""

    def again(self, *, says: str) -> Function:
        """For a restore: what went after the backup was made goes once more; none where it is not there, or where
        something else of the backup stands on it."""
        argument = self.table.split("_")[1]
        return Function(
            name=f"{self.table}_gone_again",
            says=says,
            arguments=f"{argument} text",
            returns="bigint",
            for_all=False,
            body=f"""
declare
    asked bigint := {argument}::bigint;{self.variables}
begin
    if not exists (select 1 from {self.table} where id = asked) then
        return 0;
    end if;
{self.statements}    return (select coalesce(sum(value::bigint), 0) from jsonb_each_text(counted));
exception when integrity_constraint_violation then
    return 0;
end
""",
        )
