"""Forms of places and offers."""

from typing import Any

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS

from activities.models import Activity, Venue
from osl_site.accounts.models import User
from osl_site.accounts.rules import is_coworker, is_organiser
from osl_site.editing import ChangedMeanwhile, EditForm
from partners.models import Partner
from plans.forms import FurtherKindsField
from plans.models import Action, State


class VenueForm(EditForm):
    class Meta:
        model = Venue
        fields = [
            "name",
            "locality",
            "address",
            "step_free",
            "getting_in",
            "toilet",
            "parking",
            "induction_loop",
            "getting_there",
        ]
        error_messages = {NON_FIELD_ERRORS: {"unique_together": "W tej miejscowości jest już miejsce o tej nazwie."}}


SIGN_UP_SETTINGS = {
    "waiting_limit": "Zero: bez listy rezerwowej.",
    "confirm_days": "Kto dostał wolne miejsce, ma czas do godz. 18:00.",
    "sign_up_closes": "Zero: do początku spotkania. Przez telefon można zapisać zawsze.",
}


class ActivityForm(EditForm):
    """An offer: what residents read, what the plan and the law need, who is in charge."""

    further_kinds = FurtherKindsField()
    partners = forms.ModelMultipleChoiceField(
        Partner.objects.all(), label="Partnerzy", required=False, widget=forms.CheckboxSelectMultiple
    )

    class Meta:
        model = Activity
        fields = [
            "title",
            "text",
            "theme",
            "groups",
            "kind",
            "further_kinds",
            "action",
            "outside_plan_reason",
            "services",
            "led_by",
            "in_charge",
            "venue",
            "is_continuous",
            "sign_up",
            "capacity",
            "waiting_limit",
            "confirm_days",
            "sign_up_closes",
            "reminds",
            "cost",
            "contact_phone",
            "ukrainian_spoken",
            "for_minors",
            "title_uk",
            "text_uk",
            "title_en",
            "text_en",
        ]
        widgets = {"groups": forms.CheckboxSelectMultiple, "services": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["action"].queryset = plannable_actions(self.instance.action_id)
        self.fields["action"].label_from_instance = lambda action: f"{action.goal.position}.{action.position} {action}"
        self.fields["in_charge"].queryset = in_charge_choices()
        self.fields["venue"].queryset = Venue.objects.select_related("locality")
        self.fields["contact_phone"].help_text = "Puste pole: telefon organizatora."
        self.fields["cost"].help_text = "Puste pole: bezpłatnie."
        for name, help_text in SIGN_UP_SETTINGS.items():
            self.fields[name].required, self.fields[name].help_text = False, help_text
        if self.instance.pk:
            self.initial["partners"] = self.instance.partners.all()

    def show_conflict(self, conflict: ChangedMeanwhile) -> None:
        """Partners belong to what was stored, too."""
        super().show_conflict(conflict)
        partners = ", ".join(str(partner) for partner in conflict.current.partners.all())
        self.stored_version.append(("Partnerzy", partners or "–"))

    def clean(self) -> dict:
        typed = super().clean()
        if not typed.get("action") and not typed.get("outside_plan_reason"):
            self.add_error("action", "Wskaż działanie z planu albo niżej napisz, dlaczego to jest poza planem.")
        if typed.get("action") and typed.get("outside_plan_reason"):
            self.add_error(
                "outside_plan_reason",
                "Działanie jest wskazane, więc powód nie jest potrzebny. Usuń powód albo działanie.",
            )
        return typed

    @property
    def values(self) -> dict[str, Any]:
        """What was typed of the row itself; the partners are not a column of it. An empty setting stays as it is."""
        kept = {name for name in SIGN_UP_SETTINGS if self.cleaned_data.get(name) is None}
        return {name: value for name, value in super().values.items() if name not in {"partners", *kept}}

    @property
    def chosen_partners(self) -> list[Partner]:
        return list(self.cleaned_data["partners"])


def plannable_actions(current: int | None) -> Any:
    """Actions of the newest approved version of each plan, and the one that is chosen already."""
    approved = Action.objects.filter(goal__version__state=State.APPROVED).select_related("goal")
    newest = approved.order_by("key", "-goal__version__number").distinct("key").values("pk")
    wanted = Action.objects.filter(pk__in=newest) | Action.objects.filter(pk=current)
    return wanted.select_related("goal").order_by("goal__position", "position")


def in_charge_choices() -> Any:
    active = User.objects.filter(is_active=True).order_by("name")
    return active.filter(pk__in=[user.pk for user in active if is_organiser(user) or is_coworker(user)])
