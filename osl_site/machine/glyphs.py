"""Which signs the typeface of paper holds: what `osl_site.machine.fonts` cuts, and all that documents can draw."""

# Latin, Greek and Cyrillic letters, punctuation, signs of money and of mathematics, arrows and ticks.
DRAWN = """
20-7E A0-17F 192 1CD-1DC 1E6-1E7 1EA-1EB 218-21B 2BB-2BC 2C6-2CC 2D0-2DD 300-304 306-30C 323 327-328 384-38A 38C 38E-3A1
3A3-3CE 400-45F 490-493 1E80-1E85 1E9E-1EF9 2007 2009-200A 2010-201E 2020-2023 2026 202F-2033 2035 2039-203A 203C-203F
2044 2047-204A 2070-2071 2074-208E 20A1 20A3-20A4 20A6-20A7 20A9 20AB-20AC 20AE 20B1-20B2 20B4-20B5 20B8-20BA 20BD 2105
2113 2116-2117 211E 2120 2122 2126 212E 2150-215E 2189 2190-2199 21A8 21D0-21D3 21E7 2200 2202-2203 2206 220F 2211-2212
2215 2219-221A 221E-221F 2229 222B 2236-2237 2248 2260-2261 2264-2265 2302-2303 25A0-25A1 25AA-25AC 25B2-25BA 25BC-25C4
25C6 25C9-25CC 25CF 25D8-25D9 25E6 2610-2611 263A-263C 2660 2663 2665-2666 266A-266B 2713-2714 2717-2718 2764
"""


def ranges() -> list[tuple[int, int]]:
    """First and last sign of each run of them."""
    ends = [part.partition("-") for part in DRAWN.split()]
    return [(int(first, 16), int(last or first, 16)) for first, _dash, last in ends]


def signs() -> set[int]:
    """Every sign of the typeface of paper."""
    return {sign for first, last in ranges() for sign in range(first, last + 1)}
