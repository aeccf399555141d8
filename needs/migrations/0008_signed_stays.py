# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0003_laws"),
        ("audit", "0006_titles_laws"),
        ("common", "0001_functions"),
        ("confirmations", "0002_laws"),
        ("needs", "0007_terms_stay"),
        ("promises", "0003_laws"),
        ("redaction", "0007_titles_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger needs_fieldnote_stays_signed before update of written_by_id, written_by_name, written_by_position on needs_fieldnote
    for each row
    when ((old.written_by_id, old.written_by_name, old.written_by_position) is distinct from (new.written_by_id, new.written_by_name, new.written_by_position))
    execute function osl_refuse('who wrote a note down stays written');
""",
            reverse_sql="""
drop trigger needs_fieldnote_stays_signed on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_stays_signed before update of by_id, by_name, by_position on needs_support
    for each row
    when ((old.by_id, old.by_name, old.by_position) is distinct from (new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('who wrote support down stays written');
""",
            reverse_sql="""
drop trigger needs_support_stays_signed on needs_support;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_submittercontact_stays_signed before update of clause_id, was_read_out, given_at on needs_submittercontact
    for each row
    when ((old.clause_id, old.was_read_out, old.given_at) is distinct from (new.clause_id, new.was_read_out, new.given_at))
    execute function osl_refuse('beside which words a contact was given stays');
""",
            reverse_sql="""
drop trigger needs_submittercontact_stays_signed on needs_submittercontact;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_helpercontact_stays_signed before update of clause_id, was_read_out on needs_helpercontact
    for each row
    when ((old.clause_id, old.was_read_out) is distinct from (new.clause_id, new.was_read_out))
    execute function osl_refuse('beside which words a helper signed on stays');
""",
            reverse_sql="""
drop trigger needs_helpercontact_stays_signed on needs_helpercontact;
""",
        ),
    ]
