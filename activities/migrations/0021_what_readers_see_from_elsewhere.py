"""A locality, a group or the office's telephone that is corrected changes what a phone shows of meetings: they say so.

These rows live below this room and know nothing of it, and an import of the register may change many at once; so the
database itself moves SEQUENCE and LAST-MODIFIED. The moment always goes forward, whatever clock the office is set to.
"""

from django.db import migrations

SEEN = """
create function activities_seen_from_elsewhere() returns trigger language plpgsql as $$
begin
    update activities_occurrence as meeting
       set sequence = meeting.sequence + 1,
           changed_at = greatest(meeting.changed_at + interval '1 second', now())
      from activities_activity as offer
     where offer.id = meeting.activity_id
       and case tg_argv[0]
           when 'locality' then exists (
               select 1 from activities_venue as venue
                where venue.id = meeting.venue_id and venue.locality_id = to_jsonb(new) ->> 'simc')
           when 'group' then exists (
               select 1 from activities_activity_groups as chosen
                where chosen.activity_id = offer.id and chosen.targetgroup_id = (to_jsonb(new) ->> 'id')::bigint)
           else offer.contact_phone = ''
           end;
    return null;
end $$;
create trigger activities_locality_renamed after update on centre_locality
    for each row when (old.name <> new.name) execute function activities_seen_from_elsewhere('locality');
create trigger activities_group_renamed after update on centre_targetgroup
    for each row when ((old.name, old.name_uk, old.name_en) is distinct from (new.name, new.name_uk, new.name_en))
    execute function activities_seen_from_elsewhere('group');
create trigger activities_office_phone_changed after update on centre_centre
    for each row when (old.organiser_phone <> new.organiser_phone)
    execute function activities_seen_from_elsewhere('phone');
"""
BACK = """
drop trigger activities_office_phone_changed on centre_centre;
drop trigger activities_group_renamed on centre_targetgroup;
drop trigger activities_locality_renamed on centre_locality;
drop function activities_seen_from_elsewhere();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0020_offers_may_pause_and_end"),
        ("centre", "0001_initial"),
    ]
    operations = [migrations.RunSQL(SEEN, BACK)]
