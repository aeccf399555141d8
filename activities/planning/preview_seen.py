"""An act is held to the preview that its person was shown, by the fingerprint of it."""

from django.core.exceptions import ValidationError

CHANGED_MEANWHILE = "Po podglądzie coś się zmieniło. Sprawdź nowy podgląd i potwierdź jeszcze raz."
NONE_CHOSEN = "Zaznacz co najmniej jedno spotkanie."
LOOK_FIRST = "Zobacz najpierw, co się zmieni i kogo powiadomimy. Potem potwierdź."


def refuse_unseen(fingerprint: str, seen: str | None) -> None:
    """Raises ValidationError when this is not what was shown (`seen`, its fingerprint, empty where nothing was; None
    where no page asks)."""
    if seen is not None and seen != fingerprint:
        raise ValidationError(CHANGED_MEANWHILE if seen else LOOK_FIRST)
