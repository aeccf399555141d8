# Written by `manage.py maketriggers` from osl_site.common.redaction.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_functions"),
        ("redaction", "0002_swept"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Arguments: what stays, then the columns in which redaction_cover may cover passages, and no more.
create function redaction_covers_alone() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and osl_is_done_by('redaction_cover', tg_relid)
        and to_jsonb(new) - tg_argv[1:] - 'revision' = to_jsonb(old) - tg_argv[1:] - 'revision'
    then
        return new;
    end if;
    raise exception '% on % refused: %', tg_op, tg_table_name, tg_argv[0]
        using errcode = 'integrity_constraint_violation';
end
$$;
""",
            reverse_sql="""
drop function redaction_covers_alone;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A wordless line of one passage, so that no backup brings it back; and how long the text was.
create function redaction_note(named text, pk text, col text, said text, first int, past int, moment timestamptz) returns void
    language plpgsql set search_path = public, pg_temp
as $$
begin
    insert into audit_erasure ("table", "row", "column", leaves, begins, ends, length, at)
        values (named, pk, col, '', first, past, length(said), moment);
end
$$;
revoke all on function redaction_note from public;
""",
            reverse_sql="""
drop function redaction_note;
""",
        ),
        migrations.RunSQL(
            sql=r"""
-- As which a passage is found: letter by letter, whatever spaces and lines lie between its words.
create function redaction_pattern(passage text) returns text
    language plpgsql immutable set search_path = public, pg_temp
as $$
begin
    passage := regexp_replace(passage, '([][\\^$.|?*+(){}-])', '\\\1', 'g');
    return regexp_replace(passage, '[[:space:]]+', '[[:space:]]+', 'g');
end
$$;
revoke all on function redaction_pattern from public;
""",
            reverse_sql="""
drop function redaction_pattern;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A text of the history with every place of the passage covered, each with its line.
create function redaction_cover_all(said text, pattern text, pk text, col text, moment timestamptz) returns text
    language plpgsql set search_path = public, pg_temp
as $$
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
$$;
revoke all on function redaction_cover_all from public;
""",
            reverse_sql="""
drop function redaction_cover_all;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What stands in one field of a draft, one answer or several.
create function redaction_typed(typed jsonb) returns setof text
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    return query select jsonb_array_elements_text(
        case jsonb_typeof(typed) when 'array' then typed else jsonb_build_array(typed) end
    );
end
$$;
revoke all on function redaction_typed from public;
""",
            reverse_sql="""
drop function redaction_typed;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Covers what a pattern finds in drafts of forms of these rows, and notes that these drafts are to go.
create function redaction_cover_drafts(pattern text, numbers bigint[], moment timestamptz) returns void
    language plpgsql set search_path = public, pg_temp
as $$
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
$$;
revoke all on function redaction_cover_drafts from public;
""",
            reverse_sql="""
drop function redaction_cover_drafts;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Covers what a pattern finds in what changes of one column said.
create function redaction_cover_history(pattern text, kind text, pk bigint, col text, moment timestamptz) returns void
    language plpgsql set search_path = public, pg_temp
as $$
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
$$;
revoke all on function redaction_cover_history from public;
""",
            reverse_sql="""
drop function redaction_cover_history;
""",
        ),
        migrations.RunSQL(
            sql="""
-- By none of its words a row is found, until whoever acts writes down those that are left.
create function redaction_forget_words(named text, pk bigint) returns void
    language plpgsql set search_path = public, pg_temp
as $$
begin
    delete from search_lexeme l using search_indexed i
        where i.kind = named and i.row = pk and l.kind = named and l.word = any (tsvector_to_array(i.words))
            and not exists (
                select from search_indexed other where other.kind = named and other.row <> i.row
                    and other.words @@ quote_literal(l.word)::tsquery
            );
    delete from search_indexed where kind = named and row = pk;
end
$$;
revoke all on function redaction_forget_words from public;
""",
            reverse_sql="""
drop function redaction_forget_words;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Whether passages are covered in that column of that row; of a change, in the column that it tells of.
create function redaction_may_cover(named text, pk bigint, col text) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if named || '.' || col not in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'activities_result.learnt', 'activities_result.deviations') then
        return false;
    end if;
    return named <> 'audit_change' or exists (
        select from audit_change c join audit_entry e on e.id = c.entry_id
            where c.id = pk and replace(e.subject_type, '.', '_') || '.' || c.field in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'activities_result.learnt', 'activities_result.deviations')
    );
end
$$;
revoke all on function redaction_may_cover from public;
""",
            reverse_sql="""
drop function redaction_may_cover;
""",
        ),
        migrations.RunSQL(
            sql="""
-- After insert: covers the passage in the row, in what its changes said, and in drafts of its forms; its words are no longer found, until whoever acts writes down those that are left.
create function redaction_cover() returns trigger
    language plpgsql set search_path = public, pg_temp security definer
as $$
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
$$;
revoke all on function redaction_cover from public;
""",
            reverse_sql="""
drop function redaction_cover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger redaction_stays before update or delete on redaction_redaction
    for each row
    execute function osl_refuse('what was covered stays covered, and the line that says so');
""",
            reverse_sql="""
drop trigger redaction_stays on redaction_redaction;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger redaction_redaction_no_truncate before truncate on redaction_redaction
    for each statement
    execute function osl_refuse('what was covered stays covered, and the line that says so');
""",
            reverse_sql="""
drop trigger redaction_redaction_no_truncate on redaction_redaction;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger redaction_redaction_written_at_once before insert or update of at on redaction_redaction
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger redaction_redaction_written_at_once on redaction_redaction;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger redaction_covers after insert on redaction_redaction
    for each row
    execute function redaction_cover();
""",
            reverse_sql="""
drop trigger redaction_covers on redaction_redaction;
""",
        ),
    ]
