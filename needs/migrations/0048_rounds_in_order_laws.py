# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0005_days_are_read"),
        ("audit", "0021_records_go_again"),
        ("common", "0008_held_while_cited"),
        ("confirmations", "0002_confirmations_laws"),
        ("needs", "0047_rounds_in_order"),
        ("promises", "0004_swept"),
        ("redaction", "0003_swept"),
        ("search", "0003_days_are_read"),
        ("withdrawal", "0007_swept"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- A round follows one that began before it, so that rounds stand in one order.
create function needs_round_follows_earlier() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (select from needs_assessmentround where id = new.follows_id and begins_on >= new.begins_on)
        or exists (select from needs_assessmentround where follows_id = new.id and begins_on <= new.begins_on)
    then
        raise exception '% on % refused: a round follows one that began before it', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'round_follows_an_earlier';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_round_follows_earlier;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_round_follows_earlier before insert or update of follows_id, begins_on on needs_assessmentround
    for each row
    execute function needs_round_follows_earlier();
""",
            reverse_sql="""
drop trigger needs_round_follows_earlier on needs_assessmentround;
""",
        ),
    ]
