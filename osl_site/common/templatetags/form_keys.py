"""The one-time key of a form, in every template: `{% form_key %}` beside `{% csrf_token %}`; and what goes with it."""

from django import template
from django.db.models import Model
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from osl_site.common.audit.models import Actor, Entry
from osl_site.common.forms.carried import PERSON, mark_of
from osl_site.common.forms.drafts import BACK, attributes_for, back_mark, keeps_draft, offered_by
from osl_site.common.forms.once import FIELD, key_for
from osl_site.common.text.date_formats import moment_today

register = template.Library()


@register.simple_tag(takes_context=True)
def form_key(context: Context) -> SafeString | str:
    """A hidden field by which a form that is sent twice is taken once.
    On pages of the office another says for whom the form was drawn, so that it outlives the session; and where the
    page's `form` has a longer answer, it keeps drafts, and the latest that is there is offered.

    Nothing where no request is known: a form drawn by itself, as the page of components does.
    """
    if "request" not in context:
        return ""
    request = context["request"]
    mark = mark_of(request)
    is_drafted = bool(mark) and keeps_draft(context.get("form"))
    attributes = format_html_join("", ' {}="{}"', attributes_for(request).items() if is_drafted else ())
    field = format_html('<input type="hidden" name="{}" value="{}"{}>', FIELD, key_for(request), attributes)
    if mark:
        field += format_html('<input type="hidden" name="{}" value="{}">', PERSON, mark)
    return format_html("{}{}", field, _draft_at_hand(context)) if is_drafted else field


@register.simple_tag(takes_context=True)
def form_mark(context: Context) -> SafeString | str:
    """For whom a form of the office without a key was drawn, so that a press that comes too late is asked for again."""
    request = getattr(context, "request", None)  # known to partials that are given nothing else, too
    mark = mark_of(request) if request else ""
    return format_html('<input type="hidden" name="{}" value="{}">', PERSON, mark) if mark else ""


@register.simple_tag(takes_context=True)
def last_saved(context: Context, row: Model | str | None) -> str:
    """Who saved this row last, and when: „Ty, o 14:32”, „Anna Nowak, 27 listopada, 14:32”. Empty where the trail does
    not know. One query."""
    if not isinstance(row, Model):
        return ""
    entry = Entry.objects.about(row).order_by("-id").first()
    if entry is None or entry.actor != Actor.PERSON:
        return ""
    request = getattr(context, "request", None)  # known to partials that are given nothing else, too
    is_own = request is not None and request.user.pk == entry.by_id
    return f"{'Ty' if is_own else entry.by_name}, {moment_today(entry.at)}"


def _draft_at_hand(context: Context) -> SafeString | str:
    request = context["request"]
    opened = getattr(request, "draft", None)
    draft = opened or offered_by(request)
    if draft is None:
        return ""
    request.shows_draft = True
    context = {"draft": draft, "is_opened": bool(opened), "back_name": BACK, "back_mark": back_mark(draft)}
    return render_to_string("components/draft.html", context)
