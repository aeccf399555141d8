"""What staff may ask of the list of meetings."""

from datetime import timedelta

from django import forms
from django.db.models import Q

from activities.forms.activities import in_charge_choices
from activities.models import Activity, Venue
from activities.models.occurrences import OccurrenceQuerySet
from activities.planning.recurrence import refuse_other_years
from osl_site.common import clock
from osl_site.common.database.collation import polish_order
from osl_site.common.database.editing import CarriedWords
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.lists.list_filter import ListFilter

UNPUBLISHED = Q(published_at=None) | Q(activity__published_at=None)
STATES = {
    "nieopublikowane": ("Nieopublikowane", UNPUBLISHED),
    "opublikowane": ("Opublikowane", ~UNPUBLISHED & Q(cancelled_at=None)),
    "przeniesione": ("Przeniesione", Q(moved_from__isnull=False, cancelled_at=None)),
    "odwolane": ("Odwołane", Q(cancelled_at__isnull=False)),
}


class OccurrenceFilter(ListFilter):
    """Meetings to come, or the past ones, or those of the days that were asked for."""

    oferta = forms.ModelChoiceField(
        Activity.objects.order_by(polish_order("title"), "id"),
        label="Pozycja oferty",
        required=False,
        empty_label="Wszystkie",
    )
    miejsce = forms.ModelChoiceField(
        Venue.objects.select_related("locality"), label="Miejsce", required=False, empty_label="Wszystkie"
    )
    osoba = forms.ModelChoiceField(None, label="Osoba odpowiedzialna", required=False, empty_label="Wszystkie")
    stan = forms.ChoiceField(
        label="Stan", required=False, choices=[("", "Każdy"), *((key, name) for key, (name, _) in STATES.items())]
    )
    od = forms.DateField(label="Od dnia", widget=DatePicker, required=False, validators=[refuse_other_years])
    do = forms.DateField(label="Do dnia", widget=DatePicker, required=False, validators=[refuse_other_years])
    kiedy = CarriedWords()
    moje = CarriedWords()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["osoba"].queryset = in_charge_choices()

    @property
    def is_past(self) -> bool:
        return self.asked().get("kiedy") == "minione"

    def of(self, occurrences: OccurrenceQuerySet) -> OccurrenceQuerySet:
        """Those asked for, the next first; of the past, the last first."""
        asked = self.asked()
        for name, column in (("oferta", "activity"), ("miejsce", "venue"), ("osoba", "activity__in_charge")):
            if name in asked:
                occurrences = occurrences.filter(**{column: asked[name]})
        if "stan" in asked:
            occurrences = occurrences.filter(STATES[asked["stan"]][1])
        if "od" in asked:
            occurrences = occurrences.filter(starts_at__gte=clock.midnight(asked["od"]))
        if "do" in asked:
            occurrences = occurrences.filter(starts_at__lt=clock.midnight(asked["do"] + timedelta(days=1)))
        if self.is_past:
            return occurrences.filter(ends_at__lte=clock.now()).order_by("-starts_at", "-id")
        return (occurrences if "od" in asked or "do" in asked else occurrences.ahead()).in_order()
