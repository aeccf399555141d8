# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0002_attachment_laws"),
        ("audit", "0017_promises_erased"),
        ("common", "0008_held_while_cited"),
        ("needs", "0023_days_are_read"),
        ("promises", "0002_promises_laws"),
        ("search", "0003_days_are_read"),
        ("withdrawal", "0005_themes_methods_laws"),
    ]

    operations = [
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
    ]
