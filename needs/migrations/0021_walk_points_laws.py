# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0002_attachment_laws"),
        ("audit", "0015_second_steps_erasable"),
        ("common", "0008_held_while_cited"),
        ("needs", "0020_walk_points"),
        ("search", "0002_words_go"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger needs_walkpoint_takes_its_photographs after delete on needs_walkpoint
    for each row
    execute function attachments_go_with_row('needs.walkpoint');
""",
            reverse_sql="""
drop trigger needs_walkpoint_takes_its_photographs on needs_walkpoint;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_walkpoint_numbered_anew before insert on needs_walkpoint
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_walkpoint_numbered_anew on needs_walkpoint;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_walkpoint_days_are_read before insert or update of created_at, changed_at on needs_walkpoint
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_walkpoint_days_are_read on needs_walkpoint;
""",
        ),
    ]
