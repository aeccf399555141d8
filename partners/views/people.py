"""People to contact at a partner: told that the office has their data, by one press."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from osl_site.common.forms.form_handling import run_action
from osl_site.common.web.guards import staff_view
from partners import rules, services
from partners.models import ContactPerson, InformedBy

HOW = "jak"  # the name of the buttons


@require_POST
@staff_view(may=rules.may_edit)
def person_informed(request: HttpRequest, pk: int) -> HttpResponse:
    """Told today: by a letter, by telephone, or in a talk."""
    person = get_object_or_404(ContactPerson.objects.select_related("partner"), pk=pk)
    how = request.POST.get(HOW, "")
    known = InformedBy(how) if how in InformedBy.values else InformedBy.TALK
    done = "Zapisane: ta osoba wie, że biuro ma jej dane."
    run_action(request, lambda: services.inform_person(person, how=known, by=request.user), done)
    return redirect(person.partner)
