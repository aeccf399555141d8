"""Who helps near one: partners who agreed to be shown. No account, no session, no cookie."""

import io

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.db import connection
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from osl_site.common import clock
from osl_site.common.centre import territory
from osl_site.common.centre.models import Locality
from osl_site.common.centre.named_places import named
from osl_site.common.centre.office import office
from osl_site.common.forms.wanted import Asks
from osl_site.common.forms.widgets import PlainSelect
from osl_site.common.lists.queries import in_place, page_of
from osl_site.common.lists.spreadsheets import CONTENT_TYPES, CSV, write_csv
from osl_site.common.search.asked import asked_for
from osl_site.common.text.languages import polish_choices
from osl_site.common.web.page_cache import Polled, cache_page
from partners.models import Partner, PartnerKind
from partners.public.entries import KINDS, entries, shown
from partners.public.json_ld import entries_json

PAGE = 40
LONGEST = 100
NEWEST = """
select concat_ws(',', count(*), max(id), sum(revision), (select max(id) from partners_contactperson),
    (select concat_ws('.', count(*), max(id), count(ended_at)) from withdrawal_withdrawal
        where subject_type = 'partners.partner'))
  from partners_partner where is_public
"""


def version() -> str:
    """Another text after each change of what the directory says. One query. A renamed village shows within a minute."""
    with connection.cursor() as cursor:
        cursor.execute(NEWEST)
        return cursor.fetchone()[0]


partners_version = Polled(version)


class DirectoryFilter(Asks, forms.Form):
    """Who is looked for: near one village, of one kind, by words. What is not among the choices narrows nothing."""

    miejscowosc = forms.ChoiceField(label=gettext_lazy("Miejscowość"), required=False, widget=PlainSelect)
    rodzaj = forms.ChoiceField(label=gettext_lazy("Kto"), required=False, widget=PlainSelect)
    szukaj = forms.CharField(label=gettext_lazy("W czym pomaga"), required=False, max_length=LONGEST)

    def __init__(self, data: QueryDict) -> None:
        localities = territory.places()
        self.named = named(data, localities)
        super().__init__(self.named.data)
        as_choice = polish_choices()
        self.fields["miejscowosc"].choices = [
            ("", _("Cała gmina")),
            *((simc, as_choice(name)) for simc, name in territory.labels(localities.values()).items()),
        ]
        self.fields["miejscowosc"].error_messages["invalid_choice"] = self.named.sentence
        there = set(shown().order_by().values_list("kind", flat=True).distinct())
        self.fields["rodzaj"].choices = [("", _("Wszyscy")), *((k, KINDS[k]()) for k in PartnerKind if k in there)]

    def narrowed(self, rows: QuerySet[Partner]) -> QuerySet[Partner]:
        """Those asked for; nobody where the village is not known."""
        if self.named.unknown:
            return rows.none()
        self.is_valid()
        asked = self.cleaned_data
        if simc := asked.get("miejscowosc"):
            rows = in_place(rows, Locality.objects.get(pk=simc))
        if kind := asked.get("rodzaj"):
            rows = rows.filter(kind=kind)
        return rows.filter(asked_for(asked["szukaj"]).within(Partner)) if asked.get("szukaj") else rows

    @property
    def is_asked(self) -> bool:
        return any(self.data.get(name) for name in self.fields)


@login_not_required
@require_safe
@cache_page(partners_version, questions=("miejscowosc", "rodzaj", "strona"), never_with=("szukaj",))
def directory(request: HttpRequest) -> HttpResponse:
    """Who helps, with what, where, and whom to ring. As many queries for one partner as for a page of them."""
    form = DirectoryFilter(request.GET)
    page = page_of(request, form.narrowed(shown()), PAGE)
    found = entries(page.object_list, clock.today())
    context = {
        "form": form,
        "page": page,
        "entries": found,
        "tells_in_polish": any(entry.helps for entry in found),
        "json_ld": entries_json(found),
        "office": office(),
    }
    return render(request, "partners/public/directory.html", context)


@login_not_required
@require_safe
@cache_page(partners_version)
def directory_csv(request: HttpRequest) -> HttpResponse:
    """The whole directory, for whoever wants to use it elsewhere; a row of each partner."""
    file = io.BytesIO()
    heading = ("Nazwa", "Kto", "Gdzie", "W czym pomaga", "Kontakt", "Uwaga", "Potwierdzono")
    rows = (
        (
            row.name,
            row.kind,
            ", ".join(row.places),
            row.helps,
            "; ".join(" ".join(filter(None, (one.name, one.phone, one.email))) for one in row.contacts),
            row.closed,
            row.confirmed_on,
        )
        for row in entries(shown(), clock.today())
    )
    write_csv(file, heading, rows)
    headers = {"Content-Disposition": content_disposition_header(True, "partnerzy.csv")}
    return HttpResponse(file.getvalue(), content_type=CONTENT_TYPES[CSV], headers=headers)
