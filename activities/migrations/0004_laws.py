# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0003_swept"),
        ("audit", "0002_laws"),
        ("centre", "0003_laws"),
        ("common", "0001_functions"),
        ("needs", "0004_laws"),
        ("partners", "0003_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- What a phone already has stays: not deleted, hidden, renamed or counted back.
create function activities_published_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if old.published_at is null then
        return coalesce(new, old);
    end if;
    if tg_op = 'DELETE' or new.published_at is null or new.uid <> old.uid or new.sequence < old.sequence then
        raise exception 'a published meeting is moved or cancelled, never taken away'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function activities_published_stays;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What was called off, or has not begun, has no result.
create function activities_result_follows_its_occurrence() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare occurrence activities_occurrence;
begin
    select * into occurrence from activities_occurrence where id = new.occurrence_id for share;
    if occurrence.cancelled_at is not null then
        raise exception 'meeting % was called off and has no result', occurrence.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.created_at < occurrence.starts_at then
        raise exception 'meeting % has not begun and has no result yet', occurrence.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function activities_result_follows_its_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What has a result is not called off or moved past it.
create function activities_occurrence_with_result_took_place() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (
        select 1 from activities_result
        where occurrence_id = new.id and (new.cancelled_at is not null or created_at < new.starts_at)
    ) then
        raise exception 'meeting % has a result, so it took place', new.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function activities_occurrence_with_result_took_place;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What residents were told only grows. A published meeting that goes elsewhere, or on, says where it was.
create function activities_told_stays_told() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare day date := (old.starts_at at time zone 'Europe/Warsaw')::date;
begin
    if jsonb_typeof(new.formerly) <> 'array' or not new.formerly @> old.formerly
        or jsonb_array_length(new.formerly) < jsonb_array_length(old.formerly)
    then
        raise exception 'what residents were told of meeting % stays told', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.published_at is not null and new.venue_id is distinct from old.venue_id and new.formerly = old.formerly then
        raise exception 'published meeting % goes elsewhere and leaves no trace', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.published_at is not null and old.moved_from is not null
        and day not in ((new.starts_at at time zone 'Europe/Warsaw')::date,
                        (old.moved_from at time zone 'Europe/Warsaw')::date)
        and not exists (
            select 1 from jsonb_array_elements(new.formerly) as told
            where told ->> 'of' = 'when' and (told ->> 'starts_at')::timestamptz = date_trunc('second', old.starts_at))
    then
        raise exception 'published meeting % is moved again and leaves no trace at the day between', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function activities_told_stays_told;
""",
        ),
        migrations.RunSQL(
            sql="""
-- No more people than places, whoever writes the row.
create function activities_refuse_oversold(occurrence bigint) returns void
    language plpgsql set search_path = public, pg_temp
as $$
declare
    places integer;
    taken integer;
begin
    perform 1 from activities_occurrence where id = occurrence for update;
    select coalesce(o.capacity, a.capacity) into places
        from activities_occurrence o join activities_activity a on a.id = o.activity_id where o.id = occurrence;
    if places is null then
        return;
    end if;
    select coalesce(sum(people), 0) into taken
        from activities_registration where occurrence_id = occurrence and state in ('confirmed', 'offered');
    if taken > places then
        raise exception 'meeting % has % places and would have % people', occurrence, places, taken
            using errcode = 'check_violation', constraint = 'registration_within_capacity';
    end if;
end
$$;
""",
            reverse_sql="""
drop function activities_refuse_oversold;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Nobody waits for more places than there are, whoever writes the row.
create function activities_refuse_hopeless(occurrence bigint) returns void
    language plpgsql set search_path = public, pg_temp
as $$
declare
    places integer;
begin
    perform 1 from activities_occurrence where id = occurrence for update;
    select coalesce(o.capacity, a.capacity) into places
        from activities_occurrence o join activities_activity a on a.id = o.activity_id where o.id = occurrence;
    if exists (select from activities_registration
               where occurrence_id = occurrence and state = 'waiting' and people > places) then
        raise exception 'meeting % has % places, and more people wait together', occurrence, places
            using errcode = 'check_violation', constraint = 'registration_waits_for_what_is_there';
    end if;
end
$$;
""",
            reverse_sql="""
drop function activities_refuse_hopeless;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A registration takes a place that is there, or waits for one that may be.
create function activities_registration_within_capacity() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.state = 'waiting' then
        perform activities_refuse_hopeless(new.occurrence_id);
        return null;
    end if;
    perform activities_refuse_oversold(new.occurrence_id);
    return null;
end
$$;
""",
            reverse_sql="""
drop function activities_registration_within_capacity;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The places of an occurrence are not fewer than its people.
create function activities_capacity_of_occurrence() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform activities_refuse_oversold(new.id);
    perform activities_refuse_hopeless(new.id);
    return null;
end
$$;
""",
            reverse_sql="""
drop function activities_capacity_of_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What is over keeps whoever came; what counts as over is told by the moment of the change itself.
create function activities_capacity_of_activity() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform activities_refuse_oversold(o.id), activities_refuse_hopeless(o.id) from activities_occurrence o
        where o.activity_id = new.id and o.capacity is null and o.ends_at > new.changed_at
        order by o.id;
    return null;
end
$$;
""",
            reverse_sql="""
drop function activities_capacity_of_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What was to be said stays as it was, or is blank once a contact is erased, and said stays said.
create function activities_notice_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'DELETE'
        or (new.id, new.registration_id, new.kind, new.channel, new.letter_id, new.made_at)
            is distinct from (old.id, old.registration_id, old.kind, old.channel, old.letter_id, old.made_at)
        or (new.text <> old.text and new.text <> '')
        or (old.state in ('sent', 'called')
            and (new.state, new.done_at, new.done_by_id, new.done_by_name, new.done_by_position)
                is distinct from (old.state, old.done_at, old.done_by_id, old.done_by_name, old.done_by_position))
    then
        raise exception '% on % refused: what somebody was told stays told', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function activities_notice_stays;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Whoever is in charge of an activity always counts as leading it.
create function activities_who_leads(activity bigint) returns setof bigint
    language sql stable set search_path = public, pg_temp
as $$
select l.id from activities_activity a left join activities_lead l on l.user_id = a.in_charge_id where a.id = activity
union
select lead_id from activities_activitylead where activity_id = activity
$$;
""",
            reverse_sql="""
drop function activities_who_leads;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Act of 13 May 2016, art. 21. The recorded checks are held, so that none is removed before the end.
create function activities_refuse_unchecked(activity bigint) returns void
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform 1 from activities_recordedcheck
        where lead_id in (select activities_who_leads(activity)) order by id for share;
    if not exists (select 1 from activities_check where retired_on is null) or exists (
        select 1 from activities_who_leads(activity) as leads(id) cross join activities_check c
        where c.retired_on is null
        and not exists (select 1 from activities_recordedcheck r where r.lead_id = leads.id and r.kind_id = c.id)
    ) then
        raise exception 'activity_for_minors_waits_for_checks: offer % has a lead whose checks are not recorded',
            activity using errcode = 'check_violation', constraint = 'activity_for_minors_waits_for_checks';
    end if;
end
$$;
""",
            reverse_sql="""
drop function activities_refuse_unchecked;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Waits for whoever is publishing it just now.
create function activities_is_out_for_minors(activity bigint) returns boolean
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform 1 from activities_activity where id = activity for share;
    return exists (
        select 1 from activities_activity where id = activity and for_minors and published_at is not null
    );
end
$$;
""",
            reverse_sql="""
drop function activities_is_out_for_minors;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Nothing for minors is published before the checks of everyone who leads it are recorded.
create function activities_activity_asks_for_checks() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform activities_refuse_unchecked(new.id);
    return null;
end
$$;
""",
            reverse_sql="""
drop function activities_activity_asks_for_checks;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A check that the office requires later is asked at the next occurrence, not backwards.
create function activities_occurrence_asks_for_checks() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select for_minors from activities_activity where id = new.activity_id) then
        perform activities_refuse_unchecked(new.activity_id);
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function activities_occurrence_asks_for_checks;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Nobody unchecked joins those who lead for minors.
create function activities_lead_asks_for_checks() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if activities_is_out_for_minors(new.activity_id) then
        perform activities_refuse_unchecked(new.activity_id);
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function activities_lead_asks_for_checks;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A recorded check that something published relies on stays.
create function activities_recorded_check_is_relied_on() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare activity bigint;
begin
    for activity in
        select activity_id from activities_activitylead where lead_id = old.lead_id
        union
        select a.id from activities_activity a join activities_lead l on l.user_id = a.in_charge_id
            where l.id = old.lead_id
    loop
        if activities_is_out_for_minors(activity) then
            perform activities_refuse_unchecked(activity);
        end if;
    end loop;
    return null;
