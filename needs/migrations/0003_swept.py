from django.db import migrations

from osl_site.common.database.storage import swept


class Migration(migrations.Migration):
    dependencies = [("needs", "0002_first_rows")]
    operations = swept(
        "needs_asset",
        "needs_conclusion",
        "needs_fieldnote",
        "needs_legalmark",
        "needs_line",
        "needs_need",
        "needs_passedon",
        "needs_submission",
        "needs_submissionstep",
        "needs_support",
        "needs_walkpoint",
    )
