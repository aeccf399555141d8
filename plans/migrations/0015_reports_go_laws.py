# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0009_register_laws"),
        ("centre", "0008_chapter_days"),
        ("common", "0001_functions"),
        ("files", "0002_laws"),
        ("needs", "0012_typed_by_residents"),
        ("partners", "0005_register_laws"),
        ("plans", "0014_report_outline"),
        ("redaction", "0010_register_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- For a director who said the ground seven days ago or earlier: the last attempt at a report goes for good, with those before it. Returns how many rows went.
create function plans_report_discard(discarding bigint) returns bigint
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare
    asked bigint := discarding_is_due(discarding, 'plans.report');
    report record;
    of_reports bigint[];
    of_files bigint[];
    resting record;
    gone bigint;
    counted jsonb := '{}';
begin
    select * into report from plans_report where id = asked for update;
    if not found or report.state not in ('accepted', 'returned', 'withdrawn')
        or exists (select 1 from plans_report where follows_id = asked) then
        raise exception 'only a report that is closed goes' using errcode = 'integrity_constraint_violation';
    end if;
    if (select ground from discarding_discarding where id = discarding) = 'filed' and not exists (
        select 1 from plans_reportdecision where report_id = asked and outcome = 'accepted' and case_mark <> ''
    ) then
        raise exception 'only what is in the files goes' using errcode = 'integrity_constraint_violation';
    end if;
    set constraints all immediate;
    with recursive attempts as (
        select id, follows_id from plans_report where id = asked
        union all select before.id, before.follows_id
            from plans_report before join attempts on attempts.follows_id = before.id
    ) select array_agg(id) into of_reports from attempts;
    of_files := array(select file_id from plans_reportdocument where report_id = any (of_reports));
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_reportinbip,plans_reportdocument,plans_reportanswer,plans_reportremark,plans_reportdecision,plans_reportsection,plans_report}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'O' order by relname, tgname loop
        execute format('alter table %I disable trigger %I', resting.relname, resting.tgname);
    end loop;
    delete from plans_reportinbip where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportinbip', gone);
    delete from plans_reportdocument where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportdocument', gone);
    delete from plans_reportanswer where remark_id in (select id from plans_reportremark where report_id = any (of_reports));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportanswer', gone);
    delete from plans_reportremark where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportremark', gone);
    delete from plans_reportdecision where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportdecision', gone);
    delete from plans_reportsection where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportsection', gone);
    delete from plans_report where id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_report', gone);
    delete from files_storedfile where id = any (of_files);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('files_storedfile', gone);
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_reportinbip,plans_reportdocument,plans_reportanswer,plans_reportremark,plans_reportdecision,plans_reportsection,plans_report}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'D' order by relname, tgname loop
        execute format('alter table %I enable trigger %I', resting.relname, resting.tgname);
    end loop;
    select jsonb_object_agg(key, value) into counted from jsonb_each(counted) where value <> '0';
    insert into audit_erasure ("table", "row", "column", leaves, at)
        values ('plans_report', asked::text, '', '', clock_timestamp());
    insert into discarding_discarded (discarding_id, rows, at) values (discarding, counted, clock_timestamp());
    return (select sum(value::bigint) from jsonb_each_text(counted));
end
$$;
""",
            reverse_sql="""
drop function plans_report_discard;
""",
        ),
        migrations.RunSQL(
            sql="""
-- For a restore, as the owner: a report that went after the backup was made goes once more, with its attempts. Returns how many rows went.
create function plans_report_gone_again(report text) returns bigint
    language plpgsql set search_path = public, pg_temp
as $$
declare
    asked bigint := report::bigint;
    of_reports bigint[];
    of_files bigint[];
    resting record;
    gone bigint;
    counted jsonb := '{}';
begin
    if not exists (select 1 from plans_report where id = asked) then
        return 0;
    end if;
    set constraints all immediate;
    with recursive attempts as (
        select id, follows_id from plans_report where id = asked
        union all select before.id, before.follows_id
            from plans_report before join attempts on attempts.follows_id = before.id
    ) select array_agg(id) into of_reports from attempts;
    of_files := array(select file_id from plans_reportdocument where report_id = any (of_reports));
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_reportinbip,plans_reportdocument,plans_reportanswer,plans_reportremark,plans_reportdecision,plans_reportsection,plans_report}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'O' order by relname, tgname loop
        execute format('alter table %I disable trigger %I', resting.relname, resting.tgname);
    end loop;
    delete from plans_reportinbip where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportinbip', gone);
    delete from plans_reportdocument where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportdocument', gone);
    delete from plans_reportanswer where remark_id in (select id from plans_reportremark where report_id = any (of_reports));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportanswer', gone);
    delete from plans_reportremark where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportremark', gone);
    delete from plans_reportdecision where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportdecision', gone);
    delete from plans_reportsection where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportsection', gone);
    delete from plans_report where id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_report', gone);
    delete from files_storedfile where id = any (of_files);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('files_storedfile', gone);
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_reportinbip,plans_reportdocument,plans_reportanswer,plans_reportremark,plans_reportdecision,plans_reportsection,plans_report}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'D' order by relname, tgname loop
        execute format('alter table %I enable trigger %I', resting.relname, resting.tgname);
    end loop;
    return (select coalesce(sum(value::bigint), 0) from jsonb_each_text(counted));
exception when integrity_constraint_violation then
    return 0;
end
$$;
revoke all on function plans_report_gone_again from public;
""",
            reverse_sql="""
drop function plans_report_gone_again;
""",
        ),
    ]
