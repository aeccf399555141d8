# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0008_days_and_numbers"),
        ("common", "0008_held_while_cited"),
        ("needs", "0009_held_while_cited"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
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
create trigger needs_fieldnote_numbered_anew before insert on needs_fieldnote
    for each row
    execute function audit_refuse_old_number('needs.fieldnote');
""",
            reverse_sql="""
drop trigger needs_fieldnote_numbered_anew on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_need_numbered_anew before insert on needs_need
    for each row
    execute function audit_refuse_old_number('needs.need');
""",
            reverse_sql="""
drop trigger needs_need_numbered_anew on needs_need;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_asset_numbered_anew before insert on needs_asset
    for each row
    execute function audit_refuse_old_number('needs.asset');
""",
            reverse_sql="""
drop trigger needs_asset_numbered_anew on needs_asset;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_numbered_anew before insert on needs_conclusion
    for each row
    execute function audit_refuse_old_number('needs.conclusion');
""",
            reverse_sql="""
drop trigger needs_conclusion_numbered_anew on needs_conclusion;
""",
        ),
    ]
