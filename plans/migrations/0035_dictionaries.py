# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0009_places_and_seals"),
        ("centre", "0008_dictionaries"),
        ("common", "0008_held_while_cited"),
        ("files", "0005_written_at_once"),
        ("needs", "0012_dictionaries"),
        ("partners", "0006_places_and_seals"),
        ("plans", "0034_places_and_seals"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
drop trigger plans_action_services_holds_its_socialservice on plans_action_services;
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_action_services_holds_its_socialservice BEFORE INSERT OR UPDATE OF socialservice_id ON public.plans_action_services FOR EACH ROW EXECUTE FUNCTION osl_hold_cited('centre_socialservice', 'socialservice_id', 'id');
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger plans_action_groups_holds_its_targetgroup on plans_action_groups;
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_action_groups_holds_its_targetgroup BEFORE INSERT OR UPDATE OF targetgroup_id ON public.plans_action_groups FOR EACH ROW EXECUTE FUNCTION osl_hold_cited('centre_targetgroup', 'targetgroup_id', 'id');
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_groups_targetgroup_stands before insert or update of targetgroup_id on plans_action_groups
    for each row
    execute function withdrawal_refuse_choice('centre_targetgroup', 'centre.targetgroup', 'targetgroup_id', 'select exists (select 1 from plans_action_groups there join plans_action other on other.id = there.action_id join plans_action ours on ours.key = other.key where ours.id = ($1 ->> ''action_id'')::bigint and there.targetgroup_id = ($1 ->> ''targetgroup_id'')::bigint)');
""",
            reverse_sql="""
drop trigger plans_action_groups_targetgroup_stands on plans_action_groups;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_action_services_socialservice_stands before insert or update of socialservice_id on plans_action_services
    for each row
    execute function withdrawal_refuse_choice('centre_socialservice', 'centre.socialservice', 'socialservice_id', 'select exists (select 1 from plans_action_services there join plans_action other on other.id = there.action_id join plans_action ours on ours.key = other.key where ours.id = ($1 ->> ''action_id'')::bigint and there.socialservice_id = ($1 ->> ''socialservice_id'')::bigint)');
""",
            reverse_sql="""
drop trigger plans_action_services_socialservice_stands on plans_action_services;
""",
        ),
    ]
