"""Staff: who leads offers for minors and what was checked about them. Every look at it is written down (KRI § 20)."""

from django.contrib import messages
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from activities import minors, rules, services
from activities.forms.activities import in_charge_choices
from activities.forms.checks import DAY, PLACE, ChecksForm
from activities.forms.results import FROM_OFFICE, CheckForm, CheckReasonForm, LeadForm
from activities.models import Activity, Check, Lead, RecordedCheck
from activities.services.minors import LEADS_NO_LONGER
from activities.views.shared import PAGE
from osl_site.common.audit.models import AccessKind
from osl_site.common.audit.trail import note_access
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.lists.queries import page_of
from osl_site.common.sign_in.confirmation import confirmed_view
from osl_site.common.text.date_formats import polish_day
from osl_site.common.text.whole_numbers import whole_number
from osl_site.common.web.guards import staff_view

STAYS = "Jej sprawdzenia zostają na liście. Kto zajmie jej miejsce, musi mieć wpisane swoje."
WITHOUT_IT = "Bez tego sprawdzenia ta osoba nie może prowadzić zajęć dla małoletnich."


def note_look(request: HttpRequest, what: str) -> None:
    """Whoever looks at checks is written down."""
    if request.method == "GET":
        note_access(AccessKind.READ, by=request.user, what=f"sprawdzenia osób prowadzących: {what}")


def lead_or_404(slug: str) -> Lead:
    """The person an address speaks of: „konto-3” of the office, who may have no row yet, or „osoba-5” from outside."""
    kind, _, number = slug.partition("-")
    if (pk := whole_number(number)) is None:
        raise Http404
    if kind == FROM_OFFICE:
        return minors.account_lead(get_object_or_404(in_charge_choices(), pk=pk))
    return get_object_or_404(Lead.objects.select_related("user"), pk=pk, user=None)


@require_GET
@staff_view(may=rules.may_see_checks)
def activity_checks(request: HttpRequest, pk: int) -> HttpResponse:
    """Everyone who leads an offer, and which checks of them are recorded."""
    note_look(request, f"pozycja oferty {pk}")
    activity = get_object_or_404(Activity.objects.select_related("in_charge"), pk=pk)
    people = minors.people_of(activity)
    waits = services.why_not_public(activity) if activity.published_at is None else ""
    context = {"activity": activity, "people": people, "why_not_public": waits, "back": f"?oferta={pk}"}
    context["removed"] = activity.removed_leads.select_related("lead__user").order_by("-id")
    return render(request, "activities/activity_checks.html", context)


