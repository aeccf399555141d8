# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0012_dates_that_follow"),
        ("audit", "0005_laws_in_order"),
        ("centre", "0005_name_laws"),
        ("common", "0007_fold"),
        ("partners", "0003_laws_in_order"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- A row below this room that a phone shows moves SEQUENCE and LAST-MODIFIED, forward, in id order.
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
create or replace trigger activities_locality_renamed after update on centre_locality
    for each row
    when ((old.name, old.latitude, old.longitude) is distinct from (new.name, new.latitude, new.longitude))
    execute function activities_seen_from_elsewhere('locality');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER activities_locality_renamed AFTER UPDATE ON public.centre_locality FOR EACH ROW WHEN (((old.name)::text <> (new.name)::text)) EXECUTE FUNCTION activities_seen_from_elsewhere('locality');
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_partner_renamed after update on partners_partner
    for each row
    when (old.is_public <> new.is_public or old.name <> new.name and new.is_public)
    execute function activities_seen_from_elsewhere('partner');
""",
            reverse_sql="""
drop trigger activities_partner_renamed on partners_partner;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_office_renamed after update on centre_centre
    for each row
    when ((old.name, old.name_uk, old.name_en) is distinct from (new.name, new.name_uk, new.name_en))
    execute function activities_seen_from_elsewhere('office');
""",
            reverse_sql="""
drop trigger activities_office_renamed on centre_centre;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_calendar_changed after insert or update or delete or truncate on centre_localityform
    for each statement
    execute function activities_calendar_changed();
""",
            reverse_sql="""
drop trigger activities_calendar_changed on centre_localityform;
""",
        ),
    ]
