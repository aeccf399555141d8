"""One meeting, or one offer without dates, as a poster: what stands on it, ready in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext

from activities.calendar import queries
from activities.calendar.facts import About, Fact, Key, phone_number
from activities.calendar.outlets import Facts, Outlet, facts_of
from activities.models import Activity, Occurrence
from activities.paper.fitting import poster_size, title_length
from osl_site.common import emails
from osl_site.common.centre.models import Centre
from osl_site.common.documents.qr_code import qr_code
from osl_site.common.text.date_formats import both_ends, day_in_words, hours_in_words
from osl_site.common.text.typed_text import opening

MOST_WORDS = 45
LARGE = (Key.TITLE, Key.TEXT, Key.WHEN, Key.STATE, Key.FORMERLY, Key.PHONE)  # what stands large, in places of its own


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

    @property
    def name(self) -> str:
        """What the document is called, as markup: called off or not, the title, the day if there is one."""
        called = format_html("{}: {}", gettext("ODWOŁANE"), self.title) if self.is_cancelled else self.title
        return format_html("{}, {}", called, self.day) if self.day else called


def of_occurrence(occurrence: Occurrence, here: Centre) -> Poster:
    """A meeting: its day and hours stand large; called off, that stands largest, with the next one there is."""
    following = queries.following(occurrence) if occurrence.is_cancelled else None
    told = facts_of(About.of(occurrence, here), Outlet.POSTER)
    when = occurrence.starts_at, occurrence.ends_at
    first, *last = both_ends(*when, is_open=occurrence.open_ended)
    return _poster(
        told,
        reverse("public_occurrence", args=[occurrence.pk]),
        phone=phone_number(occurrence.activity, here),
        instead=following[0] if following else "",
        day=f"{first} –" if last else day_in_words(localtime(occurrence.starts_at).date()),
        hours=last[0] if last else hours_in_words(*when, is_open=occurrence.open_ended),
        is_cancelled=occurrence.is_cancelled,
    )


def of_activity(activity: Activity, here: Centre) -> Poster:
    """A group or help without a date of its own: whom to ring stands where the day would."""
    told = facts_of(About(activity, here, venue=activity.venue), Outlet.POSTER)
    return _poster(told, reverse("public_activity", args=[activity.pk]), phone=phone_number(activity, here))


def _poster(
    told: Facts,
    path: str,
    *,
    phone: str,
    instead: str = "",
    day: str = "",
    hours: str = "",
    is_cancelled: bool = False,
) -> Poster:
    title, link = told.plain(Key.TITLE), emails.link(path)
    state = " ".join(words for words in (told.short(Key.STATE), told.short(Key.FORMERLY)) if words)
    text = opening(told.text(Key.TEXT), MOST_WORDS)
    text, facts = ("", []) if is_cancelled else (text, told.beside(*LARGE))
    off = [("ODWOŁANE", 5.5)] if is_cancelled else []
    paragraphs = [*off, (day, 1.8), (hours, 2.3), (state, 1.3), (text, 1.15), (instead, 1.6)]
    return Poster(
        title=told.text(Key.TITLE),
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
        phone=phone,
        address=link.split("://", 1)[1],
        qr=qr_code(link),
    )
