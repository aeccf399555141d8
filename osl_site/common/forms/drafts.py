"""Longer texts keep drafts by themselves: what stands in a form of the office and was not sent yet, with the hour.

The page's script (`static/js/drafts.js`) sends a draft while somebody types; without it nothing changes. A form with a
longer answer keeps one unless it says `keeps_draft = False`. A draft is of one person, one address and one page (the
key of its form, so that two tabs keep two); it goes when the form is taken, or after fourteen days. Passwords, files
and what residents type are never in one. Nothing is put into the browser's own storage, where it would outlast the
session on a computer that several people use.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core import signing
from django.http import HttpRequest
from django.urls import reverse

from osl_site.common import clock
from osl_site.common.forms import services
from osl_site.common.forms.carried import MOST, is_kept, person_of
from osl_site.common.forms.models import Draft
from osl_site.common.forms.once import FIELD, form_at, read_key
from osl_site.common.forms.typed_before import is_filled

OPEN = "szkic"  # in the address of a form: the key of the draft that it is opened with
MARK = "szkic_adres"  # which form the script keeps, and since when: signed, so that no other address keeps any
QUERY = "szkic_pytanie"
SALT = "forms.drafts"
BACK = "szkic_powrot"  # where the button that drops a draft leads, also pressed once more: signed, of its person
GONE = "Tego szkicu już nie ma: formularz został wysłany albo szkic odrzucono."
LONGEST_QUERY = 2000  # letters


@dataclass(frozen=True)
class Sent:
    """What the script sent to be kept."""

    path: str
    query: str
    key: UUID
    fields: dict[str, list[str]]
    drawn_at: datetime  # when its page was

    @property
    def is_too_long(self) -> bool:
        return sum(len(name) + len(value) for name, values in self.fields.items() for value in values) > MOST


def keeps_draft(form: Any) -> bool:
    """Whether this form of a page has a longer answer, and does not say that it keeps nothing."""
    fields = getattr(form, "fields", None) or {}
    is_long = any(isinstance(field.widget, forms.Textarea) for field in fields.values())
    return is_long and getattr(form, "keeps_draft", True)


def attributes_for(request: HttpRequest) -> dict[str, str]:
    """What the script reads in the hidden field of the key. `data-typed` says that the page shows what is not kept."""
    told = {
        "data-draft": reverse("draft_keep"),
        "data-token": reverse("draft_token"),
        "data-mark": signing.dumps([request.path, clock.now().timestamp()], salt=SALT),
        "data-query": query_of(request),
    }
    is_unkept = request.method == "POST" or (is_filled(request) and not hasattr(request, "draft"))
    return told | ({"data-typed": "1"} if is_unkept else {})


def query_of(request: HttpRequest) -> str:
    """The address' own query, by which a form is opened about something."""
    asked = request.GET.copy()
    asked.pop(OPEN, None)
    return asked.urlencode()[:LONGEST_QUERY]


def offered_by(request: HttpRequest) -> Draft | None:
    """The latest draft that this person has of the form at this address, without its contents. None is offered beside
    what was typed already."""
    if request.method != "GET" or is_filled(request):
        return None
    rows = Draft.objects.filter(by=request.user.pk, path=request.path).defer("fields")
    return rows.order_by("-at", "-pk").first()


def key_of_rest(request: HttpRequest, form: forms.BaseForm, *further: forms.BaseForm) -> UUID | None:
    """Under which key what was typed in these parts of the page is kept when another part is done, the same however
    often that is sent; None where nothing was typed. Passwords have to be typed again."""
    parts = (form, *further) if request.method == "POST" else ()
    names = [part.add_prefix(name) for part in parts for name in part.changed_data]
    if not any(is_kept(name) and "".join(request.POST.getlist(name)).strip() for name in names):
        return None
    return form_at(read_key(request.POST.get(FIELD, "")) or uuid4(), form.add_prefix("reszta"))


def keep_rest(request: HttpRequest, key: UUID, *parts: forms.BaseForm) -> None:
    """Keep what was typed in these parts of the page as a draft, in the act of the part that is done."""
    prefixes = tuple(part.add_prefix("") for part in parts)
    typed = ((name, values) for name, values in request.POST.lists() if name.startswith(prefixes) and is_kept(name))
    fields = {_storable(name): [_storable(value) for value in values] for name, values in typed}
    services.keep_draft(request.user, request.path, query_of(request), key, form_at(key, request.path), fields)


def read_sent(request: HttpRequest) -> Sent | None:
    """The draft in a request of the script; None where it names no form of ours, or that of another person."""
    try:
        path, drawn_at = signing.loads(request.POST.get(MARK, ""), salt=SALT)
    except signing.BadSignature:
        return None
    key = read_key(request.POST.get(FIELD, ""))
    if key is None or person_of(request) != request.user.pk:
        return None
    own = (FIELD, MARK, QUERY)
    typed = ((name, values) for name, values in request.POST.lists() if is_kept(name) and name not in own)
    fields = {_storable(name): [_storable(value) for value in values] for name, values in typed}
    drawn = datetime.fromtimestamp(drawn_at, tz=UTC)
    return Sent(path, request.POST.get(QUERY, "")[:LONGEST_QUERY], key, fields, drawn)


def back_mark(draft: Draft) -> str:
    """Says of a draft, when it is gone already, whose it was and of which form."""
    return signing.dumps([draft.pk, draft.by_id, draft.get_absolute_url()], salt=BACK)


def form_of_dropped(request: HttpRequest, pk: int) -> str:
    """The address of the form of this person's own draft; empty where the mark does not say that it was theirs."""
    try:
        marked, person, address = signing.loads(request.POST.get(BACK, ""), salt=BACK)
    except signing.BadSignature:
        return ""
    return address if (marked, person) == (pk, request.user.pk) else ""


def _storable(words: str) -> str:
    """Without the one sign that the database cannot keep, and that nobody typed."""
    return words.replace("\0", "")
