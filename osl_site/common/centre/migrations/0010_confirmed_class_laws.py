# Written by `manage.py maketriggers` from osl_site.common.centre.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0012_erasures_past_their_time"),
        ("centre", "0009_confirmed_class"),
        ("common", "0008_held_while_cited"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger centre_confirmedclass_stays before update or delete on centre_confirmedclass
    for each row
    execute function osl_refuse('who confirmed a class of the file plan stays written');
""",
            reverse_sql="""
drop trigger centre_confirmedclass_stays on centre_confirmedclass;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_confirmedclass_no_truncate before truncate on centre_confirmedclass
    for each statement
    execute function osl_refuse('who confirmed a class of the file plan stays written');
""",
            reverse_sql="""
drop trigger centre_confirmedclass_no_truncate on centre_confirmedclass;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_confirmedclass_written_at_once before insert or update of at on centre_confirmedclass
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger centre_confirmedclass_written_at_once on centre_confirmedclass;
""",
        ),
    ]
