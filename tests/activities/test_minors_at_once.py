"""Two people at once: what relies on a recorded check, and the check itself."""

from datetime import date

from activities import minors, services
from activities.models import Activity, RecordedCheck
from osl_site.common.accounts.models import User
from tests.browser import E_MAIL
from tests.plans.test_at_once import at_once, told

TYPED = {"checked_on": date(2026, 11, 30), "place_in_files": "akta osobowe, część B"}


def test_a_check_is_not_removed_while_what_relies_on_it_goes_out(own_database):
    organiser = User.objects.get(email=E_MAIL["organiser"])
    activity = Activity.objects.get(for_minors=True)
    for person in minors.people_of(activity):
        for line in person.lines:
            line.recorded or services.record_check(person.lead, line.kind, TYPED, by=organiser)
    row = RecordedCheck.objects.last()
    answers = at_once(
        lambda: services.publish_activity(activity, by=organiser),
        lambda: services.remove_check(row, reason="inna osoba", by=organiser),
    )
    activity.refresh_from_db()
    assert len(told(answers)) == 1
    assert (activity.published_at is not None) == RecordedCheck.objects.filter(pk=row.pk).exists()
