"""The head of a page: the way to it, its title and one main action, its state, quiet acts and `Więcej`."""

from typing import Any

from django.db.models import Model
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from osl_site.common.web.navigation import Crumb, crumbs_at


def crumbs(context: Context, *given: Model | str | None) -> list[Crumb]:
    """The way to a page of the staff: its room, its list, and what is `given`: rows, or a label and its address.

    „{% crumbs activity as crumbs %}”, „{% crumbs version.heading version.get_absolute_url as crumbs %}”. A row that is
    not there yet is left out.
    """
    request = context.get("request")
    return crumbs_at(request.path, request.user, way(*given)) if request else way(*given)


def way(*given: Model | str | None) -> list[Crumb]:
    """The same without room and list: of residents' pages."""
    found, rest = [], [one for one in given if one not in ("", None)]
    while rest:
        one = rest.pop(0)
        if isinstance(one, Model):
            found += [_crumb(one)] if one.pk and hasattr(one, "get_absolute_url") else []
        else:
            found.append(Crumb(str(one), str(rest.pop(0)) if rest else ""))
    return found


def _stripped(drawn: SafeString) -> SafeString:
    return SafeString(drawn.strip())


def _crumb(row: Model) -> Crumb:
    words = getattr(row, "in_words", "") or getattr(row, "heading", "") or row
    return Crumb(str(words), row.get_absolute_url())


def heading(content: str, **parts: Any) -> SafeString:
    """`components/heading.html` with quiet acts within: „{% heading title=… word=… %}<a …>…{% endheading %}”."""
    return SafeString(render_to_string("components/heading.html", {**parts, "acts": _stripped(content)}))


def more(content: str, label: str = "Więcej", of: str = "") -> SafeString:
    """Acts that are seldom needed: rows `<li>` with one link, button or form each; `more__danger` those that end
    something. Where a page has several, `of` says of what it is to whoever does not see. Nothing where there is no
    row."""
    rows = _stripped(content)
    if not rows:
        return rows
    whose = format_html(' <span class="visually-hidden">({})</span>', of) if of else ""
    summary = format_html('<summary class="button button--quiet">{}{}</summary>', label, whose)
    return format_html('<details class="more">{}<ul class="more__rows">{}</ul></details>', summary, rows)
