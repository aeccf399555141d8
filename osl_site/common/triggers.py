"""What the database refuses by itself, declared where one looks: every app that has triggers has a `triggers.py`.

It holds `FUNCTIONS` and `TRIGGERS`; `manage.py maketriggers` writes a migration of what is declared and not yet there,
and freezes the text in it, so that a migration does for ever what it did on its first day.
`tests/test_triggers.py` holds the declarations to the migrated database, both ways. `GRANTS` beside them says what the
application's role may do with each table (`osl_site/common/database/grants.py`).

Two laws. Functions look for tables in `public` alone: a table of the same name that somebody makes for a session
deceives none of them. An exception to a refusal is never a setting, which whoever may write may set, but a function
of the owner (`as_owner`), for one act, named in the refusing function by `osl_is_done_by`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module

from django.apps import AppConfig, apps
from django.db import connection, transaction
from django.utils.module_loading import module_has_submodule

from osl_site.common.text.folding import FOLD_IN_SQL

TRUSTED_PATH = "public, pg_temp"
DISABLED = " -- disabled"
NOT_OURS = "procrastinate%"  # the queue brings its own


@dataclass(frozen=True, kw_only=True)
class Function:
    """A function of the database. `as_owner`: it may do what its owner may, whoever calls it (SECURITY DEFINER)."""

    name: str
    says: str
    body: str
    arguments: str = ""
    returns: str = "trigger"
    language: str = "plpgsql"
    properties: str = ""
    as_owner: bool = False
    for_all: bool = True  # whether whoever may write may call it, or put it on a table of theirs

    @property
    def sql(self) -> str:
        """The statements that create or replace it. A body that begins with `return` is an expression, fixed then."""
        is_expression = self.body.startswith("return ")
        head = [f"create or replace function {self.name}({self.arguments}) returns {self.returns}", self.language_part]
        head += [] if is_expression else [f"set search_path = {TRUSTED_PATH}"]
        head += ["security definer"] if self.as_owner else []
        text = self.body if is_expression else f"as $$\n{self.body.strip()}\n$$"
        closed = "" if self.for_all else f"\nrevoke all on function {self.name} from public;"
        return f"-- {self.says}\n{head[0]}\n    {' '.join(head[1:])}\n{text};{closed}"

    @property
    def language_part(self) -> str:
        return f"language {self.language} {self.properties}".strip()

    @property
    def drop(self) -> str:
        return f"drop function {self.name};"


@dataclass(frozen=True, kw_only=True)
class Trigger:
    """A trigger: on which table, before or after what, for each row or statement, and the function it calls.

    `says` is the sentence it holds; without it, it holds what its function says. `at_commit` it fires (after) when the
    transaction ends: of rows that may be written in any order, and never one without the other.
    """

    name: str
    table: str
    fires: str
    calls: str
    says: str = ""
    when: str = ""
    each: str = "row"
    at_commit: bool = False

    @property
    def sql(self) -> str:
        """The statements that create or replace it. PostgreSQL replaces none of those that look at commit."""
        head, rest = f"{self.name} {self.fires} on {self.table}", f"for each {self.each}"
        rest += f"\n    when ({self.when})" if self.when else ""
        anew = f"create or replace trigger {head}\n    {rest}"
        if self.at_commit:
            anew = f"drop trigger if exists {self.name} on {self.table};\n"
            anew += f"create constraint trigger {head} deferrable initially deferred\n    {rest}"
        return f"{anew}\n    execute function {self.calls};"

    @property
    def drop(self) -> str:
        return f"drop trigger {self.name} on {self.table};"


def refusal(*, name: str, table: str, fires: str, says: str, when: str = "", each: str = "row") -> Trigger:
    """A trigger that refuses whatever it is asked about, in the words of `says`."""
    return Trigger(name=name, table=table, says=says, fires=fires, when=when, each=each, calls=f"osl_refuse('{says}')")


def never_emptied(table: str, says: str, *, name: str = "") -> Trigger:
    """A table emptied at once passes no trigger of a row: it is refused as well."""
    name = name or f"{table}_no_truncate"
    return refusal(name=name, table=table, fires="before truncate", each="statement", says=says)


def kept_while_cited(*, name: str, table: str, citing: str, column: str, key: str = "id") -> Trigger:
    """Foreign keys are looked at only at the end of a transaction: a row deleted, or given another id, and put in again
    under its own would pass them with other contents. This refuses both for what `column` of `citing` names."""
    arguments = ", ".join(f"'{name}'" for name in [citing, column, *([] if key == "id" else [key])])
    says, fires = f"what {citing} cites is not put in anew", f"before delete or update of {key}"
    return Trigger(name=name, table=table, says=says, fires=fires, calls=f"osl_refuse_cited({arguments})")


def written_at_once(table: str, column: str = "at", *, name: str = "") -> Trigger:
    """Nothing is written down before it happens, and nothing much later: `column` of a new row, or one that changes,
    is this moment, give or take what clocks differ by and an act takes. The owner alone tells of days gone by."""
    return Trigger(
        name=name or f"{table}_written_at_once",
        table=table,
        says=f"{table} bears the moment at which it is written",
        fires=f"before insert or update of {column}",
        calls=f"osl_refuse_another_time('{column}')",
    )


def comes_with(*, name: str, table: str, column: str, whole: str) -> Trigger:
    """A row that is part of another is written in the transaction that wrote it, and never added to it later."""
    return Trigger(
        name=name,
        table=table,
        says=f"{table} is written with the {whole} that it is part of",
        fires="before insert",
        when=f"new.{column} is not null",
        calls=f"osl_refuse_afterthought('{whole}', '{column}')",
    )


def reads_what_is_there(table: str) -> Trigger:
    """Laws that look at other rows wait for locks and then read them: not as they were when the transaction began."""
    return Trigger(
        name=f"{table}_reads_what_is_there",
        table=table,
        fires="before insert or update or delete",
        each="statement",
        calls="osl_read_what_is_there()",
    )


def holds_what_it_cites(*, name: str, table: str, column: str, cited: str, key: str = "id") -> Trigger:
    """From its insertion on, and not only from the end of the transaction, a row holds what it cites."""
    calls = f"osl_hold_cited('{cited}', '{column}', '{key}')"
    says = f"{table} cites what is there, and holds it"
    return Trigger(name=name, table=table, says=says, fires=f"before insert or update of {column}", calls=calls)


@dataclass(frozen=True)
class Declared:
    """What one app declares."""

    app: AppConfig
    functions: tuple[Function, ...]
    triggers: tuple[Trigger, ...]


def declared() -> Iterator[Declared]:
    """The declarations of every app, those of `common` first."""
    for app in apps.get_app_configs():
        if module_has_submodule(app.module, "triggers"):
            module = import_module(f"{app.name}.triggers")
            yield Declared(app, tuple(module.FUNCTIONS), tuple(module.TRIGGERS))


Key = tuple[str, str]  # the table, or nothing for a function; the name

STORED = """
select '', proname, string_agg(pg_get_functiondef(p.oid), ';' order by p.oid)
  from pg_proc p
 where pronamespace = 'public'::regnamespace and prokind = 'f' and proname not like %(not_ours)s
   and not exists (select 1 from pg_depend where objid = p.oid and deptype = 'e')
 group by proname
