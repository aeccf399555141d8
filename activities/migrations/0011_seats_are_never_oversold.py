"""No more people on a meeting than it has places, whoever writes the row; and what stood beside a form stays."""

from django.db import migrations

GUARD = """
create function activities_refuse_oversold(meeting bigint) returns void language plpgsql as $$
declare
    places integer;
    taken integer;
begin
    perform 1 from activities_occurrence where id = meeting for update;
    select coalesce(o.capacity, a.capacity) into places
        from activities_occurrence o join activities_activity a on a.id = o.activity_id where o.id = meeting;
    if places is null then
        return;
    end if;
    select coalesce(sum(people), 0) into taken
        from activities_registration where occurrence_id = meeting and state in ('confirmed', 'offered');
    if taken > places then
        raise exception 'meeting % has % places and would have % people', meeting, places, taken
            using errcode = 'check_violation', constraint = 'registration_within_capacity';
    end if;
end $$;

create function activities_registration_within_capacity() returns trigger language plpgsql as $$
begin
    perform activities_refuse_oversold(new.occurrence_id);
    return null;
end $$;
create trigger activities_registration_within_capacity
    after insert or update of state, people, occurrence_id on activities_registration
    for each row when (new.state in ('confirmed', 'offered'))
    execute function activities_registration_within_capacity();

create function activities_capacity_of_meeting() returns trigger language plpgsql as $$
begin
    perform activities_refuse_oversold(new.id);
    return null;
end $$;
create trigger activities_capacity_of_meeting
    after update of capacity, activity_id on activities_occurrence
    for each row when (new.capacity is distinct from old.capacity or new.activity_id <> old.activity_id)
    execute function activities_capacity_of_meeting();

-- Meetings that are over keep whoever came; what counts as over is told by the moment of the change itself.
create function activities_capacity_of_offer() returns trigger language plpgsql as $$
begin
    perform activities_refuse_oversold(o.id) from activities_occurrence o
        where o.activity_id = new.id and o.capacity is null and o.ends_at > new.changed_at
        order by o.id;
    return null;
end $$;
create trigger activities_capacity_of_offer
    after update of capacity on activities_activity
    for each row when (new.capacity is distinct from old.capacity)
    execute function activities_capacity_of_offer();
"""
GUARD_BACK = """
drop trigger activities_capacity_of_offer on activities_activity;
drop function activities_capacity_of_offer();
drop trigger activities_capacity_of_meeting on activities_occurrence;
drop function activities_capacity_of_meeting();
drop trigger activities_registration_within_capacity on activities_registration;
drop function activities_registration_within_capacity();
drop function activities_refuse_oversold(bigint);
"""
KEPT = """
create trigger activities_clause_stays before update or delete on activities_informationclause
    for each row execute function osl_refuse('what stood beside a form stays');
create trigger activities_clause_no_truncate before truncate on activities_informationclause
    for each statement execute function osl_refuse('what stood beside a form stays');
create trigger activities_registration_stays before delete on activities_registration
    for each row execute function osl_refuse('a registration is given up or erased, never deleted');
create trigger activities_registration_no_truncate before truncate on activities_registration
    for each statement execute function osl_refuse('a registration is given up or erased, never deleted');
"""
KEPT_BACK = """
drop trigger activities_registration_no_truncate on activities_registration;
drop trigger activities_registration_stays on activities_registration;
drop trigger activities_clause_no_truncate on activities_informationclause;
drop trigger activities_clause_stays on activities_informationclause;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0010_registrations"),
        ("common", "0001_polish_order_and_refusal"),
    ]
    operations = [migrations.RunSQL(GUARD, GUARD_BACK), migrations.RunSQL(KEPT, KEPT_BACK)]
