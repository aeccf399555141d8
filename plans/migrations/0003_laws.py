# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_laws"),
        ("centre", "0003_laws"),
        ("common", "0001_functions"),
        ("files", "0002_laws"),
        ("needs", "0003_swept"),
        ("partners", "0003_laws"),
        ("plans", "0002_swept"),
        ("redaction", "0003_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- The row of the version is held until the transaction ends, so that no submission slips in between. One that is not there cannot be held: somebody could put it in and hand it over meanwhile.
create function plans_refuse_frozen(version bigint, what text) returns void
    language plpgsql set search_path = public, pg_temp
as $$
declare state_now text := (select state from plans_version where id = version for share);
begin
    if state_now is distinct from 'draft' or exists (select 1 from plans_decision where version_id = version) then
        raise exception 'version % is frozen: % refused', version, what
            using errcode = 'integrity_constraint_violation';
    end if;
end
$$;
""",
            reverse_sql="""
drop function plans_refuse_frozen;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The version that a version, a goal or an action stands in; what lies between stays there meanwhile.
create function plans_version_of(tablename text, parent bigint) returns bigint
    language plpgsql set search_path = public, pg_temp
as $$
declare found bigint := parent;
begin
    if tablename = 'action' then
        select goal_id into found from plans_action where id = parent for share;
    end if;
    if tablename in ('action', 'goal') then
        select version_id into found from plans_goal where id = found for share;
    end if;
    return found;
end
$$;
""",
            reverse_sql="""
drop function plans_version_of;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Arguments: which parent the column names (version, goal, action), and the column.
create function plans_part_is_frozen() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare what text := tg_op || ' on ' || tg_table_name;
declare parent bigint;
begin
    if tg_op <> 'INSERT' then
        parent := (to_jsonb(old) ->> tg_argv[1])::bigint;
        if parent is not null then
            perform plans_refuse_frozen(plans_version_of(tg_argv[0], parent), what);
        end if;
    end if;
    if tg_op <> 'DELETE' then
        parent := (to_jsonb(new) ->> tg_argv[1])::bigint;
        if parent is not null then
            perform plans_refuse_frozen(plans_version_of(tg_argv[0], parent), what);
        end if;
        return new;
    end if;
    return old;
end
$$;
""",
            reverse_sql="""
drop function plans_part_is_frozen;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A version begins as a draft in the next place of its plan, goes through its states one way, and is frozen from submission on. As it leaves the desk, nothing of it changes but what that act writes.
create function plans_version_states() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    given text[] := '{state,snapshot,snapshot_digest,submitted_at,submitted_by_id,submitted_by_name,'
        'submitted_by_position}';
    asked text[] := case when new.state = 'approved' then '{number,reason}' else '{due_on}' end;
begin
    if tg_op = 'INSERT' then
        if new.state <> 'draft' then
            raise exception 'a version begins as a draft' using errcode = 'integrity_constraint_violation';
        end if;
        if new.number <> coalesce((
            select max(number) + 1 from plans_version where plan_id = new.plan_id and state = 'approved'
        ), 0) or new.attempt <> coalesce((
            select max(attempt) from plans_version where plan_id = new.plan_id and number = new.number
        ), 0) + 1 then
            raise exception 'a version takes the next place in its plan'
                using errcode = 'integrity_constraint_violation';
        end if;
        return new;
    end if;
    if tg_op = 'DELETE' and (
        old.state <> 'draft' or exists (select 1 from plans_decision where version_id = old.id)
    ) then
        raise exception 'version % was submitted or decided on and is never deleted', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    if old.state <> 'draft' and (to_jsonb(new) - 'state')::text <> (to_jsonb(old) - 'state')::text then
        raise exception 'version % is frozen: UPDATE refused', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if (new.plan_id, new.attempt) <> (old.plan_id, old.attempt)
        or (new.number <> old.number and new.state <> 'approved') then
        raise exception 'version % keeps its place among the attempts', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.state = 'withdrawn' and old.state <> new.state
        and exists (select 1 from plans_decision where version_id = old.id) then
        raise exception 'version % was decided on', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.state <> old.state and (old.state, new.state) not in (
        ('draft', 'submitted'), ('submitted', 'approved'), ('submitted', 'returned'), ('submitted', 'withdrawn'),
        ('draft', 'approved')
    ) then
        raise exception 'no way from % to %', old.state, new.state using errcode = 'integrity_constraint_violation';
    end if;
    if new.state in ('approved', 'returned') and old.state <> new.state and not exists (
        select 1 from plans_decision where version_id = old.id
            and outcome = case when old.state = 'draft' then 'paper' else new.state end
            and osl_is_being_written(xmin)
    ) then
        raise exception 'version % has no such decision, made in this transaction', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state = 'draft' and new.state <> 'approved'
        and exists (select 1 from plans_decision where version_id = old.id) then
        raise exception 'version % was decided on as it was typed, and holds from then on', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state = 'draft' and new.state <> 'draft'
        and to_jsonb(new) - given - asked <> to_jsonb(old) - given - asked then
        raise exception 'version % leaves the desk as it was typed', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_version_states;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A plan of which anything was submitted stays, and nothing of it changes but the days it holds on.
create function plans_plan_is_frozen() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and (to_jsonb(new) - 'in_force_span') = (to_jsonb(old) - 'in_force_span') then
        return new;
    end if;
    if exists (select 1 from plans_version where plan_id = old.id and state <> 'draft') then
        raise exception 'plan % was submitted: % refused', old.id, tg_op
            using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end
$$;
""",
            reverse_sql="""
drop function plans_plan_is_frozen;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Argument: the column with the id of a conclusion, which a submitted version may cite or is about to. It is held against whoever would cite it meanwhile: by its own change, or here, of a row of its evidence.
create function plans_conclusion_is_cited() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare conclusion bigint := (to_jsonb(coalesce(new, old)) ->> tg_argv[0])::bigint;
declare conclusion_before bigint := (to_jsonb(coalesce(old, new)) ->> tg_argv[0])::bigint;
begin
    if tg_table_name <> 'needs_conclusion' then
        perform 1 from needs_conclusion where id in (conclusion, conclusion_before) order by id for no key update;
        if tg_op <> 'DELETE' and not exists (select 1 from needs_conclusion where id = conclusion) then
            raise exception 'conclusion % is not there to have evidence', conclusion
                using errcode = 'integrity_constraint_violation';
        end if;
    end if;
    perform 1 from plans_version where id in (
        select g.version_id from plans_goal_conclusions gc join plans_goal g on g.id = gc.goal_id
            where gc.conclusion_id in (conclusion, conclusion_before)
        union all
        select version_id from plans_version_changed_conclusions
            where conclusion_id in (conclusion, conclusion_before)
    ) order by id for share;
    if exists (
        select 1 from plans_goal_conclusions gc join plans_goal g on g.id = gc.goal_id
            join plans_version v on v.id = g.version_id
            where gc.conclusion_id in (conclusion, conclusion_before) and v.state <> 'draft'
        union all
        select 1 from plans_version_changed_conclusions vc join plans_version v on v.id = vc.version_id
            where vc.conclusion_id in (conclusion, conclusion_before) and v.state <> 'draft'
    ) then
        raise exception 'conclusion % is cited by a submitted plan: % refused', conclusion, tg_op
            using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end
$$;
""",
            reverse_sql="""
drop function plans_conclusion_is_cited;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A conclusion is cited as it is, and stays so until the transaction ends.
create function plans_hold_conclusion() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform 1 from needs_conclusion where id = new.conclusion_id for share;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_hold_conclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
-- No attempt is handed over while a remark on an earlier one at the same number waits for an answer.
create function plans_remarks_are_answered() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (
        select 1 from plans_remark remark
            join plans_version earlier on earlier.id = remark.version_id
            left join plans_answer answer on answer.remark_id = remark.id
            where earlier.plan_id = new.plan_id and earlier.number = new.number and earlier.attempt < new.attempt
            and answer.id is null and remark.text <> ''
            and not exists (select 1 from plans_remark later where later.replaces_id = remark.id)
    ) then
        raise exception 'a remark on an earlier attempt waits for an answer'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_remarks_are_answered;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Only what was submitted is decided on, then, by a director who did not, from a day in the period.
create function plans_decision_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare v record;
begin
    select state, submitted_by_id, submitted_at, starts_on, ends_on into v
        from plans_version where id = new.version_id for share;
    if new.effective_on is not null and new.effective_on not between v.starts_on and v.ends_on then
        raise exception 'the effective date lies outside the period' using errcode = 'integrity_constraint_violation';
    end if;
    if new.outcome = 'paper' then
        perform plans_refuse_paper(new.version_id, new.by_id, new.at, new.decided_on);
        return new;
    end if;
    if v.state is distinct from 'submitted' then
        raise exception 'only a submitted version is decided on' using errcode = 'integrity_constraint_violation';
    end if;
    if v.submitted_by_id = new.by_id then
        raise exception 'nobody decides on their own version' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at) for share;
    if not found then
        raise exception 'only a director decides' using errcode = 'integrity_constraint_violation';
    end if;
    if new.at < v.submitted_at then
        raise exception 'nothing is decided before it is submitted' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_decision_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- No approval works backwards: not from a day before it, nor before the day of the version it follows.
create function plans_decision_looks_ahead() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare earlier date := (
    select max(d.effective_on) from plans_version v
        join plans_version before on before.plan_id = v.plan_id and before.number < v.number
        join plans_decision d on d.version_id = before.id
        where v.id = new.version_id and before.state = 'approved'
);
begin
    if new.effective_on < (new.at at time zone 'Europe/Warsaw')::date then
        raise exception 'no approval works backwards' using errcode = 'integrity_constraint_violation';
    end if;
    if new.effective_on < earlier then
        raise exception 'the version before it holds from a later day' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_decision_looks_ahead;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A decision and the state that it gives its version come together: at commit neither stands alone.
