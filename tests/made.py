"""What migrations have made of a database, in the server's own words: two that are alike say the same."""

from django.db import connection

CATALOGUE = """
select relname::text, attname::text, concat_ws(' ', attnum, format_type(atttypid, atttypmod), attnotnull, attidentity,
       attgenerated, pg_get_expr(adbin, adrelid), col_description(c.oid, attnum))
  from pg_class c join pg_attribute a on a.attrelid = c.oid and attnum > 0 and not attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = attnum
 where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')
union all
select relname::text, relkind::text, concat_ws(' ', relpersistence, reloptions, obj_description(oid, 'pg_class'))
  from pg_class where relnamespace = 'public'::regnamespace
union all
select conrelid::regclass::text, conname::text, pg_get_constraintdef(oid) from pg_constraint where conrelid <> 0
union all
select tablename::text, indexname::text, indexdef from pg_indexes where schemaname = 'public'
union all
select tgrelid::regclass::text, tgname::text, concat_ws(' ', pg_get_triggerdef(oid), tgenabled)
  from pg_trigger where not tgisinternal
"""
OF_ITSELF = """
select p.oid::regprocedure::text, pg_get_functiondef(p.oid) from pg_proc p
 where pronamespace = 'public'::regnamespace and prokind = 'f'
   and not exists (select 1 from pg_depend where objid = p.oid and deptype = 'e')
union all
select typname::text, string_agg(enumlabel, ' ' order by enumsortorder)
  from pg_type t join pg_enum on enumtypid = t.oid group by 1
union all
select extname::text, extversion from pg_extension
"""
TABLES = "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1"
LEFT_OUT = {"django_migrations"}  # when each of them ran


def catalogue(apps):
    """Columns, constraints, indexes and triggers of the tables of these apps."""
    return {row for row in _asked(CATALOGUE) if _is_of(apps, row[0])}


def functions_and_types():
    """What belongs to no table."""
    return set(_asked(OF_ITSELF))


def first_rows(apps):
    """By table of these apps its rows, where it has any."""
    names = [name for (name,) in _asked(TABLES) if _is_of(apps, name) and name not in LEFT_OUT]
    found = {name: _asked(f"select t::text from {name} t order by 1") for name in names}
    return {name: rows for name, rows in found.items() if rows}


def migrations():
    """Which are written down as done."""
    return set(_asked("select app, name from django_migrations"))


def _is_of(apps, name):
    return name.startswith(tuple(f"{app}_" for app in apps))


def _asked(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchall()
