"""What may be asked of the list of partners."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from osl_site import clock
from osl_site.centre.fields import LocalityField
from partners.models import Partner, PartnerKind


class PartnerFilter(forms.Form):
    """A GET form; everything is optional, an unusable answer is shown at its field and not applied."""

    typ = forms.ChoiceField(label="Typ", choices=[("", "Wszystkie"), *PartnerKind.choices], required=False)
    miejscowosc = LocalityField()
    szukaj = forms.CharField(label="Szukaj", max_length=100, required=False)
    animacja = forms.BooleanField(label="Prowadzi animację lokalną albo inną pracę środowiskową", required=False)
    do_potwierdzenia = forms.BooleanField(label="Tylko do potwierdzenia", required=False)

    def asked(self) -> dict[str, Any]:
        """Only what was really asked, and could be understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", False)}

    def of(self, partners: QuerySet) -> QuerySet:
        asked = self.asked()
        if "typ" in asked:
            partners = partners.filter(kind=asked["typ"])
        if "miejscowosc" in asked:
            here = Partner.objects.filter(localities=asked["miejscowosc"]).values("pk")
            partners = partners.filter(Q(pk__in=here) | Q(whole_commune=True))
        if "animacja" in asked:
            partners = partners.exclude(animation="")
        if "do_potwierdzenia" in asked:
            partners = partners.to_confirm(clock.today())
        for word in asked.get("szukaj", "").split()[:5]:
            found = Q(name__icontains=word) | Q(offers__icontains=word) | Q(animation__icontains=word)
            partners = partners.filter(found)
        return partners
