# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0002_attachment_laws"),
        ("audit", "0017_promises_erased"),
        ("common", "0008_held_while_cited"),
        ("needs", "0026_support"),
        ("promises", "0002_promises_laws"),
        ("search", "0003_days_are_read"),
        ("withdrawal", "0005_themes_methods_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Beside support of a person stands no text that others read: only a word for oneself, gone when done.
create function needs_person_has_no_promises() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.subject_type = 'needs.support' and not new.is_private
        and exists (select from needs_support where id = new.subject_id and kind = 'person') then
        raise exception '% on % refused: of a person only oneself is told', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'person_has_no_promises';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_person_has_no_promises;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_keeps_quiet before insert on promises_promise
    for each row
    execute function needs_person_has_no_promises();
""",
            reverse_sql="""
drop trigger needs_support_keeps_quiet on promises_promise;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_stays_with_whom before update of id, kind on needs_support
    for each row
    when ((old.id, old.kind) is distinct from (new.id, new.kind))
    execute function osl_refuse('with whom it was stays said');
""",
            reverse_sql="""
drop trigger needs_support_stays_with_whom on needs_support;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_partner_stands before insert or update of partner_id on needs_support
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id');
""",
            reverse_sql="""
drop trigger needs_support_partner_stands on needs_support;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_need_stands before insert or update of need_id on needs_support
    for each row
    execute function withdrawal_refuse_choice('needs_need', 'needs.need', 'need_id');
""",
            reverse_sql="""
drop trigger needs_support_need_stands on needs_support;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_days_are_read before insert or update of held_on, created_at, changed_at on needs_support
    for each row
    when (new.held_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_support_days_are_read on needs_support;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_takes_its_changes after delete or update of id on needs_support
    for each row
    execute function audit_forget_changes('needs.support');
""",
            reverse_sql="""
drop trigger needs_support_takes_its_changes on needs_support;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_numbered_anew before insert on needs_support
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_support_numbered_anew on needs_support;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_takes_its_promises after delete on needs_support
    for each row
    execute function promises_go_with_row('needs.support');
""",
            reverse_sql="""
drop trigger needs_support_takes_its_promises on needs_support;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_support_words_go after delete on needs_support
    for each row
    execute function search_forget();
""",
            reverse_sql="""
drop trigger needs_support_words_go on needs_support;
""",
        ),
    ]
