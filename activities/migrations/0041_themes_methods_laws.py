# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0040_themes"),
        ("audit", "0013_only_what_acts_erase"),
        ("centre", "0014_themes_methods_laws"),
        ("common", "0008_held_while_cited"),
        ("needs", "0019_themes_methods_laws"),
        ("partners", "0006_places_and_seals"),
        ("withdrawal", "0005_themes_methods_laws"),
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
create trigger activities_activity_theme_stands before insert or update of theme on activities_activity
    for each row
    execute function withdrawal_refuse_choice_by_slug('centre_theme', 'centre.theme', 'theme');
""",
            reverse_sql="""
drop trigger activities_activity_theme_stands on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_theme_renamed after update on centre_theme
    for each row
    when ((old.name, old.name_uk, old.name_en) is distinct from (new.name, new.name_uk, new.name_en))
    execute function activities_seen_from_elsewhere('theme');
""",
            reverse_sql="""
drop trigger activities_theme_renamed on centre_theme;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_calendar_changed after insert or update or delete or truncate on centre_theme
    for each statement
    execute function activities_calendar_changed();
""",
            reverse_sql="""
drop trigger activities_calendar_changed on centre_theme;
""",
        ),
    ]