@require_GET
@staff_view(may=rules.may_see_checks)
def lead_list(request: HttpRequest) -> HttpResponse:
    """Everyone whose checks are recorded or who leads something, whatever they lead."""
    note_look(request, "lista osób prowadzących")
    rows = Lead.objects.in_order().annotate(led=Count("activity_leads"))
    page = page_of(request, rows, PAGE)
    return render(request, "activities/lead_list.html", {"page": page, "people": minors.people(page.object_list)})


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_see_checks)
def lead_new(request: HttpRequest) -> HttpResponse:
    """Somebody onto the list, so that their checks can be recorded before they lead."""
    note_look(request, "nowa osoba")
    form = LeadForm(request.POST or None)
    if submit_form(request, form, lambda: services.register_lead(chosen(form), by=request.user)):
        messages.success(request, "Osoba jest na liście. Wpisz teraz jej sprawdzenia.")
        return redirect("activities:lead_list")
    context = {"form": form, "title": "Nowa osoba prowadząca", "back": reverse("activities:lead_list")}
    return render(request, "base_form.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_see_checks)
def lead_add(request: HttpRequest, pk: int) -> HttpResponse:
    """One more person who leads this offer."""
    note_look(request, f"pozycja oferty {pk}")
    activity = get_object_or_404(Activity.objects.select_related("in_charge"), pk=pk)
    form = LeadForm(request.POST or None, activity=activity)

    back = reverse("activities:activity_checks", args=[pk])
    if submit_form(request, form, lambda: services.add_lead(activity, chosen(form), by=request.user)):
        messages.success(request, "Osoba jest na liście prowadzących te zajęcia.")
        return redirect(back)
    context = {"form": form, "title": "Dodaj osobę prowadzącą", "button": "Dodaj osobę", "back": back}
    return render(request, "base_form.html", context)


def chosen(form: LeadForm) -> Lead:
    """The person that was picked, or somebody new."""
    slug = form.cleaned_data["person"]
    return lead_or_404(slug) if slug else Lead(name=form.cleaned_data["name"])


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_see_checks)
def lead_remove(request: HttpRequest, pk: int, person: str) -> HttpResponse:
    """Asks why; then this person no longer leads the offer. What is recorded of them stays on the list."""
    note_look(request, f"pozycja oferty {pk}")
    activity, lead, back = get_object_or_404(Activity, pk=pk), lead_or_404(person), ("activities:activity_checks", pk)
    form = CheckReasonForm(request.POST or None)
    if request.method == "GET" and not activity.activity_leads.filter(lead=lead.pk or 0).exists():
        messages.info(request, LEADS_NO_LONGER)
        return redirect(*back)
    form.fields["reason"].help_text = "Na przykład: zajęcia przejęła inna osoba. Powód zostaje przy tych zajęciach."
    if submit_form(request, form, lambda: services.remove_lead(activity, lead, **form.cleaned_data, by=request.user)):
        messages.success(request, "Ta osoba nie prowadzi już tych zajęć. Jej sprawdzenia zostały na liście.")
        return redirect(*back)
    words = {"title": "Usuń osobę z prowadzących te zajęcia", "button": "Usuń z tych zajęć", "danger": True}
    context = {"form": form, "of": activity.title, "person": lead.full_name, "back": reverse(back[0], args=[pk])}
    return render(request, "activities/check_reason.html", context | words | {"sentences": [STAYS]})


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_see_checks)
@confirmed_view
def lead_forget(request: HttpRequest, person: str) -> HttpResponse:
    """Asks first; then takes the person off the list with what is recorded of them."""
    note_look(request, person)
    lead = lead_or_404(person)
    if not lead.pk:
        raise Http404
    back = reverse("activities:lead_list")
    if request.method == "POST":
        run_action(request, lambda: services.forget_lead(lead, by=request.user), "Osoba usunięta.")
        return redirect(back)
    sentence = "Usuniemy tę osobę z listy razem z wpisami o jej sprawdzeniach. Wydruki zostają w aktach."
    context = {"title": f"Usuń z listy: {lead.full_name}", "sentence": sentence, "button": "Usuń z listy", "back": back}
    return render(request, "activities/removal.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_see_checks)
def checks_record(request: HttpRequest, person: str) -> HttpResponse:
    """Record what one person still lacks, all of it with one button."""
    note_look(request, person)
    lead, back = lead_or_404(person), _back(request)
    checks = [
        line.kind for line in minors.people([lead])[0].lines if not line.recorded or _typed_of(request, line.kind)
    ]
    if not checks:
        messages.info(request, "Wszystkie sprawdzenia tej osoby są wpisane.")
        return redirect(back)
    form = ChecksForm(request.POST or None, checks=checks)
    if submit_form(request, form, lambda: services.record_checks(lead, form.recorded, by=request.user)[0]):
        messages.success(request, "Sprawdzenia są wpisane. Wydruki włóż do akt.")
        return redirect(back)
    context = {"form": form, "title": f"Wpisz sprawdzenia: {lead.full_name}", "parent": lead.full_name, "back": back}
    return render(request, "activities/checks_form.html", context)


def _typed_of(request: HttpRequest, check: Check) -> str:
    """What was sent of this check: kept, though somebody recorded it meanwhile."""
    return request.POST.get(DAY.format(check.pk), "") + request.POST.get(PLACE.format(check.pk), "")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_see_checks)
def check_record(request: HttpRequest, person: str, kind: int) -> HttpResponse:
    """Record one check of one person, or correct what is recorded."""
    note_look(request, person)
    lead, check = lead_or_404(person), get_object_or_404(Check, pk=kind)
    recorded = RecordedCheck.objects.filter(lead=lead.pk, kind=check).first()
    form = CheckForm(request.POST or None, instance=recorded)

    def act() -> RecordedCheck:
        if recorded is None:
            return services.record_check(lead, check, form.values, by=request.user)
        return services.correct_check(recorded, form.values, revision=form.seen_revision, by=request.user)

    if submit_form(request, form, act):
        messages.success(request, "Sprawdzenie jest wpisane. Wydruk włóż do akt.")
        return redirect(_back(request))
    context = {"form": form, "lead": lead, "check": check, "recorded": recorded, "back": _back(request)}
    return render(request, "activities/check_form.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_see_checks)
def check_remove(request: HttpRequest, person: str, kind: int) -> HttpResponse:
    """Asks why; then takes back what was recorded by mistake."""
    note_look(request, person)
    lead, check = lead_or_404(person), get_object_or_404(Check, pk=kind)
    recorded = RecordedCheck.objects.filter(lead=lead.pk, kind=check).first()
    if recorded is None:
        messages.info(request, "Tego wpisu już nie ma.")
        return redirect(_back(request))
    form = CheckReasonForm(request.POST or None)
    form.fields["reason"].help_text = "Na przykład: wpis dotyczył innej osoby. Powód zostaje przy tej osobie."
    if submit_form(request, form, lambda: services.remove_check(recorded, **form.cleaned_data, by=request.user)):
        messages.success(request, "Wpis o sprawdzeniu jest usunięty.")
        return redirect(_back(request))
    day = polish_day(recorded.checked_on)
    said = [f"Usuniemy wpis z {day} Wydruk zostaje w aktach.", WITHOUT_IT]
    words = {"title": "Usuń wpis o sprawdzeniu", "button": "Usuń wpis", "danger": True}
    context = {"form": form, "check": check, "of": lead.full_name, "sentences": said, "back": _back(request)}
    return render(request, "activities/check_reason.html", context | words)


def _back(request: HttpRequest) -> str:
    """The offer a person came from, else the list of people."""
    if activity := whole_number(request.GET.get("oferta", "")):
        return reverse("activities:activity_checks", args=[activity])
    return reverse("activities:lead_list")
