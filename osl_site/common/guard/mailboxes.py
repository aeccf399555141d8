"""Which mailbox an address leads to: `Maria.Nowak+kurs@GMail.com` is that of `marianowak@gmail.com`. Pure.

Never written to: letters go to the address as it was typed. The database finds alike (`osl_mailbox`).
"""

import re

from django.db.models import F, Func, TextField

TAG = r"(.)\+.*$"  # not a whole name that begins with a plus
OF_GOOGLE = r"^(gmail|googlemail)\.com$"
GOOGLE = "gmail.com"
NAME, DOMAIN = "regexp_replace(lower(t), '@[^@]*$', '')", "regexp_replace(lower(t), '^.*@', '')"
MAILBOX_IN_SQL = (
    f"return case when t !~ '@' then lower(t) when {DOMAIN} ~ '{OF_GOOGLE}' then "
    rf"replace(regexp_replace({NAME}, '{TAG}', '\1'), '.', '') || '@{GOOGLE}' "
    rf"else regexp_replace({NAME}, '{TAG}', '\1') || '@' || {DOMAIN} end"
)


def in_database(column: str) -> Func:
    """The mailbox of a column with an address."""
    return Func(F(column), function="osl_mailbox", output_field=TextField())


def mailbox_of(address: str) -> str:
    """Case, what follows a plus, and the dots of Google's are left out; nothing of nothing."""
    if "@" not in address:
        return address.lower()
    name, _at, domain = address.lower().rpartition("@")
    name = re.sub(TAG, r"\1", name)
    if re.search(OF_GOOGLE, domain):
        return f"{name.replace('.', '')}@{GOOGLE}"
    return f"{name}@{domain}"
