"""For the registry: of what initiatives are made, what was made of submissions and notes, what may help."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.urls import reverse

from needs import rules
from needs.models import AssetForLack, FieldNote, InitiativeOrigin, Submission
from osl_site.common.accounts.models import User
from osl_site.common.forms.abouts import about
from osl_site.common.registry import Door, Link
from partners.models import Initiative, Stage
from partners.rules import may_edit as may_begin

SUBMISSION, NOTE = "zgloszenie", "notatka"  # words of addresses


def origins_of_initiatives(ids: Sequence[int]) -> dict[int, list[Link]]:
    """What they were made of: by codes, as words of residents stand on their own pages. One query."""
    found: dict[int, list[Link]] = {}
    for row in InitiativeOrigin.objects.filter(initiative__in=ids).order_by("pk"):
        found.setdefault(row.initiative_id, []).append(_origin(row))
    return found


def _origin(row: InitiativeOrigin) -> Link:
    if row.submission_id:
        url = reverse("needs:submission_detail", args=[row.submission_id])
        return Link("zgłoszenie", f"Zg-{row.submission_id}", url, may=rules.may_read_submissions)
    return Link("notatka", f"N-{row.note_id}", reverse("needs:note_detail", args=[row.note_id]))


def initiatives_of_submissions(ids: Sequence[int]) -> dict[int, list[Link]]:
    """What residents' words became. One query."""
    return _made_of("submission", ids)


def initiatives_of_notes(ids: Sequence[int]) -> dict[int, list[Link]]:
    """The same of notes. One query."""
    return _made_of("note", ids)


def _made_of(column: str, ids: Sequence[int]) -> dict[int, list[Link]]:
    rows = Initiative.objects.as_they_stand().filter(**{f"origins__{column}__in": ids})
    found: dict[int, list[Link]] = {}
    for of, pk, title, stage in rows.order_by("pk").values_list(f"origins__{column}", "pk", "title", "stage"):
        url = reverse("partners:initiative_detail", args=[pk])
        found.setdefault(of, []).append(Link("inicjatywa", f"I-{pk} {title}", url, Stage(stage).label))
    return found


def doors_of_submissions(ids: Sequence[int]) -> dict[int, list[Door]]:
    """„Zrób z tego inicjatywę”. No query."""
    return _doors(Submission, SUBMISSION, ids)


def _doors(model: type[Any], key: str, ids: Sequence[int]) -> dict[int, list[Door]]:
    add = reverse("partners:initiative_add")
    return {pk: [Door("Zrób z tego inicjatywę", f"{add}?{about(key, model(pk=pk))}", may=may_begin)] for pk in ids}


def door_of_note(note: FieldNote) -> Door:
    """The same of a note. No query."""
    return _doors(FieldNote, NOTE, [note.pk])[note.pk][0]


def assets_of_lacks(ids: Sequence[int]) -> dict[int, list[Link]]:
    """What the community has for what is lacking. One query."""
    found: dict[int, list[Link]] = {}
    for row in AssetForLack.objects.filter(lack__in=ids).select_related("asset").order_by("pk"):
        found.setdefault(row.lack_id, []).append(Link("zasób", str(row.asset), row.asset.get_absolute_url()))
    return found


def doors_of_lacks(ids: Sequence[int]) -> dict[int, list[Door]]:
    """„Wskaż zasób”. No query."""
    return {pk: [Door("Wskaż zasób", reverse("needs:lack_asset", args=[pk]), may=rules.may_edit)] for pk in ids}


def doors_of_initiatives(ids: Sequence[int]) -> dict[int, list[Door]]:
    """„Zapisz wsparcie”. No query."""
    url = reverse("needs:support_add")
    may = rules.may_write_support
    return {pk: [Door("Zapisz wsparcie", f"{url}?inicjatywa={pk}", "hand-heart", may=may)] for pk in ids}


def lacks_of_assets(ids: Sequence[int]) -> dict[int, list[Link]]:
    """Which initiatives an asset may help. One query."""
    found: dict[int, list[Link]] = {}
    rows = AssetForLack.objects.filter(asset__in=ids).select_related("lack__initiative").order_by("pk")
    for row in rows:
        label = f"{row.lack.initiative}: {row.lack.what}"
        found.setdefault(row.asset_id, []).append(Link("inicjatywa", label, row.lack.get_absolute_url()))
    return found


def submissions_to_begin_with(user: User) -> Any:
    """Those that this person reads and that are no complaint for the director alone."""
    return rules.submissions_of(user).filter(for_director=False).select_related("locality")


def notes_to_begin_with(user: User) -> Any:
    """Those that this person reads."""
    return rules.notes_of(user).select_related("locality")


def called(kind: str) -> Callable[[Any], Link]:
    """How a row is named above the form: by its code alone."""
    return lambda row: Link(kind, row.code, row.get_absolute_url())


def proposed(row: Submission | FieldNote) -> Mapping[str, Any]:
    """Its village. Words are not copied: an initiative is never the words of one resident."""
    return {"locality": row.locality} if row.locality else {}
