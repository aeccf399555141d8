"""Bars of whole numbers: as long as their numbers say, with their table and a sentence."""

import re

from osl_site.common.pictures.bars import BarsOf, bars_chart


def test_bars_are_as_long_as_their_numbers_and_never_without_a_table():
    drawn = bars_chart(BarsOf("b", "Spotkania", "Miejscowość", "Spotkania", [("Kandyty", 10), ("Lipica", 5)]))
    assert drawn.desc == "Spotkania: najwięcej Kandyty (10), razem 15."
    assert drawn.rows == [("Kandyty", "10"), ("Lipica", "5")]
    lengths = [float(found) for found in re.findall(r'<rect class="chart__bar[^>]* width="([\d.]+)"', drawn.drawn)]
    assert drawn.height == 8 + 2 * 46
    assert len(lengths) == 2 and lengths[0] == 2 * lengths[1] > 0


def test_a_long_name_stands_whole_above_its_bar_in_as_many_lines_as_it_takes():
    goal = "Osoby starsze z małych wsi mają z kim być, mają jak dojechać i wiedzą, do kogo zadzwonić wieczorem"
    drawn = bars_chart(BarsOf("b", "Cele", "Cel", "Spotkania", [(goal, 10), ("Lipica", 5)]))
    lines = re.findall(r'<text class="chart__label"[^>]*>([^<]*)</text>', drawn.drawn)
    assert " ".join(lines) == f"{goal} Lipica"
    assert max(map(len, lines)) <= 40
    assert drawn.height == 8 + 2 * 46 + (len(lines) - 2) * 14
    tops = [float(found) for found in re.findall(r'<rect class="chart__bar[^>]* y="([\d.]+)"', drawn.drawn)]
    assert tops[1] - tops[0] == 46  # no bar lies in the words of the next
