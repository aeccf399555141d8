"""Two people at once: the sheets of a month go once."""

from activities import services
from activities.models import SheetSending, VillageSheet
from activities.standing_help.months import month_after
from osl_site.common import clock
from osl_site.common.accounts.models import User
from tests.browser import E_MAIL
from tests.together import at_once


def test_two_who_press_at_once_send_each_sheet_once(own_database):
    organiser = User.objects.get(email=E_MAIL["organiser"])
    month = month_after(month_after(clock.today()))
    answers = at_once(*[lambda: services.send_sheets(month, by=organiser)] * 2)
    assert sorted(isinstance(one, SheetSending) for one in answers) == [False, True]
    assert VillageSheet.objects.filter(month=month).count() > 1
