from needs.models.assets import Asset, AssetKind, AssetState
from needs.models.conclusions import About, Conclusion, Scope
from needs.models.needs import Need, NeedState, Priority
from needs.models.notes import FieldNote, Finding, Method

__all__ = [
    "About",
    "Asset",
    "AssetKind",
    "AssetState",
    "Conclusion",
    "FieldNote",
    "Finding",
    "Method",
    "Need",
    "NeedState",
    "Priority",
    "Scope",
]
