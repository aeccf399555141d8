"""The texts as a list: page, print and files."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from osl_site.common import registry
from osl_site.common.lists.listing import Column, Listing
from osl_site.common.privacy.listings import Lines
from osl_site.common.registry import TextKind
from osl_site.common.texts import rules
from osl_site.common.texts.models import TextTemplate

OURS, OFFICES = "nasz", "biura"


@dataclass(frozen=True)
class TextLine:
    """One kind of text, and whose words it has."""

    key: str
    kind: TextKind
    row: TextTemplate | None

    @property
    def whose(self) -> str:
        """„biura: po polsku, po ukraińsku”, „nasz”."""
        said = {"body": "po polsku", "body_uk": "po ukraińsku", "body_en": "po angielsku"}
        own = [words for name, words in said.items() if self.row and getattr(self.row, name)]
        if not own or not self.kind.is_public:
            return OFFICES if own else OURS
        return f"{OFFICES}: {', '.join(own)}" if len(own) < len(said) else OFFICES


def text_lines() -> Lines:
    """Every kind that a room registered, in its order. One query."""
    rows = {row.kind: row for row in TextTemplate.objects.filter(name="")}
    return Lines(_lines(rows))


def _lines(rows: dict[str, TextTemplate]) -> Iterator[TextLine]:
    for key, kind in registry.texts.items():
        yield TextLine(key, kind, rows.get(key))


TEXTS = Listing(
    title="Teksty biura",
    file="teksty-biura",
    columns=(
        Column(
            "Tekst",
            lambda line: line.kind.name,
            link=lambda line: reverse("text_edit", args=[line.key]),
            may_follow=rules.may_edit_texts,
            is_heading=True,
        ),
        Column("Kto i gdzie go czyta", lambda line: line.kind.where),
        Column("Czyj", lambda line: line.whose),
    ),
    caption="Teksty, które biuro może powiedzieć po swojemu: {count}",
    empty="Nie ma takich tekstów.",
    size=100,
)
