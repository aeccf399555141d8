"""What the questions after meetings have for the rooms below, for reports and the trail."""

from django.utils.timezone import localtime

from activities.after_meetings import questions
from activities.models import Answer
from activities.reported import voices
from needs.models import FieldNote
from osl_site.common import registry
from osl_site.common.registry import Link


def occurrences_of_notes(ids: list[int]) -> dict[int, list[Link]]:
    """For the registry: after which meeting, and to which question, these notes were answered. One query."""
    found: dict[int, list[Link]] = {}
    for row in Answer.objects.filter(note__in=ids).select_related("voice__occurrence__activity"):
        occurrence = row.voice.occurrence
        label = f"{occurrence.activity.title}, {localtime(occurrence.starts_at):%d.%m.%Y}"
        link = Link("spotkanie", label, occurrence.get_absolute_url(), f"Odpowiedź na pytanie „{row.asked}”")
        found.setdefault(row.note_id, []).append(link)
    return found


def register() -> None:
    """Once, when the room is made ready."""
    for key, kind in questions.KINDS.items():
        registry.texts.register(key, kind)
    registry.report_sections.register(voices.SECTION, position=32)
    registry.origins.register(FieldNote, occurrences_of_notes)
    registry.trail_labels.register(
        {
            "voice.entered": "wpisano odpowiedzi po spotkaniu",
            "voice.typed": "mieszkaniec odpowiedział na pytania po spotkaniu",
        }
    )
