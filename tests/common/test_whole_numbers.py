import pytest

from osl_site.common.text.whole_numbers import whole_number


@pytest.mark.parametrize("sent", ["", "-1", "1e3", "3.5", "²", "N-12", " 7", "9" * 16, "9" * 5000])
def test_what_no_page_sends_is_no_number(sent):
    assert whole_number(sent) is None


def test_what_a_page_sends_is_read_to_the_last_digit():
    assert whole_number("0012") == 12
    assert whole_number("9" * 15) == 999_999_999_999_999
    assert whole_number("100000", digits=5) is None
