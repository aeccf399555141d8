"""Numbers and sums as people write them."""

from decimal import Decimal

SPACE = "\N{NO-BREAK SPACE}"


def number(value: Decimal) -> str:
    """„1 200” or „0,50”, thousands apart."""
    return f"{value:,.2f}".replace(",", SPACE).replace(".", ",").removesuffix(",00")


def money(value: Decimal) -> str:
    """„1 200 zł” or „0,50 zł”."""
    return f"{number(value)}{SPACE}zł"
