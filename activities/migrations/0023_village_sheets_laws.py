# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0022_village_sheets"),
        ("audit", "0013_heads_laws"),
        ("centre", "0011_days_of_sheets"),
        ("common", "0001_functions"),
        ("files", "0002_laws"),
        ("needs", "0014_initiatives_laws"),
        ("partners", "0013_heads_laws"),
        ("redaction", "0013_agreements_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger activities_calendar_changed after insert or update or delete or truncate on partners_villagehead
    for each statement
    execute function activities_calendar_changed();
""",
            reverse_sql="""
drop trigger activities_calendar_changed on partners_villagehead;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_sheetsending_stays before update or delete on activities_sheetsending
    for each row
    execute function osl_refuse('a sheet that was sent stays as it went');
""",
            reverse_sql="""
drop trigger activities_sheetsending_stays on activities_sheetsending;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_villagesheet_stays before update or delete on activities_villagesheet
    for each row
    execute function osl_refuse('a sheet that was sent stays as it went');
""",
            reverse_sql="""
drop trigger activities_villagesheet_stays on activities_villagesheet;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_sheetdocument_stays before update or delete on activities_sheetdocument
    for each row
    execute function osl_refuse('a sheet that was sent stays as it went');
""",
            reverse_sql="""
drop trigger activities_sheetdocument_stays on activities_sheetdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_sheetcall_stays before update or delete on activities_sheetcall
    for each row
    execute function osl_refuse('a sheet that was sent stays as it went');
""",
            reverse_sql="""
drop trigger activities_sheetcall_stays on activities_sheetcall;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_sheetsending_no_truncate before truncate on activities_sheetsending
    for each statement
    execute function osl_refuse('a sheet that was sent stays as it went');
""",
            reverse_sql="""
drop trigger activities_sheetsending_no_truncate on activities_sheetsending;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_villagesheet_no_truncate before truncate on activities_villagesheet
    for each statement
    execute function osl_refuse('a sheet that was sent stays as it went');
""",
            reverse_sql="""
drop trigger activities_villagesheet_no_truncate on activities_villagesheet;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_sheetdocument_no_truncate before truncate on activities_sheetdocument
    for each statement
    execute function osl_refuse('a sheet that was sent stays as it went');
""",
            reverse_sql="""
drop trigger activities_sheetdocument_no_truncate on activities_sheetdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_sheetcall_no_truncate before truncate on activities_sheetcall
    for each statement
    execute function osl_refuse('a sheet that was sent stays as it went');
""",
            reverse_sql="""
drop trigger activities_sheetcall_no_truncate on activities_sheetcall;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_sheetdocument_cites before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('activities_sheetdocument', 'file_id');
""",
            reverse_sql="""
drop trigger activities_sheetdocument_cites on files_storedfile;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_sheetsending_written_at_once before insert or update of at on activities_sheetsending
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger activities_sheetsending_written_at_once on activities_sheetsending;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_sheetcall_written_at_once before insert or update of at on activities_sheetcall
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger activities_sheetcall_written_at_once on activities_sheetcall;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_sheetdocument_written_at_once before insert or update of made_at on activities_sheetdocument
    for each row
    execute function osl_refuse_another_time('made_at');
""",
            reverse_sql="""
drop trigger activities_sheetdocument_written_at_once on activities_sheetdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_sheetcall_days_are_read before insert or update of at on activities_sheetcall
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_sheetcall_days_are_read on activities_sheetcall;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_sheetdocument_days_are_read before insert or update of made_at on activities_sheetdocument
    for each row
    when (new.made_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_sheetdocument_days_are_read on activities_sheetdocument;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_sheetsending_days_are_read before insert or update of month, at on activities_sheetsending
    for each row
    when (new.month not between '0001-01-03' and '9999-12-29' or new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_sheetsending_days_are_read on activities_sheetsending;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_villagesheet_days_are_read before insert or update of month on activities_villagesheet
    for each row
    when (new.month not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_villagesheet_days_are_read on activities_villagesheet;
""",
        ),
    ]