end
$$;
""",
            reverse_sql="""
drop function activities_recorded_check_is_relied_on;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A row below this room that a phone shows moves SEQUENCE and LAST-MODIFIED, forward, in id order.
create function activities_seen_from_elsewhere() returns trigger
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
drop function activities_seen_from_elsewhere;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Whatever changes a table that residents see rows of leaves a mark, by whatever statement.
create function activities_calendar_changed() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    mark bigint;
begin
    insert into activities_calendarchange default values returning id into mark;
    delete from activities_calendarchange where id in (
        select id from activities_calendarchange where id < mark for update skip locked
    );
    return null;
end
$$;
""",
            reverse_sql="""
drop function activities_calendar_changed;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_told_stays_told before update of formerly, venue_id, starts_at on activities_occurrence
    for each row
    execute function activities_told_stays_told();
""",
            reverse_sql="""
drop trigger activities_told_stays_told on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_published_stays before update or delete on activities_occurrence
    for each row
    execute function activities_published_stays();
""",
            reverse_sql="""
drop trigger activities_published_stays on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_occurrence_no_truncate before truncate on activities_occurrence
    for each statement
    execute function osl_refuse('a published meeting stays');
""",
            reverse_sql="""
drop trigger activities_occurrence_no_truncate on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_published_occurrence_keeps_its_activity before update of activity_id on activities_occurrence
    for each row
    when (old.published_at is not null and new.activity_id <> old.activity_id)
    execute function osl_refuse('a published meeting stays under its offer');
