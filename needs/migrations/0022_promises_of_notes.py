# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0002_attachment_laws"),
        ("audit", "0016_submitters_erased"),
        ("common", "0008_held_while_cited"),
        ("needs", "0021_walk_points_laws"),
        ("promises", "0002_promises_laws"),
        ("search", "0002_words_go"),
        ("withdrawal", "0005_themes_methods_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger needs_fieldnote_takes_its_promises after delete on needs_fieldnote
    for each row
    execute function promises_go_with_row('needs.fieldnote');
""",
            reverse_sql="""
drop trigger needs_fieldnote_takes_its_promises on needs_fieldnote;
""",
        ),
    ]
