"""The case mark of a letter, made of the office's pattern and the number that the letter gets."""

from osl_site.common.centre.models import Centre
from osl_site.common.centre.placeholders import ROOM, is_placeholder


def mark_of(office: Centre, *, number: int, year: int) -> str:
    """„CUS.4.2026”; nothing where the office has no pattern, or lacks the symbol that it names."""
    known = {"{rok}": str(year), "{numer}": str(number), "{symbol}": office.file_plan_symbol}
    mark = ROOM.sub(str(number), office.case_mark_pattern)
    for sign, value in known.items():
        mark = mark.replace(sign, value)
    return "" if is_placeholder(mark) or ".." in mark else mark
