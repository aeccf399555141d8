# Written by `manage.py maketriggers` from plans.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("centre", "0001_initial"),
        ("common", "0003_rights"),
        ("files", "0004_hash_laws"),
        ("needs", "0004_laws"),
        ("partners", "0002_triggers"),
        ("plans", "0015_hashes"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- SHA-256 of a snapshot as the server writes JSON, in hexadecimal.
create function plans_digest_of(snapshot jsonb) returns text
    language sql stable
return encode(sha256(convert_to(snapshot::text, 'UTF8')), 'hex');
""",
            reverse_sql="""
drop function plans_digest_of;
""",
        ),
        migrations.RunSQL(
            sql="""
-- A snapshot comes with its digest, and a draft, which has none, without.
create function plans_keep_digest() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    new.snapshot_digest := coalesce(plans_digest_of(new.snapshot), '');
    return new;
end
$$;
""",
            reverse_sql="""
drop function plans_keep_digest;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_digest before insert on plans_version
    for each row
    execute function plans_keep_digest();
""",
            reverse_sql="""
drop trigger plans_version_digest on plans_version;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger plans_version_digest_of_submitted before update on plans_version
    for each row
    when (old.state = 'draft')
    execute function plans_keep_digest();
""",
            reverse_sql="""
drop trigger plans_version_digest_of_submitted on plans_version;
""",
        ),
        migrations.RunSQL(  # versions that were handed over before there were digests
            sql="""
alter table plans_version disable trigger user;
update plans_version set snapshot_digest = plans_digest_of(snapshot) where snapshot is not null;
alter table plans_version enable trigger user;
""",
            reverse_sql="",
        ),
    ]
