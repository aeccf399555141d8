"""Rows of a table pasted from Word or a spreadsheet: which cell is what of an action. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

MOST = 200  # rows at once
NAMES = {  # how the head of a column begins, in plans of centres
    "time_words": ("termin", "czas", "kiedy", "okres", "data"),
    "addressees": ("adresa", "dla kogo", "odbior", "grupa", "uczestni", "beneficjen"),
    "manner": ("sposób", "sposob", "forma", "metod", "jak "),
    "responsible": ("odpowie", "realizator", "kto ", "wykonaw", "prowadz", "osoba"),
    "cost_source": ("źródł", "zrodl", "skąd"),
    "costs": ("koszt", "kwota", "budżet", "budzet", "środki", "finans"),
    "place_note": ("miejsce", "gdzie", "lokaliz"),
    "resources": ("zasob", "partner", "współprac"),
    "title": ("zadani", "działani", "dzialani", "nazwa", "temat", "przedsięwz", "co "),
    "description": ("opis", "zakres", "cel", "szczegół"),
}
LABELS = {
    "title": "Nazwa działania",
    "description": "Opis",
    "addressees": "Adresaci",
    "time_words": "Termin realizacji",
    "manner": "Sposób realizacji",
    "responsible": "Kto odpowiada",
    "costs": "Koszt",
    "cost_source": "Skąd pieniądze",
    "place_note": "Gdzie",
    "resources": "Zasoby",
}
BY_COUNT = {  # of a table without a head
    1: ("title",),
    2: ("title", "time_words"),
    3: ("title", "addressees", "time_words"),
    4: ("title", "addressees", "time_words", "responsible"),
    5: ("title", "description", "addressees", "time_words", "responsible"),
}
BEFORE_COMMA = re.compile(r"[-–—,;:]$")
ONE_LINE = ("time_words", "addressees", "responsible", "place_note", "resources", "cost_source")
ORDINAL = re.compile(r"\d{1,3}[.)]?")
BARE_HEADS = re.compile(r"(?:nazwa )?(?:zadani[ea]|działani[ea])|nazwa|temat|przedsięwzięci[ea]")  # a head by itself
LONGEST_HEAD = 4  # words
QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=[{mark}\n]|\Z)')
HEAD_OF_ORDINALS = re.compile(r"(?:l\.? ?p\.?|nr|numer|#|)\.?", re.IGNORECASE)


@dataclass(frozen=True)
class Pasted:
    """What each column is of an action (nothing: it is left out, and said), and the rows in their order."""

    columns: tuple[str, ...]
    left_out: tuple[str, ...]
    rows: tuple[dict[str, str], ...]

    @property
    def labels(self) -> list[str]:
        return [LABELS[name] for name in dict.fromkeys(filter(None, self.columns))]


def pasted(text: str) -> Pasted:
    """Cells parted by tabs as Word and spreadsheets paste them, or by semicolons; a first row of heads says what stands
    where, otherwise the number of columns does. A column of ordinals is left out."""
    table = _cells(text)
    if not table:
        return Pasted((), (), ())
    width = max(map(len, table))
    table = [[*row, *[""] * (width - len(row))] for row in table]
    heads = [_meaning(cell) for cell in table[0]]
    has_heads = len({head for head in heads if head}) >= 2 or any(map(_is_bare_head, table[0]))
    body = table[1:] if has_heads else table
    columns = _by_heads(table[0], heads) if has_heads else _by_count(body, width)
    told = _left_out(table[0] if has_heads else [""] * width, columns, body)
    return Pasted(tuple(columns), tuple(told), _without_ordinals([_row(columns, cells) for cells in body]))


def _left_out(heads: Sequence[str], columns: Sequence[str], body: Sequence[Sequence[str]]) -> list[str]:
    """The columns that say something and have no place in an action, by their heads or their numbers."""
    told = []
    for n, (head, name) in enumerate(zip(heads, columns, strict=True)):
        values = [row[n] for row in body if row[n]]
        is_ordinal = HEAD_OF_ORDINALS.fullmatch(head) and all(ORDINAL.fullmatch(value) for value in values)
        if not name and values and not is_ordinal:
            told.append(head or f"kolumna {n + 1}")
    return told


def _cells(text: str) -> list[list[str]]:
    """Rows with anything in them. A spreadsheet puts a cell of several lines in quotes; whoever types quotes keeps
    them."""
    mark = "\t" if "\t" in text else ";" if ";" in text.split("\n", 1)[0] else "\t"
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    quoted, rows, at = re.compile(QUOTED.pattern.replace("{mark}", mark)), [[]], 0
    while at <= len(text):
        found = quoted.match(text, at)
        if found and re.search(rf'["{mark}\n]', found[1]):
            cell, at = found[1].replace('""', '"'), found.end()
        else:
            end = next((n for n in range(at, len(text)) if text[n] in f"{mark}\n"), len(text))
            cell, at = text[at:end], end
        rows[-1].append(cell.strip())
        if text[at : at + 1] == "\n":
            rows.append([])
        at += 1
    rows = [row for row in rows if any(row)]
    return _joined(rows) if mark == "\t" else rows


def _joined(rows: list[list[str]]) -> list[list[str]]:
    """The rows of a table of Word, which ends a line after every paragraph of a cell: a line that has too few cells
    goes on in the next one; a line of one cell goes on in the row above it, or begins the row below it."""
    width, whole = max(map(len, rows), default=0), list[list[str]]()
    for place, row in enumerate(rows):
        below = rows[place + 1] if place + 1 < len(rows) else []
        begins_next = len(below) == width and below[0][:1].islower() and not row[0][:1].islower()
        above = whole[-1] if whole else []
        is_rest = len(above) == width > 1 == len(row) and not begins_next
        if above and (is_rest or (len(above) < width and len(above) + len(row) - 1 <= width and _goes_on(above, row))):
            above[-1:] = [f"{above[-1]}\n{row[0]}".strip(), *row[1:]]
        else:
            whole.append(row)
    return whole


def _goes_on(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether two short lines are one row. A title above the table is none of its rows."""
    return len(above) > 1 or row[0][:1].islower()


