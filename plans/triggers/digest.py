"""What a version says is known by its SHA-256: the database finds it at the submission, and nobody writes it again."""

from osl_site.common.triggers import Function, Trigger

FUNCTIONS = (
    Function(
        name="plans_digest_of",
        says="SHA-256 of a snapshot as the server writes JSON, in hexadecimal.",
        arguments="snapshot jsonb",
        returns="text",
        language="sql",
        properties="stable",
        body="return encode(sha256(convert_to(snapshot::text, 'UTF8')), 'hex')",
    ),
    Function(
        name="plans_keep_digest",
        says="A snapshot comes with its digest, and a draft, which has none, without.",
        body="""
begin
    new.snapshot_digest := coalesce(plans_digest_of(new.snapshot), '');
    return new;
end
""",
    ),
)
TRIGGERS = (
    Trigger(
        name="plans_version_digest",
        table="plans_version",
        fires="before insert",
        calls="plans_keep_digest()",
    ),
    Trigger(
        name="plans_version_digest_of_submitted",
        table="plans_version",
        fires="before update",
        when="old.state = 'draft'",
        calls="plans_keep_digest()",
    ),
)