""",
            reverse_sql="""
drop trigger activities_published_occurrence_keeps_its_activity on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_published_activity_stays before update of published_at on activities_activity
    for each row
    when (old.published_at is not null and new.published_at is null)
    execute function osl_refuse('a published offer stays');
""",
            reverse_sql="""
drop trigger activities_published_activity_stays on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_published_activity_is_kept before delete on activities_activity
    for each row
    when (old.published_at is not null)
    execute function osl_refuse('a published offer stays');
""",
            reverse_sql="""
drop trigger activities_published_activity_is_kept on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_result_follows_its_occurrence before insert or update of occurrence_id, created_at on activities_result
    for each row
    execute function activities_result_follows_its_occurrence();
""",
            reverse_sql="""
drop trigger activities_result_follows_its_occurrence on activities_result;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_occurrence_with_result_took_place before update of cancelled_at, starts_at on activities_occurrence
    for each row
    execute function activities_occurrence_with_result_took_place();
""",
            reverse_sql="""
drop trigger activities_occurrence_with_result_took_place on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_activity_takes_its_changes after delete or update of id on activities_activity
    for each row
    execute function audit_forget_changes('activities.activity');
""",
            reverse_sql="""
drop trigger activities_activity_takes_its_changes on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_activity_numbered_anew before insert on activities_activity
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger activities_activity_numbered_anew on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_occurrence_takes_its_changes after delete or update of id on activities_occurrence
    for each row
    execute function audit_forget_changes('activities.occurrence');
""",
            reverse_sql="""
drop trigger activities_occurrence_takes_its_changes on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_occurrence_numbered_anew before insert on activities_occurrence
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger activities_occurrence_numbered_anew on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_venue_takes_its_changes after delete or update of id on activities_venue
    for each row
    execute function audit_forget_changes('activities.venue');
""",
            reverse_sql="""
drop trigger activities_venue_takes_its_changes on activities_venue;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_venue_numbered_anew before insert on activities_venue
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger activities_venue_numbered_anew on activities_venue;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_venue_not_while_withdrawn before update on activities_venue
    for each row
    execute function withdrawal_refuse_change('activities.venue');
""",
            reverse_sql="""
drop trigger activities_venue_not_while_withdrawn on activities_venue;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_activity_venue_stands before insert or update of venue_id on activities_activity
    for each row
    execute function withdrawal_refuse_choice('activities_venue', 'activities.venue', 'venue_id');
