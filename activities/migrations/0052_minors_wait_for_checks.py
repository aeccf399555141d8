"""Nothing for minors is published, or led by one person more, before the checks of everyone who leads it are recorded.

Act of 13 May 2016, art. 21. Whoever is in charge always counts as leading; a list without a single check stops
everything, too. A check that the office begins to require later is asked at the next such change, not backwards.
"""

from django.db import migrations

FUNCTIONS = """
create function activities_who_leads(offer bigint) returns setof bigint language sql stable as $$
    select l.id from activities_activity a left join activities_lead l on l.user_id = a.in_charge_id where a.id = offer
    union
    select lead_id from activities_activitylead where activity_id = offer
$$;

-- Holds the recorded checks it relies on, so that none is removed before this transaction ends.
create function activities_refuse_unchecked(offer bigint) returns void language plpgsql as $$
begin
    perform 1 from activities_recordedcheck
        where lead_id in (select activities_who_leads(offer)) order by id for share;
    if not exists (select 1 from activities_check where retired_on is null) or exists (
        select 1 from activities_who_leads(offer) as leads(id) cross join activities_check c
        where c.retired_on is null
        and not exists (select 1 from activities_recordedcheck r where r.lead_id = leads.id and r.kind_id = c.id)
    ) then
        raise exception 'activity_for_minors_waits_for_checks: offer % has a lead whose checks are not recorded', offer
            using errcode = 'check_violation', constraint = 'activity_for_minors_waits_for_checks';
    end if;
end $$;

create function activities_is_out_for_minors(offer bigint) returns boolean language plpgsql as $$
begin
    perform 1 from activities_activity where id = offer for share;  -- waits for whoever is publishing it just now
    return exists (select 1 from activities_activity where id = offer and for_minors and published_at is not null);
end $$;

create function activities_offer_asks_for_checks() returns trigger language plpgsql as $$
begin
    perform activities_refuse_unchecked(new.id);
    return null;
end $$;

create function activities_meeting_asks_for_checks() returns trigger language plpgsql as $$
begin
    if (select for_minors from activities_activity where id = new.activity_id) then
        perform activities_refuse_unchecked(new.activity_id);
    end if;
    return null;
end $$;

create function activities_lead_asks_for_checks() returns trigger language plpgsql as $$
begin
    if activities_is_out_for_minors(new.activity_id) then
        perform activities_refuse_unchecked(new.activity_id);
    end if;
    return null;
end $$;

create function activities_recorded_check_is_relied_on() returns trigger language plpgsql as $$
declare offer bigint;
begin
    for offer in
        select activity_id from activities_activitylead where lead_id = old.lead_id
        union
        select a.id from activities_activity a join activities_lead l on l.user_id = a.in_charge_id
            where l.id = old.lead_id
    loop
        if activities_is_out_for_minors(offer) then
            perform activities_refuse_unchecked(offer);
        end if;
    end loop;
    return null;
end $$;
"""
TRIGGERS = """
create trigger activities_new_offer_asks_for_checks after insert on activities_activity
    for each row when (new.for_minors and new.published_at is not null)
    execute function activities_offer_asks_for_checks();
create trigger activities_offer_asks_for_checks
    after update of published_at, for_minors, in_charge_id on activities_activity
    for each row when (
        new.for_minors and new.published_at is not null
        and not (old.for_minors and old.published_at is not null and old.in_charge_id = new.in_charge_id)
    ) execute function activities_offer_asks_for_checks();
create trigger activities_new_meeting_asks_for_checks after insert on activities_occurrence
    for each row when (new.published_at is not null) execute function activities_meeting_asks_for_checks();
create trigger activities_meeting_asks_for_checks after update of published_at, activity_id on activities_occurrence
    for each row when (
        new.published_at is not null and (old.published_at is null or old.activity_id <> new.activity_id)
    ) execute function activities_meeting_asks_for_checks();
create trigger activities_lead_asks_for_checks after insert or update on activities_activitylead
    for each row execute function activities_lead_asks_for_checks();
create trigger activities_recorded_check_is_relied_on
    after delete or update of lead_id, kind_id on activities_recordedcheck
    for each row execute function activities_recorded_check_is_relied_on();
create trigger activities_recordedcheck_no_truncate before truncate on activities_recordedcheck
    for each statement execute function osl_refuse('recorded checks are removed one by one');
create trigger activities_lead_stays_who_it_is before update of user_id on activities_lead
    for each row when (old.user_id is distinct from new.user_id)
    execute function osl_refuse('a lead stays the person it is');
"""
BACK = """
drop trigger activities_lead_stays_who_it_is on activities_lead;
drop trigger activities_recordedcheck_no_truncate on activities_recordedcheck;
drop trigger activities_recorded_check_is_relied_on on activities_recordedcheck;
drop trigger activities_lead_asks_for_checks on activities_activitylead;
drop trigger activities_meeting_asks_for_checks on activities_occurrence;
drop trigger activities_new_meeting_asks_for_checks on activities_occurrence;
drop trigger activities_offer_asks_for_checks on activities_activity;
drop trigger activities_new_offer_asks_for_checks on activities_activity;
drop function activities_recorded_check_is_relied_on();
drop function activities_lead_asks_for_checks();
drop function activities_meeting_asks_for_checks();
drop function activities_offer_asks_for_checks();
drop function activities_is_out_for_minors(bigint);
drop function activities_refuse_unchecked(bigint);
drop function activities_who_leads(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("activities", "0051_checks_of_the_act"), ("common", "0001_polish_order_and_refusal")]
    operations = [migrations.RunSQL(FUNCTIONS + TRIGGERS, BACK)]
