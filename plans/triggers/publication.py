"""Residents are shown what was approved and nothing else; a copy that is called signed begins with it.

An exclusion holds for every version that says its words, and only Python reads words out of light Markdown. The
database knows of the version that was pointed out, and of those of which a document without the words was made.
"""

from dataclasses import fields

from osl_site.common.database.readable_days import FIRST, LAST
from osl_site.common.triggers import Function, Trigger, refusal
from plans.signatures.seals import Seal, SealKind

SAID_OF_SEAL = sorted(row.name for row in fields(Seal))
WORDS_OF_SEAL = [name for name in SAID_OF_SEAL if name != "is_stamped"]
KINDS_OF_SEAL = SealKind.values
ISO_MOMENT = r"^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[0-9.:+-]*)?$"

FUNCTIONS = (
    Function(
        name="plans_seals_are_read",
        says="Whether each seal says what the page of the copies asks of it (`signatures/seals.py`), and nothing else.",
        arguments="seals jsonb",
        returns="boolean",
        properties="stable",
        body=f"""
declare seal jsonb;
begin
    if jsonb_typeof(seals) is distinct from 'array' then
        return false;
    end if;
    for seal in select jsonb_array_elements(seals) loop
        if jsonb_typeof(seal) <> 'object' then
            return false;
        end if;
        if (select array_agg(key order by key collate "C") from jsonb_object_keys(seal) key)
                is distinct from '{{{",".join(SAID_OF_SEAL)}}}'::text[]
            or seal ->> 'kind' <> all ('{{{",".join(KINDS_OF_SEAL)}}}')
            or jsonb_typeof(seal -> 'is_stamped') <> 'boolean'
            or exists (
                select 1 from jsonb_each(seal)
                    where key = any ('{{{",".join(WORDS_OF_SEAL)}}}') and jsonb_typeof(value) <> 'string'
            )
            or seal ->> 'moment' !~ '{ISO_MOMENT}'
            or nullif(seal ->> 'moment', '')::timestamptz not between '{FIRST}' and '{LAST}' then
            return false;
        end if;
    end loop;
    return true;
end
""",
    ),
    Function(
        name="plans_document_is_due",
        says="A document is read from the day of handing over; it is called approved once its version is. Of what was"
        " decided on paper nothing was read here.",
        body="""
declare state_now text := (select state from plans_version where id = new.version_id for share);
begin
    if coalesce(state_now, 'draft') = 'draft' or (new.kind = 'approved' and state_now <> 'approved')
        or (new.kind = 'read' and exists (
            select 1 from plans_decision where version_id = new.version_id and outcome = 'paper'
        )) then
        raise exception 'a version that is % has no such document', state_now
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="plans_publication_is_due",
        says="Residents are shown the approved document of an approved version, and nothing else.",
        body="""
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
end
""",
    ),
    Function(
        name="plans_signed_copy_is_due",
        says="An approved version has copies; one that is called signed begins with its document, byte for byte.",
        body="""
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'approved' then
        raise exception 'only an approved version has signed copies' using errcode = 'integrity_constraint_violation';
    end if;
    if not plans_seals_are_read(new.seals) then
        raise exception 'what is said of the signatures cannot be read'
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.kind = 'signed' and not exists (
        select 1 from plans_document document
            join files_storedfile approved on approved.id = document.file_id
            join files_storedfile copy on copy.id = new.file_id
            where document.version_id = new.version_id and document.kind = 'approved'
            and copy.size > approved.size
            and substring(copy.content from 1 for length(approved.content)) = approved.content
    ) then
        raise exception 'a signed copy begins with the approved document'
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.supersedes_id is not null and not exists (
        select 1 from plans_signedcopy where id = new.supersedes_id and version_id = new.version_id
    ) then
        raise exception 'a copy takes the place of another one of its version'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="plans_filing_is_due",
        says="What was approved is in the files; an entry is corrected by another one of its version.",
        body="""
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'approved' then
        raise exception 'only an approved version is in the files' using errcode = 'integrity_constraint_violation';
    end if;
    if new.supersedes_id is not null and not exists (
        select 1 from plans_filing where id = new.supersedes_id and version_id = new.version_id
    ) then
        raise exception 'an entry corrects another one of its version' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="plans_copy_publication_is_due",
        says="Residents are shown signed copies, not replaced, of published versions that no exclusion names.",
        body="""
begin
    perform 1 from plans_signedcopy copy join plans_version v on v.id = copy.version_id
        where copy.id = new.copy_id for update of v;
    if not exists (
        select 1 from plans_signedcopy copy
            join plans_publication published on published.version_id = copy.version_id
            where copy.id = new.copy_id and copy.kind = 'signed'
            and not exists (select 1 from plans_signedcopy later where later.supersedes_id = copy.id)
            and not exists (
                select 1 from plans_exclusion e join plans_version said on said.id = e.version_id
                    join plans_version here on here.id = copy.version_id and here.plan_id = said.plan_id
                    where not exists (select 1 from plans_exclusionend where exclusion_id = e.id)
                    and (said.id = here.id or exists (
                        select 1 from plans_publicdocument d
                            where d.version_id = here.id and e.number = any (string_to_array(d.kind, ',')::int[])
                    ))
            )
    ) then
        raise exception 'only a signed copy of a published version that still stands is published'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
)
SEALED = "(new.seal ~ '^[0-9a-f]{64}$' and new.text_digest ~ '^[0-9a-f]{64}$') is not true"
TRIGGERS = tuple(
    Trigger(name=name, table=table, fires="before insert", calls=f"{function}()")
    for name, table, function in (
        ("plans_document_due", "plans_document", "plans_document_is_due"),
        ("plans_publication_due", "plans_publication", "plans_publication_is_due"),
        ("plans_filing_due", "plans_filing", "plans_filing_is_due"),
        ("plans_signedcopy_due", "plans_signedcopy", "plans_signed_copy_is_due"),
        ("plans_copypublication_due", "plans_copypublication", "plans_copy_publication_is_due"),
    )
) + tuple(
    refusal(name=f"{table}_sealed", table=table, fires="before insert", when=SEALED, says="a document is drawn here")
    for table in ("plans_document", "plans_publicdocument")
)
