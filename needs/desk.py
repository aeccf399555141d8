"""What waits for a person in recognition, for the desk."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import ngettext

from needs.models import Asset
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
