"""The one-time key of a form, in every template: `{% form_key %}` beside `{% csrf_token %}`."""

from django import template
from django.template import Context
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from osl_site.common.forms.carried import PERSON, mark_of
from osl_site.common.forms.once import FIELD, key_for

register = template.Library()


@register.simple_tag(takes_context=True)
def form_key(context: Context, only_with: str = "") -> SafeString | str:
    """A hidden field by which a form that is sent twice is taken once; `only_with`: its button among several forms.
    On pages of the office another says for whom the form was drawn, so that it outlives the session.

    Nothing where no request is known: a form drawn by itself, as the page of components does.
    """
    if "request" not in context:
        return ""
    request = context["request"]
    fields = [(FIELD, key_for(request, only_with))]
    if mark := mark_of(request):
        fields.append((PERSON, mark))
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', fields)
