"""Forms of series and of single meetings."""

from django import forms

from activities.models import Venue
from activities.recurrence import Rule
from osl_site.widgets import DatePicker, ShortPicks, TimePicker

WEEKDAYS = [
    (0, "poniedziałek"),
    (1, "wtorek"),
    (2, "środa"),
    (3, "czwartek"),
    (4, "piątek"),
    (5, "sobota"),
    (6, "niedziela"),
]
MOST_SEATS = 32767  # of a smallint
PLACES = [(1, "pierwszy"), (2, "drugi"), (3, "trzeci"), (4, "czwarty"), (-1, "ostatni")]
FREQUENCIES = [
    ("weekly", "co tydzień albo co kilka tygodni"),
    ("monthly_by_weekday", "co miesiąc, w wybrane dni tygodnia (na przykład pierwsza i trzecia środa)"),
    ("monthly_by_day", "co miesiąc, tego samego dnia"),
    ("daily", "codziennie albo co kilka dni"),
]


class SeriesForm(forms.Form):
    """A rule as the organiser says it. The preview shows what it gives before anything is made."""

    starts_on = forms.DateField(label="Pierwszy dzień", widget=DatePicker)
    starts = forms.TimeField(label="Początek", widget=TimePicker)
    ends = forms.TimeField(label="Koniec", widget=TimePicker)
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
    until = forms.DateField(label="Ostatni dzień", widget=DatePicker, required=False)
    count = forms.IntegerField(
        label="Liczba spotkań", required=False, help_text="Podaj ostatni dzień albo liczbę spotkań."
    )
    skip_holidays = forms.BooleanField(label="Omiń święta i inne dni ustawowo wolne", required=False, initial=True)
    venue = forms.ModelChoiceField(
        Venue.objects.select_related("locality"), label="Miejsce", required=False, empty_label="przez telefon"
    )
    capacity = forms.IntegerField(label="Liczba miejsc", required=False, min_value=1, max_value=MOST_SEATS)

    def rule(self) -> Rule:
        typed = self.cleaned_data
        return Rule(
            frequency=typed["frequency"],
            starts_on=typed["starts_on"],
            interval=typed["interval"],
            weekdays=tuple(typed["weekdays"]),
            places=tuple(typed["places"]),
            until=typed["until"],
            count=typed["count"],
            skip_holidays=typed["skip_holidays"],
        )


class CancelForm(forms.Form):
    reason = forms.CharField(
        label="Powód", max_length=300, help_text="Przeczytają go mieszkańcy, na przykład: remont pieca w świetlicy."
    )


class MoveForm(forms.Form):
    day = forms.DateField(label="Nowy dzień", widget=DatePicker)
    starts = forms.TimeField(label="Początek", widget=TimePicker)
    ends = forms.TimeField(label="Koniec", widget=TimePicker)
    note = forms.CharField(label="Dopisek na ten dzień", max_length=300, required=False)


class NoteForm(forms.Form):
    note = forms.CharField(
        label="Dopisek na ten dzień",
        max_length=300,
        required=False,
        help_text="Mieszkańcy zobaczą go przy spotkaniu. Puste pole usuwa dopisek.",
    )
