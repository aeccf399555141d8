"""The list of promises, and those of one row: what they say, on a page, in print and in files alike."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse

from osl_site.common.accounts.models import User
from osl_site.common.lists.listing import Column, Listing, RowAct
from osl_site.common.promises import rules
from osl_site.common.promises.filters import PromiseFilter
from osl_site.common.promises.models import Promise

MOST_SHOWN = 50  # of one row on its page


@dataclass(frozen=True)
class Shown:
    """What was promised about a row, as its page shows it, and the way to one more."""

    rows: Sequence[Promise] = ()
    seen_to: frozenset[int] = frozenset()  # numbers of those that this person may change
    add_url: str = ""


def promises_of(subject: Model, user: User) -> Shown:
    """Those that this person reads, what waits first. Two queries at most."""
    key, kind = rules.kind_of(subject._meta.label_lower)
    found = rules.promises_read_by(user).of(subject).select_related("owner")
    rows = sorted(found[:MOST_SHOWN], key=lambda row: (row.is_done, row.due, row.pk))
    add = reverse("promise_add", args=[key, subject.pk]) if kind.may_promise(user, subject) else ""
    return Shown(rows, frozenset(row.pk for row in rows if rules.may_see_to(user, row)), add)


def with_subjects(rows: Sequence[Promise]) -> Sequence[Promise]:
    """The same, each with its row as `subject`. One query for each kind of rows."""
    for _key, kind in [rules.kind_of(label) for label in sorted({row.subject_type for row in rows})]:
        label = kind.model._meta.label_lower
        mine = [row for row in rows if row.subject_type == label]
        found = kind.model._default_manager.in_bulk([row.subject_id for row in mine])
        for row in mine:
            row.subject = found.get(row.subject_id)
    return rows


LISTING = Listing(
    title="Do dopilnowania",
    file="do-dopilnowania",
    filterset=PromiseFilter,
    filters_label="Wybór tego, co obiecano",
    filters_button="Pokaż",
    columns=(
        Column(
            "Co zrobić",
            lambda row: row.what,
            link=lambda row: row.subject.get_absolute_url() if row.subject else "",
            note=lambda row: "tylko dla mnie" if row.is_private else "",
            note_is_below=True,
            is_heading=True,
            is_protected=True,
        ),
        Column("Przy czym", lambda row: str(row.subject or ""), needs_label=False),
        Column("Termin", lambda row: row.due, is_tied=True, order="due"),
        Column("Kto", lambda row: row.owner.name, needs_label=False),
        Column(
            "Stan",
            lambda row: row.state,
            tone=lambda row: "brick" if row.is_late else "meadow" if row.is_done else "quiet",
            normal="do zrobienia",
            needs_label=False,
        ),
        Column("Zrobione", lambda row: row.done_on, only_in_files=True),
        Column("Co z tego wyszło", lambda row: row.outcome, only_in_files=True, is_protected=True),
    ),
    caption="Do dopilnowania: {count}, od najbliższego terminu",
    found="Znalezione: {count}, od najbliższego terminu",
    none_found="Nic nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystko, co czeka",
    empty="Wszystko, co obiecano, jest zrobione. Nową obietnicę dopiszesz na stronie notatki albo zgłoszenia.",
    ordered_by="Termin",
    act=RowAct(
        "Zrobione",
        lambda row: "" if row.is_done else reverse("promise_keep", args=[row.pk]),
        may=rules.may_see_to,
    ),
)
