"""The lists of weighings, of what one came to, and of criteria: on a page, in print and in files alike."""

from collections.abc import Callable
from fractions import Fraction

from django.utils.timezone import localtime
from django.utils.translation import ngettext

from needs import rules
from needs.models import Criterion, WeighingSession
from needs.models.weighing import Asked
from needs.weighing.ranking import NOT_YET, Ranked
from osl_site.common.database.collation import polish_order
from osl_site.common.lists.listing import AddButton, Column, Listing

IN_PROGRESS, CLOSED = "trwa", "zamknięte"


def figure(value: Fraction | None) -> float | int | None:
    """A mean as people write it: whole where it is whole, else to two places."""
    if value is None:
        return None
    return value.numerator if value.denominator == 1 else round(float(value), 2)


def _on(value: float | int | None) -> str:
    return "" if value is None else f"{value}".replace(".", ",")


def _reasons(one: Ranked) -> str:
    return "; ".join(weight.why for weight in one.weighed.weights.all())


def _mean_column(place: int, asked: Asked) -> Column:
    value: Callable[[Ranked], float | int | None] = lambda one: figure(one.means[place])
    return Column(asked.name, value, short=lambda one: _on(value(one)), is_number=True, width="figure")


def ranking_listing(session: WeighingSession) -> Listing:
    """What one weighing came to: its columns bear the names of the criteria of its first day."""
    return Listing(
        title=session.title,
        file=f"wazenie-{session.pk}",
        columns=(
            Column("Miejsce", lambda one: one.place_in_short or NOT_YET, needs_label=False, is_tied=True, width="kind"),
            Column(
                "Potrzeba",
                lambda one: str(one.weighed.need),
                link=lambda one: one.weighed.get_absolute_url(),
                note=lambda one: one.marks_in_words,
                note_is_below=True,
                is_heading=True,
                is_protected=True,
            ),
            *(_mean_column(place, asked) for place, asked in enumerate(session.asked)),
            Column(
                "Razem",
                lambda one: figure(one.total),
                short=lambda one: _on(figure(one.total)),
                is_number=True,
                width="figure",
            ),
            Column("Kropki", lambda one: one.weighed.dots, is_number=True, width="figure"),
            Column("Ilu ważyło", lambda one: one.people, is_number=True, only_in_files=True),
            Column("W słowach", lambda one: one.in_words, only_in_files=True),
            Column("Dlaczego", _reasons, only_in_files=True, is_protected=True),
        ),
        caption="Ważone potrzeby: {count}, od pierwszego miejsca",
        empty="W tym ważeniu nie ma jeszcze potrzeb. Wybierz „Zmień” i zaznacz, które ważycie.",
    )


def _state(session: WeighingSession) -> str:
    return IN_PROGRESS if session.is_open else CLOSED


def _needs(session: WeighingSession) -> str:
    return ngettext("%(n)d potrzeba", "%(n)d potrzeb", session.need_count) % {"n": session.need_count}


WEIGHINGS = Listing(
    title="Ważenie potrzeb",
    file="wazenia",
    columns=(
        Column("Numer", lambda row: row.code, needs_label=False, width="code", order="pk"),
        Column(
            "Ważenie",
            lambda row: row.title,
            link=lambda row: row.get_absolute_url(),
            note=_needs,
            note_is_below=True,
            is_heading=True,
            order=lambda: polish_order("title"),
        ),
        Column("Runda", lambda row: str(row.round or ""), width="place"),
        Column("Od", lambda row: localtime(row.opened_at).date(), is_tied=True, width="day", order="opened_at"),
        Column(
            "Zamknięto",
            lambda row: localtime(row.closed_at).date() if row.closed_at else None,
            is_tied=True,
            width="day",
            order="closed_at",
        ),
        Column(
            "Stan",
            _state,
            tone=lambda row: "lake" if row.is_open else "quiet",
            normal=CLOSED,
            needs_label=False,
            width="kind",
        ),
    ),
    caption="Ważenia: {count}, od najnowszego",
    empty="Nie ma jeszcze ważeń. Zacznij pierwsze, gdy wiecie, czego brakuje.",
    add=AddButton("Zacznij ważenie", "needs:weighing_add", "plus", rules.may_edit),
    empty_to_readers="Nie ma jeszcze ważeń. Zacznie je organizator.",
    ordered_by="-Numer",
)
CRITERIA = Listing(
    title="Kryteria ważenia potrzeb",
    file="kryteria-wazenia",
    columns=(
        Column(
            "Kryterium",
            lambda one: one.name,
            link=Criterion.get_absolute_url,
            may_follow=rules.may_edit_criteria,
            is_heading=True,
        ),
        Column("Pytanie", lambda one: one.question),
        Column("1", lambda one: one.low),
        Column("2", lambda one: one.middle),
        Column("3", lambda one: one.high),
    ),
    caption="Kryteria: {count}",
    empty="Nie ma kryteriów.",
)
