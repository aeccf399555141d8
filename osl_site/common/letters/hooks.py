"""What letters have for the desk and for the trail."""

from functools import partial

from osl_site.common import registry
from osl_site.common.accounts.rules import is_administrator
from osl_site.common.letters import desk
from osl_site.common.queue_health import work_goes_on
from osl_site.common.registry import MattersOf, MenuEntry
from osl_site.common.registry.entries import anyone

counted = partial(MattersOf.of_room, "settings")
registry.desk.register(counted(desk.work_stands_still, desk.still_work, may=anyone), position=14)
registry.desk.register(counted(desk.failed_letters, desk.failed, may=anyone, in_one=True), position=15)

registry.desk.register(counted(desk.failed_jobs, desk.broken_jobs, may=is_administrator, in_one=True), position=16)
registry.settings_menu.register(MenuEntry("Stan systemu", "system_status"), position=70)
registry.health.register(work_goes_on, position=30)

registry.trail_labels.register(
    {
        "job.repeated": "ponowiono zadanie w tle, które się nie udało",
        "letter.sent_again": "wysłano jeszcze raz e-mail, który nie doszedł",
        "letter.settled": "odłożono e-mail, który nie doszedł",
    }
)
