# Written by `manage.py maketriggers` from partners.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0015_partnerships_laws"),
        ("common", "0001_functions"),
        ("confirmations", "0002_laws"),
        ("correspondence", "0002_laws"),
        ("files", "0002_laws"),
        ("partners", "0018_partners_are_tried"),
        ("promises", "0003_laws"),
        ("redaction", "0014_partnerships_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql=r"""
-- For a director who said the ground seven days ago or earlier: an agreement that is over, and whose category's term has passed, goes for good. Returns how many rows went.
create function partners_agreement_discard(discarding bigint) returns bigint
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare
    asked bigint := discarding_is_due(discarding, 'partners.agreement');
    row_of record;
    today date := (osl_now() at time zone 'Europe/Warsaw')::date;
    last_day date;
    years int;
    of_files bigint[];
    resting record;
    gone bigint;
    counted jsonb := '{}';
begin
    select * into row_of from partners_agreement where id = asked for update;
    select ends_on into last_day from partners_amendment
        where agreement_id = asked and moves_end order by number desc limit 1;
    if not found then
        last_day := row_of.ends_on;
    end if;
    if row_of.signed_on is null then
        last_day := null;
    end if;
    last_day := least(last_day, row_of.ended_on);
    years := (regexp_match(trim(row_of.archive_category), '^BE?\s?(\d{1,2})$', 'i'))[1]::int;
    if row_of.id is null or last_day is null or last_day > today or years is null
        or today <= make_date(extract(year from last_day)::int + years, 12, 31)
    then
        raise exception 'only an agreement that is over, and kept as long as it has to be, goes'
            using errcode = 'integrity_constraint_violation';
    end if;
    if row_of.filed_place = '' and (select ground from discarding_discarding where id = discarding) = 'filed' then
        raise exception 'only what is in the files goes' using errcode = 'integrity_constraint_violation';
    end if;
    set constraints all immediate;
    of_files := array(select file_id from partners_signedagreement where agreement_id = asked);
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{partners_agreementnotice,partners_signedagreement,partners_amendment,partners_agreement_parties,partners_agreement}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'O' order by relname, tgname loop
        execute format('alter table %I disable trigger %I', resting.relname, resting.tgname);
    end loop;
    delete from partners_agreementnotice where agreement_id = asked;
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('partners_agreementnotice', gone);
    delete from partners_signedagreement where agreement_id = asked;
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('partners_signedagreement', gone);
    delete from partners_amendment where agreement_id = asked;
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('partners_amendment', gone);
    delete from partners_agreement_parties where agreement_id = asked;
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('partners_agreement_parties', gone);
    delete from partners_agreement where id = asked;
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('partners_agreement', gone);
    delete from files_storedfile where id = any (of_files);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('files_storedfile', gone);
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{partners_agreementnotice,partners_signedagreement,partners_amendment,partners_agreement_parties,partners_agreement}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'D' order by relname, tgname loop
        execute format('alter table %I enable trigger %I', resting.relname, resting.tgname);
    end loop;
    select jsonb_object_agg(key, value) into counted from jsonb_each(counted) where value <> '0';
    insert into audit_erasure ("table", "row", "column", leaves, at)
        values ('partners_agreement', asked::text, '', '', clock_timestamp());
    insert into discarding_discarded (discarding_id, rows, at) values (discarding, counted, clock_timestamp());
    return (select sum(value::bigint) from jsonb_each_text(counted));
end
$$;
""",
            reverse_sql="""
drop function partners_agreement_discard;
""",
        ),
        migrations.RunSQL(
            sql="""
-- For a restore, as the owner: an agreement that went after the backup was made goes once more. Returns how many rows went.
create function partners_agreement_gone_again(agreement text) returns bigint
    language plpgsql set search_path = public, pg_temp
as $$
declare
    asked bigint := agreement::bigint;
    of_files bigint[];
    resting record;
    gone bigint;
    counted jsonb := '{}';
begin
    if not exists (select 1 from partners_agreement where id = asked) then
        return 0;
    end if;
    set constraints all immediate;
    of_files := array(select file_id from partners_signedagreement where agreement_id = asked);
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{partners_agreementnotice,partners_signedagreement,partners_amendment,partners_agreement_parties,partners_agreement}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'O' order by relname, tgname loop
        execute format('alter table %I disable trigger %I', resting.relname, resting.tgname);
    end loop;
    delete from partners_agreementnotice where agreement_id = asked;
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('partners_agreementnotice', gone);
    delete from partners_signedagreement where agreement_id = asked;
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('partners_signedagreement', gone);
    delete from partners_amendment where agreement_id = asked;
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('partners_amendment', gone);
    delete from partners_agreement_parties where agreement_id = asked;
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('partners_agreement_parties', gone);
    delete from partners_agreement where id = asked;
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('partners_agreement', gone);
    delete from files_storedfile where id = any (of_files);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('files_storedfile', gone);
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{partners_agreementnotice,partners_signedagreement,partners_amendment,partners_agreement_parties,partners_agreement}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'D' order by relname, tgname loop
        execute format('alter table %I enable trigger %I', resting.relname, resting.tgname);
    end loop;
    return (select coalesce(sum(value::bigint), 0) from jsonb_each_text(counted));
exception when integrity_constraint_violation then
    return 0;
end
$$;
revoke all on function partners_agreement_gone_again from public;
""",
            reverse_sql="""
drop function partners_agreement_gone_again;
""",
        ),
    ]
