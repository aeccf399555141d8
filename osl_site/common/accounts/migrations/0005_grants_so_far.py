"""Roles that accounts have already: since when they have the account, given by nobody that is known."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_roles_and_closing")]

    operations = [
        migrations.RunSQL(
            sql="""
insert into accounts_rolegrant (user_id, role, from_at, by_name, by_position, ended_by_name, ended_by_position)
    select distinct person.id, given, person.created_at, '', '', '', ''
      from accounts_user person, unnest(person.roles) given;
set constraints all immediate;
""",
            reverse_sql="delete from accounts_rolegrant",
        )
    ]
