# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0010_names_of_the_day"),
        ("audit", "0007_names_of_the_day"),
        ("centre", "0001_initial"),
        ("common", "0006_no_longer_called"),
        ("needs", "0008_what_was_told_stays"),
        ("partners", "0003_laws_in_order"),
    ]

    operations = [
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
create trigger activities_result_keeps_its_note before delete or update of id on needs_fieldnote
    for each row
    execute function osl_refuse_cited('activities_result', 'note_id');
""",
            reverse_sql="""
drop trigger activities_result_keeps_its_note on needs_fieldnote;
""",
        ),
    ]
