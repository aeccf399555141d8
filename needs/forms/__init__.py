"""What may be typed about notes, needs, assets and conclusions."""

from needs.forms.conclusions import ConclusionForm, ReplaceForm
from needs.forms.findings import AssetForm, NeedForm
from needs.forms.notes import NO_NAMES, ONE_PLACE, NoteForm

__all__ = [
    "NO_NAMES",
    "ONE_PLACE",
    "AssetForm",
    "ConclusionForm",
    "NeedForm",
    "NoteForm",
    "ReplaceForm",
]
