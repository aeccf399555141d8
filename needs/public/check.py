"""What became of a submission: its author comes back by the code, reads, adds a line, says whether it helped."""

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from needs import services
from needs.forms.submissions import CodeForm, LineForm
from needs.models import Helped, Submission
from needs.submissions.codes import mark_of_opened, was_opened
from needs.submissions.told import told_of
from osl_site.common.accounts.client_address import client_address
from osl_site.common.audit.models import Actor
from osl_site.common.centre.office import office
from osl_site.common.forms.form_handling import add_errors
from osl_site.common.guard.codes import in_pairs, read_code
from osl_site.common.guard.guard import Guard

CHECK = "submission_check"  # the form of the code, for its guard
OPENED = "otwarte"  # the hidden field by which a page says that it was opened
ACT = "co"  # the name of the buttons
ADD, ERASE, JUDGE, WITHDRAW = "dopisz", "usun", "ocen", "cofnij-zgode"
DONE = "gotowe"  # ?gotowe=usun: what the page says was just done


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """One field for the code. While codes are guessed from everywhere a try takes a little work."""
    form = CodeForm(request.POST or None)
    guard = Guard(request, CHECK, asks=services.are_guessed)
    if request.method == "POST" and form.is_valid():
        code = form.cleaned_data["code"]
        try:
            row = services.by_code(code, address=client_address(request), proof=guard.proof)
        except ValidationError as error:
            add_errors(form, ValidationError({"code": error.messages}))
        else:
            return _page_of(request, row, code) if services.are_guessed() else _to_page(code)
    return render(request, "needs/public/check.html", {"office": office(), "form": form, "guard": guard})


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def checked(request: HttpRequest, code: str) -> HttpResponse:
    """The page of one code. Looking changes nothing; each button is one act of its author. While codes are guessed from
    everywhere only what is sent from a page that was opened is looked at: the rest goes by the field, for work."""
    if not was_opened(read_code(code), request.POST.get(OPENED, "")) and services.are_guessed():
        return _asked_again(request, code, "")
    try:
        row = services.by_code(code, address=client_address(request))
    except ValidationError as error:
        return _asked_again(request, code, " ".join(error.messages))
    if request.method != "POST":
        return _page_of(request, row, code)
    form = LineForm(request.POST if request.POST.get(ACT) == ADD else None)
    try:
        done = _done(request, row, form)
    except ValidationError as error:
        if not form.is_bound:
            return _page_of(request, row, code, refusal=" ".join(error.messages))
        add_errors(form, error)
        return _page_of(request, row, code, form=form)
    return _to_page(code, done) if done else _page_of(request, row, code, form=form)


def _done(request: HttpRequest, row: Submission, form: LineForm) -> str:
    """Does what the pressed button says and answers its name; nothing where the form is to be shown again."""
    act = request.POST.get(ACT)
    match act:
        case "dopisz":
            if not form.is_valid():
                return ""
            services.add_line(row, text=form.cleaned_data["text"])
        case "usun":
            services.erase_contact(row, by=Actor.RESIDENT)
        case "cofnij-zgode":
            services.withdraw_consent(row)
        case "ocen":
            services.say_whether_it_helped(row, helped=request.POST.get("helped", ""))
        case _:
            raise ValidationError(_("Naciśnij jeden z przycisków."))
    return act


def _to_page(code: str, done: str = "") -> HttpResponse:
    query = f"?{DONE}={done}#rozmowa" if done else ""
    return redirect(reverse("submission_checked", args=[in_pairs(read_code(code))]) + query)


def _page_of(
    request: HttpRequest, row: Submission, code: str, *, form: LineForm | None = None, refusal: str = ""
) -> HttpResponse:
    said = {
        ADD: _("Dziękujemy, mamy Twoją wiadomość."),
        ERASE: _("Usunięte. Odpowiedź będzie tutaj."),
        WITHDRAW: _("Zgoda jest cofnięta. Twoje słowa czyta znów tylko organizator."),
        JUDGE: _("Dziękujemy. Dzięki temu wiemy, co działa."),
    }
    context = {
        "office": office(),
        "submission": row,
        "code": in_pairs(read_code(code)),
        "opened": mark_of_opened(row),
        "told": told_of(row),
        "has_contact": hasattr(row, "contact"),
        "form": form or LineForm(),
        "judgements": judgements(),
        "refusal": refusal,
        "done": said.get(request.GET.get(DONE, ""), ""),
    }
    return render(request, "needs/public/checked.html", context)


def judgements() -> list[tuple[str, str]]:
    """What its author may say at the end."""
    return [(Helped.YES, _("Tak")), (Helped.A_LITTLE, _("Trochę")), (Helped.NO, _("Nie"))]


def _asked_again(request: HttpRequest, code: str, refusal: str) -> HttpResponse:
    """A code that nobody has, or that is not looked at now: the field with what was in the address."""
    form = CodeForm(initial={"code": code[:40]})
    guard = Guard(request, CHECK, asks=services.are_guessed)
    context = {"office": office(), "form": form, "guard": guard, "refusal": refusal}
    return render(request, "needs/public/check.html", context, status=404 if refusal else 200)
