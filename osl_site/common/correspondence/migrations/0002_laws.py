# Written by `manage.py maketriggers` from osl_site.common.correspondence.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_laws"),
        ("common", "0001_functions"),
        ("correspondence", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- A series goes on by one, and is of one kind and year for ever.
create function correspondence_number_moves() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (new.id, new.kind, new.year) is distinct from (old.id, old.kind, old.year) or new.last <> old.last + 1 then
        raise exception '% on % refused: numbers have no gap', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function correspondence_number_moves;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A number that a series of letters reached is borne by a letter when the transaction ends.
create function correspondence_number_is_borne() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not exists (select from correspondence_outgoingletter where year = new.year and number = new.last) then
        raise exception '% on % refused: numbers have no gap', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
""",
            reverse_sql="""
drop function correspondence_number_is_borne;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A letter bears the number that its series reached with it, in the same transaction.
create function correspondence_letter_is_next() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    reached bigint;
    moved boolean;
begin
    select last, osl_is_being_written(xmin) into reached, moved
        from correspondence_numberseries where kind = 'letter' and year = new.year for update;
    if reached is distinct from new.number or not moved then
        raise exception '% on % refused: numbers have no gap', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
""",
            reverse_sql="""
drop function correspondence_letter_is_next;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A letter goes by the function that removes records of cases, and in no other way.
create function correspondence_letter_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if osl_is_done_by('correspondence_discard', tg_relid)
        or osl_is_done_by('correspondence_outgoingletter_gone_again', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: a letter stays as it was numbered', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;
""",
            reverse_sql="""
drop function correspondence_letter_stays;
""",
        ),
        migrations.RunSQL(
            sql="""
-- For a director who said the ground seven days ago or earlier: a letter goes for good; its number stays taken. Returns how many rows went.
create function correspondence_discard(discarding bigint) returns bigint
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare
    asked bigint := discarding_is_due(discarding, 'correspondence.outgoingletter');
    letter record;
begin
    select * into letter from correspondence_outgoingletter where id = asked for update;
    if not found or letter.sent_on is null then
        raise exception 'only a letter that was sent goes' using errcode = 'integrity_constraint_violation';
    end if;
    if letter.filed_place = '' and (select ground from discarding_discarding where id = discarding) = 'filed' then
        raise exception 'only what is in the files goes' using errcode = 'integrity_constraint_violation';
    end if;
    delete from correspondence_outgoingletter where id = asked;
    insert into audit_erasure ("table", "row", "column", leaves, at)
        values ('correspondence_outgoingletter', asked::text, '', '', clock_timestamp());
    insert into discarding_discarded (discarding_id, rows, at)
        values (discarding, jsonb_build_object('correspondence_outgoingletter', 1), clock_timestamp());
    return 1;
end
$$;
""",
            reverse_sql="""
drop function correspondence_discard;
""",
        ),
        migrations.RunSQL(
            sql="""
-- For a restore, as the owner: a letter that went after the backup was made goes once more. Returns how many rows went.
create function correspondence_outgoingletter_gone_again(letter text) returns bigint
    language plpgsql set search_path = public, pg_temp
as $$
declare gone bigint;
begin
    delete from correspondence_outgoingletter where id = letter::bigint;
    get diagnostics gone = row_count;
    return gone;
end
$$;
revoke all on function correspondence_outgoingletter_gone_again from public;
""",
            reverse_sql="""
drop function correspondence_outgoingletter_gone_again;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger correspondence_number_moves before update on correspondence_numberseries
    for each row
    execute function correspondence_number_moves();
""",
            reverse_sql="""
drop trigger correspondence_number_moves on correspondence_numberseries;
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists correspondence_number_is_borne on correspondence_numberseries;
create constraint trigger correspondence_number_is_borne after update on correspondence_numberseries deferrable initially deferred
    for each row
    when (new.kind = 'letter')
    execute function correspondence_number_is_borne();
""",
            reverse_sql="""
drop trigger correspondence_number_is_borne on correspondence_numberseries;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger correspondence_series_stays before delete on correspondence_numberseries
    for each row
    execute function osl_refuse('numbers have no gap, and none is given twice');
""",
            reverse_sql="""
drop trigger correspondence_series_stays on correspondence_numberseries;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger correspondence_numberseries_no_truncate before truncate on correspondence_numberseries
    for each statement
    execute function osl_refuse('numbers have no gap, and none is given twice');
""",
            reverse_sql="""
drop trigger correspondence_numberseries_no_truncate on correspondence_numberseries;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger correspondence_letter_is_next before insert on correspondence_outgoingletter
    for each row
    execute function correspondence_letter_is_next();
""",
            reverse_sql="""
drop trigger correspondence_letter_is_next on correspondence_outgoingletter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger correspondence_letter_as_numbered before update of id, year, number, case_mark, archive_category, subject_type, subject_id, addressee, address, title, opening, quoted, quoted_as, closing, sender, sender_address, sender_contact, at, by_id, by_name, by_position on correspondence_outgoingletter
    for each row
    when ((old.id, old.year, old.number, old.case_mark, old.archive_category, old.subject_type, old.subject_id, old.addressee, old.address, old.title, old.opening, old.quoted, old.quoted_as, old.closing, old.sender, old.sender_address, old.sender_contact, old.at, old.by_id, old.by_name, old.by_position) is distinct from (new.id, new.year, new.number, new.case_mark, new.archive_category, new.subject_type, new.subject_id, new.addressee, new.address, new.title, new.opening, new.quoted, new.quoted_as, new.closing, new.sender, new.sender_address, new.sender_contact, new.at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('a letter stays as it was numbered');
""",
            reverse_sql="""
drop trigger correspondence_letter_as_numbered on correspondence_outgoingletter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger correspondence_sent_stays_sent before update of sent_on, filed_place on correspondence_outgoingletter
    for each row
    when (old.sent_on is not null and new.sent_on is null or old.filed_place <> '' and new.filed_place = '')
    execute function osl_refuse('what went out went out');
""",
            reverse_sql="""
drop trigger correspondence_sent_stays_sent on correspondence_outgoingletter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger correspondence_letter_stays before delete on correspondence_outgoingletter
    for each row
    execute function correspondence_letter_stays();
""",
            reverse_sql="""
drop trigger correspondence_letter_stays on correspondence_outgoingletter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger correspondence_outgoingletter_no_truncate before truncate on correspondence_outgoingletter
    for each statement
    execute function osl_refuse('a letter stays as it was numbered');
""",
            reverse_sql="""
drop trigger correspondence_outgoingletter_no_truncate on correspondence_outgoingletter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger correspondence_outgoingletter_written_at_once before insert or update of at on correspondence_outgoingletter
    for each row
    execute function osl_refuse_another_time('at');
""",
            reverse_sql="""
drop trigger correspondence_outgoingletter_written_at_once on correspondence_outgoingletter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger correspondence_outgoingletter_days_are_read before insert or update of sent_on on correspondence_outgoingletter
    for each row
    when (new.sent_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
""",
            reverse_sql="""
drop trigger correspondence_outgoingletter_days_are_read on correspondence_outgoingletter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger correspondence_outgoingletter_takes_its_changes after delete or update of id on correspondence_outgoingletter
    for each row
    execute function audit_forget_changes('correspondence.outgoingletter');
""",
            reverse_sql="""
drop trigger correspondence_outgoingletter_takes_its_changes on correspondence_outgoingletter;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger correspondence_outgoingletter_numbered_anew before insert on correspondence_outgoingletter
    for each row
    execute function audit_refuse_old_number();
""",
            reverse_sql="""
drop trigger correspondence_outgoingletter_numbered_anew on correspondence_outgoingletter;
""",
        ),
    ]
