"""A file that a document or a signed copy cites is not deleted, nor put in again under its id with other bytes."""

from django.db import migrations

CITING = ("plans_document", "plans_signedcopy")
STAYS = "".join(
    f"""
create trigger {table}_file_stays before delete on files_storedfile
    for each row execute function osl_refuse_cited('{table}', 'file_id');
create trigger {table}_holds_its_file before insert on {table}
    for each row execute function osl_hold_cited('files_storedfile', 'file_id');
"""
    for table in CITING
)
BACK = "".join(
    f"""
drop trigger {table}_holds_its_file on {table};
drop trigger {table}_file_stays on files_storedfile;
"""
    for table in CITING
)


class Migration(migrations.Migration):
    dependencies = [
        ("plans", "0040_a_decision_keeps_the_name"),
        ("files", "0003_bytes_match_their_sha256"),
        ("common", "0002_what_is_cited_stays"),
    ]
    operations = [migrations.RunSQL(STAYS, BACK)]