create function plans_decision_is_carried_out() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare state_now text := (select state from plans_version where id = new.version_id);
begin
    if state_now is distinct from (case new.outcome when 'paper' then 'approved' else new.outcome end) then
        raise exception 'version % is decided on, and still %', new.version_id, state_now
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function plans_decision_is_carried_out;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What leaves the draft's desk says its own words, and asks for a day of the year to come; what was decided on paper asks for none, is a number of two digits, and is handed over by who wrote it down.
create function plans_handed_over_is_whole() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare handed date := (new.submitted_at at time zone 'Europe/Warsaw')::date;
begin
    if new.snapshot ->> 'title' is distinct from new.title then
        raise exception 'version % does not say its own words', new.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.due_on not between handed and handed + 366 or (new.state = 'approved' and new.due_on is not null) then
        raise exception 'version % asks for no such day', new.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.state = 'approved' and (new.number > 99 or (new.number = 0 and new.reason <> '') or not exists (
        select 1 from plans_decision d where d.version_id = new.id and d.by_id = new.submitted_by_id
    )) then
        raise exception 'version % is not what was written down', new.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_handed_over_is_whole;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The centre works since no later day than that of the oldest paper: neither before the paper nor after it is any other day said.
create function plans_papers_are_no_older() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.works_since > (select min(decided_on) from plans_decision) then
        raise exception 'a paper that stands here is older' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_papers_are_no_older;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A paper is older than all that was handed over here, and is the first and only version of its plan.
create function plans_refuse_paper(version bigint, person bigint, moment timestamptz, decided date) returns void
    language plpgsql set search_path = public, pg_temp
as $$
declare v record;
declare first date := (
    select min((other.submitted_at at time zone 'Europe/Warsaw')::date) from plans_version other
        where other.state <> 'draft' and not exists (
            select 1 from plans_decision d where d.version_id = other.id and d.outcome = 'paper'
        )
);
begin
    select id, plan_id, state, attempt into v from plans_version where id = version for update;
    if v.state is distinct from 'draft' or v.attempt <> 1 or exists (
        select 1 from plans_version other where other.plan_id = v.plan_id and other.id <> v.id
    ) then
        raise exception 'only the first draft of a plan is entered from paper'
            using errcode = 'integrity_constraint_violation';
    end if;
    if decided is null or decided > (moment at time zone 'Europe/Warsaw')::date or decided >= first then
        raise exception 'a paper is older than what was handed over here'
            using errcode = 'integrity_constraint_violation';
    end if;
    if decided < (select works_since from centre_centre for share) then
        raise exception 'a paper is no older than the centre' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = person and is_active and 'organiser' = any (roles) for share;
    if not found then
        raise exception 'only an organiser enters what was decided on paper'
            using errcode = 'integrity_constraint_violation';
    end if;
end
$$;
""",
            reverse_sql="""
drop function plans_refuse_paper;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Only what was submitted and not yet decided on is remarked on, by a director, and a remark is replaced at its place by whoever wrote it.
create function plans_remark_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'submitted' then
        raise exception 'only a submitted version is remarked on' using errcode = 'integrity_constraint_violation';
    end if;
    if exists (select 1 from plans_decision where version_id = new.version_id) then
        raise exception 'what is decided is remarked on no more' using errcode = 'integrity_constraint_violation';
    end if;
    if not exists (select 1 from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at)) then
        raise exception 'only a director remarks' using errcode = 'integrity_constraint_violation';
    end if;
    if new.replaces_id is not null and not exists (
        select 1 from plans_remark earlier where earlier.id = new.replaces_id and earlier.text <> ''
            and (earlier.version_id, earlier.place, earlier.by_id) = (new.version_id, new.place, new.by_id)
            and earlier.key is not distinct from new.key
    ) then
        raise exception 'a remark is replaced at its place by whoever wrote it'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_remark_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Directors are reminded of what was submitted and waits.
create function plans_reminder_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'submitted'
        or exists (select 1 from plans_decision where version_id = new.version_id) then
        raise exception 'nobody is reminded of what does not wait' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_reminder_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A remark is answered once its attempt is closed.
create function plans_answer_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if coalesce((
        select v.state from plans_remark r join plans_version v on v.id = r.version_id where r.id = new.remark_id
    ), 'draft') in ('draft', 'submitted') then
        raise exception 'a remark is answered after the attempt is closed'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_answer_is_due;
""",
        ),
        migrations.RunSQL(
            sql=r"""
-- Whether each seal says what the page of the copies asks of it (`signatures/seals.py`), and nothing else.
create function plans_seals_are_read(seals jsonb) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
declare seal jsonb;
begin
    if jsonb_typeof(seals) is distinct from 'array' then
        return false;
    end if;
    for seal in select jsonb_array_elements(seals) loop
        if jsonb_typeof(seal) <> 'object' then
            return false;
        end if;
        if (select array_agg(key order by key collate "C") from jsonb_object_keys(seal) key)
                is distinct from '{is_stamped,issuer,kind,moment,name,on_behalf_of,organisation}'::text[]
            or seal ->> 'kind' <> all ('{person,organisation,minister,time}')
            or jsonb_typeof(seal -> 'is_stamped') <> 'boolean'
            or exists (
                select 1 from jsonb_each(seal)
                    where key = any ('{issuer,kind,moment,name,on_behalf_of,organisation}') and jsonb_typeof(value) <> 'string'
            )
            or seal ->> 'moment' !~ '^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[0-9.:+-]*)?$'
            or nullif(seal ->> 'moment', '')::timestamptz not between '0001-01-03' and '9999-12-29' then
            return false;
        end if;
    end loop;
    return true;
end
$$;
""",
            reverse_sql="""
drop function plans_seals_are_read;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A document is read from the day of handing over; it is called approved once its version is. Of what was decided on paper nothing was read here.
create function plans_document_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare state_now text := (select state from plans_version where id = new.version_id for share);
begin
    if coalesce(state_now, 'draft') = 'draft' or (new.kind = 'approved' and state_now <> 'approved')
        or (new.kind = 'read' and exists (
            select 1 from plans_decision where version_id = new.version_id and outcome = 'paper'
        )) then
        raise exception 'a version that is % has no such document', state_now
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_document_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Residents are shown the approved document of an approved version, and nothing else.
create function plans_publication_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'approved' then
        raise exception 'only an approved version is published' using errcode = 'integrity_constraint_violation';
    end if;
    if not exists (
        select 1 from plans_document where id = new.document_id and version_id = new.version_id and kind = 'approved'
    ) then
        raise exception 'only the approved document of a version is published'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_publication_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- An approved version has copies; one that is called signed begins with its document, byte for byte.
create function plans_signed_copy_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'approved' then
        raise exception 'only an approved version has signed copies' using errcode = 'integrity_constraint_violation';
    end if;
    if not plans_seals_are_read(new.seals) then
        raise exception 'what is said of the signatures cannot be read'
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.kind = 'signed' and not exists (
        select 1 from plans_document document
            join files_storedfile approved on approved.id = document.file_id
            join files_storedfile copy on copy.id = new.file_id
            where document.version_id = new.version_id and document.kind = 'approved'
            and copy.size > approved.size
            and substring(copy.content from 1 for length(approved.content)) = approved.content
    ) then
        raise exception 'a signed copy begins with the approved document'
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.supersedes_id is not null and not exists (
        select 1 from plans_signedcopy where id = new.supersedes_id and version_id = new.version_id
    ) then
        raise exception 'a copy takes the place of another one of its version'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_signed_copy_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What was approved is in the files; an entry is corrected by another one of its version.
create function plans_filing_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'approved' then
        raise exception 'only an approved version is in the files' using errcode = 'integrity_constraint_violation';
    end if;
    if new.supersedes_id is not null and not exists (
        select 1 from plans_filing where id = new.supersedes_id and version_id = new.version_id
    ) then
        raise exception 'an entry corrects another one of its version' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_filing_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Residents are shown signed copies, not replaced, of published versions that no exclusion names.
create function plans_copy_publication_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform 1 from plans_signedcopy copy join plans_version v on v.id = copy.version_id
        where copy.id = new.copy_id for update of v;
    if not exists (
        select 1 from plans_signedcopy copy
            join plans_publication published on published.version_id = copy.version_id
            where copy.id = new.copy_id and copy.kind = 'signed'
            and not exists (select 1 from plans_signedcopy later where later.supersedes_id = copy.id)
            and not exists (
                select 1 from plans_exclusion e join plans_version said on said.id = e.version_id
                    join plans_version here on here.id = copy.version_id and here.plan_id = said.plan_id
                    where not exists (select 1 from plans_exclusionend where exclusion_id = e.id)
                    and (said.id = here.id or exists (
                        select 1 from plans_publicdocument d
                            where d.version_id = here.id and e.number = any (string_to_array(d.kind, ',')::int[])
                    ))
            )
    ) then
        raise exception 'only a signed copy of a published version that still stands is published'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_copy_publication_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- The days on which a plan holds, as decisions say: the last word on its end counts; null before approval.
create function plans_span_of(asked bigint) returns daterange
    language plpgsql stable set search_path = public, pg_temp
as $$
declare starts date;
declare ends date;
begin
    select min(d.effective_on) into starts from plans_version v join plans_decision d on d.version_id = v.id
        where v.plan_id = asked and v.state = 'approved';
    with approved as (
        select id, number, ends_on, lag(ends_on) over (order by number) as before
            from plans_version where plan_id = asked and state = 'approved'
    ), said as (
        select number, 0::bigint as turn, ends_on as last from approved where before is distinct from ends_on
        union all
        select a.number, t.id, case t.kind when 'repealed' then t.day - 1 else t.day end
            from plans_termdecision t join approved a on a.id = t.version_id
    )
    select last into ends from said order by number desc, turn desc limit 1;
    return case when starts is not null then daterange(starts, greatest(ends + 1, starts)) end;
end
$$;
""",
            reverse_sql="""
