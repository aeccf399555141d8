"""A plan that is over goes for good: by the function of the owner alone, which asks once more whether it may."""

from django.db import connection


def discard_plan(discarding: int) -> None:
    """Remove the plan that this ground is about, with its versions, decisions and files. A part of an act of
    `osl_site/common/discarding`, in its transaction. The database refuses what is not due."""
    with connection.cursor() as cursor:
        cursor.execute("select plans_discard(%s)", [discarding])
