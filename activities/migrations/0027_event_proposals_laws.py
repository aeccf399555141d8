# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0026_event_proposals"),
        ("audit", "0015_partnerships_laws"),
        ("centre", "0011_days_of_sheets"),
        ("common", "0001_functions"),
        ("files", "0002_laws"),
        ("needs", "0014_initiatives_laws"),
        ("partners", "0017_partnerships_laws"),
        ("redaction", "0014_partnerships_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger activities_event_proposal_stays before update on activities_eventproposal
    for each row
    when ((old.id, old.submission_id, old.day, old.starts, old.ends, old.for_minors, old.duties_stated) is distinct from (new.id, new.submission_id, new.day, new.starts, new.ends, new.for_minors, new.duties_stated))
    execute function osl_refuse('what was proposed stays as it was proposed');
""",
            reverse_sql="""
drop trigger activities_event_proposal_stays on activities_eventproposal;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_eventproposal_days_are_read before insert or update of day on activities_eventproposal
    for each row
    when (new.day not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger activities_eventproposal_days_are_read on activities_eventproposal;
""",
        ),
    ]
