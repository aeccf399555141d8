"""`manage.py maketriggers`: migrations of the triggers and functions that are declared and not in the database yet."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from osl_site.common.triggers import Declared, Key, as_declared, declared, key_of, stored

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
        parser.add_argument("--name", default="triggers", help="what the migrations are called after their number")

    def handle(self, *, name: str, **options: Any) -> None:
        """Needs a database migrated to the last migration; changes nothing in it."""
        asked = [app for app in declared() if not options["apps"] or app.app.label in options["apps"]]
        before, after = stored(), as_declared(asked)
        loader = MigrationLoader(connection)
        for app in asked:
            if operations := [*_dropped(app, before), *_written(app, before, after)]:
                path = _path(app, loader, name)
                path.write_text(
                    MIGRATION.format(
                        app=app.app.name,
                        dependencies="\n".join(
                            f'        ("{label}", "{leaf}"),' for label, leaf in _rests_on(app, loader)
                        ),
                        operations="\n".join(operations),
                    )
                )
                self.stdout.write(f"{path}: {len(operations)} operations")


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
    return before[key].replace("CREATE TRIGGER", "CREATE OR REPLACE TRIGGER", 1).strip() + ";"


def _operation(sql: str, reverse: str) -> str:
    raw, reverse_raw = ("r" if "\\" in text else "" for text in (sql, reverse))
    return OPERATION.format(sql=sql, reverse=reverse, raw=raw, reverse_raw=reverse_raw)


def _owner(name: str) -> str:
    """The app that a table, function or trigger is called after. The longest, for `common` calls its own `osl_…`."""
    labels = [app.label for app in apps.get_app_configs() if name.startswith(f"{app.label}_")]
    return max(labels, key=len, default="common")


def _rests_on(app: Declared, loader: MigrationLoader) -> list[tuple[str, str]]:
    """The last migration of the app itself, of the tables its triggers stand on and of the functions they call."""
    names = [name for one in app.triggers for name in (one.table, one.calls)]
    names += [one.name for one in app.functions]
    labels = {_owner(name) for name in names} | {app.app.label}
    return sorted(node for label in labels for node in loader.graph.leaf_nodes(label))


def _path(app: Declared, loader: MigrationLoader, name: str) -> Path:
    last = max((leaf for _, leaf in loader.graph.leaf_nodes(app.app.label)), default="0000")
    return Path(app.app.path) / "migrations" / f"{int(last[:4]) + 1:04}_{name}.py"
