"""What changes many meetings holds them in the order of their ids, as the services do: nobody waits for each other."""

from django.db import migrations

SEEN = """
create or replace function activities_seen_from_elsewhere() returns trigger language plpgsql as $$
begin
    update activities_occurrence as meeting
       set sequence = meeting.sequence + 1,
           changed_at = greatest(meeting.changed_at + interval '1 second', now())
      {source}
    return null;
end $$;
"""
WHOSE = """case tg_argv[0]
           when 'locality' then exists (
               select 1 from activities_venue as venue
                where venue.id = meeting.venue_id and venue.locality_id = to_jsonb(new) ->> 'simc')
           when 'group' then exists (
               select 1 from activities_activity_groups as chosen
                where chosen.activity_id = offer.id and chosen.targetgroup_id = (to_jsonb(new) ->> 'id')::bigint)
           else offer.contact_phone = ''
           end"""
IN_ORDER = f"""from (
          select meeting.id from activities_occurrence as meeting
            join activities_activity as offer on offer.id = meeting.activity_id
           where {WHOSE}
           order by meeting.id for update of meeting
      ) as held
     where held.id = meeting.id;"""
AS_THEY_LIE = f"""from activities_activity as offer
     where offer.id = meeting.activity_id
       and {WHOSE};"""


class Migration(migrations.Migration):
    dependencies = [("activities", "0062_found_by_their_contact")]
    operations = [migrations.RunSQL(SEEN.format(source=IN_ORDER), SEEN.format(source=AS_THEY_LIE))]
