# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0008_days_and_numbers"),
        ("centre", "0006_days_and_numbers"),
        ("common", "0008_held_while_cited"),
        ("files", "0005_written_at_once"),
        ("needs", "0010_days_and_numbers"),
        ("partners", "0005_days_and_numbers"),
        ("plans", "0032_sealed_documents"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger plans_document_sealed before insert on plans_document
    for each row
    when ((new.seal ~ '^[0-9a-f]{64}$' and new.text_digest ~ '^[0-9a-f]{64}$') is not true)
    execute function osl_refuse('a document is drawn here');
""",
            reverse_sql="""
drop trigger plans_document_sealed on plans_document;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_publicdocument_sealed before insert on plans_publicdocument
    for each row
    when ((new.seal ~ '^[0-9a-f]{64}$' and new.text_digest ~ '^[0-9a-f]{64}$') is not true)
    execute function osl_refuse('a document is drawn here');
""",
            reverse_sql="""
drop trigger plans_publicdocument_sealed on plans_publicdocument;
""",
        ),
    ]
