"""`manage.py maketriggers`: migrations of the triggers and functions that are declared and not in the database yet."""

from argparse import ArgumentParser
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from osl_site.common.database.roles import as_owner
from osl_site.common.triggers import DISABLED, Declared, Key, as_declared, declared, key_of, stored

MIGRATION = """# Written by `manage.py maketriggers` from {app}.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
{dependencies}
    ]

    operations = [
{operations}
    ]
"""
OPERATION = '''        migrations.RunSQL(
            sql={raw}"""
{sql}
""",
            reverse_sql={reverse_raw}"""
{reverse}
""",
        ),'''


class Command(BaseCommand):
    help = "Write a migration for every app whose triggers.py is not what the (migrated) database holds."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("apps", nargs="*", help="labels of the apps to write for; all that declare without them")
        parser.add_argument("--dry-run", action="store_true", help="show the migrations and write nothing")
        parser.add_argument("--name", default="triggers", help="what the migrations are called after their number")

    def handle(self, *, name: str, dry_run: bool, **options: Any) -> None:
        """Needs a database migrated to the last migration; changes nothing in it."""
        with as_owner():
            self._write(name=name, dry_run=dry_run, labels=options["apps"])

    def _write(self, *, name: str, dry_run: bool, labels: list[str]) -> None:
        asked = [app for app in declared() if not labels or app.app.label in labels]
        before, after = stored(), as_declared(asked)
        leaves = _leaves()
        for app in _called_first(asked):
            if operations := [*_dropped(app, before), *_written(app, before, after)]:
                path = _path(app, leaves, name)
                rests_on = [f'        ("{label}", "{leaves[label]}"),' for label in _rests_on(app) if label in leaves]
                text = MIGRATION.format(
                    app=app.app.name, dependencies="\n".join(rests_on), operations="\n".join(operations)
                )
                leaves[app.app.label] = path.stem  # what is written next may rest on it
                if not dry_run:
                    path.write_text(text)
                self.stdout.write(text if dry_run else f"{path}: {len(operations)} operations")


def _called_first(asked: list[Declared]) -> list[Declared]:
    """Those whose functions triggers of others call come before them: their migrations rest on each other."""
    by_label = {app.app.label: app for app in asked}
    makes = {one.name: app.app.label for app in asked for one in app.functions}
    calls = {
        label: {makes.get(one.calls.partition("(")[0], label) for one in app.triggers} - {label}
        for label, app in by_label.items()
    }
    return [by_label[label] for label in TopologicalSorter(calls).static_order()]


def _leaves() -> dict[str, str]:
    """The last migration of every app."""
    return dict(MigrationLoader(connection).graph.leaf_nodes())


def _written(app: Declared, before: dict[Key, str], after: dict[Key, str]) -> list[str]:
    """What is new or changed; taken back, it is what it was."""
    changed = [one for one in (*app.functions, *app.triggers) if before.get(key_of(one)) != after[key_of(one)]]
    return [
        _operation(one.sql, _as_it_was(key_of(one), before))
        if key_of(one) in before
        else _operation(one.sql.replace("create or replace", "create", 1), one.drop)
        for one in changed
    ]


def _dropped(app: Declared, before: dict[Key, str]) -> list[str]:
    """What the database holds under the app's name and nobody declares any more, triggers before functions."""
    known = {key_of(one) for each in declared() for one in (*each.functions, *each.triggers)}
    gone = [key for key in before if key not in known and _owner(key[1]) == app.app.label]
    return [
        _operation(
            f"drop trigger {name} on {table};" if table else f"drop function {name};", _as_it_was((table, name), before)
        )
        for table, name in sorted(gone, reverse=True)
    ]


def _as_it_was(key: Key, before: dict[Key, str]) -> str:
    table, name = key
    definition = before[key].strip().removesuffix(DISABLED)
    if definition.startswith("CREATE CONSTRAINT TRIGGER"):
        return f"drop trigger if exists {name} on {table};\n{definition};"
    return definition.replace("CREATE TRIGGER", "CREATE OR REPLACE TRIGGER", 1) + ";"


def _operation(sql: str, reverse: str) -> str:
    raw, reverse_raw = ("r" if "\\" in text else "" for text in (sql, reverse))
    return OPERATION.format(sql=sql, reverse=reverse, raw=raw, reverse_raw=reverse_raw)


def _owner(name: str) -> str:
    """The app that a table, function or trigger is called after. The longest, for `common` calls its own `osl_…`."""
    labels = [app.label for app in apps.get_app_configs() if name.startswith(f"{app.label}_")]
    return max(labels, key=len, default="common")


def _rests_on(app: Declared) -> list[str]:
    """The app itself, those of the tables that its triggers stand on, and those of the functions they call."""
    names = [name for one in app.triggers for name in (one.table, one.calls)]
    names += [one.name for one in app.functions]
    return sorted({_owner(name) for name in names} | {app.app.label})


def _path(app: Declared, leaves: dict[str, str], name: str) -> Path:
    number = int(leaves.get(app.app.label, "0000")[:4]) + 1
    return Path(app.app.path) / "migrations" / f"{number:04}_{name}.py"
