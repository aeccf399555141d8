# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0004_beside_laws"),
        ("centre", "0005_programme_of_services_laws"),
        ("common", "0001_functions"),
        ("files", "0002_laws"),
        ("needs", "0007_terms_stay"),
        ("partners", "0003_laws"),
        ("plans", "0007_reports_laws"),
        ("redaction", "0005_beside_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- What is handed over has the shape that pages read, and says its own number and days.
create or replace function plans_handed_over_is_read() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    shapes jsonb := case new.snapshot ->> 'schema'
        when '5' then '{"Action": {"addressees": {"is": ["string"]}, "communes": {"is": ["array"], "of": "string"}, "cost": {"is": ["string"]}, "cost_value": {"is": ["string"]}, "costs": {"is": ["array"], "of": "Cost"}, "description": {"is": ["string"]}, "indicators": {"is": ["array"], "of": "Indicator"}, "is_supporting": {"is": ["boolean"]}, "key": {"is": ["string"]}, "kinds": {"is": ["array"], "of": "string"}, "manner": {"is": ["string"]}, "number": {"is": ["string"]}, "partners": {"is": ["array"], "of": "string"}, "place_note": {"is": ["string"]}, "places": {"is": ["string"]}, "resources": {"is": ["string"]}, "responsible": {"is": ["string"]}, "services": {"is": ["array"], "of": "string"}, "time": {"is": ["string"]}, "time_from": {"is": ["string"]}, "time_kind": {"is": ["string"]}, "time_to": {"is": ["string"]}, "title": {"is": ["string"]}}, "Chapter": {"holds": {"is": ["array"], "of": "string"}, "key": {"is": ["string"]}, "number": {"is": ["string"]}, "text": {"is": ["string"]}, "title": {"is": ["string"]}}, "CommuneActions": {"actions": {"is": ["array"], "of": "string"}, "name": {"is": ["string"]}, "terc": {"is": ["string"]}}, "Conclusion": {"about": {"is": ["string"]}, "code": {"is": ["string"]}, "counts": {"is": ["object", "null"], "of": "Evidence"}, "evidence": {"is": ["string"]}, "text": {"is": ["string"]}}, "Cost": {"amount": {"is": ["string"]}, "source": {"is": ["string"]}, "value": {"is": ["string"]}, "year": {"is": ["string"]}}, "Evidence": {"localities": {"is": ["number"]}, "notes": {"is": ["number"]}, "people": {"is": ["number"]}}, "Goal": {"actions": {"is": ["array"], "of": "Action"}, "conclusions": {"is": ["array"], "of": "Conclusion"}, "indicators": {"is": ["array"], "of": "Indicator"}, "key": {"is": ["string"]}, "level": {"is": ["string"]}, "manner": {"is": ["string"]}, "no_conclusion_reason": {"is": ["string"]}, "number": {"is": ["string"]}, "text": {"is": ["string"]}}, "Indicator": {"baseline": {"is": ["string"]}, "key": {"is": ["string"]}, "kind": {"is": ["string"]}, "milestones": {"is": ["array"], "of": "Milestone"}, "name": {"is": ["string"]}, "source": {"is": ["string"]}, "target": {"is": ["string"]}, "unit": {"is": ["string"]}}, "Milestone": {"period": {"is": ["string"]}, "to_reach": {"is": ["string"]}}, "Office": {"file_plan_symbol": {"is": ["string"]}, "is_demo": {"is": ["boolean"]}, "name": {"is": ["string"]}}, "PlanContent": {"action_count": {"is": ["number"]}, "archive_category": {"is": ["string"]}, "attempt": {"is": ["number"]}, "changed_conclusions": {"is": ["array"], "of": "Conclusion"}, "chapters": {"is": ["array"], "of": "Chapter"}, "communes": {"is": ["array"], "of": "CommuneActions"}, "cost": {"is": ["string"]}, "ends_on": {"is": ["string"]}, "first_day": {"is": ["string"]}, "goals": {"is": ["array"], "of": "Goal"}, "last_day": {"is": ["string"]}, "manner": {"is": ["string"]}, "name": {"is": ["string"]}, "number": {"is": ["number"]}, "office": {"is": ["object"], "of": "Office"}, "reason": {"is": ["string"]}, "schema": {"is": ["number"]}, "services": {"is": ["array"], "of": "ServiceLine"}, "starts_on": {"is": ["string"]}, "submitted_by": {"is": ["string"]}, "submitted_on": {"is": ["string"]}, "supporting": {"is": ["number"]}, "title": {"is": ["string"]}, "without_conclusions": {"is": ["boolean"]}}, "ServiceLine": {"actions": {"is": ["array"], "of": "string"}, "look_again_on": {"is": ["string"]}, "name": {"is": ["string"]}, "programme": {"is": ["string"]}, "reason": {"is": ["string"]}}}'
        when '4' then '{"Action": {"addressees": {"is": ["string"]}, "communes": {"is": ["array"], "of": "string"}, "cost": {"is": ["string"]}, "cost_value": {"is": ["string"]}, "costs": {"is": ["array"], "of": "Cost"}, "description": {"is": ["string"]}, "indicators": {"is": ["array"], "of": "Indicator"}, "is_supporting": {"is": ["boolean"]}, "key": {"is": ["string"]}, "kinds": {"is": ["array"], "of": "string"}, "manner": {"is": ["string"]}, "number": {"is": ["string"]}, "partners": {"is": ["array"], "of": "string"}, "place_note": {"is": ["string"]}, "places": {"is": ["string"]}, "resources": {"is": ["string"]}, "responsible": {"is": ["string"]}, "services": {"is": ["array"], "of": "string"}, "time": {"is": ["string"]}, "time_from": {"is": ["string"]}, "time_kind": {"is": ["string"]}, "time_to": {"is": ["string"]}, "title": {"is": ["string"]}}, "Chapter": {"holds": {"is": ["array"], "of": "string"}, "key": {"is": ["string"]}, "number": {"is": ["string"]}, "text": {"is": ["string"]}, "title": {"is": ["string"]}}, "CommuneActions": {"actions": {"is": ["array"], "of": "string"}, "name": {"is": ["string"]}, "terc": {"is": ["string"]}}, "Conclusion": {"about": {"is": ["string"]}, "code": {"is": ["string"]}, "counts": {"is": ["object", "null"], "of": "Evidence"}, "evidence": {"is": ["string"]}, "text": {"is": ["string"]}}, "Cost": {"amount": {"is": ["string"]}, "source": {"is": ["string"]}, "value": {"is": ["string"]}, "year": {"is": ["string"]}}, "Evidence": {"localities": {"is": ["number"]}, "notes": {"is": ["number"]}, "people": {"is": ["number"]}}, "Goal": {"actions": {"is": ["array"], "of": "Action"}, "conclusions": {"is": ["array"], "of": "Conclusion"}, "indicators": {"is": ["array"], "of": "Indicator"}, "key": {"is": ["string"]}, "level": {"is": ["string"]}, "manner": {"is": ["string"]}, "no_conclusion_reason": {"is": ["string"]}, "number": {"is": ["string"]}, "text": {"is": ["string"]}}, "Indicator": {"baseline": {"is": ["string"]}, "key": {"is": ["string"]}, "kind": {"is": ["string"]}, "milestones": {"is": ["array"], "of": "Milestone"}, "name": {"is": ["string"]}, "source": {"is": ["string"]}, "target": {"is": ["string"]}, "unit": {"is": ["string"]}}, "Milestone": {"period": {"is": ["string"]}, "to_reach": {"is": ["string"]}}, "Office": {"file_plan_symbol": {"is": ["string"]}, "is_demo": {"is": ["boolean"]}, "name": {"is": ["string"]}}, "PlanContent": {"action_count": {"is": ["number"]}, "archive_category": {"is": ["string"]}, "attempt": {"is": ["number"]}, "changed_conclusions": {"is": ["array"], "of": "Conclusion"}, "chapters": {"is": ["array"], "of": "Chapter"}, "communes": {"is": ["array"], "of": "CommuneActions"}, "cost": {"is": ["string"]}, "ends_on": {"is": ["string"]}, "first_day": {"is": ["string"]}, "goals": {"is": ["array"], "of": "Goal"}, "last_day": {"is": ["string"]}, "manner": {"is": ["string"]}, "name": {"is": ["string"]}, "number": {"is": ["number"]}, "office": {"is": ["object"], "of": "Office"}, "reason": {"is": ["string"]}, "schema": {"is": ["number"]}, "starts_on": {"is": ["string"]}, "submitted_by": {"is": ["string"]}, "submitted_on": {"is": ["string"]}, "supporting": {"is": ["number"]}, "title": {"is": ["string"]}, "without_conclusions": {"is": ["boolean"]}}}'
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
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.plans_handed_over_is_read()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if new.snapshot -> 'schema' is distinct from '4'
        or not plans_reads_as(new.snapshot, 'PlanContent', '{"Action": {"addressees": {"is": ["string"]}, "communes": {"is": ["array"], "of": "string"}, "cost": {"is": ["string"]}, "cost_value": {"is": ["string"]}, "costs": {"is": ["array"], "of": "Cost"}, "description": {"is": ["string"]}, "indicators": {"is": ["array"], "of": "Indicator"}, "is_supporting": {"is": ["boolean"]}, "key": {"is": ["string"]}, "kinds": {"is": ["array"], "of": "string"}, "manner": {"is": ["string"]}, "number": {"is": ["string"]}, "partners": {"is": ["array"], "of": "string"}, "place_note": {"is": ["string"]}, "places": {"is": ["string"]}, "resources": {"is": ["string"]}, "responsible": {"is": ["string"]}, "services": {"is": ["array"], "of": "string"}, "time": {"is": ["string"]}, "time_from": {"is": ["string"]}, "time_kind": {"is": ["string"]}, "time_to": {"is": ["string"]}, "title": {"is": ["string"]}}, "Chapter": {"holds": {"is": ["array"], "of": "string"}, "key": {"is": ["string"]}, "number": {"is": ["string"]}, "text": {"is": ["string"]}, "title": {"is": ["string"]}}, "CommuneActions": {"actions": {"is": ["array"], "of": "string"}, "name": {"is": ["string"]}, "terc": {"is": ["string"]}}, "Conclusion": {"about": {"is": ["string"]}, "code": {"is": ["string"]}, "counts": {"is": ["object", "null"], "of": "Evidence"}, "evidence": {"is": ["string"]}, "text": {"is": ["string"]}}, "Cost": {"amount": {"is": ["string"]}, "source": {"is": ["string"]}, "value": {"is": ["string"]}, "year": {"is": ["string"]}}, "Evidence": {"localities": {"is": ["number"]}, "notes": {"is": ["number"]}, "people": {"is": ["number"]}}, "Goal": {"actions": {"is": ["array"], "of": "Action"}, "conclusions": {"is": ["array"], "of": "Conclusion"}, "indicators": {"is": ["array"], "of": "Indicator"}, "key": {"is": ["string"]}, "level": {"is": ["string"]}, "manner": {"is": ["string"]}, "no_conclusion_reason": {"is": ["string"]}, "number": {"is": ["string"]}, "text": {"is": ["string"]}}, "Indicator": {"baseline": {"is": ["string"]}, "key": {"is": ["string"]}, "kind": {"is": ["string"]}, "milestones": {"is": ["array"], "of": "Milestone"}, "name": {"is": ["string"]}, "source": {"is": ["string"]}, "target": {"is": ["string"]}, "unit": {"is": ["string"]}}, "Milestone": {"period": {"is": ["string"]}, "to_reach": {"is": ["string"]}}, "Office": {"file_plan_symbol": {"is": ["string"]}, "is_demo": {"is": ["boolean"]}, "name": {"is": ["string"]}}, "PlanContent": {"action_count": {"is": ["number"]}, "archive_category": {"is": ["string"]}, "attempt": {"is": ["number"]}, "changed_conclusions": {"is": ["array"], "of": "Conclusion"}, "chapters": {"is": ["array"], "of": "Chapter"}, "communes": {"is": ["array"], "of": "CommuneActions"}, "cost": {"is": ["string"]}, "ends_on": {"is": ["string"]}, "first_day": {"is": ["string"]}, "goals": {"is": ["array"], "of": "Goal"}, "last_day": {"is": ["string"]}, "manner": {"is": ["string"]}, "name": {"is": ["string"]}, "number": {"is": ["number"]}, "office": {"is": ["object"], "of": "Office"}, "reason": {"is": ["string"]}, "schema": {"is": ["number"]}, "starts_on": {"is": ["string"]}, "submitted_by": {"is": ["string"]}, "submitted_on": {"is": ["string"]}, "supporting": {"is": ["number"]}, "title": {"is": ["string"]}, "without_conclusions": {"is": ["boolean"]}}}') then
        raise exception 'what version % says cannot be read', new.id using errcode = 'integrity_constraint_violation';
    end if;
    if (new.snapshot ->> 'number')::numeric <> new.number or (new.snapshot ->> 'attempt')::numeric <> new.attempt
        or (new.snapshot ->> 'first_day')::date is distinct from new.starts_on
        or (new.snapshot ->> 'last_day')::date is distinct from new.ends_on then
        raise exception 'version % does not say its own words', new.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$function$;
""",
        ),
    ]
