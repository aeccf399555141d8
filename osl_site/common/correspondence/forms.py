"""What is asked of a letter that has its number: how it went out, and where it lies."""

from typing import Any

from django import forms

from osl_site.common import clock
from osl_site.common.correspondence.models import OutgoingLetter, Way
from osl_site.common.forms.edit_forms import AsTyped, EditForm
from osl_site.common.forms.widgets import DatePicker

MOST = 99_999  # letters of one year


class SentForm(EditForm):
    """How it went out."""

    keeps_draft = False
    goes_to_paper = False

    class Meta:
        model = OutgoingLetter
        fields = ["way", "way_number", "sent_on"]
        labels = {"way": "Jak wyszło?", "way_number": "Numer nadania", "sent_on": "Którego dnia?"}
        help_texts = {"way_number": "Numer z e-Doręczeń, z EZD albo z potwierdzenia nadania na poczcie."}
        widgets = {"way": forms.RadioSelect, "sent_on": DatePicker}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["way"].choices = Way.choices
        self.fields["way"].required = self.fields["sent_on"].required = True
        self.fields["way"].error_messages["required"] = "Zaznacz, jak pismo wyszło."
        if self.instance.sent_on is None:
            self.initial["sent_on"] = clock.today()


class NumbersForm(AsTyped, forms.Form):
    """Which number was given last, before the office wrote its letters here."""

    keeps_draft = False

    after = forms.IntegerField(
        label="Ostatni numer pisma w tym roku",
        min_value=1,
        max_value=MOST,
        error_messages={"required": "Wpisz numer ostatniego pisma, na przykład 46."},
    )


class FiledForm(EditForm):
    """Where in the office's files it lies."""

    keeps_draft = False
    goes_to_paper = False

    class Meta:
        model = OutgoingLetter
        fields = ["filed_place"]
        labels = {"filed_place": "Gdzie w aktach leży pismo?"}
        help_texts = {"filed_place": "Na przykład: teczka 0643, segregator 2, albo numer sprawy w EZD."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["filed_place"].required = True
        self.fields["filed_place"].error_messages["required"] = "Napisz, gdzie w aktach leży pismo."
