"""A plan that is over, and a report that is closed, go for good: by functions of the owner alone, which ask once more
whether they may."""

from django.db import connection


def discard_plan(discarding: int) -> None:
    """Remove the plan that this ground is about, with its versions, decisions and files. A part of an act of
    `osl_site/common/discarding`, in its transaction. The database refuses what is not due."""
    with connection.cursor() as cursor:
        cursor.execute("select plans_discard(%s)", [discarding])


def discard_report_record(discarding: int) -> None:
    """Remove the report that this ground is about, with the attempts before it and its files: as `discard_plan`."""
    with connection.cursor() as cursor:
        cursor.execute("select plans_report_discard(%s)", [discarding])
