# Written by `manage.py maketriggers` from needs.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("attachments", "0002_attachment_laws"),
        ("audit", "0017_promises_erased"),
        ("common", "0008_held_while_cited"),
        ("needs", "0041_first_legal_kinds"),
        ("promises", "0002_promises_laws"),
        ("search", "0003_days_are_read"),
        ("withdrawal", "0005_themes_methods_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- A complaint, a proposal and a petition bear a name and an address; the council is asked about complaints that the director reads.
create function needs_legal_mark_holds() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare kind text;
begin
    select type into kind from needs_legalkind where id = new.kind_id for share;
    if kind in ('complaint', 'proposal', 'petition') and not new.is_signed then
        raise exception '% on % refused: without a name and an address it stays recognition', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.to_council and (kind <> 'complaint'
        or not exists (select from needs_submission where id = new.submission_id and for_director)) then
        raise exception '% on % refused: the council handles complaints about the director', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function needs_legal_mark_holds;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legal_mark_holds before insert or update of kind_id, is_signed, to_council, submission_id on needs_legalmark
    for each row
    execute function needs_legal_mark_holds();
""",
            reverse_sql="""
drop trigger needs_legal_mark_holds on needs_legalmark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalmark_ended_stays before update on needs_legalmark
    for each row
    when (old.ended_on is not null)
    execute function redaction_covers_alone('a term that ended stays ended', 'extended_why');
""",
            reverse_sql="""
drop trigger needs_legalmark_ended_stays on needs_legalmark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalmark_of_its_submission before update of id, submission_id, at, by_id, by_name, by_position on needs_legalmark
    for each row
    when ((old.id, old.submission_id, old.at, old.by_id, old.by_name, old.by_position) is distinct from (new.id, new.submission_id, new.at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('that a submission was something in law stays written');
""",
            reverse_sql="""
drop trigger needs_legalmark_of_its_submission on needs_legalmark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalmark_stays before delete on needs_legalmark
    for each row
    execute function osl_refuse('that a submission was something in law stays written');
""",
            reverse_sql="""
drop trigger needs_legalmark_stays on needs_legalmark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalmark_no_truncate before truncate on needs_legalmark
    for each statement
    execute function osl_refuse('that a submission was something in law stays written');
""",
            reverse_sql="""
drop trigger needs_legalmark_no_truncate on needs_legalmark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalmark_written_at_once before insert or update of at on needs_legalmark
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger needs_legalmark_written_at_once on needs_legalmark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalmark_days_are_read before insert or update of pass_on_by, due_on, extended_to, extended_on, ended_on on needs_legalmark
    for each row
    when (new.pass_on_by not between '0001-01-03' and '9999-12-29' or new.due_on not between '0001-01-03' and '9999-12-29' or new.extended_to not between '0001-01-03' and '9999-12-29' or new.extended_on not between '0001-01-03' and '9999-12-29' or new.ended_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger needs_legalmark_days_are_read on needs_legalmark;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalkind_keeps_its_type before update of type on needs_legalkind
    for each row
    when (old.type <> new.type)
    execute function osl_refuse('a kind goes on meaning what it means');
""",
            reverse_sql="""
drop trigger needs_legalkind_keeps_its_type on needs_legalkind;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalkind_stays before delete on needs_legalkind
    for each row
    execute function osl_refuse('there is a kind of each type');
""",
            reverse_sql="""
drop trigger needs_legalkind_stays on needs_legalkind;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalkind_no_truncate before truncate on needs_legalkind
    for each statement
    execute function osl_refuse('there is a kind of each type');
""",
            reverse_sql="""
drop trigger needs_legalkind_no_truncate on needs_legalkind;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalkind_of_mark_stays before delete or update of id on needs_legalkind
    for each row
    execute function osl_refuse_cited('needs_legalmark', 'kind_id');
""",
            reverse_sql="""
drop trigger needs_legalkind_of_mark_stays on needs_legalkind;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalkind_takes_its_changes after delete or update of id on needs_legalkind
    for each row
    execute function audit_forget_changes('needs.legalkind');
""",
            reverse_sql="""
drop trigger needs_legalkind_takes_its_changes on needs_legalkind;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger needs_legalkind_numbered_anew before insert on needs_legalkind
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger needs_legalkind_numbered_anew on needs_legalkind;
""",
        ),
    ]
