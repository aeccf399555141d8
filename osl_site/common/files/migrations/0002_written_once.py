"""A stored file is written once: the database refuses to change it, or to empty the table."""

from django.db import migrations

WRITTEN_ONCE = """
create trigger files_written_once before update on files_storedfile
    for each row execute function osl_refuse('a stored file is written once');
create trigger files_no_truncate before truncate on files_storedfile
    for each statement execute function osl_refuse('a stored file is written once');
"""
BACK = """
drop trigger files_no_truncate on files_storedfile;
drop trigger files_written_once on files_storedfile;
"""


class Migration(migrations.Migration):
    dependencies = [("files", "0001_initial"), ("common", "0001_polish_order_and_refusal")]
    operations = [migrations.RunSQL(WRITTEN_ONCE, BACK)]
