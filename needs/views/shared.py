"""What every view of this room begins with, and how its forms answer."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib import messages
from django.db import transaction
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import Truncator

from needs import rules, services
from needs.models import FieldNote, Submission
from osl_site.common.accounts.models import User
from osl_site.common.forms.edit_forms import EditForm
from osl_site.common.forms.form_handling import submit_form
from osl_site.common.text.typed_text import plain_of
from osl_site.common.text.whole_numbers import whole_number
from osl_site.common.withdrawal.models import standing
from partners.models import Partner

Row = TypeVar("Row", bound=Model)


def come_from(request: HttpRequest, parameter: str, model: type[Row]) -> Row | None:
    """The row whose page a person came from to draw something of it, if it is there and not withdrawn."""
    pk = whole_number(request.GET.get(parameter, ""))
    return standing(model.objects.filter(pk=pk)).first() if pk else None


def drawn_of(note: FieldNote | None) -> dict[str, Any]:
    """What a new need or asset begins with when a person comes from a note."""
    if note is None:
        return {}
    first = Truncator(plain_of(note.text).split("\n")[0]).chars(120)
    places = {
        "localities": [note.locality] if note.locality else [],
        "communes": [note.commune] if note.commune else [],
    }
    return {"title": first, "notes": [note]} | places


def drawn_of_partner(partner: Partner | None) -> dict[str, Any]:
    """What a new asset begins with when a person comes from a partner: what it gives, whose it is and where."""
    if partner is None:
        return {}
    first = Truncator(plain_of(partner.offers).split("\n")[0]).chars(120)
    places = {"localities": list(partner.localities.all()), "communes": list(partner.communes.all())}
    return {"title": first, "partner": partner, **places}


def submission_come_from(request: HttpRequest) -> Submission | None:
    """The submission of which a need or an asset is made; a complaint that one may not read is none."""
    pk = whole_number(request.GET.get("zgloszenie", ""))
    return rules.submissions_of(request.user).filter(pk=pk, for_director=False).first() if pk else None


def drawn_of_submission(row: Submission | None) -> dict[str, Any]:
    """What a new need or asset begins with when a person comes from a submission: its place. Its words are not copied:
    a need is never the words of one resident."""
    if row is None:
        return {}
    return {
        "localities": [row.locality] if row.locality else [],
        "communes": [row.commune] if row.commune else [],
    }


def made_of(row: Submission | None, make: Callable[[], Row], *, by: User) -> Callable[[], Row]:
    """The act that makes a row, and says in the same transaction that it comes of this submission, too."""

    @transaction.atomic
    def act() -> Row:
        made = make()
        if row is not None:
            services.link(row, made, by=by)
        return made

    return act


def citing(note: FieldNote | None) -> dict[str, list[FieldNote]]:
    return {"notes": [note] if note else []}


def answer(
    request: HttpRequest,
    form: EditForm,
    act: Callable[[], Model],
    *,
    done: str | Callable[[Any], str],
    context: dict[str, Any],
) -> HttpResponse:
    """Do the act with what was typed and go to the row; or give the form back with everything typed still in it."""
    if row := submit_form(request, form, act):
        messages.success(request, done if isinstance(done, str) else done(row))
        return redirect(row)
    return render(request, "needs/form.html", {"form": form} | context)
