# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0007_reports_laws"),
        ("centre", "0005_programme_of_services_laws"),
        ("common", "0001_functions"),
        ("files", "0002_laws"),
        ("needs", "0007_terms_stay"),
        ("partners", "0003_laws"),
        ("plans", "0006_reports"),
        ("redaction", "0008_reports_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- A report begins as a draft and goes one way; a decision made in the same transaction accepts or returns it. Handed over it says its own title and days, in the shape that pages read, with its digest.
create function plans_report_states() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare given text[] := '{state,snapshot,snapshot_digest,submitted_at,submitted_by_id,submitted_by_name,'
    'submitted_by_position}';
begin
    if tg_op = 'INSERT' then
        if new.state <> 'draft' then
            raise exception 'a report begins as a draft' using errcode = 'integrity_constraint_violation';
        end if;
        if new.follows_id is not null and not exists (
            select from plans_report r where r.id = new.follows_id and r.state in ('returned', 'withdrawn')
                and r.attempt = new.attempt - 1
        ) then
            raise exception 'an attempt follows one that came back' using errcode = 'integrity_constraint_violation';
        end if;
        new.snapshot_digest := '';
        return new;
    end if;
    if tg_op = 'DELETE' then
        if old.state <> 'draft' then
            raise exception 'report % was handed over and is never deleted', old.id
                using errcode = 'integrity_constraint_violation';
        end if;
        return old;
    end if;
    if (new.id, new.attempt) <> (old.id, old.attempt) or new.follows_id is distinct from old.follows_id then
        raise exception 'report % keeps its place among attempts', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state <> 'draft' and (to_jsonb(new) - 'state')::text <> (to_jsonb(old) - 'state')::text then
        raise exception 'report % is frozen: UPDATE refused', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.state <> old.state and (old.state, new.state) not in (
        ('draft', 'submitted'), ('submitted', 'accepted'), ('submitted', 'returned'), ('submitted', 'withdrawn')
    ) then
        raise exception 'no way from % to %', old.state, new.state using errcode = 'integrity_constraint_violation';
    end if;
    if new.state in ('accepted', 'returned') and old.state <> new.state and not exists (
        select from plans_reportdecision where report_id = old.id and outcome = new.state
            and osl_is_being_written(xmin)
    ) then
        raise exception 'report % has no such decision, made in this transaction', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state = 'draft' and new.state = 'submitted' then
        if to_jsonb(new) - given <> to_jsonb(old) - given then
            raise exception 'report % leaves the desk as it was typed', old.id
                using errcode = 'integrity_constraint_violation';
        end if;
        if new.ends_on >= (new.submitted_at at time zone 'Europe/Warsaw')::date then
            raise exception 'report % tells of days that are not over', new.id
                using errcode = 'integrity_constraint_violation';
        end if;
        if new.snapshot -> 'schema' is distinct from '1'
            or not plans_reads_as(new.snapshot, 'ReportContent', '{"Figure": {"key": {"is": ["string"]}, "label": {"is": ["string"]}, "rows": {"is": ["array"], "of": "string"}, "said": {"is": ["string"]}, "task": {"is": ["number"]}, "value": {"is": ["string"]}}, "Office": {"file_plan_symbol": {"is": ["string"]}, "is_demo": {"is": ["boolean"]}, "name": {"is": ["string"]}}, "ReportContent": {"archive_category": {"is": ["string"]}, "as_of": {"is": ["string"]}, "attempt": {"is": ["number"]}, "ends_on": {"is": ["string"]}, "first_day": {"is": ["string"]}, "last_day": {"is": ["string"]}, "office": {"is": ["object"], "of": "Office"}, "schema": {"is": ["number"]}, "sections": {"is": ["array"], "of": "Section"}, "starts_on": {"is": ["string"]}, "submitted_by": {"is": ["string"]}, "submitted_on": {"is": ["string"]}, "title": {"is": ["string"]}}, "Row": {"cells": {"is": ["array"], "of": "string"}}, "Section": {"figures": {"is": ["array"], "of": "Figure"}, "key": {"is": ["string"]}, "number": {"is": ["number"]}, "tables": {"is": ["array"], "of": "Table"}, "text": {"is": ["string"]}, "title": {"is": ["string"]}}, "Table": {"caption": {"is": ["string"]}, "chart": {"is": ["number"]}, "heads": {"is": ["array"], "of": "string"}, "key": {"is": ["string"]}, "numbers": {"is": ["array"], "of": "number"}, "rows": {"is": ["array"], "of": "Row"}, "sentence": {"is": ["string"]}}}')
            or new.snapshot ->> 'title' is distinct from new.title
            or (new.snapshot ->> 'first_day')::date is distinct from new.starts_on
            or (new.snapshot ->> 'last_day')::date is distinct from new.ends_on then
            raise exception 'what report % says cannot be read', new.id
                using errcode = 'integrity_constraint_violation';
        end if;
        if exists (
            select from plans_reportremark r where r.report_id = new.follows_id
                and not exists (select from plans_reportanswer a where a.remark_id = r.id)
        ) then
            raise exception 'remarks on the attempt before % are not answered', new.id
                using errcode = 'integrity_constraint_violation';
        end if;
    end if;
    if old.state = 'draft' then
        new.snapshot_digest := coalesce(plans_digest_of(new.snapshot), '');
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_report_states;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Sections change while their report is a draft, whose row is held until the transaction ends.
create function plans_report_section_is_frozen() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare parent bigint := case when tg_op = 'DELETE' then old.report_id else new.report_id end;
begin
    if tg_op = 'UPDATE' and new.report_id <> old.report_id then
        raise exception 'a section stays in its report' using errcode = 'integrity_constraint_violation';
    end if;
    if (select state from plans_report where id = parent for share) is distinct from 'draft'
        and (tg_op <> 'DELETE' or exists (select from plans_report where id = parent)) then
        raise exception 'report % is frozen: % on its section refused', parent, tg_op
            using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end
$$;
""",
            reverse_sql="""
drop function plans_report_section_is_frozen;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Remarks and decisions are of a report that waits, by a director who did not hand it over, and not from before it was.
create function plans_report_is_judged() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare r record;
begin
    select state, submitted_by_id, submitted_at into r from plans_report where id = new.report_id for share;
    if r.state is distinct from 'submitted'
        or exists (select from plans_reportdecision where report_id = new.report_id) then
        raise exception 'only what waits is judged' using errcode = 'integrity_constraint_violation';
    end if;
    if r.submitted_by_id = new.by_id or new.at < r.submitted_at then
        raise exception 'nobody judges their own report, nor before it is handed over'
            using errcode = 'integrity_constraint_violation';
    end if;
    perform from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at) for share;
    if not found then
        raise exception 'only a director judges a report' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_report_is_judged;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A decision and the state that it gives its report come together: at commit neither stands alone.
