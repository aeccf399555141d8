# Written by `manage.py maketriggers` from osl_site.common.centre.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0013_only_what_acts_erase"),
        ("centre", "0013_first_themes_methods"),
        ("common", "0008_held_while_cited"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger centre_theme_takes_its_changes after delete or update of id on centre_theme
    for each row
    execute function audit_forget_changes('centre.theme');
""",
            reverse_sql="""
drop trigger centre_theme_takes_its_changes on centre_theme;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_theme_numbered_anew before insert on centre_theme
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger centre_theme_numbered_anew on centre_theme;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_method_takes_its_changes after delete or update of id on centre_method
    for each row
    execute function audit_forget_changes('centre.method');
""",
            reverse_sql="""
drop trigger centre_method_takes_its_changes on centre_method;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_method_numbered_anew before insert on centre_method
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger centre_method_numbered_anew on centre_method;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_theme_not_while_withdrawn before update of name, name_uk, name_en on centre_theme
    for each row
    execute function withdrawal_refuse_change('centre.theme');
""",
            reverse_sql="""
drop trigger centre_theme_not_while_withdrawn on centre_theme;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_method_not_while_withdrawn before update of name on centre_method
    for each row
    execute function withdrawal_refuse_change('centre.method');
""",
            reverse_sql="""
drop trigger centre_method_not_while_withdrawn on centre_method;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_theme_slug_stays before update on centre_theme
    for each row
    when (old.slug <> new.slug)
    execute function osl_refuse('the word by which other rows name this one stays');
""",
            reverse_sql="""
drop trigger centre_theme_slug_stays on centre_theme;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger centre_method_slug_stays before update on centre_method
    for each row
    when (old.slug <> new.slug)
    execute function osl_refuse('the word by which other rows name this one stays');
""",
            reverse_sql="""
drop trigger centre_method_slug_stays on centre_method;
""",
        ),
    ]