union all
select relname, tgname, pg_get_triggerdef(t.oid) || case tgenabled when 'O' then '' else %(disabled)s end
  from pg_trigger t join pg_class on pg_class.oid = tgrelid
 where not tgisinternal and relnamespace = 'public'::regnamespace and relname not like %(not_ours)s
"""


def stored() -> dict[Key, str]:
    """What the database holds, in the server's own words (`pg_get_functiondef`, `pg_get_triggerdef`)."""
    with connection.cursor() as cursor:
        cursor.execute(STORED, {"not_ours": NOT_OURS, "disabled": DISABLED})
        return {(table, name): definition for table, name, definition in cursor.fetchall()}


def key_of(one: Function | Trigger) -> Key:
    """Under what `stored` holds it."""
    return (one.table if isinstance(one, Trigger) else "", one.name)


def as_declared(asked: Iterable[Declared]) -> dict[Key, str]:
    """What the database would hold if all these declarations were put in over what it holds. Nothing is changed."""
    every = [one for app in asked for one in (*app.functions, *app.triggers)]
    with transaction.atomic():
        with connection.cursor() as cursor:
            for one in sorted(every, key=lambda one: isinstance(one, Trigger)):  # they call functions of other apps
                cursor.execute(one.sql)
        held = stored()
        transaction.set_rollback(True)
    return held


