"""In which windows, colours and letters pages are looked at."""

from dataclasses import dataclass

WIDTHS = (320, 768, 1280)  # CSS pixels: a small phone, a tablet held upright, a desk
HEIGHTS = {320: 640, 768: 1024}
A4 = 718  # CSS pixels between margins of 10 mm


@dataclass(frozen=True)
class Look:
    """One way of looking at a page."""

    width: int
    is_dark: bool = False
    is_print: bool = False
    letters: str = "100%"

    @property
    def name(self) -> str:
        """„320-dark”: a heading of the sheet and a part of names of files."""
        if self.is_print:
            return "print"
        return "-".join([str(self.width), *["dark"] * self.is_dark, *["large"] * (self.letters != "100%")])

    @property
    def height(self) -> int:
        return HEIGHTS.get(self.width, 900)


EVERY = (
    *(Look(width) for width in WIDTHS),
    *(Look(width, is_dark=True) for width in WIDTHS),
    Look(A4, is_print=True),
    Look(320, letters="200%"),
)


def asked(*, widths: list[int], is_dark: bool, is_print: bool, is_large: bool) -> tuple[Look, ...]:
    """The looks that were asked for; every one when nothing was."""
    if not (widths or is_dark or is_print or is_large):
        return EVERY
    letters = "200%" if is_large else "100%"
    screens = widths or ([] if is_print else [320] if is_large else list(WIDTHS))
    found = [Look(width, is_dark=is_dark, letters=letters) for width in screens]
    return (*found, *[Look(A4, is_print=True)] * is_print)