""",
            reverse_sql="""
drop trigger activities_activity_venue_stands on activities_activity;
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
create trigger activities_occurrence_venue_stands before insert or update of venue_id on activities_occurrence
    for each row
    execute function withdrawal_refuse_choice('activities_venue', 'activities.venue', 'venue_id', 'select venue_id = ($1 ->> ''venue_id'')::bigint from activities_activity where id = ($1 ->> ''activity_id'')::bigint');
""",
            reverse_sql="""
drop trigger activities_occurrence_venue_stands on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_activity_submissions_no_complaint before insert or update of submission_id on activities_activity_submissions
    for each row
    execute function needs_complaint_is_used_by_nothing();
""",
            reverse_sql="""
drop trigger activities_activity_submissions_no_complaint on activities_activity_submissions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_activity_groups_targetgroup_stands before insert or update of targetgroup_id on activities_activity_groups
    for each row
    execute function withdrawal_refuse_choice('centre_targetgroup', 'centre.targetgroup', 'targetgroup_id');
""",
            reverse_sql="""
drop trigger activities_activity_groups_targetgroup_stands on activities_activity_groups;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_activity_services_socialservice_stands before insert or update of socialservice_id on activities_activity_services
    for each row
    execute function withdrawal_refuse_choice('centre_socialservice', 'centre.socialservice', 'socialservice_id');
""",
            reverse_sql="""
drop trigger activities_activity_services_socialservice_stands on activities_activity_services;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_activitypartner_partner_stands before insert or update of partner_id on activities_activitypartner
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id');
""",
            reverse_sql="""
drop trigger activities_activitypartner_partner_stands on activities_activitypartner;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_registration_within_capacity after insert or update of state, people, occurrence_id on activities_registration
    for each row
    when (new.state in ('confirmed', 'offered', 'waiting'))
    execute function activities_registration_within_capacity();
""",
            reverse_sql="""
drop trigger activities_registration_within_capacity on activities_registration;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_capacity_of_occurrence after update of capacity, activity_id on activities_occurrence
    for each row
    when (new.capacity is distinct from old.capacity or new.activity_id <> old.activity_id)
    execute function activities_capacity_of_occurrence();
""",
            reverse_sql="""
drop trigger activities_capacity_of_occurrence on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_capacity_of_activity after update of capacity on activities_activity
    for each row
    when (new.capacity is distinct from old.capacity)
    execute function activities_capacity_of_activity();
""",
            reverse_sql="""
drop trigger activities_capacity_of_activity on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_clause_stays before update or delete on activities_informationclause
    for each row
    execute function osl_refuse('what stood beside a form stays');
""",
            reverse_sql="""
drop trigger activities_clause_stays on activities_informationclause;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_clause_no_truncate before truncate on activities_informationclause
    for each statement
    execute function osl_refuse('what stood beside a form stays');
""",
            reverse_sql="""
drop trigger activities_clause_no_truncate on activities_informationclause;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_registration_stays before delete on activities_registration
    for each row
    execute function osl_refuse('a registration is given up or erased, never deleted');
""",
            reverse_sql="""
drop trigger activities_registration_stays on activities_registration;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_registration_no_truncate before truncate on activities_registration
    for each statement
    execute function osl_refuse('a registration is given up or erased, never deleted');
""",
            reverse_sql="""
drop trigger activities_registration_no_truncate on activities_registration;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_registration_keeps_its_words before update of occurrence_id, clause_id on activities_registration
    for each row
    when ((old.occurrence_id, old.clause_id) is distinct from (new.occurrence_id, new.clause_id))
    execute function osl_refuse('a registration stays at its meeting, with the words that stood beside its form');
""",
            reverse_sql="""
drop trigger activities_registration_keeps_its_words on activities_registration;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_registration_stays_erased before update of erased_at on activities_registration
    for each row
    when (old.erased_at is not null and new.erased_at is null)
    execute function osl_refuse('what was erased stays erased');
""",
            reverse_sql="""
drop trigger activities_registration_stays_erased on activities_registration;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_registration_of_notice_stays before delete or update of id on activities_registration
    for each row
    execute function osl_refuse_cited('activities_notice', 'registration_id');
