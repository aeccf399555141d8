from needs.models.conclusions import About, Conclusion, Scope
from needs.models.findings import Asset, AssetKind, AssetState, Need, NeedState
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
    "Scope",
]
