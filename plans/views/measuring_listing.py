"""The list of values of an indicator: what was entered for which days, corrected ones too."""

from django.urls import reverse

from osl_site.common.lists.listing import Column, Listing, RowAct
from osl_site.common.text.date_formats import day_in_figures
from osl_site.common.text.number_format import number
from plans import rules
from plans.models import Aggregate, IndicatorEntry


def value_said(row: IndicatorEntry) -> str:
    """„14”, „3 z 4”, „nie liczono: zeszyt zginął”."""
    if row.value is None:
        return f"nie liczono: {row.not_counted}"
    if row.out_of is not None:
        return f"{number(row.value)} z {number(row.out_of)}"
    return Aggregate(row.aggregate).said(row.value)


def said_of_corrections(row: IndicatorEntry) -> str:
    """„poprawia wcześniejszą, bo: …; sama jest poprawiona”."""
    told = [f"poprawia wcześniejszą, bo: {row.reason}"] if row.corrects_id else []
    told += ["poprawiona, nie liczy się"] if row.is_corrected else []
    return "; ".join(told)


ENTRIES = Listing(
    title="Wartości wskaźnika",
    file="wartosci-wskaznika",
    columns=(
        Column(
            "Okres",
            lambda row: f"{day_in_figures(row.first_day)}–{day_in_figures(row.last_day)}",
            is_heading=True,
            is_tied=True,
            width="day",
        ),
        Column("Wartość", value_said, width="figure"),
        Column("Źródło", lambda row: row.source, width="kind"),
        Column("Komentarz", lambda row: row.comment, is_text=True),
        Column("Poprawki", said_of_corrections),
        Column("Kto", lambda row: row.by_words, short=lambda row: row.by_name, width="place"),
        Column("Wpisano", lambda row: row.at, width="day"),
    ),
    caption="Wpisane wartości: {count}, od najnowszej",
    empty="Nikt nie wpisał jeszcze żadnej wartości.",
    act=RowAct(
        "Popraw",
        lambda row: reverse("plans:value_correct", args=[row.pk]) if not row.is_corrected else "",
        may=lambda user, row: rules.may_enter_values(user),
    ),
)
