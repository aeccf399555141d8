-- Written by `manage.py storeschema`: what every migration told an empty database, and the digest of its file.
-- Not to be edited. osl_site/roof/stored_schema/reading.py says when it is used.

-- migration common 0001_functions 521b6c1465a14fe1
-- Polish alphabetical order on every server alike.
create function pl_key(t text) returns text
    language sql immutable strict parallel safe
return replace(normalize(lower(t), NFD), 'ł', U&'l\0335') collate "C";
-- Words as one looks for them, without capitals, marks and hyphens: as `text.folding` folds.
create function osl_fold(t text) returns text
    language sql immutable strict parallel safe
return translate(lower(t), 'ąćęłńóśźżäöüáéíčěřšýžґ-‐‑–— ''’ʼ­', 'acelnoszzaouaeicersyzг      ');
-- With this a table refuses a change; the argument says why.
create function osl_refuse() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    raise exception '% on % refused: %', tg_op, tg_table_name, coalesce(tg_argv[0], 'rows of this table never change')
        using errcode = 'integrity_constraint_violation';
end
$$;
-- Arguments: the citing table, its column, the key if not id. Before delete or update on the cited table.
create function osl_refuse_cited() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    key_column text := coalesce(tg_argv[2], 'id');
    key text := to_jsonb(old) ->> key_column;
    cited boolean;
begin
    if current_setting('transaction_isolation') <> 'read committed' then  -- it would not see what cites it since
        raise exception '% on % refused: not in a transaction that reads what was there', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if tg_op = 'UPDATE' and (to_jsonb(new) ->> key_column) = key then
        return new;
    end if;
    execute format('select exists (select 1 from %I where %I = %L)', tg_argv[0], tg_argv[1], key) into cited;
    if cited then
        raise exception '% on % refused: % is cited by %', tg_op, tg_table_name, key, tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end
$$;
-- Arguments: the cited table, the citing column, its key if not id. Before insert or update of that one.
create function osl_hold_cited() returns trigger
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare held boolean;
begin
    execute format('select true from %I where %I = %L for key share',
        tg_argv[0], coalesce(tg_argv[2], 'id'), to_jsonb(new) ->> tg_argv[1]) into held;
    if held is null then
        raise exception '% on % refused: % is not in %', tg_op, tg_table_name, tg_argv[1], tg_argv[0]
            using errcode = 'foreign_key_violation';
    end if;
    return new;
end
$$;
revoke all on function osl_hold_cited from public;
-- In a transaction that keeps seeing what was there at its beginning, a law would judge by what is gone.
create function osl_read_what_is_there() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception '% on % refused: not in a transaction that reads what was there', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
-- The moment, for what must not lie ahead. Tests set their clock: their databases know no end of time.
create function osl_now() returns timestamptz
    language sql stable
return clock_timestamp();
-- Before this moment nothing happened that is written down now. Tests know no beginning of time either.
create function osl_then() returns timestamptz
    language sql stable
return clock_timestamp() - interval '5 minutes';
-- Whether whoever is connected, and acts, is of the role that owns the table and makes its laws.
create function osl_is_owner(changed oid) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
declare owner oid := (select relowner from pg_class where oid = changed);
begin
    return pg_has_role(session_user, owner, 'member') and pg_has_role(current_user, owner, 'member');
end
$$;
-- Argument: the column with a moment: a minute ahead at most, by which clocks differ, or five back.
create function osl_refuse_another_time() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare moment timestamptz;
declare moment_before timestamptz;
begin
    execute format('select ($1).%I', tg_argv[0]) into moment using new;
    if tg_op = 'UPDATE' then
        execute format('select ($1).%I', tg_argv[0]) into moment_before using old;
        if moment is not distinct from moment_before then
            return new;
        end if;
    end if;
    if moment > osl_now() + interval '1 minute' then
        raise exception '% on % refused: % lies ahead', tg_op, tg_table_name, tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    if moment < osl_then() and not osl_is_owner(tg_relid) then
        raise exception '% on % refused: % lies back', tg_op, tg_table_name, tg_argv[0]
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- Whether a row that we see, with this xmin, was written in this transaction, or a savepoint of it.
create function osl_is_being_written(written xid) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
declare latest bigint := pg_current_xact_id()::text::bigint;
declare behind bigint := (latest - written::text::bigint) & 4294967295;
begin
    if behind >= 2147483648 then
        behind := behind - 4294967296;  -- savepoints have later numbers than their transaction
    end if;
    return coalesce(pg_xact_status((latest - behind)::text::xid8) = 'in progress', false);
end
$$;
-- Arguments: the table of what the row is part of, and the column that names it. Before insert.
create function osl_refuse_afterthought() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare written xid;
begin
    execute format('select xmin from %I where id = ($1).%I', tg_argv[0], tg_argv[1]) into written using new;
    if written is null or not osl_is_being_written(written) then
        raise exception '% on % refused: what it is part of was written before', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- Whether the owner's function of this name, and nobody else, is changing the table just now.
create function osl_is_done_by(function text, changed oid) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
declare calls text;
begin
    get diagnostics calls = pg_context;
    return position(function || '(' in calls) > 0
        and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = changed);
end
$$;
SELECT
                c.relname,
                CASE
                    WHEN c.relispartition THEN 'p'
                    WHEN c.relkind IN ('m', 'v') THEN 'v'
                    ELSE 't'
                END,
                obj_description(c.oid, 'pg_class')
            FROM pg_catalog.pg_class c
            LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('f', 'm', 'p', 'r', 'v')
                AND n.nspname NOT IN ('pg_catalog', 'pg_toast')
                AND pg_catalog.pg_table_is_visible(c.oid);

-- migration accounts 0001_initial 0c8e49db4f22104b
CREATE TABLE "accounts_user" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "password" varchar(128) NOT NULL, "last_login" timestamp with time zone NULL, "email" varchar(254) NOT NULL UNIQUE, "name" varchar(120) NOT NULL, "position" varchar(120) NOT NULL, "roles" varchar(20)[] NOT NULL, "roles_at" timestamp with time zone NULL, "roles_by_id" bigint NULL, "invited_at" timestamp with time zone NULL, "invited_by_id" bigint NULL, "new_email" varchar(254) DEFAULT '' NOT NULL, "is_active" boolean NOT NULL, "closed_at" timestamp with time zone NULL, "closed_why" varchar(300) DEFAULT '' NOT NULL, "is_example" boolean NOT NULL, "created_at" timestamp with time zone NOT NULL, "revision" integer DEFAULT 1 NOT NULL CHECK ("revision" >= 0));
CREATE TABLE "accounts_rolegrant" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "user_id" bigint NOT NULL, "role" varchar(20) NOT NULL, "from_at" timestamp with time zone NOT NULL, "by_id" bigint NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "until_at" timestamp with time zone NULL, "ended_by_id" bigint NULL, "ended_by_name" varchar(120) NOT NULL, "ended_by_position" varchar(120) NOT NULL, CONSTRAINT "grant_has_known_role" CHECK ("role" IN ('organiser', 'director', 'coworker', 'administrator', 'service_organiser', 'ipus_coordinator', 'social_worker')), CONSTRAINT "grant_ends_after_it_begins" CHECK (("until_at" IS NULL OR "until_at" >= ("from_at"))), CONSTRAINT "grant_keeps_the_name" CHECK ((("by_id" IS NULL AND "by_name" = '') OR ("by_id" IS NOT NULL AND NOT ("by_name" = '')))), CONSTRAINT "grant_end_keeps_the_name" CHECK ((("ended_by_id" IS NULL AND "ended_by_name" = '') OR ("ended_by_id" IS NOT NULL AND NOT ("ended_by_name" = '')))));
CREATE TABLE "accounts_substitution" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "away_id" bigint NOT NULL, "substitute_id" bigint NOT NULL, "from_on" date NOT NULL, "until_on" date NOT NULL, "at" timestamp with time zone NOT NULL, "called_off_at" timestamp with time zone NULL, "called_off_by_id" bigint NULL, "called_off_by_name" varchar(120) NOT NULL, "called_off_by_position" varchar(120) NOT NULL, CONSTRAINT "substitution_by_another" CHECK (NOT ("away_id" = ("substitute_id"))), CONSTRAINT "substitution_ends_after_it_begins" CHECK (("until_on" >= ("from_on") AND "until_on" <= '2100-12-31'::date)), CONSTRAINT "substitution_one_at_a_time" EXCLUDE USING GIST ((int8range("away_id", "away_id", '[]')) WITH &&, (daterange(LEAST("from_on", "until_on"), GREATEST("from_on", "until_on"), '[]')) WITH &&) WHERE ("called_off_at" IS NULL), CONSTRAINT "substitution_end_keeps_the_name" CHECK ((("called_off_by_id" IS NULL AND "called_off_by_name" = '') OR ("called_off_by_id" IS NOT NULL AND NOT ("called_off_by_name" = '')))));
ALTER TABLE "accounts_user" ADD CONSTRAINT "accounts_user_roles_by_id_617ef142_fk_accounts_user_id" FOREIGN KEY ("roles_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "accounts_user" ADD CONSTRAINT "accounts_user_invited_by_id_b111c2cd_fk_accounts_user_id" FOREIGN KEY ("invited_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "accounts_user" ADD CONSTRAINT "user_email_is_lowercase" CHECK ("email" = (LOWER("email")));
ALTER TABLE "accounts_user" ADD CONSTRAINT "user_has_known_roles" CHECK (("roles" <@ (ARRAY['organiser', 'director', 'coworker', 'administrator', 'service_organiser', 'ipus_coordinator', 'social_worker'])::varchar(20)[] AND NOT ("roles" = '{}'::varchar(20)[])));
ALTER TABLE "accounts_user" ADD CONSTRAINT "user_open_is_not_closed" CHECK ((NOT "is_active" OR ("closed_at" IS NULL AND "closed_why" = '')));
CREATE INDEX "accounts_user_email_b2644a56_like" ON "accounts_user" ("email" varchar_pattern_ops);
CREATE INDEX "accounts_user_roles_by_id_617ef142" ON "accounts_user" ("roles_by_id");
CREATE INDEX "accounts_user_invited_by_id_b111c2cd" ON "accounts_user" ("invited_by_id");
ALTER TABLE "accounts_rolegrant" ADD CONSTRAINT "accounts_rolegrant_user_id_0601f056_fk_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "accounts_rolegrant" ADD CONSTRAINT "accounts_rolegrant_by_id_38c4d008_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "accounts_rolegrant" ADD CONSTRAINT "accounts_rolegrant_ended_by_id_a39ecb02_fk_accounts_user_id" FOREIGN KEY ("ended_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "grant_once_at_a_time" ON "accounts_rolegrant" ("user_id", "role") WHERE "until_at" IS NULL;
CREATE INDEX "accounts_rolegrant_user_id_0601f056" ON "accounts_rolegrant" ("user_id");
CREATE INDEX "accounts_rolegrant_by_id_38c4d008" ON "accounts_rolegrant" ("by_id");
CREATE INDEX "accounts_rolegrant_ended_by_id_a39ecb02" ON "accounts_rolegrant" ("ended_by_id");
ALTER TABLE "accounts_substitution" ADD CONSTRAINT "accounts_substitution_by_id_b92398e8_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "accounts_substitution" ADD CONSTRAINT "accounts_substitution_away_id_88b91b92_fk_accounts_user_id" FOREIGN KEY ("away_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "accounts_substitution" ADD CONSTRAINT "accounts_substitutio_substitute_id_d0faef85_fk_accounts_" FOREIGN KEY ("substitute_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "accounts_substitution" ADD CONSTRAINT "accounts_substitutio_called_off_by_id_b519e75b_fk_accounts_" FOREIGN KEY ("called_off_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "accounts_substitution_by_id_b92398e8" ON "accounts_substitution" ("by_id");
CREATE INDEX "accounts_substitution_away_id_88b91b92" ON "accounts_substitution" ("away_id");
CREATE INDEX "accounts_substitution_substitute_id_d0faef85" ON "accounts_substitution" ("substitute_id");
CREATE INDEX "accounts_substitution_called_off_by_id_b519e75b" ON "accounts_substitution" ("called_off_by_id");

-- migration accounts 0002_laws 439595ac0f067c8e
-- Whether a person has a role, or at that moment stands in for somebody who has it.
create function accounts_acts_as(person bigint, wanted text, moment timestamptz) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
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
$$;
-- After insert or update of an account: its open grants are its roles. Nobody else writes them.
create function accounts_keep_grants() returns trigger
    language plpgsql set search_path = public, pg_temp security definer
as $$
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
$$;
revoke all on function accounts_keep_grants from public;
-- Before insert or update of a grant: the database writes it, as it follows from the roles of an account.
create function accounts_grants_alone() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if osl_is_done_by('accounts_keep_grants', tg_relid) then
        return new;
    end if;
    raise exception '% on % refused: the grants of an account follow from its roles', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end
$$;
-- At commit, after a role or an account was taken from somebody: another active person has that role.
create function accounts_keep_the_last() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
$$;
create trigger accounts_substitution_stays before delete on accounts_substitution
    for each row
    execute function osl_refuse('who stood in for whom stays written');
create trigger accounts_substitution_ends_once before update on accounts_substitution
    for each row
    when (old.called_off_at is not null or (old.id, old.away_id, old.substitute_id, old.from_on, old.until_on, old.at, old.by_id, old.by_name, old.by_position) is distinct from (new.id, new.away_id, new.substitute_id, new.from_on, new.until_on, new.at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('who stood in for whom stays written');
create trigger accounts_substitution_no_truncate before truncate on accounts_substitution
    for each statement
    execute function osl_refuse('who stood in for whom stays written');
create trigger accounts_substitution_not_back before insert on accounts_substitution
    for each row
    when (new.from_on < (new.at at time zone 'Europe/Warsaw')::date)
    execute function osl_refuse('nobody has stood in for somebody before it was said');
create trigger accounts_substitution_written_at_once before insert or update of at on accounts_substitution
    for each row
    execute function osl_refuse_another_time('at');
create trigger accounts_substitution_called_off_at_once before insert or update of called_off_at on accounts_substitution
    for each row
    execute function osl_refuse_another_time('called_off_at');
create trigger accounts_substitution_days_are_read before insert or update of from_on, until_on, at, called_off_at on accounts_substitution
    for each row
    when (new.from_on not between '0001-01-03' and '9999-12-29' or new.until_on not between '0001-01-03' and '9999-12-29' or new.at not between '0001-01-03' and '9999-12-29' or new.called_off_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger accounts_user_stays before delete on accounts_user
    for each row
    execute function osl_refuse('an account is made inactive, never deleted');
create trigger accounts_user_keeps_its_id before update of id on accounts_user
    for each row
    when (old.id is distinct from new.id)
    execute function osl_refuse('an account keeps its id');
create trigger accounts_user_no_truncate before truncate on accounts_user
    for each statement
    execute function osl_refuse('an account is made inactive, never deleted');
create trigger accounts_user_created_at_at_once before insert or update of created_at on accounts_user
    for each row
    execute function osl_refuse_another_time('created_at');
create trigger accounts_user_roles_at_at_once before insert or update of roles_at on accounts_user
    for each row
    execute function osl_refuse_another_time('roles_at');
create trigger accounts_user_closed_at_at_once before insert or update of closed_at on accounts_user
    for each row
    execute function osl_refuse_another_time('closed_at');
create trigger accounts_user_days_are_read before insert or update of last_login, created_at, roles_at, invited_at, closed_at on accounts_user
    for each row
    when (new.last_login not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.roles_at not between '0001-01-03' and '9999-12-29' or new.invited_at not between '0001-01-03' and '9999-12-29' or new.closed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger accounts_user_grants_are_its_roles after insert or update of roles on accounts_user
    for each row
    execute function accounts_keep_grants();
drop trigger if exists accounts_user_last_stays on accounts_user;
create constraint trigger accounts_user_last_stays after update of roles, is_active on accounts_user deferrable initially deferred
    for each row
    when (old.is_active and old.roles && array['administrator', 'director']::varchar[] and not (new.is_active and new.roles @> old.roles))
    execute function accounts_keep_the_last();
create trigger accounts_rolegrant_by_roles before insert or update on accounts_rolegrant
    for each row
    execute function accounts_grants_alone();
create trigger accounts_rolegrant_stays before delete on accounts_rolegrant
    for each row
    execute function osl_refuse('who had which role stays written');
create trigger accounts_rolegrant_ends_once before update on accounts_rolegrant
    for each row
    when (old.until_at is not null or (old.id, old.user_id, old.role, old.from_at, old.by_id, old.by_name, old.by_position) is distinct from (new.id, new.user_id, new.role, new.from_at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('who had which role stays written');
create trigger accounts_rolegrant_no_truncate before truncate on accounts_rolegrant
    for each statement
    execute function osl_refuse('who had which role stays written');
create trigger accounts_rolegrant_days_are_read before insert or update of from_at, until_at on accounts_rolegrant
    for each row
    when (new.from_at not between '0001-01-03' and '9999-12-29' or new.until_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration withdrawal 0001_initial f1cb1b4db72cecfd
CREATE TABLE "withdrawal_withdrawal" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "subject_type" varchar(60) NOT NULL, "subject_id" bigint NOT NULL, "reason" varchar(300) NOT NULL, "at" timestamp with time zone NOT NULL, "ended_at" timestamp with time zone NULL, "ended_by_id" bigint NULL, "ended_by_name" varchar(120) NOT NULL, "ended_by_position" varchar(120) NOT NULL, CONSTRAINT "withdrawal_has_reason" CHECK (NOT ("reason" = '')), CONSTRAINT "withdrawal_end_is_whole" CHECK ((("ended_at" IS NULL AND "ended_by_id" IS NULL) OR ("ended_at" IS NOT NULL AND "ended_by_id" IS NOT NULL))), CONSTRAINT "withdrawal_keeps_the_name" CHECK ((("by_id" IS NULL AND "by_name" = '') OR ("by_id" IS NOT NULL AND NOT ("by_name" = '')))), CONSTRAINT "withdrawal_end_keeps_the_name" CHECK ((("ended_by_id" IS NULL AND "ended_by_name" = '') OR ("ended_by_id" IS NOT NULL AND NOT ("ended_by_name" = '')))));
ALTER TABLE "withdrawal_withdrawal" ADD CONSTRAINT "withdrawal_withdrawal_by_id_16104c69_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "withdrawal_withdrawal" ADD CONSTRAINT "withdrawal_withdrawal_ended_by_id_3cd25e7a_fk_accounts_user_id" FOREIGN KEY ("ended_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "withdrawal_once_at_a_time" ON "withdrawal_withdrawal" ("subject_type", "subject_id") WHERE "ended_at" IS NULL;
CREATE INDEX "withdrawal_withdrawal_by_id_16104c69" ON "withdrawal_withdrawal" ("by_id");
CREATE INDEX "withdrawal_withdrawal_ended_by_id_3cd25e7a" ON "withdrawal_withdrawal" ("ended_by_id");

-- migration withdrawal 0002_swept c1e3dc147df73564
alter table withdrawal_withdrawal set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);

-- migration withdrawal 0003_laws 76f6a67b5865b523
-- Whether a row is withdrawn now.
create function withdrawal_holds_of(kind text, row_id bigint) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    return exists (
        select 1 from withdrawal_withdrawal where subject_type = kind and subject_id = row_id and ended_at is null
    );
end
$$;
-- Argument: the kind of row. Before update: what is withdrawn stays as it is until it is brought back; a passage of it may be covered.
create function withdrawal_refuse_change() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if withdrawal_holds_of(tg_argv[0], old.id) and not osl_is_done_by('redaction_cover', tg_relid) then
        raise exception '% on % refused: % is withdrawn', tg_op, tg_table_name, old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- Arguments: named table, its kind, naming column; perhaps a query of the new row ($1): is it kept?
create function withdrawal_refuse_choice() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    named bigint := (to_jsonb(new) ->> tg_argv[2])::bigint;
    held bigint;
    is_kept boolean := false;
begin
    if named is null or (tg_op = 'UPDATE' and (to_jsonb(old) ->> tg_argv[2])::bigint = named) then
        return new;
    end if;
    execute format('select id from %I where id = $1 for key share', tg_argv[0]) into held using named;
    if held is null then
        raise exception '% on % refused: % is not there', tg_op, tg_table_name, named
            using errcode = 'foreign_key_violation';
    end if;
    if withdrawal_holds_of(tg_argv[1], named) then
        if tg_nargs > 3 then
            execute tg_argv[3] into is_kept using to_jsonb(new);
        end if;
        if is_kept is not true then
            raise exception '% on % refused: % is withdrawn', tg_op, tg_table_name, named
                using errcode = 'integrity_constraint_violation';
        end if;
    end if;
    return new;
end
$$;
-- Arguments: named table, its kind, naming column. As withdrawal_refuse_choice, of what is named by slug.
create function withdrawal_refuse_choice_by_slug() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    named text := to_jsonb(new) ->> tg_argv[2];
    held bigint;
begin
    if named is null or (tg_op = 'UPDATE' and to_jsonb(old) ->> tg_argv[2] = named) then
        return new;
    end if;
    execute format('select id from %I where slug = $1 for key share', tg_argv[0]) into held using named;
    if held is null then
        raise exception '% on % refused: % is not there', tg_op, tg_table_name, named
            using errcode = 'foreign_key_violation';
    end if;
    if withdrawal_holds_of(tg_argv[1], held) then
        raise exception '% on % refused: % is withdrawn', tg_op, tg_table_name, named
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- What was said of a withdrawal stays said, it ends once, and it goes with its row alone.
create function withdrawal_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare is_there boolean := false;
begin
    if tg_op = 'DELETE' then
        if to_regclass('public.' || quote_ident(replace(old.subject_type, '.', '_'))) is not null then
            execute format('select exists (select 1 from public.%I where id = $1)', replace(old.subject_type, '.', '_'))
                into is_there using old.subject_id;
        end if;
        if is_there or current_setting('transaction_isolation') <> 'read committed' then
            raise exception '% on % refused: % % is still there', tg_op, tg_table_name, old.subject_type, old.subject_id
                using errcode = 'integrity_constraint_violation';
        end if;
        return old;
    end if;
    if osl_is_done_by('redaction_cover', tg_relid) and to_jsonb(new) - 'reason' = to_jsonb(old) - 'reason' then
        return new;
    end if;
    if old.ended_at is not null or new.ended_at is null
        or (new.id, new.subject_type, new.subject_id, new.reason, new.at, new.by_id, new.by_name, new.by_position)
            is distinct from
            (old.id, old.subject_type, old.subject_id, old.reason, old.at, old.by_id, old.by_name, old.by_position)
    then
        raise exception '% on % refused: what was said of a withdrawal stays', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger withdrawal_stays before update or delete on withdrawal_withdrawal
    for each row
    execute function withdrawal_stays();
create trigger withdrawal_withdrawal_no_truncate before truncate on withdrawal_withdrawal
    for each statement
    execute function osl_refuse('withdrawals stay as long as their rows');
create trigger withdrawal_withdrawal_written_at_once before insert or update of at on withdrawal_withdrawal
    for each row
    execute function osl_refuse_another_time('at');
create trigger withdrawal_ended_at_once before insert or update of ended_at on withdrawal_withdrawal
    for each row
    execute function osl_refuse_another_time('ended_at');

-- migration search 0001_initial aef722260ded42e0
CREATE TABLE "search_indexed" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(63) NOT NULL, "row" bigint NOT NULL, "words" tsvector NOT NULL, CONSTRAINT "indexed_once" UNIQUE ("kind", "row"));
CREATE TABLE "search_searchindex" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "dict_id" varchar(100) NOT NULL, "fold_version" smallint NOT NULL CHECK ("fold_version" >= 0), "at" timestamp with time zone NOT NULL, "rows" integer NOT NULL CHECK ("rows" >= 0), CONSTRAINT "search_index_is_one_row" CHECK ("id" = 1));
CREATE TABLE "search_lexeme" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(63) NOT NULL, "word" text NOT NULL, "rows" integer NOT NULL CHECK ("rows" >= 0), CONSTRAINT "lexeme_once" UNIQUE ("kind", "word"));
CREATE INDEX "indexed_words" ON "search_indexed" USING gin ("words") WITH (fastupdate = off);

-- migration search 0002_laws b6e5b40242abd0ed
-- After delete: what a row that is gone said, nobody finds any more.
create function search_forget() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    delete from search_indexed where kind = tg_table_name and row = old.id;
    return null;
end
$$;
create trigger search_searchindex_days_are_read before insert or update of at on search_searchindex
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration redaction 0001_initial 9d29e62b660eef8b
CREATE TABLE "redaction_redaction" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "subject_type" varchar(60) NOT NULL, "subject_id" bigint NOT NULL CHECK ("subject_id" >= 0), "whole_type" varchar(60) NOT NULL, "whole_id" bigint NOT NULL CHECK ("whole_id" >= 0), "column" varchar(63) NOT NULL, "begins" integer NOT NULL CHECK ("begins" >= 0), "ends" integer NOT NULL CHECK ("ends" >= 0), "why" varchar(8) NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "redaction_has_known_reason" CHECK ("why" IN ('other', 'author', 'care', 'needless')), CONSTRAINT "redaction_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "redaction_covers_a_passage" CHECK ("ends" >= ("begins" + 3)));
ALTER TABLE "redaction_redaction" ADD CONSTRAINT "redaction_redaction_by_id_51ef9bd5_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "redaction_redaction_by_id_51ef9bd5" ON "redaction_redaction" ("by_id");
CREATE INDEX "redaction_of_a_row" ON "redaction_redaction" ("whole_type", "whole_id");

-- migration forms 0001_initial d18659d321f6dcc7
CREATE TABLE "forms_formkey" ("key" uuid NOT NULL PRIMARY KEY, "by_id" bigint NULL, "digest" varchar(64) NOT NULL, "subject_type" varchar(60) NOT NULL, "subject_id" bigint NULL, "count" integer NULL CHECK ("count" >= 0), "at" timestamp with time zone NOT NULL, CONSTRAINT "form_key_subject_is_whole" CHECK ((("subject_id" IS NULL AND "subject_type" = '') OR (NOT ("subject_type" = '') AND "subject_id" IS NOT NULL))));
CREATE TABLE "forms_draft" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "path" varchar(500) NOT NULL, "query" text NOT NULL, "key" uuid NOT NULL, "fields" jsonb NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "one_draft_a_page" UNIQUE ("by_id", "path", "key"), CONSTRAINT "draft_is_of_an_address" CHECK ("path"::text LIKE '/%'));
ALTER TABLE "forms_formkey" ADD CONSTRAINT "forms_formkey_by_id_1e4eebb0_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "forms_formkey_by_id_1e4eebb0" ON "forms_formkey" ("by_id");
CREATE INDEX "forms_formkey_at_eb825687" ON "forms_formkey" ("at");
ALTER TABLE "forms_draft" ADD CONSTRAINT "forms_draft_by_id_2b5a416e_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "forms_draft_by_id_2b5a416e" ON "forms_draft" ("by_id");
CREATE INDEX "forms_draft_at_fed76953" ON "forms_draft" ("at");

-- migration files 0001_initial b8dffd2f48b514fa
CREATE TABLE "files_storedfile" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(200) NOT NULL, "content_type" varchar(100) NOT NULL, "content" bytea NOT NULL, "size" integer NOT NULL CHECK ("size" >= 0), "sha256" varchar(64) NOT NULL, "created_at" timestamp with time zone NOT NULL, "created_by_id" bigint NULL, CONSTRAINT "file_at_most_10_mb" CHECK (("size" > 0 AND "size" <= 10485760)), CONSTRAINT "file_has_sha256" CHECK ("sha256"::text ~ '^[0-9a-f]{64}$'), CONSTRAINT "file_is_what_its_sha256_says" CHECK (("sha256" = (ENCODE(SHA256("content"), 'hex')) AND "size" = (LENGTH("content")))));
CREATE TABLE "files_hashcheck" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "at" timestamp with time zone NOT NULL, "seen" integer NOT NULL CHECK ("seen" >= 0), "wrong" varchar(100)[] NOT NULL);
ALTER TABLE "files_storedfile" ADD CONSTRAINT "files_storedfile_created_by_id_de01f830_fk_accounts_user_id" FOREIGN KEY ("created_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "files_storedfile_created_by_id_de01f830" ON "files_storedfile" ("created_by_id");

-- migration audit 0001_initial 355a19778fdf2681
CREATE TABLE "audit_entry" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "act" varchar(60) NOT NULL, "subject_type" varchar(60) NOT NULL, "subject_id" bigint NOT NULL, "actor" varchar(10) NOT NULL, "by_id" bigint NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "at" timestamp with time zone NOT NULL, "fields" varchar(60)[] NOT NULL, "part_of_id" bigint NULL, CONSTRAINT "entry_person_is_named" CHECK ((("actor" = 'person' AND "by_id" IS NOT NULL) OR (NOT ("actor" = 'person') AND "by_id" IS NULL))), CONSTRAINT "entry_has_known_actor" CHECK ("actor" IN ('person', 'resident', 'worker')), CONSTRAINT "entry_keeps_the_name" CHECK ((("by_id" IS NULL AND "by_name" = '') OR ("by_id" IS NOT NULL AND NOT ("by_name" = '')))));
CREATE TABLE "audit_change" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "entry_id" bigint NOT NULL, "field" varchar(60) NOT NULL, "before" text NOT NULL, "after" text NOT NULL, CONSTRAINT "change_field_once_in_entry" UNIQUE ("entry_id", "field"), CONSTRAINT "change_changes_something" CHECK ((NOT ("before" = ("after")) OR "before"::text LIKE '%▇▇▇%')));
CREATE TABLE "audit_access" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(12) NOT NULL, "by_id" bigint NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "what" varchar(200) NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "access_has_known_kind" CHECK ("kind" IN ('signed_in', 'signed_out', 'refused', 'read', 'exported')), CONSTRAINT "access_keeps_the_name" CHECK ((("by_id" IS NULL AND "by_name" = '') OR ("by_id" IS NOT NULL AND NOT ("by_name" = '')))));
CREATE TABLE "audit_erasure" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "table" varchar(63) NOT NULL, "row" varchar(64) NOT NULL, "column" varchar(63) NOT NULL, "leaves" varchar(20) NOT NULL, "begins" integer NULL CHECK ("begins" >= 0), "ends" integer NULL CHECK ("ends" >= 0), "length" integer NULL CHECK ("length" >= 0), "at" timestamp with time zone NOT NULL, CONSTRAINT "erasure_names_a_column" CHECK (("column"::text ~ '^[a-z_0-9]*$' AND "table"::text ~ '^[a-z_0-9]+$')), CONSTRAINT "erasure_is_wordless" CHECK ("leaves"::text ~ '^(@at|[a-z_]*)$'), CONSTRAINT "erasure_range_is_whole" CHECK ((("begins" IS NULL AND "ends" IS NULL) OR ("begins" IS NOT NULL AND "ends" > ("begins") AND "leaves" = '' AND NOT ("column" = '')))));
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_by_id_1c9b7f27_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "audit_entry" ADD CONSTRAINT "audit_entry_part_of_id_fc850278_fk_audit_entry_id" FOREIGN KEY ("part_of_id") REFERENCES "audit_entry" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "audit_entry_by_id_1c9b7f27" ON "audit_entry" ("by_id");
CREATE INDEX "audit_entry_at_bf642dd8" ON "audit_entry" ("at");
CREATE INDEX "audit_entry_part_of_id_fc850278" ON "audit_entry" ("part_of_id");
CREATE INDEX "entry_subject" ON "audit_entry" ("subject_type", "subject_id", "id" DESC);
ALTER TABLE "audit_change" ADD CONSTRAINT "audit_change_entry_id_9f882182_fk_audit_entry_id" FOREIGN KEY ("entry_id") REFERENCES "audit_entry" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "audit_change_entry_id_9f882182" ON "audit_change" ("entry_id");
ALTER TABLE "audit_access" ADD CONSTRAINT "audit_access_by_id_fb80554b_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "audit_access_by_id_fb80554b" ON "audit_access" ("by_id");
CREATE INDEX "audit_access_at_ba2c0643" ON "audit_access" ("at");
CREATE INDEX "audit_erasure_at_190a9723" ON "audit_erasure" ("at");

-- migration attachments 0001_initial 630eb3088a58a81d
CREATE TABLE "attachments_attachment" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "file_id" bigint NOT NULL UNIQUE, "subject_type" varchar(60) NOT NULL, "subject_id" bigint NOT NULL, "position" smallint NOT NULL CHECK ("position" >= 0), CONSTRAINT "attachment_at_most_5" CHECK (("position" >= 1 AND "position" <= 5)), CONSTRAINT "attachment_has_its_place" UNIQUE ("subject_type", "subject_id", "position"));
CREATE TABLE "attachments_heldphoto" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "token_digest" varchar(64) NOT NULL, "content" bytea NOT NULL, "at" timestamp with time zone NOT NULL);
ALTER TABLE "attachments_attachment" ADD CONSTRAINT "attachments_attachment_file_id_d7ffd3e4_fk_files_storedfile_id" FOREIGN KEY ("file_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "attachments_heldphoto_token_digest_1dfcf7a7" ON "attachments_heldphoto" ("token_digest");
CREATE INDEX "attachments_heldphoto_token_digest_1dfcf7a7_like" ON "attachments_heldphoto" ("token_digest" varchar_pattern_ops);
CREATE INDEX "attachments_heldphoto_at_ba4e56ec" ON "attachments_heldphoto" ("at");

-- migration redaction 0002_swept a0ad0d260f89646c
alter table attachments_attachment set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table audit_change set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table files_storedfile set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table forms_draft set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table search_indexed set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table search_lexeme set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);

-- migration redaction 0003_laws 2f943b082c44ce66
-- Arguments: what stays, then the columns in which redaction_cover may cover passages, and no more.
create function redaction_covers_alone() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and osl_is_done_by('redaction_cover', tg_relid)
        and to_jsonb(new) - tg_argv[1:] - 'revision' = to_jsonb(old) - tg_argv[1:] - 'revision'
    then
        return new;
    end if;
    raise exception '% on % refused: %', tg_op, tg_table_name, tg_argv[0]
        using errcode = 'integrity_constraint_violation';
end
$$;
-- A wordless line of one passage, so that no backup brings it back; and how long the text was.
create function redaction_note(named text, pk text, col text, said text, first int, past int, moment timestamptz) returns void
    language plpgsql set search_path = public, pg_temp
as $$
begin
    insert into audit_erasure ("table", "row", "column", leaves, begins, ends, length, at)
        values (named, pk, col, '', first, past, length(said), moment);
end
$$;
revoke all on function redaction_note from public;
-- As which a passage is found: letter by letter, whatever spaces and lines lie between its words.
create function redaction_pattern(passage text) returns text
    language plpgsql immutable set search_path = public, pg_temp
as $$
begin
    passage := regexp_replace(passage, '([][\\^$.|?*+(){}-])', '\\\1', 'g');
    return regexp_replace(passage, '[[:space:]]+', '[[:space:]]+', 'g');
end
$$;
revoke all on function redaction_pattern from public;
-- A text of the history with every place of the passage covered, each with its line.
create function redaction_cover_all(said text, pattern text, pk text, col text, moment timestamptz) returns text
    language plpgsql set search_path = public, pg_temp
as $$
declare
    first int;
    past int;
begin
    loop
        first := regexp_instr(said, pattern);
        exit when first = 0;
        past := regexp_instr(said, pattern, 1, 1, 1);
        perform redaction_note('audit_change', pk, col, said, first - 1, past - 1, moment);
        said := overlay(said placing '▇▇▇' from first for past - first);
    end loop;
    return said;
end
$$;
revoke all on function redaction_cover_all from public;
-- What stands in one field of a draft, one answer or several.
create function redaction_typed(typed jsonb) returns setof text
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    return query select jsonb_array_elements_text(
        case jsonb_typeof(typed) when 'array' then typed else jsonb_build_array(typed) end
    );
end
$$;
revoke all on function redaction_typed from public;
-- Covers what a pattern finds in drafts of forms of these rows, and notes that these drafts are to go.
create function redaction_cover_drafts(pattern text, numbers bigint[], moment timestamptz) returns void
    language plpgsql set search_path = public, pg_temp
as $$
declare one record;
begin
    for one in
        select id, fields from forms_draft
            where path ~ ('/(' || array_to_string(numbers, '|') || ')/') and exists (
                select from jsonb_each(fields) field, redaction_typed(field.value) typed where typed ~ pattern
            ) for no key update
    loop
        update forms_draft set fields = (
            select jsonb_object_agg(field.key, (
                select coalesce(jsonb_agg(regexp_replace(typed, pattern, '▇▇▇', 'g')), '[]')
                    from redaction_typed(field.value) typed
            )) from jsonb_each(one.fields) field
        ) where id = one.id;
        insert into audit_erasure ("table", "row", "column", leaves, at)
            values ('forms_draft', one.id::text, '', '', moment);
    end loop;
end
$$;
revoke all on function redaction_cover_drafts from public;
-- Covers what a pattern finds in what changes of one column said.
create function redaction_cover_history(pattern text, kind text, pk bigint, col text, moment timestamptz) returns void
    language plpgsql set search_path = public, pg_temp
as $$
declare one record;
begin
    for one in
        select c.id, c.before, c.after from audit_change c join audit_entry e on e.id = c.entry_id
            where e.subject_type = kind and e.subject_id = pk and c.field = col
                and (c.before ~ pattern or c.after ~ pattern)
            order by c.id
    loop
        update audit_change set
            before = redaction_cover_all(one.before, pattern, one.id::text, 'before', moment),
            after = redaction_cover_all(one.after, pattern, one.id::text, 'after', moment)
            where id = one.id;
    end loop;
end
$$;
revoke all on function redaction_cover_history from public;
-- By none of its words a row is found, until whoever acts writes down those that are left.
create function redaction_forget_words(named text, pk bigint) returns void
    language plpgsql set search_path = public, pg_temp
as $$
begin
    delete from search_lexeme l using search_indexed i
        where i.kind = named and i.row = pk and l.kind = named and l.word = any (tsvector_to_array(i.words))
            and not exists (
                select from search_indexed other where other.kind = named and other.row <> i.row
                    and other.words @@ quote_literal(l.word)::tsquery
            );
    delete from search_indexed where kind = named and row = pk;
end
$$;
revoke all on function redaction_forget_words from public;
-- Whether passages are covered in that column of that row; of a change, in the column that it tells of.
create function redaction_may_cover(named text, pk bigint, col text) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if named || '.' || col not in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'activities_result.learnt', 'activities_result.deviations') then
        return false;
    end if;
    return named <> 'audit_change' or exists (
        select from audit_change c join audit_entry e on e.id = c.entry_id
            where c.id = pk and replace(e.subject_type, '.', '_') || '.' || c.field in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'activities_result.learnt', 'activities_result.deviations')
    );
end
$$;
revoke all on function redaction_may_cover from public;
-- After insert: covers the passage in the row, in what its changes said, and in drafts of its forms; its words are no longer found, until whoever acts writes down those that are left.
create function redaction_cover() returns trigger
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare
    named text := replace(new.subject_type, '.', '_');
    said text;
    passage text;
    pattern text;
    counts text := '';
begin
    if not redaction_may_cover(named, new.subject_id, new."column") then
        raise exception '% on % refused: nobody covers that', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    execute format('select %I from %I where id = $1 for no key update', new."column", named)
        into said using new.subject_id;
    passage := substr(said, new.begins + 1, new.ends - new.begins);
    if passage is null or length(passage) <> new.ends - new.begins or position('▇' in passage) > 0 then
        raise exception '% on % refused: there is no such passage', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    pattern := redaction_pattern(passage);
    if exists (select from pg_attribute where attrelid = named::regclass and attname = 'revision') then
        counts := ', revision = revision + 1';  -- whoever has a form of it open is told that it is another now
    end if;
    execute format('update %I set %I = overlay(%I placing %L from %s for %s)%s where id = $1',
        named, new."column", new."column", '▇▇▇', new.begins + 1, new.ends - new.begins, counts) using new.subject_id;
    perform redaction_note(named, new.subject_id::text, new."column", said, new.begins, new.ends, new.at);
    perform redaction_cover_history(pattern, new.subject_type, new.subject_id, new."column", new.at);
    perform redaction_cover_drafts(pattern, array[new.subject_id, new.whole_id], new.at);
    perform redaction_forget_words(named, new.subject_id);
    return null;
end
$$;
revoke all on function redaction_cover from public;
create trigger redaction_stays before update or delete on redaction_redaction
    for each row
    execute function osl_refuse('what was covered stays covered, and the line that says so');
create trigger redaction_redaction_no_truncate before truncate on redaction_redaction
    for each statement
    execute function osl_refuse('what was covered stays covered, and the line that says so');
create trigger redaction_redaction_written_at_once before insert or update of at on redaction_redaction
    for each row
    execute function osl_refuse_another_time('at');
create trigger redaction_covers after insert on redaction_redaction
    for each row
    execute function redaction_cover();

-- migration redaction 0004_tallies_laws f87cd532b376e920
-- Whether passages are covered in that column of that row; of a change, in the column that it tells of.
create or replace function redaction_may_cover(named text, pk bigint, col text) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if named || '.' || col not in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_tally.comment', 'activities_tally.reason') then
        return false;
    end if;
    return named <> 'audit_change' or exists (
        select from audit_change c join audit_entry e on e.id = c.entry_id
            where c.id = pk and replace(e.subject_type, '.', '_') || '.' || c.field in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_tally.comment', 'activities_tally.reason')
    );
end
$$;
revoke all on function redaction_may_cover from public;

-- migration redaction 0005_beside_laws fbf1b6398b5531fa
-- Whether passages are covered in that column of that row; of a change, in the column that it tells of.
create or replace function redaction_may_cover(named text, pk bigint, col text) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if named || '.' || col not in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_tally.comment', 'activities_tally.reason') then
        return false;
    end if;
    return named <> 'audit_change' or exists (
        select from audit_change c join audit_entry e on e.id = c.entry_id
            where c.id = pk and replace(e.subject_type, '.', '_') || '.' || c.field in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_tally.comment', 'activities_tally.reason')
    );
end
$$;
revoke all on function redaction_may_cover from public;

-- migration redaction 0006_notices_laws cc60d72d85894da1
-- Whether passages are covered in that column of that row; of a change, in the column that it tells of.
create or replace function redaction_may_cover(named text, pk bigint, col text) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if named || '.' || col not in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason') then
        return false;
    end if;
    return named <> 'audit_change' or exists (
        select from audit_change c join audit_entry e on e.id = c.entry_id
            where c.id = pk and replace(e.subject_type, '.', '_') || '.' || c.field in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason')
    );
end
$$;
revoke all on function redaction_may_cover from public;

-- migration redaction 0007_titles_laws 0ce4f35b37029d0c
-- Whether passages are covered in that column of that row; of a change, in the column that it tells of.
create or replace function redaction_may_cover(named text, pk bigint, col text) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if named || '.' || col not in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason') then
        return false;
    end if;
    return named <> 'audit_change' or exists (
        select from audit_change c join audit_entry e on e.id = c.entry_id
            where c.id = pk and replace(e.subject_type, '.', '_') || '.' || c.field in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason')
    );
end
$$;
revoke all on function redaction_may_cover from public;

-- migration redaction 0008_reports_laws f003b43b9165ba38
-- Whether passages are covered in that column of that row; of a change, in the column that it tells of.
create or replace function redaction_may_cover(named text, pk bigint, col text) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if named || '.' || col not in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason') then
        return false;
    end if;
    return named <> 'audit_change' or exists (
        select from audit_change c join audit_entry e on e.id = c.entry_id
            where c.id = pk and replace(e.subject_type, '.', '_') || '.' || c.field in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason')
    );
end
$$;
revoke all on function redaction_may_cover from public;

-- migration redaction 0009_ipus_laws a2814de71be2f4f3
-- Whether passages are covered in that column of that row; of a change, in the column that it tells of.
create or replace function redaction_may_cover(named text, pk bigint, col text) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if named || '.' || col not in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason') then
        return false;
    end if;
    return named <> 'audit_change' or exists (
        select from audit_change c join audit_entry e on e.id = c.entry_id
            where c.id = pk and replace(e.subject_type, '.', '_') || '.' || c.field in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason')
    );
end
$$;
revoke all on function redaction_may_cover from public;

-- migration redaction 0010_register_laws fd769c47902bbedb
-- Whether passages are covered in that column of that row; of a change, in the column that it tells of.
create or replace function redaction_may_cover(named text, pk bigint, col text) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if named || '.' || col not in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason') then
        return false;
    end if;
    return named <> 'audit_change' or exists (
        select from audit_change c join audit_entry e on e.id = c.entry_id
            where c.id = pk and replace(e.subject_type, '.', '_') || '.' || c.field in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason')
    );
end
$$;
revoke all on function redaction_may_cover from public;

-- migration redaction 0011_initiatives_laws f8ae94d842880070
-- Whether passages are covered in that column of that row; of a change, in the column that it tells of.
create or replace function redaction_may_cover(named text, pk bigint, col text) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if named || '.' || col not in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason') then
        return false;
    end if;
    return named <> 'audit_change' or exists (
        select from audit_change c join audit_entry e on e.id = c.entry_id
            where c.id = pk and replace(e.subject_type, '.', '_') || '.' || c.field in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason')
    );
end
$$;
revoke all on function redaction_may_cover from public;

-- migration redaction 0012_log_laws 55a5ec9a1439b5fa
-- Whether passages are covered in that column of that row; of a change, in the column that it tells of.
create or replace function redaction_may_cover(named text, pk bigint, col text) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if named || '.' || col not in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'partners_logentry.summary', 'partners_logentry.agreed', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason') then
        return false;
    end if;
    return named <> 'audit_change' or exists (
        select from audit_change c join audit_entry e on e.id = c.entry_id
            where c.id = pk and replace(e.subject_type, '.', '_') || '.' || c.field in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'partners_logentry.summary', 'partners_logentry.agreed', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason')
    );
end
$$;
revoke all on function redaction_may_cover from public;

-- migration redaction 0013_agreements_laws e554bee28b699bbc
-- Whether passages are covered in that column of that row; of a change, in the column that it tells of.
create or replace function redaction_may_cover(named text, pk bigint, col text) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if named || '.' || col not in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'partners_logentry.summary', 'partners_logentry.agreed', 'partners_agreement.subject', 'partners_agreement.terms', 'partners_agreement.ended_why', 'partners_amendment.changes', 'partners_signedagreement.reason', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason') then
        return false;
    end if;
    return named <> 'audit_change' or exists (
        select from audit_change c join audit_entry e on e.id = c.entry_id
            where c.id = pk and replace(e.subject_type, '.', '_') || '.' || c.field in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'partners_logentry.summary', 'partners_logentry.agreed', 'partners_agreement.subject', 'partners_agreement.terms', 'partners_agreement.ended_why', 'partners_amendment.changes', 'partners_signedagreement.reason', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason')
    );
end
$$;
revoke all on function redaction_may_cover from public;

-- migration redaction 0014_partnerships_laws 9fe9db9d64035863
-- Whether passages are covered in that column of that row; of a change, in the column that it tells of.
create or replace function redaction_may_cover(named text, pk bigint, col text) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if named || '.' || col not in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'partners_logentry.summary', 'partners_logentry.agreed', 'partners_agreement.subject', 'partners_agreement.terms', 'partners_agreement.ended_why', 'partners_amendment.changes', 'partners_signedagreement.reason', 'partners_partnership.name', 'partners_partnership.led_by', 'partners_partnership.about', 'partners_partnership.ended_why', 'partners_partnermeeting.title', 'partners_partnermeeting.place', 'partners_partnermeeting.agenda', 'partners_partnermeeting.note', 'partners_partnermeeting.cancelled_reason', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason') then
        return false;
    end if;
    return named <> 'audit_change' or exists (
        select from audit_change c join audit_entry e on e.id = c.entry_id
            where c.id = pk and replace(e.subject_type, '.', '_') || '.' || c.field in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'partners_logentry.summary', 'partners_logentry.agreed', 'partners_agreement.subject', 'partners_agreement.terms', 'partners_agreement.ended_why', 'partners_amendment.changes', 'partners_signedagreement.reason', 'partners_partnership.name', 'partners_partnership.led_by', 'partners_partnership.about', 'partners_partnership.ended_why', 'partners_partnermeeting.title', 'partners_partnermeeting.place', 'partners_partnermeeting.agenda', 'partners_partnermeeting.note', 'partners_partnermeeting.cancelled_reason', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason')
    );
end
$$;
revoke all on function redaction_may_cover from public;

-- migration promises 0001_initial b042c21165cd3b72
CREATE TABLE "promises_promise" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "subject_type" varchar(60) NOT NULL, "subject_id" bigint NOT NULL, "what" varchar(200) NOT NULL, "due" date NOT NULL, "owner_id" bigint NOT NULL, "is_private" boolean NOT NULL, "done_on" date NULL, "outcome" varchar(300) NOT NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "promise_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "promise_says_what" CHECK (NOT ("what" = '')), CONSTRAINT "promise_done_says_what_came" CHECK ((("done_on" IS NULL AND "outcome" = '') OR ("done_on" IS NOT NULL AND NOT ("outcome" = '')))), CONSTRAINT "promise_private_goes" CHECK ((NOT "is_private" OR "done_on" IS NULL)));
ALTER TABLE "promises_promise" ADD CONSTRAINT "promises_promise_by_id_f0f908e8_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "promises_promise" ADD CONSTRAINT "promises_promise_owner_id_9fd04f51_fk_accounts_user_id" FOREIGN KEY ("owner_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "promises_promise_by_id_f0f908e8" ON "promises_promise" ("by_id");
CREATE INDEX "promises_promise_owner_id_9fd04f51" ON "promises_promise" ("owner_id");
CREATE INDEX "promise_of_row" ON "promises_promise" ("subject_type", "subject_id");
CREATE INDEX "promise_open" ON "promises_promise" ("owner_id", "due") WHERE "done_on" IS NULL;

-- migration promises 0002_swept 5a10cb90ca0fd35a
alter table promises_promise set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);

-- migration promises 0003_laws dd837eebd39fe749
-- What was promised about a row goes with it. Argument: the label of its model. On its table after delete.
create function promises_go_with_row() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    delete from promises_promise
        where subject_type = tg_argv[0] and subject_id = (to_jsonb(old) ->> 'id')::bigint;
    return null;
end
$$;
create trigger promises_done_stays before update on promises_promise
    for each row
    when (old.done_on is not null)
    execute function redaction_covers_alone('what came of a promise stays said', 'what', 'outcome');
create trigger promises_of_its_row before update of id, subject_type, subject_id, is_private, by_id, by_name on promises_promise
    for each row
    when ((old.id, old.subject_type, old.subject_id, old.is_private, old.by_id, old.by_name) is distinct from (new.id, new.subject_type, new.subject_id, new.is_private, new.by_id, new.by_name))
    execute function osl_refuse('a promise is of one row, and of who gave it');
create trigger promises_private_is_ones_own before insert or update on promises_promise
    for each row
    when (new.is_private and new.owner_id <> new.by_id)
    execute function osl_refuse('a word for oneself is of nobody else');
create trigger promises_promise_days_are_read before insert or update of due, done_on, created_at, changed_at on promises_promise
    for each row
    when (new.due not between '0001-01-03' and '9999-12-29' or new.done_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration centre 0001_initial f633e9a88ea57107
CREATE TABLE "centre_theme" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "slug" varchar(12) NOT NULL UNIQUE, "name" varchar(80) NOT NULL, "name_uk" varchar(80) NOT NULL, "name_en" varchar(80) NOT NULL, "position" smallint NOT NULL CHECK ("position" >= 0), "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "theme_name_once" UNIQUE ("name"));
CREATE TABLE "centre_method" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "slug" varchar(20) NOT NULL UNIQUE, "name" varchar(80) NOT NULL, "position" smallint NOT NULL CHECK ("position" >= 0), "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "method_name_once" UNIQUE ("name"));
CREATE TABLE "centre_centre" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(200) NOT NULL, "name_uk" varchar(200) NOT NULL, "name_en" varchar(200) NOT NULL, "short_name" varchar(60) NOT NULL, "address" varchar(200) NOT NULL, "opening_hours" varchar(200) NOT NULL, "works_since" date NULL, "founding_act" varchar(200) NOT NULL, "organiser_name" varchar(120) NOT NULL, "organiser_room" varchar(60) NOT NULL, "organiser_phone" varchar(20) NOT NULL, "organiser_email" varchar(254) NOT NULL, "controller" text NOT NULL, "dpo_contact" varchar(200) NOT NULL, "registrations_kept_days" smallint NOT NULL CHECK ("registrations_kept_days" >= 0), "approval_basis" varchar(300) NOT NULL, "file_plan_symbol" varchar(20) NOT NULL, "archive_category" varchar(10) NOT NULL, "case_mark_pattern" varchar(80) NOT NULL, "days_to_decide" smallint NOT NULL CHECK ("days_to_decide" >= 0), "days_to_read" smallint DEFAULT 7 NOT NULL CHECK ("days_to_read" >= 0), "statement_published_on" date NULL, "statement_reviewed_on" date NULL, "is_demo" boolean NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0));
CREATE TABLE "centre_confirmedclass" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "symbol" varchar(20) NOT NULL, "category" varchar(10) NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "class_is_whole" CHECK ((NOT ("symbol" = '') AND NOT ("category" = ''))), CONSTRAINT "class_keeps_the_name" CHECK (NOT ("by_name" = '')));
CREATE TABLE "centre_commune" ("terc" varchar(7) NOT NULL PRIMARY KEY, "name" varchar(100) NOT NULL, "kind" varchar(40) NOT NULL, "is_served" boolean NOT NULL, "name_key" text COLLATE "C" GENERATED ALWAYS AS (pl_key("name")) STORED, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "commune_terc" CHECK ("terc"::text ~  E'^\\d{7}$'));
CREATE TABLE "centre_village" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(100) NOT NULL, "commune_id" varchar(7) NOT NULL, "name_key" text COLLATE "C" GENERATED ALWAYS AS (pl_key("name")) STORED, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "village_once_in_commune" UNIQUE ("commune_id", "name"));
CREATE TABLE "centre_locality" ("simc" varchar(7) NOT NULL PRIMARY KEY, "name" varchar(100) NOT NULL, "kind" varchar(40) NOT NULL, "commune_id" varchar(7) NOT NULL, "village_id" bigint NULL, "part_of_id" varchar(7) NULL, "latitude" double precision NULL, "longitude" double precision NULL, "slug" varchar(120) NOT NULL UNIQUE, "name_key" text COLLATE "C" GENERATED ALWAYS AS (pl_key("name")) STORED, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "locality_simc" CHECK ("simc"::text ~  E'^\\d{7}$'), CONSTRAINT "locality_coordinates_both_or_none" CHECK ((("latitude" IS NULL AND "longitude" IS NULL) OR ("latitude" BETWEEN  -90.0 AND 90.0 AND "longitude" BETWEEN  -180.0 AND 180.0))));
CREATE TABLE "centre_localityform" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "locality_id" varchar(7) NOT NULL, "case" varchar(20) NOT NULL, "language" varchar(2) NOT NULL, "text" varchar(120) NOT NULL, "source" varchar(10) NOT NULL, "folded" text GENERATED ALWAYS AS (replace(osl_fold(regexp_replace("text", '^(w|we|na) ', '')), ' ', '')) STORED);
CREATE TABLE "centre_targetgroup" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "slug" varchar(60) NOT NULL UNIQUE, "name" varchar(80) NOT NULL, "name_uk" varchar(80) NOT NULL, "name_en" varchar(80) NOT NULL, "position" smallint NOT NULL CHECK ("position" >= 0), "revision" integer NOT NULL CHECK ("revision" >= 0));
CREATE TABLE "centre_socialservice" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(200) NOT NULL, "area" varchar(30) NOT NULL, "is_offered" boolean NOT NULL, "name_key" text COLLATE "C" GENERATED ALWAYS AS (pl_key("name")) STORED, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "service_name_once" UNIQUE ("name"));
CREATE INDEX "centre_theme_slug_2fbd0efd_like" ON "centre_theme" ("slug" varchar_pattern_ops);
CREATE INDEX "centre_method_slug_4681fd30_like" ON "centre_method" ("slug" varchar_pattern_ops);
ALTER TABLE "centre_centre" ADD CONSTRAINT "centre_is_one_row" CHECK ("id" = 1);
ALTER TABLE "centre_confirmedclass" ADD CONSTRAINT "centre_confirmedclass_by_id_36564cc1_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "centre_confirmedclass_by_id_36564cc1" ON "centre_confirmedclass" ("by_id");
CREATE INDEX "centre_commune_terc_6edab3c1_like" ON "centre_commune" ("terc" varchar_pattern_ops);
ALTER TABLE "centre_village" ADD CONSTRAINT "centre_village_commune_id_21bb40b4_fk_centre_commune_terc" FOREIGN KEY ("commune_id") REFERENCES "centre_commune" ("terc") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "centre_village_commune_id_21bb40b4" ON "centre_village" ("commune_id");
CREATE INDEX "centre_village_commune_id_21bb40b4_like" ON "centre_village" ("commune_id" varchar_pattern_ops);
ALTER TABLE "centre_locality" ADD CONSTRAINT "centre_locality_commune_id_625eaf48_fk_centre_commune_terc" FOREIGN KEY ("commune_id") REFERENCES "centre_commune" ("terc") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "centre_locality" ADD CONSTRAINT "centre_locality_village_id_e2780809_fk_centre_village_id" FOREIGN KEY ("village_id") REFERENCES "centre_village" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "centre_locality" ADD CONSTRAINT "centre_locality_part_of_id_318930aa_fk_centre_locality_simc" FOREIGN KEY ("part_of_id") REFERENCES "centre_locality" ("simc") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "centre_locality_simc_b46c3263_like" ON "centre_locality" ("simc" varchar_pattern_ops);
CREATE INDEX "centre_locality_commune_id_625eaf48" ON "centre_locality" ("commune_id");
CREATE INDEX "centre_locality_commune_id_625eaf48_like" ON "centre_locality" ("commune_id" varchar_pattern_ops);
CREATE INDEX "centre_locality_village_id_e2780809" ON "centre_locality" ("village_id");
CREATE INDEX "centre_locality_part_of_id_318930aa" ON "centre_locality" ("part_of_id");
CREATE INDEX "centre_locality_part_of_id_318930aa_like" ON "centre_locality" ("part_of_id" varchar_pattern_ops);
CREATE INDEX "centre_locality_slug_319315a0_like" ON "centre_locality" ("slug" varchar_pattern_ops);
ALTER TABLE "centre_localityform" ADD CONSTRAINT "centre_localityform_locality_id_133abad6_fk_centre_lo" FOREIGN KEY ("locality_id") REFERENCES "centre_locality" ("simc") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "centre_localityform" ADD CONSTRAINT "locality_form_once" UNIQUE ("locality_id", "case", "language");
ALTER TABLE "centre_localityform" ADD CONSTRAINT "locality_form_says_something" CHECK (NOT ("text" = ''));
ALTER TABLE "centre_localityform" ADD CONSTRAINT "locality_form_ukrainian_is_a_name" CHECK (("language" = 'pl' OR ("case" = 'nominative' AND "language" = 'uk')));
CREATE INDEX "centre_localityform_locality_id_133abad6" ON "centre_localityform" ("locality_id");
CREATE INDEX "centre_localityform_locality_id_133abad6_like" ON "centre_localityform" ("locality_id" varchar_pattern_ops);
CREATE INDEX "locality_form_folded" ON "centre_localityform" ("folded");
CREATE INDEX "centre_targetgroup_slug_519d0a33_like" ON "centre_targetgroup" ("slug" varchar_pattern_ops);

-- migration partners 0001_initial 761b9005071fceee
CREATE TABLE "partners_partner" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(200) NOT NULL UNIQUE, "kind" varchar(20) NOT NULL, "animation" varchar(300) NOT NULL, "offers" text NOT NULL, "is_public" boolean NOT NULL, "confirmed_on" date NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), "name_key" text COLLATE "C" GENERATED ALWAYS AS (pl_key("name")) STORED, CONSTRAINT "partner_has_name" CHECK (NOT ("name" = '')));
CREATE TABLE "partners_partner_localities" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "partner_id" bigint NOT NULL, "locality_id" varchar(7) NOT NULL);
CREATE TABLE "partners_partner_communes" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "partner_id" bigint NOT NULL, "commune_id" varchar(7) NOT NULL);
CREATE TABLE "partners_contactperson" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "partner_id" bigint NOT NULL, "name" varchar(120) NOT NULL, "phone" varchar(20) NOT NULL, "email" varchar(254) NOT NULL, "is_public" boolean NOT NULL);
CREATE INDEX "partners_partner_name_4a87b5b1_like" ON "partners_partner" ("name" varchar_pattern_ops);
ALTER TABLE "partners_partner_localities" ADD CONSTRAINT "partners_partner_localit_partner_id_locality_id_8b8ccfa8_uniq" UNIQUE ("partner_id", "locality_id");
ALTER TABLE "partners_partner_localities" ADD CONSTRAINT "partners_partner_loc_partner_id_da6f1a41_fk_partners_" FOREIGN KEY ("partner_id") REFERENCES "partners_partner" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_partner_localities" ADD CONSTRAINT "partners_partner_loc_locality_id_b9adc07d_fk_centre_lo" FOREIGN KEY ("locality_id") REFERENCES "centre_locality" ("simc") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_partner_localities_partner_id_da6f1a41" ON "partners_partner_localities" ("partner_id");
CREATE INDEX "partners_partner_localities_locality_id_b9adc07d" ON "partners_partner_localities" ("locality_id");
CREATE INDEX "partners_partner_localities_locality_id_b9adc07d_like" ON "partners_partner_localities" ("locality_id" varchar_pattern_ops);
ALTER TABLE "partners_partner_communes" ADD CONSTRAINT "partners_partner_communes_partner_id_commune_id_254be83e_uniq" UNIQUE ("partner_id", "commune_id");
ALTER TABLE "partners_partner_communes" ADD CONSTRAINT "partners_partner_com_partner_id_4d0c27d1_fk_partners_" FOREIGN KEY ("partner_id") REFERENCES "partners_partner" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_partner_communes" ADD CONSTRAINT "partners_partner_com_commune_id_e95feb91_fk_centre_co" FOREIGN KEY ("commune_id") REFERENCES "centre_commune" ("terc") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_partner_communes_partner_id_4d0c27d1" ON "partners_partner_communes" ("partner_id");
CREATE INDEX "partners_partner_communes_commune_id_e95feb91" ON "partners_partner_communes" ("commune_id");
CREATE INDEX "partners_partner_communes_commune_id_e95feb91_like" ON "partners_partner_communes" ("commune_id" varchar_pattern_ops);
ALTER TABLE "partners_contactperson" ADD CONSTRAINT "partners_contactpers_partner_id_f54fcf9d_fk_partners_" FOREIGN KEY ("partner_id") REFERENCES "partners_partner" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_contactperson_partner_id_f54fcf9d" ON "partners_contactperson" ("partner_id");

-- migration partners 0002_swept 946ab0e42ec50b00
alter table partners_partner set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);

-- migration audit 0002_laws 024966db1d3d13e4
-- Accesses are removed by audit_remove_old_access alone, and only past their two years.
create function audit_access_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'DELETE' and old.at < clock_timestamp() - interval '2 years'
        and osl_is_done_by('audit_remove_old_access', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: the trail is append-only', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;
-- For the schedule: accesses are kept for two years. Returns how many were removed.
create function audit_remove_old_access(older_than timestamptz) returns bigint
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare removed bigint;
begin
    if older_than > clock_timestamp() - interval '2 years' then
        raise exception 'accesses are kept for two years';
    end if;
    delete from audit_access where at < older_than;
    get diagnostics removed = row_count;
    return removed;
end
$$;
-- Lines of what was erased go by audit_remove_old_erasures alone, and only past thirteen months.
create function audit_erasure_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'DELETE' and old.at < clock_timestamp() - interval '13 months'
        and osl_is_done_by('audit_remove_old_erasures', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: what was erased stays erased, and the line that says so', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;
-- For the schedule: what was erased is told as long as a backup may be older. Returns how many lines went.
create function audit_remove_old_erasures(older_than timestamptz) returns bigint
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare removed bigint;
begin
    if older_than > clock_timestamp() - interval '13 months' then
        raise exception 'what was erased is told for thirteen months';
    end if;
    delete from audit_erasure where at < older_than;
    get diagnostics removed = row_count;
    return removed;
end
$$;
-- What a change said goes with its row alone; a passage of it is covered with the row's.
create function audit_change_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'DELETE' and osl_is_done_by('audit_forget_changes', tg_relid) then
        return old;
    end if;
    if tg_op = 'UPDATE' and (new.id, new.entry_id, new.field) is not distinct from (old.id, old.entry_id, old.field)
        and osl_is_done_by('redaction_cover', tg_relid) then
        return new;
    end if;
    raise exception '% on % refused: the trail is append-only', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;
-- Argument: the label of the model. On its table after delete, and when a row would take another number.
create function audit_forget_changes() returns trigger
    language plpgsql set search_path = public, pg_temp security definer
as $$
begin
    if tg_op = 'UPDATE' then
        if new.id <> old.id then
            raise exception 'a row of % keeps its number, by which the trail knows it', tg_table_name
                using errcode = 'integrity_constraint_violation';
        end if;
        return null;
    end if;
    delete from audit_change where entry_id in (
        select id from audit_entry
            where subject_type = tg_argv[0] and subject_id = (to_jsonb(old) ->> 'id')::bigint
    );
    return null;
end
$$;
revoke all on function audit_forget_changes from public;
-- Before insert: the trail tells of one row by a number, so that a new one bears what its table gave just now. Whom the trail tells of is not asked: whoever may write it could take up numbers to come.
create function audit_refuse_old_number() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not osl_is_owner(tg_relid) and new.id is distinct from currval(pg_get_serial_sequence(tg_table_name, 'id')) then
        raise exception '% on % refused: another number than the next one', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- Whether a line names what acts erase: never what is decided, the trail, an account, or a session.
create function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return told."table" || '.' || told."column" in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'activities_result.learnt', 'activities_result.deviations');
    end if;
    return exists (
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
-- Whether a line tells of a record of a case that went whole: its room has a function for a restore.
create function audit_goes_again(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    return told."column" = '' and told.begins is null
        and to_regprocedure('public.' || quote_ident(told."table" || '_gone_again') || '(text)') is not null;
end
$$;
-- Before insert of an erasure: it is one of those that acts make; passages are covered by redaction_cover alone, and only a function of the owner tells that a record of a case went. Only the owner adds those of old lists.
create function audit_refuse_unerasable() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not osl_is_owner(tg_relid) and not (
        audit_goes_again(new) and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid)
    ) and (not audit_is_erasable(new)
        or new.begins is not null and not osl_is_done_by('redaction_cover', tg_relid))
    then
        raise exception '% on % refused: nobody erases that', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- For whoever restores a backup, as the owner: does once more what these lines say was erased, those of one row and moment at once. Returns how many rows were touched. What nobody may erase is passed over, and tables and columns that are gone. A record of a case goes again by a function of its room. What laws refuse of an update they refuse whoever acts, so they rest meanwhile.
create function audit_erase_lines(lines bigint[]) returns bigint
    language plpgsql set search_path = public, pg_temp
as $$
declare
    one record;
    key_column text;
    changed bigint;
    touched bigint := 0;
    resting text[];
    resting_one text;
begin
    set constraints all immediate;
    select coalesce(array_agg(distinct "table"), '{}') into resting from audit_erasure told
        where id = any (lines) and "column" <> '' and audit_is_erasable(told)
            and to_regclass('public.' || quote_ident("table")) is not null;
    foreach resting_one in array resting loop
        execute format('alter table %I disable trigger user', resting_one);
    end loop;
    for one in
        select "table", "row", at, string_agg(format('%I = ', "column") || audit_leaves(told), ', ') as puts
          from audit_erasure told
         where id = any (lines) and "column" <> '' and "table" = any (resting) and audit_is_erasable(told)
            and exists (select from pg_attribute where attrelid = to_regclass('public.' || quote_ident("table"))
                and attname = "column" and attnum > 0 and not attisdropped)
         group by "table", "row", at, case when begins is not null then id end order by min(id)
    loop
        key_column := audit_key_of(one."table");
        execute format('update %I set %s where %I::text = %L', one."table", one.puts, key_column, one."row");
        get diagnostics changed = row_count;
        touched := touched + changed;
        if to_regclass('public.search_indexed') is not null then  -- found again when the night writes it down anew
            delete from search_indexed where kind = one."table" and "row"::text = one."row";
            delete from search_lexeme where kind = one."table";
            delete from search_searchindex;
        end if;
    end loop;
    foreach resting_one in array resting loop
        execute format('alter table %I enable trigger user', resting_one);
    end loop;
    for one in
        select "table", "row" from audit_erasure told
         where id = any (lines) and "column" = '' and audit_is_erasable(told) order by id
    loop
        key_column := audit_key_of(one."table");
        if key_column is not null then
            execute format('delete from %I where %I::text = %L', one."table", key_column, one."row");
            get diagnostics changed = row_count;
            touched := touched + changed;
        end if;
    end loop;
    for one in
        select "table", "row" from audit_erasure told
         where id = any (lines) and audit_goes_again(told) order by id
    loop
        execute format('select %I(%L)', one."table" || '_gone_again', one."row") into changed;
        touched := touched + changed;
    end loop;
    return touched;
end
$$;
revoke all on function audit_erase_lines from public;
-- What a line leaves in its column, as SQL. Of a text that is not as long as the one in which a passage was covered, nobody knows where the passage stands: it is covered whole.
create function audit_leaves(told audit_erasure) returns text
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return format('case when %L::int <> length(%I) then %L else overlay(%I placing %L from %s for %s) end',
            told.length, told."column", '▇▇▇', told."column", '▇▇▇', told.begins + 1, told.ends - told.begins);
    elsif told.leaves = '@at' then
        return format('coalesce(%I, %L)', told."column", told.at);
    end if;
    return format('%L', told.leaves);
end
$$;
revoke all on function audit_leaves from public;
-- The column that is the key of a table; null of a table that is no more.
create function audit_key_of(name text) returns text
    language plpgsql set search_path = public, pg_temp
as $$
begin
    return (select a.attname from pg_index i
              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
             where i.indrelid = to_regclass('public.' || quote_ident(name)) and i.indisprimary);
end
$$;
revoke all on function audit_key_of from public;
create trigger audit_entry_append_only before update or delete on audit_entry
    for each row
    execute function osl_refuse('the trail is append-only');
create trigger audit_entry_no_truncate before truncate on audit_entry
    for each statement
    execute function osl_refuse('the trail is append-only');
create trigger audit_access_append_only before update or delete on audit_access
    for each row
    execute function audit_access_stays();
create trigger audit_access_no_truncate before truncate on audit_access
    for each statement
    execute function osl_refuse('the trail is append-only');
create trigger audit_change_append_only before update or delete on audit_change
    for each row
    execute function audit_change_stays();
create trigger audit_change_no_truncate before truncate on audit_change
    for each statement
    execute function osl_refuse('the trail is append-only');
create trigger audit_change_comes_with before insert on audit_change
    for each row
    when (new.entry_id is not null)
    execute function osl_refuse_afterthought('audit_entry', 'entry_id');
create trigger audit_entry_comes_with before insert on audit_entry
    for each row
    when (new.part_of_id is not null)
    execute function osl_refuse_afterthought('audit_entry', 'part_of_id');
create trigger audit_entry_written_at_once before insert or update of at on audit_entry
    for each row
    execute function osl_refuse_another_time('at');
create trigger audit_access_written_at_once before insert or update of at on audit_access
    for each row
    execute function osl_refuse_another_time('at');
create trigger audit_erasure_stays before update or delete on audit_erasure
    for each row
    execute function audit_erasure_stays();
create trigger audit_erasure_no_truncate before truncate on audit_erasure
    for each statement
    execute function osl_refuse('what was erased stays erased, and the line that says so');
create trigger audit_erasure_written_at_once before insert or update of at on audit_erasure
    for each row
    execute function osl_refuse_another_time('at');
create trigger audit_erasure_of_what_is_erased before insert on audit_erasure
    for each row
    execute function audit_refuse_unerasable();

-- migration partners 0003_laws 239b1c923781bd77
create trigger partners_partner_takes_its_changes after delete or update of id on partners_partner
    for each row
    execute function audit_forget_changes('partners.partner');
create trigger partners_partner_numbered_anew before insert on partners_partner
    for each row
    execute function audit_refuse_old_number();
create trigger partners_partner_days_are_read before insert or update of confirmed_on on partners_partner
    for each row
    when (new.confirmed_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger partners_partner_words_go after delete on partners_partner
    for each row
    execute function search_forget();
create trigger partners_partner_not_while_withdrawn before update on partners_partner
    for each row
    execute function withdrawal_refuse_change('partners.partner');

-- migration centre 0002_first_rows 8da2f3ef23941a60
INSERT INTO "centre_theme" ("slug", "name", "name_uk", "name_en", "position", "revision") SELECT * FROM UNNEST(('{neighbours,help,families,learning,culture,doing,organiser}')::varchar[], ('{"Spotkania sąsiedzkie","Pomoc i wsparcie","Rodziny z dziećmi","Nauka i warsztaty","Kultura i tradycja","Robimy coś razem","Rozmowa z organizatorem"}')::varchar[], ('{"Сусідські зустрічі","Допомога і підтримка","Родини з дітьми","Навчання і майстер-класи","Культура і традиції","Робимо щось разом","Розмова з організатором"}')::varchar[], ('{"Neighbours meeting","Help and support","Families with children","Learning and workshops","Culture and tradition","Doing things together","Meet the organiser"}')::varchar[], ('{1,2,3,4,5,6,7}'::int2[])::smallint[], ('{1,1,1,1,1,1,1}'::int4[])::integer[]) RETURNING "centre_theme"."id";
INSERT INTO "centre_method" ("slug", "name", "position", "revision") SELECT * FROM UNNEST(('{talk,phone,observation,field_hours,interview,group_interview,village_meeting,world_cafe,walk,residents_research,paper_survey,online_survey,feedback,partner,partners_meeting,documents,services_findings,ipus_summary,other}')::varchar[], ('{Rozmowa,Telefon,Obserwacja,"Dyżur w terenie","Wywiad indywidualny","Wywiad grupowy","Zebranie wiejskie","Kawiarenka obywatelska","Spacer badawczy","Grupa badawcza mieszkańców","Ankieta papierowa","Ankieta internetowa","Informacja zwrotna po spotkaniu","Informacja od partnera","Spotkanie partnerów","Dane i dokumenty","Ustalenia organizatora usług społecznych","Podsumowanie IPUS",Inna}')::varchar[], ('{1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19}'::int2[])::smallint[], ('{1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1}'::int4[])::integer[]) RETURNING "centre_method"."id";

-- migration centre 0003_laws 436d81c297bfe8e2
-- After a change: of the communes that there are, one at least is served.
create function centre_serves_a_commune() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (select 1 from centre_commune) and not exists (select 1 from centre_commune where is_served) then
        raise exception '% on % refused: the office serves one commune at least', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
-- A locality lies in the commune of its sołectwo, and of the locality that it is a part of.
create function centre_locality_lies_in_one_commune() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (select 1 from centre_village as there where there.id = new.village_id
                and there.commune_id <> new.commune_id)
        or exists (select 1 from centre_locality as there where there.simc = new.part_of_id
                and there.commune_id <> new.commune_id)
    then
        raise exception '% on % refused: a locality lies in one commune', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger centre_commune_one_is_served after update or delete on centre_commune
    for each row
    execute function centre_serves_a_commune();
create trigger centre_locality_in_one_commune before insert or update of commune_id, village_id, part_of_id on centre_locality
    for each row
    execute function centre_locality_lies_in_one_commune();
create trigger centre_village_stays_in_its_commune before update on centre_village
    for each row
    when (old.commune_id <> new.commune_id)
    execute function osl_refuse('a sołectwo stays in its commune');
create trigger centre_locality_village_stands before insert or update of village_id on centre_locality
    for each row
    execute function withdrawal_refuse_choice('centre_village', 'centre.village', 'village_id');
create trigger centre_village_takes_its_changes after delete or update of id on centre_village
    for each row
    execute function audit_forget_changes('centre.village');
create trigger centre_village_numbered_anew before insert on centre_village
    for each row
    execute function audit_refuse_old_number();
create trigger centre_targetgroup_takes_its_changes after delete or update of id on centre_targetgroup
    for each row
    execute function audit_forget_changes('centre.targetgroup');
create trigger centre_targetgroup_numbered_anew before insert on centre_targetgroup
    for each row
    execute function audit_refuse_old_number();
create trigger centre_socialservice_takes_its_changes after delete or update of id on centre_socialservice
    for each row
    execute function audit_forget_changes('centre.socialservice');
create trigger centre_socialservice_numbered_anew before insert on centre_socialservice
    for each row
    execute function audit_refuse_old_number();
create trigger centre_theme_takes_its_changes after delete or update of id on centre_theme
    for each row
    execute function audit_forget_changes('centre.theme');
create trigger centre_theme_numbered_anew before insert on centre_theme
    for each row
    execute function audit_refuse_old_number();
create trigger centre_method_takes_its_changes after delete or update of id on centre_method
    for each row
    execute function audit_forget_changes('centre.method');
create trigger centre_method_numbered_anew before insert on centre_method
    for each row
    execute function audit_refuse_old_number();
create trigger centre_village_not_while_withdrawn before update on centre_village
    for each row
    execute function withdrawal_refuse_change('centre.village');
create trigger centre_socialservice_not_while_withdrawn before update on centre_socialservice
    for each row
    execute function withdrawal_refuse_change('centre.socialservice');
create trigger centre_targetgroup_not_while_withdrawn before update of name, name_uk, name_en, slug on centre_targetgroup
    for each row
    execute function withdrawal_refuse_change('centre.targetgroup');
create trigger centre_theme_not_while_withdrawn before update of name, name_uk, name_en on centre_theme
    for each row
    execute function withdrawal_refuse_change('centre.theme');
create trigger centre_method_not_while_withdrawn before update of name on centre_method
    for each row
    execute function withdrawal_refuse_change('centre.method');
create trigger centre_theme_slug_stays before update on centre_theme
    for each row
    when (old.slug <> new.slug)
    execute function osl_refuse('the word by which other rows name this one stays');
create trigger centre_method_slug_stays before update on centre_method
    for each row
    when (old.slug <> new.slug)
    execute function osl_refuse('the word by which other rows name this one stays');
create trigger centre_localityform_office_stays before update on centre_localityform
    for each row
    when (old.source = 'office' and new.source <> 'office')
    execute function osl_refuse('no proposal replaces how the office says a name');
create trigger centre_confirmedclass_stays before update or delete on centre_confirmedclass
    for each row
    execute function osl_refuse('who confirmed a class of the file plan stays written');
create trigger centre_confirmedclass_no_truncate before truncate on centre_confirmedclass
    for each statement
    execute function osl_refuse('who confirmed a class of the file plan stays written');
create trigger centre_confirmedclass_written_at_once before insert or update of at on centre_confirmedclass
    for each row
    execute function osl_refuse_another_time('at');
create trigger centre_centre_stays before delete on centre_centre
    for each row
    execute function osl_refuse('the office is one row, and stays');
create trigger centre_centre_no_truncate before truncate on centre_centre
    for each statement
    execute function osl_refuse('the office is one row, and stays');
create trigger centre_centre_reads_what_is_there before insert or update or delete on centre_centre
    for each statement
    execute function osl_read_what_is_there();
create trigger centre_centre_days_are_read before insert or update of works_since, statement_published_on, statement_reviewed_on on centre_centre
    for each row
    when (new.works_since not between '0001-01-03' and '9999-12-29' or new.statement_published_on not between '0001-01-03' and '9999-12-29' or new.statement_reviewed_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration centre 0004_programme_of_services ab6ecec6e69db0a9
ALTER TABLE "centre_socialservice" ADD COLUMN "commune_id" varchar(7) NULL CONSTRAINT "centre_socialservice_commune_id_98a1d320_fk_centre_commune_terc" REFERENCES "centre_commune"("terc") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "centre_socialservice_commune_id_98a1d320_fk_centre_commune_terc" IMMEDIATE;
ALTER TABLE "centre_socialservice" ADD COLUMN "ends_on" date NULL;
ALTER TABLE "centre_socialservice" ADD COLUMN "programme" varchar(200) DEFAULT '' NOT NULL;
ALTER TABLE "centre_socialservice" ADD COLUMN "resolution" varchar(120) DEFAULT '' NOT NULL;
ALTER TABLE "centre_socialservice" ADD COLUMN "starts_on" date NULL;
ALTER TABLE "centre_socialservice" ADD CONSTRAINT "service_programme_ends_after_start" CHECK (("starts_on" IS NULL OR "ends_on" IS NULL OR "starts_on" < ("ends_on")));
CREATE INDEX "centre_socialservice_commune_id_98a1d320" ON "centre_socialservice" ("commune_id");
CREATE INDEX "centre_socialservice_commune_id_98a1d320_like" ON "centre_socialservice" ("commune_id" varchar_pattern_ops);

-- migration audit 0003_tallies_laws 6a69c90624ed5ce6
-- Whether a line names what acts erase: never what is decided, the trail, an account, or a session.
create or replace function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return told."table" || '.' || told."column" in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_tally.comment', 'activities_tally.reason');
    end if;
    return exists (
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

-- migration centre 0005_programme_of_services_laws 75bd203e54bedb5f
create trigger centre_socialservice_days_are_read before insert or update of starts_on, ends_on on centre_socialservice
    for each row
    when (new.starts_on not between '0001-01-03' and '9999-12-29' or new.ends_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration centre 0006_ipus_summaries 547b5383c2ccd19a
ALTER TABLE "centre_centre" ADD COLUMN "ipus_days" smallint DEFAULT 30 NOT NULL CHECK ("ipus_days" >= 0);
ALTER TABLE "centre_centre" ADD COLUMN "ipus_months" smallint DEFAULT 6 NOT NULL CHECK ("ipus_months" >= 0);
ALTER TABLE "centre_centre" ADD CONSTRAINT "centre_ipus_in_parts_of_a_year" CHECK ("ipus_months" IN (1, 2, 3, 4, 6));

-- migration partners 0004_register b1c4f1e05040db72
ALTER TABLE "partners_contactperson" ADD COLUMN "added_on" date NULL;
ALTER TABLE "partners_contactperson" ADD COLUMN "basis" varchar(10) DEFAULT 'task' NOT NULL;
ALTER TABLE "partners_contactperson" ADD COLUMN "informed_by" varchar(10) DEFAULT '' NOT NULL;
ALTER TABLE "partners_contactperson" ADD COLUMN "informed_on" date NULL;
ALTER TABLE "partners_contactperson" ADD COLUMN "kept_until" date NULL;
ALTER TABLE "partners_contactperson" ADD COLUMN "position" varchar(80) DEFAULT '' NOT NULL;
ALTER TABLE "partners_partner" ADD COLUMN "alert" varchar(160) DEFAULT '' NOT NULL;
ALTER TABLE "partners_partner" ADD COLUMN "channel" varchar(10) DEFAULT '' NOT NULL;
ALTER TABLE "partners_partner" ADD COLUMN "closed_until" date NULL;
ALTER TABLE "partners_partner" ADD COLUMN "community_work" varchar(10) DEFAULT '' NOT NULL;
ALTER TABLE "partners_partner" ADD COLUMN "doubted" varchar(5)[] DEFAULT '{}'::varchar(5)[] NOT NULL;
ALTER TABLE "partners_partner" ADD COLUMN "krkgw" varchar(30) DEFAULT '' NOT NULL;
ALTER TABLE "partners_partner" ADD COLUMN "krs" varchar(30) DEFAULT '' NOT NULL;
ALTER TABLE "partners_partner" ADD COLUMN "legal_form" varchar(20) DEFAULT '' NOT NULL;
ALTER TABLE "partners_partner" ADD COLUMN "nip" varchar(30) DEFAULT '' NOT NULL;
ALTER TABLE "partners_partner" ADD COLUMN "outside" varchar(120) DEFAULT '' NOT NULL;
ALTER TABLE "partners_partner" ADD COLUMN "regon" varchar(30) DEFAULT '' NOT NULL;
ALTER TABLE "partners_partner" ADD COLUMN "state" varchar(10) DEFAULT 'active' NOT NULL;
ALTER TABLE "partners_contactperson" ADD CONSTRAINT "person_has_known_basis" CHECK ("basis" IN ('task', 'consent'));
ALTER TABLE "partners_contactperson" ADD CONSTRAINT "person_informed_in_known_way" CHECK ("informed_by" IN ('letter', 'call', 'talk', ''));
ALTER TABLE "partners_contactperson" ADD CONSTRAINT "person_informed_on_a_day" CHECK ((("informed_by" = '' AND "informed_on" IS NULL) OR "informed_on" IS NOT NULL));
ALTER TABLE "partners_partner" ADD CONSTRAINT "partner_has_known_form" CHECK ("legal_form" IN ('association', 'simple_association', 'foundation', 'rural_women', 'church', 'culture', 'unit', 'village', 'cooperative', 'business', 'healthcare', 'public', 'informal', 'other', ''));
ALTER TABLE "partners_partner" ADD CONSTRAINT "partner_has_known_work" CHECK ("community_work" IN ('animation', 'other', 'both', 'none', ''));
ALTER TABLE "partners_partner" ADD CONSTRAINT "partner_has_known_channel" CHECK ("channel" IN ('phone', 'email', 'print', 'in_person', 'messenger', ''));
ALTER TABLE "partners_partner" ADD CONSTRAINT "partner_has_known_state" CHECK ("state" IN ('active', 'paused', 'closed', 'ended'));
ALTER TABLE "partners_partner" ADD CONSTRAINT "partner_doubts_known_numbers" CHECK ("doubted" <@ (ARRAY['nip', 'regon', 'krs', 'krkgw'])::varchar(5)[]);
ALTER TABLE "partners_partner" ADD CONSTRAINT "partner_closed_till_a_day" CHECK ((("closed_until" IS NOT NULL AND "state" = 'closed') OR (NOT ("state" = 'closed') AND "closed_until" IS NULL)));
CREATE UNIQUE INDEX "partner_nip_once" ON "partners_partner" ("nip") WHERE (NOT ("nip" = '') AND NOT ("doubted" @> (ARRAY['nip'])::varchar(5)[]));
CREATE UNIQUE INDEX "partner_regon_once" ON "partners_partner" ("regon") WHERE (NOT ("regon" = '') AND NOT ("doubted" @> (ARRAY['regon'])::varchar(5)[]));
CREATE UNIQUE INDEX "partner_krs_once" ON "partners_partner" ("krs") WHERE (NOT ("krs" = '') AND NOT ("doubted" @> (ARRAY['krs'])::varchar(5)[]));
CREATE UNIQUE INDEX "partner_krkgw_once" ON "partners_partner" ("krkgw") WHERE (NOT ("krkgw" = '') AND NOT ("doubted" @> (ARRAY['krkgw'])::varchar(5)[]));

-- migration audit 0004_beside_laws d3b093d086e139e7
-- Whether a line names what acts erase: never what is decided, the trail, an account, or a session.
create or replace function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return told."table" || '.' || told."column" in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_tally.comment', 'activities_tally.reason');
    end if;
    return exists (
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

-- migration audit 0005_notices_laws 976f095df625d5f5
-- Whether a line names what acts erase: never what is decided, the trail, an account, or a session.
create or replace function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return told."table" || '.' || told."column" in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason');
    end if;
    return exists (
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

-- migration audit 0006_titles_laws d9f987930c90354f
-- Whether a line names what acts erase: never what is decided, the trail, an account, or a session.
create or replace function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return told."table" || '.' || told."column" in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason');
    end if;
    return exists (
            select from (values
            ('activities_notice', 'text', '^$'),
            ('activities_occurrence', 'formerly', '^$'),
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
-- What a line leaves in its column, as SQL. Of a text that is not as long as the one in which a passage was covered, nobody knows where the passage stands: it is covered whole.
create or replace function audit_leaves(told audit_erasure) returns text
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return format('case when %L::int <> length(%I) then %L else overlay(%I placing %L from %s for %s) end',
            told.length, told."column", '▇▇▇', told."column", '▇▇▇', told.begins + 1, told.ends - told.begins);
    elsif told.leaves = '@at' then
        return format('coalesce(%I, %L)', told."column", told.at);
    end if;
    return format('%L', case when told."column" = 'formerly' then '[]' else told.leaves end);
end
$$;
revoke all on function audit_leaves from public;

-- migration audit 0007_reports_laws 5abbf64932fc90f4
-- Whether a line names what acts erase: never what is decided, the trail, an account, or a session.
create or replace function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return told."table" || '.' || told."column" in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason');
    end if;
    return exists (
            select from (values
            ('activities_notice', 'text', '^$'),
            ('activities_occurrence', 'formerly', '^$'),
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

-- migration audit 0008_ipus_laws 1c1cbc21861fcc24
-- Whether a line names what acts erase: never what is decided, the trail, an account, or a session.
create or replace function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return told."table" || '.' || told."column" in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason');
    end if;
    return exists (
            select from (values
            ('activities_notice', 'text', '^$'),
            ('activities_occurrence', 'formerly', '^$'),
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

-- migration audit 0009_register_laws 56b3ff6191bd1491
-- Whether a line names what acts erase: never what is decided, the trail, an account, or a session.
create or replace function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return told."table" || '.' || told."column" in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason');
    end if;
    return exists (
            select from (values
            ('activities_notice', 'text', '^$'),
            ('activities_occurrence', 'formerly', '^$'),
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
            ('partners_contactperson', '', '^$'),
            ('promises_promise', '', '^$')
            ) erasable ("table", "column", leaves)
            where erasable."table" = told."table" and erasable."column" = told."column"
                and told.leaves ~ erasable.leaves
    );
end
$$;

-- migration partners 0005_register_laws 74576891f7a2ca86
create or replace trigger partners_partner_days_are_read before insert or update of confirmed_on, closed_until on partners_partner
    for each row
    when (new.confirmed_on not between '0001-01-03' and '9999-12-29' or new.closed_until not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger partners_contactperson_days_are_read before insert or update of kept_until, added_on, informed_on on partners_contactperson
    for each row
    when (new.kept_until not between '0001-01-03' and '9999-12-29' or new.added_on not between '0001-01-03' and '9999-12-29' or new.informed_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration partners 0006_initiatives c2d5b17aebba9463
CREATE TABLE "partners_initiative" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "title" varchar(120) NOT NULL, "description" text NOT NULL, "people" smallint NULL CHECK ("people" >= 0), "action_key" uuid NULL, "given" text NOT NULL, "result" varchar(300) NOT NULL, "is_public" boolean NOT NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), "group_id" bigint NULL, "locality_id" varchar(7) NOT NULL);
CREATE TABLE "partners_funding" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "source" varchar(20) NOT NULL, "name" varchar(160) NOT NULL, "due" date NULL, "state" varchar(10) NOT NULL, "asked" numeric(10, 2) NULL, "filed_on" date NULL, "decided_on" date NULL, "granted" numeric(10, 2) NULL, "spent" numeric(10, 2) NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), "initiative_id" bigint NOT NULL);
CREATE TABLE "partners_initiativelead" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "leader" varchar(10) NOT NULL, "since" date NOT NULL, "new_leaders" smallint NOT NULL CHECK ("new_leaders" >= 0), "at" timestamp with time zone NOT NULL, "by_id" bigint NOT NULL, "initiative_id" bigint NOT NULL);
CREATE TABLE "partners_initiativestage" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "stage" varchar(10) NOT NULL, "since" date NOT NULL, "reason" varchar(300) NOT NULL, "at" timestamp with time zone NOT NULL, "by_id" bigint NOT NULL, "initiative_id" bigint NOT NULL);
CREATE TABLE "partners_lack" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(12) NOT NULL, "what" varchar(200) NOT NULL, "met_by" varchar(200) NOT NULL, "met_on" date NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), "initiative_id" bigint NOT NULL);
ALTER TABLE "partners_initiative" ADD CONSTRAINT "initiative_has_title" CHECK (NOT ("title" = ''));
ALTER TABLE "partners_initiative" ADD CONSTRAINT "initiative_is_of_somebody" CHECK (("people" IS NULL OR "people" >= 1));
ALTER TABLE "partners_initiative" ADD CONSTRAINT "initiative_tells_what_was_done" CHECK ((NOT "is_public" OR NOT ("result" = '')));
CREATE INDEX "funding_to_file" ON "partners_funding" ("due") WHERE "state" = 'seeking';
ALTER TABLE "partners_funding" ADD CONSTRAINT "funding_has_known_source" CHECK ("source" IN ('village_fund', 'local_initiative', 'lag', 'grant', 'plan', 'own'));
ALTER TABLE "partners_funding" ADD CONSTRAINT "funding_has_known_state" CHECK ("state" IN ('seeking', 'filed', 'won', 'refused'));
ALTER TABLE "partners_funding" ADD CONSTRAINT "funding_filed_says_when" CHECK ((("filed_on" IS NULL AND "state" = 'seeking') OR (NOT ("state" = 'seeking') AND "filed_on" IS NOT NULL)));
ALTER TABLE "partners_funding" ADD CONSTRAINT "funding_decided_says_when" CHECK ((("decided_on" IS NOT NULL AND "state" IN ('won', 'refused')) OR (NOT ("state" IN ('won', 'refused')) AND "decided_on" IS NULL)));
ALTER TABLE "partners_funding" ADD CONSTRAINT "funding_is_decided_after_filing" CHECK (("decided_on" IS NULL OR "decided_on" >= ("filed_on")));
ALTER TABLE "partners_funding" ADD CONSTRAINT "funding_won_says_how_much" CHECK ((("granted" IS NOT NULL AND "state" = 'won') OR (NOT ("state" = 'won') AND "granted" IS NULL AND "spent" IS NULL)));
ALTER TABLE "partners_funding" ADD CONSTRAINT "funding_is_not_below_zero" CHECK ((("asked" IS NULL OR "asked" >= 0) AND ("granted" IS NULL OR "granted" >= 0) AND ("spent" IS NULL OR "spent" >= 0)));
ALTER TABLE "partners_initiativelead" ADD CONSTRAINT "initiative_lead_keeps_the_name" CHECK (NOT ("by_name" = ''));
ALTER TABLE "partners_initiativelead" ADD CONSTRAINT "initiative_lead_is_known" CHECK ("leader" IN ('centre', 'together', 'residents'));
ALTER TABLE "partners_initiativelead" ADD CONSTRAINT "initiative_of_the_centre_has_no_new_leaders" CHECK ((NOT ("leader" = 'centre') OR "new_leaders" = 0));
ALTER TABLE "partners_initiativestage" ADD CONSTRAINT "initiative_stage_keeps_the_name" CHECK (NOT ("by_name" = ''));
ALTER TABLE "partners_initiativestage" ADD CONSTRAINT "initiative_stage_is_known" CHECK ("stage" IN ('idea', 'group', 'plan', 'doing', 'done', 'stopped'));
ALTER TABLE "partners_initiativestage" ADD CONSTRAINT "initiative_stopped_says_why" CHECK ((NOT ("stage" = 'stopped') OR NOT ("reason" = '')));
ALTER TABLE "partners_lack" ADD CONSTRAINT "lack_has_known_kind" CHECK ("kind" IN ('hall', 'tool', 'money', 'permission', 'hands', 'knowledge', 'other'));
ALTER TABLE "partners_lack" ADD CONSTRAINT "lack_says_what" CHECK (NOT ("what" = ''));
ALTER TABLE "partners_lack" ADD CONSTRAINT "lack_met_says_by_what" CHECK ((("met_by" = '' AND "met_on" IS NULL) OR (NOT ("met_by" = '') AND "met_on" IS NOT NULL)));
alter table partners_initiative set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table partners_initiativestage set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table partners_lack set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table partners_funding set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
ALTER TABLE "partners_initiative" ADD CONSTRAINT "partners_initiative_group_id_9b906a5f_fk_partners_partner_id" FOREIGN KEY ("group_id") REFERENCES "partners_partner" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_initiative" ADD CONSTRAINT "partners_initiative_locality_id_aedb8447_fk_centre_lo" FOREIGN KEY ("locality_id") REFERENCES "centre_locality" ("simc") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_initiative_group_id_9b906a5f" ON "partners_initiative" ("group_id");
CREATE INDEX "partners_initiative_locality_id_aedb8447" ON "partners_initiative" ("locality_id");
CREATE INDEX "partners_initiative_locality_id_aedb8447_like" ON "partners_initiative" ("locality_id" varchar_pattern_ops);
ALTER TABLE "partners_funding" ADD CONSTRAINT "partners_funding_initiative_id_eec5935c_fk_partners_" FOREIGN KEY ("initiative_id") REFERENCES "partners_initiative" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_funding_initiative_id_eec5935c" ON "partners_funding" ("initiative_id");
ALTER TABLE "partners_initiativelead" ADD CONSTRAINT "partners_initiativelead_by_id_137724e1_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_initiativelead" ADD CONSTRAINT "partners_initiativel_initiative_id_c2553c72_fk_partners_" FOREIGN KEY ("initiative_id") REFERENCES "partners_initiative" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_initiativelead_by_id_137724e1" ON "partners_initiativelead" ("by_id");
CREATE INDEX "partners_initiativelead_initiative_id_c2553c72" ON "partners_initiativelead" ("initiative_id");
ALTER TABLE "partners_initiativestage" ADD CONSTRAINT "partners_initiativestage_by_id_d60eb504_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_initiativestage" ADD CONSTRAINT "partners_initiatives_initiative_id_f6d621d0_fk_partners_" FOREIGN KEY ("initiative_id") REFERENCES "partners_initiative" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_initiativestage_by_id_d60eb504" ON "partners_initiativestage" ("by_id");
CREATE INDEX "partners_initiativestage_initiative_id_f6d621d0" ON "partners_initiativestage" ("initiative_id");
ALTER TABLE "partners_lack" ADD CONSTRAINT "partners_lack_initiative_id_a472f0b7_fk_partners_initiative_id" FOREIGN KEY ("initiative_id") REFERENCES "partners_initiative" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_lack_initiative_id_a472f0b7" ON "partners_lack" ("initiative_id");

-- migration audit 0010_initiatives_laws 5f59fc860af042d1
-- Whether a line names what acts erase: never what is decided, the trail, an account, or a session.
create or replace function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return told."table" || '.' || told."column" in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason');
    end if;
    return exists (
            select from (values
            ('activities_notice', 'text', '^$'),
            ('activities_occurrence', 'formerly', '^$'),
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
            ('partners_contactperson', '', '^$'),
            ('promises_promise', '', '^$')
            ) erasable ("table", "column", leaves)
            where erasable."table" = told."table" and erasable."column" = told."column"
                and told.leaves ~ erasable.leaves
    );
end
$$;

-- migration partners 0007_initiatives_laws b03f5ced8fc83bb8
-- An initiative stands somewhere, and somebody leads it, when the transaction that made it ends.
create function partners_initiative_stands() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not exists (select from partners_initiativestage where initiative_id = new.id)
        or not exists (select from partners_initiativelead where initiative_id = new.id) then
        raise exception '% on % refused: it stands nowhere', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'initiative_stands_somewhere';
    end if;
    return null;
end
$$;
-- Argument: the column with the day. What is said next of an initiative is not of an earlier day.
create function partners_initiative_goes_on() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare before date;
begin
    execute format('select max(%I) from %I where initiative_id = $1', tg_argv[0], tg_table_name)
        into before using new.initiative_id;
    if (to_jsonb(new) ->> tg_argv[0])::date < before then
        raise exception '% on % refused: days go on', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'initiative_goes_on';
    end if;
    return new;
end
$$;
drop trigger if exists partners_initiative_stands on partners_initiative;
create constraint trigger partners_initiative_stands after insert on partners_initiative deferrable initially deferred
    for each row
    execute function partners_initiative_stands();
create trigger partners_stage_goes_on before insert on partners_initiativestage
    for each row
    execute function partners_initiative_goes_on('since');
create trigger partners_lead_goes_on before insert on partners_initiativelead
    for each row
    execute function partners_initiative_goes_on('since');
create trigger partners_stage_stays before update or delete on partners_initiativestage
    for each row
    execute function redaction_covers_alone('how an initiative stood stays said', 'reason');
create trigger partners_lead_stays before update or delete on partners_initiativelead
    for each row
    execute function osl_refuse('who led an initiative stays said');
create trigger partners_initiativestage_no_truncate before truncate on partners_initiativestage
    for each statement
    execute function osl_refuse('how an initiative stood stays said');
create trigger partners_initiativelead_no_truncate before truncate on partners_initiativelead
    for each statement
    execute function osl_refuse('who led an initiative stays said');
create trigger partners_initiativestage_written_at_once before insert or update of at on partners_initiativestage
    for each row
    execute function osl_refuse_another_time('at');
create trigger partners_initiativelead_written_at_once before insert or update of at on partners_initiativelead
    for each row
    execute function osl_refuse_another_time('at');
create trigger partners_initiative_days_are_read before insert or update of created_at, changed_at on partners_initiative
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger partners_initiativestage_days_are_read before insert or update of since on partners_initiativestage
    for each row
    when (new.since not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger partners_initiativelead_days_are_read before insert or update of since on partners_initiativelead
    for each row
    when (new.since not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger partners_lack_days_are_read before insert or update of met_on, created_at, changed_at on partners_lack
    for each row
    when (new.met_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger partners_funding_days_are_read before insert or update of due, filed_on, decided_on, created_at, changed_at on partners_funding
    for each row
    when (new.due not between '0001-01-03' and '9999-12-29' or new.filed_on not between '0001-01-03' and '9999-12-29' or new.decided_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger partners_initiative_group_stands before insert or update of group_id on partners_initiative
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'group_id');
create trigger partners_initiative_takes_its_changes after delete or update of id on partners_initiative
    for each row
    execute function audit_forget_changes('partners.initiative');
create trigger partners_initiative_numbered_anew before insert on partners_initiative
    for each row
    execute function audit_refuse_old_number();
create trigger partners_lack_takes_its_changes after delete or update of id on partners_lack
    for each row
    execute function audit_forget_changes('partners.lack');
create trigger partners_lack_numbered_anew before insert on partners_lack
    for each row
    execute function audit_refuse_old_number();
create trigger partners_funding_takes_its_changes after delete or update of id on partners_funding
    for each row
    execute function audit_forget_changes('partners.funding');
create trigger partners_funding_numbered_anew before insert on partners_funding
    for each row
    execute function audit_refuse_old_number();
create trigger partners_initiative_takes_its_promises after delete on partners_initiative
    for each row
    execute function promises_go_with_row('partners.initiative');
create trigger partners_initiative_words_go after delete on partners_initiative
    for each row
    execute function search_forget();

-- migration partners 0008_log 7ca075a6e001c042
CREATE TABLE "partners_logentry" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "held_on" date NOT NULL, "form" varchar(10) NOT NULL, "summary" text NOT NULL, "agreed" text NOT NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), "by_id" bigint NOT NULL, CONSTRAINT "log_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "log_has_known_form" CHECK ("form" IN ('call', 'talk', 'visit', 'meeting', 'email', 'letter')), CONSTRAINT "log_says_something" CHECK ((NOT ("summary" = '') OR NOT ("agreed" = ''))));
CREATE TABLE "partners_logentry_partners" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "logentry_id" bigint NOT NULL, "partner_id" bigint NOT NULL);
alter table partners_logentry set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
ALTER TABLE "partners_logentry" ADD CONSTRAINT "partners_logentry_by_id_88c20be5_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_logentry_by_id_88c20be5" ON "partners_logentry" ("by_id");
CREATE INDEX "log_newest" ON "partners_logentry" ("held_on" DESC, "id" DESC);
ALTER TABLE "partners_logentry_partners" ADD CONSTRAINT "partners_logentry_partners_logentry_id_partner_id_4c838724_uniq" UNIQUE ("logentry_id", "partner_id");
ALTER TABLE "partners_logentry_partners" ADD CONSTRAINT "partners_logentry_pa_logentry_id_8f85825d_fk_partners_" FOREIGN KEY ("logentry_id") REFERENCES "partners_logentry" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_logentry_partners" ADD CONSTRAINT "partners_logentry_pa_partner_id_219c2eda_fk_partners_" FOREIGN KEY ("partner_id") REFERENCES "partners_partner" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_logentry_partners_logentry_id_8f85825d" ON "partners_logentry_partners" ("logentry_id");
CREATE INDEX "partners_logentry_partners_partner_id_219c2eda" ON "partners_logentry_partners" ("partner_id");

-- migration audit 0011_log_laws 4d25c5e73b9d9133
-- Whether a line names what acts erase: never what is decided, the trail, an account, or a session.
create or replace function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return told."table" || '.' || told."column" in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'partners_logentry.summary', 'partners_logentry.agreed', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason');
    end if;
    return exists (
            select from (values
            ('activities_notice', 'text', '^$'),
            ('activities_occurrence', 'formerly', '^$'),
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
            ('partners_contactperson', '', '^$'),
            ('promises_promise', '', '^$')
            ) erasable ("table", "column", leaves)
            where erasable."table" = told."table" and erasable."column" = told."column"
                and told.leaves ~ erasable.leaves
    );
end
$$;

-- migration partners 0009_log_laws 265f9d84f0c273fc
-- An entry of the log is about one partner at least.
create function partners_log_names_somebody() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare entry bigint;
begin
    if tg_op = 'INSERT' then
        entry := new.id;
    else
        entry := old.logentry_id;
    end if;
    if exists (select from partners_logentry where id = entry)
        and not exists (select from partners_logentry_partners where logentry_id = entry) then
        raise exception '% on % refused: an entry of the log names a partner', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'log_names_somebody';
    end if;
    return null;
end
$$;
drop trigger if exists partners_log_is_with_somebody on partners_logentry;
create constraint trigger partners_log_is_with_somebody after insert on partners_logentry deferrable initially deferred
    for each row
    execute function partners_log_names_somebody();
drop trigger if exists partners_log_stays_with_somebody on partners_logentry_partners;
create constraint trigger partners_log_stays_with_somebody after update or delete on partners_logentry_partners deferrable initially deferred
    for each row
    execute function partners_log_names_somebody();
create trigger partners_logentry_partners_partner_stands before insert or update of partner_id on partners_logentry_partners
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id');
create trigger partners_logentry_days_are_read before insert or update of held_on, created_at, changed_at on partners_logentry
    for each row
    when (new.held_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger partners_logentry_takes_its_changes after delete or update of id on partners_logentry
    for each row
    execute function audit_forget_changes('partners.logentry');
create trigger partners_logentry_numbered_anew before insert on partners_logentry
    for each row
    execute function audit_refuse_old_number();
create trigger partners_logentry_takes_its_promises after delete on partners_logentry
    for each row
    execute function promises_go_with_row('partners.logentry');
create trigger partners_logentry_words_go after delete on partners_logentry
    for each row
    execute function search_forget();

-- migration files 0002_laws e5ad3742f2a55d4e
create trigger files_written_once before update on files_storedfile
    for each row
    execute function osl_refuse('a stored file is written once');
create trigger files_storedfile_no_truncate before truncate on files_storedfile
    for each statement
    execute function osl_refuse('a stored file is written once');
create trigger files_hashcheck_stays before update or delete on files_hashcheck
    for each row
    execute function osl_refuse('what a night found stays found');
create trigger files_hashcheck_no_truncate before truncate on files_hashcheck
    for each statement
    execute function osl_refuse('what a night found stays found');
create trigger files_hashcheck_written_at_once before insert or update of at on files_hashcheck
    for each row
    execute function osl_refuse_another_time('at');
create trigger files_storedfile_written_at_once before insert or update of created_at on files_storedfile
    for each row
    execute function osl_refuse_another_time('created_at');

-- migration partners 0010_agreements 29e7e4b101ce07ab
CREATE TABLE "partners_agreement" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "year" smallint NOT NULL CHECK ("year" >= 0), "number" integer NOT NULL CHECK ("number" >= 0), "kind" varchar(12) NOT NULL, "subject" varchar(200) NOT NULL, "terms" text NOT NULL, "begins_on" date NOT NULL, "ends_on" date NULL, "signed_on" date NULL, "case_mark" varchar(80) NOT NULL, "archive_category" varchar(10) NOT NULL, "ended_on" date NULL, "ended_why" varchar(300) NOT NULL, "filed_place" varchar(200) NOT NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), "by_id" bigint NOT NULL, "owner_id" bigint NOT NULL);
CREATE TABLE "partners_agreement_parties" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "agreement_id" bigint NOT NULL, "partner_id" bigint NOT NULL);
CREATE TABLE "partners_agreementnotice" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "days" smallint NOT NULL CHECK ("days" >= 0), "ends_on" date NOT NULL, "at" timestamp with time zone NOT NULL, "agreement_id" bigint NOT NULL);
CREATE TABLE "partners_amendment" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "number" smallint NOT NULL CHECK ("number" >= 0), "agreed_on" date NOT NULL, "changes" text NOT NULL, "moves_end" boolean NOT NULL, "ends_on" date NULL, "at" timestamp with time zone NOT NULL, "agreement_id" bigint NOT NULL, "by_id" bigint NOT NULL);
CREATE TABLE "partners_signedagreement" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "reason" varchar(300) NOT NULL, "at" timestamp with time zone NOT NULL, "agreement_id" bigint NOT NULL, "amendment_id" bigint NULL, "by_id" bigint NOT NULL, "file_id" bigint NOT NULL UNIQUE, "supersedes_id" bigint NULL UNIQUE);
ALTER TABLE "partners_agreement" ADD CONSTRAINT "agreement_number_once" UNIQUE ("year", "number");
ALTER TABLE "partners_agreement" ADD CONSTRAINT "agreement_keeps_the_name" CHECK (NOT ("by_name" = ''));
ALTER TABLE "partners_agreement" ADD CONSTRAINT "agreement_says_of_what" CHECK (NOT ("subject" = ''));
ALTER TABLE "partners_agreement" ADD CONSTRAINT "agreement_has_known_kind" CHECK ("kind" IN ('cooperation', 'use', 'workshops', 'partnership', 'other'));
ALTER TABLE "partners_agreement" ADD CONSTRAINT "agreement_runs_forward" CHECK (("ends_on" IS NULL OR "ends_on" >= ("begins_on")));
ALTER TABLE "partners_agreement" ADD CONSTRAINT "agreement_ended_says_why" CHECK ((("ended_on" IS NULL AND "ended_why" = '') OR ("ended_on" IS NOT NULL AND NOT ("ended_why" = ''))));
ALTER TABLE "partners_agreement" ADD CONSTRAINT "agreement_is_filed_once_it_is_more_than_a_draft" CHECK (("filed_place" = '' OR "signed_on" IS NOT NULL OR "ended_on" IS NOT NULL));
ALTER TABLE "partners_agreementnotice" ADD CONSTRAINT "agreement_notice_once" UNIQUE ("agreement_id", "ends_on", "days");
ALTER TABLE "partners_agreementnotice" ADD CONSTRAINT "agreement_notice_is_one_of_three" CHECK ("days" IN (90, 30, 7));
ALTER TABLE "partners_amendment" ADD CONSTRAINT "amendment_number_once" UNIQUE ("agreement_id", "number");
ALTER TABLE "partners_amendment" ADD CONSTRAINT "amendment_keeps_the_name" CHECK (NOT ("by_name" = ''));
ALTER TABLE "partners_amendment" ADD CONSTRAINT "amendment_says_what_changes" CHECK (NOT ("changes" = ''));
ALTER TABLE "partners_amendment" ADD CONSTRAINT "amendment_moves_the_end_or_leaves_it" CHECK (("moves_end" OR "ends_on" IS NULL));
ALTER TABLE "partners_signedagreement" ADD CONSTRAINT "signed_agreement_keeps_the_name" CHECK (NOT ("by_name" = ''));
ALTER TABLE "partners_signedagreement" ADD CONSTRAINT "signed_agreement_says_why_it_supersedes" CHECK ((("reason" = '' AND "supersedes_id" IS NULL) OR ("supersedes_id" IS NOT NULL AND NOT ("reason" = ''))));
CREATE UNIQUE INDEX "signed_agreement_first_once" ON "partners_signedagreement" ("agreement_id", "amendment_id") NULLS NOT DISTINCT WHERE "supersedes_id" IS NULL;
alter table partners_agreement set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table partners_amendment set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table partners_signedagreement set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
ALTER TABLE "partners_agreement" ADD CONSTRAINT "partners_agreement_by_id_254b2448_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_agreement" ADD CONSTRAINT "partners_agreement_owner_id_36f9802e_fk_accounts_user_id" FOREIGN KEY ("owner_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_agreement_by_id_254b2448" ON "partners_agreement" ("by_id");
CREATE INDEX "partners_agreement_owner_id_36f9802e" ON "partners_agreement" ("owner_id");
ALTER TABLE "partners_agreement_parties" ADD CONSTRAINT "partners_agreement_parti_agreement_id_partner_id_8eb50e7a_uniq" UNIQUE ("agreement_id", "partner_id");
ALTER TABLE "partners_agreement_parties" ADD CONSTRAINT "partners_agreement_p_agreement_id_b4739a2e_fk_partners_" FOREIGN KEY ("agreement_id") REFERENCES "partners_agreement" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_agreement_parties" ADD CONSTRAINT "partners_agreement_p_partner_id_4a410076_fk_partners_" FOREIGN KEY ("partner_id") REFERENCES "partners_partner" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_agreement_parties_agreement_id_b4739a2e" ON "partners_agreement_parties" ("agreement_id");
CREATE INDEX "partners_agreement_parties_partner_id_4a410076" ON "partners_agreement_parties" ("partner_id");
ALTER TABLE "partners_agreementnotice" ADD CONSTRAINT "partners_agreementno_agreement_id_5bf245db_fk_partners_" FOREIGN KEY ("agreement_id") REFERENCES "partners_agreement" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_agreementnotice_agreement_id_5bf245db" ON "partners_agreementnotice" ("agreement_id");
ALTER TABLE "partners_amendment" ADD CONSTRAINT "partners_amendment_agreement_id_c0d2412e_fk_partners_" FOREIGN KEY ("agreement_id") REFERENCES "partners_agreement" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_amendment" ADD CONSTRAINT "partners_amendment_by_id_801338e6_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_amendment_agreement_id_c0d2412e" ON "partners_amendment" ("agreement_id");
CREATE INDEX "partners_amendment_by_id_801338e6" ON "partners_amendment" ("by_id");
ALTER TABLE "partners_signedagreement" ADD CONSTRAINT "partners_signedagree_agreement_id_8aa32e30_fk_partners_" FOREIGN KEY ("agreement_id") REFERENCES "partners_agreement" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_signedagreement" ADD CONSTRAINT "partners_signedagree_amendment_id_6504dddf_fk_partners_" FOREIGN KEY ("amendment_id") REFERENCES "partners_amendment" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_signedagreement" ADD CONSTRAINT "partners_signedagreement_by_id_4bce502d_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_signedagreement" ADD CONSTRAINT "partners_signedagree_file_id_1df39987_fk_files_sto" FOREIGN KEY ("file_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_signedagreement" ADD CONSTRAINT "partners_signedagree_supersedes_id_1f32cf3b_fk_partners_" FOREIGN KEY ("supersedes_id") REFERENCES "partners_signedagreement" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_signedagreement_agreement_id_8aa32e30" ON "partners_signedagreement" ("agreement_id");
CREATE INDEX "partners_signedagreement_amendment_id_6504dddf" ON "partners_signedagreement" ("amendment_id");
CREATE INDEX "partners_signedagreement_by_id_4bce502d" ON "partners_signedagreement" ("by_id");

-- migration correspondence 0001_initial 68a81212fbe5fa52
CREATE TABLE "correspondence_numberseries" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(20) NOT NULL, "year" smallint NOT NULL CHECK ("year" >= 0), "last" integer NOT NULL CHECK ("last" >= 0), CONSTRAINT "number_series_once_of_year" UNIQUE ("kind", "year"), CONSTRAINT "number_series_says_of_what" CHECK (NOT ("kind" = '')));
CREATE TABLE "correspondence_outgoingletter" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "year" smallint NOT NULL CHECK ("year" >= 0), "number" integer NOT NULL CHECK ("number" >= 0), "case_mark" varchar(80) NOT NULL, "archive_category" varchar(10) NOT NULL, "subject_type" varchar(60) NOT NULL, "subject_id" bigint NOT NULL, "addressee" varchar(200) NOT NULL, "address" varchar(300) NOT NULL, "title" varchar(200) NOT NULL, "opening" text NOT NULL, "quoted" text NOT NULL, "quoted_as" varchar(200) NOT NULL, "closing" text NOT NULL, "sender" varchar(200) NOT NULL, "sender_address" varchar(200) NOT NULL, "sender_contact" varchar(200) NOT NULL, "at" timestamp with time zone NOT NULL, "way" varchar(10) NOT NULL, "way_number" varchar(80) NOT NULL, "sent_on" date NULL, "filed_place" varchar(200) NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "outgoing_letter_number_once" UNIQUE ("year", "number"), CONSTRAINT "outgoing_letter_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "outgoing_letter_is_whole" CHECK ((NOT ("addressee" = '') AND NOT ("title" = '') AND NOT ("opening" = ''))), CONSTRAINT "outgoing_letter_says_whose_words" CHECK ((("quoted" = '' AND "quoted_as" = '') OR (NOT ("quoted" = '') AND NOT ("quoted_as" = '')))), CONSTRAINT "outgoing_letter_has_known_way" CHECK ("way" IN ('e_delivery', 'ezd', 'post', 'by_hand', '')), CONSTRAINT "outgoing_letter_says_how_it_went" CHECK ((("sent_on" IS NULL AND "way" = '' AND "way_number" = '') OR (NOT ("way" = '') AND "sent_on" IS NOT NULL))), CONSTRAINT "outgoing_letter_is_filed_once_sent" CHECK (("filed_place" = '' OR "sent_on" IS NOT NULL)));
ALTER TABLE "correspondence_outgoingletter" ADD CONSTRAINT "correspondence_outgo_by_id_92efda03_fk_accounts_" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "correspondence_outgoingletter_by_id_92efda03" ON "correspondence_outgoingletter" ("by_id");
CREATE INDEX "outgoing_letter_of_row" ON "correspondence_outgoingletter" ("subject_type", "subject_id");

-- migration correspondence 0002_laws d36f3d794d596293
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
create trigger correspondence_number_moves before update on correspondence_numberseries
    for each row
    execute function correspondence_number_moves();
drop trigger if exists correspondence_number_is_borne on correspondence_numberseries;
create constraint trigger correspondence_number_is_borne after update on correspondence_numberseries deferrable initially deferred
    for each row
    when (new.kind = 'letter')
    execute function correspondence_number_is_borne();
create trigger correspondence_series_stays before delete on correspondence_numberseries
    for each row
    execute function osl_refuse('numbers have no gap, and none is given twice');
create trigger correspondence_numberseries_no_truncate before truncate on correspondence_numberseries
    for each statement
    execute function osl_refuse('numbers have no gap, and none is given twice');
create trigger correspondence_letter_is_next before insert on correspondence_outgoingletter
    for each row
    execute function correspondence_letter_is_next();
create trigger correspondence_letter_as_numbered before update of id, year, number, case_mark, archive_category, subject_type, subject_id, addressee, address, title, opening, quoted, quoted_as, closing, sender, sender_address, sender_contact, at, by_id, by_name, by_position on correspondence_outgoingletter
    for each row
    when ((old.id, old.year, old.number, old.case_mark, old.archive_category, old.subject_type, old.subject_id, old.addressee, old.address, old.title, old.opening, old.quoted, old.quoted_as, old.closing, old.sender, old.sender_address, old.sender_contact, old.at, old.by_id, old.by_name, old.by_position) is distinct from (new.id, new.year, new.number, new.case_mark, new.archive_category, new.subject_type, new.subject_id, new.addressee, new.address, new.title, new.opening, new.quoted, new.quoted_as, new.closing, new.sender, new.sender_address, new.sender_contact, new.at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('a letter stays as it was numbered');
create trigger correspondence_sent_stays_sent before update of sent_on, filed_place on correspondence_outgoingletter
    for each row
    when (old.sent_on is not null and new.sent_on is null or old.filed_place <> '' and new.filed_place = '')
    execute function osl_refuse('what went out went out');
create trigger correspondence_letter_stays before delete on correspondence_outgoingletter
    for each row
    execute function correspondence_letter_stays();
create trigger correspondence_outgoingletter_no_truncate before truncate on correspondence_outgoingletter
    for each statement
    execute function osl_refuse('a letter stays as it was numbered');
create trigger correspondence_outgoingletter_written_at_once before insert or update of at on correspondence_outgoingletter
    for each row
    execute function osl_refuse_another_time('at');
create trigger correspondence_outgoingletter_days_are_read before insert or update of sent_on on correspondence_outgoingletter
    for each row
    when (new.sent_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger correspondence_outgoingletter_takes_its_changes after delete or update of id on correspondence_outgoingletter
    for each row
    execute function audit_forget_changes('correspondence.outgoingletter');
create trigger correspondence_outgoingletter_numbered_anew before insert on correspondence_outgoingletter
    for each row
    execute function audit_refuse_old_number();

-- migration audit 0012_agreements_laws cb9abac4ca7cd837
-- Whether a line names what acts erase: never what is decided, the trail, an account, or a session.
create or replace function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return told."table" || '.' || told."column" in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'partners_logentry.summary', 'partners_logentry.agreed', 'partners_agreement.subject', 'partners_agreement.terms', 'partners_agreement.ended_why', 'partners_amendment.changes', 'partners_signedagreement.reason', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason');
    end if;
    return exists (
            select from (values
            ('activities_notice', 'text', '^$'),
            ('activities_occurrence', 'formerly', '^$'),
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
            ('partners_contactperson', '', '^$'),
            ('promises_promise', '', '^$')
            ) erasable ("table", "column", leaves)
            where erasable."table" = told."table" and erasable."column" = told."column"
                and told.leaves ~ erasable.leaves
    );
end
$$;

-- migration partners 0011_agreements_laws 4c72a6caecb759d4
-- A number that the series of agreements reached is borne by one when the transaction ends.
create function partners_agreement_number_is_borne() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not exists (select from partners_agreement where year = new.year and number = new.last) then
        raise exception '% on % refused: numbers have no gap, and none is given twice', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
-- An agreement bears the number that its series reached with it, in the same transaction.
create function partners_agreement_is_next() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    reached bigint;
    moved boolean;
begin
    select last, osl_is_being_written(xmin) into reached, moved
        from correspondence_numberseries where kind = 'agreement' and year = new.year for update;
    if reached is distinct from new.number or not moved then
        raise exception '% on % refused: numbers have no gap, and none is given twice', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- Its number is for ever; once signed what it says stays, but for what is covered; ended stays ended.
create function partners_agreement_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare is_cover boolean := osl_is_done_by('redaction_cover', tg_relid);
begin
    if (new.id, new.year, new.number, new.by_id, new.by_name) is distinct from
        (old.id, old.year, old.number, old.by_id, old.by_name)
        or old.signed_on is not null and (new.kind, new.begins_on, new.ends_on, new.signed_on) is distinct from
            (old.kind, old.begins_on, old.ends_on, old.signed_on)
        or old.signed_on is not null and not is_cover and (new.subject, new.terms) is distinct from
            (old.subject, old.terms)
        or old.ended_on is not null and new.ended_on is distinct from old.ended_on
        or old.ended_on is not null and not is_cover and new.ended_why is distinct from old.ended_why
        or old.filed_place <> '' and new.filed_place = ''
    then
        raise exception '% on % refused: what was signed stays as it was signed', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'agreement_stays_as_signed';
    end if;
    return new;
end
$$;
-- Amendments of one agreement are numbered from one on, once it is signed and before it is ended.
create function partners_amendment_is_next() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.number is distinct from (
        select coalesce(max(number), 0) + 1 from partners_amendment where agreement_id = new.agreement_id
    ) or not exists (
        select from partners_agreement where id = new.agreement_id and signed_on is not null and ended_on is null
            and (new.ends_on is null or new.ends_on >= begins_on)
    ) then
        raise exception '% on % refused: no such amendment', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'amendment_is_next';
    end if;
    return new;
end
$$;
-- A signed file is of its agreement or of an amendment of it, and supersedes one of the same.
create function partners_signed_agreement_fits() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.amendment_id is not null and not exists (
        select from partners_amendment where id = new.amendment_id and agreement_id = new.agreement_id
    ) or new.supersedes_id is not null and not exists (
        select from partners_signedagreement where id = new.supersedes_id and agreement_id = new.agreement_id
            and amendment_id is not distinct from new.amendment_id
    ) then
        raise exception '% on % refused: it is of another agreement', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'signed_agreement_fits';
    end if;
    return new;
end
$$;
drop trigger if exists partners_agreement_number_is_borne on correspondence_numberseries;
create constraint trigger partners_agreement_number_is_borne after update on correspondence_numberseries deferrable initially deferred
    for each row
    when (new.kind = 'agreement')
    execute function partners_agreement_number_is_borne();
create trigger partners_agreement_is_next before insert on partners_agreement
    for each row
    execute function partners_agreement_is_next();
create trigger partners_agreement_stays before update on partners_agreement
    for each row
    execute function partners_agreement_stays();
create trigger partners_agreement_is_kept before delete on partners_agreement
    for each row
    execute function osl_refuse('numbers have no gap, and none is given twice');
create trigger partners_agreement_no_truncate before truncate on partners_agreement
    for each statement
    execute function osl_refuse('what was signed stays as it was signed');
create trigger partners_amendment_is_next before insert on partners_amendment
    for each row
    execute function partners_amendment_is_next();
create trigger partners_amendment_stays before update or delete on partners_amendment
    for each row
    execute function redaction_covers_alone('what was signed stays as it was signed', 'changes');
create trigger partners_amendment_no_truncate before truncate on partners_amendment
    for each statement
    execute function osl_refuse('what was signed stays as it was signed');
create trigger partners_amendment_written_at_once before insert or update of at on partners_amendment
    for each row
    execute function osl_refuse_another_time('at');
create trigger partners_signed_agreement_fits before insert on partners_signedagreement
    for each row
    execute function partners_signed_agreement_fits();
create trigger partners_signed_agreement_stays before update or delete on partners_signedagreement
    for each row
    execute function redaction_covers_alone('what was signed stays as it was signed', 'reason');
create trigger partners_signedagreement_no_truncate before truncate on partners_signedagreement
    for each statement
    execute function osl_refuse('what was signed stays as it was signed');
create trigger partners_signedagreement_written_at_once before insert or update of at on partners_signedagreement
    for each row
    execute function osl_refuse_another_time('at');
create trigger partners_agreement_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('partners_signedagreement', 'file_id');
create trigger partners_agreement_notice_stays before update or delete on partners_agreementnotice
    for each row
    execute function osl_refuse('what was told of an end stays said');
create trigger partners_agreementnotice_no_truncate before truncate on partners_agreementnotice
    for each statement
    execute function osl_refuse('what was told of an end stays said');
create trigger partners_agreementnotice_written_at_once before insert or update of at on partners_agreementnotice
    for each row
    execute function osl_refuse_another_time('at');
create trigger partners_agreement_parties_partner_stands before insert or update of partner_id on partners_agreement_parties
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id');
create trigger partners_agreement_days_are_read before insert or update of begins_on, ends_on, signed_on, ended_on, created_at, changed_at on partners_agreement
    for each row
    when (new.begins_on not between '0001-01-03' and '9999-12-29' or new.ends_on not between '0001-01-03' and '9999-12-29' or new.signed_on not between '0001-01-03' and '9999-12-29' or new.ended_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger partners_amendment_days_are_read before insert or update of agreed_on, ends_on on partners_amendment
    for each row
    when (new.agreed_on not between '0001-01-03' and '9999-12-29' or new.ends_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger partners_agreementnotice_days_are_read before insert or update of ends_on on partners_agreementnotice
    for each row
    when (new.ends_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger partners_agreement_takes_its_changes after delete or update of id on partners_agreement
    for each row
    execute function audit_forget_changes('partners.agreement');
create trigger partners_agreement_numbered_anew before insert on partners_agreement
    for each row
    execute function audit_refuse_old_number();
create trigger partners_agreement_takes_its_promises after delete on partners_agreement
    for each row
    execute function promises_go_with_row('partners.agreement');
create trigger partners_agreement_words_go after delete on partners_agreement
    for each row
    execute function search_forget();

-- migration centre 0007_days_to_hear 4591e54eab2e6da3
ALTER TABLE "centre_centre" ADD COLUMN "days_to_hear" smallint DEFAULT 14 NOT NULL CHECK ("days_to_hear" >= 0);

-- migration centre 0008_chapter_days 9e55acc5f84e0c3a
ALTER TABLE "centre_centre" ADD COLUMN "chapter_days" smallint DEFAULT 45 NOT NULL CHECK ("chapter_days" >= 0);

-- migration centre 0009_head_groups fadbf6bb268296a3
CREATE TABLE "centre_headgroup" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "slug" varchar(20) NOT NULL UNIQUE, "name" varchar(60) NOT NULL, "ages" varchar(60) NOT NULL, "position" smallint NOT NULL CHECK ("position" >= 0), "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "headgroup_name_once" UNIQUE ("name"));
INSERT INTO "centre_headgroup" ("slug", "name", "ages", "position", "revision") SELECT * FROM UNNEST(('{children,youth,adults,older}')::varchar[], ('{dzieci,młodzież,dorośli,"osoby starsze"}')::varchar[], ('{"do 12 lat","13–17 lat","18–59 lat","od 60 lat"}')::varchar[], ('{1,2,3,4}'::int2[])::smallint[], ('{1,1,1,1}'::int4[])::integer[]) RETURNING "centre_headgroup"."id";
CREATE INDEX "centre_headgroup_slug_8ba07a7c_like" ON "centre_headgroup" ("slug" varchar_pattern_ops);

-- migration centre 0010_head_groups_laws 6cecdc90bb103462
create trigger centre_headgroup_takes_its_changes after delete or update of id on centre_headgroup
    for each row
    execute function audit_forget_changes('centre.headgroup');
create trigger centre_headgroup_numbered_anew before insert on centre_headgroup
    for each row
    execute function audit_refuse_old_number();
create trigger centre_headgroup_not_while_withdrawn before update of name, ages on centre_headgroup
    for each row
    execute function withdrawal_refuse_change('centre.headgroup');
create trigger centre_headgroup_slug_stays before update on centre_headgroup
    for each row
    when (old.slug <> new.slug)
    execute function osl_refuse('the word by which other rows name this one stays');
create trigger centre_headgroup_of_old_stays before delete on centre_headgroup
    for each row
    when (old.slug in ('children', 'youth', 'adults', 'older'))
    execute function osl_refuse('groups that first results were counted by stay, under whatever name');

-- migration partners 0012_heads 3bfdce0bace840c8
CREATE TABLE "partners_villagehead" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(120) NOT NULL, "channel" varchar(10) NOT NULL, "phone" varchar(20) NOT NULL, "email" varchar(254) NOT NULL, "is_public" boolean NOT NULL, "starts_on" date NOT NULL, "ends_on" date NULL, "added_on" date NOT NULL, "informed_on" date NULL, "informed_by" varchar(10) NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), "village_id" bigint NOT NULL, CONSTRAINT "head_has_known_channel" CHECK ("channel" IN ('mail', 'print', 'call')), CONSTRAINT "head_informed_in_known_way" CHECK ("informed_by" IN ('letter', 'call', 'talk', '')), CONSTRAINT "head_has_a_name" CHECK (NOT ("name" = '')), CONSTRAINT "head_informed_on_a_day" CHECK ((("informed_by" = '' AND "informed_on" IS NULL) OR ("informed_on" IS NOT NULL AND NOT ("informed_by" = '')))), CONSTRAINT "head_ends_after_start" CHECK (("ends_on" IS NULL OR "ends_on" >= ("starts_on"))), CONSTRAINT "head_one_a_day" EXCLUDE USING GIST ((int8range("village_id", "village_id", '[]')) WITH &&, (daterange(LEAST("starts_on", COALESCE("ends_on", "starts_on")), GREATEST("starts_on", COALESCE("ends_on", '9999-12-30'::date)), '[]')) WITH &&));
ALTER TABLE "partners_villagehead" ADD CONSTRAINT "partners_villagehead_village_id_e8ec4e49_fk_centre_village_id" FOREIGN KEY ("village_id") REFERENCES "centre_village" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_villagehead_village_id_e8ec4e49" ON "partners_villagehead" ("village_id");

-- migration audit 0013_heads_laws 5a9e233d6df133f7
-- Whether a line names what acts erase: never what is decided, the trail, an account, or a session.
create or replace function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return told."table" || '.' || told."column" in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'partners_logentry.summary', 'partners_logentry.agreed', 'partners_agreement.subject', 'partners_agreement.terms', 'partners_agreement.ended_why', 'partners_amendment.changes', 'partners_signedagreement.reason', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason');
    end if;
    return exists (
            select from (values
            ('activities_notice', 'text', '^$'),
            ('activities_occurrence', 'formerly', '^$'),
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
            ('partners_contactperson', '', '^$'),
            ('partners_villagehead', '', '^$'),
            ('promises_promise', '', '^$')
            ) erasable ("table", "column", leaves)
            where erasable."table" = told."table" and erasable."column" = told."column"
                and told.leaves ~ erasable.leaves
    );
end
$$;

-- migration partners 0013_heads_laws c86257dfdb4bf9f5
create trigger partners_villagehead_days_are_read before insert or update of starts_on, ends_on, added_on, informed_on on partners_villagehead
    for each row
    when (new.starts_on not between '0001-01-03' and '9999-12-29' or new.ends_on not between '0001-01-03' and '9999-12-29' or new.added_on not between '0001-01-03' and '9999-12-29' or new.informed_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger partners_villagehead_village_stands before insert or update of village_id on partners_villagehead
    for each row
    execute function withdrawal_refuse_choice('centre_village', 'centre.village', 'village_id');

-- migration partners 0014_corrections c0bf605135cc1ef7
ALTER TABLE "partners_partner" ADD COLUMN "language" varchar(2) DEFAULT 'pl' NOT NULL;
CREATE TABLE "partners_correction" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "key" uuid NOT NULL UNIQUE, "by_letter" boolean NOT NULL, "language" varchar(2) NOT NULL, "at" timestamp with time zone NOT NULL, "closed_at" timestamp with time zone NULL, "accepted" smallint NOT NULL CHECK ("accepted" >= 0), "refused" smallint NOT NULL CHECK ("refused" >= 0), "partner_id" bigint NOT NULL);
CREATE TABLE "partners_correctedvalue" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "field" varchar(8) NOT NULL, "was" text NOT NULL, "proposed" text NOT NULL, "person_id" bigint NULL, "correction_id" bigint NOT NULL, CONSTRAINT "corrected_value_has_known_field" CHECK ("field" IN ('name', 'offers', 'person', 'phone', 'email', 'places', 'other')), CONSTRAINT "corrected_value_names_its_person" CHECK ((("field" IN ('person', 'phone', 'email') AND "person_id" IS NOT NULL) OR (NOT ("field" IN ('person', 'phone', 'email')) AND "person_id" IS NULL))));
ALTER TABLE "partners_correction" ADD CONSTRAINT "partners_correction_partner_id_605d3667_fk_partners_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partners_partner" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_correction_partner_id_605d3667" ON "partners_correction" ("partner_id");
ALTER TABLE "partners_correctedvalue" ADD CONSTRAINT "partners_correctedva_person_id_f42adf5d_fk_partners_" FOREIGN KEY ("person_id") REFERENCES "partners_contactperson" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_correctedvalue" ADD CONSTRAINT "partners_correctedva_correction_id_4d7ab7f7_fk_partners_" FOREIGN KEY ("correction_id") REFERENCES "partners_correction" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_correctedvalue" ADD CONSTRAINT "corrected_value_once" UNIQUE NULLS NOT DISTINCT ("correction_id", "field", "person_id");
CREATE INDEX "partners_correctedvalue_person_id_f42adf5d" ON "partners_correctedvalue" ("person_id");
CREATE INDEX "partners_correctedvalue_correction_id_4d7ab7f7" ON "partners_correctedvalue" ("correction_id");

-- migration letters 0001_initial e6e87a6756f378dc
CREATE TABLE "letters_letter" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(40) NOT NULL, "to" varchar(254) NOT NULL, "language" varchar(2) NOT NULL, "subject_type" varchar(60) NOT NULL, "subject_id" bigint NOT NULL, "message_id" varchar(250) NOT NULL UNIQUE, "state" varchar(8) NOT NULL, "tries" smallint NOT NULL CHECK ("tries" >= 0), "is_doubtful" boolean NOT NULL, "said" varchar(200) NOT NULL, "made_at" timestamp with time zone NOT NULL, "due_at" timestamp with time zone NOT NULL, "ended_at" timestamp with time zone NULL, CONSTRAINT "letter_has_known_state" CHECK ("state" IN ('waiting', 'sending', 'sent', 'failed', 'dropped')), CONSTRAINT "letter_has_address_until_it_ends" CHECK ((("ended_at" IS NULL AND "state" IN ('waiting', 'sending') AND NOT ("to" = '')) OR (NOT ("state" IN ('waiting', 'sending')) AND "ended_at" IS NOT NULL))));
CREATE INDEX "letters_letter_message_id_d431e0f1_like" ON "letters_letter" ("message_id" varchar_pattern_ops);
CREATE INDEX "letter_subject" ON "letters_letter" ("subject_type", "subject_id");
CREATE INDEX "letter_open" ON "letters_letter" ("due_at") WHERE "state" IN ('waiting', 'sending');
CREATE INDEX "letter_failed" ON "letters_letter" ("kind") WHERE "state" = 'failed';
CREATE INDEX "letter_with_address" ON "letters_letter" ("ended_at") WHERE NOT ("to" = '');

-- migration confirmations 0001_initial 15bfffd1e9cd8ac8
CREATE TABLE "confirmations_confirmation" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "subject_type" varchar(60) NOT NULL, "subject_id" bigint NOT NULL, "asked_at" timestamp with time zone NOT NULL, "until" date NOT NULL, "letter_id" bigint NULL UNIQUE, "answered_at" timestamp with time zone NULL, "outcome" varchar(8) NOT NULL, CONSTRAINT "confirmation_has_known_outcome" CHECK ("outcome" IN ('yes', 'no', 'dropped', '')), CONSTRAINT "confirmation_says_when_answered" CHECK ((("answered_at" IS NULL AND "outcome" = '') OR (NOT ("outcome" = '') AND "answered_at" IS NOT NULL))));
ALTER TABLE "confirmations_confirmation" ADD CONSTRAINT "confirmations_confir_letter_id_c2cc7750_fk_letters_l" FOREIGN KEY ("letter_id") REFERENCES "letters_letter" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "confirmation_once_at_a_time" ON "confirmations_confirmation" ("subject_type", "subject_id") WHERE "outcome" = '';

-- migration confirmations 0002_laws e2c70bdaaf2e8aa1
-- What was asked about a row goes with it. Argument: the label of its model. On its table after delete.
create function confirmations_go_with_row() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    delete from confirmations_confirmation
        where subject_type = tg_argv[0] and subject_id = (to_jsonb(old) ->> 'id')::bigint;
    return null;
end
$$;
create trigger confirmations_answered_once before update on confirmations_confirmation
    for each row
    when (old.outcome <> '')
    execute function osl_refuse('a question is answered once');
create trigger confirmations_of_its_row before update of id, subject_type, subject_id, asked_at, letter_id on confirmations_confirmation
    for each row
    when ((old.id, old.subject_type, old.subject_id, old.asked_at, old.letter_id) is distinct from (new.id, new.subject_type, new.subject_id, new.asked_at, new.letter_id))
    execute function osl_refuse('a question is about one row, by one letter');
create trigger confirmations_confirmation_days_are_read before insert or update of asked_at, until, answered_at on confirmations_confirmation
    for each row
    when (new.asked_at not between '0001-01-03' and '9999-12-29' or new.until not between '0001-01-03' and '9999-12-29' or new.answered_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration audit 0014_corrections_laws 561a54b1fa619441
-- Whether a line names what acts erase: never what is decided, the trail, an account, or a session.
create or replace function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return told."table" || '.' || told."column" in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'partners_logentry.summary', 'partners_logentry.agreed', 'partners_agreement.subject', 'partners_agreement.terms', 'partners_agreement.ended_why', 'partners_amendment.changes', 'partners_signedagreement.reason', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason');
    end if;
    return exists (
            select from (values
            ('activities_notice', 'text', '^$'),
            ('activities_occurrence', 'formerly', '^$'),
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
            ('partners_contactperson', '', '^$'),
            ('partners_villagehead', '', '^$'),
            ('partners_correctedvalue', '', '^$'),
            ('promises_promise', '', '^$')
            ) erasable ("table", "column", leaves)
            where erasable."table" = told."table" and erasable."column" = told."column"
                and told.leaves ~ erasable.leaves
    );
end
$$;

-- migration partners 0015_corrections_laws c12cb4e3c03a5812
-- Who agreed stays as it was signed, but for two entries of one party made one, or taken apart again.
create function partners_parties_stay() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (
        select from partners_agreement where id in (new.agreement_id, old.agreement_id) and signed_on is not null
    ) and not exists (
        select from merging_merge where subject_type = 'partners.partner'
            and gone_id in (new.partner_id, old.partner_id)
    ) then
        raise exception '% on % refused: what was signed stays as it was signed', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'agreement_parties_stay';
    end if;
    return coalesce(new, old);
end
$$;
create trigger partners_agreement_parties_stay before insert or update or delete on partners_agreement_parties
    for each row
    execute function partners_parties_stay();
create trigger partners_agreement_parties_no_truncate before truncate on partners_agreement_parties
    for each statement
    execute function osl_refuse('what was signed stays as it was signed');
create trigger partners_corrected_value_stays before update on partners_correctedvalue
    for each row
    when ((old.id, old.correction_id, old.field, old.person_id, old.was, old.proposed) is distinct from (new.id, new.correction_id, new.field, new.person_id, new.was, new.proposed))
    execute function osl_refuse('a correction stays as it was said until it is decided');
create trigger partners_correction_days_are_read before insert or update of at, closed_at on partners_correction
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29' or new.closed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger partners_partner_takes_its_confirmations after delete on partners_partner
    for each row
    execute function confirmations_go_with_row('partners.partner');
create trigger partners_correctedvalue_numbered_anew before insert on partners_correctedvalue
    for each row
    execute function audit_refuse_old_number();

-- migration partners 0016_partnerships 26a364057f13693b
CREATE TABLE "partners_partnership" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(120) NOT NULL, "kind" varchar(10) NOT NULL, "led_by" varchar(160) NOT NULL, "about" text NOT NULL, "since" date NOT NULL, "ended_on" date NULL, "ended_why" varchar(300) NOT NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "partnership_has_name" CHECK (NOT ("name" = '')), CONSTRAINT "partnership_has_known_kind" CHECK ("kind" IN ('led', 'joined')), CONSTRAINT "partnership_says_who_leads" CHECK ((("kind" = 'led' AND "led_by" = '') OR ("kind" = 'joined' AND NOT ("led_by" = '')))), CONSTRAINT "partnership_ended_says_why" CHECK ((("ended_on" IS NULL AND "ended_why" = '') OR ("ended_on" IS NOT NULL AND NOT ("ended_why" = '')))), CONSTRAINT "partnership_ends_after_it_begins" CHECK (("ended_on" IS NULL OR "ended_on" >= ("since"))));
CREATE TABLE "partners_partnermeeting" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "title" varchar(120) NOT NULL, "held_on" date NOT NULL, "starts" time NOT NULL, "ends" time NOT NULL, "place" varchar(200) NOT NULL, "agenda" text NOT NULL, "note" text NOT NULL, "cancelled_at" timestamp with time zone NULL, "cancelled_reason" varchar(300) NOT NULL, "uid" uuid NOT NULL UNIQUE, "sequence" integer NOT NULL CHECK ("sequence" >= 0), "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), "by_id" bigint NOT NULL, "host_id" bigint NULL, "partnership_id" bigint NULL, CONSTRAINT "partner_meeting_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "partner_meeting_says_what_and_where" CHECK ((NOT ("title" = '') AND NOT ("place" = ''))), CONSTRAINT "partner_meeting_ends_after_it_begins" CHECK ("ends" > ("starts")), CONSTRAINT "partner_meeting_called_off_says_why" CHECK ((("cancelled_at" IS NULL AND "cancelled_reason" = '') OR ("cancelled_at" IS NOT NULL AND NOT ("cancelled_reason" = '')))));
CREATE TABLE "partners_partnermeeting_partners" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "partnermeeting_id" bigint NOT NULL, "partner_id" bigint NOT NULL);
CREATE TABLE "partners_partnermeeting_present" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "partnermeeting_id" bigint NOT NULL, "partner_id" bigint NOT NULL);
CREATE TABLE "partners_membership" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "role" varchar(120) NOT NULL, "since" date NOT NULL, "until" date NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), "partner_id" bigint NOT NULL, "partnership_id" bigint NOT NULL, CONSTRAINT "membership_ends_after_it_begins" CHECK (("until" IS NULL OR "until" >= ("since"))), CONSTRAINT "membership_once_at_a_time" EXCLUDE USING GIST ((int8range("partnership_id", "partnership_id", '[]')) WITH &&, (int8range("partner_id", "partner_id", '[]')) WITH &&, (daterange("since", GREATEST("since", COALESCE("until", '2100-12-31'::date)), '[]')) WITH &&));
alter table partners_partnership set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table partners_partnermeeting set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
ALTER TABLE "partners_partnermeeting" ADD CONSTRAINT "partners_partnermeeting_by_id_2938de86_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_partnermeeting" ADD CONSTRAINT "partners_partnermeeting_host_id_601bf1f1_fk_partners_partner_id" FOREIGN KEY ("host_id") REFERENCES "partners_partner" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_partnermeeting" ADD CONSTRAINT "partners_partnermeet_partnership_id_b3cae847_fk_partners_" FOREIGN KEY ("partnership_id") REFERENCES "partners_partnership" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_partnermeeting_by_id_2938de86" ON "partners_partnermeeting" ("by_id");
CREATE INDEX "partners_partnermeeting_host_id_601bf1f1" ON "partners_partnermeeting" ("host_id");
CREATE INDEX "partners_partnermeeting_partnership_id_b3cae847" ON "partners_partnermeeting" ("partnership_id");
CREATE INDEX "partner_meeting_newest" ON "partners_partnermeeting" ("held_on" DESC, "id" DESC);
ALTER TABLE "partners_partnermeeting_partners" ADD CONSTRAINT "partners_partnermeeting__partnermeeting_id_partne_24b631f9_uniq" UNIQUE ("partnermeeting_id", "partner_id");
ALTER TABLE "partners_partnermeeting_partners" ADD CONSTRAINT "partners_partnermeet_partnermeeting_id_71738ccc_fk_partners_" FOREIGN KEY ("partnermeeting_id") REFERENCES "partners_partnermeeting" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_partnermeeting_partners" ADD CONSTRAINT "partners_partnermeet_partner_id_14be447b_fk_partners_" FOREIGN KEY ("partner_id") REFERENCES "partners_partner" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_partnermeeting_partners_partnermeeting_id_71738ccc" ON "partners_partnermeeting_partners" ("partnermeeting_id");
CREATE INDEX "partners_partnermeeting_partners_partner_id_14be447b" ON "partners_partnermeeting_partners" ("partner_id");
ALTER TABLE "partners_partnermeeting_present" ADD CONSTRAINT "partners_partnermeeting__partnermeeting_id_partne_727f720b_uniq" UNIQUE ("partnermeeting_id", "partner_id");
ALTER TABLE "partners_partnermeeting_present" ADD CONSTRAINT "partners_partnermeet_partnermeeting_id_e83eb7f8_fk_partners_" FOREIGN KEY ("partnermeeting_id") REFERENCES "partners_partnermeeting" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_partnermeeting_present" ADD CONSTRAINT "partners_partnermeet_partner_id_01f110fe_fk_partners_" FOREIGN KEY ("partner_id") REFERENCES "partners_partner" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_partnermeeting_present_partnermeeting_id_e83eb7f8" ON "partners_partnermeeting_present" ("partnermeeting_id");
CREATE INDEX "partners_partnermeeting_present_partner_id_01f110fe" ON "partners_partnermeeting_present" ("partner_id");
ALTER TABLE "partners_membership" ADD CONSTRAINT "partners_membership_partner_id_47b47bdb_fk_partners_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partners_partner" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "partners_membership" ADD CONSTRAINT "partners_membership_partnership_id_f6039256_fk_partners_" FOREIGN KEY ("partnership_id") REFERENCES "partners_partnership" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "partners_membership_partner_id_47b47bdb" ON "partners_membership" ("partner_id");
CREATE INDEX "partners_membership_partnership_id_f6039256" ON "partners_membership" ("partnership_id");

-- migration audit 0015_partnerships_laws c40b2f67d04834af
-- Whether a line names what acts erase: never what is decided, the trail, an account, or a session.
create or replace function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return told."table" || '.' || told."column" in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'partners_logentry.summary', 'partners_logentry.agreed', 'partners_agreement.subject', 'partners_agreement.terms', 'partners_agreement.ended_why', 'partners_amendment.changes', 'partners_signedagreement.reason', 'partners_partnership.name', 'partners_partnership.led_by', 'partners_partnership.about', 'partners_partnership.ended_why', 'partners_partnermeeting.title', 'partners_partnermeeting.place', 'partners_partnermeeting.agenda', 'partners_partnermeeting.note', 'partners_partnermeeting.cancelled_reason', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason');
    end if;
    return exists (
            select from (values
            ('activities_notice', 'text', '^$'),
            ('activities_occurrence', 'formerly', '^$'),
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
            ('partners_contactperson', '', '^$'),
            ('partners_villagehead', '', '^$'),
            ('partners_correctedvalue', '', '^$'),
            ('promises_promise', '', '^$')
            ) erasable ("table", "column", leaves)
            where erasable."table" = told."table" and erasable."column" = told."column"
                and told.leaves ~ erasable.leaves
    );
end
$$;

-- migration partners 0017_partnerships_laws 1e367578e2b9b6f7
create trigger partners_partnership_takes_its_changes after delete or update of id on partners_partnership
    for each row
    execute function audit_forget_changes('partners.partnership');
create trigger partners_partnership_numbered_anew before insert on partners_partnership
    for each row
    execute function audit_refuse_old_number();
create trigger partners_membership_takes_its_changes after delete or update of id on partners_membership
    for each row
    execute function audit_forget_changes('partners.membership');
create trigger partners_membership_numbered_anew before insert on partners_membership
    for each row
    execute function audit_refuse_old_number();
create trigger partners_partnermeeting_takes_its_changes after delete or update of id on partners_partnermeeting
    for each row
    execute function audit_forget_changes('partners.partnermeeting');
create trigger partners_partnermeeting_numbered_anew before insert on partners_partnermeeting
    for each row
    execute function audit_refuse_old_number();
create trigger partners_partnermeeting_takes_its_promises after delete on partners_partnermeeting
    for each row
    execute function promises_go_with_row('partners.partnermeeting');
create trigger partners_partnership_days_are_read before insert or update of since, ended_on, created_at, changed_at on partners_partnership
    for each row
    when (new.since not between '0001-01-03' and '9999-12-29' or new.ended_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger partners_membership_days_are_read before insert or update of since, until on partners_membership
    for each row
    when (new.since not between '0001-01-03' and '9999-12-29' or new.until not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger partners_partnermeeting_days_are_read before insert or update of held_on, cancelled_at, created_at, changed_at on partners_partnermeeting
    for each row
    when (new.held_on not between '0001-01-03' and '9999-12-29' or new.cancelled_at not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger partners_membership_partner_stands before insert or update of partner_id on partners_membership
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id');
create trigger partners_partnermeeting_host_stands before insert or update of host_id on partners_partnermeeting
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'host_id');
create trigger partners_partnermeeting_partners_partner_stands before insert or update of partner_id on partners_partnermeeting_partners
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id');

-- migration needs 0001_initial 1ee1eb269a91ac60
CREATE TABLE "needs_helperclause" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "language" varchar(2) NOT NULL, "text" text NOT NULL, "digest" varchar(64) NOT NULL UNIQUE, "kept_at" timestamp with time zone NOT NULL);
CREATE TABLE "needs_helper" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "language" varchar(2) NOT NULL, "since" timestamp with time zone NOT NULL, "confirmed_at" timestamp with time zone NOT NULL, "ended_at" timestamp with time zone NULL, "entered_by_id" bigint NULL, "entered_by_name" varchar(120) NOT NULL, "entered_by_position" varchar(120) NOT NULL, "key" uuid NULL UNIQUE, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "helper_keeps_the_name" CHECK ((("entered_by_id" IS NULL AND "entered_by_name" = '') OR ("entered_by_id" IS NOT NULL AND NOT ("entered_by_name" = '')))), CONSTRAINT "helper_ends" CHECK (("ended_at" IS NULL OR "ended_at" >= ("since"))));
CREATE TABLE "needs_helper_localities" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "helper_id" bigint NOT NULL, "locality_id" varchar(7) NOT NULL);
CREATE TABLE "needs_helpercontact" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "helper_id" bigint NOT NULL UNIQUE, "called" varchar(80) NOT NULL, "phone" varchar(16) NOT NULL, "email" varchar(254) NOT NULL, "what" varchar(500) NOT NULL, "when" varchar(200) NOT NULL, "clause_id" bigint NOT NULL, "was_read_out" boolean NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "helper_is_called" CHECK (NOT ("called" = '')), CONSTRAINT "helper_does_something" CHECK (NOT ("what" = '')), CONSTRAINT "helper_phone_is_dialled" CHECK ("phone"::text ~ '^([1-9][0-9]{8}|[+][0-9]{8,15})$'));
CREATE TABLE "needs_assessmentround" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "title" varchar(120) NOT NULL, "begins_on" date NOT NULL, "ends_on" date NOT NULL, "follows_id" bigint NULL UNIQUE, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "round_has_title" CHECK (NOT ("title" = '')), CONSTRAINT "round_runs_forward" CHECK ("ends_on" >= ("begins_on")), CONSTRAINT "round_follows_another" CHECK (NOT ("follows_id" = ("id") AND "follows_id" IS NOT NULL)));
CREATE TABLE "needs_assessmentround_methods" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "assessmentround_id" bigint NOT NULL, "method_id" bigint NOT NULL);
CREATE TABLE "needs_roundvisit" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "round_id" bigint NOT NULL, "locality_id" varchar(7) NOT NULL, "planned_on" date NULL, "done_on" date NULL, CONSTRAINT "round_goes_there_once" UNIQUE ("round_id", "locality_id"));
CREATE TABLE "needs_fieldnote" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "noted_on" date NOT NULL, "method" varchar(20) NOT NULL, "commune_id" varchar(7) NULL, "locality_id" varchar(7) NULL, "place_unknown" boolean NOT NULL, "source" varchar(120) NOT NULL, "group_id" bigint NULL, "people_count" integer NULL CHECK ("people_count" >= 0), "finding" varchar(10) NOT NULL, "text" text NOT NULL, "round_id" bigint NULL, "written_by_id" bigint NOT NULL, "written_by_name" varchar(120) NOT NULL, "written_by_position" varchar(120) NOT NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "note_keeps_the_name" CHECK ((("written_by_id" IS NULL AND "written_by_name" = '') OR ("written_by_id" IS NOT NULL AND NOT ("written_by_name" = '')))), CONSTRAINT "note_has_text" CHECK (NOT ("text" = '')), CONSTRAINT "note_has_one_place_or_none_known" CHECK ((("commune_id" IS NULL AND "locality_id" IS NOT NULL AND NOT "place_unknown") OR ("commune_id" IS NOT NULL AND "locality_id" IS NULL AND NOT "place_unknown") OR ("commune_id" IS NULL AND "locality_id" IS NULL AND "place_unknown"))), CONSTRAINT "note_people_positive" CHECK (("people_count" IS NULL OR "people_count" > 0)));
CREATE TABLE "needs_submissionstate" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "type" varchar(10) NOT NULL, "name" varchar(60) NOT NULL UNIQUE, "name_uk" varchar(60) NOT NULL, "name_en" varchar(60) NOT NULL, "position" smallint NOT NULL CHECK ("position" >= 0), "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "submission_state_has_known_type" CHECK ("type" IN ('waiting', 'ours', 'elsewhere', 'done', 'aside')), CONSTRAINT "submission_state_has_name" CHECK (NOT ("name" = '')));
CREATE TABLE "needs_submission" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(6) NOT NULL, "words" text NOT NULL, "commune_id" varchar(7) NULL, "locality_id" varchar(7) NULL, "place_unknown" boolean NOT NULL, "channel" varchar(6) NOT NULL, "language" varchar(2) NOT NULL, "for_director" boolean NOT NULL, "received_at" timestamp with time zone NOT NULL, "due_on" date NOT NULL, "state_id" bigint NOT NULL, "in_polish" text NOT NULL, "in_polish_by_id" bigint NULL, "in_polish_by_name" varchar(120) NOT NULL, "in_polish_by_position" varchar(120) NOT NULL, "round_id" bigint NULL, "helped" varchar(8) NOT NULL, "helped_at" timestamp with time zone NULL, "code_seed" varchar(32) NOT NULL, "code_digest" varchar(64) NOT NULL UNIQUE, "key" uuid NULL UNIQUE, "entered_by_id" bigint NULL, "entered_by_name" varchar(120) NOT NULL, "entered_by_position" varchar(120) NOT NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "submission_keeps_the_name" CHECK ((("entered_by_id" IS NULL AND "entered_by_name" = '') OR ("entered_by_id" IS NOT NULL AND NOT ("entered_by_name" = '')))), CONSTRAINT "submission_translator_keeps_the_name" CHECK ((("in_polish_by_id" IS NULL AND "in_polish_by_name" = '') OR ("in_polish_by_id" IS NOT NULL AND NOT ("in_polish_by_name" = '')))), CONSTRAINT "submission_has_known_kind" CHECK ("kind" IN ('lack', 'idea', 'offer', 'matter')), CONSTRAINT "submission_has_known_channel" CHECK ("channel" IN ('form', 'phone', 'talk', 'box', 'letter')), CONSTRAINT "submission_has_known_outcome" CHECK ("helped" IN ('yes', 'a_little', 'no', '')), CONSTRAINT "submission_has_words" CHECK (NOT ("words" = '')), CONSTRAINT "submission_has_one_place_or_none_known" CHECK ((("commune_id" IS NULL AND "locality_id" IS NOT NULL AND NOT "place_unknown") OR ("commune_id" IS NOT NULL AND "locality_id" IS NULL AND NOT "place_unknown") OR ("commune_id" IS NULL AND "locality_id" IS NULL AND "place_unknown"))), CONSTRAINT "submission_by_form_or_entered" CHECK ((("channel" = 'form' AND "entered_by_id" IS NULL) OR (NOT ("channel" = 'form') AND "entered_by_id" IS NOT NULL))), CONSTRAINT "submission_translation_says_whose" CHECK ((("in_polish" = '' AND "in_polish_by_id" IS NULL) OR (NOT ("in_polish" = '') AND "in_polish_by_id" IS NOT NULL))), CONSTRAINT "submission_outcome_says_when" CHECK ((("helped" = '' AND "helped_at" IS NULL) OR (NOT ("helped" = '') AND "helped_at" IS NOT NULL))));
CREATE TABLE "needs_submitterclause" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "language" varchar(2) NOT NULL, "text" text NOT NULL, "digest" varchar(64) NOT NULL UNIQUE, "kept_at" timestamp with time zone NOT NULL);
CREATE TABLE "needs_submittercontact" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "submission_id" bigint NOT NULL UNIQUE, "phone" varchar(16) NOT NULL, "email" varchar(254) NOT NULL, "clause_id" bigint NOT NULL, "was_read_out" boolean NOT NULL, "given_at" timestamp with time zone NOT NULL, CONSTRAINT "submitter_has_a_contact" CHECK ((NOT ("phone" = '') OR NOT ("email" = ''))), CONSTRAINT "submitter_phone_is_dialled" CHECK ("phone"::text ~ '^([1-9][0-9]{8}|[+][0-9]{8,15})?$'));
CREATE TABLE "needs_asset" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "title" varchar(200) NOT NULL, "kind" varchar(12) NOT NULL, "owner" varchar(200) NOT NULL, "partner_id" bigint NULL, "helper_id" bigint NULL, "available" varchar(200) NOT NULL, "state" varchar(12) NOT NULL, "confirmed_on" date NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "asset_has_title" CHECK (NOT ("title" = '')));
CREATE TABLE "needs_asset_localities" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "asset_id" bigint NOT NULL, "locality_id" varchar(7) NOT NULL);
CREATE TABLE "needs_asset_communes" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "asset_id" bigint NOT NULL, "commune_id" varchar(7) NOT NULL);
CREATE TABLE "needs_asset_notes" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "asset_id" bigint NOT NULL, "fieldnote_id" bigint NOT NULL);
CREATE TABLE "needs_asset_submissions" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "asset_id" bigint NOT NULL, "submission_id" bigint NOT NULL);
CREATE TABLE "needs_need" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "title" varchar(200) NOT NULL, "description" text NOT NULL, "state" varchar(12) NOT NULL, "state_reason" varchar(300) NOT NULL, "priority" varchar(8) NOT NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "need_has_title" CHECK (NOT ("title" = '')), CONSTRAINT "need_refusal_has_reason" CHECK ((NOT ("state" IN ('passed_on', 'declined')) OR NOT ("state_reason" = ''))));
CREATE TABLE "needs_need_localities" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "need_id" bigint NOT NULL, "locality_id" varchar(7) NOT NULL);
CREATE TABLE "needs_need_communes" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "need_id" bigint NOT NULL, "commune_id" varchar(7) NOT NULL);
CREATE TABLE "needs_need_groups" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "need_id" bigint NOT NULL, "targetgroup_id" bigint NOT NULL);
CREATE TABLE "needs_need_notes" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "need_id" bigint NOT NULL, "fieldnote_id" bigint NOT NULL);
CREATE TABLE "needs_need_submissions" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "need_id" bigint NOT NULL, "submission_id" bigint NOT NULL);
CREATE TABLE "needs_conclusion" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "text" text NOT NULL, "about" varchar(10) NOT NULL, "scope" varchar(12)[] NOT NULL, "valid_from" date NOT NULL, "replaces_id" bigint NULL UNIQUE, "material_change" text NOT NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "conclusion_has_text" CHECK (NOT ("text" = '')), CONSTRAINT "conclusion_has_scope" CHECK (("scope" <@ (ARRAY['supporting', 'services'])::varchar(12)[] AND NOT ("scope" = '{}'::varchar(12)[]))), CONSTRAINT "conclusion_does_not_replace_itself" CHECK (("replaces_id" IS NULL OR NOT ("replaces_id" = ("id") AND "replaces_id" IS NOT NULL))), CONSTRAINT "conclusion_material_change_replaces" CHECK (("material_change" = '' OR "replaces_id" IS NOT NULL)), CONSTRAINT "conclusion_has_known_about" CHECK ("about" IN ('needs', 'potential')));
CREATE TABLE "needs_conclusion_needs" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "conclusion_id" bigint NOT NULL, "need_id" bigint NOT NULL);
CREATE TABLE "needs_conclusion_assets" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "conclusion_id" bigint NOT NULL, "asset_id" bigint NOT NULL);
CREATE TABLE "needs_conclusion_notes" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "conclusion_id" bigint NOT NULL, "fieldnote_id" bigint NOT NULL);
CREATE TABLE "needs_submissionstep" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_position" varchar(120) NOT NULL, "submission_id" bigint NOT NULL, "was_id" bigint NOT NULL, "state_id" bigint NOT NULL, "reason" varchar(300) NOT NULL, "responsible" varchar(200) NOT NULL, "phone" varchar(20) NOT NULL, "by_id" bigint NULL, "by_name" varchar(120) NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "submission_step_moves" CHECK (NOT ("was_id" = ("state_id"))), CONSTRAINT "submission_step_keeps_the_name" CHECK ((("by_id" IS NULL AND "by_name" = '') OR ("by_id" IS NOT NULL AND NOT ("by_name" = '')))));
CREATE TABLE "needs_line" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "submission_id" bigint NOT NULL, "side" varchar(6) NOT NULL, "text" text NOT NULL, "is_question" boolean NOT NULL, "letter_id" bigint NULL UNIQUE, "by_id" bigint NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "line_has_known_side" CHECK ("side" IN ('author', 'office')), CONSTRAINT "line_keeps_the_name" CHECK ((("by_id" IS NULL AND "by_name" = '') OR ("by_id" IS NOT NULL AND NOT ("by_name" = '')))), CONSTRAINT "line_has_text" CHECK (NOT ("text" = '')), CONSTRAINT "line_of_its_side" CHECK ((("by_id" IS NOT NULL AND "side" = 'office') OR ("by_id" IS NULL AND NOT "is_question" AND "letter_id" IS NULL AND "side" = 'author'))));
CREATE TABLE "needs_submissioncall" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "line_id" bigint NOT NULL UNIQUE, "state" varchar(11) NOT NULL, "made_at" timestamp with time zone NOT NULL, "done_at" timestamp with time zone NULL, "done_by_id" bigint NULL, "done_by_name" varchar(120) NOT NULL, "done_by_position" varchar(120) NOT NULL, CONSTRAINT "submission_call_has_known_state" CHECK ("state" IN ('to_call', 'called', 'not_reached', 'dropped')), CONSTRAINT "submission_call_keeps_the_name" CHECK ((("done_by_id" IS NULL AND "done_by_name" = '') OR ("done_by_id" IS NOT NULL AND NOT ("done_by_name" = '')))));
CREATE TABLE "needs_samematter" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "a_id" bigint NOT NULL, "b_id" bigint NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "same_matter_in_order" CHECK ("a_id" < ("b_id")), CONSTRAINT "same_matter_once" UNIQUE ("a_id", "b_id"), CONSTRAINT "same_matter_keeps_the_name" CHECK (NOT ("by_name" = '')));
CREATE TABLE "needs_handover" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "submission_id" bigint NOT NULL, "step_id" bigint NOT NULL UNIQUE, "to" varchar(20) NOT NULL, "person_id" bigint NULL, "consent_way" varchar(5) NOT NULL, "consent_at" timestamp with time zone NOT NULL, "with_contact" boolean NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "handover_to_a_role_that_takes_over" CHECK ("to" IN ('service_organiser', 'ipus_coordinator', 'social_worker')), CONSTRAINT "handover_has_known_consent" CHECK ("consent_way" IN ('phone', 'talk', 'code', 'paper')), CONSTRAINT "handover_after_the_consent" CHECK ("consent_at" <= ("at")), CONSTRAINT "handover_keeps_the_name" CHECK (NOT ("by_name" = '')));
CREATE TABLE "needs_handovertaken" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "handover_id" bigint NOT NULL UNIQUE, "at" timestamp with time zone NOT NULL, CONSTRAINT "handover_taken_keeps_the_name" CHECK (NOT ("by_name" = '')));
CREATE TABLE "needs_handoverend" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_position" varchar(120) NOT NULL, "handover_id" bigint NOT NULL UNIQUE, "outcome" varchar(10) NOT NULL, "by_id" bigint NULL, "by_name" varchar(120) NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "handover_has_known_outcome" CHECK ("outcome" IN ('taken', 'not_ours', 'no_contact', 'withdrawn')), CONSTRAINT "handover_end_keeps_the_name" CHECK ((("by_id" IS NULL AND "by_name" = '') OR ("by_id" IS NOT NULL AND NOT ("by_name" = '')))), CONSTRAINT "handover_end_by_the_author_withdraws" CHECK (("by_id" IS NOT NULL OR "outcome" = 'withdrawn')));
CREATE TABLE "needs_legalkind" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "type" varchar(12) NOT NULL UNIQUE, "name" varchar(60) NOT NULL UNIQUE, "basis" varchar(200) NOT NULL, "pass_on_days" smallint NULL CHECK ("pass_on_days" >= 0), "handle_days" smallint NULL CHECK ("handle_days" >= 0), "handle_months" smallint NULL CHECK ("handle_months" >= 0), "longest_months" smallint NULL CHECK ("longest_months" >= 0), "position" smallint NOT NULL CHECK ("position" >= 0), "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "legal_kind_has_known_type" CHECK ("type" IN ('matter', 'complaint', 'proposal', 'petition', 'information')), CONSTRAINT "legal_kind_says_its_law" CHECK ((NOT ("name" = '') AND NOT ("basis" = ''))), CONSTRAINT "legal_kind_counts_days_or_months" CHECK (("handle_days" IS NULL OR "handle_months" IS NULL)));
CREATE TABLE "needs_legalmark" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "submission_id" bigint NOT NULL UNIQUE, "kind_id" bigint NOT NULL, "is_signed" boolean NOT NULL, "to_council" boolean NOT NULL, "pass_on_by" date NULL, "due_on" date NULL, "extended_to" date NULL, "extended_on" date NULL, "extended_why" varchar(300) NOT NULL, "ended_on" date NULL, "outcome" varchar(10) NOT NULL, "at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "legal_mark_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "legal_mark_longer_term_says_why" CHECK ((("extended_on" IS NULL AND "extended_to" IS NULL AND "extended_why" = '') OR ("extended_on" IS NOT NULL AND "extended_to" IS NOT NULL AND NOT ("extended_why" = '')))), CONSTRAINT "legal_mark_longer_term_is_longer" CHECK (("extended_to" IS NULL OR ("due_on" IS NOT NULL AND "extended_to" > ("due_on")))), CONSTRAINT "legal_mark_notice_came_in_time" CHECK (("extended_on" IS NULL OR "extended_on" <= ("due_on"))), CONSTRAINT "legal_mark_has_known_outcome" CHECK ("outcome" IN ('handled', 'passed_on', '')), CONSTRAINT "legal_mark_end_says_how" CHECK ((("ended_on" IS NULL AND "outcome" = '') OR ("ended_on" IS NOT NULL AND NOT ("outcome" = '')))));
CREATE TABLE "needs_passedon" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "submission_id" bigint NOT NULL, "partner_id" bigint NULL, "addressee" varchar(200) NOT NULL, "addressee_key" varchar(200) NOT NULL, "by_letter" boolean NOT NULL, "is_whole" boolean NOT NULL, "with_contact" boolean NOT NULL, "consent_on" date NULL, "consent_way" varchar(6) NOT NULL, "term" date NULL, "answer" text NOT NULL, "answered_on" date NULL, "day" date NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "passed_on_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "passed_on_says_to_whom" CHECK ((NOT ("addressee" = '') AND NOT ("addressee_key" = ''))), CONSTRAINT "passed_on_has_known_consent" CHECK ("consent_way" IN ('form', 'phone', 'talk', 'letter', '')), CONSTRAINT "passed_on_contact_with_the_yes" CHECK ((("consent_on" IS NULL AND "consent_way" = '' AND NOT "with_contact") OR ("by_letter" AND "consent_on" IS NOT NULL AND "with_contact" AND NOT ("consent_way" = '')))), CONSTRAINT "passed_on_answer_says_when" CHECK ((("answer" = '' AND "answered_on" IS NULL) OR (NOT ("answer" = '') AND "answered_on" IS NOT NULL))), CONSTRAINT "passed_on_answered_afterwards" CHECK (("answered_on" IS NULL OR "answered_on" >= ("day"))));
CREATE TABLE "needs_support" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "held_on" date NOT NULL, "form" varchar(10) NOT NULL, "theme" varchar(10) NOT NULL, "minutes" smallint NOT NULL CHECK ("minutes" >= 0), "kind" varchar(10) NOT NULL, "name" varchar(120) NOT NULL, "partner_id" bigint NULL, "people" smallint NOT NULL CHECK ("people" >= 0), "commune_id" varchar(7) NULL, "locality_id" varchar(7) NULL, "place_unknown" boolean NOT NULL, "note" text NOT NULL, "need_id" bigint NULL, "action_key" uuid NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "support_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "support_has_known_form" CHECK ("form" IN ('talk', 'visit', 'together', 'connecting', 'advice', 'letter', 'referral')), CONSTRAINT "support_has_known_theme" CHECK ("theme" IN ('loneliness', 'travel', 'care', 'family', 'offices', 'house', 'neighbours', 'doing', 'other')), CONSTRAINT "support_has_known_kind" CHECK ("kind" IN ('person', 'group', 'initiative', 'partner')), CONSTRAINT "support_takes_minutes" CHECK (("minutes" >= 1 AND "minutes" <= 1440)), CONSTRAINT "support_is_of_somebody" CHECK ("people" >= 1), CONSTRAINT "support_of_a_person_has_no_words" CHECK ((NOT ("kind" = 'person') OR ("name" = '' AND "note" = '' AND "partner_id" IS NULL AND "people" = 1))), CONSTRAINT "support_of_a_group_names_it" CHECK ((NOT ("kind" IN ('group', 'initiative')) OR ("partner_id" IS NULL AND NOT ("name" = '')))), CONSTRAINT "support_of_a_partner_names_it" CHECK ((NOT ("kind" = 'partner') OR ("name" = '' AND "partner_id" IS NOT NULL))), CONSTRAINT "support_has_one_place_or_none_known" CHECK ((("commune_id" IS NULL AND "locality_id" IS NOT NULL AND NOT "place_unknown") OR ("commune_id" IS NOT NULL AND "locality_id" IS NULL AND NOT "place_unknown") OR ("commune_id" IS NULL AND "locality_id" IS NULL AND "place_unknown"))));
CREATE TABLE "needs_urgentnotice" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "submission_id" bigint NOT NULL, "to" varchar(10) NOT NULL, "way" varchar(8) NOT NULL, "told_at" timestamp with time zone NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "urgent_notice_has_known_addressee" CHECK ("to" IN ('police', 'prosecutor', 'team')), CONSTRAINT "urgent_notice_has_known_way" CHECK ("way" IN ('phone', 'person', 'letter', 'delivery')), CONSTRAINT "urgent_notice_is_written_after_it" CHECK ("told_at" <= ("at")), CONSTRAINT "urgent_notice_keeps_the_name" CHECK (NOT ("by_name" = '')));
CREATE TABLE "needs_urgenttakeover" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "submission_id" bigint NOT NULL, "to" varchar(10) NOT NULL, "who" varchar(120) NOT NULL, "taken_at" timestamp with time zone NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "urgent_takeover_has_known_addressee" CHECK ("to" IN ('police', 'prosecutor', 'team')), CONSTRAINT "urgent_taken_over_once" UNIQUE ("submission_id", "to"), CONSTRAINT "urgent_takeover_says_who" CHECK (NOT ("who" = '')), CONSTRAINT "urgent_takeover_is_written_after_it" CHECK ("taken_at" <= ("at")), CONSTRAINT "urgent_takeover_keeps_the_name" CHECK (NOT ("by_name" = '')));
CREATE TABLE "needs_urgentmistake" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "submission_id" bigint NOT NULL, "last_id" bigint NOT NULL UNIQUE, "reason" varchar(7) NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "urgent_mistake_says_why" CHECK ("reason" IN ('other', 'read', 'pressed')), CONSTRAINT "urgent_mistake_keeps_the_name" CHECK (NOT ("by_name" = '')));
CREATE TABLE "needs_walkpoint" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "note_id" bigint NOT NULL, "position" smallint NOT NULL CHECK ("position" >= 0), "place" varchar(120) NOT NULL, "text" text NOT NULL, "latitude" numeric(8, 6) NULL, "longitude" numeric(9, 6) NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "walk_point_has_its_place" UNIQUE ("note_id", "position"), CONSTRAINT "walk_point_has_text" CHECK (NOT ("text" = '')), CONSTRAINT "walk_point_position_is_whole" CHECK ((("latitude" IS NULL AND "longitude" IS NULL) OR ("latitude" IS NOT NULL AND "longitude" IS NOT NULL))), CONSTRAINT "walk_point_is_on_earth" CHECK (("latitude" IS NULL OR ("latitude" >=  -90 AND "latitude" <= 90 AND "longitude" >=  -180 AND "longitude" <= 180))));
CREATE INDEX "needs_helperclause_digest_5fef342f_like" ON "needs_helperclause" ("digest" varchar_pattern_ops);
ALTER TABLE "needs_helper" ADD CONSTRAINT "needs_helper_entered_by_id_cfb0b6b9_fk_accounts_user_id" FOREIGN KEY ("entered_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_helper_entered_by_id_cfb0b6b9" ON "needs_helper" ("entered_by_id");
ALTER TABLE "needs_helper_localities" ADD CONSTRAINT "needs_helper_localities_helper_id_locality_id_2231f245_uniq" UNIQUE ("helper_id", "locality_id");
ALTER TABLE "needs_helper_localities" ADD CONSTRAINT "needs_helper_localities_helper_id_6324df56_fk_needs_helper_id" FOREIGN KEY ("helper_id") REFERENCES "needs_helper" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_helper_localities" ADD CONSTRAINT "needs_helper_localit_locality_id_3928484e_fk_centre_lo" FOREIGN KEY ("locality_id") REFERENCES "centre_locality" ("simc") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_helper_localities_helper_id_6324df56" ON "needs_helper_localities" ("helper_id");
CREATE INDEX "needs_helper_localities_locality_id_3928484e" ON "needs_helper_localities" ("locality_id");
CREATE INDEX "needs_helper_localities_locality_id_3928484e_like" ON "needs_helper_localities" ("locality_id" varchar_pattern_ops);
ALTER TABLE "needs_helpercontact" ADD CONSTRAINT "needs_helpercontact_helper_id_3d05203f_fk_needs_helper_id" FOREIGN KEY ("helper_id") REFERENCES "needs_helper" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_helpercontact" ADD CONSTRAINT "needs_helpercontact_clause_id_81c1c289_fk_needs_helperclause_id" FOREIGN KEY ("clause_id") REFERENCES "needs_helperclause" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_helpercontact_clause_id_81c1c289" ON "needs_helpercontact" ("clause_id");
ALTER TABLE "needs_assessmentround" ADD CONSTRAINT "needs_assessmentroun_follows_id_61377e84_fk_needs_ass" FOREIGN KEY ("follows_id") REFERENCES "needs_assessmentround" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_assessmentround_methods" ADD CONSTRAINT "needs_assessmentround_me_assessmentround_id_metho_d4622855_uniq" UNIQUE ("assessmentround_id", "method_id");
ALTER TABLE "needs_assessmentround_methods" ADD CONSTRAINT "needs_assessmentroun_assessmentround_id_455f04e6_fk_needs_ass" FOREIGN KEY ("assessmentround_id") REFERENCES "needs_assessmentround" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_assessmentround_methods" ADD CONSTRAINT "needs_assessmentroun_method_id_7fd05120_fk_centre_me" FOREIGN KEY ("method_id") REFERENCES "centre_method" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_assessmentround_methods_assessmentround_id_455f04e6" ON "needs_assessmentround_methods" ("assessmentround_id");
CREATE INDEX "needs_assessmentround_methods_method_id_7fd05120" ON "needs_assessmentround_methods" ("method_id");
ALTER TABLE "needs_roundvisit" ADD CONSTRAINT "needs_roundvisit_round_id_ffab80e6_fk_needs_assessmentround_id" FOREIGN KEY ("round_id") REFERENCES "needs_assessmentround" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_roundvisit" ADD CONSTRAINT "needs_roundvisit_locality_id_4656fb7c_fk_centre_locality_simc" FOREIGN KEY ("locality_id") REFERENCES "centre_locality" ("simc") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_roundvisit_round_id_ffab80e6" ON "needs_roundvisit" ("round_id");
CREATE INDEX "needs_roundvisit_locality_id_4656fb7c" ON "needs_roundvisit" ("locality_id");
CREATE INDEX "needs_roundvisit_locality_id_4656fb7c_like" ON "needs_roundvisit" ("locality_id" varchar_pattern_ops);
ALTER TABLE "needs_fieldnote" ADD CONSTRAINT "needs_fieldnote_method_2575914c_fk_centre_method_slug" FOREIGN KEY ("method") REFERENCES "centre_method" ("slug") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_fieldnote" ADD CONSTRAINT "needs_fieldnote_commune_id_0cb079a9_fk_centre_commune_terc" FOREIGN KEY ("commune_id") REFERENCES "centre_commune" ("terc") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_fieldnote" ADD CONSTRAINT "needs_fieldnote_locality_id_1738cb11_fk_centre_locality_simc" FOREIGN KEY ("locality_id") REFERENCES "centre_locality" ("simc") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_fieldnote" ADD CONSTRAINT "needs_fieldnote_group_id_7a886f5d_fk_centre_targetgroup_id" FOREIGN KEY ("group_id") REFERENCES "centre_targetgroup" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_fieldnote" ADD CONSTRAINT "needs_fieldnote_round_id_3cfd8deb_fk_needs_assessmentround_id" FOREIGN KEY ("round_id") REFERENCES "needs_assessmentround" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_fieldnote" ADD CONSTRAINT "needs_fieldnote_written_by_id_0af3788a_fk_accounts_user_id" FOREIGN KEY ("written_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_fieldnote_method_2575914c" ON "needs_fieldnote" ("method");
CREATE INDEX "needs_fieldnote_method_2575914c_like" ON "needs_fieldnote" ("method" varchar_pattern_ops);
CREATE INDEX "needs_fieldnote_commune_id_0cb079a9" ON "needs_fieldnote" ("commune_id");
CREATE INDEX "needs_fieldnote_commune_id_0cb079a9_like" ON "needs_fieldnote" ("commune_id" varchar_pattern_ops);
CREATE INDEX "needs_fieldnote_locality_id_1738cb11" ON "needs_fieldnote" ("locality_id");
CREATE INDEX "needs_fieldnote_locality_id_1738cb11_like" ON "needs_fieldnote" ("locality_id" varchar_pattern_ops);
CREATE INDEX "needs_fieldnote_group_id_7a886f5d" ON "needs_fieldnote" ("group_id");
CREATE INDEX "needs_fieldnote_round_id_3cfd8deb" ON "needs_fieldnote" ("round_id");
CREATE INDEX "needs_fieldnote_written_by_id_0af3788a" ON "needs_fieldnote" ("written_by_id");
CREATE INDEX "note_newest" ON "needs_fieldnote" ("noted_on" DESC, "id" DESC);
CREATE INDEX "needs_submissionstate_name_b1a3653f_like" ON "needs_submissionstate" ("name" varchar_pattern_ops);
ALTER TABLE "needs_submission" ADD CONSTRAINT "needs_submission_commune_id_55c13560_fk_centre_commune_terc" FOREIGN KEY ("commune_id") REFERENCES "centre_commune" ("terc") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_submission" ADD CONSTRAINT "needs_submission_locality_id_a91d0ac7_fk_centre_locality_simc" FOREIGN KEY ("locality_id") REFERENCES "centre_locality" ("simc") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_submission" ADD CONSTRAINT "needs_submission_state_id_40d145c5_fk_needs_submissionstate_id" FOREIGN KEY ("state_id") REFERENCES "needs_submissionstate" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_submission" ADD CONSTRAINT "needs_submission_in_polish_by_id_6effb0e8_fk_accounts_user_id" FOREIGN KEY ("in_polish_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_submission" ADD CONSTRAINT "needs_submission_round_id_a8a0d6c2_fk_needs_assessmentround_id" FOREIGN KEY ("round_id") REFERENCES "needs_assessmentround" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_submission" ADD CONSTRAINT "needs_submission_entered_by_id_a00e8760_fk_accounts_user_id" FOREIGN KEY ("entered_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_submission_commune_id_55c13560" ON "needs_submission" ("commune_id");
CREATE INDEX "needs_submission_commune_id_55c13560_like" ON "needs_submission" ("commune_id" varchar_pattern_ops);
CREATE INDEX "needs_submission_locality_id_a91d0ac7" ON "needs_submission" ("locality_id");
CREATE INDEX "needs_submission_locality_id_a91d0ac7_like" ON "needs_submission" ("locality_id" varchar_pattern_ops);
CREATE INDEX "needs_submission_state_id_40d145c5" ON "needs_submission" ("state_id");
CREATE INDEX "needs_submission_in_polish_by_id_6effb0e8" ON "needs_submission" ("in_polish_by_id");
CREATE INDEX "needs_submission_round_id_a8a0d6c2" ON "needs_submission" ("round_id");
CREATE INDEX "needs_submission_code_digest_c37e591d_like" ON "needs_submission" ("code_digest" varchar_pattern_ops);
CREATE INDEX "needs_submission_entered_by_id_a00e8760" ON "needs_submission" ("entered_by_id");
CREATE INDEX "submission_oldest" ON "needs_submission" ("state_id", "received_at", "id");
CREATE INDEX "submission_newest" ON "needs_submission" ("received_at" DESC, "id" DESC);
CREATE INDEX "submission_by_locality" ON "needs_submission" ("locality_id");
CREATE INDEX "needs_submitterclause_digest_62e94a88_like" ON "needs_submitterclause" ("digest" varchar_pattern_ops);
ALTER TABLE "needs_submittercontact" ADD CONSTRAINT "needs_submitterconta_submission_id_2450fd40_fk_needs_sub" FOREIGN KEY ("submission_id") REFERENCES "needs_submission" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_submittercontact" ADD CONSTRAINT "needs_submitterconta_clause_id_0f6b38b7_fk_needs_sub" FOREIGN KEY ("clause_id") REFERENCES "needs_submitterclause" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_submittercontact_clause_id_0f6b38b7" ON "needs_submittercontact" ("clause_id");
ALTER TABLE "needs_asset" ADD CONSTRAINT "needs_asset_partner_id_c2a481c0_fk_partners_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partners_partner" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_asset" ADD CONSTRAINT "needs_asset_helper_id_5e4f0442_fk_needs_helper_id" FOREIGN KEY ("helper_id") REFERENCES "needs_helper" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_asset_partner_id_c2a481c0" ON "needs_asset" ("partner_id");
CREATE INDEX "needs_asset_helper_id_5e4f0442" ON "needs_asset" ("helper_id");
ALTER TABLE "needs_asset_localities" ADD CONSTRAINT "needs_asset_localities_asset_id_locality_id_a3b9ed25_uniq" UNIQUE ("asset_id", "locality_id");
ALTER TABLE "needs_asset_localities" ADD CONSTRAINT "needs_asset_localities_asset_id_47c0a052_fk_needs_asset_id" FOREIGN KEY ("asset_id") REFERENCES "needs_asset" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_asset_localities" ADD CONSTRAINT "needs_asset_localiti_locality_id_340c83f3_fk_centre_lo" FOREIGN KEY ("locality_id") REFERENCES "centre_locality" ("simc") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_asset_localities_asset_id_47c0a052" ON "needs_asset_localities" ("asset_id");
CREATE INDEX "needs_asset_localities_locality_id_340c83f3" ON "needs_asset_localities" ("locality_id");
CREATE INDEX "needs_asset_localities_locality_id_340c83f3_like" ON "needs_asset_localities" ("locality_id" varchar_pattern_ops);
ALTER TABLE "needs_asset_communes" ADD CONSTRAINT "needs_asset_communes_asset_id_commune_id_5e82025f_uniq" UNIQUE ("asset_id", "commune_id");
ALTER TABLE "needs_asset_communes" ADD CONSTRAINT "needs_asset_communes_asset_id_82456dec_fk_needs_asset_id" FOREIGN KEY ("asset_id") REFERENCES "needs_asset" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_asset_communes" ADD CONSTRAINT "needs_asset_communes_commune_id_0dd2c85f_fk_centre_commune_terc" FOREIGN KEY ("commune_id") REFERENCES "centre_commune" ("terc") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_asset_communes_asset_id_82456dec" ON "needs_asset_communes" ("asset_id");
CREATE INDEX "needs_asset_communes_commune_id_0dd2c85f" ON "needs_asset_communes" ("commune_id");
CREATE INDEX "needs_asset_communes_commune_id_0dd2c85f_like" ON "needs_asset_communes" ("commune_id" varchar_pattern_ops);
ALTER TABLE "needs_asset_notes" ADD CONSTRAINT "needs_asset_notes_asset_id_fieldnote_id_d057aaf9_uniq" UNIQUE ("asset_id", "fieldnote_id");
ALTER TABLE "needs_asset_notes" ADD CONSTRAINT "needs_asset_notes_asset_id_77eba4d5_fk_needs_asset_id" FOREIGN KEY ("asset_id") REFERENCES "needs_asset" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_asset_notes" ADD CONSTRAINT "needs_asset_notes_fieldnote_id_94ab097b_fk_needs_fieldnote_id" FOREIGN KEY ("fieldnote_id") REFERENCES "needs_fieldnote" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_asset_notes_asset_id_77eba4d5" ON "needs_asset_notes" ("asset_id");
CREATE INDEX "needs_asset_notes_fieldnote_id_94ab097b" ON "needs_asset_notes" ("fieldnote_id");
ALTER TABLE "needs_asset_submissions" ADD CONSTRAINT "needs_asset_submissions_asset_id_submission_id_7235d36f_uniq" UNIQUE ("asset_id", "submission_id");
ALTER TABLE "needs_asset_submissions" ADD CONSTRAINT "needs_asset_submissions_asset_id_4d255475_fk_needs_asset_id" FOREIGN KEY ("asset_id") REFERENCES "needs_asset" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_asset_submissions" ADD CONSTRAINT "needs_asset_submissi_submission_id_7908e35c_fk_needs_sub" FOREIGN KEY ("submission_id") REFERENCES "needs_submission" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_asset_submissions_asset_id_4d255475" ON "needs_asset_submissions" ("asset_id");
CREATE INDEX "needs_asset_submissions_submission_id_7908e35c" ON "needs_asset_submissions" ("submission_id");
ALTER TABLE "needs_need_localities" ADD CONSTRAINT "needs_need_localities_need_id_locality_id_5ad84047_uniq" UNIQUE ("need_id", "locality_id");
ALTER TABLE "needs_need_localities" ADD CONSTRAINT "needs_need_localities_need_id_0b3501b4_fk_needs_need_id" FOREIGN KEY ("need_id") REFERENCES "needs_need" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_need_localities" ADD CONSTRAINT "needs_need_localitie_locality_id_74acfdee_fk_centre_lo" FOREIGN KEY ("locality_id") REFERENCES "centre_locality" ("simc") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_need_localities_need_id_0b3501b4" ON "needs_need_localities" ("need_id");
CREATE INDEX "needs_need_localities_locality_id_74acfdee" ON "needs_need_localities" ("locality_id");
CREATE INDEX "needs_need_localities_locality_id_74acfdee_like" ON "needs_need_localities" ("locality_id" varchar_pattern_ops);
ALTER TABLE "needs_need_communes" ADD CONSTRAINT "needs_need_communes_need_id_commune_id_3716cb8d_uniq" UNIQUE ("need_id", "commune_id");
ALTER TABLE "needs_need_communes" ADD CONSTRAINT "needs_need_communes_need_id_5ccde08d_fk_needs_need_id" FOREIGN KEY ("need_id") REFERENCES "needs_need" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_need_communes" ADD CONSTRAINT "needs_need_communes_commune_id_ec1140a6_fk_centre_commune_terc" FOREIGN KEY ("commune_id") REFERENCES "centre_commune" ("terc") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_need_communes_need_id_5ccde08d" ON "needs_need_communes" ("need_id");
CREATE INDEX "needs_need_communes_commune_id_ec1140a6" ON "needs_need_communes" ("commune_id");
CREATE INDEX "needs_need_communes_commune_id_ec1140a6_like" ON "needs_need_communes" ("commune_id" varchar_pattern_ops);
ALTER TABLE "needs_need_groups" ADD CONSTRAINT "needs_need_groups_need_id_targetgroup_id_62ee71e7_uniq" UNIQUE ("need_id", "targetgroup_id");
ALTER TABLE "needs_need_groups" ADD CONSTRAINT "needs_need_groups_need_id_c7a29316_fk_needs_need_id" FOREIGN KEY ("need_id") REFERENCES "needs_need" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_need_groups" ADD CONSTRAINT "needs_need_groups_targetgroup_id_825a2933_fk_centre_ta" FOREIGN KEY ("targetgroup_id") REFERENCES "centre_targetgroup" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_need_groups_need_id_c7a29316" ON "needs_need_groups" ("need_id");
CREATE INDEX "needs_need_groups_targetgroup_id_825a2933" ON "needs_need_groups" ("targetgroup_id");
ALTER TABLE "needs_need_notes" ADD CONSTRAINT "needs_need_notes_need_id_fieldnote_id_d9d91969_uniq" UNIQUE ("need_id", "fieldnote_id");
ALTER TABLE "needs_need_notes" ADD CONSTRAINT "needs_need_notes_need_id_65a72124_fk_needs_need_id" FOREIGN KEY ("need_id") REFERENCES "needs_need" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_need_notes" ADD CONSTRAINT "needs_need_notes_fieldnote_id_380797bf_fk_needs_fieldnote_id" FOREIGN KEY ("fieldnote_id") REFERENCES "needs_fieldnote" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_need_notes_need_id_65a72124" ON "needs_need_notes" ("need_id");
CREATE INDEX "needs_need_notes_fieldnote_id_380797bf" ON "needs_need_notes" ("fieldnote_id");
ALTER TABLE "needs_need_submissions" ADD CONSTRAINT "needs_need_submissions_need_id_submission_id_b73b0e65_uniq" UNIQUE ("need_id", "submission_id");
ALTER TABLE "needs_need_submissions" ADD CONSTRAINT "needs_need_submissions_need_id_3c29f1a3_fk_needs_need_id" FOREIGN KEY ("need_id") REFERENCES "needs_need" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_need_submissions" ADD CONSTRAINT "needs_need_submissio_submission_id_6c1bb5a3_fk_needs_sub" FOREIGN KEY ("submission_id") REFERENCES "needs_submission" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_need_submissions_need_id_3c29f1a3" ON "needs_need_submissions" ("need_id");
CREATE INDEX "needs_need_submissions_submission_id_6c1bb5a3" ON "needs_need_submissions" ("submission_id");
ALTER TABLE "needs_conclusion" ADD CONSTRAINT "needs_conclusion_replaces_id_3930b317_fk_needs_conclusion_id" FOREIGN KEY ("replaces_id") REFERENCES "needs_conclusion" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_conclusion_needs" ADD CONSTRAINT "needs_conclusion_needs_conclusion_id_need_id_c6eb7279_uniq" UNIQUE ("conclusion_id", "need_id");
ALTER TABLE "needs_conclusion_needs" ADD CONSTRAINT "needs_conclusion_nee_conclusion_id_a78ef988_fk_needs_con" FOREIGN KEY ("conclusion_id") REFERENCES "needs_conclusion" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_conclusion_needs" ADD CONSTRAINT "needs_conclusion_needs_need_id_a28647dd_fk_needs_need_id" FOREIGN KEY ("need_id") REFERENCES "needs_need" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_conclusion_needs_conclusion_id_a78ef988" ON "needs_conclusion_needs" ("conclusion_id");
CREATE INDEX "needs_conclusion_needs_need_id_a28647dd" ON "needs_conclusion_needs" ("need_id");
ALTER TABLE "needs_conclusion_assets" ADD CONSTRAINT "needs_conclusion_assets_conclusion_id_asset_id_13db3162_uniq" UNIQUE ("conclusion_id", "asset_id");
ALTER TABLE "needs_conclusion_assets" ADD CONSTRAINT "needs_conclusion_ass_conclusion_id_e7ea6bbe_fk_needs_con" FOREIGN KEY ("conclusion_id") REFERENCES "needs_conclusion" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_conclusion_assets" ADD CONSTRAINT "needs_conclusion_assets_asset_id_b349886c_fk_needs_asset_id" FOREIGN KEY ("asset_id") REFERENCES "needs_asset" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_conclusion_assets_conclusion_id_e7ea6bbe" ON "needs_conclusion_assets" ("conclusion_id");
CREATE INDEX "needs_conclusion_assets_asset_id_b349886c" ON "needs_conclusion_assets" ("asset_id");
ALTER TABLE "needs_conclusion_notes" ADD CONSTRAINT "needs_conclusion_notes_conclusion_id_fieldnote_id_e514793d_uniq" UNIQUE ("conclusion_id", "fieldnote_id");
ALTER TABLE "needs_conclusion_notes" ADD CONSTRAINT "needs_conclusion_not_conclusion_id_a97b2e9a_fk_needs_con" FOREIGN KEY ("conclusion_id") REFERENCES "needs_conclusion" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_conclusion_notes" ADD CONSTRAINT "needs_conclusion_not_fieldnote_id_1f8ec6b0_fk_needs_fie" FOREIGN KEY ("fieldnote_id") REFERENCES "needs_fieldnote" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_conclusion_notes_conclusion_id_a97b2e9a" ON "needs_conclusion_notes" ("conclusion_id");
CREATE INDEX "needs_conclusion_notes_fieldnote_id_1f8ec6b0" ON "needs_conclusion_notes" ("fieldnote_id");
ALTER TABLE "needs_submissionstep" ADD CONSTRAINT "needs_submissionstep_submission_id_4d1ff4ca_fk_needs_sub" FOREIGN KEY ("submission_id") REFERENCES "needs_submission" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_submissionstep" ADD CONSTRAINT "needs_submissionstep_was_id_b285cc1f_fk_needs_sub" FOREIGN KEY ("was_id") REFERENCES "needs_submissionstate" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_submissionstep" ADD CONSTRAINT "needs_submissionstep_state_id_722677d1_fk_needs_sub" FOREIGN KEY ("state_id") REFERENCES "needs_submissionstate" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_submissionstep" ADD CONSTRAINT "needs_submissionstep_by_id_0f2f3f31_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_submissionstep_submission_id_4d1ff4ca" ON "needs_submissionstep" ("submission_id");
CREATE INDEX "needs_submissionstep_was_id_b285cc1f" ON "needs_submissionstep" ("was_id");
CREATE INDEX "needs_submissionstep_state_id_722677d1" ON "needs_submissionstep" ("state_id");
CREATE INDEX "needs_submissionstep_by_id_0f2f3f31" ON "needs_submissionstep" ("by_id");
ALTER TABLE "needs_line" ADD CONSTRAINT "needs_line_submission_id_e4d573fa_fk_needs_submission_id" FOREIGN KEY ("submission_id") REFERENCES "needs_submission" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_line" ADD CONSTRAINT "needs_line_letter_id_dbe473a2_fk_letters_letter_id" FOREIGN KEY ("letter_id") REFERENCES "letters_letter" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_line" ADD CONSTRAINT "needs_line_by_id_4e1107ba_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_line_submission_id_e4d573fa" ON "needs_line" ("submission_id");
CREATE INDEX "needs_line_by_id_4e1107ba" ON "needs_line" ("by_id");
ALTER TABLE "needs_submissioncall" ADD CONSTRAINT "needs_submissioncall_line_id_e2f31e4d_fk_needs_line_id" FOREIGN KEY ("line_id") REFERENCES "needs_line" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_submissioncall" ADD CONSTRAINT "needs_submissioncall_done_by_id_74f4d378_fk_accounts_user_id" FOREIGN KEY ("done_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_submissioncall_done_by_id_74f4d378" ON "needs_submissioncall" ("done_by_id");
ALTER TABLE "needs_samematter" ADD CONSTRAINT "needs_samematter_by_id_5d7c0cec_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_samematter" ADD CONSTRAINT "needs_samematter_a_id_dd82dc30_fk_needs_submission_id" FOREIGN KEY ("a_id") REFERENCES "needs_submission" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_samematter" ADD CONSTRAINT "needs_samematter_b_id_0a49ee6f_fk_needs_submission_id" FOREIGN KEY ("b_id") REFERENCES "needs_submission" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_samematter_by_id_5d7c0cec" ON "needs_samematter" ("by_id");
CREATE INDEX "needs_samematter_a_id_dd82dc30" ON "needs_samematter" ("a_id");
CREATE INDEX "needs_samematter_b_id_0a49ee6f" ON "needs_samematter" ("b_id");
ALTER TABLE "needs_handover" ADD CONSTRAINT "needs_handover_by_id_9d31055c_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_handover" ADD CONSTRAINT "needs_handover_submission_id_df1b47d5_fk_needs_submission_id" FOREIGN KEY ("submission_id") REFERENCES "needs_submission" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_handover" ADD CONSTRAINT "needs_handover_step_id_8e6f4963_fk_needs_submissionstep_id" FOREIGN KEY ("step_id") REFERENCES "needs_submissionstep" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_handover" ADD CONSTRAINT "needs_handover_person_id_f744355e_fk_accounts_user_id" FOREIGN KEY ("person_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_handover_by_id_9d31055c" ON "needs_handover" ("by_id");
CREATE INDEX "needs_handover_submission_id_df1b47d5" ON "needs_handover" ("submission_id");
CREATE INDEX "needs_handover_person_id_f744355e" ON "needs_handover" ("person_id");
ALTER TABLE "needs_handovertaken" ADD CONSTRAINT "needs_handovertaken_by_id_a5649ef2_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_handovertaken" ADD CONSTRAINT "needs_handovertaken_handover_id_7b237f37_fk_needs_handover_id" FOREIGN KEY ("handover_id") REFERENCES "needs_handover" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_handovertaken_by_id_a5649ef2" ON "needs_handovertaken" ("by_id");
ALTER TABLE "needs_handoverend" ADD CONSTRAINT "needs_handoverend_handover_id_5b045697_fk_needs_handover_id" FOREIGN KEY ("handover_id") REFERENCES "needs_handover" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_handoverend" ADD CONSTRAINT "needs_handoverend_by_id_635406fb_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_handoverend_by_id_635406fb" ON "needs_handoverend" ("by_id");
CREATE INDEX "needs_legalkind_type_1aabcd04_like" ON "needs_legalkind" ("type" varchar_pattern_ops);
CREATE INDEX "needs_legalkind_name_e2732c13_like" ON "needs_legalkind" ("name" varchar_pattern_ops);
ALTER TABLE "needs_legalmark" ADD CONSTRAINT "needs_legalmark_by_id_0a0a5e43_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_legalmark" ADD CONSTRAINT "needs_legalmark_submission_id_c9725a13_fk_needs_submission_id" FOREIGN KEY ("submission_id") REFERENCES "needs_submission" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_legalmark" ADD CONSTRAINT "needs_legalmark_kind_id_270bbdb2_fk_needs_legalkind_id" FOREIGN KEY ("kind_id") REFERENCES "needs_legalkind" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_legalmark_by_id_0a0a5e43" ON "needs_legalmark" ("by_id");
CREATE INDEX "needs_legalmark_kind_id_270bbdb2" ON "needs_legalmark" ("kind_id");
ALTER TABLE "needs_passedon" ADD CONSTRAINT "needs_passedon_by_id_b9aaca02_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_passedon" ADD CONSTRAINT "needs_passedon_submission_id_5b3d2a9b_fk_needs_submission_id" FOREIGN KEY ("submission_id") REFERENCES "needs_submission" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_passedon" ADD CONSTRAINT "needs_passedon_partner_id_3fd51f5c_fk_partners_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partners_partner" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "passed_on_open_once_to_each" ON "needs_passedon" ("submission_id", "addressee_key") WHERE "answered_on" IS NULL;
CREATE INDEX "needs_passedon_by_id_b9aaca02" ON "needs_passedon" ("by_id");
CREATE INDEX "needs_passedon_submission_id_5b3d2a9b" ON "needs_passedon" ("submission_id");
CREATE INDEX "needs_passedon_partner_id_3fd51f5c" ON "needs_passedon" ("partner_id");
CREATE INDEX "passed_on_waits" ON "needs_passedon" ("term") WHERE "answered_on" IS NULL;
ALTER TABLE "needs_support" ADD CONSTRAINT "needs_support_by_id_5539f2f9_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_support" ADD CONSTRAINT "needs_support_partner_id_ff12043b_fk_partners_partner_id" FOREIGN KEY ("partner_id") REFERENCES "partners_partner" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_support" ADD CONSTRAINT "needs_support_commune_id_7efe5319_fk_centre_commune_terc" FOREIGN KEY ("commune_id") REFERENCES "centre_commune" ("terc") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_support" ADD CONSTRAINT "needs_support_locality_id_44795613_fk_centre_locality_simc" FOREIGN KEY ("locality_id") REFERENCES "centre_locality" ("simc") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_support" ADD CONSTRAINT "needs_support_need_id_02e35acc_fk_needs_need_id" FOREIGN KEY ("need_id") REFERENCES "needs_need" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_support_by_id_5539f2f9" ON "needs_support" ("by_id");
CREATE INDEX "needs_support_partner_id_ff12043b" ON "needs_support" ("partner_id");
CREATE INDEX "needs_support_commune_id_7efe5319" ON "needs_support" ("commune_id");
CREATE INDEX "needs_support_commune_id_7efe5319_like" ON "needs_support" ("commune_id" varchar_pattern_ops);
CREATE INDEX "needs_support_locality_id_44795613" ON "needs_support" ("locality_id");
CREATE INDEX "needs_support_locality_id_44795613_like" ON "needs_support" ("locality_id" varchar_pattern_ops);
CREATE INDEX "needs_support_need_id_02e35acc" ON "needs_support" ("need_id");
CREATE INDEX "support_newest" ON "needs_support" ("held_on" DESC, "id" DESC);
CREATE INDEX "support_by_action" ON "needs_support" ("action_key") WHERE "action_key" IS NOT NULL;
ALTER TABLE "needs_urgentnotice" ADD CONSTRAINT "needs_urgentnotice_by_id_e1e2cbc6_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_urgentnotice" ADD CONSTRAINT "needs_urgentnotice_submission_id_a93a783c_fk_needs_sub" FOREIGN KEY ("submission_id") REFERENCES "needs_submission" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_urgentnotice_by_id_e1e2cbc6" ON "needs_urgentnotice" ("by_id");
CREATE INDEX "needs_urgentnotice_submission_id_a93a783c" ON "needs_urgentnotice" ("submission_id");
ALTER TABLE "needs_urgenttakeover" ADD CONSTRAINT "needs_urgenttakeover_by_id_ec90c127_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_urgenttakeover" ADD CONSTRAINT "needs_urgenttakeover_submission_id_004060e4_fk_needs_sub" FOREIGN KEY ("submission_id") REFERENCES "needs_submission" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_urgenttakeover_by_id_ec90c127" ON "needs_urgenttakeover" ("by_id");
CREATE INDEX "needs_urgenttakeover_submission_id_004060e4" ON "needs_urgenttakeover" ("submission_id");
ALTER TABLE "needs_urgentmistake" ADD CONSTRAINT "needs_urgentmistake_by_id_0c1eb25e_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_urgentmistake" ADD CONSTRAINT "needs_urgentmistake_submission_id_19728fef_fk_needs_sub" FOREIGN KEY ("submission_id") REFERENCES "needs_submission" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_urgentmistake" ADD CONSTRAINT "needs_urgentmistake_last_id_a572dcbf_fk_needs_urgentnotice_id" FOREIGN KEY ("last_id") REFERENCES "needs_urgentnotice" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_urgentmistake_by_id_0c1eb25e" ON "needs_urgentmistake" ("by_id");
CREATE INDEX "needs_urgentmistake_submission_id_19728fef" ON "needs_urgentmistake" ("submission_id");
ALTER TABLE "needs_walkpoint" ADD CONSTRAINT "needs_walkpoint_note_id_ce970d49_fk_needs_fieldnote_id" FOREIGN KEY ("note_id") REFERENCES "needs_fieldnote" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_walkpoint_note_id_ce970d49" ON "needs_walkpoint" ("note_id");

-- migration needs 0002_first_rows b0f39bbd087401d7
INSERT INTO "needs_submissionstate" ("type", "name", "name_uk", "name_en", "position", "revision") SELECT * FROM UNNEST(('{waiting,ours,elsewhere,done,aside}')::varchar[], ('{Nowe,"U nas","U kogoś innego",Załatwione,Odłożone}')::varchar[], ('{Нове,"У нас","В інших",Вирішено,Відкладено}')::varchar[], ('{New,"With us","With someone else",Done,"Set aside"}')::varchar[], ('{1,2,3,4,5}'::int2[])::smallint[], ('{1,1,1,1,1}'::int4[])::integer[]) RETURNING "needs_submissionstate"."id";
INSERT INTO "needs_legalkind" ("type", "name", "basis", "pass_on_days", "handle_days", "handle_months", "longest_months", "position", "revision") SELECT * FROM UNNEST(('{matter,complaint,proposal,petition,information}')::varchar[], ('{Sprawa,Skarga,Wniosek,Petycja,"Informacja publiczna"}')::varchar[], ('{"art. 65 KPA","art. 231 i 237 KPA","art. 243 i 244 KPA","art. 6 i 10 ustawy o petycjach","art. 13 ustawy o dostępie do informacji publicznej"}')::varchar[], ('{NULL,7,7,30,NULL}'::int2[])::smallint[], ('{NULL,NULL,NULL,NULL,14}'::int2[])::smallint[], ('{NULL,1,1,3,NULL}'::int2[])::smallint[], ('{NULL,NULL,NULL,6,2}'::int2[])::smallint[], ('{1,2,3,4,5}'::int2[])::smallint[], ('{1,1,1,1,1}'::int4[])::integer[]) RETURNING "needs_legalkind"."id";

-- migration needs 0003_swept 05de73613f38d8d5
alter table needs_asset set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table needs_conclusion set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table needs_fieldnote set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table needs_legalmark set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table needs_line set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table needs_need set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table needs_passedon set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table needs_submission set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table needs_submissionstep set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table needs_support set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table needs_walkpoint set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);

-- migration attachments 0002_unlogged 8c77b7061c4b5345
alter table attachments_heldphoto set unlogged;

-- migration attachments 0003_laws 4f4d670e82ef793f
-- What was photographed leaves with the photograph: no file stays that nobody can reach.
create function attachments_take_file() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    delete from files_storedfile where id = old.file_id;
    return null;
end
$$;
-- Argument: the label of the model. On its table after delete.
create function attachments_go_with_row() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    delete from attachments_attachment
        where subject_type = tg_argv[0] and subject_id = (to_jsonb(old) ->> 'id')::bigint;
    return null;
end
$$;
create trigger attachments_written_once before update on attachments_attachment
    for each row
    execute function osl_refuse('a photograph is written once');
create trigger attachments_attachment_no_truncate before truncate on attachments_attachment
    for each statement
    execute function osl_refuse('a photograph is written once');
create trigger attachments_attachment_holds_its_file before insert or update of file_id on attachments_attachment
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id', 'id');
create trigger attachments_attachment_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('attachments_attachment', 'file_id');
create trigger attachments_takes_its_file after delete on attachments_attachment
    for each row
    execute function attachments_take_file();
create trigger attachments_heldphoto_days_are_read before insert or update of at on attachments_heldphoto
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration needs 0004_laws e14b245d12b1f46f
-- It is handed over with its step to somebody else, after it came, one at a time, and no complaint.
create function needs_handover_begins() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    came timestamptz;
    secret boolean;
begin
    select date_trunc('minute', received_at), for_director into came, secret
      from needs_submission where id = new.submission_id for update;
    if secret then
        raise exception '% on % refused: a complaint is handed to nobody', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'handover_of_no_complaint';
    end if;
    if new.consent_at < came then
        raise exception '% on % refused: nobody agrees before it came', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if exists (
        select from needs_handover h
         where h.submission_id = new.submission_id
           and not exists (select from needs_handoverend e where e.handover_id = h.id)
    ) then
        raise exception '% on % refused: somebody has it already', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'handover_one_at_a_time';
    end if;
    if not exists (
        select from needs_submissionstep s join needs_submissionstate t on t.id = s.state_id
         where s.id = new.step_id and s.submission_id = new.submission_id and t.type = 'elsewhere'
           and not exists (
            select from needs_submissionstep later where later.submission_id = s.submission_id and later.id > s.id
        )
    ) then
        raise exception '% on % refused: it stands with somebody else by the step beside it', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.person_id is not null and not exists (
        select from accounts_user where id = new.person_id and is_active and new."to" = any (roles)
    ) then
        raise exception '% on % refused: this person has another role', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- What has an outcome is neither taken over nor ended again; taken, or without contact, is only what was taken over before.
create function needs_handover_is_open() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform from needs_submission where id = (select submission_id from needs_handover where id = new.handover_id)
        for update;
    if exists (select from needs_handoverend where handover_id = new.handover_id) then
        raise exception '% on % refused: its outcome was said', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if to_jsonb(new) ->> 'outcome' in ('taken', 'no_contact')
        and not exists (select from needs_handovertaken where handover_id = new.handover_id)
    then
        raise exception '% on % refused: nobody took it over', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- While somebody of the house has it, a submission moves nowhere: first the outcome is said.
create function needs_step_of_nothing_handed_over() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform from needs_submission where id = new.submission_id for update;
    if exists (
        select from needs_handover h
         where h.submission_id = new.submission_id
           and not exists (select from needs_handoverend e where e.handover_id = h.id)
    ) then
        raise exception '% on % refused: somebody of the house has it', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'handed_over_moves_nowhere';
    end if;
    return new;
end
$$;
-- Nobody is written down again beside a helper who has gone.
create function needs_contact_of_a_standing_helper() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (select from needs_helper where id = new.helper_id and ended_at is not null) then
        raise exception '% on % refused: they have gone', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'helper_has_gone';
    end if;
    return new;
end
$$;
-- Whoever has gone left no name: it is erased before.
create function needs_helper_goes_nameless() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (select from needs_helpercontact where helper_id = new.id) then
        raise exception '% on % refused: their contact is there still', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'helper_goes_nameless';
    end if;
    return new;
end
$$;
-- A complaint, a proposal and a petition bear a name and an address; the council is asked about complaints that the director reads.
create function needs_legal_mark_holds() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare kind text;
begin
    select type into kind from needs_legalkind where id = new.kind_id for share;
    if kind in ('complaint', 'proposal', 'petition') and not new.is_signed then
        raise exception '% on % refused: without a name and an address it stays recognition', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.to_council and (kind <> 'complaint'
        or not exists (select from needs_submission where id = new.submission_id and for_director)) then
        raise exception '% on % refused: the council handles complaints about the director', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- With somebody else is what was passed on, or handed over in the house: what was written without either, by a release that knows of neither, is written down here as passed on without a letter.
create function needs_step_is_with_somebody() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select type from needs_submissionstate where id = new.state_id) <> 'elsewhere'
        or (select type from needs_submissionstate where id = new.was_id) = 'elsewhere'
        or exists (select from needs_passedon where submission_id = new.submission_id and answered_on is null)
    then
        return null;
    end if;
    if not exists (select from needs_handover where step_id = new.id) then
        insert into needs_passedon (submission_id, addressee, addressee_key, by_letter, is_whole, with_contact,
            consent_way, answer, day, at, by_id, by_name, by_position)
        values (new.submission_id, new.responsible, osl_fold(new.responsible), false, true, false, '', '',
            (new.at at time zone 'Europe/Warsaw')::date, new.at, new.by_id, new.by_name, new.by_position);
    end if;
    return null;
end
$$;
-- A round follows one that began before it, so that rounds stand in one order.
create function needs_round_follows_earlier() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (select from needs_assessmentround where id = new.follows_id and begins_on >= new.begins_on)
        or exists (select from needs_assessmentround where follows_id = new.id and begins_on <= new.begins_on)
    then
        raise exception '% on % refused: a round follows one that began before it', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'round_follows_an_earlier';
    end if;
    return new;
end
$$;
-- A submission begins by waiting to be read.
create function needs_submission_arrives() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not exists (select from needs_submissionstate where id = new.state_id and type = 'waiting') then
        raise exception '% on % refused: it begins by waiting', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- The state of a submission is what its last step says, whoever writes it.
create function needs_submission_stands() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare last bigint;
begin
    select state_id into last from needs_submissionstep where submission_id = new.id order by id desc limit 1;
    if last is distinct from new.state_id then
        raise exception '% on % refused: its last step says another state', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- A step begins where the last one ended; set aside, or with somebody else, it says why and who has it.
create function needs_step_follows() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    stands bigint;
    kind text;
begin
    select state_id into stands from needs_submission where id = new.submission_id for update;
    select type into kind from needs_submissionstate where id = new.state_id;
    if stands is distinct from new.was_id then
        raise exception '% on % refused: it does not stand there', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if (kind = 'aside' and new.reason = '') or (kind in ('aside', 'elsewhere') and new.responsible = '') then
        raise exception '% on % refused: why, and who is responsible instead', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- With a step the submission stands in its state.
create function needs_step_moves() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    update needs_submission set state_id = new.state_id where id = new.submission_id;
    return null;
end
$$;
-- What the director alone reads is shown beside no need and no asset.
create function needs_complaint_is_used_by_nothing() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (select from needs_submission where id = new.submission_id and for_director) then
        raise exception '% on % refused: a complaint is linked to nothing', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'complaint_is_used_by_nothing';
    end if;
    return new;
end
$$;
-- The author adds one line between two of the office.
create function needs_line_in_turn() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare last text;
begin
    perform from needs_submission where id = new.submission_id for update;
    select side into last from needs_line where submission_id = new.submission_id order by id desc limit 1;
    if last = 'author' then
        raise exception '% on % refused: the office has not answered yet', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'line_in_turn';
    end if;
    return new;
end
$$;
-- What a resident said stays as it was said; a passage of it is covered by redaction_cover alone.
create function needs_words_stay() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (old.language, old.channel, old.received_at, old.id) is distinct from
        (new.language, new.channel, new.received_at, new.id)
        or (old.words is distinct from new.words and not osl_is_done_by('redaction_cover', tg_relid))
    then
        raise exception '% on % refused: what a resident said stays as it was said', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- What was to be read out stays, and a talk that took place stays so.
create function needs_call_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'DELETE' or (new.id, new.line_id, new.made_at) is distinct from (old.id, old.line_id, old.made_at)
        or (old.state = 'called' and (new.state, new.done_at, new.done_by_id, new.done_by_name, new.done_by_position)
            is distinct from (old.state, old.done_at, old.done_by_id, old.done_by_name, old.done_by_position))
    then
        raise exception '% on % refused: what somebody was told stays told', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- Beside support of a person stands no text that others read: only a word for oneself, gone when done.
create function needs_person_has_no_promises() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.subject_type = 'needs.support' and not new.is_private
        and exists (select from needs_support where id = new.subject_id and kind = 'person') then
        raise exception '% on % refused: of a person only oneself is told', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'person_has_no_promises';
    end if;
    return new;
end
$$;
-- Who was told of a submission, but for what was a mistake.
create function needs_urgent_notices(asked bigint) returns setof needs_urgentnotice
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    return query select * from needs_urgentnotice n where n.submission_id = asked and not exists (
        select from needs_urgentmistake m where m.submission_id = asked and m.last_id >= n.id
    );
end
$$;
-- All that was said so far is the mistake, and nobody took it over.
create function needs_urgent_by_mistake() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform from needs_submission where id = new.submission_id for update;
    if new.last_id is distinct from (select max(id) from needs_urgent_notices(new.submission_id)) then
        raise exception '% on % refused: it is about all that was said of this submission', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if exists (select from needs_urgenttakeover where submission_id = new.submission_id) then
        raise exception '% on % refused: somebody took it over', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_mistake_of_what_nobody_took';
    end if;
    return new;
end
$$;
-- The team against violence is told besides the police or the prosecutor, never instead; nobody is told before it came.
create function needs_urgent_is_told() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare came timestamptz;
begin
    select date_trunc('minute', received_at) into came from needs_submission where id = new.submission_id for update;
    if new.told_at < came then
        raise exception '% on % refused: nobody is told of what has not come yet', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    if new."to" = 'team' and not exists (
        select from needs_urgent_notices(new.submission_id) where "to" in ('police', 'prosecutor')
    ) then
        raise exception '% on % refused: the police or the prosecutor first', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_team_is_never_instead';
    end if;
    return new;
end
$$;
-- Only who was told takes it over, and not before.
create function needs_urgent_is_taken_over() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not exists (
        select from needs_urgent_notices(new.submission_id) where "to" = new."to" and told_at <= new.taken_at
    ) then
        raise exception '% on % refused: they were not told by then', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_taken_over_by_who_was_told';
    end if;
    return new;
end
$$;
-- The author of an urgent submission is told nothing but that it was read, and is asked nothing.
create function needs_urgent_says_nothing_more() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform from needs_submission where id = new.submission_id for update;
    if exists (select from needs_urgent_notices(new.submission_id)) then
        raise exception '% on % refused: it is urgent', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_says_nothing_more';
    end if;
    return new;
end
$$;
-- Of an urgent submission nobody says whether it helped: the page never asks.
create function needs_urgent_is_not_judged() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (select from needs_urgent_notices(new.id)) then
        raise exception '% on % refused: it is urgent', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'urgent_says_nothing_more';
    end if;
    return new;
end
$$;
create trigger needs_conclusion_needs_keeps_its_need before delete or update of id on needs_need
    for each row
    execute function osl_refuse_cited('needs_conclusion_needs', 'need_id');
create trigger needs_conclusion_assets_keeps_its_asset before delete or update of id on needs_asset
    for each row
    execute function osl_refuse_cited('needs_conclusion_assets', 'asset_id');
create trigger needs_conclusion_notes_keeps_its_fieldnote before delete or update of id on needs_fieldnote
    for each row
    execute function osl_refuse_cited('needs_conclusion_notes', 'fieldnote_id');
create trigger needs_need_notes_keeps_its_fieldnote before delete or update of id on needs_fieldnote
    for each row
    execute function osl_refuse_cited('needs_need_notes', 'fieldnote_id');
create trigger needs_asset_notes_keeps_its_fieldnote before delete or update of id on needs_fieldnote
    for each row
    execute function osl_refuse_cited('needs_asset_notes', 'fieldnote_id');
create trigger needs_conclusion_keeps_its_replaces before delete or update of id on needs_conclusion
    for each row
    execute function osl_refuse_cited('needs_conclusion', 'replaces_id');
create trigger needs_conclusion_notes_holds_its_fieldnote before insert or update of fieldnote_id on needs_conclusion_notes
    for each row
    execute function osl_hold_cited('needs_fieldnote', 'fieldnote_id', 'id');
create trigger needs_need_notes_holds_its_fieldnote before insert or update of fieldnote_id on needs_need_notes
    for each row
    execute function osl_hold_cited('needs_fieldnote', 'fieldnote_id', 'id');
create trigger needs_asset_notes_holds_its_fieldnote before insert or update of fieldnote_id on needs_asset_notes
    for each row
    execute function osl_hold_cited('needs_fieldnote', 'fieldnote_id', 'id');
create trigger needs_need_not_while_withdrawn before update on needs_need
    for each row
    execute function withdrawal_refuse_change('needs.need');
create trigger needs_asset_not_while_withdrawn before update on needs_asset
    for each row
    execute function withdrawal_refuse_change('needs.asset');
create trigger needs_conclusion_not_while_withdrawn before update on needs_conclusion
    for each row
    execute function withdrawal_refuse_change('needs.conclusion');
create trigger needs_conclusion_needs_need_stands before insert or update of need_id on needs_conclusion_needs
    for each row
    execute function withdrawal_refuse_choice('needs_need', 'needs.need', 'need_id');
create trigger needs_conclusion_assets_asset_stands before insert or update of asset_id on needs_conclusion_assets
    for each row
    execute function withdrawal_refuse_choice('needs_asset', 'needs.asset', 'asset_id');
create trigger needs_conclusion_replaces_stands before insert or update of replaces_id on needs_conclusion
    for each row
    execute function withdrawal_refuse_choice('needs_conclusion', 'needs.conclusion', 'replaces_id');
create trigger needs_asset_partner_stands before insert or update of partner_id on needs_asset
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id');
create trigger needs_need_groups_targetgroup_stands before insert or update of targetgroup_id on needs_need_groups
    for each row
    execute function withdrawal_refuse_choice('centre_targetgroup', 'centre.targetgroup', 'targetgroup_id');
create trigger needs_fieldnote_group_stands before insert or update of group_id on needs_fieldnote
    for each row
    execute function withdrawal_refuse_choice('centre_targetgroup', 'centre.targetgroup', 'group_id');
create trigger needs_fieldnote_method_stands before insert or update of method on needs_fieldnote
    for each row
    execute function withdrawal_refuse_choice_by_slug('centre_method', 'centre.method', 'method');
create trigger needs_fieldnote_days_are_read before insert or update of noted_on, created_at, changed_at on needs_fieldnote
    for each row
    when (new.noted_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_need_days_are_read before insert or update of created_at, changed_at on needs_need
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_asset_days_are_read before insert or update of confirmed_on, created_at, changed_at on needs_asset
    for each row
    when (new.confirmed_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_conclusion_days_are_read before insert or update of valid_from, created_at, changed_at on needs_conclusion
    for each row
    when (new.valid_from not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_fieldnote_takes_its_changes after delete or update of id on needs_fieldnote
    for each row
    execute function audit_forget_changes('needs.fieldnote');
create trigger needs_fieldnote_numbered_anew before insert on needs_fieldnote
    for each row
    execute function audit_refuse_old_number();
create trigger needs_fieldnote_takes_its_photographs after delete on needs_fieldnote
    for each row
    execute function attachments_go_with_row('needs.fieldnote');
create trigger needs_fieldnote_takes_its_promises after delete on needs_fieldnote
    for each row
    execute function promises_go_with_row('needs.fieldnote');
create trigger needs_walkpoint_takes_its_photographs after delete on needs_walkpoint
    for each row
    execute function attachments_go_with_row('needs.walkpoint');
create trigger needs_walkpoint_numbered_anew before insert on needs_walkpoint
    for each row
    execute function audit_refuse_old_number();
create trigger needs_walkpoint_days_are_read before insert or update of created_at, changed_at on needs_walkpoint
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_need_takes_its_changes after delete or update of id on needs_need
    for each row
    execute function audit_forget_changes('needs.need');
create trigger needs_need_numbered_anew before insert on needs_need
    for each row
    execute function audit_refuse_old_number();
create trigger needs_asset_takes_its_changes after delete or update of id on needs_asset
    for each row
    execute function audit_forget_changes('needs.asset');
create trigger needs_asset_numbered_anew before insert on needs_asset
    for each row
    execute function audit_refuse_old_number();
create trigger needs_conclusion_takes_its_changes after delete or update of id on needs_conclusion
    for each row
    execute function audit_forget_changes('needs.conclusion');
create trigger needs_conclusion_numbered_anew before insert on needs_conclusion
    for each row
    execute function audit_refuse_old_number();
create trigger needs_fieldnote_words_go after delete on needs_fieldnote
    for each row
    execute function search_forget();
create trigger needs_need_words_go after delete on needs_need
    for each row
    execute function search_forget();
create trigger needs_asset_words_go after delete on needs_asset
    for each row
    execute function search_forget();
create trigger needs_conclusion_words_go after delete on needs_conclusion
    for each row
    execute function search_forget();
create trigger needs_handover_begins before insert on needs_handover
    for each row
    execute function needs_handover_begins();
create trigger needs_handovertaken_of_open before insert on needs_handovertaken
    for each row
    execute function needs_handover_is_open();
create trigger needs_handoverend_of_open before insert on needs_handoverend
    for each row
    execute function needs_handover_is_open();
create trigger needs_step_of_nothing_handed_over before insert on needs_submissionstep
    for each row
    execute function needs_step_of_nothing_handed_over();
create trigger needs_handover_reads_what_is_there before insert or update or delete on needs_handover
    for each statement
    execute function osl_read_what_is_there();
create trigger needs_handovertaken_reads_what_is_there before insert or update or delete on needs_handovertaken
    for each statement
    execute function osl_read_what_is_there();
create trigger needs_handoverend_reads_what_is_there before insert or update or delete on needs_handoverend
    for each statement
    execute function osl_read_what_is_there();
create trigger needs_handover_stays before update or delete on needs_handover
    for each row
    execute function osl_refuse('to whom a submission was handed over, and what came of it, stays written');
create trigger needs_handovertaken_stays before update or delete on needs_handovertaken
    for each row
    execute function osl_refuse('to whom a submission was handed over, and what came of it, stays written');
create trigger needs_handoverend_stays before update or delete on needs_handoverend
    for each row
    execute function osl_refuse('to whom a submission was handed over, and what came of it, stays written');
create trigger needs_handover_no_truncate before truncate on needs_handover
    for each statement
    execute function osl_refuse('to whom a submission was handed over, and what came of it, stays written');
create trigger needs_handovertaken_no_truncate before truncate on needs_handovertaken
    for each statement
    execute function osl_refuse('to whom a submission was handed over, and what came of it, stays written');
create trigger needs_handoverend_no_truncate before truncate on needs_handoverend
    for each statement
    execute function osl_refuse('to whom a submission was handed over, and what came of it, stays written');
create trigger needs_handover_written_at_once before insert or update of at on needs_handover
    for each row
    execute function osl_refuse_another_time('at');
create trigger needs_handovertaken_written_at_once before insert or update of at on needs_handovertaken
    for each row
    execute function osl_refuse_another_time('at');
create trigger needs_handoverend_written_at_once before insert or update of at on needs_handoverend
    for each row
    execute function osl_refuse_another_time('at');
create trigger needs_handover_days_are_read before insert or update of consent_at on needs_handover
    for each row
    when (new.consent_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_helper_contact_stands before insert or update of helper_id on needs_helpercontact
    for each row
    execute function needs_contact_of_a_standing_helper();
create trigger needs_helper_ends_nameless before update of ended_at on needs_helper
    for each row
    when (new.ended_at is not null)
    execute function needs_helper_goes_nameless();
create trigger needs_helper_has_gone before update on needs_helper
    for each row
    when (old.ended_at is not null)
    execute function osl_refuse('who has gone does not come back');
create trigger needs_helper_stays_counted before delete on needs_helper
    for each row
    execute function osl_refuse('a nameless helper stays');
create trigger needs_helperclause_stays before update or delete on needs_helperclause
    for each row
    execute function osl_refuse('what stood beside a form stays');
create trigger needs_helperclause_no_truncate before truncate on needs_helperclause
    for each statement
    execute function osl_refuse('what stood beside a form stays');
create trigger needs_helperclause_written_at_once before insert or update of kept_at on needs_helperclause
    for each row
    execute function osl_refuse_another_time('kept_at');
create trigger needs_helpercontact_numbered_anew before insert on needs_helpercontact
    for each row
    execute function audit_refuse_old_number();
create trigger needs_helper_days_are_read before insert or update of since, confirmed_at, ended_at, created_at, changed_at on needs_helper
    for each row
    when (new.since not between '0001-01-03' and '9999-12-29' or new.confirmed_at not between '0001-01-03' and '9999-12-29' or new.ended_at not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_helper_takes_its_changes after delete or update of id on needs_helper
    for each row
    execute function audit_forget_changes('needs.helper');
create trigger needs_helper_numbered_anew before insert on needs_helper
    for each row
    execute function audit_refuse_old_number();
create trigger needs_helper_takes_its_confirmations after delete on needs_helper
    for each row
    execute function confirmations_go_with_row('needs.helper');
create trigger needs_legal_mark_holds before insert or update of kind_id, is_signed, to_council, submission_id on needs_legalmark
    for each row
    execute function needs_legal_mark_holds();
create trigger needs_legalmark_ended_stays before update on needs_legalmark
    for each row
    when (old.ended_on is not null)
    execute function redaction_covers_alone('a term that ended stays ended', 'extended_why');
create trigger needs_legalmark_of_its_submission before update of id, submission_id, at, by_id, by_name, by_position on needs_legalmark
    for each row
    when ((old.id, old.submission_id, old.at, old.by_id, old.by_name, old.by_position) is distinct from (new.id, new.submission_id, new.at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('that a submission was something in law stays written');
create trigger needs_legalmark_stays before delete on needs_legalmark
    for each row
    execute function osl_refuse('that a submission was something in law stays written');
create trigger needs_legalmark_no_truncate before truncate on needs_legalmark
    for each statement
    execute function osl_refuse('that a submission was something in law stays written');
create trigger needs_legalmark_written_at_once before insert or update of at on needs_legalmark
    for each row
    execute function osl_refuse_another_time('at');
create trigger needs_legalmark_days_are_read before insert or update of pass_on_by, due_on, extended_to, extended_on, ended_on on needs_legalmark
    for each row
    when (new.pass_on_by not between '0001-01-03' and '9999-12-29' or new.due_on not between '0001-01-03' and '9999-12-29' or new.extended_to not between '0001-01-03' and '9999-12-29' or new.extended_on not between '0001-01-03' and '9999-12-29' or new.ended_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_legalkind_keeps_its_type before update of type on needs_legalkind
    for each row
    when (old.type <> new.type)
    execute function osl_refuse('a kind goes on meaning what it means');
create trigger needs_legalkind_stays before delete on needs_legalkind
    for each row
    execute function osl_refuse('there is a kind of each type');
create trigger needs_legalkind_no_truncate before truncate on needs_legalkind
    for each statement
    execute function osl_refuse('there is a kind of each type');
create trigger needs_legalkind_of_mark_stays before delete or update of id on needs_legalkind
    for each row
    execute function osl_refuse_cited('needs_legalmark', 'kind_id');
create trigger needs_legalkind_takes_its_changes after delete or update of id on needs_legalkind
    for each row
    execute function audit_forget_changes('needs.legalkind');
create trigger needs_legalkind_numbered_anew before insert on needs_legalkind
    for each row
    execute function audit_refuse_old_number();
drop trigger if exists needs_step_is_with_somebody on needs_submissionstep;
create constraint trigger needs_step_is_with_somebody after insert on needs_submissionstep deferrable initially deferred
    for each row
    execute function needs_step_is_with_somebody();
create trigger needs_passedon_as_it_went before update of id, submission_id, partner_id, addressee, addressee_key, by_letter, is_whole, with_contact, consent_on, consent_way, term, day, at, by_id, by_name, by_position on needs_passedon
    for each row
    when ((old.id, old.submission_id, old.partner_id, old.addressee, old.addressee_key, old.by_letter, old.is_whole, old.with_contact, old.consent_on, old.consent_way, old.term, old.day, old.at, old.by_id, old.by_name, old.by_position) is distinct from (new.id, new.submission_id, new.partner_id, new.addressee, new.addressee_key, new.by_letter, new.is_whole, new.with_contact, new.consent_on, new.consent_way, new.term, new.day, new.at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('what was passed on stays written');
create trigger needs_passedon_answer_stays before update of answer, answered_on on needs_passedon
    for each row
    when (old.answered_on is not null)
    execute function redaction_covers_alone('what somebody answered stays said', 'answer');
create trigger needs_passedon_stays before delete on needs_passedon
    for each row
    execute function osl_refuse('what was passed on stays written');
create trigger needs_passedon_no_truncate before truncate on needs_passedon
    for each statement
    execute function osl_refuse('what was passed on stays written');
create trigger needs_passedon_written_at_once before insert or update of at on needs_passedon
    for each row
    execute function osl_refuse_another_time('at');
create trigger needs_passedon_days_are_read before insert or update of consent_on, term, answered_on, day on needs_passedon
    for each row
    when (new.consent_on not between '0001-01-03' and '9999-12-29' or new.term not between '0001-01-03' and '9999-12-29' or new.answered_on not between '0001-01-03' and '9999-12-29' or new.day not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_round_follows_earlier before insert or update of follows_id, begins_on on needs_assessmentround
    for each row
    execute function needs_round_follows_earlier();
create trigger needs_assessmentround_days_are_read before insert or update of begins_on, ends_on, created_at, changed_at on needs_assessmentround
    for each row
    when (new.begins_on not between '0001-01-03' and '9999-12-29' or new.ends_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_roundvisit_days_are_read before insert or update of planned_on, done_on on needs_roundvisit
    for each row
    when (new.planned_on not between '0001-01-03' and '9999-12-29' or new.done_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_assessmentround_takes_its_changes after delete or update of id on needs_assessmentround
    for each row
    execute function audit_forget_changes('needs.assessmentround');
create trigger needs_assessmentround_numbered_anew before insert on needs_assessmentround
    for each row
    execute function audit_refuse_old_number();
create trigger needs_submission_arrives before insert on needs_submission
    for each row
    execute function needs_submission_arrives();
create trigger needs_submission_stands before update of state_id on needs_submission
    for each row
    when (new.state_id <> old.state_id)
    execute function needs_submission_stands();
create trigger needs_submission_words_stay before update of words, language, channel, received_at, id on needs_submission
    for each row
    when ((old.words, old.language, old.channel, old.received_at, old.id) is distinct from (new.words, new.language, new.channel, new.received_at, new.id))
    execute function needs_words_stay();
create trigger needs_submission_stays_marked before update of for_director on needs_submission
    for each row
    when (old.for_director and not new.for_director)
    execute function osl_refuse('a complaint that the director alone reads stays one');
create trigger needs_submission_stays before delete on needs_submission
    for each row
    execute function osl_refuse('a submission stays, whatever became of it');
create trigger needs_submission_no_truncate before truncate on needs_submission
    for each statement
    execute function osl_refuse('a submission stays, whatever became of it');
create trigger needs_submittercontact_days_are_read before insert or update of given_at on needs_submittercontact
    for each row
    when (new.given_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_submissioncall_days_are_read before insert or update of made_at on needs_submissioncall
    for each row
    when (new.made_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_submission_days_are_read before insert or update of received_at, due_on, helped_at, created_at, changed_at on needs_submission
    for each row
    when (new.received_at not between '0001-01-03' and '9999-12-29' or new.due_on not between '0001-01-03' and '9999-12-29' or new.helped_at not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_submission_takes_its_changes after delete or update of id on needs_submission
    for each row
    execute function audit_forget_changes('needs.submission');
create trigger needs_submission_numbered_anew before insert on needs_submission
    for each row
    execute function audit_refuse_old_number();
create trigger needs_submission_words_go after delete on needs_submission
    for each row
    execute function search_forget();
create trigger needs_step_follows before insert on needs_submissionstep
    for each row
    execute function needs_step_follows();
create trigger needs_step_moves after insert on needs_submissionstep
    for each row
    execute function needs_step_moves();
create trigger needs_submissionstep_reads_what_is_there before insert or update or delete on needs_submissionstep
    for each statement
    execute function osl_read_what_is_there();
create trigger needs_step_stays before update or delete on needs_submissionstep
    for each row
    execute function redaction_covers_alone('where a submission stood stays written', 'reason', 'responsible');
create trigger needs_submissionstep_no_truncate before truncate on needs_submissionstep
    for each statement
    execute function osl_refuse('where a submission stood stays written');
create trigger needs_submissionstep_written_at_once before insert or update of at on needs_submissionstep
    for each row
    execute function osl_refuse_another_time('at');
create trigger needs_submissionstep_state_stands before insert or update of state_id on needs_submissionstep
    for each row
    execute function withdrawal_refuse_choice('needs_submissionstate', 'needs.submissionstate', 'state_id');
create trigger needs_line_in_turn before insert on needs_line
    for each row
    when (new.side = 'author')
    execute function needs_line_in_turn();
create trigger needs_line_reads_what_is_there before insert or update or delete on needs_line
    for each statement
    execute function osl_read_what_is_there();
create trigger needs_line_stays before update or delete on needs_line
    for each row
    execute function redaction_covers_alone('what was said to an author, and by them, stays said', 'text');
create trigger needs_line_no_truncate before truncate on needs_line
    for each statement
    execute function osl_refuse('what was said to an author, and by them, stays said');
create trigger needs_line_written_at_once before insert or update of at on needs_line
    for each row
    execute function osl_refuse_another_time('at');
create trigger needs_call_stays before update or delete on needs_submissioncall
    for each row
    execute function needs_call_stays();
create trigger needs_submissioncall_no_truncate before truncate on needs_submissioncall
    for each statement
    execute function osl_refuse('what was said to an author, and by them, stays said');
create trigger needs_call_done_at_once before insert or update of done_at on needs_submissioncall
    for each row
    execute function osl_refuse_another_time('done_at');
create trigger needs_clause_stays before update or delete on needs_submitterclause
    for each row
    execute function osl_refuse('what stood beside a form stays');
create trigger needs_submitterclause_no_truncate before truncate on needs_submitterclause
    for each statement
    execute function osl_refuse('what stood beside a form stays');
create trigger needs_submitterclause_written_at_once before insert or update of kept_at on needs_submitterclause
    for each row
    execute function osl_refuse_another_time('kept_at');
create trigger needs_contact_of_its_submission before update of submission_id on needs_submittercontact
    for each row
    when (old.submission_id <> new.submission_id)
    execute function osl_refuse('a contact is of the submission beside which it was given');
create trigger needs_same_matter_stays before update on needs_samematter
    for each row
    execute function osl_refuse('what is the same matter');
create trigger needs_samematter_written_at_once before insert or update of at on needs_samematter
    for each row
    execute function osl_refuse_another_time('at');
create trigger needs_need_submissions_no_complaint before insert or update of submission_id on needs_need_submissions
    for each row
    execute function needs_complaint_is_used_by_nothing();
create trigger needs_asset_submissions_no_complaint before insert or update of submission_id on needs_asset_submissions
    for each row
    execute function needs_complaint_is_used_by_nothing();
create trigger needs_state_keeps_its_type before update of type on needs_submissionstate
    for each row
    when (old.type <> new.type)
    execute function osl_refuse('a state goes on meaning what it means');
create trigger needs_state_of_step_stays before delete or update of id on needs_submissionstate
    for each row
    execute function osl_refuse_cited('needs_submissionstep', 'state_id');
create trigger needs_state_of_submission_stays before delete or update of id on needs_submissionstate
    for each row
    execute function osl_refuse_cited('needs_submission', 'state_id');
create trigger needs_submissionstate_not_while_withdrawn before update on needs_submissionstate
    for each row
    execute function withdrawal_refuse_change('needs.submissionstate');
create trigger needs_submissionstate_takes_its_changes after delete or update of id on needs_submissionstate
    for each row
    execute function audit_forget_changes('needs.submissionstate');
create trigger needs_submissionstate_numbered_anew before insert on needs_submissionstate
    for each row
    execute function audit_refuse_old_number();
create trigger needs_support_keeps_quiet before insert on promises_promise
    for each row
    execute function needs_person_has_no_promises();
create trigger needs_support_stays_with_whom before update of id, kind on needs_support
    for each row
    when ((old.id, old.kind) is distinct from (new.id, new.kind))
    execute function osl_refuse('with whom it was stays said');
create trigger needs_support_partner_stands before insert or update of partner_id on needs_support
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id');
create trigger needs_support_need_stands before insert or update of need_id on needs_support
    for each row
    execute function withdrawal_refuse_choice('needs_need', 'needs.need', 'need_id');
create trigger needs_support_days_are_read before insert or update of held_on, created_at, changed_at on needs_support
    for each row
    when (new.held_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_support_takes_its_changes after delete or update of id on needs_support
    for each row
    execute function audit_forget_changes('needs.support');
create trigger needs_support_numbered_anew before insert on needs_support
    for each row
    execute function audit_refuse_old_number();
create trigger needs_support_takes_its_promises after delete on needs_support
    for each row
    execute function promises_go_with_row('needs.support');
create trigger needs_support_words_go after delete on needs_support
    for each row
    execute function search_forget();
create trigger needs_urgent_is_told before insert on needs_urgentnotice
    for each row
    execute function needs_urgent_is_told();
create trigger needs_urgent_is_taken_over before insert on needs_urgenttakeover
    for each row
    execute function needs_urgent_is_taken_over();
create trigger needs_urgent_by_mistake before insert on needs_urgentmistake
    for each row
    execute function needs_urgent_by_mistake();
create trigger needs_line_of_what_is_not_urgent before insert on needs_line
    for each row
    when (new.side = 'office')
    execute function needs_urgent_says_nothing_more();
create trigger needs_urgent_is_not_judged before update of helped on needs_submission
    for each row
    when (new.helped <> old.helped)
    execute function needs_urgent_is_not_judged();
create trigger needs_urgentnotice_reads_what_is_there before insert or update or delete on needs_urgentnotice
    for each statement
    execute function osl_read_what_is_there();
create trigger needs_urgenttakeover_reads_what_is_there before insert or update or delete on needs_urgenttakeover
    for each statement
    execute function osl_read_what_is_there();
create trigger needs_urgentmistake_reads_what_is_there before insert or update or delete on needs_urgentmistake
    for each statement
    execute function osl_read_what_is_there();
create trigger needs_urgentnotice_stays before update or delete on needs_urgentnotice
    for each row
    execute function osl_refuse('who was told of an urgent submission, and who took it over, stays written');
create trigger needs_urgenttakeover_stays before update or delete on needs_urgenttakeover
    for each row
    execute function osl_refuse('who was told of an urgent submission, and who took it over, stays written');
create trigger needs_urgentmistake_stays before update or delete on needs_urgentmistake
    for each row
    execute function osl_refuse('who was told of an urgent submission, and who took it over, stays written');
create trigger needs_urgentnotice_no_truncate before truncate on needs_urgentnotice
    for each statement
    execute function osl_refuse('who was told of an urgent submission, and who took it over, stays written');
create trigger needs_urgenttakeover_no_truncate before truncate on needs_urgenttakeover
    for each statement
    execute function osl_refuse('who was told of an urgent submission, and who took it over, stays written');
create trigger needs_urgentmistake_no_truncate before truncate on needs_urgentmistake
    for each statement
    execute function osl_refuse('who was told of an urgent submission, and who took it over, stays written');
create trigger needs_urgentnotice_written_at_once before insert or update of at on needs_urgentnotice
    for each row
    execute function osl_refuse_another_time('at');
create trigger needs_urgenttakeover_written_at_once before insert or update of at on needs_urgenttakeover
    for each row
    execute function osl_refuse_another_time('at');
create trigger needs_urgentmistake_written_at_once before insert or update of at on needs_urgentmistake
    for each row
    execute function osl_refuse_another_time('at');
create trigger needs_urgentnotice_days_are_read before insert or update of told_at on needs_urgentnotice
    for each row
    when (new.told_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_urgenttakeover_days_are_read before insert or update of taken_at on needs_urgenttakeover
    for each row
    when (new.taken_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration needs 0005_codes_and_letters_stay f84122a9db4e5a12
-- With somebody else is what was passed on, or handed over in the house: what was written without either, by a release that knows of neither, is written down here as passed on without a letter.
create or replace function needs_step_is_with_somebody() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select type from needs_submissionstate where id = new.state_id) <> 'elsewhere'
        or (select type from needs_submissionstate where id = new.was_id) = 'elsewhere'
        or exists (select from needs_passedon where submission_id = new.submission_id
            and (answered_on is null or osl_is_being_written(xmin)))
    then
        return null;
    end if;
    if not exists (select from needs_handover where step_id = new.id) then
        insert into needs_passedon (submission_id, addressee, addressee_key, by_letter, is_whole, with_contact,
            consent_way, answer, day, at, by_id, by_name, by_position)
        values (new.submission_id, new.responsible, osl_fold(new.responsible), false, true, false, '', '',
            (new.at at time zone 'Europe/Warsaw')::date, new.at, new.by_id, new.by_name, new.by_position);
    end if;
    return null;
end
$$;
-- What was passed on by letter has one in the register when its transaction ends.
create function needs_passed_on_has_its_letter() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not exists (select from correspondence_outgoingletter
        where subject_type = 'needs.passedon' and subject_id = new.id)
    then
        raise exception '% on % refused: there is no such letter', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
-- What a resident said stays as it was said, under the code that they were given; a passage of it is covered by redaction_cover alone.
create or replace function needs_words_stay() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (old.language, old.channel, old.received_at, old.id, old.code_seed, old.code_digest) is distinct from
        (new.language, new.channel, new.received_at, new.id, new.code_seed, new.code_digest)
        or (old.words is distinct from new.words and not osl_is_done_by('redaction_cover', tg_relid))
    then
        raise exception '% on % refused: what a resident said stays as it was said', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
drop trigger if exists needs_passed_on_has_its_letter on needs_passedon;
create constraint trigger needs_passed_on_has_its_letter after insert on needs_passedon deferrable initially deferred
    for each row
    when (new.by_letter)
    execute function needs_passed_on_has_its_letter();
create or replace trigger needs_submission_words_stay before update of words, language, channel, received_at, id, code_seed, code_digest on needs_submission
    for each row
    when ((old.words, old.language, old.channel, old.received_at, old.id, old.code_seed, old.code_digest) is distinct from (new.words, new.language, new.channel, new.received_at, new.id, new.code_seed, new.code_digest))
    execute function needs_words_stay();

-- migration needs 0006_tried_laws e51f1880044f50c9
create or replace trigger needs_fieldnote_numbered_anew before insert on needs_fieldnote
    for each row
    when (new.id >= 0)
    execute function audit_refuse_old_number();
drop trigger if exists needs_fieldnote_only_tried on needs_fieldnote;
create constraint trigger needs_fieldnote_only_tried after insert or update of id on needs_fieldnote deferrable initially deferred
    for each row
    when (new.id < 0)
    execute function osl_refuse('a row below zero is only tried');
create or replace trigger needs_need_numbered_anew before insert on needs_need
    for each row
    when (new.id >= 0)
    execute function audit_refuse_old_number();
drop trigger if exists needs_need_only_tried on needs_need;
create constraint trigger needs_need_only_tried after insert or update of id on needs_need deferrable initially deferred
    for each row
    when (new.id < 0)
    execute function osl_refuse('a row below zero is only tried');
create or replace trigger needs_submission_numbered_anew before insert on needs_submission
    for each row
    when (new.id >= 0)
    execute function audit_refuse_old_number();
drop trigger if exists needs_submission_only_tried on needs_submission;
create constraint trigger needs_submission_only_tried after insert or update of id on needs_submission deferrable initially deferred
    for each row
    when (new.id < 0)
    execute function osl_refuse('a row below zero is only tried');

-- migration needs 0007_terms_stay 68ff5a2569065cdd
-- With somebody else is what was passed on, or handed over in the house: what was written without either, by a release that knows of neither, is written down here as passed on without a letter, and without words.
create or replace function needs_step_is_with_somebody() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select type from needs_submissionstate where id = new.state_id) <> 'elsewhere'
        or (select type from needs_submissionstate where id = new.was_id) = 'elsewhere'
        or exists (select from needs_passedon where submission_id = new.submission_id
            and (answered_on is null or osl_is_being_written(xmin)))
    then
        return null;
    end if;
    if not exists (select from needs_handover where step_id = new.id) then
        insert into needs_passedon (submission_id, addressee, addressee_key, by_letter, is_whole, with_contact,
            consent_way, answer, day, at, by_id, by_name, by_position)
        values (new.submission_id, new.responsible, osl_fold(new.responsible), false, false, false, '', '',
            (new.at at time zone 'Europe/Warsaw')::date, new.at, new.by_id, new.by_name, new.by_position);
    end if;
    return null;
end
$$;
-- What a resident said stays as it was said, under the code that they were given, with who wrote it down and the day until which they were told that it is read; passages are covered by redaction_cover alone.
create or replace function needs_words_stay() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (old.language, old.channel, old.received_at, old.due_on, old.id, old.code_seed, old.code_digest, old.entered_by_id, old.entered_by_name, old.entered_by_position)
        is distinct from (new.language, new.channel, new.received_at, new.due_on, new.id, new.code_seed, new.code_digest, new.entered_by_id, new.entered_by_name, new.entered_by_position)
        or (old.words is distinct from new.words and not osl_is_done_by('redaction_cover', tg_relid))
    then
        raise exception '% on % refused: what a resident said stays as it was said', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create or replace trigger needs_submission_words_stay before update of words, language, channel, received_at, due_on, id, code_seed, code_digest, entered_by_id, entered_by_name, entered_by_position on needs_submission
    for each row
    when ((old.words, old.language, old.channel, old.received_at, old.due_on, old.id, old.code_seed, old.code_digest, old.entered_by_id, old.entered_by_name, old.entered_by_position) is distinct from (new.words, new.language, new.channel, new.received_at, new.due_on, new.id, new.code_seed, new.code_digest, new.entered_by_id, new.entered_by_name, new.entered_by_position))
    execute function needs_words_stay();

-- migration needs 0008_signed_stays 52f2c9c7dd535a57
create trigger needs_fieldnote_stays_signed before update of written_by_id, written_by_name, written_by_position on needs_fieldnote
    for each row
    when ((old.written_by_id, old.written_by_name, old.written_by_position) is distinct from (new.written_by_id, new.written_by_name, new.written_by_position))
    execute function osl_refuse('who wrote a note down stays written');
create trigger needs_support_stays_signed before update of by_id, by_name, by_position on needs_support
    for each row
    when ((old.by_id, old.by_name, old.by_position) is distinct from (new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('who wrote support down stays written');
create trigger needs_submittercontact_stays_signed before update of clause_id, was_read_out, given_at on needs_submittercontact
    for each row
    when ((old.clause_id, old.was_read_out, old.given_at) is distinct from (new.clause_id, new.was_read_out, new.given_at))
    execute function osl_refuse('beside which words a contact was given stays');
create trigger needs_helpercontact_stays_signed before update of clause_id, was_read_out on needs_helpercontact
    for each row
    when ((old.clause_id, old.was_read_out) is distinct from (new.clause_id, new.was_read_out))
    execute function osl_refuse('beside which words a helper signed on stays');

-- migration needs 0009_ipus_summaries 80a5e1977c9efc37
CREATE TABLE "needs_ipussummary" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "first_day" date NOT NULL, "last_day" date NOT NULL, "persons" integer NULL CHECK ("persons" >= 0), "begun" integer NULL CHECK ("begun" >= 0), "ended" integer NULL CHECK ("ended" >= 0), "resigned" integer NULL CHECK ("resigned" >= 0), "lacks" text NOT NULL, "works" text NOT NULL, "is_nameless" boolean NOT NULL, "reason" varchar(300) NOT NULL, "at" timestamp with time zone NOT NULL, "by_id" bigint NOT NULL, "corrects_id" bigint NULL UNIQUE, "file_id" bigint NULL UNIQUE, CONSTRAINT "ipus_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "ipus_of_months" CHECK ((EXTRACT(DAY FROM "first_day") = 1 AND "last_day" > ("first_day"))), CONSTRAINT "ipus_persons_not_small" CHECK (("persons" IS NULL OR "persons" = 0 OR "persons" >= 5)), CONSTRAINT "ipus_begun_not_small" CHECK (("begun" IS NULL OR "begun" = 0 OR "begun" >= 5)), CONSTRAINT "ipus_ended_not_small" CHECK (("ended" IS NULL OR "ended" = 0 OR "ended" >= 5)), CONSTRAINT "ipus_resigned_not_small" CHECK (("resigned" IS NULL OR "resigned" = 0 OR "resigned" >= 5)), CONSTRAINT "ipus_begun_leaves_no_small_group" CHECK (("begun" IS NULL OR "persons" IS NULL OR "begun" = ("persons") OR "begun" = 0 OR "persons" >= ("begun" + 5))), CONSTRAINT "ipus_ended_leaves_no_small_group" CHECK (("ended" IS NULL OR "persons" IS NULL OR "ended" = ("persons") OR "ended" = 0 OR "persons" >= ("ended" + 5))), CONSTRAINT "ipus_resigned_leaves_no_small_group" CHECK (("resigned" IS NULL OR "ended" IS NULL OR "resigned" = ("ended") OR "resigned" = 0 OR "ended" >= ("resigned" + 5))), CONSTRAINT "ipus_says_something" CHECK (("persons" IS NOT NULL OR NOT ("lacks" = '') OR NOT ("works" = '') OR "file_id" IS NOT NULL)), CONSTRAINT "ipus_file_is_nameless" CHECK ((("file_id" IS NULL AND NOT "is_nameless") OR ("file_id" IS NOT NULL AND "is_nameless"))), CONSTRAINT "ipus_correction_says_why" CHECK ((("corrects_id" IS NULL AND "reason" = '') OR ("corrects_id" IS NOT NULL AND NOT ("reason" = '')))));
CREATE TABLE "needs_ipussummary_needs" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "ipussummary_id" bigint NOT NULL, "need_id" bigint NOT NULL);
CREATE TABLE "needs_ipussummary_notes" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "ipussummary_id" bigint NOT NULL, "fieldnote_id" bigint NOT NULL);
alter table needs_ipussummary set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
ALTER TABLE "needs_ipussummary" ADD CONSTRAINT "needs_ipussummary_by_id_3fa889ba_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_ipussummary" ADD CONSTRAINT "needs_ipussummary_corrects_id_06b1ac37_fk_needs_ipussummary_id" FOREIGN KEY ("corrects_id") REFERENCES "needs_ipussummary" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_ipussummary" ADD CONSTRAINT "needs_ipussummary_file_id_f7ee9034_fk_files_storedfile_id" FOREIGN KEY ("file_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "ipus_begins_once" ON "needs_ipussummary" ("first_day") WHERE "corrects_id" IS NULL;
CREATE INDEX "needs_ipussummary_by_id_3fa889ba" ON "needs_ipussummary" ("by_id");
ALTER TABLE "needs_ipussummary_needs" ADD CONSTRAINT "needs_ipussummary_needs_ipussummary_id_need_id_b97ffdca_uniq" UNIQUE ("ipussummary_id", "need_id");
ALTER TABLE "needs_ipussummary_needs" ADD CONSTRAINT "needs_ipussummary_ne_ipussummary_id_788c6727_fk_needs_ipu" FOREIGN KEY ("ipussummary_id") REFERENCES "needs_ipussummary" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_ipussummary_needs" ADD CONSTRAINT "needs_ipussummary_needs_need_id_21d3674d_fk_needs_need_id" FOREIGN KEY ("need_id") REFERENCES "needs_need" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_ipussummary_needs_ipussummary_id_788c6727" ON "needs_ipussummary_needs" ("ipussummary_id");
CREATE INDEX "needs_ipussummary_needs_need_id_21d3674d" ON "needs_ipussummary_needs" ("need_id");
ALTER TABLE "needs_ipussummary_notes" ADD CONSTRAINT "needs_ipussummary_notes_ipussummary_id_fieldnote_5ece4ae0_uniq" UNIQUE ("ipussummary_id", "fieldnote_id");
ALTER TABLE "needs_ipussummary_notes" ADD CONSTRAINT "needs_ipussummary_no_ipussummary_id_c49c0b9a_fk_needs_ipu" FOREIGN KEY ("ipussummary_id") REFERENCES "needs_ipussummary" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_ipussummary_notes" ADD CONSTRAINT "needs_ipussummary_no_fieldnote_id_3f291179_fk_needs_fie" FOREIGN KEY ("fieldnote_id") REFERENCES "needs_fieldnote" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_ipussummary_notes_ipussummary_id_c49c0b9a" ON "needs_ipussummary_notes" ("ipussummary_id");
CREATE INDEX "needs_ipussummary_notes_fieldnote_id_3f291179" ON "needs_ipussummary_notes" ("fieldnote_id");

-- migration needs 0010_ipus_summaries_laws f90206e12ac2d3c1
-- Of a period that is over; a correction speaks of the same one.
create function needs_ipus_fits() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.last_day >= (osl_now() at time zone 'Europe/Warsaw')::date then
        raise exception '% on % refused: this period is not over', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'ipus_of_a_period_that_is_over';
    end if;
    if new.corrects_id is not null and not exists (
        select from needs_ipussummary
        where id = new.corrects_id and (first_day, last_day) = (new.first_day, new.last_day)
    ) then
        raise exception '% on % refused: a correction speaks of the same', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'ipus_corrects_the_same';
    end if;
    return new;
end
$$;
create trigger needs_ipus_fits before insert on needs_ipussummary
    for each row
    execute function needs_ipus_fits();
create trigger needs_ipus_stays before update or delete on needs_ipussummary
    for each row
    execute function redaction_covers_alone('what was presented stays as it was written', 'lacks', 'works', 'reason');
create trigger needs_ipussummary_no_truncate before truncate on needs_ipussummary
    for each statement
    execute function osl_refuse('what was presented stays as it was written');
create trigger needs_ipussummary_written_at_once before insert or update of at on needs_ipussummary
    for each row
    execute function osl_refuse_another_time('at');
create trigger needs_ipus_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('needs_ipussummary', 'file_id');
create trigger needs_ipussummary_days_are_read before insert or update of first_day, last_day, at on needs_ipussummary
    for each row
    when (new.first_day not between '0001-01-03' and '9999-12-29' or new.last_day not between '0001-01-03' and '9999-12-29' or new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration needs 0011_corrections a5e73a156e515be8
ALTER TABLE "needs_ipussummary" ALTER COLUMN "reason" TYPE varchar(500);

-- migration needs 0012_typed_by_residents 6f8e73d9dca7fc2a
SELECT
                c.conname,
                array(
                    SELECT attname
                    FROM unnest(c.conkey) WITH ORDINALITY cols(colid, arridx)
                    JOIN pg_attribute AS ca ON cols.colid = ca.attnum
                    WHERE ca.attrelid = c.conrelid
                    ORDER BY cols.arridx
                ),
                c.contype,
                (SELECT fkc.relname || '.' || fka.attname
                FROM pg_attribute AS fka
                JOIN pg_class AS fkc ON fka.attrelid = fkc.oid
                WHERE fka.attrelid = c.confrelid AND fka.attnum = c.confkey[1]),
                cl.reloptions
            FROM pg_constraint AS c
            JOIN pg_class AS cl ON c.conrelid = cl.oid
            WHERE cl.relname = 'needs_fieldnote' AND pg_catalog.pg_table_is_visible(cl.oid);
SELECT
                indexname,
                array_agg(attname ORDER BY arridx),
                indisunique,
                indisprimary,
                array_agg(ordering ORDER BY arridx),
                amname,
                exprdef,
                s2.attoptions
            FROM (
                SELECT
                    c2.relname as indexname, idx.*, attr.attname, am.amname,
                    CASE
                        WHEN idx.indexprs IS NOT NULL THEN
                            pg_get_indexdef(idx.indexrelid)
                    END AS exprdef,
                    CASE am.amname
                        WHEN 'btree' THEN
                            CASE (option & 1)
                                WHEN 1 THEN 'DESC' ELSE 'ASC'
                            END
                    END as ordering,
                    c2.reloptions as attoptions
                FROM (
                    SELECT *
                    FROM
                        pg_index i,
                        unnest(i.indkey, i.indoption)
                            WITH ORDINALITY koi(key, option, arridx)
                ) idx
                LEFT JOIN pg_class c ON idx.indrelid = c.oid
                LEFT JOIN pg_class c2 ON idx.indexrelid = c2.oid
                LEFT JOIN pg_am am ON c2.relam = am.oid
                LEFT JOIN
                    pg_attribute attr ON attr.attrelid = c.oid AND attr.attnum = idx.key
                WHERE c.relname = 'needs_fieldnote' AND pg_catalog.pg_table_is_visible(c.oid)
            ) s2
            GROUP BY indexname, indisunique, indisprimary, amname, exprdef, attoptions;
SET CONSTRAINTS "needs_fieldnote_written_by_id_0af3788a_fk_accounts_user_id" IMMEDIATE; ALTER TABLE "needs_fieldnote" DROP CONSTRAINT "needs_fieldnote_written_by_id_0af3788a_fk_accounts_user_id";
ALTER TABLE "needs_fieldnote" ALTER COLUMN "written_by_id" DROP NOT NULL;
ALTER TABLE "needs_fieldnote" ADD CONSTRAINT "needs_fieldnote_written_by_id_0af3788a_fk_accounts_user_id" FOREIGN KEY ("written_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;

-- migration needs 0013_initiatives e3d042f6e9cc7124
CREATE TABLE "needs_assetforlack" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY);
CREATE TABLE "needs_initiativeorigin" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY);
ALTER TABLE "needs_support" ADD COLUMN "initiative_id" bigint NULL CONSTRAINT "needs_support_initiative_id_e5d4b046_fk_partners_initiative_id" REFERENCES "partners_initiative"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "needs_support_initiative_id_e5d4b046_fk_partners_initiative_id" IMMEDIATE;
ALTER TABLE "needs_support" ADD CONSTRAINT "support_of_an_initiative_is_said_so" CHECK (("initiative_id" IS NULL OR "kind" = 'initiative'));
ALTER TABLE "needs_assetforlack" ADD COLUMN "asset_id" bigint NOT NULL CONSTRAINT "needs_assetforlack_asset_id_9c129afa_fk_needs_asset_id" REFERENCES "needs_asset"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "needs_assetforlack_asset_id_9c129afa_fk_needs_asset_id" IMMEDIATE;
ALTER TABLE "needs_assetforlack" ADD COLUMN "lack_id" bigint NOT NULL CONSTRAINT "needs_assetforlack_lack_id_0d258b5a_fk_partners_lack_id" REFERENCES "partners_lack"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "needs_assetforlack_lack_id_0d258b5a_fk_partners_lack_id" IMMEDIATE;
ALTER TABLE "needs_initiativeorigin" ADD COLUMN "initiative_id" bigint NOT NULL CONSTRAINT "needs_initiativeorig_initiative_id_e7ed61d7_fk_partners_" REFERENCES "partners_initiative"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "needs_initiativeorig_initiative_id_e7ed61d7_fk_partners_" IMMEDIATE;
ALTER TABLE "needs_initiativeorigin" ADD COLUMN "note_id" bigint NULL CONSTRAINT "needs_initiativeorigin_note_id_eb16cab8_fk_needs_fieldnote_id" REFERENCES "needs_fieldnote"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "needs_initiativeorigin_note_id_eb16cab8_fk_needs_fieldnote_id" IMMEDIATE;
ALTER TABLE "needs_initiativeorigin" ADD COLUMN "submission_id" bigint NULL CONSTRAINT "needs_initiativeorig_submission_id_feda8920_fk_needs_sub" REFERENCES "needs_submission"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "needs_initiativeorig_submission_id_feda8920_fk_needs_sub" IMMEDIATE;
ALTER TABLE "needs_assetforlack" ADD CONSTRAINT "asset_for_lack_once" UNIQUE ("lack_id", "asset_id");
ALTER TABLE "needs_initiativeorigin" ADD CONSTRAINT "initiative_comes_of_one_row" CHECK ((("note_id" IS NULL AND "submission_id" IS NOT NULL) OR ("note_id" IS NOT NULL AND "submission_id" IS NULL)));
ALTER TABLE "needs_initiativeorigin" ADD CONSTRAINT "initiative_of_submission_once" UNIQUE ("initiative_id", "submission_id");
ALTER TABLE "needs_initiativeorigin" ADD CONSTRAINT "initiative_of_note_once" UNIQUE ("initiative_id", "note_id");
CREATE INDEX "needs_support_initiative_id_e5d4b046" ON "needs_support" ("initiative_id");
CREATE INDEX "needs_assetforlack_asset_id_9c129afa" ON "needs_assetforlack" ("asset_id");
CREATE INDEX "needs_assetforlack_lack_id_0d258b5a" ON "needs_assetforlack" ("lack_id");
CREATE INDEX "needs_initiativeorigin_initiative_id_e7ed61d7" ON "needs_initiativeorigin" ("initiative_id");
CREATE INDEX "needs_initiativeorigin_note_id_eb16cab8" ON "needs_initiativeorigin" ("note_id");
CREATE INDEX "needs_initiativeorigin_submission_id_feda8920" ON "needs_initiativeorigin" ("submission_id");

-- migration needs 0014_initiatives_laws 7bf52ff92c553886
create trigger needs_initiative_origin_stays before update or delete on needs_initiativeorigin
    for each row
    execute function osl_refuse('what an initiative came of stays said');
create trigger needs_initiativeorigin_no_truncate before truncate on needs_initiativeorigin
    for each statement
    execute function osl_refuse('what an initiative came of stays said');
create trigger needs_assetforlack_asset_stands before insert or update of asset_id on needs_assetforlack
    for each row
    execute function withdrawal_refuse_choice('needs_asset', 'needs.asset', 'asset_id');

-- migration centre 0011_days_of_sheets a0cf4738c30c1ef8
ALTER TABLE "centre_centre" ADD COLUMN "sheet_day" smallint DEFAULT 25 NOT NULL CHECK ("sheet_day" >= 0);
ALTER TABLE "centre_centre" ADD COLUMN "sheet_km" smallint DEFAULT 10 NOT NULL CHECK ("sheet_km" >= 0);
ALTER TABLE "centre_centre" ADD CONSTRAINT "centre_sheets_on_a_day" CHECK ("sheet_day" BETWEEN 1 AND 28);

-- migration plans 0001_initial fbdf02e6ec64f7a2
CREATE TABLE "plans_plan" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "in_force_span" daterange NULL, "created_at" timestamp with time zone NOT NULL, CONSTRAINT "plan_days_in_force_do_not_overlap" EXCLUDE USING GIST ("in_force_span" WITH &&));
CREATE TABLE "plans_version" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "plan_id" bigint NOT NULL, "number" smallint NOT NULL CHECK ("number" >= 0), "attempt" smallint NOT NULL CHECK ("attempt" >= 0), "state" varchar(10) NOT NULL, "title" varchar(300) NOT NULL, "starts_on" date NOT NULL, "ends_on" date NOT NULL, "reason" text NOT NULL, "manner" text NOT NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "submitted_at" timestamp with time zone NULL, "submitted_by_id" bigint NULL, "submitted_by_name" varchar(120) NOT NULL, "submitted_by_position" varchar(120) NOT NULL, "due_on" date NULL, "snapshot" jsonb NULL, "snapshot_digest" varchar(64) NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "version_number_and_attempt_once" UNIQUE ("plan_id", "number", "attempt"), CONSTRAINT "version_ends_after_start" CHECK ("ends_on" > ("starts_on")), CONSTRAINT "version_period_of_this_century" CHECK (("ends_on" <= '2100-12-31'::date AND "starts_on" >= '2000-01-01'::date)), CONSTRAINT "version_submitted_has_snapshot" CHECK ((("snapshot" = 'null'::jsonb AND "state" = 'draft' AND "submitted_at" IS NULL AND "submitted_by_id" IS NULL) OR (NOT ("state" = 'draft') AND "snapshot" IS NOT NULL AND "submitted_at" IS NOT NULL AND "submitted_by_id" IS NOT NULL))), CONSTRAINT "version_keeps_the_name" CHECK ((("state" = 'draft' AND "submitted_by_name" = '') OR (NOT ("state" = 'draft') AND NOT ("submitted_by_name" = '')))), CONSTRAINT "version_due_day_comes_with_submission" CHECK (("due_on" IS NULL OR NOT ("state" = 'draft'))), CONSTRAINT "version_update_has_reason" CHECK (("number" = 0 OR NOT ("reason" = ''))), CONSTRAINT "version_has_known_state" CHECK ("state" IN ('draft', 'submitted', 'approved', 'returned', 'withdrawn')));
CREATE TABLE "plans_version_changed_conclusions" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "version_id" bigint NOT NULL, "conclusion_id" bigint NOT NULL);
CREATE TABLE "plans_chapter" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "version_id" bigint NOT NULL, "key" uuid NOT NULL, "position" smallint NOT NULL CHECK ("position" >= 0), "title" varchar(200) NOT NULL, "guidance" text NOT NULL, "text" text NOT NULL, "holds" varchar(10)[] NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "chapter_key_once" UNIQUE ("version_id", "key"), CONSTRAINT "chapter_holds_known_pieces" CHECK ("holds" <@ (ARRAY['goals', 'schedule', 'indicators'])::varchar(10)[]));
CREATE TABLE "plans_goal" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "version_id" bigint NOT NULL, "key" uuid NOT NULL, "position" smallint NOT NULL CHECK ("position" >= 0), "text" varchar(500) NOT NULL, "is_main" boolean NOT NULL, "main_id" bigint NULL, "no_conclusion_reason" varchar(500) NOT NULL, "manner" text NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "goal_key_once" UNIQUE ("version_id", "key"), CONSTRAINT "goal_main_has_words_and_stands_above" CHECK ((NOT "is_main" OR ("main_id" IS NULL AND NOT ("text" = '')))));
CREATE TABLE "plans_goal_conclusions" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "goal_id" bigint NOT NULL, "conclusion_id" bigint NOT NULL);
CREATE TABLE "plans_action" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "goal_id" bigint NOT NULL, "key" uuid NOT NULL, "position" smallint NOT NULL CHECK ("position" >= 0), "title" varchar(600) NOT NULL, "kind" varchar(12) NOT NULL, "further_kinds" varchar(12)[] NOT NULL, "description" text NOT NULL, "time_words" varchar(300) NOT NULL, "time_kind" varchar(10) NOT NULL, "time_from" date NULL, "time_to" date NULL, "time_text" varchar(300) NOT NULL, "manner" text NOT NULL, "addressees" varchar(300) NOT NULL, "place_note" varchar(200) NOT NULL, "responsible" varchar(200) NOT NULL, "resources" varchar(300) NOT NULL, "cost" numeric(10, 2) NULL, "costs" jsonb NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "action_key_once" UNIQUE ("goal_id", "key"), CONSTRAINT "action_has_title" CHECK (NOT ("title" = '')), CONSTRAINT "action_time_runs_forward" CHECK (("time_to" IS NULL OR "time_from" IS NULL OR "time_to" >= ("time_from"))), CONSTRAINT "action_time_of_this_century" CHECK ((("time_from" IS NULL OR "time_from" BETWEEN '2000-01-01'::date AND '2100-12-31'::date) AND ("time_to" IS NULL OR "time_to" BETWEEN '2000-01-01'::date AND '2100-12-31'::date))), CONSTRAINT "action_cost_not_negative" CHECK (("cost" IS NULL OR "cost" >= 0)), CONSTRAINT "action_has_known_kind" CHECK ("kind" IN ('self_help', 'volunteer', 'neighbourly', 'activation', 'bonds', 'cooperation', 'recognition', '')), CONSTRAINT "action_has_known_further_kinds" CHECK ("further_kinds" <@ (ARRAY['self_help', 'volunteer', 'neighbourly', 'activation', 'bonds', 'cooperation', 'recognition'])::varchar(12)[]), CONSTRAINT "action_has_known_time_kind" CHECK ("time_kind" IN ('date', 'range', 'month', 'quarter', 'year', 'recurring', 'ongoing', 'words', '')));
CREATE TABLE "plans_action_groups" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "action_id" bigint NOT NULL, "targetgroup_id" bigint NOT NULL);
CREATE TABLE "plans_action_localities" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "action_id" bigint NOT NULL, "locality_id" varchar(7) NOT NULL);
CREATE TABLE "plans_action_communes" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "action_id" bigint NOT NULL, "commune_id" varchar(7) NOT NULL);
CREATE TABLE "plans_action_partners" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "action_id" bigint NOT NULL, "partner_id" bigint NOT NULL);
CREATE TABLE "plans_action_services" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "action_id" bigint NOT NULL, "socialservice_id" bigint NOT NULL);
CREATE TABLE "plans_indicator" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "action_id" bigint NULL, "goal_id" bigint NULL, "key" uuid NOT NULL, "position" smallint NOT NULL CHECK ("position" >= 0), "name" varchar(200) NOT NULL, "baseline" numeric(12, 2) NOT NULL, "target" numeric(12, 2) NOT NULL, "unit" varchar(40) NOT NULL, "source" varchar(15) NOT NULL, "aggregate" varchar(7) DEFAULT 'sum' NOT NULL, "counts_different" boolean DEFAULT false NOT NULL, "milestones" jsonb DEFAULT '[]'::jsonb NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0));
CREATE TABLE "plans_remark" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "version_id" bigint NOT NULL, "place" varchar(8) NOT NULL, "key" uuid NULL, "text" text NOT NULL, "replaces_id" bigint NULL UNIQUE, "at" timestamp with time zone NOT NULL, CONSTRAINT "remark_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "remark_has_text" CHECK ((NOT ("text" = '') OR "replaces_id" IS NOT NULL)), CONSTRAINT "remark_names_its_place" CHECK ((("key" IS NULL AND "place" = 'version') OR (NOT ("place" = 'version') AND "key" IS NOT NULL))), CONSTRAINT "remark_has_known_place" CHECK ("place" IN ('version', 'chapter', 'goal', 'action')));
CREATE TABLE "plans_answer" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "remark_id" bigint NOT NULL UNIQUE, "outcome" varchar(10) NOT NULL, "text" text NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "answer_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "answer_has_text" CHECK (NOT ("text" = '')), CONSTRAINT "answer_has_known_outcome" CHECK ("outcome" IN ('adopted', 'explained')));
CREATE TABLE "plans_decision" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "version_id" bigint NOT NULL UNIQUE, "outcome" varchar(10) NOT NULL, "text" text NOT NULL, "effective_on" date NULL, "case_mark" varchar(80) NOT NULL, "basis" varchar(300) NOT NULL, "at" timestamp with time zone NOT NULL, "decided_on" date NULL, "scan_id" bigint NULL UNIQUE, CONSTRAINT "decision_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "decision_approval_has_effective_date" CHECK ((("effective_on" IS NOT NULL AND "outcome" IN ('approved', 'paper')) OR ("effective_on" IS NULL AND "outcome" = 'returned'))), CONSTRAINT "decision_on_paper_has_day_and_scan" CHECK ((("decided_on" IS NOT NULL AND "outcome" = 'paper' AND "scan_id" IS NOT NULL) OR (NOT ("outcome" = 'paper') AND "decided_on" IS NULL AND "scan_id" IS NULL))), CONSTRAINT "decision_has_known_outcome" CHECK ("outcome" IN ('approved', 'returned', 'paper')));
CREATE TABLE "plans_reminder" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "version_id" bigint NOT NULL, "kind" varchar(5) NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "reminder_kind_once" UNIQUE ("version_id", "kind"), CONSTRAINT "reminder_has_known_kind" CHECK ("kind" IN ('ahead', 'due')));
CREATE TABLE "plans_document" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "file_id" bigint NOT NULL UNIQUE, "made_at" timestamp with time zone NOT NULL, "text_digest" varchar(64) NOT NULL, "seal" varchar(64) NOT NULL, "version_id" bigint NOT NULL, "kind" varchar(8) NOT NULL, CONSTRAINT "document_of_a_text_once" UNIQUE ("version_id", "kind", "seal"), CONSTRAINT "document_has_known_kind" CHECK ("kind" IN ('read', 'approved')));
CREATE TABLE "plans_termdecision" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "text" text NOT NULL, "basis" varchar(300) NOT NULL, "case_mark" varchar(80) NOT NULL, "at" timestamp with time zone NOT NULL, "version_id" bigint NOT NULL, "kind" varchar(9) NOT NULL, "day" date NOT NULL, CONSTRAINT "term_decision_says_why" CHECK (NOT ("text" = '')), CONSTRAINT "term_decision_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "term_decision_has_known_kind" CHECK ("kind" IN ('prolonged', 'repealed')));
CREATE TABLE "plans_correction" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "text" text NOT NULL, "basis" varchar(300) NOT NULL, "case_mark" varchar(80) NOT NULL, "at" timestamp with time zone NOT NULL, "version_id" bigint NOT NULL, "place" varchar(8) NOT NULL, "key" uuid NULL, "place_name" varchar(400) NOT NULL, "was" text NOT NULL, "becomes" text NOT NULL, CONSTRAINT "correction_says_why" CHECK (NOT ("text" = '')), CONSTRAINT "correction_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "correction_says_what_was_and_is" CHECK ((NOT ("was" = '') AND NOT ("becomes" = ''))), CONSTRAINT "correction_changes_something" CHECK (NOT ("was" = ("becomes"))), CONSTRAINT "correction_names_its_place" CHECK ((("key" IS NULL AND "place" = 'version') OR (NOT ("place" = 'version') AND "key" IS NOT NULL))), CONSTRAINT "correction_has_known_place" CHECK ("place" IN ('version', 'chapter', 'goal', 'action')));
CREATE TABLE "plans_indicatorentry" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "key" uuid NOT NULL, "period" daterange NOT NULL, "aggregate" varchar(7) NOT NULL, "value" numeric(12, 2) NULL, "out_of" numeric(12, 2) NULL, "not_counted" varchar(300) NOT NULL, "source" varchar(200) NOT NULL, "comment" varchar(1000) NOT NULL, "corrects_id" bigint NULL UNIQUE, "reason" varchar(500) NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "indicatorentry_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "indicatorentry_has_known_aggregate" CHECK ("aggregate" IN ('sum', 'last', 'highest', 'share', 'yes_no')), CONSTRAINT "indicatorentry_has_days" CHECK ((NOT isempty("period") AND lower("period") >= '2000-01-01'::date AND upper("period") <= '2101-01-01'::date)), CONSTRAINT "indicatorentry_counted_or_not" CHECK ((("not_counted" = '' AND "value" IS NOT NULL AND NOT ("source" = '')) OR ("out_of" IS NULL AND "value" IS NULL AND NOT ("not_counted" = '')))), CONSTRAINT "indicatorentry_value_not_negative" CHECK (("value" IS NULL OR "value" >= 0)), CONSTRAINT "indicatorentry_share_is_of_something" CHECK (("value" IS NULL OR (NOT ("aggregate" = 'share') AND "out_of" IS NULL) OR ("aggregate" = 'share' AND "out_of" > 0 AND "value" <= ("out_of")))), CONSTRAINT "indicatorentry_yes_or_no" CHECK (("value" IS NULL OR NOT ("aggregate" = 'yes_no') OR "value" IN (0, 1))), CONSTRAINT "indicatorentry_correction_says_why" CHECK ((("corrects_id" IS NULL AND "reason" = '') OR ("corrects_id" IS NOT NULL AND NOT ("reason" = '')))));
CREATE TABLE "plans_indicatorpart" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "entry_id" bigint NOT NULL, "axis" varchar(5) NOT NULL, "group_id" bigint NULL, "locality_id" varchar(7) NULL, "value" numeric(12, 2) NOT NULL, CONSTRAINT "indicatorpart_has_known_axis" CHECK ("axis" IN ('group', 'place')), CONSTRAINT "indicatorpart_of_a_group_or_a_place" CHECK ((("axis" = 'group' AND "locality_id" IS NULL) OR ("axis" = 'place' AND "group_id" IS NULL))), CONSTRAINT "indicatorpart_not_negative" CHECK ("value" >= 0));
CREATE TABLE "plans_actionlog" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "action_key" uuid NOT NULL, "kind" varchar(9) NOT NULL, "happened_on" date NOT NULL, "text" varchar(2000) NOT NULL, "amount" numeric(10, 2) NULL, "state" varchar(9) NOT NULL, "corrects_id" bigint NULL UNIQUE, "reason" varchar(500) NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "actionlog_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "actionlog_says_something" CHECK (NOT ("text" = '')), CONSTRAINT "actionlog_has_known_kind" CHECK ("kind" IN ('note', 'deviation', 'spent', 'state')), CONSTRAINT "actionlog_has_known_state" CHECK ("state" IN ('on_time', 'paused', 'done', 'abandoned', 'facts', '')), CONSTRAINT "actionlog_spent_has_an_amount" CHECK ((("amount" >= 0 AND "kind" = 'spent') OR (NOT ("kind" = 'spent') AND "amount" IS NULL))), CONSTRAINT "actionlog_state_is_said" CHECK ((("kind" = 'state' AND NOT ("state" = '')) OR (NOT ("kind" = 'state') AND "state" = ''))), CONSTRAINT "actionlog_of_this_century" CHECK ("happened_on" BETWEEN '2000-01-01'::date AND '2100-12-31'::date), CONSTRAINT "actionlog_correction_says_why" CHECK ((("corrects_id" IS NULL AND "reason" = '') OR ("corrects_id" IS NOT NULL AND NOT ("reason" = '')))));
CREATE TABLE "plans_exclusion" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "version_id" bigint NOT NULL, "number" smallint NOT NULL CHECK ("number" >= 0), "place" varchar(8) NOT NULL, "key" uuid NULL, "covers" varchar(7) NOT NULL, "words" text NOT NULL, "scope" varchar(300) NOT NULL, "kind" varchar(9) NOT NULL, "basis" varchar(300) NOT NULL, "interest" varchar(300) NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "exclusion_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "exclusion_says_what_and_why" CHECK ((NOT ("scope" = '') AND NOT ("basis" = '') AND (("covers" = 'words' AND NOT ("words" = '')) OR (NOT ("covers" = 'words') AND "words" = '')))), CONSTRAINT "exclusion_says_for_whose_good" CHECK ((("kind" IN ('privacy', 'business') AND NOT ("interest" = '')) OR (NOT ("kind" IN ('privacy', 'business')) AND "interest" = ''))), CONSTRAINT "exclusion_names_its_place" CHECK ((("key" IS NULL AND "place" = 'version') OR (NOT ("place" = 'version') AND "key" IS NOT NULL))), CONSTRAINT "exclusion_has_known_place" CHECK ("place" IN ('version', 'chapter', 'goal', 'action')), CONSTRAINT "exclusion_covers_what_is_known" CHECK ("covers" IN ('words', 'cost', 'time', 'numbers')), CONSTRAINT "exclusion_has_known_kind" CHECK ("kind" IN ('privacy', 'business', 'statutory')));
CREATE TABLE "plans_exclusionend" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "exclusion_id" bigint NOT NULL UNIQUE, "reason" varchar(300) NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "exclusion_end_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "exclusion_end_says_why" CHECK (NOT ("reason" = '')));
CREATE TABLE "plans_publicdocument" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "file_id" bigint NOT NULL UNIQUE, "made_at" timestamp with time zone NOT NULL, "text_digest" varchar(64) NOT NULL, "seal" varchar(64) NOT NULL, "version_id" bigint NOT NULL, "kind" varchar(1000) NOT NULL, CONSTRAINT "public_document_of_a_text_once" UNIQUE ("version_id", "kind", "seal"));
CREATE TABLE "plans_filing" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "version_id" bigint NOT NULL, "case_mark" varchar(80) NOT NULL, "archive_category" varchar(10) NOT NULL, "place" varchar(200) NOT NULL, "supersedes_id" bigint NULL UNIQUE, "reason" varchar(300) NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "filing_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "filing_says_where" CHECK ((NOT ("case_mark" = '') AND NOT ("archive_category" = '') AND NOT ("place" = ''))), CONSTRAINT "filing_says_what_it_corrects" CHECK ((("reason" = '' AND "supersedes_id" IS NULL) OR ("supersedes_id" IS NOT NULL AND NOT ("reason" = '')))));
CREATE TABLE "plans_publication" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "version_id" bigint NOT NULL UNIQUE, "document_id" bigint NOT NULL UNIQUE, "metryka" text NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "publication_has_metryka" CHECK (NOT ("metryka" = '')), CONSTRAINT "publication_keeps_the_name" CHECK (NOT ("by_name" = '')));
CREATE TABLE "plans_signedcopy" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "version_id" bigint NOT NULL, "file_id" bigint NOT NULL UNIQUE, "kind" varchar(6) NOT NULL, "seals" jsonb NOT NULL, "supersedes_id" bigint NULL UNIQUE, "reason" varchar(300) NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "signed_copy_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "signed_copy_has_known_kind" CHECK ("kind" IN ('signed', 'scan')), CONSTRAINT "signed_copy_says_who_signed" CHECK ((("kind" = 'signed' AND NOT ("seals" = '[]'::jsonb)) OR ("kind" = 'scan' AND "seals" = '[]'::jsonb))), CONSTRAINT "signed_copy_says_why_it_replaces" CHECK ((("reason" = '' AND "supersedes_id" IS NULL) OR ("supersedes_id" IS NOT NULL AND NOT ("reason" = '')))));
CREATE TABLE "plans_copyupload" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "version_id" bigint NOT NULL, "file_id" bigint NOT NULL UNIQUE, "at" timestamp with time zone NOT NULL, "by_id" bigint NOT NULL);
CREATE TABLE "plans_copypublication" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "copy_id" bigint NOT NULL UNIQUE, "at" timestamp with time zone NOT NULL, CONSTRAINT "copy_publication_keeps_the_name" CHECK (NOT ("by_name" = '')));
CREATE TABLE "plans_templatechapter" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "position" smallint NOT NULL CHECK ("position" >= 0), "title" varchar(200) NOT NULL, "guidance" text NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "template_chapter_has_title" CHECK (NOT ("title" = '')));
ALTER TABLE "plans_version" ADD CONSTRAINT "plans_version_plan_id_6c2a6df4_fk_plans_plan_id" FOREIGN KEY ("plan_id") REFERENCES "plans_plan" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_version" ADD CONSTRAINT "plans_version_submitted_by_id_d77c1404_fk_accounts_user_id" FOREIGN KEY ("submitted_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "version_one_open_per_plan" ON "plans_version" ("plan_id") WHERE "state" IN ('draft', 'submitted');
CREATE UNIQUE INDEX "version_one_approved_per_number" ON "plans_version" ("plan_id", "number") WHERE "state" = 'approved';
CREATE INDEX "plans_version_plan_id_6c2a6df4" ON "plans_version" ("plan_id");
CREATE INDEX "plans_version_submitted_by_id_d77c1404" ON "plans_version" ("submitted_by_id");
ALTER TABLE "plans_version_changed_conclusions" ADD CONSTRAINT "plans_version_changed_co_version_id_conclusion_id_0f36423c_uniq" UNIQUE ("version_id", "conclusion_id");
ALTER TABLE "plans_version_changed_conclusions" ADD CONSTRAINT "plans_version_change_version_id_2083b985_fk_plans_ver" FOREIGN KEY ("version_id") REFERENCES "plans_version" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_version_changed_conclusions" ADD CONSTRAINT "plans_version_change_conclusion_id_16e99ac1_fk_needs_con" FOREIGN KEY ("conclusion_id") REFERENCES "needs_conclusion" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_version_changed_conclusions_version_id_2083b985" ON "plans_version_changed_conclusions" ("version_id");
CREATE INDEX "plans_version_changed_conclusions_conclusion_id_16e99ac1" ON "plans_version_changed_conclusions" ("conclusion_id");
ALTER TABLE "plans_chapter" ADD CONSTRAINT "plans_chapter_version_id_eb5753b0_fk_plans_version_id" FOREIGN KEY ("version_id") REFERENCES "plans_version" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_chapter_version_id_eb5753b0" ON "plans_chapter" ("version_id");
ALTER TABLE "plans_goal" ADD CONSTRAINT "plans_goal_version_id_db2afba3_fk_plans_version_id" FOREIGN KEY ("version_id") REFERENCES "plans_version" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_goal" ADD CONSTRAINT "plans_goal_main_id_8aa7721b_fk_plans_goal_id" FOREIGN KEY ("main_id") REFERENCES "plans_goal" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "goal_without_words_once" ON "plans_goal" ("version_id") WHERE "text" = '';
CREATE INDEX "plans_goal_version_id_db2afba3" ON "plans_goal" ("version_id");
CREATE INDEX "plans_goal_main_id_8aa7721b" ON "plans_goal" ("main_id");
ALTER TABLE "plans_goal_conclusions" ADD CONSTRAINT "plans_goal_conclusions_goal_id_conclusion_id_49bb7b8d_uniq" UNIQUE ("goal_id", "conclusion_id");
ALTER TABLE "plans_goal_conclusions" ADD CONSTRAINT "plans_goal_conclusions_goal_id_ba408c97_fk_plans_goal_id" FOREIGN KEY ("goal_id") REFERENCES "plans_goal" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_goal_conclusions" ADD CONSTRAINT "plans_goal_conclusio_conclusion_id_88b62aa7_fk_needs_con" FOREIGN KEY ("conclusion_id") REFERENCES "needs_conclusion" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_goal_conclusions_goal_id_ba408c97" ON "plans_goal_conclusions" ("goal_id");
CREATE INDEX "plans_goal_conclusions_conclusion_id_88b62aa7" ON "plans_goal_conclusions" ("conclusion_id");
ALTER TABLE "plans_action" ADD CONSTRAINT "plans_action_goal_id_9a552c53_fk_plans_goal_id" FOREIGN KEY ("goal_id") REFERENCES "plans_goal" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_action_goal_id_9a552c53" ON "plans_action" ("goal_id");
ALTER TABLE "plans_action_groups" ADD CONSTRAINT "plans_action_groups_action_id_targetgroup_id_406317e1_uniq" UNIQUE ("action_id", "targetgroup_id");
ALTER TABLE "plans_action_groups" ADD CONSTRAINT "plans_action_groups_action_id_8c441423_fk_plans_action_id" FOREIGN KEY ("action_id") REFERENCES "plans_action" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_action_groups" ADD CONSTRAINT "plans_action_groups_targetgroup_id_e753cf99_fk_centre_ta" FOREIGN KEY ("targetgroup_id") REFERENCES "centre_targetgroup" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_action_groups_action_id_8c441423" ON "plans_action_groups" ("action_id");
CREATE INDEX "plans_action_groups_targetgroup_id_e753cf99" ON "plans_action_groups" ("targetgroup_id");
ALTER TABLE "plans_action_localities" ADD CONSTRAINT "plans_action_localities_action_id_locality_id_4c8aff7d_uniq" UNIQUE ("action_id", "locality_id");
ALTER TABLE "plans_action_localities" ADD CONSTRAINT "plans_action_localities_action_id_5a87d58d_fk_plans_action_id" FOREIGN KEY ("action_id") REFERENCES "plans_action" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_action_localities" ADD CONSTRAINT "plans_action_localit_locality_id_4c3f4de3_fk_centre_lo" FOREIGN KEY ("locality_id") REFERENCES "centre_locality" ("simc") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_action_localities_action_id_5a87d58d" ON "plans_action_localities" ("action_id");
CREATE INDEX "plans_action_localities_locality_id_4c3f4de3" ON "plans_action_localities" ("locality_id");
CREATE INDEX "plans_action_localities_locality_id_4c3f4de3_like" ON "plans_action_localities" ("locality_id" varchar_pattern_ops);
ALTER TABLE "plans_action_communes" ADD CONSTRAINT "plans_action_communes_action_id_commune_id_fb4caa94_uniq" UNIQUE ("action_id", "commune_id");
ALTER TABLE "plans_action_communes" ADD CONSTRAINT "plans_action_communes_action_id_41d7c06f_fk_plans_action_id" FOREIGN KEY ("action_id") REFERENCES "plans_action" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_action_communes" ADD CONSTRAINT "plans_action_commune_commune_id_f4e1b3b7_fk_centre_co" FOREIGN KEY ("commune_id") REFERENCES "centre_commune" ("terc") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_action_communes_action_id_41d7c06f" ON "plans_action_communes" ("action_id");
CREATE INDEX "plans_action_communes_commune_id_f4e1b3b7" ON "plans_action_communes" ("commune_id");
CREATE INDEX "plans_action_communes_commune_id_f4e1b3b7_like" ON "plans_action_communes" ("commune_id" varchar_pattern_ops);
ALTER TABLE "plans_action_partners" ADD CONSTRAINT "plans_action_partners_action_id_partner_id_fdea3425_uniq" UNIQUE ("action_id", "partner_id");
ALTER TABLE "plans_action_partners" ADD CONSTRAINT "plans_action_partners_action_id_0faeef01_fk_plans_action_id" FOREIGN KEY ("action_id") REFERENCES "plans_action" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_action_partners" ADD CONSTRAINT "plans_action_partner_partner_id_bcb721e1_fk_partners_" FOREIGN KEY ("partner_id") REFERENCES "partners_partner" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_action_partners_action_id_0faeef01" ON "plans_action_partners" ("action_id");
CREATE INDEX "plans_action_partners_partner_id_bcb721e1" ON "plans_action_partners" ("partner_id");
ALTER TABLE "plans_action_services" ADD CONSTRAINT "plans_action_services_action_id_socialservice_id_014df3d1_uniq" UNIQUE ("action_id", "socialservice_id");
ALTER TABLE "plans_action_services" ADD CONSTRAINT "plans_action_services_action_id_f01c1c8d_fk_plans_action_id" FOREIGN KEY ("action_id") REFERENCES "plans_action" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_action_services" ADD CONSTRAINT "plans_action_service_socialservice_id_cc5e6ddc_fk_centre_so" FOREIGN KEY ("socialservice_id") REFERENCES "centre_socialservice" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_action_services_action_id_f01c1c8d" ON "plans_action_services" ("action_id");
CREATE INDEX "plans_action_services_socialservice_id_cc5e6ddc" ON "plans_action_services" ("socialservice_id");
ALTER TABLE "plans_indicator" ADD CONSTRAINT "plans_indicator_action_id_7eaf5ed3_fk_plans_action_id" FOREIGN KEY ("action_id") REFERENCES "plans_action" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_indicator" ADD CONSTRAINT "plans_indicator_goal_id_65a65910_fk_plans_goal_id" FOREIGN KEY ("goal_id") REFERENCES "plans_goal" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_indicator" ADD CONSTRAINT "indicator_key_once" UNIQUE ("action_id", "key");
ALTER TABLE "plans_indicator" ADD CONSTRAINT "indicator_key_once_of_a_goal" UNIQUE ("goal_id", "key");
ALTER TABLE "plans_indicator" ADD CONSTRAINT "indicator_of_a_goal_or_an_action" CHECK ((("action_id" IS NULL AND "goal_id" IS NOT NULL) OR ("action_id" IS NOT NULL AND "goal_id" IS NULL)));
ALTER TABLE "plans_indicator" ADD CONSTRAINT "indicator_has_known_source" CHECK ("source" IN ('typed', 'participants', 'children', 'youth', 'adults', 'older', 'meetings', 'volunteer_hours', 'tally'));
ALTER TABLE "plans_indicator" ADD CONSTRAINT "indicator_has_known_aggregate" CHECK ("aggregate" IN ('sum', 'last', 'highest', 'share', 'yes_no'));
ALTER TABLE "plans_indicator" ADD CONSTRAINT "indicator_that_is_counted_is_a_sum" CHECK (("source" = 'typed' OR ("aggregate" = 'sum' AND NOT "counts_different")));
ALTER TABLE "plans_indicator" ADD CONSTRAINT "indicator_of_different_people_is_not_added" CHECK ((NOT "counts_different" OR "aggregate" IN ('last', 'highest')));
ALTER TABLE "plans_indicator" ADD CONSTRAINT "indicator_share_of_a_hundred" CHECK ((NOT ("aggregate" = 'share') OR ("baseline" BETWEEN 0 AND 100 AND "target" BETWEEN 0 AND 100)));
ALTER TABLE "plans_indicator" ADD CONSTRAINT "indicator_yes_or_no_is_one_or_none" CHECK ((NOT ("aggregate" = 'yes_no') OR ("baseline" IN (0, 1) AND "target" IN (0, 1))));
CREATE INDEX "plans_indicator_action_id_7eaf5ed3" ON "plans_indicator" ("action_id");
CREATE INDEX "plans_indicator_goal_id_65a65910" ON "plans_indicator" ("goal_id");
ALTER TABLE "plans_remark" ADD CONSTRAINT "plans_remark_by_id_36ca456e_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_remark" ADD CONSTRAINT "plans_remark_version_id_928f929d_fk_plans_version_id" FOREIGN KEY ("version_id") REFERENCES "plans_version" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_remark" ADD CONSTRAINT "plans_remark_replaces_id_6c8a798c_fk_plans_remark_id" FOREIGN KEY ("replaces_id") REFERENCES "plans_remark" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_remark_by_id_36ca456e" ON "plans_remark" ("by_id");
CREATE INDEX "plans_remark_version_id_928f929d" ON "plans_remark" ("version_id");
ALTER TABLE "plans_answer" ADD CONSTRAINT "plans_answer_by_id_58c5e37b_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_answer" ADD CONSTRAINT "plans_answer_remark_id_e72d8700_fk_plans_remark_id" FOREIGN KEY ("remark_id") REFERENCES "plans_remark" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_answer_by_id_58c5e37b" ON "plans_answer" ("by_id");
ALTER TABLE "plans_decision" ADD CONSTRAINT "plans_decision_by_id_c0dd1ba1_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_decision" ADD CONSTRAINT "plans_decision_version_id_0c1d5b3f_fk_plans_version_id" FOREIGN KEY ("version_id") REFERENCES "plans_version" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_decision" ADD CONSTRAINT "plans_decision_scan_id_28fb869e_fk_files_storedfile_id" FOREIGN KEY ("scan_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_decision_by_id_c0dd1ba1" ON "plans_decision" ("by_id");
ALTER TABLE "plans_reminder" ADD CONSTRAINT "plans_reminder_version_id_51c9b600_fk_plans_version_id" FOREIGN KEY ("version_id") REFERENCES "plans_version" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_reminder_version_id_51c9b600" ON "plans_reminder" ("version_id");
ALTER TABLE "plans_document" ADD CONSTRAINT "plans_document_file_id_4a837c37_fk_files_storedfile_id" FOREIGN KEY ("file_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_document" ADD CONSTRAINT "plans_document_version_id_e5a60454_fk_plans_version_id" FOREIGN KEY ("version_id") REFERENCES "plans_version" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_document_version_id_e5a60454" ON "plans_document" ("version_id");
ALTER TABLE "plans_termdecision" ADD CONSTRAINT "plans_termdecision_by_id_ec3a01af_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_termdecision" ADD CONSTRAINT "plans_termdecision_version_id_751de399_fk_plans_version_id" FOREIGN KEY ("version_id") REFERENCES "plans_version" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_termdecision_by_id_ec3a01af" ON "plans_termdecision" ("by_id");
CREATE INDEX "plans_termdecision_version_id_751de399" ON "plans_termdecision" ("version_id");
ALTER TABLE "plans_correction" ADD CONSTRAINT "plans_correction_by_id_3b025124_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_correction" ADD CONSTRAINT "plans_correction_version_id_78eea356_fk_plans_version_id" FOREIGN KEY ("version_id") REFERENCES "plans_version" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_correction_by_id_3b025124" ON "plans_correction" ("by_id");
CREATE INDEX "plans_correction_version_id_78eea356" ON "plans_correction" ("version_id");
ALTER TABLE "plans_indicatorentry" ADD CONSTRAINT "plans_indicatorentry_by_id_aabdb002_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_indicatorentry" ADD CONSTRAINT "plans_indicatorentry_corrects_id_077ed9fe_fk_plans_ind" FOREIGN KEY ("corrects_id") REFERENCES "plans_indicatorentry" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_indicatorentry_by_id_aabdb002" ON "plans_indicatorentry" ("by_id");
CREATE INDEX "indicatorentry_of_a_key" ON "plans_indicatorentry" ("key", "period");
ALTER TABLE "plans_indicatorpart" ADD CONSTRAINT "plans_indicatorpart_entry_id_be1adbab_fk_plans_ind" FOREIGN KEY ("entry_id") REFERENCES "plans_indicatorentry" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_indicatorpart" ADD CONSTRAINT "plans_indicatorpart_group_id_6283d174_fk_centre_targetgroup_id" FOREIGN KEY ("group_id") REFERENCES "centre_targetgroup" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_indicatorpart" ADD CONSTRAINT "plans_indicatorpart_locality_id_921a15f2_fk_centre_lo" FOREIGN KEY ("locality_id") REFERENCES "centre_locality" ("simc") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_indicatorpart" ADD CONSTRAINT "indicatorpart_once" UNIQUE NULLS NOT DISTINCT ("entry_id", "axis", "group_id", "locality_id");
CREATE INDEX "plans_indicatorpart_entry_id_be1adbab" ON "plans_indicatorpart" ("entry_id");
CREATE INDEX "plans_indicatorpart_group_id_6283d174" ON "plans_indicatorpart" ("group_id");
CREATE INDEX "plans_indicatorpart_locality_id_921a15f2" ON "plans_indicatorpart" ("locality_id");
CREATE INDEX "plans_indicatorpart_locality_id_921a15f2_like" ON "plans_indicatorpart" ("locality_id" varchar_pattern_ops);
ALTER TABLE "plans_actionlog" ADD CONSTRAINT "plans_actionlog_by_id_3518a371_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_actionlog" ADD CONSTRAINT "plans_actionlog_corrects_id_430cef91_fk_plans_actionlog_id" FOREIGN KEY ("corrects_id") REFERENCES "plans_actionlog" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_actionlog_by_id_3518a371" ON "plans_actionlog" ("by_id");
CREATE INDEX "actionlog_of_an_action" ON "plans_actionlog" ("action_key", "happened_on");
ALTER TABLE "plans_exclusion" ADD CONSTRAINT "plans_exclusion_by_id_aab08437_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_exclusion" ADD CONSTRAINT "plans_exclusion_version_id_85f66f80_fk_plans_version_id" FOREIGN KEY ("version_id") REFERENCES "plans_version" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_exclusion_by_id_aab08437" ON "plans_exclusion" ("by_id");
CREATE INDEX "plans_exclusion_version_id_85f66f80" ON "plans_exclusion" ("version_id");
ALTER TABLE "plans_exclusionend" ADD CONSTRAINT "plans_exclusionend_by_id_09982a94_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_exclusionend" ADD CONSTRAINT "plans_exclusionend_exclusion_id_1100cdac_fk_plans_exclusion_id" FOREIGN KEY ("exclusion_id") REFERENCES "plans_exclusion" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_exclusionend_by_id_09982a94" ON "plans_exclusionend" ("by_id");
ALTER TABLE "plans_publicdocument" ADD CONSTRAINT "plans_publicdocument_file_id_8ff0c13a_fk_files_storedfile_id" FOREIGN KEY ("file_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_publicdocument" ADD CONSTRAINT "plans_publicdocument_version_id_a9eae487_fk_plans_version_id" FOREIGN KEY ("version_id") REFERENCES "plans_version" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_publicdocument_version_id_a9eae487" ON "plans_publicdocument" ("version_id");
ALTER TABLE "plans_filing" ADD CONSTRAINT "plans_filing_by_id_5f59f18c_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_filing" ADD CONSTRAINT "plans_filing_version_id_f5b0d653_fk_plans_version_id" FOREIGN KEY ("version_id") REFERENCES "plans_version" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_filing" ADD CONSTRAINT "plans_filing_supersedes_id_38d9e724_fk_plans_filing_id" FOREIGN KEY ("supersedes_id") REFERENCES "plans_filing" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "filing_first_once" ON "plans_filing" ("version_id") WHERE "supersedes_id" IS NULL;
CREATE INDEX "plans_filing_by_id_5f59f18c" ON "plans_filing" ("by_id");
CREATE INDEX "plans_filing_version_id_f5b0d653" ON "plans_filing" ("version_id");
ALTER TABLE "plans_publication" ADD CONSTRAINT "plans_publication_by_id_294ab545_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_publication" ADD CONSTRAINT "plans_publication_version_id_77948a80_fk_plans_version_id" FOREIGN KEY ("version_id") REFERENCES "plans_version" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_publication" ADD CONSTRAINT "plans_publication_document_id_638f3f4b_fk_plans_document_id" FOREIGN KEY ("document_id") REFERENCES "plans_document" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_publication_by_id_294ab545" ON "plans_publication" ("by_id");
ALTER TABLE "plans_signedcopy" ADD CONSTRAINT "plans_signedcopy_by_id_6bf18379_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_signedcopy" ADD CONSTRAINT "plans_signedcopy_version_id_392196e4_fk_plans_version_id" FOREIGN KEY ("version_id") REFERENCES "plans_version" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_signedcopy" ADD CONSTRAINT "plans_signedcopy_file_id_c990012a_fk_files_storedfile_id" FOREIGN KEY ("file_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_signedcopy" ADD CONSTRAINT "plans_signedcopy_supersedes_id_1c782643_fk_plans_signedcopy_id" FOREIGN KEY ("supersedes_id") REFERENCES "plans_signedcopy" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_signedcopy_by_id_6bf18379" ON "plans_signedcopy" ("by_id");
CREATE INDEX "plans_signedcopy_version_id_392196e4" ON "plans_signedcopy" ("version_id");
ALTER TABLE "plans_copyupload" ADD CONSTRAINT "plans_copyupload_version_id_1cb19c5d_fk_plans_version_id" FOREIGN KEY ("version_id") REFERENCES "plans_version" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_copyupload" ADD CONSTRAINT "plans_copyupload_file_id_b4e46269_fk_files_storedfile_id" FOREIGN KEY ("file_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_copyupload" ADD CONSTRAINT "plans_copyupload_by_id_ef0637e8_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_copyupload_version_id_1cb19c5d" ON "plans_copyupload" ("version_id");
CREATE INDEX "plans_copyupload_by_id_ef0637e8" ON "plans_copyupload" ("by_id");
ALTER TABLE "plans_copypublication" ADD CONSTRAINT "plans_copypublication_by_id_b4cd89b0_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_copypublication" ADD CONSTRAINT "plans_copypublication_copy_id_4a356767_fk_plans_signedcopy_id" FOREIGN KEY ("copy_id") REFERENCES "plans_signedcopy" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_copypublication_by_id_b4cd89b0" ON "plans_copypublication" ("by_id");

-- migration guard 0001_initial 4d666825b9251f03
CREATE TABLE "guard_daysecret" ("day" date NOT NULL PRIMARY KEY, "secret" varchar(64) NOT NULL);
CREATE TABLE "guard_counter" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "bucket" varchar(64) NOT NULL, "starts_at" timestamp with time zone NOT NULL, "n" integer NOT NULL CHECK ("n" >= 0), CONSTRAINT "guard_counts_once" UNIQUE ("bucket", "starts_at"));
CREATE TABLE "guard_spentwork" ("challenge" varchar(64) NOT NULL PRIMARY KEY, "at" timestamp with time zone NOT NULL);
CREATE INDEX "guard_spentwork_challenge_0410520b_like" ON "guard_spentwork" ("challenge" varchar_pattern_ops);
CREATE INDEX "guard_spentwork_at_216d426b" ON "guard_spentwork" ("at");

-- migration guard 0002_mailboxes 3d75c84b679ce835
-- To which mailbox an address leads: as `guard.mailboxes` says.
create function osl_mailbox(t text) returns text
    language sql immutable strict parallel safe
return case when t !~ '@' then lower(t) when regexp_replace(lower(t), '^.*@', '') ~ '^(gmail|googlemail)\.com$' then replace(regexp_replace(regexp_replace(lower(t), '@[^@]*$', ''), '(.)\+.*$', '\1'), '.', '') || '@gmail.com' else regexp_replace(regexp_replace(lower(t), '@[^@]*$', ''), '(.)\+.*$', '\1') || '@' || regexp_replace(lower(t), '^.*@', '') end;

-- migration activities 0001_initial 66bcfc27d1e2a0b0
CREATE TABLE "activities_venue" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(200) NOT NULL, "address" varchar(200) NOT NULL, "locality_id" varchar(7) NOT NULL, "step_free" varchar(8) NOT NULL, "toilet" varchar(10) NOT NULL, "induction_loop" boolean NOT NULL, "parking" boolean NOT NULL, "getting_in" varchar(300) NOT NULL, "getting_there" varchar(300) NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), "name_key" text COLLATE "C" GENERATED ALWAYS AS (pl_key("name")) STORED, CONSTRAINT "venue_once_in_locality" UNIQUE ("name", "locality_id"));
CREATE TABLE "activities_calendarchange" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY);
CREATE TABLE "activities_check" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(200) NOT NULL, "basis" varchar(120) NOT NULL, "retired_on" date NULL, "retired_reason" varchar(300) NOT NULL, "position" smallint DEFAULT 1000 NOT NULL CHECK ("position" >= 0), "revision" integer NOT NULL CHECK ("revision" >= 0));
CREATE TABLE "activities_informationclause" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "language" varchar(2) NOT NULL, "text" text NOT NULL, "digest" varchar(64) NOT NULL UNIQUE, "kept_at" timestamp with time zone NOT NULL);
CREATE TABLE "activities_wrongcode" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "who" varchar(64) NOT NULL, "at" timestamp with time zone NOT NULL);
CREATE TABLE "activities_activity" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "title" varchar(300) NOT NULL, "title_uk" varchar(300) NOT NULL, "title_en" varchar(300) NOT NULL, "text" text NOT NULL, "text_uk" text NOT NULL, "text_en" text NOT NULL, "kind" varchar(12) NOT NULL, "further_kinds" varchar(12)[] NOT NULL, "theme" varchar(12) NOT NULL, "action_id" bigint NULL, "outside_plan_reason" varchar(300) NOT NULL, "led_by" varchar(10) NOT NULL, "in_charge_id" bigint NOT NULL, "venue_id" bigint NULL, "is_continuous" boolean NOT NULL, "for_minors" boolean NOT NULL, "not_for_minors_reason" varchar(300) NOT NULL, "ukrainian_spoken" boolean NOT NULL, "photographs" boolean NOT NULL, "cost" varchar(120) NOT NULL, "contact_phone" varchar(20) NOT NULL, "sign_up" varchar(8) NOT NULL, "capacity" smallint NULL CHECK ("capacity" >= 0), "waiting_limit" smallint NOT NULL CHECK ("waiting_limit" >= 0), "sign_up_closes" smallint NOT NULL CHECK ("sign_up_closes" >= 0), "confirm_days" smallint NOT NULL CHECK ("confirm_days" >= 0), "reminds" boolean NOT NULL, "published_at" timestamp with time zone NULL, "paused_at" timestamp with time zone NULL, "ended_at" timestamp with time zone NULL, "stopped_reason" varchar(300) NOT NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "activity_in_plan_or_reason" CHECK ((("action_id" IS NOT NULL AND "outside_plan_reason" = '') OR ("action_id" IS NULL AND NOT ("outside_plan_reason" = '')))), CONSTRAINT "activity_for_minors_without_reason_against" CHECK ((NOT "for_minors" OR "not_for_minors_reason" = '')), CONSTRAINT "activity_cooperation_never_public" CHECK ((NOT ("kind" = 'cooperation') OR "published_at" IS NULL)), CONSTRAINT "activity_capacity_positive" CHECK (("capacity" IS NULL OR "capacity" > 0)), CONSTRAINT "activity_stopped_with_reason" CHECK ((("ended_at" IS NULL AND "paused_at" IS NULL AND "stopped_reason" = '') OR ("published_at" IS NOT NULL AND NOT ("stopped_reason" = '') AND (("ended_at" IS NOT NULL AND "paused_at" IS NULL) OR ("ended_at" IS NULL AND "paused_at" IS NOT NULL))))));
CREATE TABLE "activities_activity_groups" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "activity_id" bigint NOT NULL, "targetgroup_id" bigint NOT NULL);
CREATE TABLE "activities_activity_services" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "activity_id" bigint NOT NULL, "socialservice_id" bigint NOT NULL);
CREATE TABLE "activities_activity_submissions" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "activity_id" bigint NOT NULL, "submission_id" bigint NOT NULL);
CREATE TABLE "activities_activitypartner" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "activity_id" bigint NOT NULL, "partner_id" bigint NOT NULL, "role" varchar(120) NOT NULL, CONSTRAINT "activity_partner_once" UNIQUE ("activity_id", "partner_id"));
CREATE TABLE "activities_series" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "activity_id" bigint NOT NULL, "rule" jsonb NOT NULL, "made_at" timestamp with time zone NOT NULL, "made_by_id" bigint NOT NULL);
CREATE TABLE "activities_occurrence" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "activity_id" bigint NOT NULL, "series_id" bigint NULL, "starts_at" timestamp with time zone NOT NULL, "ends_at" timestamp with time zone NOT NULL, "open_ended" boolean NOT NULL, "venue_id" bigint NULL, "capacity" smallint NULL CHECK ("capacity" >= 0), "is_full" boolean NOT NULL, "note" varchar(300) NOT NULL, "published_at" timestamp with time zone NULL, "cancelled_at" timestamp with time zone NULL, "cancelled_reason" varchar(300) NOT NULL, "moved_from" timestamp with time zone NULL, "moved_from_end" timestamp with time zone NULL, "moved_from_open" boolean NOT NULL, "moved_alone" boolean NOT NULL, "formerly" jsonb NOT NULL, "uid" uuid NOT NULL UNIQUE, "sequence" integer NOT NULL CHECK ("sequence" >= 0), "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "occurrence_ends_after_start" CHECK ("ends_at" > ("starts_at")), CONSTRAINT "occurrence_lasts_a_month_at_most" CHECK ("ends_at" <= ("starts_at" + '31 days 0:00:00'::interval)), CONSTRAINT "occurrence_open_until_midnight" CHECK ((NOT "open_ended" OR (EXTRACT(HOUR FROM "ends_at" AT TIME ZONE 'Europe/Warsaw') = 0 AND EXTRACT(MINUTE FROM "ends_at" AT TIME ZONE 'Europe/Warsaw') = 0))), CONSTRAINT "occurrence_moved_from_whole" CHECK ((("moved_from_end" IS NULL AND NOT "moved_from_open") OR ("moved_from" IS NOT NULL AND "moved_from_end" > ("moved_from")))), CONSTRAINT "occurrence_cancelled_with_reason" CHECK ((("cancelled_at" IS NULL AND "cancelled_reason" = '') OR ("cancelled_at" IS NOT NULL AND NOT ("cancelled_reason" = '')))), CONSTRAINT "occurrence_capacity_positive" CHECK (("capacity" IS NULL OR "capacity" > 0)));
CREATE TABLE "activities_registration" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "occurrence_id" bigint NOT NULL, "name" varchar(80) NOT NULL, "phone" varchar(16) NOT NULL, "email" varchar(254) NOT NULL, "people" smallint NOT NULL CHECK ("people" >= 0), "needs_lift" boolean NOT NULL, "gives_lift" boolean NOT NULL, "step_free" boolean NOT NULL, "in_ukrainian" boolean NOT NULL, "state" varchar(9) NOT NULL, "repeats_id" bigint NULL, "told_state" varchar(9) NOT NULL, "offered_until" timestamp with time zone NULL, "knows_start" timestamp with time zone NULL, "knows_end" timestamp with time zone NULL, "knows_open" boolean NOT NULL, "knows_venue_id" bigint NULL, "code_seed" varchar(32) NOT NULL, "code_digest" varchar(64) NOT NULL UNIQUE, "key" uuid NOT NULL, "language" varchar(2) NOT NULL, "clause_id" bigint NOT NULL, "entered_by_id" bigint NULL, "entered_by_name" varchar(120) NOT NULL, "entered_by_position" varchar(120) NOT NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "erased_at" timestamp with time zone NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "registration_has_contact_until_erased" CHECK ((("erased_at" IS NULL AND NOT ("name" = '') AND (NOT ("phone" = '') OR NOT ("email" = ''))) OR ("email" = '' AND "erased_at" IS NOT NULL AND "name" = '' AND "phone" = ''))), CONSTRAINT "registration_phone_is_dialled" CHECK ("phone"::text ~ '^([1-9][0-9]{8}|[+][0-9]{8,15})?$'), CONSTRAINT "registration_people_in_bounds" CHECK (("people" >= 1 AND "people" <= 100)), CONSTRAINT "registration_offer_has_an_end" CHECK ((("offered_until" IS NOT NULL AND "state" = 'offered') OR (NOT ("state" = 'offered') AND "offered_until" IS NULL))), CONSTRAINT "registration_repeats_another" CHECK ((NOT ("state" = 'repeated') OR ("repeats_id" IS NOT NULL AND "told_state" IN ('confirmed', 'waiting')))), CONSTRAINT "registration_keeps_the_name" CHECK ((("entered_by_id" IS NULL AND "entered_by_name" = '') OR ("entered_by_id" IS NOT NULL AND NOT ("entered_by_name" = '')))), CONSTRAINT "registration_of_one_press" UNIQUE ("occurrence_id", "key"));
CREATE TABLE "activities_notice" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "registration_id" bigint NOT NULL, "kind" varchar(12) NOT NULL, "channel" varchar(5) NOT NULL, "letter_id" bigint NULL UNIQUE, "state" varchar(11) NOT NULL, "text" text NOT NULL, "made_at" timestamp with time zone NOT NULL, "done_at" timestamp with time zone NULL, "done_by_id" bigint NULL, "done_by_name" varchar(120) NOT NULL, "done_by_position" varchar(120) NOT NULL, CONSTRAINT "notice_state_of_its_channel" CHECK ((("channel" = 'mail' AND "state" IN ('queued', 'sent', 'failed', 'dropped')) OR ("channel" = 'phone' AND "state" IN ('to_call', 'called', 'not_reached', 'dropped')))), CONSTRAINT "notice_by_mail_is_a_letter" CHECK ((("channel" = 'mail' AND "letter_id" IS NOT NULL) OR ("channel" = 'phone' AND "letter_id" IS NULL))), CONSTRAINT "notice_keeps_the_name" CHECK ((("done_by_id" IS NULL AND "done_by_name" = '') OR ("done_by_id" IS NOT NULL AND NOT ("done_by_name" = '')))));
CREATE TABLE "activities_result" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "occurrence_id" bigint NOT NULL UNIQUE, "children" smallint NOT NULL CHECK ("children" >= 0), "youth" smallint NOT NULL CHECK ("youth" >= 0), "adults" smallint NOT NULL CHECK ("adults" >= 0), "older" smallint NOT NULL CHECK ("older" >= 0), "nobody_came" boolean NOT NULL, "volunteer_hours" numeric(5, 1) NOT NULL, "cost" numeric(8, 2) NULL, "learnt" text NOT NULL, "deviations" text NOT NULL, "note_id" bigint NULL UNIQUE, "entered_by_id" bigint NOT NULL, "entered_by_name" varchar(120) NOT NULL, "entered_by_position" varchar(120) NOT NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "result_keeps_the_name" CHECK ((("entered_by_id" IS NULL AND "entered_by_name" = '') OR ("entered_by_id" IS NOT NULL AND NOT ("entered_by_name" = '')))), CONSTRAINT "result_somebody_or_nobody" CHECK (((NOT "nobody_came" AND ("children" > 0 OR "youth" > 0 OR "adults" > 0 OR "older" > 0)) OR ("adults" = 0 AND "children" = 0 AND "nobody_came" AND "older" = 0 AND "youth" = 0))), CONSTRAINT "result_people_sensible" CHECK (("adults" <= 9999 AND "children" <= 9999 AND "older" <= 9999 AND "youth" <= 9999)), CONSTRAINT "result_hours_in_halves" CHECK (("volunteer_hours" >= 0 AND "volunteer_hours" <= 2000 AND MOD(("volunteer_hours" * 2), 1) = 0)), CONSTRAINT "result_cost_not_negative" CHECK (("cost" IS NULL OR "cost" >= 0)));
CREATE TABLE "activities_lead" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "user_id" bigint NULL UNIQUE, "name" varchar(120) NOT NULL, CONSTRAINT "lead_of_the_office_or_named" CHECK ((("name" = '' AND "user_id" IS NOT NULL) OR ("user_id" IS NULL AND NOT ("name" = '')))));
CREATE TABLE "activities_activitylead" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "activity_id" bigint NOT NULL, "lead_id" bigint NOT NULL, CONSTRAINT "activity_lead_once" UNIQUE ("activity_id", "lead_id"));
CREATE TABLE "activities_recordedcheck" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "lead_id" bigint NOT NULL, "kind_id" bigint NOT NULL, "checked_on" date NOT NULL, "place_in_files" varchar(200) NOT NULL, "recorded_by_id" bigint NOT NULL, "recorded_by_name" varchar(120) NOT NULL, "recorded_by_position" varchar(120) NOT NULL, "created_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "recorded_check_keeps_the_name" CHECK ((("recorded_by_id" IS NULL AND "recorded_by_name" = '') OR ("recorded_by_id" IS NOT NULL AND NOT ("recorded_by_name" = '')))), CONSTRAINT "recorded_check_once" UNIQUE ("lead_id", "kind_id"), CONSTRAINT "recorded_check_has_place" CHECK (NOT ("place_in_files" = '')));
CREATE TABLE "activities_removedcheck" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "lead_id" bigint NOT NULL, "kind_id" bigint NOT NULL, "checked_on" date NOT NULL, "reason" varchar(300) NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "removed_check_keeps_the_name" CHECK ((("by_id" IS NULL AND "by_name" = '') OR ("by_id" IS NOT NULL AND NOT ("by_name" = '')))), CONSTRAINT "removed_check_has_reason" CHECK (NOT ("reason" = '')));
CREATE TABLE "activities_removedlead" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "activity_id" bigint NOT NULL, "lead_id" bigint NOT NULL, "reason" varchar(300) NOT NULL, "at" timestamp with time zone NOT NULL, CONSTRAINT "removed_lead_keeps_the_name" CHECK ((("by_id" IS NULL AND "by_name" = '') OR ("by_id" IS NOT NULL AND NOT ("by_name" = '')))), CONSTRAINT "removed_lead_has_reason" CHECK (NOT ("reason" = '')));
ALTER TABLE "activities_venue" ADD CONSTRAINT "activities_venue_locality_id_fd00cc8d_fk_centre_locality_simc" FOREIGN KEY ("locality_id") REFERENCES "centre_locality" ("simc") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_venue_locality_id_fd00cc8d" ON "activities_venue" ("locality_id");
CREATE INDEX "activities_venue_locality_id_fd00cc8d_like" ON "activities_venue" ("locality_id" varchar_pattern_ops);
ALTER TABLE "activities_check" ADD CONSTRAINT "check_once" UNIQUE ("name");
ALTER TABLE "activities_check" ADD CONSTRAINT "check_has_name" CHECK (NOT ("name" = ''));
ALTER TABLE "activities_check" ADD CONSTRAINT "check_retired_with_reason" CHECK ((("retired_on" IS NULL AND "retired_reason" = '') OR ("retired_on" IS NOT NULL AND NOT ("retired_reason" = ''))));
CREATE INDEX "activities_informationclause_digest_38ef2433_like" ON "activities_informationclause" ("digest" varchar_pattern_ops);
CREATE INDEX "wrong_code_by_who" ON "activities_wrongcode" ("who", "at");
ALTER TABLE "activities_activity" ADD CONSTRAINT "activities_activity_theme_2193665a_fk_centre_theme_slug" FOREIGN KEY ("theme") REFERENCES "centre_theme" ("slug") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_activity" ADD CONSTRAINT "activities_activity_action_id_bd7aaa07_fk_plans_action_id" FOREIGN KEY ("action_id") REFERENCES "plans_action" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_activity" ADD CONSTRAINT "activities_activity_in_charge_id_ff72c7eb_fk_accounts_user_id" FOREIGN KEY ("in_charge_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_activity" ADD CONSTRAINT "activities_activity_venue_id_86106862_fk_activities_venue_id" FOREIGN KEY ("venue_id") REFERENCES "activities_venue" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_activity_theme_2193665a" ON "activities_activity" ("theme");
CREATE INDEX "activities_activity_theme_2193665a_like" ON "activities_activity" ("theme" varchar_pattern_ops);
CREATE INDEX "activities_activity_action_id_bd7aaa07" ON "activities_activity" ("action_id");
CREATE INDEX "activities_activity_in_charge_id_ff72c7eb" ON "activities_activity" ("in_charge_id");
CREATE INDEX "activities_activity_venue_id_86106862" ON "activities_activity" ("venue_id");
ALTER TABLE "activities_activity_groups" ADD CONSTRAINT "activities_activity_grou_activity_id_targetgroup__114498f1_uniq" UNIQUE ("activity_id", "targetgroup_id");
ALTER TABLE "activities_activity_groups" ADD CONSTRAINT "activities_activity__activity_id_970bd193_fk_activitie" FOREIGN KEY ("activity_id") REFERENCES "activities_activity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_activity_groups" ADD CONSTRAINT "activities_activity__targetgroup_id_2fdfa1be_fk_centre_ta" FOREIGN KEY ("targetgroup_id") REFERENCES "centre_targetgroup" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_activity_groups_activity_id_970bd193" ON "activities_activity_groups" ("activity_id");
CREATE INDEX "activities_activity_groups_targetgroup_id_2fdfa1be" ON "activities_activity_groups" ("targetgroup_id");
ALTER TABLE "activities_activity_services" ADD CONSTRAINT "activities_activity_serv_activity_id_socialservic_003f7ead_uniq" UNIQUE ("activity_id", "socialservice_id");
ALTER TABLE "activities_activity_services" ADD CONSTRAINT "activities_activity__activity_id_8dd44f1f_fk_activitie" FOREIGN KEY ("activity_id") REFERENCES "activities_activity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_activity_services" ADD CONSTRAINT "activities_activity__socialservice_id_0a6c2df6_fk_centre_so" FOREIGN KEY ("socialservice_id") REFERENCES "centre_socialservice" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_activity_services_activity_id_8dd44f1f" ON "activities_activity_services" ("activity_id");
CREATE INDEX "activities_activity_services_socialservice_id_0a6c2df6" ON "activities_activity_services" ("socialservice_id");
ALTER TABLE "activities_activity_submissions" ADD CONSTRAINT "activities_activity_subm_activity_id_submission_i_7717fbc2_uniq" UNIQUE ("activity_id", "submission_id");
ALTER TABLE "activities_activity_submissions" ADD CONSTRAINT "activities_activity__activity_id_d5404150_fk_activitie" FOREIGN KEY ("activity_id") REFERENCES "activities_activity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_activity_submissions" ADD CONSTRAINT "activities_activity__submission_id_1f8fd338_fk_needs_sub" FOREIGN KEY ("submission_id") REFERENCES "needs_submission" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_activity_submissions_activity_id_d5404150" ON "activities_activity_submissions" ("activity_id");
CREATE INDEX "activities_activity_submissions_submission_id_1f8fd338" ON "activities_activity_submissions" ("submission_id");
ALTER TABLE "activities_activitypartner" ADD CONSTRAINT "activities_activityp_activity_id_c492518d_fk_activitie" FOREIGN KEY ("activity_id") REFERENCES "activities_activity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_activitypartner" ADD CONSTRAINT "activities_activityp_partner_id_30c4b6f3_fk_partners_" FOREIGN KEY ("partner_id") REFERENCES "partners_partner" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_activitypartner_activity_id_c492518d" ON "activities_activitypartner" ("activity_id");
CREATE INDEX "activities_activitypartner_partner_id_30c4b6f3" ON "activities_activitypartner" ("partner_id");
ALTER TABLE "activities_series" ADD CONSTRAINT "activities_series_activity_id_3f60e13e_fk_activitie" FOREIGN KEY ("activity_id") REFERENCES "activities_activity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_series" ADD CONSTRAINT "activities_series_made_by_id_e830992e_fk_accounts_user_id" FOREIGN KEY ("made_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_series_activity_id_3f60e13e" ON "activities_series" ("activity_id");
CREATE INDEX "activities_series_made_by_id_e830992e" ON "activities_series" ("made_by_id");
ALTER TABLE "activities_occurrence" ADD CONSTRAINT "activities_occurrenc_activity_id_994313d3_fk_activitie" FOREIGN KEY ("activity_id") REFERENCES "activities_activity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_occurrence" ADD CONSTRAINT "activities_occurrenc_series_id_89350ad6_fk_activitie" FOREIGN KEY ("series_id") REFERENCES "activities_series" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_occurrence" ADD CONSTRAINT "activities_occurrence_venue_id_ab01d26d_fk_activities_venue_id" FOREIGN KEY ("venue_id") REFERENCES "activities_venue" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_occurrence_activity_id_994313d3" ON "activities_occurrence" ("activity_id");
CREATE INDEX "activities_occurrence_series_id_89350ad6" ON "activities_occurrence" ("series_id");
CREATE INDEX "activities_occurrence_venue_id_ab01d26d" ON "activities_occurrence" ("venue_id");
CREATE INDEX "occurrence_by_start" ON "activities_occurrence" ("starts_at", "id");
CREATE INDEX "occurrence_public" ON "activities_occurrence" ("starts_at", "id") WHERE "published_at" IS NOT NULL;
CREATE INDEX "occurrence_by_venue" ON "activities_occurrence" ("venue_id", "starts_at");
CREATE INDEX "occurrence_by_moved_from" ON "activities_occurrence" ("moved_from") WHERE ("moved_from" IS NOT NULL AND "published_at" IS NOT NULL);
CREATE INDEX "occurrence_with_traces" ON "activities_occurrence" ("id") WHERE ("published_at" IS NOT NULL AND NOT ("formerly" = '[]'::jsonb));
CREATE INDEX "occurrence_by_change" ON "activities_occurrence" ("changed_at" DESC, "id" DESC) WHERE "published_at" IS NOT NULL;
ALTER TABLE "activities_registration" ADD CONSTRAINT "activities_registrat_occurrence_id_da431414_fk_activitie" FOREIGN KEY ("occurrence_id") REFERENCES "activities_occurrence" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_registration" ADD CONSTRAINT "activities_registrat_repeats_id_951c02bc_fk_activitie" FOREIGN KEY ("repeats_id") REFERENCES "activities_registration" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_registration" ADD CONSTRAINT "activities_registrat_knows_venue_id_4a63b6af_fk_activitie" FOREIGN KEY ("knows_venue_id") REFERENCES "activities_venue" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_registration" ADD CONSTRAINT "activities_registrat_clause_id_c1a28ec6_fk_activitie" FOREIGN KEY ("clause_id") REFERENCES "activities_informationclause" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_registration" ADD CONSTRAINT "activities_registrat_entered_by_id_4f675ad3_fk_accounts_" FOREIGN KEY ("entered_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "registration_once" ON "activities_registration" ("occurrence_id", (osl_fold("name")), "phone", (osl_mailbox("email"))) WHERE ("erased_at" IS NULL AND "repeats_id" IS NULL AND "state" IN ('confirmed', 'offered', 'waiting'));
CREATE INDEX "activities_registration_occurrence_id_da431414" ON "activities_registration" ("occurrence_id");
CREATE INDEX "activities_registration_repeats_id_951c02bc" ON "activities_registration" ("repeats_id");
CREATE INDEX "activities_registration_knows_venue_id_4a63b6af" ON "activities_registration" ("knows_venue_id");
CREATE INDEX "activities_registration_code_digest_cf5da786_like" ON "activities_registration" ("code_digest" varchar_pattern_ops);
CREATE INDEX "activities_registration_clause_id_c1a28ec6" ON "activities_registration" ("clause_id");
CREATE INDEX "activities_registration_entered_by_id_4f675ad3" ON "activities_registration" ("entered_by_id");
CREATE INDEX "registration_by_meeting" ON "activities_registration" ("occurrence_id", "state");
CREATE INDEX "registration_offers" ON "activities_registration" ("offered_until") WHERE "state" = 'offered';
CREATE INDEX "registration_by_phone" ON "activities_registration" ("phone") WHERE NOT ("phone" = '');
CREATE INDEX "registration_by_mailbox" ON "activities_registration" ((osl_mailbox("email"))) WHERE NOT ("email" = '');
ALTER TABLE "activities_notice" ADD CONSTRAINT "activities_notice_registration_id_d81f06be_fk_activitie" FOREIGN KEY ("registration_id") REFERENCES "activities_registration" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_notice" ADD CONSTRAINT "activities_notice_letter_id_f33b00fb_fk_letters_letter_id" FOREIGN KEY ("letter_id") REFERENCES "letters_letter" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_notice" ADD CONSTRAINT "activities_notice_done_by_id_58bfbd30_fk_accounts_user_id" FOREIGN KEY ("done_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "notice_reminds_once_a_day" ON "activities_notice" ("registration_id", ((timezone('Europe/Warsaw', "made_at"))::date)) WHERE ("channel" = 'mail' AND "kind" = 'reminder');
CREATE INDEX "activities_notice_registration_id_d81f06be" ON "activities_notice" ("registration_id");
CREATE INDEX "activities_notice_done_by_id_58bfbd30" ON "activities_notice" ("done_by_id");
CREATE INDEX "notice_by_registration" ON "activities_notice" ("registration_id", "kind");
CREATE INDEX "notice_to_ring" ON "activities_notice" ("id") WHERE "state" IN ('to_call', 'not_reached');
ALTER TABLE "activities_result" ADD CONSTRAINT "activities_result_occurrence_id_9ee28c86_fk_activitie" FOREIGN KEY ("occurrence_id") REFERENCES "activities_occurrence" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_result" ADD CONSTRAINT "activities_result_note_id_5fcdc910_fk_needs_fieldnote_id" FOREIGN KEY ("note_id") REFERENCES "needs_fieldnote" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_result" ADD CONSTRAINT "activities_result_entered_by_id_305ec969_fk_accounts_user_id" FOREIGN KEY ("entered_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_result_entered_by_id_305ec969" ON "activities_result" ("entered_by_id");
ALTER TABLE "activities_lead" ADD CONSTRAINT "activities_lead_user_id_d46cd308_fk_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_activitylead" ADD CONSTRAINT "activities_activityl_activity_id_e2dc36eb_fk_activitie" FOREIGN KEY ("activity_id") REFERENCES "activities_activity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_activitylead" ADD CONSTRAINT "activities_activitylead_lead_id_c10937ed_fk_activities_lead_id" FOREIGN KEY ("lead_id") REFERENCES "activities_lead" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_activitylead_activity_id_e2dc36eb" ON "activities_activitylead" ("activity_id");
CREATE INDEX "activities_activitylead_lead_id_c10937ed" ON "activities_activitylead" ("lead_id");
ALTER TABLE "activities_recordedcheck" ADD CONSTRAINT "activities_recordedcheck_lead_id_25e8d489_fk_activities_lead_id" FOREIGN KEY ("lead_id") REFERENCES "activities_lead" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_recordedcheck" ADD CONSTRAINT "activities_recordedc_kind_id_aabd0ba3_fk_activitie" FOREIGN KEY ("kind_id") REFERENCES "activities_check" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_recordedcheck" ADD CONSTRAINT "activities_recordedc_recorded_by_id_054b9bba_fk_accounts_" FOREIGN KEY ("recorded_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_recordedcheck_lead_id_25e8d489" ON "activities_recordedcheck" ("lead_id");
CREATE INDEX "activities_recordedcheck_kind_id_aabd0ba3" ON "activities_recordedcheck" ("kind_id");
CREATE INDEX "activities_recordedcheck_recorded_by_id_054b9bba" ON "activities_recordedcheck" ("recorded_by_id");
ALTER TABLE "activities_removedcheck" ADD CONSTRAINT "activities_removedcheck_by_id_1d5cdef6_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_removedcheck" ADD CONSTRAINT "activities_removedcheck_lead_id_4ce2b42b_fk_activities_lead_id" FOREIGN KEY ("lead_id") REFERENCES "activities_lead" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_removedcheck" ADD CONSTRAINT "activities_removedcheck_kind_id_d32ad90a_fk_activities_check_id" FOREIGN KEY ("kind_id") REFERENCES "activities_check" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_removedcheck_by_id_1d5cdef6" ON "activities_removedcheck" ("by_id");
CREATE INDEX "activities_removedcheck_lead_id_4ce2b42b" ON "activities_removedcheck" ("lead_id");
CREATE INDEX "activities_removedcheck_kind_id_d32ad90a" ON "activities_removedcheck" ("kind_id");
ALTER TABLE "activities_removedlead" ADD CONSTRAINT "activities_removedlead_by_id_fd8a8220_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_removedlead" ADD CONSTRAINT "activities_removedle_activity_id_ac59d626_fk_activitie" FOREIGN KEY ("activity_id") REFERENCES "activities_activity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_removedlead" ADD CONSTRAINT "activities_removedlead_lead_id_345b3a19_fk_activities_lead_id" FOREIGN KEY ("lead_id") REFERENCES "activities_lead" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_removedlead_by_id_fd8a8220" ON "activities_removedlead" ("by_id");
CREATE INDEX "activities_removedlead_activity_id_ac59d626" ON "activities_removedlead" ("activity_id");
CREATE INDEX "activities_removedlead_lead_id_345b3a19" ON "activities_removedlead" ("lead_id");

-- migration activities 0002_first_rows c46c3656f1ce24ed
INSERT INTO "activities_check" ("name", "basis", "retired_on", "retired_reason", "position", "revision") SELECT * FROM UNNEST(('{"Rejestr sprawców przestępstw na tle seksualnym, część z dostępem ograniczonym","Rejestr osób, wobec których Państwowa Komisja wydała postanowienie o wpisie","Informacja z Krajowego Rejestru Karnego","Oświadczenie o państwach zamieszkania i, gdy są potrzebne, informacje z rejestrów karnych tych państw"}')::varchar[], ('{"art. 21 ust. 2","art. 21 ust. 2","art. 21 ust. 3","art. 21 ust. 4–7"}')::varchar[], ('{NULL,NULL,NULL,NULL}')::date[], ('{"","","",""}')::varchar[], ('{1000,1000,1000,1000}'::int2[])::smallint[], ('{1,1,1,1}'::int4[])::integer[]) RETURNING "activities_check"."id", "activities_check"."position";

-- migration activities 0003_swept 2d730ae16d6228d2
alter table activities_result set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);

-- migration activities 0004_laws d9f2b9711ed59d65
-- What a phone already has stays: not deleted, hidden, renamed or counted back.
create function activities_published_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if old.published_at is null then
        return coalesce(new, old);
    end if;
    if tg_op = 'DELETE' or new.published_at is null or new.uid <> old.uid or new.sequence < old.sequence then
        raise exception 'a published meeting is moved or cancelled, never taken away'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- What was called off, or has not begun, has no result.
create function activities_result_follows_its_occurrence() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare occurrence activities_occurrence;
begin
    select * into occurrence from activities_occurrence where id = new.occurrence_id for share;
    if occurrence.cancelled_at is not null then
        raise exception 'meeting % was called off and has no result', occurrence.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.created_at < occurrence.starts_at then
        raise exception 'meeting % has not begun and has no result yet', occurrence.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- What has a result is not called off or moved past it.
create function activities_occurrence_with_result_took_place() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (
        select 1 from activities_result
        where occurrence_id = new.id and (new.cancelled_at is not null or created_at < new.starts_at)
    ) then
        raise exception 'meeting % has a result, so it took place', new.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- What residents were told only grows. A published meeting that goes elsewhere, or on, says where it was.
create function activities_told_stays_told() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare day date := (old.starts_at at time zone 'Europe/Warsaw')::date;
begin
    if jsonb_typeof(new.formerly) <> 'array' or not new.formerly @> old.formerly
        or jsonb_array_length(new.formerly) < jsonb_array_length(old.formerly)
    then
        raise exception 'what residents were told of meeting % stays told', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.published_at is not null and new.venue_id is distinct from old.venue_id and new.formerly = old.formerly then
        raise exception 'published meeting % goes elsewhere and leaves no trace', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.published_at is not null and old.moved_from is not null
        and day not in ((new.starts_at at time zone 'Europe/Warsaw')::date,
                        (old.moved_from at time zone 'Europe/Warsaw')::date)
        and not exists (
            select 1 from jsonb_array_elements(new.formerly) as told
            where told ->> 'of' = 'when' and (told ->> 'starts_at')::timestamptz = date_trunc('second', old.starts_at))
    then
        raise exception 'published meeting % is moved again and leaves no trace at the day between', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- No more people than places, whoever writes the row.
create function activities_refuse_oversold(occurrence bigint) returns void
    language plpgsql set search_path = public, pg_temp
as $$
declare
    places integer;
    taken integer;
begin
    perform 1 from activities_occurrence where id = occurrence for update;
    select coalesce(o.capacity, a.capacity) into places
        from activities_occurrence o join activities_activity a on a.id = o.activity_id where o.id = occurrence;
    if places is null then
        return;
    end if;
    select coalesce(sum(people), 0) into taken
        from activities_registration where occurrence_id = occurrence and state in ('confirmed', 'offered');
    if taken > places then
        raise exception 'meeting % has % places and would have % people', occurrence, places, taken
            using errcode = 'check_violation', constraint = 'registration_within_capacity';
    end if;
end
$$;
-- Nobody waits for more places than there are, whoever writes the row.
create function activities_refuse_hopeless(occurrence bigint) returns void
    language plpgsql set search_path = public, pg_temp
as $$
declare
    places integer;
begin
    perform 1 from activities_occurrence where id = occurrence for update;
    select coalesce(o.capacity, a.capacity) into places
        from activities_occurrence o join activities_activity a on a.id = o.activity_id where o.id = occurrence;
    if exists (select from activities_registration
               where occurrence_id = occurrence and state = 'waiting' and people > places) then
        raise exception 'meeting % has % places, and more people wait together', occurrence, places
            using errcode = 'check_violation', constraint = 'registration_waits_for_what_is_there';
    end if;
end
$$;
-- A registration takes a place that is there, or waits for one that may be.
create function activities_registration_within_capacity() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.state = 'waiting' then
        perform activities_refuse_hopeless(new.occurrence_id);
        return null;
    end if;
    perform activities_refuse_oversold(new.occurrence_id);
    return null;
end
$$;
-- The places of an occurrence are not fewer than its people.
create function activities_capacity_of_occurrence() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform activities_refuse_oversold(new.id);
    perform activities_refuse_hopeless(new.id);
    return null;
end
$$;
-- What is over keeps whoever came; what counts as over is told by the moment of the change itself.
create function activities_capacity_of_activity() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform activities_refuse_oversold(o.id), activities_refuse_hopeless(o.id) from activities_occurrence o
        where o.activity_id = new.id and o.capacity is null and o.ends_at > new.changed_at
        order by o.id;
    return null;
end
$$;
-- What was to be said stays as it was, or is blank once a contact is erased, and said stays said.
create function activities_notice_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'DELETE'
        or (new.id, new.registration_id, new.kind, new.channel, new.letter_id, new.made_at)
            is distinct from (old.id, old.registration_id, old.kind, old.channel, old.letter_id, old.made_at)
        or (new.text <> old.text and new.text <> '')
        or (old.state in ('sent', 'called')
            and (new.state, new.done_at, new.done_by_id, new.done_by_name, new.done_by_position)
                is distinct from (old.state, old.done_at, old.done_by_id, old.done_by_name, old.done_by_position))
    then
        raise exception '% on % refused: what somebody was told stays told', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- Whoever is in charge of an activity always counts as leading it.
create function activities_who_leads(activity bigint) returns setof bigint
    language sql stable set search_path = public, pg_temp
as $$
select l.id from activities_activity a left join activities_lead l on l.user_id = a.in_charge_id where a.id = activity
union
select lead_id from activities_activitylead where activity_id = activity
$$;
-- Act of 13 May 2016, art. 21. The recorded checks are held, so that none is removed before the end.
create function activities_refuse_unchecked(activity bigint) returns void
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform 1 from activities_recordedcheck
        where lead_id in (select activities_who_leads(activity)) order by id for share;
    if not exists (select 1 from activities_check where retired_on is null) or exists (
        select 1 from activities_who_leads(activity) as leads(id) cross join activities_check c
        where c.retired_on is null
        and not exists (select 1 from activities_recordedcheck r where r.lead_id = leads.id and r.kind_id = c.id)
    ) then
        raise exception 'activity_for_minors_waits_for_checks: offer % has a lead whose checks are not recorded',
            activity using errcode = 'check_violation', constraint = 'activity_for_minors_waits_for_checks';
    end if;
end
$$;
-- Waits for whoever is publishing it just now.
create function activities_is_out_for_minors(activity bigint) returns boolean
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform 1 from activities_activity where id = activity for share;
    return exists (
        select 1 from activities_activity where id = activity and for_minors and published_at is not null
    );
end
$$;
-- Nothing for minors is published before the checks of everyone who leads it are recorded.
create function activities_activity_asks_for_checks() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform activities_refuse_unchecked(new.id);
    return null;
end
$$;
-- A check that the office requires later is asked at the next occurrence, not backwards.
create function activities_occurrence_asks_for_checks() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select for_minors from activities_activity where id = new.activity_id) then
        perform activities_refuse_unchecked(new.activity_id);
    end if;
    return null;
end
$$;
-- Nobody unchecked joins those who lead for minors.
create function activities_lead_asks_for_checks() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if activities_is_out_for_minors(new.activity_id) then
        perform activities_refuse_unchecked(new.activity_id);
    end if;
    return null;
end
$$;
-- A recorded check that something published relies on stays.
create function activities_recorded_check_is_relied_on() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare activity bigint;
begin
    for activity in
        select activity_id from activities_activitylead where lead_id = old.lead_id
        union
        select a.id from activities_activity a join activities_lead l on l.user_id = a.in_charge_id
            where l.id = old.lead_id
    loop
        if activities_is_out_for_minors(activity) then
            perform activities_refuse_unchecked(activity);
        end if;
    end loop;
    return null;
end
$$;
-- A row below this room that a phone shows moves SEQUENCE and LAST-MODIFIED, forward, in id order.
create function activities_seen_from_elsewhere() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    update activities_occurrence as occurrence
       set sequence = occurrence.sequence + 1,
           changed_at = greatest(occurrence.changed_at + interval '1 second', now())
      from (
          select occurrence.id from activities_occurrence as occurrence
            join activities_activity as activity on activity.id = occurrence.activity_id
           where case tg_argv[0]
           when 'locality' then exists (
               select 1 from activities_venue as venue
                where venue.id = occurrence.venue_id and venue.locality_id = to_jsonb(new) ->> 'simc')
           when 'group' then exists (
               select 1 from activities_activity_groups as chosen
                where chosen.activity_id = activity.id
                  and chosen.targetgroup_id = (to_jsonb(new) ->> 'id')::bigint)
           when 'theme' then activity.theme = to_jsonb(new) ->> 'slug'
           when 'partner' then exists (
               select 1 from activities_activitypartner as helping
                where helping.activity_id = activity.id and helping.partner_id = (to_jsonb(new) ->> 'id')::bigint)
           when 'office' then activity.led_by <> 'residents'
           else activity.contact_phone = ''
           end
           order by occurrence.id for update of occurrence
      ) as held
     where held.id = occurrence.id;
    return null;
end
$$;
-- Whatever changes a table that residents see rows of leaves a mark, by whatever statement.
create function activities_calendar_changed() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    mark bigint;
begin
    insert into activities_calendarchange default values returning id into mark;
    delete from activities_calendarchange where id in (
        select id from activities_calendarchange where id < mark for update skip locked
    );
    return null;
end
$$;
create trigger activities_told_stays_told before update of formerly, venue_id, starts_at on activities_occurrence
    for each row
    execute function activities_told_stays_told();
create trigger activities_published_stays before update or delete on activities_occurrence
    for each row
    execute function activities_published_stays();
create trigger activities_occurrence_no_truncate before truncate on activities_occurrence
    for each statement
    execute function osl_refuse('a published meeting stays');
create trigger activities_published_occurrence_keeps_its_activity before update of activity_id on activities_occurrence
    for each row
    when (old.published_at is not null and new.activity_id <> old.activity_id)
    execute function osl_refuse('a published meeting stays under its offer');
create trigger activities_published_activity_stays before update of published_at on activities_activity
    for each row
    when (old.published_at is not null and new.published_at is null)
    execute function osl_refuse('a published offer stays');
create trigger activities_published_activity_is_kept before delete on activities_activity
    for each row
    when (old.published_at is not null)
    execute function osl_refuse('a published offer stays');
create trigger activities_result_follows_its_occurrence before insert or update of occurrence_id, created_at on activities_result
    for each row
    execute function activities_result_follows_its_occurrence();
create trigger activities_occurrence_with_result_took_place before update of cancelled_at, starts_at on activities_occurrence
    for each row
    execute function activities_occurrence_with_result_took_place();
create trigger activities_activity_takes_its_changes after delete or update of id on activities_activity
    for each row
    execute function audit_forget_changes('activities.activity');
create trigger activities_activity_numbered_anew before insert on activities_activity
    for each row
    execute function audit_refuse_old_number();
create trigger activities_occurrence_takes_its_changes after delete or update of id on activities_occurrence
    for each row
    execute function audit_forget_changes('activities.occurrence');
create trigger activities_occurrence_numbered_anew before insert on activities_occurrence
    for each row
    execute function audit_refuse_old_number();
create trigger activities_venue_takes_its_changes after delete or update of id on activities_venue
    for each row
    execute function audit_forget_changes('activities.venue');
create trigger activities_venue_numbered_anew before insert on activities_venue
    for each row
    execute function audit_refuse_old_number();
create trigger activities_venue_not_while_withdrawn before update on activities_venue
    for each row
    execute function withdrawal_refuse_change('activities.venue');
create trigger activities_activity_venue_stands before insert or update of venue_id on activities_activity
    for each row
    execute function withdrawal_refuse_choice('activities_venue', 'activities.venue', 'venue_id');
create trigger activities_activity_theme_stands before insert or update of theme on activities_activity
    for each row
    execute function withdrawal_refuse_choice_by_slug('centre_theme', 'centre.theme', 'theme');
create trigger activities_occurrence_venue_stands before insert or update of venue_id on activities_occurrence
    for each row
    execute function withdrawal_refuse_choice('activities_venue', 'activities.venue', 'venue_id', 'select venue_id = ($1 ->> ''venue_id'')::bigint from activities_activity where id = ($1 ->> ''activity_id'')::bigint');
create trigger activities_activity_submissions_no_complaint before insert or update of submission_id on activities_activity_submissions
    for each row
    execute function needs_complaint_is_used_by_nothing();
create trigger activities_activity_groups_targetgroup_stands before insert or update of targetgroup_id on activities_activity_groups
    for each row
    execute function withdrawal_refuse_choice('centre_targetgroup', 'centre.targetgroup', 'targetgroup_id');
create trigger activities_activity_services_socialservice_stands before insert or update of socialservice_id on activities_activity_services
    for each row
    execute function withdrawal_refuse_choice('centre_socialservice', 'centre.socialservice', 'socialservice_id');
create trigger activities_activitypartner_partner_stands before insert or update of partner_id on activities_activitypartner
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id');
create trigger activities_registration_within_capacity after insert or update of state, people, occurrence_id on activities_registration
    for each row
    when (new.state in ('confirmed', 'offered', 'waiting'))
    execute function activities_registration_within_capacity();
create trigger activities_capacity_of_occurrence after update of capacity, activity_id on activities_occurrence
    for each row
    when (new.capacity is distinct from old.capacity or new.activity_id <> old.activity_id)
    execute function activities_capacity_of_occurrence();
create trigger activities_capacity_of_activity after update of capacity on activities_activity
    for each row
    when (new.capacity is distinct from old.capacity)
    execute function activities_capacity_of_activity();
create trigger activities_clause_stays before update or delete on activities_informationclause
    for each row
    execute function osl_refuse('what stood beside a form stays');
create trigger activities_clause_no_truncate before truncate on activities_informationclause
    for each statement
    execute function osl_refuse('what stood beside a form stays');
create trigger activities_registration_stays before delete on activities_registration
    for each row
    execute function osl_refuse('a registration is given up or erased, never deleted');
create trigger activities_registration_no_truncate before truncate on activities_registration
    for each statement
    execute function osl_refuse('a registration is given up or erased, never deleted');
create trigger activities_registration_keeps_its_words before update of occurrence_id, clause_id on activities_registration
    for each row
    when ((old.occurrence_id, old.clause_id) is distinct from (new.occurrence_id, new.clause_id))
    execute function osl_refuse('a registration stays at its meeting, with the words that stood beside its form');
create trigger activities_registration_stays_erased before update of erased_at on activities_registration
    for each row
    when (old.erased_at is not null and new.erased_at is null)
    execute function osl_refuse('what was erased stays erased');
create trigger activities_registration_of_notice_stays before delete or update of id on activities_registration
    for each row
    execute function osl_refuse_cited('activities_notice', 'registration_id');
create trigger activities_notice_stays before update or delete on activities_notice
    for each row
    execute function activities_notice_stays();
create trigger activities_notice_no_truncate before truncate on activities_notice
    for each statement
    execute function osl_refuse('what somebody was told stays told');
create trigger activities_notice_written_at_once before insert or update of made_at on activities_notice
    for each row
    execute function osl_refuse_another_time('made_at');
create trigger activities_notice_done_at_once before insert or update of done_at on activities_notice
    for each row
    execute function osl_refuse_another_time('done_at');
create trigger activities_informationclause_written_at_once before insert or update of kept_at on activities_informationclause
    for each row
    execute function osl_refuse_another_time('kept_at');
create trigger activities_result_keeps_its_note before delete or update of id on needs_fieldnote
    for each row
    execute function osl_refuse_cited('activities_result', 'note_id');
create trigger activities_new_activity_asks_for_checks after insert on activities_activity
    for each row
    when (new.for_minors and new.published_at is not null)
    execute function activities_activity_asks_for_checks();
create trigger activities_activity_asks_for_checks after update of published_at, for_minors, in_charge_id on activities_activity
    for each row
    when (new.for_minors and new.published_at is not null
        and not (old.for_minors and old.published_at is not null and old.in_charge_id = new.in_charge_id))
    execute function activities_activity_asks_for_checks();
create trigger activities_new_occurrence_asks_for_checks after insert on activities_occurrence
    for each row
    when (new.published_at is not null)
    execute function activities_occurrence_asks_for_checks();
create trigger activities_occurrence_asks_for_checks after update of published_at, activity_id on activities_occurrence
    for each row
    when (new.published_at is not null and (old.published_at is null or old.activity_id <> new.activity_id))
    execute function activities_occurrence_asks_for_checks();
create trigger activities_lead_asks_for_checks after insert or update on activities_activitylead
    for each row
    execute function activities_lead_asks_for_checks();
create trigger activities_recorded_check_is_relied_on after delete or update of lead_id, kind_id on activities_recordedcheck
    for each row
    execute function activities_recorded_check_is_relied_on();
create trigger activities_recordedcheck_no_truncate before truncate on activities_recordedcheck
    for each statement
    execute function osl_refuse('recorded checks are removed one by one');
create trigger activities_removed_check_stays before update on activities_removedcheck
    for each row
    execute function osl_refuse('why a recorded check was removed stays as it was written');
create trigger activities_removedcheck_no_truncate before truncate on activities_removedcheck
    for each statement
    execute function osl_refuse('why a recorded check was removed goes with its person alone');
create trigger activities_removed_lead_stays before update on activities_removedlead
    for each row
    execute function osl_refuse('why somebody leads no longer stays as it was written');
create trigger activities_removedlead_no_truncate before truncate on activities_removedlead
    for each statement
    execute function osl_refuse('why somebody leads no longer goes with its person alone');
create trigger activities_not_for_minors_with_reason before update of for_minors on activities_activity
    for each row
    when (old.for_minors and not new.for_minors and new.not_for_minors_reason = '')
    execute function osl_refuse('an offer is for minors no longer only with a reason');
create trigger activities_check_takes_its_changes after delete or update of id on activities_check
    for each row
    execute function audit_forget_changes('activities.check');
create trigger activities_check_numbered_anew before insert on activities_check
    for each row
    execute function audit_refuse_old_number();
create trigger activities_removedcheck_takes_its_changes after delete or update of id on activities_removedcheck
    for each row
    execute function audit_forget_changes('activities.removedcheck');
create trigger activities_removedcheck_numbered_anew before insert on activities_removedcheck
    for each row
    execute function audit_refuse_old_number();
create trigger activities_removedlead_takes_its_changes after delete or update of id on activities_removedlead
    for each row
    execute function audit_forget_changes('activities.removedlead');
create trigger activities_removedlead_numbered_anew before insert on activities_removedlead
    for each row
    execute function audit_refuse_old_number();
create trigger activities_lead_stays_who_it_is before update of user_id on activities_lead
    for each row
    when (old.user_id is distinct from new.user_id)
    execute function osl_refuse('a lead stays the person it is');
create trigger activities_lead_with_checks_stays before delete or update of id on activities_lead
    for each row
    execute function osl_refuse_cited('activities_recordedcheck', 'lead_id');
create trigger activities_lead_of_activity_stays before delete or update of id on activities_lead
    for each row
    execute function osl_refuse_cited('activities_activitylead', 'lead_id');
create trigger activities_locality_renamed after update on centre_locality
    for each row
    when ((old.name, old.latitude, old.longitude) is distinct from (new.name, new.latitude, new.longitude))
    execute function activities_seen_from_elsewhere('locality');
create trigger activities_partner_renamed after update on partners_partner
    for each row
    when (old.is_public <> new.is_public or old.name <> new.name and new.is_public)
    execute function activities_seen_from_elsewhere('partner');
create trigger activities_office_renamed after update on centre_centre
    for each row
    when ((old.name, old.name_uk, old.name_en) is distinct from (new.name, new.name_uk, new.name_en))
    execute function activities_seen_from_elsewhere('office');
create trigger activities_group_renamed after update on centre_targetgroup
    for each row
    when ((old.name, old.name_uk, old.name_en) is distinct from (new.name, new.name_uk, new.name_en))
    execute function activities_seen_from_elsewhere('group');
create trigger activities_theme_renamed after update on centre_theme
    for each row
    when ((old.name, old.name_uk, old.name_en) is distinct from (new.name, new.name_uk, new.name_en))
    execute function activities_seen_from_elsewhere('theme');
create trigger activities_office_phone_changed after update on centre_centre
    for each row
    when (old.organiser_phone <> new.organiser_phone)
    execute function activities_seen_from_elsewhere('phone');
create trigger activities_calendar_changed after insert or update or delete or truncate on activities_occurrence
    for each statement
    execute function activities_calendar_changed();
create trigger activities_calendar_changed after insert or update or delete or truncate on activities_activity
    for each statement
    execute function activities_calendar_changed();
create trigger activities_calendar_changed after insert or update or delete or truncate on activities_activity_groups
    for each statement
    execute function activities_calendar_changed();
create trigger activities_calendar_changed after insert or update or delete or truncate on activities_activity_services
    for each statement
    execute function activities_calendar_changed();
create trigger activities_calendar_changed after insert or update or delete or truncate on activities_activitypartner
    for each statement
    execute function activities_calendar_changed();
create trigger activities_calendar_changed after insert or update or delete or truncate on activities_venue
    for each statement
    execute function activities_calendar_changed();
create trigger activities_calendar_changed after insert or update or delete or truncate on partners_partner
    for each statement
    execute function activities_calendar_changed();
create trigger activities_calendar_changed after insert or update or delete or truncate on centre_centre
    for each statement
    execute function activities_calendar_changed();
create trigger activities_calendar_changed after insert or update or delete or truncate on centre_commune
    for each statement
    execute function activities_calendar_changed();
create trigger activities_calendar_changed after insert or update or delete or truncate on centre_village
    for each statement
    execute function activities_calendar_changed();
create trigger activities_calendar_changed after insert or update or delete or truncate on centre_locality
    for each statement
    execute function activities_calendar_changed();
create trigger activities_calendar_changed after insert or update or delete or truncate on centre_localityform
    for each statement
    execute function activities_calendar_changed();
create trigger activities_calendar_changed after insert or update or delete or truncate on centre_targetgroup
    for each statement
    execute function activities_calendar_changed();
create trigger activities_calendar_changed after insert or update or delete or truncate on centre_theme
    for each statement
    execute function activities_calendar_changed();
create trigger activities_activity_words_go after delete on activities_activity
    for each row
    execute function search_forget();
create trigger activities_occurrence_words_go after delete on activities_occurrence
    for each row
    execute function search_forget();
create trigger activities_venue_words_go after delete on activities_venue
    for each row
    execute function search_forget();
create trigger activities_activity_days_are_read before insert or update of published_at, paused_at, ended_at, created_at, changed_at on activities_activity
    for each row
    when (new.published_at not between '0001-01-03' and '9999-12-29' or new.paused_at not between '0001-01-03' and '9999-12-29' or new.ended_at not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger activities_occurrence_days_are_read before insert or update of starts_at, ends_at, published_at, cancelled_at, moved_from, moved_from_end, created_at, changed_at on activities_occurrence
    for each row
    when (new.starts_at not between '0001-01-03' and '9999-12-29' or new.ends_at not between '0001-01-03' and '9999-12-29' or new.published_at not between '0001-01-03' and '9999-12-29' or new.cancelled_at not between '0001-01-03' and '9999-12-29' or new.moved_from not between '0001-01-03' and '9999-12-29' or new.moved_from_end not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger activities_series_days_are_read before insert or update of made_at on activities_series
    for each row
    when (new.made_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger activities_check_days_are_read before insert or update of retired_on on activities_check
    for each row
    when (new.retired_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger activities_recordedcheck_days_are_read before insert or update of checked_on, created_at on activities_recordedcheck
    for each row
    when (new.checked_on not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger activities_registration_days_are_read before insert or update of offered_until, knows_start, knows_end, created_at, changed_at, erased_at on activities_registration
    for each row
    when (new.offered_until not between '0001-01-03' and '9999-12-29' or new.knows_start not between '0001-01-03' and '9999-12-29' or new.knows_end not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29' or new.erased_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger activities_removedcheck_days_are_read before insert or update of checked_on, at on activities_removedcheck
    for each row
    when (new.checked_on not between '0001-01-03' and '9999-12-29' or new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger activities_removedlead_days_are_read before insert or update of at on activities_removedlead
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger activities_result_days_are_read before insert or update of created_at, changed_at on activities_result
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger activities_wrongcode_days_are_read before insert or update of at on activities_wrongcode
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration activities 0005_tallies_and_words_back bd60b76d9e6ef4fd
CREATE TABLE "activities_tally" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "month" date NOT NULL, "unit" varchar(60) NOT NULL, "number" numeric(6, 1) NULL, "source" varchar(8) NOT NULL, "comment" varchar(300) NOT NULL, "reason" varchar(300) NOT NULL, "at" timestamp with time zone NOT NULL, "activity_id" bigint NOT NULL, "by_id" bigint NOT NULL, "corrects_id" bigint NULL UNIQUE, CONSTRAINT "tally_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "tally_of_a_whole_month" CHECK (EXTRACT(DAY FROM "month") = 1), CONSTRAINT "tally_has_a_unit" CHECK (NOT ("unit" = '')), CONSTRAINT "tally_not_negative" CHECK (("number" IS NULL OR "number" >= 0)), CONSTRAINT "tally_not_counted_says_why" CHECK (("number" IS NOT NULL OR NOT ("comment" = ''))), CONSTRAINT "tally_correction_says_why" CHECK ((("corrects_id" IS NULL AND "reason" = '') OR ("corrects_id" IS NOT NULL AND NOT ("reason" = '')))), CONSTRAINT "tally_has_known_source" CHECK ("source" IN ('own', 'partner', 'helper')));
CREATE TABLE "activities_wordback" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "said" varchar(300) NOT NULL, "said_uk" varchar(300) NOT NULL, "said_en" varchar(300) NOT NULL, "did" varchar(300) NOT NULL, "did_uk" varchar(300) NOT NULL, "did_en" varchar(300) NOT NULL, "approved_at" timestamp with time zone NULL, "approved_by_name" varchar(120) NOT NULL, "approved_by_position" varchar(120) NOT NULL, "withdrawn_at" timestamp with time zone NULL, "withdrawn_reason" varchar(300) NOT NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), "activity_id" bigint NULL, "approved_by_id" bigint NULL, "locality_id" varchar(7) NULL, CONSTRAINT "word_back_approved_by_somebody" CHECK ((("approved_at" IS NULL AND "approved_by_id" IS NULL) OR ("approved_at" IS NOT NULL AND "approved_by_id" IS NOT NULL))), CONSTRAINT "word_back_withdrawn_with_reason" CHECK ((("withdrawn_at" IS NULL AND "withdrawn_reason" = '') OR ("approved_at" IS NOT NULL AND "withdrawn_at" IS NOT NULL AND NOT ("withdrawn_reason" = '')))), CONSTRAINT "word_back_says_both" CHECK ((NOT ("said" = '') AND NOT ("did" = ''))), CONSTRAINT "word_back_keeps_the_name" CHECK ((("approved_by_id" IS NULL AND "approved_by_name" = '') OR ("approved_by_id" IS NOT NULL AND NOT ("approved_by_name" = '')))));
CREATE TABLE "activities_wordback_needs" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "wordback_id" bigint NOT NULL, "need_id" bigint NOT NULL);
CREATE TABLE "activities_wordback_submissions" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "wordback_id" bigint NOT NULL, "submission_id" bigint NOT NULL);
ALTER TABLE "activities_tally" ADD CONSTRAINT "activities_tally_activity_id_bd7b3259_fk_activities_activity_id" FOREIGN KEY ("activity_id") REFERENCES "activities_activity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_tally" ADD CONSTRAINT "activities_tally_by_id_f2a0db67_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_tally" ADD CONSTRAINT "activities_tally_corrects_id_0788e362_fk_activities_tally_id" FOREIGN KEY ("corrects_id") REFERENCES "activities_tally" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "tally_begins_once" ON "activities_tally" ("activity_id", "month", "unit") WHERE "corrects_id" IS NULL;
CREATE INDEX "activities_tally_activity_id_bd7b3259" ON "activities_tally" ("activity_id");
CREATE INDEX "activities_tally_by_id_f2a0db67" ON "activities_tally" ("by_id");
CREATE INDEX "tally_newest" ON "activities_tally" ("month" DESC, "id" DESC);
ALTER TABLE "activities_wordback" ADD CONSTRAINT "activities_wordback_activity_id_06443018_fk_activitie" FOREIGN KEY ("activity_id") REFERENCES "activities_activity" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_wordback" ADD CONSTRAINT "activities_wordback_approved_by_id_08425e15_fk_accounts_user_id" FOREIGN KEY ("approved_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_wordback" ADD CONSTRAINT "activities_wordback_locality_id_edc324d8_fk_centre_lo" FOREIGN KEY ("locality_id") REFERENCES "centre_locality" ("simc") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_wordback_activity_id_06443018" ON "activities_wordback" ("activity_id");
CREATE INDEX "activities_wordback_approved_by_id_08425e15" ON "activities_wordback" ("approved_by_id");
CREATE INDEX "activities_wordback_locality_id_edc324d8" ON "activities_wordback" ("locality_id");
CREATE INDEX "activities_wordback_locality_id_edc324d8_like" ON "activities_wordback" ("locality_id" varchar_pattern_ops);
ALTER TABLE "activities_wordback_needs" ADD CONSTRAINT "activities_wordback_needs_wordback_id_need_id_5c91a456_uniq" UNIQUE ("wordback_id", "need_id");
ALTER TABLE "activities_wordback_needs" ADD CONSTRAINT "activities_wordback__wordback_id_5761d908_fk_activitie" FOREIGN KEY ("wordback_id") REFERENCES "activities_wordback" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_wordback_needs" ADD CONSTRAINT "activities_wordback_needs_need_id_3c263339_fk_needs_need_id" FOREIGN KEY ("need_id") REFERENCES "needs_need" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_wordback_needs_wordback_id_5761d908" ON "activities_wordback_needs" ("wordback_id");
CREATE INDEX "activities_wordback_needs_need_id_3c263339" ON "activities_wordback_needs" ("need_id");
ALTER TABLE "activities_wordback_submissions" ADD CONSTRAINT "activities_wordback_subm_wordback_id_submission_i_f585ce94_uniq" UNIQUE ("wordback_id", "submission_id");
ALTER TABLE "activities_wordback_submissions" ADD CONSTRAINT "activities_wordback__wordback_id_fa4c6f7f_fk_activitie" FOREIGN KEY ("wordback_id") REFERENCES "activities_wordback" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_wordback_submissions" ADD CONSTRAINT "activities_wordback__submission_id_3ba99d54_fk_needs_sub" FOREIGN KEY ("submission_id") REFERENCES "needs_submission" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_wordback_submissions_wordback_id_fa4c6f7f" ON "activities_wordback_submissions" ("wordback_id");
CREATE INDEX "activities_wordback_submissions_submission_id_3ba99d54" ON "activities_wordback_submissions" ("submission_id");

-- migration activities 0006_tallies_laws d1263a2b7bfe194f
-- Of a month that has begun, while it was offered; a correction speaks of the same as what it corrects.
create function activities_tally_fits() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    offer record;
    mended record;
begin
    if new.month > (osl_now() at time zone 'Europe/Warsaw')::date then
        raise exception '% on % refused: this month has not begun', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'tally_of_a_month_that_began';
    end if;
    select published_at, ended_at into offer from activities_activity where id = new.activity_id for share;
    if offer.published_at is null
        or new.month < date_trunc('month', offer.published_at at time zone 'Europe/Warsaw')::date
        or (new.corrects_id is null and new.month > (offer.ended_at at time zone 'Europe/Warsaw')::date)
    then
        raise exception '% on % refused: it was not offered then', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'tally_while_offered';
    end if;
    if new.corrects_id is not null then
        select activity_id, month, unit into mended from activities_tally where id = new.corrects_id;
        if (mended.activity_id, mended.month, mended.unit) is distinct from (new.activity_id, new.month, new.unit) then
            raise exception '% on % refused: a correction speaks of the same', tg_op, tg_table_name
                using errcode = 'integrity_constraint_violation', constraint = 'tally_corrects_the_same';
        end if;
    end if;
    return new;
end
$$;
create trigger activities_calendar_changed after insert or update or delete or truncate on activities_wordback
    for each statement
    execute function activities_calendar_changed();
create trigger activities_tally_fits before insert on activities_tally
    for each row
    execute function activities_tally_fits();
create trigger activities_tally_stays before update or delete on activities_tally
    for each row
    execute function redaction_covers_alone('what was counted stays as it was written', 'comment', 'reason');
create trigger activities_tally_no_truncate before truncate on activities_tally
    for each statement
    execute function osl_refuse('what was counted stays as it was written');
create trigger activities_tally_reads_what_is_there before insert or update or delete on activities_tally
    for each statement
    execute function osl_read_what_is_there();
create trigger activities_tally_written_at_once before insert or update of at on activities_tally
    for each row
    execute function osl_refuse_another_time('at');
create trigger activities_word_back_stays before update on activities_wordback
    for each row
    when (old.approved_at is not null and (old.said, old.said_uk, old.said_en, old.did, old.did_uk, old.did_en, old.locality_id, old.approved_at, old.approved_by_id) is distinct from (new.said, new.said_uk, new.said_en, new.did, new.did_uk, new.did_en, new.locality_id, new.approved_at, new.approved_by_id))
    execute function osl_refuse('what was approved for residents is withdrawn and never changed');
create trigger activities_word_back_withdrawn_once before update on activities_wordback
    for each row
    when (old.withdrawn_at is not null)
    execute function osl_refuse('what was approved for residents is withdrawn and never changed');
create trigger activities_word_back_kept before delete on activities_wordback
    for each row
    when (old.approved_at is not null)
    execute function osl_refuse('what was approved for residents is withdrawn and never changed');
create trigger activities_wordback_no_truncate before truncate on activities_wordback
    for each statement
    execute function osl_refuse('what was approved for residents is withdrawn and never changed');
create trigger activities_wordback_days_are_read before insert or update of approved_at, withdrawn_at, created_at, changed_at on activities_wordback
    for each row
    when (new.approved_at not between '0001-01-03' and '9999-12-29' or new.withdrawn_at not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger activities_wordback_takes_its_changes after delete or update of id on activities_wordback
    for each row
    execute function audit_forget_changes('activities.wordback');
create trigger activities_wordback_numbered_anew before insert on activities_wordback
    for each row
    execute function audit_refuse_old_number();
create trigger activities_tally_days_are_read before insert or update of month, at on activities_tally
    for each row
    when (new.month not between '0001-01-03' and '9999-12-29' or new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration activities 0007_tallies_swept 82634d54094cde36
alter table activities_tally set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);

-- migration activities 0008_swept_offer 673550eddaf168a8
alter table activities_activity set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table activities_occurrence set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table activities_venue set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table activities_wordback set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);

-- migration activities 0009_offer_laws 81e0a71412686c9d
-- A row below this room that a phone shows moves SEQUENCE and LAST-MODIFIED, forward, in id order; so does a passage that is covered.
create or replace function activities_seen_from_elsewhere() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    update activities_occurrence as occurrence
       set sequence = occurrence.sequence + 1,
           changed_at = greatest(occurrence.changed_at + interval '1 second', now())
      from (
          select occurrence.id from activities_occurrence as occurrence
            join activities_activity as activity on activity.id = occurrence.activity_id
           where case tg_argv[0]
           when 'locality' then exists (
               select 1 from activities_venue as venue
                where venue.id = occurrence.venue_id and venue.locality_id = to_jsonb(new) ->> 'simc')
           when 'group' then exists (
               select 1 from activities_activity_groups as chosen
                where chosen.activity_id = activity.id
                  and chosen.targetgroup_id = (to_jsonb(new) ->> 'id')::bigint)
           when 'theme' then activity.theme = to_jsonb(new) ->> 'slug'
           when 'partner' then exists (
               select 1 from activities_activitypartner as helping
                where helping.activity_id = activity.id and helping.partner_id = (to_jsonb(new) ->> 'id')::bigint)
           when 'activity' then activity.id = (to_jsonb(new) ->> 'id')::bigint
           when 'occurrence' then occurrence.id = (to_jsonb(new) ->> 'id')::bigint
           when 'venue' then occurrence.venue_id = (to_jsonb(new) ->> 'id')::bigint
           when 'office' then activity.led_by <> 'residents'
           else activity.contact_phone = ''
           end
           order by occurrence.id for update of occurrence
      ) as held
     where held.id = occurrence.id;
    return null;
end
$$;
create trigger activities_activity_covered after update on activities_activity
    for each row
    when ((old.text, old.text_uk, old.text_en, old.stopped_reason) is distinct from (new.text, new.text_uk, new.text_en, new.stopped_reason) and osl_is_done_by('redaction_cover', 'activities_activity'::regclass))
    execute function activities_seen_from_elsewhere('activity');
create trigger activities_occurrence_covered after update on activities_occurrence
    for each row
    when ((old.note, old.cancelled_reason) is distinct from (new.note, new.cancelled_reason) and osl_is_done_by('redaction_cover', 'activities_occurrence'::regclass))
    execute function activities_seen_from_elsewhere('occurrence');
create trigger activities_venue_covered after update on activities_venue
    for each row
    when ((old.getting_in, old.getting_there) is distinct from (new.getting_in, new.getting_there) and osl_is_done_by('redaction_cover', 'activities_venue'::regclass))
    execute function activities_seen_from_elsewhere('venue');
create or replace trigger activities_word_back_stays before update on activities_wordback
    for each row
    when (old.approved_at is not null and (old.said, old.said_uk, old.said_en, old.did, old.did_uk, old.did_en, old.locality_id, old.approved_at, old.approved_by_id) is distinct from (new.said, new.said_uk, new.said_en, new.did, new.did_uk, new.did_en, new.locality_id, new.approved_at, new.approved_by_id))
    execute function redaction_covers_alone('what was approved for residents is withdrawn and never changed', 'said', 'said_uk', 'said_en', 'did', 'did_uk', 'did_en', 'withdrawn_reason');
create or replace trigger activities_word_back_withdrawn_once before update on activities_wordback
    for each row
    when (old.withdrawn_at is not null)
    execute function redaction_covers_alone('what was approved for residents is withdrawn and never changed', 'said', 'said_uk', 'said_en', 'did', 'did_uk', 'did_en', 'withdrawn_reason');

-- migration activities 0010_swept_notices 34dc7534ccf294cd
alter table activities_notice set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);

-- migration activities 0011_notices_laws 4d6244e4135d7652
-- What was to be said stays as it was, or is blank once a contact is erased, and said stays said; a passage of it is covered by redaction_cover alone.
create or replace function activities_notice_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'DELETE'
        or (new.id, new.registration_id, new.kind, new.channel, new.letter_id, new.made_at)
            is distinct from (old.id, old.registration_id, old.kind, old.channel, old.letter_id, old.made_at)
        or (new.text <> old.text and new.text <> '' and not osl_is_done_by('redaction_cover', tg_relid))
        or (old.state in ('sent', 'called')
            and (new.state, new.done_at, new.done_by_id, new.done_by_name, new.done_by_position)
                is distinct from (old.state, old.done_at, old.done_by_id, old.done_by_name, old.done_by_position))
    then
        raise exception '% on % refused: what somebody was told stays told', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;

-- migration activities 0012_titles_laws 9fae2ba35f9dac09
-- What residents were told only grows, but for passages of titles that redaction_cover covers. A published meeting that goes elsewhere, or on, says where it was.
create or replace function activities_told_stays_told() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare day date := (old.starts_at at time zone 'Europe/Warsaw')::date;
begin
    if jsonb_typeof(new.formerly) <> 'array' or jsonb_array_length(new.formerly) < jsonb_array_length(old.formerly)
        or (not new.formerly @> old.formerly and not osl_is_done_by('redaction_cover', tg_relid))
    then
        raise exception 'what residents were told of meeting % stays told', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.published_at is not null and new.venue_id is distinct from old.venue_id and new.formerly = old.formerly then
        raise exception 'published meeting % goes elsewhere and leaves no trace', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.published_at is not null and old.moved_from is not null
        and day not in ((new.starts_at at time zone 'Europe/Warsaw')::date,
                        (old.moved_from at time zone 'Europe/Warsaw')::date)
        and not exists (
            select 1 from jsonb_array_elements(new.formerly) as told
            where told ->> 'of' = 'when' and (told ->> 'starts_at')::timestamptz = date_trunc('second', old.starts_at))
    then
        raise exception 'published meeting % is moved again and leaves no trace at the day between', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- In what residents were told before, meetings of an offer bear this title as it is covered now; a restore empties all that they were told.
create function activities_cover_former_title(offer bigint, col text, said text, left_of_it text) returns void
    language plpgsql set search_path = public, pg_temp
as $$
declare one record;
begin
    for one in
        select id from activities_occurrence where activity_id = offer
            and formerly @> jsonb_build_array(jsonb_build_object('of', 'title', col, said)) order by id
    loop
        update activities_occurrence set formerly = (
            select jsonb_agg(case when told ->> 'of' = 'title' and told ->> col = said
                then covered || jsonb_build_object('said', osl_fold(concat_ws(' ',
                    covered ->> 'title', covered ->> 'title_uk', covered ->> 'title_en')))
                else told end order by place)
            from jsonb_array_elements(formerly) with ordinality as entries (told, place),
                lateral (select told || jsonb_build_object(col, left_of_it) as covered) as made
        ) where id = one.id;
        insert into audit_erasure ("table", "row", "column", leaves, at)
            select 'activities_occurrence', one.id::text, 'formerly', '', now()
            where not exists (select from audit_erasure where "table" = 'activities_occurrence'
                and "row" = one.id::text and "column" = 'formerly' and at = now());
    end loop;
end
$$;
revoke all on function activities_cover_former_title from public;
-- What an offer is called is covered where its meetings were called so before.
create function activities_title_covered() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if old.title <> new.title then
        perform activities_cover_former_title(new.id, 'title', old.title, new.title);
    end if;
    if old.title_uk <> new.title_uk then
        perform activities_cover_former_title(new.id, 'title_uk', old.title_uk, new.title_uk);
    end if;
    if old.title_en <> new.title_en then
        perform activities_cover_former_title(new.id, 'title_en', old.title_en, new.title_en);
    end if;
    return null;
end
$$;
-- What an offer was called is covered with the change that tells of it where its meetings were called so.
create function activities_former_title_covered() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare offer bigint;
begin
    select subject_id into offer from audit_entry where id = new.entry_id and subject_type = 'activities.activity';
    if offer is not null and old.before <> new.before then
        perform activities_cover_former_title(offer, new.field, old.before, new.before);
    end if;
    if offer is not null and old.after <> new.after then
        perform activities_cover_former_title(offer, new.field, old.after, new.after);
    end if;
    return null;
end
$$;
create trigger activities_title_covered after update on activities_activity
    for each row
    when ((old.title, old.title_uk, old.title_en) is distinct from (new.title, new.title_uk, new.title_en) and osl_is_done_by('redaction_cover', 'activities_activity'::regclass))
    execute function activities_title_covered();
create trigger activities_former_title_covered after update of before, after on audit_change
    for each row
    when (new.field in ('title', 'title_uk', 'title_en'))
    execute function activities_former_title_covered();
create or replace trigger activities_activity_covered after update on activities_activity
    for each row
    when ((old.title, old.title_uk, old.title_en, old.text, old.text_uk, old.text_en, old.stopped_reason) is distinct from (new.title, new.title_uk, new.title_en, new.text, new.text_uk, new.text_en, new.stopped_reason) and osl_is_done_by('redaction_cover', 'activities_activity'::regclass))
    execute function activities_seen_from_elsewhere('activity');

-- migration activities 0013_services_and_civic_dates f44b1ca84202e4c8
CREATE TABLE "activities_civicdate" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(200) NOT NULL, "whose" varchar(120) NOT NULL, "basis" varchar(200) NOT NULL, "month" smallint NOT NULL CHECK ("month" >= 0), "day" smallint NOT NULL CHECK ("day" >= 0), "every_years" smallint NOT NULL CHECK ("every_years" >= 0), "first_year" smallint NOT NULL CHECK ("first_year" >= 0), "days_before" smallint NOT NULL CHECK ("days_before" >= 0), "is_on" boolean NOT NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "civic_date_has_a_month" CHECK (("month" >= 1 AND "month" <= 12)), CONSTRAINT "civic_date_has_a_day" CHECK (("day" >= 1 AND "day" <= 31)), CONSTRAINT "civic_date_comes_again" CHECK ("every_years" >= 1), CONSTRAINT "civic_date_once" UNIQUE ("name"));
CREATE TABLE "activities_civicdone" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "year" smallint NOT NULL CHECK ("year" >= 0), "done_on" date NOT NULL, "note" varchar(300) NOT NULL, "at" timestamp with time zone NOT NULL, "by_id" bigint NOT NULL, "civic_date_id" bigint NOT NULL, CONSTRAINT "civic_done_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "civic_done_once" UNIQUE ("civic_date_id", "year"));
CREATE TABLE "activities_servicecoverage" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "reason" varchar(300) NOT NULL, "look_again_on" date NOT NULL, "at" timestamp with time zone NOT NULL, "by_id" bigint NOT NULL, "service_id" bigint NOT NULL, CONSTRAINT "coverage_keeps_the_name" CHECK (NOT ("by_name" = '')), CONSTRAINT "coverage_says_why" CHECK (NOT ("reason" = '')));
ALTER TABLE "activities_civicdone" ADD CONSTRAINT "activities_civicdone_by_id_7036acf3_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_civicdone" ADD CONSTRAINT "activities_civicdone_civic_date_id_5b38dc90_fk_activitie" FOREIGN KEY ("civic_date_id") REFERENCES "activities_civicdate" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_civicdone_by_id_7036acf3" ON "activities_civicdone" ("by_id");
CREATE INDEX "activities_civicdone_civic_date_id_5b38dc90" ON "activities_civicdone" ("civic_date_id");
ALTER TABLE "activities_servicecoverage" ADD CONSTRAINT "activities_servicecoverage_by_id_6c08b3d6_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_servicecoverage" ADD CONSTRAINT "activities_serviceco_service_id_3a555c36_fk_centre_so" FOREIGN KEY ("service_id") REFERENCES "centre_socialservice" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_servicecoverage_by_id_6c08b3d6" ON "activities_servicecoverage" ("by_id");
CREATE INDEX "activities_servicecoverage_service_id_3a555c36" ON "activities_servicecoverage" ("service_id");
CREATE INDEX "coverage_newest" ON "activities_servicecoverage" ("service_id", "id" DESC);

-- migration activities 0014_services_and_civic_dates_laws 1a96d0d79425a111
create trigger activities_coverage_stays before update or delete on activities_servicecoverage
    for each row
    execute function osl_refuse('what was said of a gap stays as it was written');
create trigger activities_servicecoverage_no_truncate before truncate on activities_servicecoverage
    for each statement
    execute function osl_refuse('what was said of a gap stays as it was written');
create trigger activities_servicecoverage_written_at_once before insert or update of at on activities_servicecoverage
    for each row
    execute function osl_refuse_another_time('at');
create trigger activities_civic_done_stays before update or delete on activities_civicdone
    for each row
    execute function osl_refuse('what was ticked off for a year stays');
create trigger activities_civicdone_no_truncate before truncate on activities_civicdone
    for each statement
    execute function osl_refuse('what was ticked off for a year stays');
create trigger activities_civicdone_written_at_once before insert or update of at on activities_civicdone
    for each row
    execute function osl_refuse_another_time('at');
create trigger activities_civicdone_days_are_read before insert or update of done_on, at on activities_civicdone
    for each row
    when (new.done_on not between '0001-01-03' and '9999-12-29' or new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger activities_civicdate_days_are_read before insert or update of created_at, changed_at on activities_civicdate
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger activities_civicdate_takes_its_changes after delete or update of id on activities_civicdate
    for each row
    execute function audit_forget_changes('activities.civicdate');
create trigger activities_civicdate_numbered_anew before insert on activities_civicdate
    for each row
    execute function audit_refuse_old_number();
create trigger activities_servicecoverage_days_are_read before insert or update of look_again_on, at on activities_servicecoverage
    for each row
    when (new.look_again_on not between '0001-01-03' and '9999-12-29' or new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration activities 0015_corrections 6d5e3c26ea67404a
ALTER TABLE "activities_tally" ALTER COLUMN "reason" TYPE varchar(500);

-- migration activities 0016_voices 6390b9f79de7a7e8
CREATE TABLE "activities_voice" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "heard" varchar(8) NOT NULL, "people" smallint NOT NULL CHECK ("people" >= 0), "language" varchar(2) NOT NULL, "heard_on" date NOT NULL, "key" uuid NULL UNIQUE, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "by_id" bigint NULL, "occurrence_id" bigint NOT NULL);
CREATE TABLE "activities_answer" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "question" varchar(8) NOT NULL, "asked" varchar(200) NOT NULL, "note_id" bigint NOT NULL UNIQUE, "voice_id" bigint NOT NULL);
ALTER TABLE "activities_voice" ADD CONSTRAINT "voice_keeps_the_name" CHECK ((("by_id" IS NULL AND "by_name" = '') OR ("by_id" IS NOT NULL AND NOT ("by_name" = ''))));
ALTER TABLE "activities_voice" ADD CONSTRAINT "voice_has_known_way" CHECK ("heard" IN ('page', 'paper', 'aloud'));
ALTER TABLE "activities_voice" ADD CONSTRAINT "voice_of_the_page_is_nobodys" CHECK ((("by_id" IS NULL AND "heard" = 'page' AND "people" = 1) OR (NOT ("heard" = 'page') AND "by_id" IS NOT NULL)));
ALTER TABLE "activities_voice" ADD CONSTRAINT "voice_of_somebody" CHECK (("people" >= 1 AND "people" <= 999));
ALTER TABLE "activities_answer" ADD CONSTRAINT "answer_to_known_question" CHECK ("question" IN ('good', 'change', 'needed'));
ALTER TABLE "activities_answer" ADD CONSTRAINT "answer_once_of_voice" UNIQUE ("voice_id", "question");
ALTER TABLE "activities_voice" ADD CONSTRAINT "activities_voice_by_id_bef679bd_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_voice" ADD CONSTRAINT "activities_voice_occurrence_id_9e561dca_fk_activitie" FOREIGN KEY ("occurrence_id") REFERENCES "activities_occurrence" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_voice_by_id_bef679bd" ON "activities_voice" ("by_id");
CREATE INDEX "activities_voice_occurrence_id_9e561dca" ON "activities_voice" ("occurrence_id");
ALTER TABLE "activities_answer" ADD CONSTRAINT "activities_answer_note_id_e6e8dfe8_fk_needs_fieldnote_id" FOREIGN KEY ("note_id") REFERENCES "needs_fieldnote" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_answer" ADD CONSTRAINT "activities_answer_voice_id_eb01dbcc_fk_activities_voice_id" FOREIGN KEY ("voice_id") REFERENCES "activities_voice" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_answer_voice_id_eb01dbcc" ON "activities_answer" ("voice_id");

-- migration activities 0017_voices_laws dcc7d390d7534c52
-- Of a meeting that took place: by the page once it has ended, asked by the office once it began.
create function activities_voice_fits() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    held record;
begin
    select starts_at, ends_at, cancelled_at into held from activities_occurrence where id = new.occurrence_id for share;
    if held.cancelled_at is not null then
        raise exception '% on % refused: the meeting was called off', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'voice_of_a_meeting_held';
    end if;
    if osl_now() < held.starts_at or (new.heard = 'page' and osl_now() < held.ends_at)
        or new.heard_on > (osl_now() at time zone 'Europe/Warsaw')::date
    then
        raise exception '% on % refused: the meeting is not over', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'voice_after_the_meeting';
    end if;
    return new;
end
$$;
create trigger activities_voice_fits before insert on activities_voice
    for each row
    execute function activities_voice_fits();
create trigger activities_voice_stays before update or delete on activities_voice
    for each row
    execute function osl_refuse('what was heard after a meeting stays');
create trigger activities_answer_stays before update on activities_answer
    for each row
    execute function osl_refuse('what was heard after a meeting stays');
create trigger activities_voice_no_truncate before truncate on activities_voice
    for each statement
    execute function osl_refuse('what was heard after a meeting stays');
create trigger activities_answer_no_truncate before truncate on activities_answer
    for each statement
    execute function osl_refuse('what was heard after a meeting stays');
create trigger activities_voice_reads_what_is_there before insert or update or delete on activities_voice
    for each statement
    execute function osl_read_what_is_there();
create trigger activities_voice_days_are_read before insert or update of heard_on on activities_voice
    for each row
    when (new.heard_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration activities 0018_head_counts c43c7b17d99a63ad
CREATE TABLE "activities_headcount" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(60) NOT NULL, "people" smallint NOT NULL CHECK ("people" >= 0));
ALTER TABLE "activities_result" DROP CONSTRAINT "result_somebody_or_nobody";
ALTER TABLE "activities_result" ADD COLUMN "others" integer DEFAULT 0 NOT NULL CHECK ("others" >= 0);
ALTER TABLE "activities_result" ADD CONSTRAINT "result_somebody_or_nobody" CHECK (((NOT "nobody_came" AND ("children" > 0 OR "youth" > 0 OR "adults" > 0 OR "older" > 0 OR "others" > 0)) OR ("adults" = 0 AND "children" = 0 AND "nobody_came" AND "older" = 0 AND "others" = 0 AND "youth" = 0)));
ALTER TABLE "activities_headcount" ADD COLUMN "group_id" bigint NOT NULL CONSTRAINT "activities_headcount_group_id_3da1e756_fk_centre_headgroup_id" REFERENCES "centre_headgroup"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "activities_headcount_group_id_3da1e756_fk_centre_headgroup_id" IMMEDIATE;
ALTER TABLE "activities_headcount" ADD COLUMN "result_id" bigint NOT NULL CONSTRAINT "activities_headcount_result_id_37f152f7_fk_activities_result_id" REFERENCES "activities_result"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "activities_headcount_result_id_37f152f7_fk_activities_result_id" IMMEDIATE;
ALTER TABLE "activities_headcount" ADD CONSTRAINT "headcount_once_of_group" UNIQUE ("result_id", "group_id");
ALTER TABLE "activities_headcount" ADD CONSTRAINT "headcount_sensible" CHECK (("people" >= 1 AND "people" <= 9999));
CREATE INDEX "activities_headcount_group_id_3da1e756" ON "activities_headcount" ("group_id");
CREATE INDEX "activities_headcount_result_id_37f152f7" ON "activities_headcount" ("result_id");

-- migration activities 0019_head_counts_laws 88ab3581828f6b6c
-- Each of the first four groups has a row of its own, named as the office called it when it was counted.
create function activities_heads_follow_columns() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    insert into activities_headcount (result_id, group_id, name, people)
        select new.id, g.id, g.name, c.people
            from (values ('children', new.children), ('youth', new.youth), ('adults', new.adults), ('older', new.older))
                as c (slug, people)
            join centre_headgroup as g on g.slug = c.slug
            where c.people > 0
        on conflict (result_id, group_id) do update set people = excluded.people
            where activities_headcount.people <> excluded.people;
    delete from activities_headcount as h using centre_headgroup as g
        where h.result_id = new.id and g.id = h.group_id
            and ((g.slug = 'children' and new.children = 0) or (g.slug = 'youth' and new.youth = 0)
                or (g.slug = 'adults' and new.adults = 0) or (g.slug = 'older' and new.older = 0));
    return null;
end
$$;
-- What was counted by groups comes to as many as the result says.
create function activities_heads_add_up() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    whole bigint;
    parts bigint;
    counted bigint := case when tg_table_name = 'activities_result' then (to_jsonb(new) ->> 'id')::bigint
        else (to_jsonb(coalesce(new, old)) ->> 'result_id')::bigint end;
begin
    select children + youth + adults + older + others into whole from activities_result where id = counted;
    select coalesce(sum(people), 0) into parts from activities_headcount where result_id = counted;
    if whole is distinct from parts and whole is not null then
        raise exception 'heads of result % do not add up: % and %', counted, parts, whole
            using errcode = 'integrity_constraint_violation', constraint = 'headcount_adds_up';
    end if;
    return null;
end
$$;
create trigger activities_heads_follow_columns after insert or update of children, youth, adults, older on activities_result
    for each row
    execute function activities_heads_follow_columns();
drop trigger if exists activities_result_heads_add_up on activities_result;
create constraint trigger activities_result_heads_add_up after insert or update of children, youth, adults, older, others on activities_result deferrable initially deferred
    for each row
    execute function activities_heads_add_up();
drop trigger if exists activities_headcount_adds_up on activities_headcount;
create constraint trigger activities_headcount_adds_up after insert or update or delete on activities_headcount deferrable initially deferred
    for each row
    execute function activities_heads_add_up();
create trigger activities_headcount_no_truncate before truncate on activities_headcount
    for each statement
    execute function osl_refuse('heads that were counted stay');

-- migration activities 0020_heads_counted 1f7b24f1bed188c9
insert into activities_headcount (result_id, group_id, name, people)
    select r.id, g.id, g.name, c.people
        from activities_result as r
        cross join lateral
            (values ('children', r.children), ('youth', r.youth), ('adults', r.adults), ('older', r.older))
            as c (slug, people)
        join centre_headgroup as g on g.slug = c.slug
        where c.people > 0
        order by r.id, g.position
    on conflict do nothing;

-- migration activities 0021_help_that_comes aea52ea63f27263e
ALTER TABLE "activities_activity" ADD COLUMN "comes_to_you" boolean DEFAULT false NOT NULL;

-- migration activities 0022_village_sheets b8a1d8cc84416054
CREATE TABLE "activities_sheetsending" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "month" date NOT NULL, "at" timestamp with time zone NOT NULL, "by_id" bigint NOT NULL);
CREATE TABLE "activities_villagesheet" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "month" date NOT NULL, "channel" varchar(10) NOT NULL, "occurrences" smallint NOT NULL CHECK ("occurrences" >= 0), "digest" varchar(64) NOT NULL, "corrects_id" bigint NULL UNIQUE, "sending_id" bigint NOT NULL, "village_id" bigint NOT NULL);
CREATE TABLE "activities_sheetdocument" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "made_at" timestamp with time zone NOT NULL, "text_digest" varchar(64) NOT NULL, "seal" varchar(64) NOT NULL, "kind" varchar(8) NOT NULL, "file_id" bigint NOT NULL UNIQUE, "sheet_id" bigint NOT NULL);
CREATE TABLE "activities_sheetcall" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "at" timestamp with time zone NOT NULL, "by_id" bigint NOT NULL, "sheet_id" bigint NOT NULL UNIQUE);
ALTER TABLE "activities_sheetsending" ADD CONSTRAINT "sending_keeps_the_name" CHECK (NOT ("by_name" = ''));
ALTER TABLE "activities_sheetsending" ADD CONSTRAINT "sending_of_a_month" CHECK (EXTRACT(DAY FROM "month") = 1);
ALTER TABLE "activities_villagesheet" ADD CONSTRAINT "sheet_has_known_channel" CHECK ("channel" IN ('mail', 'print', 'call'));
CREATE UNIQUE INDEX "sheet_begins_once" ON "activities_villagesheet" ("month", "village_id") WHERE "corrects_id" IS NULL;
ALTER TABLE "activities_villagesheet" ADD CONSTRAINT "sheet_once_in_a_sending" UNIQUE ("sending_id", "village_id");
ALTER TABLE "activities_villagesheet" ADD CONSTRAINT "sheet_corrects_another" CHECK (NOT ("corrects_id" = ("id") AND "corrects_id" IS NOT NULL));
ALTER TABLE "activities_sheetdocument" ADD CONSTRAINT "sheetdocument_once" UNIQUE ("sheet_id", "kind");
ALTER TABLE "activities_sheetdocument" ADD CONSTRAINT "sheetdocument_has_known_kind" CHECK ("kind" = 'sheet');
ALTER TABLE "activities_sheetcall" ADD CONSTRAINT "sheetcall_keeps_the_name" CHECK (NOT ("by_name" = ''));
ALTER TABLE "activities_sheetsending" ADD CONSTRAINT "activities_sheetsending_by_id_ee98952a_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_sheetsending_by_id_ee98952a" ON "activities_sheetsending" ("by_id");
ALTER TABLE "activities_villagesheet" ADD CONSTRAINT "activities_villagesh_corrects_id_9acdf668_fk_activitie" FOREIGN KEY ("corrects_id") REFERENCES "activities_villagesheet" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_villagesheet" ADD CONSTRAINT "activities_villagesh_sending_id_5d776d30_fk_activitie" FOREIGN KEY ("sending_id") REFERENCES "activities_sheetsending" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_villagesheet" ADD CONSTRAINT "activities_villagesh_village_id_15a90c43_fk_centre_vi" FOREIGN KEY ("village_id") REFERENCES "centre_village" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_villagesheet_sending_id_5d776d30" ON "activities_villagesheet" ("sending_id");
CREATE INDEX "activities_villagesheet_village_id_15a90c43" ON "activities_villagesheet" ("village_id");
ALTER TABLE "activities_sheetdocument" ADD CONSTRAINT "activities_sheetdocu_file_id_4e77c445_fk_files_sto" FOREIGN KEY ("file_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_sheetdocument" ADD CONSTRAINT "activities_sheetdocu_sheet_id_7981ff04_fk_activitie" FOREIGN KEY ("sheet_id") REFERENCES "activities_villagesheet" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_sheetdocument_sheet_id_7981ff04" ON "activities_sheetdocument" ("sheet_id");
ALTER TABLE "activities_sheetcall" ADD CONSTRAINT "activities_sheetcall_by_id_5dd0e1ff_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_sheetcall" ADD CONSTRAINT "activities_sheetcall_sheet_id_aa1ab073_fk_activitie" FOREIGN KEY ("sheet_id") REFERENCES "activities_villagesheet" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_sheetcall_by_id_5dd0e1ff" ON "activities_sheetcall" ("by_id");

-- migration activities 0023_village_sheets_laws 29a4c1d95871ae07
create trigger activities_calendar_changed after insert or update or delete or truncate on partners_villagehead
    for each statement
    execute function activities_calendar_changed();
create trigger activities_sheetsending_stays before update or delete on activities_sheetsending
    for each row
    execute function osl_refuse('a sheet that was sent stays as it went');
create trigger activities_villagesheet_stays before update or delete on activities_villagesheet
    for each row
    execute function osl_refuse('a sheet that was sent stays as it went');
create trigger activities_sheetdocument_stays before update or delete on activities_sheetdocument
    for each row
    execute function osl_refuse('a sheet that was sent stays as it went');
create trigger activities_sheetcall_stays before update or delete on activities_sheetcall
    for each row
    execute function osl_refuse('a sheet that was sent stays as it went');
create trigger activities_sheetsending_no_truncate before truncate on activities_sheetsending
    for each statement
    execute function osl_refuse('a sheet that was sent stays as it went');
create trigger activities_villagesheet_no_truncate before truncate on activities_villagesheet
    for each statement
    execute function osl_refuse('a sheet that was sent stays as it went');
create trigger activities_sheetdocument_no_truncate before truncate on activities_sheetdocument
    for each statement
    execute function osl_refuse('a sheet that was sent stays as it went');
create trigger activities_sheetcall_no_truncate before truncate on activities_sheetcall
    for each statement
    execute function osl_refuse('a sheet that was sent stays as it went');
create trigger activities_sheetdocument_cites before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('activities_sheetdocument', 'file_id');
create trigger activities_sheetsending_written_at_once before insert or update of at on activities_sheetsending
    for each row
    execute function osl_refuse_another_time('at');
create trigger activities_sheetcall_written_at_once before insert or update of at on activities_sheetcall
    for each row
    execute function osl_refuse_another_time('at');
create trigger activities_sheetdocument_written_at_once before insert or update of made_at on activities_sheetdocument
    for each row
    execute function osl_refuse_another_time('made_at');
create trigger activities_sheetcall_days_are_read before insert or update of at on activities_sheetcall
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger activities_sheetdocument_days_are_read before insert or update of made_at on activities_sheetdocument
    for each row
    when (new.made_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger activities_sheetsending_days_are_read before insert or update of month, at on activities_sheetsending
    for each row
    when (new.month not between '0001-01-03' and '9999-12-29' or new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger activities_villagesheet_days_are_read before insert or update of month on activities_villagesheet
    for each row
    when (new.month not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration activities 0024_ticks_taken_back 6976c05d251e9f14
ALTER TABLE "activities_civicdone" DROP CONSTRAINT "civic_done_once";
ALTER TABLE "activities_civicdone" ADD COLUMN "taken_back_at" timestamp with time zone NULL;
ALTER TABLE "activities_civicdone" ADD COLUMN "taken_back_by_id" bigint NULL CONSTRAINT "activities_civicdone_taken_back_by_id_dfabe58d_fk_accounts_" REFERENCES "accounts_user"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "activities_civicdone_taken_back_by_id_dfabe58d_fk_accounts_" IMMEDIATE;
ALTER TABLE "activities_civicdone" ADD COLUMN "taken_back_by_name" varchar(120) DEFAULT '' NOT NULL;
ALTER TABLE "activities_civicdone" ADD COLUMN "taken_back_by_position" varchar(120) DEFAULT '' NOT NULL;
CREATE UNIQUE INDEX "civic_done_once" ON "activities_civicdone" ("civic_date_id", "year") WHERE "taken_back_at" IS NULL;
ALTER TABLE "activities_civicdone" ADD CONSTRAINT "civic_done_taken_back_keeps_the_name" CHECK ((("taken_back_by_id" IS NULL AND "taken_back_by_name" = '') OR ("taken_back_by_id" IS NOT NULL AND NOT ("taken_back_by_name" = ''))));
CREATE INDEX "activities_civicdone_taken_back_by_id_dfabe58d" ON "activities_civicdone" ("taken_back_by_id");

-- migration activities 0025_ticks_taken_back_laws 66ba3030ec0ffb6b
create or replace trigger activities_civic_done_stays before delete on activities_civicdone
    for each row
    execute function osl_refuse('what was ticked off for a year stays');
create trigger activities_civic_done_taken_back_once before update on activities_civicdone
    for each row
    when (old.taken_back_at is not null or (old.id, old.civic_date_id, old.year, old.done_on, old.note, old.at, old.by_id, old.by_name, old.by_position) is distinct from (new.id, new.civic_date_id, new.year, new.done_on, new.note, new.at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('what was ticked off for a year stays');
create trigger activities_civicdone_taken_back_at_once before insert or update of taken_back_at on activities_civicdone
    for each row
    execute function osl_refuse_another_time('taken_back_at');
create or replace trigger activities_civicdone_days_are_read before insert or update of done_on, at, taken_back_at on activities_civicdone
    for each row
    when (new.done_on not between '0001-01-03' and '9999-12-29' or new.at not between '0001-01-03' and '9999-12-29' or new.taken_back_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration activities 0026_event_proposals dfe3493cf1ea3257
CREATE TABLE "activities_eventproposal" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "day" date NOT NULL, "starts" time NOT NULL, "ends" time NOT NULL, "for_minors" boolean NOT NULL, "duties_stated" boolean NOT NULL, "partner_id" bigint NULL, "submission_id" bigint NOT NULL UNIQUE, CONSTRAINT "event_proposal_runs_forward" CHECK ("ends" > ("starts")), CONSTRAINT "event_proposal_for_minors_states_duties" CHECK ((NOT "for_minors" OR "duties_stated")));
ALTER TABLE "activities_eventproposal" ADD CONSTRAINT "activities_eventprop_partner_id_fd8bd6f9_fk_partners_" FOREIGN KEY ("partner_id") REFERENCES "partners_partner" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "activities_eventproposal" ADD CONSTRAINT "activities_eventprop_submission_id_62e41b79_fk_needs_sub" FOREIGN KEY ("submission_id") REFERENCES "needs_submission" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_eventproposal_partner_id_fd8bd6f9" ON "activities_eventproposal" ("partner_id");

-- migration activities 0027_event_proposals_laws f878bb2fe467b75f
create trigger activities_event_proposal_stays before update on activities_eventproposal
    for each row
    when ((old.id, old.submission_id, old.day, old.starts, old.ends, old.for_minors, old.duties_stated) is distinct from (new.id, new.submission_id, new.day, new.starts, new.ends, new.for_minors, new.duties_stated))
    execute function osl_refuse('what was proposed stays as it was proposed');
create trigger activities_eventproposal_days_are_read before insert or update of day on activities_eventproposal
    for each row
    when (new.day not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration activities 0028_partner_links 75392b3411333d98
CREATE TABLE "activities_partnerlink" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "made_at" timestamp with time zone NOT NULL, "called_off_at" timestamp with time zone NULL, "partner_id" bigint NOT NULL, CONSTRAINT "partner_link_called_off_after_made" CHECK (("called_off_at" IS NULL OR "called_off_at" >= ("made_at"))));
ALTER TABLE "activities_partnerlink" ADD CONSTRAINT "activities_partnerli_partner_id_b6cc09f6_fk_partners_" FOREIGN KEY ("partner_id") REFERENCES "partners_partner" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "activities_partnerlink_partner_id_b6cc09f6" ON "activities_partnerlink" ("partner_id");

-- migration activities 0029_partner_links_laws 2c387f2e22210eb0
create trigger activities_partner_link_is_called_off_once before update on activities_partnerlink
    for each row
    when ((old.id, old.made_at, coalesce(old.called_off_at, new.called_off_at)) is distinct from (new.id, new.made_at, new.called_off_at))
    execute function osl_refuse('a link that was called off stays so');
create trigger activities_partnerlink_days_are_read before insert or update of made_at, called_off_at on activities_partnerlink
    for each row
    when (new.made_at not between '0001-01-03' and '9999-12-29' or new.called_off_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration audit 0016_weighing_laws fd28c547b9ed0dea
-- Whether a line names what acts erase: never what is decided, the trail, an account, or a session.
create or replace function audit_is_erasable(told audit_erasure) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if told.begins is not null then
        return told."table" || '.' || told."column" in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'partners_logentry.summary', 'partners_logentry.agreed', 'partners_agreement.subject', 'partners_agreement.terms', 'partners_agreement.ended_why', 'partners_amendment.changes', 'partners_signedagreement.reason', 'needs_weight.why', 'partners_partnership.name', 'partners_partnership.led_by', 'partners_partnership.about', 'partners_partnership.ended_why', 'partners_partnermeeting.title', 'partners_partnermeeting.place', 'partners_partnermeeting.agenda', 'partners_partnermeeting.note', 'partners_partnermeeting.cancelled_reason', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason');
    end if;
    return exists (
            select from (values
            ('activities_notice', 'text', '^$'),
            ('activities_occurrence', 'formerly', '^$'),
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
            ('partners_contactperson', '', '^$'),
            ('partners_villagehead', '', '^$'),
            ('partners_correctedvalue', '', '^$'),
            ('promises_promise', '', '^$')
            ) erasable ("table", "column", leaves)
            where erasable."table" = told."table" and erasable."column" = told."column"
                and told.leaves ~ erasable.leaves
    );
end
$$;

-- migration contenttypes 0001_initial 35ed8489a147e0b4
CREATE TABLE "django_content_type" ("id" integer NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(100) NOT NULL, "app_label" varchar(100) NOT NULL, "model" varchar(100) NOT NULL);
ALTER TABLE "django_content_type" ADD CONSTRAINT "django_content_type_app_label_model_76bd3d3b_uniq" UNIQUE ("app_label", "model");

-- migration contenttypes 0002_remove_content_type_name 7d36494075750f0e
ALTER TABLE "django_content_type" ALTER COLUMN "name" DROP NOT NULL;
ALTER TABLE "django_content_type" DROP COLUMN "name" CASCADE;

-- migration auth 0001_initial 845cff319606332f
CREATE TABLE "auth_permission" ("id" integer NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(50) NOT NULL, "content_type_id" integer NOT NULL, "codename" varchar(100) NOT NULL);
CREATE TABLE "auth_group" ("id" integer NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "name" varchar(80) NOT NULL UNIQUE);
CREATE TABLE "auth_group_permissions" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "group_id" integer NOT NULL, "permission_id" integer NOT NULL);
ALTER TABLE "auth_permission" ADD CONSTRAINT "auth_permission_content_type_id_codename_01ab375a_uniq" UNIQUE ("content_type_id", "codename");
ALTER TABLE "auth_permission" ADD CONSTRAINT "auth_permission_content_type_id_2f476e4b_fk_django_co" FOREIGN KEY ("content_type_id") REFERENCES "django_content_type" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "auth_permission_content_type_id_2f476e4b" ON "auth_permission" ("content_type_id");
CREATE INDEX "auth_group_name_a6ea08ec_like" ON "auth_group" ("name" varchar_pattern_ops);
ALTER TABLE "auth_group_permissions" ADD CONSTRAINT "auth_group_permissions_group_id_permission_id_0cd325b0_uniq" UNIQUE ("group_id", "permission_id");
ALTER TABLE "auth_group_permissions" ADD CONSTRAINT "auth_group_permissions_group_id_b120cbf9_fk_auth_group_id" FOREIGN KEY ("group_id") REFERENCES "auth_group" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "auth_group_permissions" ADD CONSTRAINT "auth_group_permissio_permission_id_84c5c92e_fk_auth_perm" FOREIGN KEY ("permission_id") REFERENCES "auth_permission" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "auth_group_permissions_group_id_b120cbf9" ON "auth_group_permissions" ("group_id");
CREATE INDEX "auth_group_permissions_permission_id_84c5c92e" ON "auth_group_permissions" ("permission_id");

-- migration auth 0002_alter_permission_name_max_length feaf97e0e8f7d148
ALTER TABLE "auth_permission" ALTER COLUMN "name" TYPE varchar(255);

-- migration auth 0003_alter_user_email_max_length 9d5657b4db9872dc


-- migration auth 0004_alter_user_username_opts 9538db342c9a9bec


-- migration auth 0005_alter_user_last_login_null 79f60a35dc000fdd


-- migration auth 0006_require_contenttypes_0002 00cb16e3405f14b6


-- migration auth 0007_alter_validators_add_error_messages 115db87dc327530f


-- migration auth 0008_alter_user_username_max_length 02857f65f7d64814


-- migration auth 0009_alter_user_last_name_max_length 19a89500e7f108a7


-- migration auth 0010_alter_group_name_max_length 0963ed6498ac0b3a
ALTER TABLE "auth_group" ALTER COLUMN "name" TYPE varchar(150);

-- migration auth 0011_update_proxy_permissions 85a5dde708dc4b61


-- migration auth 0012_alter_user_first_name_max_length 6cefbc9f80903763


-- migration backup 0001_initial f01e24530f721321
CREATE TABLE "backup_backup" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "started_at" timestamp with time zone NOT NULL, "ended_at" timestamp with time zone NOT NULL, "name" varchar(200) NOT NULL, "size" bigint NOT NULL CHECK ("size" >= 0), "sha256" varchar(64) NOT NULL, "keys" varchar(100)[] NOT NULL, "rows" jsonb NOT NULL, "said" varchar(500) NOT NULL, "rehearsed_at" timestamp with time zone NULL, "removed_at" timestamp with time zone NULL, CONSTRAINT "backup_is_an_archive_or_why_not" CHECK ((("said" = '' AND "sha256"::text ~ '^[0-9a-f]{64}$' AND "size" > 0 AND NOT ("name" = '')) OR (NOT ("said" = '') AND "name" = '' AND "sha256" = '' AND "size" = 0))), CONSTRAINT "backup_ends_after_it_began" CHECK ("ended_at" >= ("started_at")));
CREATE INDEX "backup_backup_ended_at_e48019e7" ON "backup_backup" ("ended_at");

-- migration backup 0002_laws 0069cdf151495b8c
create trigger backup_stays before delete on backup_backup
    for each row
    execute function osl_refuse('what was written of a backup stays');
create trigger backup_stays_as_written before update on backup_backup
    for each row
    when ((old.id, old.started_at, old.ended_at, old.name, old.size, old.sha256, old.keys, old.rows, old.said) is distinct from (new.id, new.started_at, new.ended_at, new.name, new.size, new.sha256, new.keys, new.rows, new.said) or (old.removed_at is not null and new.removed_at is distinct from old.removed_at) or (old.rehearsed_at is not null and new.rehearsed_at is null))
    execute function osl_refuse('what was written of a backup stays');
create trigger backup_backup_no_truncate before truncate on backup_backup
    for each statement
    execute function osl_refuse('what was written of a backup stays');
create trigger backup_backup_ended_at_at_once before insert or update of ended_at on backup_backup
    for each row
    execute function osl_refuse_another_time('ended_at');
create trigger backup_backup_rehearsed_at_at_once before insert or update of rehearsed_at on backup_backup
    for each row
    execute function osl_refuse_another_time('rehearsed_at');
create trigger backup_backup_removed_at_at_once before insert or update of removed_at on backup_backup
    for each row
    execute function osl_refuse_another_time('removed_at');
create trigger backup_backup_days_are_read before insert or update of started_at, ended_at, rehearsed_at, removed_at on backup_backup
    for each row
    when (new.started_at not between '0001-01-03' and '9999-12-29' or new.ended_at not between '0001-01-03' and '9999-12-29' or new.rehearsed_at not between '0001-01-03' and '9999-12-29' or new.removed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration centre 0012_boundary 2ee871fd293102b4
CREATE TABLE "centre_boundary" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "rings" jsonb NOT NULL, "source" varchar(200) NOT NULL, "licence" varchar(120) NOT NULL, "remarks" jsonb NOT NULL, "is_shown" boolean NOT NULL, "at" timestamp with time zone NOT NULL, "by_id" bigint NOT NULL, CONSTRAINT "boundary_one_shown_one_looked_at" UNIQUE ("is_shown"), CONSTRAINT "boundary_says_its_source" CHECK (NOT ("source" = '')), CONSTRAINT "boundary_keeps_the_name" CHECK (NOT ("by_name" = '')));
ALTER TABLE "centre_boundary" ADD CONSTRAINT "centre_boundary_by_id_ee8d62e9_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "centre_boundary_by_id_ee8d62e9" ON "centre_boundary" ("by_id");

-- migration centre 0013_boundary_laws d22030f6b445256c
create trigger centre_boundary_days_are_read before insert or update of at on centre_boundary
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration discarding 0001_initial 0a5d400129125f0e
CREATE TABLE "discarding_discarding" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_id" bigint NOT NULL, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "subject_type" varchar(60) NOT NULL, "subject_id" bigint NOT NULL CHECK ("subject_id" >= 0), "name" varchar(300) NOT NULL, "ground" varchar(10) NOT NULL, "archive" varchar(200) NOT NULL, "number" varchar(80) NOT NULL, "consented_on" date NULL, "file_id" bigint NULL UNIQUE, "at" timestamp with time zone NOT NULL, CONSTRAINT "discarding_keeps_names" CHECK ((NOT ("by_name" = '') AND NOT ("name" = ''))), CONSTRAINT "discarding_says_which_consent" CHECK ((("archive" = '' AND "consented_on" IS NULL AND "file_id" IS NULL AND "ground" = 'filed' AND "number" = '') OR ("consented_on" IS NOT NULL AND "ground" = 'consent' AND NOT ("archive" = '') AND NOT ("number" = '')))));
CREATE TABLE "discarding_discarded" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "discarding_id" bigint NOT NULL UNIQUE, "rows" jsonb NOT NULL, "at" timestamp with time zone NOT NULL);
ALTER TABLE "discarding_discarding" ADD CONSTRAINT "discarding_discarding_by_id_30e14c36_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "discarding_discarding" ADD CONSTRAINT "discarding_discarding_file_id_df0d9a93_fk_files_storedfile_id" FOREIGN KEY ("file_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "discarding_discarding_by_id_30e14c36" ON "discarding_discarding" ("by_id");
CREATE INDEX "discarding_of_a_record" ON "discarding_discarding" ("subject_type", "subject_id", "id" DESC);
ALTER TABLE "discarding_discarded" ADD CONSTRAINT "discarding_discarded_discarding_id_2cd0e1f4_fk_discardin" FOREIGN KEY ("discarding_id") REFERENCES "discarding_discarding" ("id") DEFERRABLE INITIALLY DEFERRED;

-- migration discarding 0002_laws 9e4661565134f24c
-- For the functions that remove records: the number of the record of this kind that may go on that ground, held until the transaction ends. Refuses one that is not there, is done, or is younger than seven days.
create function discarding_is_due(asked bigint, kind text) returns bigint
    language plpgsql set search_path = public, pg_temp
as $$
declare said record;
begin
    select * into said from discarding_discarding where id = asked and subject_type = kind for update;
    if not found then
        raise exception 'nobody said on which ground this % may go', kind
            using errcode = 'integrity_constraint_violation';
    end if;
    if said.at > osl_now() - interval '7 days' then
        raise exception 'between the ground and the removal lie seven days'
            using errcode = 'integrity_constraint_violation';
    end if;
    if exists (
        select 1 from discarding_discarding later
            where later.subject_type = kind and later.subject_id = said.subject_id and later.id > said.id
    ) then
        raise exception 'another ground was said since' using errcode = 'integrity_constraint_violation';
    end if;
    return said.subject_id;
end
$$;
revoke all on function discarding_is_due from public;
-- Before insert: a director by a role of their own says it, of a case that is there.
create function discarding_by_a_director() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform 1 from accounts_user where id = new.by_id and is_active and 'director' = any (roles) for share;
    if not found then
        raise exception 'only a director lets a record go' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger discarding_stays before update or delete on discarding_discarding
    for each row
    execute function osl_refuse('on which ground a record went stays written');
create trigger discarding_discarding_no_truncate before truncate on discarding_discarding
    for each statement
    execute function osl_refuse('on which ground a record went stays written');
create trigger discarding_discarding_written_at_once before insert or update of at on discarding_discarding
    for each row
    execute function osl_refuse_another_time('at');
create trigger discarding_discarding_days_are_read before insert or update of consented_on on discarding_discarding
    for each row
    when (new.consented_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger discarding_discarded_days_are_read before insert or update of at on discarding_discarded
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger discarding_by_a_director before insert on discarding_discarding
    for each row
    execute function discarding_by_a_director();
create trigger discarding_done_stays before update or delete on discarding_discarded
    for each row
    execute function osl_refuse('on which ground a record went stays written');
create trigger discarding_discarded_no_truncate before truncate on discarding_discarded
    for each statement
    execute function osl_refuse('on which ground a record went stays written');
create trigger discarding_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('discarding_discarding', 'file_id');
create trigger discarding_holds_its_file before insert or update of file_id on discarding_discarding
    for each row
    when (new.file_id is not null)
    execute function osl_hold_cited('files_storedfile', 'file_id', 'id');

-- migration faults 0001_initial 118be83279d9325b
CREATE TABLE "faults_digest" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "at" timestamp with time zone NOT NULL, "failed_jobs" integer DEFAULT 0 NOT NULL CHECK ("failed_jobs" >= 0));
CREATE TABLE "faults_fault" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "at" timestamp with time zone NOT NULL, "request" varchar(64) NOT NULL, "view" varchar(100) NOT NULL, "kind" varchar(100) NOT NULL, "place" varchar(200) NOT NULL, "digest_id" bigint NULL);
ALTER TABLE "faults_fault" ADD CONSTRAINT "faults_fault_digest_id_d16d450f_fk_faults_digest_id" FOREIGN KEY ("digest_id") REFERENCES "faults_digest" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "faults_fault_digest_id_d16d450f" ON "faults_fault" ("digest_id");
CREATE INDEX "fault_untold" ON "faults_fault" ("at") WHERE "digest_id" IS NULL;

-- migration faults 0002_laws 37ec3fe7ed42d2bf
create trigger faults_digest_days_are_read before insert or update of at on faults_digest
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger faults_fault_days_are_read before insert or update of at on faults_fault
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration forms 0002_laws 26cd7216282a374f
create trigger forms_draft_days_are_read before insert or update of at on forms_draft
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger forms_formkey_days_are_read before insert or update of at on forms_formkey
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration guard 0003_unlogged f5a5ba56e32f9d63
alter table guard_daysecret set unlogged;
alter table guard_counter set unlogged;
alter table guard_spentwork set unlogged;

-- migration imports 0001_initial 45150564be43d9a5
CREATE TABLE "imports_importrun" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "spec" varchar(40) NOT NULL, "sha256" varchar(64) NOT NULL, "scope" jsonb NOT NULL, "mapping" jsonb NOT NULL, "state" varchar(9) NOT NULL, "errors" jsonb NOT NULL, "by_id" bigint NOT NULL, "made_at" timestamp with time zone NOT NULL, "ended_at" timestamp with time zone NULL, CONSTRAINT "import_has_known_state" CHECK ("state" IN ('taken', 'looking', 'looked', 'refused', 'importing', 'done')), CONSTRAINT "import_ended_is_done" CHECK ((("ended_at" IS NOT NULL AND "state" = 'done') OR (NOT ("state" = 'done') AND "ended_at" IS NULL))));
CREATE TABLE "imports_importfile" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "run_id" bigint NOT NULL, "role" varchar(20) NOT NULL, "name" varchar(200) NOT NULL, "content" bytea NOT NULL, CONSTRAINT "import_file_once" UNIQUE ("run_id", "role"));
CREATE TABLE "imports_importprogress" ("run_id" bigint NOT NULL PRIMARY KEY, "seen" integer NOT NULL CHECK ("seen" >= 0), "total" integer NOT NULL CHECK ("total" >= 0));
CREATE TABLE "imports_importrow" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "run_id" bigint NOT NULL, "line" integer NULL CHECK ("line" >= 0), "outcome" varchar(7) NOT NULL, "subject_type" varchar(60) NOT NULL, "subject_id" varchar(60) NOT NULL, "name" varchar(200) NOT NULL, CONSTRAINT "import_row_has_known_outcome" CHECK ("outcome" IN ('added', 'changed', 'same', 'gone')));
ALTER TABLE "imports_importrun" ADD CONSTRAINT "imports_importrun_by_id_dc8ff496_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "import_of_a_file_once" ON "imports_importrun" ("spec", "sha256", "scope") WHERE "state" = 'done';
CREATE INDEX "imports_importrun_by_id_dc8ff496" ON "imports_importrun" ("by_id");
ALTER TABLE "imports_importfile" ADD CONSTRAINT "imports_importfile_run_id_de8a439d_fk_imports_importrun_id" FOREIGN KEY ("run_id") REFERENCES "imports_importrun" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "imports_importfile_run_id_de8a439d" ON "imports_importfile" ("run_id");
ALTER TABLE "imports_importprogress" ADD CONSTRAINT "imports_importprogress_run_id_5cd79812_fk_imports_importrun_id" FOREIGN KEY ("run_id") REFERENCES "imports_importrun" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "imports_importrow" ADD CONSTRAINT "imports_importrow_run_id_d16073d2_fk_imports_importrun_id" FOREIGN KEY ("run_id") REFERENCES "imports_importrun" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "imports_importrow_run_id_d16073d2" ON "imports_importrow" ("run_id");
CREATE INDEX "import_row_outcome" ON "imports_importrow" ("run_id", "outcome");

-- migration imports 0002_laws 772bb79a1cfb2f4a
create trigger imports_run_stays before delete on imports_importrun
    for each row
    execute function osl_refuse('what was read in stays written');
create trigger imports_importrun_no_truncate before truncate on imports_importrun
    for each statement
    execute function osl_refuse('what was read in stays written');
create trigger imports_run_stays_done before update on imports_importrun
    for each row
    when (old.state = 'done')
    execute function osl_refuse('a file that was read in stays so');
create trigger imports_importrun_days_are_read before insert or update of made_at, ended_at on imports_importrun
    for each row
    when (new.made_at not between '0001-01-03' and '9999-12-29' or new.ended_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration imports 0003_rows_to_decide b4baeb64b012d96e
ALTER TABLE "imports_importrow" DROP CONSTRAINT "import_row_has_known_outcome";
ALTER TABLE "imports_importrow" ADD COLUMN "remark" varchar(400) DEFAULT '' NOT NULL;
ALTER TABLE "imports_importrun" ADD COLUMN "answers" jsonb DEFAULT '{}'::jsonb NOT NULL;
ALTER TABLE "imports_importrow" ADD CONSTRAINT "import_row_has_known_outcome" CHECK ("outcome" IN ('added', 'changed', 'same', 'gone', 'asked'));

-- migration letters 0002_laws 8c65160c45487918
create trigger letters_letter_stays before delete on letters_letter
    for each row
    execute function osl_refuse('a letter loses its address, and is never deleted');
create trigger letters_letter_no_truncate before truncate on letters_letter
    for each statement
    execute function osl_refuse('a letter loses its address, and is never deleted');
create trigger letters_letter_days_are_read before insert or update of made_at, due_at, ended_at on letters_letter
    for each row
    when (new.made_at not between '0001-01-03' and '9999-12-29' or new.due_at not between '0001-01-03' and '9999-12-29' or new.ended_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger letters_letter_stays_sent before update of state on letters_letter
    for each row
    when (old.state in ('sent', 'dropped') and new.state <> old.state)
    execute function osl_refuse('a letter that went or was dropped is not taken back');
create trigger letters_letter_keeps_how_it_ended before update on letters_letter
    for each row
    when (old.ended_at is not null and new.state not in ('waiting', 'sending') and (old.language, old.tries, old.is_doubtful, old.said, old.due_at, old.ended_at) is distinct from (new.language, new.tries, new.is_doubtful, new.said, new.due_at, new.ended_at))
    execute function osl_refuse('what became of a letter stays written until it goes again');
create trigger letters_letter_keeps_whom_it_went_to before update on letters_letter
    for each row
    when (old.ended_at is not null and new."to" not in (old."to", ''))
    execute function osl_refuse('a letter that ended only loses its address');
create trigger letters_letter_fails_before_it_goes_again before update of state on letters_letter
    for each row
    when (old.state = 'failed' and new.state not in ('failed', 'waiting', 'dropped'))
    execute function osl_refuse('a letter that failed waits before it is sent again');
create trigger letters_letter_is_one_thing before update of id, kind, subject_type, subject_id, message_id, made_at on letters_letter
    for each row
    when ((old.id, old.kind, old.subject_type, old.subject_id, old.message_id, old.made_at) is distinct from (new.id, new.kind, new.subject_type, new.subject_id, new.message_id, new.made_at))
    execute function osl_refuse('a letter stays about what it was promised');
create trigger letters_letter_stays_nameless before update of "to" on letters_letter
    for each row
    when (old."to" = '' and new."to" <> '')
    execute function osl_refuse('an address that was erased stays erased');

-- migration merging 0001_initial 72e5f9d334b93de9
CREATE TABLE "merging_merge" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "subject_type" varchar(60) NOT NULL, "kept_id" bigint NOT NULL, "gone_id" bigint NOT NULL, "before" jsonb NOT NULL, "at" timestamp with time zone NOT NULL, "undone_at" timestamp with time zone NULL, "undone_by_name" varchar(120) NOT NULL, "undone_by_position" varchar(120) NOT NULL, "by_id" bigint NOT NULL, "undone_by_id" bigint NULL);
CREATE TABLE "merging_mergemove" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "table" varchar(63) NOT NULL, "column" varchar(63) NOT NULL, "row" bigint NOT NULL, "was" varchar(60) NOT NULL, "now" varchar(60) NOT NULL, "is_dropped" boolean NOT NULL, "merge_id" bigint NOT NULL);
CREATE INDEX "merge_kept" ON "merging_merge" ("subject_type", "kept_id");
CREATE UNIQUE INDEX "merge_goes_once" ON "merging_merge" ("subject_type", "gone_id") WHERE "undone_at" IS NULL;
ALTER TABLE "merging_merge" ADD CONSTRAINT "merge_of_two" CHECK (NOT ("kept_id" = ("gone_id")));
ALTER TABLE "merging_merge" ADD CONSTRAINT "merge_keeps_the_name" CHECK ((("by_id" IS NULL AND "by_name" = '') OR ("by_id" IS NOT NULL AND NOT ("by_name" = ''))));
ALTER TABLE "merging_merge" ADD CONSTRAINT "merge_undone_keeps_the_name" CHECK ((("undone_by_id" IS NULL AND "undone_by_name" = '') OR ("undone_by_id" IS NOT NULL AND NOT ("undone_by_name" = ''))));
ALTER TABLE "merging_merge" ADD CONSTRAINT "merging_merge_by_id_d6883db2_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "merging_merge" ADD CONSTRAINT "merging_merge_undone_by_id_a994858d_fk_accounts_user_id" FOREIGN KEY ("undone_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "merging_merge_by_id_d6883db2" ON "merging_merge" ("by_id");
CREATE INDEX "merging_merge_undone_by_id_a994858d" ON "merging_merge" ("undone_by_id");
ALTER TABLE "merging_mergemove" ADD CONSTRAINT "merging_mergemove_merge_id_89b714e4_fk_merging_merge_id" FOREIGN KEY ("merge_id") REFERENCES "merging_merge" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "merging_mergemove_merge_id_89b714e4" ON "merging_mergemove" ("merge_id");

-- migration merging 0002_laws 7425a2fc5fb44e2c
-- The kept row of a merge that holds is the gone one of no other.
create function merging_has_no_chains() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.undone_at is null and exists (
        select from merging_merge other where other.subject_type = new.subject_type and other.undone_at is null
            and other.id <> new.id and (other.gone_id = new.kept_id or other.kept_id = new.gone_id)
    ) then
        raise exception '% on % refused: a part of what is a part', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'merge_has_no_chains';
    end if;
    return null;
end
$$;
drop trigger if exists merging_merge_has_no_chains on merging_merge;
create constraint trigger merging_merge_has_no_chains after insert or update on merging_merge deferrable initially deferred
    for each row
    execute function merging_has_no_chains();
create trigger merging_merge_stays before update on merging_merge
    for each row
    when (old.undone_at is not null or (old.id, old.subject_type, old.gone_id, old.before, old.at, old.by_id, old.by_name, old.by_position) is distinct from (new.id, new.subject_type, new.gone_id, new.before, new.at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('what was merged stays told, and is taken back once');
create trigger merging_merge_no_truncate before truncate on merging_merge
    for each statement
    execute function osl_refuse('what was merged stays told');

-- migration merging 0003_days_laws f4ef8cb56c6c2089
create trigger merging_merge_days_are_read before insert or update of at, undone_at on merging_merge
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29' or new.undone_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration merging 0004_former_is_covered_laws 6448d499dad694e7
-- What the gone row said otherwise stays told, but for what is covered in it.
create function merging_former_is_only_covered() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if jsonb_array_length(new.before) <> jsonb_array_length(old.before) or exists (
        select from jsonb_array_elements(old.before) with ordinality was(pair, at)
            join jsonb_array_elements(new.before) with ordinality is_now(pair, at) using (at)
            where was.pair is distinct from is_now.pair and (
                was.pair ->> 0 is distinct from is_now.pair ->> 0 or jsonb_array_length(is_now.pair) <> 2
                or was.pair ->> 1 not like
                    replace(regexp_replace(is_now.pair ->> 1, '([!%_])', '!\1', 'g'), '▇▇▇', '%') escape '!'
            )
    ) then
        raise exception '% on % refused: what was merged stays told, and is taken back once', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create or replace trigger merging_merge_stays before update on merging_merge
    for each row
    when (old.undone_at is not null and to_jsonb(old) - 'before' is distinct from to_jsonb(new) - 'before' or (old.id, old.subject_type, old.gone_id, old.at, old.by_id, old.by_name, old.by_position) is distinct from (new.id, new.subject_type, new.gone_id, new.at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('what was merged stays told, and is taken back once');
create trigger merging_merge_former_stays before update of before on merging_merge
    for each row
    when (old.before is distinct from new.before)
    execute function merging_former_is_only_covered();

-- migration redaction 0015_weighing_laws f4eb2fbb04068b63
-- Whether passages are covered in that column of that row; of a change, in the column that it tells of.
create or replace function redaction_may_cover(named text, pk bigint, col text) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
begin
    if named || '.' || col not in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'partners_logentry.summary', 'partners_logentry.agreed', 'partners_agreement.subject', 'partners_agreement.terms', 'partners_agreement.ended_why', 'partners_amendment.changes', 'partners_signedagreement.reason', 'needs_weight.why', 'partners_partnership.name', 'partners_partnership.led_by', 'partners_partnership.about', 'partners_partnership.ended_why', 'partners_partnermeeting.title', 'partners_partnermeeting.place', 'partners_partnermeeting.agenda', 'partners_partnermeeting.note', 'partners_partnermeeting.cancelled_reason', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason') then
        return false;
    end if;
    return named <> 'audit_change' or exists (
        select from audit_change c join audit_entry e on e.id = c.entry_id
            where c.id = pk and replace(e.subject_type, '.', '_') || '.' || c.field in ('audit_change.before', 'audit_change.after', 'needs_asset.title', 'needs_asset.owner', 'needs_asset.available', 'needs_conclusion.text', 'needs_conclusion.material_change', 'needs_fieldnote.text', 'needs_fieldnote.source', 'needs_walkpoint.text', 'needs_walkpoint.place', 'needs_need.title', 'needs_need.description', 'needs_need.state_reason', 'needs_submission.words', 'needs_submission.in_polish', 'needs_line.text', 'needs_submissionstep.reason', 'needs_submissionstep.responsible', 'needs_support.name', 'needs_support.note', 'needs_passedon.answer', 'needs_legalmark.extended_why', 'needs_ipussummary.lacks', 'needs_ipussummary.works', 'needs_ipussummary.reason', 'promises_promise.what', 'promises_promise.outcome', 'withdrawal_withdrawal.reason', 'partners_partner.animation', 'partners_partner.offers', 'partners_partner.alert', 'partners_initiative.title', 'partners_initiative.description', 'partners_initiative.given', 'partners_initiative.result', 'partners_initiativestage.reason', 'partners_funding.name', 'partners_lack.what', 'partners_lack.met_by', 'partners_logentry.summary', 'partners_logentry.agreed', 'partners_agreement.subject', 'partners_agreement.terms', 'partners_agreement.ended_why', 'partners_amendment.changes', 'partners_signedagreement.reason', 'needs_weight.why', 'partners_partnership.name', 'partners_partnership.led_by', 'partners_partnership.about', 'partners_partnership.ended_why', 'partners_partnermeeting.title', 'partners_partnermeeting.place', 'partners_partnermeeting.agenda', 'partners_partnermeeting.note', 'partners_partnermeeting.cancelled_reason', 'plans_version.title', 'plans_version.reason', 'plans_version.manner', 'plans_chapter.title', 'plans_chapter.text', 'plans_goal.text', 'plans_goal.no_conclusion_reason', 'plans_goal.manner', 'plans_action.title', 'plans_action.description', 'plans_action.manner', 'plans_action.addressees', 'plans_action.place_note', 'plans_action.responsible', 'plans_action.resources', 'plans_indicator.name', 'plans_indicator.source', 'plans_actionlog.text', 'plans_actionlog.reason', 'plans_indicatorentry.source', 'plans_indicatorentry.not_counted', 'plans_indicatorentry.comment', 'plans_indicatorentry.reason', 'plans_remark.text', 'plans_answer.text', 'plans_filing.place', 'plans_filing.reason', 'plans_signedcopy.reason', 'activities_activity.title', 'activities_activity.title_uk', 'activities_activity.title_en', 'plans_report.title', 'plans_reportsection.title', 'plans_reportsection.text', 'plans_reportinbip.reason', 'plans_reportremark.text', 'plans_reportanswer.text', 'activities_activity.text', 'activities_activity.text_uk', 'activities_activity.text_en', 'activities_activity.outside_plan_reason', 'activities_activity.stopped_reason', 'activities_activity.not_for_minors_reason', 'activities_occurrence.note', 'activities_occurrence.cancelled_reason', 'activities_venue.getting_in', 'activities_venue.getting_there', 'activities_wordback.said', 'activities_wordback.said_uk', 'activities_wordback.said_en', 'activities_wordback.did', 'activities_wordback.did_uk', 'activities_wordback.did_en', 'activities_wordback.withdrawn_reason', 'activities_result.learnt', 'activities_result.deviations', 'activities_notice.text', 'activities_tally.comment', 'activities_tally.reason')
    );
end
$$;
revoke all on function redaction_may_cover from public;

-- migration needs 0015_surveys ba1d0199dd69dbf3
CREATE TABLE "needs_question" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "key" uuid NOT NULL, "position" smallint NOT NULL CHECK ("position" >= 0), "kind" varchar(10) NOT NULL, "text" varchar(300) NOT NULL, "text_uk" varchar(300) NOT NULL, "text_en" varchar(300) NOT NULL, "is_required" boolean NOT NULL, "has_other" boolean NOT NULL, "least" integer NULL CHECK ("least" >= 0), "most" integer NULL CHECK ("most" >= 0), "revision" integer NOT NULL CHECK ("revision" >= 0));
CREATE TABLE "needs_questionoption" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "key" uuid NOT NULL, "position" smallint NOT NULL CHECK ("position" >= 0), "label" varchar(120) NOT NULL, "label_uk" varchar(120) NOT NULL, "label_en" varchar(120) NOT NULL, "question_id" bigint NOT NULL);
CREATE TABLE "needs_questioncondition" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "question_id" bigint NOT NULL, "option_id" bigint NOT NULL);
CREATE TABLE "needs_survey" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "title" varchar(120) NOT NULL, "title_uk" varchar(120) NOT NULL, "title_en" varchar(120) NOT NULL, "intro" text NOT NULL, "intro_uk" text NOT NULL, "intro_en" text NOT NULL, "slug" varchar(60) NOT NULL UNIQUE, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), "follows_id" bigint NULL, "round_id" bigint NULL);
ALTER TABLE "needs_question" ADD COLUMN "survey_id" bigint NOT NULL CONSTRAINT "needs_question_survey_id_cc272baa_fk_needs_survey_id" REFERENCES "needs_survey"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "needs_question_survey_id_cc272baa_fk_needs_survey_id" IMMEDIATE;
ALTER TABLE "needs_questionoption" ADD CONSTRAINT "option_has_label" CHECK (NOT ("label" = ''));
ALTER TABLE "needs_questionoption" ADD CONSTRAINT "option_of_its_question" UNIQUE ("question_id", "id");
ALTER TABLE "needs_questionoption" ADD CONSTRAINT "option_key_once" UNIQUE ("question_id", "key");
ALTER TABLE "needs_questionoption" ADD CONSTRAINT "option_place_once" UNIQUE ("question_id", "position") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_questioncondition" ADD CONSTRAINT "condition_said_once" UNIQUE ("question_id", "option_id");
ALTER TABLE "needs_survey" ADD CONSTRAINT "survey_has_title" CHECK (NOT ("title" = ''));
ALTER TABLE "needs_survey" ADD CONSTRAINT "survey_has_address" CHECK (NOT ("slug" = ''));
ALTER TABLE "needs_survey" ADD CONSTRAINT "survey_follows_another" CHECK (NOT ("follows_id" = ("id") AND "follows_id" IS NOT NULL));
ALTER TABLE "needs_question" ADD CONSTRAINT "question_has_known_kind" CHECK ("kind" IN ('one', 'many', 'scale', 'number', 'short', 'long', 'village', 'group'));
ALTER TABLE "needs_question" ADD CONSTRAINT "question_has_text" CHECK (NOT ("text" = ''));
ALTER TABLE "needs_question" ADD CONSTRAINT "question_bounds_run_forward" CHECK ("most" >= ("least"));
ALTER TABLE "needs_question" ADD CONSTRAINT "question_bounds_are_of_numbers" CHECK (("kind" = 'number' OR ("least" IS NULL AND "most" IS NULL)));
ALTER TABLE "needs_question" ADD CONSTRAINT "question_other_is_beside_choices" CHECK ((NOT "has_other" OR "kind" IN ('one', 'many')));
ALTER TABLE "needs_question" ADD CONSTRAINT "question_key_once" UNIQUE ("survey_id", "key");
ALTER TABLE "needs_question" ADD CONSTRAINT "question_place_once" UNIQUE ("survey_id", "position") DEFERRABLE INITIALLY DEFERRED;
CREATE UNIQUE INDEX "survey_asks_village_once" ON "needs_question" ("survey_id") WHERE "kind" = 'village';
CREATE UNIQUE INDEX "survey_asks_group_once" ON "needs_question" ("survey_id") WHERE "kind" = 'group';
ALTER TABLE "needs_questionoption" ADD CONSTRAINT "needs_questionoption_question_id_00f7501d_fk_needs_question_id" FOREIGN KEY ("question_id") REFERENCES "needs_question" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_questionoption_question_id_00f7501d" ON "needs_questionoption" ("question_id");
ALTER TABLE "needs_questioncondition" ADD CONSTRAINT "needs_questioncondit_question_id_45e3650d_fk_needs_que" FOREIGN KEY ("question_id") REFERENCES "needs_question" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_questioncondition" ADD CONSTRAINT "needs_questioncondit_option_id_b6c38d51_fk_needs_que" FOREIGN KEY ("option_id") REFERENCES "needs_questionoption" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_questioncondition_question_id_45e3650d" ON "needs_questioncondition" ("question_id");
CREATE INDEX "needs_questioncondition_option_id_b6c38d51" ON "needs_questioncondition" ("option_id");
ALTER TABLE "needs_survey" ADD CONSTRAINT "needs_survey_follows_id_d1d80346_fk_needs_survey_id" FOREIGN KEY ("follows_id") REFERENCES "needs_survey" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_survey" ADD CONSTRAINT "needs_survey_round_id_2487d52b_fk_needs_assessmentround_id" FOREIGN KEY ("round_id") REFERENCES "needs_assessmentround" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_survey_slug_c2506606_like" ON "needs_survey" ("slug" varchar_pattern_ops);
CREATE INDEX "needs_survey_follows_id_d1d80346" ON "needs_survey" ("follows_id");
CREATE INDEX "needs_survey_round_id_2487d52b" ON "needs_survey" ("round_id");
CREATE INDEX "needs_question_survey_id_cc272baa" ON "needs_question" ("survey_id");

-- migration needs 0016_surveys_laws 6a9220f7533ba97c
-- What a question depends on is one earlier question of the same survey. Argument: the column of it.
create function needs_conditions_look_back() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare asked bigint := (to_jsonb(new) ->> tg_argv[0])::bigint;
begin
    if exists (
        select from needs_questioncondition
        join needs_question later on later.id = question_id
        join needs_questionoption chosen on chosen.id = option_id
        join needs_question earlier on earlier.id = chosen.question_id
        where asked in (later.id, earlier.id)
        and (earlier.survey_id <> later.survey_id or earlier.position >= later.position)
    ) or (
        select count(distinct chosen.question_id) > 1 from needs_questioncondition
        join needs_questionoption chosen on chosen.id = option_id
        where needs_questioncondition.question_id = asked
    ) then
        raise exception '% on % refused: a question depends on one earlier question', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation', constraint = 'condition_looks_back';
    end if;
    return null;
end
$$;
-- An answer belongs to its question for ever, as a question does to its survey.
create function needs_option_stays_with_question() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    raise exception '% on % refused: it stays where it is', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;
drop trigger if exists needs_condition_looks_back on needs_questioncondition;
create constraint trigger needs_condition_looks_back after insert or update on needs_questioncondition deferrable initially deferred
    for each row
    execute function needs_conditions_look_back('question_id');
drop trigger if exists needs_question_after_its_condition on needs_question;
create constraint trigger needs_question_after_its_condition after update of position on needs_question deferrable initially deferred
    for each row
    execute function needs_conditions_look_back('id');
create trigger needs_option_stays_with_question before update of question_id, key on needs_questionoption
    for each row
    when (new.question_id <> old.question_id or new.key <> old.key)
    execute function needs_option_stays_with_question();
create trigger needs_question_stays_with_survey before update of survey_id, key on needs_question
    for each row
    when (new.survey_id <> old.survey_id or new.key <> old.key)
    execute function needs_option_stays_with_question();
create trigger needs_survey_days_are_read before insert or update of created_at, changed_at on needs_survey
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_survey_takes_its_changes after delete or update of id on needs_survey
    for each row
    execute function audit_forget_changes('needs.survey');
create trigger needs_survey_numbered_anew before insert on needs_survey
    for each row
    execute function audit_refuse_old_number();
create trigger needs_question_takes_its_changes after delete or update of id on needs_question
    for each row
    execute function audit_forget_changes('needs.question');
create trigger needs_question_numbered_anew before insert on needs_question
    for each row
    execute function audit_refuse_old_number();

-- migration needs 0017_weighing c1d24181c7d27731
CREATE TABLE "needs_criterion" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "position" smallint NOT NULL UNIQUE CHECK ("position" >= 0), "name" varchar(60) NOT NULL, "question" varchar(120) NOT NULL, "low" varchar(60) NOT NULL, "middle" varchar(60) NOT NULL, "high" varchar(60) NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "criterion_is_one_of_three" CHECK ("position" BETWEEN 1 AND 3), CONSTRAINT "criterion_says_all" CHECK (NOT ("name" = '' OR "question" = '' OR "low" = '' OR "middle" = '' OR "high" = '')));
CREATE TABLE "needs_weighingsession" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "title" varchar(120) NOT NULL, "criteria" jsonb NOT NULL, "opened_at" timestamp with time zone NOT NULL, "dots_from" varchar(120) NOT NULL, "dots_on" date NULL, "dots_people" integer NULL CHECK ("dots_people" >= 0), "closed_at" timestamp with time zone NULL, "closed_by_name" varchar(120) NOT NULL, "closed_by_position" varchar(120) NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), "by_id" bigint NOT NULL, "closed_by_id" bigint NULL, "round_id" bigint NULL);
CREATE TABLE "needs_weighedneed" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "dots" integer NULL CHECK ("dots" >= 0), "need_id" bigint NOT NULL, "session_id" bigint NOT NULL);
CREATE TABLE "needs_weight" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "value" smallint NOT NULL CHECK ("value" >= 0), "why" varchar(200) NOT NULL, "at" timestamp with time zone NOT NULL, "by_id" bigint NOT NULL, "criterion_id" bigint NOT NULL, "weighed_id" bigint NOT NULL);
ALTER TABLE "needs_weighingsession" ADD CONSTRAINT "weighing_has_title" CHECK (NOT ("title" = ''));
ALTER TABLE "needs_weighingsession" ADD CONSTRAINT "weighing_closed_by_somebody" CHECK ((("closed_at" IS NULL AND "closed_by_id" IS NULL) OR ("closed_at" IS NOT NULL AND "closed_by_id" IS NOT NULL)));
ALTER TABLE "needs_weighingsession" ADD CONSTRAINT "weighing_keeps_the_name" CHECK ((("closed_by_id" IS NULL AND "closed_by_name" = '') OR ("closed_by_id" IS NOT NULL AND NOT ("closed_by_name" = ''))));
CREATE UNIQUE INDEX "weighing_open_once" ON "needs_weighingsession" ("round_id") NULLS NOT DISTINCT WHERE "closed_at" IS NULL;
ALTER TABLE "needs_weighedneed" ADD CONSTRAINT "need_weighed_once_in_a_session" UNIQUE ("session_id", "need_id");
ALTER TABLE "needs_weight" ADD CONSTRAINT "weight_once_by_each" UNIQUE ("weighed_id", "criterion_id", "by_id");
ALTER TABLE "needs_weight" ADD CONSTRAINT "weight_is_one_to_three" CHECK ("value" BETWEEN 1 AND 3);
ALTER TABLE "needs_weight" ADD CONSTRAINT "weight_says_why" CHECK (NOT ("why" = ''));
ALTER TABLE "needs_weight" ADD CONSTRAINT "weight_keeps_the_name" CHECK (NOT ("by_name" = ''));
alter table needs_weight set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
INSERT INTO "needs_criterion" ("position", "name", "question", "low", "middle", "high", "revision") SELECT * FROM UNNEST(('{1,2,3}'::int2[])::smallint[], ('{"Ilu dotyczy",Pilność,Możemy}')::varchar[], ('{"Ilu osób to dotyczy?","Jak pilne to jest?","Czy możemy na to odpowiedzieć?"}')::varchar[], ('{"dotyczy kilku","może poczekać","na razie nie możemy"}')::varchar[], ('{"dotyczy wielu","w tym roku","możemy z pomocą"}')::varchar[], ('{"dotyczy prawie wszystkich",pilne,"możemy sami"}')::varchar[], ('{1,1,1}'::int4[])::integer[]) RETURNING "needs_criterion"."id";
ALTER TABLE "needs_weighingsession" ADD CONSTRAINT "needs_weighingsession_by_id_4e933070_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_weighingsession" ADD CONSTRAINT "needs_weighingsession_closed_by_id_7057a71a_fk_accounts_user_id" FOREIGN KEY ("closed_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_weighingsession" ADD CONSTRAINT "needs_weighingsessio_round_id_c3e92ee6_fk_needs_ass" FOREIGN KEY ("round_id") REFERENCES "needs_assessmentround" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_weighingsession_by_id_4e933070" ON "needs_weighingsession" ("by_id");
CREATE INDEX "needs_weighingsession_closed_by_id_7057a71a" ON "needs_weighingsession" ("closed_by_id");
CREATE INDEX "needs_weighingsession_round_id_c3e92ee6" ON "needs_weighingsession" ("round_id");
ALTER TABLE "needs_weighedneed" ADD CONSTRAINT "needs_weighedneed_need_id_a0fee3d1_fk_needs_need_id" FOREIGN KEY ("need_id") REFERENCES "needs_need" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_weighedneed" ADD CONSTRAINT "needs_weighedneed_session_id_94735576_fk_needs_wei" FOREIGN KEY ("session_id") REFERENCES "needs_weighingsession" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_weighedneed_need_id_a0fee3d1" ON "needs_weighedneed" ("need_id");
CREATE INDEX "needs_weighedneed_session_id_94735576" ON "needs_weighedneed" ("session_id");
ALTER TABLE "needs_weight" ADD CONSTRAINT "needs_weight_by_id_8bbcf709_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_weight" ADD CONSTRAINT "needs_weight_criterion_id_0f32ee26_fk_needs_criterion_id" FOREIGN KEY ("criterion_id") REFERENCES "needs_criterion" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_weight" ADD CONSTRAINT "needs_weight_weighed_id_dcd579ee_fk_needs_weighedneed_id" FOREIGN KEY ("weighed_id") REFERENCES "needs_weighedneed" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_weight_by_id_8bbcf709" ON "needs_weight" ("by_id");
CREATE INDEX "needs_weight_criterion_id_0f32ee26" ON "needs_weight" ("criterion_id");
CREATE INDEX "needs_weight_weighed_id_dcd579ee" ON "needs_weight" ("weighed_id");

-- migration needs 0018_weighing_laws f02f0a704b8adcce
-- Needs and weights are written and changed only while their weighing is open; whoever closes it is waited for. Passages are covered all the same.
create function needs_weighing_is_open() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    asked bigint[];
    closed timestamptz;
begin
    if tg_op = 'UPDATE' and tg_table_name = 'needs_weight' and osl_is_done_by('redaction_cover', tg_relid)
        and to_jsonb(new) - 'why' = to_jsonb(old) - 'why'
    then
        return new;
    end if;
    if tg_table_name = 'needs_weight' then
        select array_agg(session_id) into asked from needs_weighedneed where id in (new.weighed_id, old.weighed_id);
    else
        asked := array[new.session_id, old.session_id];
    end if;
    for closed in select closed_at from needs_weighingsession where id = any (asked) order by id for share loop
        if closed is not null then
            raise exception '% on % refused: this weighing is closed', tg_op, tg_table_name
                using errcode = 'integrity_constraint_violation', constraint = 'weighing_is_open';
        end if;
    end loop;
    return coalesce(new, old);
end
$$;
create trigger needs_weighedneed_of_an_open_weighing before insert or update or delete on needs_weighedneed
    for each row
    execute function needs_weighing_is_open();
create trigger needs_weight_of_an_open_weighing before insert or update or delete on needs_weight
    for each row
    execute function needs_weighing_is_open();
create trigger needs_weighing_stays before update on needs_weighingsession
    for each row
    when (old.closed_at is not null or (old.criteria, old.opened_at, old.by_id, old.by_name, old.by_position) is distinct from (new.criteria, new.opened_at, new.by_id, new.by_name, new.by_position))
    execute function osl_refuse('what was weighed and closed stays as it was');
create trigger needs_weighing_remains before delete on needs_weighingsession
    for each row
    when (old.closed_at is not null)
    execute function osl_refuse('what was weighed and closed stays as it was');
create trigger needs_weighingsession_no_truncate before truncate on needs_weighingsession
    for each statement
    execute function osl_refuse('what was weighed and closed stays as it was');
create trigger needs_weighedneed_no_truncate before truncate on needs_weighedneed
    for each statement
    execute function osl_refuse('what was weighed and closed stays as it was');
create trigger needs_weight_no_truncate before truncate on needs_weight
    for each statement
    execute function osl_refuse('what was weighed and closed stays as it was');
create trigger needs_weighedneed_need_stands before insert or update of need_id on needs_weighedneed
    for each row
    execute function withdrawal_refuse_choice('needs_need', 'needs.need', 'need_id');
create trigger needs_weighedneed_keeps_its_need before delete or update of id on needs_need
    for each row
    execute function osl_refuse_cited('needs_weighedneed', 'need_id');
create trigger needs_weighing_keeps_its_round before delete or update of id on needs_assessmentround
    for each row
    execute function osl_refuse_cited('needs_weighingsession', 'round_id');
create trigger needs_weight_keeps_its_criterion before delete or update of id on needs_criterion
    for each row
    execute function osl_refuse_cited('needs_weight', 'criterion_id');
create trigger needs_weight_keeps_its_need before delete or update of id on needs_weighedneed
    for each row
    execute function osl_refuse_cited('needs_weight', 'weighed_id');
create trigger needs_weighedneed_keeps_its_session before delete or update of id on needs_weighingsession
    for each row
    execute function osl_refuse_cited('needs_weighedneed', 'session_id');
create trigger needs_weighingsession_days_are_read before insert or update of opened_at, closed_at, dots_on on needs_weighingsession
    for each row
    when (new.opened_at not between '0001-01-03' and '9999-12-29' or new.closed_at not between '0001-01-03' and '9999-12-29' or new.dots_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_weight_days_are_read before insert or update of at on needs_weight
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger needs_weighingsession_takes_its_changes after delete or update of id on needs_weighingsession
    for each row
    execute function audit_forget_changes('needs.weighingsession');
create trigger needs_weighingsession_numbered_anew before insert on needs_weighingsession
    for each row
    execute function audit_refuse_old_number();
create trigger needs_criterion_takes_its_changes after delete or update of id on needs_criterion
    for each row
    execute function audit_forget_changes('needs.criterion');
create trigger needs_criterion_numbered_anew before insert on needs_criterion
    for each row
    execute function audit_refuse_old_number();

-- migration needs 0019_split_needs 1fadcfceeb0b203a
ALTER TABLE "needs_need" ADD COLUMN "split_from_id" bigint NULL CONSTRAINT "needs_need_split_from_id_b3021c28_fk_needs_need_id" REFERENCES "needs_need"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "needs_need_split_from_id_b3021c28_fk_needs_need_id" IMMEDIATE;
ALTER TABLE "needs_need" ADD CONSTRAINT "need_split_from_another" CHECK (NOT ("split_from_id" = ("id") AND "split_from_id" IS NOT NULL));
CREATE INDEX "needs_need_split_from_id_b3021c28" ON "needs_need" ("split_from_id");

-- migration needs 0020_split_needs_laws 4ee27f4c0bcfcd05
create trigger needs_need_keeps_its_split_from before delete or update of id on needs_need
    for each row
    execute function osl_refuse_cited('needs_need', 'split_from_id');

-- migration needs 0021_pairing 7aed665674b2e3f7
CREATE TABLE "needs_asset_themes" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "asset_id" bigint NOT NULL, "theme_id" bigint NOT NULL);
ALTER TABLE "needs_need" ADD COLUMN "ask_at" varchar(200) DEFAULT '' NOT NULL;
CREATE TABLE "needs_need_themes" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "need_id" bigint NOT NULL, "theme_id" bigint NOT NULL);
CREATE TABLE "needs_pairing" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "at" timestamp with time zone NOT NULL, "asset_id" bigint NOT NULL, "by_id" bigint NOT NULL, "need_id" bigint NOT NULL, CONSTRAINT "pairing_once" UNIQUE ("need_id", "asset_id"), CONSTRAINT "pairing_keeps_the_name" CHECK (NOT ("by_name" = '')));
ALTER TABLE "needs_asset_themes" ADD CONSTRAINT "needs_asset_themes_asset_id_theme_id_f68ca779_uniq" UNIQUE ("asset_id", "theme_id");
ALTER TABLE "needs_asset_themes" ADD CONSTRAINT "needs_asset_themes_asset_id_9a03bd07_fk_needs_asset_id" FOREIGN KEY ("asset_id") REFERENCES "needs_asset" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_asset_themes" ADD CONSTRAINT "needs_asset_themes_theme_id_fcaa8a68_fk_centre_theme_id" FOREIGN KEY ("theme_id") REFERENCES "centre_theme" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_asset_themes_asset_id_9a03bd07" ON "needs_asset_themes" ("asset_id");
CREATE INDEX "needs_asset_themes_theme_id_fcaa8a68" ON "needs_asset_themes" ("theme_id");
ALTER TABLE "needs_need_themes" ADD CONSTRAINT "needs_need_themes_need_id_theme_id_71811207_uniq" UNIQUE ("need_id", "theme_id");
ALTER TABLE "needs_need_themes" ADD CONSTRAINT "needs_need_themes_need_id_603002cd_fk_needs_need_id" FOREIGN KEY ("need_id") REFERENCES "needs_need" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_need_themes" ADD CONSTRAINT "needs_need_themes_theme_id_b08766a7_fk_centre_theme_id" FOREIGN KEY ("theme_id") REFERENCES "centre_theme" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_need_themes_need_id_603002cd" ON "needs_need_themes" ("need_id");
CREATE INDEX "needs_need_themes_theme_id_b08766a7" ON "needs_need_themes" ("theme_id");
ALTER TABLE "needs_pairing" ADD CONSTRAINT "needs_pairing_asset_id_6c86290b_fk_needs_asset_id" FOREIGN KEY ("asset_id") REFERENCES "needs_asset" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_pairing" ADD CONSTRAINT "needs_pairing_by_id_fb95ade0_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "needs_pairing" ADD CONSTRAINT "needs_pairing_need_id_42bc7fe1_fk_needs_need_id" FOREIGN KEY ("need_id") REFERENCES "needs_need" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "needs_pairing_asset_id_6c86290b" ON "needs_pairing" ("asset_id");
CREATE INDEX "needs_pairing_by_id_fb95ade0" ON "needs_pairing" ("by_id");
CREATE INDEX "needs_pairing_need_id_42bc7fe1" ON "needs_pairing" ("need_id");

-- migration needs 0022_pairing_laws 15afd86b4231dd55
create trigger needs_pairing_need_stands before insert or update of need_id on needs_pairing
    for each row
    execute function withdrawal_refuse_choice('needs_need', 'needs.need', 'need_id');
create trigger needs_pairing_asset_stands before insert or update of asset_id on needs_pairing
    for each row
    execute function withdrawal_refuse_choice('needs_asset', 'needs.asset', 'asset_id');
create trigger needs_pairing_keeps_its_need before delete or update of id on needs_need
    for each row
    execute function osl_refuse_cited('needs_pairing', 'need_id');
create trigger needs_pairing_keeps_its_asset before delete or update of id on needs_asset
    for each row
    execute function osl_refuse_cited('needs_pairing', 'asset_id');
create trigger needs_need_themes_theme_stands before insert or update of theme_id on needs_need_themes
    for each row
    execute function withdrawal_refuse_choice('centre_theme', 'centre.theme', 'theme_id');
create trigger needs_asset_themes_theme_stands before insert or update of theme_id on needs_asset_themes
    for each row
    execute function withdrawal_refuse_choice('centre_theme', 'centre.theme', 'theme_id');
create trigger needs_pairing_days_are_read before insert or update of at on needs_pairing
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration partners 0018_partners_are_tried 2bd01e395b189373
create or replace trigger partners_partner_numbered_anew before insert on partners_partner
    for each row
    when (new.id >= 0)
    execute function audit_refuse_old_number();
drop trigger if exists partners_partner_only_tried on partners_partner;
create constraint trigger partners_partner_only_tried after insert or update of id on partners_partner deferrable initially deferred
    for each row
    when (new.id < 0)
    execute function osl_refuse('a row below zero is only tried');

-- migration partners 0019_agreements_gone_laws 9a9af4f2ed55920b
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

-- migration plans 0002_swept 11d7bf54415e63e7
alter table plans_action set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table plans_actionlog set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table plans_chapter set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table plans_goal set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table plans_indicator set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table plans_indicatorentry set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table plans_version set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);

-- migration plans 0003_laws 6c5bfc7eb10ad4f1
-- The row of the version is held until the transaction ends, so that no submission slips in between. One that is not there cannot be held: somebody could put it in and hand it over meanwhile.
create function plans_refuse_frozen(version bigint, what text) returns void
    language plpgsql set search_path = public, pg_temp
as $$
declare state_now text := (select state from plans_version where id = version for share);
begin
    if state_now is distinct from 'draft' or exists (select 1 from plans_decision where version_id = version) then
        raise exception 'version % is frozen: % refused', version, what
            using errcode = 'integrity_constraint_violation';
    end if;
end
$$;
-- The version that a version, a goal or an action stands in; what lies between stays there meanwhile.
create function plans_version_of(tablename text, parent bigint) returns bigint
    language plpgsql set search_path = public, pg_temp
as $$
declare found bigint := parent;
begin
    if tablename = 'action' then
        select goal_id into found from plans_action where id = parent for share;
    end if;
    if tablename in ('action', 'goal') then
        select version_id into found from plans_goal where id = found for share;
    end if;
    return found;
end
$$;
-- Arguments: which parent the column names (version, goal, action), and the column.
create function plans_part_is_frozen() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare what text := tg_op || ' on ' || tg_table_name;
declare parent bigint;
begin
    if tg_op <> 'INSERT' then
        parent := (to_jsonb(old) ->> tg_argv[1])::bigint;
        if parent is not null then
            perform plans_refuse_frozen(plans_version_of(tg_argv[0], parent), what);
        end if;
    end if;
    if tg_op <> 'DELETE' then
        parent := (to_jsonb(new) ->> tg_argv[1])::bigint;
        if parent is not null then
            perform plans_refuse_frozen(plans_version_of(tg_argv[0], parent), what);
        end if;
        return new;
    end if;
    return old;
end
$$;
-- A version begins as a draft in the next place of its plan, goes through its states one way, and is frozen from submission on. As it leaves the desk, nothing of it changes but what that act writes.
create function plans_version_states() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    given text[] := '{state,snapshot,snapshot_digest,submitted_at,submitted_by_id,submitted_by_name,'
        'submitted_by_position}';
    asked text[] := case when new.state = 'approved' then '{number,reason}' else '{due_on}' end;
begin
    if tg_op = 'INSERT' then
        if new.state <> 'draft' then
            raise exception 'a version begins as a draft' using errcode = 'integrity_constraint_violation';
        end if;
        if new.number <> coalesce((
            select max(number) + 1 from plans_version where plan_id = new.plan_id and state = 'approved'
        ), 0) or new.attempt <> coalesce((
            select max(attempt) from plans_version where plan_id = new.plan_id and number = new.number
        ), 0) + 1 then
            raise exception 'a version takes the next place in its plan'
                using errcode = 'integrity_constraint_violation';
        end if;
        return new;
    end if;
    if tg_op = 'DELETE' and (
        old.state <> 'draft' or exists (select 1 from plans_decision where version_id = old.id)
    ) then
        raise exception 'version % was submitted or decided on and is never deleted', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    if old.state <> 'draft' and (to_jsonb(new) - 'state')::text <> (to_jsonb(old) - 'state')::text then
        raise exception 'version % is frozen: UPDATE refused', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if (new.plan_id, new.attempt) <> (old.plan_id, old.attempt)
        or (new.number <> old.number and new.state <> 'approved') then
        raise exception 'version % keeps its place among the attempts', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if new.state = 'withdrawn' and old.state <> new.state
        and exists (select 1 from plans_decision where version_id = old.id) then
        raise exception 'version % was decided on', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.state <> old.state and (old.state, new.state) not in (
        ('draft', 'submitted'), ('submitted', 'approved'), ('submitted', 'returned'), ('submitted', 'withdrawn'),
        ('draft', 'approved')
    ) then
        raise exception 'no way from % to %', old.state, new.state using errcode = 'integrity_constraint_violation';
    end if;
    if new.state in ('approved', 'returned') and old.state <> new.state and not exists (
        select 1 from plans_decision where version_id = old.id
            and outcome = case when old.state = 'draft' then 'paper' else new.state end
            and osl_is_being_written(xmin)
    ) then
        raise exception 'version % has no such decision, made in this transaction', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state = 'draft' and new.state <> 'approved'
        and exists (select 1 from plans_decision where version_id = old.id) then
        raise exception 'version % was decided on as it was typed, and holds from then on', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state = 'draft' and new.state <> 'draft'
        and to_jsonb(new) - given - asked <> to_jsonb(old) - given - asked then
        raise exception 'version % leaves the desk as it was typed', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- A plan of which anything was submitted stays, and nothing of it changes but the days it holds on.
create function plans_plan_is_frozen() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if tg_op = 'UPDATE' and (to_jsonb(new) - 'in_force_span') = (to_jsonb(old) - 'in_force_span') then
        return new;
    end if;
    if exists (select 1 from plans_version where plan_id = old.id and state <> 'draft') then
        raise exception 'plan % was submitted: % refused', old.id, tg_op
            using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end
$$;
-- Argument: the column with the id of a conclusion, which a submitted version may cite or is about to. It is held against whoever would cite it meanwhile: by its own change, or here, of a row of its evidence.
create function plans_conclusion_is_cited() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare conclusion bigint := (to_jsonb(coalesce(new, old)) ->> tg_argv[0])::bigint;
declare conclusion_before bigint := (to_jsonb(coalesce(old, new)) ->> tg_argv[0])::bigint;
begin
    if tg_table_name <> 'needs_conclusion' then
        perform 1 from needs_conclusion where id in (conclusion, conclusion_before) order by id for no key update;
        if tg_op <> 'DELETE' and not exists (select 1 from needs_conclusion where id = conclusion) then
            raise exception 'conclusion % is not there to have evidence', conclusion
                using errcode = 'integrity_constraint_violation';
        end if;
    end if;
    perform 1 from plans_version where id in (
        select g.version_id from plans_goal_conclusions gc join plans_goal g on g.id = gc.goal_id
            where gc.conclusion_id in (conclusion, conclusion_before)
        union all
        select version_id from plans_version_changed_conclusions
            where conclusion_id in (conclusion, conclusion_before)
    ) order by id for share;
    if exists (
        select 1 from plans_goal_conclusions gc join plans_goal g on g.id = gc.goal_id
            join plans_version v on v.id = g.version_id
            where gc.conclusion_id in (conclusion, conclusion_before) and v.state <> 'draft'
        union all
        select 1 from plans_version_changed_conclusions vc join plans_version v on v.id = vc.version_id
            where vc.conclusion_id in (conclusion, conclusion_before) and v.state <> 'draft'
    ) then
        raise exception 'conclusion % is cited by a submitted plan: % refused', conclusion, tg_op
            using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end
$$;
-- A conclusion is cited as it is, and stays so until the transaction ends.
create function plans_hold_conclusion() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform 1 from needs_conclusion where id = new.conclusion_id for share;
    return new;
end
$$;
-- No attempt is handed over while a remark on an earlier one at the same number waits for an answer.
create function plans_remarks_are_answered() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if exists (
        select 1 from plans_remark remark
            join plans_version earlier on earlier.id = remark.version_id
            left join plans_answer answer on answer.remark_id = remark.id
            where earlier.plan_id = new.plan_id and earlier.number = new.number and earlier.attempt < new.attempt
            and answer.id is null and remark.text <> ''
            and not exists (select 1 from plans_remark later where later.replaces_id = remark.id)
    ) then
        raise exception 'a remark on an earlier attempt waits for an answer'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- Only what was submitted is decided on, then, by a director who did not, from a day in the period.
create function plans_decision_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare v record;
begin
    select state, submitted_by_id, submitted_at, starts_on, ends_on into v
        from plans_version where id = new.version_id for share;
    if new.effective_on is not null and new.effective_on not between v.starts_on and v.ends_on then
        raise exception 'the effective date lies outside the period' using errcode = 'integrity_constraint_violation';
    end if;
    if new.outcome = 'paper' then
        perform plans_refuse_paper(new.version_id, new.by_id, new.at, new.decided_on);
        return new;
    end if;
    if v.state is distinct from 'submitted' then
        raise exception 'only a submitted version is decided on' using errcode = 'integrity_constraint_violation';
    end if;
    if v.submitted_by_id = new.by_id then
        raise exception 'nobody decides on their own version' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at) for share;
    if not found then
        raise exception 'only a director decides' using errcode = 'integrity_constraint_violation';
    end if;
    if new.at < v.submitted_at then
        raise exception 'nothing is decided before it is submitted' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- No approval works backwards: not from a day before it, nor before the day of the version it follows.
create function plans_decision_looks_ahead() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare earlier date := (
    select max(d.effective_on) from plans_version v
        join plans_version before on before.plan_id = v.plan_id and before.number < v.number
        join plans_decision d on d.version_id = before.id
        where v.id = new.version_id and before.state = 'approved'
);
begin
    if new.effective_on < (new.at at time zone 'Europe/Warsaw')::date then
        raise exception 'no approval works backwards' using errcode = 'integrity_constraint_violation';
    end if;
    if new.effective_on < earlier then
        raise exception 'the version before it holds from a later day' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- A decision and the state that it gives its version come together: at commit neither stands alone.
create function plans_decision_is_carried_out() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare state_now text := (select state from plans_version where id = new.version_id);
begin
    if state_now is distinct from (case new.outcome when 'paper' then 'approved' else new.outcome end) then
        raise exception 'version % is decided on, and still %', new.version_id, state_now
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
-- What leaves the draft's desk says its own words, and asks for a day of the year to come; what was decided on paper asks for none, is a number of two digits, and is handed over by who wrote it down.
create function plans_handed_over_is_whole() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare handed date := (new.submitted_at at time zone 'Europe/Warsaw')::date;
begin
    if new.snapshot ->> 'title' is distinct from new.title then
        raise exception 'version % does not say its own words', new.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.due_on not between handed and handed + 366 or (new.state = 'approved' and new.due_on is not null) then
        raise exception 'version % asks for no such day', new.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.state = 'approved' and (new.number > 99 or (new.number = 0 and new.reason <> '') or not exists (
        select 1 from plans_decision d where d.version_id = new.id and d.by_id = new.submitted_by_id
    )) then
        raise exception 'version % is not what was written down', new.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- The centre works since no later day than that of the oldest paper: neither before the paper nor after it is any other day said.
create function plans_papers_are_no_older() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.works_since > (select min(decided_on) from plans_decision) then
        raise exception 'a paper that stands here is older' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- A paper is older than all that was handed over here, and is the first and only version of its plan.
create function plans_refuse_paper(version bigint, person bigint, moment timestamptz, decided date) returns void
    language plpgsql set search_path = public, pg_temp
as $$
declare v record;
declare first date := (
    select min((other.submitted_at at time zone 'Europe/Warsaw')::date) from plans_version other
        where other.state <> 'draft' and not exists (
            select 1 from plans_decision d where d.version_id = other.id and d.outcome = 'paper'
        )
);
begin
    select id, plan_id, state, attempt into v from plans_version where id = version for update;
    if v.state is distinct from 'draft' or v.attempt <> 1 or exists (
        select 1 from plans_version other where other.plan_id = v.plan_id and other.id <> v.id
    ) then
        raise exception 'only the first draft of a plan is entered from paper'
            using errcode = 'integrity_constraint_violation';
    end if;
    if decided is null or decided > (moment at time zone 'Europe/Warsaw')::date or decided >= first then
        raise exception 'a paper is older than what was handed over here'
            using errcode = 'integrity_constraint_violation';
    end if;
    if decided < (select works_since from centre_centre for share) then
        raise exception 'a paper is no older than the centre' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = person and is_active and 'organiser' = any (roles) for share;
    if not found then
        raise exception 'only an organiser enters what was decided on paper'
            using errcode = 'integrity_constraint_violation';
    end if;
end
$$;
-- Only what was submitted and not yet decided on is remarked on, by a director, and a remark is replaced at its place by whoever wrote it.
create function plans_remark_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'submitted' then
        raise exception 'only a submitted version is remarked on' using errcode = 'integrity_constraint_violation';
    end if;
    if exists (select 1 from plans_decision where version_id = new.version_id) then
        raise exception 'what is decided is remarked on no more' using errcode = 'integrity_constraint_violation';
    end if;
    if not exists (select 1 from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at)) then
        raise exception 'only a director remarks' using errcode = 'integrity_constraint_violation';
    end if;
    if new.replaces_id is not null and not exists (
        select 1 from plans_remark earlier where earlier.id = new.replaces_id and earlier.text <> ''
            and (earlier.version_id, earlier.place, earlier.by_id) = (new.version_id, new.place, new.by_id)
            and earlier.key is not distinct from new.key
    ) then
        raise exception 'a remark is replaced at its place by whoever wrote it'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- Directors are reminded of what was submitted and waits.
create function plans_reminder_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_version where id = new.version_id for share) is distinct from 'submitted'
        or exists (select 1 from plans_decision where version_id = new.version_id) then
        raise exception 'nobody is reminded of what does not wait' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- A remark is answered once its attempt is closed.
create function plans_answer_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if coalesce((
        select v.state from plans_remark r join plans_version v on v.id = r.version_id where r.id = new.remark_id
    ), 'draft') in ('draft', 'submitted') then
        raise exception 'a remark is answered after the attempt is closed'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- Whether each seal says what the page of the copies asks of it (`signatures/seals.py`), and nothing else.
create function plans_seals_are_read(seals jsonb) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
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
                is distinct from '{is_stamped,issuer,kind,moment,name,on_behalf_of,organisation}'::text[]
            or seal ->> 'kind' <> all ('{person,organisation,minister,time}')
            or jsonb_typeof(seal -> 'is_stamped') <> 'boolean'
            or exists (
                select 1 from jsonb_each(seal)
                    where key = any ('{issuer,kind,moment,name,on_behalf_of,organisation}') and jsonb_typeof(value) <> 'string'
            )
            or seal ->> 'moment' !~ '^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[0-9.:+-]*)?$'
            or nullif(seal ->> 'moment', '')::timestamptz not between '0001-01-03' and '9999-12-29' then
            return false;
        end if;
    end loop;
    return true;
end
$$;
-- A document is read from the day of handing over; it is called approved once its version is. Of what was decided on paper nothing was read here.
create function plans_document_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
$$;
-- Residents are shown the approved document of an approved version, and nothing else.
create function plans_publication_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
$$;
-- An approved version has copies; one that is called signed begins with its document, byte for byte.
create function plans_signed_copy_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
$$;
-- What was approved is in the files; an entry is corrected by another one of its version.
create function plans_filing_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
$$;
-- Residents are shown signed copies, not replaced, of published versions that no exclusion names.
create function plans_copy_publication_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
$$;
-- The days on which a plan holds, as decisions say: the last word on its end counts; null before approval.
create function plans_span_of(asked bigint) returns daterange
    language plpgsql stable set search_path = public, pg_temp
as $$
declare starts date;
declare ends date;
begin
    select min(d.effective_on) into starts from plans_version v join plans_decision d on d.version_id = v.id
        where v.plan_id = asked and v.state = 'approved';
    with approved as (
        select id, number, ends_on, lag(ends_on) over (order by number) as before
            from plans_version where plan_id = asked and state = 'approved'
    ), said as (
        select number, 0::bigint as turn, ends_on as last from approved where before is distinct from ends_on
        union all
        select a.number, t.id, case t.kind when 'repealed' then t.day - 1 else t.day end
            from plans_termdecision t join approved a on a.id = t.version_id
    )
    select last into ends from said order by number desc, turn desc limit 1;
    return case when starts is not null then daterange(starts, greatest(ends + 1, starts)) end;
end
$$;
-- What was decided is seen at once in the days on which the plan holds.
create function plans_keep_span() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    update plans_plan set in_force_span = plans_span_of(id) where id = case
        when tg_table_name = 'plans_version' then (to_jsonb(new) ->> 'plan_id')::bigint
        else (select plan_id from plans_version where id = (to_jsonb(new) ->> 'version_id')::bigint)
    end;
    if not found then
        raise exception 'a plan that is not there holds on no day' using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
-- What was approved is decided on later, by a director who did not hand it over.
create function plans_later_decision_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare v record;
begin
    select version.state, version.submitted_by_id, decision.at into v
        from plans_version version left join plans_decision decision on decision.version_id = version.id
        where version.id = new.version_id for share of version;
    if v.state is distinct from 'approved' or new.at < v.at then
        raise exception 'only what was approved is decided on later' using errcode = 'integrity_constraint_violation';
    end if;
    if v.submitted_by_id = new.by_id then
        raise exception 'nobody decides on their own version' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at) for share;
    if not found then
        raise exception 'only a director decides' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- A plan that is not over is prolonged by a year at most, or repealed from a day that has not passed.
create function plans_term_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare held daterange;
declare day_now date := (new.at at time zone 'Europe/Warsaw')::date;
begin
    select p.in_force_span into held from plans_version v join plans_plan p on p.id = v.plan_id
        where v.id = new.version_id for update of p;
    if exists (
        select 1 from plans_version here join plans_version other on other.plan_id = here.plan_id
            where here.id = new.version_id and other.state = 'approved' and other.number > here.number
    ) then
        raise exception 'a newer text of this plan was approved' using errcode = 'integrity_constraint_violation';
    end if;
    if exists (
        select 1 from plans_version here join plans_version other on other.plan_id = here.plan_id
            join plans_termdecision t on t.version_id = other.id
            where here.id = new.version_id and t.kind = 'repealed'
    ) then
        raise exception 'this plan is repealed' using errcode = 'integrity_constraint_violation';
    end if;
    if held is null or day_now >= upper(held)
        or (new.kind = 'repealed' and new.day not between day_now and upper(held) - 1)
        or (new.kind = 'prolonged' and new.day not between upper(held) and upper(held) + 365) then
        raise exception 'a plan is not decided on for that day' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- Nothing of a repealed plan is approved any more, not even while it is being repealed.
create function plans_repealed_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    perform 1 from plans_version v join plans_plan p on p.id = v.plan_id where v.id = new.version_id for update of p;
    if exists (
        select 1 from plans_version here join plans_version other on other.plan_id = here.plan_id
            join plans_termdecision t on t.version_id = other.id
            where here.id = new.version_id and t.kind = 'repealed'
    ) then
        raise exception 'this plan is repealed' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- Nobody writes other days than those that were decided.
create function plans_span_is_decided() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.in_force_span is distinct from plans_span_of(new.id) then
        raise exception 'plan % holds on the days that were decided, and on no others', new.id
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- SHA-256 of a snapshot as the server writes JSON, in hexadecimal.
create function plans_digest_of(snapshot jsonb) returns text
    language sql stable
return encode(sha256(convert_to(snapshot::text, 'UTF8')), 'hex');
-- A snapshot comes with its digest, and a draft, which has none, without.
create function plans_keep_digest() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    new.snapshot_digest := coalesce(plans_digest_of(new.snapshot), '');
    return new;
end
$$;
-- Whether every part of a content is what that shape says of it, neither more nor less.
create function plans_reads_as(content jsonb, shape text, shapes jsonb) returns boolean
    language plpgsql stable set search_path = public, pg_temp
as $$
declare
    name text;
    rule jsonb;
    said jsonb;
    part jsonb;
begin
    if not shapes ? shape then
        return jsonb_typeof(content) = shape;
    end if;
    if jsonb_typeof(content) <> 'object' then
        return false;
    end if;
    if exists (select 1 from jsonb_object_keys(content) known where not shapes -> shape ? known) then
        return false;
    end if;
    for name, rule in select * from jsonb_each(shapes -> shape) loop
        said := content -> name;
        if said is null or not rule -> 'is' ? jsonb_typeof(said)
            or (name = any ('{first_day,last_day,time_from,time_to}') and content ->> name !~ '^(\d{4}-[01]\d-[0-3]\d)?$')
            or (name = any ('{cost_value,value}') and content ->> name !~ '^(\d+([.]\d+)?)?$') then
            return false;
        end if;
        if rule ? 'of' and jsonb_typeof(said) <> 'null' then
            for part in select jsonb_array_elements(
                case jsonb_typeof(said) when 'array' then said else jsonb_build_array(said) end
            ) loop
                if not plans_reads_as(part, rule ->> 'of', shapes) then
                    return false;
                end if;
            end loop;
        end if;
    end loop;
    return true;
end
$$;
-- What is handed over has the shape that pages read, and says its own number and days.
create function plans_handed_over_is_read() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if new.snapshot -> 'schema' is distinct from '4'
        or not plans_reads_as(new.snapshot, 'PlanContent', '{"Action": {"addressees": {"is": ["string"]}, "communes": {"is": ["array"], "of": "string"}, "cost": {"is": ["string"]}, "cost_value": {"is": ["string"]}, "costs": {"is": ["array"], "of": "Cost"}, "description": {"is": ["string"]}, "indicators": {"is": ["array"], "of": "Indicator"}, "is_supporting": {"is": ["boolean"]}, "key": {"is": ["string"]}, "kinds": {"is": ["array"], "of": "string"}, "manner": {"is": ["string"]}, "number": {"is": ["string"]}, "partners": {"is": ["array"], "of": "string"}, "place_note": {"is": ["string"]}, "places": {"is": ["string"]}, "resources": {"is": ["string"]}, "responsible": {"is": ["string"]}, "services": {"is": ["array"], "of": "string"}, "time": {"is": ["string"]}, "time_from": {"is": ["string"]}, "time_kind": {"is": ["string"]}, "time_to": {"is": ["string"]}, "title": {"is": ["string"]}}, "Chapter": {"holds": {"is": ["array"], "of": "string"}, "key": {"is": ["string"]}, "number": {"is": ["string"]}, "text": {"is": ["string"]}, "title": {"is": ["string"]}}, "CommuneActions": {"actions": {"is": ["array"], "of": "string"}, "name": {"is": ["string"]}, "terc": {"is": ["string"]}}, "Conclusion": {"about": {"is": ["string"]}, "code": {"is": ["string"]}, "counts": {"is": ["object", "null"], "of": "Evidence"}, "evidence": {"is": ["string"]}, "text": {"is": ["string"]}}, "Cost": {"amount": {"is": ["string"]}, "source": {"is": ["string"]}, "value": {"is": ["string"]}, "year": {"is": ["string"]}}, "Evidence": {"localities": {"is": ["number"]}, "notes": {"is": ["number"]}, "people": {"is": ["number"]}}, "Goal": {"actions": {"is": ["array"], "of": "Action"}, "conclusions": {"is": ["array"], "of": "Conclusion"}, "indicators": {"is": ["array"], "of": "Indicator"}, "key": {"is": ["string"]}, "level": {"is": ["string"]}, "manner": {"is": ["string"]}, "no_conclusion_reason": {"is": ["string"]}, "number": {"is": ["string"]}, "text": {"is": ["string"]}}, "Indicator": {"baseline": {"is": ["string"]}, "key": {"is": ["string"]}, "kind": {"is": ["string"]}, "milestones": {"is": ["array"], "of": "Milestone"}, "name": {"is": ["string"]}, "source": {"is": ["string"]}, "target": {"is": ["string"]}, "unit": {"is": ["string"]}}, "Milestone": {"period": {"is": ["string"]}, "to_reach": {"is": ["string"]}}, "Office": {"file_plan_symbol": {"is": ["string"]}, "is_demo": {"is": ["boolean"]}, "name": {"is": ["string"]}}, "PlanContent": {"action_count": {"is": ["number"]}, "archive_category": {"is": ["string"]}, "attempt": {"is": ["number"]}, "changed_conclusions": {"is": ["array"], "of": "Conclusion"}, "chapters": {"is": ["array"], "of": "Chapter"}, "communes": {"is": ["array"], "of": "CommuneActions"}, "cost": {"is": ["string"]}, "ends_on": {"is": ["string"]}, "first_day": {"is": ["string"]}, "goals": {"is": ["array"], "of": "Goal"}, "last_day": {"is": ["string"]}, "manner": {"is": ["string"]}, "name": {"is": ["string"]}, "number": {"is": ["number"]}, "office": {"is": ["object"], "of": "Office"}, "reason": {"is": ["string"]}, "schema": {"is": ["number"]}, "starts_on": {"is": ["string"]}, "submitted_by": {"is": ["string"]}, "submitted_on": {"is": ["string"]}, "supporting": {"is": ["number"]}, "title": {"is": ["string"]}, "without_conclusions": {"is": ["boolean"]}}}') then
        raise exception 'what version % says cannot be read', new.id using errcode = 'integrity_constraint_violation';
    end if;
    if (new.snapshot ->> 'number')::numeric <> new.number or (new.snapshot ->> 'attempt')::numeric <> new.attempt
        or (new.snapshot ->> 'first_day')::date is distinct from new.starts_on
        or (new.snapshot ->> 'last_day')::date is distinct from new.ends_on then
        raise exception 'version % does not say its own words', new.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- Words of an approved version are excluded by a director, under the next number of its plan.
create function plans_exclusion_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
    end if;
    perform 1 from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at) for share;
    if not found then
        raise exception 'only a director says what is public' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- Words are public again once a director says so, and not before they were excluded.
create function plans_exclusion_end_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if not exists (select 1 from plans_exclusion where id = new.exclusion_id and at <= new.at) then
        raise exception 'an exclusion ends after it began' using errcode = 'integrity_constraint_violation';
    end if;
    perform 1 from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at) for share;
    if not found then
        raise exception 'only a director says what is public' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- A document without words is of an approved version, and names notes of its plan that stand, each once and in order. It has bytes of its own.
create function plans_public_document_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
$$;
-- For a director who said the ground seven days ago or earlier: a plan that is over goes for good. Returns how many rows went. What cites it from outside keeps it.
create function plans_discard(discarding bigint) returns bigint
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare
    asked bigint := discarding_is_due(discarding, 'plans.plan');
    plan record;
    of_plan bigint[];
    of_goals bigint[];
    of_actions bigint[];
    of_keys uuid[];
    of_files bigint[];
    resting record;
    gone bigint;
    counted jsonb := '{}';
begin
    select * into plan from plans_plan where id = asked for update;
    if not found or upper(plan.in_force_span) > (osl_now() at time zone 'Europe/Warsaw')::date
        or exists (select 1 from plans_version where plan_id = asked and state in ('draft', 'submitted')) then
        raise exception 'only a plan that is over goes' using errcode = 'integrity_constraint_violation';
    end if;
    if (select ground from discarding_discarding where id = discarding) = 'filed' and (
        not exists (select 1 from plans_version where plan_id = asked and state = 'approved')
        or exists (
            select 1 from plans_version v where v.plan_id = asked and v.state = 'approved'
                and not exists (select 1 from plans_filing f where f.version_id = v.id)
        )
    ) then
        raise exception 'only what is in the files goes' using errcode = 'integrity_constraint_violation';
    end if;
    set constraints all immediate;
    of_plan := array(select id from plans_version where plan_id = asked);
    of_goals := array(select id from plans_goal where version_id = any (of_plan));
    of_actions := array(select id from plans_action where goal_id = any (of_goals));
    of_keys := array(
        select key from plans_action where id = any (of_actions)
        union select key from plans_indicator where goal_id = any (of_goals) or action_id = any (of_actions)
    );
    of_files := array(
        select file_id from plans_document where version_id = any (of_plan)
        union select file_id from plans_publicdocument where version_id = any (of_plan)
        union select file_id from plans_signedcopy where version_id = any (of_plan)
        union select file_id from plans_copyupload where version_id = any (of_plan)
        union select scan_id from plans_decision where version_id = any (of_plan) and scan_id is not null
    );
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_copypublication,plans_publication,plans_publicdocument,plans_document,plans_signedcopy,plans_copyupload,plans_exclusionend,plans_exclusion,plans_answer,plans_remark,plans_filing,plans_termdecision,plans_correction,plans_reminder,plans_decision,plans_indicatorpart,plans_indicatorentry,plans_actionlog,plans_indicator,plans_action_communes,plans_action_groups,plans_action_localities,plans_action_partners,plans_action_services,plans_action,plans_goal_conclusions,plans_goal,plans_chapter,plans_version_changed_conclusions,plans_version,plans_plan}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'O' order by relname, tgname loop
        execute format('alter table %I disable trigger %I', resting.relname, resting.tgname);
    end loop;
    delete from plans_copypublication where copy_id in (select id from plans_signedcopy where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_copypublication', gone);
    delete from plans_publication where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_publication', gone);
    delete from plans_publicdocument where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_publicdocument', gone);
    delete from plans_document where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_document', gone);
    delete from plans_signedcopy where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_signedcopy', gone);
    delete from plans_copyupload where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_copyupload', gone);
    delete from plans_exclusionend where exclusion_id in (select id from plans_exclusion where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_exclusionend', gone);
    delete from plans_exclusion where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_exclusion', gone);
    delete from plans_answer where remark_id in (select id from plans_remark where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_answer', gone);
    delete from plans_remark where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_remark', gone);
    delete from plans_filing where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_filing', gone);
    delete from plans_termdecision where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_termdecision', gone);
    delete from plans_correction where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_correction', gone);
    delete from plans_reminder where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reminder', gone);
    delete from plans_decision where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_decision', gone);
    delete from plans_indicatorpart where entry_id in (select id from plans_indicatorentry where key = any (of_keys));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicatorpart', gone);
    delete from plans_indicatorentry where key = any (of_keys);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicatorentry', gone);
    delete from plans_actionlog where action_key = any (of_keys);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_actionlog', gone);
    delete from plans_indicator where goal_id = any (of_goals) or action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicator', gone);
    delete from plans_action_communes where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_communes', gone);
    delete from plans_action_groups where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_groups', gone);
    delete from plans_action_localities where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_localities', gone);
    delete from plans_action_partners where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_partners', gone);
    delete from plans_action_services where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_services', gone);
    delete from plans_action where id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action', gone);
    delete from plans_goal_conclusions where goal_id = any (of_goals);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_goal_conclusions', gone);
    delete from plans_goal where id = any (of_goals);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_goal', gone);
    delete from plans_chapter where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_chapter', gone);
    delete from plans_version_changed_conclusions where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_version_changed_conclusions', gone);
    delete from plans_version where id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_version', gone);
    delete from plans_plan where id = asked;
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_plan', gone);
    delete from files_storedfile where id = any (of_files);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('files_storedfile', gone);
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_copypublication,plans_publication,plans_publicdocument,plans_document,plans_signedcopy,plans_copyupload,plans_exclusionend,plans_exclusion,plans_answer,plans_remark,plans_filing,plans_termdecision,plans_correction,plans_reminder,plans_decision,plans_indicatorpart,plans_indicatorentry,plans_actionlog,plans_indicator,plans_action_communes,plans_action_groups,plans_action_localities,plans_action_partners,plans_action_services,plans_action,plans_goal_conclusions,plans_goal,plans_chapter,plans_version_changed_conclusions,plans_version,plans_plan}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'D' order by relname, tgname loop
        execute format('alter table %I enable trigger %I', resting.relname, resting.tgname);
    end loop;
    select jsonb_object_agg(key, value) into counted from jsonb_each(counted) where value <> '0';
    insert into audit_erasure ("table", "row", "column", leaves, at)
        values ('plans_plan', asked::text, '', '', clock_timestamp());
    insert into discarding_discarded (discarding_id, rows, at) values (discarding, counted, clock_timestamp());
    return (select sum(value::bigint) from jsonb_each_text(counted));
end
$$;
-- For a restore, as the owner: a plan that went after the backup was made goes once more, with all that belongs to it. Returns how many rows went: none where it is not there, or where something else of the backup stands on it, which kept it from going then.
create function plans_plan_gone_again(plan text) returns bigint
    language plpgsql set search_path = public, pg_temp
as $$
declare
    asked bigint := plan::bigint;
    of_plan bigint[];
    of_goals bigint[];
    of_actions bigint[];
    of_keys uuid[];
    of_files bigint[];
    resting record;
    gone bigint;
    counted jsonb := '{}';
begin
    if not exists (select 1 from plans_plan where id = asked) then
        return 0;
    end if;
    set constraints all immediate;
    of_plan := array(select id from plans_version where plan_id = asked);
    of_goals := array(select id from plans_goal where version_id = any (of_plan));
    of_actions := array(select id from plans_action where goal_id = any (of_goals));
    of_keys := array(
        select key from plans_action where id = any (of_actions)
        union select key from plans_indicator where goal_id = any (of_goals) or action_id = any (of_actions)
    );
    of_files := array(
        select file_id from plans_document where version_id = any (of_plan)
        union select file_id from plans_publicdocument where version_id = any (of_plan)
        union select file_id from plans_signedcopy where version_id = any (of_plan)
        union select file_id from plans_copyupload where version_id = any (of_plan)
        union select scan_id from plans_decision where version_id = any (of_plan) and scan_id is not null
    );
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_copypublication,plans_publication,plans_publicdocument,plans_document,plans_signedcopy,plans_copyupload,plans_exclusionend,plans_exclusion,plans_answer,plans_remark,plans_filing,plans_termdecision,plans_correction,plans_reminder,plans_decision,plans_indicatorpart,plans_indicatorentry,plans_actionlog,plans_indicator,plans_action_communes,plans_action_groups,plans_action_localities,plans_action_partners,plans_action_services,plans_action,plans_goal_conclusions,plans_goal,plans_chapter,plans_version_changed_conclusions,plans_version,plans_plan}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'O' order by relname, tgname loop
        execute format('alter table %I disable trigger %I', resting.relname, resting.tgname);
    end loop;
    delete from plans_copypublication where copy_id in (select id from plans_signedcopy where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_copypublication', gone);
    delete from plans_publication where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_publication', gone);
    delete from plans_publicdocument where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_publicdocument', gone);
    delete from plans_document where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_document', gone);
    delete from plans_signedcopy where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_signedcopy', gone);
    delete from plans_copyupload where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_copyupload', gone);
    delete from plans_exclusionend where exclusion_id in (select id from plans_exclusion where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_exclusionend', gone);
    delete from plans_exclusion where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_exclusion', gone);
    delete from plans_answer where remark_id in (select id from plans_remark where version_id = any (of_plan));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_answer', gone);
    delete from plans_remark where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_remark', gone);
    delete from plans_filing where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_filing', gone);
    delete from plans_termdecision where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_termdecision', gone);
    delete from plans_correction where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_correction', gone);
    delete from plans_reminder where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reminder', gone);
    delete from plans_decision where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_decision', gone);
    delete from plans_indicatorpart where entry_id in (select id from plans_indicatorentry where key = any (of_keys));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicatorpart', gone);
    delete from plans_indicatorentry where key = any (of_keys);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicatorentry', gone);
    delete from plans_actionlog where action_key = any (of_keys);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_actionlog', gone);
    delete from plans_indicator where goal_id = any (of_goals) or action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_indicator', gone);
    delete from plans_action_communes where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_communes', gone);
    delete from plans_action_groups where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_groups', gone);
    delete from plans_action_localities where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_localities', gone);
    delete from plans_action_partners where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_partners', gone);
    delete from plans_action_services where action_id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action_services', gone);
    delete from plans_action where id = any (of_actions);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_action', gone);
    delete from plans_goal_conclusions where goal_id = any (of_goals);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_goal_conclusions', gone);
    delete from plans_goal where id = any (of_goals);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_goal', gone);
    delete from plans_chapter where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_chapter', gone);
    delete from plans_version_changed_conclusions where version_id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_version_changed_conclusions', gone);
    delete from plans_version where id = any (of_plan);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_version', gone);
    delete from plans_plan where id = asked;
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_plan', gone);
    delete from files_storedfile where id = any (of_files);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('files_storedfile', gone);
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_copypublication,plans_publication,plans_publicdocument,plans_document,plans_signedcopy,plans_copyupload,plans_exclusionend,plans_exclusion,plans_answer,plans_remark,plans_filing,plans_termdecision,plans_correction,plans_reminder,plans_decision,plans_indicatorpart,plans_indicatorentry,plans_actionlog,plans_indicator,plans_action_communes,plans_action_groups,plans_action_localities,plans_action_partners,plans_action_services,plans_action,plans_goal_conclusions,plans_goal,plans_chapter,plans_version_changed_conclusions,plans_version,plans_plan}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'D' order by relname, tgname loop
        execute format('alter table %I enable trigger %I', resting.relname, resting.tgname);
    end loop;
    return (select coalesce(sum(value::bigint), 0) from jsonb_each_text(counted));
exception when integrity_constraint_violation then
    return 0;
end
$$;
revoke all on function plans_plan_gone_again from public;
-- One entry of a key at a time. A correction is of the newest row of its key, period and measure. Days are over, lie in an approved text that has the indicator as one that is typed, and in no other entry.
create function plans_entry_is_lawful() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare corrected plans_indicatorentry;
begin
    perform pg_advisory_xact_lock(hashtextextended(new.key::text, 14));
    if upper(new.period) > (new.at at time zone 'Europe/Warsaw')::date + 1 then
        raise exception 'an entry tells of days that are over'
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_is_not_ahead';
    end if;
    if exists (select from plans_indicatorentry where key = new.key and aggregate <> new.aggregate) then
        raise exception 'an indicator is measured as before'
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_measured_as_before';
    end if;
    if new.corrects_id is not null then
        select * into corrected from plans_indicatorentry where id = new.corrects_id;
        if (corrected.key, corrected.period) is distinct from (new.key, new.period) then
            raise exception 'a correction is of the same indicator and period'
                using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_corrects_its_own';
        end if;
        return new;
    end if;
    if exists (select from plans_indicatorentry where key = new.key and period && new.period) then
        raise exception 'periods of an indicator do not overlap'
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_periods_apart';
    end if;
    if not exists (
        select from plans_indicator i left join plans_action a on a.id = i.action_id
            join plans_goal g on g.id = coalesce(i.goal_id, a.goal_id) join plans_version v on v.id = g.version_id
            join plans_plan p on p.id = v.plan_id
            where i.key = new.key and v.state = 'approved' and i.source = 'typed'
            and new.period <@ daterange(v.starts_on, greatest(v.ends_on + 1, upper(p.in_force_span)))
    ) then
        raise exception 'an entry is of an approved indicator that is typed, in the days of its plan'
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorentry_in_the_plan';
    end if;
    return new;
end
$$;
-- Whatever parts an entry has by group add up to its value, and so do those by place.
create function plans_parts_add_up() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare entry plans_indicatorentry;
begin
    select * into entry from plans_indicatorentry where id = new.entry_id;
    if entry.aggregate not in ('sum', 'last', 'highest') or exists (
        select from plans_indicatorpart where entry_id = entry.id group by axis
            having sum(value) is distinct from entry.value
    ) then
        raise exception 'parts of entry % do not add up to the whole', entry.id
            using errcode = 'integrity_constraint_violation', constraint = 'indicatorpart_adds_up';
    end if;
    return null;
end
$$;
-- A line tells of a day that has come and of an action of an approved text; a correction is of its kind.
create function plans_log_is_lawful() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare corrected plans_actionlog;
begin
    if new.happened_on > (new.at at time zone 'Europe/Warsaw')::date then
        raise exception 'a line tells of a day that has come'
            using errcode = 'integrity_constraint_violation', constraint = 'actionlog_is_not_ahead';
    end if;
    if new.corrects_id is not null then
        select * into corrected from plans_actionlog where id = new.corrects_id;
        if (corrected.action_key, corrected.kind) is distinct from (new.action_key, new.kind) then
            raise exception 'a correction is of the same action and kind'
                using errcode = 'integrity_constraint_violation', constraint = 'actionlog_corrects_its_own';
        end if;
    elsif not exists (
        select from plans_action a join plans_goal g on g.id = a.goal_id join plans_version v on v.id = g.version_id
            where a.key = new.action_key and v.state = 'approved'
    ) then
        raise exception 'a line is of an action that was approved'
            using errcode = 'integrity_constraint_violation', constraint = 'actionlog_of_an_approved_action';
    end if;
    return new;
end
$$;
create trigger plans_version_takes_its_changes after delete or update of id on plans_version
    for each row
    execute function audit_forget_changes('plans.version');
create trigger plans_version_numbered_anew before insert on plans_version
    for each row
    execute function audit_refuse_old_number();
create trigger plans_version_words_go after delete on plans_version
    for each row
    execute function search_forget();
create trigger plans_chapter_words_go after delete on plans_chapter
    for each row
    execute function search_forget();
create trigger plans_goal_words_go after delete on plans_goal
    for each row
    execute function search_forget();
create trigger plans_action_words_go after delete on plans_action
    for each row
    execute function search_forget();
create trigger plans_plan_numbered_anew before insert on plans_plan
    for each row
    execute function audit_refuse_old_number();
create trigger plans_version_days_are_read before insert or update of starts_on, ends_on, due_on, changed_at on plans_version
    for each row
    when (new.starts_on not between '0001-01-03' and '9999-12-29' or new.ends_on not between '0001-01-03' and '9999-12-29' or new.due_on not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger plans_action_days_are_read before insert or update of time_from, time_to on plans_action
    for each row
    when (new.time_from not between '0001-01-03' and '9999-12-29' or new.time_to not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger plans_decision_days_are_read before insert or update of effective_on, decided_on on plans_decision
    for each row
    when (new.effective_on not between '0001-01-03' and '9999-12-29' or new.decided_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger plans_termdecision_days_are_read before insert or update of day on plans_termdecision
    for each row
    when (new.day not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger plans_copyupload_days_are_read before insert or update of at on plans_copyupload
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger plans_chapter_frozen before insert or update or delete on plans_chapter
    for each row
    execute function plans_part_is_frozen('version', 'version_id');
create trigger plans_goal_frozen before insert or update or delete on plans_goal
    for each row
    execute function plans_part_is_frozen('version', 'version_id');
create trigger plans_action_frozen before insert or update or delete on plans_action
    for each row
    execute function plans_part_is_frozen('goal', 'goal_id');
create trigger plans_indicator_frozen before insert or update or delete on plans_indicator
    for each row
    execute function plans_part_is_frozen('action', 'action_id');
create trigger plans_version_changed_conclusions_frozen before insert or update or delete on plans_version_changed_conclusions
    for each row
    execute function plans_part_is_frozen('version', 'version_id');
create trigger plans_goal_conclusions_frozen before insert or update or delete on plans_goal_conclusions
    for each row
    execute function plans_part_is_frozen('goal', 'goal_id');
create trigger plans_action_communes_frozen before insert or update or delete on plans_action_communes
    for each row
    execute function plans_part_is_frozen('action', 'action_id');
create trigger plans_action_groups_frozen before insert or update or delete on plans_action_groups
    for each row
    execute function plans_part_is_frozen('action', 'action_id');
create trigger plans_action_localities_frozen before insert or update or delete on plans_action_localities
    for each row
    execute function plans_part_is_frozen('action', 'action_id');
create trigger plans_action_partners_frozen before insert or update or delete on plans_action_partners
    for each row
    execute function plans_part_is_frozen('action', 'action_id');
create trigger plans_action_services_frozen before insert or update or delete on plans_action_services
    for each row
    execute function plans_part_is_frozen('action', 'action_id');
create trigger plans_indicator_of_goal_frozen before insert or update or delete on plans_indicator
    for each row
    execute function plans_part_is_frozen('goal', 'goal_id');
create trigger needs_conclusion_cited before update or delete on needs_conclusion
    for each row
    execute function plans_conclusion_is_cited('id');
create trigger needs_conclusion_needs_cited before insert or update or delete on needs_conclusion_needs
    for each row
    execute function plans_conclusion_is_cited('conclusion_id');
create trigger needs_conclusion_assets_cited before insert or update or delete on needs_conclusion_assets
    for each row
    execute function plans_conclusion_is_cited('conclusion_id');
create trigger needs_conclusion_notes_cited before insert or update or delete on needs_conclusion_notes
    for each row
    execute function plans_conclusion_is_cited('conclusion_id');
create trigger plans_remark_written_once before update or delete on plans_remark
    for each row
    execute function osl_refuse('written once');
create trigger plans_answer_written_once before update or delete on plans_answer
    for each row
    execute function osl_refuse('written once');
create trigger plans_decision_written_once before update or delete on plans_decision
    for each row
    execute function osl_refuse('written once');
create trigger plans_document_written_once before update or delete on plans_document
    for each row
    execute function osl_refuse('written once');
create trigger plans_reminder_written_once before update or delete on plans_reminder
    for each row
    execute function osl_refuse('written once');
create trigger plans_publication_written_once before update or delete on plans_publication
    for each row
    execute function osl_refuse('written once');
create trigger plans_signedcopy_written_once before update or delete on plans_signedcopy
    for each row
    execute function osl_refuse('written once');
create trigger plans_termdecision_written_once before update or delete on plans_termdecision
    for each row
    execute function osl_refuse('written once');
create trigger plans_correction_written_once before update or delete on plans_correction
    for each row
    execute function osl_refuse('written once');
create trigger plans_copypublication_written_once before update or delete on plans_copypublication
    for each row
    execute function osl_refuse('written once');
create trigger plans_exclusion_written_once before update or delete on plans_exclusion
    for each row
    execute function osl_refuse('written once');
create trigger plans_exclusionend_written_once before update or delete on plans_exclusionend
    for each row
    execute function osl_refuse('written once');
create trigger plans_publicdocument_written_once before update or delete on plans_publicdocument
    for each row
    execute function osl_refuse('written once');
create trigger plans_filing_written_once before update or delete on plans_filing
    for each row
    execute function osl_refuse('written once');
create trigger plans_chapter_no_truncate before truncate on plans_chapter
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_goal_no_truncate before truncate on plans_goal
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_action_no_truncate before truncate on plans_action
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_indicator_no_truncate before truncate on plans_indicator
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_version_changed_conclusions_no_truncate before truncate on plans_version_changed_conclusions
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_goal_conclusions_no_truncate before truncate on plans_goal_conclusions
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_action_communes_no_truncate before truncate on plans_action_communes
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_action_groups_no_truncate before truncate on plans_action_groups
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_action_localities_no_truncate before truncate on plans_action_localities
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_action_partners_no_truncate before truncate on plans_action_partners
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_action_services_no_truncate before truncate on plans_action_services
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_remark_no_truncate before truncate on plans_remark
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_answer_no_truncate before truncate on plans_answer
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_decision_no_truncate before truncate on plans_decision
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_document_no_truncate before truncate on plans_document
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_reminder_no_truncate before truncate on plans_reminder
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_publication_no_truncate before truncate on plans_publication
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_signedcopy_no_truncate before truncate on plans_signedcopy
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_termdecision_no_truncate before truncate on plans_termdecision
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_correction_no_truncate before truncate on plans_correction
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_copypublication_no_truncate before truncate on plans_copypublication
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_exclusion_no_truncate before truncate on plans_exclusion
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_exclusionend_no_truncate before truncate on plans_exclusionend
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_publicdocument_no_truncate before truncate on plans_publicdocument
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_filing_no_truncate before truncate on plans_filing
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger needs_conclusion_no_truncate before truncate on needs_conclusion
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger needs_conclusion_needs_no_truncate before truncate on needs_conclusion_needs
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger needs_conclusion_assets_no_truncate before truncate on needs_conclusion_assets
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger needs_conclusion_notes_no_truncate before truncate on needs_conclusion_notes
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_version_no_truncate before truncate on plans_version
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_plan_no_truncate before truncate on plans_plan
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_chapter_reads_what_is_there before insert or update or delete on plans_chapter
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_goal_reads_what_is_there before insert or update or delete on plans_goal
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_action_reads_what_is_there before insert or update or delete on plans_action
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_indicator_reads_what_is_there before insert or update or delete on plans_indicator
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_version_changed_conclusions_reads_what_is_there before insert or update or delete on plans_version_changed_conclusions
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_goal_conclusions_reads_what_is_there before insert or update or delete on plans_goal_conclusions
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_action_communes_reads_what_is_there before insert or update or delete on plans_action_communes
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_action_groups_reads_what_is_there before insert or update or delete on plans_action_groups
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_action_localities_reads_what_is_there before insert or update or delete on plans_action_localities
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_action_partners_reads_what_is_there before insert or update or delete on plans_action_partners
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_action_services_reads_what_is_there before insert or update or delete on plans_action_services
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_remark_reads_what_is_there before insert or update or delete on plans_remark
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_answer_reads_what_is_there before insert or update or delete on plans_answer
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_decision_reads_what_is_there before insert or update or delete on plans_decision
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_document_reads_what_is_there before insert or update or delete on plans_document
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_reminder_reads_what_is_there before insert or update or delete on plans_reminder
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_publication_reads_what_is_there before insert or update or delete on plans_publication
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_signedcopy_reads_what_is_there before insert or update or delete on plans_signedcopy
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_termdecision_reads_what_is_there before insert or update or delete on plans_termdecision
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_correction_reads_what_is_there before insert or update or delete on plans_correction
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_copypublication_reads_what_is_there before insert or update or delete on plans_copypublication
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_exclusion_reads_what_is_there before insert or update or delete on plans_exclusion
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_exclusionend_reads_what_is_there before insert or update or delete on plans_exclusionend
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_publicdocument_reads_what_is_there before insert or update or delete on plans_publicdocument
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_filing_reads_what_is_there before insert or update or delete on plans_filing
    for each statement
    execute function osl_read_what_is_there();
create trigger needs_conclusion_reads_what_is_there before insert or update or delete on needs_conclusion
    for each statement
    execute function osl_read_what_is_there();
create trigger needs_conclusion_needs_reads_what_is_there before insert or update or delete on needs_conclusion_needs
    for each statement
    execute function osl_read_what_is_there();
create trigger needs_conclusion_assets_reads_what_is_there before insert or update or delete on needs_conclusion_assets
    for each statement
    execute function osl_read_what_is_there();
create trigger needs_conclusion_notes_reads_what_is_there before insert or update or delete on needs_conclusion_notes
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_version_reads_what_is_there before insert or update or delete on plans_version
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_plan_reads_what_is_there before insert or update or delete on plans_plan
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_document_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('plans_document', 'file_id');
create trigger plans_publicdocument_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('plans_publicdocument', 'file_id');
create trigger plans_signedcopy_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('plans_signedcopy', 'file_id');
create trigger plans_copyupload_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('plans_copyupload', 'file_id');
create trigger plans_goal_conclusions_holds_its_conclusion before insert or update of conclusion_id on plans_goal_conclusions
    for each row
    execute function plans_hold_conclusion();
create trigger plans_version_changed_conclusions_holds_its_conclusion before insert or update of conclusion_id on plans_version_changed_conclusions
    for each row
    execute function plans_hold_conclusion();
create trigger plans_action_communes_keeps_its_commune before delete or update of terc on centre_commune
    for each row
    execute function osl_refuse_cited('plans_action_communes', 'commune_id', 'terc');
create trigger plans_action_groups_keeps_its_targetgroup before delete or update of id on centre_targetgroup
    for each row
    execute function osl_refuse_cited('plans_action_groups', 'targetgroup_id');
create trigger plans_action_localities_keeps_its_locality before delete or update of simc on centre_locality
    for each row
    execute function osl_refuse_cited('plans_action_localities', 'locality_id', 'simc');
create trigger plans_action_services_keeps_its_socialservice before delete or update of id on centre_socialservice
    for each row
    execute function osl_refuse_cited('plans_action_services', 'socialservice_id');
create trigger plans_action_partners_keeps_its_partner before delete or update of id on partners_partner
    for each row
    execute function osl_refuse_cited('plans_action_partners', 'partner_id');
create trigger plans_action_communes_holds_its_commune before insert or update of commune_id on plans_action_communes
    for each row
    execute function osl_hold_cited('centre_commune', 'commune_id', 'terc');
create trigger plans_action_localities_holds_its_locality before insert or update of locality_id on plans_action_localities
    for each row
    execute function osl_hold_cited('centre_locality', 'locality_id', 'simc');
create trigger plans_goal_conclusions_conclusion_stands before insert or update of conclusion_id on plans_goal_conclusions
    for each row
    execute function withdrawal_refuse_choice('needs_conclusion', 'needs.conclusion', 'conclusion_id', 'select exists (select 1 from plans_goal_conclusions there join plans_goal other on other.id = there.goal_id join plans_goal ours on ours.key = other.key where ours.id = ($1 ->> ''goal_id'')::bigint and there.conclusion_id = ($1 ->> ''conclusion_id'')::bigint)');
create trigger plans_action_partners_partner_stands before insert or update of partner_id on plans_action_partners
    for each row
    execute function withdrawal_refuse_choice('partners_partner', 'partners.partner', 'partner_id', 'select exists (select 1 from plans_action_partners there join plans_action other on other.id = there.action_id join plans_action ours on ours.key = other.key where ours.id = ($1 ->> ''action_id'')::bigint and there.partner_id = ($1 ->> ''partner_id'')::bigint)');
create trigger plans_action_groups_targetgroup_stands before insert or update of targetgroup_id on plans_action_groups
    for each row
    execute function withdrawal_refuse_choice('centre_targetgroup', 'centre.targetgroup', 'targetgroup_id', 'select exists (select 1 from plans_action_groups there join plans_action other on other.id = there.action_id join plans_action ours on ours.key = other.key where ours.id = ($1 ->> ''action_id'')::bigint and there.targetgroup_id = ($1 ->> ''targetgroup_id'')::bigint)');
create trigger plans_action_services_socialservice_stands before insert or update of socialservice_id on plans_action_services
    for each row
    execute function withdrawal_refuse_choice('centre_socialservice', 'centre.socialservice', 'socialservice_id', 'select exists (select 1 from plans_action_services there join plans_action other on other.id = there.action_id join plans_action ours on ours.key = other.key where ours.id = ($1 ->> ''action_id'')::bigint and there.socialservice_id = ($1 ->> ''socialservice_id'')::bigint)');
create trigger plans_version_changed_conclusions_conclusion_stands before insert or update of conclusion_id on plans_version_changed_conclusions
    for each row
    execute function withdrawal_refuse_choice('needs_conclusion', 'needs.conclusion', 'conclusion_id', 'select exists (select 1 from plans_version_changed_conclusions there join plans_version other on other.id = there.version_id join plans_version ours on ours.plan_id = other.plan_id where ours.id = ($1 ->> ''version_id'')::bigint and there.conclusion_id = ($1 ->> ''conclusion_id'')::bigint)');
create trigger plans_plan_span_decided before insert or update on plans_plan
    for each row
    execute function plans_span_is_decided();
create trigger plans_version_keeps_span after update on plans_version
    for each row
    when (new.state = 'approved' and old.state <> 'approved')
    execute function plans_keep_span();
create trigger plans_termdecision_keeps_span after insert on plans_termdecision
    for each row
    execute function plans_keep_span();
create trigger plans_correction_due before insert on plans_correction
    for each row
    execute function plans_later_decision_is_due();
create trigger plans_termdecision_due before insert on plans_termdecision
    for each row
    execute function plans_later_decision_is_due();
create trigger plans_termdecision_days before insert on plans_termdecision
    for each row
    execute function plans_term_is_due();
create trigger plans_decision_repealed before insert on plans_decision
    for each row
    when (new.outcome = 'approved')
    execute function plans_repealed_stays();
create trigger plans_document_due before insert on plans_document
    for each row
    execute function plans_document_is_due();
create trigger plans_publication_due before insert on plans_publication
    for each row
    execute function plans_publication_is_due();
create trigger plans_filing_due before insert on plans_filing
    for each row
    execute function plans_filing_is_due();
create trigger plans_signedcopy_due before insert on plans_signedcopy
    for each row
    execute function plans_signed_copy_is_due();
create trigger plans_copypublication_due before insert on plans_copypublication
    for each row
    execute function plans_copy_publication_is_due();
create trigger plans_document_sealed before insert on plans_document
    for each row
    when ((new.seal ~ '^[0-9a-f]{64}$' and new.text_digest ~ '^[0-9a-f]{64}$') is not true)
    execute function osl_refuse('a document is drawn here');
create trigger plans_publicdocument_sealed before insert on plans_publicdocument
    for each row
    when ((new.seal ~ '^[0-9a-f]{64}$' and new.text_digest ~ '^[0-9a-f]{64}$') is not true)
    execute function osl_refuse('a document is drawn here');
create trigger plans_exclusion_due before insert on plans_exclusion
    for each row
    execute function plans_exclusion_is_due();
create trigger plans_exclusionend_due before insert on plans_exclusionend
    for each row
    execute function plans_exclusion_end_is_due();
create trigger plans_publicdocument_due before insert on plans_publicdocument
    for each row
    execute function plans_public_document_is_due();
create trigger plans_decision_scan_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('plans_decision', 'scan_id');
create trigger plans_decision_holds_its_scan before insert on plans_decision
    for each row
    when (new.scan_id is not null)
    execute function osl_hold_cited('files_storedfile', 'scan_id');
drop trigger if exists plans_decision_carried_out on plans_decision;
create constraint trigger plans_decision_carried_out after insert on plans_decision deferrable initially deferred
    for each row
    execute function plans_decision_is_carried_out();
create trigger plans_papers_are_no_older before insert or update of works_since on centre_centre
    for each row
    execute function plans_papers_are_no_older();
create trigger plans_version_whole before update on plans_version
    for each row
    when (old.state = 'draft' and new.state <> 'draft')
    execute function plans_handed_over_is_whole();
create trigger plans_version_digest before insert on plans_version
    for each row
    execute function plans_keep_digest();
create trigger plans_version_digest_of_submitted before update on plans_version
    for each row
    when (old.state = 'draft')
    execute function plans_keep_digest();
create trigger plans_version_read before update on plans_version
    for each row
    when (old.state = 'draft' and new.state <> 'draft')
    execute function plans_handed_over_is_read();
create trigger plans_entry_lawful before insert on plans_indicatorentry
    for each row
    execute function plans_entry_is_lawful();
create trigger plans_log_lawful before insert on plans_actionlog
    for each row
    execute function plans_log_is_lawful();
drop trigger if exists plans_parts_add_up on plans_indicatorpart;
create constraint trigger plans_parts_add_up after insert on plans_indicatorpart deferrable initially deferred
    for each row
    execute function plans_parts_add_up();
create trigger plans_part_comes_with_its_entry before insert on plans_indicatorpart
    for each row
    when (new.entry_id is not null)
    execute function osl_refuse_afterthought('plans_indicatorentry', 'entry_id');
create trigger plans_entry_stays before update or delete on plans_indicatorentry
    for each row
    execute function redaction_covers_alone('what was measured stays, and is corrected by a row that says why', 'not_counted', 'source', 'comment', 'reason');
create trigger plans_log_stays before update or delete on plans_actionlog
    for each row
    execute function redaction_covers_alone('what was measured stays, and is corrected by a row that says why', 'text', 'reason');
create trigger plans_part_stays before update or delete on plans_indicatorpart
    for each row
    execute function osl_refuse('what was measured stays, and is corrected by a row that says why');
create trigger plans_actionlog_days_are_read before insert or update of happened_on on plans_actionlog
    for each row
    when (new.happened_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger plans_indicatorentry_no_truncate before truncate on plans_indicatorentry
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_indicatorpart_no_truncate before truncate on plans_indicatorpart
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_actionlog_no_truncate before truncate on plans_actionlog
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_indicatorentry_reads_what_is_there before insert or update or delete on plans_indicatorentry
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_indicatorpart_reads_what_is_there before insert or update or delete on plans_indicatorpart
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_actionlog_reads_what_is_there before insert or update or delete on plans_actionlog
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_indicatorentry_written_at_once before insert or update of at on plans_indicatorentry
    for each row
    execute function osl_refuse_another_time('at');
create trigger plans_actionlog_written_at_once before insert or update of at on plans_actionlog
    for each row
    execute function osl_refuse_another_time('at');
create trigger plans_version_written_at_once before insert or update of submitted_at on plans_version
    for each row
    execute function osl_refuse_another_time('submitted_at');
create trigger plans_document_written_at_once before insert or update of made_at on plans_document
    for each row
    execute function osl_refuse_another_time('made_at');
create trigger plans_publicdocument_written_at_once before insert or update of made_at on plans_publicdocument
    for each row
    execute function osl_refuse_another_time('made_at');
create trigger plans_remark_written_at_once before insert or update of at on plans_remark
    for each row
    execute function osl_refuse_another_time('at');
create trigger plans_answer_written_at_once before insert or update of at on plans_answer
    for each row
    execute function osl_refuse_another_time('at');
create trigger plans_decision_written_at_once before insert or update of at on plans_decision
    for each row
    execute function osl_refuse_another_time('at');
create trigger plans_reminder_written_at_once before insert or update of at on plans_reminder
    for each row
    execute function osl_refuse_another_time('at');
create trigger plans_publication_written_at_once before insert or update of at on plans_publication
    for each row
    execute function osl_refuse_another_time('at');
create trigger plans_signedcopy_written_at_once before insert or update of at on plans_signedcopy
    for each row
    execute function osl_refuse_another_time('at');
create trigger plans_termdecision_written_at_once before insert or update of at on plans_termdecision
    for each row
    execute function osl_refuse_another_time('at');
create trigger plans_correction_written_at_once before insert or update of at on plans_correction
    for each row
    execute function osl_refuse_another_time('at');
create trigger plans_copypublication_written_at_once before insert or update of at on plans_copypublication
    for each row
    execute function osl_refuse_another_time('at');
create trigger plans_exclusion_written_at_once before insert or update of at on plans_exclusion
    for each row
    execute function osl_refuse_another_time('at');
create trigger plans_exclusionend_written_at_once before insert or update of at on plans_exclusionend
    for each row
    execute function osl_refuse_another_time('at');
create trigger plans_filing_written_at_once before insert or update of at on plans_filing
    for each row
    execute function osl_refuse_another_time('at');
create trigger plans_plan_begun_at_once before insert or update of created_at on plans_plan
    for each row
    execute function osl_refuse_another_time('created_at');
create trigger plans_version_begun_at_once before insert or update of created_at on plans_version
    for each row
    execute function osl_refuse_another_time('created_at');
create trigger plans_version_holds_its_plan before insert or update of plan_id on plans_version
    for each row
    execute function osl_hold_cited('plans_plan', 'plan_id', 'id');
create trigger plans_document_holds_its_file before insert or update of file_id on plans_document
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id', 'id');
create trigger plans_publicdocument_holds_its_file before insert or update of file_id on plans_publicdocument
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id', 'id');
create trigger plans_signedcopy_holds_its_file before insert or update of file_id on plans_signedcopy
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id', 'id');
create trigger plans_copyupload_holds_its_file before insert or update of file_id on plans_copyupload
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id', 'id');
create trigger plans_version_states before insert or update or delete on plans_version
    for each row
    execute function plans_version_states();
create trigger plans_version_remarks_answered before update on plans_version
    for each row
    when (old.state = 'draft' and new.state = 'submitted')
    execute function plans_remarks_are_answered();
create trigger plans_plan_frozen before update or delete on plans_plan
    for each row
    execute function plans_plan_is_frozen();
create trigger plans_decision_ahead before insert on plans_decision
    for each row
    when (new.outcome = 'approved')
    execute function plans_decision_looks_ahead();
create trigger plans_decision_due before insert on plans_decision
    for each row
    execute function plans_decision_is_due();
create trigger plans_remark_due before insert on plans_remark
    for each row
    execute function plans_remark_is_due();
create trigger plans_answer_due before insert on plans_answer
    for each row
    execute function plans_answer_is_due();
create trigger plans_reminder_due before insert on plans_reminder
    for each row
    execute function plans_reminder_is_due();

-- migration plans 0004_swept_beside b771d03cb06b0ef1
alter table plans_answer set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table plans_filing set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table plans_remark set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table plans_signedcopy set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);

-- migration plans 0005_beside_laws 18a0b60060043b90
create or replace trigger plans_remark_written_once before update or delete on plans_remark
    for each row
    execute function redaction_covers_alone('written once', 'text');
create or replace trigger plans_answer_written_once before update or delete on plans_answer
    for each row
    execute function redaction_covers_alone('written once', 'text');
create or replace trigger plans_filing_written_once before update or delete on plans_filing
    for each row
    execute function redaction_covers_alone('written once', 'place', 'reason');
create or replace trigger plans_signedcopy_written_once before update or delete on plans_signedcopy
    for each row
    execute function redaction_covers_alone('written once', 'reason');

-- migration plans 0006_reports 5fa25a8fb67efdf6
CREATE TABLE "plans_report" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "title" varchar(200) NOT NULL, "starts_on" date NOT NULL, "ends_on" date NOT NULL, "state" varchar(10) NOT NULL, "attempt" smallint NOT NULL CHECK ("attempt" >= 0), "figures" jsonb NOT NULL, "figures_at" timestamp with time zone NOT NULL, "created_at" timestamp with time zone NOT NULL, "changed_at" timestamp with time zone NOT NULL, "submitted_at" timestamp with time zone NULL, "submitted_by_name" varchar(120) NOT NULL, "submitted_by_position" varchar(120) NOT NULL, "snapshot" jsonb NULL, "snapshot_digest" varchar(64) NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), "follows_id" bigint NULL UNIQUE, "submitted_by_id" bigint NULL);
CREATE TABLE "plans_reportdecision" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "outcome" varchar(10) NOT NULL, "text" text NOT NULL, "case_mark" varchar(80) NOT NULL, "at" timestamp with time zone NOT NULL, "by_id" bigint NOT NULL, "report_id" bigint NOT NULL UNIQUE);
CREATE TABLE "plans_reportdocument" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "made_at" timestamp with time zone NOT NULL, "text_digest" varchar(64) NOT NULL, "seal" varchar(64) NOT NULL, "kind" varchar(8) NOT NULL, "file_id" bigint NOT NULL UNIQUE, "report_id" bigint NOT NULL);
CREATE TABLE "plans_reportinbip" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "address" varchar(500) NOT NULL, "reason" varchar(300) NOT NULL, "at" timestamp with time zone NOT NULL, "by_id" bigint NOT NULL, "report_id" bigint NOT NULL);
CREATE TABLE "plans_reportremark" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "key" varchar(40) NOT NULL, "text" text NOT NULL, "at" timestamp with time zone NOT NULL, "by_id" bigint NOT NULL, "report_id" bigint NOT NULL);
CREATE TABLE "plans_reportanswer" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "by_name" varchar(120) NOT NULL, "by_position" varchar(120) NOT NULL, "text" text NOT NULL, "at" timestamp with time zone NOT NULL, "by_id" bigint NOT NULL, "remark_id" bigint NOT NULL UNIQUE);
CREATE TABLE "plans_reportsection" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "key" varchar(40) NOT NULL, "position" smallint NOT NULL CHECK ("position" >= 0), "title" varchar(200) NOT NULL, "text" text NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), "report_id" bigint NOT NULL);
ALTER TABLE "plans_report" ADD CONSTRAINT "report_ends_after_start" CHECK ("ends_on" >= ("starts_on"));
ALTER TABLE "plans_report" ADD CONSTRAINT "report_of_this_century" CHECK (("ends_on" <= '2100-12-31'::date AND "starts_on" >= '2000-01-01'::date));
ALTER TABLE "plans_report" ADD CONSTRAINT "report_submitted_has_snapshot" CHECK ((("snapshot" = 'null'::jsonb AND "state" = 'draft' AND "submitted_at" IS NULL AND "submitted_by_id" IS NULL AND "submitted_by_name" = '') OR (NOT ("state" = 'draft') AND "snapshot" IS NOT NULL AND "submitted_at" IS NOT NULL AND "submitted_by_id" IS NOT NULL AND NOT ("submitted_by_name" = ''))));
ALTER TABLE "plans_report" ADD CONSTRAINT "report_attempt_follows_another" CHECK ((("attempt" = 1 AND "follows_id" IS NULL) OR ("attempt" > 1 AND "follows_id" IS NOT NULL)));
ALTER TABLE "plans_report" ADD CONSTRAINT "report_has_known_state" CHECK ("state" IN ('draft', 'submitted', 'accepted', 'returned', 'withdrawn'));
ALTER TABLE "plans_reportdecision" ADD CONSTRAINT "reportdecision_keeps_the_name" CHECK (NOT ("by_name" = ''));
ALTER TABLE "plans_reportdecision" ADD CONSTRAINT "reportdecision_has_known_outcome" CHECK ("outcome" IN ('accepted', 'returned'));
ALTER TABLE "plans_reportdocument" ADD CONSTRAINT "reportdocument_of_a_text_once" UNIQUE ("report_id", "kind", "seal");
ALTER TABLE "plans_reportdocument" ADD CONSTRAINT "reportdocument_has_known_kind" CHECK ("kind" IN ('read', 'accepted'));
ALTER TABLE "plans_reportinbip" ADD CONSTRAINT "reportinbip_keeps_the_name" CHECK (NOT ("by_name" = ''));
ALTER TABLE "plans_reportinbip" ADD CONSTRAINT "reportinbip_where_or_why_not" CHECK ((("address" = '' OR "reason" = '') AND 1 = (CASE WHEN "address" = '' THEN 1 ELSE 0 END + CASE WHEN "reason" = '' THEN 1 ELSE 0 END)));
ALTER TABLE "plans_reportremark" ADD CONSTRAINT "reportremark_keeps_the_name" CHECK (NOT ("by_name" = ''));
ALTER TABLE "plans_reportremark" ADD CONSTRAINT "reportremark_has_text" CHECK (NOT ("text" = ''));
ALTER TABLE "plans_reportanswer" ADD CONSTRAINT "reportanswer_keeps_the_name" CHECK (NOT ("by_name" = ''));
ALTER TABLE "plans_reportanswer" ADD CONSTRAINT "reportanswer_has_text" CHECK (NOT ("text" = ''));
ALTER TABLE "plans_reportsection" ADD CONSTRAINT "reportsection_key_once" UNIQUE ("report_id", "key");
ALTER TABLE "plans_reportsection" ADD CONSTRAINT "reportsection_has_a_title" CHECK (NOT ("title" = ''));
alter table plans_report set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table plans_reportsection set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table plans_reportremark set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table plans_reportanswer set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
alter table plans_reportinbip set (
    autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0, vacuum_index_cleanup = on,
    toast.autovacuum_vacuum_threshold = 0, toast.autovacuum_vacuum_scale_factor = 0, toast.vacuum_index_cleanup = on
);
ALTER TABLE "plans_report" ADD CONSTRAINT "plans_report_follows_id_4115324c_fk_plans_report_id" FOREIGN KEY ("follows_id") REFERENCES "plans_report" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_report" ADD CONSTRAINT "plans_report_submitted_by_id_ab6a5e8d_fk_accounts_user_id" FOREIGN KEY ("submitted_by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_report_submitted_by_id_ab6a5e8d" ON "plans_report" ("submitted_by_id");
ALTER TABLE "plans_reportdecision" ADD CONSTRAINT "plans_reportdecision_by_id_6c9ddb63_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_reportdecision" ADD CONSTRAINT "plans_reportdecision_report_id_0e840260_fk_plans_report_id" FOREIGN KEY ("report_id") REFERENCES "plans_report" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_reportdecision_by_id_6c9ddb63" ON "plans_reportdecision" ("by_id");
ALTER TABLE "plans_reportdocument" ADD CONSTRAINT "plans_reportdocument_file_id_c3344765_fk_files_storedfile_id" FOREIGN KEY ("file_id") REFERENCES "files_storedfile" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_reportdocument" ADD CONSTRAINT "plans_reportdocument_report_id_48df1bc5_fk_plans_report_id" FOREIGN KEY ("report_id") REFERENCES "plans_report" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_reportdocument_report_id_48df1bc5" ON "plans_reportdocument" ("report_id");
ALTER TABLE "plans_reportinbip" ADD CONSTRAINT "plans_reportinbip_by_id_743ef20e_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_reportinbip" ADD CONSTRAINT "plans_reportinbip_report_id_ed5c9004_fk_plans_report_id" FOREIGN KEY ("report_id") REFERENCES "plans_report" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_reportinbip_by_id_743ef20e" ON "plans_reportinbip" ("by_id");
CREATE INDEX "plans_reportinbip_report_id_ed5c9004" ON "plans_reportinbip" ("report_id");
ALTER TABLE "plans_reportremark" ADD CONSTRAINT "plans_reportremark_by_id_f3be47f3_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_reportremark" ADD CONSTRAINT "plans_reportremark_report_id_f9af95ce_fk_plans_report_id" FOREIGN KEY ("report_id") REFERENCES "plans_report" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_reportremark_by_id_f3be47f3" ON "plans_reportremark" ("by_id");
CREATE INDEX "plans_reportremark_report_id_f9af95ce" ON "plans_reportremark" ("report_id");
ALTER TABLE "plans_reportanswer" ADD CONSTRAINT "plans_reportanswer_by_id_45099fca_fk_accounts_user_id" FOREIGN KEY ("by_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "plans_reportanswer" ADD CONSTRAINT "plans_reportanswer_remark_id_90345449_fk_plans_reportremark_id" FOREIGN KEY ("remark_id") REFERENCES "plans_reportremark" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_reportanswer_by_id_45099fca" ON "plans_reportanswer" ("by_id");
ALTER TABLE "plans_reportsection" ADD CONSTRAINT "plans_reportsection_report_id_7dae15b2_fk_plans_report_id" FOREIGN KEY ("report_id") REFERENCES "plans_report" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "plans_reportsection_report_id_7dae15b2" ON "plans_reportsection" ("report_id");

-- migration plans 0007_reports_laws 473c03fd5e84ab96
-- A report begins as a draft and goes one way; a decision made in the same transaction accepts or returns it. Handed over it says its own title and days, in the shape that pages read, with its digest.
create function plans_report_states() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare given text[] := '{state,snapshot,snapshot_digest,submitted_at,submitted_by_id,submitted_by_name,'
    'submitted_by_position}';
begin
    if tg_op = 'INSERT' then
        if new.state <> 'draft' then
            raise exception 'a report begins as a draft' using errcode = 'integrity_constraint_violation';
        end if;
        if new.follows_id is not null and not exists (
            select from plans_report r where r.id = new.follows_id and r.state in ('returned', 'withdrawn')
                and r.attempt = new.attempt - 1
        ) then
            raise exception 'an attempt follows one that came back' using errcode = 'integrity_constraint_violation';
        end if;
        new.snapshot_digest := '';
        return new;
    end if;
    if tg_op = 'DELETE' then
        if old.state <> 'draft' then
            raise exception 'report % was handed over and is never deleted', old.id
                using errcode = 'integrity_constraint_violation';
        end if;
        return old;
    end if;
    if (new.id, new.attempt) <> (old.id, old.attempt) or new.follows_id is distinct from old.follows_id then
        raise exception 'report % keeps its place among attempts', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state <> 'draft' and (to_jsonb(new) - 'state')::text <> (to_jsonb(old) - 'state')::text then
        raise exception 'report % is frozen: UPDATE refused', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.state <> old.state and (old.state, new.state) not in (
        ('draft', 'submitted'), ('submitted', 'accepted'), ('submitted', 'returned'), ('submitted', 'withdrawn')
    ) then
        raise exception 'no way from % to %', old.state, new.state using errcode = 'integrity_constraint_violation';
    end if;
    if new.state in ('accepted', 'returned') and old.state <> new.state and not exists (
        select from plans_reportdecision where report_id = old.id and outcome = new.state
            and osl_is_being_written(xmin)
    ) then
        raise exception 'report % has no such decision, made in this transaction', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state = 'draft' and new.state = 'submitted' then
        if to_jsonb(new) - given <> to_jsonb(old) - given then
            raise exception 'report % leaves the desk as it was typed', old.id
                using errcode = 'integrity_constraint_violation';
        end if;
        if new.ends_on >= (new.submitted_at at time zone 'Europe/Warsaw')::date then
            raise exception 'report % tells of days that are not over', new.id
                using errcode = 'integrity_constraint_violation';
        end if;
        if new.snapshot -> 'schema' is distinct from '1'
            or not plans_reads_as(new.snapshot, 'ReportContent', '{"Figure": {"key": {"is": ["string"]}, "label": {"is": ["string"]}, "rows": {"is": ["array"], "of": "string"}, "said": {"is": ["string"]}, "task": {"is": ["number"]}, "value": {"is": ["string"]}}, "Office": {"file_plan_symbol": {"is": ["string"]}, "is_demo": {"is": ["boolean"]}, "name": {"is": ["string"]}}, "ReportContent": {"archive_category": {"is": ["string"]}, "as_of": {"is": ["string"]}, "attempt": {"is": ["number"]}, "ends_on": {"is": ["string"]}, "first_day": {"is": ["string"]}, "last_day": {"is": ["string"]}, "office": {"is": ["object"], "of": "Office"}, "schema": {"is": ["number"]}, "sections": {"is": ["array"], "of": "Section"}, "starts_on": {"is": ["string"]}, "submitted_by": {"is": ["string"]}, "submitted_on": {"is": ["string"]}, "title": {"is": ["string"]}}, "Row": {"cells": {"is": ["array"], "of": "string"}}, "Section": {"figures": {"is": ["array"], "of": "Figure"}, "key": {"is": ["string"]}, "number": {"is": ["number"]}, "tables": {"is": ["array"], "of": "Table"}, "text": {"is": ["string"]}, "title": {"is": ["string"]}}, "Table": {"caption": {"is": ["string"]}, "chart": {"is": ["number"]}, "heads": {"is": ["array"], "of": "string"}, "key": {"is": ["string"]}, "numbers": {"is": ["array"], "of": "number"}, "rows": {"is": ["array"], "of": "Row"}, "sentence": {"is": ["string"]}}}')
            or new.snapshot ->> 'title' is distinct from new.title
            or (new.snapshot ->> 'first_day')::date is distinct from new.starts_on
            or (new.snapshot ->> 'last_day')::date is distinct from new.ends_on then
            raise exception 'what report % says cannot be read', new.id
                using errcode = 'integrity_constraint_violation';
        end if;
        if exists (
            select from plans_reportremark r where r.report_id = new.follows_id
                and not exists (select from plans_reportanswer a where a.remark_id = r.id)
        ) then
            raise exception 'remarks on the attempt before % are not answered', new.id
                using errcode = 'integrity_constraint_violation';
        end if;
    end if;
    if old.state = 'draft' then
        new.snapshot_digest := coalesce(plans_digest_of(new.snapshot), '');
    end if;
    return new;
end
$$;
-- Sections change while their report is a draft, whose row is held until the transaction ends.
create function plans_report_section_is_frozen() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare parent bigint := case when tg_op = 'DELETE' then old.report_id else new.report_id end;
begin
    if tg_op = 'UPDATE' and new.report_id <> old.report_id then
        raise exception 'a section stays in its report' using errcode = 'integrity_constraint_violation';
    end if;
    if (select state from plans_report where id = parent for share) is distinct from 'draft'
        and (tg_op <> 'DELETE' or exists (select from plans_report where id = parent)) then
        raise exception 'report % is frozen: % on its section refused', parent, tg_op
            using errcode = 'integrity_constraint_violation';
    end if;
    return coalesce(new, old);
end
$$;
-- Remarks and decisions are of a report that waits, by a director who did not hand it over, and not from before it was.
create function plans_report_is_judged() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare r record;
begin
    select state, submitted_by_id, submitted_at into r from plans_report where id = new.report_id for share;
    if r.state is distinct from 'submitted'
        or exists (select from plans_reportdecision where report_id = new.report_id) then
        raise exception 'only what waits is judged' using errcode = 'integrity_constraint_violation';
    end if;
    if r.submitted_by_id = new.by_id or new.at < r.submitted_at then
        raise exception 'nobody judges their own report, nor before it is handed over'
            using errcode = 'integrity_constraint_violation';
    end if;
    perform from accounts_user where id = new.by_id and accounts_acts_as(id, 'director', new.at) for share;
    if not found then
        raise exception 'only a director judges a report' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- A decision and the state that it gives its report come together: at commit neither stands alone.
create function plans_report_decision_is_carried_out() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_report where id = new.report_id) is distinct from new.outcome then
        raise exception 'report % is decided on and not moved', new.report_id
            using errcode = 'integrity_constraint_violation';
    end if;
    return null;
end
$$;
-- A remark is answered once its attempt is closed.
create function plans_report_answer_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if coalesce((
        select r.state from plans_reportremark m join plans_report r on r.id = m.report_id where m.id = new.remark_id
    ), 'draft') in ('draft', 'submitted') then
        raise exception 'a remark is answered after the attempt is closed'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
-- In BIP stands what was accepted.
create function plans_report_in_bip_is_accepted() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if (select state from plans_report where id = new.report_id for share) is distinct from 'accepted' then
        raise exception 'in BIP stands what was accepted' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;
create trigger plans_report_takes_its_changes after delete or update of id on plans_report
    for each row
    execute function audit_forget_changes('plans.report');
create trigger plans_report_numbered_anew before insert on plans_report
    for each row
    execute function audit_refuse_old_number();
create trigger plans_reportsection_takes_its_changes after delete or update of id on plans_reportsection
    for each row
    execute function audit_forget_changes('plans.reportsection');
create trigger plans_reportsection_numbered_anew before insert on plans_reportsection
    for each row
    execute function audit_refuse_old_number();
create trigger plans_report_days_are_read before insert or update of starts_on, ends_on, figures_at, created_at, changed_at on plans_report
    for each row
    when (new.starts_on not between '0001-01-03' and '9999-12-29' or new.ends_on not between '0001-01-03' and '9999-12-29' or new.figures_at not between '0001-01-03' and '9999-12-29' or new.created_at not between '0001-01-03' and '9999-12-29' or new.changed_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger plans_report_states before insert or update or delete on plans_report
    for each row
    execute function plans_report_states();
create trigger plans_reportsection_frozen before insert or update or delete on plans_reportsection
    for each row
    execute function plans_report_section_is_frozen();
create trigger plans_reportremark_due before insert on plans_reportremark
    for each row
    execute function plans_report_is_judged();
create trigger plans_reportdecision_due before insert on plans_reportdecision
    for each row
    execute function plans_report_is_judged();
drop trigger if exists plans_reportdecision_carried_out on plans_reportdecision;
create constraint trigger plans_reportdecision_carried_out after insert on plans_reportdecision deferrable initially deferred
    for each row
    execute function plans_report_decision_is_carried_out();
create trigger plans_reportanswer_due before insert on plans_reportanswer
    for each row
    execute function plans_report_answer_is_due();
create trigger plans_reportinbip_due before insert on plans_reportinbip
    for each row
    execute function plans_report_in_bip_is_accepted();
create trigger plans_reportremark_written_once before update or delete on plans_reportremark
    for each row
    execute function redaction_covers_alone('written once', 'text');
create trigger plans_reportanswer_written_once before update or delete on plans_reportanswer
    for each row
    execute function redaction_covers_alone('written once', 'text');
create trigger plans_reportdecision_written_once before update or delete on plans_reportdecision
    for each row
    execute function osl_refuse('written once');
create trigger plans_reportdocument_written_once before update or delete on plans_reportdocument
    for each row
    execute function osl_refuse('written once');
create trigger plans_reportinbip_written_once before update or delete on plans_reportinbip
    for each row
    execute function redaction_covers_alone('written once', 'reason');
create trigger plans_report_no_truncate before truncate on plans_report
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_reportsection_no_truncate before truncate on plans_reportsection
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_reportremark_no_truncate before truncate on plans_reportremark
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_reportanswer_no_truncate before truncate on plans_reportanswer
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_reportdecision_no_truncate before truncate on plans_reportdecision
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_reportdocument_no_truncate before truncate on plans_reportdocument
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_reportinbip_no_truncate before truncate on plans_reportinbip
    for each statement
    execute function osl_refuse('what was decided on stays');
create trigger plans_report_reads_what_is_there before insert or update or delete on plans_report
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_reportsection_reads_what_is_there before insert or update or delete on plans_reportsection
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_reportremark_reads_what_is_there before insert or update or delete on plans_reportremark
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_reportanswer_reads_what_is_there before insert or update or delete on plans_reportanswer
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_reportdecision_reads_what_is_there before insert or update or delete on plans_reportdecision
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_reportdocument_reads_what_is_there before insert or update or delete on plans_reportdocument
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_reportinbip_reads_what_is_there before insert or update or delete on plans_reportinbip
    for each statement
    execute function osl_read_what_is_there();
create trigger plans_reportdocument_file_stays before delete or update of id on files_storedfile
    for each row
    execute function osl_refuse_cited('plans_reportdocument', 'file_id');
create trigger plans_reportdocument_holds_its_file before insert or update of file_id on plans_reportdocument
    for each row
    execute function osl_hold_cited('files_storedfile', 'file_id', 'id');
create trigger plans_report_written_at_once before insert or update of submitted_at on plans_report
    for each row
    execute function osl_refuse_another_time('submitted_at');
create trigger plans_reportdocument_written_at_once before insert or update of made_at on plans_reportdocument
    for each row
    execute function osl_refuse_another_time('made_at');
create trigger plans_reportremark_written_at_once before insert or update of at on plans_reportremark
    for each row
    execute function osl_refuse_another_time('at');
create trigger plans_reportanswer_written_at_once before insert or update of at on plans_reportanswer
    for each row
    execute function osl_refuse_another_time('at');
create trigger plans_reportdecision_written_at_once before insert or update of at on plans_reportdecision
    for each row
    execute function osl_refuse_another_time('at');
create trigger plans_reportinbip_written_at_once before insert or update of at on plans_reportinbip
    for each row
    execute function osl_refuse_another_time('at');

-- migration plans 0008_annex_laws 18ff03135d455ce1
-- What is handed over has the shape that pages read, and says its own number and days.
create or replace function plans_handed_over_is_read() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare
    shapes jsonb := case new.snapshot ->> 'schema'
        when '5' then '{"Action": {"addressees": {"is": ["string"]}, "communes": {"is": ["array"], "of": "string"}, "cost": {"is": ["string"]}, "cost_value": {"is": ["string"]}, "costs": {"is": ["array"], "of": "Cost"}, "description": {"is": ["string"]}, "indicators": {"is": ["array"], "of": "Indicator"}, "is_supporting": {"is": ["boolean"]}, "key": {"is": ["string"]}, "kinds": {"is": ["array"], "of": "string"}, "manner": {"is": ["string"]}, "number": {"is": ["string"]}, "partners": {"is": ["array"], "of": "string"}, "place_note": {"is": ["string"]}, "places": {"is": ["string"]}, "resources": {"is": ["string"]}, "responsible": {"is": ["string"]}, "services": {"is": ["array"], "of": "string"}, "time": {"is": ["string"]}, "time_from": {"is": ["string"]}, "time_kind": {"is": ["string"]}, "time_to": {"is": ["string"]}, "title": {"is": ["string"]}}, "Chapter": {"holds": {"is": ["array"], "of": "string"}, "key": {"is": ["string"]}, "number": {"is": ["string"]}, "text": {"is": ["string"]}, "title": {"is": ["string"]}}, "CommuneActions": {"actions": {"is": ["array"], "of": "string"}, "name": {"is": ["string"]}, "terc": {"is": ["string"]}}, "Conclusion": {"about": {"is": ["string"]}, "code": {"is": ["string"]}, "counts": {"is": ["object", "null"], "of": "Evidence"}, "evidence": {"is": ["string"]}, "text": {"is": ["string"]}}, "Cost": {"amount": {"is": ["string"]}, "source": {"is": ["string"]}, "value": {"is": ["string"]}, "year": {"is": ["string"]}}, "Evidence": {"localities": {"is": ["number"]}, "notes": {"is": ["number"]}, "people": {"is": ["number"]}}, "Goal": {"actions": {"is": ["array"], "of": "Action"}, "conclusions": {"is": ["array"], "of": "Conclusion"}, "indicators": {"is": ["array"], "of": "Indicator"}, "key": {"is": ["string"]}, "level": {"is": ["string"]}, "manner": {"is": ["string"]}, "no_conclusion_reason": {"is": ["string"]}, "number": {"is": ["string"]}, "text": {"is": ["string"]}}, "Indicator": {"baseline": {"is": ["string"]}, "key": {"is": ["string"]}, "kind": {"is": ["string"]}, "milestones": {"is": ["array"], "of": "Milestone"}, "name": {"is": ["string"]}, "source": {"is": ["string"]}, "target": {"is": ["string"]}, "unit": {"is": ["string"]}}, "Milestone": {"period": {"is": ["string"]}, "to_reach": {"is": ["string"]}}, "Office": {"file_plan_symbol": {"is": ["string"]}, "is_demo": {"is": ["boolean"]}, "name": {"is": ["string"]}}, "PlanContent": {"action_count": {"is": ["number"]}, "archive_category": {"is": ["string"]}, "attempt": {"is": ["number"]}, "changed_conclusions": {"is": ["array"], "of": "Conclusion"}, "chapters": {"is": ["array"], "of": "Chapter"}, "communes": {"is": ["array"], "of": "CommuneActions"}, "cost": {"is": ["string"]}, "ends_on": {"is": ["string"]}, "first_day": {"is": ["string"]}, "goals": {"is": ["array"], "of": "Goal"}, "last_day": {"is": ["string"]}, "manner": {"is": ["string"]}, "name": {"is": ["string"]}, "number": {"is": ["number"]}, "office": {"is": ["object"], "of": "Office"}, "reason": {"is": ["string"]}, "schema": {"is": ["number"]}, "services": {"is": ["array"], "of": "ServiceLine"}, "starts_on": {"is": ["string"]}, "submitted_by": {"is": ["string"]}, "submitted_on": {"is": ["string"]}, "supporting": {"is": ["number"]}, "title": {"is": ["string"]}, "without_conclusions": {"is": ["boolean"]}}, "ServiceLine": {"actions": {"is": ["array"], "of": "string"}, "look_again_on": {"is": ["string"]}, "name": {"is": ["string"]}, "programme": {"is": ["string"]}, "reason": {"is": ["string"]}}}'
        when '4' then '{"Action": {"addressees": {"is": ["string"]}, "communes": {"is": ["array"], "of": "string"}, "cost": {"is": ["string"]}, "cost_value": {"is": ["string"]}, "costs": {"is": ["array"], "of": "Cost"}, "description": {"is": ["string"]}, "indicators": {"is": ["array"], "of": "Indicator"}, "is_supporting": {"is": ["boolean"]}, "key": {"is": ["string"]}, "kinds": {"is": ["array"], "of": "string"}, "manner": {"is": ["string"]}, "number": {"is": ["string"]}, "partners": {"is": ["array"], "of": "string"}, "place_note": {"is": ["string"]}, "places": {"is": ["string"]}, "resources": {"is": ["string"]}, "responsible": {"is": ["string"]}, "services": {"is": ["array"], "of": "string"}, "time": {"is": ["string"]}, "time_from": {"is": ["string"]}, "time_kind": {"is": ["string"]}, "time_to": {"is": ["string"]}, "title": {"is": ["string"]}}, "Chapter": {"holds": {"is": ["array"], "of": "string"}, "key": {"is": ["string"]}, "number": {"is": ["string"]}, "text": {"is": ["string"]}, "title": {"is": ["string"]}}, "CommuneActions": {"actions": {"is": ["array"], "of": "string"}, "name": {"is": ["string"]}, "terc": {"is": ["string"]}}, "Conclusion": {"about": {"is": ["string"]}, "code": {"is": ["string"]}, "counts": {"is": ["object", "null"], "of": "Evidence"}, "evidence": {"is": ["string"]}, "text": {"is": ["string"]}}, "Cost": {"amount": {"is": ["string"]}, "source": {"is": ["string"]}, "value": {"is": ["string"]}, "year": {"is": ["string"]}}, "Evidence": {"localities": {"is": ["number"]}, "notes": {"is": ["number"]}, "people": {"is": ["number"]}}, "Goal": {"actions": {"is": ["array"], "of": "Action"}, "conclusions": {"is": ["array"], "of": "Conclusion"}, "indicators": {"is": ["array"], "of": "Indicator"}, "key": {"is": ["string"]}, "level": {"is": ["string"]}, "manner": {"is": ["string"]}, "no_conclusion_reason": {"is": ["string"]}, "number": {"is": ["string"]}, "text": {"is": ["string"]}}, "Indicator": {"baseline": {"is": ["string"]}, "key": {"is": ["string"]}, "kind": {"is": ["string"]}, "milestones": {"is": ["array"], "of": "Milestone"}, "name": {"is": ["string"]}, "source": {"is": ["string"]}, "target": {"is": ["string"]}, "unit": {"is": ["string"]}}, "Milestone": {"period": {"is": ["string"]}, "to_reach": {"is": ["string"]}}, "Office": {"file_plan_symbol": {"is": ["string"]}, "is_demo": {"is": ["boolean"]}, "name": {"is": ["string"]}}, "PlanContent": {"action_count": {"is": ["number"]}, "archive_category": {"is": ["string"]}, "attempt": {"is": ["number"]}, "changed_conclusions": {"is": ["array"], "of": "Conclusion"}, "chapters": {"is": ["array"], "of": "Chapter"}, "communes": {"is": ["array"], "of": "CommuneActions"}, "cost": {"is": ["string"]}, "ends_on": {"is": ["string"]}, "first_day": {"is": ["string"]}, "goals": {"is": ["array"], "of": "Goal"}, "last_day": {"is": ["string"]}, "manner": {"is": ["string"]}, "name": {"is": ["string"]}, "number": {"is": ["number"]}, "office": {"is": ["object"], "of": "Office"}, "reason": {"is": ["string"]}, "schema": {"is": ["number"]}, "starts_on": {"is": ["string"]}, "submitted_by": {"is": ["string"]}, "submitted_on": {"is": ["string"]}, "supporting": {"is": ["number"]}, "title": {"is": ["string"]}, "without_conclusions": {"is": ["boolean"]}}}'
    end;
begin
    if shapes is null or not plans_reads_as(new.snapshot, 'PlanContent', shapes) then
        raise exception 'what version % says cannot be read', new.id using errcode = 'integrity_constraint_violation';
    end if;
    if (new.snapshot ->> 'number')::numeric <> new.number or (new.snapshot ->> 'attempt')::numeric <> new.attempt
        or (new.snapshot ->> 'first_day')::date is distinct from new.starts_on
        or (new.snapshot ->> 'last_day')::date is distinct from new.ends_on then
        raise exception 'version % does not say its own words', new.id using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
$$;

-- migration plans 0009_pauses f5b660778c9b2707
ALTER TABLE "plans_termdecision" DROP CONSTRAINT "term_decision_has_known_kind";
ALTER TABLE "plans_termdecision" ADD CONSTRAINT "term_decision_has_known_kind" CHECK ("kind" IN ('prolonged', 'repealed', 'paused', 'resumed'));

-- migration plans 0010_pauses_laws f27ec78d0b24c4e7
-- The days on which a plan holds, as decisions say: the last word on its end counts; null before approval.
create or replace function plans_span_of(asked bigint) returns daterange
    language plpgsql stable set search_path = public, pg_temp
as $$
declare starts date;
declare ends date;
begin
    select min(d.effective_on) into starts from plans_version v join plans_decision d on d.version_id = v.id
        where v.plan_id = asked and v.state = 'approved';
    with approved as (
        select id, number, ends_on, lag(ends_on) over (order by number) as before
            from plans_version where plan_id = asked and state = 'approved'
    ), said as (
        select number, 0::bigint as turn, ends_on as last from approved where before is distinct from ends_on
        union all
        select a.number, t.id, case t.kind when 'repealed' then t.day - 1 else t.day end
            from plans_termdecision t join approved a on a.id = t.version_id where t.kind in ('prolonged', 'repealed')
    )
    select last into ends from said order by number desc, turn desc limit 1;
    return case when starts is not null then daterange(starts, greatest(ends + 1, starts)) end;
end
$$;
-- A plan that is not over is prolonged by a year at most, or repealed from a day that has not passed. One that holds is paused and taken up again by turns, from days that have come, none before the last one.
create or replace function plans_term_is_due() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare held daterange;
declare turn record;
declare day_now date := (new.at at time zone 'Europe/Warsaw')::date;
begin
    select p.in_force_span into held from plans_version v join plans_plan p on p.id = v.plan_id
        where v.id = new.version_id for update of p;
    if exists (
        select 1 from plans_version here join plans_version other on other.plan_id = here.plan_id
            where here.id = new.version_id and other.state = 'approved' and other.number > here.number
    ) then
        raise exception 'a newer text of this plan was approved' using errcode = 'integrity_constraint_violation';
    end if;
    if exists (
        select 1 from plans_version here join plans_version other on other.plan_id = here.plan_id
            join plans_termdecision t on t.version_id = other.id
            where here.id = new.version_id and t.kind = 'repealed'
    ) then
        raise exception 'this plan is repealed' using errcode = 'integrity_constraint_violation';
    end if;
    if held is null or day_now >= upper(held)
        or (new.kind = 'repealed' and new.day not between day_now and upper(held) - 1)
        or (new.kind = 'prolonged' and new.day not between upper(held) and upper(held) + 365) then
        raise exception 'a plan is not decided on for that day' using errcode = 'integrity_constraint_violation';
    end if;
    if new.kind in ('paused', 'resumed') then
        select t.kind, t.day into turn from plans_version here
            join plans_version other on other.plan_id = here.plan_id
            join plans_termdecision t on t.version_id = other.id
            where here.id = new.version_id and t.kind in ('paused', 'resumed') order by t.id desc limit 1;
        if new.kind = coalesce(turn.kind, 'resumed')
            or new.day not between coalesce(turn.day, lower(held)) and day_now then
            raise exception 'a plan is paused and taken up again by turns'
                using errcode = 'integrity_constraint_violation';
        end if;
    end if;
    return new;
end
$$;

-- migration plans 0011_corrections fa804c079ae1edca


-- migration plans 0012_log_in_the_plan 1170880272b8ae0b
-- A line tells of a day of its plan that has come, and of an action of an approved text. A correction is of its kind.
create or replace function plans_log_is_lawful() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare corrected plans_actionlog;
begin
    if new.happened_on > (new.at at time zone 'Europe/Warsaw')::date then
        raise exception 'a line tells of a day that has come'
            using errcode = 'integrity_constraint_violation', constraint = 'actionlog_is_not_ahead';
    end if;
    if new.corrects_id is not null then
        select * into corrected from plans_actionlog where id = new.corrects_id;
        if (corrected.action_key, corrected.kind) is distinct from (new.action_key, new.kind) then
            raise exception 'a correction is of the same action and kind'
                using errcode = 'integrity_constraint_violation', constraint = 'actionlog_corrects_its_own';
        end if;
    elsif not exists (
        select from plans_action a join plans_goal g on g.id = a.goal_id join plans_version v on v.id = g.version_id
            where a.key = new.action_key and v.state = 'approved'
    ) then
        raise exception 'a line is of an action that was approved'
            using errcode = 'integrity_constraint_violation', constraint = 'actionlog_of_an_approved_action';
    end if;
    if new.happened_on is distinct from corrected.happened_on and not exists (
        select from plans_action a join plans_goal g on g.id = a.goal_id join plans_version v on v.id = g.version_id
            join plans_plan p on p.id = v.plan_id
            where a.key = new.action_key and v.state = 'approved'
            and new.happened_on <@ daterange(v.starts_on, greatest(v.ends_on + 1, upper(p.in_force_span)))
    ) then
        raise exception 'a line tells of a day of its plan'
            using errcode = 'integrity_constraint_violation', constraint = 'actionlog_in_the_plan';
    end if;
    return new;
end
$$;

-- migration plans 0013_report_paths_laws e190b3ccef4dc35a
-- A report begins as a draft and goes one way; a decision made in the same transaction accepts or returns it. Handed over it says its own title and days, in the shape that pages read, with its digest.
create or replace function plans_report_states() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
declare given text[] := '{state,snapshot,snapshot_digest,submitted_at,submitted_by_id,submitted_by_name,'
    'submitted_by_position}';
declare shapes jsonb;
begin
    if tg_op = 'INSERT' then
        if new.state <> 'draft' then
            raise exception 'a report begins as a draft' using errcode = 'integrity_constraint_violation';
        end if;
        if new.follows_id is not null and not exists (
            select from plans_report r where r.id = new.follows_id and r.state in ('returned', 'withdrawn')
                and r.attempt = new.attempt - 1
        ) then
            raise exception 'an attempt follows one that came back' using errcode = 'integrity_constraint_violation';
        end if;
        new.snapshot_digest := '';
        return new;
    end if;
    if tg_op = 'DELETE' then
        if old.state <> 'draft' then
            raise exception 'report % was handed over and is never deleted', old.id
                using errcode = 'integrity_constraint_violation';
        end if;
        return old;
    end if;
    if (new.id, new.attempt) <> (old.id, old.attempt) or new.follows_id is distinct from old.follows_id then
        raise exception 'report % keeps its place among attempts', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state <> 'draft' and (to_jsonb(new) - 'state')::text <> (to_jsonb(old) - 'state')::text then
        raise exception 'report % is frozen: UPDATE refused', old.id using errcode = 'integrity_constraint_violation';
    end if;
    if new.state <> old.state and (old.state, new.state) not in (
        ('draft', 'submitted'), ('submitted', 'accepted'), ('submitted', 'returned'), ('submitted', 'withdrawn')
    ) then
        raise exception 'no way from % to %', old.state, new.state using errcode = 'integrity_constraint_violation';
    end if;
    if new.state in ('accepted', 'returned') and old.state <> new.state and not exists (
        select from plans_reportdecision where report_id = old.id and outcome = new.state
            and osl_is_being_written(xmin)
    ) then
        raise exception 'report % has no such decision, made in this transaction', old.id
            using errcode = 'integrity_constraint_violation';
    end if;
    if old.state = 'draft' and new.state = 'submitted' then
        if to_jsonb(new) - given <> to_jsonb(old) - given then
            raise exception 'report % leaves the desk as it was typed', old.id
                using errcode = 'integrity_constraint_violation';
        end if;
        if new.ends_on >= (new.submitted_at at time zone 'Europe/Warsaw')::date then
            raise exception 'report % tells of days that are not over', new.id
                using errcode = 'integrity_constraint_violation';
        end if;
        shapes := case new.snapshot ->> 'schema'
            when '2' then '{"Figure": {"as_people": {"is": ["boolean"]}, "key": {"is": ["string"]}, "label": {"is": ["string"]}, "plain": {"is": ["string"]}, "rows": {"is": ["array"], "of": "string"}, "said": {"is": ["string"]}, "task": {"is": ["number"]}, "value": {"is": ["string"]}}, "Office": {"file_plan_symbol": {"is": ["string"]}, "is_demo": {"is": ["boolean"]}, "name": {"is": ["string"]}}, "Path": {"key": {"is": ["string"]}, "name": {"is": ["string"]}, "path": {"is": ["array"], "of": "Point"}, "reached": {"is": ["array"], "of": "Point"}}, "Point": {"amount": {"is": ["string"]}, "day": {"is": ["string"]}, "said": {"is": ["string"]}}, "ReportContent": {"archive_category": {"is": ["string"]}, "as_of": {"is": ["string"]}, "attempt": {"is": ["number"]}, "ends_on": {"is": ["string"]}, "first_day": {"is": ["string"]}, "last_day": {"is": ["string"]}, "office": {"is": ["object"], "of": "Office"}, "schema": {"is": ["number"]}, "sections": {"is": ["array"], "of": "Section"}, "starts_on": {"is": ["string"]}, "submitted_by": {"is": ["string"]}, "submitted_on": {"is": ["string"]}, "title": {"is": ["string"]}}, "Row": {"cells": {"is": ["array"], "of": "string"}}, "Section": {"figures": {"is": ["array"], "of": "Figure"}, "key": {"is": ["string"]}, "number": {"is": ["number"]}, "paths": {"is": ["array"], "of": "Path"}, "tables": {"is": ["array"], "of": "Table"}, "text": {"is": ["string"]}, "title": {"is": ["string"]}}, "Table": {"caption": {"is": ["string"]}, "chart": {"is": ["number"]}, "heads": {"is": ["array"], "of": "string"}, "key": {"is": ["string"]}, "numbers": {"is": ["array"], "of": "number"}, "plain": {"is": ["string"]}, "rows": {"is": ["array"], "of": "Row"}, "sentence": {"is": ["string"]}}}'
            when '1' then '{"Figure": {"key": {"is": ["string"]}, "label": {"is": ["string"]}, "rows": {"is": ["array"], "of": "string"}, "said": {"is": ["string"]}, "task": {"is": ["number"]}, "value": {"is": ["string"]}}, "Office": {"file_plan_symbol": {"is": ["string"]}, "is_demo": {"is": ["boolean"]}, "name": {"is": ["string"]}}, "ReportContent": {"archive_category": {"is": ["string"]}, "as_of": {"is": ["string"]}, "attempt": {"is": ["number"]}, "ends_on": {"is": ["string"]}, "first_day": {"is": ["string"]}, "last_day": {"is": ["string"]}, "office": {"is": ["object"], "of": "Office"}, "schema": {"is": ["number"]}, "sections": {"is": ["array"], "of": "Section"}, "starts_on": {"is": ["string"]}, "submitted_by": {"is": ["string"]}, "submitted_on": {"is": ["string"]}, "title": {"is": ["string"]}}, "Row": {"cells": {"is": ["array"], "of": "string"}}, "Section": {"figures": {"is": ["array"], "of": "Figure"}, "key": {"is": ["string"]}, "number": {"is": ["number"]}, "tables": {"is": ["array"], "of": "Table"}, "text": {"is": ["string"]}, "title": {"is": ["string"]}}, "Table": {"caption": {"is": ["string"]}, "chart": {"is": ["number"]}, "heads": {"is": ["array"], "of": "string"}, "key": {"is": ["string"]}, "numbers": {"is": ["array"], "of": "number"}, "rows": {"is": ["array"], "of": "Row"}, "sentence": {"is": ["string"]}}}'
        end;
        if shapes is null or not plans_reads_as(new.snapshot, 'ReportContent', shapes)
            or new.snapshot ->> 'title' is distinct from new.title
            or (new.snapshot ->> 'first_day')::date is distinct from new.starts_on
            or (new.snapshot ->> 'last_day')::date is distinct from new.ends_on then
            raise exception 'what report % says cannot be read', new.id
                using errcode = 'integrity_constraint_violation';
        end if;
        if exists (
            select from plans_reportremark r where r.report_id = new.follows_id
                and not exists (select from plans_reportanswer a where a.remark_id = r.id)
        ) then
            raise exception 'remarks on the attempt before % are not answered', new.id
                using errcode = 'integrity_constraint_violation';
        end if;
    end if;
    if old.state = 'draft' then
        new.snapshot_digest := coalesce(plans_digest_of(new.snapshot), '');
    end if;
    return new;
end
$$;

-- migration plans 0014_report_outline 6fd97e8e3be83ec2
CREATE TABLE "plans_reportoutline" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "key" varchar(40) NOT NULL UNIQUE, "position" smallint NOT NULL CHECK ("position" >= 0), "title" varchar(200) NOT NULL, "question" varchar(300) NOT NULL, "ended_on" date NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "reportoutline_has_a_title" CHECK (NOT ("title" = '')));
CREATE INDEX "plans_reportoutline_key_2ad0c5f2_like" ON "plans_reportoutline" ("key" varchar_pattern_ops);

-- migration plans 0015_reports_go_laws 3695966a672deefd
-- For a director who said the ground seven days ago or earlier: the last attempt at a report goes for good, with those before it. Returns how many rows went.
create function plans_report_discard(discarding bigint) returns bigint
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare
    asked bigint := discarding_is_due(discarding, 'plans.report');
    report record;
    of_reports bigint[];
    of_files bigint[];
    resting record;
    gone bigint;
    counted jsonb := '{}';
begin
    select * into report from plans_report where id = asked for update;
    if not found or report.state not in ('accepted', 'returned', 'withdrawn')
        or exists (select 1 from plans_report where follows_id = asked) then
        raise exception 'only a report that is closed goes' using errcode = 'integrity_constraint_violation';
    end if;
    if (select ground from discarding_discarding where id = discarding) = 'filed' and not exists (
        select 1 from plans_reportdecision where report_id = asked and outcome = 'accepted' and case_mark <> ''
    ) then
        raise exception 'only what is in the files goes' using errcode = 'integrity_constraint_violation';
    end if;
    set constraints all immediate;
    with recursive attempts as (
        select id, follows_id from plans_report where id = asked
        union all select before.id, before.follows_id
            from plans_report before join attempts on attempts.follows_id = before.id
    ) select array_agg(id) into of_reports from attempts;
    of_files := array(select file_id from plans_reportdocument where report_id = any (of_reports));
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_reportinbip,plans_reportdocument,plans_reportanswer,plans_reportremark,plans_reportdecision,plans_reportsection,plans_report}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'O' order by relname, tgname loop
        execute format('alter table %I disable trigger %I', resting.relname, resting.tgname);
    end loop;
    delete from plans_reportinbip where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportinbip', gone);
    delete from plans_reportdocument where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportdocument', gone);
    delete from plans_reportanswer where remark_id in (select id from plans_reportremark where report_id = any (of_reports));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportanswer', gone);
    delete from plans_reportremark where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportremark', gone);
    delete from plans_reportdecision where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportdecision', gone);
    delete from plans_reportsection where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportsection', gone);
    delete from plans_report where id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_report', gone);
    delete from files_storedfile where id = any (of_files);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('files_storedfile', gone);
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_reportinbip,plans_reportdocument,plans_reportanswer,plans_reportremark,plans_reportdecision,plans_reportsection,plans_report}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'D' order by relname, tgname loop
        execute format('alter table %I enable trigger %I', resting.relname, resting.tgname);
    end loop;
    select jsonb_object_agg(key, value) into counted from jsonb_each(counted) where value <> '0';
    insert into audit_erasure ("table", "row", "column", leaves, at)
        values ('plans_report', asked::text, '', '', clock_timestamp());
    insert into discarding_discarded (discarding_id, rows, at) values (discarding, counted, clock_timestamp());
    return (select sum(value::bigint) from jsonb_each_text(counted));
end
$$;
-- For a restore, as the owner: a report that went after the backup was made goes once more, with its attempts. Returns how many rows went.
create function plans_report_gone_again(report text) returns bigint
    language plpgsql set search_path = public, pg_temp
as $$
declare
    asked bigint := report::bigint;
    of_reports bigint[];
    of_files bigint[];
    resting record;
    gone bigint;
    counted jsonb := '{}';
begin
    if not exists (select 1 from plans_report where id = asked) then
        return 0;
    end if;
    set constraints all immediate;
    with recursive attempts as (
        select id, follows_id from plans_report where id = asked
        union all select before.id, before.follows_id
            from plans_report before join attempts on attempts.follows_id = before.id
    ) select array_agg(id) into of_reports from attempts;
    of_files := array(select file_id from plans_reportdocument where report_id = any (of_reports));
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_reportinbip,plans_reportdocument,plans_reportanswer,plans_reportremark,plans_reportdecision,plans_reportsection,plans_report}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'O' order by relname, tgname loop
        execute format('alter table %I disable trigger %I', resting.relname, resting.tgname);
    end loop;
    delete from plans_reportinbip where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportinbip', gone);
    delete from plans_reportdocument where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportdocument', gone);
    delete from plans_reportanswer where remark_id in (select id from plans_reportremark where report_id = any (of_reports));
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportanswer', gone);
    delete from plans_reportremark where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportremark', gone);
    delete from plans_reportdecision where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportdecision', gone);
    delete from plans_reportsection where report_id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_reportsection', gone);
    delete from plans_report where id = any (of_reports);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('plans_report', gone);
    delete from files_storedfile where id = any (of_files);
    get diagnostics gone = row_count;
    counted := counted || jsonb_build_object('files_storedfile', gone);
    for resting in select relname, tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
            where relnamespace = 'public'::regnamespace and relname = any ('{plans_reportinbip,plans_reportdocument,plans_reportanswer,plans_reportremark,plans_reportdecision,plans_reportsection,plans_report}') and not tgisinternal
            and tgtype & 11 = 11 and tgenabled = 'D' order by relname, tgname loop
        execute format('alter table %I enable trigger %I', resting.relname, resting.tgname);
    end loop;
    return (select coalesce(sum(value::bigint), 0) from jsonb_each_text(counted));
exception when integrity_constraint_violation then
    return 0;
end
$$;
revoke all on function plans_report_gone_again from public;

-- migration plans 0016_outline_days_laws 1a056856555fb1db
create trigger plans_reportoutline_days_are_read before insert or update of ended_on on plans_reportoutline
    for each row
    when (new.ended_on not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration plans 0017_indicators_by_group 04d96305e529d55b
ALTER TABLE "plans_indicator" DROP CONSTRAINT "indicator_has_known_source";
ALTER TABLE "plans_indicator" ADD COLUMN "group_id" bigint NULL CONSTRAINT "plans_indicator_group_id_696fee2e_fk_centre_headgroup_id" REFERENCES "centre_headgroup"("id") DEFERRABLE INITIALLY DEFERRED; SET CONSTRAINTS "plans_indicator_group_id_696fee2e_fk_centre_headgroup_id" IMMEDIATE;
ALTER TABLE "plans_indicator" ADD CONSTRAINT "indicator_has_known_source" CHECK ("source" IN ('typed', 'participants', 'children', 'youth', 'adults', 'older', 'group', 'meetings', 'volunteer_hours', 'tally'));
ALTER TABLE "plans_indicator" ADD CONSTRAINT "indicator_names_the_group_it_counts" CHECK ((("group_id" IS NOT NULL AND "source" = 'group') OR (NOT ("source" = 'group') AND "group_id" IS NULL)));
CREATE INDEX "plans_indicator_group_id_696fee2e" ON "plans_indicator" ("group_id");

-- migration plans 0018_indicators_by_group_laws fc6ba65178b7eee3
create trigger plans_indicator_keeps_its_group before delete or update of id on centre_headgroup
    for each row
    execute function osl_refuse_cited('plans_indicator', 'group_id');
create trigger plans_indicator_group_stands before insert or update of group_id on plans_indicator
    for each row
    execute function withdrawal_refuse_choice('centre_headgroup', 'centre.headgroup', 'group_id', 'select exists (select 1 from plans_indicator there where there.key = ($1 ->> ''key'')::uuid and there.group_id = ($1 ->> ''group_id'')::bigint)');

-- migration plans 0019_indicators_of_initiatives 397aa7d8efed665a
ALTER TABLE "plans_indicator" DROP CONSTRAINT "indicator_has_known_source";
ALTER TABLE "plans_indicator" ALTER COLUMN "source" TYPE varchar(20);
ALTER TABLE "plans_indicator" ADD CONSTRAINT "indicator_has_known_source" CHECK ("source" IN ('typed', 'participants', 'children', 'youth', 'adults', 'older', 'group', 'meetings', 'volunteer_hours', 'tally', 'initiatives_begun', 'initiatives_done', 'residents_lead', 'funding_filed', 'funding_won', 'new_leaders'));

-- migration privacy 0001_initial e622e68f5d72878f
CREATE TABLE "privacy_period" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "key" varchar(40) NOT NULL UNIQUE, "days" smallint NOT NULL CHECK ("days" >= 0), "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "period_is_a_day_at_least" CHECK ("days" >= 1));
CREATE TABLE "privacy_retentionrun" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "key" varchar(40) NOT NULL, "days" smallint NOT NULL CHECK ("days" >= 0), "before" timestamp with time zone NOT NULL, "seen" integer NOT NULL CHECK ("seen" >= 0), "removed" integer NOT NULL CHECK ("removed" >= 0), "at" timestamp with time zone NOT NULL, CONSTRAINT "retention_looks_back" CHECK ("before" <= ("at")));
CREATE INDEX "privacy_period_key_cccf69f1_like" ON "privacy_period" ("key" varchar_pattern_ops);
CREATE INDEX "retention_newest" ON "privacy_retentionrun" ("key", "id" DESC);

-- migration privacy 0002_laws 0927d2dd900982eb
create trigger privacy_run_stays before update or delete on privacy_retentionrun
    for each row
    execute function osl_refuse('what was removed by the schedule stays written');
create trigger privacy_retentionrun_no_truncate before truncate on privacy_retentionrun
    for each statement
    execute function osl_refuse('what was removed by the schedule stays written');
create trigger privacy_retentionrun_written_at_once before insert or update of at on privacy_retentionrun
    for each row
    execute function osl_refuse_another_time('at');
create trigger privacy_retentionrun_days_are_read before insert or update of before on privacy_retentionrun
    for each row
    when (new.before not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger privacy_period_takes_its_changes after delete or update of id on privacy_period
    for each row
    execute function audit_forget_changes('privacy.period');
create trigger privacy_period_numbered_anew before insert on privacy_period
    for each row
    execute function audit_refuse_old_number();

-- migration procrastinate 0001_initial be81516c79d02f26
CREATE EXTENSION IF NOT EXISTS plpgsql WITH SCHEMA pg_catalog;

CREATE TABLE IF NOT EXISTS procrastinate_version (
    id BIGSERIAL PRIMARY KEY,
    version TEXT,
    name TEXT,
    applied_at TIMESTAMP WITH TIME ZONE DEFAULT NOW()
);

CREATE TYPE procrastinate_job_status AS ENUM (
    'todo',  -- The job is queued
    'doing',  -- The job has been fetched by a worker
    'succeeded',  -- The job ended successfully
    'failed'  -- The job ended with an error
);

CREATE TYPE procrastinate_job_event_type AS ENUM (
    'deferred',  -- Job created, in todo
    'started',  -- todo -> doing
    'deferred_for_retry',  -- doing -> todo
    'failed',  -- doing -> failed
    'succeeded',  -- doing -> succeeded
    'cancelled', -- todo -> failed or succeeded
    'scheduled' -- not an event transition, but recording when a task is scheduled for
);

CREATE TABLE procrastinate_jobs (
    id bigserial PRIMARY KEY,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}' NOT NULL,
    status procrastinate_job_status DEFAULT 'todo'::procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone NULL,
    started_at timestamp with time zone NULL,
    attempts integer DEFAULT 0 NOT NULL
);

CREATE TABLE procrastinate_events (
    id BIGSERIAL PRIMARY KEY,
    job_id integer NOT NULL REFERENCES procrastinate_jobs ON DELETE CASCADE,
    type procrastinate_job_event_type,
    at timestamp with time zone DEFAULT NOW() NULL
);

CREATE TABLE procrastinate_job_locks (
    object text PRIMARY KEY
);

CREATE FUNCTION procrastinate_fetch_job(target_queue_names character varying[]) RETURNS procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
	WITH potential_job AS (
		SELECT procrastinate_jobs.*
			FROM procrastinate_jobs
			LEFT JOIN procrastinate_job_locks ON procrastinate_job_locks.object = procrastinate_jobs.lock
			WHERE (target_queue_names IS NULL OR queue_name = ANY( target_queue_names ))
			  AND procrastinate_job_locks.object IS NULL
			  AND status = 'todo'
			  AND (scheduled_at IS NULL OR scheduled_at <= now())
            ORDER BY id ASC
			FOR UPDATE OF procrastinate_jobs SKIP LOCKED LIMIT 1
	), lock_object AS (
		INSERT INTO procrastinate_job_locks
			SELECT lock FROM potential_job
            ON CONFLICT DO NOTHING
            RETURNING object
	)
	UPDATE procrastinate_jobs
		SET status = 'doing',
            started_at = NOW()
		FROM potential_job, lock_object
        WHERE lock_object.object IS NOT NULL
		AND procrastinate_jobs.id = potential_job.id
		RETURNING * INTO found_jobs;

	RETURN found_jobs;
END;
$$;

CREATE FUNCTION procrastinate_finish_job(job_id integer, end_status procrastinate_job_status, next_scheduled_at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
	WITH finished_job AS (
		UPDATE procrastinate_jobs
        SET status = end_status,
            attempts = attempts + 1,
            scheduled_at = COALESCE(next_scheduled_at, scheduled_at)
        WHERE id = job_id RETURNING lock
	)
	DELETE FROM procrastinate_job_locks WHERE object = (SELECT lock FROM finished_job);
END;
$$;

CREATE FUNCTION procrastinate_notify_queue() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
	PERFORM pg_notify('procrastinate_queue#' || NEW.queue_name, NEW.task_name);
	PERFORM pg_notify('procrastinate_any_queue', NEW.task_name);
	RETURN NEW;
END;
$$;

CREATE FUNCTION procrastinate_trigger_status_events_procedure_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

CREATE FUNCTION procrastinate_trigger_status_events_procedure_update() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

CREATE FUNCTION procrastinate_trigger_scheduled_events_procedure() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

CREATE INDEX ON procrastinate_jobs(queue_name);

CREATE TRIGGER procrastinate_jobs_notify_queue
    AFTER INSERT ON procrastinate_jobs
    FOR EACH ROW WHEN ((new.status = 'todo'::procrastinate_job_status))
    EXECUTE PROCEDURE procrastinate_notify_queue();

CREATE TRIGGER procrastinate_trigger_status_events_update
    AFTER UPDATE OF status ON procrastinate_jobs
    FOR EACH ROW
    EXECUTE PROCEDURE procrastinate_trigger_status_events_procedure_update();

CREATE TRIGGER procrastinate_trigger_status_events_insert
    AFTER INSERT ON procrastinate_jobs
    FOR EACH ROW WHEN ((new.status = 'doing'::procrastinate_job_status))
    EXECUTE PROCEDURE procrastinate_trigger_status_events_procedure_insert();

CREATE TRIGGER procrastinate_trigger_scheduled_events
    AFTER UPDATE OR INSERT ON procrastinate_jobs
    FOR EACH ROW WHEN ((new.scheduled_at IS NOT NULL AND new.status = 'todo'::procrastinate_job_status))
    EXECUTE PROCEDURE procrastinate_trigger_scheduled_events_procedure();

CREATE INDEX procrastinate_events_job_id_fkey ON procrastinate_events(job_id);

-- migration procrastinate 0002_drop_started_at_column 2ead163c1ce2991d
-- remove the started_at column from the procrastinate_jobs table
ALTER TABLE procrastinate_jobs DROP COLUMN started_at;

-- migration procrastinate 0003_drop_started_at_column 740f2d8ff02c0bb5
-- replace the procrastinate_fetch_job function with a version that doesn't
-- set the started_at field when updating the procrastinate_jobs table
CREATE OR REPLACE FUNCTION procrastinate_fetch_job(target_queue_names character varying[]) RETURNS procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
	WITH potential_job AS (
		SELECT procrastinate_jobs.*
			FROM procrastinate_jobs
			LEFT JOIN procrastinate_job_locks ON procrastinate_job_locks.object = procrastinate_jobs.lock
			WHERE (target_queue_names IS NULL OR queue_name = ANY( target_queue_names ))
			  AND procrastinate_job_locks.object IS NULL
			  AND status = 'todo'
			  AND (scheduled_at IS NULL OR scheduled_at <= now())
            ORDER BY id ASC
			FOR UPDATE OF procrastinate_jobs SKIP LOCKED LIMIT 1
	), lock_object AS (
		INSERT INTO procrastinate_job_locks
			SELECT lock FROM potential_job
            ON CONFLICT DO NOTHING
            RETURNING object
	)
	UPDATE procrastinate_jobs
		SET status = 'doing'
		FROM potential_job, lock_object
        WHERE lock_object.object IS NOT NULL
		AND procrastinate_jobs.id = potential_job.id
		RETURNING * INTO found_jobs;

	RETURN found_jobs;
END;
$$;

-- migration procrastinate 0004_drop_procrastinate_version_table 9f48b76f59a9cc8c
-- drop the procrastinate_version table
DROP TABLE IF EXISTS procrastinate_version;

-- migration procrastinate 0005_fix_procrastinate_fetch_job 6a8e4055ab8e463d
-- fix procrastinate_fetch_job that works by accident, now returning a proper
-- procrastinate_jobs row
CREATE OR REPLACE FUNCTION procrastinate_fetch_job(target_queue_names character varying[]) RETURNS procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
	WITH potential_job AS (
		SELECT procrastinate_jobs.*
			FROM procrastinate_jobs
			LEFT JOIN procrastinate_job_locks ON procrastinate_job_locks.object = procrastinate_jobs.lock
			WHERE (target_queue_names IS NULL OR queue_name = ANY( target_queue_names ))
			  AND procrastinate_job_locks.object IS NULL
			  AND status = 'todo'
			  AND (scheduled_at IS NULL OR scheduled_at <= now())
            ORDER BY id ASC
			FOR UPDATE OF procrastinate_jobs SKIP LOCKED LIMIT 1
	), lock_object AS (
		INSERT INTO procrastinate_job_locks
			SELECT lock FROM potential_job
            ON CONFLICT DO NOTHING
            RETURNING object
	)
	UPDATE procrastinate_jobs
		SET status = 'doing'
		FROM potential_job, lock_object
        WHERE lock_object.object IS NOT NULL
		AND procrastinate_jobs.id = potential_job.id
		RETURNING procrastinate_jobs.* INTO found_jobs;

	RETURN found_jobs;
END;
$$;

-- migration procrastinate 0006_fix_trigger_status_events_insert d9d2f532a094aa09
-- re-create the procrastinate_trigger_status_events_insert trigger
DROP TRIGGER procrastinate_trigger_status_events_insert on procrastinate_jobs;
CREATE TRIGGER procrastinate_trigger_status_events_insert
    AFTER INSERT ON procrastinate_jobs
    FOR EACH ROW WHEN ((new.status = 'todo'::procrastinate_job_status))
    EXECUTE PROCEDURE procrastinate_trigger_status_events_procedure_insert();

-- migration procrastinate 0007_add_queueing_lock_column dc12645a882f2067
-- add a queueing_lock column to the procrastinate_jobs table
ALTER TABLE procrastinate_jobs ADD COLUMN queueing_lock text;
CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx ON procrastinate_jobs (queueing_lock) WHERE status = 'todo';

-- migration procrastinate 0008_close_fetch_job_race_condition 74c7c44a68d3c204
DROP TABLE IF EXISTS procrastinate_job_locks;

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx ON procrastinate_jobs (lock) WHERE status = 'doing';

CREATE OR REPLACE FUNCTION procrastinate_fetch_job(target_queue_names character varying[]) RETURNS procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS earlier_jobs
                        WHERE earlier_jobs.lock = jobs.lock
                            AND earlier_jobs.status IN ('todo', 'doing')
                            AND earlier_jobs.id < jobs.id)
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing'
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

	RETURN found_jobs;
END;
$$;

CREATE OR REPLACE FUNCTION procrastinate_finish_job(job_id integer, end_status procrastinate_job_status, next_scheduled_at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_jobs
    SET status = end_status,
        attempts = attempts + 1,
        scheduled_at = COALESCE(next_scheduled_at, scheduled_at)
    WHERE id = job_id;
END;
$$;

-- migration procrastinate 0009_add_defer_job_function b9d529f1bb143b09
CREATE OR REPLACE FUNCTION procrastinate_defer_job(queue_name character varying, task_name character varying, lock text, queueing_lock text, args json, scheduled_at timestamp with time zone) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	job_id bigint;
BEGIN
    INSERT INTO procrastinate_jobs (queue_name, task_name, lock, queueing_lock, args, scheduled_at)
    VALUES (queue_name, task_name, lock, queueing_lock, args, scheduled_at)
    RETURNING id INTO job_id;

    RETURN job_id;
END;
$$;

-- migration procrastinate 0010_add_procrastinate_periodic_defers bd1aa56a04f86df5
CREATE TABLE procrastinate_periodic_defers (
    id bigserial PRIMARY KEY,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint REFERENCES procrastinate_jobs(id) NULL,
    UNIQUE (task_name, defer_timestamp)
);
-- When parameters change, function must be dropped.
DROP FUNCTION IF EXISTS procrastinate_defer_job;
CREATE FUNCTION procrastinate_defer_job(
    queue_name character varying,
    task_name character varying,
    lock text,
    queueing_lock text,
    args jsonb,
    scheduled_at timestamp with time zone
) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	job_id bigint;
BEGIN
    INSERT INTO procrastinate_jobs (queue_name, task_name, lock, queueing_lock, args, scheduled_at)
    VALUES (queue_name, task_name, lock, queueing_lock, args, scheduled_at)
    RETURNING id INTO job_id;

    RETURN job_id;
END;
$$;

DROP FUNCTION IF EXISTS procrastinate_defer_periodic_job;
CREATE FUNCTION procrastinate_defer_periodic_job(
    _queue_name character varying,
    _task_name character varying,
    _defer_timestamp bigint
) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN

    INSERT
        INTO procrastinate_periodic_defers (task_name, defer_timestamp)
        VALUES (_task_name, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = procrastinate_defer_job(
                _queue_name,
                _task_name,
                NULL,
                NULL,
                ('{"timestamp": ' || _defer_timestamp || '}')::jsonb,
                NULL
            )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        WHERE
            _job_id IS NOT NULL
            AND procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp;

    RETURN _job_id;
END;
$$;

-- migration procrastinate 0011_add_foreign_key_index 25cc0914481114fd
CREATE INDEX procrastinate_periodic_defers_job_id_fkey ON procrastinate_periodic_defers(job_id);

-- migration procrastinate 0012_add_locks_to_periodic_defer 7cf8863ace39220c
ALTER TABLE procrastinate_periodic_defers
    ADD COLUMN queue_name character varying(128) NOT NULL DEFAULT 'undefined';

ALTER TABLE procrastinate_periodic_defers
    ALTER COLUMN queue_name DROP DEFAULT;

ALTER TABLE procrastinate_periodic_defers
    DROP CONSTRAINT procrastinate_periodic_defers_task_name_defer_timestamp_key;

ALTER TABLE procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, queue_name, defer_timestamp);

DROP FUNCTION IF EXISTS procrastinate_defer_periodic_job;
CREATE FUNCTION procrastinate_defer_periodic_job(
    _queue_name character varying,
    _lock character varying,
    _queueing_lock character varying,
    _task_name character varying,
    _defer_timestamp bigint
) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN

    INSERT
        INTO procrastinate_periodic_defers (task_name, queue_name, defer_timestamp)
        VALUES (_task_name, _queue_name, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = procrastinate_defer_job(
                _queue_name,
                _task_name,
                _lock,
                _queueing_lock,
                ('{"timestamp": ' || _defer_timestamp || '}')::jsonb,
                NULL
            )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        WHERE
            _job_id IS NOT NULL
            AND procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp;

    RETURN _job_id;
END;
$$;

-- migration procrastinate 0013_fix_procrastinate_defer_periodic_job 4d5072911b8c904c
DROP FUNCTION IF EXISTS procrastinate_defer_periodic_job;
CREATE FUNCTION procrastinate_defer_periodic_job(
    _queue_name character varying,
    _lock character varying,
    _queueing_lock character varying,
    _task_name character varying,
    _defer_timestamp bigint
) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN

    INSERT
        INTO procrastinate_periodic_defers (task_name, queue_name, defer_timestamp)
        VALUES (_task_name, _queue_name, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = procrastinate_defer_job(
                _queue_name,
                _task_name,
                _lock,
                _queueing_lock,
                ('{"timestamp": ' || _defer_timestamp || '}')::jsonb,
                NULL
            )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.queue_name = _queue_name
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

-- migration procrastinate 0014_add_finish_job_and_retry_job_functions 20ebed9ca30246c8
CREATE FUNCTION procrastinate_finish_job(job_id integer, end_status procrastinate_job_status) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_jobs
    SET status = end_status,
        attempts = attempts + 1
    WHERE id = job_id;
END;
$$;

CREATE FUNCTION procrastinate_retry_job(job_id integer, retry_at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_jobs
    SET status = 'todo',
        attempts = attempts + 1,
        scheduled_at = retry_at
    WHERE id = job_id;
END;
$$;

-- migration procrastinate 0015_add_trigger_on_job_deletion 41bec3a5111ff97f
CREATE FUNCTION procrastinate_unlink_periodic_defers() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;

CREATE TRIGGER procrastinate_trigger_delete_jobs
    BEFORE DELETE ON procrastinate_jobs
    FOR EACH ROW EXECUTE PROCEDURE procrastinate_unlink_periodic_defers();

-- migration procrastinate 0016_delete_finished_jobs aa4d841aae25c4b1
CREATE FUNCTION procrastinate_finish_job(job_id integer, end_status procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
AS $$
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs WHERE id = job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            attempts = attempts + 1
        WHERE id = job_id;
    END IF;
END;
$$;

-- migration procrastinate 0017_add_checks_to_finish_job fa9f208ddf3368de
CREATE OR REPLACE FUNCTION procrastinate_finish_job(job_id integer, end_status procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed') THEN
        RAISE 'End status should be either "succeeded" or "failed" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            attempts =
                CASE
                    WHEN status = 'doing' THEN attempts + 1
                    ELSE attempts
                END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

-- migration procrastinate 0018_add_checks_to_retry_job 893bfc867f1594eb
CREATE OR REPLACE FUNCTION procrastinate_retry_job(job_id integer, retry_at timestamp with time zone) RETURNS void
    LANGUAGE plpgsql
AS $$
DECLARE
    _job_id bigint;
BEGIN
    UPDATE procrastinate_jobs
    SET status = 'todo',
        attempts = attempts + 1,
        scheduled_at = retry_at
    WHERE id = job_id AND status = 'doing'
    RETURNING id INTO _job_id;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

-- migration procrastinate 0019_fix_finish_job_compat_issue 4c85f00a990bb3d7
DROP FUNCTION IF EXISTS procrastinate_finish_job(integer, procrastinate_job_status, boolean);

CREATE FUNCTION procrastinate_finish_job(job_id integer, end_status procrastinate_job_status, next_scheduled_at timestamp with time zone, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed') THEN
        RAISE 'End status should be either "succeeded" or "failed" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            attempts =
                CASE
                    WHEN status = 'doing' THEN attempts + 1
                    ELSE attempts
                END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

-- migration procrastinate 0020_add_index_on_procrastinate_jobs 5a93c4ea92b856f5
CREATE INDEX IF NOT EXISTS procrastinate_jobs_id_lock_idx ON procrastinate_jobs (id, lock) WHERE status = ANY (ARRAY['todo'::procrastinate_job_status, 'doing'::procrastinate_job_status]);

-- migration procrastinate 0021_add_kwargs_to_defer_periodic_job 88dd3371cbdee2ba
ALTER TABLE "procrastinate_periodic_defers"
    ADD COLUMN IF NOT EXISTS "periodic_id" character varying(128) NOT NULL DEFAULT '';

-- Column kept for backwards compatibility, will be removed in the future.
ALTER TABLE "procrastinate_periodic_defers"
    ALTER COLUMN "queue_name" DROP NOT NULL;

ALTER TABLE "procrastinate_periodic_defers"
    DROP CONSTRAINT IF EXISTS procrastinate_periodic_defers_unique;

ALTER TABLE "procrastinate_periodic_defers"
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE ("task_name", "periodic_id", "defer_timestamp");

CREATE FUNCTION procrastinate_defer_periodic_job(
    _queue_name character varying,
    _lock character varying,
    _queueing_lock character varying,
    _task_name character varying,
    _periodic_id character varying,
    _defer_timestamp bigint,
    _args jsonb
) RETURNS bigint
    LANGUAGE plpgsql
AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN

    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = procrastinate_defer_job(
                _queue_name,
                _task_name,
                _lock,
                _queueing_lock,
                _args,
                NULL
            )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

-- migration procrastinate 0022_null_locks_excluded 2d5b088f88e89d69
DROP FUNCTION IF EXISTS procrastinate_fetch_job(target_queue_names character varying[]);

CREATE FUNCTION procrastinate_fetch_job(target_queue_names character varying[]) RETURNS procrastinate_jobs
    LANGUAGE plpgsql
AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS earlier_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND earlier_jobs.lock = jobs.lock
                            AND earlier_jobs.status IN ('todo', 'doing')
                            AND earlier_jobs.id < jobs.id)
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing'
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

	RETURN found_jobs;
END;
$$;

-- migration procrastinate 0023_remove_old_finish_job_function 89267383eac7bb81
-- remove old procrastinate_finish_job functions

-- https://github.com/procrastinate-org/procrastinate/pull/336
DROP FUNCTION IF EXISTS procrastinate_finish_job(integer, procrastinate_job_status, timestamp with time zone);

-- https://github.com/procrastinate-org/procrastinate/pull/354
DROP FUNCTION IF EXISTS procrastinate_finish_job(integer, procrastinate_job_status);

-- https://github.com/procrastinate-org/procrastinate/pull/381
CREATE OR REPLACE FUNCTION procrastinate_finish_job(job_id integer, end_status procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed') THEN
        RAISE 'End status should be either "succeeded" or "failed" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            attempts =
                CASE
                    WHEN status = 'doing' THEN attempts + 1
                    ELSE attempts
                END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

-- https://github.com/procrastinate-org/procrastinate/pull/471
DROP FUNCTION IF EXISTS procrastinate_defer_periodic_job(character varying, character varying, character varying, character varying, bigint);

ALTER TABLE procrastinate_periodic_defers DROP COLUMN "queue_name";

-- migration procrastinate 0024_job_id_bigint 27108dc62abe6372
ALTER TABLE procrastinate_events ALTER COLUMN "job_id" TYPE bigint;

DROP FUNCTION IF EXISTS procrastinate_finish_job(integer, procrastinate_job_status, boolean);
CREATE OR REPLACE FUNCTION procrastinate_finish_job(job_id bigint, end_status procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed') THEN
        RAISE 'End status should be either "succeeded" or "failed" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            attempts =
                CASE
                    WHEN status = 'doing' THEN attempts + 1
                    ELSE attempts
                END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

DROP FUNCTION IF EXISTS procrastinate_retry_job(integer, timestamp with time zone);
CREATE OR REPLACE FUNCTION procrastinate_retry_job(job_id bigint, retry_at timestamp with time zone)
    RETURNS void
    LANGUAGE plpgsql
AS $$
DECLARE
    _job_id bigint;
BEGIN
    UPDATE procrastinate_jobs
    SET status = 'todo',
        attempts = attempts + 1,
        scheduled_at = retry_at
    WHERE id = job_id AND status = 'doing'
    RETURNING id INTO _job_id;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

-- migration procrastinate 0025_add_models 29580ceb9d30811c


-- migration procrastinate 0026_add_job_priority 4f7746b8edef802a
ALTER TABLE procrastinate_jobs ADD COLUMN priority integer DEFAULT 0 NOT NULL;

CREATE OR REPLACE FUNCTION procrastinate_defer_job(
    queue_name character varying,
    task_name character varying,
    priority integer,
    lock text,
    queueing_lock text,
    args jsonb,
    scheduled_at timestamp with time zone
)
    RETURNS bigint
    LANGUAGE plpgsql
AS $$
DECLARE
	job_id bigint;
BEGIN
    INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
    VALUES (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
    RETURNING id INTO job_id;

    RETURN job_id;
END;
$$;

DROP FUNCTION IF EXISTS procrastinate_defer_periodic_job(character varying, character varying, character varying, character varying, character varying, bigint, jsonb);
CREATE OR REPLACE FUNCTION procrastinate_defer_periodic_job(
    _queue_name character varying,
    _lock character varying,
    _queueing_lock character varying,
    _task_name character varying,
    _periodic_id character varying,
    _defer_timestamp bigint,
    _args jsonb
)
    RETURNS bigint
    LANGUAGE plpgsql
AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN

    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = procrastinate_defer_job(
                _queue_name,
                _task_name,
                0,
                _lock,
                _queueing_lock,
                _args,
                NULL
            )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

DROP FUNCTION IF EXISTS procrastinate_fetch_job(character varying[]);
CREATE OR REPLACE FUNCTION procrastinate_fetch_job(
    target_queue_names character varying[]
)
    RETURNS procrastinate_jobs
    LANGUAGE plpgsql
AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS earlier_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND earlier_jobs.lock = jobs.lock
                            AND earlier_jobs.status IN ('todo', 'doing')
                            AND earlier_jobs.id < jobs.id)
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing'
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

	RETURN found_jobs;
END;
$$;

-- migration procrastinate 0027_add_periodic_job_priority 17e24782e5f4b56e
CREATE OR REPLACE FUNCTION procrastinate_defer_periodic_job(
    _queue_name character varying,
    _lock character varying,
    _queueing_lock character varying,
    _task_name character varying,
    _priority integer,
    _periodic_id character varying,
    _defer_timestamp bigint,
    _args jsonb
)
    RETURNS bigint
    LANGUAGE plpgsql
AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN

    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = procrastinate_defer_job(
                _queue_name,
                _task_name,
                _priority,
                _lock,
                _queueing_lock,
                _args,
                NULL
            )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

-- migration procrastinate 0028_add_cancel_states 2831656624aa9165
ALTER TYPE procrastinate_job_status ADD VALUE 'cancelled';
ALTER TYPE procrastinate_job_status ADD VALUE 'aborting';
ALTER TYPE procrastinate_job_status ADD VALUE 'aborted';

ALTER TYPE procrastinate_job_event_type ADD VALUE 'abort_requested' BEFORE 'scheduled';
ALTER TYPE procrastinate_job_event_type ADD VALUE 'aborted' BEFORE 'scheduled';

CREATE FUNCTION procrastinate_cancel_job(job_id bigint, abort boolean, delete_job boolean)
    RETURNS bigint
    LANGUAGE plpgsql
AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET status = CASE status
                WHEN 'todo' THEN 'cancelled'::procrastinate_job_status
                WHEN 'doing' THEN 'aborting'::procrastinate_job_status
            END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

CREATE OR REPLACE FUNCTION procrastinate_fetch_job(
    target_queue_names character varying[]
)
    RETURNS procrastinate_jobs
    LANGUAGE plpgsql
AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS earlier_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND earlier_jobs.lock = jobs.lock
                            AND earlier_jobs.status IN ('todo', 'doing', 'aborting')
                            AND earlier_jobs.id < jobs.id)
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing'
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

	RETURN found_jobs;
END;
$$;

CREATE OR REPLACE FUNCTION procrastinate_finish_job(job_id bigint, end_status procrastinate_job_status, delete_job boolean)
    RETURNS void
    LANGUAGE plpgsql
AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing', 'aborting')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            attempts =
                CASE
                    WHEN status = 'doing' THEN attempts + 1
                    ELSE attempts
                END
        WHERE id = job_id AND status IN ('todo', 'doing', 'aborting')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing", "todo" or "aborting" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE OR REPLACE FUNCTION procrastinate_trigger_status_events_procedure_update()
    RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborting'::procrastinate_job_status
                THEN 'abort_requested'::procrastinate_job_event_type
            WHEN (
                    OLD.status = 'doing'::procrastinate_job_status
                    OR OLD.status = 'aborting'::procrastinate_job_status
                )
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

-- migration procrastinate 0029_add_additional_params_to_retry_job 50d48f155234960c
CREATE OR REPLACE FUNCTION procrastinate_retry_job(
    job_id bigint,
    retry_at timestamp with time zone,
    new_priority integer,
    new_queue_name character varying,
    new_lock character varying
)
    RETURNS void
    LANGUAGE plpgsql
AS $$
DECLARE
    _job_id bigint;
BEGIN
    UPDATE procrastinate_jobs
    SET status = 'todo',
        attempts = attempts + 1,
        scheduled_at = retry_at,
        priority = COALESCE(new_priority, priority),
        queue_name = COALESCE(new_queue_name, queue_name),
        lock = COALESCE(new_lock, lock)
    WHERE id = job_id AND status = 'doing'
    RETURNING id INTO _job_id;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

-- migration procrastinate 0030_alter_procrastinateevent_options 94486414b944e707


-- migration procrastinate 0031_add_indexes_for_fetch_job c7235c71c0c003fd
-- recreate procrastinate_jobs_id_lock_idx index by adding aborting status to the filter so that it can be used by the fetch job function
CREATE INDEX procrastinate_jobs_id_lock_idx_temp ON procrastinate_jobs (id, lock) WHERE status = ANY (ARRAY['todo'::procrastinate_job_status, 'doing'::procrastinate_job_status, 'aborting'::procrastinate_job_status]);
DROP INDEX procrastinate_jobs_id_lock_idx;
ALTER INDEX procrastinate_jobs_id_lock_idx_temp RENAME TO procrastinate_jobs_id_lock_idx;

-- add index to avoid seq scan of outer query in the fetch job function
CREATE INDEX procrastinate_jobs_priority_idx ON procrastinate_jobs(priority desc, id asc) WHERE (status = 'todo'::procrastinate_job_status);

-- migration procrastinate 0032_pre_cancel_notification 42c97f730f7f0edd
-- Note: starting with v3, there are 2 changes in the migration system:
-- - We now have pre- and post-migration scripts. pre-migrations are safe to
--   apply before upgrading the code. post-migrations are safe to apply after
--   upgrading he code.
--   This is a pre-migration script.
-- - Whenever we recreate an immutable object (function, trigger, indexes), we
--   will suffix its name with a version number.

-- Add an 'abort_requested' column to the procrastinate_jobs table
ALTER TABLE procrastinate_jobs ADD COLUMN abort_requested boolean DEFAULT false NOT NULL;

-- Set abort requested flag on all jobs with 'aborting' status
UPDATE procrastinate_jobs SET abort_requested = true WHERE status = 'aborting';

-- Add temporary triggers to sync the abort_requested flag with the status
-- so that blue-green deployments can work
CREATE OR REPLACE FUNCTION procrastinate_sync_abort_requested_with_status_temp()
    RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    IF NEW.status = 'aborting' THEN
        NEW.abort_requested = true;
    END IF;
    RETURN NEW;
END;
$$;

CREATE TRIGGER procrastinate_trigger_sync_abort_requested_with_status_temp
    BEFORE UPDATE OF status ON procrastinate_jobs
    FOR EACH ROW
    EXECUTE FUNCTION procrastinate_sync_abort_requested_with_status_temp();

-- Create the new versioned functions

CREATE FUNCTION procrastinate_defer_job_v1(
    queue_name character varying,
    task_name character varying,
    priority integer,
    lock text,
    queueing_lock text,
    args jsonb,
    scheduled_at timestamp with time zone
)
    RETURNS bigint
    LANGUAGE plpgsql
AS $$
DECLARE
	job_id bigint;
BEGIN
    INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
    VALUES (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
    RETURNING id INTO job_id;

    RETURN job_id;
END;
$$;

CREATE FUNCTION procrastinate_defer_periodic_job_v1(
    _queue_name character varying,
    _lock character varying,
    _queueing_lock character varying,
    _task_name character varying,
    _priority integer,
    _periodic_id character varying,
    _defer_timestamp bigint,
    _args jsonb
)
    RETURNS bigint
    LANGUAGE plpgsql
AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN

    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = procrastinate_defer_job_v1(
                _queue_name,
                _task_name,
                _priority,
                _lock,
                _queueing_lock,
                _args,
                NULL
            )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

CREATE FUNCTION procrastinate_fetch_job_v1(
    target_queue_names character varying[]
)
    RETURNS procrastinate_jobs
    LANGUAGE plpgsql
AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS earlier_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND earlier_jobs.lock = jobs.lock
                            AND earlier_jobs.status IN ('todo', 'doing')
                            AND earlier_jobs.id < jobs.id)
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing'
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

	RETURN found_jobs;
END;
$$;

CREATE FUNCTION procrastinate_finish_job_v1(job_id bigint, end_status procrastinate_job_status, delete_job boolean)
    RETURNS void
    LANGUAGE plpgsql
AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean)
    RETURNS bigint
    LANGUAGE plpgsql
AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

-- The retry_job function now has specific behaviour when a job is set to be
-- retried while it's aborting: in that case it's marked as failed.
CREATE FUNCTION procrastinate_retry_job_v1(
    job_id bigint,
    retry_at timestamp with time zone,
    new_priority integer,
    new_queue_name character varying,
    new_lock character varying
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

-- Create new versioned trigger functions and triggers

CREATE FUNCTION procrastinate_notify_queue_job_inserted_v1()
    RETURNS trigger
    LANGUAGE plpgsql
AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_temp
    AFTER INSERT ON procrastinate_jobs
    FOR EACH ROW WHEN ((new.status = 'todo'::procrastinate_job_status))
    EXECUTE PROCEDURE procrastinate_notify_queue_job_inserted_v1();

CREATE FUNCTION procrastinate_notify_queue_abort_job_v1()
RETURNS trigger
    LANGUAGE plpgsql
AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_temp
    AFTER UPDATE OF abort_requested ON procrastinate_jobs
    FOR EACH ROW WHEN ((old.abort_requested = false AND new.abort_requested = true AND new.status = 'doing'::procrastinate_job_status))
    EXECUTE PROCEDURE procrastinate_notify_queue_abort_job_v1();

-- migration procrastinate 0033_post_cancel_notification 8bd0e84d1e45311e
-- These are old versions of functions, that we needed to keep around for
-- backwards compatibility. We can now safely drop them.
DROP FUNCTION IF EXISTS procrastinate_finish_job(
    integer,
    procrastinate_job_status,
    timestamp with time zone,
    boolean
);
DROP FUNCTION IF EXISTS procrastinate_defer_job(
    character varying,
    character varying,
    text,
    text,
    jsonb,
    timestamp with time zone
);
DROP FUNCTION IF EXISTS procrastinate_defer_periodic_job(
    character varying,
    character varying,
    character varying,
    character varying,
    character varying,
    bigint,
    jsonb
);
DROP FUNCTION IF EXISTS procrastinate_retry_job(
    bigint,
    timestamp with time zone
);
DROP FUNCTION IF EXISTS procrastinate_retry_job(
    bigint,
    timestamp with time zone,
    integer,
    character varying,
    character varying
);

-- Remove all traces of the "aborting" status
-- Last sanity update in case the trigger didn't work 100% of the time
UPDATE procrastinate_jobs SET abort_requested = true WHERE status = 'aborting';

-- Delete the indexes that depend on the old status and enum type
DROP INDEX IF EXISTS procrastinate_jobs_queueing_lock_idx;
DROP INDEX IF EXISTS procrastinate_jobs_lock_idx;
DROP INDEX IF EXISTS procrastinate_jobs_id_lock_idx;

-- Delete the unversioned triggers
DROP TRIGGER IF EXISTS procrastinate_trigger_status_events_update ON procrastinate_jobs;
DROP TRIGGER IF EXISTS procrastinate_trigger_status_events_insert ON procrastinate_jobs;
DROP TRIGGER IF EXISTS procrastinate_trigger_scheduled_events ON procrastinate_jobs;
DROP TRIGGER IF EXISTS procrastinate_trigger_status_events_update ON procrastinate_jobs;
DROP TRIGGER IF EXISTS procrastinate_jobs_notify_queue ON procrastinate_jobs;

-- Delete the unversioned functions
DROP FUNCTION IF EXISTS procrastinate_defer_job;
DROP FUNCTION IF EXISTS procrastinate_defer_periodic_job;
DROP FUNCTION IF EXISTS procrastinate_fetch_job;
DROP FUNCTION IF EXISTS procrastinate_finish_job(bigint, procrastinate_job_status, boolean);
DROP FUNCTION IF EXISTS procrastinate_cancel_job;
DROP FUNCTION IF EXISTS procrastinate_trigger_status_events_procedure_update;
DROP FUNCTION IF EXISTS procrastinate_finish_job(integer, procrastinate_job_status, timestamp with time zone, boolean);
DROP FUNCTION IF EXISTS procrastinate_notify_queue;

-- Delete the functions that depend on the old event type
DROP FUNCTION IF EXISTS procrastinate_trigger_status_events_procedure_insert;
DROP FUNCTION IF EXISTS procrastinate_trigger_scheduled_events_procedure;

-- Delete temporary triggers and functions
DROP TRIGGER IF EXISTS procrastinate_jobs_notify_queue_job_inserted_temp ON procrastinate_jobs;
DROP TRIGGER IF EXISTS procrastinate_jobs_notify_queue_job_aborted_temp ON procrastinate_jobs;
DROP TRIGGER IF EXISTS procrastinate_trigger_sync_abort_requested_with_status_temp ON procrastinate_jobs;
DROP FUNCTION IF EXISTS procrastinate_sync_abort_requested_with_status_temp;

-- Alter the table to not use the 'aborting' status anymore
ALTER TABLE procrastinate_jobs
ALTER COLUMN status TYPE procrastinate_job_status
USING (
    CASE status::text
        WHEN 'aborting' THEN 'doing'::procrastinate_job_status
        ELSE status::procrastinate_job_status
    END
);

-- Recreate the dropped temporary triggers
CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1
    AFTER INSERT ON procrastinate_jobs
    FOR EACH ROW WHEN ((new.status = 'todo'::procrastinate_job_status))
    EXECUTE PROCEDURE procrastinate_notify_queue_job_inserted_v1();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1
    AFTER UPDATE OF abort_requested ON procrastinate_jobs
    FOR EACH ROW WHEN ((old.abort_requested = false AND new.abort_requested = true AND new.status = 'doing'::procrastinate_job_status))
    EXECUTE PROCEDURE procrastinate_notify_queue_abort_job_v1();

-- Recreate the dropped indexes (with version suffix)
CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON procrastinate_jobs (queueing_lock) WHERE status = 'todo';
CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON procrastinate_jobs (lock) WHERE status = 'doing';
CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON procrastinate_jobs (id, lock) WHERE status = ANY (ARRAY['todo'::procrastinate_job_status, 'doing'::procrastinate_job_status]);

-- Rename existing indexes
ALTER INDEX procrastinate_jobs_queue_name_idx RENAME TO procrastinate_jobs_queue_name_idx_v1;
ALTER INDEX procrastinate_events_job_id_fkey  RENAME TO procrastinate_events_job_id_fkey_v1;
ALTER INDEX procrastinate_periodic_defers_job_id_fkey RENAME TO procrastinate_periodic_defers_job_id_fkey_v1;
ALTER INDEX procrastinate_jobs_priority_idx RENAME TO procrastinate_jobs_priority_idx_v1;

-- Recreate or rename the other triggers & their associated functions

CREATE FUNCTION procrastinate_trigger_function_status_events_insert_v1()
    RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1
    AFTER INSERT ON procrastinate_jobs
    FOR EACH ROW WHEN ((new.status = 'todo'::procrastinate_job_status))
    EXECUTE PROCEDURE procrastinate_trigger_function_status_events_insert_v1();

CREATE FUNCTION procrastinate_trigger_function_status_events_update_v1()
    RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

CREATE TRIGGER procrastinate_trigger_status_events_update_v1
    AFTER UPDATE OF status ON procrastinate_jobs
    FOR EACH ROW
    EXECUTE PROCEDURE procrastinate_trigger_function_status_events_update_v1();

CREATE FUNCTION procrastinate_trigger_function_scheduled_events_v1()
    RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1
    AFTER UPDATE OR INSERT ON procrastinate_jobs
    FOR EACH ROW WHEN ((new.scheduled_at IS NOT NULL AND new.status = 'todo'::procrastinate_job_status))
    EXECUTE PROCEDURE procrastinate_trigger_function_scheduled_events_v1();

CREATE FUNCTION procrastinate_trigger_abort_requested_events_procedure_v1()
    RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1
    AFTER UPDATE OF abort_requested ON procrastinate_jobs
    FOR EACH ROW WHEN ((new.abort_requested = true))
    EXECUTE PROCEDURE procrastinate_trigger_abort_requested_events_procedure_v1();

-- Rename remaining functions to use version suffix
ALTER FUNCTION procrastinate_unlink_periodic_defers RENAME TO procrastinate_unlink_periodic_defers_v1;
ALTER TRIGGER procrastinate_trigger_delete_jobs ON procrastinate_jobs RENAME TO procrastinate_trigger_delete_jobs_v1;

-- New constraints
ALTER TABLE procrastinate_jobs ADD CONSTRAINT check_not_todo_abort_requested CHECK (NOT (status = 'todo' AND abort_requested = true));

-- migration procrastinate 0034_pre_add_heartbeat 844ed448222ba8b1
CREATE TABLE procrastinate_workers(
    id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    last_heartbeat timestamp with time zone NOT NULL DEFAULT NOW()
);

ALTER TABLE procrastinate_jobs ADD COLUMN worker_id bigint REFERENCES procrastinate_workers(id) ON DELETE SET NULL;

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON procrastinate_jobs(worker_id) WHERE worker_id IS NOT NULL AND status = 'doing'::procrastinate_job_status;

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON procrastinate_workers(last_heartbeat);

CREATE FUNCTION procrastinate_fetch_job_v2(
    target_queue_names character varying[],
    p_worker_id bigint
)
    RETURNS procrastinate_jobs
    LANGUAGE plpgsql
AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS earlier_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND earlier_jobs.lock = jobs.lock
                            AND earlier_jobs.status IN ('todo', 'doing')
                            AND earlier_jobs.id < jobs.id)
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

	RETURN found_jobs;
END;
$$;

CREATE FUNCTION procrastinate_register_worker_v1()
    RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION procrastinate_unregister_worker_v1(worker_id bigint)
    RETURNS void
    LANGUAGE plpgsql
AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION procrastinate_update_heartbeat_v1(worker_id bigint)
    RETURNS void
    LANGUAGE plpgsql
AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat float)
    RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;

-- migration procrastinate 0035_post_add_heartbeat 0cbd71b8406c14f4
DROP FUNCTION IF EXISTS procrastinate_fetch_job_v1(character varying[]);

-- migration procrastinate 0036_add_worker_model f996e8059968a3a4


-- migration procrastinate 0037_pre_batch_defer_jobs 0d7d4294e8aa2749
CREATE TYPE procrastinate_job_to_defer_v1 AS (
    queue_name character varying,
    task_name character varying,
    priority integer,
    lock text,
    queueing_lock text,
    args jsonb,
    scheduled_at timestamp with time zone
);

CREATE FUNCTION procrastinate_defer_jobs_v1(
    jobs procrastinate_job_to_defer_v1[]
)
    RETURNS bigint[]
    LANGUAGE plpgsql
AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;

CREATE FUNCTION procrastinate_defer_periodic_job_v2(
    _queue_name character varying,
    _lock character varying,
    _queueing_lock character varying,
    _task_name character varying,
    _priority integer,
    _periodic_id character varying,
    _defer_timestamp bigint,
    _args jsonb
)
    RETURNS bigint
    LANGUAGE plpgsql
AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

-- migration procrastinate 0038_post_batch_defer_jobs 503152d687e3e49b
DROP FUNCTION IF EXISTS procrastinate_defer_job_v1;
DROP FUNCTION IF EXISTS procrastinate_defer_periodic_job_v1;

-- migration procrastinate 0039_pre_priority_lock_fetch_job aba2087cb2b69233
-- Migration: Update procrastinate_fetch_job_v2 to consider priority before job id for locked jobs
DROP FUNCTION IF EXISTS procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint);

CREATE FUNCTION procrastinate_fetch_job_v2(
    target_queue_names character varying[],
    p_worker_id bigint
)
    RETURNS procrastinate_jobs
    LANGUAGE plpgsql
AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;

-- migration procrastinate 0040_pre_retry_failed_job f6d2a552fbbc5088
-- Append new event type to reflect transition from failed -> todo
ALTER TYPE procrastinate_job_event_type ADD VALUE 'retried' AFTER 'scheduled';

-- Procedure to retry failed jobs
CREATE FUNCTION procrastinate_retry_job_v2(
    job_id bigint,
    retry_at timestamp with time zone,
    new_priority integer,
    new_queue_name character varying,
    new_lock character varying
) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;

-- migration procrastinate 0041_post_retry_failed_job 2c8dc359b30362a9
DROP TRIGGER IF EXISTS procrastinate_trigger_status_events_update_v1 ON procrastinate_jobs;
DROP FUNCTION IF EXISTS procrastinate_trigger_function_status_events_update_v1;

CREATE FUNCTION procrastinate_trigger_function_status_events_update_v1()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$function$;

CREATE TRIGGER procrastinate_trigger_status_events_update_v1
    AFTER UPDATE OF status ON procrastinate_jobs
    FOR EACH ROW
    EXECUTE PROCEDURE procrastinate_trigger_function_status_events_update_v1();

-- migration sessions 0001_initial 2aa438e2393ee513
CREATE TABLE "django_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" timestamp with time zone NOT NULL);
CREATE INDEX "django_session_session_key_c0390e0f_like" ON "django_session" ("session_key" varchar_pattern_ops);
CREATE INDEX "django_session_expire_date_a5c62663" ON "django_session" ("expire_date");

-- migration sign_in 0001_initial 307bc739a1362eab
CREATE TABLE "sign_in_attempt" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "at" timestamp with time zone NOT NULL, "step" varchar(12) NOT NULL, "outcome" varchar(8) NOT NULL, "user_id" bigint NULL, "name" varchar(64) NOT NULL, "line" varchar(64) NOT NULL, "network" varchar(45) NOT NULL, "counts" boolean NOT NULL, "number" integer DEFAULT 1 NOT NULL CHECK ("number" >= 0));
CREATE TABLE "sign_in_knownline" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "user_id" bigint NOT NULL, "line" varchar(64) NOT NULL, "seen_at" timestamp with time zone NOT NULL, CONSTRAINT "known_line_once" UNIQUE ("user_id", "line"));
CREATE TABLE "sign_in_authenticator" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "user_id" bigint NOT NULL UNIQUE, "secret" varchar(400) NOT NULL, "last_step" bigint NOT NULL, "created_at" timestamp with time zone NOT NULL, "used_at" timestamp with time zone NOT NULL);
CREATE TABLE "sign_in_passkey" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "user_id" bigint NOT NULL, "credential_id" bytea NOT NULL UNIQUE, "public_key" bytea NOT NULL, "sign_count" bigint NOT NULL, "is_backed_up" boolean NOT NULL, "name" varchar(60) NOT NULL, "created_at" timestamp with time zone NOT NULL, "used_at" timestamp with time zone NULL, CONSTRAINT "passkey_names_differ" UNIQUE ("user_id", "name"), CONSTRAINT "passkey_counts_up" CHECK ("sign_count" >= 0));
CREATE TABLE "sign_in_recoverycode" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "user_id" bigint NOT NULL, "digest" varchar(64) NOT NULL UNIQUE, "made_at" timestamp with time zone NOT NULL, "used_at" timestamp with time zone NULL);
CREATE TABLE "sign_in_signinpolicy" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "roles" varchar(20)[] NOT NULL, "since" date NULL, "idle_minutes" smallint DEFAULT 60 NOT NULL CHECK ("idle_minutes" >= 0), "longest_hours" smallint DEFAULT 12 NOT NULL CHECK ("longest_hours" >= 0));
CREATE TABLE "sign_in_session" ("session_key" varchar(40) NOT NULL PRIMARY KEY, "session_data" text NOT NULL, "expire_date" timestamp with time zone NOT NULL, "user_id" bigint NULL, "browser" varchar(60) DEFAULT '' NOT NULL, "created_at" timestamp with time zone DEFAULT (STATEMENT_TIMESTAMP()) NOT NULL, "seen_at" timestamp with time zone DEFAULT (STATEMENT_TIMESTAMP()) NOT NULL, "idle_for" interval DEFAULT '1:00:00'::interval NOT NULL);
ALTER TABLE "sign_in_attempt" ADD CONSTRAINT "sign_in_attempt_user_id_1f182713_fk_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sign_in_attempt" ADD CONSTRAINT "attempt_has_known_step" CHECK ("step" IN ('password', 'factor', 'confirmation'));
ALTER TABLE "sign_in_attempt" ADD CONSTRAINT "attempt_has_known_outcome" CHECK ("outcome" IN ('passed', 'wrong', 'unknown', 'closed', 'locked'));
CREATE INDEX "sign_in_attempt_at_8f820258" ON "sign_in_attempt" ("at");
CREATE INDEX "sign_in_attempt_user_id_1f182713" ON "sign_in_attempt" ("user_id");
CREATE INDEX "attempt_name" ON "sign_in_attempt" ("name", "at" DESC);
CREATE INDEX "attempt_line" ON "sign_in_attempt" ("line", "at" DESC);
ALTER TABLE "sign_in_knownline" ADD CONSTRAINT "sign_in_knownline_user_id_c2ce5caf_fk_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sign_in_knownline_user_id_c2ce5caf" ON "sign_in_knownline" ("user_id");
ALTER TABLE "sign_in_authenticator" ADD CONSTRAINT "sign_in_authenticator_user_id_8a37ef51_fk_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sign_in_passkey" ADD CONSTRAINT "sign_in_passkey_user_id_016eb887_fk_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sign_in_passkey_user_id_016eb887" ON "sign_in_passkey" ("user_id");
ALTER TABLE "sign_in_recoverycode" ADD CONSTRAINT "sign_in_recoverycode_user_id_6fca80dc_fk_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "sign_in_recoverycode_user_id_6fca80dc" ON "sign_in_recoverycode" ("user_id");
CREATE INDEX "sign_in_recoverycode_digest_8e1fa33d_like" ON "sign_in_recoverycode" ("digest" varchar_pattern_ops);
ALTER TABLE "sign_in_signinpolicy" ADD CONSTRAINT "sign_in_policy_is_one" CHECK ("id" = 1);
ALTER TABLE "sign_in_signinpolicy" ADD CONSTRAINT "sign_in_policy_has_known_roles" CHECK ("roles" <@ (ARRAY['organiser', 'director', 'coworker', 'administrator', 'service_organiser', 'ipus_coordinator', 'social_worker'])::varchar(20)[]);
ALTER TABLE "sign_in_signinpolicy" ADD CONSTRAINT "sign_in_policy_has_its_day" CHECK (("roles" = '{}'::varchar(20)[] OR "since" IS NOT NULL));
ALTER TABLE "sign_in_signinpolicy" ADD CONSTRAINT "sign_in_policy_idle_within_bounds" CHECK ("idle_minutes" BETWEEN 15 AND 120);
ALTER TABLE "sign_in_signinpolicy" ADD CONSTRAINT "sign_in_policy_longest_within_bounds" CHECK ("longest_hours" BETWEEN 4 AND 24);
ALTER TABLE "sign_in_session" ADD CONSTRAINT "sign_in_session_user_id_f9b49180_fk_accounts_user_id" FOREIGN KEY ("user_id") REFERENCES "accounts_user" ("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "sign_in_session" ADD CONSTRAINT "session_seen_after_it_began" CHECK ("seen_at" >= ("created_at"));
ALTER TABLE "sign_in_session" ADD CONSTRAINT "session_ends_after_it_began" CHECK ("expire_date" > ("created_at"));
CREATE INDEX "sign_in_session_session_key_fbdd48a7_like" ON "sign_in_session" ("session_key" varchar_pattern_ops);
CREATE INDEX "sign_in_session_expire_date_d568483d" ON "sign_in_session" ("expire_date");
CREATE INDEX "sign_in_session_user_id_f9b49180" ON "sign_in_session" ("user_id");

-- migration sign_in 0002_laws a81ce5f49381c616
-- Attempts are removed by sign_in_remove_old_attempts alone.
create function sign_in_attempt_stays() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    if osl_is_done_by('sign_in_remove_old_attempts', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: an attempt to sign in is removed by its schedule alone', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
$$;
-- For the schedule: refused attempts are kept for two years, those that passed for a day. Returns how many were removed.
create function sign_in_remove_old_attempts(older_than timestamptz, passed_before timestamptz) returns bigint
    language plpgsql set search_path = public, pg_temp security definer
as $$
declare removed bigint;
begin
    if older_than > osl_now() - interval '2 years' then
        raise exception 'refused attempts are kept for two years';
    end if;
    if passed_before > osl_now() - interval '1 day' then
        raise exception 'attempts that passed are kept for a day';
    end if;
    delete from sign_in_attempt where at < older_than or (outcome = 'passed' and at < passed_before);
    get diagnostics removed = row_count;
    return removed;
end
$$;
create trigger sign_in_session_days_are_read before insert or update of created_at, seen_at, expire_date on sign_in_session
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.seen_at not between '0001-01-03' and '9999-12-29' or new.expire_date not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger sign_in_attempt_stays before delete on sign_in_attempt
    for each row
    execute function sign_in_attempt_stays();
create trigger sign_in_attempt_is_told_once before update on sign_in_attempt
    for each row
    when ((old.at, old.step, old.user_id, old.network) is distinct from (new.at, new.step, new.user_id, new.network))
    execute function osl_refuse('when, whose and from where an attempt was stays as it was');
create trigger sign_in_attempt_ends_once before update of outcome on sign_in_attempt
    for each row
    when (new.outcome is distinct from old.outcome and not (old.at >= osl_then() and (old.outcome in ('wrong', 'unknown', 'closed') and new.outcome = 'locked' and not new.counts or old.outcome = 'wrong' and new.outcome = 'passed')))
    execute function osl_refuse('what came of an attempt is said once');
create trigger sign_in_attempt_is_no_less before update on sign_in_attempt
    for each row
    when (new.number < old.number or new.number > old.number and old.outcome <> 'locked' or new.counts and not old.counts or new.name not in (old.name, '') or new.line not in (old.line, ''))
    execute function osl_refuse('an attempt is counted once, its number grows alone, and who and from where is only forgotten');
create trigger sign_in_attempt_no_truncate before truncate on sign_in_attempt
    for each statement
    execute function osl_refuse('an attempt to sign in is removed by its schedule alone');
create trigger sign_in_attempt_written_at_once before insert or update of at on sign_in_attempt
    for each row
    execute function osl_refuse_another_time('at');
create trigger sign_in_attempt_days_are_read before insert or update of at on sign_in_attempt
    for each row
    when (new.at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger sign_in_knownline_days_are_read before insert or update of seen_at on sign_in_knownline
    for each row
    when (new.seen_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger sign_in_authenticator_goes_on before update on sign_in_authenticator
    for each row
    when (new.last_step <= old.last_step and new.secret = old.secret or new.user_id <> old.user_id)
    execute function osl_refuse('a code of an app is taken once, and later ones after it');
create trigger sign_in_passkey_goes_on before update on sign_in_passkey
    for each row
    when (new.sign_count < old.sign_count or (old.id, old.user_id, old.credential_id, old.public_key) is distinct from (new.id, new.user_id, new.credential_id, new.public_key))
    execute function osl_refuse('a passkey stays the one that was joined, and what it counts goes on');
create trigger sign_in_passkey_written_at_once before insert or update of created_at on sign_in_passkey
    for each row
    execute function osl_refuse_another_time('created_at');
create trigger sign_in_passkey_days_are_read before insert or update of created_at, used_at on sign_in_passkey
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.used_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger sign_in_recoverycode_once before update on sign_in_recoverycode
    for each row
    when (old.used_at is not null or (old.user_id, old.digest) is distinct from (new.user_id, new.digest))
    execute function osl_refuse('a recovery code is taken once');
create trigger sign_in_authenticator_days_are_read before insert or update of created_at, used_at on sign_in_authenticator
    for each row
    when (new.created_at not between '0001-01-03' and '9999-12-29' or new.used_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger sign_in_recoverycode_days_are_read before insert or update of made_at, used_at on sign_in_recoverycode
    for each row
    when (new.made_at not between '0001-01-03' and '9999-12-29' or new.used_at not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');
create trigger sign_in_signinpolicy_days_are_read before insert or update of since on sign_in_signinpolicy
    for each row
    when (new.since not between '0001-01-03' and '9999-12-29')
    execute function osl_refuse('a day has a number that pages can read');

-- migration texts 0001_initial 93c368a82a80d3f5
CREATE TABLE "texts_texttemplate" ("id" bigint NOT NULL PRIMARY KEY GENERATED BY DEFAULT AS IDENTITY, "kind" varchar(60) NOT NULL, "name" varchar(120) NOT NULL, "body" text NOT NULL, "body_uk" text NOT NULL, "body_en" text NOT NULL, "revision" integer NOT NULL CHECK ("revision" >= 0), CONSTRAINT "text_once_of_kind_and_name" UNIQUE ("kind", "name"), CONSTRAINT "text_has_kind" CHECK (NOT ("kind" = '')));

-- migration texts 0002_laws 31eba0d32fce93b9
create trigger texts_texttemplate_takes_its_changes after delete or update of id on texts_texttemplate
    for each row
    execute function audit_forget_changes('texts.texttemplate');
create trigger texts_texttemplate_numbered_anew before insert on texts_texttemplate
    for each row
    execute function audit_refuse_old_number();
create trigger texts_texttemplate_kind_stays before update on texts_texttemplate
    for each row
    when ((old.kind, old.name) is distinct from (new.kind, new.name))
    execute function osl_refuse('a text stays of its kind');
SELECT "django_migrations"."id", "django_migrations"."app", "django_migrations"."name", "django_migrations"."applied" FROM "django_migrations";
