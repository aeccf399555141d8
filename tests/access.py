"""Who may open what: every address of the site, for every role, on the demonstration office.

Columns: nobody, coworker, organiser, director, administrator. `in` means: sent to sign in. An address that takes only
POST is asked with an empty POST; a permitted person then gets its form back (200), goes on (302) or is told what is
missing (400). The pages test opens every address that answers GET, so that no page escapes.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

ROLES = ("nobody", "coworker", "organiser", "director", "administrator")
PUBLIC = "200 200 200 200 200"


@dataclass(frozen=True)
class Row:
    """One address: what each role gets, and the arguments it takes, found in the seeded office when they are needed."""

    answers: str
    args: Callable[[], list[Any]] = list
    method: str = "GET"
    query: str = ""
    is_page: bool = True

    @property
    def by_role(self) -> dict[str, str]:
        return dict(zip(ROLES, self.answers.split(), strict=True))


TABLE: dict[str, Row] = {
    "health": Row(PUBLIC, is_page=False),
    "style": Row("in 200 200 200 200"),
    "contact": Row(PUBLIC),
    "accessibility_statement": Row(PUBLIC),
    "data_protection": Row(PUBLIC),
    "settings": Row("in 200 200 200 200"),
    "office_edit": Row("in 403 200 403 200"),
    "locality_list": Row("in 200 200 200 200"),
    "account_list": Row("in 403 403 403 200"),
    "account_add": Row("in 403 403 403 200"),
    "audit_trail": Row("in 403 403 200 200"),
    "access_log": Row("in 403 403 200 200"),
}
