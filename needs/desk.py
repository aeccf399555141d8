"""What waits for a person in recognition, for the desk."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import ngettext

from needs.models import Asset, Need, NeedState
from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.registry import Matter
from osl_site.common.withdrawal.models import standing


def assets_to_confirm(user: User) -> Iterator[Matter]:
    """Assets whose data nobody has confirmed for half a year."""
    if count := standing(Asset.objects.to_confirm(clock.today())).count():
        sentence = ngettext("%(count)d zasób jest do potwierdzenia.", "Zasoby do potwierdzenia: %(count)d.", count)
        url = reverse("needs:asset_list") + "?do_potwierdzenia=on"
        yield Matter(sentence % {"count": count}, "Sprawdź zasoby", url)


def needs_to_confirm(user: User) -> Iterator[Matter]:
    """Needs that somebody reported and of which nobody has said yet what is to become of them. One query."""
    if count := standing(Need.objects.filter(state=NeedState.REPORTED)).count():
        url = f"{reverse('needs:need_list')}?stan={NeedState.REPORTED}"
        yield Matter(f"Potrzeby zgłoszone, jeszcze niepotwierdzone: {count}.", "Zobacz potrzeby", url)
