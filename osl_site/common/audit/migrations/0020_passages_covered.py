# Written by `manage.py maketriggers` from osl_site.common.audit.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0019_passages_are_covered"),
        ("common", "0008_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
drop function audit_erase_again;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.audit_erase_again(since timestamp with time zone)
 RETURNS bigint
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
    one record;
    key_column text;
    changed bigint;
    touched bigint := 0;
    resting text[];
    resting_one text;
begin
    set constraints all immediate;
    select coalesce(array_agg(distinct "table"), '{}') into resting from audit_erasure told
        where at >= since and "column" <> '' and audit_is_erasable(told)
            and to_regclass('public.' || quote_ident("table")) is not null;
    foreach resting_one in array resting loop
        execute format('alter table %I disable trigger user', resting_one);
    end loop;
    for one in
        select "table", "row", at, string_agg(
            format('%I = ', "column") || case
                when begins is not null then
                    format('overlay(%I placing %L from %s for %s)', "column", '▇▇▇', begins + 1, ends - begins)
                when leaves = '@at' then format('coalesce(%I, %L)', "column", at)
                else format('%L', leaves)
            end, ', ') as puts
          from audit_erasure told
         where at >= since and "column" <> '' and "table" = any (resting) and audit_is_erasable(told)
            and exists (select from pg_attribute where attrelid = to_regclass('public.' || quote_ident("table"))
                and attname = "column" and attnum > 0 and not attisdropped)
         group by "table", "row", at, begins order by min(id)
    loop
        key_column := audit_key_of(one."table");
        execute format('update %I set %s where %I::text = %L', one."table", one.puts, key_column, one."row");
        get diagnostics changed = row_count;
        touched := touched + changed;
    end loop;
    foreach resting_one in array resting loop
        execute format('alter table %I enable trigger user', resting_one);
    end loop;
    for one in
        select "table", "row" from audit_erasure told
         where at >= since and "column" = '' and audit_is_erasable(told) order by id
    loop
        key_column := audit_key_of(one."table");
        if key_column is not null then
            execute format('delete from %I where %I::text = %L', one."table", key_column, one."row");
            get diagnostics changed = row_count;
            touched := touched + changed;
        end if;
    end loop;
    return touched;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What a change said goes with its row alone; a passage of it is covered with the row's.
create or replace function audit_change_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'DELETE' and osl_is_done_by('audit_forget_changes', tg_relid) then
        return old;
    end if;
    if tg_op = 'UPDATE' and (new.id, new.entry_id, new.field) is not distinct from (old.id, old.entry_id, old.field)
        and osl_is_done_by('redaction_cover', tg_relid) then
        return new;
    end if;
    raise exception '% on % refused: the trail is append-only', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.audit_change_stays()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if tg_op = 'DELETE' and osl_is_done_by('audit_forget_changes', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: the trail is append-only', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Whether a line names what acts erase: never what is decided, the trail, an account, or a session.
create or replace function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return told."table" || '.' || told."column" in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'activities_result.learnt', 'activities_result.deviations');
    end if;
    return exists (
            select from (values
            ('activities_notice', 'text', '^$'),
            ('activities_registration', 'name', '^$'),
            ('activities_registration', 'phone', '^$'),
            ('activities_registration', 'email', '^$'),
            ('activities_registration', 'erased_at', '^@at$'),
            ('activities_wrongcode', '', '^$'),
            ('attachments_attachment', '', '^$'),
            ('forms_draft', '', '^$'),
            ('letters_letter', 'to', '^$'),
            ('letters_letter', 'state', '^(sent|failed|dropped)$'),
            ('letters_letter', 'ended_at', '^@at$'),
            ('needs_fieldnote', '', '^$'),
            ('needs_fieldnote', 'text', '^$'),
            ('sign_in_authenticator', '', '^$'),
            ('sign_in_passkey', '', '^$'),
            ('needs_submittercontact', '', '^$'),
            ('needs_helpercontact', '', '^$'),
            ('promises_promise', '', '^$')
            ) erasable ("table", "column", leaves)
            where erasable."table" = told."table" and erasable."column" = told."column"
                and told.leaves ~ erasable.leaves
    );
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.audit_is_erasable(told audit_erasure)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    return (told.begins is null or told."table" || '.' || told."column" = 'needs_fieldnote.text')
        and exists (
            select from (values
            ('activities_notice', 'text', '^$'),
            ('activities_registration', 'name', '^$'),
            ('activities_registration', 'phone', '^$'),
            ('activities_registration', 'email', '^$'),
            ('activities_registration', 'erased_at', '^@at$'),
            ('activities_wrongcode', '', '^$'),
            ('attachments_attachment', '', '^$'),
            ('forms_draft', '', '^$'),
            ('letters_letter', 'to', '^$'),
            ('letters_letter', 'state', '^(sent|failed|dropped)$'),
            ('letters_letter', 'ended_at', '^@at$'),
            ('needs_fieldnote', '', '^$'),
            ('needs_fieldnote', 'text', '^$'),
            ('sign_in_authenticator', '', '^$'),
            ('sign_in_passkey', '', '^$'),
            ('needs_submittercontact', '', '^$'),
            ('needs_helpercontact', '', '^$'),
            ('promises_promise', '', '^$')
            ) erasable ("table", "column", leaves)
            where erasable."table" = told."table" and erasable."column" = told."column"
                and told.leaves ~ erasable.leaves
        );
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Before insert of an erasure: it is one of those that acts make; passages are covered by redaction_cover alone. Only the owner adds those of old lists.
create or replace function audit_refuse_unerasable() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not osl_is_owner(tg_relid) and (not audit_is_erasable(new)
        or new.begins is not null and not osl_is_done_by('redaction_cover', tg_relid))
    then
        raise exception '% on % refused: nobody erases that', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.audit_refuse_unerasable()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if not audit_is_erasable(new) and not osl_is_owner(tg_relid) then
        raise exception '% on % refused: nobody erases that', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
-- For whoever restores a backup, as the owner: does once more what these lines say was erased, those of one row and moment at once. Returns how many rows were touched. What nobody may erase is passed over, and tables and columns that are gone. What laws refuse of an update they refuse whoever acts, so they rest meanwhile.
create function audit_erase_lines(lines bigint[]) returns bigint
    language plpgsql set search_path = public, pg_temp
as $$
declare
    one record;
    key_column text;
    changed bigint;
    touched bigint := 0;
    resting text[];
    resting_one text;
begin
    set constraints all immediate;
    select coalesce(array_agg(distinct "table"), '{}') into resting from audit_erasure told
        where id = any (lines) and "column" <> '' and audit_is_erasable(told)
            and to_regclass('public.' || quote_ident("table")) is not null;
    foreach resting_one in array resting loop
        execute format('alter table %I disable trigger user', resting_one);
    end loop;
    for one in
        select "table", "row", at, string_agg(format('%I = ', "column") || audit_leaves(told), ', ') as puts
          from audit_erasure told
         where id = any (lines) and "column" <> '' and "table" = any (resting) and audit_is_erasable(told)
            and exists (select from pg_attribute where attrelid = to_regclass('public.' || quote_ident("table"))
                and attname = "column" and attnum > 0 and not attisdropped)
         group by "table", "row", at, case when begins is not null then id end order by min(id)
    loop
        key_column := audit_key_of(one."table");
        execute format('update %I set %s where %I::text = %L', one."table", one.puts, key_column, one."row");
        get diagnostics changed = row_count;
        touched := touched + changed;
        if to_regclass('public.search_indexed') is not null then  -- found again when the night writes it down anew
            delete from search_indexed where kind = one."table" and "row"::text = one."row";
            delete from search_lexeme where kind = one."table";
            delete from search_searchindex;
        end if;
    end loop;
    foreach resting_one in array resting loop
        execute format('alter table %I enable trigger user', resting_one);
    end loop;
    for one in
        select "table", "row" from audit_erasure told
         where id = any (lines) and "column" = '' and audit_is_erasable(told) order by id
    loop
        key_column := audit_key_of(one."table");
        if key_column is not null then
            execute format('delete from %I where %I::text = %L', one."table", key_column, one."row");
            get diagnostics changed = row_count;
            touched := touched + changed;
        end if;
    end loop;
    return touched;
end
$$;
revoke all on function audit_erase_lines from public;
""",
            reverse_sql="""
drop function audit_erase_lines;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What a line leaves in its column, as SQL. Of a text that is not as long as the one in which a passage was covered, nobody knows where the passage stands: it is covered whole.
create function audit_leaves(told audit_erasure) returns text
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return format('case when %L::int <> length(%I) then %L else overlay(%I placing %L from %s for %s) end',
            told.length, told."column", '▇▇▇', told."column", '▇▇▇', told.begins + 1, told.ends - told.begins);
    elsif told.leaves = '@at' then
        return format('coalesce(%I, %L)', told."column", told.at);
    end if;
    return format('%L', told.leaves);
end
$$;
revoke all on function audit_leaves from public;
""",
            reverse_sql="""
drop function audit_leaves;
""",
        ),
    ]
