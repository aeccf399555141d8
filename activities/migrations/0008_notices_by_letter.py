"""What was told by mail before there were letters gets one each; what still waits goes on as that letter."""

from django.db import migrations, models

LETTERS = """
insert into letters_letter (kind, "to", language, subject_type, subject_id, message_id, state, tries, is_doubtful, said,
                            made_at, due_at, ended_at)
select 'activities.notice', case when n.state = 'queued' then r.email else '' end, r.language,
       'activities.registration', r.id, 'notice-' || n.id || '@osl',
       case n.state when 'queued' then 'waiting' else n.state end, 0, false, '', n.made_at, n.made_at,
       case when n.state <> 'queued' then coalesce(n.done_at, n.made_at) end
  from activities_notice n join activities_registration r on r.id = n.registration_id
 where n.channel = 'mail' order by n.id;
update activities_notice n set letter_id = l.id from letters_letter l where l.message_id = 'notice-' || n.id || '@osl';
update procrastinate_jobs j
   set task_name = 'osl_site.common.letters.tasks.send_letter', args = jsonb_build_object('letter_id', n.letter_id)
  from activities_notice n
 where j.task_name = 'activities.registrations.emails.send_notice' and j.status = 'todo'
   and (j.args ->> 'notice_id')::bigint = n.id;
set constraints all immediate;
"""


class Migration(migrations.Migration):
    dependencies = [("activities", "0007_letters"), ("procrastinate", "__first__")]

    operations = [
        migrations.RunSQL(LETTERS, migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="notice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("channel", "mail"), ("letter__isnull", False)),
                    models.Q(("channel", "phone"), ("letter", None)),
                    _connector="OR",
                ),
                name="notice_by_mail_is_a_letter",
            ),
        ),
    ]
