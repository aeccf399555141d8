# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0002_attachment_laws"),
        ("audit", "0018_helpers_erased"),
        ("common", "0008_held_while_cited"),
        ("confirmations", "0002_confirmations_laws"),
        ("needs", "0032_helpers"),
        ("promises", "0002_promises_laws"),
        ("search", "0003_days_are_read"),
        ("withdrawal", "0005_themes_methods_laws"),
    ]

    operations = [
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
    ]
