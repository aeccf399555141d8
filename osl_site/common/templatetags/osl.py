"""Words and drawings of templates: an icon beside a word, a phone number as people read it."""

import re
from functools import cache
from itertools import pairwise

from django import template
from django.db.models import Model
from django.forms import BoundField
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from lucide.templatetags.lucide import lucide

from osl_site.common.accounts.models import person_in_words
from osl_site.common.centre.where import where
from osl_site.common.templatetags import heading
from osl_site.common.text import typography
from osl_site.common.text.languages import in_polish
from osl_site.common.text.typed_text import clipped
from osl_site.common.web.context_processors import desk_url, home_url

register = template.Library()
register.filter("polish", in_polish)
register.simple_tag(home_url)
register.simple_tag(desk_url)
register.filter("where", where)
register.simple_block_tag(heading.more)
register.simple_block_tag(heading.heading)
register.simple_tag(heading.crumbs, takes_context=True)
register.simple_tag(heading.way)

HANGING = re.compile(r"(?:\s\w)+…$")  # „w…”: a single letter that nothing follows
LONGEST_HEAD = 64  # letters of a running head
# Beginnings of Polish mobile numbers; all others are geographical, with a two-digit area.
MOBILE = ("45", "50", "51", "53", "57", "60", "66", "69", "72", "73", "78", "79", "88")
UKRAINIAN = re.compile(r"(\+380)(\d{2})(\d{3})(\d{2})(\d{2})")  # as it is stored, without spaces


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A drawing of the lucide set, inline, as tall as the words it stands beside; never without words."""
    drawn = lucide(name, **{"class": "icon", "aria-hidden": "true", "focusable": "false"})
    return mark_safe(" ".join(drawn.split()).replace("> <", "><"))


@register.filter
def who(row: Model, field: str) -> str:
    """Who did it, as of that day: „Anna Nowak, organizator społeczności lokalnej”. `field` is the foreign key."""
    return person_in_words(getattr(row, f"{field}_name"), getattr(row, f"{field}_position"))


@register.simple_block_tag
def fact(content: str, term: str, **attributes: str) -> SafeString:
    """A row within `<dl class="facts">`: „{% fact "Kiedy" %}{{ when }}{% endfact %}”; `attributes` are the `<dd>`'s."""
    named = format_html_join("", ' {}="{}"', attributes.items())
    return factrow(format_html("<dt>{}</dt><dd{}>{}</dd>", term, named, content))


@register.simple_block_tag
def factrow(content: str) -> SafeString:
    """A row whose `<dt>` holds markup, or that has several `<dd>`: both are written within it."""
    return format_html('<div class="facts__row">{}</div>', content)


def _digits(number: str) -> str:
    """The nine digits of a Polish number, or an empty string for anything else."""
    digits = "".join(filter(str.isdigit, number)).removeprefix("0048")
    digits = digits.removeprefix("48") if len(digits) == 11 else digits
    return digits if len(digits) == 9 else ""


@register.filter
def phone(number: str) -> str:
    """„89 761 02 95”, „601 234 567” or „+380 67 123 45 67”; any other number stays as typed."""
    if ukrainian := UKRAINIAN.fullmatch(number or ""):
        return "\N{NO-BREAK SPACE}".join(ukrainian.groups())
    digits = _digits(number or "")
    if not digits:
        return number or ""
    cuts = (0, 3, 6, 9) if digits.startswith(MOBILE) else (0, 2, 5, 7, 9)
    return "\N{NO-BREAK SPACE}".join(digits[start:end] for start, end in pairwise(cuts))


@register.filter
def tel(number: str) -> str:
    """The address of a call: „tel:+48897610295”."""
    digits = _digits(number or "")
    return f"tel:+48{digits}" if digits else "tel:" + "".join(sign for sign in number or "" if sign in "+0123456789")


@register.filter
def email(address: str) -> SafeString:
    """An e-mail address that breaks, where it must, behind its „@” and before its dots: „krawcowa@|przyklad|.pl”."""
    *before, last = re.split(r"(?<=@)|(?=\.)", address or "")
    return format_html("{}{}", format_html_join("", "{}<wbr>", ((part,) for part in before)), last)


@register.filter
def uncapped(words: str) -> str:
    """Within a sentence: „zebranie wiejskie”; what is written in capitals keeps them: „podsumowanie IPUS”."""
    return words[:1].lower() + words[1:]


@register.filter
def tied(words: str) -> str:
    """Words whose single letters never end a line: „w Kandytach” stays together, and so does „16:00–17:30”."""
    together = typography.tied(words)
    return mark_safe(together) if isinstance(words, SafeString) else together


@register.filter
def running_head(title: str, subtitle: str) -> str:
    """What stands at the top of each page of a document, on one line: its title, cut where it is long, and which part
    of it this is."""
    part = f". {subtitle}" if subtitle else ""
    head = HANGING.sub("…", clipped(title, LONGEST_HEAD - len(part)))
    return head + (part[1:] if head.endswith("…") else part)


@register.filter
def asked(label: str) -> str:
    """A label before a sentence: „Nazwa:”, but „Ile osób pytano?”."""
    return label if label.endswith(("?", ".", ":", "!")) else f"{label}:"


@register.filter
def file_size(count: int) -> str:
    """„116,5 KB”, of bytes; its two words may part, for a button is narrow where letters are large."""
    return filesizeformat(count).replace("\N{NO-BREAK SPACE}", " ")


@register.filter
def first_control(field: BoundField) -> str:
    """The id that a link in the error summary leads to: the control itself, or the first of a group."""
    if not field.use_fieldset:
        return field.id_for_label or field.auto_id
    subwidgets = field.subwidgets
    grouped = subwidgets[0].id_for_label if subwidgets and hasattr(field.field.widget, "optgroups") else ""
    return grouped or f"{field.auto_id}_0"
