# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0002_attachment_laws"),
        ("audit", "0014_photographs_are_erased"),
        ("common", "0008_held_while_cited"),
        ("needs", "0012_dictionaries"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger needs_fieldnote_takes_its_photographs after delete on needs_fieldnote
    for each row
    execute function attachments_go_with_row('needs.fieldnote');
""",
            reverse_sql="""
drop trigger needs_fieldnote_takes_its_photographs on needs_fieldnote;
""",
        ),
    ]
