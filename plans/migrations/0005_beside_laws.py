# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0004_beside_laws"),
        ("centre", "0003_laws"),
        ("common", "0001_functions"),
        ("files", "0002_laws"),
        ("needs", "0004_laws"),
        ("partners", "0003_laws"),
        ("plans", "0004_swept_beside"),
        ("redaction", "0005_beside_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create or replace trigger plans_remark_written_once before update or delete on plans_remark
    for each row
    execute function redaction_covers_alone('written once', 'text');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_remark_written_once BEFORE DELETE OR UPDATE ON public.plans_remark FOR EACH ROW EXECUTE FUNCTION osl_refuse('written once');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger plans_answer_written_once before update or delete on plans_answer
    for each row
    execute function redaction_covers_alone('written once', 'text');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_answer_written_once BEFORE DELETE OR UPDATE ON public.plans_answer FOR EACH ROW EXECUTE FUNCTION osl_refuse('written once');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger plans_filing_written_once before update or delete on plans_filing
    for each row
    execute function redaction_covers_alone('written once', 'place', 'reason');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_filing_written_once BEFORE DELETE OR UPDATE ON public.plans_filing FOR EACH ROW EXECUTE FUNCTION osl_refuse('written once');
""",
        ),
        migrations.RunSQL(
            sql="""
create or replace trigger plans_signedcopy_written_once before update or delete on plans_signedcopy
    for each row
    execute function redaction_covers_alone('written once', 'reason');
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER plans_signedcopy_written_once BEFORE DELETE OR UPDATE ON public.plans_signedcopy FOR EACH ROW EXECUTE FUNCTION osl_refuse('written once');
""",
        ),
    ]