create function plans_report_decision_is_carried_out() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_report where id = new.report_id) is distinct from new.outcome then
        raise exception 'report % is decided on and not moved', new.report_id
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function plans_report_decision_is_carried_out;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A remark is answered once its attempt is closed.
create function plans_report_answer_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if coalesce((
        select r.state from plans_reportremark m join plans_report r on r.id = m.report_id where m.id = new.remark_id
    ), 'draft') in ('draft', 'submitted') then
        raise exception 'a remark is answered after the attempt is closed'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_report_answer_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- In BIP stands what was accepted.
create function plans_report_in_bip_is_accepted() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_report where id = new.report_id for share) is distinct from 'accepted' then
        raise exception 'in BIP stands what was accepted' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_report_in_bip_is_accepted;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_report_takes_its_changes after delete or update of id on plans_report
    for each row
    execute function audit_forget_changes('plans.report');
""",
            reverse_sql="""
drop trigger plans_report_takes_its_changes on plans_report;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_report_numbered_anew before insert on plans_report
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger plans_report_numbered_anew on plans_report;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportsection_takes_its_changes after delete or update of id on plans_reportsection
    for each row
    execute function audit_forget_changes('plans.reportsection');
""",
            reverse_sql="""
drop trigger plans_reportsection_takes_its_changes on plans_reportsection;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportsection_numbered_anew before insert on plans_reportsection
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger plans_reportsection_numbered_anew on plans_reportsection;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_report_days_are_read before insert or update of starts_on, ends_on, figures_at, created_at, changed_at on plans_report
    for each row
    when (new.starts_on not between '0001-01-03' and '9999-12-29' or new.ends_on not between '0001-01-03' and '9999-12-29' or new.figures_at not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger plans_report_days_are_read on plans_report;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_report_states before insert or update or delete on plans_report
    for each row
    execute function plans_report_states();
""",
            reverse_sql="""
drop trigger plans_report_states on plans_report;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportsection_frozen before insert or update or delete on plans_reportsection
    for each row
    execute function plans_report_section_is_frozen();
""",
            reverse_sql="""
drop trigger plans_reportsection_frozen on plans_reportsection;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportremark_due before insert on plans_reportremark
    for each row
    execute function plans_report_is_judged();
""",
            reverse_sql="""
drop trigger plans_reportremark_due on plans_reportremark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportdecision_due before insert on plans_reportdecision
    for each row
    execute function plans_report_is_judged();
""",
            reverse_sql="""
drop trigger plans_reportdecision_due on plans_reportdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists plans_reportdecision_carried_out on plans_reportdecision;
create constraint trigger plans_reportdecision_carried_out after insert on plans_reportdecision deferrable initially deferred
    for each row
    execute function plans_report_decision_is_carried_out();
""",
            reverse_sql="""
drop trigger plans_reportdecision_carried_out on plans_reportdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportanswer_due before insert on plans_reportanswer
    for each row
    execute function plans_report_answer_is_due();
""",
            reverse_sql="""
drop trigger plans_reportanswer_due on plans_reportanswer;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportinbip_due before insert on plans_reportinbip
    for each row
    execute function plans_report_in_bip_is_accepted();
""",
            reverse_sql="""
drop trigger plans_reportinbip_due on plans_reportinbip;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportremark_written_once before update or delete on plans_reportremark
    for each row
    execute function redaction_covers_alone('written once', 'text');
""",
            reverse_sql="""
drop trigger plans_reportremark_written_once on plans_reportremark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportanswer_written_once before update or delete on plans_reportanswer
    for each row
    execute function redaction_covers_alone('written once', 'text');
""",
            reverse_sql="""
drop trigger plans_reportanswer_written_once on plans_reportanswer;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportdecision_written_once before update or delete on plans_reportdecision
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_reportdecision_written_once on plans_reportdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportdocument_written_once before update or delete on plans_reportdocument
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_reportdocument_written_once on plans_reportdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportinbip_written_once before update or delete on plans_reportinbip
    for each row
    execute function redaction_covers_alone('written once', 'reason');
""",
            reverse_sql="""
drop trigger plans_reportinbip_written_once on plans_reportinbip;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_report_no_truncate before truncate on plans_report
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_report_no_truncate on plans_report;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportsection_no_truncate before truncate on plans_reportsection
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_reportsection_no_truncate on plans_reportsection;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportremark_no_truncate before truncate on plans_reportremark
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_reportremark_no_truncate on plans_reportremark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportanswer_no_truncate before truncate on plans_reportanswer
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_reportanswer_no_truncate on plans_reportanswer;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportdecision_no_truncate before truncate on plans_reportdecision
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_reportdecision_no_truncate on plans_reportdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportdocument_no_truncate before truncate on plans_reportdocument
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_reportdocument_no_truncate on plans_reportdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportinbip_no_truncate before truncate on plans_reportinbip
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_reportinbip_no_truncate on plans_reportinbip;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_report_reads_what_is_there before insert or update or delete on plans_report
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_report_reads_what_is_there on plans_report;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportsection_reads_what_is_there before insert or update or delete on plans_reportsection
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_reportsection_reads_what_is_there on plans_reportsection;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportremark_reads_what_is_there before insert or update or delete on plans_reportremark
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_reportremark_reads_what_is_there on plans_reportremark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportanswer_reads_what_is_there before insert or update or delete on plans_reportanswer
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_reportanswer_reads_what_is_there on plans_reportanswer;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportdecision_reads_what_is_there before insert or update or delete on plans_reportdecision
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_reportdecision_reads_what_is_there on plans_reportdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportdocument_reads_what_is_there before insert or update or delete on plans_reportdocument
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_reportdocument_reads_what_is_there on plans_reportdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportinbip_reads_what_is_there before insert or update or delete on plans_reportinbip
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_reportinbip_reads_what_is_there on plans_reportinbip;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportdocument_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('plans_reportdocument', 'file_id');
""",
            reverse_sql="""
drop trigger plans_reportdocument_file_stays on files_storedfile;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportdocument_holds_its_file before insert or update of file_id on plans_reportdocument
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id', 'id');
""",
            reverse_sql="""
drop trigger plans_reportdocument_holds_its_file on plans_reportdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_report_written_at_once before insert or update of submitted_at on plans_report
    for each row
    execute function osl_refuse_another_time('submitted_at');
""",
            reverse_sql="""
drop trigger plans_report_written_at_once on plans_report;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportdocument_written_at_once before insert or update of made_at on plans_reportdocument
    for each row
    execute function osl_refuse_another_time('made_at');
""",
            reverse_sql="""
drop trigger plans_reportdocument_written_at_once on plans_reportdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportremark_written_at_once before insert or update of at on plans_reportremark
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_reportremark_written_at_once on plans_reportremark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportanswer_written_at_once before insert or update of at on plans_reportanswer
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_reportanswer_written_at_once on plans_reportanswer;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportdecision_written_at_once before insert or update of at on plans_reportdecision
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_reportdecision_written_at_once on plans_reportdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reportinbip_written_at_once before insert or update of at on plans_reportinbip
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_reportinbip_written_at_once on plans_reportinbip;
""",
        ),
    ]
