"""How a page's form or button becomes an act: done by one service, or refused where the person sees it."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.forms.formsets import BaseFormSet
from django.http import HttpRequest

from osl_site.common.database.locking import ChangedMeanwhile, told_of_removal
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.forms.once import earlier, once
from osl_site.common.forms.typed_before import TypedBefore
from osl_site.common.forms.undrawn import tell_undrawn

Done = TypeVar("Done")
INSERT = "wstaw"  # the name of the button that puts a field of the stored row into the form


def submit_form(request: HttpRequest, form: BaseForm, act: Callable[[], Done], *parts: BaseFormSet) -> Done | None:
    """What the act answers, when the form (and its further parts) was sent and the service took it.

    None means that the page shows the form: for the first time, or again with everything typed and every refusal. A
    form with a key (`{% form_key %}`) acts once: sent again, it answers what the first one did. Of the parts of one
    page only the one whose button was pressed was sent (`sent_by`).
    """
    if request.method == "POST" and INSERT in request.POST and isinstance(form, EditForm):
        form.insert_stored(request.POST[INSERT])
        return None
    if request.method == "POST" and _is_sent(form) and (first := earlier(request)):
        return first
    if request.method != "POST":
        return None
    if not all([part.is_valid() for part in (form, *parts)]):
        return _shown_again(form)
    is_change = isinstance(form, EditForm) and bool(form.instance.pk)
    try:
        with told_of_removal():
            done = once(request, act, is_change=is_change)
    except ChangedMeanwhile as conflict:
        form.show_conflict(conflict)
    except ValidationError as error:
        add_errors(form, error)
    else:
        tell_undrawn(request, form, *parts)
        for sentence in getattr(form, "left_out", []):
            messages.info(request, sentence)
        for field in _holding(form):
            field.spend()
        return done
    return _shown_again(form)


class Holding(Protocol):
    """A field whose files no browser sends again: they are held while the rest of the form is put right."""

    def hold(self) -> None: ...

    def spend(self) -> None: ...


def _holding(form: BaseForm) -> list[Holding]:
    return [field for field in form.fields.values() if hasattr(field, "hold")]


def _shown_again(form: BaseForm) -> None:
    for field in _holding(form) if _is_sent(form) else ():
        field.hold()


def _is_sent(form: BaseForm) -> bool:
    return form.is_bound and not isinstance(form.data, TypedBefore)


def run_action(request: HttpRequest, act: Callable[[], object], done: str) -> None:
    """Do what a button without a form asks for. The next page says `done`, or in the service's words why it is not."""
    try:
        with told_of_removal():
            act()
        messages.success(request, done)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))


def add_errors(form: BaseForm, error: ValidationError) -> None:
    """Put a service's refusal at its fields; what belongs to no field of this form goes on top."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)
