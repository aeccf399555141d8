"""What residents are told of an activity, or of one occurrence of it: each fact is put into words once, here.

A fact is one function below; it names the columns that it reads. Whatever tells residents something (a page, a poster,
the feed …) picks by key (`calendar/outlets.py`) instead of reading columns. No fact asks the database, but RUN_BY,
and AUDIENCE where the groups are not prefetched.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum, auto

from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from activities.calendar import formerly
from activities.calendar.audience import EVERYONE, group_names, in_a_line
from activities.calendar.helping import parted
from activities.calendar.joining import at_office, how_one_joins, no_sign_up_in_words
from activities.calendar.status import state_in_words, state_on_paper
from activities.calendar.venue_text import door_in_short, in_short, place_name, sentence, sentences, toilet_in_short
from activities.models import Activity, Leader, Occurrence, SignUp, Venue
from activities.seats import takes_sign_ups
from osl_site.common import clock
from osl_site.common.centre.models import Centre
from osl_site.common.templatetags.osl import phone, tel, uncapped
from osl_site.common.text.date_formats import span_in_words
from osl_site.common.text.languages import bare, in_language, in_polish, marked, spoken
from osl_site.common.text.typed_text import plain_of


class Key(StrEnum):
    """What can be told. `activities.calendar.outlets` says where each is."""

    TITLE = auto()
    TEXT = auto()
    THEME = auto()
    WHEN = auto()
    STATE = auto()
    FORMERLY = auto()
    STOPPED = auto()
    NOTE = auto()
    WHERE = auto()
    PLACE = auto()
    WAY_IN = auto()
    DOOR = auto()
    TOILET = auto()
    COMES = auto()
    AUDIENCE = auto()
    RUN_BY = auto()
    COST = auto()
    LANGUAGE = auto()
    SIGN_UP = auto()
    JOINING = auto()
    SEATS = auto()
    PHOTOGRAPHS = auto()
    PHONE = auto()


Words = str | Callable[[], str]  # ready, or made when they are asked for


@dataclass(frozen=True)
class Fact:
    """One fact in the language that is spoken.

    `text` is for pages and paper, where words that are Polish whatever the language are marked; `plain` is a line of
    plain text of its own; `short` is for a line of paper, and empty where it is as everywhere.
    """

    key: Key
    term: str
    _text: Words
    _plain: Words
    _short: Words = ""

    @property
    def text(self) -> str:
        return _said(self._text)

    @property
    def plain(self) -> str:
        return _said(self._plain)

    @property
    def short(self) -> str:
        return _said(self._short)

    @property
    def bare(self) -> str:
        """The text without its markup, to stand behind its term."""
        return bare(self.text)


def _said(words: Words) -> str:
    return words() if callable(words) else words


@dataclass(frozen=True)
class About:
    """Of what is told: an activity, or an occurrence of it. Without the office only a telephone of its own is told.

    `beside` is the office whose number stands beside what is told, in the frame or on the paper. Where there is neither
    of them, nobody is invited to ring.
    """

    activity: Activity
    office: Centre | None = None
    occurrence: Occurrence | None = None
    venue: Venue | None = None
    beside: Centre | None = None

    @classmethod
    def of(cls, occurrence: Occurrence, office: Centre | None = None, *, beside: Centre | None = None) -> "About":
        return cls(occurrence.activity, office, occurrence, occurrence.venue, beside)

    @property
    def may_ring(self) -> bool:
        """Whether there is a number to ring: the office's, or the activity's own."""
        here = self.office or self.beside
        return bool(here and here.organiser_phone) or bool(self.activity.contact_phone)


Maker = Callable[[About], Fact | None]
MAKERS: dict[Key, Maker] = {}
READS: dict[Key, frozenset[str]] = {}
TYPED_IN_POLISH: set[Key] = set()  # sentences that the office types in Polish alone; names do not count


def _reads(key: Key, *columns: str, typed: bool = False) -> Callable[[Maker], Maker]:
    """This function makes the fact of that key, from these columns; `typed`: words of the office stand in it as they
    were typed, whatever language is spoken."""

    def known(make: Maker) -> Maker:
        MAKERS[key], READS[key] = make, frozenset(columns)
        if typed:
            TYPED_IN_POLISH.add(key)
        return make

    return known


def _translated(name: str) -> tuple[str, ...]:
    return tuple(f"activity.{name}{language}" for language in ("", "_uk", "_en"))


@_reads(Key.TITLE, *_translated("title"))
def _title(about: About) -> Fact:
    row, language = about.activity, spoken()
    return Fact(Key.TITLE, _("Co"), marked(row, "title", language), in_language(row, "title", language))


@_reads(Key.TEXT, *_translated("text"))
def _text(about: About) -> Fact:
    words = in_language(about.activity, "text", spoken())
    return Fact(Key.TEXT, "", words, lambda: plain_of(words))


@_reads(Key.THEME, "activity.theme")
def _theme(about: About) -> Fact:
    theme = about.activity.theme
    return Fact(Key.THEME, _("Temat"), theme.here, theme.plain)


def is_polish_only(activity: Activity, language: str) -> bool:
    """Whether the text is to be read in Polish although another language is spoken."""
    return language != "pl" and not getattr(activity, f"text_{language}")


@_reads(Key.WHEN, "occurrence.starts_at", "occurrence.ends_at", "occurrence.open_ended")
def _when(about: About) -> Fact | None:
    if about.occurrence is None:
        return None
    row = about.occurrence
    words = span_in_words(row.starts_at, row.ends_at, is_open=row.open_ended)
    return Fact(Key.WHEN, _("Kiedy"), words, words)


@_reads(
    Key.STATE,
    *(f"occurrence.{name}" for name in ("starts_at", "ends_at", "open_ended", "moved_from", "moved_from_end")),
    *(f"occurrence.{name}" for name in ("moved_from_open", "cancelled_at", "cancelled_reason", "is_full")),
    *("occurrence.note", "activity.sign_up", "activity.waiting_limit"),
    typed=True,
)
def _state(about: About) -> Fact | None:
    """Called off and why; else moved and from when, full, and the word for the day."""
    row = about.occurrence
    words = state_in_words(row)[1] if row else ""
    return Fact(Key.STATE, "", words, lambda: bare(words), lambda: state_on_paper(row)) if words else None


@_reads(Key.FORMERLY, "occurrence.formerly")
def _formerly(about: About) -> Fact | None:
    """What residents were told until a day and is otherwise now: where it is, what it is called, of what, for whom."""
    row = about.occurrence
    if row is None or not row.formerly or row.is_cancelled:
        return None
    subject = formerly.Subject.of(row)
    words = formerly.said_before(subject)
    on_paper = lambda: bare(formerly.said_on_paper(subject))
    return Fact(Key.FORMERLY, "", words, lambda: bare(words), on_paper) if words else None


@_reads(Key.STOPPED, "activity.paused_at", "activity.ended_at", "activity.stopped_reason", typed=True)
def _stopped(about: About) -> Fact | None:
    """That it is not on for a time, or no more, and why."""
    row, reason = about.activity, in_polish(about.activity.stopped_reason)
    if row.ended_at:
        words = format_html(_("Zakończone. Powód: {reason}"), reason=reason)
    elif row.paused_at:
        words = format_html(_("Teraz przerwa. Powód: {reason}"), reason=reason)
    else:
        return None
    return Fact(Key.STOPPED, "", words, bare(words))


@_reads(Key.NOTE, "occurrence.note", typed=True)
def _note(about: About) -> Fact | None:
    """The word for the day; plain as it was typed."""
    note = about.occurrence.note if about.occurrence else ""
    return Fact(Key.NOTE, _("Tego dnia"), in_polish(sentence(note)), note, sentence(note)) if note else None


@_reads(Key.WHERE, "venue.name", "venue.address", "venue.locality")
def _where(about: About) -> Fact:
    """The whole address."""
    where = about.venue.in_full if about.venue else ""
    by_phone = _("Przez telefon")
    return Fact(
        Key.WHERE, _("Gdzie"), in_polish(where) if where else by_phone, where or by_phone, where or _("przez telefon")
    )


@_reads(Key.PLACE, "venue.name", "venue.locality")
def _place(about: About) -> Fact:
    """The name and the village, for lists."""
    if about.venue is None:
        return Fact(Key.PLACE, _("Gdzie"), _("Przez telefon"), _("Przez telefon"))
    return Fact(Key.PLACE, _("Gdzie"), place_name(about.venue), str(about.venue))


@_reads(
    Key.WAY_IN,
    *(f"venue.{name}" for name in ("step_free", "toilet", "induction_loop", "parking", "getting_in", "getting_there")),
    typed=True,
)
def _way_in(about: About) -> Fact | None:
    """How one gets there and in; what the word for the day speaks of, it alone tells."""
    venue, note = about.venue, about.occurrence.note if about.occurrence else ""
    if venue is None:
        return None
    ring = about.may_ring
    text = lambda: format_html_join(" ", "{}", ((words,) for words in sentences(venue, note=note, may_ring=ring)))
    plain = lambda: " ".join(sentences(venue, typed=str, note=note, may_ring=ring))
    return Fact(Key.WAY_IN, _("Jak dojechać i jak wejść"), text, plain, lambda: in_short(venue, note=note))


ASIDE = ("venue.getting_in", "venue.getting_there", "occurrence.note")  # where it may be told in words of their own


@_reads(Key.DOOR, "venue.step_free", *ASIDE)
def _door(about: About) -> Fact | None:
    """Whether there are steps, for a line of a list."""
    return _of_the_way_in(Key.DOOR, _("Wejście"), door_in_short, about)


@_reads(Key.TOILET, "venue.toilet", *ASIDE)
def _toilet(about: About) -> Fact | None:
    """Whether there is a toilet and for whom, for a line of a list."""
    return _of_the_way_in(Key.TOILET, _("Toaleta"), toilet_in_short, about)


def _of_the_way_in(key: Key, term: str, say: Callable[..., str], about: About) -> Fact | None:
    note = about.occurrence.note if about.occurrence else ""
    words = say(about.venue, note=note) if about.venue else ""
    return Fact(key, term, words, words, words) if words else None


@_reads(Key.AUDIENCE, "activity.groups")
def _audience(about: About) -> Fact:
    """„Osoby starsze, wolontariusze”; everybody when no group is named."""
    names = group_names(about.activity)
    words = in_a_line(names) or _("Wszyscy mieszkańcy")
    short = ", ".join(uncapped(name) for slug, name in names.items() if slug != EVERYONE)
    return Fact(Key.AUDIENCE, _("Dla kogo"), words, words, short)


@_reads(Key.RUN_BY, "activity.led_by", "activity.partners")
def _run_by(about: About) -> Fact:
    """Who leads it, or which partner organises it; and the others who may be named to residents. One query."""
    row, here = about.activity, about.office
    organises, helps = ([in_polish(name) for name in names] for names in parted(row))
    who = {
        Leader.CENTRE: here.name_here,
        Leader.TOGETHER: _("Razem: mieszkańcy i %(office)s") % {"office": here.name_here},
        Leader.RESIDENTS: _("Mieszkańcy"),
    }[row.led_by]
    if organises:
        who = format_html_join(", ", "{}", ((name,) for name in organises))
    if helps:
        named = format_html_join(", ", "{}", ((name,) for name in helps))
        who = format_html(_("{who}. Pomagają: {partners}."), who=who, partners=named)
    term = _("Organizuje") if organises else _("Kto prowadzi")
    return Fact(Key.RUN_BY, term, who, lambda: bare(who))


@_reads(Key.COST, "activity.cost", typed=True)
def _cost(about: About) -> Fact:
    cost = about.activity.cost
    if not cost:
        return Fact(Key.COST, _("Koszt"), _("Bezpłatnie"), _("Bezpłatnie."))
    plain, short = _("Koszt: %(cost)s") % {"cost": cost}, _("koszt: %(cost)s") % {"cost": cost}
    return Fact(Key.COST, _("Koszt"), in_polish(cost), plain, short)


@_reads(Key.COMES, "activity.comes_to_you")
def _comes(about: About) -> Fact | None:
    """That nobody has to set out for it: an entrance is of no matter then."""
    if not about.activity.comes_to_you:
        return None
    words = _("Nie trzeba przychodzić. Pomagamy przez telefon albo u Ciebie w domu.")
    return Fact(Key.COMES, _("Jak pomagamy"), words, words)


@_reads(Key.LANGUAGE, "activity.ukrainian_spoken")
def _language(about: About) -> Fact | None:
    if not about.activity.ukrainian_spoken:
        return None
    words = _("Mówimy także po ukraińsku")
    return Fact(Key.LANGUAGE, _("Język"), words, words, _("mówimy też po ukraińsku"))


@_reads(
    Key.SIGN_UP,
    *("activity.sign_up", "activity.sign_up_closes"),
    *("occurrence.starts_at", "occurrence.ends_at", "occurrence.cancelled_at"),
)
def _sign_up(about: About) -> Fact | None:
    """How one signs up for this occurrence, while one can come to it."""
    row = about.occurrence
    if row is None or row.is_cancelled or row.ends_at <= clock.now():
        return None
    may_ring = about.may_ring
    if takes_sign_ups(row):
        words, short = _("Zapisz się na tej stronie."), _("zapisy")
        if may_ring:
            words = _("Zapisz się na tej stronie albo zadzwoń.")
    elif about.activity.sign_up != SignUp.NONE:
        words, short = (_("Zapisz się przez telefon."), _("zapisy przez telefon")) if may_ring else at_office()
    else:
        words, short = no_sign_up_in_words(has_place=about.venue is not None, may_ring=may_ring), _("bez zapisów")
    return Fact(Key.SIGN_UP, _("Zapisy"), words, words, short)


@_reads(Key.JOINING, "activity.sign_up", "activity.is_continuous", "activity.paused_at")
def _joining(about: About) -> Fact:
    """How one joins, as a sentence that says what to do."""
    row = about.activity
    short = "" if row.sign_up == SignUp.NONE else _("zapisy")
    words = how_one_joins(row, has_place=about.venue is not None, may_ring=about.may_ring)
    return Fact(Key.JOINING, _("Zapisy"), words, words, short)


@_reads(Key.SEATS, "activity.capacity", "occurrence.capacity")
def _seats(about: About) -> None:
    """How many places are left is counted where one signs up (`activities.seats`)."""


@_reads(Key.PHOTOGRAPHS, "activity.photographs")
def _photographs(about: About) -> Fact | None:
    words = _("Na tym spotkaniu robimy zdjęcia. Powiedz nam, jeśli nie chcesz na nich być.")
    return Fact(Key.PHOTOGRAPHS, _("Zdjęcia"), words, words) if about.activity.photographs else None


@_reads(Key.PHONE, "activity.contact_phone")
def _phone(about: About) -> Fact | None:
    own, number = about.activity.contact_phone, phone_number(about.activity, about.office)
    if not number:
        return None
    call = lambda: format_html('<a class="call" href="{}">{}</a>', tel(number), phone(number))
    short = _("tel. %(number)s") % {"number": phone(own)} if own else ""
    return Fact(Key.PHONE, _("Telefon"), call, lambda: _("Telefon: %(number)s") % {"number": phone(number)}, short)


def phone_number(activity: Activity, office: Centre | None) -> str:
    """Whom to ring, in digits; empty when nobody is named."""
    return activity.contact_phone or (office.organiser_phone if office else "")
