"""Who does what: the parts that partners have in the offer."""

from activities import services
from osl_site.common import clock
from osl_site.roof.demo.load import Cast, read

AGREED = -90  # days: the week after the offer was published


def tell_roles(cast: Cast) -> None:
    """Kto co robi w ofercie"""
    with clock.at(cast.days.at(AGREED)):
        for told in read("planning.toml")["roles"]:
            activity = cast.rows[told["offer"]]
            partners = {cast.rows[part["partner"]]: part["role"] for part in told["partners"]}
            services.change_activity(activity, {}, revision=None, partners=partners, by=cast.organiser)
