"""What was moved before there were changes of a whole series was moved on its own."""

from django.db import migrations

SO_FAR = "update activities_occurrence set moved_alone = true where moved_from is not null"


class Migration(migrations.Migration):
    dependencies = [("activities", "0022_meetings_moved_alone")]
    operations = [migrations.RunSQL(SO_FAR, migrations.RunSQL.noop)]
