# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0003_laws"),
        ("audit", "0002_laws"),
        ("common", "0001_functions"),
        ("confirmations", "0002_laws"),
        ("needs", "0003_swept"),
        ("promises", "0003_laws"),
        ("redaction", "0003_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- It is handed over with its step to somebody else, after it came, one at a time, and no complaint.
create function needs_handover_begins() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    came timestamptz;
    secret boolean;
begin
    select date_trunc('minute', received_at), for_director into came, secret
      from needs_submission where id = new.submission_id for update;
    if secret then
        raise exception '% on % refused: a complaint is handed to nobody', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'handover_of_no_complaint';
    end if;
    if new.consent_at < came then
        raise exception '% on % refused: nobody agrees before it came', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if exists (
        select from needs_handover h
         where h.submission_id = new.submission_id
           and not exists (select from needs_handoverend e where e.handover_id = h.id)
    ) then
        raise exception '% on % refused: somebody has it already', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'handover_one_at_a_time';
    end if;
    if not exists (
        select from needs_submissionstep s join needs_submissionstate t on t.id = s.state_id
         where s.id = new.step_id and s.submission_id = new.submission_id and t.type = 'elsewhere'
           and not exists (
            select from needs_submissionstep later where later.submission_id = s.submission_id and later.id > s.id
        )
    ) then
        raise exception '% on % refused: it stands with somebody else by the step beside it', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.person_id is not null and not exists (
        select from accounts_user where id = new.person_id and is_active and new."to" = any (roles)
    ) then
        raise exception '% on % refused: this person has another role', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_handover_begins;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What has an outcome is neither taken over nor ended again; taken, or without contact, is only what was taken over before.
create function needs_handover_is_open() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform from needs_submission where id = (select submission_id from needs_handover where id = new.handover_id)
        for update;
    if exists (select from needs_handoverend where handover_id = new.handover_id) then
        raise exception '% on % refused: its outcome was said', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if to_jsonb(new) ->> 'outcome' in ('taken', 'no_contact')
        and not exists (select from needs_handovertaken where handover_id = new.handover_id)
    then
        raise exception '% on % refused: nobody took it over', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_handover_is_open;
""",
        ),
        migrations.RunSQL(
            sql="""
-- While somebody of the house has it, a submission moves nowhere: first the outcome is said.
create function needs_step_of_nothing_handed_over() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform from needs_submission where id = new.submission_id for update;
    if exists (
        select from needs_handover h
         where h.submission_id = new.submission_id
           and not exists (select from needs_handoverend e where e.handover_id = h.id)
    ) then
        raise exception '% on % refused: somebody of the house has it', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'handed_over_moves_nowhere';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_step_of_nothing_handed_over;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Nobody is written down again beside a helper who has gone.
create function needs_contact_of_a_standing_helper() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (select from needs_helper where id = new.helper_id and ended_at is not null) then
        raise exception '% on % refused: they have gone', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'helper_has_gone';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_contact_of_a_standing_helper;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Whoever has gone left no name: it is erased before.
create function needs_helper_goes_nameless() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (select from needs_helpercontact where helper_id = new.id) then
        raise exception '% on % refused: their contact is there still', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'helper_goes_nameless';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_helper_goes_nameless;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A complaint, a proposal and a petition bear a name and an address; the council is asked about complaints that the director reads.
create function needs_legal_mark_holds() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare kind text;
begin
    select type into kind from needs_legalkind where id = new.kind_id for share;
    if kind in ('complaint', 'proposal', 'petition') and not new.is_signed then
        raise exception '% on % refused: without a name and an address it stays recognition', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.to_council and (kind <> 'complaint'
        or not exists (select from needs_submission where id = new.submission_id and for_director)) then
        raise exception '% on % refused: the council handles complaints about the director', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_legal_mark_holds;
""",
        ),
        migrations.RunSQL(
            sql="""
-- With somebody else is what was passed on, or handed over in the house: what was written without either, by a release that knows of neither, is written down here as passed on without a letter.
create function needs_step_is_with_somebody() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select type from needs_submissionstate where id = new.state_id) <> 'elsewhere'
        or (select type from needs_submissionstate where id = new.was_id) = 'elsewhere'
        or exists (select from needs_passedon where submission_id = new.submission_id and answered_on is null)
    then
        return null;
    end if;
    if not exists (select from needs_handover where step_id = new.id) then
        insert into needs_passedon (submission_id, addressee, addressee_key, by_letter, is_whole, with_contact,
            consent_way, answer, day, at, by_id, by_name, by_position)
        values (new.submission_id, new.responsible, osl_fold(new.responsible), false, true, false, '', '',
            (new.at at time zone 'Europe/Warsaw')::date, new.at, new.by_id, new.by_name, new.by_position);
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function needs_step_is_with_somebody;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A round follows one that began before it, so that rounds stand in one order.
create function needs_round_follows_earlier() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (select from needs_assessmentround where id = new.follows_id and begins_on >= new.begins_on)
        or exists (select from needs_assessmentround where follows_id = new.id and begins_on <= new.begins_on)
    then
        raise exception '% on % refused: a round follows one that began before it', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'round_follows_an_earlier';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_round_follows_earlier;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A submission begins by waiting to be read.
create function needs_submission_arrives() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not exists (select from needs_submissionstate where id = new.state_id and type = 'waiting') then
        raise exception '% on % refused: it begins by waiting', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_submission_arrives;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The state of a submission is what its last step says, whoever writes it.
create function needs_submission_stands() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare last bigint;
begin
    select state_id into last from needs_submissionstep where submission_id = new.id order by id desc limit 1;
    if last is distinct from new.state_id then
        raise exception '% on % refused: its last step says another state', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_submission_stands;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A step begins where the last one ended; set aside, or with somebody else, it says why and who has it.
