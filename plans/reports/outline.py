"""Which sections a new report begins with: as the office set them, else as the report before it had them."""

from plans.models import Report, ReportOutline
from plans.reports.drawing import sections_known

OWN = "wlasna-"  # how keys of the office's own sections begin


def sections_of_new() -> list[tuple[str, str]]:
    """Keys with titles, in their order. Where the office set an outline: those that did not end, then those of rooms
    that are newer than it. Else those of the report before, or all that rooms have. Three queries at most."""
    known = {key: section.title for key, section in sections_known().items()}
    outline = list(ReportOutline.objects.all())
    if outline:
        there = {row.key for row in outline}
        kept = [(row.key, row.title) for row in outline if not row.ended_on and _is_known(row.key, known)]
        return kept + [(key, title) for key, title in known.items() if key not in there]
    before = Report.objects.order_by("-pk").first()
    if before is None:
        return list(known.items())
    return [(row.key, row.title) for row in before.sections.all() if _is_known(row.key, known)]


def questions() -> dict[str, str]:
    """What whoever writes a section is asked, by its key: in the office's words, else in those of its room. One
    query."""
    of_rooms = {key: section.hint for key, section in sections_known().items()}
    return of_rooms | dict(ReportOutline.objects.values_list("key", "question"))


def _is_known(key: str, known: dict[str, str]) -> bool:
    """Whether a room still has it, or it is the office's own."""
    return key in known or key.startswith(OWN)
