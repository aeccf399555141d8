# Written by `manage.py maketriggers` from osl_site.common.centre.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("centre", "0005_name_laws"),
        ("common", "0008_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger centre_centre_stays before delete on centre_centre
    for each row
    execute function osl_refuse('the office is one row, and stays');
""",
            reverse_sql="""
drop trigger centre_centre_stays on centre_centre;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_centre_no_truncate before truncate on centre_centre
    for each statement
    execute function osl_refuse('the office is one row, and stays');
""",
            reverse_sql="""
drop trigger centre_centre_no_truncate on centre_centre;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_centre_reads_what_is_there before insert or update or delete on centre_centre
    for each statement
    execute function osl_read_what_is_there();
""",
            reverse_sql="""
drop trigger centre_centre_reads_what_is_there on centre_centre;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_centre_days_are_read before insert or update of works_since, statement_published_on, statement_reviewed_on on centre_centre
    for each row
    when (new.works_since not between '0001-01-03' and '9999-12-29' or new.statement_published_on not between '0001-01-03' and '9999-12-29' or new.statement_reviewed_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger centre_centre_days_are_read on centre_centre;
""",
        ),
    ]
