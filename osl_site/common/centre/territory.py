"""Addresses of localities that one can say on the phone."""

from collections import Counter
from collections.abc import Sequence

from django.utils.text import slugify

WITHOUT_TAILS = str.maketrans("łŁ", "lL")  # the one Polish letter that Unicode does not take apart


def slugs(places: Sequence[tuple[str, str]]) -> dict[str, str]:
    """For pairs of SIMC id and name: „kandyty”; a name that repeats carries its id, „paustry-0474293”."""
    plain = {simc: slugify(name.translate(WITHOUT_TAILS)) for simc, name in places}
    times = Counter(plain.values())
    return {simc: slug if times[slug] == 1 else f"{slug}-{simc}" for simc, slug in plain.items()}
