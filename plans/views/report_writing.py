"""The organiser's side of a report: begin, write, hand over, take back, try again, throw away, say where in BIP."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from osl_site.common import clock
from osl_site.common.accounts.models import Role, done_by, person_in_words
from osl_site.common.forms.form_handling import run_action, submit_form
from osl_site.common.frozen_documents.forms import AnswerWordsForm
from osl_site.common.frozen_documents.views import asking, attempted_again
from osl_site.common.text.whole_numbers import whole_number
from osl_site.common.web.guards import staff_view
from plans import rules, services
from plans.forms.reports import ReportForm, ReportInBipForm, ReportSectionForm, SectionAddForm
from plans.models import Report, ReportDocumentKind, ReportRemark, ReportSection, ReportState
from plans.reports import rendering
from plans.reports.chapter import year_to_tell
from plans.reports.drawing import counted_in, draw, moved, sections_known
from plans.reports.kept import kept
from plans.reports.outline import questions
from plans.reports.periods import still_running
from plans.reports.remarks import unanswered
from plans.reports.snapshot import content_of
from plans.review.deciders import deciders
from plans.services.reports import edition_of_report
from plans.views.reports import report_or_404
from plans.views.shared import PREVIEW, form_page, opened

HANDED_OVER = "Przekazano dyrektorowi. Dyrektor dostanie e-mail."
TO_NOBODY = "Przekazano. Zdecydować będzie można dopiero, gdy rolę dyrektora dostanie inna osoba."


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def report_add(request: HttpRequest) -> HttpResponse:
    """„Ułóż z zapisów”: of which days, and everything else is counted."""
    form = ReportForm(request.POST or None, initial=_year_asked(request))

    def act() -> Report:
        return services.create_report(form.report, overlap_is_meant=form.cleaned_data["overlap"], by=request.user)

    if report := submit_form(request, form, act):
        messages.success(request, "Sprawozdanie jest ułożone z zapisów. Dopisz teraz słowa.")
        return redirect(report)
    context = {
        "form": form,
        "title": "Nowe sprawozdanie",
        "button": "Ułóż z zapisów",
        "back": reverse("plans:report_list"),
    }
    return render(request, "plans/reports/form.html", context)


def _year_asked(request: HttpRequest) -> dict[str, object]:
    """The year that the desk asks a chapter of, where the address names it."""
    told = year_to_tell()
    if told is None or request.GET.get("rok") != str(told.year):
        return {}
    return {"title": told.title, "starts_on": told.first, "ends_on": told.last}


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def report_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The title and the days."""
    report = get_object_or_404(Report, pk=pk)
    form = ReportForm(request.POST or None, instance=report)
    meant = lambda: form.cleaned_data["overlap"]
    act = lambda: services.change_report(
        report, form.report, revision=form.seen_revision, overlap_is_meant=meant(), by=request.user
    )
    said = "Zmiany są zapisane. Po zmianie okresu liczby są policzone od nowa."
    back = report.get_absolute_url()
    return form_page(
        request, form, act, title="Tytuł i okres", back=back, said=said, template="plans/reports/form.html"
    )


