# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0021_formerly"),
        ("audit", "0007_names_of_the_day"),
        ("centre", "0005_name_laws"),
        ("common", "0008_held_while_cited"),
        ("needs", "0009_held_while_cited"),
        ("partners", "0004_withdrawn"),
        ("withdrawal", "0004_held_while_cited"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
-- What residents were told only grows, and a published meeting that goes elsewhere says where it was.
create function activities_told_stays_told() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
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
    return new;
end
$$;
""",
            reverse_sql="""
drop function activities_told_stays_told;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_told_stays_told before update of formerly, venue_id on activities_occurrence
    for each row
    execute function activities_told_stays_told();
""",
            reverse_sql="""
drop trigger activities_told_stays_told on activities_occurrence;
""",
        ),
    ]
