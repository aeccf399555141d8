"""Drafts of agreements and amendments, in the words that the office edits, as pages for PDF and Word."""

import re
from collections.abc import Mapping

from django.template.loader import render_to_string

from osl_site.common.centre.models import Centre
from osl_site.common.registry import TextKind
from osl_site.common.text.date_formats import polish_day
from osl_site.common.texts.models import TextTemplate
from osl_site.common.texts.placeholders import filled
from partners.models import Agreement, Amendment

AGREEMENT, AMENDMENT = "porozumienie", "aneks"
WITHOUT_END = "bez końca"
HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)  # a line that begins a part
OURS = """Porozumienie nr {numer}

zawarte między: {centrum}, {adres}, a stronami: {strony}.

## § 1. Czego dotyczy

{przedmiot}

## § 2. Kto co robi

{ustalenia}

## § 3. Czas

Porozumienie obowiązuje od {od} do: {do}

## § 4. Zmiany i koniec

Zmiany wymagają aneksu na piśmie. Każda strona może zakończyć porozumienie, pisząc do pozostałych i podając powód.

## § 5. Podpisy

Sporządzono w tylu egzemplarzach, ile jest stron.
"""
OURS_AMENDED = """Aneks nr {aneks} do porozumienia nr {numer}

zawarty dnia {dzień} między: {centrum}, {adres}, a stronami: {strony}.

## § 1. Co się zmienia

{zmiany}

## § 2. Czas

Porozumienie obowiązuje teraz do: {do}

## § 3. Pozostałe ustalenia

Pozostałe ustalenia porozumienia się nie zmieniają.
"""


def values_of(row: Agreement, office: Centre) -> dict[str, str]:
    """What a draft of an agreement can name; of rows `as_they_stand`."""
    return {
        "numer": row.code,
        "rodzaj": row.get_kind_display(),
        "centrum": office.name,
        "adres": office.address or "adres do wpisania",
        "strony": ", ".join(partner.name for partner in row.parties.all()),
        "przedmiot": row.subject,
        "ustalenia": row.terms or "Do uzgodnienia.",
        "od": polish_day(row.begins_on),
        "do": polish_day(row.until) if row.until else WITHOUT_END,
        "znak sprawy": row.case_mark or "do wpisania",
    }


def values_of_amendment(amendment: Amendment, row: Agreement, office: Centre) -> dict[str, str]:
    """The same of an amendment."""
    return values_of(row, office) | {
        "aneks": str(amendment.number),
        "dzień": polish_day(amendment.agreed_on),
        "zmiany": amendment.changes,
        "do": polish_day(amendment.ends_on) if amendment.ends_on else WITHOUT_END,
    }


def html_of(key: str, values: Mapping[str, str], *, title: str, office: Centre) -> str:
    """The whole page for paper, of the office's words where it wrote some. One query. What stands in values is shown as
    it was typed: none of it is markup of the text around it, but for light Markdown of what was agreed."""
    own = TextTemplate.objects.filter(kind=key, name="").first()
    text = own.body if own and own.body.strip() else {AGREEMENT: OURS, AMENDMENT: OURS_AMENDED}[key]
    first, _line, rest = filled(text.strip(), values).partition("\n")
    before, *parts = HEADING.split(rest)
    sections = list(zip(parts[::2], parts[1::2], strict=True))
    context = {"title": title, "first": first.lstrip("# "), "before": before, "sections": sections, "office": office}
    return render_to_string("partners/paper/agreement.html", context)


def _samples() -> dict[str, str]:
    return {
        "numer": "4/2026",
        "rodzaj": "współpraca",
        "centrum": "Centrum Usług Społecznych",
        "adres": "ul. Przykładowa 1",
        "strony": "Biblioteka, Ochotnicza Straż Pożarna",
        "przedmiot": "wspólne spotkania w bibliotece",
        "ustalenia": "Biblioteka daje salę we wtorki. Centrum prowadzi spotkania.",
        "od": "1 września 2026 r.",
        "do": "31 sierpnia 2027 r.",
        "znak sprawy": "CUS.4.2026",
    }


def _samples_of_amendment() -> dict[str, str]:
    return _samples() | {"aneks": "1", "dzień": "10 stycznia 2027 r.", "zmiany": "Spotkania są także w czwartki."}


KINDS = {
    AGREEMENT: TextKind(
        name="Wzór porozumienia",
        where="Projekt porozumienia z partnerem, do pobrania jako PDF i jako plik Worda.",
        ours=lambda values: OURS,
        samples=_samples,
        needed=("strony", "przedmiot"),
        is_public=False,
    ),
    AMENDMENT: TextKind(
        name="Wzór aneksu do porozumienia",
        where="Projekt aneksu, do pobrania jako PDF i jako plik Worda.",
        ours=lambda values: OURS_AMENDED,
        samples=_samples_of_amendment,
        needed=("numer", "zmiany"),
        is_public=False,
    ),
}
