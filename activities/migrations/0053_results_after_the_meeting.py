"""A meeting that was called off, or has not begun, has no result; and one with a result is neither any more."""

from django.db import migrations

FORWARD = """
create function activities_result_follows_its_meeting() returns trigger language plpgsql as $$
declare meeting activities_occurrence;
begin
    select * into meeting from activities_occurrence where id = new.occurrence_id for share;
    if meeting.cancelled_at is not null then
        raise exception 'meeting % was called off and has no result', meeting.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.created_at < meeting.starts_at then
        raise exception 'meeting % has not begun and has no result yet', meeting.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger activities_result_follows_its_meeting before insert or update of occurrence_id, created_at
    on activities_result for each row execute function activities_result_follows_its_meeting();

create function activities_meeting_with_result_took_place() returns trigger language plpgsql as $$
begin
    if exists (
        select 1 from activities_result
        where occurrence_id = new.id and (new.cancelled_at is not null or created_at < new.starts_at)
    ) then
        raise exception 'meeting % has a result, so it took place', new.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger activities_meeting_with_result_took_place before update of cancelled_at, starts_at
    on activities_occurrence for each row execute function activities_meeting_with_result_took_place();
"""
BACK = """
drop trigger activities_meeting_with_result_took_place on activities_occurrence;
drop function activities_meeting_with_result_took_place();
drop trigger activities_result_follows_its_meeting on activities_result;
drop function activities_result_follows_its_meeting();
"""


class Migration(migrations.Migration):
    dependencies = [("activities", "0052_minors_wait_for_checks")]
    operations = [migrations.RunSQL(FORWARD, BACK)]
