# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0005_laws_in_order"),
        ("common", "0004_laws_in_order"),
        ("needs", "0005_laws_in_order"),
        ("withdrawal", "0002_withdrawn"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger needs_need_not_while_withdrawn before update on needs_need
    for each row
    execute function withdrawal_refuse_change('needs.need');
""",
            reverse_sql="""
drop trigger needs_need_not_while_withdrawn on needs_need;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_asset_not_while_withdrawn before update on needs_asset
    for each row
    execute function withdrawal_refuse_change('needs.asset');
""",
            reverse_sql="""
drop trigger needs_asset_not_while_withdrawn on needs_asset;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_not_while_withdrawn before update on needs_conclusion
    for each row
    execute function withdrawal_refuse_change('needs.conclusion');
""",
            reverse_sql="""
drop trigger needs_conclusion_not_while_withdrawn on needs_conclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_needs_need_stands before insert or update of need_id on needs_conclusion_needs
    for each row
    execute function withdrawal_refuse_choice('needs_need', 'needs.need', 'need_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_needs_need_stands on needs_conclusion_needs;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_assets_asset_stands before insert or update of asset_id on needs_conclusion_assets
    for each row
    execute function withdrawal_refuse_choice('needs_asset', 'needs.asset', 'asset_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_assets_asset_stands on needs_conclusion_assets;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_replaces_stands before insert or update of replaces_id on needs_conclusion
    for each row
    execute function withdrawal_refuse_choice('needs_conclusion', 'needs.conclusion', 'replaces_id');
""",
            reverse_sql="""
drop trigger needs_conclusion_replaces_stands on needs_conclusion;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_asset_partner_stands before insert or update of partner_id on needs_asset
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id');
""",
            reverse_sql="""
drop trigger needs_asset_partner_stands on needs_asset;
""",
        ),
    ]
