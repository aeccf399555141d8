from datetime import datetime, time

from django import forms

from osl_site.common import clock
from osl_site.common.accounts.models import User
from osl_site.common.database.collation import polish_order
from osl_site.common.forms.widgets import DatePicker


class TrailFilters(forms.Form):
    """What the trail is narrowed by: a person, and days from–to, both included."""

    osoba = forms.ModelChoiceField(
        User.objects.order_by(polish_order("name"), "id"), label="Kto", required=False, empty_label="wszyscy"
    )
    od = forms.DateField(label="Od", required=False, widget=DatePicker)
    do = forms.DateField(label="Do", required=False, widget=DatePicker)

    @property
    def chosen(self) -> dict:
        """Lookups for a queryset with `by` and `at`. What cannot be read narrows nothing and says so at its field."""
        self.is_valid()
        person, first, last = (self.cleaned_data.get(name) for name in ("osoba", "od", "do"))
        lookups = {
            "by": person,
            "at__gte": first and clock.midnight(first),  # moments and not `at__date`, which no index serves
            "at__lte": last and datetime.combine(last, time.max, tzinfo=clock.WARSAW),
        }
        return {lookup: value for lookup, value in lookups.items() if value}
