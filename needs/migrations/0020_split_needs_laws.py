# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0003_laws"),
        ("audit", "0016_weighing_laws"),
        ("common", "0001_functions"),
        ("confirmations", "0002_laws"),
        ("files", "0002_laws"),
        ("needs", "0019_split_needs"),
        ("promises", "0003_laws"),
        ("redaction", "0015_weighing_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger needs_need_keeps_its_split_from before delete or update of id on needs_need
    for each row
    execute function osl_refuse_cited('needs_need', 'split_from_id');
""",
            reverse_sql="""
drop trigger needs_need_keeps_its_split_from on needs_need;
""",
        ),
    ]
