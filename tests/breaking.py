"""Ways past the product's own code, to see that the database refuses by itself."""

import pytest
from django.db import IntegrityError, connection, transaction


def refused(act):
    with pytest.raises(IntegrityError), transaction.atomic():
        act()


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
