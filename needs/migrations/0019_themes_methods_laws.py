# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0013_only_what_acts_erase"),
        ("common", "0008_held_while_cited"),
        ("needs", "0018_methods"),
        ("withdrawal", "0005_themes_methods_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger needs_fieldnote_method_stands before insert or update of method on needs_fieldnote
    for each row
    execute function withdrawal_refuse_choice_by_slug('centre_method', 'centre.method', 'method');
""",
            reverse_sql="""
drop trigger needs_fieldnote_method_stands on needs_fieldnote;
""",
        ),
    ]
