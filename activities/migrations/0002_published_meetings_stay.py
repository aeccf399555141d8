"""What a phone already has stays: a published meeting is not deleted, hidden, renamed or counted back."""

from django.db import migrations

STAYS = """
create function activities_published_stays() returns trigger language plpgsql as $$
begin
    if old.published_at is null then
        return coalesce(new, old);
    end if;
    if tg_op = 'DELETE' or new.published_at is null or new.uid <> old.uid or new.sequence < old.sequence then
        raise exception 'a published meeting is moved or cancelled, never taken away'
            using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger activities_published_stays before update or delete on activities_occurrence
    for each row execute function activities_published_stays();
"""
BACK = """
drop trigger activities_published_stays on activities_occurrence;
drop function activities_published_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("activities", "0001_initial")]
    operations = [migrations.RunSQL(STAYS, BACK)]
