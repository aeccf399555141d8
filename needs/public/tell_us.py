"""A resident says what is missing, what they can give, what is to be seen to: one page, no account, no name."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from needs import services
from needs.forms.submissions import TellUsForm
from needs.models import Submission
from needs.submissions.clause import CLAUSE, when_removed
from needs.submissions.codes import by_receipt, code_of, page_of, receipt_of
from needs.submissions.pace import FORM, floods
from needs.submissions.told import standing_words
from osl_site.common import emails
from osl_site.common.centre.office import office
from osl_site.common.documents.qr_code import qr_code
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.guard.guard import Guard
from osl_site.common.text.languages import spoken
from osl_site.common.web.uploads import WITH_PHOTOS, takes


@takes(WITH_PHOTOS)
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def tell_us(request: HttpRequest) -> HttpResponse:
    """The form. Sent twice it is one submission; what is refused is shown again with everything typed."""
    here, days = office(), CLAUSE.days_kept()
    clause = CLAUSE.notice_of(here, days)
    guard = Guard(request, FORM, asks=floods)
    form = TellUsForm(
        request.POST or None,
        request.FILES or None,
        when_removed=when_removed(days),
        clause=clause,
        takes_photos=not guard.asks_for_work,  # drawing them is work for us, and nobody may make us do it at will
    )

    def act() -> Submission:
        guard.refuse_machines()
        return services.receive(
            form.values,
            photos=form.kept_photos,
            contact=form.contact,
            key=form.form_key,
            language=spoken(),
            clause=clause,
            proof=guard.proof,
        )

    if row := submit_form(request, form, act):
        return redirect(receipt_of(row))
    context = {"office": here, "form": form, "guard": guard, "clause": clause.text.splitlines()}
    return render(request, "needs/public/tell_us.html", context)


@login_not_required
@never_cache
@require_safe
def sent(request: HttpRequest, token: str) -> HttpResponse:
    """The receipt: the code, to be copied, printed or photographed. For a day; then the code alone leads back."""
    row = by_receipt(token)
    code = code_of(row) if row else ""
    if not code:
        return redirect("submission_check")
    page = emails.link(page_of(row, spoken()))
    context = {"office": office(), "code": code, "page": page, "qr": qr_code(page), "told": standing_words(row)}
    return render(request, "needs/public/sent.html", context | {"email": _email_of(row)})


def _email_of(row: Submission) -> str:
    contact = getattr(row, "contact", None)
    return contact.email if contact else ""
