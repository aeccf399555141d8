# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0003_laws"),
        ("audit", "0016_weighing_laws"),
        ("common", "0001_functions"),
        ("confirmations", "0002_laws"),
        ("files", "0002_laws"),
        ("needs", "0017_weighing"),
        ("promises", "0003_laws"),
        ("redaction", "0015_weighing_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Needs and weights are written and changed only while their weighing is open; whoever closes it is waited for. Passages are covered all the same.
create function needs_weighing_is_open() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    asked bigint[];
    closed timestamptz;
begin
    if tg_op = 'UPDATE' and tg_table_name = 'needs_weight' and osl_is_done_by('redaction_cover', tg_relid)
        and to_jsonb(new) - 'why' = to_jsonb(old) - 'why'
    then
        return new;
    end if;
    if tg_table_name = 'needs_weight' then
        select array_agg(session_id) into asked from needs_weighedneed where id in (new.weighed_id, old.weighed_id);
    else
        asked := array[new.session_id, old.session_id];
    end if;
    for closed in select closed_at from needs_weighingsession where id = any (asked) order by id for share loop
        if closed is not null then
            raise exception '% on % refused: this weighing is closed', tg_op, tg_table_name
                using errcode = 'integrity_constraint_violation', constraint = 'weighing_is_open';
        end if;
    end loop;
    return coalesce(new, old);
end
$$;
""",
            reverse_sql="""
drop function needs_weighing_is_open;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_weighedneed_of_an_open_weighing before insert or update or delete on needs_weighedneed
    for each row
    execute function needs_weighing_is_open();
""",
            reverse_sql="""
drop trigger needs_weighedneed_of_an_open_weighing on needs_weighedneed;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_weight_of_an_open_weighing before insert or update or delete on needs_weight
    for each row
    execute function needs_weighing_is_open();
""",
            reverse_sql="""
drop trigger needs_weight_of_an_open_weighing on needs_weight;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_weighing_stays before update on needs_weighingsession
    for each row
    when (old.closed_at is not null or (old.criteria, old.opened_at, old.by_id, old.by_name, old.by_position) is distinct from (new.criteria, new.opened_at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('what was weighed and closed stays as it was');
""",
            reverse_sql="""
drop trigger needs_weighing_stays on needs_weighingsession;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_weighing_remains before delete on needs_weighingsession
    for each row
    when (old.closed_at is not null)
    execute function osl_refuse('what was weighed and closed stays as it was');
""",
            reverse_sql="""
drop trigger needs_weighing_remains on needs_weighingsession;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_weighingsession_no_truncate before truncate on needs_weighingsession
    for each statement
    execute function osl_refuse('what was weighed and closed stays as it was');
""",
            reverse_sql="""
drop trigger needs_weighingsession_no_truncate on needs_weighingsession;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_weighedneed_no_truncate before truncate on needs_weighedneed
    for each statement
    execute function osl_refuse('what was weighed and closed stays as it was');
""",
            reverse_sql="""
drop trigger needs_weighedneed_no_truncate on needs_weighedneed;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_weight_no_truncate before truncate on needs_weight
    for each statement
    execute function osl_refuse('what was weighed and closed stays as it was');
""",
            reverse_sql="""
drop trigger needs_weight_no_truncate on needs_weight;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_weighedneed_need_stands before insert or update of need_id on needs_weighedneed
    for each row
    execute function withdrawal_refuse_choice('needs_need', 'needs.need', 'need_id');
""",
            reverse_sql="""
drop trigger needs_weighedneed_need_stands on needs_weighedneed;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_weighedneed_keeps_its_need before delete or update of id on needs_need
    for each row
    execute function osl_refuse_cited('needs_weighedneed', 'need_id');
""",
            reverse_sql="""
drop trigger needs_weighedneed_keeps_its_need on needs_need;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_weighing_keeps_its_round before delete or update of id on needs_assessmentround
    for each row
    execute function osl_refuse_cited('needs_weighingsession', 'round_id');
""",
            reverse_sql="""
drop trigger needs_weighing_keeps_its_round on needs_assessmentround;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_weight_keeps_its_criterion before delete or update of id on needs_criterion
    for each row
    execute function osl_refuse_cited('needs_weight', 'criterion_id');
""",
            reverse_sql="""
drop trigger needs_weight_keeps_its_criterion on needs_criterion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_weight_keeps_its_need before delete or update of id on needs_weighedneed
    for each row
    execute function osl_refuse_cited('needs_weight', 'weighed_id');
""",
            reverse_sql="""
drop trigger needs_weight_keeps_its_need on needs_weighedneed;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_weighedneed_keeps_its_session before delete or update of id on needs_weighingsession
    for each row
    execute function osl_refuse_cited('needs_weighedneed', 'session_id');
""",
            reverse_sql="""
drop trigger needs_weighedneed_keeps_its_session on needs_weighingsession;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_weighingsession_days_are_read before insert or update of opened_at, closed_at, dots_on on needs_weighingsession
    for each row
    when (new.opened_at not between '0001-01-03' and '9999-12-29' or new.closed_at not between '0001-01-03' and '9999-12-29' or new.dots_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_weighingsession_days_are_read on needs_weighingsession;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_weight_days_are_read before insert or update of at on needs_weight
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_weight_days_are_read on needs_weight;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_weighingsession_takes_its_changes after delete or update of id on needs_weighingsession
    for each row
    execute function audit_forget_changes('needs.weighingsession');
""",
            reverse_sql="""
drop trigger needs_weighingsession_takes_its_changes on needs_weighingsession;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_weighingsession_numbered_anew before insert on needs_weighingsession
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_weighingsession_numbered_anew on needs_weighingsession;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_criterion_takes_its_changes after delete or update of id on needs_criterion
    for each row
    execute function audit_forget_changes('needs.criterion');
""",
            reverse_sql="""
drop trigger needs_criterion_takes_its_changes on needs_criterion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_criterion_numbered_anew before insert on needs_criterion
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_criterion_numbered_anew on needs_criterion;
""",
        ),
    ]
