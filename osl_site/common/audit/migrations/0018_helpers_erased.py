# Written by `manage.py maketriggers` from osl_site.common.audit.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0017_promises_erased"),
        ("common", "0008_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- Whether a line names what acts erase: never what is decided, the trail, an account, or a session.
create or replace function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    return (told.begins is null or told."table" || '.' || told."column" = 'needs_fieldnote.text')
        and exists (
            select from (values
            ('activities_notice', 'text', '^$'),
            ('activities_registration', 'name', '^$'),
            ('activities_registration', 'phone', '^$'),
            ('activities_registration', 'email', '^$'),
            ('activities_registration', 'erased_at', '^@at$'),
            ('activities_wrongcode', '', '^$'),
            ('attachments_attachment', '', '^$'),
            ('forms_draft', '', '^$'),
            ('letters_letter', 'to', '^$'),
            ('letters_letter', 'state', '^(sent|failed|dropped)$'),
            ('letters_letter', 'ended_at', '^@at$'),
            ('needs_fieldnote', '', '^$'),
            ('needs_fieldnote', 'text', '^$'),
            ('sign_in_authenticator', '', '^$'),
            ('sign_in_passkey', '', '^$'),
            ('needs_submittercontact', '', '^$'),
            ('needs_helpercontact', '', '^$'),
            ('promises_promise', '', '^$')
            ) erasable ("table", "column", leaves)
            where erasable."table" = told."table" and erasable."column" = told."column"
                and told.leaves ~ erasable.leaves
        );
end
$$;
""",
            reverse_sql="""
CREATE OR REPLACE FUNCTION public.audit_is_erasable(told audit_erasure)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
    return (told.begins is null or told."table" || '.' || told."column" = 'needs_fieldnote.text')
        and exists (
            select from (values
            ('activities_notice', 'text', '^$'),
            ('activities_registration', 'name', '^$'),
            ('activities_registration', 'phone', '^$'),
            ('activities_registration', 'email', '^$'),
            ('activities_registration', 'erased_at', '^@at$'),
            ('activities_wrongcode', '', '^$'),
            ('attachments_attachment', '', '^$'),
            ('forms_draft', '', '^$'),
            ('letters_letter', 'to', '^$'),
            ('letters_letter', 'state', '^(sent|failed|dropped)$'),
            ('letters_letter', 'ended_at', '^@at$'),
            ('needs_fieldnote', '', '^$'),
            ('needs_fieldnote', 'text', '^$'),
            ('sign_in_authenticator', '', '^$'),
            ('sign_in_passkey', '', '^$'),
            ('needs_submittercontact', '', '^$'),
            ('promises_promise', '', '^$')
            ) erasable ("table", "column", leaves)
            where erasable."table" = told."table" and erasable."column" = told."column"
                and told.leaves ~ erasable.leaves
        );
end
$function$;
""",
        ),
    ]
