"""Strings that are marked for translation, and catalogues as written (.po) and as compiled (.mo). No program needed."""

import ast
import re
import struct
from functools import cache
from pathlib import Path

from django.conf import settings
from django.utils.translation.template import templatize

ROOT = settings.BASE_DIR
MARKS = ("_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy")
LITERAL = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
CALL = re.compile(rf"\b(?:n?gettext|_)\({LITERAL}(?:, {LITERAL})?")
FIELD = re.compile(r'^(msgctxt|msgid|msgid_plural|msgstr)(?:\[\d\])? (".*")$')

Key = tuple[str, ...]  # what is looked up: one string, or the singular and the plural


@cache
def marked() -> dict[Key, set[str]]:
    """Every marked string of the product and the files it stands in."""
    found: dict[Key, set[str]] = {}
    for path in sources():
        read = in_template if path.suffix == ".html" else in_code
        for key in read(path.read_text()):
            found.setdefault(key, set()).add(str(path.relative_to(ROOT)))
    return found


def sources() -> list[Path]:
    tops = ("osl_site", "partners", "needs", "plans", "activities", "templates")
    return sorted(path for top in tops for path in (ROOT / top).rglob("*") if path.suffix in (".py", ".html"))


def in_template(text: str) -> list[Key]:
    """Django's own reading of a template for gettext, then the calls in it."""
    calls = CALL.findall(templatize(text))
    return [tuple(ast.literal_eval(word) for word in words if word) for words in calls]


def in_code(text: str) -> list[Key]:
    calls = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)]
    named = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in MARKS]
    return [tuple(word.value for word in call.args[:2] if isinstance(word, ast.Constant)) for call in named]


def written(language: str) -> dict[Key, list[str]]:
    """The .po file: what is looked up and its forms. The header stands under the empty string."""
    entries = {}
    for block in (folder(language) / "django.po").read_text().split("\n\n"):
        assert "#, fuzzy" not in block, block
        fields = fields_of(block)
        ids = tuple(words for name, words in fields if name.startswith("msgid"))
        entries[ids] = [words for name, words in fields if name == "msgstr"]
    return entries


def fields_of(block: str) -> list[tuple[str, str]]:
    fields: list[tuple[str, str]] = []
    for line in block.splitlines():
        if start := FIELD.match(line):
            fields.append((start[1], ast.literal_eval(start[2])))
        elif line.startswith('"'):
            name, words = fields[-1]
            fields[-1] = (name, words + ast.literal_eval(line))
    return fields


def compiled(language: str) -> dict[Key, list[str]]:
    """The .mo file, read as the GNU gettext manual describes it (The Format of GNU MO Files)."""
    data = (folder(language) / "django.mo").read_bytes()
    magic, _revision, count, originals, translations = struct.unpack_from("<5I", data)
    assert magic == 0x950412DE

    def strings(table: int, number: int) -> list[str]:
        length, offset = struct.unpack_from("<2I", data, table + 8 * number)
        return data[offset : offset + length].decode().split("\0")

    return {tuple(strings(originals, number)): strings(translations, number) for number in range(count)}


def folder(language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES"
