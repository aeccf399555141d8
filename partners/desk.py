"""What waits for a person among partners, for the desk."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import ngettext

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.registry import Group, Matter
from osl_site.common.withdrawal.models import standing
from partners.models import Partner


def partners_to_confirm(user: User) -> Iterator[Matter]:
    """Partners whose data nobody has confirmed for half a year. One query."""
    if count := standing(Partner.objects.to_confirm(clock.today())).count():
        subject = ngettext("jednego partnera", "%(count)d partnerów", count) % {"count": count}
        url = reverse("partners:partner_list") + "?do_potwierdzenia=on"
        yield Matter(
            f"Dane {subject} trzeba potwierdzić.", "Sprawdź partnerów", url, subject=subject, group=Group.LATER
        )