""",
            reverse_sql="""
drop trigger activities_registration_of_notice_stays on activities_registration;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_notice_stays before update or delete on activities_notice
    for each row
    execute function activities_notice_stays();
""",
            reverse_sql="""
drop trigger activities_notice_stays on activities_notice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_notice_no_truncate before truncate on activities_notice
    for each statement
    execute function osl_refuse('what somebody was told stays told');
""",
            reverse_sql="""
drop trigger activities_notice_no_truncate on activities_notice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_notice_written_at_once before insert or update of made_at on activities_notice
    for each row
    execute function osl_refuse_another_time('made_at');
""",
            reverse_sql="""
drop trigger activities_notice_written_at_once on activities_notice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_notice_done_at_once before insert or update of done_at on activities_notice
    for each row
    execute function osl_refuse_another_time('done_at');
""",
            reverse_sql="""
drop trigger activities_notice_done_at_once on activities_notice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_informationclause_written_at_once before insert or update of kept_at on activities_informationclause
    for each row
    execute function osl_refuse_another_time('kept_at');
""",
            reverse_sql="""
drop trigger activities_informationclause_written_at_once on activities_informationclause;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_result_keeps_its_note before delete or update of id on needs_fieldnote
    for each row
    execute function osl_refuse_cited('activities_result', 'note_id');
""",
            reverse_sql="""
drop trigger activities_result_keeps_its_note on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_new_activity_asks_for_checks after insert on activities_activity
    for each row
    when (new.for_minors and new.published_at is not null)
    execute function activities_activity_asks_for_checks();
""",
            reverse_sql="""
drop trigger activities_new_activity_asks_for_checks on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_activity_asks_for_checks after update of published_at, for_minors, in_charge_id on activities_activity
    for each row
    when (new.for_minors and new.published_at is not null
        and not (old.for_minors and old.published_at is not null and old.in_charge_id = new.in_charge_id))
    execute function activities_activity_asks_for_checks();
""",
            reverse_sql="""
drop trigger activities_activity_asks_for_checks on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_new_occurrence_asks_for_checks after insert on activities_occurrence
    for each row
    when (new.published_at is not null)
    execute function activities_occurrence_asks_for_checks();
""",
            reverse_sql="""
drop trigger activities_new_occurrence_asks_for_checks on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_occurrence_asks_for_checks after update of published_at, activity_id on activities_occurrence
    for each row
    when (new.published_at is not null and (old.published_at is null or old.activity_id <> new.activity_id))
    execute function activities_occurrence_asks_for_checks();
""",
            reverse_sql="""
drop trigger activities_occurrence_asks_for_checks on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_lead_asks_for_checks after insert or update on activities_activitylead
    for each row
    execute function activities_lead_asks_for_checks();
""",
            reverse_sql="""
drop trigger activities_lead_asks_for_checks on activities_activitylead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_recorded_check_is_relied_on after delete or update of lead_id, kind_id on activities_recordedcheck
    for each row
    execute function activities_recorded_check_is_relied_on();
""",
            reverse_sql="""
drop trigger activities_recorded_check_is_relied_on on activities_recordedcheck;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_recordedcheck_no_truncate before truncate on activities_recordedcheck
    for each statement
    execute function osl_refuse('recorded checks are removed one by one');
""",
            reverse_sql="""
drop trigger activities_recordedcheck_no_truncate on activities_recordedcheck;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_removed_check_stays before update on activities_removedcheck
    for each row
    execute function osl_refuse('why a recorded check was removed stays as it was written');
""",
            reverse_sql="""
drop trigger activities_removed_check_stays on activities_removedcheck;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_removedcheck_no_truncate before truncate on activities_removedcheck
    for each statement
    execute function osl_refuse('why a recorded check was removed goes with its person alone');
""",
            reverse_sql="""
drop trigger activities_removedcheck_no_truncate on activities_removedcheck;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_removed_lead_stays before update on activities_removedlead
    for each row
    execute function osl_refuse('why somebody leads no longer stays as it was written');
""",
            reverse_sql="""
drop trigger activities_removed_lead_stays on activities_removedlead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_removedlead_no_truncate before truncate on activities_removedlead
    for each statement
    execute function osl_refuse('why somebody leads no longer goes with its person alone');
