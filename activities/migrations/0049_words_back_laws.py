# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0048_words_back"),
        ("audit", "0022_answers_covered"),
        ("centre", "0014_themes_methods_laws"),
        ("common", "0008_held_while_cited"),
        ("needs", "0037_rounds_laws"),
        ("partners", "0008_swept"),
        ("redaction", "0003_swept"),
        ("search", "0003_days_are_read"),
        ("withdrawal", "0007_swept"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger activities_calendar_changed after insert or update or delete or truncate on activities_wordback
    for each statement
    execute function activities_calendar_changed();
""",
            reverse_sql="""
drop trigger activities_calendar_changed on activities_wordback;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_word_back_stays before update on activities_wordback
    for each row
    when (old.approved_at is not null and (old.said, old.said_uk, old.said_en, old.did, old.did_uk, old.did_en, old.locality_id, old.approved_at, old.approved_by_id) is distinct from (new.said, new.said_uk, new.said_en, new.did, new.did_uk, new.did_en, new.locality_id, new.approved_at, new.approved_by_id))
    execute function osl_refuse('what was approved for residents is withdrawn and never changed');
""",
            reverse_sql="""
drop trigger activities_word_back_stays on activities_wordback;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_word_back_withdrawn_once before update on activities_wordback
    for each row
    when (old.withdrawn_at is not null)
    execute function osl_refuse('what was approved for residents is withdrawn and never changed');
""",
            reverse_sql="""
drop trigger activities_word_back_withdrawn_once on activities_wordback;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_word_back_kept before delete on activities_wordback
    for each row
    when (old.approved_at is not null)
    execute function osl_refuse('what was approved for residents is withdrawn and never changed');
""",
            reverse_sql="""
drop trigger activities_word_back_kept on activities_wordback;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_wordback_no_truncate before truncate on activities_wordback
    for each statement
    execute function osl_refuse('what was approved for residents is withdrawn and never changed');
""",
            reverse_sql="""
drop trigger activities_wordback_no_truncate on activities_wordback;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_wordback_days_are_read before insert or update of approved_at, withdrawn_at, created_at, changed_at on activities_wordback
    for each row
    when (new.approved_at not between '0001-01-03' and '9999-12-29' or new.withdrawn_at not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_wordback_days_are_read on activities_wordback;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_wordback_takes_its_changes after delete or update of id on activities_wordback
    for each row
    execute function audit_forget_changes('activities.wordback');
""",
            reverse_sql="""
drop trigger activities_wordback_takes_its_changes on activities_wordback;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_wordback_numbered_anew before insert on activities_wordback
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger activities_wordback_numbered_anew on activities_wordback;
""",
        ),
    ]
