"""What Postgres asks of a submission and of a decision beside what it asked before.

No attempt is handed over while a remark on an earlier attempt at the same number waits for an answer. No approval works
backwards: not from a day before the decision, nor from a day before the version that it comes after. Answers are given
once the attempt is closed; reminders are written once.
"""

from django.db import migrations

FUNCTIONS = """
create function plans_remarks_are_answered() returns trigger language plpgsql as $$
begin
    if exists (
        select 1 from plans_remark remark
            join plans_version earlier on earlier.id = remark.version_id
            left join plans_answer answer on answer.remark_id = remark.id
            where earlier.plan_id = new.plan_id and earlier.number = new.number and earlier.attempt < new.attempt
            and answer.id is null
    ) then
        raise exception 'a remark on an earlier attempt waits for an answer'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;

create function plans_decision_looks_ahead() returns trigger language plpgsql as $$
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
end $$;

create function plans_answer_is_due() returns trigger language plpgsql as $$
begin
    if (select v.state from plans_remark r join plans_version v on v.id = r.version_id where r.id = new.remark_id)
        in ('draft', 'submitted') then
        raise exception 'a remark is answered after the attempt is closed'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
"""

TRIGGERS = """
create trigger plans_version_remarks_answered before update on plans_version
    for each row when (old.state = 'draft' and new.state = 'submitted') execute function plans_remarks_are_answered();
create trigger plans_decision_ahead before insert on plans_decision
    for each row when (new.effective_on is not null) execute function plans_decision_looks_ahead();
create trigger plans_answer_due before insert on plans_answer
    for each row execute function plans_answer_is_due();
create trigger plans_reminder_written_once before update or delete on plans_reminder
    for each row execute function osl_refuse('written once');
create trigger plans_reminder_no_truncate before truncate on plans_reminder
    for each statement execute function osl_refuse('what was decided on stays');
"""

BACK = """
drop trigger plans_reminder_no_truncate on plans_reminder;
drop trigger plans_reminder_written_once on plans_reminder;
drop trigger plans_answer_due on plans_answer;
drop trigger plans_decision_ahead on plans_decision;
drop trigger plans_version_remarks_answered on plans_version;
drop function plans_answer_is_due();
drop function plans_decision_looks_ahead();
drop function plans_remarks_are_answered();
"""


class Migration(migrations.Migration):
    dependencies = [("plans", "0020_due_day_and_settled_remarks")]
    operations = [migrations.RunSQL(FUNCTIONS + TRIGGERS, BACK)]
