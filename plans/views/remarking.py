"""Remarks written at their places: beside each place of the page of the decision a form of its own, all of them within
the page's one form, so that pressing one of its buttons loses nothing that is typed beside another."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from django.http import HttpRequest

from osl_site.common.forms.typed_before import is_filled, sent_by, typed_before
from osl_site.common.frozen_documents.forms import RemarkWordsForm
from osl_site.common.text.typed_text import clipped, line_of
from plans.content import PlanContent, read
from plans.forms.review import RemarkForm
from plans.models import Remark, Version
from plans.models.review import Place
from plans.review.remarks import named, place_choices
from plans.views.anchors import WHOLE, Anchor

BUTTON = "remark"  # its value is the place, „goal:…”; of the form in which the place is chosen „1”
LONGEST_QUOTE = 120  # letters


def pressed_at(request: HttpRequest) -> str:
    """The place, „goal:…”, whose remark was sent; nothing where it was chosen from the list, or nothing was sent."""
    sent = "" if is_filled(request) else request.POST.get(BUTTON, "")
    return sent if ":" in sent else ""


def key_in(place: str) -> str:
    return place.partition(":")[2]


def chosen_form(request: HttpRequest, places: list[tuple[str, str]]) -> RemarkForm:
    """The form in which the place is chosen from the list."""
    made = partial(RemarkForm, places=places, prefix="u", initial={"place": Place.VERSION.value})
    if pressed_at(request):
        return made(typed_before(dict(request.POST.lists())))
    return made(sent_by(request, BUTTON))


def form_at(request: HttpRequest, place: str) -> RemarkWordsForm:
    """The form beside a place, with what is typed in it; judged only if its own button was pressed."""
    typed = None
    if request.POST:
        typed = request.POST if place == pressed_at(request) else typed_before(dict(request.POST.lists()))
    return RemarkWordsForm(typed, prefix=f"m-{key_in(place)}")


def forms_at(request: HttpRequest, places: Iterable[tuple[str, str]]) -> dict[str, RemarkWordsForm]:
    """By key the form beside each place of the document; the whole has none, it is chosen from the list."""
    return {key_in(place): form_at(request, place) for place, _ in places if ":" in place}


def unsaved(forms: Iterable[RemarkWordsForm]) -> list[RemarkWordsForm]:
    """Those in which something is typed."""
    return [form for form in forms if (form["text"].data or "").strip()]


def with_forms(places: dict[str, Anchor], forms: dict[str, RemarkWordsForm], content: PlanContent) -> dict[str, Anchor]:
    """The places with their forms, and with the beginning of what each says."""
    said = quotes(content)
    return {
        key: row if key == WHOLE else replace(row, remark=forms.get(key), quote=said.get(key, ""))
        for key, row in places.items()
    }


def about(remark: Remark) -> dict[str, str]:
    """What a remark is about: the name of its place, and the first words that stand there."""
    content = read(remark.version.snapshot)
    base = Version.objects.approved_before(remark.version).first()
    [(name, _)] = named([remark], place_choices(content, read(base.snapshot) if base else None))
    return {"about": name, "quote": quotes(content).get(str(remark.key), "")}


def quotes(content: PlanContent) -> dict[str, str]:
    """By key the first words of each chapter, goal and action."""
    words = {row.key: row.text for row in content.chapters}
    words |= {row.key: row.text for row in content.goals}
    words |= {row.key: row.description or row.title for row in content.actions}
    return {key: clipped(line_of(text), LONGEST_QUOTE) for key, text in words.items()}
