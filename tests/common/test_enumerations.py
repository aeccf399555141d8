"""Many names in one sentence: the first, and how many more."""

import pytest

from osl_site.common.text.enumerations import few_of


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ([], ""),
        (["Augamy"], "Augamy"),
        (["Augamy", "Bądze"], "Augamy, Bądze"),
        (["Augamy", "Bądze", "Dęby"], "Augamy, Bądze i jeszcze 1"),
        (["Augamy", "Bądze", "Dęby", "Glądy"], "Augamy, Bądze i jeszcze 2"),
    ],
)
def test_names_beyond_the_most_are_counted(names, said):
    assert few_of(names, 2) == said
