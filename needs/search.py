"""What the search of the whole office finds in recognition: by number (N-25, P-2, Z-3, W-7) and by words, newest
first."""

from django.db.models import Model, QuerySet

from needs import rules
from needs.models import Asset, Conclusion, FieldNote, Need, Submission, Support
from needs.models.conclusions import Scope
from osl_site.common.accounts.models import User
from osl_site.common.registry import Link


def notes(user: User) -> QuerySet[FieldNote]:
    return FieldNote.objects.select_related("locality", "commune").order_by("-pk")


def submissions(user: User) -> QuerySet[Submission]:
    """Those that this person may read."""
    return rules.submissions_of(user).select_related("locality", "commune").order_by("-pk")


def support(user: User) -> QuerySet[Support]:
    return rules.support_of(user).select_related("partner", "locality", "commune").order_by("-pk")


def needs(user: User) -> QuerySet[Need]:
    return Need.objects.order_by("-pk")


def assets(user: User) -> QuerySet[Asset]:
    return Asset.objects.order_by("-pk")


def conclusions(user: User) -> QuerySet[Conclusion]:
    return Conclusion.objects.order_by("-pk")


def note_link(note: FieldNote) -> Link:
    return Link(note.place, note.in_words, note.get_absolute_url())


def submission_link(row: Submission) -> Link:
    return Link(row.place, row.in_words, row.get_absolute_url())


def support_link(row: Support) -> Link:
    return Link(row.place, row.in_words, row.get_absolute_url())


def row_link(row: Model) -> Link:
    """Of a need or an asset."""
    return Link(row.get_state_display(), str(row), row.get_absolute_url())


def conclusion_link(row: Conclusion) -> Link:
    return Link(", ".join(Scope(name).label for name in row.scope), row.in_words, row.get_absolute_url())
