# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0013_only_what_acts_erase"),
        ("common", "0008_held_while_cited"),
        ("needs", "0013_notes_take_their_photographs"),
        ("search", "0002_words_go"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
create trigger needs_fieldnote_words_go after delete on needs_fieldnote
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger needs_fieldnote_words_go on needs_fieldnote;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_need_words_go after delete on needs_need
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger needs_need_words_go on needs_need;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_asset_words_go after delete on needs_asset
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger needs_asset_words_go on needs_asset;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_conclusion_words_go after delete on needs_conclusion
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger needs_conclusion_words_go on needs_conclusion;
""",
        ),
    ]
