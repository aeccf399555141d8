"""Under which numbers rows are put in of which the trail tells: the next one, or below zero where one is only tried."""

from osl_site.common.database.locking import ONLY_TRIED
from osl_site.common.triggers import Trigger


def numbered_anew(table: str, *, when: str = "") -> Trigger:
    """For a room's own triggers: nothing is put in, or again, under the number of a row that the trail tells of."""
    name = f"{table}_numbered_anew"
    return Trigger(name=name, table=table, fires="before insert", when=when, calls="audit_refuse_old_number()")


def numbered_or_tried(table: str) -> tuple[Trigger, Trigger]:
    """For a room's own triggers, where files are read in: a row below zero is only tried, so that looking at a file
    uses up none of the numbers that people say. No transaction ends with one in it."""
    says = "a row below zero is only tried"
    tried = Trigger(
        name=f"{table}{ONLY_TRIED}",
        table=table,
        says=says,
        fires="after insert or update of id",
        when="new.id < 0",
        calls=f"osl_refuse('{says}')",
        at_commit=True,
    )
    return numbered_anew(table, when="new.id >= 0"), tried