""",
            reverse_sql="""
drop trigger activities_removedlead_no_truncate on activities_removedlead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_not_for_minors_with_reason before update of for_minors on activities_activity
    for each row
    when (old.for_minors and not new.for_minors and new.not_for_minors_reason = '')
    execute function osl_refuse('an offer is for minors no longer only with a reason');
""",
            reverse_sql="""
drop trigger activities_not_for_minors_with_reason on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_check_takes_its_changes after delete or update of id on activities_check
    for each row
    execute function audit_forget_changes('activities.check');
""",
            reverse_sql="""
drop trigger activities_check_takes_its_changes on activities_check;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_check_numbered_anew before insert on activities_check
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger activities_check_numbered_anew on activities_check;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_removedcheck_takes_its_changes after delete or update of id on activities_removedcheck
    for each row
    execute function audit_forget_changes('activities.removedcheck');
""",
            reverse_sql="""
drop trigger activities_removedcheck_takes_its_changes on activities_removedcheck;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_removedcheck_numbered_anew before insert on activities_removedcheck
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger activities_removedcheck_numbered_anew on activities_removedcheck;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_removedlead_takes_its_changes after delete or update of id on activities_removedlead
    for each row
    execute function audit_forget_changes('activities.removedlead');
""",
            reverse_sql="""
drop trigger activities_removedlead_takes_its_changes on activities_removedlead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_removedlead_numbered_anew before insert on activities_removedlead
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger activities_removedlead_numbered_anew on activities_removedlead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_lead_stays_who_it_is before update of user_id on activities_lead
    for each row
    when (old.user_id is distinct from new.user_id)
    execute function osl_refuse('a lead stays the person it is');
""",
            reverse_sql="""
drop trigger activities_lead_stays_who_it_is on activities_lead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_lead_with_checks_stays before delete or update of id on activities_lead
    for each row
    execute function osl_refuse_cited('activities_recordedcheck', 'lead_id');
""",
            reverse_sql="""
drop trigger activities_lead_with_checks_stays on activities_lead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_lead_of_activity_stays before delete or update of id on activities_lead
    for each row
    execute function osl_refuse_cited('activities_activitylead', 'lead_id');
""",
            reverse_sql="""
drop trigger activities_lead_of_activity_stays on activities_lead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_locality_renamed after update on centre_locality
    for each row
    when ((old.name, old.latitude, old.longitude) is distinct from (new.name, new.latitude, new.longitude))
    execute function activities_seen_from_elsewhere('locality');
""",
            reverse_sql="""
drop trigger activities_locality_renamed on centre_locality;
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
create trigger activities_group_renamed after update on centre_targetgroup
    for each row
    when ((old.name, old.name_uk, old.name_en) is distinct from (new.name, new.name_uk, new.name_en))
    execute function activities_seen_from_elsewhere('group');
""",
            reverse_sql="""
drop trigger activities_group_renamed on centre_targetgroup;
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
create trigger activities_office_phone_changed after update on centre_centre
    for each row
    when (old.organiser_phone <> new.organiser_phone)
    execute function activities_seen_from_elsewhere('phone');
""",
            reverse_sql="""
drop trigger activities_office_phone_changed on centre_centre;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_calendar_changed after insert or update or delete or truncate on activities_occurrence
    for each statement
    execute function activities_calendar_changed();
""",
            reverse_sql="""
drop trigger activities_calendar_changed on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_calendar_changed after insert or update or delete or truncate on activities_activity
    for each statement
    execute function activities_calendar_changed();
""",
            reverse_sql="""
drop trigger activities_calendar_changed on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_calendar_changed after insert or update or delete or truncate on activities_activity_groups
    for each statement
    execute function activities_calendar_changed();
""",
            reverse_sql="""
drop trigger activities_calendar_changed on activities_activity_groups;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_calendar_changed after insert or update or delete or truncate on activities_activity_services
    for each statement
    execute function activities_calendar_changed();
""",
            reverse_sql="""
drop trigger activities_calendar_changed on activities_activity_services;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_calendar_changed after insert or update or delete or truncate on activities_activitypartner
    for each statement
    execute function activities_calendar_changed();
""",
            reverse_sql="""
