# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0018_helpers_erased"),
        ("common", "0008_held_while_cited"),
        ("needs", "0036_rounds"),
    ]

    operations = [
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
    ]
