"""What is taken out of a line before it is written: addresses, numbers of people, tokens, the contents of rows.

Masks are the second wall. The first is that lines are made of what is known to be harmless: of a request the name of
its address and not the address, of an error its kind and place and not its words, of the database's the names of
tables and constraints and not the row.
"""

import re
import traceback
from types import TracebackType
from typing import Any

MASK = "…"
EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
TOKEN = re.compile(r"(?<![\w-])(?=[\w-]*[0-9])(?=[\w-]*[A-Za-z])[\w-]{20,}(?:[:.][\w-]+)*")
NUMBER = re.compile(r"(?<![\w.:-])\+?\d(?:[ -]?\d){8,}(?![\w:])")  # of nine digits and more: a telephone, a PESEL
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|„[^”]*”")
DETAILS = re.compile(r"^(DETAIL|HINT|CONTEXT|QUERY|LINE \d+|STATEMENT):?.*$", re.MULTILINE)
URL_PASSWORD = re.compile(r"(?<=://)[^/\s@]+@")
STRUCTURAL = (AttributeError, NameError, ImportError, SyntaxError)  # whose words are names in the code
NAMES_OF_DATABASE = ("schema_name", "table_name", "column_name", "constraint_name", "datatype_name")
MOST_FRAMES = 30
ROOT = __file__.rpartition("/osl_site/")[0] + "/"


def scrubbed(text: str) -> str:
    """The text without what looks like a person's address or number, a token, or the contents of a row."""
    text = DETAILS.sub("", text).strip()
    text = URL_PASSWORD.sub(f"{MASK}@", text)
    for shape in (EMAIL, TOKEN, NUMBER):
        text = shape.sub(MASK, text)
    return text


def words_of(problem: BaseException) -> str:
    """What an error says, as far as it can hold no data: of most nothing, of the database's what was violated."""
    if diagnosed := getattr(problem, "diag", None) or getattr(problem.__cause__, "diag", None):
        return _of_database(diagnosed)
    if isinstance(problem, STRUCTURAL):
        return scrubbed(str(problem))
    if isinstance(problem, OSError) and problem.errno:
        return problem.strerror or ""
    if type(problem).__name__ in ("ImproperlyConfigured", "TemplateDoesNotExist", "FieldError", "FieldDoesNotExist"):
        return scrubbed(str(problem))
    return ""


def _of_database(diagnosed: Any) -> str:
    names = [f"{name}={value}" for name in NAMES_OF_DATABASE if (value := getattr(diagnosed, name))]
    primary = QUOTED.sub(MASK, diagnosed.message_primary or "")
    return scrubbed(" ".join(filter(None, (diagnosed.sqlstate, primary, *names))))


def kind_of(problem: BaseException) -> str:
    return f"{type(problem).__module__}.{type(problem).__qualname__}".removeprefix("builtins.")


def frames_of(trace: TracebackType | None) -> list[str]:
    """Where it happened, the innermost last: file, line and function. No variable of any of them."""
    found = traceback.extract_tb(trace)[-MOST_FRAMES:]
    return [f"{frame.filename.removeprefix(ROOT)}:{frame.lineno} {frame.name}" for frame in found]


def chain_of(problem: BaseException) -> list[dict[str, Any]]:
    """The error and what it came of, each with its kind, its words as far as they are harmless, and its place."""
    found, current = [], problem
    while current is not None and len(found) < 5:
        found.append({"kind": kind_of(current), "words": words_of(current), "trace": frames_of(current.__traceback__)})
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return found
