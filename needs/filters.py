"""What may be asked of the lists of notes, needs, assets and conclusions."""

from django import forms
from django.db.models import QuerySet

from needs.models import About, AssetKind, Finding, Method, NeedState
from osl_site.common import clock
from osl_site.common.centre.fields import LocalityField
from osl_site.common.forms.widgets import DatePicker
from osl_site.common.lists.list_filter import ListFilter, in_place, mentions


def choices(first: str, kinds: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [("", first), *kinds]


class NoteFilter(ListFilter):
    co = forms.ChoiceField(label="Co to jest", choices=choices("Wszystko", Finding.choices[:2]), required=False)
    metoda = forms.ChoiceField(label="Metoda", choices=choices("Wszystkie", Method.choices), required=False)
    miejscowosc = LocalityField()
    od = forms.DateField(label="Od dnia", widget=DatePicker, required=False)
    do = forms.DateField(label="Do dnia", widget=DatePicker, required=False)
    szukaj = forms.CharField(label="Szukaj w treści", max_length=100, required=False)

    @property
    def more_is_asked(self) -> bool:
        """Whether a question from the folded part was asked, so that it is shown open."""
        return any(self[name].data for name in ("metoda", "od", "do"))

    def of(self, notes: QuerySet) -> QuerySet:
        asked = self.asked()
        if "co" in asked:
            notes = notes.filter(finding__in=[asked["co"], Finding.BOTH])
        if "metoda" in asked:
            notes = notes.filter(method=asked["metoda"])
        if "miejscowosc" in asked:
            notes = notes.filter(locality=asked["miejscowosc"])
        if "od" in asked:
            notes = notes.filter(noted_on__gte=asked["od"])
        if "do" in asked:
            notes = notes.filter(noted_on__lte=asked["do"])
        return notes.filter(mentions(asked.get("szukaj", ""), "text", "source"))


class NeedFilter(ListFilter):
    stan = forms.ChoiceField(label="Stan", choices=choices("Wszystkie", NeedState.choices), required=False)
    miejscowosc = LocalityField()
    szukaj = forms.CharField(label="Szukaj", max_length=100, required=False)

    def of(self, needs: QuerySet) -> QuerySet:
        asked = self.asked()
        if "stan" in asked:
            needs = needs.filter(state=asked["stan"])
        if "miejscowosc" in asked:
            needs = in_place(needs, asked["miejscowosc"])
        return needs.filter(mentions(asked.get("szukaj", ""), "title", "description"))


class AssetFilter(ListFilter):
    rodzaj = forms.ChoiceField(label="Rodzaj", choices=choices("Wszystkie", AssetKind.choices), required=False)
    miejscowosc = LocalityField()
    szukaj = forms.CharField(label="Szukaj", max_length=100, required=False)
    do_potwierdzenia = forms.BooleanField(label="Tylko do potwierdzenia", required=False)

    def of(self, assets: QuerySet) -> QuerySet:
        asked = self.asked()
        if "rodzaj" in asked:
            assets = assets.filter(kind=asked["rodzaj"])
        if "miejscowosc" in asked:
            assets = in_place(assets, asked["miejscowosc"])
        if "do_potwierdzenia" in asked:
            assets = assets.to_confirm(clock.today())
        return assets.filter(mentions(asked.get("szukaj", ""), "title", "owner"))


class ConclusionFilter(ListFilter):
    o_czym = forms.ChoiceField(label="O czym mówi", choices=choices("O wszystkim", About.choices), required=False)
    szukaj = forms.CharField(label="Szukaj w treści", max_length=100, required=False)
    zastapione = forms.BooleanField(label="Także zastąpione nowszymi", required=False)

    def of(self, conclusions: QuerySet) -> QuerySet:
        asked = self.asked()
        if "o_czym" in asked:
            conclusions = conclusions.filter(about=asked["o_czym"])
        if "zastapione" not in asked:
            conclusions = conclusions.filter(replaced_by=None)
        return conclusions.filter(mentions(asked.get("szukaj", ""), "text"))
