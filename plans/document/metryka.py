"""Who made the document, who decided, who published it, when, and how it is filed: on its cover and for BIP."""

from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localtime

from osl_site.common.accounts.models import User
from osl_site.common.text.date_formats import polish_day
from plans.document.content import PlanContent, read
from plans.models import Decision, Document, Version


@dataclass(frozen=True)
class Term:
    term: str
    text: str


def metryka(content: PlanContent, decision: Decision | None) -> list[Term]:
    """Who prepared, who decided and when, and how the document is filed."""
    rows = [
        Term("Dokument", heading(content, decision)),
        Term("Opracowanie", f"{content.submitted_by}, organizator społeczności lokalnej"),
        Term("Przekazano", content.submitted_on),
    ]
    if decision:
        rows += [
            Term("Zatwierdzenie", f"{decision.by_name}, {polish_day(localtime(decision.at).date())}"),
            Term("Obowiązuje od", polish_day(decision.effective_on)),
            Term("Podstawa", decision.basis),
            Term("Znak sprawy", decision.case_mark),
        ]
    rows += [
        Term("Symbol z wykazu akt", content.office.file_plan_symbol),
        Term("Kategoria archiwalna", content.archive_category),
    ]
    return [row for row in rows if row.text]


def heading(content: PlanContent, decision: Decision | None) -> str:
    """„Plan”, or „Aktualizacja nr 1, podejście 2” of what is not decided yet."""
    name = content.name.capitalize()
    return f"{name}, podejście {content.attempt}" if decision is None and content.attempt > 1 else name


def metryka_for_bip(version: Version, document: Document, *, published_by: User, day: date) -> str:
    """Plain lines to copy into BIP (art. 8 ust. 6 of the act on access to public information)."""
    content, decision = read(version.snapshot), version.decision
    rows = [
        Term("Tytuł", content.title),
        Term("Wersja", heading(content, decision)),
        Term("Podmiot udostępniający", content.office.name),
        Term("Wytworzenie informacji", content.submitted_by),
        Term("Data wytworzenia", content.submitted_on),
        Term("Za treść odpowiada", decision.by_name),
        Term("Data zatwierdzenia", polish_day(localtime(decision.at).date())),
        Term("Obowiązuje od", polish_day(decision.effective_on)),
        Term("Podstawa zatwierdzenia", decision.basis),
        Term("Znak sprawy", decision.case_mark),
        Term("Symbol z wykazu akt", content.office.file_plan_symbol),
        Term("Udostępnienie w internecie", published_by.name),
        Term("Data udostępnienia", polish_day(day)),
        Term("Plik", f"{document.file.name}, {document.file.size} bajtów"),
        Term("Skrót SHA-256", document.file.sha256),
    ]
    return "\n".join(f"{row.term}: {row.text}" for row in rows if row.text)
