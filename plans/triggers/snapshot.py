"""What is handed over can be read for ever: a content whose shape no page knows would keep its page from being made.

The shape follows from the dataclasses of `plans/content.py`, under the schema that is written today and the one before,
which the release before goes on writing while this one is put in; a new schema is a new text of this law, and
`manage.py maketriggers` writes it.
"""

import json
from dataclasses import fields, is_dataclass
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from osl_site.common.triggers import Function, Trigger
from plans.content import SCHEMA, PlanContent

JSON_OF = {str: "string", int: "number", bool: "boolean", NoneType: "null"}
DAYS = ("first_day", "last_day", "time_from", "time_to")  # ISO 8601 or empty
SUMS = ("cost_value", "value")
EVERY = 1_000_000  # a schema that knows every field
Rule = dict[str, list[str] | str]  # `is`: which JSON; `of`: the shape of its parts
Shapes = dict[str, dict[str, Rule]]  # by the name of a dataclass, by field


def _shapes(part: type, found: Shapes, schema: int) -> Shapes:
    """By the name of each dataclass, of each of its fields which JSON it may be under that schema, and of what its
    parts are."""
    if part.__name__ not in found:
        found[part.__name__] = rules = {}
        known = {row.name for row in fields(part) if row.metadata.get("since", 1) <= schema}
        for name, hint in get_type_hints(part).items():
            if name in known:
                rules[name] = _rule(hint, found, schema)
    return found


def _rule(hint: Any, found: Shapes, schema: int) -> Rule:
    if get_origin(hint) is tuple:
        of = get_args(hint)[0]
        return {"is": ["array"], "of": _named(of, found, schema)}
    kinds = get_args(hint) or (hint,)
    rule: Rule = {"is": [JSON_OF.get(kind, "object") for kind in kinds]}
    parts = [_named(kind, found, schema) for kind in kinds if is_dataclass(kind)]
    return rule | {"of": parts[0]} if parts else rule


def _named(of: type, found: Shapes, schema: int) -> str:
    if not is_dataclass(of):
        return JSON_OF[of]
    _shapes(of, found, schema)
    return of.__name__


def shapes_of(content: type, schema: int = EVERY) -> str:
    """The shape of a content under a schema, with every field where none is said, as JSON for `plans_reads_as`."""
    return json.dumps(_shapes(content, {}, schema), sort_keys=True)


FUNCTIONS = (
    Function(
        name="plans_reads_as",
        says="Whether every part of a content is what that shape says of it, neither more nor less.",
        arguments="content jsonb, shape text, shapes jsonb",
        returns="boolean",
        properties="stable",
        body=f"""
declare
    name text;
    rule jsonb;
    said jsonb;
    part jsonb;
begin
    if not shapes ? shape then
        return jsonb_typeof(content) = shape;
    end if;
    if jsonb_typeof(content) <> 'object' then
        return false;
    end if;
    if exists (select 1 from jsonb_object_keys(content) known where not shapes -> shape ? known) then
        return false;
    end if;
    for name, rule in select * from jsonb_each(shapes -> shape) loop
        said := content -> name;
        if said is null or not rule -> 'is' ? jsonb_typeof(said)
            or (name = any ('{{{",".join(DAYS)}}}') and content ->> name !~ '^(\\d{{4}}-[01]\\d-[0-3]\\d)?$')
            or (name = any ('{{{",".join(SUMS)}}}') and content ->> name !~ '^(\\d+([.]\\d+)?)?$') then
            return false;
        end if;
        if rule ? 'of' and jsonb_typeof(said) <> 'null' then
            for part in select jsonb_array_elements(
                case jsonb_typeof(said) when 'array' then said else jsonb_build_array(said) end
            ) loop
                if not plans_reads_as(part, rule ->> 'of', shapes) then
                    return false;
                end if;
            end loop;
        end if;
    end loop;
    return true;
end
""",
    ),
    Function(
        name="plans_handed_over_is_read",
        says="What is handed over has the shape that pages read, and says its own number and days.",
        body=f"""
declare
    shapes jsonb := case new.snapshot ->> 'schema'
        when '{SCHEMA}' then '{shapes_of(PlanContent)}'
        when '{SCHEMA - 1}' then '{shapes_of(PlanContent, SCHEMA - 1)}'
    end;
begin
    if shapes is null or not plans_reads_as(new.snapshot, 'PlanContent', shapes) then
        raise exception 'what version % says cannot be read', new.id using errcode = 'integrity_constraint_violation';
    end if;
    if (new.snapshot ->> 'number')::numeric <> new.number or (new.snapshot ->> 'attempt')::numeric <> new.attempt
        or (new.snapshot ->> 'first_day')::date is distinct from new.starts_on
        or (new.snapshot ->> 'last_day')::date is distinct from new.ends_on then
        raise exception 'version % does not say its own words', new.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = (
    Trigger(
        name="plans_version_read",
        table="plans_version",
        fires="before update",
        when="old.state = 'draft' and new.state <> 'draft'",
        calls="plans_handed_over_is_read()",
    ),
)