drop trigger activities_calendar_changed on activities_activitypartner;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_calendar_changed after insert or update or delete or truncate on activities_venue
    for each statement
    execute function activities_calendar_changed();
""",
            reverse_sql="""
drop trigger activities_calendar_changed on activities_venue;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_calendar_changed after insert or update or delete or truncate on partners_partner
    for each statement
    execute function activities_calendar_changed();
""",
            reverse_sql="""
drop trigger activities_calendar_changed on partners_partner;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_calendar_changed after insert or update or delete or truncate on centre_centre
    for each statement
    execute function activities_calendar_changed();
""",
            reverse_sql="""
drop trigger activities_calendar_changed on centre_centre;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_calendar_changed after insert or update or delete or truncate on centre_commune
    for each statement
    execute function activities_calendar_changed();
""",
            reverse_sql="""
drop trigger activities_calendar_changed on centre_commune;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_calendar_changed after insert or update or delete or truncate on centre_village
    for each statement
    execute function activities_calendar_changed();
""",
            reverse_sql="""
drop trigger activities_calendar_changed on centre_village;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_calendar_changed after insert or update or delete or truncate on centre_locality
    for each statement
    execute function activities_calendar_changed();
""",
            reverse_sql="""
drop trigger activities_calendar_changed on centre_locality;
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
        migrations.RunSQL(
            sql="""
create trigger activities_calendar_changed after insert or update or delete or truncate on centre_targetgroup
    for each statement
    execute function activities_calendar_changed();
""",
            reverse_sql="""
drop trigger activities_calendar_changed on centre_targetgroup;
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
        migrations.RunSQL(
            sql="""
create trigger activities_activity_words_go after delete on activities_activity
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger activities_activity_words_go on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_occurrence_words_go after delete on activities_occurrence
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger activities_occurrence_words_go on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_venue_words_go after delete on activities_venue
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger activities_venue_words_go on activities_venue;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_activity_days_are_read before insert or update of published_at, paused_at, ended_at, created_at, changed_at on activities_activity
    for each row
    when (new.published_at not between '0001-01-03' and '9999-12-29' or new.paused_at not between '0001-01-03' and '9999-12-29' or new.ended_at not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_activity_days_are_read on activities_activity;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_occurrence_days_are_read before insert or update of starts_at, ends_at, published_at, cancelled_at, moved_from, moved_from_end, created_at, changed_at on activities_occurrence
    for each row
    when (new.starts_at not between '0001-01-03' and '9999-12-29' or new.ends_at not between '0001-01-03' and '9999-12-29' or new.published_at not between '0001-01-03' and '9999-12-29' or new.cancelled_at not between '0001-01-03' and '9999-12-29' or new.moved_from not between '0001-01-03' and '9999-12-29' or new.moved_from_end not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_occurrence_days_are_read on activities_occurrence;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_series_days_are_read before insert or update of made_at on activities_series
    for each row
    when (new.made_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_series_days_are_read on activities_series;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_check_days_are_read before insert or update of retired_on on activities_check
    for each row
    when (new.retired_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_check_days_are_read on activities_check;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_recordedcheck_days_are_read before insert or update of checked_on, created_at on activities_recordedcheck
    for each row
    when (new.checked_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_recordedcheck_days_are_read on activities_recordedcheck;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_registration_days_are_read before insert or update of offered_until, knows_start, knows_end, created_at, changed_at, erased_at on activities_registration
    for each row
    when (new.offered_until not between '0001-01-03' and '9999-12-29' or new.knows_start not between '0001-01-03' and '9999-12-29' or new.knows_end not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29' or new.erased_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_registration_days_are_read on activities_registration;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_removedcheck_days_are_read before insert or update of checked_on, at on activities_removedcheck
    for each row
    when (new.checked_on not between '0001-01-03' and '9999-12-29' or new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_removedcheck_days_are_read on activities_removedcheck;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_removedlead_days_are_read before insert or update of at on activities_removedlead
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_removedlead_days_are_read on activities_removedlead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_result_days_are_read before insert or update of created_at, changed_at on activities_result
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_result_days_are_read on activities_result;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_wrongcode_days_are_read before insert or update of at on activities_wrongcode
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_wrongcode_days_are_read on activities_wrongcode;
""",
        ),
    ]
