"""Numbers that an address or a hidden field brings back: of a row, of a revision, of a place in an order."""

MOST_DIGITS = 15  # more than any row of ours will ever have, fewer than its column holds


def whole_number(sent: str, *, digits: int = MOST_DIGITS) -> int | None:
    """The number that was sent; None for what is none, or is longer: whoever sends it did not press on a page."""
    return int(sent) if sent.isdecimal() and len(sent) <= digits else None
