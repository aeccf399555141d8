# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0003_laws"),
        ("audit", "0004_beside_laws"),
        ("common", "0001_functions"),
        ("confirmations", "0002_laws"),
        ("needs", "0005_codes_and_letters_stay"),
        ("promises", "0003_laws"),
        ("redaction", "0005_beside_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create or replace trigger needs_fieldnote_numbered_anew before insert on needs_fieldnote
    for each row
    when (new.id >= 0)
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER needs_fieldnote_numbered_anew BEFORE INSERT ON public.needs_fieldnote FOR EACH ROW EXECUTE FUNCTION audit_refuse_old_number();
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists needs_fieldnote_only_tried on needs_fieldnote;
create constraint trigger needs_fieldnote_only_tried after insert or update of id on needs_fieldnote deferrable initially deferred
    for each row
    when (new.id < 0)
    execute function osl_refuse('a row below zero is only tried');
""",
            reverse_sql="""
drop trigger needs_fieldnote_only_tried on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger needs_need_numbered_anew before insert on needs_need
    for each row
    when (new.id >= 0)
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER needs_need_numbered_anew BEFORE INSERT ON public.needs_need FOR EACH ROW EXECUTE FUNCTION audit_refuse_old_number();
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists needs_need_only_tried on needs_need;
create constraint trigger needs_need_only_tried after insert or update of id on needs_need deferrable initially deferred
    for each row
    when (new.id < 0)
    execute function osl_refuse('a row below zero is only tried');
""",
            reverse_sql="""
drop trigger needs_need_only_tried on needs_need;
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger needs_submission_numbered_anew before insert on needs_submission
    for each row
    when (new.id >= 0)
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER needs_submission_numbered_anew BEFORE INSERT ON public.needs_submission FOR EACH ROW EXECUTE FUNCTION audit_refuse_old_number();
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists needs_submission_only_tried on needs_submission;
create constraint trigger needs_submission_only_tried after insert or update of id on needs_submission deferrable initially deferred
    for each row
    when (new.id < 0)
    execute function osl_refuse('a row below zero is only tried');
""",
            reverse_sql="""
drop trigger needs_submission_only_tried on needs_submission;
""",
        ),
    ]