drop function plans_span_of;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What was decided is seen at once in the days on which the plan holds.
create function plans_keep_span() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    update plans_plan set in_force_span = plans_span_of(id) where id = case
        when tg_table_name = 'plans_version' then (to_jsonb(new) ->> 'plan_id')::bigint
        else (select plan_id from plans_version where id = (to_jsonb(new) ->> 'version_id')::bigint)
    end;
    if not found then
        raise exception 'a plan that is not there holds on no day' using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function plans_keep_span;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What was approved is decided on later, by a director who did not hand it over.
create function plans_later_decision_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare v record;
begin
    select version.state, version.submitted_by_id, decision.at into v
        from plans_version version left join plans_decision decision on decision.version_id = version.id
        where version.id = new.version_id for share of version;
    if v.state is distinct from 'approved' or new.at < v.at then
        raise exception 'only what was approved is decided on later' using errcode = 'integrity_constraint_violation';
    end if;
    if v.submitted_by_id = new.by_id then
        raise exception 'nobody decides on their own version' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at) for share;
    if not found then
        raise exception 'only a director decides' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_later_decision_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A plan that is not over is prolonged by a year at most, or repealed from a day that has not passed.
create function plans_term_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare held daterange;
declare day_now date := (new.at at time zone 'Europe/Warsaw')::date;
begin
    select p.in_force_span into held from plans_version v join plans_plan p on p.id = v.plan_id
        where v.id = new.version_id for update of p;
    if exists (
        select 1 from plans_version here join plans_version other on other.plan_id = here.plan_id
            where here.id = new.version_id and other.state = 'approved' and other.number > here.number
    ) then
        raise exception 'a newer text of this plan was approved' using errcode = 'integrity_constraint_violation';
    end if;
    if exists (
        select 1 from plans_version here join plans_version other on other.plan_id = here.plan_id
            join plans_termdecision t on t.version_id = other.id
            where here.id = new.version_id and t.kind = 'repealed'
    ) then
        raise exception 'this plan is repealed' using errcode = 'integrity_constraint_violation';
    end if;
    if held is null or day_now >= upper(held)
        or (new.kind = 'repealed' and new.day not between day_now and upper(held) - 1)
        or (new.kind = 'prolonged' and new.day not between upper(held) and upper(held) + 365) then
        raise exception 'a plan is not decided on for that day' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_term_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Nothing of a repealed plan is approved any more, not even while it is being repealed.
create function plans_repealed_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform 1 from plans_version v join plans_plan p on p.id = v.plan_id where v.id = new.version_id for update of p;
    if exists (
        select 1 from plans_version here join plans_version other on other.plan_id = here.plan_id
            join plans_termdecision t on t.version_id = other.id
            where here.id = new.version_id and t.kind = 'repealed'
    ) then
        raise exception 'this plan is repealed' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_repealed_stays;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Nobody writes other days than those that were decided.
create function plans_span_is_decided() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.in_force_span is distinct from plans_span_of(new.id) then
        raise exception 'plan % holds on the days that were decided, and on no others', new.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_span_is_decided;
""",
        ),
        migrations.RunSQL(
            sql="""
-- SHA-256 of a snapshot as the server writes JSON, in hexadecimal.
create function plans_digest_of(snapshot jsonb) returns text
    language sql stable
return encode(sha256(convert_to(snapshot::text, 'UTF8')), 'hex');
""",
            reverse_sql="""
drop function plans_digest_of;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A snapshot comes with its digest, and a draft, which has none, without.
create function plans_keep_digest() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    new.snapshot_digest := coalesce(plans_digest_of(new.snapshot), '');
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_keep_digest;
""",
        ),
        migrations.RunSQL(
            sql=r"""
-- Whether every part of a content is what that shape says of it, neither more nor less.
create function plans_reads_as(content jsonb, shape text, shapes jsonb) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
declare
    name text;
    rule jsonb;
    said jsonb;
    part jsonb;
begin
    if not shapes ? shape then
        return jsonb_typeof(content) = shape;
    end if;
    if jsonb_typeof(content) <> 'object' then
        return false;
    end if;
    if exists (select 1 from jsonb_object_keys(content) known where not shapes -> shape ? known) then
        return false;
    end if;
    for name, rule in select * from jsonb_each(shapes -> shape) loop
        said := content -> name;
        if said is null or not rule -> 'is' ? jsonb_typeof(said)
            or (name = any ('{first_day,last_day,time_from,time_to}') and content ->> name !~ '^(\d{4}-[01]\d-[0-3]\d)?$')
            or (name = any ('{cost_value,value}') and content ->> name !~ '^(\d+([.]\d+)?)?$') then
            return false;
        end if;
        if rule ? 'of' and jsonb_typeof(said) <> 'null' then
            for part in select jsonb_array_elements(
                case jsonb_typeof(said) when 'array' then said else jsonb_build_array(said) end
            ) loop
                if not plans_reads_as(part, rule ->> 'of', shapes) then
                    return false;
                end if;
            end loop;
        end if;
    end loop;
    return true;
end
$$;
""",
            reverse_sql="""
drop function plans_reads_as;
""",
        ),
        migrations.RunSQL(
            sql="""
-- What is handed over has the shape that pages read, and says its own number and days.
create function plans_handed_over_is_read() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.snapshot -> 'schema' is distinct from '4'
        or not plans_reads_as(new.snapshot, 'PlanContent', '{"Action": {"addressees": {"is": ["string"]}, "communes": {"is": ["array"], "of": "string"}, "cost": {"is": ["string"]}, "cost_value": {"is": ["string"]}, "costs": {"is": ["array"], "of": "Cost"}, "description": {"is": ["string"]}, "indicators": {"is": ["array"], "of": "Indicator"}, "is_supporting": {"is": ["boolean"]}, "key": {"is": ["string"]}, "kinds": {"is": ["array"], "of": "string"}, "manner": {"is": ["string"]}, "number": {"is": ["string"]}, "partners": {"is": ["array"], "of": "string"}, "place_note": {"is": ["string"]}, "places": {"is": ["string"]}, "resources": {"is": ["string"]}, "responsible": {"is": ["string"]}, "services": {"is": ["array"], "of": "string"}, "time": {"is": ["string"]}, "time_from": {"is": ["string"]}, "time_kind": {"is": ["string"]}, "time_to": {"is": ["string"]}, "title": {"is": ["string"]}}, "Chapter": {"holds": {"is": ["array"], "of": "string"}, "key": {"is": ["string"]}, "number": {"is": ["string"]}, "text": {"is": ["string"]}, "title": {"is": ["string"]}}, "CommuneActions": {"actions": {"is": ["array"], "of": "string"}, "name": {"is": ["string"]}, "terc": {"is": ["string"]}}, "Conclusion": {"about": {"is": ["string"]}, "code": {"is": ["string"]}, "counts": {"is": ["object", "null"], "of": "Evidence"}, "evidence": {"is": ["string"]}, "text": {"is": ["string"]}}, "Cost": {"amount": {"is": ["string"]}, "source": {"is": ["string"]}, "value": {"is": ["string"]}, "year": {"is": ["string"]}}, "Evidence": {"localities": {"is": ["number"]}, "notes": {"is": ["number"]}, "people": {"is": ["number"]}}, "Goal": {"actions": {"is": ["array"], "of": "Action"}, "conclusions": {"is": ["array"], "of": "Conclusion"}, "indicators": {"is": ["array"], "of": "Indicator"}, "key": {"is": ["string"]}, "level": {"is": ["string"]}, "manner": {"is": ["string"]}, "no_conclusion_reason": {"is": ["string"]}, "number": {"is": ["string"]}, "text": {"is": ["string"]}}, "Indicator": {"baseline": {"is": ["string"]}, "key": {"is": ["string"]}, "kind": {"is": ["string"]}, "milestones": {"is": ["array"], "of": "Milestone"}, "name": {"is": ["string"]}, "source": {"is": ["string"]}, "target": {"is": ["string"]}, "unit": {"is": ["string"]}}, "Milestone": {"period": {"is": ["string"]}, "to_reach": {"is": ["string"]}}, "Office": {"file_plan_symbol": {"is": ["string"]}, "is_demo": {"is": ["boolean"]}, "name": {"is": ["string"]}}, "PlanContent": {"action_count": {"is": ["number"]}, "archive_category": {"is": ["string"]}, "attempt": {"is": ["number"]}, "changed_conclusions": {"is": ["array"], "of": "Conclusion"}, "chapters": {"is": ["array"], "of": "Chapter"}, "communes": {"is": ["array"], "of": "CommuneActions"}, "cost": {"is": ["string"]}, "ends_on": {"is": ["string"]}, "first_day": {"is": ["string"]}, "goals": {"is": ["array"], "of": "Goal"}, "last_day": {"is": ["string"]}, "manner": {"is": ["string"]}, "name": {"is": ["string"]}, "number": {"is": ["number"]}, "office": {"is": ["object"], "of": "Office"}, "reason": {"is": ["string"]}, "schema": {"is": ["number"]}, "starts_on": {"is": ["string"]}, "submitted_by": {"is": ["string"]}, "submitted_on": {"is": ["string"]}, "supporting": {"is": ["number"]}, "title": {"is": ["string"]}, "without_conclusions": {"is": ["boolean"]}}}') then
        raise exception 'what version % says cannot be read', new.id using errcode = 'integrity_constraint_violation';
    end if;
    if (new.snapshot ->> 'number')::numeric <> new.number or (new.snapshot ->> 'attempt')::numeric <> new.attempt
        or (new.snapshot ->> 'first_day')::date is distinct from new.starts_on
        or (new.snapshot ->> 'last_day')::date is distinct from new.ends_on then
        raise exception 'version % does not say its own words', new.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_handed_over_is_read;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Words of an approved version are excluded by a director, under the next number of its plan.
