"""What residents may read: the versions that were published, which of them holds on a day, and in which words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from osl_site.common.text.date_formats import plain_day_in_words
from plans.models import Publication


@dataclass(frozen=True)
class PublicationStatus:
    """What a published version is on a day: the tone of its status, the word, and the sentence that says more."""

    tone: str
    word: str
    sentence: str


def published() -> list[Publication]:
    """Everything published, the newest first, without the content. One query."""
    return list(Publication.objects.with_facts().newest_first())


def holding(rows: Sequence[Publication], day: date) -> Publication | None:
    """The published version that is in force on that day."""
    inside = [row for row in rows if day in row.plan.in_force_span and row.holds_from <= day]
    return inside[0] if inside else None


def shown(rows: Sequence[Publication], day: date) -> Publication | None:
    """What the page of the plan shows: what is in force, else what will be soonest, else what was last."""
    ahead = [row for row in rows if row.holds_from > day]
    return holding(rows, day) or (ahead[-1] if ahead else rows[0] if rows else None)


def following(rows: Sequence[Publication], day: date) -> Publication | None:
    """What is published and will come into force, beside what holds now."""
    ahead = [row for row in rows if row.holds_from > day]
    return ahead[-1] if ahead and holding(rows, day) else None


def standing(publication: Publication, rows: Sequence[Publication], day: date) -> PublicationStatus:
    """In force, not yet, an earlier version, or its period is over."""
    plan, since = publication.plan, plain_day_in_words(publication.holds_from)
    if publication.holds_from > day:
        sentence = _("Ta wersja planu wejdzie w życie: %(day)s") % {"day": since}
        return PublicationStatus("amber", _("Jeszcze nie obowiązuje"), sentence)
    if plan.last_day < day:
        sentence = _("Plan obowiązywał do: %(day)s") % {"day": plain_day_in_words(plan.last_day)}
        return PublicationStatus("quiet", _("Okres planu minął"), sentence)
    if publication == holding(rows, day):
        return PublicationStatus("meadow", _("Obowiązuje"), _("Obowiązuje od: %(day)s") % {"day": since})
    return PublicationStatus("quiet", _("Poprzednia wersja"), _("Od tego czasu plan został zaktualizowany."))


def name_of(publication: Publication) -> str:
    """„Aktualizacja nr 1 od 1 lutego 2027 r.”: what people call it, and since when it holds."""
    words = {"number": publication.version.number, "day": plain_day_in_words(publication.holds_from)}
    if words["number"] == 0:
        return _("Plan od %(day)s") % words
    return _("Aktualizacja nr %(number)d od %(day)s") % words
