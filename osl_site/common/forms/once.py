"""A form is taken once: the same one sent again is led to what came of it, and does nothing more."""

import json
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID, uuid4, uuid5

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import CharField, Model
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.html import format_html

from osl_site.common.accounts.models import User
from osl_site.common.forms import services
from osl_site.common.forms.carried import PERSON
from osl_site.common.forms.models import FormKey

Done = TypeVar("Done")
FIELD = "klucz"  # the hidden field, written by the tag `form_key` beside the token against forgery
NOT_CONTENTS = (FIELD, PERSON, "csrfmiddlewaretoken")
AGAIN = "Jeśli ma powstać nowy wpis, zapisz jeszcze raz."
OF_OTHERS = f"Ten formularz wysłał już ktoś inny. {AGAIN}"
GONE = f"Ten formularz był już wysłany, a to, co z niego powstało, usunięto. {AGAIN}"
WITHOUT_ROW = "To jest już zrobione. Jeśli ma się stać jeszcze raz, naciśnij przycisk ponownie."


class SentBefore(ValidationError):
    """The form was taken before, and what is sent now is not what was taken then."""


def once(request: HttpRequest, act: Callable[[], Done], *, is_change: bool = False) -> Done:
    """Do the act, unless this form has done it already: then what came of it, as it stands now.

    A form without a key acts every time. Who went back and typed something else is told so by SentBefore (a
    ValidationError), and may send it as a new form; a change of a row (`is_change`) just acts, since it knows by its
    revision what it changes. Two presses at one moment are one: the second waits for the first's transaction.
    """
    key = _key_of(request)
    if key is None:
        return act()
    person, digest = _person(request), digest_of(request)
    with transaction.atomic():
        first = services.claim(key, digest, person)
        if first is None:
            done = act()
            services.keep_answer(key, done)
            _forget_draft(request)
            return done
    if is_change and first.digest != digest:
        with transaction.atomic():
            done = act()
            _forget_draft(request)
            return done
    try:
        return _led_to(first, digest, person)
    except SentBefore:
        request.form_key_is_spent = True
        raise


def earlier(request: HttpRequest) -> Any:
    """What came of this very form when it was sent before, with the same contents; None for anything else.

    Asked before the form is looked at: what it made may stand in its own way, such as a name that is now taken.
    """
    key = _key_of(request)
    first = key and FormKey.objects.filter(pk=key).first()
    if not first:
        return None
    try:
        return _led_to(first, digest_of(request), _person(request))
    except SentBefore:
        return None


def key_for(request: HttpRequest) -> str:
    """The key that the page's form carries: a new one, or after a refusal the one it came with."""
    typed = request.POST.get(FIELD, "")
    is_kept = not getattr(request, "form_key_is_spent", False)
    return typed if is_kept and read_key(typed) else str(uuid4())


def digest_of(request: HttpRequest) -> str:
    """What was sent, under a key of ours, so that nobody learns from the table what stood in a form."""
    typed = {name: values for name, values in sorted(request.POST.lists()) if name not in NOT_CONTENTS}
    files = [(name, file.name, file.size) for name, file in sorted(request.FILES.items())]
    return salted_hmac("forms.once", json.dumps([typed, files]), algorithm="sha256").hexdigest()


def _forget_draft(request: HttpRequest) -> None:
    """What was taken is no draft any more. Residents have none."""
    if person := _person(request):
        services.forget_draft(person, request.path, read_key(request.POST[FIELD]))


def _person(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def _key_of(request: HttpRequest) -> UUID | None:
    """The key under which this form is kept: another address makes another form of it."""
    typed = read_key(request.POST.get(FIELD, ""))
    return typed and form_at(typed, request.path)


def form_at(key: UUID, path: str) -> UUID:
    """The key under which the form with this field is kept at this address."""
    return uuid5(key, path)


def read_key(typed: str) -> UUID | None:
    """The key as the page's field bears it; None for what is none."""
    try:
        return UUID(typed)
    except ValueError:
        return None


def _led_to(first: FormKey, digest: str, person: User | None) -> Model | int:
    if first.by_id != (person and person.pk):
        raise SentBefore(OF_OTHERS)
    row = _row_of(first)
    if row is None and first.subject_type:
        raise SentBefore(GONE)
    if first.digest != digest:
        raise SentBefore(_saved_as(row) if row else WITHOUT_ROW)
    if row is None and first.count is None:
        raise SentBefore(WITHOUT_ROW)
    return row or first.count


def _row_of(first: FormKey) -> Model | None:
    if not first.subject_type:
        return None
    app, model = first.subject_type.split(".")
    kind = ContentType(app_label=app, model=model).model_class()
    return kind and kind._base_manager.filter(pk=_key_of_row(kind, first.subject_id)).first()


def _key_of_row(kind: type[Model], number: int) -> int | str:
    """The key of a row by its number as we keep it: an identifier of the register begins with the zeros again."""
    key = kind._meta.pk
    return str(number).zfill(key.max_length) if isinstance(key, CharField) else number


def _saved_as(row: Model) -> str:
    """The sentence that leads to what was saved."""
    if not hasattr(row, "get_absolute_url"):
        return f"To, co było w tym formularzu wcześniej, jest już zapisane. {AGAIN}"
    pattern = 'To, co było w tym formularzu wcześniej, jest już zapisane: <a href="{}">{}</a>. {}'
    return format_html(pattern, row.get_absolute_url(), row, AGAIN)
