"""What a resident asks of the calendar: the same questions for the agenda, the month and the feed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import partial, reduce
from operator import and_
from urllib.parse import urlencode

from django import forms
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet, Value
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from activities.calendar import formerly
from activities.calendar.years import refuse_other_years
from activities.models import Activity, Occurrence, StepFree
from activities.models.formerly import Told
from activities.models.occurrences import OccurrenceQuerySet
from osl_site.common.centre import territory
from osl_site.common.centre.distances import kilometres
from osl_site.common.centre.models import Locality, Place, TargetGroup, Theme
from osl_site.common.centre.named_places import named
from osl_site.common.database.prepared import prepared
from osl_site.common.database.records import tidy
from osl_site.common.forms.wanted import Asks
from osl_site.common.forms.widgets import DatePicker, PlainSelect, Suggested
from osl_site.common.search.asked import Asked as WordsAsked
from osl_site.common.search.asked import Term, asked_for
from osl_site.common.text.languages import marked_choice, polish_choices
from osl_site.common.withdrawal.models import standing

MOST_LOCALITIES = 50
DISTANCES = (5, 10, 15, 20, 30)
Question = tuple[Q, Callable[[], Q]]
MORE = ("temat", "dla", "od", "do", "szukaj")


class CalendarFilter(Asks, forms.Form):
    """The fields of the public calendar. Everything is optional; the address remembers what was chosen."""

    miejscowosc = forms.ChoiceField(label=_("Miejscowość"), required=False, widget=PlainSelect)
    nazwa = forms.CharField(label=_("Albo wpisz jej nazwę"), required=False, max_length=100, widget=Suggested)
    odleglosc = forms.TypedChoiceField(
        label=_("Jak daleko?"), coerce=int, empty_value=None, required=False, widget=PlainSelect
    )
    dla = forms.ChoiceField(label=_("Dla kogo?"), required=False, widget=PlainSelect)
    temat = forms.ChoiceField(label=_("Temat"), required=False, widget=PlainSelect)
    od = forms.DateField(label=_("Od dnia"), required=False, widget=DatePicker, validators=[refuse_other_years])
    do = forms.DateField(label=_("Do dnia"), required=False, widget=DatePicker, validators=[refuse_other_years])
    szukaj = forms.CharField(label=_("Szukaj słowa"), required=False, max_length=100)
    dostepnosc = forms.BooleanField(label=_("Bez schodów"), required=False)
    bez_odwolanych = forms.BooleanField(label=_("Bez odwołanych"), required=False)

    def __init__(self, data: QueryDict, *, language: str) -> None:
        self.localities = territory.places()
        self.named = named(data, self.localities)
        super().__init__(self.named.data)
        groups = [(group.slug, marked_choice(group, "name", language)) for group in _asked_for()]
        distances = [(km, _("%(km)d km") % {"km": km}) for km in DISTANCES]
        self.fields["miejscowosc"].choices = [("", _("Cała gmina")), *self._locality_choices()]
        self.fields["miejscowosc"].error_messages["invalid_choice"] = self.named.sentence
        if language != "uk":  # whoever types in Ukrainian letters is not helped by names in Polish ones
            self.fields["nazwa"].widget.suggestions = dict.fromkeys(place.name for place in self.localities.values())
        self.fields["odleglosc"].choices = [("", _("Tylko tutaj")), *distances]
        self.fields["dla"].choices = [("", _("Wszystkie grupy")), *groups]
        self.fields["temat"].choices = theme_choices(language)

    @property
    def is_asked(self) -> bool:
        return any(self.data.get(name) for name in self.fields)

    @property
    def more_is_asked(self) -> bool:
        """Whether the folded part holds an answer or a refusal, so that it must stand open."""
        return any(self.data.get(name) or name in self.errors for name in MORE)

    def _locality_choices(self) -> list[tuple[str, str]]:
        as_choice = polish_choices()
        return [(simc, as_choice(name)) for simc, name in territory.labels(self.localities.values()).items()]

    def clean_szukaj(self) -> str:
        return tidy(self.cleaned_data["szukaj"])

    def clean(self) -> dict:
        chosen = self.cleaned_data
        if chosen.get("od") and chosen.get("do") and chosen["do"] < chosen["od"]:
            self.add_error("do", _("Ten dzień jest wcześniejszy niż pierwszy. Popraw jedną z dat."))
        if self.named.unknown and self.data.get("nazwa"):
            self.add_error("nazwa", self.named.sentence)
        if len(self._known_localities()) > MOST_LOCALITIES:
            refusal = _("Pokazujemy pierwsze %(most)s wybranych miejscowości. Wybierz ich mniej.")
            self.add_error("miejscowosc", forms.ValidationError(refusal, params={"most": MOST_LOCALITIES}))
        if chosen.get("odleglosc") and not self._asked_localities() and not self.named.unknown:
            self.add_error("miejscowosc", _("Wybierz miejscowość, od której liczyć odległość."))
        return chosen

    def _known_localities(self) -> list[Place]:
        """Each of the places named, once, in the order they were named in."""
        simcs = dict.fromkeys(self.data.getlist("miejscowosc"))
        return [self.localities[simc] for simc in simcs if simc in self.localities]

    def _asked_localities(self) -> list[Place]:
        return self._known_localities()[:MOST_LOCALITIES]

    def further_localities(self) -> list[Place]:
        """Asked places that the one field does not show: it holds the last one."""
        return [place for place in self._asked_localities() if place.simc != self.data.get("miejscowosc")]

    def asked(self) -> "Asked":
        """What was asked, of the fields that were usable; the others are as if left empty."""
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if name not in self.errors}
        return Asked(
            localities=self._asked_localities(),
            unknown=self.named.unknown,
            near=self.named.near,
            within_km=chosen.get("odleglosc"),
            known=list(self.localities.values()),
            group=chosen.get("dla") or "",
            theme=chosen.get("temat") or "",
            step_free=bool(chosen.get("dostepnosc")),
            first=chosen.get("od"),
            last=chosen.get("do"),
            words=chosen.get("szukaj") or "",
            said=asked_for(chosen.get("szukaj") or ""),
            without_cancelled=bool(chosen.get("bez_odwolanych")),
        )


QUESTIONS = frozenset(CalendarFilter.base_fields)


@dataclass(frozen=True)
class Asked:
    """The questions, checked. `known` are all localities, for distances; `near` is what an unknown name may mean."""

    localities: list[Place | Locality] = field(default_factory=list)
    unknown: str = ""
    near: tuple[Locality, ...] = ()
    within_km: int | None = None
    known: list[Place] = field(default_factory=list)
    group: str = ""
    theme: str = ""
    step_free: bool = False
    first: date | None = None
    last: date | None = None
    words: str = ""
    said: WordsAsked | None = None  # the words, taken apart
    without_cancelled: bool = False

    def query(self) -> str:
        """The same questions as an address asks them, empty ones left out."""
        asked = [("miejscowosc", place.simc) for place in self.localities]
        asked += [("odleglosc", self.within_km), ("dla", self.group), ("temat", self.theme)]
        asked += [("dostepnosc", "on" if self.step_free else ""), ("szukaj", self.words)]
        asked += [("od", self.first), ("do", self.last), ("bez_odwolanych", "1" if self.without_cancelled else "")]
        return urlencode([(name, value) for name, value in asked if value])

    @property
    def terms(self) -> tuple[Term, ...]:
        """The words, taken apart once for a page. Without `said`, two queries at most."""
        is_said = self.said is not None and self.said.typed == self.words
        return (self.said if is_said else asked_for(self.words)).terms

    @property
    def narrows(self) -> bool:
        """Whether anything but the days was asked, so that wider questions can be suggested."""
        return bool(self.localities or self.unknown or self.group or self.theme or self.step_free or self.words)

    def distance(self, there: Place | Locality | None) -> float | None:
        """Kilometres, in a straight line, from the nearest asked place; None when either lies nobody knows where."""
        if there is None or there.latitude is None:
            return None
        known = [here for here in self.localities if here.latitude is not None]
        return min((kilometres(here, there) for here in known), default=None)

    def reach(self) -> list[str]:
        """SIMC ids of the asked places and of those within the asked distance."""
        near = {place.simc for place in self.localities}
        if self.within_km:
            for place in self.known:
                away = self.distance(place)
                if away is not None and away <= self.within_km:
                    near.add(place.simc)
        return sorted(near)

    def perhaps(self) -> list[str]:
        """The same and, where a distance was asked from a place that lies somewhere, the places that may be as near:
        nobody knows where they lie. So every page, feed and paper has them, and says „odległości nie znamy” where it
        tells distances."""
        if not self.within_km or all(here.latitude is None for here in self.localities):
            return self.reach()
        return sorted({*self.reach(), *self.nowhere_known()})

    def perhaps_too(self) -> list[str]:
        """Those of them that nobody can say to be near."""
        return sorted({*self.perhaps()} - {*self.reach()})

    def is_distance_unknown(self, there: Place | Locality) -> bool:
        """Whether a distance was asked, and of this place, which is none of those asked, nobody can say it."""
        if not self.within_km or self.distance(there) is not None:
            return False
        return all(there.simc != place.simc for place in self.localities)

    def nowhere_known(self) -> list[str]:
        """SIMC ids of places without coordinates, which no distance can find."""
        asked = {place.simc for place in self.localities}
        return [place.simc for place in self.known if place.latitude is None and place.simc not in asked]

    def filter_queryset(
        self, occurrences: OccurrenceQuerySet, *, places: list[str] | None = None, left_too: bool = False
    ) -> OccurrenceQuerySet:
        """Those meetings that answer every question but the days. `places` overrides the asked ones.

        `left_too` finds as well what residents were told to find here and is elsewhere now; `here` of each says which.
        """
        questions = self._questions(places)
        for now, then in questions:
            occurrences = occurrences.filter(now | then() if left_too else now)
        if left_too:
            occurrences = occurrences.annotate(here=_all_of([now for now, _then in questions]))
        return occurrences.filter(cancelled_at=None) if self.without_cancelled else occurrences

    def _questions(self, places: list[str] | None = None) -> list[Question]:
        """What meetings are to be for each question, and what they were to be when they answered it."""
        asked = []
        if places is None and (self.localities or self.unknown):
            places = self.perhaps()
        if places is not None:
            asked.append((Q(venue__locality__in=places), partial(formerly.told_at, places)))
        if self.group:
            asked.append((Q(activity__in=_activities_for(self.group)), partial(formerly.told_for, self.group)))
        if self.theme:
            asked.append((Q(activity__theme=self.theme), partial(formerly.told_of_theme, self.theme)))
        if self.step_free:
            asked.append((Q(venue__step_free=StepFree.YES), formerly.told_step_free))
        return [*asked, *map(_saying, self.terms)]

    def left_for(self, row: formerly.Subject) -> Told:
        """Why a meeting that is not `here` is not: what of it is another one, of what was asked."""
        there = row.venue
        if (self.localities or self.unknown) and not (there and there.locality_id in self.perhaps()):
            return Told.PLACE
        if self.step_free and not (there and there.step_free == StepFree.YES):
            return Told.PLACE if row.other(Told.PLACE) else Told.WAY_IN
        if self.theme and row.activity.theme_id != self.theme:
            return Told.THEME
        if self.group and all(group.slug != self.group for group in row.activity.groups.all()):
            return Told.GROUPS
        return Told.TITLE if row.other(Told.TITLE) else Told.PLACE


def _all_of(questions: list[Q]) -> ExpressionWrapper | Value:
    if not questions:
        return Value(value=True)
    return ExpressionWrapper(reduce(and_, questions), BooleanField())


def theme_choices(language: str) -> list[tuple[str, str]]:
    """Themes that stand, and those that an offer names still, in their order. One query."""
    return [("", _("Wszystkie tematy")), *((row.slug, marked_choice(row, "name", language)) for row in _themes())]


@prepared
def _themes() -> QuerySet[Theme]:
    named = Q(slug__in=Activity.objects.order_by().values("theme"))
    return Theme.objects.filter(Q(pk__in=standing(Theme.objects.order_by())) | named)


@prepared
def _asked_for() -> QuerySet[TargetGroup]:
    """Groups that stand, and those that an offer names still. One query."""
    named = Activity.groups.through.objects.values("targetgroup")
    return TargetGroup.objects.filter(Q(pk__in=standing(TargetGroup.objects.order_by())) | Q(pk__in=named))


def _activities_for(group: str) -> QuerySet:
    return Activity.objects.filter(groups__slug=group).values("pk")


def _saying(term: Term) -> Question:
    """Meetings that say the word in any case: what they are, where, in which village; and that said it."""
    return term.within(Occurrence), partial(formerly.told_with, term.typed)
