# Written by `manage.py maketriggers` from partners.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0013_only_what_acts_erase"),
        ("common", "0008_held_while_cited"),
        ("partners", "0006_places_and_seals"),
        ("search", "0002_words_go"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger partners_partner_words_go after delete on partners_partner
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger partners_partner_words_go on partners_partner;
""",
        ),
    ]
