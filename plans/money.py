"""Sums as people write them."""

from decimal import Decimal


def money(value: Decimal) -> str:
    """„1 200 zł” or „0,50 zł”, thousands apart."""
    whole = f"{value:,.2f}".replace(",", "\N{NO-BREAK SPACE}").replace(".", ",").removesuffix(",00")
    return f"{whole}\N{NO-BREAK SPACE}zł"
