"""What this room has for initiatives, which are of a lower one: where they come from, what may help, who supported."""

from needs import services
from needs.initiatives import links
from needs.links import support_of_initiatives
from needs.models import Asset, FieldNote, Submission
from osl_site.common import registry
from osl_site.common.registry import About
from partners.models import Initiative, Lack


def register() -> None:
    """For the hooks of this room."""
    registry.links.register(Initiative, support_of_initiatives)
    registry.links.register(Submission, links.initiatives_of_submissions)
    registry.links.register(FieldNote, links.initiatives_of_notes)
    registry.links.register(Lack, links.assets_of_lacks)
    registry.links.register(Asset, links.lacks_of_assets)
    registry.doors.register(Submission, links.doors_of_submissions)
    registry.doors.register(Lack, links.doors_of_lacks)
    registry.doors.register(Initiative, links.doors_of_initiatives)
    registry.origins.register(Initiative, links.origins_of_initiatives)
    registry.trail_labels.register(
        {
            "initiative_lack.paired": "wskazano zasób dla inicjatywy",
            "initiative_lack.parted": "odłączono zasób od inicjatywy",
        }
    )
    for word, model, kind, rows in (
        (links.SUBMISSION, Submission, "zgłoszenie", links.submissions_to_begin_with),
        (links.NOTE, FieldNote, "notatka", links.notes_to_begin_with),
    ):
        registry.abouts.register(
            word,
            About(
                model=model,
                rows=rows,
                called=links.called(kind),
                proposed=links.proposed,
                keep=services.keep_origin,
            ),
        )
