"""What leaves a view leaves a trace: a meeting of which residents were told otherwise is found by what it was, and says
so there and on its own page. The trace stays for as long as the meeting is shown, as that of a calling off does.

No queries but for groups: where pages do not prefetch them, `load_groups` does, if they are asked for at all.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import NamedTuple

from django.db.models import BooleanField, F, Func, Q, TextField, Value, prefetch_related_objects
from django.db.models.functions import Cast
from django.db.models.lookups import Contains
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from activities.models import Activity, Occurrence, StepFree, Venue
from activities.models.formerly import Entry, Told
from osl_site.common.centre.models import TargetGroup, Theme
from osl_site.common.templatetags.osl import uncapped
from osl_site.common.text.date_formats import short_day_in_words, until_day_in_words
from osl_site.common.text.folding import fold
from osl_site.common.text.languages import bare, in_language, in_polish, marked, spoken

EVERYTHING = tuple(Told)
IN_LISTS = (Told.PLACE, Told.WAY_IN)  # what sends somebody the wrong way; the rest would repeat itself line by line


def told_at(places: Iterable[str]) -> Q:
    """Meetings that were to be in one of these localities."""
    found = Q(pk__in=[])
    for simc in places:
        found |= Q(formerly__contains=[{"locality": simc}])
    return ~Q(formerly=[]) & found


def told_between(start: datetime, end: datetime) -> Q:
    """Meetings that were to begin in [start, end), after they were moved from where they were first and before they
    were moved on."""
    as_kept = lambda moment: moment.astimezone(UTC).isoformat(timespec="seconds")
    path = f'$[*] ? (@.starts_at >= "{as_kept(start)}" && @.starts_at < "{as_kept(end)}")'
    return ~Q(formerly=[]) & Q(JsonPathExists(F("formerly"), Value(path)))


def told_of_theme(theme: str) -> Q:
    return Q(formerly__contains=[{"theme": theme}])


def told_for(group: str) -> Q:
    return Q(formerly__contains=[{"groups": [group]}])


def told_step_free() -> Q:
    return Q(formerly__contains=[{"step_free": True}])


def told_with(word: str) -> Q:
    """Meetings whose title or place had this word in it."""
    path = Func(Value("$[*].said"), template="%(expressions)s::jsonpath")
    said = Func(F("formerly"), path, function="jsonb_path_query_array")
    return ~Q(formerly=[]) & Q(Contains(Cast(said, TextField()), Value(fold(word))))


class JsonPathExists(Func):
    """Whether anything in a document answers an SQL/JSON path."""

    function, output_field = "jsonb_path_exists", BooleanField()
    template = "%(function)s(%(expressions)s::jsonpath)"


class Subject(NamedTuple):
    """A meeting as it is now, of whatever rows."""

    formerly: list[Entry]
    starts_at: datetime
    activity: Activity
    venue: Venue | None

    @classmethod
    def of(cls, row: Occurrence) -> "Subject":
        return cls(row.formerly, row.starts_at, row.activity, row.venue)

    def other(self, *kinds: Told) -> list[Entry]:
        """What was told and is no longer so, each once, the oldest first."""
        told = [entry for entry in self.formerly if entry["of"] in (kinds or EVERYTHING) and self._is_other(entry)]
        return list({(entry["of"], _was(entry)): entry for entry in told}.values())

    def _is_other(self, entry: Entry) -> bool:
        venue, activity = self.venue, self.activity
        match entry["of"]:
            case Told.PLACE:
                return (entry["venue"], entry["locality"]) != ((venue.pk, venue.locality_id) if venue else (None, None))
            case Told.WAY_IN:
                return venue is not None and venue.step_free != StepFree.YES
            case Told.TITLE:
                language = spoken()
                return fold(in_language(_row(entry), "title", language)) != fold(
                    in_language(activity, "title", language)
                )
            case Told.THEME:
                return entry["theme"] != activity.theme_id
            case Told.WHEN:
                return day_told(entry) != localtime(self.starts_at).date()
        return set(entry["groups"]) != {group.slug for group in activity.groups.all()}


def load_groups(rows: Iterable[Subject]) -> None:
    """Have the groups at hand of those that residents were told to be for others. One query, or none."""
    prefetch_related_objects(
        [row.activity for row in rows if any(e["of"] == Told.GROUPS for e in row.formerly)], "groups"
    )


def moment_told(entry: Entry) -> datetime:
    """When it was to begin."""
    return datetime.fromisoformat(entry["starts_at"])


def day_told(entry: Entry) -> date:
    return localtime(moment_told(entry)).date()


def said_before(row: Subject, *kinds: Told) -> str:
    """„Do 3 grudnia podawaliśmy inne miejsce: Klub Senior+, Kandyty.” for each thing that is another one now."""
    if not (told := row.other(*kinds)):
        return ""
    sentences = {
        Told.PLACE: _("Do {day} podawaliśmy inne miejsce: {was}."),
        Told.WAY_IN: _("Do {day} podawaliśmy: {was}."),
        Told.TITLE: _("Do {day} podawaliśmy inną nazwę: {was}."),
        Told.THEME: _("Do {day} podawaliśmy inny temat: {was}."),
        Told.GROUPS: _("Do {day} podawaliśmy inną grupę: {was}."),
        Told.WHEN: _("Do {day} podawaliśmy inny dzień: {was}."),
    }
    until = lambda entry: until_day_in_words(date.fromisoformat(entry["until"]))
    return in_a_row(format_html(sentences[entry["of"]], day=until(entry), was=_was(entry)) for entry in told)


def said_on_paper(row: Subject) -> str:
    """„INNE MIEJSCE. Było: Klub Senior+, Kandyty.”: the last place that older paper says."""
    last = {entry["of"]: entry for entry in row.other(*IN_LISTS)}
    return in_a_row(
        format_html(_("{what}. Było: {was}."), what=in_a_word(kind).upper(), was=_was(entry))
        for kind, entry in last.items()
    )


def in_a_word(kind: Told) -> str:
    """What is another one, where there is room for a word or two."""
    return {
        Told.PLACE: _("Inne miejsce"),
        Told.WAY_IN: _("Inne wejście"),
        Told.TITLE: _("Inna nazwa"),
        Told.THEME: _("Inny temat"),
        Told.GROUPS: _("Inna grupa"),
    }[kind]


def said_where_it_was(row: Subject, kind: Told, *, on_paper: bool = False) -> str:
    """„Inne miejsce. Teraz: Remiza, Toprzyny.”, in the view that the meeting has left; paper has no colour."""
    what = in_a_word(kind)
    return format_html(_("{what}. Teraz: {now}."), what=what.upper() if on_paper else what, now=now(row, kind))


def headed(row: Subject, kind: Told, title: str) -> str:
    """„INNE MIEJSCE (Remiza, Toprzyny): Herbata”, as plain text, where a title is all that is read."""
    what, how = in_a_word(kind).upper(), bare(now(row, kind))
    return f"{what}: {title}" if kind == Told.TITLE else f"{what} ({how}): {title}"


def now(row: Subject, kind: Told) -> str:
    """How it is, of what it is no longer."""
    match kind:
        case Told.PLACE:
            return in_polish(str(row.venue)) if row.venue else _("przez telefon")
        case Told.WAY_IN:
            return uncapped(StepFree(row.venue.step_free).label) if row.venue else _("przez telefon")
        case Told.TITLE:
            return marked(row.activity, "title", spoken())
        case Told.THEME:
            return uncapped(row.activity.theme.plain)
    return _names(row.activity.groups.all())


def _was(entry: Entry) -> str:
    match entry["of"]:
        case Told.PLACE:
            return in_polish(entry["name"]) if entry["name"] else _("przez telefon")
        case Told.WAY_IN:
            return uncapped(StepFree.YES.label)
        case Told.TITLE:
            return marked(_row(entry), "title", spoken())
        case Told.THEME:
            return uncapped(in_language(_theme_told(entry), "name", spoken()))
        case Told.WHEN:
            return short_day_in_words(day_told(entry))
    return _names(_row(name) for name in entry["names"])


def _theme_told(entry: Entry) -> Theme | SimpleNamespace:
    """With the name of that day; of an entry that kept none, as it is called now. One query of such an entry."""
    if "name" in entry:
        return _row(entry)
    found = Theme.objects.filter(slug=entry["theme"]).first()
    return found or SimpleNamespace(name=entry["theme"], name_uk="", name_en="")


def _names(groups: Iterable[TargetGroup | SimpleNamespace]) -> str:
    names = [(uncapped(in_language(group, "name", spoken())),) for group in groups]
    return format_html_join(", ", "{}", names) or uncapped(_("Wszyscy mieszkańcy"))


def _row(entry: Entry) -> SimpleNamespace:
    return SimpleNamespace(**entry)


def in_a_row(sentences: Iterable[str]) -> str:
    """One after the other, those that say anything."""
    return format_html_join(" ", "{}", ((words,) for words in sentences if words))
