"""The trail is append-only, whoever asks. What is past its time goes by a function of the owner, each for one act."""

from osl_site.common.audit.numbers import numbered_anew, numbered_or_tried
from osl_site.common.database.grants import ADD
from osl_site.common.triggers import Function, Trigger, comes_with, never_emptied, refusal, written_at_once

APPEND_ONLY = "the trail is append-only"
ERASED_STAYS = "what was erased stays erased, and the line that says so"
ERASABLE = {  # what acts erase, and a restore once more: of each column what may stand in it then; no column, the row
    ("activities_notice", "text"): "^$",
    ("activities_occurrence", "formerly"): "^$",  # all that residents were told before
    ("activities_registration", "name"): "^$",
    ("activities_registration", "phone"): "^$",
    ("activities_registration", "email"): "^$",
    ("activities_registration", "erased_at"): "^@at$",
    ("activities_wrongcode", ""): "^$",
    ("attachments_attachment", ""): "^$",
    ("forms_draft", ""): "^$",
    ("letters_letter", "to"): "^$",
    ("letters_letter", "state"): "^(sent|failed|dropped)$",
    ("letters_letter", "ended_at"): "^@at$",
    ("needs_fieldnote", ""): "^$",
    ("needs_fieldnote", "text"): "^$",
    ("sign_in_authenticator", ""): "^$",
    ("sign_in_passkey", ""): "^$",
    ("needs_submittercontact", ""): "^$",
    ("needs_helpercontact", ""): "^$",
    ("partners_contactperson", ""): "^$",
    ("partners_villagehead", ""): "^$",
    ("partners_correctedvalue", ""): "^$",
    ("promises_promise", ""): "^$",
}
COVERED = (  # where single passages are, in rows and in what the trail tells of them
    *("audit_change.before", "audit_change.after", "needs_asset.title", "needs_asset.owner", "needs_asset.available"),
    *("needs_conclusion.text", "needs_conclusion.material_change"),
    *("needs_fieldnote.text", "needs_fieldnote.source", "needs_walkpoint.text", "needs_walkpoint.place"),
    *("needs_need.title", "needs_need.description", "needs_need.state_reason"),
    *("needs_submission.words", "needs_submission.in_polish", "needs_line.text"),
    *("needs_submissionstep.reason", "needs_submissionstep.responsible", "needs_support.name", "needs_support.note"),
    *("needs_passedon.answer", "needs_legalmark.extended_why", "needs_ipussummary.lacks", "needs_ipussummary.works"),
    *("needs_ipussummary.reason", "promises_promise.what", "promises_promise.outcome", "withdrawal_withdrawal.reason"),
    *("partners_partner.animation", "partners_partner.offers", "partners_partner.alert"),
    *("partners_initiative.title", "partners_initiative.description", "partners_initiative.given"),
    *("partners_initiative.result", "partners_initiativestage.reason", "partners_funding.name"),
    *("partners_lack.what", "partners_lack.met_by", "partners_logentry.summary", "partners_logentry.agreed"),
    *("partners_agreement.subject", "partners_agreement.terms", "partners_agreement.ended_why"),
    *("partners_amendment.changes", "partners_signedagreement.reason", "needs_weight.why"),
    *("partners_partnership.name", "partners_partnership.led_by", "partners_partnership.about"),
    *("partners_partnership.ended_why", "partners_partnermeeting.title", "partners_partnermeeting.place"),
    *("partners_partnermeeting.agenda", "partners_partnermeeting.note", "partners_partnermeeting.cancelled_reason"),
    *("plans_version.title", "plans_version.reason", "plans_version.manner"),
    *("plans_chapter.title", "plans_chapter.text"),
    *("plans_goal.text", "plans_goal.no_conclusion_reason", "plans_goal.manner"),
    *("plans_action.title", "plans_action.description", "plans_action.manner", "plans_action.addressees"),
    *("plans_action.place_note", "plans_action.responsible", "plans_action.resources"),
    *("plans_indicator.name", "plans_indicator.source", "plans_actionlog.text", "plans_actionlog.reason"),
    *("plans_indicatorentry.source", "plans_indicatorentry.not_counted"),
    *("plans_indicatorentry.comment", "plans_indicatorentry.reason"),
    *("plans_remark.text", "plans_answer.text", "plans_filing.place", "plans_filing.reason", "plans_signedcopy.reason"),
    *("activities_activity.title", "activities_activity.title_uk", "activities_activity.title_en"),
    *("plans_report.title", "plans_reportsection.title", "plans_reportsection.text", "plans_reportinbip.reason"),
    *("plans_reportremark.text", "plans_reportanswer.text", "activities_activity.text", "activities_activity.text_uk"),
    *("activities_activity.text_en", "activities_activity.outside_plan_reason", "activities_activity.stopped_reason"),
    *("activities_activity.not_for_minors_reason", "activities_occurrence.note"),
    *("activities_occurrence.cancelled_reason", "activities_venue.getting_in", "activities_venue.getting_there"),
    *("activities_wordback.said", "activities_wordback.said_uk", "activities_wordback.said_en"),
    *("activities_wordback.did", "activities_wordback.did_uk", "activities_wordback.did_en"),
    *("activities_wordback.withdrawn_reason", "activities_result.learnt", "activities_result.deviations"),
    *("activities_notice.text", "activities_tally.comment", "activities_tally.reason"),
)
COVERED_IN_SQL = ", ".join(f"'{one}'" for one in COVERED)
ERASABLE_IN_SQL = ",\n            ".join(f"('{table}', '{name}', '{left}')" for (table, name), left in ERASABLE.items())


