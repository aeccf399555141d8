"""Bars of whole numbers: as long as their numbers say, with their table and a sentence."""

import re

from osl_site.common.pictures.bars import BarsOf, bars_chart


def test_bars_are_as_long_as_their_numbers_and_never_without_a_table():
    drawn = bars_chart(BarsOf("b", "Spotkania", "Miejscowość", "Spotkania", [("Kandyty", 10), ("Lipica", 5)]))
    assert drawn.desc == "Spotkania: najwięcej Kandyty (10), razem 15."
    assert drawn.rows == [("Kandyty", "10"), ("Lipica", "5")]
    lengths = [float(found) for found in re.findall(r'<rect class="chart__bar[^>]* width="([\d.]+)"', drawn.drawn)]
    assert len(lengths) == 2 and lengths[0] == 2 * lengths[1] > 0
