"""Where a row of this room comes from and what stands on it: the chain line, and the lists below it.

A line has a constant number of queries, whatever the number of neighbours; what rooms above add comes by the registry.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, Model, Q, QuerySet, Sum
from django.urls import reverse
from django.utils.translation import ngettext

from needs import rules
from needs.models import Asset, Conclusion, FieldNote, Need, PassedOn, Support
from osl_site.common import registry
from osl_site.common.accounts.models import User
from osl_site.common.registry import Door, Link, Step

NOTHING_YET = "jeszcze nie ma"
SHOWN = 20


@dataclass(frozen=True)
class Neighbours:
    """The neighbours of one row. Lists are bounded by SHOWN; the line names the first and counts the others."""

    steps: list[Step]
    notes: Sequence[FieldNote] = ()
    needs: Sequence[Need] = ()
    assets: Sequence[Asset] = ()
    conclusions: Sequence[Conclusion] = ()
    links: Sequence[Link] = ()
    origins: Sequence[Link] = ()


@dataclass(frozen=True)
class Evidence:
    """What a conclusion rests on, its own notes and those of its needs and assets counted once."""

    notes: int
    people: int
    localities: int

    def __str__(self) -> str:
        return f"notatki: {self.notes}, rozmówcy: {self.people}, miejscowości: {self.localities}"


def of_note(note: FieldNote, reader: User | None = None) -> Neighbours:
    """What stands around a note: what was made of it, and what it came from itself."""
    needs, assets, conclusions = _rows(note.needs), _rows(note.assets), _rows(note.conclusions)
    links = _above(FieldNote, [note.pk], reader) + _above(Conclusion, [row.pk for row in conclusions], reader)
    origins = registry.origins.of(FieldNote, [note.pk], reader=reader)[note.pk]
    steps = [
        *(Step(link.kind, link.label, link.url) for link in origins),
        Step("notatka", note.code, current=True),
        _step("potrzeba albo zasób", [*needs, *assets], "#co-z-niej-wynika"),
        _step("wniosek", conclusions, "#co-z-niej-wynika"),
        _step_above(links),
    ]
    return Neighbours(steps, needs=needs, assets=assets, conclusions=conclusions, links=links, origins=origins)


def of_need(need: Need, reader: User | None = None) -> Neighbours:
    """What a need rests on, and what stands on it."""
    return _of_finding(need, "potrzeba", reader)


def of_asset(asset: Asset, reader: User | None = None) -> Neighbours:
    """What an asset rests on, and what stands on it."""
    return _of_finding(asset, "zasób", reader)


def _of_finding(row: Need | Asset, kind: str, reader: User | None) -> Neighbours:
    notes, conclusions = _notes(row.notes), _rows(row.conclusions)
    links = _above(type(row), [row.pk], reader) + _above(Conclusion, [drawn.pk for drawn in conclusions], reader)
    steps = [
        _step("notatki", notes, "#na-czym-sie-opiera"),
        Step(kind, row.code, current=True),
        _step("wniosek", conclusions, "#co-z-tego-wynika"),
        _step_above(links),
    ]
    return Neighbours(steps, notes=notes, conclusions=conclusions, links=links)


def of_conclusion(conclusion: Conclusion, reader: User | None = None) -> Neighbours:
    """What a conclusion rests on, and what stands on it."""
    needs, assets, notes = _rows(conclusion.needs), _rows(conclusion.assets), _notes(conclusion.notes)
    links = _above(Conclusion, [conclusion.pk], reader)
    steps = [
        _step("notatki", _notes(FieldNote.objects.filter(pk__in=_evidence_of(conclusion))), "#na-czym-sie-opiera"),
        _step("potrzeby i zasoby", [*needs, *assets], "#na-czym-sie-opiera"),
        Step("wniosek", conclusion.code, current=True),
        _step_above(links),
    ]
    return Neighbours(steps, notes=notes, needs=needs, assets=assets, links=links)


def evidence_of(ids: Iterable[int]) -> dict[int, Evidence]:
    """Notes, people asked and localities behind each of these conclusions. One query for all of them."""
    wanted = list(ids)
    paths = ("conclusions", "needs__conclusions", "assets__conclusions")
    cited = [
        FieldNote.objects.order_by()
        .filter(**{f"{path}__in": wanted})
        .values_list(path, "pk", "people_count", "locality_id")
        for path in paths
    ]
    behind: dict[int, list[tuple[int, int | None]]] = {pk: [] for pk in wanted}
    for conclusion, _, people, locality in cited[0].union(*cited[1:]):  # the same note by two ways is one row
        behind[conclusion].append((people or 0, locality))
    return {
        pk: Evidence(len(rows), sum(people for people, _ in rows), len({place for _, place in rows if place}))
        for pk, rows in behind.items()
    }


def _evidence_of(conclusion: Conclusion) -> QuerySet[FieldNote]:
    direct = Q(conclusions=conclusion)
    through = Q(needs__conclusions=conclusion) | Q(assets__conclusions=conclusion)
    return FieldNote.objects.filter(direct | through).order_by().values("pk")


def _rows(related: object) -> list:
    return list(related.order_by("id")[:SHOWN])


def _notes(related: object) -> list[FieldNote]:
    return list(related.select_related("locality", "commune", "method")[:SHOWN])


def _above(model: type[Model], ids: list[int], reader: User | None) -> list[Link]:
    """What rooms above put on these rows and this reader may know of, each neighbour once."""
    found = registry.links.of(model, ids, reader=reader)
    return list({link.url: link for links in found.values() for link in links}.values())


def _step(label: str, rows: Sequence[FieldNote | Need | Asset | Conclusion], anchor: str) -> Step:
    if not rows:
        return Step(label, NOTHING_YET)
    first = rows[0]
    if len(rows) == 1:
        return Step(label, first.code, first.get_absolute_url())
    others = f"co najmniej {len(rows) - 1}" if len(rows) >= SHOWN else len(rows) - 1  # no more than SHOWN were read
    return Step(label, f"{first.code} i jeszcze {others}", anchor)


def _step_above(links: Sequence[Link]) -> Step:
    if not links:
        return Step("w planie", NOTHING_YET)
    first = links[0]
    if len(links) == 1:
        return Step(first.kind, first.label, first.url)
    return Step(first.kind, f"{first.label} i jeszcze {len(links) - 1}", "#w-planie")


def doors_of_partners(ids: Iterable[int]) -> dict[int, list[Door]]:
    """For the registry: what a partner gives becomes an asset. No query."""
    add = reverse("needs:asset_add")
    return {pk: [Door("Zapisz, co daje, jako zasób", f"{add}?partner={pk}", "plus", rules.may_edit)] for pk in ids}


def assets_of_partners(ids: Sequence[int]) -> dict[int, list[Link]]:
    """For the registry: what these partners give to the community. One query."""
    found: dict[int, list[Link]] = {}
    for asset in Asset.objects.filter(partner__in=ids).order_by("id"):
        link = Link("zasób", asset.title, asset.get_absolute_url(), asset.get_state_display())
        found.setdefault(asset.partner_id, []).append(link)
    return found


def passed_on_of_partners(ids: Sequence[int]) -> dict[int, list[Link]]:
    """For the registry: submissions that these partners were asked to take, for those who read them. One query."""
    found: dict[int, list[Link]] = {}
    rows = PassedOn.objects.filter(partner__in=ids, submission__for_director=False).select_related("submission")
    for row in rows.order_by("id"):
        state = "jest odpowiedź" if row.answered_on else "czeka"
        label, url = f"Przekazano zgłoszenie {row.submission.code}", row.submission.get_absolute_url()
        link = Link("przekazanie", label, url, state, rules.may_read_submissions, on=row.day)
        found.setdefault(row.partner_id, []).append(link)
    return found


def support_of_partners(ids: Sequence[int]) -> dict[int, list[Link]]:
    """For the registry: how often these partners were supported. One query."""
    return {pk: [link] for pk, link in _support_by("partner", ids, "partner").items()}


def support_of_initiatives(ids: Sequence[int]) -> dict[int, list[Link]]:
    """For the registry: how often these initiatives were supported. One query."""
    return {pk: [link] for pk, link in _support_by("initiative", ids, "inicjatywa").items()}


def support_of_need(need: Need) -> Link | None:
    """How often somebody was supported for this need. One query."""
    return _support_by("need", [need.pk], "potrzeba").get(need.pk)


def support_of_actions(keys: Sequence[UUID]) -> dict[UUID, Link]:
    """How often somebody was supported for these actions of the plan, by their keys: for the room that has them. One
    query."""
    return _support_by("action_key", keys, "dzialanie")


def _support_by(column: str, ids: Sequence[Any], asked: str) -> dict[Any, Link]:
    """One link to the list, with what it holds, for each of these that has any."""
    rows = Support.objects.filter(**{f"{column}__in": ids}).order_by().values(column)
    found = {}
    for row in rows.annotate(entries=Count("pk"), minutes=Sum("minutes")):
        entries = ngettext("%(n)d wpis", "%(n)d wpisów", row["entries"]) % {"n": row["entries"]}
        url = f"{reverse('needs:support_list')}?{asked}={row[column]}"
        found[row[column]] = Link("wsparcie", f"Wsparcie: {entries}", url, f"{row['minutes']} min")
    return found