create function needs_step_follows() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    stands bigint;
    kind text;
begin
    select state_id into stands from needs_submission where id = new.submission_id for update;
    select type into kind from needs_submissionstate where id = new.state_id;
    if stands is distinct from new.was_id then
        raise exception '% on % refused: it does not stand there', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if (kind = 'aside' and new.reason = '') or (kind in ('aside', 'elsewhere') and new.responsible = '') then
        raise exception '% on % refused: why, and who is responsible instead', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_step_follows;
""",
        ),
        migrations.RunSQL(
            sql="""
-- With a step the submission stands in its state.
create function needs_step_moves() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    update needs_submission set state_id = new.state_id where id = new.submission_id;
    return null;
end
$$;
""",
            reverse_sql="""
drop function needs_step_moves;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What the director alone reads is shown beside no need and no asset.
create function needs_complaint_is_used_by_nothing() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (select from needs_submission where id = new.submission_id and for_director) then
        raise exception '% on % refused: a complaint is linked to nothing', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'complaint_is_used_by_nothing';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_complaint_is_used_by_nothing;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The author adds one line between two of the office.
create function needs_line_in_turn() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare last text;
begin
    perform from needs_submission where id = new.submission_id for update;
    select side into last from needs_line where submission_id = new.submission_id order by id desc limit 1;
    if last = 'author' then
        raise exception '% on % refused: the office has not answered yet', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'line_in_turn';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_line_in_turn;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What a resident said stays as it was said; a passage of it is covered by redaction_cover alone.
create function needs_words_stay() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (old.language, old.channel, old.received_at, old.id) is distinct from
        (new.language, new.channel, new.received_at, new.id)
        or (old.words is distinct from new.words and not osl_is_done_by('redaction_cover', tg_relid))
    then
        raise exception '% on % refused: what a resident said stays as it was said', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_words_stay;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What was to be read out stays, and a talk that took place stays so.
