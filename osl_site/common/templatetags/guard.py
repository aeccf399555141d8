"""`{% form_guard %}` in a form that is open to everybody: what holds machines off it (`osl_site.common.guard`)."""

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from osl_site.common.guard.guard import ANSWER, STAMP, TRAP
from osl_site.common.guard.stamps import BITS

register = template.Library()


@register.simple_tag(takes_context=True)
def form_guard(context: Context) -> SafeString:
    """The field that nobody sees, the stamp of the page, and where asked the place for the work."""
    names = {"trap": TRAP, "stamp": STAMP, "answer": ANSWER}
    is_again = context["guard"].request.method == "POST"
    return render_to_string(
        "guard/fields.html", {"guard": context["guard"], "names": names, "bits": BITS, "is_again": is_again}
    )
