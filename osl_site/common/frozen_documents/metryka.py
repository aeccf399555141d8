"""Who made a document, who decided, who published it, when, and how it is filed: on its cover and for BIP."""

from dataclasses import dataclass
from datetime import date

from osl_site.common.accounts.models import person_in_words
from osl_site.common.centre.placeholders import is_placeholder
from osl_site.common.files.models import StoredFile
from osl_site.common.text.date_formats import polish_day

ON_PAPER = "przyjęty na papierze; ten dokument jest odpisem, przyjęty tekst jest na skanie"


@dataclass(frozen=True)
class Term:
    term: str
    text: str


@dataclass(frozen=True)
class Approval:
    """Who approved the document, when, from when to when it holds by that, and on what it rests; words are as they
    were then."""

    by: str  # with the position, „Jan Kowal, dyrektor”
    on: date
    effective_on: date
    until: str  # the last day, in words
    basis: str
    case_mark: str
    on_paper: bool = False  # decided on paper, before the office had this application

    @property
    def holds(self) -> str:
        """„od 1 stycznia 2027 r. do 31 grudnia 2027 r.”."""
        return f"od {polish_day(self.effective_on)} do {self.until}"


@dataclass(frozen=True)
class Filed:
    """Where in the office's own files the document is, who says so and since when."""

    case_mark: str
    archive_category: str
    place: str
    by: str
    on: date

    def terms(self) -> list[Term]:
        return [
            Term("Znak sprawy", self.case_mark),
            Term("Kategoria archiwalna", self.archive_category),
            Term("Miejsce w aktach", self.place),
            Term("Odnotowano", f"{self.by}, {polish_day(self.on)}"),
        ]


@dataclass(frozen=True)
class Metryka:
    """What is said of a document beside what it says. Days of handing on are in words, as they are stored."""

    name: str  # „Plan”, „Aktualizacja nr 1, podejście 2”
    office: str
    made_by: str
    made_as: str  # the position on that day, „organizator społeczności lokalnej”
    handed_on: str
    file_plan_symbol: str
    archive_category: str
    approval: Approval | None = None
    filed: Filed | None = None

    @property
    def case_mark(self) -> str:
        """As the decision says; where it says none, under which the files have it."""
        return (self.approval.case_mark if self.approval else "") or (self.filed.case_mark if self.filed else "")

    @property
    def maker(self) -> str:
        """„Anna Nowak, organizator społeczności lokalnej”; nothing of what nobody handed over here."""
        return person_in_words(self.made_by, self.made_as) if self.made_by else ""

    def on_cover(self) -> list[Term]:
        """Who prepared it, who decided and when, and how it is filed; what is not known is left out."""
        rows = [
            Term("Dokument", self.name),
            Term("Opracowanie", self.maker),
            Term("Przekazano", self.handed_on),
        ]
        if self.approval:
            rows += [
                Term("Tryb", ON_PAPER if self.approval.on_paper else ""),
                Term("Zatwierdzenie", f"{self.approval.by}, {polish_day(self.approval.on)}"),
                Term("Obowiązuje", self.approval.holds),
                Term("Podstawa", self.approval.basis),
                Term("Znak sprawy", self.approval.case_mark),
            ]
        rows += [
            Term("Symbol z wykazu akt", self.file_plan_symbol),
            Term("Kategoria archiwalna", self.archive_category),
        ]
        return _said(rows)

    def for_bip(self, *, title: str, file: StoredFile, published_by: str, day: date) -> str:
        """Plain lines to copy into BIP (art. 8 ust. 6 of the act on access to public information), of what was
        approved and is published on `day`."""
        approval = self.approval
        rows = [
            Term("Tytuł", title),
            Term("Wersja", self.name),
            Term("Podmiot udostępniający", self.office),
            Term("Wytworzenie informacji", self.maker),
            Term("Data wytworzenia", self.handed_on),
            Term("Tryb", ON_PAPER if approval.on_paper else ""),
            Term("Za treść odpowiada", approval.by),
            Term("Data zatwierdzenia", polish_day(approval.on)),
            Term("Obowiązuje", approval.holds),
            Term("Podstawa zatwierdzenia", approval.basis),
            Term("Znak sprawy", self.case_mark),
            Term("Symbol z wykazu akt", self.file_plan_symbol),
            Term("Udostępnienie w internecie", published_by),
            Term("Data udostępnienia", polish_day(day)),
            Term("Plik", f"{file.name}, {file.size} bajtów"),
            Term("Skrót SHA-256", file.sha256),
        ]
        return "\n".join(f"{row.term}: {row.text}" for row in _said(rows))


def _said(rows: list[Term]) -> list[Term]:
    """Those that say something: what was never filled in is left out."""
    return [row for row in rows if row.text and not is_placeholder(row.text)]
