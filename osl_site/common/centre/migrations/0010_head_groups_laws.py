# Written by `manage.py maketriggers` from osl_site.common.centre.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0008_ipus_laws"),
        ("centre", "0009_head_groups"),
        ("common", "0001_functions"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger centre_headgroup_takes_its_changes after delete or update of id on centre_headgroup
    for each row
    execute function audit_forget_changes('centre.headgroup');
""",
            reverse_sql="""
drop trigger centre_headgroup_takes_its_changes on centre_headgroup;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_headgroup_numbered_anew before insert on centre_headgroup
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger centre_headgroup_numbered_anew on centre_headgroup;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_headgroup_not_while_withdrawn before update of name, ages on centre_headgroup
    for each row
    execute function withdrawal_refuse_change('centre.headgroup');
""",
            reverse_sql="""
drop trigger centre_headgroup_not_while_withdrawn on centre_headgroup;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_headgroup_slug_stays before update on centre_headgroup
    for each row
    when (old.slug <> new.slug)
    execute function osl_refuse('the word by which other rows name this one stays');
""",
            reverse_sql="""
drop trigger centre_headgroup_slug_stays on centre_headgroup;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_headgroup_of_old_stays before delete on centre_headgroup
    for each row
    when (old.slug in ('children', 'youth', 'adults', 'older'))
    execute function osl_refuse('groups that first results were counted by stay, under whatever name');
""",
            reverse_sql="""
drop trigger centre_headgroup_of_old_stays on centre_headgroup;
""",
        ),
    ]
