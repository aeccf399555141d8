"""What may be typed about a promise, and of what came of it."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model

from osl_site.common import clock
from osl_site.common.accounts.models import Role, User
from osl_site.common.forms.edit_forms import AsTyped, EditForm
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.promises.models import Promise
from osl_site.common.promises.rules import reads_about

USUALLY = timedelta(days=7)
IS_PAST = "Ten dzień już minął. Wpisz dzień od dziś."
NOT_FOR_ONESELF = "Tego, co jest tylko dla Ciebie, pilnujesz tylko Ty. Wybierz siebie albo odznacz „Tylko dla mnie”."
WORKS = [Role.ORGANISER, Role.DIRECTOR, Role.COWORKER]


class PromiseForm(EditForm):
    """What to do, till when, who sees to it. Whether it is for oneself is said once, when it is given."""

    goes_to_paper = False

    class Meta:
        model = Promise
        fields = ["what", "due", "owner", "is_private"]
        widgets = {"due": DatePicker}
        labels = {
            "what": "Co zrobić?",
            "due": "Do kiedy?",
            "owner": "Kto tego dopilnuje?",
            "is_private": "Tylko dla mnie",
        }
        help_texts = {
            "what": "Bez nazwisk. Na przykład: zapytać w szkole o salę.",
            "is_private": "Nikt inny tego nie przeczyta, a gdy zaznaczysz, że zrobione, zniknie.",
        }

    def __init__(self, *args: Any, user: User, about: Model, is_for_oneself: bool = False, **kwargs: Any) -> None:
        initial = {"due": clock.today() + USUALLY, "owner": user.pk} | kwargs.pop("initial", {})
        kwargs = kwargs if kwargs.get("instance") else kwargs | {"initial": initial}
        super().__init__(*args, **kwargs)
        self.user = user
        people = User.objects.filter(is_active=True, roles__overlap=WORKS).order_by("name", "pk")
        self.fields["owner"].queryset = people.filter(pk__in=[one.pk for one in people if reads_about(one, about)])
        if self.instance.pk:
            del self.fields["is_private"]
        self.is_for_oneself = is_for_oneself
        if self.instance.is_private or is_for_oneself:
            del self.fields["owner"]
        if is_for_oneself:
            del self.fields["is_private"]
            self.fields["what"].help_text = "Słowo dla Ciebie, bez nazwisk. Gdy zaznaczysz, że zrobione, zniknie."

    def clean_due(self) -> date:
        """A day to come; the one that it had already may be over."""
        day = self.cleaned_data["due"]
        if day < clock.today() and day != self.as_stored.due:
            raise ValidationError(IS_PAST)
        return day

    def clean(self) -> dict[str, Any]:
        typed = super().clean()
        if typed.get("is_private") and typed.get("owner") not in (None, self.user):
            self.add_error("owner", NOT_FOR_ONESELF)
        return typed

    @property
    def values(self) -> dict[str, Any]:
        """What was typed; where nothing else may be written, it is a word for oneself."""
        return super().values | ({"is_private": True, "owner": self.user} if self.is_for_oneself else {})


class KeptForm(AsTyped, forms.Form):
    """What came of it. A word for oneself needs none."""

    goes_to_paper = False
    outcome = forms.CharField(
        label="Co z tego wyszło?", max_length=300, help_text="Bez nazwisk. Także: dlaczego nie wyszło."
    )

    def __init__(self, *args: Any, promise: Promise, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if promise.is_private:
            del self.fields["outcome"]
