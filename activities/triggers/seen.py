"""How the database tells that something changed which residents see, whoever changed it and by whatever statement.

Another table that a public page shows goes into SEEN_BY_RESIDENTS as well.
"""

from osl_site.common.triggers import Function, Trigger

SEEN_BY_RESIDENTS = (
    "activities_occurrence",
    "activities_activity",
    "activities_activity_groups",
    "activities_activity_services",
    "activities_activitypartner",
    "activities_venue",
    "activities_wordback",
    "partners_partner",
    "partners_villagehead",
    "centre_centre",
    "centre_commune",
    "centre_village",
    "centre_locality",
    "centre_localityform",
    "centre_targetgroup",
    "centre_theme",
)

COVERED = {  # of what passages are covered in, what a phone shows
    "activities_activity": ("activity", "title title_uk title_en text text_uk text_en stopped_reason"),
    "activities_occurrence": ("occurrence", "note cancelled_reason"),
    "activities_venue": ("venue", "getting_in getting_there"),
}


def _is_covered(table: str, columns: str) -> str:
    """When one of these columns changes because a passage of it is covered. Services count their own changes."""
    old, new = (", ".join(f"{row}.{name}" for name in columns.split()) for row in ("old", "new"))
    return f"({old}) is distinct from ({new}) and osl_is_done_by('redaction_cover', '{table}'::regclass)"


FUNCTIONS = (
    Function(
        name="activities_seen_from_elsewhere",
        says="A row below this room that a phone shows moves SEQUENCE and LAST-MODIFIED, forward, in id order; so does"
        " a passage that is covered.",
        body="""
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
""",
    ),
    Function(
        name="activities_calendar_changed",
        says="Whatever changes a table that residents see rows of leaves a mark, by whatever statement.",
        body="""
declare
    mark bigint;
begin
    insert into activities_calendarchange default values returning id into mark;
    delete from activities_calendarchange where id in (
        select id from activities_calendarchange where id < mark for update skip locked
    );
    return null;
end
""",
    ),
)
TRIGGERS = (
    *(
        Trigger(
            name=f"activities_{name}",
            table=table,
            fires="after update",
            when=when,
            calls=f"activities_seen_from_elsewhere('{which}')",
        )
        for name, table, which, when in (
            (
                "locality_renamed",
                "centre_locality",
                "locality",
                "(old.name, old.latitude, old.longitude) is distinct from (new.name, new.latitude, new.longitude)",
            ),
            (
                "partner_renamed",
                "partners_partner",
                "partner",
                "old.is_public <> new.is_public or old.name <> new.name and new.is_public",
            ),
            (
                "office_renamed",
                "centre_centre",
                "office",
                "(old.name, old.name_uk, old.name_en) is distinct from (new.name, new.name_uk, new.name_en)",
            ),
            (
                "group_renamed",
                "centre_targetgroup",
                "group",
                "(old.name, old.name_uk, old.name_en) is distinct from (new.name, new.name_uk, new.name_en)",
            ),
            (
                "theme_renamed",
                "centre_theme",
                "theme",
                "(old.name, old.name_uk, old.name_en) is distinct from (new.name, new.name_uk, new.name_en)",
            ),
            ("office_phone_changed", "centre_centre", "phone", "old.organiser_phone <> new.organiser_phone"),
        )
    ),
    *(
        Trigger(
            name=f"{table}_covered",
            table=table,
            fires="after update",
            when=_is_covered(table, columns),
            calls=f"activities_seen_from_elsewhere('{which}')",
        )
        for table, (which, columns) in COVERED.items()
    ),
    *(
        Trigger(
            name="activities_calendar_changed",
            table=table,
            fires="after insert or update or delete or truncate",
            each="statement",
            calls="activities_calendar_changed()",
        )
        for table in SEEN_BY_RESIDENTS
    ),
)
