"""Forms of many meetings: a rule, and a change of this and the following."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Row
from django import forms
from django.utils.functional import cached_property

from activities.calendar.years import refuse_other_years
from activities.forms.fields import (
    BY_PHONE,
    DaysField,
    MonthDaysField,
    TypedVenue,
    capacity_field,
    keep_venue,
    venue_field,
)
from activities.forms.hours import HoursForm, MoreHoursField, end_field, last_day_field, open_end_field, start_field
from activities.models import Occurrence, Venue
from activities.planning.change_preview import Change, Scope, days_to
from activities.planning.recurrence import Holiday, Rule
from osl_site.common.database.records import tidy
from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.edit_forms import AsTyped
from osl_site.common.forms.layouts import laid_out
from osl_site.common.forms.widgets import DatePicker, ShortPicks
from osl_site.common.text.date_formats import MONTHS
from osl_site.common.withdrawal.models import standing

WEEKDAYS = [
    (0, "poniedziałek"),
    (1, "wtorek"),
    (2, "środa"),
    (3, "czwartek"),
    (4, "piątek"),
    (5, "sobota"),
    (6, "niedziela"),
]
PLACES = [
    (1, "pierwszy"),
    (2, "drugi"),
    (3, "trzeci"),
    (4, "czwarty"),
    (5, "piąty"),
    (-2, "przedostatni"),
    (-1, "ostatni"),
]
MONTHS_OF_YEAR = list(enumerate(MONTHS, start=1))
DAYS = ("weekdays", "places", "more_weekdays", "more_places")
BY_WEEKDAY = ("monthly_by_weekday",)
FREQUENCIES = [
    ("weekly", "co tydzień albo co kilka tygodni"),
    ("monthly_by_weekday", "co miesiąc, w wybrane dni tygodnia (na przykład pierwsza i trzecia środa)"),
    ("monthly_between", "co miesiąc, w dzień tygodnia między dwoma dniami (na przykład sobota między 10. a 16.)"),
    ("monthly_by_day", "co miesiąc, w wybrane dni miesiąca (na przykład 1. i 15. albo ostatni)"),
    ("daily", "codziennie albo co kilka dni"),
]
ON_HOLIDAY = [
    (Holiday.SKIP, "nie ma spotkania"),
    (Holiday.NEXT, "spotkanie jest tuż po święcie"),
    (Holiday.BEFORE, "spotkanie jest tuż przed świętem"),
    (Holiday.KEEP, "spotkanie jest mimo to"),
]
NO_CHANGE = "bez zmiany"


class SeriesForm(HoursForm, AsTyped, forms.Form):
    """A rule as the organiser says it. The preview shows what it gives before anything is made."""

    names_wanted = True

    starts_on = forms.DateField(label="Pierwszy dzień", widget=DatePicker)
    starts = start_field()
    ends = end_field()
    open_ended = open_end_field()
    also_at = MoreHoursField(label="Jeszcze tego samego dnia", help_text="Na przykład: 17–19 albo 13–15, 17–19.")
    lasts = forms.IntegerField(
        label="Ile dni trwa każde spotkanie?", initial=1, required=False, help_text="Puste pole: jeden. Najwyżej 31."
    )
    frequency = forms.ChoiceField(
        label="Jak się powtarza?", choices=FREQUENCIES, widget=forms.RadioSelect, initial="weekly"
    )
    interval = forms.IntegerField(
        label="Co ile?", initial=1, help_text="1: za każdym razem. 2: co drugi dzień, tydzień albo miesiąc."
    )
    weekdays = forms.TypedMultipleChoiceField(
        label="W które dni?", choices=WEEKDAYS, coerce=int, required=False, widget=ShortPicks
    )
    places = forms.TypedMultipleChoiceField(
        label="Który raz w miesiącu?", choices=PLACES, coerce=int, required=False, widget=ShortPicks
    )
    more_weekdays = forms.TypedMultipleChoiceField(
        label="I jeszcze: w które dni?", choices=WEEKDAYS, coerce=int, required=False, widget=ShortPicks
    )
    more_places = forms.TypedMultipleChoiceField(
        label="I jeszcze: który raz w miesiącu?",
        choices=PLACES,
        coerce=int,
        required=False,
        widget=ShortPicks,
        help_text="Gdy inny dzień tygodnia wypada inaczej: pierwszy poniedziałek i trzeci czwartek.",
    )
    days_from = forms.IntegerField(label="Od którego dnia miesiąca?", required=False)
    days_to = forms.IntegerField(label="Do którego dnia miesiąca?", required=False)
    month_days = MonthDaysField(
        label="Którego dnia miesiąca?", help_text="Puste pole: tak jak pierwszy dzień. Na przykład: 1, 15, ostatni."
    )
    months = forms.TypedMultipleChoiceField(
        label="Tylko w tych miesiącach",
        choices=MONTHS_OF_YEAR,
        coerce=int,
        required=False,
        widget=ShortPicks,
        help_text="Nic nie zaznaczaj, gdy spotkania są przez cały rok.",
    )
    until = forms.DateField(label="Ostatni dzień", widget=DatePicker, required=False)
    count = forms.IntegerField(
        label="Liczba spotkań", required=False, help_text="Podaj ostatni dzień albo liczbę spotkań."
    )
    on_holiday = forms.ChoiceField(
        label="A gdy wypada święto?", choices=ON_HOLIDAY, widget=forms.RadioSelect, initial=Holiday.SKIP
    )
    skip_days = DaysField(label="Omiń też te dni", help_text="Daty po przecinku, na przykład: 24.12.2026, 31.12.2026.")
    venue = venue_field()
    capacity = capacity_field(help_text="Puste pole: tyle, ile w ofercie.")

    only_with = {
        "weekdays": OnlyWith("frequency", ("weekly", "monthly_by_weekday", "monthly_between")),
        "places": OnlyWith("frequency", BY_WEEKDAY),
        "more_weekdays": OnlyWith("frequency", BY_WEEKDAY),
        "more_places": OnlyWith("frequency", BY_WEEKDAY),
        "days_from": OnlyWith("frequency", ("monthly_between",)),
        "days_to": OnlyWith("frequency", ("monthly_between",)),
        "month_days": OnlyWith("frequency", ("monthly_by_day",)),
        "count": OnlyWith("until", says="Podaj ostatni dzień albo liczbę spotkań, jedno z dwojga."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_venue(self)

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            Fieldset("Kiedy", "starts_on", Row("starts", "ends"), "open_ended", "also_at", "lasts"),
            Fieldset("Powtarzanie", "frequency", "interval", *DAYS, Row("days_from", "days_to"), "month_days"),
            Fieldset("Do kiedy", Row("until", "count"), "months", "on_holiday", "skip_days"),
            Fieldset("Gdzie i ile osób", "venue", "capacity"),
        )

    def clean_lasts(self) -> int:
        lasts = self.cleaned_data["lasts"]
        return 1 if lasts is None else lasts

    def rule(self) -> Rule:
        typed = self.cleaned_data
        many = ("weekdays", "places", "more_weekdays", "more_places", "months")
        alone = ("frequency", "starts_on", "interval", "days_from", "days_to", "month_days", "until", "count")
        return Rule(
            **{name: tuple(typed[name]) for name in many},
            **{name: typed[name] for name in (*alone, "on_holiday", "skip_days")},
        )


class ScopeForm(AsTyped, forms.Form):
    """Which meetings are meant."""

    scope = forms.ChoiceField(
        label="Których spotkań to dotyczy?",
        choices=Scope,
        widget=forms.RadioSelect,
        help_text="Zanim zmieni się więcej spotkań, pokażemy każde z nich.",
    )

    def __init__(self, data: Any, occurrence: Occurrence) -> None:
        super().__init__(data, initial={"scope": Scope.THIS})
        if occurrence.series_id is None:
            self.fields["scope"].widget = forms.HiddenInput()
            self.fields["scope"].required = False

    def clean_scope(self) -> Scope:
        return Scope(self.cleaned_data["scope"] or Scope.THIS)


class CancelForm(ScopeForm):
    reason = forms.CharField(
        label="Powód", max_length=300, help_text="Przeczytają go mieszkańcy, na przykład: remont pieca w świetlicy."
    )

    touched_too = forms.BooleanField(label="Odwołaj też spotkania, które przeniesiono osobno", required=False)

    field_order = ["reason", "scope", "touched_too"]
    only_with = {"touched_too": OnlyWith("scope", (Scope.FOLLOWING, Scope.FUTURE))}

    def __init__(self, data: Any, occurrence: Occurrence) -> None:
        super().__init__(data, occurrence)
        if occurrence.series_id is None:
            del self.fields["touched_too"]

    def changes(self, occurrence: Occurrence) -> Change:
        typed = self.cleaned_data
        too = typed.get("touched_too", False)
        return Change(typed["scope"], reason=tidy(typed["reason"]), touched_too=too)


class RestoreForm(AsTyped, forms.Form):
    """Asks nothing: the page shows what taking a calling off back will do."""

    def changes(self, occurrence: Occurrence) -> Change:
        return Change(Scope.THIS, restore=True)


class ChangeForm(HoursForm, ScopeForm):
    """New hours, day, place, number of places or word. What is left empty stays as it is."""

    needs_hours = False

    starts = start_field(label="Nowy początek", required=False)
    ends = end_field(label="Nowy koniec")
    open_ended = open_end_field()
    day = forms.DateField(
        label="Nowy dzień tego spotkania",
        widget=DatePicker,
        required=False,
        validators=[refuse_other_years],
        help_text="Inne spotkania, które zmieniasz razem z nim, przesuną się o tyle samo dni. Podgląd pokaże każde.",
    )
    ends_on = last_day_field(
        label="Nowy ostatni dzień tego spotkania",
        widget=DatePicker,
        validators=[refuse_other_years],
        help_text="Puste pole: liczba dni się nie zmieni. Inne zmieniane spotkania będą trwały tyle samo dni, co to.",
    )
    venue = forms.ChoiceField(label="Nowe miejsce", required=False, widget=TypedVenue)
    capacity = capacity_field()
    without_capacity = forms.BooleanField(label="Tyle miejsc, ile w ofercie", required=False)
    note = forms.CharField(label="Nowy dopisek", max_length=300, required=False)
    without_note = forms.BooleanField(label="Usuń dopisek", required=False)
    touched_too = forms.BooleanField(
        label="Zmień też spotkania, które przeniesiono albo odwołano osobno", required=False
    )

    only_with = {
        "capacity": OnlyWith(
            "without_capacity", says="Wpisz liczbę miejsc albo zaznacz, że ma być taka jak w ofercie."
        ),
        "note": OnlyWith("without_note", says="Wpisz nowy dopisek albo zaznacz, że ma zniknąć."),
        "touched_too": OnlyWith("scope", (Scope.FOLLOWING, Scope.FUTURE)),
    }

    def __init__(self, data: Any, occurrence: Occurrence) -> None:
        super().__init__(data, occurrence)
        self.venues = {str(venue.pk): venue for venue in standing(Venue.objects.select_related("locality"))}
        places = [(key, str(venue)) for key, venue in self.venues.items()]
        self.fields["venue"].choices = [("", NO_CHANGE), ("brak", BY_PHONE), *places]
        self.fields["capacity"].label = "Nowa liczba miejsc"

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            "scope",
            "touched_too",
            Fieldset("Dzień i godziny", "day", Row("starts", "ends"), "open_ended", "ends_on"),
            Fieldset("Miejsce i liczba miejsc", "venue", "capacity", "without_capacity"),
            Fieldset("Dopisek", "note", "without_note"),
        )

    def changes(self, occurrence: Occurrence) -> Change:
        typed = self.cleaned_data
        note = tidy(typed["note"])
        shift = days_to(typed["day"], occurrence) if typed["day"] else 0
        return Change(
            typed["scope"],
            starts=typed["starts"],
            ends=typed["ends"],
            open_ended=typed["open_ended"],
            shift=shift,
            more_days=days_to(typed["ends_on"], occurrence) - shift if typed["ends_on"] else None,
            venue=self.venues.get(typed["venue"]),
            without_venue=typed["venue"] == "brak",
            capacity=typed["capacity"],
            without_capacity=typed["without_capacity"],
            note="" if typed["without_note"] else note or None,
            touched_too=typed["touched_too"],
        )
