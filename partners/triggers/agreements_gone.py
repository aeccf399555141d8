"""An agreement that is over goes for good with its amendments, signed files and notices: by one function of the owner,
on a ground that a director said, once the term of its category has passed, and in no other way. Its number stays taken.
What refuses to delete parts of it rests meanwhile, in that transaction alone."""

from osl_site.common.discarding.removal import Removal
from osl_site.common.triggers import Function

OF_IT = "agreement_id = asked"
AGREEMENT = Removal(
    table="partners_agreement",
    in_order={  # what names others before what it names
        "partners_agreementnotice": OF_IT,
        "partners_signedagreement": OF_IT,
        "partners_amendment": OF_IT,
        "partners_agreement_parties": OF_IT,
        "partners_agreement": "id = asked",
        "files_storedfile": "id = any (of_files)",
    },
    declared="""
    of_files bigint[];""",
    gathered="""    of_files := array(select file_id from partners_signedagreement where agreement_id = asked);
""",
)

FUNCTIONS = (
    Function(
        name="partners_agreement_discard",
        says="For a director who said the ground seven days ago or earlier: an agreement that is over, and whose"
        " category's term has passed, goes for good. Returns how many rows went.",
        arguments="discarding bigint",
        returns="bigint",
        as_owner=True,
        body=f"""
declare
    asked bigint := discarding_is_due(discarding, 'partners.agreement');
    row_of record;
    today date := (osl_now() at time zone 'Europe/Warsaw')::date;
    last_day date;
    years int;{AGREEMENT.variables}
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
    years := (regexp_match(trim(row_of.archive_category), '^BE?\\s?(\\d{{1,2}})$', 'i'))[1]::int;
    if row_of.id is null or last_day is null or last_day > today or years is null
        or today <= make_date(extract(year from last_day)::int + years, 12, 31)
    then
        raise exception 'only an agreement that is over, and kept as long as it has to be, goes'
            using errcode = 'integrity_constraint_violation';
    end if;
    if row_of.filed_place = '' and (select ground from discarding_discarding where id = discarding) = 'filed' then
        raise exception 'only what is in the files goes' using errcode = 'integrity_constraint_violation';
    end if;
{AGREEMENT.told}""",
    ),
    AGREEMENT.again(
        says="For a restore, as the owner: an agreement that went after the backup was made goes once more. Returns how"
        " many rows went.",
    ),
)
