"""A hundred queries written by hand find what says the same word in other forms, and little else."""

from statistics import mean

import pytest

from bench.gold import answers, gold


@pytest.mark.parametrize("is_plain", [False, True], ids=["as written", "without marks"])
def test_what_is_asked_in_any_form_is_found_and_little_else(is_plain):
    found = answers(gold(), is_plain=is_plain)
    assert len(found) == 100
    assert mean(one.recall for one in found) >= 0.98
    assert mean(one.precision for one in found) >= 0.98 - 1e-9


def test_a_query_that_finds_nothing_and_one_that_finds_too_much_are_told():
    one, other = answers([(("rower",), ("Lampa", "Rowery")), (("rower",), ("Rower",))], is_plain=False)
    assert (one.recall, one.precision, other.recall, other.precision) == (0.5, 0.5, 1.0, 0.5)
