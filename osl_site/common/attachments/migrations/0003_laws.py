# Written by `manage.py maketriggers` from osl_site.common.attachments.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0002_unlogged"),
        ("common", "0001_functions"),
        ("files", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- What was photographed leaves with the photograph: no file stays that nobody can reach.
create function attachments_take_file() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    delete from files_storedfile where id = old.file_id;
    return null;
end
$$;
""",
            reverse_sql="""
drop function attachments_take_file;
""",
        ),
        migrations.RunSQL(
            sql="""
-- Argument: the label of the model. On its table after delete.
create function attachments_go_with_row() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    delete from attachments_attachment
        where subject_type = tg_argv[0] and subject_id = (to_jsonb(old) ->> 'id')::bigint;
    return null;
end
$$;
""",
            reverse_sql="""
drop function attachments_go_with_row;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger attachments_written_once before update on attachments_attachment
    for each row
    execute function osl_refuse('a photograph is written once');
""",
            reverse_sql="""
drop trigger attachments_written_once on attachments_attachment;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger attachments_attachment_no_truncate before truncate on attachments_attachment
    for each statement
    execute function osl_refuse('a photograph is written once');
""",
            reverse_sql="""
drop trigger attachments_attachment_no_truncate on attachments_attachment;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger attachments_attachment_holds_its_file before insert or update of file_id on attachments_attachment
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id', 'id');
""",
            reverse_sql="""
drop trigger attachments_attachment_holds_its_file on attachments_attachment;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger attachments_attachment_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('attachments_attachment', 'file_id');
""",
            reverse_sql="""
drop trigger attachments_attachment_file_stays on files_storedfile;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger attachments_takes_its_file after delete on attachments_attachment
    for each row
    execute function attachments_take_file();
""",
            reverse_sql="""
drop trigger attachments_takes_its_file on attachments_attachment;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger attachments_heldphoto_days_are_read before insert or update of at on attachments_heldphoto
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger attachments_heldphoto_days_are_read on attachments_heldphoto;
""",
        ),
    ]
