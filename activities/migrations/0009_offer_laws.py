# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0008_swept_offer"),
        ("audit", "0004_beside_laws"),
        ("centre", "0003_laws"),
        ("common", "0001_functions"),
        ("needs", "0004_laws"),
        ("partners", "0003_laws"),
        ("redaction", "0005_beside_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- A row below this room that a phone shows moves SEQUENCE and LAST-MODIFIED, forward, in id order; so does a passage that is covered.
create or replace function activities_seen_from_elsewhere() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    update activities_occurrence as occurrence
       set sequence = occurrence.sequence + 1,
           changed_at = greatest(occurrence.changed_at + interval '1 second', now())
      from (
          select occurrence.id from activities_occurrence as occurrence
            join activities_activity as activity on activity.id = occurrence.activity_id
           where case tg_argv[0]
           when 'locality' then exists (
               select 1 from activities_venue as venue
                where venue.id = occurrence.venue_id and venue.locality_id = to_jsonb(new) ->> 'simc')
           when 'group' then exists (
               select 1 from activities_activity_groups as chosen
                where chosen.activity_id = activity.id
                  and chosen.targetgroup_id = (to_jsonb(new) ->> 'id')::bigint)
           when 'theme' then activity.theme = to_jsonb(new) ->> 'slug'
           when 'partner' then exists (
               select 1 from activities_activitypartner as helping
                where helping.activity_id = activity.id and helping.partner_id = (to_jsonb(new) ->> 'id')::bigint)
           when 'activity' then activity.id = (to_jsonb(new) ->> 'id')::bigint
           when 'occurrence' then occurrence.id = (to_jsonb(new) ->> 'id')::bigint
           when 'venue' then occurrence.venue_id = (to_jsonb(new) ->> 'id')::bigint
           when 'office' then activity.led_by <> 'residents'
           else activity.contact_phone = ''
           end
           order by occurrence.id for update of occurrence
      ) as held
     where held.id = occurrence.id;
    return null;
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.activities_seen_from_elsewhere()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    update activities_occurrence as occurrence
       set sequence = occurrence.sequence + 1,
           changed_at = greatest(occurrence.changed_at + interval '1 second', now())
      from (
          select occurrence.id from activities_occurrence as occurrence
            join activities_activity as activity on activity.id = occurrence.activity_id
           where case tg_argv[0]
           when 'locality' then exists (
               select 1 from activities_venue as venue
                where venue.id = occurrence.venue_id and venue.locality_id = to_jsonb(new) ->> 'simc')
           when 'group' then exists (
               select 1 from activities_activity_groups as chosen
                where chosen.activity_id = activity.id
                  and chosen.targetgroup_id = (to_jsonb(new) ->> 'id')::bigint)
           when 'theme' then activity.theme = to_jsonb(new) ->> 'slug'
           when 'partner' then exists (
               select 1 from activities_activitypartner as helping
                where helping.activity_id = activity.id and helping.partner_id = (to_jsonb(new) ->> 'id')::bigint)
           when 'office' then activity.led_by <> 'residents'
           else activity.contact_phone = ''
           end
           order by occurrence.id for update of occurrence
      ) as held
     where held.id = occurrence.id;
    return null;
end
$function$;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_activity_covered after update on activities_activity
    for each row
    when ((old.text, old.text_uk, old.text_en, old.stopped_reason) is distinct from (new.text, new.text_uk, new.text_en, new.stopped_reason) and osl_is_done_by('redaction_cover', 'activities_activity'::regclass))
    execute function activities_seen_from_elsewhere('activity');
""",
            reverse_sql="""
drop trigger activities_activity_covered on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_occurrence_covered after update on activities_occurrence
    for each row
    when ((old.note, old.cancelled_reason) is distinct from (new.note, new.cancelled_reason) and osl_is_done_by('redaction_cover', 'activities_occurrence'::regclass))
    execute function activities_seen_from_elsewhere('occurrence');
""",
            reverse_sql="""
drop trigger activities_occurrence_covered on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_venue_covered after update on activities_venue
    for each row
    when ((old.getting_in, old.getting_there) is distinct from (new.getting_in, new.getting_there) and osl_is_done_by('redaction_cover', 'activities_venue'::regclass))
    execute function activities_seen_from_elsewhere('venue');
""",
            reverse_sql="""
drop trigger activities_venue_covered on activities_venue;
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger activities_word_back_stays before update on activities_wordback
    for each row
    when (old.approved_at is not null and (old.said, old.said_uk, old.said_en, old.did, old.did_uk, old.did_en, old.locality_id, old.approved_at, old.approved_by_id) is distinct from (new.said, new.said_uk, new.said_en, new.did, new.did_uk, new.did_en, new.locality_id, new.approved_at, new.approved_by_id))
    execute function redaction_covers_alone('what was approved for residents is withdrawn and never changed', 'said', 'said_uk', 'said_en', 'did', 'did_uk', 'did_en', 'withdrawn_reason');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_word_back_stays BEFORE UPDATE ON public.activities_wordback FOR EACH ROW WHEN (((old.approved_at IS NOT NULL) AND ((((((((((old.said)::text IS DISTINCT FROM (new.said)::text) OR ((old.said_uk)::text IS DISTINCT FROM (new.said_uk)::text)) OR ((old.said_en)::text IS DISTINCT FROM (new.said_en)::text)) OR ((old.did)::text IS DISTINCT FROM (new.did)::text)) OR ((old.did_uk)::text IS DISTINCT FROM (new.did_uk)::text)) OR ((old.did_en)::text IS DISTINCT FROM (new.did_en)::text)) OR ((old.locality_id)::text IS DISTINCT FROM (new.locality_id)::text)) OR (old.approved_at IS DISTINCT FROM new.approved_at)) OR (old.approved_by_id IS DISTINCT FROM new.approved_by_id)))) EXECUTE FUNCTION osl_refuse('what was approved for residents is withdrawn and never changed');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger activities_word_back_withdrawn_once before update on activities_wordback
    for each row
    when (old.withdrawn_at is not null)
    execute function redaction_covers_alone('what was approved for residents is withdrawn and never changed', 'said', 'said_uk', 'said_en', 'did', 'did_uk', 'did_en', 'withdrawn_reason');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_word_back_withdrawn_once BEFORE UPDATE ON public.activities_wordback FOR EACH ROW WHEN ((old.withdrawn_at IS NOT NULL)) EXECUTE FUNCTION osl_refuse('what was approved for residents is withdrawn and never changed');
""",
        ),
    ]
