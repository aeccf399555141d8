"""What photographs have for the trail."""

from osl_site.common import registry
from osl_site.common.attachments.held.services import held_before
from osl_site.common.privacy.kinds import HELD_PHOTOS
from osl_site.common.registry import Removal

registry.removals.register(
    "held_photos",
    Removal(
        what="Zdjęcia z formularzy, których nikt nie poprawił",
        since="od odmowy",
        days=1,
        fixed="Najwyżej 4 godziny: tyle zdjęcia czekają, aż ktoś poprawi resztę formularza.",
        kind=HELD_PHOTOS,
        due=held_before,
        is_hourly=True,
    ),
)
registry.trail_labels.register(
    {
        "photo.added": "dodano zdjęcia",
        "photo.covered": "zasłonięto część zdjęcia",
        "photo.removed": "usunięto zdjęcie",
    }
)
