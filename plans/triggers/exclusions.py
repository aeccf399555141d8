"""What is not public is said by a director, once and under the next number; the document without it says which."""

from osl_site.common.triggers import Function, Trigger

DIRECTOR = """
    perform 1 from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at) for share;
    if not found then
        raise exception 'only a director says what is public' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
"""
FUNCTIONS = (
    Function(
        name="plans_exclusion_is_due",
        says="Words of an approved version are excluded by a director, under the next number of its plan.",
        body=f"""
declare v record;
declare next_number int;
begin
    select version.plan_id, version.state, decision.at into v
        from plans_version version left join plans_decision decision on decision.version_id = version.id
        where version.id = new.version_id for update of version;
    if v.state is distinct from 'approved' or new.at < v.at then
        raise exception 'only of what was approved is anything excluded'
            using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from plans_plan where id = v.plan_id for update;
    select coalesce(max(e.number), 0) + 1 into next_number from plans_exclusion e
        join plans_version here on here.id = e.version_id where here.plan_id = v.plan_id;
    if new.number <> next_number then
        raise exception 'the next exclusion of this plan is number %', next_number
            using errcode = 'integrity_constraint_violation';
    end if;{DIRECTOR}""",
    ),
    Function(
        name="plans_exclusion_end_is_due",
        says="Words are public again once a director says so, and not before they were excluded.",
        body=f"""
begin
    if not exists (select 1 from plans_exclusion where id = new.exclusion_id and at <= new.at) then
        raise exception 'an exclusion ends after it began' using errcode = 'integrity_constraint_violation';
    end if;{DIRECTOR}""",
    ),
    Function(
        name="plans_public_document_is_due",
        says="A document without words is of an approved version, and names notes of its plan that stand, each once and"
        " in order. It has bytes of its own.",
        body="""
declare plan_here bigint;
declare known int[];
begin
    select plan_id into plan_here from plans_version where id = new.version_id and state = 'approved' for share;
    select array_agg(e.number) into known from plans_exclusion e join plans_version v on v.id = e.version_id
        where v.plan_id = plan_here and not exists (select 1 from plans_exclusionend where exclusion_id = e.id);
    if new.kind !~ '^[1-9][0-9]{0,4}(,[1-9][0-9]{0,4})*$' or known is null
        or not string_to_array(new.kind, ',')::int[] <@ known then
        raise exception 'no such words are excluded from this plan' using errcode = 'integrity_constraint_violation';
    end if;
    if string_to_array(new.kind, ',')::int[] is distinct from
        (select array_agg(distinct number order by number) from unnest(string_to_array(new.kind, ',')::int[]) number)
    then
        raise exception 'the notes are not named once and in order' using errcode = 'integrity_constraint_violation';
    end if;
    if exists (
        select 1 from files_storedfile mine join files_storedfile other on other.sha256 = mine.sha256
            where mine.id = new.file_id and (
                exists (select 1 from plans_document d where d.file_id = other.id)
                or exists (select 1 from plans_signedcopy c where c.file_id = other.id)
            )
    ) then
        raise exception 'a document with the words is no document without them'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
)
TRIGGERS = tuple(
    Trigger(name=name, table=table, fires="before insert", calls=f"{function}()")
    for name, table, function in (
        ("plans_exclusion_due", "plans_exclusion", "plans_exclusion_is_due"),
        ("plans_exclusionend_due", "plans_exclusionend", "plans_exclusion_end_is_due"),
        ("plans_publicdocument_due", "plans_publicdocument", "plans_public_document_is_due"),
    )
)