@require_POST
@staff_view(may=rules.may_draft)
def report_draw(request: HttpRequest, pk: int) -> HttpResponse:
    """„Policz od nowa”."""
    report = get_object_or_404(Report, pk=pk)
    run_action(request, lambda: services.draw_report_again(report, by=request.user), "Liczby są policzone od nowa.")
    return redirect(report)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def report_section_add(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(Report, pk=pk)
    there = set(report.sections.values_list("key", flat=True))
    lacking = [(key, section.title) for key, section in sections_known().items() if key not in there]
    form = SectionAddForm(request.POST or None, lacking=lacking)
    act = lambda: services.add_section(report, **form.cleaned_data, by=request.user)
    extra = {"parent": report}
    back = report.get_absolute_url()
    return form_page(
        request, form, act, title="Dodaj część", back=back, said="Część jest dodana na końcu.", extra=extra
    )


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def report_section_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """A section in light Markdown, beside what records say; „Podgląd” saves nothing."""
    section = get_object_or_404(ReportSection.objects.select_related("report"), pk=pk)
    form = opened(request, lambda sent: ReportSectionForm(sent, instance=section))
    counted = next((row for row in content_of(section.report).sections if row.key == section.key), None)
    extra = {
        "preview": request.POST.get("text", "") if PREVIEW in request.POST else None,
        "hint": questions().get(section.key, ""),
        "parent": section.report,
        "counted": counted,
    }
    return form_page(
        request,
        form,
        lambda: services.change_section(section, form.values, revision=form.seen_revision, by=request.user),
        title=section.title,
        back=f"{section.report.get_absolute_url()}#cz-{section.key}",
        said="Część jest zapisana.",
        template="plans/reports/section_form.html",
        extra=extra,
    )


@require_POST
@staff_view(may=rules.may_draft)
def report_section_move(request: HttpRequest, pk: int) -> HttpResponse:
    """One place up or down, as the button says."""
    section = get_object_or_404(ReportSection.objects.select_related("report"), pk=pk)
    up = request.POST.get("gdzie") == "wyzej"
    run_action(request, lambda: services.move_section(section, up=up, by=request.user), "Część jest przestawiona.")
    return redirect(f"{section.report.get_absolute_url()}#cz-{section.key}")


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def report_section_remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Taken out after a page that asks."""
    section = get_object_or_404(ReportSection.objects.select_related("report"), pk=pk)
    if request.method == "GET":
        return render(request, "plans/reports/section_remove.html", {"section": section, "report": section.report})
    revision = whole_number(request.POST.get("stan", "")) or 0
    act = lambda: services.remove_section(section, revision=revision, by=request.user)
    run_action(request, act, "Część jest usunięta ze sprawozdania.")
    return redirect(section.report)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_hand_over)
def report_submit(request: HttpRequest, pk: int) -> HttpResponse:
    """„Przekaż dyrektorowi”: what is handed over, to whom, and which figures moved since they were counted."""
    report = get_object_or_404(Report, pk=pk)
    if request.method == "POST":
        said = HANDED_OVER if deciders(request.user).exists() else TO_NOBODY
        run_action(request, lambda: services.submit_report(report, by=request.user), said)
        report.refresh_from_db()
        return redirect("plans:report_submit" if report.is_draft else "plans:report_detail", pk=pk)
    context = {"report": report}
    if report.is_draft:
        content = content_of(report)
        now = draw(report.starts_on, report.ends_on)
        context |= {
            "content": content,
            "lacks": unanswered(report),
            "silent": [row for row in content.sections if not row.text],
            "moved": moved(counted_in(content.sections), now).values(),
            "deciders": list(deciders(request.user)),
            "running": still_running(report),
        }
    return render(request, "plans/reports/submit.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def report_withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Taken back after a page that asks."""
    report = get_object_or_404(Report, pk=pk)
    if request.method == "GET":
        return asking(request, "plans/reports/withdraw.html", "report", report, may=report.is_submitted)
    run_action(request, lambda: services.withdraw_report(report, by=request.user), "Wycofano sprawozdanie.")
    return redirect("plans:report_detail", pk=pk)


@require_POST
@staff_view(may=rules.may_draft)
def report_next(request: HttpRequest, pk: int) -> HttpResponse:
    """The next attempt after a return or a withdrawal."""
    report = get_object_or_404(Report, pk=pk)
    return attempted_again(request, report, lambda: services.next_report(report, by=request.user))


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def report_discard(request: HttpRequest, pk: int) -> HttpResponse:
    """Thrown away after a page that asks; asked again when someone wrote in it meanwhile."""
    report = get_object_or_404(Report, pk=pk)
    if request.method == "POST":
        try:
            services.discard_report(report, seen=request.POST.get("stan", ""), by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect(report)
        messages.success(request, "Wersja robocza sprawozdania jest usunięta.")
        return redirect("plans:report_list")
    seen = edition_of_report(report)
    return asking(request, "plans/reports/discard.html", "report", report, may=report.is_draft, seen=seen)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def report_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """What was done about a remark; from there to the attempt that is open."""
    remark = get_object_or_404(ReportRemark.objects.select_related("report", "answer"), pk=pk)
    form = AnswerWordsForm(request.POST or None)
    attempt = Report.objects.filter(follows=remark.report, state=ReportState.DRAFT).first()
    back = attempt or remark.report
    act = lambda: services.answer_report_remark(remark, **form.cleaned_data, by=request.user)
    if submit_form(request, form, act):
        messages.success(request, "Odpowiedź jest zapisana. Dyrektor zobaczy ją w następnym podejściu.")
        return redirect(back)
    context = {"form": form, "remark": remark, "report": remark.report, "back": back.get_absolute_url()}
    return render(request, "plans/reports/answer.html", context)


@require_http_methods(["GET", "POST"])
@staff_view(may=rules.may_draft)
def report_bip(request: HttpRequest, pk: int) -> HttpResponse:
    """The file and the words for BIP; then where it stands there, or why not."""
    report = report_or_404(request, pk)
    form = ReportInBipForm(request.POST or None)
    if submit_form(request, form, lambda: services.note_report_in_bip(report, form.cleaned_data, by=request.user)):
        messages.success(request, "Zapisane.")
        return redirect(report)
    context = {"form": form, "title": "Sprawozdanie w BIP", "back": report.get_absolute_url(), "parent": report}
    context |= {"report": report, "words": "", "said": list(report.in_bip.all())}
    if report.is_accepted and (document := kept(report, ReportDocumentKind.ACCEPTED)):
        named = done_by(request.user, Role.ORGANISER)
        context["words"] = rendering.bip_words(
            report,
            file_name=document.file.name,
            size=document.file.size,
            sha256=document.file.sha256,
            published_by=person_in_words(named["by_name"], named["by_position"]),
            day=clock.today(),
        )
    return render(request, "plans/reports/bip.html", context)
