# Written by `manage.py maketriggers` from osl_site.common.texts.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_laws"),
        ("common", "0001_functions"),
        ("texts", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger texts_texttemplate_takes_its_changes after delete or update of id on texts_texttemplate
    for each row
    execute function audit_forget_changes('texts.texttemplate');
""",
            reverse_sql="""
drop trigger texts_texttemplate_takes_its_changes on texts_texttemplate;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger texts_texttemplate_numbered_anew before insert on texts_texttemplate
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger texts_texttemplate_numbered_anew on texts_texttemplate;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger texts_texttemplate_kind_stays before update on texts_texttemplate
    for each row
    when ((old.kind, old.name) is distinct from (new.kind, new.name))
    execute function osl_refuse('a text stays of its kind');
""",
            reverse_sql="""
drop trigger texts_texttemplate_kind_stays on texts_texttemplate;
""",
        ),
    ]
