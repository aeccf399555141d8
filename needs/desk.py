"""What waits for a person in recognition, for the desk."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import ngettext

from needs.models import Asset, Need, NeedState
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.registry import Group, Matter
from osl_site.common.withdrawal.models import standing


def assets_to_confirm(user: User) -> Iterator[Matter]:
    """Assets whose data nobody has confirmed for half a year. One query."""
    if count := standing(Asset.objects.to_confirm(clock.today())).count():
        subject = ngettext("jednego zasobu", "%(count)d zasobów", count) % {"count": count}
        url = reverse("needs:asset_list") + "?do_potwierdzenia=on"
        yield Matter(f"Dane {subject} trzeba potwierdzić.", "Sprawdź zasoby", url, subject=subject, group=Group.LATER)


def needs_to_confirm(user: User) -> Iterator[Matter]:
    """Needs that somebody reported and of which nobody has said yet what is to become of them. One query."""
    if count := standing(Need.objects.filter(state=NeedState.REPORTED)).count():
        subject = ngettext("jedną potrzebę", "%(count)d potrzeb", count) % {"count": count}
        url = f"{reverse('needs:need_list')}?stan={NeedState.REPORTED}"
        said = f"Ktoś zgłosił {subject}. Napisz, co dalej."
        yield Matter(said, "Zobacz potrzeby", url, subject=subject, group=Group.LATER)
