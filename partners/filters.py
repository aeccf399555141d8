"""What may be asked of the list of partners."""

from django import forms
from django.db.models import QuerySet

from osl_site.common import clock
from osl_site.common.centre.fields import LocalityField
from osl_site.common.lists.list_filter import ListFilter, in_place, mentions
from partners.models import PartnerKind


class PartnerFilter(ListFilter):
    typ = forms.ChoiceField(label="Typ", choices=[("", "Wszystkie"), *PartnerKind.choices], required=False)
    miejscowosc = LocalityField()
    szukaj = forms.CharField(label="Szukaj", max_length=100, required=False)
    animacja = forms.BooleanField(label="Prowadzi animację lokalną albo inną pracę środowiskową", required=False)
    do_potwierdzenia = forms.BooleanField(label="Tylko do potwierdzenia", required=False)

    def of(self, partners: QuerySet) -> QuerySet:
        asked = self.asked()
        if "typ" in asked:
            partners = partners.filter(kind=asked["typ"])
        if "miejscowosc" in asked:
            partners = in_place(partners, asked["miejscowosc"])
        if "animacja" in asked:
            partners = partners.exclude(animation="")
        if "do_potwierdzenia" in asked:
            partners = partners.to_confirm(clock.today())
        return partners.filter(mentions(asked.get("szukaj", ""), "name", "offers", "animation"))
