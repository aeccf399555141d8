# Written by `manage.py maketriggers` from osl_site.common.audit.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0015_partnerships_laws"),
        ("common", "0001_functions"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Whether a line names what acts erase: never what is decided, the trail, an account, or a session.
create or replace function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return told."table" || '.' || told."column" in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'partners_logentry.summary', 'partners_logentry.agreed', 'partners_agreement.subject', 'partners_agreement.terms', 'partners_agreement.ended_why', 'partners_amendment.changes', 'partners_signedagreement.reason', 'needs_weight.why', 'partners_partnership.name', 'partners_partnership.led_by', 'partners_partnership.about', 'partners_partnership.ended_why', 'partners_partnermeeting.title', 'partners_partnermeeting.place', 'partners_partnermeeting.agenda', 'partners_partnermeeting.note', 'partners_partnermeeting.cancelled_reason', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason');
    end if;
    return exists (
            select from (values
            ('activities_notice', 'text', '^$'),
            ('activities_occurrence', 'formerly', '^$'),
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
            ('partners_contactperson', '', '^$'),
            ('partners_villagehead', '', '^$'),
            ('partners_correctedvalue', '', '^$'),
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
    if told.begins is not null then
        return told."table" || '.' || told."column" in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'partners_logentry.summary', 'partners_logentry.agreed', 'partners_agreement.subject', 'partners_agreement.terms', 'partners_agreement.ended_why', 'partners_amendment.changes', 'partners_signedagreement.reason', 'partners_partnership.name', 'partners_partnership.led_by', 'partners_partnership.about', 'partners_partnership.ended_why', 'partners_partnermeeting.title', 'partners_partnermeeting.place', 'partners_partnermeeting.agenda', 'partners_partnermeeting.note', 'partners_partnermeeting.cancelled_reason', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason');
    end if;
    return exists (
            select from (values
            ('activities_notice', 'text', '^$'),
            ('activities_occurrence', 'formerly', '^$'),
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
            ('partners_contactperson', '', '^$'),
            ('partners_villagehead', '', '^$'),
            ('partners_correctedvalue', '', '^$'),
            ('promises_promise', '', '^$')
            ) erasable ("table", "column", leaves)
            where erasable."table" = told."table" and erasable."column" = told."column"
                and told.leaves ~ erasable.leaves
    );
end
$function$;
""",
        ),
    ]
