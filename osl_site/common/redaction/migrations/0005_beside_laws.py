# Written by `manage.py maketriggers` from osl_site.common.redaction.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0001_functions"),
        ("redaction", "0004_tallies_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Whether passages are covered in that column of that row; of a change, in the column that it tells of.
create or replace function redaction_may_cover(named text, pk bigint, col text) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if named || '.' || col not in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_tally.comment', 'activities_tally.reason') then
        return false;
    end if;
    return named <> 'audit_change' or exists (
        select from audit_change c join audit_entry e on e.id = c.entry_id
            where c.id = pk and replace(e.subject_type, '.', '_') || '.' || c.field in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_tally.comment', 'activities_tally.reason')
    );
end
$$;
revoke all on function redaction_may_cover from public;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.redaction_may_cover(named text, pk bigint, col text)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    if named || '.' || col not in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_tally.comment', 'activities_tally.reason') then
        return false;
    end if;
    return named <> 'audit_change' or exists (
        select from audit_change c join audit_entry e on e.id = c.entry_id
            where c.id = pk and replace(e.subject_type, '.', '_') || '.' || c.field in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_tally.comment', 'activities_tally.reason')
    );
end
$function$;
""",
        ),
    ]
