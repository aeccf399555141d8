"""States of submissions as a list of the office: named in three languages, put in order, ended; never another type."""

from django import forms

from needs.models import SubmissionState
from needs.services.states import refuse_last
from osl_site.common.centre.dictionaries.forms import OrderedForm
from osl_site.common.centre.dictionaries.kinds import Dictionary
from osl_site.common.centre.dictionaries.listings import add_button, linked, state_of, tone_of
from osl_site.common.lists.listing import Column, Listing
from osl_site.common.withdrawal.forms import WithdrawnTick, WithoutWithdrawn
from osl_site.common.withdrawal.models import with_withdrawal


class StateForm(OrderedForm):
    """Its names and its place; what it means is said once, when it is added."""

    only_new = ("type",)

    class Meta:
        model = SubmissionState
        fields = ("name", "type", "name_uk", "name_en")
        widgets = {
            "name_uk": forms.TextInput(attrs={"lang": "uk"}),
            "name_en": forms.TextInput(attrs={"lang": "en"}),
        }
        help_texts = {
            "name": "Autor czyta ją na stronie z kodem. Na przykład: Czeka na wiosnę.",
            "type": "Po tym program wie, co dalej. Później tego nie zmienisz.",
            "name_uk": "Gdy pole jest puste, autor piszący po ukraińsku czyta nazwę polską.",
            "name_en": "Gdy pole jest puste, autor piszący po angielsku czyta nazwę polską.",
        }


class StateFilters(WithoutWithdrawn):
    """What the list of states is narrowed by."""

    wycofane = WithdrawnTick()


LISTING = Listing(
    title="Stany zgłoszeń",
    file="stany-zgloszen",
    filterset=StateFilters,
    filters_label="Wybór stanów",
    filters_button="Pokaż stany",
    columns=(
        linked("Nazwa", lambda row: row.name, "submission_state_edit"),
        Column("Co znaczy", SubmissionState.get_type_display),
        Column("Po ukraińsku", lambda row: row.name_uk, nothing=""),
        Column("Po angielsku", lambda row: row.name_en, nothing=""),
        Column("Stan", state_of, tone=tone_of, needs_label=False, nothing=""),
    ),
    caption="Stany w tej kolejności, w jakiej są do wyboru: {count}",
    empty="Nie ma jeszcze stanów. Dodaj pierwszy: Nowe, czeka na przeczytanie.",
    add=add_button("Dodaj stan", "submission_state_add"),
    size=50,
)


STATES = Dictionary(
    key="submission_state",
    path="stany-zgloszen",
    model=SubmissionState,
    one="stan",
    saved="Stan jest zapisany.",
    purpose="Jak nazywa się to, co dzieje się ze zgłoszeniem. Autor czyta to na stronie z kodem.",
    form=StateForm,
    listing=LISTING,
    rows=lambda: with_withdrawal(SubmissionState.objects.all()),
    refuse_end=refuse_last,
)
