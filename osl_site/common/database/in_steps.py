"""Migrations applied in few steps: tables that one of them makes in a row are one step; so are constraints and indexes
in a row, and SQL in a row.

After each table and each constraint Django draws all models anew that are connected, and copies them before each step:
on an empty database that costs more than all that PostgreSQL does. Here only the new models are drawn, beside those
that stand already, and a constraint is only noted on its model. What the database is told is the same, in the same
order; at the end of each migration the application's role gets its rights to what is new.
"""

from collections.abc import Iterator
from copy import copy
from itertools import groupby
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import Migration
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.operations import AddConstraint, AddIndex, CreateModel, RunSQL
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from osl_site.common.database.grants import give

DECLARED = {AddConstraint: "constraints", AddIndex: "indexes"}  # what changes no column, by where a model keeps it


class InOneStep(Operation):
    """Operations that need no state between them. For the way there alone."""

    def __init__(self, operations: list[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        drawn = state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)
        if drawn is None:
            return
        made = [state.models[app_label, each.name_lower] for each in self.operations if isinstance(each, CreateModel)]
        drawn.render_multiple(made)  # each table by itself would be drawn with all that are connected
        for declared in self.operations:
            if kept := DECLARED.get(type(declared)):
                options = state.models[app_label, declared.model_name_lower].options
                setattr(drawn.get_model(app_label, declared.model_name)._meta, kept, options[kept])
        state.apps = drawn

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)


class GiveRights(Operation):
    """At the end of a migration, in its transaction: the release that is served meanwhile may do at once whatever the
    new triggers do in its name."""

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """No table is another one by it."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        give(schema_editor.connection)


class Executor(MigrationExecutor):
    """Django's, in few steps; each migration gives the rights to what it makes."""

    def apply_migration(self, state: ProjectState, migration: Migration, **said: Any) -> ProjectState:
        """As Django's. Whether tables are there already (`fake_initial`) is asked of each."""
        if said.get("fake_initial"):
            return super().apply_migration(state, migration, **said)
        shorter = copy(migration)
        shorter.operations = [*in_steps(migration.operations), GiveRights()]
        return super().apply_migration(state, shorter, **said)


def in_steps(operations: list[Operation]) -> Iterator[Operation]:
    """The same operations in the same order, those gathered that need no state between them."""
    for kind, row in groupby(operations, _kind):
        found = list(row)
        if kind:
            yield InOneStep(found)
        else:
            yield from found


def _kind(operation: Operation) -> str:
    """Operations of one kind in a row are one step; "" for each that is a step by itself."""
    if type(operation) in DECLARED:
        return "declared"
    return {RunSQL: "sql", CreateModel: "table"}.get(type(operation), "")
