"""Ways past the product's own code, to see that the database refuses by itself."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from psycopg.errors import InsufficientPrivilege


def refused(act):
    """A law of the database stands against it, or the application's role may not do it at all."""
    with pytest.raises((IntegrityError, ProgrammingError)) as refusal, transaction.atomic():
        act()
    assert isinstance(refusal.value, IntegrityError) or isinstance(refusal.value.__cause__, InsufficientPrivilege)


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
