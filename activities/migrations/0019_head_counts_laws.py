# Written by `manage.py maketriggers` from activities.triggers

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("activities", "0018_head_counts"),
        ("audit", "0008_ipus_laws"),
        ("centre", "0010_head_groups_laws"),
        ("common", "0001_functions"),
        ("needs", "0012_typed_by_residents"),
        ("partners", "0003_laws"),
        ("redaction", "0009_ipus_laws"),
        ("search", "0002_laws"),
        ("withdrawal", "0003_laws"),
    ]

    operations = [
        migrations.RunSQL(
            sql="""
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
""",
            reverse_sql="""
drop function activities_heads_follow_columns;
""",
        ),
        migrations.RunSQL(
            sql="""
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
""",
            reverse_sql="""
drop function activities_heads_add_up;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_heads_follow_columns after insert or update of children, youth, adults, older on activities_result
    for each row
    execute function activities_heads_follow_columns();
""",
            reverse_sql="""
drop trigger activities_heads_follow_columns on activities_result;
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists activities_result_heads_add_up on activities_result;
create constraint trigger activities_result_heads_add_up after insert or update of children, youth, adults, older, others on activities_result deferrable initially deferred
    for each row
    execute function activities_heads_add_up();
""",
            reverse_sql="""
drop trigger activities_result_heads_add_up on activities_result;
""",
        ),
        migrations.RunSQL(
            sql="""
drop trigger if exists activities_headcount_adds_up on activities_headcount;
create constraint trigger activities_headcount_adds_up after insert or update or delete on activities_headcount deferrable initially deferred
    for each row
    execute function activities_heads_add_up();
""",
            reverse_sql="""
drop trigger activities_headcount_adds_up on activities_headcount;
""",
        ),
        migrations.RunSQL(
            sql="""
create trigger activities_headcount_no_truncate before truncate on activities_headcount
    for each statement
    execute function osl_refuse('heads that were counted stay');
""",
            reverse_sql="""
drop trigger activities_headcount_no_truncate on activities_headcount;
""",
        ),
    ]
