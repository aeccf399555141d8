"""Who acted is told by the id of an account: it stays the account it is, for whoever reads the trail or a decision.

Whoever gets a role or loses it is written down by the database itself; and somebody can always set the office up and
decide in it.
"""

from osl_site.common.database.grants import ADD_AND_CHANGE, READ
from osl_site.common.database.readable_days import readable
from osl_site.common.triggers import Function, Trigger, never_emptied, refusal, written_at_once

TABLE, GRANTED = "accounts_user", "accounts_rolegrant"
STAYS = "an account is made inactive, never deleted"
HISTORY = "who had which role stays written"
BY_ROLES = "the grants of an account follow from its roles"
SUBSTITUTES, SUBSTITUTED = "accounts_substitution", "who stood in for whom stays written"
WHAT = ("id", "away_id", "substitute_id", "from_on", "until_on", "at", "by_id", "by_name", "by_position")
WHO_WHEN = [", ".join(f"{row}.{column}" for column in WHAT) for row in ("old", "new")]
MOMENTS = ("created_at", "roles_at", "closed_at")  # from when and till when somebody was who they were
LAST_STAYS = "the last administrator and the last director stay"

FUNCTIONS = (
    Function(
        name="accounts_acts_as",
        says="Whether a person has a role, or at that moment stands in for somebody who has it.",
        arguments="person bigint, wanted text, moment timestamptz",
        returns="boolean",
        properties="stable",
        body="""
declare day date := (moment at time zone 'Europe/Warsaw')::date;
begin
    return exists (select 1 from accounts_user where id = person and is_active and wanted = any (roles))
        or exists (
            select 1 from accounts_substitution held
                join accounts_user away on away.id = held.away_id and away.is_active and wanted = any (away.roles)
                join accounts_user stands on stands.id = held.substitute_id and stands.is_active
                where held.substitute_id = person and held.called_off_at is null
                    and day between held.from_on and held.until_on
        );
end
""",
    ),
    Function(
        name="accounts_keep_grants",
        says="After insert or update of an account: its open grants are its roles. Nobody else writes them.",
        as_owner=True,
        for_all=False,
        body="""
declare
    moment timestamptz := new.roles_at;
    giver accounts_user%rowtype;
begin
    if tg_op = 'INSERT' then
        moment := new.created_at;
    elsif new.roles_at is not distinct from old.roles_at then
        moment := clock_timestamp();
    end if;
    select * into giver from accounts_user where id = new.roles_by_id;
    update accounts_rolegrant
       set until_at = greatest(moment, from_at), ended_by_id = giver.id,
           ended_by_name = coalesce(giver.name, ''), ended_by_position = coalesce(giver.position, '')
     where user_id = new.id and until_at is null and not role = any (new.roles);
    insert into accounts_rolegrant (user_id, role, from_at, by_id, by_name, by_position, ended_by_name,
            ended_by_position)
        select distinct new.id, given, moment, giver.id, coalesce(giver.name, ''), coalesce(giver.position, ''), '', ''
          from unnest(new.roles) given
         where not exists (
            select 1 from accounts_rolegrant where user_id = new.id and role = given and until_at is null
         );
    return null;
end
""",
    ),
    Function(
        name="accounts_grants_alone",
        says="Before insert or update of a grant: the database writes it, as it follows from the roles of an account.",
        body=f"""
begin
    if osl_is_done_by('accounts_keep_grants', tg_relid) then
        return new;
    end if;
    raise exception '% on % refused: {BY_ROLES}', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end
""",
    ),
    Function(
        name="accounts_keep_the_last",
        says="At commit, after a role or an account was taken from somebody: another active person has that role.",
        body="""
declare kept text;
begin
    perform pg_advisory_xact_lock(hashtext('accounts_user'));  -- two who close each other: the later one sees it
    foreach kept in array array['administrator', 'director'] loop
        if kept = any (old.roles)
            and not exists (select 1 from accounts_user where is_active and kept = any (roles)) then
            raise exception '% on % refused: nobody else is %', tg_op, tg_table_name, kept
                using errcode = 'integrity_constraint_violation';
        end if;
    end loop;
    return null;
end
""",
    ),
)
TRIGGERS = (
    refusal(name="accounts_substitution_stays", table=SUBSTITUTES, fires="before delete", says=SUBSTITUTED),
    refusal(
        name="accounts_substitution_ends_once",
        table=SUBSTITUTES,
        fires="before update",
        when=f"old.called_off_at is not null or ({WHO_WHEN[0]}) is distinct from ({WHO_WHEN[1]})",
        says=SUBSTITUTED,
    ),
    never_emptied(SUBSTITUTES, SUBSTITUTED),
    refusal(
        name="accounts_substitution_not_back",
        table=SUBSTITUTES,
        fires="before insert",
        when="new.from_on < (new.at at time zone 'Europe/Warsaw')::date",
        says="nobody has stood in for somebody before it was said",
    ),
    written_at_once(SUBSTITUTES),
    written_at_once(SUBSTITUTES, "called_off_at", name="accounts_substitution_called_off_at_once"),
    readable(SUBSTITUTES, "from_on", "until_on", "at", "called_off_at"),
    refusal(name="accounts_user_stays", table=TABLE, fires="before delete", says=STAYS),
    refusal(
        name="accounts_user_keeps_its_id",
        table=TABLE,
        fires="before update of id",
        when="old.id is distinct from new.id",
        says="an account keeps its id",
    ),
    never_emptied(TABLE, STAYS),
    *(written_at_once(TABLE, column, name=f"{TABLE}_{column}_at_once") for column in MOMENTS),
    readable(TABLE, "last_login", "created_at", "roles_at", "invited_at", "closed_at"),
    Trigger(
        name="accounts_user_grants_are_its_roles",
        table=TABLE,
        says="the open grants of an account are its roles",
        fires="after insert or update of roles",
        calls="accounts_keep_grants()",
    ),
    Trigger(
        name="accounts_user_last_stays",
        table=TABLE,
        says=LAST_STAYS,
        fires="after update of roles, is_active",
        when="old.is_active and old.roles && array['administrator', 'director']::varchar[]"
        " and not (new.is_active and new.roles @> old.roles)",
        calls="accounts_keep_the_last()",
        at_commit=True,
    ),
    Trigger(
        name="accounts_rolegrant_by_roles",
        table=GRANTED,
        says=BY_ROLES,
        fires="before insert or update",
        calls="accounts_grants_alone()",
    ),
    refusal(name="accounts_rolegrant_stays", table=GRANTED, fires="before delete", says=HISTORY),
    refusal(
        name="accounts_rolegrant_ends_once",
        table=GRANTED,
        fires="before update",
        when="old.until_at is not null"
        " or (old.id, old.user_id, old.role, old.from_at, old.by_id, old.by_name, old.by_position)"
        " is distinct from (new.id, new.user_id, new.role, new.from_at, new.by_id, new.by_name, new.by_position)",
        says=HISTORY,
    ),
    never_emptied(GRANTED, HISTORY),
    readable(GRANTED, "from_at", "until_at"),
)
GRANTS = {TABLE: ADD_AND_CHANGE, GRANTED: READ, SUBSTITUTES: ADD_AND_CHANGE}