create function plans_exclusion_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare v record;
declare next_number int;
begin
    select version.plan_id, version.state, decision.at into v
        from plans_version version left join plans_decision decision on decision.version_id = version.id
        where version.id = new.version_id for update of version;
    if v.state is distinct from 'approved' or new.at < v.at then
        raise exception 'only of what was approved is anything excluded'
            using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from plans_plan where id = v.plan_id for update;
    select coalesce(max(e.number), 0) + 1 into next_number from plans_exclusion e
        join plans_version here on here.id = e.version_id where here.plan_id = v.plan_id;
    if new.number <> next_number then
        raise exception 'the next exclusion of this plan is number %', next_number
            using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at) for share;
    if not found then
        raise exception 'only a director says what is public' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_exclusion_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Words are public again once a director says so, and not before they were excluded.
create function plans_exclusion_end_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not exists (select 1 from plans_exclusion where id = new.exclusion_id and at <= new.at) then
        raise exception 'an exclusion ends after it began' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at) for share;
    if not found then
        raise exception 'only a director says what is public' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_exclusion_end_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A document without words is of an approved version, and names notes of its plan that stand, each once and in order. It has bytes of its own.
create function plans_public_document_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare plan_here bigint;
declare known int[];
begin
    select plan_id into plan_here from plans_version where id = new.version_id and state = 'approved' for share;
    select array_agg(e.number) into known from plans_exclusion e join plans_version v on v.id = e.version_id
        where v.plan_id = plan_here and not exists (select 1 from plans_exclusionend where exclusion_id = e.id);
    if new.kind !~ '^[1-9][0-9]{0,4}(,[1-9][0-9]{0,4})*$' or known is null
        or not string_to_array(new.kind, ',')::int[] <@ known then
        raise exception 'no such words are excluded from this plan' using errcode = 'integrity_constraint_violation';
    end if;
    if string_to_array(new.kind, ',')::int[] is distinct from
        (select array_agg(distinct number order by number) from unnest(string_to_array(new.kind, ',')::int[]) number)
    then
        raise exception 'the notes are not named once and in order' using errcode = 'integrity_constraint_violation';
    end if;
    if exists (
        select 1 from files_storedfile mine join files_storedfile other on other.sha256 = mine.sha256
            where mine.id = new.file_id and (
                exists (select 1 from plans_document d where d.file_id = other.id)
                or exists (select 1 from plans_signedcopy c where c.file_id = other.id)
            )
    ) then
        raise exception 'a document with the words is no document without them'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_public_document_is_due;
""",
        ),
        migrations.RunSQL(
            sql="""
-- For a director who said the ground seven days ago or earlier: a plan that is over goes for good. Returns how many rows went. What cites it from outside keeps it.
create function plans_discard(discarding bigint) returns bigint
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare
    asked bigint := discarding_is_due(discarding, 'plans.plan');
    plan record;
    of_plan bigint[];
    of_goals bigint[];
    of_actions bigint[];
    of_keys uuid[];
    of_files bigint[];
    resting record;
    gone bigint;
    counted jsonb := '{}';
