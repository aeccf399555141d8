# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0011_log_laws"),
        ("centre", "0010_head_groups_laws"),
        ("common", "0001_functions"),
        ("files", "0002_laws"),
        ("needs", "0014_initiatives_laws"),
        ("partners", "0009_log_laws"),
        ("plans", "0017_indicators_by_group"),
        ("redaction", "0012_log_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger plans_indicator_keeps_its_group before delete or update of id on centre_headgroup
    for each row
    execute function osl_refuse_cited('plans_indicator', 'group_id');
""",
            reverse_sql="""
drop trigger plans_indicator_keeps_its_group on centre_headgroup;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_indicator_group_stands before insert or update of group_id on plans_indicator
    for each row
    execute function withdrawal_refuse_choice('centre_headgroup', 'centre.headgroup', 'group_id', 'select exists (select 1 from plans_indicator there where there.key = ($1 ->> ''key'')::uuid and there.group_id = ($1 ->> ''group_id'')::bigint)');
""",
            reverse_sql="""
drop trigger plans_indicator_group_stands on plans_indicator;
""",
        ),
    ]
