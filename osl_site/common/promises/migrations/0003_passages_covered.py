# Written by `manage.py maketriggers` from osl_site.common.promises.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("common", "0008_held_while_cited"),
        ("promises", "0002_promises_laws"),
        ("redaction", "0002_passages_covered"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create or replace trigger promises_done_stays before update on promises_promise
    for each row
    when (old.done_on is not null)
    execute function redaction_covers_alone('what came of a promise stays said', 'what', 'outcome');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER promises_done_stays BEFORE UPDATE ON public.promises_promise FOR EACH ROW WHEN ((old.done_on IS NOT NULL)) EXECUTE FUNCTION osl_refuse('what came of a promise stays said');
""",
        ),
    ]
