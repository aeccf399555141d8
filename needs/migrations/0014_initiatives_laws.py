# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0003_laws"),
        ("audit", "0010_initiatives_laws"),
        ("common", "0001_functions"),
        ("confirmations", "0002_laws"),
        ("files", "0002_laws"),
        ("needs", "0013_initiatives"),
        ("promises", "0003_laws"),
        ("redaction", "0011_initiatives_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger needs_initiative_origin_stays before update or delete on needs_initiativeorigin
    for each row
    execute function osl_refuse('what an initiative came of stays said');
""",
            reverse_sql="""
drop trigger needs_initiative_origin_stays on needs_initiativeorigin;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_initiativeorigin_no_truncate before truncate on needs_initiativeorigin
    for each statement
    execute function osl_refuse('what an initiative came of stays said');
""",
            reverse_sql="""
drop trigger needs_initiativeorigin_no_truncate on needs_initiativeorigin;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_assetforlack_asset_stands before insert or update of asset_id on needs_assetforlack
    for each row
    execute function withdrawal_refuse_choice('needs_asset', 'needs.asset', 'asset_id');
""",
            reverse_sql="""
drop trigger needs_assetforlack_asset_stands on needs_assetforlack;
""",
        ),
    ]