def changes_go_with(table: str, label: str, *, may_be_tried: bool = False) -> tuple[Trigger, ...]:
    """For a room's own triggers: what changes of a row said goes with the row, and with no other that took its number.
    `label` is its model's label_lower. `may_be_tried`: see `numbered_or_tried`."""
    forgotten = Trigger(
        name=f"{table}_takes_its_changes",
        table=table,
        fires="after delete or update of id",
        calls=f"audit_forget_changes('{label}')",
    )
    return forgotten, *(numbered_or_tried(table) if may_be_tried else (numbered_anew(table),))


FUNCTIONS = (
    Function(
        name="audit_access_stays",
        says="Accesses are removed by audit_remove_old_access alone, and only past their two years.",
        body="""
begin
    if tg_op = 'DELETE' and old.at < clock_timestamp() - interval '2 years'
        and osl_is_done_by('audit_remove_old_access', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: the trail is append-only', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
""",
    ),
    Function(
        name="audit_remove_old_access",
        says="For the schedule: accesses are kept for two years. Returns how many were removed.",
        arguments="older_than timestamptz",
        returns="bigint",
        as_owner=True,
        body="""
declare removed bigint;
begin
    if older_than > clock_timestamp() - interval '2 years' then
        raise exception 'accesses are kept for two years';
    end if;
    delete from audit_access where at < older_than;
    get diagnostics removed = row_count;
    return removed;
end
""",
    ),
    Function(
        name="audit_erasure_stays",
        says="Lines of what was erased go by audit_remove_old_erasures alone, and only past thirteen months.",
        body="""
begin
    if tg_op = 'DELETE' and old.at < clock_timestamp() - interval '13 months'
        and osl_is_done_by('audit_remove_old_erasures', tg_relid) then
        return old;
    end if;
    raise exception '% on % refused: what was erased stays erased, and the line that says so', tg_op, tg_table_name
        using errcode = 'integrity_constraint_violation';
end
""",
    ),
    Function(
        name="audit_remove_old_erasures",
        says="For the schedule: what was erased is told as long as a backup may be older. Returns how many lines went.",
        arguments="older_than timestamptz",
        returns="bigint",
        as_owner=True,
        body="""
declare removed bigint;
begin
    if older_than > clock_timestamp() - interval '13 months' then
        raise exception 'what was erased is told for thirteen months';
    end if;
    delete from audit_erasure where at < older_than;
    get diagnostics removed = row_count;
    return removed;
end
""",
    ),
    Function(
        name="audit_change_stays",
        says="What a change said goes with its row alone; a passage of it is covered with the row's.",
        body="""
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
""",
    ),
    Function(
        name="audit_forget_changes",
        says="Argument: the label of the model. On its table after delete, and when a row would take another number.",
        as_owner=True,
        for_all=False,
        body="""
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
""",
    ),
    Function(
        name="audit_refuse_old_number",
        says="Before insert: the trail tells of one row by a number, so that a new one bears what its table gave just"
        " now. Whom the trail tells of is not asked: whoever may write it could take up numbers to come.",
        body="""
begin
    if not osl_is_owner(tg_relid) and new.id is distinct from currval(pg_get_serial_sequence(tg_table_name, 'id')) then
        raise exception '% on % refused: another number than the next one', tg_op, tg_table_name
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end
""",
    ),
    Function(
        name="audit_is_erasable",
        says="Whether a line names what acts erase: never what is decided, the trail, an account, or a session.",
        arguments="told audit_erasure",
        returns="boolean",
        properties="stable",
        body=f"""
begin
    if told.begins is not null then
        return told."table" || '.' || told."column" in ({COVERED_IN_SQL});
    end if;
    return exists (
            select from (values
            {ERASABLE_IN_SQL}
            ) erasable ("table", "column", leaves)
            where erasable."table" = told."table" and erasable."column" = told."column"
                and told.leaves ~ erasable.leaves
    );
end
""",
    ),
    Function(
        name="audit_goes_again",
        says="Whether a line tells of a record of a case that went whole: its room has a function for a restore.",
        arguments="told audit_erasure",
        returns="boolean",
        properties="stable",
        body="""
begin
    return told."column" = '' and told.begins is null
        and to_regprocedure('public.' || quote_ident(told."table" || '_gone_again') || '(text)') is not null;
end
""",
    ),
    Function(
        name="audit_refuse_unerasable",
        says="Before insert of an erasure: it is one of those that acts make; passages are covered by redaction_cover"
        " alone, and only a function of the owner tells that a record of a case went. Only the owner adds those of old"
        " lists.",
        body="""
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
""",
    ),
    Function(
        name="audit_erase_lines",
        says="For whoever restores a backup, as the owner: does once more what these lines say was erased, those of one"
        " row and moment at once. Returns how many rows were touched. What nobody may erase is passed over, and tables"
        " and columns that are gone. A record of a case goes again by a function of its room. What laws refuse of an"
        " update they refuse whoever acts, so they rest meanwhile.",
        arguments="lines bigint[]",
        returns="bigint",
        for_all=False,
        body="""
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
""",
    ),
    Function(
        name="audit_leaves",
        says="What a line leaves in its column, as SQL. Of a text that is not as long as the one in which a passage was"
        " covered, nobody knows where the passage stands: it is covered whole.",
        arguments="told audit_erasure",
        returns="text",
        properties="stable",
        for_all=False,
        body="""
begin
    if told.begins is not null then
        return format('case when %L::int <> length(%I) then %L else overlay(%I placing %L from %s for %s) end',
            told.length, told."column", '▇▇▇', told."column", '▇▇▇', told.begins + 1, told.ends - told.begins);
    elsif told.leaves = '@at' then
        return format('coalesce(%I, %L)', told."column", told.at);
    end if;
    return format('%L', case when told."column" = 'formerly' then '[]' else told.leaves end);
end
""",
    ),
    Function(
        name="audit_key_of",
        says="The column that is the key of a table; null of a table that is no more.",
        arguments="name text",
        returns="text",
        for_all=False,
        body="""
begin
    return (select a.attname from pg_index i
              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
             where i.indrelid = to_regclass('public.' || quote_ident(name)) and i.indisprimary);
end
""",
    ),
)
TRIGGERS = (
    refusal(name="audit_entry_append_only", table="audit_entry", fires="before update or delete", says=APPEND_ONLY),
    never_emptied("audit_entry", APPEND_ONLY),
    Trigger(
        name="audit_access_append_only",
        table="audit_access",
        says=APPEND_ONLY,
        fires="before update or delete",
        calls="audit_access_stays()",
    ),
    never_emptied("audit_access", APPEND_ONLY),
    Trigger(
        name="audit_change_append_only",
        table="audit_change",
        says=APPEND_ONLY,
        fires="before update or delete",
        calls="audit_change_stays()",
    ),
    never_emptied("audit_change", APPEND_ONLY),
    comes_with(name="audit_change_comes_with", table="audit_change", column="entry_id", whole="audit_entry"),
    comes_with(name="audit_entry_comes_with", table="audit_entry", column="part_of_id", whole="audit_entry"),
    written_at_once("audit_entry"),
    written_at_once("audit_access"),
    Trigger(
        name="audit_erasure_stays",
        table="audit_erasure",
        says=ERASED_STAYS,
        fires="before update or delete",
        calls="audit_erasure_stays()",
    ),
    never_emptied("audit_erasure", ERASED_STAYS),
    written_at_once("audit_erasure"),
    Trigger(
        name="audit_erasure_of_what_is_erased",
        table="audit_erasure",
        fires="before insert",
        calls="audit_refuse_unerasable()",
    ),
)
GRANTS = {"audit_entry": ADD, "audit_change": ADD, "audit_access": ADD, "audit_erasure": ADD}
