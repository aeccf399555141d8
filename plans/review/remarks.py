"""Remarks of the director between attempts: which still wait for an answer, and where each of them stands."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.urls import reverse

from osl_site.common.text.date_formats import quoted
from plans.content import PlanContent, read
from plans.diff.parts import VersionDiff
from plans.drafting.completeness import Lack
from plans.models import Remark, State, Version
from plans.models.review import Place


def earlier_remarks(version: Version) -> QuerySet[Remark]:
    """Remarks on earlier attempts at the same number, in the order in which they were written."""
    earlier = Remark.objects.standing().filter(
        version__plan=version.plan_id, version__number=version.number, version__attempt__lt=version.attempt
    )
    return earlier.select_related("answer", "version")


def left_unanswered(version: Version) -> QuerySet[Remark]:
    """Remarks on the versions approved before this update that nobody has answered: they hinder nothing any more."""
    if not version.number:
        return Remark.objects.none()
    approved = {"version__plan": version.plan_id, "version__state": State.APPROVED}
    rows = Remark.objects.standing().filter(**approved, version__number__lt=version.number, answer=None)
    return rows.select_related("version").defer("version__snapshot")


def unanswered(version: Version) -> list[Lack]:
    """What waits for an answer before this attempt may be handed over, each with the page of answering. One query."""
    if version.attempt == 1:
        return []
    rows = list(earlier_remarks(version).filter(answer=None).defer("version__snapshot"))
    return [
        Lack(
            f"Uwaga {quoted(beginning(row.text))} czeka na odpowiedź. Napisz, co z nią zrobiono.",
            reverse("plans:remark_answer", args=[row.pk]),
        )
        for row in rows
    ]


def left_hints(version: Version) -> list[Lack]:
    """What a draft of an update is told of such remarks. One query."""
    return [
        Lack(
            f"Uwaga {quoted(beginning(row.text))} do zatwierdzonej wersji została bez odpowiedzi.",
            reverse("plans:remark_answer", args=[row.pk]),
        )
        for row in left_unanswered(version)
    ]


def beginning(text: str) -> str:
    """The first words of a remark, enough to know it by."""
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:60].rpartition(" ")[0] + "…"


def place_choices(content: PlanContent, before: PlanContent | None = None) -> list[tuple[str, str]]:
    """Every place of the document in its order, as „what:key”, then those that the update takes out."""
    choices = [(Place.VERSION.value, "Całość"), *_places(content)]
    known = {value for value, _ in choices}
    gone = _places(before) if before else []
    return choices + [(value, f"Usunięte: {label}") for value, label in gone if value not in known]


def places_gone(found: VersionDiff | None) -> list[tuple[str, str]]:
    """The places that an update takes out, as a comparison knows them."""
    parts = found.removed if found else []
    return [(f"{part.kind}:{part.key}", f"Usunięte: {part.name} {part.title}") for part in parts]


def remarks_at_places(version: Version) -> list[tuple[str, Remark]]:
    """Every remark on the version, with the name of its place, also of one that an update takes out."""
    remarks = list(version.remarks.standing())
    if not remarks:
        return []
    base = Version.objects.approved_before(version).first()
    return named(remarks, place_choices(read(version.snapshot), read(base.snapshot) if base else None))


def _places(content: PlanContent) -> list[tuple[str, str]]:
    rows = [(f"{Place.CHAPTER}:{row.key}", row.name) for row in content.chapters]
    for goal in content.goals:
        rows.append((f"{Place.GOAL}:{goal.key}", goal.heading))
        rows += [(f"{Place.ACTION}:{row.key}", f"Działanie {row.name}") for row in goal.actions]
    return rows


def named(remarks: Iterable[Remark], places: list[tuple[str, str]]) -> list[tuple[str, Remark]]:
    """Each remark with the name of its place, as „Działanie 1.1 …”."""
    names = dict(places)
    return [(names.get(f"{row.place}:{row.key}" if row.key else row.place, "Całość"), row) for row in remarks]
