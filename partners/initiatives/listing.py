"""The list of initiatives: what it says, on a page, in print and in files alike."""

from typing import Any

from django.db.models import QuerySet
from django_filters import ChoiceFilter

from osl_site.common.database.collation import polish_order
from osl_site.common.lists.filtersets import DayFilter, LocalityFilter, TickFilter, WordsFilter
from osl_site.common.lists.listing import AddButton, Column, Listing
from osl_site.common.text.typed_text import plain_of
from osl_site.common.withdrawal.forms import WithdrawnTick, WithoutWithdrawn
from partners import rules
from partners.models import FundingSource, Initiative, Leader, Stage
from partners.models.initiatives import ENDED

WITHDRAWN = "wycofana"
TONES = {Stage.DOING: "lake", Stage.DONE: "meadow", Stage.STOPPED: "amber"}


class InitiativeFilter(WithoutWithdrawn):
    szukaj = WordsFilter()
    etap = ChoiceFilter("stage", label="Etap", choices=Stage.choices, empty_label="Wszystkie")
    miejscowosc = LocalityFilter("locality")
    prowadzi = ChoiceFilter("led_by", label="Kto prowadzi", choices=Leader.choices, empty_label="Wszyscy")
    pieniadze = ChoiceFilter(
        label="Skąd pieniądze", choices=FundingSource.choices, empty_label="Wszystkie", method="with_money_of"
    )
    w_toku = TickFilter(label="Tylko niezakończone", method="open")
    od = DayFilter("begun_on", "gte", label="Rozpoczęte od dnia")
    do = DayFilter("begun_on", "lte", label="Rozpoczęte do dnia")

    wycofane = WithdrawnTick()

    def with_money_of(self, rows: QuerySet, name: str, value: str) -> QuerySet:
        return rows.filter(funding__source=value).distinct()

    def open(self, rows: QuerySet, name: str, value: bool) -> QuerySet:
        return rows.exclude(stage__in=ENDED)


def tone_of(row: Initiative) -> str:
    """The tone that goes with its stage."""
    return TONES.get(row.stage, "quiet")


def lacking(row: Initiative) -> str:
    """„zgoda; ludzie do pomocy”: what is lacking still."""
    return "; ".join(lack.what for lack in row.lacks.all() if not lack.is_met)


def money_of(row: Initiative) -> str:
    """„fundusz sołecki: złożono; LGD: szukamy”."""
    return "; ".join(f"{one}: {one.get_state_display()}" for one in row.funding.all())


def group_of(row: Initiative) -> str:
    """„Sąsiedzi z Bukowca”, nothing where there is none."""
    return row.group.name if row.group_id else ""


def stage_of(row: Initiative) -> str:
    """How far it came, unless it was withdrawn. Of rows `with_withdrawal`."""
    return WITHDRAWN if row.is_withdrawn else row.stage_word


def _leader(row: Any) -> str:
    return row.leader_word


INITIATIVES = Listing(
    title="Inicjatywy",
    file="inicjatywy",
    filterset=InitiativeFilter,
    filters_label="Wybór inicjatyw",
    filters_button="Pokaż inicjatywy",
    columns=(
        Column("Numer", lambda row: row.code, is_tied=True, needs_label=False, width="code", order="pk"),
        Column(
            "Co chcą zrobić",
            lambda row: row.title,
            link=Initiative.get_absolute_url,
            note=group_of,
            note_is_below=True,
            is_heading=True,
            is_protected=True,
            order=lambda: polish_order("title"),
        ),
        Column("Miejscowość", lambda row: row.locality.name, needs_label=False, width="place"),
        Column("Od", lambda row: row.begun_on, is_tied=True, width="day", order="begun_on"),
        Column("Prowadzi", _leader, width="place"),
        Column("Etap", stage_of, tone=tone_of, needs_label=False, width="kind"),
        Column("Etap od", lambda row: row.stage_since, only_in_files=True),
        Column("Grupa", group_of, only_in_files=True),
        Column("Ile osób", lambda row: row.people, only_in_files=True),
        Column("Czego chcą", lambda row: plain_of(row.description), only_in_files=True, is_protected=True),
        Column("Czego brakuje", lacking, only_in_files=True, is_protected=True),
        Column("Pieniądze", money_of, only_in_files=True),
        Column("Co dało biuro", lambda row: plain_of(row.given), only_in_files=True, is_protected=True),
        Column("Co zrobiono", lambda row: row.result, only_in_files=True, is_protected=True),
    ),
    caption="Inicjatywy: {count}, od najnowszej",
    found="Znalezione inicjatywy: {count}, od najnowszej",
    none_found="Żadna inicjatywa nie pasuje do tego wyboru. Zmień go albo wyczyść.",
    show_all="Pokaż wszystkie inicjatywy",
    empty="Nie ma inicjatyw. Poszukaj w zgłoszeniach: pomysł trzech sąsiadów wystarczy.",
    add=AddButton("Dodaj inicjatywę", "partners:initiative_add", "plus", rules.may_edit),
    empty_to_readers="Nie ma jeszcze inicjatyw. Zapisze je organizator.",
    ordered_by="-Numer",
    for_files=lambda rows: rows.prefetch_related("lacks", "funding"),
)
