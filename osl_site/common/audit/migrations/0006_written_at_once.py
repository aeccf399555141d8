# Written by `manage.py maketriggers` from osl_site.common.audit.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0005_laws_in_order"),
        ("common", "0005_written_at_once"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
drop trigger audit_entry_not_ahead on audit_entry;
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER audit_entry_not_ahead BEFORE INSERT OR UPDATE OF at ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION osl_refuse_ahead('at');
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger audit_access_not_ahead on audit_access;
""",
            reverse_sql="""
CREATE OR REPLACE TRIGGER audit_access_not_ahead BEFORE INSERT OR UPDATE OF at ON public.audit_access FOR EACH ROW EXECUTE FUNCTION osl_refuse_ahead('at');
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger audit_change_comes_with before insert on audit_change
    for each row
    when (new.entry_id is not null)
    execute function osl_refuse_afterthought('audit_entry', 'entry_id');
""",
            reverse_sql="""
drop trigger audit_change_comes_with on audit_change;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger audit_entry_comes_with before insert on audit_entry
    for each row
    when (new.part_of_id is not null)
    execute function osl_refuse_afterthought('audit_entry', 'part_of_id');
""",
            reverse_sql="""
drop trigger audit_entry_comes_with on audit_entry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger audit_entry_written_at_once before insert or update of at on audit_entry
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger audit_entry_written_at_once on audit_entry;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger audit_access_written_at_once before insert or update of at on audit_access
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger audit_access_written_at_once on audit_access;
""",
        ),
    ]
