"""What the worker does about files that are read in. It bears being done twice."""

from procrastinate.contrib.django import app

from osl_site.common.imports import services


@app.task
def carry_on(run_id: int, by_id: int) -> None:
    """A file with many rows, looked at or taken."""
    services.carry_on(run_id, by_id)
