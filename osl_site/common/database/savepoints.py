"""Transactions of thousands of acts, none of which need be taken back by itself.

`atomic` within `atomic` makes a savepoint and releases it: two statements for each act and each row of it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def without_savepoints() -> Iterator[None]:
    """One transaction, whole or not at all: an act that fails within it fails all, also where its error is caught,
    unless it is tried `with_savepoints`."""
    with transaction.atomic(), _savepoints(False):
        yield


@contextmanager
def with_savepoints() -> Iterator[None]:
    """Acts within it can be taken back by themselves, as everywhere else."""
    with _savepoints(True), transaction.atomic():
        yield


@contextmanager
def _savepoints(are_made: bool) -> Iterator[None]:
    features = connection.features  # of this connection alone
    before = features.uses_savepoints
    features.uses_savepoints = are_made
    try:
        yield
    finally:
        features.uses_savepoints = before
