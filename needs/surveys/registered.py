"""What surveys have for the frame of every page: the words of their acts in the trail, and what its rows are called."""

from osl_site.common import registry


def register() -> None:
    """For the hooks of this room."""
    registry.row_kinds.register({"needs.question": "pytania ankiet", "needs.survey": "ankiety"})
    registry.trail_labels.register(
        {
            "survey.changed": "zmieniono ankietę",
            "survey.created": "założono ankietę",
            "survey.question_added": "dodano pytanie do ankiety",
            "survey.question_changed": "zmieniono pytanie ankiety",
            "survey.question_moved": "przesunięto pytanie ankiety",
            "survey.question_removed": "usunięto pytanie z ankiety",
            "survey.removed": "usunięto ankietę",
            "survey.repeated": "założono powtórkę ankiety",
        }
    )
