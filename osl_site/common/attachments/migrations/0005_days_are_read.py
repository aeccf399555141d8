# Written by `manage.py maketriggers` from osl_site.common.attachments.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0004_held_photos_unlogged"),
        ("common", "0008_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger attachments_heldphoto_days_are_read before insert or update of at on attachments_heldphoto
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger attachments_heldphoto_days_are_read on attachments_heldphoto;
""",
        ),
    ]
