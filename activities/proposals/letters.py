"""What somebody who proposed an event reads when it was called off or moved, in their language."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from activities.models import Occurrence
from osl_site.common.text.date_formats import day_in_words
from osl_site.common.text.languages import in_language


def became_of(occurrence: Occurrence, language: str) -> str:
    """One sentence or two: how it stands now."""
    starts = localtime(occurrence.starts_at)
    with override(language):
        said = {"title": in_language(occurrence.activity, "title", language), "day": day_in_words(starts.date())}
        if occurrence.is_cancelled:
            return _("Odwołane: %(title)s (%(day)s). Powód: %(reason)s") % (
                said | {"reason": occurrence.cancelled_reason}
            )
        return _("Nowy termin: %(title)s, %(day)s, %(hour)s.") % (said | {"hour": f"{starts:%-H:%M}"})
