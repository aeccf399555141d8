"""Villages by themes, with blank spots: as a list, in print and in files."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from needs import rules
from needs.matrix.villages import lines, matrix, of_whole_communes, silence_in_words, villages
from osl_site.common import clock
from osl_site.common.centre.models import Theme
from osl_site.common.lists.list_page import list_page
from osl_site.common.web.guards import staff_view
from osl_site.common.withdrawal.models import standing


@require_GET
@staff_view(may=rules.may_read)
def village_matrix(request: HttpRequest) -> HttpResponse:
    """Constant queries, whatever there is of villages, themes and needs."""
    silence, since = silence_in_words(clock.today())
    context = {"silence": silence, "since": since, "everywhere": of_whole_communes()}
    themes = list(standing(Theme.objects.all()))
    template = "needs/matrix.html"
    return list_page(request, matrix(themes), villages(), lines=lines, template=template, context=context)
