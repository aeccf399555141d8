"""What residents read of the head of a village: nothing of whoever did not agree to it."""

from django.db.models import Q

from osl_site.common import clock
from osl_site.common.centre.models import Locality
from partners.models import VillageHead


def heads_shown(here: Locality) -> list[VillageHead]:
    """Who is head where this locality lies, as far as residents may know. One query."""
    named = Q(village__name=here.name, village__commune=here.commune_id)
    mine = Q(village=here.village_id) if here.village_id else named
    return list(VillageHead.objects.holding(clock.today()).filter(mine, is_public=True))
