from django.db import migrations


class Migration(migrations.Migration):
    """What is held for a few hours is not written to the log of the database: no backup of that log has it longer."""

    dependencies = [("attachments", "0003_held_photos")]

    operations = [
        migrations.RunSQL(
            sql="alter table attachments_heldphoto set unlogged",
            reverse_sql="alter table attachments_heldphoto set logged",
        )
    ]
