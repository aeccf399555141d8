"""Forms of places and offers."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Row
from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html

from activities.forms.fields import TypedVenue, capacity_field
from activities.forms.ideas import IdeasField
from activities.forms.partners import PartnerRows
from activities.forms.planned import let_choose_action
from activities.models import Activity, SignUp, Venue
from osl_site.common.accounts.models import User
from osl_site.common.accounts.rules import is_coworker, is_organiser
from osl_site.common.centre.fields import LocalityField, TypedPlace
from osl_site.common.database.collation import polish_order
from osl_site.common.database.locking import ChangedMeanwhile
from osl_site.common.forms.conditions import OnlyWith
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.forms.layouts import Folded, Section, laid_out
from osl_site.common.forms.phones import whole_number
from osl_site.common.forms.widgets import ManyPicks
from osl_site.common.withdrawal.forms import let_choose_standing
from osl_site.common.withdrawal.models import standing
from partners.models import Partner
from plans.forms.drafting import FurtherKindsField

ADDRESS_ALONE = (
    "Poprawka samego adresu nie wysyła e-maili: zapisani przeczytają go na stronie spotkania i w przypomnieniu. "
    "Jeśli spotkania przenoszą się gdzie indziej, dodaj nowe miejsce i zmień je przy spotkaniach."
)


class VenueForm(EditForm):
    locality = LocalityField(empty_label="Wybierz", required=True, widget=TypedPlace)

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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["address"].help_text = ADDRESS_ALONE

    @cached_property
    def helper(self) -> FormHelper:
        return laid_out(
            self,
            Section("Co to za miejsce", "name", "locality", "address"),
            Section("Wejście i toaleta", "step_free", "getting_in", "toilet"),
            Folded("Dojazd i pętla", "parking", "induction_loop", "getting_there"),
        )


WHY_NOT_FOR_MINORS = "not_for_minors_reason"  # asked of an offer that is for minors so far
WHAT = ("title", "text", "theme", "kind", "groups")
WHERE = ("venue", "is_continuous", "comes_to_you")
SIGN_UP = ("sign_up", "capacity")
WAITING = ("waiting_limit", "confirm_days", "sign_up_closes", "reminds")
ORIGIN = ("action", "outside_plan_reason")
LED_BY = ("led_by", "in_charge")
FACTS = ("cost", "contact_phone", "photographs", "for_minors", WHY_NOT_FOR_MINORS, "ukrainian_spoken")
BESIDE = ("services", "submissions", "further_kinds")
LANGUAGES = ("title_uk", "text_uk", "title_en", "text_en")
HELP = {
    "text": "Prosto i krótko: co robimy, co zabrać, czy trzeba się zapisać.",
    "contact_phone": "Puste pole: telefon organizatora.",
    "cost": "Puste pole: bezpłatnie.",
    "photographs": "Mieszkańcy przeczytają o tym przy spotkaniu. Na publikację zdjęcia osoby potrzebna jest jej zgoda.",
    "comes_to_you": "Zaznacz przy pomocy, po którą nie trzeba nigdzie iść, na przykład przy rozmowach przez telefon. "
    "Schody w biurze nie mają wtedy znaczenia.",
    "action": "Puste, gdy pomysł jest spoza planu.",
    "outside_plan_reason": "Na przykład: prośba mieszkańców.",
    WHY_NOT_FOR_MINORS: "Tylko gdy odznaczasz „dla małoletnich”. Ustawa z 13 maja 2016\N{NO-BREAK SPACE}r. (art. 21) "
    "wymaga, żeby sprawdzić każdą osobę, zanim zacznie prowadzić zajęcia dla małoletnich.",
    "in_charge": "Ta osoba może odwoływać spotkania i pisać dopiski.",
}


WITH_SIGN_UPS = (SignUp.PHONE, SignUp.NEEDED)
SIGN_UP_SETTINGS = {
    "waiting_limit": "Zero: bez listy rezerwowej.",
    "confirm_days": "Kto dostał wolne miejsce, ma czas do godz. 18:00.",
    "sign_up_closes": "Zero: do początku spotkania. Przez telefon można zapisać zawsze.",
}


class ActivityForm(EditForm):
    """An offer: what residents read, what the plan and the law need, who is in charge, who does what."""

    further_kinds = FurtherKindsField()
    capacity = capacity_field(help_text="Puste pole: bez ograniczenia.")
    submissions = IdeasField(label="Z czyjego pomysłu")

    only_with = {
        "capacity": OnlyWith("sign_up", WITH_SIGN_UPS),
        "waiting_limit": OnlyWith("sign_up", WITH_SIGN_UPS),
        "confirm_days": OnlyWith("sign_up", WITH_SIGN_UPS),
        "sign_up_closes": OnlyWith("sign_up", (SignUp.NEEDED,)),
        WHY_NOT_FOR_MINORS: OnlyWith(
            "for_minors", says="Zajęcia są nadal dla małoletnich. Usuń powód albo odznacz pole „dla małoletnich”."
        ),
        "outside_plan_reason": OnlyWith(
            "action", says="Działanie jest wskazane, więc powód nie jest potrzebny. Usuń powód albo działanie."
        ),
    }

    class Meta:
        model = Activity
        fields = [*WHAT, *WHERE, *SIGN_UP, *WAITING, *ORIGIN, *LED_BY, *FACTS, *BESIDE, *LANGUAGES]
        widgets = {
            "groups": ManyPicks,
            "venue": TypedVenue,
            "sign_up": forms.RadioSelect,
            "services": ManyPicks,
            "text": forms.Textarea(attrs={"rows": 3}),
            "text_uk": forms.Textarea(attrs={"rows": 5, "lang": "uk"}),
            "text_en": forms.Textarea(attrs={"rows": 5, "lang": "en"}),
            "title_uk": forms.TextInput(attrs={"lang": "uk"}),
            "title_en": forms.TextInput(attrs={"lang": "en"}),
            "contact_phone": forms.TextInput(attrs={"inputmode": "tel"}),
        }
        labels = {"sign_up": "Jak się zapisać?"}
        help_texts = HELP | SIGN_UP_SETTINGS

    def __init__(self, *args: Any, like: Activity | None = None, **kwargs: Any) -> None:
        """`like`: the offer that a new one begins as a copy of; what it says is the form's `initial`."""
        super().__init__(*args, **kwargs)
        before = like or self.instance
        if not (self.instance.pk and self.instance.for_minors):
            del self.fields[WHY_NOT_FOR_MINORS]
        let_choose_action(self.fields["action"], before.action_id)
        self.fields["in_charge"].queryset = in_charge_choices()
        venues, there = Venue.objects.select_related("locality"), [self.instance.venue_id or 0]
        self.fields["venue"].queryset = standing(venues, chosen=there)
        self.fields["for_minors"].help_text = format_html(
            'Każda osoba, która prowadzi, musi mieć wpisane sprawdzenia: <a href="{}">osoby prowadzące</a>.',
            reverse("activities:lead_list"),
        )
        let_choose_standing(self, "groups", "services", "theme")
        for name in SIGN_UP_SETTINGS:
            self.fields[name].required = False
        stored = before.partnerships.order_by("id") if before.pk else []
        if like:
            stored = stored.filter(partner__in=standing(Partner.objects.all()))
        self.partners = PartnerRows(self, stored)

    @cached_property
    def helper(self) -> FormHelper:
        """The order in which one thinks: what it is, when and for whom, where from; what is rare folds away."""
        facts = [name for name in FACTS if name in self.fields]
        return laid_out(
            self,
            Section("Co", *WHAT),
            *self._when,
            Section("Gdzie", *WHERE),
            Section("Zapisy", *SIGN_UP),
            Section("Skąd to jest", Row(*ORIGIN)),
            Folded("Lista rezerwowa i przypomnienia", *WAITING),
            Folded("Kto prowadzi", *LED_BY),
            Folded("Koszt, telefon, zdjęcia", *facts, nothing="bezpłatnie"),
            Folded("Partnerzy i usługi", *(Row(*names) for names in self.partners.names), *BESIDE),
            Folded("Po ukraińsku i angielsku", *LANGUAGES),
        )

    @property
    def _when(self) -> list[Section]:
        """Days, of an offer that is new."""
        return []

    def show_conflict(self, conflict: ChangedMeanwhile) -> None:
        """Partners belong to what was stored, too."""
        super().show_conflict(conflict)
        rows = conflict.current.partnerships.select_related("partner").order_by("id")
        partners = [f"{row.partner}: {row.role}" if row.role else str(row.partner) for row in rows]
        self.stored_version.append(("Partnerzy", "\n".join(partners) or "–"))

    def clean_contact_phone(self) -> str:
        return whole_number(self.cleaned_data["contact_phone"])

    def clean(self) -> dict:
        typed = super().clean()
        if not typed.get("action") and not typed.get("outside_plan_reason"):
            self.add_error("action", "Wskaż działanie z planu albo napisz, dlaczego to jest poza planem.")
        self.partners.clean()
        return typed

    @property
    def values(self) -> dict[str, Any]:
        """What was typed of the row itself; the partners are not columns of it. An empty setting stays as it is."""
        kept = {name for name in SIGN_UP_SETTINGS if self.cleaned_data.get(name) is None}
        columns = set(self._meta.fields) - kept
        return {name: value for name, value in super().values.items() if name in columns}

    @property
    def chosen_partners(self) -> dict[Partner, str]:
        """The partners with what each does."""
        return self.partners.chosen()


def in_charge_choices() -> Any:
    active = User.objects.filter(is_active=True).order_by(polish_order("name"), "pk")
    return active.filter(pk__in=[user.pk for user in active if is_organiser(user) or is_coworker(user)])