def _meaning(head: str) -> str:
    """What a head says that stands below it; nothing of a cell that is too long for a head."""
    words = f"{' '.join(head.lower().split())} "
    if len(words.split()) > LONGEST_HEAD:
        return ""
    return next((name for name, begins in NAMES.items() if words.startswith(begins)), "")


def _is_bare_head(cell: str) -> bool:
    return bool(BARE_HEADS.fullmatch(" ".join(cell.lower().split())))


def _without_ordinals(rows: list[dict[str, str]]) -> tuple[dict[str, str], ...]:
    """Names without „1.”, „2.”, „3.” before them; „50. rocznica koła” stays."""
    found = [re.match(r"(\d{1,3})[.)]\s+", row.get("title", "")) for row in rows]
    numbers = [int(one[1]) for one in found if one]
    if numbers != list(range(1, len(rows) + 1)):
        return tuple(rows)
    return tuple(row | {"title": row["title"][one.end() :]} for row, one in zip(rows, found, strict=True))


def _by_heads(cells: Sequence[str], heads: list[str]) -> list[str]:
    """Without a column of names the first one that is not known is it."""
    if "title" not in heads:
        free = [n for n, head in enumerate(heads) if not head and not HEAD_OF_ORDINALS.fullmatch(cells[n])]
        if free:
            heads[free[0]] = "title"
        elif "description" in heads:
            heads[heads.index("description")] = "title"
    return heads


def _by_count(body: Sequence[Sequence[str]], width: int) -> list[str]:
    is_numbered = width > 1 and all(ORDINAL.fullmatch(row[0]) for row in body if row[0])
    names = BY_COUNT.get(width - is_numbered, BY_COUNT[5])
    return [*([""] if is_numbered else []), *names, *[""] * (width - is_numbered - len(names))]


def _row(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """Two columns of one meaning are put together."""
    found: dict[str, str] = {}
    for name, cell in zip(columns, cells, strict=True):
        if name and cell:
            said = _on_one_line(cell) if name in ONE_LINE else cell
            found[name] = f"{found[name]}, {said}" if name in found else said
    return found


def _on_one_line(cell: str) -> str:
    """„maj, czerwiec” of two paragraphs."""
    first, *rest = filter(None, (line.strip() for line in cell.split("\n")))
    for line in rest:
        first += f"{'' if BEFORE_COMMA.search(first) else ','} {line}"
    return first
