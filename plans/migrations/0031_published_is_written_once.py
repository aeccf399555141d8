"""What was published and what was signed is never changed, moved or deleted; only what was approved gets there."""

from django.db import migrations

TABLES = ("plans_publication", "plans_signedcopy")

FUNCTIONS = """
create function plans_publication_is_due() returns trigger language plpgsql as $$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'approved' then
        raise exception 'only an approved version is published' using errcode = 'integrity_constraint_violation';
    end if;
    if not exists (
        select 1 from plans_document where id = new.document_id and version_id = new.version_id and kind = 'approved'
    ) then
        raise exception 'only the approved document of a version is published'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;

create function plans_signed_copy_is_due() returns trigger language plpgsql as $$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'approved' then
        raise exception 'only an approved version has signed copies' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
"""

TRIGGERS = "".join(
    f"""
create trigger {table}_written_once before update or delete on {table}
    for each row execute function osl_refuse('written once');
create trigger {table}_no_truncate before truncate on {table}
    for each statement execute function osl_refuse('what was decided on stays');
"""
    for table in TABLES
)
TRIGGERS += """
create trigger plans_publication_due before insert on plans_publication
    for each row execute function plans_publication_is_due();
create trigger plans_signedcopy_due before insert on plans_signedcopy
    for each row execute function plans_signed_copy_is_due();
"""

BACK = "".join(
    [
        "drop trigger plans_publication_due on plans_publication;",
        "drop trigger plans_signedcopy_due on plans_signedcopy;",
        *(f"drop trigger {table}_written_once on {table};" for table in TABLES),
        *(f"drop trigger {table}_no_truncate on {table};" for table in TABLES),
        "drop function plans_publication_is_due();",
        "drop function plans_signed_copy_is_due();",
    ]
)


class Migration(migrations.Migration):
    dependencies = [("plans", "0030_publication")]
    operations = [migrations.RunSQL(FUNCTIONS + TRIGGERS, BACK)]