begin
    select * into plan from plans_plan where id = asked for update;
    if not found or upper(plan.in_force_span) > (osl_now() at time zone 'Europe/Warsaw')::date
        or exists (select 1 from plans_version where plan_id = asked and state in ('draft', 'submitted')) then
        raise exception 'only a plan that is over goes' using errcode = 'integrity_constraint_violation';
    end if;
    if (select ground from discarding_discarding where id = discarding) = 'filed' and (
        not exists (select 1 from plans_version where plan_id = asked and state = 'approved')
        or exists (
            select 1 from plans_version v where v.plan_id = asked and v.state = 'approved'
                and not exists (select 1 from plans_filing f where f.version_id = v.id)
        )
    ) then
        raise exception 'only what is in the files goes' using errcode = 'integrity_constraint_violation';
    end if;
    set constraints all immediate;
    of_plan := array(select id from plans_version where plan_id = asked);
    of_goals := array(select id from plans_goal where version_id = any (of_plan));
    of_actions := array(select id from plans_action where goal_id = any (of_goals));
    of_keys := array(
        select key from plans_action where id = any (of_actions)
        union select key from plans_indicator where goal_id = any (of_goals) or action_id = any (of_actions)
    );
    of_files := array(
        select file_id from plans_document where version_id = any (of_plan)
        union select file_id from plans_publicdocument where version_id = any (of_plan)
        union select file_id from plans_signedcopy where version_id = any (of_plan)
        union select file_id from plans_copyupload where version_id = any (of_plan)
        union select scan_id from plans_decision where version_id = any (of_plan) and scan_id is not null
    );
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_copypublication,plans_publication,plans_publicdocument,plans_document,plans_signedcopy,plans_copyupload,plans_exclusionend,plans_exclusion,plans_answer,plans_remark,plans_filing,plans_termdecision,plans_correction,plans_reminder,plans_decision,plans_indicatorpart,plans_indicatorentry,plans_actionlog,plans_indicator,plans_action_communes,plans_action_groups,plans_action_localities,plans_action_partners,plans_action_services,plans_action,plans_goal_conclusions,plans_goal,plans_chapter,plans_version_changed_conclusions,plans_version,plans_plan}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'O' order by relname, tgname loop
        execute format('alter table %I disable trigger %I', resting.relname, resting.tgname);
    end loop;
    delete from plans_copypublication where copy_id in (select id from plans_signedcopy where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_copypublication', gone);
    delete from plans_publication where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_publication', gone);
    delete from plans_publicdocument where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_publicdocument', gone);
    delete from plans_document where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_document', gone);
    delete from plans_signedcopy where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_signedcopy', gone);
    delete from plans_copyupload where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_copyupload', gone);
    delete from plans_exclusionend where exclusion_id in (select id from plans_exclusion where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_exclusionend', gone);
    delete from plans_exclusion where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_exclusion', gone);
    delete from plans_answer where remark_id in (select id from plans_remark where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_answer', gone);
    delete from plans_remark where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_remark', gone);
    delete from plans_filing where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_filing', gone);
    delete from plans_termdecision where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_termdecision', gone);
    delete from plans_correction where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_correction', gone);
    delete from plans_reminder where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reminder', gone);
    delete from plans_decision where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_decision', gone);
    delete from plans_indicatorpart where entry_id in (select id from plans_indicatorentry where key = any (of_keys));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicatorpart', gone);
    delete from plans_indicatorentry where key = any (of_keys);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicatorentry', gone);
    delete from plans_actionlog where action_key = any (of_keys);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_actionlog', gone);
    delete from plans_indicator where goal_id = any (of_goals) or action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicator', gone);
    delete from plans_action_communes where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_communes', gone);
    delete from plans_action_groups where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_groups', gone);
    delete from plans_action_localities where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_localities', gone);
    delete from plans_action_partners where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_partners', gone);
    delete from plans_action_services where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_services', gone);
    delete from plans_action where id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action', gone);
    delete from plans_goal_conclusions where goal_id = any (of_goals);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_goal_conclusions', gone);
    delete from plans_goal where id = any (of_goals);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_goal', gone);
    delete from plans_chapter where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_chapter', gone);
    delete from plans_version_changed_conclusions where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_version_changed_conclusions', gone);
    delete from plans_version where id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_version', gone);
    delete from plans_plan where id = asked;
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_plan', gone);
    delete from files_storedfile where id = any (of_files);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('files_storedfile', gone);
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_copypublication,plans_publication,plans_publicdocument,plans_document,plans_signedcopy,plans_copyupload,plans_exclusionend,plans_exclusion,plans_answer,plans_remark,plans_filing,plans_termdecision,plans_correction,plans_reminder,plans_decision,plans_indicatorpart,plans_indicatorentry,plans_actionlog,plans_indicator,plans_action_communes,plans_action_groups,plans_action_localities,plans_action_partners,plans_action_services,plans_action,plans_goal_conclusions,plans_goal,plans_chapter,plans_version_changed_conclusions,plans_version,plans_plan}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'D' order by relname, tgname loop
        execute format('alter table %I enable trigger %I', resting.relname, resting.tgname);
    end loop;
    select jsonb_object_agg(key, value) into counted from jsonb_each(counted) where value <> '0';
    insert into audit_erasure ("table", "row", "column", leaves, at)
        values ('plans_plan', asked::text, '', '', clock_timestamp());
    insert into discarding_discarded (discarding_id, rows, at) values (discarding, counted, clock_timestamp());
    return (select sum(value::bigint) from jsonb_each_text(counted));
end
$$;
""",
            reverse_sql="""
drop function plans_discard;
""",
        ),
        migrations.RunSQL(
            sql="""
-- For a restore, as the owner: a plan that went after the backup was made goes once more, with all that belongs to it. Returns how many rows went: none where it is not there, or where something else of the backup stands on it, which kept it from going then.
create function plans_plan_gone_again(plan text) returns bigint
    language plpgsql set search_path = public, pg_temp
as $$
declare
    asked bigint := plan::bigint;
    of_plan bigint[];
    of_goals bigint[];
    of_actions bigint[];
    of_keys uuid[];
    of_files bigint[];
    resting record;
    gone bigint;
    counted jsonb := '{}';
begin
    if not exists (select 1 from plans_plan where id = asked) then
        return 0;
    end if;
    set constraints all immediate;
    of_plan := array(select id from plans_version where plan_id = asked);
    of_goals := array(select id from plans_goal where version_id = any (of_plan));
    of_actions := array(select id from plans_action where goal_id = any (of_goals));
    of_keys := array(
        select key from plans_action where id = any (of_actions)
        union select key from plans_indicator where goal_id = any (of_goals) or action_id = any (of_actions)
    );
    of_files := array(
        select file_id from plans_document where version_id = any (of_plan)
        union select file_id from plans_publicdocument where version_id = any (of_plan)
        union select file_id from plans_signedcopy where version_id = any (of_plan)
        union select file_id from plans_copyupload where version_id = any (of_plan)
        union select scan_id from plans_decision where version_id = any (of_plan) and scan_id is not null
    );
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_copypublication,plans_publication,plans_publicdocument,plans_document,plans_signedcopy,plans_copyupload,plans_exclusionend,plans_exclusion,plans_answer,plans_remark,plans_filing,plans_termdecision,plans_correction,plans_reminder,plans_decision,plans_indicatorpart,plans_indicatorentry,plans_actionlog,plans_indicator,plans_action_communes,plans_action_groups,plans_action_localities,plans_action_partners,plans_action_services,plans_action,plans_goal_conclusions,plans_goal,plans_chapter,plans_version_changed_conclusions,plans_version,plans_plan}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'O' order by relname, tgname loop
        execute format('alter table %I disable trigger %I', resting.relname, resting.tgname);
    end loop;
    delete from plans_copypublication where copy_id in (select id from plans_signedcopy where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_copypublication', gone);
    delete from plans_publication where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_publication', gone);
    delete from plans_publicdocument where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_publicdocument', gone);
    delete from plans_document where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_document', gone);
    delete from plans_signedcopy where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_signedcopy', gone);
    delete from plans_copyupload where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_copyupload', gone);
    delete from plans_exclusionend where exclusion_id in (select id from plans_exclusion where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_exclusionend', gone);
    delete from plans_exclusion where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_exclusion', gone);
    delete from plans_answer where remark_id in (select id from plans_remark where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_answer', gone);
    delete from plans_remark where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_remark', gone);
    delete from plans_filing where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_filing', gone);
    delete from plans_termdecision where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_termdecision', gone);
    delete from plans_correction where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_correction', gone);
    delete from plans_reminder where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reminder', gone);
    delete from plans_decision where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_decision', gone);
    delete from plans_indicatorpart where entry_id in (select id from plans_indicatorentry where key = any (of_keys));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicatorpart', gone);
    delete from plans_indicatorentry where key = any (of_keys);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicatorentry', gone);
    delete from plans_actionlog where action_key = any (of_keys);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_actionlog', gone);
    delete from plans_indicator where goal_id = any (of_goals) or action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicator', gone);
    delete from plans_action_communes where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_communes', gone);
    delete from plans_action_groups where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_groups', gone);
    delete from plans_action_localities where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_localities', gone);
    delete from plans_action_partners where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_partners', gone);
    delete from plans_action_services where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_services', gone);
    delete from plans_action where id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action', gone);
    delete from plans_goal_conclusions where goal_id = any (of_goals);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_goal_conclusions', gone);
    delete from plans_goal where id = any (of_goals);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_goal', gone);
    delete from plans_chapter where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_chapter', gone);
    delete from plans_version_changed_conclusions where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_version_changed_conclusions', gone);
    delete from plans_version where id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_version', gone);
    delete from plans_plan where id = asked;
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_plan', gone);
    delete from files_storedfile where id = any (of_files);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('files_storedfile', gone);
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_copypublication,plans_publication,plans_publicdocument,plans_document,plans_signedcopy,plans_copyupload,plans_exclusionend,plans_exclusion,plans_answer,plans_remark,plans_filing,plans_termdecision,plans_correction,plans_reminder,plans_decision,plans_indicatorpart,plans_indicatorentry,plans_actionlog,plans_indicator,plans_action_communes,plans_action_groups,plans_action_localities,plans_action_partners,plans_action_services,plans_action,plans_goal_conclusions,plans_goal,plans_chapter,plans_version_changed_conclusions,plans_version,plans_plan}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'D' order by relname, tgname loop
        execute format('alter table %I enable trigger %I', resting.relname, resting.tgname);
    end loop;
    return (select coalesce(sum(value::bigint), 0) from jsonb_each_text(counted));
exception when integrity_constraint_violation then
    return 0;
end
$$;
revoke all on function plans_plan_gone_again from public;
""",
            reverse_sql="""
drop function plans_plan_gone_again;
""",
        ),
        migrations.RunSQL(
            sql="""
-- One entry of a key at a time. A correction is of the newest row of its key, period and measure. Days are over, lie in an approved text that has the indicator as one that is typed, and in no other entry.
create function plans_entry_is_lawful() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare corrected plans_indicatorentry;
begin
    perform pg_advisory_xact_lock(hashtextextended(new.key::text, 14));
    if upper(new.period) > (new.at at time zone 'Europe/Warsaw')::date + 1 then
        raise exception 'an entry tells of days that are over'
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_is_not_ahead';
    end if;
    if exists (select from plans_indicatorentry where key = new.key and aggregate <> new.aggregate) then
        raise exception 'an indicator is measured as before'
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_measured_as_before';
    end if;
    if new.corrects_id is not null then
        select * into corrected from plans_indicatorentry where id = new.corrects_id;
        if (corrected.key, corrected.period) is distinct from (new.key, new.period) then
            raise exception 'a correction is of the same indicator and period'
                using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_corrects_its_own';
        end if;
        return new;
    end if;
    if exists (select from plans_indicatorentry where key = new.key and period && new.period) then
        raise exception 'periods of an indicator do not overlap'
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_periods_apart';
    end if;
    if not exists (
        select from plans_indicator i left join plans_action a on a.id = i.action_id
            join plans_goal g on g.id = coalesce(i.goal_id, a.goal_id) join plans_version v on v.id = g.version_id
            join plans_plan p on p.id = v.plan_id
            where i.key = new.key and v.state = 'approved' and i.source = 'typed'
            and new.period <@ daterange(v.starts_on, greatest(v.ends_on + 1, upper(p.in_force_span)))
    ) then
        raise exception 'an entry is of an approved indicator that is typed, in the days of its plan'
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_in_the_plan';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_entry_is_lawful;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Whatever parts an entry has by group add up to its value, and so do those by place.
create function plans_parts_add_up() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare entry plans_indicatorentry;
begin
    select * into entry from plans_indicatorentry where id = new.entry_id;
    if entry.aggregate not in ('sum', 'last', 'highest') or exists (
        select from plans_indicatorpart where entry_id = entry.id group by axis
            having sum(value) is distinct from entry.value
    ) then
        raise exception 'parts of entry % do not add up to the whole', entry.id
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorpart_adds_up';
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function plans_parts_add_up;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A line tells of a day that has come and of an action of an approved text; a correction is of its kind.
create function plans_log_is_lawful() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare corrected plans_actionlog;
begin
    if new.happened_on > (new.at at time zone 'Europe/Warsaw')::date then
        raise exception 'a line tells of a day that has come'
            using errcode = 'integrity_constraint_violation', constraint = 'actionlog_is_not_ahead';
    end if;
    if new.corrects_id is not null then
        select * into corrected from plans_actionlog where id = new.corrects_id;
        if (corrected.action_key, corrected.kind) is distinct from (new.action_key, new.kind) then
            raise exception 'a correction is of the same action and kind'
                using errcode = 'integrity_constraint_violation', constraint = 'actionlog_corrects_its_own';
        end if;
    elsif not exists (
        select from plans_action a join plans_goal g on g.id = a.goal_id join plans_version v on v.id = g.version_id
            where a.key = new.action_key and v.state = 'approved'
    ) then
        raise exception 'a line is of an action that was approved'
            using errcode = 'integrity_constraint_violation', constraint = 'actionlog_of_an_approved_action';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_log_is_lawful;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_takes_its_changes after delete or update of id on plans_version
    for each row
    execute function audit_forget_changes('plans.version');
""",
            reverse_sql="""
drop trigger plans_version_takes_its_changes on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_numbered_anew before insert on plans_version
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger plans_version_numbered_anew on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_words_go after delete on plans_version
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger plans_version_words_go on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_chapter_words_go after delete on plans_chapter
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger plans_chapter_words_go on plans_chapter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_goal_words_go after delete on plans_goal
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger plans_goal_words_go on plans_goal;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_words_go after delete on plans_action
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger plans_action_words_go on plans_action;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_plan_numbered_anew before insert on plans_plan
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger plans_plan_numbered_anew on plans_plan;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_days_are_read before insert or update of starts_on, ends_on, due_on, changed_at on plans_version
    for each row
    when (new.starts_on not between '0001-01-03' and '9999-12-29' or new.ends_on not between '0001-01-03' and '9999-12-29' or new.due_on not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger plans_version_days_are_read on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_days_are_read before insert or update of time_from, time_to on plans_action
    for each row
    when (new.time_from not between '0001-01-03' and '9999-12-29' or new.time_to not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger plans_action_days_are_read on plans_action;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_days_are_read before insert or update of effective_on, decided_on on plans_decision
    for each row
    when (new.effective_on not between '0001-01-03' and '9999-12-29' or new.decided_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger plans_decision_days_are_read on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_termdecision_days_are_read before insert or update of day on plans_termdecision
    for each row
    when (new.day not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger plans_termdecision_days_are_read on plans_termdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_copyupload_days_are_read before insert or update of at on plans_copyupload
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger plans_copyupload_days_are_read on plans_copyupload;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_chapter_frozen before insert or update or delete on plans_chapter
    for each row
    execute function plans_part_is_frozen('version', 'version_id');
""",
            reverse_sql="""
drop trigger plans_chapter_frozen on plans_chapter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_goal_frozen before insert or update or delete on plans_goal
    for each row
    execute function plans_part_is_frozen('version', 'version_id');
""",
            reverse_sql="""
drop trigger plans_goal_frozen on plans_goal;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_frozen before insert or update or delete on plans_action
    for each row
    execute function plans_part_is_frozen('goal', 'goal_id');
""",
            reverse_sql="""
drop trigger plans_action_frozen on plans_action;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_indicator_frozen before insert or update or delete on plans_indicator
    for each row
    execute function plans_part_is_frozen('action', 'action_id');
""",
            reverse_sql="""
drop trigger plans_indicator_frozen on plans_indicator;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_changed_conclusions_frozen before insert or update or delete on plans_version_changed_conclusions
    for each row
    execute function plans_part_is_frozen('version', 'version_id');
""",
            reverse_sql="""
drop trigger plans_version_changed_conclusions_frozen on plans_version_changed_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_goal_conclusions_frozen before insert or update or delete on plans_goal_conclusions
    for each row
    execute function plans_part_is_frozen('goal', 'goal_id');
""",
            reverse_sql="""
drop trigger plans_goal_conclusions_frozen on plans_goal_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_communes_frozen before insert or update or delete on plans_action_communes
    for each row
    execute function plans_part_is_frozen('action', 'action_id');
""",
            reverse_sql="""
drop trigger plans_action_communes_frozen on plans_action_communes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_groups_frozen before insert or update or delete on plans_action_groups
    for each row
    execute function plans_part_is_frozen('action', 'action_id');
""",
            reverse_sql="""
drop trigger plans_action_groups_frozen on plans_action_groups;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_localities_frozen before insert or update or delete on plans_action_localities
    for each row
    execute function plans_part_is_frozen('action', 'action_id');
""",
            reverse_sql="""
drop trigger plans_action_localities_frozen on plans_action_localities;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_partners_frozen before insert or update or delete on plans_action_partners
    for each row
    execute function plans_part_is_frozen('action', 'action_id');
""",
            reverse_sql="""
drop trigger plans_action_partners_frozen on plans_action_partners;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_services_frozen before insert or update or delete on plans_action_services
    for each row
    execute function plans_part_is_frozen('action', 'action_id');
""",
            reverse_sql="""
drop trigger plans_action_services_frozen on plans_action_services;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_indicator_of_goal_frozen before insert or update or delete on plans_indicator
    for each row
    execute function plans_part_is_frozen('goal', 'goal_id');
""",
            reverse_sql="""
drop trigger plans_indicator_of_goal_frozen on plans_indicator;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_cited before update or delete on needs_conclusion
    for each row
    execute function plans_conclusion_is_cited('id');
""",
            reverse_sql="""
drop trigger needs_conclusion_cited on needs_conclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_needs_cited before insert or update or delete on needs_conclusion_needs
    for each row
    execute function plans_conclusion_is_cited('conclusion_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_needs_cited on needs_conclusion_needs;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_assets_cited before insert or update or delete on needs_conclusion_assets
    for each row
    execute function plans_conclusion_is_cited('conclusion_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_assets_cited on needs_conclusion_assets;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_notes_cited before insert or update or delete on needs_conclusion_notes
    for each row
    execute function plans_conclusion_is_cited('conclusion_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_notes_cited on needs_conclusion_notes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_remark_written_once before update or delete on plans_remark
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_remark_written_once on plans_remark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_answer_written_once before update or delete on plans_answer
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_answer_written_once on plans_answer;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_written_once before update or delete on plans_decision
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_decision_written_once on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_document_written_once before update or delete on plans_document
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_document_written_once on plans_document;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reminder_written_once before update or delete on plans_reminder
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_reminder_written_once on plans_reminder;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publication_written_once before update or delete on plans_publication
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_publication_written_once on plans_publication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_signedcopy_written_once before update or delete on plans_signedcopy
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_signedcopy_written_once on plans_signedcopy;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_termdecision_written_once before update or delete on plans_termdecision
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_termdecision_written_once on plans_termdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_correction_written_once before update or delete on plans_correction
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_correction_written_once on plans_correction;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_copypublication_written_once before update or delete on plans_copypublication
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_copypublication_written_once on plans_copypublication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusion_written_once before update or delete on plans_exclusion
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_exclusion_written_once on plans_exclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusionend_written_once before update or delete on plans_exclusionend
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_exclusionend_written_once on plans_exclusionend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publicdocument_written_once before update or delete on plans_publicdocument
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_publicdocument_written_once on plans_publicdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_filing_written_once before update or delete on plans_filing
    for each row
    execute function osl_refuse('written once');
""",
            reverse_sql="""
drop trigger plans_filing_written_once on plans_filing;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_chapter_no_truncate before truncate on plans_chapter
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_chapter_no_truncate on plans_chapter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_goal_no_truncate before truncate on plans_goal
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_goal_no_truncate on plans_goal;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_no_truncate before truncate on plans_action
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_action_no_truncate on plans_action;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_indicator_no_truncate before truncate on plans_indicator
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_indicator_no_truncate on plans_indicator;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_changed_conclusions_no_truncate before truncate on plans_version_changed_conclusions
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_version_changed_conclusions_no_truncate on plans_version_changed_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_goal_conclusions_no_truncate before truncate on plans_goal_conclusions
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_goal_conclusions_no_truncate on plans_goal_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_communes_no_truncate before truncate on plans_action_communes
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_action_communes_no_truncate on plans_action_communes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_groups_no_truncate before truncate on plans_action_groups
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_action_groups_no_truncate on plans_action_groups;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_localities_no_truncate before truncate on plans_action_localities
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_action_localities_no_truncate on plans_action_localities;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_partners_no_truncate before truncate on plans_action_partners
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_action_partners_no_truncate on plans_action_partners;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_services_no_truncate before truncate on plans_action_services
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_action_services_no_truncate on plans_action_services;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_remark_no_truncate before truncate on plans_remark
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_remark_no_truncate on plans_remark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_answer_no_truncate before truncate on plans_answer
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_answer_no_truncate on plans_answer;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_no_truncate before truncate on plans_decision
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_decision_no_truncate on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_document_no_truncate before truncate on plans_document
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_document_no_truncate on plans_document;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reminder_no_truncate before truncate on plans_reminder
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_reminder_no_truncate on plans_reminder;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publication_no_truncate before truncate on plans_publication
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_publication_no_truncate on plans_publication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_signedcopy_no_truncate before truncate on plans_signedcopy
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_signedcopy_no_truncate on plans_signedcopy;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_termdecision_no_truncate before truncate on plans_termdecision
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_termdecision_no_truncate on plans_termdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_correction_no_truncate before truncate on plans_correction
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_correction_no_truncate on plans_correction;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_copypublication_no_truncate before truncate on plans_copypublication
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_copypublication_no_truncate on plans_copypublication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusion_no_truncate before truncate on plans_exclusion
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_exclusion_no_truncate on plans_exclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusionend_no_truncate before truncate on plans_exclusionend
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_exclusionend_no_truncate on plans_exclusionend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publicdocument_no_truncate before truncate on plans_publicdocument
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_publicdocument_no_truncate on plans_publicdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_filing_no_truncate before truncate on plans_filing
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_filing_no_truncate on plans_filing;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_no_truncate before truncate on needs_conclusion
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger needs_conclusion_no_truncate on needs_conclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_needs_no_truncate before truncate on needs_conclusion_needs
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger needs_conclusion_needs_no_truncate on needs_conclusion_needs;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_assets_no_truncate before truncate on needs_conclusion_assets
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger needs_conclusion_assets_no_truncate on needs_conclusion_assets;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_notes_no_truncate before truncate on needs_conclusion_notes
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger needs_conclusion_notes_no_truncate on needs_conclusion_notes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_no_truncate before truncate on plans_version
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_version_no_truncate on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_plan_no_truncate before truncate on plans_plan
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_plan_no_truncate on plans_plan;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_chapter_reads_what_is_there before insert or update or delete on plans_chapter
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_chapter_reads_what_is_there on plans_chapter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_goal_reads_what_is_there before insert or update or delete on plans_goal
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_goal_reads_what_is_there on plans_goal;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_reads_what_is_there before insert or update or delete on plans_action
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_action_reads_what_is_there on plans_action;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_indicator_reads_what_is_there before insert or update or delete on plans_indicator
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_indicator_reads_what_is_there on plans_indicator;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_changed_conclusions_reads_what_is_there before insert or update or delete on plans_version_changed_conclusions
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_version_changed_conclusions_reads_what_is_there on plans_version_changed_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_goal_conclusions_reads_what_is_there before insert or update or delete on plans_goal_conclusions
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_goal_conclusions_reads_what_is_there on plans_goal_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_communes_reads_what_is_there before insert or update or delete on plans_action_communes
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_action_communes_reads_what_is_there on plans_action_communes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_groups_reads_what_is_there before insert or update or delete on plans_action_groups
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_action_groups_reads_what_is_there on plans_action_groups;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_localities_reads_what_is_there before insert or update or delete on plans_action_localities
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_action_localities_reads_what_is_there on plans_action_localities;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_partners_reads_what_is_there before insert or update or delete on plans_action_partners
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_action_partners_reads_what_is_there on plans_action_partners;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_services_reads_what_is_there before insert or update or delete on plans_action_services
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_action_services_reads_what_is_there on plans_action_services;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_remark_reads_what_is_there before insert or update or delete on plans_remark
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_remark_reads_what_is_there on plans_remark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_answer_reads_what_is_there before insert or update or delete on plans_answer
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_answer_reads_what_is_there on plans_answer;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_reads_what_is_there before insert or update or delete on plans_decision
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_decision_reads_what_is_there on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_document_reads_what_is_there before insert or update or delete on plans_document
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_document_reads_what_is_there on plans_document;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reminder_reads_what_is_there before insert or update or delete on plans_reminder
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_reminder_reads_what_is_there on plans_reminder;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publication_reads_what_is_there before insert or update or delete on plans_publication
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_publication_reads_what_is_there on plans_publication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_signedcopy_reads_what_is_there before insert or update or delete on plans_signedcopy
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_signedcopy_reads_what_is_there on plans_signedcopy;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_termdecision_reads_what_is_there before insert or update or delete on plans_termdecision
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_termdecision_reads_what_is_there on plans_termdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_correction_reads_what_is_there before insert or update or delete on plans_correction
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_correction_reads_what_is_there on plans_correction;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_copypublication_reads_what_is_there before insert or update or delete on plans_copypublication
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_copypublication_reads_what_is_there on plans_copypublication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusion_reads_what_is_there before insert or update or delete on plans_exclusion
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_exclusion_reads_what_is_there on plans_exclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusionend_reads_what_is_there before insert or update or delete on plans_exclusionend
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_exclusionend_reads_what_is_there on plans_exclusionend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publicdocument_reads_what_is_there before insert or update or delete on plans_publicdocument
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_publicdocument_reads_what_is_there on plans_publicdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_filing_reads_what_is_there before insert or update or delete on plans_filing
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_filing_reads_what_is_there on plans_filing;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_reads_what_is_there before insert or update or delete on needs_conclusion
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_conclusion_reads_what_is_there on needs_conclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_needs_reads_what_is_there before insert or update or delete on needs_conclusion_needs
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_conclusion_needs_reads_what_is_there on needs_conclusion_needs;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_assets_reads_what_is_there before insert or update or delete on needs_conclusion_assets
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_conclusion_assets_reads_what_is_there on needs_conclusion_assets;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_notes_reads_what_is_there before insert or update or delete on needs_conclusion_notes
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger needs_conclusion_notes_reads_what_is_there on needs_conclusion_notes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_reads_what_is_there before insert or update or delete on plans_version
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_version_reads_what_is_there on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_plan_reads_what_is_there before insert or update or delete on plans_plan
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_plan_reads_what_is_there on plans_plan;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_document_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('plans_document', 'file_id');
""",
            reverse_sql="""
drop trigger plans_document_file_stays on files_storedfile;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publicdocument_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('plans_publicdocument', 'file_id');
""",
            reverse_sql="""
drop trigger plans_publicdocument_file_stays on files_storedfile;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_signedcopy_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('plans_signedcopy', 'file_id');
""",
            reverse_sql="""
drop trigger plans_signedcopy_file_stays on files_storedfile;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_copyupload_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('plans_copyupload', 'file_id');
""",
            reverse_sql="""
drop trigger plans_copyupload_file_stays on files_storedfile;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_goal_conclusions_holds_its_conclusion before insert or update of conclusion_id on plans_goal_conclusions
    for each row
    execute function plans_hold_conclusion();
""",
            reverse_sql="""
drop trigger plans_goal_conclusions_holds_its_conclusion on plans_goal_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_changed_conclusions_holds_its_conclusion before insert or update of conclusion_id on plans_version_changed_conclusions
    for each row
    execute function plans_hold_conclusion();
""",
            reverse_sql="""
drop trigger plans_version_changed_conclusions_holds_its_conclusion on plans_version_changed_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_communes_keeps_its_commune before delete or update of terc on centre_commune
    for each row
    execute function osl_refuse_cited('plans_action_communes', 'commune_id', 'terc');
""",
            reverse_sql="""
drop trigger plans_action_communes_keeps_its_commune on centre_commune;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_groups_keeps_its_targetgroup before delete or update of id on centre_targetgroup
    for each row
    execute function osl_refuse_cited('plans_action_groups', 'targetgroup_id');
""",
            reverse_sql="""
drop trigger plans_action_groups_keeps_its_targetgroup on centre_targetgroup;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_localities_keeps_its_locality before delete or update of simc on centre_locality
    for each row
    execute function osl_refuse_cited('plans_action_localities', 'locality_id', 'simc');
""",
            reverse_sql="""
drop trigger plans_action_localities_keeps_its_locality on centre_locality;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_services_keeps_its_socialservice before delete or update of id on centre_socialservice
    for each row
    execute function osl_refuse_cited('plans_action_services', 'socialservice_id');
""",
            reverse_sql="""
drop trigger plans_action_services_keeps_its_socialservice on centre_socialservice;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_partners_keeps_its_partner before delete or update of id on partners_partner
    for each row
    execute function osl_refuse_cited('plans_action_partners', 'partner_id');
""",
            reverse_sql="""
drop trigger plans_action_partners_keeps_its_partner on partners_partner;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_communes_holds_its_commune before insert or update of commune_id on plans_action_communes
    for each row
    execute function osl_hold_cited('centre_commune', 'commune_id', 'terc');
""",
            reverse_sql="""
drop trigger plans_action_communes_holds_its_commune on plans_action_communes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_localities_holds_its_locality before insert or update of locality_id on plans_action_localities
    for each row
    execute function osl_hold_cited('centre_locality', 'locality_id', 'simc');
""",
            reverse_sql="""
drop trigger plans_action_localities_holds_its_locality on plans_action_localities;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_goal_conclusions_conclusion_stands before insert or update of conclusion_id on plans_goal_conclusions
    for each row
    execute function withdrawal_refuse_choice('needs_conclusion', 'needs.conclusion', 'conclusion_id', 'select exists (select 1 from plans_goal_conclusions there join plans_goal other on other.id = there.goal_id join plans_goal ours on ours.key = other.key where ours.id = ($1 ->> ''goal_id'')::bigint and there.conclusion_id = ($1 ->> ''conclusion_id'')::bigint)');
""",
            reverse_sql="""
drop trigger plans_goal_conclusions_conclusion_stands on plans_goal_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_partners_partner_stands before insert or update of partner_id on plans_action_partners
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id', 'select exists (select 1 from plans_action_partners there join plans_action other on other.id = there.action_id join plans_action ours on ours.key = other.key where ours.id = ($1 ->> ''action_id'')::bigint and there.partner_id = ($1 ->> ''partner_id'')::bigint)');
""",
            reverse_sql="""
drop trigger plans_action_partners_partner_stands on plans_action_partners;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_groups_targetgroup_stands before insert or update of targetgroup_id on plans_action_groups
    for each row
    execute function withdrawal_refuse_choice('centre_targetgroup', 'centre.targetgroup', 'targetgroup_id', 'select exists (select 1 from plans_action_groups there join plans_action other on other.id = there.action_id join plans_action ours on ours.key = other.key where ours.id = ($1 ->> ''action_id'')::bigint and there.targetgroup_id = ($1 ->> ''targetgroup_id'')::bigint)');
""",
            reverse_sql="""
drop trigger plans_action_groups_targetgroup_stands on plans_action_groups;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_services_socialservice_stands before insert or update of socialservice_id on plans_action_services
    for each row
    execute function withdrawal_refuse_choice('centre_socialservice', 'centre.socialservice', 'socialservice_id', 'select exists (select 1 from plans_action_services there join plans_action other on other.id = there.action_id join plans_action ours on ours.key = other.key where ours.id = ($1 ->> ''action_id'')::bigint and there.socialservice_id = ($1 ->> ''socialservice_id'')::bigint)');
""",
            reverse_sql="""
drop trigger plans_action_services_socialservice_stands on plans_action_services;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_changed_conclusions_conclusion_stands before insert or update of conclusion_id on plans_version_changed_conclusions
    for each row
    execute function withdrawal_refuse_choice('needs_conclusion', 'needs.conclusion', 'conclusion_id', 'select exists (select 1 from plans_version_changed_conclusions there join plans_version other on other.id = there.version_id join plans_version ours on ours.plan_id = other.plan_id where ours.id = ($1 ->> ''version_id'')::bigint and there.conclusion_id = ($1 ->> ''conclusion_id'')::bigint)');
""",
            reverse_sql="""
drop trigger plans_version_changed_conclusions_conclusion_stands on plans_version_changed_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_plan_span_decided before insert or update on plans_plan
    for each row
    execute function plans_span_is_decided();
""",
            reverse_sql="""
drop trigger plans_plan_span_decided on plans_plan;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_keeps_span after update on plans_version
    for each row
    when (new.state = 'approved' and old.state <> 'approved')
    execute function plans_keep_span();
""",
            reverse_sql="""
drop trigger plans_version_keeps_span on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_termdecision_keeps_span after insert on plans_termdecision
    for each row
    execute function plans_keep_span();
""",
            reverse_sql="""
drop trigger plans_termdecision_keeps_span on plans_termdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_correction_due before insert on plans_correction
    for each row
    execute function plans_later_decision_is_due();
""",
            reverse_sql="""
drop trigger plans_correction_due on plans_correction;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_termdecision_due before insert on plans_termdecision
    for each row
    execute function plans_later_decision_is_due();
""",
            reverse_sql="""
drop trigger plans_termdecision_due on plans_termdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_termdecision_days before insert on plans_termdecision
    for each row
    execute function plans_term_is_due();
""",
            reverse_sql="""
drop trigger plans_termdecision_days on plans_termdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_repealed before insert on plans_decision
    for each row
    when (new.outcome = 'approved')
    execute function plans_repealed_stays();
""",
            reverse_sql="""
drop trigger plans_decision_repealed on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_document_due before insert on plans_document
    for each row
    execute function plans_document_is_due();
""",
            reverse_sql="""
drop trigger plans_document_due on plans_document;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publication_due before insert on plans_publication
    for each row
    execute function plans_publication_is_due();
""",
            reverse_sql="""
drop trigger plans_publication_due on plans_publication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_filing_due before insert on plans_filing
    for each row
    execute function plans_filing_is_due();
""",
            reverse_sql="""
drop trigger plans_filing_due on plans_filing;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_signedcopy_due before insert on plans_signedcopy
    for each row
    execute function plans_signed_copy_is_due();
""",
            reverse_sql="""
drop trigger plans_signedcopy_due on plans_signedcopy;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_copypublication_due before insert on plans_copypublication
    for each row
    execute function plans_copy_publication_is_due();
""",
            reverse_sql="""
drop trigger plans_copypublication_due on plans_copypublication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_document_sealed before insert on plans_document
    for each row
    when ((new.seal ~ '^[0-9a-f]{64}$' and new.text_digest ~ '^[0-9a-f]{64}$') is not true)
    execute function osl_refuse('a document is drawn here');
""",
            reverse_sql="""
drop trigger plans_document_sealed on plans_document;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publicdocument_sealed before insert on plans_publicdocument
    for each row
    when ((new.seal ~ '^[0-9a-f]{64}$' and new.text_digest ~ '^[0-9a-f]{64}$') is not true)
    execute function osl_refuse('a document is drawn here');
""",
            reverse_sql="""
drop trigger plans_publicdocument_sealed on plans_publicdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusion_due before insert on plans_exclusion
    for each row
    execute function plans_exclusion_is_due();
""",
            reverse_sql="""
drop trigger plans_exclusion_due on plans_exclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusionend_due before insert on plans_exclusionend
    for each row
    execute function plans_exclusion_end_is_due();
""",
            reverse_sql="""
drop trigger plans_exclusionend_due on plans_exclusionend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publicdocument_due before insert on plans_publicdocument
    for each row
    execute function plans_public_document_is_due();
""",
            reverse_sql="""
drop trigger plans_publicdocument_due on plans_publicdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_scan_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('plans_decision', 'scan_id');
""",
            reverse_sql="""
drop trigger plans_decision_scan_stays on files_storedfile;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_holds_its_scan before insert on plans_decision
    for each row
    when (new.scan_id is not null)
    execute function osl_hold_cited('files_storedfile', 'scan_id');
""",
            reverse_sql="""
drop trigger plans_decision_holds_its_scan on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists plans_decision_carried_out on plans_decision;
create constraint trigger plans_decision_carried_out after insert on plans_decision deferrable initially deferred
    for each row
    execute function plans_decision_is_carried_out();
""",
            reverse_sql="""
drop trigger plans_decision_carried_out on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_papers_are_no_older before insert or update of works_since on centre_centre
    for each row
    execute function plans_papers_are_no_older();
""",
            reverse_sql="""
drop trigger plans_papers_are_no_older on centre_centre;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_whole before update on plans_version
    for each row
    when (old.state = 'draft' and new.state <> 'draft')
    execute function plans_handed_over_is_whole();
""",
            reverse_sql="""
drop trigger plans_version_whole on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_digest before insert on plans_version
    for each row
    execute function plans_keep_digest();
""",
            reverse_sql="""
drop trigger plans_version_digest on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_digest_of_submitted before update on plans_version
    for each row
    when (old.state = 'draft')
    execute function plans_keep_digest();
""",
            reverse_sql="""
drop trigger plans_version_digest_of_submitted on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_read before update on plans_version
    for each row
    when (old.state = 'draft' and new.state <> 'draft')
    execute function plans_handed_over_is_read();
""",
            reverse_sql="""
drop trigger plans_version_read on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_entry_lawful before insert on plans_indicatorentry
    for each row
    execute function plans_entry_is_lawful();
""",
            reverse_sql="""
drop trigger plans_entry_lawful on plans_indicatorentry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_log_lawful before insert on plans_actionlog
    for each row
    execute function plans_log_is_lawful();
""",
            reverse_sql="""
drop trigger plans_log_lawful on plans_actionlog;
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists plans_parts_add_up on plans_indicatorpart;
create constraint trigger plans_parts_add_up after insert on plans_indicatorpart deferrable initially deferred
    for each row
    execute function plans_parts_add_up();
""",
            reverse_sql="""
drop trigger plans_parts_add_up on plans_indicatorpart;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_part_comes_with_its_entry before insert on plans_indicatorpart
    for each row
    when (new.entry_id is not null)
    execute function osl_refuse_afterthought('plans_indicatorentry', 'entry_id');
""",
            reverse_sql="""
drop trigger plans_part_comes_with_its_entry on plans_indicatorpart;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_entry_stays before update or delete on plans_indicatorentry
    for each row
    execute function redaction_covers_alone('what was measured stays, and is corrected by a row that says why', 'not_counted', 'source', 'comment', 'reason');
""",
            reverse_sql="""
drop trigger plans_entry_stays on plans_indicatorentry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_log_stays before update or delete on plans_actionlog
    for each row
    execute function redaction_covers_alone('what was measured stays, and is corrected by a row that says why', 'text', 'reason');
""",
            reverse_sql="""
drop trigger plans_log_stays on plans_actionlog;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_part_stays before update or delete on plans_indicatorpart
    for each row
    execute function osl_refuse('what was measured stays, and is corrected by a row that says why');
""",
            reverse_sql="""
drop trigger plans_part_stays on plans_indicatorpart;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_actionlog_days_are_read before insert or update of happened_on on plans_actionlog
    for each row
    when (new.happened_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger plans_actionlog_days_are_read on plans_actionlog;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_indicatorentry_no_truncate before truncate on plans_indicatorentry
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_indicatorentry_no_truncate on plans_indicatorentry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_indicatorpart_no_truncate before truncate on plans_indicatorpart
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_indicatorpart_no_truncate on plans_indicatorpart;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_actionlog_no_truncate before truncate on plans_actionlog
    for each statement
    execute function osl_refuse('what was decided on stays');
""",
            reverse_sql="""
drop trigger plans_actionlog_no_truncate on plans_actionlog;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_indicatorentry_reads_what_is_there before insert or update or delete on plans_indicatorentry
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_indicatorentry_reads_what_is_there on plans_indicatorentry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_indicatorpart_reads_what_is_there before insert or update or delete on plans_indicatorpart
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_indicatorpart_reads_what_is_there on plans_indicatorpart;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_actionlog_reads_what_is_there before insert or update or delete on plans_actionlog
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger plans_actionlog_reads_what_is_there on plans_actionlog;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_indicatorentry_written_at_once before insert or update of at on plans_indicatorentry
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_indicatorentry_written_at_once on plans_indicatorentry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_actionlog_written_at_once before insert or update of at on plans_actionlog
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_actionlog_written_at_once on plans_actionlog;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_written_at_once before insert or update of submitted_at on plans_version
    for each row
    execute function osl_refuse_another_time('submitted_at');
""",
            reverse_sql="""
drop trigger plans_version_written_at_once on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_document_written_at_once before insert or update of made_at on plans_document
    for each row
    execute function osl_refuse_another_time('made_at');
""",
            reverse_sql="""
drop trigger plans_document_written_at_once on plans_document;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publicdocument_written_at_once before insert or update of made_at on plans_publicdocument
    for each row
    execute function osl_refuse_another_time('made_at');
""",
            reverse_sql="""
drop trigger plans_publicdocument_written_at_once on plans_publicdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_remark_written_at_once before insert or update of at on plans_remark
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_remark_written_at_once on plans_remark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_answer_written_at_once before insert or update of at on plans_answer
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_answer_written_at_once on plans_answer;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_written_at_once before insert or update of at on plans_decision
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_decision_written_at_once on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reminder_written_at_once before insert or update of at on plans_reminder
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_reminder_written_at_once on plans_reminder;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publication_written_at_once before insert or update of at on plans_publication
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_publication_written_at_once on plans_publication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_signedcopy_written_at_once before insert or update of at on plans_signedcopy
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_signedcopy_written_at_once on plans_signedcopy;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_termdecision_written_at_once before insert or update of at on plans_termdecision
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_termdecision_written_at_once on plans_termdecision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_correction_written_at_once before insert or update of at on plans_correction
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_correction_written_at_once on plans_correction;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_copypublication_written_at_once before insert or update of at on plans_copypublication
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_copypublication_written_at_once on plans_copypublication;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusion_written_at_once before insert or update of at on plans_exclusion
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_exclusion_written_at_once on plans_exclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_exclusionend_written_at_once before insert or update of at on plans_exclusionend
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_exclusionend_written_at_once on plans_exclusionend;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_filing_written_at_once before insert or update of at on plans_filing
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger plans_filing_written_at_once on plans_filing;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_plan_begun_at_once before insert or update of created_at on plans_plan
    for each row
    execute function osl_refuse_another_time('created_at');
""",
            reverse_sql="""
drop trigger plans_plan_begun_at_once on plans_plan;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_begun_at_once before insert or update of created_at on plans_version
    for each row
    execute function osl_refuse_another_time('created_at');
""",
            reverse_sql="""
drop trigger plans_version_begun_at_once on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_holds_its_plan before insert or update of plan_id on plans_version
    for each row
    execute function osl_hold_cited('plans_plan', 'plan_id', 'id');
""",
            reverse_sql="""
drop trigger plans_version_holds_its_plan on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_document_holds_its_file before insert or update of file_id on plans_document
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id', 'id');
""",
            reverse_sql="""
drop trigger plans_document_holds_its_file on plans_document;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publicdocument_holds_its_file before insert or update of file_id on plans_publicdocument
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id', 'id');
""",
            reverse_sql="""
drop trigger plans_publicdocument_holds_its_file on plans_publicdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_signedcopy_holds_its_file before insert or update of file_id on plans_signedcopy
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id', 'id');
""",
            reverse_sql="""
drop trigger plans_signedcopy_holds_its_file on plans_signedcopy;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_copyupload_holds_its_file before insert or update of file_id on plans_copyupload
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id', 'id');
""",
            reverse_sql="""
drop trigger plans_copyupload_holds_its_file on plans_copyupload;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_states before insert or update or delete on plans_version
    for each row
    execute function plans_version_states();
""",
            reverse_sql="""
drop trigger plans_version_states on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_remarks_answered before update on plans_version
    for each row
    when (old.state = 'draft' and new.state = 'submitted')
    execute function plans_remarks_are_answered();
""",
            reverse_sql="""
drop trigger plans_version_remarks_answered on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_plan_frozen before update or delete on plans_plan
    for each row
    execute function plans_plan_is_frozen();
""",
            reverse_sql="""
drop trigger plans_plan_frozen on plans_plan;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_ahead before insert on plans_decision
    for each row
    when (new.outcome = 'approved')
    execute function plans_decision_looks_ahead();
""",
            reverse_sql="""
drop trigger plans_decision_ahead on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_decision_due before insert on plans_decision
    for each row
    execute function plans_decision_is_due();
""",
            reverse_sql="""
drop trigger plans_decision_due on plans_decision;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_remark_due before insert on plans_remark
    for each row
    execute function plans_remark_is_due();
""",
            reverse_sql="""
drop trigger plans_remark_due on plans_remark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_answer_due before insert on plans_answer
    for each row
    execute function plans_answer_is_due();
""",
            reverse_sql="""
drop trigger plans_answer_due on plans_answer;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_reminder_due before insert on plans_reminder
    for each row
    execute function plans_reminder_is_due();
""",
            reverse_sql="""
drop trigger plans_reminder_due on plans_reminder;
""",
        ),
    ]
