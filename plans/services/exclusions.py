"""A director says what of an approved text is not public, and that it is again. The text itself stays."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from osl_site.common import clock, queue
from osl_site.common.accounts.models import Role, User, done_by
from osl_site.common.audit.trail import record
from osl_site.common.database import records
from osl_site.common.frozen_documents.services import make_once
from plans import rules
from plans.content import read
from plans.document.corrections import is_said_at
from plans.document.kept import file_name
from plans.exclusions import documents
from plans.exclusions.figures import hidden_figures, is_plain
from plans.exclusions.passages import Passage, says
from plans.exclusions.public_text import exclusions_of, is_standing, passages_of, public_file, public_text
from plans.exclusions.redaction import redacted
from plans.models import Covers, Exclusion, ExclusionEnd, State, Version
from plans.review.remarks import place_choices
from plans.services.locking import lock_plans, lock_version
from plans.services.notifications import tell_of_exclusion

MADE = "document.public_made"
NOT_APPROVED = "Jawność wyłącza się w zatwierdzonym planie."
NO_PLACE = "Tego miejsca nie ma w tej wersji. Wybierz miejsce z listy."
NOT_SAID = "Tych słów nie ma w tym miejscu. Przepisz całe słowa, dokładnie tak, jak są wydrukowane, bez numeru części."
IS_FIGURE = "To nie są słowa, tylko kwota, data albo liczba. Koszt, termin i liczby wskaźników wyłącza się w całości."
NO_FIGURE = {
    Covers.COST: "W tym miejscu nie ma kosztu. Wybierz działanie albo cel, który go ma.",
    Covers.TIME: "W tym miejscu nie ma terminu. Wybierz działanie albo cel, który go ma.",
    Covers.NUMBERS: "W tym miejscu nie ma wskaźników. Wybierz działanie albo cel, który je ma.",
}
ALREADY = "Jawność tego jest tu już wyłączona."
IS_TOLD = "Tę odpowiedź przeczytają mieszkańcy, a jest w niej to, co wyłączasz. Opisz to inaczej."
ENDED = "To wyłączenie już cofnięto."
TOLD_BESIDE = ("scope", "basis", "interest")  # what residents read instead


@transaction.atomic
def exclude(
    version: Version,
    *,
    place: str,
    key: UUID | None,
    words: str = "",
    covers: str = Covers.WORDS,
    values: Mapping[str, Any],
    by: User,
) -> Exclusion:
    """Make words of an approved version not public, or a whole cost, time or number: at once on every page, and in the
    PDF when the worker has drawn it.

    It holds for every version of the plan that says it at that place. `values` are the scope, what is protected, the
    legal basis, and for whose good. Raises ValidationError by field when it does not stand there, is excluded already,
    or stands in what residents would read instead.
    """
    version = _to_exclude_from(version, by)
    known = exclusions_of([version.plan_id])[version.plan_id]
    what = {"place": place, "key": key, "words": words, "covers": covers}
    refuse_what(version, known, **what)
    refuse_telling(version, known, **what, values=values)
    row = records.create(
        Exclusion,
        {**values, "words": words, "covers": covers},
        version=version,
        number=len(known) + 1,
        place=place,
        key=key,
        at=clock.now(),
        **done_by(by, Role.DIRECTOR),
    )
    _follow(row, is_end=False)
    record("plan.excluded", row, by=by)
    return row


@transaction.atomic
def end_exclusion(exclusion: Exclusion, *, reason: str, by: User) -> ExclusionEnd:
    """Make the words public again, with the reason. Raises ValidationError when that was done meanwhile."""
    _to_exclude_from(exclusion.version, by)
    if ExclusionEnd.objects.filter(exclusion=exclusion).exists():
        raise ValidationError(ENDED)
    end = records.create(
        ExclusionEnd, {"reason": reason}, exclusion=exclusion, at=clock.now(), **done_by(by, Role.DIRECTOR)
    )
    _follow(exclusion, is_end=True)
    record("plan.exclusion_ended", exclusion, by=by)
    return end


def make_public_document(version_id: int) -> None:
    """Draw the PDF that residents get of a published version of which words are not public, and keep its bytes. Once
    for the words that are excluded just now, however often it is delivered; nothing where every word is public."""
    version = Version.objects.select_related("plan", "decision").get(pk=version_id)
    public = public_text(version)
    if public.is_whole or not hasattr(version, "publication"):
        return
    name = f"{file_name(version, 'jawny')}.pdf"
    draw = lambda: documents.pdf_of(version, public)
    said = {"kind": public.kind, "text_digest": public.digest}
    make_once(version.public_documents, version, **said, draw=draw, name=name, act=MADE)


def draw_public_documents(plan_id: int) -> None:
    """Have the documents drawn that residents get of this plan; what is there is not drawn again. Nothing where every
    word is public."""
    if not Exclusion.objects.standing().filter(version__plan=plan_id).exists():
        return
    published = Version.objects.filter(plan=plan_id, publication__isnull=False)
    for pk in published.values_list("pk", flat=True):
        queue.defer("plans.tasks.make_public_document", version_id=pk)


def make_what_lacks() -> None:
    """Have the documents drawn that residents lack of plans of which words are not public."""
    plans = Exclusion.objects.standing().values("version__plan")
    for version in Version.objects.filter(plan__in=plans, publication__isnull=False).select_related("plan"):
        public = public_text(version)
        if not public.is_whole and public_file(version, public) is None:
            queue.defer("plans.tasks.make_public_document", version_id=version.pk)


def refuse_what(
    version: Version, known: Sequence[Exclusion], *, place: str, key: UUID | None, words: str, covers: str
) -> None:
    """Raise ValidationError, by field, for what does not stand at that place or is excluded there already.

    Of a plan decided on paper words may stand on the scan alone: then no place in the text is named.
    """
    content, words = read(version.snapshot), records.tidy(words)
    if (f"{place}:{key}" if key else place) not in dict(place_choices(content)):
        raise ValidationError({"place": NO_PLACE})
    same = [row for row in known if is_standing(row) and (row.covers, row.words.split()) == (covers, words.split())]
    if any(row.key is None or str(row.key) == str(key or "") for row in same):
        raise ValidationError({"words" if words else "covers": ALREADY})
    if redacted(content, [Passage(0, str(key or ""), words, covers)]).found:
        return
    if covers != Covers.WORDS:
        raise ValidationError({"covers": NO_FIGURE[covers]})
    is_figure = any(map(str.isdigit, words)) and is_said_at(content, str(key or ""), words)
    if not (version.decision.is_on_paper and key is None and words):
        raise ValidationError({"words": IS_FIGURE if is_figure else NOT_SAID})


def refuse_telling(
    version: Version,
    known: Sequence[Exclusion],
    *,
    place: str,
    key: UUID | None,
    words: str,
    covers: str,
    values: Mapping[str, Any],
) -> None:
    """Raise ValidationError, by field, for an answer that would tell residents what they are not to read."""
    content, new = read(version.snapshot), Passage(len(known) + 1, str(key or ""), words, covers)
    passages = [*passages_of(filter(is_standing, known)), new]
    figures = hidden_figures(content, redacted(content, passages).content)
    hidden = {row.words for row in (*passages, *filter(is_plain, figures))}
    told = [name for name in TOLD_BESIDE if any(says(values.get(name, ""), one) for one in hidden)]
    if told:
        raise ValidationError(dict.fromkeys(told, IS_TOLD))


def _to_exclude_from(version: Version, by: User) -> Version:
    lock_plans()  # before the version, as whoever decides on a plan does
    version = lock_version(version.pk)
    if not rules.is_director(by):
        raise PermissionDenied
    if version.state != State.APPROVED:
        raise ValidationError(NOT_APPROVED)
    return version


def _follow(row: Exclusion, *, is_end: bool) -> None:
    draw_public_documents(row.version.plan_id)
    tell_of_exclusion(row, is_end=is_end)
