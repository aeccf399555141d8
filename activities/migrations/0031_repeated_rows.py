from django.db import migrations

SAME = """
select id, first_value(id) over (
    partition by occurrence_id, osl_fold(name), phone, osl_mailbox(email) order by state = 'waiting', id
) as first
from activities_registration where state in ('confirmed', 'offered', 'waiting') and erased_at is null
"""


class Migration(migrations.Migration):
    """Who was signed up twice for one meeting, the name spelled otherwise, keeps the place, and has one."""

    dependencies = [
        ("activities", "0030_repeated_and_removed"),
        ("common", "0007_fold"),
        ("guard", "0003_mailboxes"),
    ]

    operations = [
        migrations.RunSQL(
            sql=f"""
update activities_registration
   set told_state = case state when 'waiting' then 'waiting' else 'confirmed' end,
       state = 'repeated', offered_until = null, repeats_id = same.first
  from ({SAME}) same where same.id = activities_registration.id and same.first <> same.id
""",
            reverse_sql="update activities_registration set state = 'cancelled', repeats_id = null where state = 'repeated'",
        )
    ]
