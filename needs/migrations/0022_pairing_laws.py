# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0003_laws"),
        ("audit", "0016_weighing_laws"),
        ("common", "0001_functions"),
        ("confirmations", "0002_laws"),
        ("files", "0002_laws"),
        ("needs", "0021_pairing"),
        ("promises", "0003_laws"),
        ("redaction", "0015_weighing_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger needs_pairing_need_stands before insert or update of need_id on needs_pairing
    for each row
    execute function withdrawal_refuse_choice('needs_need', 'needs.need', 'need_id');
""",
            reverse_sql="""
drop trigger needs_pairing_need_stands on needs_pairing;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_pairing_asset_stands before insert or update of asset_id on needs_pairing
    for each row
    execute function withdrawal_refuse_choice('needs_asset', 'needs.asset', 'asset_id');
""",
            reverse_sql="""
drop trigger needs_pairing_asset_stands on needs_pairing;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_pairing_keeps_its_need before delete or update of id on needs_need
    for each row
    execute function osl_refuse_cited('needs_pairing', 'need_id');
""",
            reverse_sql="""
drop trigger needs_pairing_keeps_its_need on needs_need;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_pairing_keeps_its_asset before delete or update of id on needs_asset
    for each row
    execute function osl_refuse_cited('needs_pairing', 'asset_id');
""",
            reverse_sql="""
drop trigger needs_pairing_keeps_its_asset on needs_asset;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_need_themes_theme_stands before insert or update of theme_id on needs_need_themes
    for each row
    execute function withdrawal_refuse_choice('centre_theme', 'centre.theme', 'theme_id');
""",
            reverse_sql="""
drop trigger needs_need_themes_theme_stands on needs_need_themes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_asset_themes_theme_stands before insert or update of theme_id on needs_asset_themes
    for each row
    execute function withdrawal_refuse_choice('centre_theme', 'centre.theme', 'theme_id');
""",
            reverse_sql="""
drop trigger needs_asset_themes_theme_stands on needs_asset_themes;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_pairing_days_are_read before insert or update of at on needs_pairing
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_pairing_days_are_read on needs_pairing;
""",
        ),
    ]
