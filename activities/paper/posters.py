"""One meeting, or one offer without dates, as a poster: what stands on it, ready in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from activities.calendar import activity_cards, queries
from activities.calendar.venue_text import sentence, sentences
from activities.models import Activity, Occurrence, Venue
from activities.paper import month_sheet
from activities.paper.fitting import poster_size, title_length
from osl_site.common import emails
from osl_site.common.centre.models import Centre
from osl_site.common.text.date_formats import day_in_words, hours_in_words
from osl_site.common.text.languages import in_language, in_polish, marked, spoken

MOST_WORDS = 45


@dataclass(frozen=True)
class Fact:
    term: str
    text: str


@dataclass(frozen=True)
class Poster:
    title: str
    length: str
    size: int
    is_cancelled: bool
    state: str
    instead: str
    day: str
    hours: str
    text: str
    facts: list[Fact]
    phone: str
    address: str
    qr: SafeString


def of_occurrence(occurrence: Occurrence, here: Centre) -> Poster:
    """A meeting: its day and hours stand large; called off, that stands largest, with the next one there is."""
    off = occurrence.is_cancelled
    today = [Fact(_("Tego dnia"), in_polish(sentence(occurrence.note)))] if occurrence.note else []
    following = queries.following(occurrence) if off else None
    return _poster(
        occurrence.activity,
        here,
        reverse("public_occurrence", args=[occurrence.pk]),
        state=month_sheet.state(occurrence),
        instead=following[0] if following else "",
        day=day_in_words(localtime(occurrence.starts_at).date()),
        hours=hours_in_words(occurrence.starts_at, occurrence.ends_at),
        facts=[*today, *_facts(occurrence.activity, occurrence.venue)],
        is_cancelled=off,
    )


def of_activity(activity: Activity, here: Centre) -> Poster:
    """A group or help without a date of its own: whom to ring stands where the day would."""
    path = reverse("public_activity", args=[activity.pk])
    return _poster(activity, here, path, facts=_facts(activity, activity.venue))


def _poster(
    activity: Activity,
    here: Centre,
    path: str,
    *,
    facts: list[Fact],
    state: str = "",
    instead: str = "",
    day: str = "",
    hours: str = "",
    is_cancelled: bool = False,
) -> Poster:
    title, link = in_language(activity, "title", spoken()), emails.link(path)
    text = Truncator(" ".join(in_language(activity, "text", spoken()).split())).words(MOST_WORDS, truncate=" …")
    text, facts = ("", []) if is_cancelled else (text, facts)
    off = [("ODWOŁANE", 5.5)] if is_cancelled else []
    paragraphs = [*off, (day, 1.8), (hours, 2.3), (state, 1.3), (text, 1.15), (instead, 1.6)]
    return Poster(
        title=marked(activity, "title", spoken()),
        length=title_length(title),
        size=poster_size(
            title,
            [(words, share) for words, share in paragraphs if words],
            [(fact.term, strip_tags(fact.text)) for fact in facts],
        ),
        text=text,
        facts=facts,
        state=state,
        instead=instead,
        day=day,
        hours=hours,
        is_cancelled=is_cancelled,
        phone=activity.contact_phone or here.organiser_phone,
        address=link.split("://", 1)[1],
        qr=month_sheet.qr_code(link),
    )


def _facts(activity: Activity, venue: Venue | None) -> list[Fact]:
    where = [Fact(_("Gdzie"), in_polish(venue.in_full) if venue else _("Przez telefon"))]
    if venue:
        where.append(Fact(_("Jak dojechać i jak wejść"), month_sheet.joined(sentences(venue))))
    return [
        *where,
        Fact(_("Dla kogo"), activity_cards.audience(activity.groups.all(), spoken())),
        Fact(_("Koszt"), activity_cards.cost(activity)),
        Fact(_("Zapisy"), activity_cards.joining(activity, has_place=venue is not None)),
        *([Fact(_("Język"), _("Mówimy także po ukraińsku"))] if activity.ukrainian_spoken else []),
        *_photographs(activity),
    ]


def _photographs(activity: Activity) -> list[Fact]:
    warning = _("Na tym spotkaniu robimy zdjęcia. Powiedz nam, jeśli nie chcesz na nich być.")
    return [Fact(_("Zdjęcia"), warning)] if activity.photographs else []
