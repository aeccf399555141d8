# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("centre", "0001_initial"),
        ("common", "0002_laws"),
        ("files", "0002_triggers"),
        ("needs", "0004_laws"),
        ("partners", "0002_triggers"),
        ("plans", "0003_known_values"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Only what was submitted is decided on, then, by a director who did not, from a day in the period.
create or replace function plans_decision_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare v record;
begin
    select version.state, version.submitted_by_id, version.submitted_at, plan.starts_on, plan.ends_on into v
        from plans_version version join plans_plan plan on plan.id = version.plan_id where version.id = new.version_id
        for share of version;
    if v.state <> 'submitted' then
        raise exception 'only a submitted version is decided on' using errcode = 'integrity_constraint_violation';
    end if;
    if v.submitted_by_id = new.by_id then
        raise exception 'nobody decides on their own version' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and is_active and 'director' = any (roles) for share;
    if not found then
        raise exception 'only a director decides' using errcode = 'integrity_constraint_violation';
    end if;
    if new.at < v.submitted_at then
        raise exception 'nothing is decided before it is submitted' using errcode = 'integrity_constraint_violation';
    end if;
    if new.effective_on is not null and new.effective_on not between v.starts_on and v.ends_on then
        raise exception 'the effective date lies outside the period' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_decision_is_due()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare v record;
begin
    select version.state, version.submitted_by_id, plan.starts_on, plan.ends_on into v
        from plans_version version join plans_plan plan on plan.id = version.plan_id where version.id = new.version_id
        for share of version;
    if v.state <> 'submitted' then
        raise exception 'only a submitted version is decided on' using errcode = 'integrity_constraint_violation';
    end if;
    if v.submitted_by_id = new.by_id then
        raise exception 'nobody decides on their own version' using errcode = 'integrity_constraint_violation';
    end if;
    if new.effective_on is not null and new.effective_on not between v.starts_on and v.ends_on then
        raise exception 'the effective date lies outside the period' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger plans_document_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('plans_document', 'file_id');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_document_file_stays BEFORE DELETE ON public.files_storedfile FOR EACH ROW EXECUTE FUNCTION osl_refuse_cited('plans_document', 'file_id');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger plans_signedcopy_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('plans_signedcopy', 'file_id');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_signedcopy_file_stays BEFORE DELETE ON public.files_storedfile FOR EACH ROW EXECUTE FUNCTION osl_refuse_cited('plans_signedcopy', 'file_id');
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_communes_keeps_its_commune before delete or update of terc on centre_commune
    for each row
    execute function osl_refuse_cited('plans_action_communes', 'commune_id', 'terc');
""",
            reverse_sql="""
drop trigger plans_action_communes_keeps_its_commune on centre_commune;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_groups_keeps_its_targetgroup before delete or update of id on centre_targetgroup
    for each row
    execute function osl_refuse_cited('plans_action_groups', 'targetgroup_id');
""",
            reverse_sql="""
drop trigger plans_action_groups_keeps_its_targetgroup on centre_targetgroup;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_localities_keeps_its_locality before delete or update of simc on centre_locality
    for each row
    execute function osl_refuse_cited('plans_action_localities', 'locality_id', 'simc');
""",
            reverse_sql="""
drop trigger plans_action_localities_keeps_its_locality on centre_locality;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_services_keeps_its_socialservice before delete or update of id on centre_socialservice
    for each row
    execute function osl_refuse_cited('plans_action_services', 'socialservice_id');
""",
            reverse_sql="""
drop trigger plans_action_services_keeps_its_socialservice on centre_socialservice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_partners_keeps_its_partner before delete or update of id on partners_partner
    for each row
    execute function osl_refuse_cited('plans_action_partners', 'partner_id');
""",
            reverse_sql="""
drop trigger plans_action_partners_keeps_its_partner on partners_partner;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_not_ahead before insert or update of submitted_at on plans_version
    for each row
    execute function osl_refuse_ahead('submitted_at');
""",
            reverse_sql="""
drop trigger plans_version_not_ahead on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_document_not_ahead before insert or update of made_at on plans_document
    for each row
    execute function osl_refuse_ahead('made_at');
""",
            reverse_sql="""
drop trigger plans_document_not_ahead on plans_document;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_remark_not_ahead before insert or update of at on plans_remark
    for each row
    execute function osl_refuse_ahead('at');
""",
            reverse_sql="""
drop trigger plans_remark_not_ahead on plans_remark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_answer_not_ahead before insert or update of at on plans_answer
    for each row
    execute function osl_refuse_ahead('at');
""",
            reverse_sql="""
drop trigger plans_answer_not_ahead on plans_answer;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_not_ahead before insert or update of at on plans_decision
    for each row
    execute function osl_refuse_ahead('at');
""",
            reverse_sql="""
drop trigger plans_decision_not_ahead on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reminder_not_ahead before insert or update of at on plans_reminder
    for each row
    execute function osl_refuse_ahead('at');
""",
            reverse_sql="""
drop trigger plans_reminder_not_ahead on plans_reminder;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publication_not_ahead before insert or update of at on plans_publication
    for each row
    execute function osl_refuse_ahead('at');
""",
            reverse_sql="""
drop trigger plans_publication_not_ahead on plans_publication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_signedcopy_not_ahead before insert or update of at on plans_signedcopy
    for each row
    execute function osl_refuse_ahead('at');
""",
            reverse_sql="""
drop trigger plans_signedcopy_not_ahead on plans_signedcopy;
""",
        ),
    ]
