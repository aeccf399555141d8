"""The sign-ups of one occurrence as a table to be saved."""

from activities.models import Registration
from osl_site.common.lists.listing import Column

Line = tuple[Registration, int]


def line_column(name: str, value: str) -> Column:
    return Column(name, lambda line: getattr(line[0], value))


COLUMNS = (
    Column("Lp.", lambda line: line[1]),
    line_column("Imię i nazwisko", "name"),
    line_column("Telefon", "phone"),
    line_column("E-mail", "email"),
    line_column("Osoby", "people"),
    Column("Stan", lambda line: line[0].get_state_display()),
    Column("Prośby", lambda line: ", ".join(map(str, line[0].wishes))),
    line_column("Kod", "code_in_words"),
)
