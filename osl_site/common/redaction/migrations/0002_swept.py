from django.db import migrations

from osl_site.common.database.storage import swept


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0001_initial"),
        ("audit", "0001_initial"),
        ("files", "0001_initial"),
        ("forms", "0001_initial"),
        ("redaction", "0001_initial"),
        ("search", "0001_initial"),
    ]
    operations = swept(
        "attachments_attachment",
        "audit_change",
        "files_storedfile",
        "forms_draft",
        "search_indexed",
        "search_lexeme",
    )
