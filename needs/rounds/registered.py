"""What rounds have for the frame of every page: the words of their acts in the trail, what their rows are called."""

from osl_site.common import registry


def register() -> None:
    """For the hooks of this room."""
    registry.row_kinds.register({"needs.assessmentround": "rundy", "needs.roundvisit": "wizyty w rundach"})
    registry.trail_labels.register(
        {
            "round.changed": "zmieniono rundę rozeznania",
            "round.days_planned": "zaplanowano dni rundy rozeznania",
            "round.created": "dodano rundę rozeznania",
            "round.removed": "usunięto rundę rozeznania",
            "round.visited": "zapisano, gdzie byliśmy w rundzie",
        }
    )
