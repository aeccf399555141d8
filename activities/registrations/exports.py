"""The sign-ups of one occurrence as a table to be saved."""

from typing import NamedTuple

from activities.models import Registration
from osl_site.common.lists.listing import Column


class SignUpLine(NamedTuple):
    """One registration, and which it is on the list."""

    row: Registration
    number: int


COLUMNS = (
    Column("Lp.", lambda line: line.number),
    Column("Imię i nazwisko", lambda line: line.row.name),
    Column("Telefon", lambda line: line.row.phone),
    Column("E-mail", lambda line: line.row.email),
    Column("Osoby", lambda line: line.row.people),
    Column("Stan", lambda line: line.row.get_state_display()),
    Column("Prośby", lambda line: ", ".join(line.row.wishes)),
)