FUNCTIONS = (
    Function(
        name="pl_key",
        says="Polish alphabetical order on every server alike.",
        arguments="t text",
        returns="text",
        language="sql",
        properties="immutable strict parallel safe",
        body=r"""return replace(normalize(lower(t), NFD), 'ł', U&'l\0335') collate "C" """.strip(),
    ),
    Function(
        name="osl_fold",
        says="Words as one looks for them, without capitals, marks and hyphens: as `text.folding` folds.",
        arguments="t text",
        returns="text",
        language="sql",
        properties="immutable strict parallel safe",
        body=FOLD_IN_SQL,
    ),
    Function(
        name="osl_refuse",
        says="With this a table refuses a change; the argument says why.",
        body="""
begin
    raise exception '% on % refused: %', tg_op, tg_table_name, coalesce(tg_argv[0], 'rows of this table never change')
        using errcode = 'integrity_constraint_violation';
end
""",
    ),
    Function(
        name="osl_refuse_cited",
        says="Arguments: the citing table, its column, the key if not id. Before delete or update on the cited table.",
        body="""
declare
    key_column text := coalesce(tg_argv[2], 'id');
    key text := to_jsonb(old) ->> key_column;
    cited boolean;
begin
    if current_setting('transaction_isolation') <> 'read committed' then  -- it would not see what cites it since
        raise exception '% on % refused: not in a transaction that reads what was there', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if tg_op = 'UPDATE' and (to_jsonb(new) ->> key_column) = key then
        return new;
    end if;
    execute format('select exists (select 1 from %I where %I = %L)', tg_argv[0], tg_argv[1], key) into cited;
    if cited then
        raise exception '% on % refused: % is cited by %', tg_op, tg_table_name, key, tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end
""",
    ),
    Function(
        name="osl_hold_cited",
        says="Arguments: the cited table, the citing column, its key if not id. Before insert or update of that one.",
        as_owner=True,  # to hold a row takes the right to change it, which nobody has
        for_all=False,
        body="""
declare held boolean;
begin
    execute format('select true from %I where %I = %L for key share',
        tg_argv[0], coalesce(tg_argv[2], 'id'), to_jsonb(new) ->> tg_argv[1]) into held;
    if held is null then
        raise exception '% on % refused: % is not in %', tg_op, tg_table_name, tg_argv[1], tg_argv[0]
            using errcode = 'foreign_key_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="osl_read_what_is_there",
        says="In a transaction that keeps seeing what was there at its beginning, a law would judge by what is gone.",
        body="""
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception '% on % refused: not in a transaction that reads what was there', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
""",
    ),
    Function(
        name="osl_now",
        says="The moment, for what must not lie ahead. Tests set their clock: their databases know no end of time.",
        returns="timestamptz",
        language="sql",
        properties="stable",
        body="return clock_timestamp()",
    ),
    Function(
        name="osl_then",
        says="Before this moment nothing happened that is written down now. Tests know no beginning of time either.",
        returns="timestamptz",
        language="sql",
        properties="stable",
        body="return clock_timestamp() - interval '5 minutes'",
    ),
    Function(
        name="osl_is_owner",
        says="Whether whoever is connected, and acts, is of the role that owns the table and makes its laws.",
        arguments="changed oid",
        returns="boolean",
        properties="stable",
        body="""
declare owner oid := (select relowner from pg_class where oid = changed);
begin
    return pg_has_role(session_user, owner, 'member') and pg_has_role(current_user, owner, 'member');
end
""",
    ),
    Function(
        name="osl_refuse_another_time",
        says="Argument: the column with a moment: a minute ahead at most, by which clocks differ, or five back.",
        body="""
declare moment timestamptz;
declare moment_before timestamptz;
begin
    execute format('select ($1).%I', tg_argv[0]) into moment using new;
    if tg_op = 'UPDATE' then
        execute format('select ($1).%I', tg_argv[0]) into moment_before using old;
        if moment is not distinct from moment_before then
            return new;
        end if;
    end if;
    if moment > osl_now() + interval '1 minute' then
        raise exception '% on % refused: % lies ahead', tg_op, tg_table_name, tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    if moment < osl_then() and not osl_is_owner(tg_relid) then
        raise exception '% on % refused: % lies back', tg_op, tg_table_name, tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="osl_is_being_written",
        says="Whether a row that we see, with this xmin, was written in this transaction, or a savepoint of it.",
        arguments="written xid",
        returns="boolean",
        properties="stable",
        body="""
declare latest bigint := pg_current_xact_id()::text::bigint;
declare behind bigint := (latest - written::text::bigint) & 4294967295;
begin
    if behind >= 2147483648 then
        behind := behind - 4294967296;  -- savepoints have later numbers than their transaction
    end if;
    return coalesce(pg_xact_status((latest - behind)::text::xid8) = 'in progress', false);
end
""",
    ),
    Function(
        name="osl_refuse_afterthought",
        says="Arguments: the table of what the row is part of, and the column that names it. Before insert.",
        body="""
declare written xid;
begin
    execute format('select xmin from %I where id = ($1).%I', tg_argv[0], tg_argv[1]) into written using new;
    if written is null or not osl_is_being_written(written) then
        raise exception '% on % refused: what it is part of was written before', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="osl_is_done_by",
        says="Whether the owner's function of this name, and nobody else, is changing the table just now.",
        arguments="function text, changed oid",
        returns="boolean",
        properties="stable",
        body="""
declare calls text;
begin
    get diagnostics calls = pg_context;
    return position(function || '(' in calls) > 0
        and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = changed);
end
""",
    ),
)
TRIGGERS: tuple[Trigger, ...] = ()
