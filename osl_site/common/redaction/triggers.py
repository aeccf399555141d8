"""A passage is covered by the line that says so, and in no other way: `redaction_cover` is the owner's, and where a
table refuses to be changed it lets that function alone pass (`osl_is_done_by`)."""

from osl_site.common.audit.triggers import COVERED_IN_SQL
from osl_site.common.database.grants import ADD
from osl_site.common.triggers import Function, Trigger, never_emptied, refusal, written_at_once

TABLE = "redaction_redaction"
STAYS = "what was covered stays covered, and the line that says so"


def stays_but_for_cover(
    *,
    name: str,
    table: str,
    says: str,
    columns: tuple[str, ...],
    fires: str = "before update or delete",
    when: str = "",
) -> Trigger:
    """For a room's own triggers: rows that stay as they are, but for passages that are covered in these columns."""
    names = "".join(f", '{column}'" for column in columns)
    calls = f"redaction_covers_alone('{says}'{names})"
    return Trigger(name=name, table=table, says=says, fires=fires, when=when, calls=calls)


FUNCTIONS = (
    Function(
        name="redaction_covers_alone",
        says="Arguments: what stays, then the columns in which redaction_cover may cover passages, and no more.",
        body="""
begin
    if tg_op = 'UPDATE' and osl_is_done_by('redaction_cover', tg_relid)
        and to_jsonb(new) - tg_argv[1:] - 'revision' = to_jsonb(old) - tg_argv[1:] - 'revision'
    then
        return new;
    end if;
    raise exception '% on % refused: %', tg_op, tg_table_name, tg_argv[0]
        using errcode = 'integrity_constraint_violation';
end
""",
    ),
    Function(
        name="redaction_note",
        says="A wordless line of one passage, so that no backup brings it back; and how long the text was.",
        arguments="named text, pk text, col text, said text, first int, past int, moment timestamptz",
        returns="void",
        for_all=False,
        body="""
begin
    insert into audit_erasure ("table", "row", "column", leaves, begins, ends, length, at)
        values (named, pk, col, '', first, past, length(said), moment);
end
""",
    ),
    Function(
        name="redaction_pattern",
        says="As which a passage is found: letter by letter, whatever spaces and lines lie between its words.",
        arguments="passage text",
        returns="text",
        properties="immutable",
        for_all=False,
        body=r"""
begin
    passage := regexp_replace(passage, '([][\\^$.|?*+(){}-])', '\\\1', 'g');
    return regexp_replace(passage, '[[:space:]]+', '[[:space:]]+', 'g');
end
""",
    ),
    Function(
        name="redaction_cover_all",
        says="A text of the history with every place of the passage covered, each with its line.",
        arguments="said text, pattern text, pk text, col text, moment timestamptz",
        returns="text",
        for_all=False,
        body="""
declare
    first int;
    past int;
begin
    loop
        first := regexp_instr(said, pattern);
        exit when first = 0;
        past := regexp_instr(said, pattern, 1, 1, 1);
        perform redaction_note('audit_change', pk, col, said, first - 1, past - 1, moment);
        said := overlay(said placing '▇▇▇' from first for past - first);
    end loop;
    return said;
end
""",
    ),
    Function(
        name="redaction_typed",
        says="What stands in one field of a draft, one answer or several.",
        arguments="typed jsonb",
        returns="setof text",
        properties="stable",
        for_all=False,
        body="""
begin
    return query select jsonb_array_elements_text(
        case jsonb_typeof(typed) when 'array' then typed else jsonb_build_array(typed) end
    );
end
""",
    ),
    Function(
        name="redaction_cover_drafts",
        says="Covers what a pattern finds in drafts of forms of these rows, and notes that these drafts are to go.",
        arguments="pattern text, numbers bigint[], moment timestamptz",
        returns="void",
        for_all=False,
        body="""
declare one record;
begin
    for one in
        select id, fields from forms_draft
            where path ~ ('/(' || array_to_string(numbers, '|') || ')/') and exists (
                select from jsonb_each(fields) field, redaction_typed(field.value) typed where typed ~ pattern
            ) for no key update
    loop
        update forms_draft set fields = (
            select jsonb_object_agg(field.key, (
                select coalesce(jsonb_agg(regexp_replace(typed, pattern, '▇▇▇', 'g')), '[]')
                    from redaction_typed(field.value) typed
            )) from jsonb_each(one.fields) field
        ) where id = one.id;
        insert into audit_erasure ("table", "row", "column", leaves, at)
            values ('forms_draft', one.id::text, '', '', moment);
    end loop;
end
""",
    ),
    Function(
        name="redaction_cover_history",
        says="Covers what a pattern finds in what changes of one column said.",
        arguments="pattern text, kind text, pk bigint, col text, moment timestamptz",
        returns="void",
        for_all=False,
        body="""
declare one record;
begin
    for one in
        select c.id, c.before, c.after from audit_change c join audit_entry e on e.id = c.entry_id
            where e.subject_type = kind and e.subject_id = pk and c.field = col
                and (c.before ~ pattern or c.after ~ pattern)
            order by c.id
    loop
        update audit_change set
            before = redaction_cover_all(one.before, pattern, one.id::text, 'before', moment),
            after = redaction_cover_all(one.after, pattern, one.id::text, 'after', moment)
            where id = one.id;
    end loop;
end
""",
    ),
    Function(
        name="redaction_forget_words",
        says="By none of its words a row is found, until whoever acts writes down those that are left.",
        arguments="named text, pk bigint",
        returns="void",
        for_all=False,
        body="""
begin
    delete from search_lexeme l using search_indexed i
        where i.kind = named and i.row = pk and l.kind = named and l.word = any (tsvector_to_array(i.words))
            and not exists (
                select from search_indexed other where other.kind = named and other.row <> i.row
                    and other.words @@ quote_literal(l.word)::tsquery
            );
    delete from search_indexed where kind = named and row = pk;
end
""",
    ),
    Function(
        name="redaction_may_cover",
        says="Whether passages are covered in that column of that row; of a change, in the column that it tells of.",
        arguments="named text, pk bigint, col text",
        returns="boolean",
        properties="stable",
        for_all=False,
        body=f"""
begin
    if named || '.' || col not in ({COVERED_IN_SQL}) then
        return false;
    end if;
    return named <> 'audit_change' or exists (
        select from audit_change c join audit_entry e on e.id = c.entry_id
            where c.id = pk and replace(e.subject_type, '.', '_') || '.' || c.field in ({COVERED_IN_SQL})
    );
end
""",
    ),
    Function(
        name="redaction_cover",
        says="After insert: covers the passage in the row, in what its changes said, and in drafts of its forms; its"
        " words are no longer found, until whoever acts writes down those that are left.",
        as_owner=True,
        for_all=False,
        body="""
declare
    named text := replace(new.subject_type, '.', '_');
    said text;
    passage text;
    pattern text;
    counts text := '';
begin
    if not redaction_may_cover(named, new.subject_id, new."column") then
        raise exception '% on % refused: nobody covers that', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    execute format('select %I from %I where id = $1 for no key update', new."column", named)
        into said using new.subject_id;
    passage := substr(said, new.begins + 1, new.ends - new.begins);
    if passage is null or length(passage) <> new.ends - new.begins or position('▇' in passage) > 0 then
        raise exception '% on % refused: there is no such passage', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    pattern := redaction_pattern(passage);
    if exists (select from pg_attribute where attrelid = named::regclass and attname = 'revision') then
        counts := ', revision = revision + 1';  -- whoever has a form of it open is told that it is another now
    end if;
    execute format('update %I set %I = overlay(%I placing %L from %s for %s)%s where id = $1',
        named, new."column", new."column", '▇▇▇', new.begins + 1, new.ends - new.begins, counts) using new.subject_id;
    perform redaction_note(named, new.subject_id::text, new."column", said, new.begins, new.ends, new.at);
    perform redaction_cover_history(pattern, new.subject_type, new.subject_id, new."column", new.at);
    perform redaction_cover_drafts(pattern, array[new.subject_id, new.whole_id], new.at);
    perform redaction_forget_words(named, new.subject_id);
    return null;
end
""",
    ),
)
TRIGGERS = (
    refusal(name="redaction_stays", table=TABLE, fires="before update or delete", says=STAYS),
    never_emptied(TABLE, STAYS),
    written_at_once(TABLE),
    Trigger(name="redaction_covers", table=TABLE, fires="after insert", calls="redaction_cover()"),
)
GRANTS = {TABLE: ADD}