create function needs_call_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'DELETE' or (new.id, new.line_id, new.made_at) is distinct from (old.id, old.line_id, old.made_at)
        or (old.state = 'called' and (new.state, new.done_at, new.done_by_id, new.done_by_name, new.done_by_position)
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
drop function needs_call_stays;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Beside support of a person stands no text that others read: only a word for oneself, gone when done.
create function needs_person_has_no_promises() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.subject_type = 'needs.support' and not new.is_private
        and exists (select from needs_support where id = new.subject_id and kind = 'person') then
        raise exception '% on % refused: of a person only oneself is told', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'person_has_no_promises';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_person_has_no_promises;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Who was told of a submission, but for what was a mistake.
create function needs_urgent_notices(asked bigint) returns setof needs_urgentnotice
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    return query select * from needs_urgentnotice n where n.submission_id = asked and not exists (
        select from needs_urgentmistake m where m.submission_id = asked and m.last_id >= n.id
    );
end
$$;
""",
            reverse_sql="""
drop function needs_urgent_notices;
""",
        ),
        migrations.RunSQL(
            sql="""
-- All that was said so far is the mistake, and nobody took it over.
create function needs_urgent_by_mistake() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform from needs_submission where id = new.submission_id for update;
    if new.last_id is distinct from (select max(id) from needs_urgent_notices(new.submission_id)) then
        raise exception '% on % refused: it is about all that was said of this submission', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if exists (select from needs_urgenttakeover where submission_id = new.submission_id) then
        raise exception '% on % refused: somebody took it over', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_mistake_of_what_nobody_took';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_urgent_by_mistake;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The team against violence is told besides the police or the prosecutor, never instead; nobody is told before it came.
create function needs_urgent_is_told() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare came timestamptz;
begin
    select date_trunc('minute', received_at) into came from needs_submission where id = new.submission_id for update;
    if new.told_at < came then
        raise exception '% on % refused: nobody is told of what has not come yet', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if new."to" = 'team' and not exists (
        select from needs_urgent_notices(new.submission_id) where "to" in ('police', 'prosecutor')
    ) then
        raise exception '% on % refused: the police or the prosecutor first', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_team_is_never_instead';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_urgent_is_told;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Only who was told takes it over, and not before.
create function needs_urgent_is_taken_over() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not exists (
        select from needs_urgent_notices(new.submission_id) where "to" = new."to" and told_at <= new.taken_at
    ) then
        raise exception '% on % refused: they were not told by then', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_taken_over_by_who_was_told';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_urgent_is_taken_over;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The author of an urgent submission is told nothing but that it was read, and is asked nothing.
create function needs_urgent_says_nothing_more() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform from needs_submission where id = new.submission_id for update;
    if exists (select from needs_urgent_notices(new.submission_id)) then
        raise exception '% on % refused: it is urgent', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_says_nothing_more';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_urgent_says_nothing_more;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Of an urgent submission nobody says whether it helped: the page never asks.
create function needs_urgent_is_not_judged() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (select from needs_urgent_notices(new.id)) then
        raise exception '% on % refused: it is urgent', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_says_nothing_more';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_urgent_is_not_judged;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_needs_keeps_its_need before delete or update of id on needs_need
    for each row
    execute function osl_refuse_cited('needs_conclusion_needs', 'need_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_needs_keeps_its_need on needs_need;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_assets_keeps_its_asset before delete or update of id on needs_asset
    for each row
    execute function osl_refuse_cited('needs_conclusion_assets', 'asset_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_assets_keeps_its_asset on needs_asset;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_notes_keeps_its_fieldnote before delete or update of id on needs_fieldnote
    for each row
    execute function osl_refuse_cited('needs_conclusion_notes', 'fieldnote_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_notes_keeps_its_fieldnote on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_need_notes_keeps_its_fieldnote before delete or update of id on needs_fieldnote
    for each row
    execute function osl_refuse_cited('needs_need_notes', 'fieldnote_id');
""",
            reverse_sql="""
drop trigger needs_need_notes_keeps_its_fieldnote on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_asset_notes_keeps_its_fieldnote before delete or update of id on needs_fieldnote
    for each row
    execute function osl_refuse_cited('needs_asset_notes', 'fieldnote_id');
""",
            reverse_sql="""
drop trigger needs_asset_notes_keeps_its_fieldnote on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_keeps_its_replaces before delete or update of id on needs_conclusion
    for each row
    execute function osl_refuse_cited('needs_conclusion', 'replaces_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_keeps_its_replaces on needs_conclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_notes_holds_its_fieldnote before insert or update of fieldnote_id on needs_conclusion_notes
    for each row
    execute function osl_hold_cited('needs_fieldnote', 'fieldnote_id', 'id');
""",
            reverse_sql="""
drop trigger needs_conclusion_notes_holds_its_fieldnote on needs_conclusion_notes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_need_notes_holds_its_fieldnote before insert or update of fieldnote_id on needs_need_notes
    for each row
    execute function osl_hold_cited('needs_fieldnote', 'fieldnote_id', 'id');
""",
            reverse_sql="""
drop trigger needs_need_notes_holds_its_fieldnote on needs_need_notes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_asset_notes_holds_its_fieldnote before insert or update of fieldnote_id on needs_asset_notes
    for each row
    execute function osl_hold_cited('needs_fieldnote', 'fieldnote_id', 'id');
""",
            reverse_sql="""
drop trigger needs_asset_notes_holds_its_fieldnote on needs_asset_notes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_need_not_while_withdrawn before update on needs_need
    for each row
    execute function withdrawal_refuse_change('needs.need');
""",
            reverse_sql="""
drop trigger needs_need_not_while_withdrawn on needs_need;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_asset_not_while_withdrawn before update on needs_asset
    for each row
    execute function withdrawal_refuse_change('needs.asset');
""",
            reverse_sql="""
drop trigger needs_asset_not_while_withdrawn on needs_asset;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_not_while_withdrawn before update on needs_conclusion
    for each row
    execute function withdrawal_refuse_change('needs.conclusion');
""",
            reverse_sql="""
drop trigger needs_conclusion_not_while_withdrawn on needs_conclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_needs_need_stands before insert or update of need_id on needs_conclusion_needs
    for each row
    execute function withdrawal_refuse_choice('needs_need', 'needs.need', 'need_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_needs_need_stands on needs_conclusion_needs;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_assets_asset_stands before insert or update of asset_id on needs_conclusion_assets
    for each row
    execute function withdrawal_refuse_choice('needs_asset', 'needs.asset', 'asset_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_assets_asset_stands on needs_conclusion_assets;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_replaces_stands before insert or update of replaces_id on needs_conclusion
    for each row
    execute function withdrawal_refuse_choice('needs_conclusion', 'needs.conclusion', 'replaces_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_replaces_stands on needs_conclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_asset_partner_stands before insert or update of partner_id on needs_asset
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id');
""",
            reverse_sql="""
drop trigger needs_asset_partner_stands on needs_asset;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_need_groups_targetgroup_stands before insert or update of targetgroup_id on needs_need_groups
    for each row
    execute function withdrawal_refuse_choice('centre_targetgroup', 'centre.targetgroup', 'targetgroup_id');
""",
            reverse_sql="""
drop trigger needs_need_groups_targetgroup_stands on needs_need_groups;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_fieldnote_group_stands before insert or update of group_id on needs_fieldnote
    for each row
    execute function withdrawal_refuse_choice('centre_targetgroup', 'centre.targetgroup', 'group_id');
""",
            reverse_sql="""
drop trigger needs_fieldnote_group_stands on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_fieldnote_method_stands before insert or update of method on needs_fieldnote
    for each row
    execute function withdrawal_refuse_choice_by_slug('centre_method', 'centre.method', 'method');
""",
            reverse_sql="""
drop trigger needs_fieldnote_method_stands on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_fieldnote_days_are_read before insert or update of noted_on, created_at, changed_at on needs_fieldnote
    for each row
    when (new.noted_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_fieldnote_days_are_read on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_need_days_are_read before insert or update of created_at, changed_at on needs_need
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_need_days_are_read on needs_need;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_asset_days_are_read before insert or update of confirmed_on, created_at, changed_at on needs_asset
    for each row
    when (new.confirmed_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_asset_days_are_read on needs_asset;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_days_are_read before insert or update of valid_from, created_at, changed_at on needs_conclusion
    for each row
    when (new.valid_from not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_conclusion_days_are_read on needs_conclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_fieldnote_takes_its_changes after delete or update of id on needs_fieldnote
    for each row
    execute function audit_forget_changes('needs.fieldnote');
""",
            reverse_sql="""
drop trigger needs_fieldnote_takes_its_changes on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_fieldnote_numbered_anew before insert on needs_fieldnote
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_fieldnote_numbered_anew on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_fieldnote_takes_its_photographs after delete on needs_fieldnote
    for each row
    execute function attachments_go_with_row('needs.fieldnote');
""",
            reverse_sql="""
drop trigger needs_fieldnote_takes_its_photographs on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_fieldnote_takes_its_promises after delete on needs_fieldnote
    for each row
    execute function promises_go_with_row('needs.fieldnote');
""",
            reverse_sql="""
drop trigger needs_fieldnote_takes_its_promises on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_walkpoint_takes_its_photographs after delete on needs_walkpoint
    for each row
    execute function attachments_go_with_row('needs.walkpoint');
""",
            reverse_sql="""
drop trigger needs_walkpoint_takes_its_photographs on needs_walkpoint;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_walkpoint_numbered_anew before insert on needs_walkpoint
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_walkpoint_numbered_anew on needs_walkpoint;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_walkpoint_days_are_read before insert or update of created_at, changed_at on needs_walkpoint
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_walkpoint_days_are_read on needs_walkpoint;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_need_takes_its_changes after delete or update of id on needs_need
    for each row
    execute function audit_forget_changes('needs.need');
""",
            reverse_sql="""
drop trigger needs_need_takes_its_changes on needs_need;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_need_numbered_anew before insert on needs_need
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_need_numbered_anew on needs_need;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_asset_takes_its_changes after delete or update of id on needs_asset
    for each row
    execute function audit_forget_changes('needs.asset');
""",
            reverse_sql="""
drop trigger needs_asset_takes_its_changes on needs_asset;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_asset_numbered_anew before insert on needs_asset
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_asset_numbered_anew on needs_asset;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_takes_its_changes after delete or update of id on needs_conclusion
    for each row
    execute function audit_forget_changes('needs.conclusion');
""",
            reverse_sql="""
drop trigger needs_conclusion_takes_its_changes on needs_conclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_numbered_anew before insert on needs_conclusion
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_conclusion_numbered_anew on needs_conclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_fieldnote_words_go after delete on needs_fieldnote
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger needs_fieldnote_words_go on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_need_words_go after delete on needs_need
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger needs_need_words_go on needs_need;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_asset_words_go after delete on needs_asset
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger needs_asset_words_go on needs_asset;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_words_go after delete on needs_conclusion
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger needs_conclusion_words_go on needs_conclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handover_begins before insert on needs_handover
    for each row
    execute function needs_handover_begins();
""",
            reverse_sql="""
drop trigger needs_handover_begins on needs_handover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handovertaken_of_open before insert on needs_handovertaken
    for each row
    execute function needs_handover_is_open();
""",
            reverse_sql="""
drop trigger needs_handovertaken_of_open on needs_handovertaken;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handoverend_of_open before insert on needs_handoverend
    for each row
    execute function needs_handover_is_open();
""",
            reverse_sql="""
drop trigger needs_handoverend_of_open on needs_handoverend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_step_of_nothing_handed_over before insert on needs_submissionstep
    for each row
    execute function needs_step_of_nothing_handed_over();
""",
            reverse_sql="""
drop trigger needs_step_of_nothing_handed_over on needs_submissionstep;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handover_reads_what_is_there before insert or update or delete on needs_handover
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_handover_reads_what_is_there on needs_handover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handovertaken_reads_what_is_there before insert or update or delete on needs_handovertaken
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_handovertaken_reads_what_is_there on needs_handovertaken;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handoverend_reads_what_is_there before insert or update or delete on needs_handoverend
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_handoverend_reads_what_is_there on needs_handoverend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handover_stays before update or delete on needs_handover
    for each row
    execute function osl_refuse('to whom a submission was handed over, and what came of it, stays written');
""",
            reverse_sql="""
drop trigger needs_handover_stays on needs_handover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handovertaken_stays before update or delete on needs_handovertaken
    for each row
    execute function osl_refuse('to whom a submission was handed over, and what came of it, stays written');
""",
            reverse_sql="""
drop trigger needs_handovertaken_stays on needs_handovertaken;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handoverend_stays before update or delete on needs_handoverend
    for each row
    execute function osl_refuse('to whom a submission was handed over, and what came of it, stays written');
""",
            reverse_sql="""
drop trigger needs_handoverend_stays on needs_handoverend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handover_no_truncate before truncate on needs_handover
    for each statement
    execute function osl_refuse('to whom a submission was handed over, and what came of it, stays written');
""",
            reverse_sql="""
drop trigger needs_handover_no_truncate on needs_handover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handovertaken_no_truncate before truncate on needs_handovertaken
    for each statement
    execute function osl_refuse('to whom a submission was handed over, and what came of it, stays written');
""",
            reverse_sql="""
drop trigger needs_handovertaken_no_truncate on needs_handovertaken;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handoverend_no_truncate before truncate on needs_handoverend
    for each statement
    execute function osl_refuse('to whom a submission was handed over, and what came of it, stays written');
""",
            reverse_sql="""
drop trigger needs_handoverend_no_truncate on needs_handoverend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handover_written_at_once before insert or update of at on needs_handover
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_handover_written_at_once on needs_handover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handovertaken_written_at_once before insert or update of at on needs_handovertaken
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_handovertaken_written_at_once on needs_handovertaken;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handoverend_written_at_once before insert or update of at on needs_handoverend
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_handoverend_written_at_once on needs_handoverend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_handover_days_are_read before insert or update of consent_at on needs_handover
    for each row
    when (new.consent_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_handover_days_are_read on needs_handover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_helper_contact_stands before insert or update of helper_id on needs_helpercontact
    for each row
    execute function needs_contact_of_a_standing_helper();
""",
            reverse_sql="""
drop trigger needs_helper_contact_stands on needs_helpercontact;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_helper_ends_nameless before update of ended_at on needs_helper
    for each row
    when (new.ended_at is not null)
    execute function needs_helper_goes_nameless();
""",
            reverse_sql="""
drop trigger needs_helper_ends_nameless on needs_helper;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_helper_has_gone before update on needs_helper
    for each row
    when (old.ended_at is not null)
    execute function osl_refuse('who has gone does not come back');
""",
            reverse_sql="""
drop trigger needs_helper_has_gone on needs_helper;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_helper_stays_counted before delete on needs_helper
    for each row
    execute function osl_refuse('a nameless helper stays');
""",
            reverse_sql="""
drop trigger needs_helper_stays_counted on needs_helper;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_helperclause_stays before update or delete on needs_helperclause
    for each row
    execute function osl_refuse('what stood beside a form stays');
""",
            reverse_sql="""
drop trigger needs_helperclause_stays on needs_helperclause;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_helperclause_no_truncate before truncate on needs_helperclause
    for each statement
    execute function osl_refuse('what stood beside a form stays');
""",
            reverse_sql="""
drop trigger needs_helperclause_no_truncate on needs_helperclause;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_helperclause_written_at_once before insert or update of kept_at on needs_helperclause
    for each row
    execute function osl_refuse_another_time('kept_at');
""",
            reverse_sql="""
drop trigger needs_helperclause_written_at_once on needs_helperclause;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_helpercontact_numbered_anew before insert on needs_helpercontact
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_helpercontact_numbered_anew on needs_helpercontact;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_helper_days_are_read before insert or update of since, confirmed_at, ended_at, created_at, changed_at on needs_helper
    for each row
    when (new.since not between '0001-01-03' and '9999-12-29' or new.confirmed_at not between '0001-01-03' and '9999-12-29' or new.ended_at not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_helper_days_are_read on needs_helper;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_helper_takes_its_changes after delete or update of id on needs_helper
    for each row
    execute function audit_forget_changes('needs.helper');
""",
            reverse_sql="""
drop trigger needs_helper_takes_its_changes on needs_helper;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_helper_numbered_anew before insert on needs_helper
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_helper_numbered_anew on needs_helper;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_helper_takes_its_confirmations after delete on needs_helper
    for each row
    execute function confirmations_go_with_row('needs.helper');
""",
            reverse_sql="""
drop trigger needs_helper_takes_its_confirmations on needs_helper;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legal_mark_holds before insert or update of kind_id, is_signed, to_council, submission_id on needs_legalmark
    for each row
    execute function needs_legal_mark_holds();
""",
            reverse_sql="""
drop trigger needs_legal_mark_holds on needs_legalmark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalmark_ended_stays before update on needs_legalmark
    for each row
    when (old.ended_on is not null)
    execute function redaction_covers_alone('a term that ended stays ended', 'extended_why');
""",
            reverse_sql="""
drop trigger needs_legalmark_ended_stays on needs_legalmark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalmark_of_its_submission before update of id, submission_id, at, by_id, by_name, by_position on needs_legalmark
    for each row
    when ((old.id, old.submission_id, old.at, old.by_id, old.by_name, old.by_position) is distinct from (new.id, new.submission_id, new.at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('that a submission was something in law stays written');
""",
            reverse_sql="""
drop trigger needs_legalmark_of_its_submission on needs_legalmark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalmark_stays before delete on needs_legalmark
    for each row
    execute function osl_refuse('that a submission was something in law stays written');
""",
            reverse_sql="""
drop trigger needs_legalmark_stays on needs_legalmark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalmark_no_truncate before truncate on needs_legalmark
    for each statement
    execute function osl_refuse('that a submission was something in law stays written');
""",
            reverse_sql="""
drop trigger needs_legalmark_no_truncate on needs_legalmark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalmark_written_at_once before insert or update of at on needs_legalmark
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_legalmark_written_at_once on needs_legalmark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalmark_days_are_read before insert or update of pass_on_by, due_on, extended_to, extended_on, ended_on on needs_legalmark
    for each row
    when (new.pass_on_by not between '0001-01-03' and '9999-12-29' or new.due_on not between '0001-01-03' and '9999-12-29' or new.extended_to not between '0001-01-03' and '9999-12-29' or new.extended_on not between '0001-01-03' and '9999-12-29' or new.ended_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_legalmark_days_are_read on needs_legalmark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalkind_keeps_its_type before update of type on needs_legalkind
    for each row
    when (old.type <> new.type)
    execute function osl_refuse('a kind goes on meaning what it means');
""",
            reverse_sql="""
drop trigger needs_legalkind_keeps_its_type on needs_legalkind;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalkind_stays before delete on needs_legalkind
    for each row
    execute function osl_refuse('there is a kind of each type');
""",
            reverse_sql="""
drop trigger needs_legalkind_stays on needs_legalkind;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalkind_no_truncate before truncate on needs_legalkind
    for each statement
    execute function osl_refuse('there is a kind of each type');
""",
            reverse_sql="""
drop trigger needs_legalkind_no_truncate on needs_legalkind;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalkind_of_mark_stays before delete or update of id on needs_legalkind
    for each row
    execute function osl_refuse_cited('needs_legalmark', 'kind_id');
""",
            reverse_sql="""
drop trigger needs_legalkind_of_mark_stays on needs_legalkind;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalkind_takes_its_changes after delete or update of id on needs_legalkind
    for each row
    execute function audit_forget_changes('needs.legalkind');
""",
            reverse_sql="""
drop trigger needs_legalkind_takes_its_changes on needs_legalkind;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalkind_numbered_anew before insert on needs_legalkind
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_legalkind_numbered_anew on needs_legalkind;
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists needs_step_is_with_somebody on needs_submissionstep;
create constraint trigger needs_step_is_with_somebody after insert on needs_submissionstep deferrable initially deferred
    for each row
    execute function needs_step_is_with_somebody();
""",
            reverse_sql="""
drop trigger needs_step_is_with_somebody on needs_submissionstep;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_passedon_as_it_went before update of id, submission_id, partner_id, addressee, addressee_key, by_letter, is_whole, with_contact, consent_on, consent_way, term, day, at, by_id, by_name, by_position on needs_passedon
    for each row
    when ((old.id, old.submission_id, old.partner_id, old.addressee, old.addressee_key, old.by_letter, old.is_whole, old.with_contact, old.consent_on, old.consent_way, old.term, old.day, old.at, old.by_id, old.by_name, old.by_position) is distinct from (new.id, new.submission_id, new.partner_id, new.addressee, new.addressee_key, new.by_letter, new.is_whole, new.with_contact, new.consent_on, new.consent_way, new.term, new.day, new.at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('what was passed on stays written');
""",
            reverse_sql="""
drop trigger needs_passedon_as_it_went on needs_passedon;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_passedon_answer_stays before update of answer, answered_on on needs_passedon
    for each row
    when (old.answered_on is not null)
    execute function redaction_covers_alone('what somebody answered stays said', 'answer');
""",
            reverse_sql="""
drop trigger needs_passedon_answer_stays on needs_passedon;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_passedon_stays before delete on needs_passedon
    for each row
    execute function osl_refuse('what was passed on stays written');
""",
            reverse_sql="""
drop trigger needs_passedon_stays on needs_passedon;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_passedon_no_truncate before truncate on needs_passedon
    for each statement
    execute function osl_refuse('what was passed on stays written');
""",
            reverse_sql="""
drop trigger needs_passedon_no_truncate on needs_passedon;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_passedon_written_at_once before insert or update of at on needs_passedon
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_passedon_written_at_once on needs_passedon;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_passedon_days_are_read before insert or update of consent_on, term, answered_on, day on needs_passedon
    for each row
    when (new.consent_on not between '0001-01-03' and '9999-12-29' or new.term not between '0001-01-03' and '9999-12-29' or new.answered_on not between '0001-01-03' and '9999-12-29' or new.day not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_passedon_days_are_read on needs_passedon;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_round_follows_earlier before insert or update of follows_id, begins_on on needs_assessmentround
    for each row
    execute function needs_round_follows_earlier();
""",
            reverse_sql="""
drop trigger needs_round_follows_earlier on needs_assessmentround;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_assessmentround_days_are_read before insert or update of begins_on, ends_on, created_at, changed_at on needs_assessmentround
    for each row
    when (new.begins_on not between '0001-01-03' and '9999-12-29' or new.ends_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_assessmentround_days_are_read on needs_assessmentround;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_roundvisit_days_are_read before insert or update of planned_on, done_on on needs_roundvisit
    for each row
    when (new.planned_on not between '0001-01-03' and '9999-12-29' or new.done_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_roundvisit_days_are_read on needs_roundvisit;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_assessmentround_takes_its_changes after delete or update of id on needs_assessmentround
    for each row
    execute function audit_forget_changes('needs.assessmentround');
""",
            reverse_sql="""
drop trigger needs_assessmentround_takes_its_changes on needs_assessmentround;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_assessmentround_numbered_anew before insert on needs_assessmentround
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_assessmentround_numbered_anew on needs_assessmentround;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_arrives before insert on needs_submission
    for each row
    execute function needs_submission_arrives();
""",
            reverse_sql="""
drop trigger needs_submission_arrives on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_stands before update of state_id on needs_submission
    for each row
    when (new.state_id <> old.state_id)
    execute function needs_submission_stands();
""",
            reverse_sql="""
drop trigger needs_submission_stands on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_words_stay before update of words, language, channel, received_at, id on needs_submission
    for each row
    when ((old.words, old.language, old.channel, old.received_at, old.id) is distinct from (new.words, new.language, new.channel, new.received_at, new.id))
    execute function needs_words_stay();
""",
            reverse_sql="""
drop trigger needs_submission_words_stay on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_stays_marked before update of for_director on needs_submission
    for each row
    when (old.for_director and not new.for_director)
    execute function osl_refuse('a complaint that the director alone reads stays one');
""",
            reverse_sql="""
drop trigger needs_submission_stays_marked on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_stays before delete on needs_submission
    for each row
    execute function osl_refuse('a submission stays, whatever became of it');
""",
            reverse_sql="""
drop trigger needs_submission_stays on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_no_truncate before truncate on needs_submission
    for each statement
    execute function osl_refuse('a submission stays, whatever became of it');
""",
            reverse_sql="""
drop trigger needs_submission_no_truncate on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submittercontact_days_are_read before insert or update of given_at on needs_submittercontact
    for each row
    when (new.given_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_submittercontact_days_are_read on needs_submittercontact;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submissioncall_days_are_read before insert or update of made_at on needs_submissioncall
    for each row
    when (new.made_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_submissioncall_days_are_read on needs_submissioncall;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_days_are_read before insert or update of received_at, due_on, helped_at, created_at, changed_at on needs_submission
    for each row
    when (new.received_at not between '0001-01-03' and '9999-12-29' or new.due_on not between '0001-01-03' and '9999-12-29' or new.helped_at not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_submission_days_are_read on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_takes_its_changes after delete or update of id on needs_submission
    for each row
    execute function audit_forget_changes('needs.submission');
""",
            reverse_sql="""
drop trigger needs_submission_takes_its_changes on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_numbered_anew before insert on needs_submission
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_submission_numbered_anew on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submission_words_go after delete on needs_submission
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger needs_submission_words_go on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_step_follows before insert on needs_submissionstep
    for each row
    execute function needs_step_follows();
""",
            reverse_sql="""
drop trigger needs_step_follows on needs_submissionstep;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_step_moves after insert on needs_submissionstep
    for each row
    execute function needs_step_moves();
""",
            reverse_sql="""
drop trigger needs_step_moves on needs_submissionstep;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submissionstep_reads_what_is_there before insert or update or delete on needs_submissionstep
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_submissionstep_reads_what_is_there on needs_submissionstep;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_step_stays before update or delete on needs_submissionstep
    for each row
    execute function redaction_covers_alone('where a submission stood stays written', 'reason', 'responsible');
""",
            reverse_sql="""
drop trigger needs_step_stays on needs_submissionstep;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submissionstep_no_truncate before truncate on needs_submissionstep
    for each statement
    execute function osl_refuse('where a submission stood stays written');
""",
            reverse_sql="""
drop trigger needs_submissionstep_no_truncate on needs_submissionstep;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submissionstep_written_at_once before insert or update of at on needs_submissionstep
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_submissionstep_written_at_once on needs_submissionstep;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submissionstep_state_stands before insert or update of state_id on needs_submissionstep
    for each row
    execute function withdrawal_refuse_choice('needs_submissionstate', 'needs.submissionstate', 'state_id');
""",
            reverse_sql="""
drop trigger needs_submissionstep_state_stands on needs_submissionstep;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_line_in_turn before insert on needs_line
    for each row
    when (new.side = 'author')
    execute function needs_line_in_turn();
""",
            reverse_sql="""
drop trigger needs_line_in_turn on needs_line;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_line_reads_what_is_there before insert or update or delete on needs_line
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_line_reads_what_is_there on needs_line;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_line_stays before update or delete on needs_line
    for each row
    execute function redaction_covers_alone('what was said to an author, and by them, stays said', 'text');
""",
            reverse_sql="""
drop trigger needs_line_stays on needs_line;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_line_no_truncate before truncate on needs_line
    for each statement
    execute function osl_refuse('what was said to an author, and by them, stays said');
""",
            reverse_sql="""
drop trigger needs_line_no_truncate on needs_line;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_line_written_at_once before insert or update of at on needs_line
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_line_written_at_once on needs_line;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_call_stays before update or delete on needs_submissioncall
    for each row
    execute function needs_call_stays();
""",
            reverse_sql="""
drop trigger needs_call_stays on needs_submissioncall;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submissioncall_no_truncate before truncate on needs_submissioncall
    for each statement
    execute function osl_refuse('what was said to an author, and by them, stays said');
""",
            reverse_sql="""
drop trigger needs_submissioncall_no_truncate on needs_submissioncall;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_call_done_at_once before insert or update of done_at on needs_submissioncall
    for each row
    execute function osl_refuse_another_time('done_at');
""",
            reverse_sql="""
drop trigger needs_call_done_at_once on needs_submissioncall;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_clause_stays before update or delete on needs_submitterclause
    for each row
    execute function osl_refuse('what stood beside a form stays');
""",
            reverse_sql="""
drop trigger needs_clause_stays on needs_submitterclause;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submitterclause_no_truncate before truncate on needs_submitterclause
    for each statement
    execute function osl_refuse('what stood beside a form stays');
""",
            reverse_sql="""
drop trigger needs_submitterclause_no_truncate on needs_submitterclause;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submitterclause_written_at_once before insert or update of kept_at on needs_submitterclause
    for each row
    execute function osl_refuse_another_time('kept_at');
""",
            reverse_sql="""
drop trigger needs_submitterclause_written_at_once on needs_submitterclause;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_contact_of_its_submission before update of submission_id on needs_submittercontact
    for each row
    when (old.submission_id <> new.submission_id)
    execute function osl_refuse('a contact is of the submission beside which it was given');
""",
            reverse_sql="""
drop trigger needs_contact_of_its_submission on needs_submittercontact;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_same_matter_stays before update on needs_samematter
    for each row
    execute function osl_refuse('what is the same matter');
""",
            reverse_sql="""
drop trigger needs_same_matter_stays on needs_samematter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_samematter_written_at_once before insert or update of at on needs_samematter
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_samematter_written_at_once on needs_samematter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_need_submissions_no_complaint before insert or update of submission_id on needs_need_submissions
    for each row
    execute function needs_complaint_is_used_by_nothing();
""",
            reverse_sql="""
drop trigger needs_need_submissions_no_complaint on needs_need_submissions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_asset_submissions_no_complaint before insert or update of submission_id on needs_asset_submissions
    for each row
    execute function needs_complaint_is_used_by_nothing();
""",
            reverse_sql="""
drop trigger needs_asset_submissions_no_complaint on needs_asset_submissions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_state_keeps_its_type before update of type on needs_submissionstate
    for each row
    when (old.type <> new.type)
    execute function osl_refuse('a state goes on meaning what it means');
""",
            reverse_sql="""
drop trigger needs_state_keeps_its_type on needs_submissionstate;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_state_of_step_stays before delete or update of id on needs_submissionstate
    for each row
    execute function osl_refuse_cited('needs_submissionstep', 'state_id');
""",
            reverse_sql="""
drop trigger needs_state_of_step_stays on needs_submissionstate;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_state_of_submission_stays before delete or update of id on needs_submissionstate
    for each row
    execute function osl_refuse_cited('needs_submission', 'state_id');
""",
            reverse_sql="""
drop trigger needs_state_of_submission_stays on needs_submissionstate;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submissionstate_not_while_withdrawn before update on needs_submissionstate
    for each row
    execute function withdrawal_refuse_change('needs.submissionstate');
""",
            reverse_sql="""
drop trigger needs_submissionstate_not_while_withdrawn on needs_submissionstate;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submissionstate_takes_its_changes after delete or update of id on needs_submissionstate
    for each row
    execute function audit_forget_changes('needs.submissionstate');
""",
            reverse_sql="""
drop trigger needs_submissionstate_takes_its_changes on needs_submissionstate;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submissionstate_numbered_anew before insert on needs_submissionstate
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_submissionstate_numbered_anew on needs_submissionstate;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_keeps_quiet before insert on promises_promise
    for each row
    execute function needs_person_has_no_promises();
""",
            reverse_sql="""
drop trigger needs_support_keeps_quiet on promises_promise;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_stays_with_whom before update of id, kind on needs_support
    for each row
    when ((old.id, old.kind) is distinct from (new.id, new.kind))
    execute function osl_refuse('with whom it was stays said');
""",
            reverse_sql="""
drop trigger needs_support_stays_with_whom on needs_support;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_partner_stands before insert or update of partner_id on needs_support
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id');
""",
            reverse_sql="""
drop trigger needs_support_partner_stands on needs_support;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_need_stands before insert or update of need_id on needs_support
    for each row
    execute function withdrawal_refuse_choice('needs_need', 'needs.need', 'need_id');
""",
            reverse_sql="""
drop trigger needs_support_need_stands on needs_support;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_days_are_read before insert or update of held_on, created_at, changed_at on needs_support
    for each row
    when (new.held_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_support_days_are_read on needs_support;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_takes_its_changes after delete or update of id on needs_support
    for each row
    execute function audit_forget_changes('needs.support');
""",
            reverse_sql="""
drop trigger needs_support_takes_its_changes on needs_support;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_numbered_anew before insert on needs_support
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_support_numbered_anew on needs_support;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_takes_its_promises after delete on needs_support
    for each row
    execute function promises_go_with_row('needs.support');
""",
            reverse_sql="""
drop trigger needs_support_takes_its_promises on needs_support;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_words_go after delete on needs_support
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger needs_support_words_go on needs_support;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgent_is_told before insert on needs_urgentnotice
    for each row
    execute function needs_urgent_is_told();
""",
            reverse_sql="""
drop trigger needs_urgent_is_told on needs_urgentnotice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgent_is_taken_over before insert on needs_urgenttakeover
    for each row
    execute function needs_urgent_is_taken_over();
""",
            reverse_sql="""
drop trigger needs_urgent_is_taken_over on needs_urgenttakeover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgent_by_mistake before insert on needs_urgentmistake
    for each row
    execute function needs_urgent_by_mistake();
""",
            reverse_sql="""
drop trigger needs_urgent_by_mistake on needs_urgentmistake;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_line_of_what_is_not_urgent before insert on needs_line
    for each row
    when (new.side = 'office')
    execute function needs_urgent_says_nothing_more();
""",
            reverse_sql="""
drop trigger needs_line_of_what_is_not_urgent on needs_line;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgent_is_not_judged before update of helped on needs_submission
    for each row
    when (new.helped <> old.helped)
    execute function needs_urgent_is_not_judged();
""",
            reverse_sql="""
drop trigger needs_urgent_is_not_judged on needs_submission;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgentnotice_reads_what_is_there before insert or update or delete on needs_urgentnotice
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_urgentnotice_reads_what_is_there on needs_urgentnotice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgenttakeover_reads_what_is_there before insert or update or delete on needs_urgenttakeover
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_urgenttakeover_reads_what_is_there on needs_urgenttakeover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgentmistake_reads_what_is_there before insert or update or delete on needs_urgentmistake
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_urgentmistake_reads_what_is_there on needs_urgentmistake;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgentnotice_stays before update or delete on needs_urgentnotice
    for each row
    execute function osl_refuse('who was told of an urgent submission, and who took it over, stays written');
""",
            reverse_sql="""
drop trigger needs_urgentnotice_stays on needs_urgentnotice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgenttakeover_stays before update or delete on needs_urgenttakeover
    for each row
    execute function osl_refuse('who was told of an urgent submission, and who took it over, stays written');
""",
            reverse_sql="""
drop trigger needs_urgenttakeover_stays on needs_urgenttakeover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgentmistake_stays before update or delete on needs_urgentmistake
    for each row
    execute function osl_refuse('who was told of an urgent submission, and who took it over, stays written');
""",
            reverse_sql="""
drop trigger needs_urgentmistake_stays on needs_urgentmistake;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgentnotice_no_truncate before truncate on needs_urgentnotice
    for each statement
    execute function osl_refuse('who was told of an urgent submission, and who took it over, stays written');
""",
            reverse_sql="""
drop trigger needs_urgentnotice_no_truncate on needs_urgentnotice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgenttakeover_no_truncate before truncate on needs_urgenttakeover
    for each statement
    execute function osl_refuse('who was told of an urgent submission, and who took it over, stays written');
""",
            reverse_sql="""
drop trigger needs_urgenttakeover_no_truncate on needs_urgenttakeover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgentmistake_no_truncate before truncate on needs_urgentmistake
    for each statement
    execute function osl_refuse('who was told of an urgent submission, and who took it over, stays written');
""",
            reverse_sql="""
drop trigger needs_urgentmistake_no_truncate on needs_urgentmistake;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgentnotice_written_at_once before insert or update of at on needs_urgentnotice
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_urgentnotice_written_at_once on needs_urgentnotice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgenttakeover_written_at_once before insert or update of at on needs_urgenttakeover
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_urgenttakeover_written_at_once on needs_urgenttakeover;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgentmistake_written_at_once before insert or update of at on needs_urgentmistake
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_urgentmistake_written_at_once on needs_urgentmistake;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgentnotice_days_are_read before insert or update of told_at on needs_urgentnotice
    for each row
    when (new.told_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_urgentnotice_days_are_read on needs_urgentnotice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_urgenttakeover_days_are_read before insert or update of taken_at on needs_urgenttakeover
    for each row
    when (new.taken_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_urgenttakeover_days_are_read on needs_urgenttakeover;
""",
        ),
    ]
