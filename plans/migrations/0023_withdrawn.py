# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0005_laws_in_order"),
        ("centre", "0001_initial"),
        ("common", "0004_laws_in_order"),
        ("files", "0004_hash_laws"),
        ("needs", "0006_withdrawn"),
        ("partners", "0004_withdrawn"),
        ("plans", "0022_written_at_once"),
        ("withdrawal", "0002_withdrawn"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger plans_goal_conclusions_conclusion_stands before insert or update of conclusion_id on plans_goal_conclusions
    for each row
    execute function withdrawal_refuse_choice('needs_conclusion', 'needs.conclusion', 'conclusion_id', 'select exists (select 1 from plans_goal_conclusions there join plans_goal other on other.id = there.goal_id join plans_goal ours on ours.key = other.key where ours.id = ($1 ->> ''goal_id'')::bigint and there.conclusion_id = ($1 ->> ''conclusion_id'')::bigint)');
""",
            reverse_sql="""
drop trigger plans_goal_conclusions_conclusion_stands on plans_goal_conclusions;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_partners_partner_stands before insert or update of partner_id on plans_action_partners
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id', 'select exists (select 1 from plans_action_partners there join plans_action other on other.id = there.action_id join plans_action ours on ours.key = other.key where ours.id = ($1 ->> ''action_id'')::bigint and there.partner_id = ($1 ->> ''partner_id'')::bigint)');
""",
            reverse_sql="""
drop trigger plans_action_partners_partner_stands on plans_action_partners;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_changed_conclusions_conclusion_stands before insert or update of conclusion_id on plans_version_changed_conclusions
    for each row
    execute function withdrawal_refuse_choice('needs_conclusion', 'needs.conclusion', 'conclusion_id', 'select exists (select 1 from plans_version_changed_conclusions there join plans_version other on other.id = there.version_id join plans_version ours on ours.plan_id = other.plan_id where ours.id = ($1 ->> ''version_id'')::bigint and there.conclusion_id = ($1 ->> ''conclusion_id'')::bigint)');
""",
            reverse_sql="""
drop trigger plans_version_changed_conclusions_conclusion_stands on plans_version_changed_conclusions;
""",
        ),
    ]
